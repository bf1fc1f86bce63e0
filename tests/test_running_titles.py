"""Titles printed over a table on each of its pages are found among the running heads."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.parts import Part
from extract.tables.running_titles import running_titles
from extract.tables.tables import find_tables
from ingest.model import Block, Box, Cell, Document, Grid, Line, Page, Span
from test_pdf import HEIGHT, typeset, write

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


ROWS = [["Scheme", "Owner", "Cost"], ["Ponds", "Parks", "12.5"], ["Paths", "Parks", "3.0"], ["Total", "", "15.5"]]


def register(canvas: Canvas, titles: list[str]) -> None:
    """The same heads over rows on every page, each under a running title."""
    for title in titles:
        write(canvas, 180, 40, title, 14, "Helvetica-Bold")
        for at, row in enumerate(ROWS):
            for x, text in zip((64, 264, 364), row, strict=True):
                write(canvas, x, 112 + 16 * at, text, 9, "Helvetica-Bold" if at == 0 else "Helvetica")
        canvas.grid([60, 260, 360, 460], [HEIGHT - 100 - 16 * at for at in range(len(ROWS) + 1)])
        canvas.showPage()


@pytest.mark.parametrize(
    ("titles", "tables"),
    [
        (["Plan: Spending"] * 2 + ["Plan: Income"] * 2, [("Plan: Spending", 1, 2), ("Plan: Income", 3, 4)]),
        (["Plan: Spending"] * 4, [("Plan: Spending", 1, 4)]),
    ],
)
def test_a_table_ends_with_its_running_title(titles: list[str], tables: list[tuple[str, int, int]]) -> None:
    document = typeset(lambda canvas: register(canvas, titles))
    part = Part("body", 0, document.blocks)
    found = find_tables(document, [part], frozenset(), {})
    assert [(one.title, one.span.page, one.page_to) for one in found] == tables
