"""The made-up papers are what their sources make of them, in the forms that the readers must cope with."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from packs.markup import parse_body
from packs.plain import write_text
from packs.source import Paper, read_papers
from packs.truth import find_truth
from packs.typeset import typeset

ALL = read_papers()
by_stem = pytest.mark.parametrize("paper", ALL, ids=lambda paper: paper.stem)


def read_pages(data: bytes) -> list[tuple[float, float, str]]:
    """Width, height and text of each page."""
    document = pdfium.PdfDocument(data)
    try:
        return [(*page.get_size(), page.get_textpage().get_text_bounded()) for page in document]
    finally:
        document.close()


@by_stem
def test_typesetting_again_gives_the_same_bytes(paper: Paper) -> None:
    assert typeset(paper) == typeset(paper)


@by_stem
def test_the_kept_papers_are_those_of_the_sources(paper: Paper, papers: Path, truth: Path) -> None:
    """PDFs by their pages' sizes and texts: compressed bytes differ between releases of zlib."""
    kept = (papers / "pdf" / f"{paper.stem}.pdf").read_bytes()
    assert read_pages(typeset(paper)) == read_pages(kept), "run ./run papers"
    words = (papers / "text" / f"{paper.stem}.txt").read_text(encoding="utf-8")
    assert write_text(paper) == words, "run ./run papers"
    assert find_truth(paper, words) == json.loads((truth / f"{paper.stem}.json").read_text(encoding="utf-8"))


def test_nothing_else_is_kept(papers: Path, truth: Path) -> None:
    stems = {paper.stem for paper in ALL}
    for folder in (papers / "pdf", papers / "text", truth):
        assert {path.stem for path in folder.iterdir()} == stems


@by_stem
def test_papers_are_small(paper: Paper, papers: Path) -> None:
    assert (papers / "pdf" / f"{paper.stem}.pdf").stat().st_size < 300_000


def test_the_packs_have_every_form(papers: Path) -> None:
    packs = [paper for paper in ALL if paper.style == "pack"]
    assert len(packs) == 2
    for paper in packs:
        assert len(paper.reports) == 3 and paper.minutes and paper.distribution
        pages = read_pages((papers / "pdf" / f"{paper.stem}.pdf").read_bytes())
        assert any(width > height for width, height, _ in pages), "a landscape page"
    scans = [p.stem for p in packs for page in read_pages(typeset(p)) if not page[2].strip()]
    assert scans == ["housing-scrutiny-pack"], "one page that is a scan"
    bookmarked = [p.stem for p in packs if list(pdfium.PdfDocument(typeset(p)).get_toc())]
    assert bookmarked == ["cabinet-pack"]


def test_a_table_goes_on_over_the_page_with_its_header(papers: Path) -> None:
    pages = read_pages((papers / "pdf" / "housing-scrutiny-pack.pdf").read_bytes())
    headed = [number for number, (_, _, text) in enumerate(pages) if "Quarter 1" in text and "Quarter 4" in text]
    assert len(headed) == 2 and headed[1] == headed[0] + 1


MARKUP = [
    # text, kind, marker, number
    ("# HEADING", "heading", None, None),
    ("3. Three", "item", "3.", "3"),
    ("2.1 Two point one", "item", "2.1", "2.1"),
    ("(a) letter", "item", "(a)", "a"),
    ("> 1) decided", "item", "1)", "1"),
    ("- bullet", "bullet", "-", None),
    ("2019 was a year", "paragraph", None, None),  # a number that is no marker
    ("!RESOLVED:", "word", None, None),
]


@pytest.mark.parametrize(("line", "kind", "marker", "number"), MARKUP)
def test_markup(line: str, kind: str, marker: str | None, number: str | None) -> None:
    (element,) = parse_body(line)
    assert (element.kind, element.marker, element.number) == (kind, marker, number)


def test_a_block_must_end() -> None:
    with pytest.raises(ValueError, match="no @end"):
        parse_body("@table\na | b")
