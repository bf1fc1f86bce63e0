"""Heads that are printed above a ruled table, outside its lines, told column by column from where their words stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.facts import Table
from extract.tables.table_heads import Heads, add_level, column_edges
from ingest.model import Block, Line

# Points that a head may stand from the table or from the line of heads under it, and over the edge of its column.
FURTHEST = 9.0
OVER_EDGE = 2.5
MOST_BLOCKS = 8
MOST_LINES = 5
LONGEST_HEAD = 60

Edges = tuple[float, float]


def find_printed_heads(
    blocks: Sequence[Block], index: int, table: Table, heads: Heads, columns: Sequence[int]
) -> Heads:
    """The heads with the empty ones of `columns` named by the lines right above the table, all of them or none."""
    edges = [column_edges(table, column) for column in range(len(heads.levels))]
    box = table.span.boxes[0] if table.span.boxes else None
    # Without lines a column's edges are not known, and the lines above may be anything.
    if table.rule != "ruled-grid" or box is None or any(edge is None for edge in edges):
        return heads
    known = [edge for edge in edges if edge is not None]
    rows: list[list[str]] = []
    for line in _lines_above(blocks, index, box.top):
        words = _words_by_column(line, known)
        if words is None:
            break
        rows.append(words)
    levels: list[list[str]] = [[] for _ in known]
    for row in reversed(rows):
        for column, text in enumerate(row):
            add_level(levels[column], text)
    if not rows or any(not levels[column] or len(" ".join(levels[column])) > LONGEST_HEAD for column in columns):
        return heads
    joined = [(" ".join(level),) if level else () for level in levels]
    merged = [own or found for own, found in zip(heads.levels, joined, strict=True)]
    return Heads(list(merged), list(edges), table.page_to or table.span.page, "head-printed-above", own=False)


def _lines_above(blocks: Sequence[Block], index: int, top: float) -> Iterator[Line]:
    """The lines that stand one upon the other right above a place, from the lowest up."""
    page = blocks[index].span.page
    lines = []
    for block in reversed(blocks[max(0, index - MOST_BLOCKS) : index]):
        if block.grid is not None or block.span.page != page:
            break
        lines += [line for line in block.lines if line.box is not None and line.box.page == page]
    place, seen = top, 0
    for line in sorted(lines, key=lambda line: -(line.box.bottom if line.box else 0)):
        assert line.box is not None
        if line.box.top >= place and not seen:
            continue
        if line.box.bottom < place - FURTHEST or seen >= MOST_LINES * MOST_BLOCKS:
            return
        place, seen = min(place, line.box.top), seen + 1
        yield line


def _words_by_column(line: Line, edges: Sequence[Edges]) -> list[str] | None:
    """The words of a line by column; None for a line that does not keep to the columns, and so heads none."""
    if len(line.edges) <= len(line.text):
        return None
    found: list[list[str]] = [[] for _ in edges]
    for start, end in _words(line.text):
        left, right = line.edges[start], line.edges[end]
        centre = (left + right) / 2
        column = next((n for n, (a, b) in enumerate(edges) if a <= centre <= b), None)
        if column is None or left < edges[column][0] - OVER_EDGE or right > edges[column][1] + OVER_EDGE:
            return None
        found[column].append(line.text[start:end])
    return [" ".join(words) for words in found]


def _words(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for word in text.split():
        start = text.index(word, start)
        yield start, start + len(word)
        start += len(word)
