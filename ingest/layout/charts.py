"""Charts that are drawn on a page, known by their upright scale, and the words at their axes, which are no text.

A scale is a column of numbers that stand evenly and fall evenly from top to bottom, with nothing written beside them
and bars or lines of a grid drawn there. A column of a table has the cells of its rows beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.pdfium.chars import Run
from ingest.pdfium.paths import Drawing, Rect

NUMBER_RE = re.compile(r"(-?)[\u00a3$]?(\d[\d,]*(?:\.\d+)?)\s?(?:%|k|m|bn)?$")
LEAST_TICKS = 4
LEAST_DRAWN = 3  # bars or lines beside a scale
ALIGNED = 2.0  # points by which the sides of a scale's numbers differ
EVEN = 1.5  # points by which their distances differ
LEVEL = 0.3  # font sizes that a label of a bar may stand higher or lower than a number without being beside it
BELOW = 2.5  # font sizes from the scale's foot, or from one line of labels to the next
LARGER = 1.2  # times the scale's size: no label
MOST_WORDS = 6


def chart_words(runs: Sequence[Run], drawing: Drawing) -> Iterator[list[Run]]:
    """The words of each chart."""
    if drawing.count < LEAST_DRAWN:
        return
    numbers = [run for run in runs if not run.angle and NUMBER_RE.match(run.text)]
    for scale in scales(numbers) if len(numbers) >= LEAST_TICKS else ():
        box = plot(scale, drawing)
        if box is None or any(beside(tick, box, runs) for tick in scale):
            continue
        foot = lowest_label(scale, box, runs)
        top = scale[0].top - scale[0].size
        words = [run for run in runs if top <= run.middle <= foot and box[0] <= (run.x0 + run.x1) / 2 <= box[2]]
        if all(run.text.count(" ") < MOST_WORDS for run in words):
            yield words


def value(run: Run) -> float:
    match = NUMBER_RE.match(run.text)
    assert match
    return float(match[2].replace(",", "")) * (-1 if match[1] else 1)


def scales(numbers: Sequence[Run]) -> Iterator[list[Run]]:
    """Columns of numbers that end at one x, at even distances, each less than the one above by as much."""
    columns: list[list[Run]] = []
    for run in sorted(numbers, key=lambda run: run.x1):
        if columns and run.x1 - columns[-1][0].x1 <= ALIGNED:
            columns[-1].append(run)
        else:
            columns.append([run])
    for column in (sorted(own, key=lambda run: run.middle) for own in columns if len(own) >= LEAST_TICKS):
        steps = [b.middle - a.middle for a, b in zip(column, column[1:], strict=False)]
        falls = [value(a) - value(b) for a, b in zip(column, column[1:], strict=False)]
        even = max(steps) - min(steps) <= EVEN and max(falls) - min(falls) <= 0.01 * abs(falls[0])
        if even and falls[0] > 0 and steps[0] > column[0].size:
            yield column


def plot(scale: Sequence[Run], drawing: Drawing) -> Rect | None:
    """The box of a chart, from its scale to the right end of what is drawn beside it; None where too little is."""
    left, top, foot = max(run.x1 for run in scale), scale[0].top, scale[-1].bottom
    lines = [x1 for x0, y, x1 in drawing.level if x0 >= left - 1 and top <= y <= foot and x1 - x0 > scale[0].size]
    low = foot + scale[-1].middle - scale[-2].middle
    bars = [box[2] for box in drawing.fills if box[0] >= left - 1 and box[1] >= top - 1 and box[3] <= low]
    if len(lines) + len(bars) < LEAST_DRAWN:
        return None
    return min(run.x0 for run in scale), top, max((*lines, *bars)), foot


def beside(tick: Run, box: Rect, runs: Sequence[Run]) -> bool:
    """Whether words stand on a number's line, right of it."""
    level = LEVEL * tick.size
    return any(abs(run.middle - tick.middle) < level and tick.x1 < run.x0 < box[2] for run in runs)


def lowest_label(scale: Sequence[Run], box: Rect, runs: Sequence[Run]) -> float:
    """How far down the labels under a chart reach: lines that stand closely, of a few words each, set like the scale.

    The first may stand lower by as much as the last number below the one before: a scale need not begin with nought.
    """
    foot, size = scale[-1].middle, scale[-1].size
    room = BELOW * size + scale[-1].middle - scale[-2].middle
    for run in sorted(runs, key=lambda run: run.middle):
        if run.middle <= scale[-1].middle or not box[0] <= (run.x0 + run.x1) / 2 <= box[2]:
            continue
        set_apart = run.size > LARGER * size or (run.bold and not scale[-1].bold)
        if run.middle - foot > room or set_apart or run.text.count(" ") >= MOST_WORDS:
            break
        if run.middle > foot + size / 2:
            room = BELOW * size
        foot = run.middle
    return foot
