"""Tables without rules one under the other, lists with a code or number for each row, and frames, stay apart."""

from __future__ import annotations

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from test_pdf import HEIGHT, texts, typeset, write

Lines = list[tuple[float, list[tuple[float, str]]]]  # top, (x, text); a negative x is a right side

LIST: Lines = [(100 + 14 * at, [(-400, text), (430, code)]) for at, (text, code) in enumerate(
    [("Draft programme", "A"), ("Programme of each service", "B"), ("Strategy", "C"), ("Policy on reserves", "D")]
)]  # fmt: skip
BOX: Lines = [
    (200, [(50, "From"), (140, "The leader of the council, Ms Ashby, with")]),
    (214, [(140, "the member for parks")]),
    (228, [(50, "Author"), (140, "Head of Parks")]),
    (242, [(50, "Sent to"), (140, "Cabinet")]),
]


def grids(lines: Lines, frame: tuple[float, float, float, float] | None = None) -> list[list[list[str]]]:
    def draw(canvas: Canvas) -> None:
        for top, parts in lines:
            for x, text in parts:
                at = x if x > 0 else -x - canvas.stringWidth(text, "Helvetica", 11)
                write(canvas, at, top, text)
        if frame:
            x0, top, x1, bottom = frame
            canvas.rect(x0, HEIGHT - bottom, x1 - x0, bottom - top)

    return [block.grid.texts() for block in typeset(draw).blocks if block.grid]


def cells(lines: Lines) -> list[list[str]]:
    return [[text for _, text in parts] for _, parts in lines]


def test_columns_at_other_places_after_a_wide_white_are_another_table() -> None:
    box = [
        ["From", "The leader of the council, Ms Ashby, with the member for parks"],
        ["Author", "Head of Parks"],
        ["Sent to", "Cabinet"],
    ]
    assert grids([*LIST, *BOX]) == [cells(LIST), box]


def test_rows_in_the_same_columns_after_a_wide_white_are_of_the_table() -> None:
    more: Lines = [(190, [(-400, "Glossary"), (430, "E")]), (204, [(-400, "Index"), (430, "F")])]
    assert grids([*LIST, *more]) == [cells([*LIST, *more])]


@pytest.mark.parametrize("shift", [0.0, 2.5])
def test_each_line_with_a_code_is_a_row_however_close(shift: float) -> None:
    lines = [(top + (shift if at == 2 else 0), parts) for at, (top, parts) in enumerate(LIST)]
    assert grids(lines) == [cells(LIST)]


def test_lines_without_a_number_go_on_with_the_row_that_is_numbered() -> None:
    titles = [("Plan of parks", "1"), ("Register of risks", "2"), ("(Audit Committee, 23 March)", ""), ("Budget", "3")]
    lines: Lines = [
        (100 + 14 * at, [(-400, text), *([(430, code)] if code else [])]) for at, (text, code) in enumerate(titles)
    ]
    read = [["Plan of parks", "1"], ["Register of risks (Audit Committee, 23 March)", "2"], ["Budget", "3"]]
    assert grids(lines) == [read]


def test_heads_half_a_line_above_figures_are_a_row() -> None:
    rows = [["Parks", "1", "2"], ["Roads and bridges", "2", "5"], ["Schools", "3", "12"], ["Reserves", "4", "14"]]
    lines: Lines = [(100, [(420, "Section"), (480, "Page")])]
    lines += [(112 + 15 * at, [(-400, name), (435, one), (490, two)]) for at, (name, one, two) in enumerate(rows)]
    assert grids(lines) == [[["", "Section", "Page"], *rows]]


FRAMED: Lines = [
    (298, [(80, "Adult care"), (300, "Ms Ashby")]),
    (311, [(80, "Transport"), (300, "Mr Birch")]),
    (324, [(80, "Schools"), (300, "Ms Cole")]),
]
PEOPLE: Lines = [
    (250, [(50, "Head of Parks"), (250, "Cy Dell"), (400, "01632 960 101")]),
    (264, [(50, "Head of Roads"), (250, "Di Holt"), (400, "01632 960 102")]),
    (278, [(50, "Head of Waste"), (250, "Ed Lock"), (400, "01632 960 103")]),
]


