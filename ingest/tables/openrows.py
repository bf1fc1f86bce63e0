"""Tables with rules between their rows alone whose columns stand so close that no gap in a line tells them.

Every cell is drawn on its own, so no run of characters reaches over the white between two columns, however narrow.
Where a gap is as wide as elsewhere between columns the lines tell it, and more of the table than its rules do.
"""

from __future__ import annotations

from collections.abc import Sequence

from ingest.pdfium.chars import Run
from ingest.pdfium.paths import Rect
from ingest.tables.lattices import NEAR, Lattice, join_pieces
from ingest.tables.shades import Mark

LEAST_RULES = 4
NARROWEST = 0.5  # font sizes of a gap between columns
WIDE = 0.9  # font sizes of one that lines tell
LEAST_SHARE = 0.7  # of the rows that have words on both sides of a gap


def find_open_rows(marks: Sequence[Mark], runs: Sequence[Run], lattices: Sequence[Lattice]) -> list[Lattice]:
    """The tables, given the level rules of a page, its words and the tables that its rules make."""
    beams = join_pieces([(y, x0, x1) for x0, y, x1 in marks])
    groups: list[list[list[float]]] = []
    for beam in beams:
        group = next((group for group in groups if is_level(group[0], beam)), None)
        if group is None:
            groups.append([beam])
        else:
            group.append(beam)
    boxes = [lattice.box for lattice in lattices]
    found = (make_rows(group, runs) for group in groups if len(group) >= LEAST_RULES)
    return [table for table in found if table and not any(overlaps(table.box, box) for box in boxes)]


def is_level(first: Sequence[float], second: Sequence[float]) -> bool:
    return abs(first[1] - second[1]) <= NEAR and abs(first[2] - second[2]) <= NEAR


def overlaps(box: Rect, other: Rect) -> bool:
    return box[1] < other[3] and other[1] < box[3] and box[0] < other[2] and other[0] < box[2]


def make_rows(rules: Sequence[Sequence[float]], runs: Sequence[Run]) -> Lattice | None:
    """The table between rules of one length; None where its words stand in one column or are told by wide gaps."""
    x0, x1 = rules[0][1:3]
    ys = [rule[0] for rule in rules]
    inside = [run for run in runs if ys[0] < run.middle < ys[-1] and run.x1 > x0 and run.x0 < x1 and not run.angle]
    if not inside or any(run.x0 < x0 - NEAR or run.x1 > x1 + NEAR for run in inside):
        return None
    size = sorted(run.size for run in inside)[len(inside) // 2]
    gaps = [gap for gap in free_stretches(inside) if gap[1] - gap[0] >= NARROWEST * size]
    rows = [[run for run in inside if a < run.middle < b] for a, b in zip(ys, ys[1:], strict=False)]
    rows = [row for row in rows if row]
    parted = all(share(rows, gap) >= LEAST_SHARE for gap in gaps)
    if not gaps or not parted or min(right - left for left, right in gaps) > WIDE * size:
        return None
    xs = [x0, *((left + right) / 2 for left, right in gaps), x1]
    cells = {
        (row, column): (1, 1, (xs[column], ys[row], xs[column + 1], ys[row + 1]))
        for row in range(len(ys) - 1)
        for column in range(len(xs) - 1)
    }
    return Lattice((x0, ys[0], x1, ys[-1]), xs, ys, cells)


def free_stretches(runs: Sequence[Run]) -> list[tuple[float, float]]:
    """The stretches of x between words that no run stands on."""
    found: list[tuple[float, float]] = []
    end = min(run.x0 for run in runs)
    for run in sorted(runs, key=lambda run: run.x0):
        if run.x0 > end:
            found.append((end, run.x0))
        end = max(end, run.x1)
    return found


def share(rows: Sequence[Sequence[Run]], gap: tuple[float, float]) -> float:
    """The share of rows with words on both sides of a gap."""
    both = [any(run.x1 <= gap[0] for run in row) and any(run.x0 >= gap[1] for run in row) for row in rows]
    return sum(both) / len(both)
