"""Grids of cells, which have most of what is printed in a paper with tables: put aside, and made anew for who asks."""

from __future__ import annotations

import marshal
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, overload

from ingest.lines import Line, Lines, Span, pack
from ingest.shelves import forget_with_shelf, put_aside

FEW = 4  # lines that are looked for one by one in a grid of many
AT_HAND = 13_000  # cells of a paper


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a grid; a cell that a merge covers is absent (None in `Grid.rows`)."""

    text: str
    span: Span = Span()
    lines: Sequence[Line] = ()
    rowspan: int = 1
    colspan: int = 1
    bold: bool = False


Row = tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells in rows; every row has `width` entries, None where a merged cell covers the place.

    `header_rows` is how many first rows the reader knows to be a header (set apart by rule, shade, weight or by being
    repeated on the next page; repeats are left out of `rows`), 0 where it knows of none. `pages` are the physical pages
    it runs over.
    """

    rows: Sequence[Row]
    header_rows: int = 0
    pages: tuple[int, ...] = ()
    ruled: bool = True
    width: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Counted once: a table of 100,000 rows is asked for each of them.
        rows = self.rows
        width = rows.width if isinstance(rows, Rows) else max(map(len, rows), default=0)
        object.__setattr__(self, "width", width)

    def texts(self, most: int | None = None) -> list[list[str]]:
        """The texts of the cells of all rows, or of the first ones, at most so many; "" for one empty or covered."""
        return [[cell.text if cell else "" for cell in row] for row in self.rows[:most]]

    def put_aside(self) -> None:
        """Puts the cells aside; whoever asks for them gets others like them."""
        if self.rows and isinstance(self.rows, tuple):
            object.__setattr__(self, "rows", Rows(self.rows, self.width))

    @property
    def cells(self) -> Iterator[Cell]:
        """The cells, row by row; those that a merge covers are none."""
        return (cell for row in self.rows for cell in row if cell is not None)

    @property
    def text(self) -> str:
        """A line for each row, its cells parted by tabs."""
        return "\n".join("\t".join(row) for row in self.texts())


@dataclass(frozen=True, slots=True)
class GridLines(Sequence[Line]):
    """The lines of a grid's cells, row by row, which the cells hold."""

    grid: Grid

    def __len__(self) -> int:
        return sum(len(cell.lines) for cell in self.grid.cells)

    def __iter__(self) -> Iterator[Line]:
        return (line for cell in self.grid.cells for line in cell.lines)

    @overload
    def __getitem__(self, at: int) -> Line: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Line, ...]: ...
    def __getitem__(self, at: int | slice) -> Line | tuple[Line, ...]:
        wanted = range(len(self))[at]
        if isinstance(wanted, int):
            return self._line(wanted)
        return tuple(map(self._line, wanted)) if len(wanted) <= FEW else tuple(self)[at]

    def _line(self, at: int) -> Line:
        """The line at a place from 0 on, without unpacking those of other cells."""
        for cell in self.grid.cells:
            if at < len(cell.lines):
                return cell.lines[at]
            at -= len(cell.lines)
        raise IndexError(at)


class Rows(Sequence[Row]):
    """The rows of a grid put aside, `width` cells wide.

    The cells of a paper's first grids stay at hand, so that all but long papers are spared making them anew, and those
    of the grid asked for last. Others come back to hand when they are asked for and there is room: pieces of tables
    took it while the paper was read.
    """

    __slots__ = ("cells", "held", "length", "put", "width")
    last: tuple[Rows, tuple[Row, ...]] | None = None

    def __init__(self, rows: tuple[Row, ...], width: int) -> None:
        self.length, self.width = len(rows), width
        for cell in (cell for row in rows for cell in row if cell is not None and cell.lines):
            object.__setattr__(cell, "lines", Lines(len(cell.lines), pack(cell.lines)))
        self.put = put_aside(marshal.dumps([[cell and pack_cell(cell) for cell in row] for row in rows]))
        shelf, self.cells = self.put.shelf, sum(cell is not None for row in rows for cell in row)
        self.held = rows if shelf.cells + self.cells <= AT_HAND else None
        shelf.cells += self.cells if self.held is not None else 0

    def __del__(self) -> None:
        if self.held is not None:  # a table's rows on one page, for example, when those of the whole table are known
            self.put.shelf.cells -= self.cells

    @property
    def rows(self) -> tuple[Row, ...]:
        if self.held is not None:
            return self.held
        if Rows.last is None or Rows.last[0] is not self:
            Rows.last = self, tuple(tuple(map(unpack_cell, row)) for row in marshal.loads(self.put.read()))
        rows, shelf = Rows.last[1], self.put.shelf
        if shelf.cells + self.cells <= AT_HAND:
            self.held = rows
            shelf.cells += self.cells
        return rows

    def __len__(self) -> int:
        return self.length

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Row, ...]: ...
    def __getitem__(self, at: int | slice) -> Row | tuple[Row, ...]:
        return self.rows[at]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self.rows == tuple(other)

    def __hash__(self) -> int:
        return hash(self.rows)

    def __repr__(self) -> str:
        return repr(self.rows)

    @classmethod
    def forget(cls) -> None:
        cls.last = None


forget_with_shelf(Rows.forget)


def pack_cell(cell: Cell) -> tuple[object, ...]:
    span, lines = cell.span, cell.lines
    return (
        cell.text, span.page, span.line, span.packed, len(lines), pack(lines) if lines else b"",
        int(cell.rowspan), int(cell.colspan), bool(cell.bold),
    )  # fmt: skip


def unpack_cell(packed: Any) -> Cell | None:
    if packed is None:
        return None
    text, page, line, boxes, length, lines, rowspan, colspan, bold = packed
    return Cell(text, Span.of(page, line, boxes), Lines(length, lines) if length else (), rowspan, colspan, bold)
