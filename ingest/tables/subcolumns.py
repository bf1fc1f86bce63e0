"""Ruled tables whose columns have no rules: figures that stand one under the other in a wide cell are its columns.

Words that a merge put into one cell, though each stands over a column of its own, are put into these columns.
Source of the rule: budget summaries, whose years are ruled and whose "Core", "External", "Total" are not; total rows
that are merged across a table and still print their sums in its columns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.pdfium.chars import Run
from ingest.pdfium.paths import Rect
from ingest.rows.cuts import WORD_SPACE
from ingest.rows.rows import group_rows
from ingest.tables.lattices import NEAR, Lattice
from ingest.tables.stacks import FIGURE_RE, LEAST, Cells, is_figures

ALIGNED = 2.5  # points that the right sides of figures of one column may differ from one to the next
EVEN = 0.6  # points that the spaces of one justified line may differ
WIDEST = 3.0  # font sizes of such a space
SUM_RE = re.compile(r"\d[.,]\d")
Word = tuple[float, float, float, bool]  # x0, x1, middle height, whether it is a figure


def split_columns(lattice: Lattice, runs: list[Run]) -> Lattice:
    """The lattice with every column cut where the figures in it stand in several."""
    if lattice.alone:
        return lattice
    held = cell_runs(lattice, runs)
    columns: dict[int, list[Run]] = {}
    for key, own in held.items():
        if lattice.cells[key][1] == 1:
            columns.setdefault(key[1], []).extend(own)
    cuts = {column: found for column, own in columns.items() if (found := column_cuts(own))}
    return cut_columns(lattice, cuts, held) if cuts else lattice


def cell_runs(lattice: Lattice, runs: list[Run]) -> dict[tuple[int, int], list[Run]]:
    """The runs that stand in each cell."""
    held: dict[tuple[int, int], list[Run]] = {}
    for run in runs:
        middle = (run.x0 + run.x1) / 2
        for key in lattice.under(middle - 0.01, middle + 0.01, run.middle):
            if inside(run, lattice.cells[key][2]):
                held.setdefault(key, []).append(run)
    return held


def words_of(run: Run) -> list[Word]:
    """The words of a run; those parted by an ordinary space ("1 - 20", "10 06 2031") are one, unless both are sums."""
    words = run.text.split(" ")
    found: list[Word] = []
    start, begun = 0, 0
    for at, word in enumerate(words):
        end = start + len(word)
        after = words[at + 1] if at + 1 < len(words) else None
        if after is not None:
            narrow = run.edges[end + 1] - run.edges[end] < WORD_SPACE * run.size
            if narrow and not (SUM_RE.search(word) and SUM_RE.search(after)):
                start = end + 1
                continue
        text = run.text[begun:end]
        found.append((run.edges[begun], run.edges[end], run.middle, all(map(FIGURE_RE.match, text.split(" ")))))
        start = begun = end + 1
    return found


def inside(run: Run, box: Rect) -> bool:
    """Whether a run stands in a box; spreadsheets print figures a little over the rules."""
    slack = NEAR + 0.5 * run.size
    level = box[1] <= run.middle < box[3] and box[0] <= (run.x0 + run.x1) / 2 < box[2]
    return level and run.x0 >= box[0] - slack and run.x1 <= box[2] + slack


def column_cuts(own: list[Run]) -> list[float]:
    """The x at which a column with these runs is cut, none where its figures stand in one column or in none."""
    figures = sorted((word for run in own if is_figures(run) for word in words_of(run)), key=lambda word: word[1])
    stacks: list[list[Word]] = []
    for word in figures:
        if stacks and word[1] - stacks[-1][-1][1] <= ALIGNED:
            stacks[-1].append(word)
        else:
            stacks.append([word])
    kept = [stack for stack in stacks if len({round(word[2]) for word in stack}) >= LEAST]
    if not kept or sum(map(len, kept)) < 0.8 * len(figures):
        return []
    left = min(word[0] for word in kept[0])
    labels = [run for run in own if not is_figures(run) and run.x1 <= left + NEAR]
    beside = [run for run in labels if any(abs(word[2] - run.middle) < 0.4 * run.size for word in kept[0])]
    sides = [(max(word[1] for word in a), min(word[0] for word in b)) for a, b in zip(kept, kept[1:], strict=False)]
    if len(beside) >= LEAST and max(run.x1 for run in beside) < left:
        sides.insert(0, (max(run.x1 for run in beside), left))
    rows = [{round(word[2]) for word in stack} for stack in kept]
    if any(a >= b for a, b in sides) or any(len(a & b) < 2 for a, b in zip(rows, rows[1:], strict=False)):
        return []
    return [(a + b) / 2 for a, b in sides]


def cut_columns(lattice: Lattice, cuts: dict[int, list[float]], held: dict[tuple[int, int], list[Run]]) -> Lattice:
    xs = [lattice.xs[0]]
    first = [0]
    for column, right in enumerate(lattice.xs[1:]):
        xs += [*cuts.get(column, []), right]
        first.append(len(xs) - 1)
    cells: Cells = {}
    for (row, column), (rowspan, colspan, box) in lattice.cells.items():
        end = first[min(column + colspan, len(first) - 1)]
        if colspan > 1 or column not in cuts:
            cells[row, first[column]] = (rowspan, end - first[column], box)
            continue
        sides = [box[0], *cuts[column], box[2]]
        for start, over in tile(held.get((row, column), []), sides, centred=True):
            piece = (sides[start], box[1], sides[start + over], box[3])
            cells[row, first[column] + start] = (rowspan, over, piece)
    return Lattice(lattice.box, xs, lattice.ys, cells)


def split_merges(lattice: Lattice, runs: list[Run]) -> Lattice:
    """The lattice with every merged cell taken apart whose words stand in columns of their own."""
    cells: Cells = {}
    if all(colspan == 1 for _, colspan, _ in lattice.cells.values()):
        return lattice
    held = cell_runs(lattice, runs)
    for (row, column), (rowspan, colspan, box) in lattice.cells.items():
        end = min(column + colspan, len(lattice.xs) - 1)
        own = held.get((row, column), []) if colspan > 1 else []
        sides = lattice.xs[column : end + 1]
        parts = tile(own, sides) if len(own) > 1 and is_parted(own, sides) else [(0, colspan)]
        for start, over in parts:
            whole = len(parts) == 1
            piece = box if whole else (sides[start], box[1], sides[start + over], box[3])
            cells[row, column + start] = (rowspan, over, piece)
    return Lattice(lattice.box, lattice.xs, lattice.ys, cells)


def is_parted(runs: Sequence[Run], sides: Sequence[float]) -> bool:
    """Whether every run but the first of its line stands in a column of its own, and figures or gaps part them."""
    if is_set_out(runs):
        return False
    spans = [place(run.x0, run.x1, sides) for run in runs]
    single = [run for run, (_, over) in zip(runs, spans, strict=True) if over == 1]
    lines = group_rows(runs)
    if any(len(line) < 2 for line in lines):
        # Wrapped words go on in some of the columns alone.
        return len(single) == len(runs) and 2 * len(lines[0]) >= len(sides) - 1 and len(lines[0]) > 2
    apart = all(start + over <= after for (start, over), (after, _) in zip(spans, spans[1:], strict=False))
    if apart and len(lines) == 1 and len(runs) > 2:
        return True
    if len(single) < len(runs) - 1 or len({start for start, _ in spans}) < 2:
        return False
    return len(single) == len(runs) or all(map(is_figures, single))


def is_set_out(runs: Sequence[Run]) -> bool:
    """Whether runs are the words of one justified line: of different widths, with equal spaces between them."""
    spaces = [b.x0 - a.x1 for a, b in zip(runs, runs[1:], strict=False)]
    widths = [run.x1 - run.x0 for run in runs]
    if len(spaces) < 2 or all(map(is_figures, runs)) or any(abs(run.middle - runs[0].middle) > NEAR for run in runs):
        return False
    return max(spaces) - min(spaces) < EVEN < max(widths) - min(widths) and max(spaces) < WIDEST * runs[0].size


def place(x0: float, x1: float, sides: Sequence[float]) -> tuple[int, int]:
    """The column that a stretch of x begins in and how many it reaches over."""
    inner = sides[1:-1]
    first = sum(1 for x in inner if x0 >= x - NEAR and (x0 + x1) / 2 > x)
    last = sum(1 for x in inner if x1 > x + NEAR and (x0 + x1) / 2 > x or x1 > x + 2 * NEAR)
    return first, max(1, last - first + 1)


def tile(runs: Sequence[Run], sides: Sequence[float], centred: bool = False) -> list[tuple[int, int]]:
    """The cells (first column, columns) into which columns are to be parted so that no word is cut.

    With `centred`, words alone in the middle of all columns are over all of them.
    """
    count = len(sides) - 1
    if centred and len(runs) == 1 and not is_figures(runs[0]) and count > 1:
        off = abs(runs[0].x0 + runs[0].x1 - sides[0] - sides[-1]) / 2
        if off < 0.06 * (sides[-1] - sides[0]):
            return [(0, count)]
    spans = sorted(span for run in runs for span in run_spans(run, sides))
    parts: list[tuple[int, int]] = []
    at = 0
    for start, over in spans:
        if parts and start < sum(parts[-1]):
            first = parts[-1][0]
            parts[-1] = (first, max(start + over, sum(parts[-1])) - first)
        else:
            wide = bool(parts) and parts[-1][1] > 1
            if wide:
                parts[-1] = (parts[-1][0], start - parts[-1][0])
            elif not parts and over > 1:
                over, start = over + start, 0
            parts += [] if wide else [(column, 1) for column in range(at, start)]
            parts.append((start, over))
        at = sum(parts[-1])
    return parts + [(column, 1) for column in range(at, count)]


def run_spans(run: Run, sides: Sequence[float]) -> list[tuple[int, int]]:
    """The places of a run, of each of its words where they are figures in columns of their own."""
    words = [place(word[0], word[1], sides) for word in words_of(run)]
    if len(words) > 1 and is_figures(run) and all(over == 1 for _, over in words):
        return words
    return [place(run.x0, run.x1, sides)]
