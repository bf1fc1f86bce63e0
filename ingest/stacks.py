"""Ruled tables whose rows have no rules: a cell with a stack of figures beside a stack of names is several rows.

Source of the rule: distribution lists and budget summaries, ruled by column or by block only.
"""

from __future__ import annotations

import re

from ingest.bands import group_lines
from ingest.chars import Run
from ingest.gaps import Band
from ingest.grids import Lattice
from ingest.paths import Rect
from ingest.rows import group_rows

FIGURE_RE = re.compile(r"[-\u2013(+]?\s?[\u00a3$\u20ac]?\d[\d,.]*\s?%?\)?[kmKM]?$|[-\u2013]$|n/?a$", re.I)
LEAST = 3  # figures in a stack


def split_stacks(lattice: Lattice, runs: list[Run]) -> Lattice:
    """The lattice with every row that holds a stack of figures cut into the rows that its lines make."""
    cells: dict[tuple[int, int], tuple[int, int, Rect]] = {}
    ys = [lattice.ys[0]]
    moved = {0: 0}
    for row in range(len(lattice.ys) - 1):
        own = {key: cell for key, cell in lattice.cells.items() if key[0] == row}
        whole = sum(cell[1] for cell in own.values()) == len(lattice.xs) - 1 and all(
            cell[0] == 1 for cell in own.values()
        )
        cuts = row_cuts(lattice, row, runs) if whole and len(own) > 1 else []
        first = len(ys) - 1
        ys += [*cuts, lattice.ys[row + 1]]
        moved[row + 1] = len(ys) - 1
        for (_, column), (_, colspan, box) in own.items() if cuts else ():
            for at in range(first, len(ys) - 1):
                cells[at, column] = (1, colspan, (box[0], ys[at], box[2], ys[at + 1]))
    if len(ys) == len(lattice.ys):
        return lattice
    for (row, column), (rowspan, colspan, box) in lattice.cells.items():
        if moved[row + 1] == moved[row] + 1 or rowspan > 1:
            cells[moved[row], column] = (moved[row + rowspan] - moved[row], colspan, box)
    return Lattice(lattice.box, lattice.xs, ys, cells)


def row_cuts(lattice: Lattice, row: int, runs: list[Run]) -> list[float]:
    """The heights at which a row is cut, none when it holds no stack of figures."""
    top, bottom = lattice.ys[row], lattice.ys[row + 1]
    inside = [run for run in runs if top <= run.middle < bottom and lattice.xs[0] <= run.x0 < lattice.xs[-1]]
    if len(inside) < 2 * LEAST or not any(has_stack(inside, *sides) for sides in cell_sides(lattice, row)):
        return []
    lines = group_rows(inside)
    band = Band(0, len(lines), [(x - 0.5, x + 0.5) for x in lattice.xs[1:-1]])
    groups = [[run for cut in group for part in cut.values() for run in part] for group in group_lines(lines, band)]
    return [
        (max(run.bottom for run in above) + min(run.top for run in below)) / 2
        for above, below in zip(groups, groups[1:], strict=False)
    ]


def cell_sides(lattice: Lattice, row: int) -> list[tuple[float, float]]:
    return [(box[0], box[2]) for (at, _), (_, _, box) in lattice.cells.items() if at == row]


def has_stack(runs: list[Run], left: float, right: float) -> bool:
    """Whether what stands between two sides is figures, one under the other."""
    own = [run for run in runs if left <= (run.x0 + run.x1) / 2 < right]
    return len(own) >= LEAST and sum(FIGURE_RE.match(run.text) is not None for run in own) >= 0.8 * len(own)
