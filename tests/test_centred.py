"""Tables without rules whose cells stand in the middle of their rows or at their feet."""

from __future__ import annotations

from array import array

import pytest

from ingest.pdfium.chars import Run
from ingest.tables.centred import Stack, fits
from test_pdf import Canvas, prose, texts, typeset, write

PITCH, PADDING = 13, 8
COLUMNS = (70, 190, 260, 330)
CELLS = [
    [["Service"], ["Budget", "for the", "year"], ["Spent"], ["Why it differs"]],
    [["Ferry"], ["120"], [], ["The landing stage was shut", "for nine weeks and all", "fares were paid back"]],
    [["Wharf cranes and", "the weighing house"], ["45"], ["47"], []],
    [["Moorings"], [], ["12"], ["A charge that is new,", "for boats that stay"]],
    [["Harbour lights and", "the beacon, with", "the mole"], ["8"], [], ["Lamps need less", "power"]],
    [["Total"], ["173"], ["59"], []],
]
SHOWN = [[" ".join(lines) for lines in row] for row in CELLS]


def draw_table(canvas: Canvas, cells: list[list[list[str]]], share: float) -> None:
    """Sets each cell below its row's top by a share of the height that it leaves: 0 at the top, 1 at the foot."""
    top = 120.0
    write(canvas, 70, 80, "The table says what was spent.")
    for row in cells:
        most = max(map(len, row))
        for x, lines in zip(COLUMNS, row, strict=True):
            for at, line in enumerate(lines):
                write(canvas, x, top + PITCH * (at + share * (most - len(lines))), line)
        top += PITCH * most + PADDING
    write(canvas, 70, top + 20, "The next review is in autumn.")


@pytest.mark.parametrize("share", [0.5, 1.0], ids=["middle", "foot"])
def test_cells_that_interleave_are_read_by_row(share: float) -> None:
    blocks = typeset(lambda canvas: draw_table(canvas, CELLS, share)).blocks
    assert [block.kind for block in blocks] == ["paragraph", "grid", "paragraph"]
    assert blocks[1].grid and blocks[1].grid.texts() == SHOWN


def stack(x: float, *lines: str) -> Stack:
    runs = []
    for at, line in enumerate(lines):
        edges = array("f", [x + 5 * letter for letter in range(len(line) + 1)])
        runs.append(Run(line, edges, 100 + PITCH * at, 110 + PITCH * at, 10.0, False, False))
    return Stack(runs)


@pytest.mark.parametrize(
    ("row", "one"),
    [
        ([stack(70, "Post"), stack(190, "a first", "and a second")], True),
        ([stack(70, "Post", "and desk"), stack(190, "12")], True),
        ([stack(70, "Post"), stack(190, "12", "13")], False),  # two rows that no white parts
        ([stack(190, "Post"), stack(200, "12")], False),  # one column
    ],
)
def test_cells_of_a_row_have_their_columns_and_one_figure_each(row: list[Stack], one: bool) -> None:
    assert fits(row, [(70, 150), (190, 300)]) is one


def test_columns_of_text_that_are_offset_are_no_table() -> None:
    words = prose(220).split()

    def draw(canvas: Canvas) -> None:
        for side, offset in ((70, 0), (310, 6.5)):
            for at in range(20):
                start = 5 * at + (100 if side > 70 else 0)
                write(canvas, side, 120 + offset + PITCH * at + (at // 5) * 10, " ".join(words[start : start + 5]), 9)

    document = typeset(draw)
    assert not any(block.grid for block in document.blocks)
    assert texts(document)[0].startswith(words[0])
