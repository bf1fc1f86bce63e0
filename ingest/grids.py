"""Ruled tables of a PDF page: cells by pdfplumber's table finder, fed with the lines and characters that pdfium reads.

pdfplumber reads a page many times slower than pdfium; only its search for cells in crossing lines is used here. What
the search gives is brought into rows and columns with merged cells, and every cell is filled with its runs.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest.chars import Run
from ingest.model import Box, Cell, Grid, Span, join_lines
from ingest.paths import Drawing, Rect
from ingest.rows import group_rows, make_line
from ingest.rules import Edge, find_cells

MOST_LINES = 3000  # of one page that the search is given: more are maps and charts
NEAR = 2.0  # points


@dataclass(slots=True)
class Lattice:
    """A ruled table on one page: `xs` and `ys` are its rules, `cells` maps (row, column) to spans and box."""

    box: Rect
    xs: list[float]
    ys: list[float]
    cells: dict[tuple[int, int], tuple[int, int, Rect]]
    owners: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)  # of places, by the cell over them

    def __post_init__(self) -> None:
        for (row, column), (rowspan, colspan, _) in self.cells.items():
            for down in range(rowspan):
                for over in range(colspan):
                    self.owners[row + down, column + over] = (row, column)

    def under(self, x0: float, x1: float, height: float) -> list[tuple[int, int]]:
        """The cells that a stretch at a height reaches over, from left to right."""
        row = bisect_right(self.ys, height) - 1
        places = range(max(0, bisect_right(self.xs, x0) - 1), min(bisect_left(self.xs, x1), len(self.xs) - 1))
        keys = (self.owners.get((row, column)) for column in places)
        return list(dict.fromkeys(key for key in keys if key is not None))

    @property
    def alone(self) -> bool:
        return len(self.cells) == 1


def find_lattices(drawing: Drawing) -> list[Lattice]:
    """The ruled tables of a page and the boxes that stand alone; none where lines do not cross."""
    level, upright = drawing.level, drawing.upright
    if len(level) < 2 or len(upright) < 2 or len(level) + len(upright) > MOST_LINES:
        return []
    edges = [edge(x0, y, x1, y) for x0, y, x1 in {*level, *closing_rules(upright)}]
    edges += [edge(x, top, x, bottom) for x, top, bottom in set(upright)]
    cells, tables = find_cells(edges)
    inside = {cell for table in tables for cell in table}
    return [make_lattice(group) for group in [*tables, *([cell] for cell in cells if cell not in inside)]]


def closing_rules(upright: Sequence[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    """Level rules over the common ends of upright ones: a table cut by a page break is often left open there."""
    posts: list[list[float]] = []
    for x, top, bottom in sorted(upright):
        if posts and x - posts[-1][0] <= NEAR and top - posts[-1][2] <= NEAR + 1:
            posts[-1][2] = max(posts[-1][2], bottom)
        else:
            posts.append([x, top, bottom])
    rules = []
    for end in (1, 2):
        posts.sort(key=lambda post: (post[end], post[0]))
        at = 0
        while at < len(posts):
            last = at
            while last + 1 < len(posts) and posts[last + 1][end] - posts[at][end] <= NEAR:
                last += 1
            group = posts[at : last + 1]
            height = sum(post[end] for post in group) / len(group)
            left, right = beside(posts, group, height)
            if right - left > 10 and (len(group) > 1 or right - left > group[0][0] - left > 0):
                rules.append((left, height, right))
            at = last + 1
    return rules


def beside(posts: Sequence[list[float]], group: Sequence[list[float]], height: float) -> tuple[float, float]:
    """The x from which and to which a rule over the ends of some posts runs: to the next ones that go on there.

    Where columns alone are ruled, a head over several of them ends at the height at which the rule between them begins.
    """
    left, right = min(post[0] for post in group), max(post[0] for post in group)
    through = [post[0] for post in posts if post[1] < height - NEAR and post[2] > height + NEAR]
    before, after = [x for x in through if x < left], [x for x in through if x > right]
    return (max(before), min(after)) if before and after else (left, right)


def edge(x0: float, top: float, x1: float, bottom: float) -> Edge:
    level = top == bottom
    return {
        "object_type": "line",
        "orientation": "h" if level else "v",
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
    }


def make_lattice(boxes: Sequence[Rect]) -> Lattice:
    xs = distinct([x for box in boxes for x in (box[0], box[2])])
    ys = distinct([y for box in boxes for y in (box[1], box[3])])
    cells = {}
    for box in boxes:
        row, column = nearest(ys, box[1]), nearest(xs, box[0])
        cells[row, column] = (max(1, nearest(ys, box[3]) - row), max(1, nearest(xs, box[2]) - column), box)
    return Lattice((xs[0], ys[0], xs[-1], ys[-1]), xs, ys, cells)


def distinct(values: list[float]) -> list[float]:
    """The values in order, those nearer than two points to the one before left out."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > NEAR:
            found.append(value)
    return found


def nearest(values: list[float], value: float) -> int:
    at = bisect_left(values, value)
    if at == len(values) or (at and value - values[at - 1] <= values[at] - value):
        return at - 1
    return at


def fill_lattice(lattice: Lattice, runs: list[Run], page: int) -> tuple[Grid | None, list[Run]]:
    """The table's grid and the runs that do not stand in it; None when fewer than two cells or columns hold text.

    A box alone is a grid of one cell when nothing stands above it: it may be the rest of a table of the page before.
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
    if lattice.alone and inside and all(run.middle > top for run in runs):
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
                rows[row][column] = Cell("", Span(page, None, (Box(page, *box),)))
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
    span = Span(page, None, (Box(page, *(round(value, 2) for value in box)),))
    return Cell(text, span, lines, rowspan, colspan, bool(lines) and all(line.bold for line in lines))


def count_header_rows(rows: Sequence[Sequence[Cell | None]]) -> int:
    """How many first rows are a header by being bold throughout, when the row after them is not."""
    bold = [
        all(cell.bold for cell in row if cell and cell.text) and any(cell and cell.text for cell in row) for row in rows
    ]
    count = next((at for at, is_bold in enumerate(bold) if not is_bold), len(bold))
    filled = sum(1 for cell in rows[0] if cell and cell.text) if rows else 0
    labels = [row[0] for row in rows[1:] if row[0] and row[0].text]
    if labels and sum(cell.bold for cell in labels) > 0.7 * len(labels) and filled < 3:
        return 0  # A box of labels and values whose first value is bold too.
    return count if 0 < count < len(rows) and count <= 3 and filled > 1 else 0
