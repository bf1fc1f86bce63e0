"""What the columns of a table are called, level by level, and where each stands on the page.

A table that has no heads of its own (a page's table cut in pieces by a band of text) takes those of the table above it
on the same page, column by column, where the ruled edges are the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.facts import Table
from extract.figures.measures import parse_measure
from extract.patterns import pattern
from extract.tables.amounts import parse_amount
from extract.tables.columns import spread
from ingest.model import Box, Cell

# Edges of one ruled column differ by no more than a line's width from table to table.
SAME_EDGE = 3.0
SCALE_RE = pattern(
    "scale-among-the-words-of-a-head", r"£\S{0,6}|%", matches=("Net £000s", "Let (%)"), rejects=("Net cost",)
)

Levels = tuple[str, ...]


@dataclass(slots=True)
class Heads:
    """The names of columns: `levels` from the top down, `edges` the x positions left and right where they are known."""

    levels: list[Levels]
    edges: list[tuple[float, float] | None]
    page: int | None = None
    rule: str = "head"
    own: bool = field(default=True)

    def label(self, column: int) -> str | None:
        return " / ".join(self.levels[column]) if column < len(self.levels) and self.levels[column] else None


def read_heads(table: Table, width: int) -> Heads:
    """The heads that the table itself has; a level that is a number is a row's cell read as a head and left out."""
    levels: list[list[str]] = [[] for _ in range(width)]
    edges: list[tuple[float, float] | None] = [None] * width
    rows = table.heads or ((tuple(Cell(text) for text in table.columns),) if table.columns else ())
    for at, row in enumerate(rows):
        for column, cell in enumerate(spread(row, width, rows[at + 1] if at + 1 < len(rows) else ())):
            if cell is None or is_across(cell, width):
                continue
            add_level(levels[column], cell.text)
            if cell.colspan == 1 and cell.span.boxes:
                edges[column] = x_edges(cell.span.boxes[0])
    return Heads([tuple(found) for found in levels], edges, table.page_to or table.span.page)


def add_level(levels: list[str], text: str) -> None:
    text = " ".join(text.split())
    amount = parse_amount(text)
    if text and text not in levels and (amount is None or amount.year_like):
        levels.append(text)


def is_across(cell: Cell, width: int) -> bool:
    """Whether a cell runs over the whole table and so names no column of it."""
    return width > 2 and cell.colspan >= width


def x_edges(box: Box) -> tuple[float, float]:
    return box.x0, box.x1


def inherit_heads(heads: Heads, above: Heads | None, table: Table, columns: Sequence[int]) -> Heads:
    """The heads with the empty ones of `columns` filled from the table above on the page, all of them or none."""
    if above is None or above.page != table.span.page or not columns:
        return heads
    found: dict[int, Levels] = {}
    for column in columns:
        edges = column_edges(table, column)
        match = next((n for n, seen in enumerate(above.edges) if edges and seen and _same(edges, seen)), None)
        if match is None or not above.levels[match]:
            return heads
        found[column] = above.levels[match]
    levels = [found.get(column, names) for column, names in enumerate(heads.levels)]
    edges_of = [column_edges(table, column) for column in range(len(heads.levels))]
    return Heads(levels, edges_of, table.page_to or table.span.page, "head-above", own=False)


def shared_heads(heads: Heads, start: int, end: int) -> Heads:
    """The heads with that of column `start` cut to the levels that the columns up to `end` share, the scale among them.

    A number in a merged cell is of all the columns that the cell covers: of "2031 / Net £m" and "2031 / Gross £m" it is
    of "2031 / £m".
    """
    covered = heads.levels[start:end]
    shared = [level for level in covered[0] if all(level in levels for levels in covered)]
    measures = {parse_measure(" ".join(levels)) for levels in covered}
    scale = SCALE_RE.search(" ".join(covered[0]))
    if len(measures) == 1 and scale and parse_measure(" ".join(shared)) is None:
        shared.append(scale[0])
    elif len(measures) > 1:
        shared = []
    levels = list(heads.levels)
    levels[start] = tuple(shared)
    return Heads(levels, heads.edges, heads.page, heads.rule, heads.own)


def column_edges(table: Table, column: int) -> tuple[float, float] | None:
    """Left and right of a column, from its first cell that is not merged."""
    for row in table.rows:
        cell = row.printed[column] if column < len(row.printed) else None
        if cell is not None and cell.colspan == 1 and cell.span.boxes:
            return x_edges(cell.span.boxes[0])
    return None


def _same(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return abs(one[0] - other[0]) <= SAME_EDGE and abs(one[1] - other[1]) <= SAME_EDGE


def stands_under(cell: Cell, edges: tuple[float, float] | None) -> bool:
    """Whether a cell stands under its head; true where the place of either is unknown."""
    if edges is None or not cell.span.boxes:
        return True
    box = cell.span.boxes[0]
    return min(box.x1, edges[1]) > max(box.x0, edges[0])
