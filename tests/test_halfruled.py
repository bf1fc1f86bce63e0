"""Tables with rules between rows only, between columns only, or with shades in place of rules."""

from __future__ import annotations

import pytest
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, Table

from ingest.model import Grid
from test_grids import read_tables
from test_pdf import HEIGHT, Canvas, pour, prose, typeset

STYLE = getSampleStyleSheet()["Normal"]
HEAD = ["Action", "Owner", "When"]
ROWS = [
    ["Write to every school in the borough about the new offer of places for the autumn", "Cy Dell", "June 2031"],
    ["Bring a further report to the committee with the figures of each ward", "Di Holt, Head of Service", "July 2031"],
    ["Publish the plan", "Ed Lock", "September 2031 at the latest"],
    ["Review the plan with partners after a year and tell members what was learned", "Cy Dell", "June 2032"],
]
TOP = ("VALIGN", (0, 0), (-1, -1), "TOP")
STYLES: dict[str, list[tuple[object, ...]]] = {
    "rules between rows": [("LINEBELOW", (0, 0), (-1, -1), 0.5, "black"), ("LINEABOVE", (0, 0), (-1, 0), 0.5, "black")],
    "rules between columns": [
        ("LINEBEFORE", (0, 0), (-1, -1), 0.5, "black"),
        ("LINEAFTER", (-1, 0), (-1, -1), 0.5, "black"),
    ],
    "every second row shaded": [("BACKGROUND", (0, at), (-1, at), "lightgrey") for at in (1, 3)],
    "head shaded, rules between rows": [
        ("BACKGROUND", (0, 0), (-1, 0), "darkblue"),
        ("LINEBELOW", (0, 1), (-1, -1), 0.5, "grey"),
    ],
    "every cell shaded, white between": [
        ("BACKGROUND", (0, 0), (-1, -1), "lightblue"),
        ("GRID", (0, 0), (-1, -1), 2, "white"),
    ],
    "frame and head rule": [("BOX", (0, 0), (-1, -1), 0.5, "black"), ("LINEBELOW", (0, 0), (-1, 0), 0.5, "black")],
}


def made(style: list[tuple[object, ...]], rows: list[list[str]] = ROWS) -> Grid:
    cells = [[Paragraph(text, STYLE) for text in row] for row in [HEAD, *rows]]
    (grid,) = read_tables(Table(cells, style=[TOP, *style], colWidths=[220, 110, 100]))
    return grid


@pytest.mark.parametrize("name", STYLES)
def test_a_table_with_few_rules_has_its_cells(name: str) -> None:
    assert made(STYLES[name]).texts() == [HEAD, *ROWS]


@pytest.mark.parametrize("name", ["head shaded, rules between rows", "every second row shaded"])
def test_a_shaded_head_is_a_header(name: str) -> None:
    assert made(STYLES[name]).header_rows == (1 if "head" in name else 0)


def test_a_ruled_table_with_a_shaded_head_of_two_rows() -> None:
    rows = [["Service", "2031", "", "2032", ""], ["", "Plan", "Spent", "Plan", "Spent"], ["Roads", "1", "2", "3", "4"]]
    style = [
        ("GRID", (0, 0), (-1, -1), 0.5, "black"),
        ("SPAN", (0, 0), (0, 1)),
        ("SPAN", (1, 0), (2, 0)),
        ("SPAN", (3, 0), (4, 0)),
        ("BACKGROUND", (0, 0), (-1, 1), "lightgrey"),
    ]
    (grid,) = read_tables(Table(rows, style=style))
    assert grid.header_rows == 2
    assert [cell and cell.colspan for cell in grid.rows[0]] == [1, 2, None, 2, None]
    assert grid.texts()[2] == rows[2]


def test_heads_flush_left_over_figures_flush_right() -> None:
    rows = [["Service", "Budget \u00a3000", "Outturn \u00a3000"], ["Roads and winter service", "1,200", "1,350"]]
    rows += [["Parks", "300", "(290)"], ["Total", "1,500", "1,640"]]
    style = [("ALIGN", (1, 1), (-1, -1), "RIGHT"), ("LINEBELOW", (0, 0), (-1, -1), 0.5, "grey")]
    (grid,) = read_tables(Table(rows, style=style, colWidths=[200, 110, 110]))
    assert grid.texts() == rows


def test_labels_and_prose_parted_by_one_upright_rule_go_on_over_pages() -> None:
    """Rules above and below each row, one between the columns, none at the sides; the second page has no label."""
    rows = [
        ("Running down reserves", f"Evidence: {prose(60)}", 100, 220),
        ("Savings not made", prose(40, 100), 220, 400),
        ("", f"and so it was {prose(200, 300)}", 60, 500),
    ]

    def draw(canvas: Canvas) -> None:
        for label, text, top, foot in rows:
            if not label:
                canvas.showPage()
            for y in (top, foot):
                canvas.line(60, HEIGHT - y, 530, HEIGHT - y)
            canvas.line(160, HEIGHT - top, 160, HEIGHT - foot)
            pour(canvas, label, 64, top + 14, 90)
            pour(canvas, text, 166, top + 14, 355)

    (block,) = typeset(draw).blocks
    assert block.grid is not None
    assert block.grid.texts() == [[rows[0][0], rows[0][1]], [rows[1][0], f"{rows[1][1]} {rows[2][1]}"]]
    assert block.grid.pages == (1, 2)


def test_lines_that_no_upright_rule_crosses_are_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        for top in (100, 200, 300):
            canvas.line(60, HEIGHT - top, 530, HEIGHT - top)
            pour(canvas, prose(40, top), 64, top + 20, 450)
        canvas.line(300, HEIGHT - 400, 300, HEIGHT - 500)

    assert [block.kind for block in typeset(draw).blocks] == ["paragraph"] * 3
