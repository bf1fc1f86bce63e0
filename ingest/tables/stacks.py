"""Ruled tables whose rows have no rules: a cell with a stack of figures beside a stack of names is several rows.

Source of the rule: distribution lists and budget summaries, ruled by column or by block only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.pdfium.chars import Run
from ingest.pdfium.paths import Rect
from ingest.rows.gaps import Band
from ingest.rows.rows import group_rows
from ingest.tables.lattices import Lattice
from ingest.tables.linegroups import group_lines

FIGURE_RE = re.compile(
    r"[-\u2013\u2212(+]?\s?[\u00a3$\u20ac]?[-\u2013\u2212]?\d[\d,.]*\s?%?\)?[kmKM]?$|[-\u2013]$|n/?a$|#?div/0!$", re.I
)
SUM_RE = re.compile(r"\d[.,]\d|\d{3}|[%\u00a3$\u20ac]")
OVERLAP = 0.85  # font sizes
LEAST = 3  # figures in a stack
SHALLOWEST = 20.0  # points of rows that can hold a stack

Cells = dict[tuple[int, int], tuple[int, int, Rect]]


def split_stacks(lattice: Lattice, runs: list[Run]) -> Lattice:
    """The lattice with every stretch of rows that holds a stack of figures cut into the rows that its lines make."""
    cuts: list[float] = []
    if lattice.alone:
        return lattice
    for first, last in stretches(lattice):
        if lattice.ys[last] - lattice.ys[first] < SHALLOWEST:
            continue
        own = [run for run in runs if lattice.ys[first] <= run.middle < lattice.ys[last]]
        own = [run for run in own if lattice.xs[0] <= run.x0 < lattice.xs[-1]]
        boxes = [box for (row, _), (_, _, box) in lattice.cells.items() if first <= row < last]
        if len(boxes) > 1 and len(own) >= 2 * LEAST and any(has_stack(own, box) for box in boxes):
            cuts += line_cuts(lattice, own) if is_sums(own) else group_cuts(lattice, own)
    return cut_rows(lattice, cuts, runs) if cuts else lattice


def stretches(lattice: Lattice) -> list[tuple[int, int]]:
    """The first row and the last (excluded) of each stretch of rows that merged cells hold together."""
    ends = list(range(1, len(lattice.ys)))
    for (row, _), (rowspan, _, _) in lattice.cells.items():
        if row < len(ends):
            ends[row] = max(ends[row], min(row + rowspan, len(ends)))
    found: list[tuple[int, int]] = []
    for row, end in enumerate(ends):
        if found and row < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((row, end))
    return found


def has_stack(runs: list[Run], box: Rect) -> bool:
    """Whether what stands in a cell is figures, one under the other."""
    own = [run for run in runs if box[0] <= (run.x0 + run.x1) / 2 < box[2] and box[1] <= run.middle < box[3]]
    figures = [run for run in own if is_figures(run)]
    return (
        len(figures) >= LEAST
        and len(figures) >= 0.7 * len(own)
        and max(run.middle for run in figures) - min(run.middle for run in figures) > 1.5 * figures[0].size
    )


def is_figures(run: Run) -> bool:
    return all(FIGURE_RE.match(word) for word in run.text.split(" "))


def is_sums(runs: list[Run]) -> bool:
    """Whether most figures are sums or shares, in lines of one distance: then each line with figures is a row."""
    words = [word for run in runs if is_figures(run) for word in run.text.split(" ")]
    if sum(SUM_RE.search(word) is not None for word in words) < 0.6 * len(words):
        return False
    lines = level_lines(runs)
    size = sorted(run.size for run in runs)[len(runs) // 2]
    pitches = [b[0].middle - a[0].middle for a, b in zip(lines, lines[1:], strict=False)]
    return sum(pitch < 1.25 * size for pitch in pitches) <= 0.2 * len(pitches)


def level_lines(runs: list[Run]) -> list[list[Run]]:
    """The lines of runs, those as one that overlap, each at places of its own: a label set lower than its figures."""
    found: list[list[Run]] = []
    for line in group_rows(runs):
        above = found[-1] if found else []
        near = above and line[0].middle - above[0].middle < OVERLAP * line[0].size
        if near and not any(a.x0 < b.x1 and b.x0 < a.x1 for a in above for b in line):
            found[-1] = sorted([*above, *line], key=lambda run: run.x0)
        else:
            found.append(line)
    return found


def group_cuts(lattice: Lattice, runs: list[Run]) -> list[float]:
    """The heights between the rows of a list of names with a figure or two for each."""
    lines = level_lines(runs)
    band = Band(0, len(lines), [(x - 0.5, x + 0.5) for x in lattice.xs[1:-1]])
    groups = [[run for cut in group for part in cut.values() for run in part] for group in group_lines(lines, band)]
    return [
        (max(run.bottom for run in above) + min(run.top for run in below)) / 2
        for above, below in zip(groups, groups[1:], strict=False)
    ]


def line_cuts(lattice: Lattice, runs: list[Run]) -> list[float]:
    """The heights between the rows that lines make: a line goes on with the one before only where its words do."""
    lines = level_lines(runs)
    cuts = []
    for above, below in zip(lines, lines[1:], strict=False):
        foot, head = max(run.bottom for run in above), min(run.top for run in below)
        ruled = any(foot - 2 <= y <= head + 2 for y in lattice.ys)
        if not ruled and not wraps(lattice, above, below):
            cuts.append((foot + head) / 2)
    return cuts


def wraps(lattice: Lattice, above: Sequence[Run], below: Sequence[Run]) -> bool:
    """Whether the words of the second line go on from those right above them, and only one of the lines has figures."""
    if below[0].middle - above[0].middle > 1.6 * below[0].size:
        return False
    if any(map(is_figures, above)) and any(map(is_figures, below)):
        return False
    return any(goes_on(lattice, run, other) for run in below if not is_figures(run) for other in above)


def goes_on(lattice: Lattice, run: Run, other: Run) -> bool:
    """Whether a run stands under another, which was full, or begins with a small letter."""
    if is_figures(other) or run.bold != other.bold or abs(run.x0 - other.x0) > 2 * run.size:
        return False
    side = next((x for x in lattice.xs if x > other.x0 + 1), lattice.xs[-1])
    end = run.text.find(" ")
    width = run.edges[end] - run.x0 if end > 0 else run.x1 - run.x0
    return run.text[:1].islower() or other.x1 + width + 0.3 * run.size > side - 2


def cut_rows(lattice: Lattice, cuts: list[float], runs: list[Run]) -> Lattice:
    """The lattice with rows cut at these heights; a merged cell with words in one of the new rows only stays merged."""
    ys = sorted({*lattice.ys, *cuts})
    at = {y: index for index, y in enumerate(ys)}
    cells: Cells = {}
    for (row, column), (rowspan, colspan, box) in lattice.cells.items():
        last = min(row + rowspan, len(lattice.ys) - 1)
        first, end = at[lattice.ys[row]], at[lattice.ys[last]]
        heights = [run.middle for run in runs if box[0] <= (run.x0 + run.x1) / 2 < box[2]]
        filled = sum(1 for y, below in zip(ys[first:end], ys[first + 1 :], strict=False) if holds(heights, y, below))
        inner = [y for y in cuts if ys[first] < y < ys[end]]
        if not inner or (rowspan > 1 and filled < 2):
            cells[first, column] = (end - first, colspan, box)
            continue
        for top in range(first, end):
            cells[top, column] = (1, colspan, (box[0], ys[top], box[2], ys[top + 1]))
    return Lattice(lattice.box, lattice.xs, ys, cells)


def holds(heights: list[float], top: float, bottom: float) -> bool:
    return any(top <= height < bottom for height in heights)
