"""Titles printed over a table on each of its pages are found among the running heads."""

from __future__ import annotations

import pytest

from extract.running_titles import running_titles
from ingest.model import Block, Box, Cell, Document, Grid, Line, Page, Span

TITLE = "Appendix C: Register of Schemes"


def line(text: str, page: int, top: float = 40, size: float = 14, bold: bool = True) -> Line:
    return Line(text, Span(page, None, (Box(page, 50, top, 300, top + size),)), size, bold)


def table(*pages: int) -> Block:
    """A table that runs over some pages."""
    words = line("Ponds", pages[0], 100, 9, bold=False)
    span = Span(pages[0], None, tuple(Box(page, 50, 100, 500, 400) for page in pages))
    return Block("grid", "Ponds", (words,), span, grid=Grid(((Cell("Ponds"), Cell("3")),), 0, pages))


def text(page: int) -> Block:
    words = line("The members met.", page, 100, 11, bold=False)
    return Block("paragraph", words.text, (words,), words.span)


def paper(blocks: list[Block], heads: dict[int, list[Line]]) -> list[str | None]:
    """The running title of each table of a paper with these running heads on its pages."""
    pages = tuple(Page(number, "", str(number), furniture=tuple(heads.get(number, ()))) for number in range(1, 5))
    document = Document("made-up.pdf", "", "application/pdf", pages, tuple(blocks))
    found = running_titles(document)
    return [found.get(id(block)) for block in blocks if block.grid]


def heads(
    *pages: int, name: str = TITLE, size: float = 14, bold: bool = True, top: float = 40
) -> dict[int, list[Line]]:
    return {page: [line(name, page, top, size, bold)] for page in pages}


@pytest.mark.parametrize(
    ("case", "blocks", "running", "titles"),
    [
        ("over all its pages", [table(1, 2, 3)], heads(1, 2, 3), [TITLE]),
        ("over two tables, one going on", [table(1, 2, 3), table(4)], heads(1, 2, 3, 4), [TITLE, TITLE]),
        ("large, not bold", [table(1, 2)], heads(1, 2, bold=False), [TITLE]),
        ("set like a running head", [table(1, 2)], heads(1, 2, size=9, bold=False), [None]),
        ("over text as well", [table(1, 2), text(3)], heads(1, 2, 3), [None]),
        ("over a form a page", [table(1), table(2), table(3)], heads(1, 2, 3), [None, None, None]),
        ("a page number", [table(1, 2)], heads(1, 2, name="A12"), [None]),
        ("at the foot", [table(1, 2)], heads(1, 2, top=700), [None]),
        ("text above the table", [text(1), table(1, 2)], heads(1, 2), [None]),
        (
            "the nearest of two",
            [table(1, 2)],
            {page: [line("Capital Plan", page, 20), line(TITLE, page, 50)] for page in (1, 2)},
            [TITLE],
        ),
    ],
)
def test_titles(case: str, blocks: list[Block], running: dict[int, list[Line]], titles: list[str | None]) -> None:
    assert paper(blocks, running) == titles, case
