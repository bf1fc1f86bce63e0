"""Boxes side by side that hold texts of their own, such as slides printed several to a page: read one by one."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.chars import Run
from ingest.paths import Rect
from ingest.rows import group_rows
from ingest.sideboxes import distinct, in_box

NEAR = 3.0  # points that the tops and feet of boxes of one row may differ
LEAST_LINES = 2  # in a box
LEAST_HEIGHT = 60.0  # points: lower boxes are the fields of a form


def find_panels(boxes: Sequence[Rect], runs: Sequence[Run]) -> list[Rect]:
    """The boxes in reading order: rows of two or more of one height, white between them, every word in one of them."""
    outer = sorted(box for box in distinct(boxes) if box[3] - box[1] >= LEAST_HEIGHT)
    rows: list[list[Rect]] = []
    for box in outer:
        row = next((row for row in rows if is_level(row[0], box) and row[-1][2] + 1 < box[0]), None)
        if row is None:
            rows.append([box])
        else:
            row.append(box)
    kept = [row for row in rows if len(row) > 1 and is_row(row, runs)]
    return [box for row in sorted(kept, key=lambda row: row[0][1]) for box in row]


def is_level(one: Rect, other: Rect) -> bool:
    return abs(one[1] - other[1]) <= NEAR and abs(one[3] - other[3]) <= NEAR


def is_row(boxes: Sequence[Rect], runs: Sequence[Run]) -> bool:
    """Whether each box has lines of its own, and no word at their height stands outside of them."""
    level = [run for run in runs if boxes[0][1] <= run.middle <= boxes[0][3] and not run.angle]
    inside = [[run for run in level if in_box(run, box)] for box in boxes]
    lines = [len(group_rows(own)) for own in inside]
    return sum(map(len, inside)) == len(level) and max(lines) >= LEAST_LINES and min(lines) > 0
