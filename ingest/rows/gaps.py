"""Gaps that stand one under the other in several lines: where tables without rules and text columns are.

A band is a stretch of lines of which at least three are parted by a gap. A gap that stays free over the band parts two
columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.markers import split_marker
from ingest.pdfium.chars import Run
from ingest.rows.freegaps import (
    LEAST_LINES,
    TextRow,
    aligned_gaps,
    figure_gaps,
    free_gaps,
    is_headed,
    narrow_gaps,
    part_run,
    sides,
)
from ingest.rows.signs import ALIGNED, is_caption

MOST_WRAPS = 8  # lines of one cell that follow each other without a gap
FAR = 3.2  # font sizes from base line to base line that end a band
USUAL = 1.25  # font sizes from base line to base line


@dataclass(slots=True)
class Band:
    """Lines from `first` to `last` (excluded) of a page with the gaps (left, right) that part their columns.

    `again` tells that they are a few lines in the columns of a band above them.
    """

    first: int
    last: int
    gaps: list[tuple[float, float]]
    again: bool = False

    def place(self, run: Run) -> tuple[int, int]:
        """The column that a run begins in and how many it reaches over."""
        middle = (run.x0 + run.x1) / 2
        first = sum(1 for left, right in self.gaps if run.x0 >= left - 1 and middle > (left + right) / 2)
        last = sum(1 for _, right in self.gaps if run.x1 > right + 1)
        return first, max(1, last - first + 1)


def pieces(row: TextRow) -> int:
    """Into how many parts gaps cut a line; the gap behind a lone marker does not count."""
    if len(row) == 2 and is_marker(row[0], row[1]):
        return 1
    return sum(1 for a, b in zip(row, row[1:], strict=False) if b.x0 - a.x1 > 0.9 * b.size) + 1


def is_marker(first: Run, second: Run) -> bool:
    marker = split_marker(f"{first.text}  {second.text}")
    return marker is not None and marker.printed.strip() == first.text.strip()


def find_bands(rows: Sequence[TextRow]) -> list[Band]:
    """The bands of a page's lines, from top to bottom."""
    counts = [pieces(row) for row in rows]
    bands: list[Band] = []
    at = 0
    while at < len(rows):
        if counts[at] < 2:
            at += 1
            continue
        end = band_end(rows, counts, at)
        lines = [row for row, count in zip(rows[at:end], counts[at:end], strict=True) if count > 1]
        again = len(lines) < LEAST_LINES and any(has_columns(rows, band, lines) for band in bands)
        gaps = again_gaps(lines) if again else find_gaps(lines) if len(lines) >= LEAST_LINES else []
        if gaps:
            above = bands[-1].last if bands else 0
            bands.append(
                Band(at - (at > above and is_upper_half(rows[at - 1], rows[at : at + 2], gaps)), end, gaps, again)
            )
            at = end
        else:
            at += 1 if len(lines) >= LEAST_LINES else end - at
    return bands


def has_columns(rows: Sequence[TextRow], band: Band, lines: Sequence[TextRow]) -> bool:
    """Whether the parts of a few lines begin where those of a list above do: names under "Present" and "Apologies"."""
    starts = [[run.x0 for run in row] for row in rows[band.first : band.last] if len(row) == len(band.gaps) + 1]
    return bool(lines) and all(any(begins_at(line, xs) for xs in starts) for line in lines)


def begins_at(line: TextRow, xs: Sequence[float]) -> bool:
    return len(line) == len(xs) and all(abs(run.x0 - x) <= ALIGNED for run, x in zip(line, xs, strict=True))


def again_gaps(lines: Sequence[TextRow]) -> list[tuple[float, float]]:
    """The gaps between the parts of lines that have as many each."""
    most = range(len(lines[0]) - 1)
    return [(max(line[at].x1 for line in lines), min(line[at + 1].x0 for line in lines)) for at in most]


def is_upper_half(line: TextRow, below: Sequence[TextRow], gaps: Sequence[tuple[float, float]]) -> bool:
    """Whether a line alone is the first of a head of two, half a line above heads of one: its column is empty there."""
    size = line[0].size
    if len(line) > 1 or len(below) < 2 or below[0][0].middle - line[0].middle > 0.95 * size:
        return False
    column = Band(0, 0, list(gaps)).place(line[0])
    places = [[Band(0, 0, list(gaps)).place(run) for run in row] for row in below]
    return column[0] > 0 and column[1] == 1 and column not in places[0] and column in places[1]


