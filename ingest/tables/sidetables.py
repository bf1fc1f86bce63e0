"""Tables without rules that stand beside running text: told from a table's own column of words by where lines end.

In a table the words beside two of its rows are two cells, and one of them has ended between the rows; running text goes
on past the table's rows, line after line full.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from statistics import mean

from ingest.pdfium.chars import Run
from ingest.pdfium.paths import Rect
from ingest.rows.freegaps import TextRow
from ingest.rows.gaps import FAR, pieces
from ingest.rows.rows import group_rows
from ingest.rows.wraps import is_full

ALIGNED = 2.0  # points
LEAST_LINES = 5  # of running text
LEAST_ROWS = 3  # of a table, with two cells or more
LEAST_WORDS = 4.0  # a line of running text, on average
MOST_WORDS = 3.5  # a cell, on average
LEAST_RUNNING = 0.7  # of the table's rows beside which the text runs on to the next
LEAST_SMALL = 0.5  # of the lines of running text that begin with a small letter
MOST_COLUMNS = 8  # that are looked at on a page
PITCH = 2.6  # font sizes between lines, at most
LOOSE = 1.2  # of the usual distance of lines: a greater one ends a paragraph or a cell

AT_ONCE = 64  # runs
OPEN_ROWS = 8
MIDDLE = attrgetter("middle")

Column = list[Run]


def find_open_tables(runs: Sequence[Run]) -> list[Rect]:
    """The boxes (left, top, right, bottom, in points) of the unruled tables beside running text, none in another."""
    found: list[Rect] = []
    starts, ordered = columns(runs), sorted(runs, key=MIDDLE)
    texts = [column for column in starts if len(column) >= LEAST_LINES and mean_words(column) >= LEAST_WORDS]
    for column in texts[:MOST_COLUMNS]:
        for x in sides(column, starts):
            for text in stretches([run for run in column if run.x1 < x]):
                box = table_beside(text, ordered)
                if box and not any(box[1] < other[3] and other[1] < box[3] for other in found):
                    found.append(box)
    return found


def columns(runs: Sequence[Run]) -> list[Column]:
    """The runs that begin at one x, from top to bottom, those with most runs first."""
    found: list[Column] = []
    for run in sorted(runs, key=lambda run: run.x0):
        if found and run.x0 - found[-1][-1].x0 <= ALIGNED:
            found[-1].append(run)
        else:
            found.append([run])
    kept = [sorted(column, key=lambda run: run.middle) for column in found if len(column) >= LEAST_ROWS]
    return sorted(kept, key=len, reverse=True)


def mean_words(runs: Sequence[Run]) -> float:
    return mean(run.text.count(" ") + 1 for run in runs)


def sides(column: Column, starts: Sequence[Column]) -> list[float]:
    """The x before which the column's lines may end: where another one begins, from left to right, or anywhere."""
    found = [other[0].x0 for other in starts[: 2 * MOST_COLUMNS] if other[0].x0 > column[0].x0 + ALIGNED]
    return [*sorted(found), float("inf")]


def stretches(column: Column) -> Iterator[Column]:
    """The lines of one size that follow each other."""
    first = 0
    for at in range(1, len(column) + 1):
        if at < len(column):
            a, b = column[at - 1], column[at]
            if abs(a.size - b.size) < 0.6 and b.middle - a.middle <= PITCH * a.size:
                continue
        if at - first >= LEAST_LINES:
            yield column[first:at]
        first = at


def table_beside(text: Column, ordered: Sequence[Run]) -> Rect | None:
    """The box of the table on one side of running text, at least as high as that; None where there is none.

    `ordered` are the runs of the page from top to bottom.
    """
    left, right = min(run.x0 for run in text), max(run.x1 for run in text)
    own = set(map(id, text))
    top, bottom = text[0].top, text[-1].bottom
    first, end = bisect_right(ordered, top, key=MIDDLE), bisect_left(ordered, bottom, key=MIDDLE)
    beside = [run for run in ordered[first:end] if id(run) not in own]
    if not beside or not (all(run.x0 > right for run in beside) or all(run.x1 < left for run in beside)):
        return None
    table = down_to_end(beside, ordered)
    lines = [row for row in group_rows(table) if pieces(row) > 1]
    if len(lines) < LEAST_ROWS or mean_words(table) > MOST_WORDS or not runs_past(text, lines, right):
        return None
    top, bottom = min(top, *(run.top for run in table)), max(bottom, *(run.bottom for run in table))
    return min(run.x0 for run in table) - 1, top, max(run.x1 for run in table) + 1, bottom


def down_to_end(beside: Column, ordered: Sequence[Run]) -> Column:
    """What stands beside the text with the table's lines that go on below it."""
    x0, x1 = min(run.x0 for run in beside), max(run.x1 for run in beside)
    bottom = max(run.middle for run in beside)
    found = list(beside)
    for row in rows_below(ordered, bottom + 1):
        near = row[0].middle - bottom <= FAR * row[0].size
        if not near or row[0].x0 < x0 - ALIGNED or row[-1].x1 > x1 + ALIGNED:
            break
        found += row
        bottom = row[0].middle
    return found


def rows_below(ordered: Sequence[Run], height: float) -> Iterator[Column]:
    """The lines under a height, from top to bottom; most of a long page is never brought together to lines."""
    first, given, count = bisect_right(ordered, height, key=MIDDLE), 0, AT_ONCE
    while True:
        rows = group_rows(ordered[first : first + count])
        whole = first + count >= len(ordered)
        # The last lines of a part may be lacking runs.
        ready = rows[given:] if whole else rows[given : max(given, len(rows) - OPEN_ROWS)]
        yield from ready
        if whole:
            return
        given, count = given + len(ready), 2 * count


def runs_past(text: Column, lines: Sequence[TextRow], right: float) -> bool:
    """Whether the text runs on from line to line beside the table's rows, full and with small letters."""
    small = sum(run.text[:1].islower() for run in text[1:])
    if small < LEAST_SMALL * (len(text) - 1):
        return False
    usual = min(b.middle - a.middle for a, b in zip(text, text[1:], strict=False))
    on = [is_full(a, b, right) and b.middle - a.middle <= LOOSE * usual for a, b in zip(text, text[1:], strict=False)]
    tops = [line[0].middle - 0.5 * text[0].size for line in lines]
    found = []
    for top, under in zip(tops, tops[1:], strict=False):
        if beside := [ok for run, ok in zip(text, on, strict=False) if top <= run.middle < under]:
            found.append(all(beside))
    return len(found) >= LEAST_ROWS - 1 and sum(found) >= LEAST_RUNNING * len(found)
