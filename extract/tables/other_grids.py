"""Grids that are no data tables: lists of who was there, running contents, the front of an agenda."""

from __future__ import annotations

from collections.abc import Sequence

from extract.agendas.contents import DOTS_RE, is_contents_head, rising_pages
from extract.cells.cells import row_texts
from extract.labels import heading_field
from extract.minutes.minutes_starts import PROCEEDING_RE
from extract.people.names import looks_like_person
from extract.tables.columns import NUMERIC_RE, count_heads
from ingest.model import Block, Cell, Grid


def is_roll(grid: Grid) -> bool:
    """Whether a grid of minutes lists who was there: it begins "Present" or "Apologies", or most of it is names."""
    texts = [text for row in grid.rows for text in row_texts(row) if text]
    names = sum(looks_like_person(text) for text in texts)
    return any(PROCEEDING_RE.match(text) for text in texts[:2]) or (len(grid.rows) > 1 and names > 0.6 * len(texts))


def is_headed(grid: Grid) -> bool:
    """Whether a grid is plainly a data table: heads over rows, a number in some column, no list of people.

    The front of an agenda has grids that only set out names and addresses.
    """
    texts = [row_texts(row) for row in grid.rows]
    heads = count_heads(grid)
    numbers = any(NUMERIC_RE.match(text) for row in texts[heads:] for text in row[1:] if text)
    return bool(heads) and len(texts) > heads + 1 and numbers and not is_roll(grid)


def is_running_contents(blocks: Sequence[Block], index: int) -> bool:
    """Whether a grid lists the contents of a document: page numbers that rise under "Contents" or after dots."""
    grid = blocks[index].grid
    if grid is None:
        return False
    rows = [row for row in grid.rows if any(row_texts(row))]
    heads = [heading_field(block.text) for block in blocks[max(0, index - 3) : index] if block.grid is None]
    headed = bool(rows) and is_contents_head(row_texts(rows[0])) and rising_pages(rows[1:])
    return headed or (rising_pages(rows) and ("contents" in heads or _has_dots(rows)))


def _has_dots(rows: Sequence[Sequence[Cell | None]]) -> bool:
    return any(DOTS_RE.search(text) for row in rows for text in row_texts(row) if text)
