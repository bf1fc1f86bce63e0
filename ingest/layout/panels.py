"""Boxes side by side that hold texts of their own: slides printed several to a page, shaded boxes on one slide.

They are read one by one.
"""

from __future__ import annotations

from collections.abc import Sequence

from ingest.layout.sideboxes import contains, distinct, in_box
from ingest.pdfium.chars import Run
from ingest.pdfium.paths import Rect
from ingest.rows.rows import group_rows

NEAR = 3.0  # points that the tops and feet of boxes of one row may differ
LEAST_LINES = 2  # in a box
APART = 6.0  # points between shaded boxes; those nearer are columns of a table
SET_OFF = 1.1  # times as large as the text, a head
WIDER = 1.2  # than the distance of lines, before a paragraph
LEAST_OWN = 2  # paragraphs that begin at heights of their own
LEAST_HEIGHT = 60.0  # points: lower boxes are the fields of a form


def find_panels(frames: Sequence[Rect], fills: Sequence[Rect], runs: Sequence[Run]) -> list[Rect]:
    """The boxes in reading order: rows of two or more of one height, white between them, every word in one of them.

    Of frames within each other the outer counts; of fills the inner, for the outer is the ground they stand on.
    """
    outer = [box for box in distinct(frames) if is_high(box)]
    high = [box for box in fills if is_high(box)] if len(fills) > 1 else []
    inner = [box for box in high if not any(other != box and contains(box, other) for other in high)]
    kept = [row for row in (*rows_of(outer, 1.0), *rows_of(inner, APART)) if len(row) > 1 and is_row(row, runs)]
    boxes = [box for row in sorted(kept, key=lambda row: row[0][1]) for box in row]
    return [box for box in boxes if not any(other != box and contains(other, box) for other in boxes)]


def is_high(box: Rect) -> bool:
    return box[3] - box[1] >= LEAST_HEIGHT


def rows_of(boxes: Sequence[Rect], apart: float) -> list[list[Rect]]:
    """Boxes of one height, from left to right, this far from each other."""
    rows: list[list[Rect]] = []
    for box in sorted(set(boxes)):
        row = next((row for row in rows if is_level(row[0], box) and row[-1][2] + apart < box[0]), None)
        if row is None:
            rows.append([box])
        else:
            row.append(box)
    return rows


def is_level(one: Rect, other: Rect) -> bool:
    return abs(one[1] - other[1]) <= NEAR and abs(one[3] - other[3]) <= NEAR


def is_row(boxes: Sequence[Rect], runs: Sequence[Run]) -> bool:
    """Whether each box has lines of its own, and no word at their height stands outside of them."""
    level = [run for run in runs if boxes[0][1] <= run.middle <= boxes[0][3] and not run.angle]
    inside = [[run for run in level if in_box(run, box)] for box in boxes]
    lines = [len(group_rows(own)) for own in inside]
    return sum(map(len, inside)) == len(level) and max(lines) >= LEAST_LINES and min(lines) > 0


def find_cards(boxes: Sequence[Rect], runs: Sequence[Run]) -> list[Rect]:
    """Boxes that touch, from left to right, where they are cards: each begins with a head, and text goes on under it.

    They may as well be a table whose rows white parts: of cards, paragraphs begin at heights of their own.
    """
    ordered = sorted(boxes)
    inside = [[run for run in runs if in_box(run, box) and not run.angle] for box in ordered]
    if len(ordered) < 2 or not all(is_high(box) for box in ordered) or not is_row(ordered, runs):
        return []
    lines = [group_rows(own) for own in inside]
    if not all(map(has_head, lines)):
        return []
    return ordered if begin_apart([starts(own) for own in lines]) else []


def has_head(lines: Sequence[Sequence[Run]]) -> bool:
    """Whether a box begins with a line in bold or larger type, and running text goes on under it."""
    head, rest = lines[0][0], lines[1:]
    plain = [line for line in rest if not line[0].bold and line[0].size <= head.size]
    wrapped = any(line[0].text[:1].islower() for line in plain[1:])
    return (head.bold or any(head.size > SET_OFF * line[0].size for line in plain)) and len(plain) > 1 and wrapped


def starts(lines: Sequence[Sequence[Run]]) -> list[float]:
    """The heights at which paragraphs of a box begin behind its head and the first one."""
    pitches = sorted(b[0].middle - a[0].middle for a, b in zip(lines, lines[1:], strict=False))
    usual = pitches[0] if pitches else 0.0
    found = [b[0].middle for a, b in zip(lines, lines[1:], strict=False) if b[0].middle - a[0].middle > WIDER * usual]
    return found[1:]


def begin_apart(boxes: Sequence[Sequence[float]]) -> bool:
    """Whether boxes have paragraphs that begin where none of the others has one, and none where all of them have."""
    alone = 0
    for at, heights in enumerate(boxes):
        others = [*boxes[:at], *boxes[at + 1 :]]
        alone += sum(1 for height in heights if not any(near(height, other) for other in others))
    shared = any(all(near(height, other) for other in boxes[1:]) for height in boxes[0])
    return alone >= LEAST_OWN and not shared


def near(height: float, heights: Sequence[float]) -> bool:
    return any(abs(height - other) <= NEAR for other in heights)
