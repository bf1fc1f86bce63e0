"""The pieces of a table: grids that go on with each other over pages or under the same head, put together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz import fuzz

from extract.cells.cells import row_texts
from extract.labels import fold
from extract.patterns import pattern
from extract.tables.columns import count_over_values
from ingest.model import Block, Cell, Span

CONTINUED_RE = pattern(
    "table-continued",
    r"(?:\(|(?<!\s))\s*+\b(?:continued|cont['\u2019]?d|cont\.?)\s*+\)?\s*+\.*+$",
    matches=("PRIORITY 2: BUILD (CONTINUED)", "Table 4 cont'd"),
    rejects=("Continued growth of the fund",),
    flags=re.IGNORECASE,
)
FOOTNOTE_RE = pattern(
    "footnote-between-tables",
    r"^(?:[\u00b9\u00b2\u00b3\u2070-\u2079*\u2020\u2021]|\d{1,2}\s+(?=https?:)|https?://|www\.)|^\W*$",
    matches=("\u00b9 See the plan", "https://marlstow.example", "-"),
    rejects=("The rest of the table", "2 parks"),
)
SAME_HEAD = 92
SAME_NAME = 85
SHORT_HEAD = 8  # letters


class Printed(NamedTuple):
    """A row on its way: its cells, where it stands, and whether it is one cell across the whole table."""

    cells: tuple[str, ...]
    span: Span
    across: bool = False
    row: tuple[Cell | None, ...] = ()


@dataclass
class Piece:
    """A grid on its way to being a table: its block's index, title, heads and rows."""

    index: int
    part: int
    block: Block
    title: str | None
    columns: tuple[str, ...]
    rows: list[Printed]
    pages: tuple[int, ...]
    raw: list[Printed]
    title_at: int | None = None
    box: bool = False
    heads: Sequence[tuple[Cell | None, ...]] = ()
    width: int = 0  # of the grid
    kept: tuple[int, ...] = ()  # which of the grid's columns these are; empty where all or other ones
    first: int = 0  # the index of its first grid
    band: str | None = None  # a name over all its rows, under a title of its own

    def widen(self, kept: tuple[int, ...]) -> None:
        """Gives the piece empty columns where it has none of those kept."""
        place = {column: at for at, column in enumerate(self.kept)}
        places = [place.get(column) for column in kept]

        def texts(own: Sequence[str]) -> tuple[str, ...]:
            return tuple("" if at is None else own[at] for at in places) if own else ()

        def cells(own: Sequence[Cell | None]) -> tuple[Cell | None, ...]:
            return tuple(Cell("") if at is None else own[at] for at in places) if own else ()

        self.columns, self.heads = texts(self.columns), tuple(map(cells, self.heads))
        self.rows = [row._replace(cells=texts(row.cells), row=cells(row.row)) for row in self.rows]
        self.kept = kept


def goes_on(blocks: Sequence[Block], last: Piece, piece: Piece) -> bool:
    """Whether a grid goes on with the table before it: same columns, and nothing but notes or its title between."""
    between = blocks[last.index + 1 : piece.index]
    title = piece.title if piece.title_at is not None and piece.title_at > last.index else None
    plain = [block for block in between if not FOOTNOTE_RE.match(block.text) and block.text != title]
    if plain or any(block.grid is not None for block in between) or stands_inside(piece.block, last.block):
        return False
    same_head = bool(piece.columns) and _same_head(last, piece)
    if title is None and piece.title and last.title and not _same_title(last.title, piece.title):
        return False
    if title is not None:
        return same_head and CONTINUED_RE.search(title) is not None
    if same_head:
        return True
    grid = piece.block.grid
    adjacent = piece.index - last.index == 1
    if last.box and piece.box and adjacent and title is None and last.pages and piece.pages:
        labels = {fold(row.cells[0]) for row in last.rows}
        return piece.pages[0] == last.pages[-1] + 1 and fold(piece.rows[0].cells[0]) not in labels
    if grid is None or grid.header_rows or not last.columns or count_over_values([row_texts(row) for row in grid.rows]):
        return False  # words over columns of numbers are heads of its own
    return len(last.columns) in (grid.width, len(piece.raw[0].cells)) and (adjacent or not piece.columns)


def stands_inside(block: Block, other: Block) -> bool:
    """Whether a grid was taken out of a cell of another one."""
    box = block.span.boxes[0] if block.span.boxes else None
    around = (own for own in other.span.boxes if box is not None and own.page == box.page)
    return any(
        own.x0 < box.x0 and own.top < box.top and box.x1 < own.x1 and box.bottom < own.bottom
        for own in around
        if box is not None
    )


def append_piece(last: Piece, piece: Piece) -> None:
    same = _same_head(last, piece)
    if same:
        share_columns(last, piece)
    rows = list(piece.rows) if same or last.box else list(piece.raw)
    if rows and last.rows and _is_cut(rows[0].cells):
        cells = tuple(f"{a} {b}".strip() for a, b in zip(last.rows[-1].cells, rows[0].cells, strict=False))
        # A number is never cut by a page, so the cells of the upper half keep their places.
        last.rows[-1] = last.rows[-1]._replace(cells=cells)
        rows = rows[1:]
    last.rows += rows
    last.pages = tuple(dict.fromkeys((*last.pages, *piece.pages)))
    last.index = piece.index


def share_columns(last: Piece, piece: Piece) -> None:
    """Gives two pieces of grids of one width the columns of both: one that is empty in the one may be filled in the
    other."""
    if last.width == piece.width and last.kept and piece.kept and last.kept != piece.kept:
        kept = tuple(sorted({*last.kept, *piece.kept}))
        last.widen(kept)
        piece.widen(kept)
        last.columns = tuple(a or b for a, b in zip(last.columns, piece.columns, strict=True))
        last.heads = tuple(
            tuple(a if a is None or a.text else b for a, b in zip(row, more, strict=True))
            for row, more in zip(last.heads, piece.heads, strict=False)
        )


def _same_head(last: Piece, piece: Piece) -> bool:
    """Whether the heads say the same but for a few misread letters; one column of another name makes another table.

    A column that has no words in one of two grids of one width is left aside.
    """
    one, other = piece.columns, last.columns
    if last.width == piece.width and last.kept != piece.kept and one and other:
        both = [column for column in last.kept if column in piece.kept]
        one, other = (tuple(own.columns[own.kept.index(column)] for column in both) for own in (piece, last))
    heads = [(fold(a), fold(b)) for a, b in zip(one, other, strict=False)]
    renamed = any(max(len(a), len(b)) > SHORT_HEAD and fuzz.ratio(a, b) < SAME_NAME for a, b in heads)
    whole = fuzz.ratio(fold(" ".join(one)), fold(" ".join(other)))
    return whole >= SAME_HEAD and not (renamed and len(one) == len(other))


def _same_title(first: str, second: str) -> bool:
    return fold(CONTINUED_RE.sub("", first)) == fold(CONTINUED_RE.sub("", second))


def _is_cut(first: Sequence[str]) -> bool:
    """Whether the page cut a row in two: the first of the next page begins in lower case and has no first cell."""
    filled = [text for text in first if text]
    return bool(filled) and not first[0] and all(text[:1].islower() for text in filled)
