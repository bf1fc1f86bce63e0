"""Which group of a table a row is of: until the total that names the group; a label half a line below its figures."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.tables.table_rows import read_body
from test_observations import table
from test_pdf import write
from test_subcolumns import box, only_grid, right

HEADS = " | 2031-32 | 2032-33"


@pytest.mark.parametrize(
    ("rows", "groups"),
    [
        (
            ["RESERVES | | ", "Paid in | 5 | 7", "TOTAL RESERVES | 5 | 7", "NET CHANGE | 20 | 30"],
            {"Paid in": "RESERVES", "TOTAL RESERVES": "RESERVES", "NET CHANGE": None},
        ),
        (
            ["GRANTS | | ", "Schools | 5 | 7", "Sub-total grants | 5 | 7", "New grant | 1 | 1", "Total grants | 6 | 8"],
            {"Sub-total grants": "GRANTS", "New grant": "GRANTS", "Total grants": "GRANTS"},
        ),
        (
            ["PARKS | | ", "Ponds | 5 | 7", "Total spending | 5 | 7", "Income | 1 | 1"],
            {"Total spending": "PARKS", "Income": "PARKS"},
        ),
        # The only total, at the end of several groups, is of them all; one of several totals is of its group.
        (
            ["PARKS | | ", "Ponds | 5 | 7", "ROADS | | ", "Lamps | 1 | 1", "Total | 6 | 8"],
            {"Ponds": "PARKS", "Lamps": "ROADS", "Total": None},
        ),
        (
            ["PARKS | | ", "Ponds | 5 | 7", "Total | 5 | 7", "ROADS | | ", "Lamps | 1 | 1", "Total | 1 | 1"],
            {"Ponds": "PARKS", "Lamps": "ROADS", "Total": "ROADS"},
        ),
        (["PARKS | | ", "Ponds | 5 | 7", "Total | 5 | 7"], {"Ponds": "PARKS", "Total": "PARKS"}),
        (
            ["PARKS | | ", "Ponds | 5 | 7", "ROADS | | ", "Lamps | 1 | 1", "Total roads | 1 | 1"],
            {"Ponds": "PARKS", "Total roads": "ROADS"},
        ),
        (
            ["PARKS | | ", "Ponds | 5 | 7", "Parks total | 5 | 7", "ROADS | | ", "Lamps | 1 | 1"],
            {"Ponds": "PARKS", "Lamps": "ROADS"},
        ),
    ],
)
def test_a_total_that_names_its_group_ends_it(rows: list[str], groups: dict[str, str | None]) -> None:
    lines = {line.label: line.group for line in read_body(table(HEADS, "\n".join(rows))).lines}
    assert {label: lines[label] for label in groups} == groups


@pytest.mark.parametrize(("lower", "rows"), [(5, 4), (13, 5)])
def test_a_label_half_a_line_below_its_figures_is_of_their_row(lower: float, rows: int) -> None:
    def draw(canvas: Canvas) -> None:
        box(canvas, [60, 260, 420], [80, 100, 190])
        write(canvas, 64, 95, "Service", 8)
        write(canvas, 270, 95, "Budget", 8)
        for at, label in enumerate(("Parks and ponds", "Roads and bridges", "Schools", "Balance")):
            top = 115 + 14 * at
            write(canvas, 64, top + (lower if label == "Balance" else 0), label, 8)
            right(canvas, 330, top, f"{at + 1},0{at}0.5")
            right(canvas, 400, top, f"{at + 4},1{at}0.5")

    texts = only_grid(draw).texts()
    assert len(texts) == rows + 1
    assert (texts[-1][0] == "Balance" and texts[-1][1] == "4,030.5") == (lower < 8)
