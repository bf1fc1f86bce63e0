"""Data tables: every grid that no other form has taken, with the pieces of one table put together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extract.cells.cells import row_texts
from extract.contacts.contact_lines import is_contact_grid
from extract.facts import Report, Table, TableRow
from extract.labels import fold
from extract.parts import Part
from extract.patterns import pattern
from extract.tables.columns import count_heads, join_heads, take_caption
from extract.tables.forms import is_tick_form
from extract.tables.other_grids import is_headed, is_roll, is_running_contents
from extract.tables.running_titles import running_titles
from extract.tables.table_notes import (
    Signs,
    footnotes_of,
    notes_at_foot,
    notes_in_rows,
    notes_over,
    notes_under,
    once,
)
from extract.tables.table_pieces import CONTINUED_RE, FOOTNOTE_RE, Piece, Printed, append_piece, goes_on
from extract.tables.wrapped_rows import join_wrapped
from ingest.model import Block, Cell, Document, Grid, Span

CAPTION_RE = pattern(
    "table-caption",
    r"^(?:table|figure|fig\.?|chart|graph)\s+(?:\d{1,3}|[A-Z]\b)(?:[.\d]*)",
    matches=("Table 3: Spending by ward", "Figure 2 - Waiting times", "Table A: grants"),
    rejects=("The table shows", "Tables and chairs"),
    flags=re.IGNORECASE,
)
LABEL_RE = pattern(
    "label-under-a-title",
    r"^[A-Z][\w/&'\u2019 -]{2,40}:\s\S",
    matches=("Director: Ada Thornfield", "Head of Service: B. Quill"),
    rejects=("Spending by ward", "3: Roads", "Director:"),
)
BLANK_PAGE_RE = pattern(
    "blank-page",
    r"\bpage\b.{0,20}\bintentionally\b.{0,10}\bblank\b",
    matches=("This page is intentionally left blank",),
    rejects=("blank pages",),
    flags=re.IGNORECASE,
)
LEAD_IN_END = (":", "follows", "below", "below.", "follows.")
LONGEST_BAND = 90  # letters


def find_tables(
    document: Document, parts: Sequence[Part], taken: frozenset[int], report_of: Mapping[int, Report]
) -> Iterator[Table]:
    """The data tables in reading order; `taken` are the indexes of the grids that other finders have read."""
    last: Piece | None = None
    titles, footnotes = running_titles(document), footnotes_of(document)
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
                if last and piece.part == last.part and goes_on(document.blocks, last, piece):
                    append_piece(last, piece)
                    continue
                if last:
                    yield _table(last, report_of.get(last.part), document.blocks, footnotes)
                last = piece
    if last:
        yield _table(last, report_of.get(last.part), document.blocks, footnotes)


def let_go_of_cells(table: Table) -> None:
    """Takes the printed cells from a table whose numbers have been found: they are as much as all else of a paper."""
    object.__setattr__(table, "heads", ())
    for row in table.rows:
        object.__setattr__(row, "printed", ())


def read_piece(blocks: Sequence[Block], index: int, place: int) -> Piece | None:
    """The grid as a table: heads told from rows, empty rows and columns left out; None for a grid of one cell."""
    block = blocks[index]
    assert block.grid is not None
    kept = filled_columns(block.grid)
    grid = drop_empty(block.grid, kept)
    texts = [row_texts(row) for row in grid.rows]
    if not texts or sum(bool(text) for row in texts for text in row) < 3 or grid.width < 2:
        return None
    caption, grid = take_caption(grid)
    box = as_box(grid)
    grid = box or grid
    texts = [row_texts(row) for row in grid.rows]
    heads = 0 if box is not None else count_heads(grid)
    columns = join_heads(grid.rows[:heads])
    rows = join_wrapped([_printed(row, block.span, grid.width) for row in grid.rows[heads:]])
    title, at = table_title(blocks, index)
    numbered = title is not None and CAPTION_RE.match(title) is not None
    if caption and (title is None or not (numbered or caption.endswith("."))):
        title, at = caption, None
    raw = join_wrapped([_printed(row, block.span, block.grid.width) for row in block.grid.rows if any(row_texts(row))])
    labelled = box is not None or is_label_column(texts, heads)
    return Piece(
        index, place, block, title, columns, rows, grid.pages, raw, at, box=labelled, heads=grid.rows[:heads],
        width=block.grid.width, kept=() if box is not None else kept, first=index,
        band=caption if numbered else None,
    )  # fmt: skip


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


def filled_columns(grid: Grid) -> tuple[int, ...]:
    """The columns (0-based) that hold text or begin a merged cell."""
    filled = {at for row in grid.rows if any(row_texts(row)) for at, cell in enumerate(row) if _is_filled(cell)}
    return tuple(sorted(filled))


def drop_empty(grid: Grid, kept: Sequence[int]) -> Grid:
    """The grid without rows that hold no text at all, and with these of its columns."""
    rows = [row for row in grid.rows if any(row_texts(row))]
    full = [tuple(row) + (None,) * (grid.width - len(row)) for row in rows]
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


def is_label_under_title(blocks: Sequence[Block], index: int) -> bool:
    """Whether a heading is a plain label with its value ("Director: …") right under a bold one: no title of a table."""
    block, above = blocks[index], blocks[index - 1] if index else None
    if block.bold or above is None or above.kind != "heading" or not above.bold:
        return False
    return LABEL_RE.match(block.text) is not None and not CAPTION_RE.match(block.text)


def is_number_alone(block: Block) -> bool:
    """Whether a block is a caption's number and nothing more: "Table 6", "Table 6:"."""
    match = CAPTION_RE.match(block.text) if block.grid is None else None
    return match is not None and not block.text[match.end() :].strip(" :.\u2013-")


