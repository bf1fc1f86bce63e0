"""Signs that a spreadsheet sets apart from their figures, and sums that it runs together."""

from __future__ import annotations

import pytest

from ingest.model import Grid
from test_pdf import Canvas, typeset, write
from test_subcolumns import right

Placed = tuple[float, float, str]  # left side (negative: right side), top, text

ROWS = [("Core", "151,171.3", "113,024.4"), ("External", "48,960.3", "38,698.8"), ("Total", "200,131.6", "74,325.6")]


def grid_of(printed: list[Placed]) -> Grid:
    def draw(canvas: Canvas) -> None:
        write(canvas, 60, 80, "The sums below are in thousands of pounds and are not yet audited by anybody.")
        for x, top, text in printed:
            if x < 0:
                right(canvas, -x, top, text)
            else:
                write(canvas, x, top, text, 8)

    (grid,) = [block.grid for block in typeset(draw).blocks if block.grid]
    return grid


def sums(rows: list[tuple[str, str, str]], sides: tuple[float, float]) -> list[Placed]:
    """Labels at the left and figures that end at two sides, one line under the other."""
    printed: list[Placed] = []
    for at, (label, first, second) in enumerate(rows):
        top = 120 + 11 * at
        printed += [(60, top, label), (-sides[0], top, first), (-sides[1], top, second)]
    return printed


CASES: list[tuple[str, list[Placed], list[list[str]]]] = [
    (
        "a dash drawn on its own between the words of a label",
        [*sums([*ROWS[:2], ("Total  cost", "200,131.6", "74,325.6")], (340, 378)), (79.5, 142, "-")],
        [*map(list, ROWS[:2]), ["Total - cost", "200,131.6", "74,325.6"]],
    ),
    ("sums a space apart are columns", sums(ROWS, (340, 378)), [list(row) for row in ROWS]),
    (
        "a sign drawn on its own before the second sum is its own",
        [*sums(ROWS, (340, 378)), (-346.8, 131, "-")],
        [["Core", "151,171.3", "113,024.4"], ["External", "48,960.3", "-38,698.8"], ["Total", "200,131.6", "74,325.6"]],
    ),
    (
        "signs at the left side of accounting cells are of the figure behind them",
        [*sums(ROWS, (340, 420)), (352, 131, "-")],
        [["Core", "151,171.3", "113,024.4"], ["External", "48,960.3", "-38,698.8"], ["Total", "200,131.6", "74,325.6"]],
    ),
    (
        "so are brackets",
        [*sums([ROWS[0], ("External", "48,960.3", "38,698.8)"), ROWS[2]], (340, 420)), (352, 131, "(")],
        [
            ["Core", "151,171.3", "113,024.4"],
            ["External", "48,960.3", "(38,698.8)"],
            ["Total", "200,131.6", "74,325.6"],
        ],
    ),
    (
        "a dash where the column before has its figures is nothing in that column",
        [*sums([ROWS[0], ROWS[1], ("Grants", "", "38,698.8"), ROWS[2]], (340, 420)), (-334, 142, "-")],
        [
            ["Core", "151,171.3", "113,024.4"],
            ["External", "48,960.3", "38,698.8"],
            ["Grants", "-", "38,698.8"],
            ["Total", "200,131.6", "74,325.6"],
        ],
    ),
]


@pytest.mark.parametrize(("name", "printed", "expected"), CASES, ids=[case[0] for case in CASES])
def test_every_sign_stands_before_its_own_figure(name: str, printed: list[Placed], expected: list[list[str]]) -> None:
    assert grid_of(printed).texts() == expected
