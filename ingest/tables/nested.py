"""Tables that stand inside a cell of another one: parted, so that neither's rows and columns cut the other's.

Source of the rule: word processors and browsers draw the inner table within the margins of its cell, so that in the
lattice of all rules there is an empty column on both sides of it that is as high as the inner table.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from ingest.model import Cell, Grid, Span

LEAST_FILLED = 3  # cells of an inner table

Rows = list[list[Cell | None]]


class Nest(NamedTuple):
    """An inner table's place in a grid, its margins left out: rows and columns, the last ones excluded."""

    top: int
    bottom: int
    left: int
    right: int


def part_nested(grid: Grid) -> list[Grid]:
    """The grid without the tables inside its cells, then these in order; the grid alone where there are none."""
    if not grid.ruled or len(grid.rows) < 3 or grid.width < 5:
        return [grid]
    rows: Rows = [list(row) for row in grid.rows]
    nests = list(find_nests(rows))
    if not nests:
        return [grid]
    inner = [Grid(cut_out(rows, nest), 0, grid.pages, True) for nest in nests]
    for nest in reversed(nests):
        close(rows, nest)
    return [Grid(squeeze(rows), min(grid.header_rows, len(rows)), grid.pages, True), *inner]


def find_nests(rows: Rows) -> Iterator[Nest]:
    """The tables within margins, from the top down."""
    below = 0
    for top, row in enumerate(rows):
        if top < below:
            continue
        for left, cell in enumerate(row):
            nest = _nest_at(rows, top, left) if cell is not None and is_margin(cell) else None
            if nest is not None:
                yield nest
                below = nest.bottom
                break


def is_margin(cell: Cell) -> bool:
    return cell.rowspan > 1 and cell.colspan == 1 and not cell.text.strip()


def _nest_at(rows: Rows, top: int, left: int) -> Nest | None:
    """The inner table whose left margin begins at a place; None for what is only a group of merged cells."""
    margin = rows[top][left]
    assert margin is not None
    bottom = top + margin.rowspan
    sides = (n for n, cell in enumerate(rows[top]) if n > left + 2 and cell is not None and is_margin(cell))
    right = next((n for n in sides if (cell := rows[top][n]) and cell.rowspan == margin.rowspan), None)
    if right is None or bottom > len(rows):
        return None
    nest = Nest(top, bottom, left + 1, right)
    inside = [(r, c, cell) for r in range(top, bottom) for c in range(nest.left, right) if (cell := rows[r][c])]
    whole = all(r + cell.rowspan <= bottom and c + cell.colspan <= right for r, c, cell in inside)
    filled = sum(bool(cell.text.strip()) for _, _, cell in inside)
    # Elsewhere one cell of the outer table stands over the inner one's columns and margins.
    outer = any(
        cell is not None and cell.colspan == right - left + 1
        for n, row in enumerate(rows)
        if not top <= n < bottom and (cell := row[left]) is not None
    )
    return nest if whole and outer and filled >= LEAST_FILLED else None


def cut_out(rows: Rows, nest: Nest) -> tuple[tuple[Cell | None, ...], ...]:
    return tuple(tuple(row[nest.left : nest.right]) for row in rows[nest.top : nest.bottom])


def close(rows: Rows, nest: Nest) -> None:
    """Makes the cell around an inner table one cell, of one row with the cells beside it."""
    left, right = nest.left - 1, nest.right + 1
    top, bottom = _outer_row(rows, nest, left, right)
    parts = [cell for row in rows[top:bottom] for cell in row[left:right] if cell is not None]
    inner = {id(cell) for row in cut_out(rows, nest) for cell in row}
    around = [cell for cell in parts if id(cell) not in inner and cell.text.strip()]
    text = "\n".join(cell.text for cell in around)
    lines = tuple(line for cell in around for line in cell.lines)
    span = Span.cover([cell.span for cell in parts if cell.span != Span()])
    row = list(rows[top])
    row[left:right] = [Cell(text, span, lines, 1, right - left), *[None] * (right - left - 1)]
    rows[top:bottom] = [[cell and replace(cell, rowspan=1) for cell in row]]


def _outer_row(rows: Rows, nest: Nest, left: int, right: int) -> tuple[int, int]:
    """The rows that the outer table's cell takes: those of the cells beside it, which all begin and end as it does."""
    for top in range(nest.top, max(nest.top - 3, -1), -1):
        beside = [cell for n, cell in enumerate(rows[top]) if cell is not None and not left <= n < right]
        ends = {top + cell.rowspan for cell in beside}
        if beside and len(ends) == 1 and min(ends) >= nest.bottom:
            return top, min(ends)
    return nest.top, nest.bottom


def squeeze(rows: Rows) -> tuple[tuple[Cell | None, ...], ...]:
    """The rows without the columns at which no cell begins."""
    width = max(map(len, rows))
    kept = [n for n in range(width) if any(n < len(row) and row[n] is not None for row in rows)]
    made = []
    for row in rows:
        cells = {n: cell for n, cell in enumerate(row) if cell is not None}
        spans = {n: sum(n <= column < n + cell.colspan for column in kept) for n, cell in cells.items()}
        made.append(tuple(replace(cells[n], colspan=spans[n]) if n in cells else None for n in kept))
    return tuple(made)