def is_words_of_caption(block: Block) -> bool:
    return block.grid is None and block.number is None and not block.text.rstrip().endswith((".", ":", ";"))


def table_title(blocks: Sequence[Block], index: int) -> tuple[str | None, int | None]:
    """The caption or heading directly above a grid, with its index; a sentence leading to the table may be between.

    A caption's number alone ("Table 6") has its words in the line under it.
    """
    if index > 1 and is_number_alone(blocks[index - 2]) and is_words_of_caption(blocks[index - 1]):
        return f"{blocks[index - 2].text} {blocks[index - 1].text}", index - 2
    for back in (1, 2):
        if index - back < 0:
            break
        block = blocks[index - back]
        if block.grid is not None:
            break
        if BLANK_PAGE_RE.search(block.text) or sum(c.isdigit() for c in block.text) > 0.3 * len(block.text):
            continue
        if CAPTION_RE.match(block.text) and len(block.text) < 250 or block.kind == "heading":
            back += is_label_under_title(blocks, index - back)
            return blocks[index - back].text, index - back
        if FOOTNOTE_RE.match(block.text) or block.text.rstrip().endswith(LEAD_IN_END):
            continue
        break
    return None, None


def _table(
    piece: Piece, report: Report | None, blocks: Sequence[Block], footnotes: Mapping[int | None, Sequence[Block]]
) -> Table:
    rows = list(read_bands(piece.rows, piece.band))
    signs = Signs([piece.title or "", *piece.columns, *(text for row in rows for text in row.cells)])
    last_rows = notes_in_rows(rows, signs)
    kept = tuple(rows[: len(rows) - len(last_rows)])
    notes = (
        *notes_over(blocks, piece.title_at, piece.first, signs),
        *last_rows,
        *notes_under(blocks, piece.index + 1, signs),
        *notes_at_foot([note for page in piece.pages for note in footnotes.get(page, ())], signs),
    )
    return Table(
        span=piece.block.span,
        rule="ruled-grid" if piece.block.grid is not None and piece.block.grid.ruled else "aligned-grid",
        report=report,
        title=CONTINUED_RE.sub("", piece.title).strip() if piece.title else None,
        columns=piece.columns,
        rows=kept,
        page_to=piece.pages[-1] if piece.pages else None,
        heads=piece.heads,
        notes=once(notes),
    )


def read_bands(rows: Sequence[Printed], band: str | None = None) -> Iterator[TableRow]:
    """The rows, those that are names across the whole table given to the rows under them; `band` is one over all."""
    for row, after in zip(rows, [*rows[1:], None], strict=True):
        name = row.across and after is not None and is_name(row)
        if name and after is not None and not (after.across and is_name(after)):
            band = row.cells[0]
            continue
        group = None if name else band
        yield TableRow(span=row.span, rule="table-row", cells=row.cells, band=group, printed=row.row)
        band = None if row.across else band


def is_name(row: Printed) -> bool:
    """Whether a row across the whole table is a name and no text."""
    return len(row.cells[0]) <= LONGEST_BAND and not row.cells[0].endswith(".")
