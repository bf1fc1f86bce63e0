"""Drawing a page for the site: a hostile one costs its own image, within a time and a memory limit."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT
from corpus import drawing
from test_hostile import looping_form, pages

DRAW = """
import asyncio, resource, sys
from pathlib import Path
from corpus.drawing import draw_page
image = asyncio.run(draw_page(Path(sys.argv[1]), 1))
print(len(image or b""), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10)
"""


@pytest.mark.parametrize(("name", "drawn"), [("plain", True), ("looping", False)])
def test_a_page_is_drawn_within_limits(tmp_path: Path, name: str, drawn: bool) -> None:
    """Bytes of the image, and the most memory in MB that drawing took."""
    paper = tmp_path / name
    paper.write_bytes(pages(1) if drawn else looping_form())
    done = subprocess.run(
        [sys.executable, "-c", DRAW, str(paper)], capture_output=True, text=True, cwd=ROOT, timeout=90
    )
    size, memory = map(int, done.stdout.split())
    assert bool(size) == drawn and memory < 1500, done.stderr


def test_a_page_that_takes_too_long_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "SECONDS", 0.01)
    (tmp_path / "paper").write_bytes(pages(1))
    assert asyncio.run(drawing.draw_page(tmp_path / "paper", 1)) is None
