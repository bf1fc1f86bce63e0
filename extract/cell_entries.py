"""The entries of a list that stand under each other in one cell."""

from __future__ import annotations

import re

from extract.cell_paragraphs import INNER
from extract.cells import join_rows
from ingest.model import Cell, Line

# What a title may end on and a line that goes on seldom does: a year, a number, a bracket closed.
ENDED_RE = re.compile(r"[\d)\]]$|[.;]$")


def cell_entries(cell: Cell) -> list[str]:
    """The texts of a cell's entries, the lines of each joined.

    A line begins an entry where it begins with a capital or a figure and the line above left room for its first word.
    The widest line of a cell without rules, and a line of a text file, do not say how much room there was: there the
    line above must end as a title does.
    """
    entries: list[list[str]] = []
    above: Line | None = None
    for line in cell.lines or (Line(cell.text, cell.span),):
        if above is not None and not _begins(above, line, cell):
            entries[-1].append(line.text)
        else:
            entries.append([line.text])
        above = line
    return [text for entry in entries if (text := join_rows(entry))]


def _begins(above: Line, line: Line, cell: Cell) -> bool:
    head = line.text.lstrip("\u2022- ")[:1]
    if not (head.isupper() or head.isdigit()) or above.text.rstrip().endswith((",", "&", "-", "\u2013")):
        return False
    return _left_room(above, line, cell) or ENDED_RE.search(above.text.rstrip()) is not None


def _left_room(above: Line, line: Line, cell: Cell) -> bool:
    """Whether the first word of a line would have stood behind the line above, in points of the cell's box."""
    box, outer = above.box, cell.span.box
    if box is None or outer is None or len(line.edges) <= len(line.text):
        return False
    end = line.text.find(" ")
    word = line.edges[end if end > 0 else len(line.text)] - line.edges[0]
    return box.x1 + INNER + word < outer.x1
