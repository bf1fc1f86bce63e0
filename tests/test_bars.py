"""Heads and sums on bars of colour right above and below a ruled table."""

from __future__ import annotations

import pytest

from test_pdf import Canvas, typeset, write

XS = [60, 160, 260, 330, 400]
HEADS = ("Service", "Brief description", "2031-32 \u00a3000", "2032-33 \u00a3000")
ROWS = [("Parks", "Mowing", "1.5", "2.5"), ("Roads", "Salt", "30.0", "41.2")]


def table(canvas: Canvas, heads: tuple[str, ...], lines: int = 2, left: float = 60) -> None:
    high = canvas._pagesize[1]
    canvas.setFillColorRGB(0.3, 0.4, 0.2)
    canvas.rect(left, high - 130, 400 - left, 30, stroke=0, fill=1)
    canvas.setFillColorRGB(1, 1, 1)
    for x, head in zip(XS, heads, strict=False):
        for at, words in enumerate(head.rsplit(" ", 1) if lines == 2 else [head]):
            write(canvas, x + 3, 112 + 12 * at, words, 8, "Helvetica-Bold")
    canvas.setFillColorRGB(0, 0, 0)
    canvas.grid(XS, [high - 130 - 16 * at for at in range(len(ROWS) + 1)])
    for at, row in enumerate(ROWS):
        for x, text in zip(XS, row, strict=False):
            write(canvas, x + 3, 142 + 16 * at, text, 8)


def test_heads_on_a_shade_above_the_rules_are_the_first_row() -> None:
    def draw(canvas: Canvas) -> None:
        for _ in range(2):
            table(canvas, HEADS)
            canvas.showPage()

    (block,) = typeset(draw).blocks
    assert block.grid is not None
    assert (block.grid.header_rows, block.grid.pages) == (1, (1, 2))
    assert block.grid.texts() == [list(HEADS), *map(list, ROWS), *map(list, ROWS)]


@pytest.mark.parametrize(
    ("heads", "left"),
    [
        pytest.param(("Spending on parks and on roads by service in the years to come",), 60, id="a title"),
        pytest.param(HEADS, 200, id="a shade over some columns only"),
    ],
)
def test_other_words_on_a_shade_are_no_heads(heads: tuple[str, ...], left: float) -> None:
    blocks = typeset(lambda canvas: table(canvas, heads, 1, left)).blocks
    grid = blocks[-1].grid
    assert grid is not None and grid.texts() == [list(row) for row in ROWS]


@pytest.mark.parametrize(
    ("room", "note", "read"), [(0, "", True), (9, "", True), (13, "Rounded", False), (40, "", False)]
)
def test_sums_on_a_bar_below_the_rules_are_a_row(room: float, note: str, read: bool) -> None:
    def draw(canvas: Canvas) -> None:
        table(canvas, HEADS)
        canvas.setFillColorRGB(0.4, 0, 0.8)
        canvas.rect(60, canvas._pagesize[1] - 178 - room, 340, 16, stroke=0, fill=1)
        canvas.setFillColorRGB(1, 1, 1)
        for x, text in zip(XS, ("TOTAL OF ALL SERVICES", "", "31.5", "43.7"), strict=False):
            write(canvas, x + 3, 174 + room, text, 8, "Helvetica-Bold")
        canvas.setFillColorRGB(0, 0, 0)
        write(canvas, 63, 172, note, 8)

    grid = typeset(draw).blocks[0].grid
    assert grid is not None
    last = grid.texts()[3:]
    assert bool(last) == read and all(row[0] == "TOTAL OF ALL SERVICES" and row[2:] == ["31.5", "43.7"] for row in last)
