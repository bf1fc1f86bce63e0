"""The rows of a front as they are printed, whatever blocks and grids a reader made of them.

Number, title and pages of an agenda stand beside one another on the page. A reader may take them for a list, a table
or both in turn; their rows are the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from ingest.model import Block, Document, Line, Span

COLUMN = 6.0  # points that a column of a text file stands for
APART = 12.0  # points of white between two pieces of one row
APART_IN_TEXT = 3  # blanks
SPACES_RE = re.compile(r"(?<=\S) +(?=\S)")
LEAST_GAPS, JUSTIFIED = 4, 2.5
LEVEL = 4.0  # points that the middles of lines of one row may differ by
WHITE = 0.4  # of the size of the letters, above the usual white between lines: a paragraph begins
TAB_WIDTH = 8
MOST_ROWS = 900


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a row with no wide gap in them; `left` and `right` in columns of a text file, `bold` as printed."""

    text: str
    left: float
    right: float
    bold: bool = False


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """What stands side by side, from left to right; `apart`: white space above parts it from the row before."""

    pieces: tuple[Piece, ...]
    span: Span
    block: int
    apart: bool

    @property
    def text(self) -> str:
        return " ".join(piece.text for piece in self.pieces)

    @property
    def measured(self) -> bool:
        """Whether its columns are measured in points, not counted in letters of many widths."""
        return bool(self.span.boxes)


def printed_rows(document: Document, blocks: Sequence[Block], first: int) -> list[PrintedRow]:
    """The first rows of `blocks`, from the top; `first` is the index of the first block in the document."""
    every = (placed for index, block in enumerate(blocks, first) for placed in _placed_lines(block, index))
    lines = list(islice(every, 2 * MOST_ROWS))
    if any(placed.line.span.line is not None for placed in lines[:1]):
        return list(_rows_of_text(document, lines))
    if all(placed.line.box is None for placed in lines):
        found = ((Piece(" ".join(one.line.text.split()), 0, len(one.line.text), one.line.bold), one) for one in lines)
        return [PrintedRow((piece,), one.line.span, one.block, True) for piece, one in found if piece.text]
    return list(_rows_of_pages(lines))


@dataclass(frozen=True, slots=True)
class Placed:
    """A line of a block, and how far down its page it counts as standing, in points; 0 in a text file."""

    line: Line
    block: int
    level: float


def _placed_lines(block: Block, index: int) -> Iterator[Placed]:
    """The lines of a block, of a grid those of its cells: where rules part its rows, all cells begin at a row's top."""
    if block.grid is None:
        yield from (Placed(line, index, _middle(line)) for line in block.lines)
        return
    for row in block.grid.rows:
        cells = [cell for cell in row if cell is not None and cell.lines]
        tops = [_middle(cell.lines[0]) for cell in cells]
        lifted = block.grid.ruled and len({cell.lines[0].span.page for cell in cells}) == 1
        for cell, top in zip(cells, tops, strict=True):
            lift = top - min(tops) if lifted else 0.0
            yield from (Placed(line, index, _middle(line) - lift) for line in cell.lines)


def _rows_of_text(document: Document, lines: Sequence[Placed]) -> Iterator[PrintedRow]:
    """The lines of a text file with the columns that their words stand in."""
    blocks: dict[int, int] = {}
    for placed in lines:
        if placed.line.span.line is not None:
            blocks.setdefault(placed.line.span.line, placed.block)
    number, before = 1, 0
    for page in document.pages:
        raws = page.text.split("\n")
        for offset, raw in enumerate(raws):
            if number + offset not in blocks:
                continue
            pieces = tuple(_text_pieces(raw))
            if pieces:
                at = number + offset
                yield PrintedRow(pieces, Span(page.number, at), blocks[at], at != before + 1)
                before = at
        number += len(raws) - 1
        if number > max(blocks, default=0):
            return


def _text_pieces(raw: str) -> Iterator[Piece]:
    apart = least_gap([len(match[0]) for match in SPACES_RE.finditer(raw)], APART_IN_TEXT)
    parts = re.finditer(r"[^\t]+" if "\t" in raw.strip() else rf"\S+(?: {{1,{int(apart) - 1}}}\S+)*", raw)
    for match in parts:
        text = " ".join(match[0].split())
        bare = text.strip("*#|").strip()
        if bare:
            left = len(raw[: match.start()].expandtabs(TAB_WIDTH))
            yield Piece(bare, left, left + len(match[0]), text.startswith(("**", "#")))


def least_gap(gaps: Sequence[float], apart: float) -> float:
    """The gap that parts columns: `apart`, or more in a line whose words are all far apart, as in justified text."""
    usual = sorted(gaps)[len(gaps) // 4] if len(gaps) >= LEAST_GAPS else 0.0
    return max(apart, JUSTIFIED * usual)


def _rows_of_pages(lines: Sequence[Placed]) -> Iterator[PrintedRow]:
    """The lines of pages put side by side where their middles are level."""
    ordered = sorted(
        (placed for placed in lines if placed.line.box is not None),
        key=lambda placed: (placed.line.span.page or 0, placed.level),
    )
    groups: list[list[Placed]] = []
    for placed in ordered:
        last = groups[-1][0] if groups else None
        if last and last.line.span.page == placed.line.span.page and placed.level - last.level <= LEVEL:
            groups[-1].append(placed)
        else:
            groups.append([placed])
    whites = [_white(above, below) for above, below in pairwise(groups)]
    known = sorted(white for white in whites if white is not None and white >= 0)
    usual = known[len(known) // 4] if known else 0.0
    for group, white in zip(groups, [None, *whites], strict=False):
        group.sort(key=lambda placed: placed.line.box.x0 if placed.line.box else 0.0)
        pieces = tuple(piece for placed in group for piece in _line_pieces(placed.line))
        size = group[0].line.size or 10.0
        apart = white is None or white > usual + WHITE * size
        if pieces:
            yield PrintedRow(pieces, Span.cover(placed.line.span for placed in group), group[0].block, apart)


def _middle(line: Line) -> float:
    box = line.box
    return (box.top + box.bottom) / 2 if box is not None else 0.0


def _white(above: Sequence[Placed], below: Sequence[Placed]) -> float | None:
    """The points between two rows; None over a page's end."""
    one, other = above[0].line.box, below[0].line.box
    if one is None or other is None or one.page != other.page:
        return None
    return other.top - max(placed.line.box.bottom for placed in above if placed.line.box)


def _line_pieces(line: Line) -> Iterator[Piece]:
    """The pieces of a line: its words, parted at wide gaps."""
    text, edges, box = line.text, line.edges, line.box
    if len(edges) <= len(text):
        left, right = (box.x0, box.x1) if box else (0.0, 0.0)
        yield Piece(" ".join(text.split()), left / COLUMN, right / COLUMN, line.bold)
        return
    words = list(re.finditer(r"\S+", text))
    gaps = [edges[after.start()] - edges[word.end()] for word, after in pairwise(words)]
    apart = least_gap(gaps, APART)
    start = 0
    for word, gap in zip(words, [*gaps, None], strict=True):
        if gap is None or gap > apart:
            part = text[start : word.end()]
            lead = start + len(part) - len(part.lstrip())
            yield Piece(" ".join(part.split()), edges[lead] / COLUMN, edges[word.end()] / COLUMN, line.bold)
            start = word.end()
