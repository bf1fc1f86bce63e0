"""Heads over several columns of a table without rules, of one line or more, some over one column only."""

from __future__ import annotations

import pytest

from ingest.model import Grid
from test_pdf import Canvas, typeset, write

ENDS = (200.0, 255, 310, 365, 420, 475, 530)  # right sides of the columns of figures
ROWS = (
    ("Base budget", "1,204.5", "36.1", "1,240.6", "586.2", "275.4", "429.9", "705.3"),
    ("Pay", "21.4", "-0.7", "20.7", "7.8", "-3.3", "0.4", "-2.9"),
    ("Prices", "3.2", "1.1", "4.3", "26.3", "9.1", "1.9", "11.0"),
    ("Total", "1,229.1", "36.5", "1,265.6", "620.3", "281.2", "432.2", "713.4"),
)


def centred(canvas: Canvas, first: int, last: int, top: float, text: str, height: float = 0.0) -> None:
    left = ENDS[first] - 45
    if height:
        canvas.setFillColorRGB(0.6, 0.8, 0.9)
        canvas.rect(left, canvas._pagesize[1] - top - 4, ENDS[last] + 3 - left, height, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
    canvas.setFont("Helvetica-Bold", 8)
    canvas.drawCentredString((left + ENDS[last] + 3) / 2, canvas._pagesize[1] - top, text)


def right(canvas: Canvas, top: float, texts: tuple[str, ...]) -> None:
    canvas.setFont("Helvetica", 8)
    for x, text in zip(ENDS, texts, strict=True):
        canvas.drawRightString(x, canvas._pagesize[1] - top, text)


def figures(canvas: Canvas, top: float) -> None:
    for at, row in enumerate(ROWS):
        write(canvas, 60, top + 12 * at, row[0], 8)
        right(canvas, top + 12 * at, row[1:])


def only_grid(draw: object) -> Grid:
    blocks = typeset(draw).blocks  # type: ignore[arg-type]
    assert [block.kind for block in blocks] == ["grid"]
    assert blocks[0].grid is not None
    return blocks[0].grid


def heads(grid: Grid, row: int) -> list[tuple[str, int] | None]:
    return [(cell.text, cell.colspan) if cell else None for cell in grid.rows[row]]


def test_group_heads_over_heads_of_two_lines() -> None:
    """A group of one column is named as those of three are; its name takes two lines, above and below the others'."""

    def draw(canvas: Canvas) -> None:
        centred(canvas, 0, 2, 95, "All services")
        centred(canvas, 3, 3, 89, "Public", 18)
        centred(canvas, 3, 3, 101, "health")
        centred(canvas, 4, 6, 95, "Roads")
        right(canvas, 116, ("Core", "Grants", "Total", "Grants", "Core", "Grants", "Total"))
        right(canvas, 128, ("\u00a3000",) * 7)
        write(canvas, 60, 116, "Category", 8, "Helvetica-Bold")
        figures(canvas, 146)

    grid = only_grid(draw)
    assert grid.header_rows == 2
    assert heads(grid, 0) == [
        ("", 1), ("All services", 3), None, None, ("Public health", 1), ("Roads", 3), None, None
    ]  # fmt: skip
    assert grid.texts()[1] == [
        "Category", "Core \u00a3000", "Grants \u00a3000", "Total \u00a3000", "Grants \u00a3000", "Core \u00a3000",
        "Grants \u00a3000", "Total \u00a3000",
    ]  # fmt: skip
    assert grid.texts()[2:] == [list(row) for row in ROWS]


def test_heads_of_two_lines_over_single_columns_are_no_groups() -> None:
    def draw(canvas: Canvas) -> None:
        right(canvas, 95, ("First", "First", "First", "Second", "Second", "Second", "Second"))
        right(canvas, 107, ("plan", "spent", "left", "plan", "spent", "left", "year"))
        figures(canvas, 126)

    grid = only_grid(draw)
    assert grid.texts()[0][1:4] == ["First plan", "First spent", "First left"]
    assert len(grid.rows) == 5


@pytest.mark.parametrize(
    ("upper", "lower", "spans"),
    [
        # Names that repeat tell the groups, though "2032/33" stands in the middle of three columns too.
        (("2031/32", "", "2032/33", ""), ("Budget", "Actual", "Budget", "Actual"), (2, 2)),
        (("Adults", "", "", "Children", "", ""), ("Plan", "Spent", "Left", "Plan", "Spent", "Left"), (3, 3)),
    ],
)
def test_heads_flush_with_the_first_of_their_columns(
    upper: tuple[str, ...], lower: tuple[str, ...], spans: tuple[int, int]
) -> None:
    """Word processors set a merged cell's text flush left; without rules nothing else says how far it goes."""
    grid = flush_left(upper, lower)
    found = [head for head in heads(grid, 0) if head and head[0] not in ("", "Service")]
    assert found == list(zip([text for text in upper if text], spans, strict=True))


def test_heads_that_begin_columns_of_other_names_are_spread_over_none() -> None:
    grid = flush_left(("2031/32", "", "2032/33", ""), ("Budget", "Actual", "Budget", "Outturn"))
    assert all(cell is None or cell.colspan == 1 for row in grid.rows for cell in row)
    assert "2032/33" not in grid.texts()[0][2]


def flush_left(upper: tuple[str, ...], lower: tuple[str, ...]) -> Grid:
    lefts = [200.0 + 62 * at for at in range(len(lower))]

    def draw(canvas: Canvas) -> None:
        for x, above, below in zip(lefts, upper, lower, strict=True):
            write(canvas, x, 95, above, 9, "Helvetica-Bold")
            write(canvas, x, 115, below, 9, "Helvetica-Bold")
        write(canvas, 60, 95, "Service", 9, "Helvetica-Bold")
        for at, name in enumerate(("Roads", "Parks", "Fees", "Grants")):
            write(canvas, 60, 135 + 20 * at, name, 9)
            for x in lefts:
                write(canvas, x, 135 + 20 * at, f"{1204 + int(x) * at:,}", 9)

    return only_grid(draw)
