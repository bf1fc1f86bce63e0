"""Columns of tables without rules whose heads are flush left over figures that are flush right."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from test_pdf import write
from test_subcolumns import only_grid, right

LEFT, RIGHT = (70, 240, 340, 440), (0, 330, 430, 530)
ROWS = [("Schools", "41,200", "43,950", "750"), ("Roads and bridges", "62,480", "62,100", "380"),
        ("Ponds", "18,900", "19,010", "110"), ("Total", "122,580", "125,060", "1,240")]  # fmt: skip


@pytest.mark.parametrize(
    ("heads", "units", "expected"),
    [
        (("Service", "Budget", "Forecast", "Variance"), (), ["Service", "Budget", "Forecast", "Variance"]),
        # What the figures are in, flush right below; no head over the names of the rows.
        (("Service", "Budget", "Forecast", "Variance"), ("£000",) * 3,
         ["Service", "Budget £000", "Forecast £000", "Variance £000"]),
        (("", "Marlbeck", "Thornmere", "England"), (), ["", "Marlbeck", "Thornmere", "England"]),
    ],
)  # fmt: skip
def test_heads_stand_over_the_figures_right_of_them(
    heads: tuple[str, ...], units: tuple[str, ...], expected: list[str]
) -> None:
    def draw(canvas: Canvas) -> None:
        for x, text in zip(LEFT, heads, strict=True):
            write(canvas, x, 100, text, 8, "Helvetica-Bold")
        for x, text in zip(RIGHT[1:], units, strict=False):
            right(canvas, x, 110, text)
        for n, row in enumerate(ROWS):
            write(canvas, LEFT[0], 130 + 15 * n, row[0], 8)
            for x, text in zip(RIGHT[1:], row[1:], strict=True):
                right(canvas, x, 130 + 15 * n, text)

    texts = [[" ".join(text.split()) for text in row] for row in only_grid(draw).texts()]
    assert texts[0] == expected
    assert texts[1:] == [list(row) for row in ROWS]
