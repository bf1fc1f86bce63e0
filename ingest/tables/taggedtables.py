"""Tables that a PDF's tags name and nothing but white parts: which words are a cell's is told, where it stands is seen.

Tags are believed where the page bears them out: a row stands wholly above the next one, a column wholly left of the
next one, and nothing else stands between them. Browsers leave empty cells out of the tree, so that the column of a
cell is that of the words over and under it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest.model import Cell, Grid
from ingest.pdfium.chars import Run
from ingest.pdfium.paths import Rect
from ingest.pdfium.tags import TaggedCell, Tags
from ingest.tables.grids import count_header_rows, make_cell

SLACK = 1.0  # points by which the words of two columns may overlap
LEAP = 4.0  # points by which the lines of two rows may
LEAST = 2  # rows and columns

Sides = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Piece:
    """A cell that has words."""

    cell: TaggedCell
    runs: list[Run]

    @property
    def sides(self) -> Sides:
        return min(run.x0 for run in self.runs), max(run.x1 for run in self.runs)

    @property
    def heights(self) -> Sides:
        return min(run.top for run in self.runs), max(run.bottom for run in self.runs)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cell stands in the grid: its first row and column from 0, and those it reaches over."""

    piece: Piece
    row: int
    column: int
    down: int
    over: int

    @property
    def squares(self) -> Iterator[tuple[int, int]]:
        return ((self.row + y, self.column + x) for y in range(self.down) for x in range(self.over))


def tagged_tables(runs: Sequence[Run], tags: Tags) -> list[list[Piece]]:
    """The cells with words of each tagged table that stands among the runs as a whole and holds no other table."""
    inside: dict[int, dict[int, list[Run]]] = {}
    for run in runs:
        if run.tag and run.tag.cell:
            cell = tags.cells[run.tag.cell - 1]
            inside.setdefault(cell.table, {}).setdefault(run.tag.cell, []).append(run)
    return [
        [Piece(tags.cells[number - 1], own) for number, own in sorted(cells.items())]
        for table, cells in inside.items()
        if table not in tags.nested and sum(map(len, cells.values())) == tags.runs[table]
    ]


def read_tagged(pieces: Sequence[Piece], runs: Iterable[Run], page: int) -> Grid | None:
    """The grid of a tagged table that stands among runs; None where its words do not stand as its cells say."""
    numbers = sorted({piece.cell.row for piece in pieces})
    rows = [[piece for piece in pieces if piece.cell.row == number] for number in numbers]
    heights = [row_heights(row) for row in rows]
    columns = find_columns(pieces)
    if min(len(rows), len(columns)) < LEAST or not all(map(are_apart, heights, heights[1:])):
        return None
    places = place_cells(rows, columns)
    if places is None or not stands_alone(pieces, runs):
        return None
    built = build_rows(places, columns, heights, page)
    return Grid(tuple(map(tuple, built)), max(tagged_heads(rows), count_header_rows(built)), (page,), False)


def row_heights(row: Sequence[Piece]) -> Sides:
    """The top and bottom of a row's words; those of cells that reach further down only where it has no others."""
    own = [piece.heights for piece in row if piece.cell.rowspan == 1] or [piece.heights for piece in row]
    return min(top for top, _ in own), max(bottom for _, bottom in own)


def are_apart(upper: Sides, lower: Sides) -> bool:
    return upper[1] <= lower[0] + min(LEAP, (upper[1] - upper[0]) / 2, (lower[1] - lower[0]) / 2)


def find_columns(pieces: Iterable[Piece]) -> list[Sides]:
    """The sides of the columns: of words in cells of one column, which stand over or under each other."""
    columns: list[Sides] = []
    for x0, x1 in sorted(piece.sides for piece in pieces if piece.cell.colspan == 1):
        if columns and x0 < columns[-1][1] - SLACK:
            columns[-1] = columns[-1][0], max(columns[-1][1], x1)
        else:
            columns.append((x0, x1))
    return columns


def place_cells(rows: Sequence[Sequence[Piece]], columns: Sequence[Sides]) -> list[Place] | None:
    """The places of all cells; None where one has no column to stand in or two would stand in one place."""
    places: list[Place] = []
    taken: set[tuple[int, int]] = set()
    for at, row in enumerate(rows):
        behind = 0
        for piece in row:
            column = nearest(piece, columns, behind)
            if column is None:
                return None
            last = piece.cell.row + piece.cell.rowspan
            down = sum(1 for below in rows[at:] if below[0].cell.row < last)
            place = Place(piece, at, column, down, piece.cell.colspan)
            if not taken.isdisjoint(place.squares):
                return None
            taken.update(place.squares)
            places.append(place)
            behind = column + piece.cell.colspan
    return places


def nearest(piece: Piece, columns: Sequence[Sides], first: int) -> int | None:
    """The column, from `first` on, that a cell begins in so that its words stand in the midst of its columns."""
    x0, x1 = piece.sides
    over = piece.cell.colspan
    fits = [
        (abs(columns[at][0] + columns[at + over - 1][1] - x0 - x1), at)
        for at in range(first, len(columns) - over + 1)
        if over > 1 or (columns[at][0] - SLACK <= x0 and x1 <= columns[at][1] + SLACK)
    ]
    return min(fits)[1] if fits else None


def stands_alone(pieces: Sequence[Piece], runs: Iterable[Run]) -> bool:
    """Whether no other words stand between those of a table."""
    own = {id(run) for piece in pieces for run in piece.runs}
    x0, top, x1, bottom = box_of(pieces)
    return not any(id(run) not in own and top < run.middle < bottom and run.x1 > x0 and run.x0 < x1 for run in runs)


def box_of(pieces: Sequence[Piece]) -> Rect:
    sides, heights = [piece.sides for piece in pieces], [piece.heights for piece in pieces]
    top, bottom = min(top for top, _ in heights), max(bottom for _, bottom in heights)
    return min(x0 for x0, _ in sides), top, max(x1 for _, x1 in sides), bottom


def build_rows(
    places: Sequence[Place], columns: Sequence[Sides], heights: Sequence[Sides], page: int
) -> list[list[Cell | None]]:
    """The rows of the grid, an empty cell wherever none stands."""
    cuts = [(a[1] + b[0]) / 2 for a, b in zip(columns, columns[1:], strict=False)]
    x0, _, x1, _ = box_of([place.piece for place in places])
    sides = [x0, *cuts, x1]
    built: list[list[Cell | None]] = [
        [make_cell([], page, (sides[at], top, sides[at + 1], bottom)) for at in range(len(columns))]
        for top, bottom in heights
    ]
    for place in places:
        for row, column in place.squares:
            built[row][column] = None
        last, end = place.row + place.down - 1, place.column + place.over
        box = sides[place.column], heights[place.row][0], sides[end], heights[last][1]
        built[place.row][place.column] = make_cell(place.piece.runs, page, box, place.down, place.over)
    return built


def tagged_heads(rows: Sequence[Sequence[Piece]]) -> int:
    """How many first rows are cells of heads throughout, where the rows below are not.

    Word processors tag the first row and the first column of any table so, a form's labels and values too.
    """
    heads = [all(piece.cell.head for piece in row) for row in rows]
    count = heads.index(False) if False in heads else 0
    both = all(row[0].cell.head for row in rows)
    return count if not both and any(len(row) > 1 for row in rows[:count]) else 0
