"""Blocks of one ruled table that a line or a little room parts."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

from ingest.model import Grid
from ingest.pdf import read_pdf
from test_halfruled import STYLE

GRID = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("FONTSIZE", (0, 0), (-1, -1), 8)]
WIDTHS = [150, 70, 70, 70]
HEAD = [["Scheme", "Cost", "2031-32", "2032-33"]]
PARKS = [["Ponds", "120", "60", "60"], ["Paths", "90", "90", "0"]]
ROADS = [["Bridge", "700", "300", "400"], ["Lamps", "80", "40", "40"]]


def read_tables(*story: Flowable) -> list[Grid]:
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer).build(list(story))
    document = read_pdf(Path("made-up.pdf"), buffer.getvalue(), "")
    return [block.grid for block in document.blocks if block.grid]


def block(rows: list[list[str]], bold: bool = False) -> Table:
    style = [*GRID, ("FONTNAME", (0, 0), (-1, 0), "Helvetica-Bold")] if bold else GRID
    return Table(rows, colWidths=WIDTHS, style=style)


def between(text: str) -> Table:
    return Table([[text, "", "", ""]], colWidths=WIDTHS, rowHeights=[12], style=[("FONTSIZE", (0, 0), (-1, -1), 8)])


def test_group_heads_without_rules_are_rows_of_the_table() -> None:
    story = [block(HEAD, True), between("Parks"), block(PARKS), between("Roads"), block(ROADS)]
    (grid,) = read_tables(*story)
    assert grid.texts() == [*HEAD, ["Parks", "", "", ""], *PARKS, ["Roads", "", "", ""], *ROADS]
    assert [cell and cell.colspan for cell in grid.rows[1]] == [4, None, None, None]
    assert grid.header_rows == 1


@pytest.mark.parametrize("room", [3, 9])
def test_a_little_room_parts_no_table(room: int) -> None:
    (grid,) = read_tables(block([*HEAD, *PARKS], True), Spacer(1, room), block([["Total", "210", "150", "60"]]))
    assert grid.texts() == [*HEAD, *PARKS, ["Total", "210", "150", "60"]]


@pytest.mark.parametrize(
    ("name", "parting", "second"),
    [
        ("a caption", [between("Table 2: Roads")], [*HEAD, *ROADS]),
        ("heads of its own", [Spacer(1, 6)], [["Road", "Length", "Built", "Due"], *ROADS]),
        ("the same heads again", [Spacer(1, 6)], [*HEAD, *ROADS]),
        ("a paragraph", [Paragraph("Roads were looked at by the members in June. " * 3, STYLE)], ROADS),
    ],
)
def test_tables_of_their_own_stay_apart(name: str, parting: list[Flowable], second: list[list[str]]) -> None:
    found = read_tables(block([*HEAD, *PARKS], True), *parting, block(second, second is not ROADS))
    assert [grid.texts() for grid in found] == [[*HEAD, *PARKS], second]
