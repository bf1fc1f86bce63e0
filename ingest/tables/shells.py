"""Ruled tables of which the rules go round several rows: their rows are told by shades, by distance or by labels.

Source of the rule: word processors' own table styles (a ruled or coloured head over bands of shade in one frame; rules
between columns alone), in which a cell of the rules is as wide, or as high, as many cells of the table.
"""

from __future__ import annotations

from collections.abc import Sequence

from ingest.pdfium.chars import Run
from ingest.rows.gaps import Band, pieces
from ingest.rows.rows import group_rows
from ingest.tables.lattices import Lattice
from ingest.tables.linegroups import group_lines
from ingest.tables.shades import Shades
from ingest.tables.stacks import LEAST, Cells, cut_rows, group_cuts, stretches

ACROSS = 0.35  # of a shell's width that a shade or rule inside must run to part its rows: some run under sums alone
LEAST_COLUMNS = 3


def split_shells(lattice: Lattice, runs: list[Run], shades: Shades) -> Lattice:
    """The lattice with every row that is a frame round several rows cut into these."""
    if lattice.alone or len(lattice.xs) <= 2:
        return lattice
    cuts: list[float] = []
    for first, last in stretches(lattice):
        own = [run for run in runs if lattice.ys[first] <= run.middle < lattice.ys[last] and not run.angle]
        own = [run for run in own if lattice.xs[0] <= (run.x0 + run.x1) / 2 < lattice.xs[-1]]
        cells = {key: cell for key, cell in lattice.cells.items() if first <= key[0] < last}
        if len(cells) == 1:
            cuts += shell_cuts(lattice, own, shades)
        elif first <= 1 and last == len(lattice.ys) - 1 and last - first == 1 and is_listed(lattice, cells, own):
            cuts += group_cuts(lattice, own)
    return cut_rows(lattice, cuts, runs) if cuts else lattice


def shell_cuts(lattice: Lattice, runs: list[Run], shades: Shades) -> list[float]:
    """The heights between the rows in a cell that is as wide as the table: at marks, else between groups of lines."""
    lines = group_rows(runs)
    parted = [line for line in lines if pieces(line) > 1 and len(columns_of(lattice, line)) > 1]
    if len(lines) < 2 or 2 * len(parted) < len(lines):
        return []
    left, right = lattice.xs[0], lattice.xs[-1]
    marks = shades.cuts(left, right, lines[0][0].middle, lines[-1][0].middle, ACROSS)
    marks = [y for y in marks if not any(run.top + 0.3 * run.size < y < run.bottom - 0.3 * run.size for run in runs)]
    if marks:
        return marks
    return group_cuts(lattice, runs) if len(parted) >= LEAST else []


def columns_of(lattice: Lattice, line: Sequence[Run]) -> set[int]:
    """The columns in which the runs of a line begin."""
    return {sum(1 for x in lattice.xs[1:-1] if run.x0 >= x - 1) for run in line}


def is_listed(lattice: Lattice, cells: Cells, runs: list[Run]) -> bool:
    """Whether one row of cells holds a list: groups of lines that each begin in the first and in most other columns."""
    width = len(lattice.xs) - 1
    if len(cells) != width or width < LEAST_COLUMNS:
        return False
    lines = group_rows(runs)
    if len(lines) < LEAST:
        return False
    groups = group_lines(lines, Band(0, len(lines), [(x - 0.5, x + 0.5) for x in lattice.xs[1:-1]]))
    heads = [{column for column, _ in group[0]} for group in groups]
    return len(groups) >= LEAST and all(0 in head and len(head) > width / 2 for head in heads)