def band_end(rows: Sequence[TextRow], counts: Sequence[int], first: int) -> int:
    """Where the band that begins at line `first` ends (excluded)."""
    last, wraps, wide, widest = first, 0, 0, 0.0
    for at in range(first + 1, len(rows)):
        row, before = rows[at], rows[at - 1]
        size = max(row[0].size, before[0].size, 1.0)
        apart = row[0].middle - before[0].middle
        if apart > (2 * FAR if counts[at] > 1 else FAR) * size or abs(row[0].size - before[0].size) > 0.35 * size:
            break
        if is_caption(row):
            break
        # A line alone, set further off than the band's lines are from each other, is the next part's heading; one in
        # no column of theirs begins another table.
        alone = counts[at] < 2
        far = (widest or alone) and apart > max(1.5 * (widest or USUAL * size), 1.8 * size)
        if far and (alone or not shares_column(row, rows[first : last + 1])):
            break
        widest = max(widest, apart)
        if counts[at] > 1:
            last, wraps, wide = at, 0, 0
            continue
        gaps = find_gaps(
            [line for line, count in zip(rows[first : last + 1], counts[first : last + 1], strict=True) if count > 1]
        )
        if not gaps or any(crosses(run, gaps) for run in row):
            wide += 1
            if wide > 1:
                break
        else:
            wraps += 1
            if wraps > MOST_WRAPS:
                break
    return trailing(rows, counts, first, last)


def shares_column(row: Sequence[Run], lines: Sequence[TextRow]) -> bool:
    """Whether a part of a line begins, ends or has its middle where a part of one of the lines does."""
    return any(
        min(abs(run.x0 - other.x0), abs(run.x1 - other.x1), abs(run.x0 + run.x1 - other.x0 - other.x1) / 2) <= ALIGNED
        for run in row for line in lines for other in line
    )  # fmt: skip


def trailing(rows: Sequence[TextRow], counts: Sequence[int], first: int, last: int) -> int:
    """The end of a band with the wrapped lines of its last row's cells."""
    gaps = find_gaps(
        [row for row, count in zip(rows[first : last + 1], counts[first : last + 1], strict=True) if count > 1]
    )
    end = last + 1
    while gaps and end < len(rows):
        row, before = rows[end], rows[end - 1]
        tight = row[0].middle - before[0].middle < 1.35 * row[0].size and row[0].size == before[0].size
        if counts[end] > 1 or not tight or is_caption(row) or any(crosses(run, gaps) for run in row):
            break
        end += 1
    return end


def find_gaps(lines: Sequence[TextRow]) -> list[tuple[float, float]]:
    """The stretches of x that part columns: those that hardly any line prints on, and those where parts begin."""
    if not lines:
        return []
    if narrow := narrow_gaps(lines):
        lines = [[part for run in line for part in part_run(run, narrow)] for line in lines]
    free = [gap for gap in free_gaps(lines) if sides(lines, gap) >= LEAST_LINES - 1 or is_headed(lines, gap)]
    for gap in (*aligned_gaps(lines), *figure_gaps(lines)):
        if not any(gap[0] < right + 1 and left < gap[1] + 1 for left, right in free):
            free.append(gap)
    if len(free) > 1 and (ordered := ordered_gaps(lines, len(free))):
        return ordered
    return parting_gaps(lines, sorted(free))


def parting_gaps(lines: Sequence[TextRow], gaps: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The gaps without those whose two columns no line fills both: a head and its figures, flush on different sides."""
    kept = list(gaps)
    while kept:
        band = Band(0, len(lines), kept)
        filled = [{column for column, over in map(band.place, line) if over == 1} for line in lines]
        idle = [gap for at, gap in enumerate(kept) if not any({at, at + 1} <= line for line in filled)]
        if not idle:
            break
        kept.remove(min(idle, key=lambda gap: gap[1] - gap[0]))
    return kept


def ordered_gaps(lines: Sequence[TextRow], found: int) -> list[tuple[float, float]]:
    """The gaps between the parts of lines in their order, where gaps are more than any line has: heads beside figures.

    A head that is flush left over figures that are flush right stands over none of them. Lines with a part less are
    heads without one over the names of the rows; a few others, such as heads over several columns, keep to the gaps.
    """
    most = max(map(len, lines))
    whole: list[list[Run | None]] = [[*line] for line in lines if len(line) == most]
    if found < most or most < 2 or len(whole) < min(LEAST_LINES, len(lines)):
        return []
    names = max(line[0].x1 for line in lines if len(line) == most)
    heads = [line for line in lines if len(line) == most - 1 > 1 and line[0].x0 > names + 1]
    whole += [[None, *line] for line in heads]
    columns = [[run for run in column if run is not None] for column in zip(*whole, strict=True)]
    gaps = [(max(run.x1 for run in a), min(run.x0 for run in b)) for a, b in pairwise(columns)]
    others = [line for line in lines if len(line) < most and line not in heads]
    fits = 3 * len(others) <= len(lines) and not any(crosses(run, gaps) for line in others for run in line)
    return gaps if fits and all(right - left > 2 for left, right in gaps) else []


def crosses(run: Run, gaps: Sequence[tuple[float, float]]) -> bool:
    """Whether words of a run, or an ordinary space between them, stand on a gap."""
    return any(part.x0 < left - 1 and part.x1 > right + 1 for part in part_run(run) for left, right in gaps)
