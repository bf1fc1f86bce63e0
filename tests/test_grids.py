"""Tables of a PDF: ruled and unruled, merged cells, over page breaks."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from ingest.model import Grid
from ingest.pdf import read_pdf
from test_pdf import Canvas, prose, texts, typeset, write

GRID = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")]


def read_tables(*tables: Table) -> list[Grid]:
    buffer = io.BytesIO()
    style = getSampleStyleSheet()["Normal"]
    story = [part for table in tables for part in (Paragraph("Words between the tables.", style), table)]
    SimpleDocTemplate(buffer, pagesize=A4).build(story)
    document = read_pdf(Path("made-up.pdf"), buffer.getvalue(), "")
    return [block.grid for block in document.blocks if block.grid]


def test_cells_with_boxes() -> None:
    rows = [["Item", "Cost", "Ward"], ["Paving", "\u00a3100", "Fenway"], ["", "\u00a320", "Holt"]]
    (grid,) = read_tables(Table(rows, style=[*GRID, ("FONTNAME", (0, 0), (-1, 0), "Helvetica-Bold")]))
    assert grid.texts() == rows
    assert (grid.header_rows, grid.pages, grid.ruled) == (1, (1,), True)
    cell = grid.rows[1][1]
    assert cell is not None and cell.lines[0].text == "\u00a3100"
    outer, inner = cell.span.boxes[0], cell.lines[0].span.boxes[0]
    assert outer.x0 <= inner.x0 and inner.x1 <= outer.x1 and outer.top <= inner.top and inner.bottom <= outer.bottom + 1


@pytest.mark.parametrize(
    ("span", "shape"),
    [
        (("SPAN", (0, 1), (1, 1)), (1, 0, 1, 2)),
        (("SPAN", (0, 1), (0, 2)), (1, 0, 2, 1)),
        (("SPAN", (1, 0), (2, 1)), (0, 1, 2, 2)),
    ],
)
def test_merged_cells(span: tuple[object, ...], shape: tuple[int, int, int, int]) -> None:
    rows = [["a1", "a2", "a3"], ["b1", "b2", "b3"], ["c1", "c2", "c3"]]
    (grid,) = read_tables(Table(rows, style=[*GRID, span]))
    row, column, down, over = shape
    cell = grid.rows[row][column]
    assert cell is not None and (cell.rowspan, cell.colspan) == (down, over)
    covered = {(row + y, column + x) for y in range(down) for x in range(over)} - {(row, column)}
    assert {(y, x) for y in range(3) for x in range(3) if grid.rows[y][x] is None} == covered


@pytest.mark.parametrize("repeat", [0, 1])
def test_a_table_over_two_pages_is_one_grid(repeat: int) -> None:
    rows = [["Ref", "Step", "By"], *([f"{at}", f"Step {at} of the plan", "June"] for at in range(70))]
    style = [*GRID, ("FONTNAME", (0, 0), (-1, 0), "Helvetica-Bold")]
    (grid,) = read_tables(Table(rows, style=style, repeatRows=repeat))
    assert grid.texts() == rows
    assert (grid.header_rows, len(grid.pages)) == (1, 2)


def test_tables_of_other_columns_stay_apart() -> None:
    first = Table([["a", "b"]] * 20, style=GRID, colWidths=[100, 100])
    second = Table([["c", "d", "e"]] * 40, style=GRID, colWidths=[80, 80, 80])
    assert [grid.width for grid in read_tables(first, second)] == [2, 3]


def test_words_of_a_table_are_in_no_paragraph() -> None:
    buffer = io.BytesIO()
    style = getSampleStyleSheet()["Normal"]
    cell = Paragraph(prose(30), style)
    story = [
        Paragraph(prose(40, 100), style),
        Table([["One", cell], ["Two", ""]], style=GRID),
        Paragraph("After.", style),
    ]
    SimpleDocTemplate(buffer, pagesize=A4).build(story)
    document = read_pdf(Path("made-up.pdf"), buffer.getvalue(), "")
    assert [block.kind for block in document.blocks] == ["paragraph", "grid", "paragraph"]
    assert document.blocks[1].grid is not None
    assert document.blocks[1].grid.texts() == [["One", prose(30)], ["Two", ""]]


UNRULED = [
    (
        "names and copies side by side",
        (70, 240, 300, 470),
        [
            ["Name", "Copies", "Name", "Copies"],
            ["Councillor Ada Fenn", "1", "Cy Dell, Director", "1"],
            ["Councillor Bo Marsh", "1", "Di Holt, Clerk", "2"],
            ["Reserves", "", "Ed Lock", "1"],
            ["Councillor Flo Nunn", "1", "", ""],
        ],
    ),
    (
        "labels and values",
        (70, 240),
        [
            ["Lead officer", "Cy Dell, Director"],
            ["Version", "Final"],
            ["Dated", "6 June 2031"],
            ["Key decision?", "No"],
        ],
    ),
]


@pytest.mark.parametrize(("name", "sides", "rows"), UNRULED, ids=[case[0] for case in UNRULED])
def test_columns_without_rules_are_a_grid(name: str, sides: tuple[int, ...], rows: list[list[str]]) -> None:
    def draw(canvas: Canvas) -> None:
        for at, row in enumerate(rows):
            for x, text in zip(sides, row, strict=True):
                write(canvas, x, 100 + 20 * at, text)

    (block,) = typeset(draw).blocks
    assert block.grid is not None
    assert (block.grid.texts(), block.grid.ruled) == (rows, False)


def test_blocks_of_figures_without_rules_are_rows() -> None:
    """Groups of lines with white between them: each line of figures is a row, the bold head over them another."""
    groups = [
        [["Base budget", "1,204.5", "36.1", "1,240.6"], ["Adjustments", "-12.0", "12.0", "0.0"]],
        [
            ["SPENDING", "", "", ""],
            ["Pay", "21.4", "-0.7", "20.7"],
            ["Prices", "3.2", "1.1", "4.3"],
            ["Total spending", "24.6", "0.4", "25.0"],
        ],
        [["SAVINGS", "", "", ""], ["Policy", "-30.8", "0.0", "-30.8"], ["Income", "-3.6", "-0.5", "-4.1"]],
    ]

    def draw(canvas: Canvas) -> None:
        top = 100
        for group in groups:
            for row in group:
                write(canvas, 70, top, row[0], 10, "Helvetica" if row[1] else "Helvetica-Bold")
                for x, text in zip((300, 380, 460), row[1:], strict=True):
                    canvas.setFont("Helvetica", 10)
                    canvas.drawRightString(x, canvas._pagesize[1] - top, text)
                top += 12
            top += 5

    (block,) = typeset(draw).blocks
    assert block.grid is not None
    assert block.grid.texts() == [row for group in groups for row in group]


def test_numbered_paragraphs_are_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        for at in range(6):
            write(canvas, 70, 100 + 20 * at, f"{at + 1}.")
            write(canvas, 105, 100 + 20 * at, f"Matter {at} was noted.")

    document = typeset(draw)
    assert [block.kind for block in document.blocks] == ["paragraph"] * 6
    assert texts(document)[0] == "Matter 0 was noted."


def test_a_box_with_one_cell_is_text() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rect(60, 600, 300, 60)
        write(canvas, 70, 210, "A boxed sentence.")

    assert [(block.kind, block.text) for block in typeset(draw).blocks] == [("paragraph", "A boxed sentence.")]


def test_a_grid_of_more_columns_on_the_next_page_is_the_same_grid() -> None:
    """An audit trail whose labels end one page and whose consultees, in three columns, begin the next."""

    def rule(canvas: Canvas, xs: list[int], tops: list[int]) -> None:
        for top in tops:
            canvas.line(xs[0], A4[1] - top, xs[-1], A4[1] - top)
        for x in xs:
            canvas.line(x, A4[1] - tops[0], x, A4[1] - tops[-1])

    def draw(canvas: Canvas) -> None:
        rule(canvas, [70, 200, 500], [700, 720, 740])
        for at, text in enumerate(["Lead officer", "Version"]):
            write(canvas, 75, 714 + 20 * at, text)
            write(canvas, 205, 714 + 20 * at, f"Value {at}")
        canvas.showPage()
        rule(canvas, [70, 200, 350, 500], [60, 80, 100])
        for at, text in enumerate(["Officer title", "Clerk"]):
            for x, word in zip((75, 205, 355), (text, "Sought", "Included"), strict=True):
                write(canvas, x, 74 + 20 * at, word)

    (block,) = typeset(draw).blocks
    assert block.grid is not None
    assert [len(row) for row in block.grid.rows] == [3, 3, 3, 3]
    assert block.grid.texts()[1] == ["Version", "Value 1", ""]
    assert block.grid.rows[1][1] is not None and block.grid.rows[1][1].colspan == 2


def test_a_box_that_begins_with_the_same_label_again_is_a_new_grid() -> None:
    boxes = [Table([["Project", f"Path {at}"], ["Cost", "\u00a35"]], style=GRID, spaceAfter=300) for at in range(3)]
    assert [grid.texts()[0][1] for grid in read_tables(*boxes)] == ["Path 0", "Path 1", "Path 2"]


def test_a_stack_of_figures_beside_names_is_several_rows() -> None:
    """A distribution list ruled by column only."""
    rows = [("Councillor Ada Fenn", "1"), ("Councillor Bo Marsh", "1"), ("Reserves", ""), ("Cy Dell", "10")]

    def draw(canvas: Canvas) -> None:
        for top in (90, 110, 210):
            canvas.line(70, A4[1] - top, 400, A4[1] - top)
        for x in (70, 300, 400):
            canvas.line(x, A4[1] - 90, x, A4[1] - 210)
        for at, (name, copies) in enumerate([("Name", "Copies"), *rows]):
            write(canvas, 75, 104 + 20 * at, name)
            if copies:
                write(canvas, 305, 104 + 20 * at, copies)

    (block,) = typeset(draw).blocks
    assert block.grid is not None
    assert block.grid.texts() == [["Name", "Copies"], *map(list, rows)]


def test_bands_of_shade_in_an_empty_cell_are_no_rows() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0.8, 0.4, 0.2)
        for at in range(6):
            canvas.rect(70, A4[1] - 200 + 10 * at, 60, 1, stroke=0, fill=1)
        for top in (110, 140, 200, 240):
            canvas.line(70, A4[1] - top, 400, A4[1] - top)
        for x in (70, 130, 250, 400):
            canvas.line(x, A4[1] - 110, x, A4[1] - 240)
        for top, word in ((130, "one"), (160, "two"), (220, "three")):
            write(canvas, 140, top, word)
            write(canvas, 260, top, f"{word} more")

    (block,) = typeset(draw).blocks
    assert block.grid is not None
    assert [row[1] for row in block.grid.texts()] == ["one", "two", "three"]


def test_notes_in_the_margin_are_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        for at in range(8):
            write(
                canvas, 70, 100 + 14 * at, f"the members heard about matter number {at} and asked for further work on"
            )
            if at % 3 == 0:
                write(canvas, 520, 100 + 14 * at, "AF")

    assert {block.kind for block in typeset(draw).blocks} == {"paragraph"}


def test_a_total_whose_row_has_no_upright_rules_is_a_row() -> None:
    """The sum of a section on a bar of colour, ruled above and below only; the table goes on under it."""
    rows = [("1", "Parks", "Mowing", "1.5"), ("2", "Total parks", "", "1.5"), ("3", "Roads", "Salt", "30.0")]

    def draw(canvas: Canvas) -> None:
        high = canvas._pagesize[1]
        for top in (100, 116, 132, 148):
            canvas.line(60, high - top, 400, high - top)
        canvas.line(60, high - 100, 60, high - 148)
        canvas.line(90, high - 100, 90, high - 148)
        for x in (200, 330, 400):
            canvas.line(x, high - 100, x, high - 116)
            canvas.line(x, high - 132, x, high - 148)
        for at, row in enumerate(rows):
            for x, text in zip((60, 90, 200, 330), row, strict=True):
                write(canvas, x + 3, 111 + 16 * at, text, 8)

    (block,) = typeset(draw).blocks
    assert block.grid is not None
    assert block.grid.texts() == [list(row) for row in rows]


def test_the_name_of_a_total_on_a_bar_at_a_tables_foot_stands_in_its_row() -> None:
    """Below the last row only the columns of sums are ruled; the bar closes the rest of it."""
    rows = [("1", "Parks", "Mowing", "1.5"), ("2", "Roads", "Salt", "30.0"), ("3", "Total spending", "", "31.5")]

    def draw(canvas: Canvas) -> None:
        high = canvas._pagesize[1]
        canvas.setFillColorRGB(0.6, 0.7, 0.9)
        canvas.rect(60, high - 148, 340, 16, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        for top in (100, 116, 132):
            canvas.line(60, high - top, 400, high - top)
        canvas.line(330, high - 148, 400, high - 148)
        for x in (60, 90, 200):
            canvas.line(x, high - 100, x, high - 132)
        for x in (330, 400):
            canvas.line(x, high - 100, x, high - 148)
        for at, row in enumerate(rows):
            for x, text in zip((60, 90, 200, 330), row, strict=True):
                write(canvas, x + 3, 111 + 16 * at, text, 8)

    (block,) = typeset(draw).blocks
    assert block.grid is not None
    assert [" ".join(row).split() for row in block.grid.texts()] == [" ".join(row).split() for row in rows]
