"""Ruled tables of a PDF page become grids: every cell is filled with the runs that stand in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.model import Cell, Grid, Span, join_lines
from ingest.pdfium.chars import Run
from ingest.pdfium.paths import Rect
from ingest.rows.rows import group_rows, make_line
from ingest.tables.lattices import NEAR, Lattice


def fill_lattice(lattice: Lattice, runs: list[Run], page: int) -> tuple[Grid | None, list[Run]]:
    """The table's grid and the runs that do not stand in it; None when fewer than two cells or columns hold text.

    A row with one filled cell is a grid when nothing stands above it: it may be the rest of a table of the page before.
    """
    inside: dict[tuple[int, int], list[Run]] = {}
    outside: list[Run] = []
    x0, top, x1, bottom = lattice.box
    for run in runs:
        if not top <= run.middle <= bottom or run.x1 < x0 or run.x0 > x1:
            outside.append(run)
            continue
        for key, piece in allot(lattice, run):
            (outside if key is None else inside.setdefault(key, [])).append(piece)
    columns = {key[1] for key in inside}
    if len(lattice.ys) == 2 and len(inside) == 1 and all(run.middle > top for run in runs):
        return make_grid(lattice, inside, page), outside
    if len(inside) < 2 or (len(columns) < 2 and len(lattice.xs) == 2):
        return None, runs
    return make_grid(lattice, inside, page), outside


def cut_runs(lattice: Lattice, runs: list[Run]) -> list[Run]:
    """The runs, those that reach over a side of the table's cells cut there."""
    x0, top, x1, bottom = lattice.box
    parts: list[Run] = []
    for run in runs:
        if top <= run.middle <= bottom and run.x1 > x0 and run.x0 < x1:
            parts += [piece for _, piece in allot(lattice, run)]
        else:
            parts.append(run)
    return parts


def allot(lattice: Lattice, run: Run) -> list[tuple[tuple[int, int] | None, Run]]:
    """The run, cut where a cell's side stands between two of its words, with the place of the cell of each part."""
    keys = lattice.under(run.x0, run.x1, run.middle)
    for key in keys:
        box = lattice.cells[key][2]
        if box[0] - NEAR <= run.x0 and run.x1 <= box[2] + NEAR:
            return [(key, run)]
    parts: list[tuple[tuple[int, int] | None, int, int]] = []
    start = 0
    for word in run.text.split(" "):
        end = start + len(word)
        if word:
            middle = (run.edges[start] + run.edges[end]) / 2
            at = next((key for key in keys if lattice.cells[key][2][0] <= middle < lattice.cells[key][2][2]), None)
            if parts and parts[-1][0] == at:
                parts[-1] = (at, parts[-1][1], end)
            else:
                parts.append((at, start, end))
        start = end + 1
    return [(at, run.cut(first, last)) for at, first, last in parts]


def make_grid(lattice: Lattice, inside: dict[tuple[int, int], list[Run]], page: int) -> Grid:
    height, width = len(lattice.ys) - 1, len(lattice.xs) - 1
    rows: list[list[Cell | None]] = [[None] * width for _ in range(height)]
    covered = set()
    for (row, column), (rowspan, colspan, box) in lattice.cells.items():
        if row >= height or column >= width:
            continue
        rows[row][column] = make_cell(inside.get((row, column), []), page, box, rowspan, colspan)
        covered |= {(row + down, column + right) for down in range(rowspan) for right in range(colspan)}
    for row in range(height):
        for column in range(width):
            if (row, column) not in covered:
                box = (lattice.xs[column], lattice.ys[row], lattice.xs[column + 1], lattice.ys[row + 1])
                rows[row][column] = Cell("", Span.at(page, *box))
    rows = drop_hollow(rows)
    return Grid(tuple(map(tuple, rows)), count_header_rows(rows), (page,))


def drop_hollow(rows: list[list[Cell | None]]) -> list[list[Cell | None]]:
    """The rows without those that only cut up an empty cell beside a merged one: the bands of a shaded cell."""
    kept: list[list[Cell | None]] = []
    spans: list[tuple[int, int, int]] = []  # row in `kept`, column, rows still covered
    for row in rows:
        hollow = any(cell is None for cell in row) and not any(cell and (cell.text or cell.rowspan > 1) for cell in row)
        open_spans = [(at, column, left) for at, column, left in spans if left > 0]
        if hollow and open_spans and kept:
            for at, column, _ in open_spans:
                cell = kept[at][column]
                if cell is not None:
                    kept[at][column] = replace(cell, rowspan=cell.rowspan - 1)
        else:
            kept.append(row)
        spans = [(at, column, left - 1) for at, column, left in open_spans]
        if kept[-1] is row:
            spans += [
                (len(kept) - 1, column, cell.rowspan - 1)
                for column, cell in enumerate(row)
                if cell and cell.rowspan > 1
            ]
    return kept


def make_cell(runs: list[Run], page: int, box: Rect, rowspan: int = 1, colspan: int = 1) -> Cell:
    lines = tuple(make_line(row, page) for row in group_rows(runs))
    text, _ = join_lines([line.text for line in lines])
    if len(lines) == 1 and text == lines[0].text:
        text = lines[0].text  # kept once
    span = Span.at(page, *[round(value, 2) for value in box])
    return Cell(text, span, lines, rowspan, colspan, bool(lines) and all(line.bold for line in lines))


def count_header_rows(rows: Sequence[Sequence[Cell | None]]) -> int:
    """How many first rows are a header by being bold throughout, when the row after them is not."""
    bold = [
        all(cell.bold for cell in row if cell and cell.text) and any(cell and cell.text for cell in row) for row in rows
    ]
    count = next((at for at, is_bold in enumerate(bold) if not is_bold), len(bold))
    while count > 1 and names_group(rows[count - 1]):
        count -= 1
    filled = sum(1 for cell in rows[0] if cell and cell.text) if rows else 0
    labels = [row[0] for row in rows[1:] if row[0] and row[0].text]
    if labels and sum(cell.bold for cell in labels) > 0.7 * len(labels) and filled < 3:
        return 0  # A box of labels and values whose first value is bold too.
    return count if 0 < count < len(rows) and count <= 3 and filled > 1 else 0


def names_group(row: Sequence[Cell | None]) -> bool:
    """Whether a row has words in its first cell alone: the name of the rows under it, and no part of the head."""
    return bool(row[0] and row[0].text) and not any(cell and cell.text for cell in row[1:])