@pytest.mark.parametrize("framed", [True, False])
def test_a_frame_parts_tables(framed: bool) -> None:
    found = grids([*PEOPLE, *FRAMED], (70, 287, 520, 334) if framed else None)
    assert (found == [cells(PEOPLE), cells(FRAMED)]) == framed


def test_heads_above_a_frame_are_of_its_table() -> None:
    head: Lines = [(285, [(80, "Service"), (300, "Member")])]
    assert grids([*head, *FRAMED], (70, 289, 520, 334)) == [cells([*head, *FRAMED])]


def test_a_centred_title_that_runs_on_in_small_letters_is_one() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 13)
        canvas.drawCentredString(A4[0] / 2, HEIGHT - 80, "Draft Budget of the Borough,")
        canvas.drawCentredString(A4[0] / 2, HEIGHT - 96, "and Plan of Its Schemes")
        for at in range(6):
            write(
                canvas, 50, 140 + 14 * at, "The council looked at what it spends on its parks and roads in each year."
            )

    assert texts(typeset(draw))[0] == "Draft Budget of the Borough, and Plan of Its Schemes"


PRESENT: Lines = [
    (100, [(66, "Ada Fenn"), (300, "Di Holt")]),
    (114, [(66, "Bo Marsh"), (300, "Ed Lock")]),
    (128, [(66, "Cy Dell"), (300, "Fay Moor")]),
]


@pytest.mark.parametrize(
    ("case", "x", "read"), [("in the columns above", 300, True), ("in columns of their own", 240, False)]
)
def test_few_names_in_the_columns_of_a_list_above_are_cells(case: str, x: float, read: bool) -> None:
    few: Lines = [(190, [(66, "Gil Ashby"), (x, "Hal Birch")]), (204, [(66, "Ivy Cole")])]
    found = grids([*PRESENT, (160, [(66, "Apologies:")]), *few])
    assert found == [cells(PRESENT), *([[["Gil Ashby", "Hal Birch"], ["Ivy Cole", ""]]] if read else [])], case


def test_a_bold_line_over_the_next_list_is_no_cell_of_the_one_above() -> None:
    """A list of one row, then the label of the next list and its rows in the same columns."""
    one: Lines = [(180, [(66, "Marlstow"), (300, "Gil Ashby")])]
    more: Lines = [(230 + 15 * at, [(66, place), (300, name)]) for at, (place, name) in enumerate(
        [("Chief Officer", "Hal Birch"), ("Treasurer", "Ivy Cole"), ("Stowe", "Jo Dean")]
    )]  # fmt: skip
    found = grids([*PRESENT, (155, [(62, "IN ATTENDANCE:")]), *one, (206, [(62, "OFFICERS IN ATTENDANCE:")]), *more])
    assert found == [cells(PRESENT), cells(one), cells(more)]


@pytest.mark.parametrize(
    ("between", "tables"),
    [("Table 4 - What ward salt went to", 2), ("Figure 2: Salt", 2), ("Table salt", 1), ("Salt", 1)],
)
def test_the_caption_of_the_next_table_ends_the_one_above_it(between: str, tables: int) -> None:
    first: Lines = [
        (100 + 14 * at, [(50, label), (-300, plan), (-400, spent)])
        for at, (label, plan, spent) in enumerate(
            [("Item", "Plan", "Spent"), ("Salt", "41,000", "39,250"), ("Fuel", "18,500", "20,100")]
        )
    ]
    second: Lines = [
        (160 + 14 * at, [(50, label), (-300, plan), (-400, spent)])
        for at, (label, plan, spent) in enumerate(
            [("Ward", "Plan", "Spent"), ("Quay", "4,000", "3,250"), ("Mill", "8,500", "2,100")]
        )
    ]
    assert len(grids([*first, (144, [(50, between)]), *second])) == tables
