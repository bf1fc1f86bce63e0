"""Bars of colour right above and below a ruled table, outside its rules: its heads and its sums are rows of it.

Source of the rule: spreadsheets printed to PDF, whose heads and totals have a colour and whose other rows have rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.pdfium.chars import Run
from ingest.pdfium.paths import Rect
from ingest.rows.rows import group_rows
from ingest.rows.signs import SUM_RE
from ingest.tables.lattices import NEAR, Lattice
from ingest.tables.shades import Shades, reach

LEAST_COLUMNS = 3
WHOLE = 0.95  # of the table's width that a bar takes
OVER_EDGE = 2.5  # points that a word may stand over the side of its column
ROOM = 14.0  # points of white that may part the sums from the table
MOST_SUMS = 6  # bars below a table


def add_bars(lattice: Lattice, runs: Sequence[Run], shades: Shades) -> Lattice:
    """The ruled table with the heads above it as its first row and the sums below it as its last ones."""
    if len(lattice.xs) <= LEAST_COLUMNS:
        return lattice
    lattice = add_heads(lattice, runs, shades)
    for _ in range(MOST_SUMS):
        longer = add_sums(lattice, runs, shades)
        if longer is lattice:
            break
        lattice = longer
    return lattice


def add_heads(lattice: Lattice, runs: Sequence[Run], shades: Shades) -> Lattice:
    """The table with a bar above it as a row, where most columns have a word there and no word reaches over two."""
    bar = find_bar(lattice, shades, above=True)
    columns = columns_of(runs, bar, lattice.xs) if bar else []
    if bar is None or None in columns or len(set(columns)) < max(LEAST_COLUMNS, (len(lattice.xs) - 1) / 2):
        return lattice
    cells = {(row + 1, column): cell for (row, column), cell in lattice.cells.items()}
    for at, (x0, x1) in enumerate(zip(lattice.xs, lattice.xs[1:], strict=False)):
        cells[0, at] = (1, 1, (x0, bar[1], x1, bar[3]))
    box = (lattice.box[0], bar[1], *lattice.box[2:])
    return replace(lattice, box=box, ys=[bar[1], *lattice.ys], cells=cells, owners={})


def add_sums(lattice: Lattice, runs: Sequence[Run], shades: Shades) -> Lattice:
    """The table with a bar below it as a row, as wide as the table, where words and sums stand on it."""
    bar = find_bar(lattice, shades, above=False)
    own = on_bar(runs, bar) if bar else []
    sums = [run for run in own if SUM_RE.match(run.text)]
    if bar is None or not sums or len(sums) == len(own) or None in columns_of(sums, bar, lattice.xs):
        return lattice
    if len(group_rows(own)) > 1 and bar[3] - bar[1] > ROOM:  # words in the white above the bar
        return lattice
    cells = {**lattice.cells, (len(lattice.ys) - 1, 0): (1, len(lattice.xs) - 1, bar)}
    return replace(lattice, box=(*lattice.box[:3], bar[3]), ys=[*lattice.ys, bar[3]], cells=cells, owners={})


def find_bar(lattice: Lattice, shades: Shades, above: bool) -> Rect | None:
    """The bar as wide as a table that ends where that begins, or begins where that ends; None where there is none.

    A little white may part the sums below a table from it, and is of their bar.
    """
    left, top, right, bottom = lattice.box
    near, far, side = (3, 1, top) if above else (1, 3, bottom)
    level = [box for box, _ in shades.fills if box[0] < right and box[2] > left]
    boxes = [box for box in level if abs(box[near] - side) <= NEAR]
    if not boxes and not above:
        below = [box for box in level if side < box[1] <= side + ROOM]
        boxes = [box for box in below if box[1] <= min(other[1] for other in below) + NEAR]
    if not boxes or any(box[0] < left - 2 * NEAR or box[2] > right + 2 * NEAR for box in boxes):
        return None
    if reach([(box[0], side, box[2]) for box in boxes], left, right) < WHOLE * (right - left):
        return None
    end = max(box[far] for box in boxes) if above else min(box[far] for box in boxes)
    return (left, end, right, side) if above else (left, side, right, end)


def on_bar(runs: Sequence[Run], bar: Rect) -> list[Run]:
    return [run for run in runs if bar[1] <= run.middle < bar[3] and bar[0] <= run.x0 < bar[2] and not run.angle]


def columns_of(runs: Sequence[Run], bar: Rect, xs: Sequence[float]) -> list[int | None]:
    """The column of each word on a bar, None for one that reaches over two."""
    return [column_of(word, xs) for run in on_bar(runs, bar) for word in words_of(run)]


def words_of(run: Run) -> Iterator[tuple[float, float]]:
    """The left and right sides of a run's words."""
    start = 0
    for word in run.text.split(" "):
        if word:
            yield run.edges[start], run.edges[start + len(word)]
        start += len(word) + 1


def column_of(word: tuple[float, float], xs: Sequence[float]) -> int | None:
    middle = (word[0] + word[1]) / 2
    at = next((at for at, x in enumerate(xs[1:]) if middle < x), None)
    if at is None or word[0] < xs[at] - OVER_EDGE or word[1] > xs[at + 1] + OVER_EDGE:
        return None
    return at
