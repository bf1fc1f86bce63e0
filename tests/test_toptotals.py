"""Sums above the head of a ruled table, said again on every page, are one row of that table."""

from __future__ import annotations

import pytest
from reportlab.platypus import Flowable, PageBreak, Paragraph, Spacer, Table

from ingest.model import Box, Cell, Grid, Line, Span
from ingest.tables.toptotals import Placed, settle_totals
from test_halfruled import STYLE
from test_seams import GRID, read_tables

WIDTHS = [150, 70, 70, 70]
HEAD = ["Risk", "Owner", "A year", "In all"]
FIRST = [["Floods", "Roads", "12.0", "30.5"], ["Strikes", "Waste", "3.5", "4.0"]]
SECOND = [["Frost", "Roads", "1.5", "1.5"]]
TOTAL = ["Total", "17.0", "36.0"]
BOLD = ("FONTNAME", (0, 0), (-1, 0), "Helvetica-Bold")


def register(rows: list[list[str]], bold: bool = True) -> Table:
    return Table([HEAD, *rows], colWidths=WIDTHS, style=[*GRID, BOLD] if bold else GRID)


def sums(cells: list[str] = TOTAL, widths: list[int] | None = None) -> Table:
    """A row flush with the right side of the register, as wide as its last columns."""
    table = Table([cells], colWidths=widths or WIDTHS[4 - len(cells) :], style=GRID)
    table.hAlign = "RIGHT"
    return table


def right(table: Table) -> Table:
    table.hAlign = "RIGHT"
    return table


def test_a_total_over_the_head_of_each_page_is_one_row() -> None:
    story = [sums(), Spacer(1, 6), right(register(FIRST)), PageBreak(), sums(), Spacer(1, 6), right(register(SECOND))]
    (grid,) = read_tables(*story)
    assert grid.texts() == [HEAD, ["Total", "", "17.0", "36.0"], *FIRST, *SECOND]
    assert grid.header_rows == 1 and grid.pages == (1, 2)
    assert grid.rows[1][0] is not None and grid.rows[1][0].colspan == 2


@pytest.mark.parametrize(
    ("case", "story"),
    [
        ("words between", [sums(), Paragraph("Risks that we know of.", STYLE), right(register(FIRST))]),
        ("far above", [sums(), Spacer(1, 40), right(register(FIRST))]),
        ("no sums", [sums(["Total", "none", "none"]), Spacer(1, 6), right(register(FIRST))]),
        ("columns of its own", [sums(TOTAL, [70, 50, 90]), Spacer(1, 6), right(register(FIRST))]),
        ("a table without heads", [sums(), Spacer(1, 6), right(register(FIRST, bold=False))]),
    ],
)
def test_other_rows_stay_apart(case: str, story: list[Flowable]) -> None:
    found = read_tables(*story)
    assert [len(grid.rows) for grid in found] == [1, 3], case


def test_sums_whose_columns_are_not_known_stay_apart() -> None:
    """A row drawn without rules has places where nothing is; it is not known over which columns its sums stand."""

    def cell(text: str, x0: float, x1: float, top: float) -> Cell:
        span = Span(1, None, (Box(1, x0, top, x1, top + 12),))
        return Cell(text, span, (Line(text, span, size=10),))

    total = Grid(((cell("Total", 50, 100, 88), None, None, cell("36.0", 250, 300, 88)),))
    rows = [
        tuple(cell(text, 50 + 50 * at, 100 + 50 * at, top) for at, text in enumerate("abcde")) for top in (102, 120)
    ]
    placed: Placed = [(88.0, total), (102.0, Grid(tuple(rows), 1))]
    assert settle_totals(placed, []) == placed
