"""The cells between the ruling lines of a page, by pdfplumber's search for tables.

Its steps are taken one by one. That which asks of two crossings whether one line joins them makes sets of lines for
each question, and takes three quarters of the time: here the sets are made once for each crossing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

Point = tuple[float, float]
Rect = tuple[float, float, float, float]  # x0, top, x1, bottom
Edge = dict[str, Any]
Lines = frozenset[Rect]

# What pdfplumber takes where nothing else is said; points.
SHORTEST_PIECE = 1.0
SHORTEST = 3.0  # when pieces are joined
TOLERANCE = 3.0


def find_cells(edges: list[Edge]) -> tuple[list[Rect], list[list[Rect]]]:
    """All cells that lines enclose, and those that make up tables, table by table."""
    from pdfplumber.table import cells_to_tables, edges_to_intersections, merge_edges

    pieces = sorted(
        (edge for edge in edges if edge[LENGTH[edge["orientation"]]] >= SHORTEST_PIECE),
        key=lambda edge: edge["orientation"] != "v",
    )
    merged = merge_edges(pieces, TOLERANCE, TOLERANCE, TOLERANCE, TOLERANCE)
    lines = [edge for edge in merged if edge[LENGTH[edge["orientation"]]] >= SHORTEST]
    crossings = edges_to_intersections(lines, TOLERANCE, TOLERANCE)
    cells = list(smallest_cells(crossings))
    return cells, cells_to_tables(cells)


LENGTH = {"v": "height", "h": "width"}


def smallest_cells(crossings: Mapping[Point, Mapping[str, list[Edge]]]) -> Iterator[Rect]:
    """For each crossing (x, y) the smallest box to its right and below whose sides are lines."""
    upright = {point: boxes(edges["v"]) for point, edges in crossings.items()}
    level = {point: boxes(edges["h"]) for point, edges in crossings.items()}
    columns: dict[float, list[float]] = defaultdict(list)
    rows: dict[float, list[float]] = defaultdict(list)
    for x, y in sorted(crossings):
        columns[x].append(y)
        rows[y].append(x)
    for x, y in sorted(crossings):
        # Most often the corner is at the height of the next crossing below: the others are not looked at then.
        below = (low for low in columns[x][bisect_right(columns[x], y) :] if joined(upright, (x, y), (x, low)))
        next_below = next(below, None)
        if next_below is None:
            continue
        right = [far for far in rows[y][bisect_right(rows[y], x) :] if joined(level, (x, y), (far, y))]
        corner = next(
            (
                (far, low)
                for low in chain((next_below,), below)
                for far in right
                if (far, low) in crossings
                and joined(upright, (far, low), (far, y))
                and joined(level, (far, low), (x, low))
            ),
            None,
        )
        if corner is not None:
            yield (x, y, *corner)


def joined(lines: Mapping[Point, Lines], first: Point, second: Point) -> bool:
    """Whether one of the lines through two crossings is the same."""
    return not lines[first].isdisjoint(lines[second])


def boxes(edges: list[Edge]) -> Lines:
    return frozenset((edge["x0"], edge["top"], edge["x1"], edge["bottom"]) for edge in edges)
