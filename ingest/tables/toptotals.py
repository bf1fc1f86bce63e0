"""Sums ruled on their own above the head of a table: a row of that table, put right under its heads.

Source of the rule: registers and budgets of spreadsheets that say the total above the head, over the columns it is of,
and repeat both at the head of every page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.model import Cell, Grid
from ingest.pdfium.chars import Run
from ingest.rows.rows import Row
from ingest.rows.signs import SUM_RE
from ingest.tables.widening import column_sides

ALIGNED = 3.0  # points
FAR = 2.2  # font sizes between the sums and the head

Placed = list[tuple[float, Row | Grid]]


def settle_totals(placed: Placed, runs: Sequence[Run]) -> Placed:
    """What is placed on a page, the sums above a table's head in the table; `runs` are the words in no table."""
    found: Placed = []
    for top, item in sorted(placed, key=lambda pair: pair[0]):
        above = found[-1][1] if found else None
        if isinstance(item, Grid) and isinstance(above, Grid) and is_total_of(above, item, runs):
            found[-1] = (found[-1][0], with_total(item, above))
        else:
            found.append((top, item))
    return found


def is_total_of(total: Grid, table: Grid, runs: Sequence[Run]) -> bool:
    """Whether a grid is one row of words and sums right above the head of a table, over columns of that."""
    if len(total.rows) != 1 or not table.header_rows or not 1 < total.width < table.width:
        return False
    cells = [cell for cell in total.rows[0] if cell]
    if not cells[0].text or SUM_RE.match(cells[0].text) or not all(SUM_RE.match(cell.text) for cell in cells[1:]):
        return False
    sides, mine = column_sides(table), column_sides(total)
    if len(sides) != table.width + 1 or len(mine) != total.width + 1:
        return False
    if not all(min(abs(x - side) for side in sides) <= ALIGNED for x in mine):
        return False
    foot = max(box.bottom for cell in cells for box in cell.span.boxes)
    head = min(box.top for cell in table.rows[0] if cell for box in cell.span.boxes[:1])
    size = max((line.size for cell in cells for line in cell.lines), default=0.0)
    between = any(foot < run.middle < head and run.x0 < sides[-1] and run.x1 > sides[0] for run in runs)
    return 0 <= head - foot <= FAR * size and not between


def with_total(table: Grid, total: Grid) -> Grid:
    """The table with the sums as its first row under the heads; their label reaches to the table's left side."""
    sides, mine = column_sides(table), column_sides(total)
    places = [min(range(len(sides)), key=lambda at: abs(sides[at] - x)) for x in mine]
    places[0] = 0
    row: list[Cell | None] = [None] * table.width
    for at, cell in enumerate(total.rows[0]):
        if cell is not None:
            row[places[at]] = replace(cell, colspan=places[at + cell.colspan] - places[at])
    for column in range(places[-1], table.width):
        row[column] = Cell("")
    heads = table.header_rows
    return Grid((*table.rows[:heads], tuple(row), *table.rows[heads:]), heads, table.pages, table.ruled)
