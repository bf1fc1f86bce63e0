"""What a file becomes: a frozen `Document` of pages and blocks, each knowing where it stands in the file.

Text files and PDFs give the same blocks; a text file knows lines, a PDF knows pages and boxes, and a `Span` carries
whichever there is. Lengths are PDF points (1/72 inch) from the top left corner of the page as it is shown.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from ingest.cells import Cell as Cell
from ingest.cells import Grid as Grid
from ingest.cells import GridLines as GridLines
from ingest.lines import Box as Box
from ingest.lines import Line as Line
from ingest.lines import Lines
from ingest.lines import Span as Span
from ingest.lines import texts_of as texts_of

BlockKind = Literal["heading", "paragraph", "item", "grid"]
Method = Literal["text", "ocr", "file"]


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item or grid in reading order.

    `text` is the lines joined (line wraps and end-of-line hyphens undone) without `number`, the printed number or
    letter with its own punctuation taken off ("7.2.1", "A10", "a", "iv"); `marker` is what was printed ("7.2.1", "(a)",
    "1.", "-", "•"). `level` is 1-based: for a heading its rank, for an item its depth; 0 where it has no meaning.
    `starts` are the offsets in `text` at which each of `lines` begins. `margin` are the notes at the right
    margin beside it, such as the initials of who is to act; `note` tells a footnote.
    """

    kind: BlockKind
    text: str
    lines: Sequence[Line]
    span: Span
    number: str | None = None
    marker: str | None = None
    level: int = 0
    starts: tuple[int, ...] = ()
    grid: Grid | None = None
    bold: bool = False
    size: float = 0.0
    margin: tuple[Line, ...] = ()
    note: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "lines", Lines.aside(self.lines))
        if self.grid is not None:
            self.grid.put_aside()

    def part(self, start: int, end: int) -> Span:
        """The span of the characters start to end (0-based, end excluded) of `text`: one box for each line touched."""
        if not self.lines or len(self.starts) != len(self.lines):
            return self.span
        first = max(0, bisect_right(self.starts, start) - 1)
        last = max(first, bisect_right(self.starts, max(start, end - 1)) - 1)
        spans = []
        for index in range(first, last + 1):
            line, offset = self.lines[index], self.starts[index]
            # The line's own text may begin with the number or bullet that `text` leaves out.
            lead = max(0, len(line.text) - len(line.text.lstrip())) if index else self._lead()
            spans.append(line.part(max(start - offset, 0) + lead, min(end - offset + lead, len(line.text))))
        head = spans[0]
        return Span(head.page, head.line, tuple(box for span in spans for box in span.boxes))

    def _lead(self) -> int:
        """How many characters of the first line stand before `text`: number, bullet and the gap after it."""
        first = self.lines[0].text
        end = self.starts[1] if len(self.starts) > 1 else len(self.text)
        after = max(first.find(self.marker), 0) + len(self.marker) if self.marker else 0
        return max(first.find(self.text[:end].rstrip(" -")[:20], after), 0)


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its printed label, its whole text, and what was told apart as running head, foot or page number.

    `number` is the 1-based physical page, None for a text file without page breaks. `width` and `height` are points,
    None for a text file. `furniture` lines are not part of any block. `confidence` (0 to 1) is that of the
    letters of a page that was read from a picture.
    """

    number: int | None
    text: str
    label: str | None = None
    method: Method = "text"
    width: float | None = None
    height: float | None = None
    furniture: tuple[Line, ...] = ()
    confidence: float | None = None
    blank: bool = False


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A bookmark of a PDF: its title, depth (1-based) and the physical page (1-based) it points to."""

    title: str
    level: int
    page: int | None


@dataclass(frozen=True, slots=True)
class Issue:
    """What a reader or a rule could not make sense of, with the text that caused it.

    `stage` is "ingest", "extract" or "load"; `code` is a short fixed name such as "page-without-text".
    """

    stage: str
    code: str
    message: str
    text: str | None = None
    span: Span = Span()


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: pages, blocks in reading order over all pages, bookmarks, metadata, issues.

    `sha256` is the hex digest of the file's bytes; `path` is as given; `media_type` is told from content.
    A paragraph or grid that goes on over a page break is one block, of the page it starts on.
    """

    path: str
    sha256: str
    media_type: str
    pages: Sequence[Page]
    blocks: tuple[Block, ...]
    outline: tuple[OutlineEntry, ...] = ()
    metadata: tuple[tuple[str, str], ...] = ()
    issues: tuple[Issue, ...] = ()

    def text_blocks(self) -> Iterator[Block]:
        """The blocks that are not grids."""
        return (block for block in self.blocks if block.kind != "grid")


def join_lines(lines: Sequence[str], words: Collection[str] = frozenset()) -> tuple[str, tuple[int, ...]]:
    """The lines joined to running text, and the offset at which each begins.

    A hyphen at a line's end is dropped when a lower-case letter goes on and neither the paper's own `words` nor the
    list of parts that keep it say otherwise: "commis-/sioning" gives "commissioning", "multi-/agency" "multi-agency".
    """
    pieces: list[str] = []
    starts: list[int] = []
    length, tail = 0, ""
    for raw in lines:
        line = " ".join(raw.split())
        if not length or not line:
            starts.append(length)
        else:
            drop, glue = _seam(tail, line, words)
            if drop:
                pieces[-1] = pieces[-1][:-1]
            elif glue:
                pieces.append(glue)
            length += len(glue) - drop
            starts.append(length)
        if line:
            pieces.append(line)
            length += len(line)
            tail = line
    return "".join(pieces), tuple(starts)


def _seam(before: str, after: str, words: Collection[str]) -> tuple[int, str]:
    """How two lines join: the number of characters to take off the first (0 or 1), and what goes between."""
    from ingest.hyphens import keeps_hyphen

    last, inner, first = before[-1], before[-2:-1], after[0]
    if last == "\u00ad":
        return 1, ""
    if last in "-\u2010" and inner.isalnum():
        if after.split(" ", 1)[0] in ("and", "or", "to"):
            return 0, " "
        if first.islower() and inner.isalpha():
            return (0 if keeps_hyphen(before, after, words) else 1), ""
        return 0, "" if first.isalnum() else " "
    if last == "/" and inner == " ":
        return 0, " "
    if last == "/" or (last == "\u2013" and inner.isdigit() and first.isdigit()):
        return 0, ""
    return 0, " "
