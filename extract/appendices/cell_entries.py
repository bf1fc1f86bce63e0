"""The entries of a list that stand under each other in one cell or paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.cells.cell_paragraphs import INNER
from extract.cells.cells import join_rows
from ingest.model import Block, Cell, Line

SPARE = 6  # characters that a line of a text file may be short of the widest though nothing more fitted
LINK_START_RE = re.compile(r"[(<\[]?(?:https?://|www\.)")

# What a title may end on and a line that goes on seldom does: a year, a number, a bracket closed.
ENDED_RE = re.compile(r"[\d)\]]$|[.;]$")
# "(March 2031) Rivers plan", "4 May 2031 Rivers plan": what stands behind the day is another title.
DATED_END_RE = re.compile(
    r"(?:\([^()]{0,60}\b(?:19|20)\d\d\)|\b\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8} (?:19|20)\d\d)"
    r" (?=[A-Z](?!(?:tem|inute|ppendix|genda|aper|age|art)\b)[a-z])"
)
# A title goes on with a capital behind another capital or a small word; behind a plain word another title begins.
PLAIN_END_RE = re.compile(
    r"(?<![\w'\u2019-])(?!(?:of|the|for|and|to|on|in|by|at|with|from|an?|or|as|into|upon|within)$)[a-z][a-z-]+$"
)


@dataclass(frozen=True, slots=True)
class Room:
    """How far lines reach: to `right` in points of a page, to `width` characters of a text file; 0 for not known."""

    right: float = 0.0
    width: int = 0

    @classmethod
    def of(cls, blocks: Sequence[Block]) -> Room:
        """The room of the lines of running text."""
        lines = [line for block in blocks if block.grid is None and len(block.lines) > 1 for line in block.lines]
        rights = sorted(line.box.x1 for line in lines if line.box is not None)
        widths = sorted(len(line.text.strip()) for line in lines if line.box is None)
        return cls(rights[-1] if rights else 0.0, widths[-1] if widths else 0)

    @classmethod
    def of_cell(cls, cell: Cell) -> Room:
        return cls(cell.span.box.x1 - INNER if cell.span.box is not None else 0.0)


def cell_entries(cell: Cell) -> list[str]:
    """The texts of a cell's entries, the lines of each joined."""
    if len(cell.lines) == 1 and cell.lines[0].box is None:
        return split_run_on(cell.text)
    return line_entries(cell.lines or (Line(cell.text, cell.span),), Room.of_cell(cell))


def split_run_on(text: str) -> list[str]:
    """The titles that a text file runs together in a cell: one ends with its day or year, another begins behind it."""
    cuts = [match.end() for match in DATED_END_RE.finditer(text)]
    pieces = [text[a:b].strip() for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    return pieces if all(len(piece.split()) > 2 for piece in pieces) else [text]


def line_entries(lines: Sequence[Line], room: Room) -> list[str]:
    """The texts of the entries that stand under each other in lines, the lines of each joined.

    A line begins an entry where it begins with a capital or a figure and the line above left room for its first word.
    The widest line of a cell without rules, and a line of a text file, do not say how much room there was: there the
    line above must end as a title does, or on a plain word.
    """
    entries: list[list[str]] = []
    above: Line | None = None
    for line in lines:
        if above is not None and not _begins(above, line, room):
            entries[-1].append(line.text)
        else:
            entries.append([line.text])
        above = line
    return [text for entry in entries if (text := join_rows(entry))]


def _begins(above: Line, line: Line, room: Room) -> bool:
    if LINK_START_RE.match(line.text):
        return True
    head = line.text.lstrip("\u2022- ")[:1]
    end = above.text.rstrip()
    if not (head.isupper() or head.isdigit()) or end.endswith((",", "&", "-", "\u2013")):
        return False
    return end.endswith(":") or _left_room(above, line, room) or bool(ENDED_RE.search(end) or PLAIN_END_RE.search(end))


def _left_room(above: Line, line: Line, room: Room) -> bool:
    """Whether the first word of a line would have stood behind the line above."""
    first = line.text.split(maxsplit=1)[0] if line.text.strip() else ""
    if above.box is None:
        return room.width > 0 and len(above.text.strip()) + len(first) + SPARE < room.width
    if not room.right or len(line.edges) <= len(line.text):
        return False
    end = line.text.find(" ")
    word = line.edges[end if end > 0 else len(line.text)] - line.edges[0]
    return above.box.x1 + word < room.right
