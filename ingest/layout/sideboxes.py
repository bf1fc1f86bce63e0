"""Boxes of running text that stand beside the page's own text: read on their own, behind the paragraph beside them.

Source of the rule: reports and leaflets with quotations, key facts and summaries in ruled or coloured boxes.
"""

from __future__ import annotations

from collections.abc import Sequence

from ingest.pdfium.chars import Run
from ingest.pdfium.paths import Rect
from ingest.rows.freegaps import TextRow
from ingest.rows.gaps import shares_column
from ingest.rows.rows import group_rows

NEAR = 3.0  # points
WIDEST = 0.6  # of the page
LEAST_LINES = 3  # in the box and beside it
LEAST_BOXED = 2  # lines in a box that stand at other heights than those beside it
LEVEL = 0.3  # font sizes by which lines at one height may differ
FULL = 0.6  # of the longest line that most lines of running text reach
CAPTION = 1.0  # font sizes between the lines of a caption and its table
LEAST_WORDS = 2.5  # a line, on average
LEAST_SPACES = 4  # in a line of running text beside a box of one line


def find_side_boxes(boxes: Sequence[Rect], runs: Sequence[Run], width: float) -> list[Rect]:
    """The boxes, from top to bottom, that hold running text and have running text beside them.

    Boxes side by side or on each other's sides are cells of a table; of one within another the outer counts.
    """
    outer = distinct(boxes)
    single = [box for box in outer if not any(other is not box and meets(box, other) for other in outer)]
    found = [box for box in outer if box[2] - box[0] < WIDEST * width and is_side_box(box, runs, box in single)]
    return sorted(
        (box for box in found if not any(other is not box and meets(box, other) for other in found)),
        key=lambda box: box[1],
    )


def frame_heights(boxes: Sequence[Rect], runs: Sequence[Run]) -> list[float]:
    """The tops and feet of frames round several lines, with nothing beside them: what is in one is no table with what
    is above or below, unless the line above stands over its columns.
    """
    found: list[float] = []
    for box in distinct(boxes):
        level = [run for run in runs if box[1] <= run.middle <= box[3] and not run.angle]
        lines = group_rows(level)
        if len(lines) < LEAST_BOXED or not all(in_box(run, box) for run in level):
            continue
        above = group_rows(run for run in runs if box[1] - lines[0][0].size * 2 < run.middle < box[1] and not run.angle)
        if not above or len(above[-1]) < 2 or not shares_column(above[-1][1:], lines):
            found += box[1::2]
    return found


def find_side_tables(boxes: Sequence[Rect], runs: Sequence[Run], width: float) -> list[Rect]:
    """The boxes of ruled tables, with their captions, that stand beside running text."""
    found = []
    for box in boxes:
        outer = [run for run in runs if box[1] <= run.middle <= box[3] and not in_box(run, box) and not run.angle]
        free = not any(run.x0 < box[2] - NEAR and run.x1 > box[0] + NEAR for run in outer)
        if free and box[2] - box[0] < WIDEST * width and is_running(group_rows(outer)):
            found.append(with_caption(box, runs))
    return found


def with_caption(box: Rect, runs: Sequence[Run]) -> Rect:
    """The box of a table grown over the lines right above it that are no wider."""
    for run in sorted(runs, key=lambda run: -run.bottom):
        within = box[0] - NEAR <= run.x0 and run.x1 <= box[2] + NEAR and not run.angle
        if within and -NEAR < box[1] - run.bottom < CAPTION * run.size:
            box = (box[0], run.top, box[2], box[3])
    return box


def distinct(boxes: Sequence[Rect]) -> list[Rect]:
    """The boxes that stand in no other, each once."""
    kept: list[Rect] = []
    for box in sorted(boxes, key=lambda box: (box[0] - box[2]) * (box[3] - box[1])):
        if box[3] - box[1] > 20 and not any(contains(other, box) for other in kept):
            kept.append(box)
    return kept


def contains(outer: Rect, box: Rect) -> bool:
    level = outer[1] - NEAR <= box[1] and box[3] <= outer[3] + NEAR
    return level and outer[0] - NEAR <= box[0] and box[2] <= outer[2] + NEAR


def meets(box: Rect, other: Rect) -> bool:
    """Whether two boxes touch or stand at one height."""
    return box[1] < other[3] + NEAR and other[1] < box[3] + NEAR


def is_side_box(box: Rect, runs: Sequence[Run], single: bool) -> bool:
    """Whether running text stands in a box and beside it, or, where no other box is near, lines set off from these."""
    level = [run for run in runs if box[1] <= run.middle <= box[3] and not run.angle]
    inner = [run for run in level if in_box(run, box)]
    outer = [run for run in level if not in_box(run, box)]
    if any(run.x0 < box[2] - NEAR and run.x1 > box[0] + NEAR for run in outer):
        return False
    return all(map(is_running, (group_rows(inner), group_rows(outer)))) or (single and is_set_off(inner, outer))


def is_set_off(inner: Sequence[Run], outer: Sequence[Run]) -> bool:
    """Whether lines in a box stand at other heights than those beside it: no column of a table, a box on a slide.

    A line alone in its box is set off only from running text.
    """
    lines, beside = group_rows(inner), group_rows(outer)
    if not lines or not beside or (len(lines) < LEAST_BOXED and not all(map(is_full, beside))):
        return False
    level = [
        line for line in lines if any(abs(line[0].middle - row[0].middle) < LEVEL * line[0].size for row in beside)
    ]
    return 2 * len(level) <= len(lines) and all(len(line) == 1 for line in lines)


def is_full(line: TextRow) -> bool:
    """Whether a line is one of running text: in one piece, of several words."""
    return len(line) == 1 and line[0].text.count(" ") >= LEAST_SPACES


def in_box(run: Run, box: Rect) -> bool:
    return box[0] - NEAR <= run.x0 and run.x1 <= box[2] + NEAR and box[1] <= run.middle <= box[3]


def is_running(rows: Sequence[TextRow]) -> bool:
    """Whether lines are running text: each in one piece, most of them full and of several words."""
    if len(rows) < LEAST_LINES or sum(len(row) > 1 for row in rows) > 0.3 * len(rows):
        return False
    lengths = [row[-1].x1 - row[0].x0 for row in rows]
    full = sum(length > FULL * max(lengths) for length in lengths)
    words = sum(run.text.count(" ") + 1 for row in rows for run in row)
    return full >= 0.55 * len(rows) and words >= LEAST_WORDS * len(rows)
