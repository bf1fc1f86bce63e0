"""The paragraphs of a cell that holds running text, as blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.markers import split_marker
from ingest.model import Block, Cell, Line, Span, join_lines

INNER = 12.0  # points between a cell's text and its rule, with the space before a word


def cell_paragraphs(cell: Cell) -> Iterator[Block]:
    """The paragraphs of a cell: lines parted by weight, by a gap, by a marker, or by the end of a sentence."""
    if not cell.lines:
        for text in (text.strip() for text in cell.text.split("\n") if text.strip()):
            yield Block("paragraph", text, (), cell.span, starts=(0,))
        return
    run: list[Line] = []
    for line in cell.lines:
        if run and (begins_paragraph(run[-1], line) or _breaks_off(run[-1], line, cell)):
            yield paragraph_of(run)
            run = []
        run.append(line)
    if run:
        yield paragraph_of(run)


def begins_paragraph(above: Line, line: Line) -> bool:
    """Whether a line of a cell begins a paragraph below the line above it; "2031-" goes on in "32."."""
    if above.text.endswith(("-", "\u2013")) and line.text[:1].isdigit():
        return False
    if above.bold != line.bold or split_marker(line.text) is not None:
        return True
    first, second = above.box, line.box
    if first is not None and second is not None and first.page == second.page:
        return second.top - first.top > 1.6 * (first.bottom - first.top)
    return above.text.rstrip().endswith((".", ":", ";"))


def _breaks_off(above: Line, line: Line, cell: Cell) -> bool:
    """Whether a sentence ended on a line on which the next word would have had room, in points of the cell's box."""
    first, box = above.box, cell.span.box
    if first is None or box is None or not line.text[:1].isupper() or not above.text.rstrip().endswith((".", ":", ";")):
        return False
    end = line.text.find(" ")
    word = line.edges[end] - line.edges[0] if 0 < end < len(line.edges) else 0.0
    return word > 0 and first.x1 + INNER + word < box.x1


def paragraph_of(lines: Sequence[Line]) -> Block:
    """The block of the lines of one paragraph, its marker taken off."""
    marker = split_marker(lines[0].text)
    text, starts = join_lines([marker.rest if marker else lines[0].text, *(line.text for line in lines[1:])])
    bold = all(line.bold for line in lines)
    return Block(
        "heading" if bold and marker is None else "item" if marker is not None else "paragraph",
        text,
        tuple(lines),
        Span.cover(line.span for line in lines),
        marker.number if marker else None,
        marker.printed if marker else None,
        starts=starts,
        bold=bold,
        size=lines[0].size,
    )
