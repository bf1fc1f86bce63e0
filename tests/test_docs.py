"""The docs say what the code does: generated pages are current, and what they name exists."""

from __future__ import annotations

import importlib.util
import re
from fnmatch import fnmatch
from pathlib import Path

import pytest

from corpus.cli import main as papers

ROOT = Path(__file__).resolve().parent.parent
SPEC = importlib.util.spec_from_file_location("docs_make", ROOT / "docs" / "make.py")
assert SPEC and SPEC.loader
docs_make = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(docs_make)

PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").glob("*.md")])
by_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


def test_generated_pages_are_current() -> None:
    assert not docs_make.find_stale(), "run ./run docs"


def test_every_command_has_help_and_an_example() -> None:
    for name, command in papers.commands.items():
        assert command.help, f"papers {name} has no help"
        assert command.epilog and f"papers {name}" in command.epilog, f"papers {name} has no example"


@by_page
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


@by_page
def test_commands_in_the_docs_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for name in re.findall(r"(?:^|`)papers ([a-z]+)\b", text, re.MULTILINE):
        assert name in papers.commands, f"{page.name} speaks of papers {name}"
    case = (ROOT / "run").read_text(encoding="utf-8")
    for name in re.findall(r"\./run ([a-z]+)", text):
        assert re.search(rf"^    {name}\)", case, re.MULTILINE), f"{page.name} speaks of ./run {name}"


def test_files_named_in_the_docs_exist() -> None:
    for page in PAGES:
        for name in re.findall(r"`((?:ingest|extract|corpus|tests|docs)/[\w/.]*)`", page.read_text(encoding="utf-8")):
            assert (ROOT / name).exists(), f"{page.name} names {name}"


def test_every_file_of_a_stage_stands_in_the_map_once() -> None:
    """In the row of its folder, by its name or by one that it matches best."""
    told: dict[str, list[str]] = {}
    for line in (ROOT / "docs/architecture.md").read_text("utf-8").splitlines():
        if match := re.match(r"\| `((?:ingest|extract)/(?:\w+/)?)` \|.*\|(.*)\|$", line):
            told[match[1]] = re.findall(r"`([\w*]+)`", match[2])
    folders = {path.parent for package in ("ingest", "extract") for path in (ROOT / package).rglob("*.py")}
    assert {f"{folder.relative_to(ROOT)}/" for folder in folders} == set(told)
    for folder, names in told.items():
        files = {path.stem for path in (ROOT / folder).glob("*.py")} - {"__init__"}
        assert {file for file in files if sum(fnmatch(file, name) for name in names) != 1} == set(), folder
        assert [name for name in names if not any(fnmatch(file, name) for file in files)] == [], folder
