"""Headings set no larger or bolder than the text: a short line alone, in italics or underlined, with text under it.

An italic or underlined line is as often a note, a caption, a link or one of a list; so the text under it must be plain
and running, and the line must be a title by its words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.model import Block
from ingest.rows.rows import Row
from ingest.tables.shades import Mark, reach
from ingest.textfiles.headings import NOT_TITLE_RE, VERB_RE, is_title

BELOW = (-0.1, 0.3)  # font sizes from the foot of the letters to an underline
SLACK = 3.0  # points that it may be longer than the words
LEAST_UNDERLINED = 0.9  # of the words
SHORT = 0.88  # of the text's width
FULL = 0.75  # of the text's width that the line below takes at least
LEAST_NAMES = 3  # plain headings between numbered paragraphs
NEARER = 0.15  # font sizes
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


def name_numbered(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with plain short lines as headings where several part paragraphs that are numbered right through.

    Source of the rule: minutes whose paragraphs are numbered and whose headings are not.
    """
    found: list[int] = []
    last = 0
    for at, (block, below) in enumerate(zip(blocks, blocks[1:], strict=False)):
        last = number_of(block) or last
        if number_of(below) == last + 1 and is_over(blocks[at - 1] if at else None, block, below):
            found.append(at)
    if len(found) < LEAST_NAMES or len({blocks[at].text for at in found}) < len(found):
        return list(blocks)
    named = frozenset(found)
    return [replace(block, kind="heading", level=1) if at in named else block for at, block in enumerate(blocks)]


def number_of(block: Block) -> int:
    """The plain number of a paragraph, 0 for any other block."""
    number = block.number or ""
    return int(number) if block.kind == "paragraph" and number.isdecimal() else 0


def is_over(above: Block | None, block: Block, below: Block) -> bool:
    """Whether a block is a title of one line, nearer to the paragraph under it than to what stands above."""
    text, box = block.text, block.span.box
    if block.kind != "paragraph" or block.marker or block.note or len(block.lines) != 1 or box is None:
        return False
    if (
        not (text[:1].isupper() and (text[-1:].isalnum() or text[-1:] == ")"))
        or not is_title(text)
        or is_sentence(text)
    ):
        return False
    under = below.span.box
    over = above.span.boxes[-1] if above and above.span.boxes else None
    if under is None or under.page != box.page or box.x0 > under.x0 + SLACK:
        return False
    return over is None or over.page != box.page or box.top - over.bottom > under.top - box.bottom + NEARER * block.size
