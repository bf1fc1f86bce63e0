"""Those present as a table of places, bodies or posts and the people from there: one person a row."""

from __future__ import annotations

import pytest

from extract.attendance.attendance_grids import read_grid
from ingest.model import Cell, Grid

PLACES = [
    ("Larkshire Mayor", "Ada Fenn (In the Chair)"),
    ("Larkshire Deputy Mayor Police, Crime & Fire", "Baroness Bea Marsh"),
    ("Marlstow", "Councillor Cy Dell"),
    ("Stowe Magna", "Councillor Di O\u2019Holt"),
]
OFFICERS = [
    ("LCA - Chief Executive", "Ed Lock"),
    ("LCA - Deputy Chief Executive", "Fay Moor"),
    ("Marlstow", "Gil Ash"),
]


def lines(rows: list[tuple[str, str]]) -> list[str]:
    return [row.text for row in read_grid(Grid(tuple((Cell(a), Cell(b)) for a, b in rows)))]


def test_people_beside_their_places_are_read_one_a_row() -> None:
    """A long post with commas would be read as several; the name alone is kept."""
    assert lines(PLACES) == [name for _, name in PLACES]


def test_officers_have_the_posts_beside_them() -> None:
    assert lines(OFFICERS) == ["Ed Lock, LCA - Chief Executive", "Fay Moor, LCA - Deputy Chief Executive", "Gil Ash"]


@pytest.mark.parametrize(
    ("case", "rows", "read"),
    [
        ("names in both columns", [("Ada Fenn", "Bo Marsh"), ("Cy Dell", "Di Holt"), ("Ed Lock", "Fay Moor")],
         ["Ada Fenn", "Bo Marsh", "Cy Dell", "Di Holt", "Ed Lock", "Fay Moor"]),
        ("labels", [("Chair:", "Ada Fenn"), ("Apologies:", "Bo Marsh"), ("Present:", "Cy Dell")], None),
        ("names before posts", [("Ada Fenn", "Head of Parks"), ("Bo Marsh", "Head of Roads"), ("Cy Dell", "Clerk")],
         ["Ada Fenn, Head of Parks", "Bo Marsh, Head of Roads", "Cy Dell, Clerk"]),
    ],
)  # fmt: skip
def test_other_tables_are_read_as_before(case: str, rows: list[tuple[str, str]], read: list[str] | None) -> None:
    assert lines(rows) == (read if read is not None else lines(rows)), case
    assert read is not None or any("Apologies" in line for line in lines(rows))
