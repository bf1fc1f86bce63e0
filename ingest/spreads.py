"""Heads that stand over several columns of a table without rules: they are set in the middle over them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from ingest.model import Cell, Span

CENTRED = 0.6  # font sizes by which the middle of a head may lie off that of its columns' words
LOOSE = 0.15  # of their width, where the heads share all columns but the first among them
FLUSH = 1.5  # points; a head as flush as that with one column's side is that column's own

Row = tuple[Cell | None, ...]
Sides = tuple[float, float]


class Place(NamedTuple):
    """The first and last of the columns that a head stands over, and how far off their middle, in points."""

    off: float
    first: int
    last: int


def spread_heads(rows: Sequence[Row]) -> list[Row]:
    """The rows with every head of the first one spread over the columns it stands in the middle of.

    The row below must have a head in each of these columns. One head that stands over no columns leaves all as they
    are: then the first row is no row of heads over heads.
    """
    found = list(rows)
    if len(rows) < 3:
        return found
    below, filled = rows[1], [at for at, cell in enumerate(rows[0]) if cell and cell.text]
    sides = column_sides(rows[1:])
    places: dict[int, Place] = {}
    strict = True
    for at in filled:
        cell = rows[0][at]
        assert cell is not None
        place = spread(cell, at, [other for other in filled if other != at], sides)
        if place is None and at > 0:
            return found
        if place and all((under := below[column]) and under.text for column in range(place.first, place.last + 1)):
            places[at] = place
            strict = strict and place.off <= CENTRED * cell.lines[0].size
        elif at > 0:
            return found
    taken = [column for place in places.values() for column in range(place.first, place.last + 1)]
    if not places or len(taken) != len(set(taken)) or not (strict or taken == list(range(1, len(below)))):
        return found
    row: list[Cell | None] = list(rows[0])
    for at, (_, first, last) in places.items():
        cell = rows[0][at]
        assert cell is not None
        row[first : last + 1] = [None] * (last + 1 - first)
        box = cell.span.boxes[0]._replace(x0=sides[first][0], x1=sides[last][1])
        row[first] = replace(cell, colspan=last + 1 - first, span=Span(cell.span.page, None, (box,)))
    found[0] = tuple(row)
    return found


def column_sides(rows: Sequence[Row]) -> dict[int, Sides]:
    """From where to where the words of each column stand, cells over several columns left aside."""
    sides: dict[int, Sides] = {}
    for row in rows:
        for at, cell in enumerate(row):
            for box in (line.box for line in cell.lines) if cell and cell.colspan == 1 else ():
                if box is not None:
                    left, right = sides.get(at, (box.x0, box.x1))
                    sides[at] = (min(left, box.x0), max(right, box.x1))
    return sides


def spread(cell: Cell, at: int, others: Sequence[int], sides: dict[int, Sides]) -> Place | None:
    """The columns that a head stands in the middle of, None where it stands over one."""
    boxes = [line.box for line in cell.lines if line.box is not None]
    if not boxes or at not in sides:
        return None
    x0, x1 = min(box.x0 for box in boxes), max(box.x1 for box in boxes)
    if cell.colspan == 1 and (abs(x0 - sides[at][0]) < FLUSH or abs(x1 - sides[at][1]) < FLUSH):
        return None
    low = max((other + 1 for other in others if other < at), default=0)
    high = min((other - 1 for other in others if other > at), default=max(sides))
    found = []
    for first in range(low, at + 1):
        for last in range(max(at, first + 1), high + 1):
            if all(column in sides for column in range(first, last + 1)):
                off = abs(sides[first][0] + sides[last][1] - x0 - x1) / 2
                most = max(CENTRED * cell.lines[0].size, LOOSE * (sides[last][1] - sides[first][0]))
                if off <= most and sides[first][0] - 1 <= x0 and x1 <= sides[last][1] + 1:
                    found.append(Place(off, first, last))
    return min(found, default=None)
