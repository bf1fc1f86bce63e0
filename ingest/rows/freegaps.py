"""Stretches of x that hardly any of a band's lines prints on, and places at which parts of several lines begin or end.

They are what may part two columns; which of them do is told in `gaps`.
"""

from __future__ import annotations

from collections.abc import Sequence

from ingest.pdfium.chars import Run
from ingest.rows.signs import ALIGNED, SUM_RE

LEAST_LINES = 3  # with a gap, for a band
NARROWEST = 0.55  # font sizes of a gap between columns

TextRow = list[Run]


def free_gaps(lines: Sequence[TextRow]) -> list[tuple[float, float]]:
    """The stretches of x that no line prints on, and those that one line in nine does."""
    gaps = clear_stretches(lines, 0)
    if len(lines) >= 6:
        for gap in clear_stretches(lines, max(1, len(lines) // 9)):
            if not any(gap[0] < right and left < gap[1] for left, right in gaps):
                gaps.append(gap)
    return gaps


def narrow_gaps(lines: Sequence[TextRow]) -> list[tuple[float, float]]:
    """The stretches of x inside runs that no line prints on: cells set closer than the gap that ends a run."""
    parts = [[part for run in line for part in part_run(run)] for line in lines]
    if all(len(part) == len(line) for part, line in zip(parts, lines, strict=True)):
        return []
    return [gap for gap in clear_stretches(parts, 0) if sides(parts, gap) >= max(LEAST_LINES, len(lines) // 2)]


def part_run(run: Run, gaps: Sequence[tuple[float, float]] | None = None) -> list[Run]:
    """The run cut at spaces as wide as the narrowest gap between columns; with `gaps`, at those that stand on one."""
    parts, start = [], 0
    for at, char in enumerate(run.text):
        if char != " " or run.edges[at + 1] - run.edges[at] < NARROWEST * run.size:
            continue
        if gaps is None or any(run.edges[at] < right and run.edges[at + 1] > left for left, right in gaps):
            parts.append(run.cut(start, at))
            start = at + 1
    return [*parts, run.cut(start, len(run.text))] if parts else [run]


def clear_stretches(lines: Sequence[TextRow], allowed: int) -> list[tuple[float, float]]:
    spans = [(run.x0, run.x1) for line in lines for run in line]
    events = sorted([(x0, 1) for x0, _ in spans] + [(x1, -1) for _, x1 in spans])
    size = sorted(line[0].size for line in lines)[len(lines) // 2]
    low, high = min(x0 for x0, _ in spans), max(x1 for _, x1 in spans)
    gaps: list[tuple[float, float]] = []
    depth, opened = 0, None
    for x, change in events:
        depth += change
        if depth <= allowed and opened is None:
            opened = x
        elif depth > allowed and opened is not None:
            if x - opened >= NARROWEST * size and opened > low + 1 and x < high - 1:
                gaps.append((opened, x))
            opened = None
    return gaps


def aligned_gaps(lines: Sequence[TextRow]) -> list[tuple[float, float]]:
    """Gaps in front of an x at which parts of two lines or more begin, however many others print there."""
    starts: list[tuple[float, float]] = sorted(
        (b.x0, a.x1) for line in lines for a, b in zip(line, line[1:], strict=False) if b.x0 - a.x1 > 0.9 * b.size
    )
    groups: list[list[tuple[float, float]]] = []
    for start in starts:
        if groups and start[0] - groups[-1][0][0] <= 3:
            groups[-1].append(start)
        else:
            groups.append([start])
    gaps = [(max(end for _, end in group), group[0][0]) for group in groups if len(group) >= LEAST_LINES - 1]
    return [(left, right) for left, right in gaps if right - left > 2]


def figure_gaps(lines: Sequence[TextRow]) -> list[tuple[float, float]]:
    """Gaps, however narrow, between sums that end at one x in three lines or more and those that end at the next."""
    sums = sorted(((run.x1, run.x0, at) for at, line in enumerate(lines) for run in line if SUM_RE.match(run.text)))
    stacks: list[list[tuple[float, float, int]]] = []
    for word in sums:
        if stacks and word[0] - stacks[-1][-1][0] <= ALIGNED:
            stacks[-1].append(word)
        else:
            stacks.append([word])
    kept = [stack for stack in stacks if len({at for _, _, at in stack}) >= LEAST_LINES]
    sides = [(a[-1][0], min(x0 for _, x0, _ in b)) for a, b in zip(kept, kept[1:], strict=False)]
    return [(left, right) for left, right in sides if right > left + 1]


def is_headed(lines: Sequence[TextRow], gap: tuple[float, float]) -> bool:
    """Whether the first line has words on both sides of a gap that no line reaches over."""
    left, right = gap
    first = lines[0]
    return (
        any(run.x0 >= right - 1 for run in first)
        and any(run.x1 <= left + 1 for run in first)
        and not any(run.x0 < left - 1 and run.x1 > right + 1 for line in lines for run in line)
    )


def sides(lines: Sequence[TextRow], gap: tuple[float, float]) -> int:
    """How many lines have words on both sides of a gap and none on it."""
    left, right = gap
    return sum(
        1
        for line in lines
        if any(run.x1 <= left + 1 for run in line)
        and any(run.x0 >= right - 1 for run in line)
        and not any(run.x0 < left - 1 and run.x1 > right + 1 for run in line)
    )
