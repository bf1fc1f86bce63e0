"""Headings set no larger or bolder than the text: a short line alone, in italics or underlined, with text under it.

An italic or underlined line is as often a note, a caption, a link or one of a list; so the text under it must be plain
and running, and the line must be a title by its words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.headings import NOT_TITLE_RE, VERB_RE, is_title
from ingest.rows import Row
from ingest.shades import Mark, reach

BELOW = (-0.1, 0.3)  # font sizes from the foot of the letters to an underline
SLACK = 3.0  # points that it may be longer than the words
LEAST_UNDERLINED = 0.9  # of the words
SHORT = 0.7  # of the text's width
FULL = 0.75  # of the text's width that the line below takes at least
# Captions and notes of pictures and tables; how a motion ended.
NO_HEADING_RE = re.compile(
    r"^(?:figure|fig|table|chart|graph|map|source|notes?|key)\b"
    r"|\b(?:carried|lost|approved|adopted|withdrawn|deferred|refused|rejected|seconded)$",
    re.I,
)


def is_underlined(row: Row, marks: Sequence[Mark]) -> bool:
    """Whether level lines run under the words of a row and no further."""
    top, bottom = row.base + BELOW[0] * row.size, row.base + BELOW[1] * row.size
    under = [mark for mark in marks if top <= mark[1] <= bottom and mark[0] < row.x1 and mark[2] > row.x0]
    inside = all(row.x0 - SLACK <= x0 and x1 <= row.x1 + SLACK for x0, _, x1 in under)
    return inside and reach(under, row.x0, row.x1) >= LEAST_UNDERLINED * (row.x1 - row.x0)


def is_quiet_heading(rows: Sequence[Row], text: str, after: Row | None, sides: tuple[float, float]) -> bool:
    """Whether lines in italics or underlined, `after` under them, are a heading; `sides` are those of the text."""
    italic = all(row.line.italic for row in rows)
    if after is None or len(rows) > 1 or not (italic or all(row.underlined for row in rows)):
        return False
    row, width = rows[0], sides[1] - sides[0]
    plain = not after.line.italic and not after.underlined and not after.turned and after.size >= 0.9 * row.size
    if not plain or row.x1 - row.x0 > SHORT * width or after.x1 - after.x0 < FULL * (sides[1] - after.x0):
        return False
    return text[:1].isupper() and text[-1:].isalnum() and is_title(text) and not is_sentence(text)


def is_sentence(text: str) -> bool:
    """Whether a short line is a sentence, a caption or a line of a form."""
    return any(form.search(text) for form in (NO_HEADING_RE, NOT_TITLE_RE, VERB_RE))
