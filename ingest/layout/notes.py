"""Footnotes: the small lines at the foot of a page, or of one of its columns, that begin with a number or a sign."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.model import Grid
from ingest.rows.rows import Row

NOTE_RE = re.compile(
    r"(?:\d{1,3}|[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]{1,3}|[*\u2020\u2021])(?=\s?[A-Za-z(\"\u2018\u201c])"
)
SMALLER = 0.93  # of the size of the text

Column = list[Row | Grid]


def find_notes(items: Sequence[Row | Grid], body: float, begun: bool = False) -> list[Row]:
    """The footnotes of a page in reading order; `body` is the font size of its text, in points.

    `begun` tells that the last note of the page before has not ended: small lines without a mark may go on with it.
    """
    found = read_columns(items)
    notes: list[Row] = []
    for column, after in zip(found, [*found[1:], []], strict=False):
        foot = read_foot(column, body, begun)
        if foot and (not after or stands_beside(after, foot[0])):
            notes += foot
    return notes if len(notes) < len(items) else []


def read_columns(items: Sequence[Row | Grid]) -> list[Column]:
    """What is on a page, in stretches that stand in one column."""
    found: list[Column] = []
    side: tuple[float, float] | None = None
    for item in items:
        own = item.column if isinstance(item, Row) else side
        if not found or own != side:
            found.append([])
        side = own
        found[-1].append(item)
    return found


def read_foot(column: Column, body: float, begun: bool) -> list[Row]:
    """The last lines of a column that are set smaller than the text, from the first that is a note's."""
    foot: list[Row] = []
    for item in reversed(column):
        if not isinstance(item, Row) or item.size > SMALLER * body or item.turned:
            break
        foot.insert(0, item)
    while foot and not NOTE_RE.match(foot[0].text) and not (begun and foot[0].text[:1].islower()):
        del foot[0]
    return foot


def stands_beside(column: Column, note: Row) -> bool:
    """Whether a column begins above a note of the column before it: nothing stands under the note."""
    first = next((item for item in column if isinstance(item, Row)), None)
    return first is not None and first.column is not None and first.top < note.top
