"""Tables that go on over pages with fewer rules or figures, forms one on each page, and dashes drawn on their own."""

from __future__ import annotations

from array import array

import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.model import Box, Cell, Grid, Line, Span
from ingest.tables.pagebreaks import goes_on, join_grids
from ingest.tables.widening import widen
from test_pdf import typeset, write

SIDES = (100.0, 150.0, 200.0, 250.0)


def cell(text: str, x: float, sides: tuple[float, float], page: int = 2, over: int = 1) -> Cell:
    """A cell whose words begin at x, a space of any width each ("Core~~Total": two)."""
    edges = array("f", [x + 5 * at for at in range(len(text) + 1)])
    shown = text
    while "  " in shown:
        at = shown.index("  ")
        shown, edges = shown[:at] + shown[at + 1 :], edges[: at + 1] + edges[at + 2 :]
    span = Span(page, None, (Box(page, sides[0], 0, sides[1], 10),))
    return Cell(shown, span, (Line(shown, span, 8, edges=edges),) if text else (), 1, over)


LABEL = cell("Grants", 20, (10, 100))
ONES = tuple(cell(text, x + 10, (x, x + 50)) for text, x in zip(("1.0", "2.0", "3.0"), SIDES, strict=False))
WIDE = Grid(((LABEL, *ONES),), 0, (1,))


@pytest.mark.parametrize(
    ("text", "x", "cells"),
    [
        ("16,448.1", 206, ["", "", "16,448.1"]),
        ("12.0", 120, ["12.0", "", ""]),
        ("-", 244, ["", "", "-"]),
        ("Core      Net       Total", 112, ["Core", "Net", "Total"]),
        ("2031-32", 155, ["2031-32", None, None]),
        ("7", 172, ["7", None, None]),
        ("Money for the care of adults", 105, ["Money for the care of adults", None, None]),
        ("", 0, ["", None, None]),
    ],
)
def test_words_of_a_wide_cell_go_into_the_columns_they_stand_in(text: str, x: float, cells: list[str | None]) -> None:
    narrow = Grid(((LABEL, cell(text, x, (100, 250))),), 0, (2,))
    (row,) = widen(narrow, WIDE).rows
    assert [found and found.text for found in row[1:]] == cells


def form(page: int, *rows: tuple[str, str], heads: int = 0) -> Grid:
    return Grid(tuple((cell(a, 20, (10, 100), page), cell(b, 110, (100, 250), page)) for a, b in rows), heads, (page,))


@pytest.mark.parametrize(
    ("first", "second", "heads", "joined"),
    [
        (
            [("Change to the budget", ""), ("Name:", "Ponds")],
            [("Change to the budget", ""), ("Name:", "Paths")],
            0,
            False,
        ),
        (
            [("Change to the budget", ""), ("Name:", "Ponds")],
            [("Change to the budget", ""), ("Name:", "Ponds")],
            1,
            False,
        ),
        ([("Scheme", "Cost"), ("Ponds", "3")], [("Scheme", "Cost"), ("Ponds", "4")], 1, True),
        ([("Scheme:", "Cost"), ("Ponds", "3")], [("Scheme:", "Cost"), ("Paths", "4")], 1, True),
    ],
)
def test_forms_one_on_each_page_stay_apart(
    first: list[tuple[str, str]], second: list[tuple[str, str]], heads: int, joined: bool
) -> None:
    assert goes_on(form(1, *first, heads=heads), form(2, *second, heads=heads)) == joined


@pytest.mark.parametrize(
    ("upper", "lower", "rows"),
    [
        (("Grants", "Money for the care"), ("", "of adults"), 1),
        (("Grants", "Paid at last", "3.5"), ("", "Money for schools", ""), 2),
        (("Grants", "Money for the", "3.5"), ("", "care of adults", ""), 1),
    ],
)
def test_a_row_of_sums_is_cut_only_in_its_words(upper: tuple[str, ...], lower: tuple[str, ...], rows: int) -> None:
    grids = [
        Grid((tuple(cell(text, 20, (at, at + 1), page) for at, text in enumerate(texts)),), 0, (page,))
        for page, texts in ((1, upper), (2, lower))
    ]
    assert len(join_grids(*grids).rows) == rows


def test_a_dash_drawn_on_its_own_between_words_stands_between_them() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 70, 100, "TOTAL CHANGES   TO INCOME")
        write(canvas, 70 + canvas.stringWidth("TOTAL CHANGES", "Helvetica", 11) + 2.5, 100, "-")
        write(canvas, 70, 140, "Nothing else was said.")

    assert typeset(draw).blocks[0].text == "TOTAL CHANGES - TO INCOME"
