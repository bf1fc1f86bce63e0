"""Data tables: every grid that no other form has taken, with the pieces of one table put together."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from rapidfuzz import fuzz

from extract.cells import row_texts
from extract.columns import count_heads, join_heads, take_caption
from extract.contacts import is_contact_grid
from extract.facts import Report, Table, TableRow
from extract.forms import is_tick_form
from extract.labels import fold
from extract.other_grids import is_headed, is_roll, is_running_contents
from extract.parts import Part
from extract.patterns import pattern
from extract.running_titles import running_titles
from ingest.model import Block, Cell, Document, Grid, Span

CAPTION_RE = pattern(
    "table-caption",
    r"^(?:table|figure|fig\.?|chart|graph)\s+(?:\d{1,3}|[A-Z]\b)(?:[.\d]*)",
    matches=("Table 3: Spending by ward", "Figure 2 - Waiting times", "Table A: grants"),
    rejects=("The table shows", "Tables and chairs"),
    flags=re.IGNORECASE,
)
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
BLANK_PAGE_RE = pattern(
    "blank-page",
    r"\bpage\b.{0,20}\bintentionally\b.{0,10}\bblank\b",
    matches=("This page is intentionally left blank",),
    rejects=("blank pages",),
    flags=re.IGNORECASE,
)
LEAD_IN_END = (":", "follows", "below", "below.", "follows.")
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
    heads: tuple[tuple[Cell | None, ...], ...] = ()


def find_tables(
    document: Document, parts: Sequence[Part], taken: frozenset[int], report_of: Mapping[int, Report]
) -> tuple[Table, ...]:
    """The data tables in reading order; `taken` are the indexes of the grids that other finders have read."""
    pieces: list[Piece] = []
    titles = running_titles(document)
    for place, part in enumerate(parts):
        if part.kind == "distribution":
            continue
        for index, block in enumerate(part.blocks, part.first):
            if part.kind == "minutes" and block.grid is not None and is_roll(block.grid):
                continue
            if block.grid is None or index in taken or is_running_contents(document.blocks, index):
                continue
            if (
                is_contact_grid(block.grid)
                or is_tick_form(block.grid)
                or (part.kind == "cover" and not is_headed(block.grid))
            ):
                continue
            for piece in read_pieces(document.blocks, index, place):
                piece.title = piece.title or titles.pop(id(block), None)
                if pieces and (piece.part == pieces[-1].part) and goes_on(document.blocks, pieces[-1], piece):
                    _append(pieces[-1], piece)
                else:
                    pieces.append(piece)
    return tuple(_table(piece, report_of.get(piece.part)) for piece in pieces)


def read_piece(blocks: Sequence[Block], index: int, place: int) -> Piece | None:
    """The grid as a table: heads told from rows, empty rows and columns left out; None for a grid of one cell."""
    block = blocks[index]
    assert block.grid is not None
    grid = drop_empty(block.grid)
    texts = [row_texts(row) for row in grid.rows]
    if not texts or sum(bool(text) for row in texts for text in row) < 3 or grid.width < 2:
        return None
    caption, grid = take_caption(grid)
    box = as_box(grid)
    grid = box or grid
    texts = [row_texts(row) for row in grid.rows]
    heads = 0 if box is not None else count_heads(grid)
    columns = join_heads(grid.rows[:heads])
    rows = [_printed(row, block.span, grid.width) for row in grid.rows[heads:]]
    title, at = table_title(blocks, index)
    title = title or caption
    raw = [_printed(row, block.span, block.grid.width) for row in block.grid.rows if any(row_texts(row))]
    labelled = box is not None or is_label_column(texts, heads)
    return Piece(index, place, block, title, columns, rows, grid.pages, raw, at, box=labelled, heads=grid.rows[:heads])


def is_label_column(texts: Sequence[Sequence[str]], heads: int) -> bool:
    """Whether two columns without heads are labels and values: the first cells are short, most with a colon."""
    if heads or not texts or len(texts[0]) != 2:
        return False
    return sum(row[0].rstrip().endswith(":") or ": " in row[0][:40] for row in texts) >= 0.6 * len(texts)


def read_pieces(blocks: Sequence[Block], index: int, place: int) -> list[Piece]:
    """The tables of one grid: more than one where a box of labels and values begins again with its first label."""
    piece = read_piece(blocks, index, place)
    if piece is None or not piece.box:
        return [piece] if piece is not None else []
    first = fold(piece.rows[0].cells[0])
    starts = [n for n, row in enumerate(piece.rows) if fold(row.cells[0]) == first]
    if len(starts) < 2 or min(b - a for a, b in zip(starts, starts[1:], strict=False)) < 2:
        return [piece]
    ends = [*starts[1:], len(piece.rows)]
    cuts = zip(starts, ends, strict=True)
    return [replace(piece, rows=piece.rows[a:b], title=None if a else piece.title) for a, b in cuts]


def as_box(grid: Grid) -> Grid | None:
    """A grid of label and value as two columns, wherever merged cells put the values; None for any other grid.

    Every row has a first cell and at most one more; three labels at least, none of them twice in a row.
    """
    rows = [[cell for cell in row if cell is not None and cell.text.strip()] for row in grid.rows]
    firsts = [row[0] for row in grid.rows if row]
    if grid.width < 3 or len(rows) < 2 or any(len(row) > 2 for row in rows):
        return None
    if any(first is None or not first.text.strip() for first in firsts) or sum(len(row) == 2 for row in rows) < 2:
        return None
    return Grid(tuple((row[0], row[1] if len(row) > 1 else None) for row in rows), 0, grid.pages, grid.ruled)


def drop_empty(grid: Grid) -> Grid:
    """The grid without rows and columns that hold no text at all."""
    rows = [row for row in grid.rows if any(row_texts(row))]
    width = grid.width
    full = [tuple(row) + (None,) * (width - len(row)) for row in rows]
    kept = [n for n in range(width) if any(_is_filled(row[n]) for row in full)]
    lost = len(grid.rows) - len(rows)
    heads = max(0, grid.header_rows - lost) if lost else grid.header_rows
    return Grid(tuple(tuple(row[n] for n in kept) for row in full), heads, grid.pages, grid.ruled)


def _is_filled(cell: Cell | None) -> bool:
    return cell is not None and (bool(cell.text.strip()) or cell.colspan > 1)


def _printed(row: Sequence[Cell | None], fallback: Span, width: int) -> Printed:
    cells = [cell for cell in row if cell is not None]
    spans = [cell.span for cell in cells if cell.span != Span()]
    across = width > 2 and row[0] is not None and row[0].colspan >= width
    return Printed(tuple(row_texts(row)), Span.cover(spans) if spans else fallback, across, tuple(row))


def table_title(blocks: Sequence[Block], index: int) -> tuple[str | None, int | None]:
    """The caption or heading directly above a grid, with its index; a sentence leading to the table may be between."""
    for back in (1, 2):
        if index - back < 0:
            break
        block = blocks[index - back]
        if block.grid is not None:
            break
        if BLANK_PAGE_RE.search(block.text) or sum(c.isdigit() for c in block.text) > 0.3 * len(block.text):
            continue
        if CAPTION_RE.match(block.text) and len(block.text) < 250 or block.kind == "heading":
            return block.text, index - back
        if FOOTNOTE_RE.match(block.text) or block.text.rstrip().endswith(LEAD_IN_END):
            continue
        break
    return None, None


def goes_on(blocks: Sequence[Block], last: Piece, piece: Piece) -> bool:
    """Whether a grid goes on with the table before it: same columns, and nothing but notes or its title between."""
    between = blocks[last.index + 1 : piece.index]
    title = piece.title if piece.title_at is not None and piece.title_at > last.index else None
    plain = [block for block in between if not FOOTNOTE_RE.match(block.text) and block.text != title]
    if plain or any(block.grid is not None for block in between):
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
    if grid is None or grid.header_rows or not last.columns:
        return False
    return len(last.columns) in (grid.width, len(piece.raw[0].cells)) and (adjacent or not piece.columns)


def _append(last: Piece, piece: Piece) -> None:
    rows = list(piece.rows) if _same_head(last, piece) or last.box else list(piece.raw)
    if rows and last.rows and _is_cut(rows[0].cells):
        cells = tuple(f"{a} {b}".strip() for a, b in zip(last.rows[-1].cells, rows[0].cells, strict=False))
        # A number is never cut by a page, so the cells of the upper half keep their places.
        last.rows[-1] = last.rows[-1]._replace(cells=cells)
        rows = rows[1:]
    last.rows += rows
    last.pages = tuple(dict.fromkeys((*last.pages, *piece.pages)))
    last.index = piece.index


def _same_head(last: Piece, piece: Piece) -> bool:
    """Whether the heads say the same but for a few misread letters; one column of another name makes another table."""
    heads = [(fold(a), fold(b)) for a, b in zip(piece.columns, last.columns, strict=False)]
    other = any(max(len(a), len(b)) > SHORT_HEAD and fuzz.ratio(a, b) < SAME_NAME for a, b in heads)
    whole = fuzz.ratio(fold(" ".join(piece.columns)), fold(" ".join(last.columns)))
    return whole >= SAME_HEAD and not (other and len(piece.columns) == len(last.columns))


def _same_title(first: str, second: str) -> bool:
    return fold(CONTINUED_RE.sub("", first)) == fold(CONTINUED_RE.sub("", second))


def _is_cut(first: Sequence[str]) -> bool:
    """Whether the page cut a row in two: the first of the next page begins in lower case and has no first cell."""
    filled = [text for text in first if text]
    return bool(filled) and not first[0] and all(text[:1].islower() for text in filled)


def _table(piece: Piece, report: Report | None) -> Table:
    rows: list[TableRow] = []
    band: str | None = None
    last = max((n for n, row in enumerate(piece.rows) if not row.across), default=-1)
    for n, row in enumerate(piece.rows):
        if row.across and n < last:
            band = row.cells[0]
        else:
            group = None if row.across else band
            rows.append(TableRow(span=row.span, rule="table-row", cells=row.cells, band=group, printed=row.row))
    return Table(
        span=piece.block.span,
        rule="ruled-grid" if piece.block.grid is not None and piece.block.grid.ruled else "aligned-grid",
        report=report,
        title=CONTINUED_RE.sub("", piece.title).strip() if piece.title else None,
        columns=piece.columns,
        rows=tuple(rows),
        page_to=piece.pages[-1] if piece.pages else None,
        heads=piece.heads,
    )
