"""Heads that stand over several columns of a table without rules: set in the middle over them, or where they begin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from ingest.model import Cell, Span

CENTRED = 0.6  # font sizes by which the middle of a head may lie off that of its columns' words
LOOSE = 0.15  # of their width, where the heads share all columns but the first among them
HEAD_RE = re.compile(r"[^\W\d_]|(?:19|20)\d\d|[%\u00a3]$")
FLUSH = 1.5  # points; a head as flush as that with one column's side is its own

Row = tuple[Cell | None, ...]
Sides = tuple[float, float]


class Place(NamedTuple):
    """The first and last of the columns that a head stands over, and how far off their middle, in points.

    `flush` tells that a side of the head is the column's: alone, such a head is that column's own.
    """

    off: float
    first: int
    last: int
    flush: bool = False


def spread_heads(rows: Sequence[Row]) -> list[Row]:
    """The rows with every head of the first one spread over the columns it stands in the middle of.

    The row below must have a head in each of these columns. A head of one column among them is a group of its own where
    the heads share all columns but the first. Where one head stands over no columns all is left as it is: then the
    first row is no row of heads over heads.
    """
    found = list(rows)
    if len(rows) < 3:
        return found
    sides = column_sides(rows[1:])
    filled = [at for at, cell in enumerate(rows[0]) if cell and cell.text]
    places = find_places(rows, filled, sides)
    if not any(place.last > place.first for place in places):
        return found
    row: list[Cell | None] = list(rows[0])
    for at, (_, first, last, _) in zip(filled[-len(places) :], places, strict=True):
        cell = rows[0][at]
        assert cell is not None
        row[first : last + 1] = [None] * (last + 1 - first)
        box = cell.span.boxes[0]._replace(x0=sides[first][0], x1=sides[last][1])
        row[first] = replace(cell, colspan=last + 1 - first, span=Span(cell.span.page, None, (box,)))
    found[0] = tuple(row)
    return found


def find_places(rows: Sequence[Row], filled: Sequence[int], sides: dict[int, Sides]) -> list[Place]:
    """The places of the heads of the first row, but for one over the first column; none where they are no heads."""
    heads = [at for at in filled if at > 0 or (cell := rows[0][0]) is not None and cell.colspan > 1]
    if groups := repeated_groups(rows[1], heads):
        return groups
    if len(heads) > 1 and begin_columns(rows[0], heads, sides):
        return []  # Set where their columns begin, they do not say how far they go.
    possible: list[list[Place]] = []
    for at in heads:
        cell = rows[0][at]
        assert cell is not None
        own = [
            place for place in places_of(cell, at, sides) if all(map(is_head, rows[1][place.first : place.last + 1]))
        ]
        possible.append(own)
    if not possible or not all(possible):
        return []
    if shared := share(possible, len(rows[1])):
        return shared
    if any(place.flush for own in possible for place in own):
        return []
    alone = [min((place for place in own if place.last > place.first), default=None) for own in possible]
    places = [place for place in alone if place is not None]
    near = all(
        place.off <= CENTRED * cell.lines[0].size
        for place, at in zip(alone, heads, strict=True)
        if place is not None and (cell := rows[0][at]) is not None
    )
    apart = all(a.last < b.first for a, b in zip(places, places[1:], strict=False))
    return places if near and apart and len(places) == len(possible) else []


def repeated_groups(names: Row, heads: Sequence[int]) -> list[Place]:
    """The columns from each head to the next, or to each head from the last, where the names below are the same ones.

    A word processor sets the words of a merged cell to one of its sides.
    """
    texts = [cell.text if cell else "" for cell in names]
    for starts in (heads, [1, *(at + 1 for at in heads[:-1])]):
        ends = [start - 1 for start in starts[1:]] + [heads[-1] if starts is not heads else len(texts) - 1]
        groups = [texts[first : last + 1] for first, last in zip(starts, ends, strict=True)]
        if len(groups) > 1 and len(groups[0]) > 1 and all(groups[0]) and all(own == groups[0] for own in groups):
            return [Place(0.0, first, last) for first, last in zip(starts, ends, strict=True)]
    return []


def begin_columns(row: Row, heads: Sequence[int], sides: dict[int, Sides]) -> bool:
    """Whether all heads stand flush with the left sides of their columns, and not all with the right ones too."""
    offs = []
    for at in heads:
        cell = row[at]
        boxes = [line.box for line in cell.lines if line.box is not None] if cell else []
        if not boxes or at not in sides:
            return False
        offs.append((min(box.x0 for box in boxes) - sides[at][0], max(box.x1 for box in boxes) - sides[at][1]))
    left, right = (all(abs(off) < FLUSH for off in side) for side in zip(*offs, strict=True))
    return left and not right


def share(possible: Sequence[Sequence[Place]], width: int) -> list[Place]:
    """The places that share all columns but the first among the heads, those nearest to their middles; else none."""
    best: dict[int, tuple[float, list[Place]]] = {1: (0.0, [])}
    for own in possible:
        after: dict[int, tuple[float, list[Place]]] = {}
        for place in own:
            if place.first in best:
                off = best[place.first][0] + place.off
                if place.last + 1 not in after or off < after[place.last + 1][0]:
                    after[place.last + 1] = (off, [*best[place.first][1], place])
        best = after
    return best[width][1] if width in best else []


def is_head(cell: Cell | None) -> bool:
    """Whether a cell can be a head: words or a year."""
    return cell is not None and HEAD_RE.search(cell.text) is not None


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


def places_of(cell: Cell, at: int, sides: dict[int, Sides]) -> list[Place]:
    """The columns that a head may stand over: its own alone, or those it stands in the middle of."""
    boxes = [line.box for line in cell.lines if line.box is not None]
    if not boxes or at not in sides:
        return []
    x0, x1 = min(box.x0 for box in boxes), max(box.x1 for box in boxes)
    flush = abs(x0 - sides[at][0]) < FLUSH or abs(x1 - sides[at][1]) < FLUSH
    off = 0.0 if flush else abs(sides[at][0] + sides[at][1] - x0 - x1) / 2
    found = [Place(off, at, at, flush)] if cell.colspan == 1 else []
    for first in range(at + 1):
        for last in range(max(at, first + 1), max(sides) + 1):
            if all(column in sides for column in range(first, last + 1)):
                off = abs(sides[first][0] + sides[last][1] - x0 - x1) / 2
                most = max(CENTRED * cell.lines[0].size, LOOSE * (sides[last][1] - sides[first][0]))
                if off <= most and sides[first][0] - 1 <= x0 and x1 <= sides[last][1] + 1:
                    found.append(Place(off, first, last))
    return found
