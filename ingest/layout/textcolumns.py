"""Running text set in columns: the white stretch that parts them, found however their lines and headings stand."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.pdfium.chars import Run
from ingest.rows.freegaps import TextRow
from ingest.rows.rows import group_rows

LEAST_LINES = 8  # of each column
ALIGNED = 2.0  # points
FULL = 0.7  # of a column's width that a full line takes
LEAST_FULL = 0.55  # of its lines
LEAST_WORDS = 4.0  # a line, on average


def find_text_columns(rows: Sequence[TextRow]) -> tuple[int, int, float] | None:
    """The first and last (excluded) line of text in two columns, and the x between them; None where there is none.

    Of three columns the first two are parted here, and the others when what is on the right is looked at in turn.
    """
    if sum(map(len, rows)) < 2 * LEAST_LINES:
        return None
    for x in column_starts(rows):
        first, last = longest(rows, x)
        while first < last and all(run.x1 < x for run in rows[first]) and not any(run.x0 > x for run in rows[first]):
            first += 1
        # A heading at the foot of the left column heads what stands below both.
        while first < last and all(run.x1 < x and run.bold for run in rows[last - 1]):
            last -= 1
        if last - first >= LEAST_LINES and all(map(is_running, halves(rows[first:last], x))):
            return first, last, x
    return None


def column_starts(rows: Sequence[TextRow]) -> list[float]:
    """The x just before which enough lines begin behind others or behind white, from left to right."""
    starts = sorted((run.x0, run.size) for row in rows for run in row)
    groups: list[list[tuple[float, float]]] = []
    for start in starts:
        if groups and start[0] - groups[-1][-1][0] <= ALIGNED:
            groups[-1].append(start)
        else:
            groups.append([start])
    return [group[0][0] - 0.3 * group[0][1] for group in groups[1:] if len(group) >= LEAST_LINES]


def longest(rows: Sequence[TextRow], x: float) -> tuple[int, int]:
    """The first and last (excluded) line of the longest stretch in which no words reach over x."""
    first, best = 0, (0, 0)
    for at in range(len(rows) + 1):
        if at == len(rows) or any(run.x0 < x - 1 and run.x1 > x + 1 for run in rows[at]):
            if at - first > best[1] - best[0]:
                best = (first, at)
            first = at + 1
    return best


def halves(rows: Sequence[TextRow], x: float) -> tuple[list[TextRow], list[TextRow]]:
    """The lines on both sides of x, each side's put together anew."""
    runs = [run for row in rows for run in row]
    left = [run for run in runs if (run.x0 + run.x1) / 2 < x]
    return group_rows(left), group_rows(run for run in runs if (run.x0 + run.x1) / 2 >= x)


def is_running(rows: Sequence[TextRow]) -> bool:
    """Whether the lines of a column are running text: most of them full and of several words."""
    if len(rows) < LEAST_LINES:
        return False
    left, right = min(row[0].x0 for row in rows), max(row[-1].x1 for row in rows)
    whole = [run for row in rows for run in row]
    full = sum(1 for row in rows if covered(row) > FULL * (right - left))
    words = sum(run.text.count(" ") + 1 for run in whole) / len(rows)
    return full >= LEAST_FULL * len(rows) and words >= LEAST_WORDS


def covered(row: Sequence[Run]) -> float:
    return sum(run.x1 - run.x0 for run in row)
