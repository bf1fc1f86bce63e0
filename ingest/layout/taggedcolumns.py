"""Text columns that the order of a PDF's tags tells: down one column, then up again to the right of it.

The page must bear it out: nothing reaches over the white between the columns, nothing else stands beside them, and on
both sides a paragraph goes over several lines. Labels on the left and values on the right are no columns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ingest.pdfium.chars import Run

LEAST_LINES = 5  # of each column
LEAST_BLOCKS = 2
LEAST_WRAPPED = 2  # lines of one paragraph


def tagged_columns(runs: Sequence[Run]) -> tuple[list[Run], list[Run]] | None:
    """The runs of the left column and of what stands right of it; None where the tags tell of no columns."""
    ordered = sorted(
        (run for run in runs if run.tag and run.tag.block), key=lambda run: run.tag.order if run.tag else 0
    )
    for at in range(1, len(ordered)):
        last, first = ordered[at - 1], ordered[at]
        if first.middle < last.middle - last.size and first.x0 > last.x0:
            left, right = halves(ordered, at)
            if is_borne_out(left, right, runs):
                return left, right
    return None


def halves(ordered: Sequence[Run], at: int) -> tuple[list[Run], list[Run]]:
    """The runs before and from `at` on that stand beside each other, on both sides of one stretch of white."""
    start = ordered[at].x0
    top = min(ordered[at].top, ordered[at].middle - ordered[at].size)
    left: list[Run] = []
    for run in reversed(ordered[:at]):
        if run.x1 >= start or run.bottom < top:
            break
        left.append(run)
    if not left:
        return [], []
    side = max(run.x1 for run in left)
    right: list[Run] = []
    for run in ordered[at:]:
        if run.x0 <= side:
            break
        right.append(run)
    return left[::-1], right


def is_borne_out(left: Sequence[Run], right: Sequence[Run], runs: Sequence[Run]) -> bool:
    if not (is_running(left) and is_running(right)):
        return False
    own = {id(run) for run in (*left, *right)}
    top, bottom = min(run.top for run in (*left, *right)), max(run.bottom for run in (*left, *right))
    if any(top < run.middle < bottom for run in runs if id(run) not in own):
        return False
    return max(run.x1 for run in left) < min(run.x0 for run in right)


def is_running(runs: Sequence[Run]) -> bool:
    """Whether a column has running text: paragraphs, one over several lines; browsers tag no cells of some tables."""
    if any(run.tag and run.tag.cell for run in runs):
        return False
    heights = {(run.tag.block if run.tag else 0, round(run.middle)) for run in runs}
    wrapped = Counter(block for block, _ in heights)
    lines = len({height for _, height in heights})
    return lines >= LEAST_LINES and len(wrapped) >= LEAST_BLOCKS and max(wrapped.values()) >= LEAST_WRAPPED
