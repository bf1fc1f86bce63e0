"""Ruled blocks that are one table: of the same columns, right under each other, perhaps with a line between them.

Source of the rule: budgets of spreadsheets, whose groups are ruled and whose group heads are not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.pdfium.chars import Run
from ingest.rows.rows import group_rows
from ingest.tables.lattices import NEAR, Lattice

LEAST_COLUMNS = 3
WIDEST = 2.2  # font sizes between two blocks
CAPTION_RE = re.compile(r"(?:table|figure|chart|note)s?\b", re.IGNORECASE)


def join_blocks(lattices: Sequence[Lattice], runs: Sequence[Run]) -> list[Lattice]:
    """The ruled tables of a page, those that are blocks of one table as one; the line between two blocks is a row."""
    joined: list[Lattice] = []
    for lattice in sorted(lattices, key=lambda lattice: lattice.box[1]):
        above = next((other for other in reversed(joined) if has_columns(other, lattice)), None)
        seam = find_seam(above, lattice, runs) if above is not None else None
        if above is None or seam is None:
            joined.append(lattice)
        else:
            joined[next(at for at, other in enumerate(joined) if other is above)] = join(above, lattice, bool(seam))
    return joined


def has_columns(first: Lattice, second: Lattice) -> bool:
    same = len(first.xs) == len(second.xs) > LEAST_COLUMNS
    return same and all(abs(a - b) <= NEAR for a, b in zip(first.xs, second.xs, strict=True))


def find_seam(first: Lattice, second: Lattice, runs: Sequence[Run]) -> Sequence[Run] | None:
    """The words between two blocks, empty where they all but touch; None where more than a line's room parts them.

    A block that begins with bold heads, or as the first one does, is a table of its own.
    """
    x0, _, x1, top = first.box
    bottom = second.box[1]
    near = [run for run in runs if not run.angle and run.x0 < x1 and run.x1 > x0]
    own = [run for run in near if second.box[1] <= run.middle <= second.box[3]]
    if not own or bottom < top or bottom - top > WIDEST * own[0].size:
        return None
    lines = group_rows(run for run in near if top < run.middle < bottom)
    if len(lines) > 1 or any(run.x0 < x0 - NEAR or run.x1 > x1 + NEAR for line in lines for run in line):
        return None
    if lines and CAPTION_RE.match(lines[0][0].text):
        return None
    heads = [run for run in own if run.middle < second.ys[1]]
    before = [run.text for run in near if first.ys[0] < run.middle < first.ys[1]]
    again = [run.text for run in heads] == before
    headed = len(second.ys) > 2 and len(heads) > 1 and all(run.bold for run in heads)
    return None if again or headed else (lines[0] if lines else [])


def join(first: Lattice, second: Lattice, parted: bool) -> Lattice:
    """One lattice of two; what stands between them is a row as wide as the table."""
    left, top, right, foot = first.box[0], first.box[1], first.box[2], second.box[3]
    if parted:
        ys = [*first.ys, *second.ys]
        cells = dict(first.cells)
        cells[len(first.ys) - 1, 0] = (1, len(first.xs) - 1, (left, first.ys[-1], right, second.ys[0]))
    else:
        ys = [*first.ys[:-1], (first.ys[-1] + second.ys[0]) / 2, *second.ys[1:]]
        cells = dict(first.cells)
    down = len(ys) - len(second.ys)
    cells |= {(row + down, column): cell for (row, column), cell in second.cells.items()}
    return replace(first, box=(left, top, right, foot), ys=ys, cells=cells, owners={})
