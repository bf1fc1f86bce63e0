"""What the tests share: the made-up papers, a corpus built from them once, the papers of `../shared` when present."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sites import PAPERS_COMMAND, Get, getter, make_hostile

ROOT = Path(__file__).resolve().parent.parent
PAPERS = ROOT / "tests" / "packs" / "papers"
TRUTH = ROOT / "tests" / "packs" / "truth"
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def papers() -> Path:
    """The folder of the made-up papers: `pdf/` and `text/` hold the same papers under the same stems."""
    return PAPERS


@pytest.fixture(scope="session")
def truth() -> Path:
    """The folder with the truth of the made-up papers, one JSON file for each stem."""
    return TRUTH


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real papers beside the checkout; a test that asks for it is skipped where it is absent."""
    if not (SHARED / "packs").is_dir():
        pytest.skip("needs the real papers in ../shared")
    return SHARED


@pytest.fixture(scope="session")
def corpus_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus of all made-up papers, text and PDF, built once for the whole run; tests only read it."""
    db = tmp_path_factory.mktemp("corpus") / "corpus.db"
    command = [sys.executable, "-c", PAPERS_COMMAND, "ingest", str(PAPERS), "--db", str(db)]
    built = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, stdin=subprocess.DEVNULL, timeout=240)
    assert built.returncode == 0, f"papers ingest ended with {built.returncode}:\n{built.stdout}{built.stderr}"
    return db


@pytest.fixture(scope="session")
def get(corpus_db: Path) -> Iterator[Get]:
    """A page of the site over the made-up papers."""
    made = getter(corpus_db)
    yield made
    made.close()  # type: ignore[attr-defined]


@pytest.fixture(scope="session")
def get_hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Get]:
    """A page of the site over a paper whose every word is markup."""
    path = tmp_path_factory.mktemp("hostile") / "corpus.db"
    make_hostile(path)
    made = getter(path)
    yield made
    made.close()  # type: ignore[attr-defined]
