"""Tags of a PDF are used where the page bears them out, and change nothing where it does not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ingest.model import Block, Document
from ingest.pdf import read_pdf
from ingest.pdfium import tags
from taggedpdf import tagged_pdf

BLUE = "0 0 0.7 rg"
DOTS = b" ".join(b"80 %d 4 4 re f" % y for y in range(100, 180, 10))


def read(data: bytes) -> Document:
    return read_pdf(Path("made-up.pdf"), data, "0" * 64)


def untagged(data: bytes) -> Document:
    return read(data.replace(b"/Marked true", b"/Marked null"))


def kinds(blocks: tuple[Block, ...]) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in blocks]


def grid(document: Document) -> list[list[str]]:
    return next((block.grid.texts() for block in document.blocks if block.grid), [])


TABLE = [
    (70, 100, "Service"), (180, 100, "Budget"), (250, 100, "Spent"), (320, 100, "Why it differs"),
    (70, 121, "Ferry"), (180, 121, "120"), (320, 114, "The landing stage was"), (320, 128, "closed after the storm"),
    (70, 142, "Wharf cranes and"), (70, 156, "the weighing house"), (250, 149, "47"),
    (70, 177, "Moorings"), (180, 177, "9"), (250, 177, "12"), (320, 170, "A new charge, and"), (320, 184, "more boats"),
]  # fmt: skip
ROWS = ("Table", [
    ("TR", [("TH", [0]), ("TH", [1]), ("TH", [2]), ("TH", [3])]),
    ("TR", [("TD", [4]), ("TD", [5]), ("TD", [6, 7])]),
    ("TR", [("TD", [8, 9]), ("TD", [10])]),
    ("TR", [("TD", [11]), ("TD", [12]), ("TD", [13]), ("TD", [14, 15])]),
])  # fmt: skip
CELLS = [
    ["Service", "Budget", "Spent", "Why it differs"],
    ["Ferry", "120", "", "The landing stage was closed after the storm"],
    ["Wharf cranes and the weighing house", "", "47", ""],
    ["Moorings", "9", "12", "A new charge, and more boats"],
]


def test_cells_of_a_table_without_rules_are_those_that_tags_name() -> None:
    data = tagged_pdf(TABLE, ("Document", [ROWS]))
    assert grid(untagged(data)) != CELLS  # lines of cells set in the middle of their height interleave
    document = read(data)
    assert grid(document) == CELLS
    assert header_rows(document) == [1]


def header_rows(document: Document) -> list[int]:
    return [block.grid.header_rows for block in document.blocks if block.grid]


def test_heads_set_like_the_rows_under_them_are_known_by_their_tags() -> None:
    cells = [["Service", "Spent"], ["Ferry", "1,200"], ["Mole", "900"], ["Lamps", "1,300"]]
    shown = [(x, 100 + 22 * at, text) for at, row in enumerate(cells) for x, text in zip((70, 200), row, strict=True)]
    roles = ["TH", "TD", "TD", "TD"]
    rows = [("TR", [(role, [2 * at]), (role, [2 * at + 1])]) for at, role in enumerate(roles)]
    data = tagged_pdf(shown, ("Document", [("Table", rows)]))
    assert grid(read(data)) == grid(untagged(data)) == cells
    assert (header_rows(untagged(data)), header_rows(read(data))) == ([0], [1])


def test_a_cell_over_two_columns_and_one_over_two_rows_are_wide_and_high() -> None:
    shown = [
        (200, 100, "Sums in"), (70, 120, "Service"), (180, 120, "2031"), (250, 120, "2032"),
        (70, 155, "Ferry"), (180, 148, "12"), (250, 148, "31"), (180, 168, "9"), (250, 168, "5"),
        (70, 190, "Moorings"), (180, 190, "7"), (250, 190, "8"),
    ]  # fmt: skip
    rows = ("Table", [
        ("TR", [None, ("TH", [0], "/ColSpan 2")]),
        ("TR", [("TH", [1]), ("TH", [2]), ("TH", [3])]),
        ("TR", [("TD", [4], "/RowSpan 2"), ("TD", [5]), ("TD", [6])]),
        ("TR", [("TD", [7]), ("TD", [8])]),
        ("TR", [("TD", [9]), ("TD", [10]), ("TD", [11])]),
    ])  # fmt: skip
    found = next(block.grid for block in read(tagged_pdf(shown, ("Document", [rows]))).blocks if block.grid)
    assert found.texts() == [
        ["", "Sums in", ""], ["Service", "2031", "2032"], ["Ferry", "12", "31"], ["", "9", "5"], ["Moorings", "7", "8"],
    ]  # fmt: skip
    spans = [(cell.text, cell.rowspan, cell.colspan) for cell in found.cells if cell.rowspan + cell.colspan > 2]
    assert spans == [("Sums in", 1, 2), ("Ferry", 2, 1)]


@pytest.mark.parametrize(
    ("what", "tree"),
    [
        ("rows in another order", ("Table", [ROWS[1][0], ROWS[1][2], ROWS[1][1], ROWS[1][3]])),
        ("one cell for two columns", ("Table", [("TR", [("TD", [0, 1]), ("TD", [2]), ("TD", [3])]), *ROWS[1][1:]])),
        ("one row for two", ("Table", [ROWS[1][0], ("TR", [*ROWS[1][1][1], *ROWS[1][2][1]]), ROWS[1][3]])),
        ("half of the page", ("Table", ROWS[1][:2])),
        ("no cells", ("Table", [("P", list(range(16)))])),
        ("a table in a cell", ("Table", [("TR", [("TD", [ROWS]), ("TD", [])])])),
    ],
)
def test_a_table_that_the_page_does_not_bear_out_is_read_as_without_tags(what: str, tree: tuple[Any, ...]) -> None:
    if what == "a table in a cell":
        assert grid(read(tagged_pdf(TABLE, ("Document", [tree])))) == CELLS  # the inner one is believed
        return
    data = tagged_pdf(TABLE, ("Document", [tree]))
    assert kinds(read(data).blocks) == kinds(untagged(data).blocks)


LEFT = ["The harbour was built in stone", "and is kept by the council.", "Two lamps were lost.",
        "The mole is whole and so is", "the lamp at its end."]  # fmt: skip
RIGHT = ["The pilots pay for the chain", "a tenth of what it costs.", "Boats come in at noon.",
         "The ferry has been late for a", "week in this month."]  # fmt: skip


HEIGHTS = (0, 14, 36, 58, 72)


def test_text_goes_on_in_the_next_column_where_tags_say_so() -> None:
    shown = [
        *((70, 100 + at, text) for at, text in zip(HEIGHTS, LEFT, strict=True)),
        *((260, 100 + at, text) for at, text in zip(HEIGHTS, RIGHT, strict=True)),
        (70, 200, "Copies can be had at the harbour office on weekdays from nine in the morning until four."),
    ]
    blocks = [("P", [0, 1]), ("P", [2]), ("P", [3, 4]), ("P", [5, 6]), ("P", [7]), ("P", [8, 9]), ("P", [10])]
    data = tagged_pdf(shown, ("Document", blocks))
    joined = [block.text for block in read(data).blocks]
    assert joined == [
        f"{LEFT[0]} {LEFT[1]}", LEFT[2], f"{LEFT[3]} {LEFT[4]}", f"{RIGHT[0]} {RIGHT[1]}", RIGHT[2],
        f"{RIGHT[3]} {RIGHT[4]}", shown[-1][2],
    ]  # fmt: skip
    assert [block.text for block in untagged(data).blocks] != joined


def test_labels_and_values_are_no_columns() -> None:
    labels, values = (
        ["Ward", "Owner", "Surveyor", "Seen on", "Report"],
        ["Quayside", "Ada Fenn", "Bo Marsh", "2 May 2031", "7"],
    )
    shown = [
        *((70, 100 + 14 * at, text) for at, text in enumerate(labels)),
        *((160, 100 + 14 * at, text) for at, text in enumerate(values)),
    ]
    data = tagged_pdf(shown, ("Document", [("P", [at]) for at in range(10)]))
    assert kinds(read(data).blocks) == kinds(untagged(data).blocks)


PROSE = "The stones were moved by up to a yard at the seaward end, and the railing is gone over forty"


def test_words_in_colour_are_a_heading_of_the_rank_that_their_tag_names() -> None:
    shown = [
        (70, 100, "Harbour works", BLUE), (70, 120, PROSE), (70, 134, "yards or so."),
        (70, 160, "What the storm did to", BLUE), (70, 174, "the Outer Mole", BLUE), (70, 194, PROSE),
        (70, 208, "yards or so."),
    ]  # fmt: skip
    blocks = [("H1", [0]), ("P", [1, 2]), ("H3", [3, 4]), ("P", [5, 6])]
    found = read(tagged_pdf(shown, ("Document", blocks))).blocks
    headings = [(block.level, block.text) for block in found if block.kind == "heading"]
    assert headings == [(1, "Harbour works"), (2, "What the storm did to the Outer Mole")]
    assert len(found) == 4


@pytest.mark.parametrize(
    "text", ["The costs are met.", "Members are asked to note the costs", "That the costs be met;", "Members decide:"]
)
def test_a_clause_tagged_as_a_heading_is_none(text: str) -> None:
    shown = [
        (70, 100, text, BLUE),
        (70, 130, "The harbour is open.", BLUE),
        (70, 160, PROSE),
        (70, 174, "yards or so."),
    ]
    blocks = [("H2", [0]), ("H2", [1]), ("P", [2, 3])]
    assert {block.kind for block in read(tagged_pdf(shown, ("Document", blocks))).blocks} == {"paragraph"}


def test_list_items_whose_marks_are_drawn_stand_apart() -> None:
    shown = [(70, 100, "The harbour needs"), (90, 114, "a lamp"), (90, 128, "a railing"), (90, 142, "a chain")]
    items = ("L", [("LI", [("LBody", [at])]) for at in (1, 2, 3)])
    data = tagged_pdf(shown, ("Document", [("P", [0]), items]), DOTS)
    found = kinds(read(data).blocks)
    assert found[1:] == [("item", "a lamp"), ("item", "a railing"), ("item", "a chain")]


AXES = [(80, 100, "40"), (80, 120, "20"), (100, 160, "January"), (170, 160, "February"), (240, 160, "March")]


@pytest.mark.parametrize(
    ("shown", "figure", "said"),
    [
        (AXES, ("Figure", [0, 1, 2, 3, 4]), "40; 20; January; February; March"),
        (AXES, ("Figure", [("P", [0, 1, 2, 3, 4])]), ""),
        ([(80, 100, "The harbour is open to all boats on weekdays"), *AXES[1:]], ("Figure", [0, 1, 2, 3, 4]), ""),
    ],
    ids=["words of a chart", "paragraphs in a box", "a sentence in a box"],
)
def test_words_in_a_chart_are_told_apart(shown: list[Any], figure: tuple[Any, ...], said: str) -> None:
    lines = [*shown, (70, 200, PROSE)]
    document = read(tagged_pdf(lines, ("Document", [figure, ("P", [5])]), DOTS))
    issues = [(issue.code, issue.text) for issue in document.issues]
    assert issues == ([("words-in-picture", said)] if said else [])
    assert ("March" in " ".join(block.text for block in document.blocks)) is not bool(said)
    assert "March" in (document.pages[0].text + " ".join(text or "" for _, text in issues))


def test_a_file_that_tags_each_line_as_a_paragraph_is_read_as_without_tags() -> None:
    shown = [(70, 100, PROSE), (70, 114, "yards or so, as the master"), (70, 140, "Next", BLUE), (140, 140, "month"),
             (70, 170, "Then", BLUE), (140, 170, "too")]  # fmt: skip
    data = tagged_pdf(shown, ("Document", [("P", [at]) for at in range(6)]))
    assert kinds(read(data).blocks) == kinds(untagged(data).blocks)
    assert read(data).blocks[0].text.endswith("yards or so, as the master")


def test_what_is_marked_as_no_part_of_the_text_does_not_count_against_the_tags() -> None:
    shown = [*TABLE, (70, 30, "Harbour committee of the borough, summer papers of the year, printed by the clerk")]
    assert grid(read(tagged_pdf(shown, ("Document", [ROWS]), artifacts=[16]))) == CELLS
    unmarked = tagged_pdf(shown, ("Document", [ROWS]))
    assert kinds(read(unmarked).blocks) == kinds(untagged(unmarked).blocks)


def test_a_tree_is_opened_only_where_the_page_leaves_a_question(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[int] = []
    monkeypatch.setattr(tags, "open_tree", lambda page: opened.append(page))
    plain = [(70, 100 + 14 * at, PROSE) for at in range(20)]
    read(tagged_pdf(plain, ("Document", [("P", list(range(20)))])))
    assert not opened
    read(tagged_pdf(TABLE, ("Document", [ROWS])))
    assert len(opened) == 1
    untagged(tagged_pdf(TABLE, ("Document", [ROWS])))
    assert len(opened) == 1


def test_a_tree_that_goes_round_or_has_no_end_is_left() -> None:
    deep: tuple[Any, ...] = ("P", [0])
    for _ in range(200):
        deep = ("Div", [deep])
    document = read(tagged_pdf(TABLE, ("Document", [deep, ROWS])))
    assert document.blocks
    round_again = tagged_pdf(TABLE, ("Document", [ROWS])).replace(b"/K [10 0 R]", b"/K [09 0 R]")
    assert read(round_again).blocks
    wide = ("Document", [*([None] * 15_000), ROWS])
    assert grid(read(tagged_pdf(TABLE, wide))) == CELLS
