"""Ruled tables with columns or rows that have no rules of their own: budget summaries, merged totals."""

from __future__ import annotations

import pytest

from ingest.model import Grid
from test_pdf import Canvas, typeset, write

HEIGHT = 841.89


def right(canvas: Canvas, x: float, top: float, text: str) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawRightString(x, HEIGHT - top, text)


def box(canvas: Canvas, xs: list[float], tops: list[float]) -> None:
    canvas.grid(xs, [HEIGHT - top for top in tops])


def only_grid(canvas_work: object) -> Grid:
    (block,) = typeset(canvas_work).blocks  # type: ignore[arg-type]
    assert block.grid is not None
    return block.grid


SUMS = [
    ("Base budget", "1,429.8", "", "1,429.8"),
    ("Pay", "21.7", "626.9", "648.6"),
    ("Prices", "-41.4", "1,944.4", "1,903.0"),
    ("Drawdowns", "", "-65.0", "-65.0"),
    ("Total", "1,410.1", "2,506.3", "3,916.4"),
]


def test_figures_of_a_ruled_block_are_columns_and_rows() -> None:
    """A budget summary in which only the years are ruled."""

    def draw(canvas: Canvas) -> None:
        box(canvas, [60, 200, 380], [90, 220])
        canvas.setFont("Helvetica", 8)
        canvas.drawCentredString(290, HEIGHT - 102, "2031-32")
        for x, word in zip((240, 310, 376), ("Core", "External", "Total"), strict=True):
            right(canvas, x, 114, word)
        for at, row in enumerate(SUMS):
            write(canvas, 64, 130 + 16 * at, row[0], 8)
            for x, figure in zip((240, 310, 376), row[1:], strict=True):
                right(canvas, x, 130 + 16 * at, figure)

    grid = only_grid(draw)
    year = grid.rows[0][1]
    assert year is not None and (year.text, year.colspan) == ("2031-32", 3)
    assert grid.texts()[1:] == [["", "Core", "External", "Total"], *map(list, SUMS)]


def test_figures_that_run_together_are_still_columns() -> None:
    """A spreadsheet's figures have so little room that they are drawn in one go."""

    def draw(canvas: Canvas) -> None:
        box(canvas, [60, 138, 230], [90, 180])
        for at in range(5):
            write(canvas, 64, 104 + 16 * at, f"Service {'ABCDE'[at]}", 8)
            right(canvas, 182, 104 + 16 * at, f"1,{at}29,506.8")
            right(canvas, 228, 104 + 16 * at, f"2,{at}29,506.8")

    assert only_grid(draw).texts() == [
        [f"Service {'ABCDE'[at]}", f"1,{at}29,506.8", f"2,{at}29,506.8"] for at in range(5)
    ]


def test_page_ranges_and_dates_are_one_column() -> None:
    def draw(canvas: Canvas) -> None:
        box(canvas, [60, 200, 300, 400], [90, 110, 130, 150, 170, 190])
        for at in range(5):
            write(canvas, 64, 104 + 20 * at, f"Item {'ABCDE'[at]}", 8)
            write(canvas, 204, 104 + 20 * at, f"{at + 3} - {at + 9}", 8)
            write(canvas, 304, 104 + 20 * at, f"1{at} 06 2031", 8)

    grid = only_grid(draw)
    assert grid.width == 3
    assert grid.texts()[0] == ["Item A", "3 - 9", "10 06 2031"]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ([(64, "TOTAL PAY"), (310, "21.5"), (360, "-4.0")], ["TOTAL PAY", "", "21.5", "-4.0"]),
        ([(64, "A note that is merged across the whole of the table for its readers")], None),
        ([(64, "TOTAL OF PAY AND PRICES AND ALL DEMAND"), (310, "21.5"), (360, "4.0")], "wide"),
    ],
)
def test_a_merged_row_with_figures_is_parted(printed: list[tuple[float, str]], expected: object) -> None:
    def draw(canvas: Canvas) -> None:
        box(canvas, [60, 180, 300, 350, 400], [90, 110, 130])
        box(canvas, [60, 400], [130, 150])
        for at, row in enumerate([("Service", "Ward", "2031", "2032"), ("Roads", "Fenway", "1.5", "2.5")]):
            for x, text in zip((64, 184, 310, 360), row, strict=True):
                write(canvas, x, 104 + 20 * at, text, 8)
        for x, text in printed:
            write(canvas, x, 144, text, 8)

    row = only_grid(draw).rows[2]
    if expected is None:
        assert [cell and cell.colspan for cell in row] == [4, None, None, None]
    elif expected == "wide":
        assert [cell and (cell.text, cell.colspan) for cell in row] == [
            (printed[0][1], 2),
            None,
            ("21.5", 1),
            ("4.0", 1),
        ]
    else:
        assert [cell.text if cell else "" for cell in row] == expected


def test_a_head_that_is_justified_over_its_columns_is_one_head() -> None:
    """The words of a merged head, with wide spaces between, each stand over a column of their own."""

    def draw(canvas: Canvas) -> None:
        left = [60.0, 160, 200, 240, 280, 320, 360]
        box(canvas, [60, 160, 280, 400], [90, 106])
        box(canvas, [*left, 400], [106, 122, 138, 154])
        for start, end, words in ((160, 280, ("2031-34", "First", "plan")), (280, 400, ("2034-37", "Next", "plan"))):
            widths = [canvas.stringWidth(word, "Helvetica", 8) for word in words]
            space = 20.0
            for word, x in zip(words, (0, widths[0] + space, widths[0] + widths[1] + 2 * space), strict=True):
                write(canvas, start + (end - start - sum(widths) - 2 * space) / 2 + x, 101, word, 8)
        years = ("2031-32", "2032-33", "2033-34", "2034-35", "2035-36", "2036-37")
        for top, row in (
            (117, ("", *years)),
            (133, ("Parks", *("\u00a31.1m",) * 6)),
            (149, ("Pay", *("\u00a32.5m",) * 6)),
        ):
            for x, text in zip(left, row, strict=True):
                write(canvas, x + 4, top, text, 8)

    head = only_grid(draw).rows[0]
    assert [cell and (cell.text, cell.colspan) for cell in head[1:]] == [
        ("2031-34 First plan", 3), None, None, ("2034-37 Next plan", 3), None, None,
    ]  # fmt: skip
