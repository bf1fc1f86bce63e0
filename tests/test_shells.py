"""Tables as word processors style them: frames round several rows, closely set columns, heads over heads."""

from __future__ import annotations

import pytest
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.platypus import Paragraph, Table

from ingest.model import Grid
from test_grids import read_tables

STYLE = ParagraphStyle("cell", getSampleStyleSheet()["Normal"], fontSize=10, leading=12)
BOLD = ParagraphStyle("head", STYLE, fontName="Helvetica-Bold")
RIGHT = ParagraphStyle("sum", STYLE, alignment=2)
HEAD = ["Ref", "Risk", "What is done", "RAG"]
RISKS = [
    ["R1", "The hall may not be ready before the season that begins in May", "Meetings each month", "Amber"],
    ["R2", "Prices of energy rise above the budget", "Contract at a fixed price for the pools and the hall", "Red"],
    ["R3", "Posts stay vacant", "Cover", "Green"],
    ["R4", "Grant is lost after the review", "Reserves set aside", "Amber"],
]
TOP = ("VALIGN", (0, 0), (-1, -1), "TOP")
FRAME = ("BOX", (0, 0), (-1, -1), 0.5, "black")
HEAD_RULES = [("GRID", (0, 0), (-1, 0), 0.5, "black")]
STYLES: dict[str, list[tuple[object, ...]]] = {
    "ruled head over bands of shade in a frame": [
        *HEAD_RULES,
        FRAME,
        *(("BACKGROUND", (0, at), (-1, at), "lightgrey") for at in (1, 3)),
    ],
    "ruled head over rows in a frame": [*HEAD_RULES, FRAME],
    "rules between columns in a frame": [FRAME, ("LINEBEFORE", (1, 0), (-1, -1), 0.5, "black")],
    "columns ruled in every second row": [
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, "black"),
        FRAME,
        *(("LINEBEFORE", (1, at), (-1, at), 0.5, "black") for at in (0, 2, 4)),
    ],
}  # fmt: skip
SUMS = [
    ["Budget", "Spent", "Budget", "Likely"],
    ["Parks and open spaces", "1,204", "1,198", "1,250", "1,262"],
    ["Libraries", "2,310", "2,295", "2,280", "2,301"],
    ["Housing advice", "980", "1,012", "1,005", "1,040"],
    ["Net cost", "4,494", "4,505", "4,535", "4,603"],
]


def read_one(rows: list[list[Paragraph | str]], style: list[tuple[object, ...]], widths: list[float]) -> Grid:
    (grid,) = read_tables(Table(rows, style=[TOP, *style], colWidths=widths))
    return grid


@pytest.mark.parametrize("name", STYLES)
def test_a_frame_round_several_rows_has_their_cells(name: str) -> None:
    rows = [[Paragraph(text, BOLD if at == 0 else STYLE) for text in row] for at, row in enumerate([HEAD, *RISKS])]
    grid = read_one(rows, STYLES[name], [34, 190, 150, 60])
    assert grid.texts() == [HEAD, *RISKS]
    assert grid.header_rows == 1


def test_a_frame_of_one_row_stays_one_row() -> None:
    words = [Paragraph(text, STYLE) for text in ("One<br/>Two", "Of the first and of what is with it", "Yes")]
    grid = read_one([words], [("GRID", (0, 0), (-1, -1), 0.5, "black")], [80, 80, 80])
    assert grid.texts() == [["One Two", "Of the first and of what is with it", "Yes"]]


def test_sums_set_close_before_words_are_a_column() -> None:
    names = ["Ash", "Birch", "Cedar", "Damson"]
    rows = [["Ward", "Cost", "State"], *([name, f"{at + 1},{at}50", "Planned"] for at, name in enumerate(names))]
    cells = [[Paragraph(a, STYLE), Paragraph(b, RIGHT), Paragraph(c, STYLE)] for a, b, c in rows]
    pad = [("LEFTPADDING", (0, 0), (-1, -1), 4), ("RIGHTPADDING", (0, 0), (-1, -1), 4)]
    assert read_one(cells, pad, [160, 80, 80]).texts() == rows


def test_a_label_that_goes_on_in_a_second_line_is_one_row() -> None:
    rows = [["What", "2031", "2032"], ["Share of what is thrown away that is used again", "48%", "51%"]]
    rows += [["Of which", "", ""], ["Days to let a home that has been empty", "24", "26"], ["Fires", "3", "2"]]
    cells = [[Paragraph(a, STYLE), Paragraph(b, RIGHT), Paragraph(c, RIGHT)] for a, b, c in rows]
    tight = [("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 0)]
    assert read_one(cells, tight, [140, 80, 80]).texts() == rows


@pytest.mark.parametrize("pad", [0, 4], ids=["lines of one distance", "rows apart"])
def test_heads_over_heads_reach_over_their_columns(pad: int) -> None:
    rows = [["Service", "2031/32", "", "2032/33", ""], ["", *SUMS[0]], *SUMS[1:]]
    style = [
        ("ALIGN", (1, 1), (-1, -1), "RIGHT"),
        ("ALIGN", (1, 0), (-1, 0), "CENTER"),
        ("SPAN", (1, 0), (2, 0)),
        ("SPAN", (3, 0), (4, 0)),
        ("TOPPADDING", (0, 0), (-1, -1), pad),
        ("BOTTOMPADDING", (0, 0), (-1, -1), pad),
        ("FONTNAME", (0, 0), (-1, 1), "Helvetica-Bold"),
    ]
    grid = read_one(rows, style, [160, 70, 70, 70, 70])
    assert grid.texts() == rows
    assert [cell and cell.colspan for cell in grid.rows[0]] == [1, 2, None, 2, None]
    assert grid.header_rows == 2


def test_a_head_between_rules_of_columns_reaches_over_them() -> None:
    rows = [["Service", "2031/32", "", "2032/33", ""], ["", *SUMS[0]], *SUMS[1:]]
    style = [
        FRAME,
        ("LINEBEFORE", (1, 0), (1, -1), 0.5, "black"),
        ("LINEBEFORE", (3, 0), (3, -1), 0.5, "black"),
        ("LINEBEFORE", (2, 1), (2, -1), 0.5, "black"),
        ("LINEBEFORE", (4, 1), (4, -1), 0.5, "black"),
        ("SPAN", (1, 0), (2, 0)),
        ("SPAN", (3, 0), (4, 0)),
        ("ALIGN", (1, 0), (-1, -1), "RIGHT"),
    ]
    grid = read_one(rows, style, [160, 70, 70, 70, 70])
    assert grid.texts()[0] == rows[0]
    assert grid.texts()[2:] == rows[2:]
    assert [cell and cell.colspan for cell in grid.rows[0]] == [1, 2, None, 2, None]
