"""Where the title of an item ends: with its paragraph, its weight or its capitals, or before what is to be done.

Source of the rules: titles are set in bold or capitals with plain text under them; where all is set alike, a line that
had room for the next word ends a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.agendas.agenda_columns import Item, take_columns
from extract.agendas.contents import LINKING_END_RE, ONLY_DESCRIPTION_RE, PAGES_RE
from extract.agendas.item_numbers import CHILD_RE
from extract.agendas.printed_rows import Piece, PrintedRow

OTHER_MARK_RE = re.compile(
    r"\(?(?:[a-z]|[ivx]{1,4})\)|[a-z]\.\s|[\u2022\u25cf\u25aa\uf0b7\u00b7*]|[-\u2013]\s|\d{1,2}\.\d", re.IGNORECASE
)
OPEN_PAGES_RE = re.compile(r"\(\s*pages?(?:\s+\d{1,4})?\s*[-\u2013]?$", re.IGNORECASE)
PAGES_ROW_RE = re.compile(r"\(?pages?\s+\d", re.IGNORECASE)
SMALL_RE = re.compile(r"\(\s*[Pp]ages?\b|\b(?:of|and)\b")  # in small letters beside capitals
LETTER_RE = re.compile(r"[^\W\d_]")
QUOTES = "\u2018\u201c"
MOST_ROWS = 7
BESIDE = 4.0  # columns that a title's rows may stand from its edge
LEAST_WIDTH, LEAST_TITLE = 48.0, 25
FULL = 0.97
FULL_IN_TEXT = 0.85  # letters are of many widths: of two full lines one may have fewer


@dataclass(frozen=True, slots=True)
class Setting:
    """How items are set: the column at which text wraps, that at which it does beside pages, if places are known."""

    width: float
    beside: float
    placed: bool


def setting_of(items: Sequence[Sequence[PrintedRow]], edge: float | None, placed: bool) -> Setting:
    """How the rows of an agenda's items are set, whose titles begin at `edge`; `placed`: places are known."""
    widths: dict[bool, float] = {True: 0.0, False: LEAST_WIDTH}
    for rows in items:
        beside = _has_pages(rows)
        for piece in (piece for row in rows for piece in row.pieces if len(piece.text) > LEAST_TITLE):
            if not placed or abs(piece.left - (edge or 0)) <= BESIDE:
                widths[beside] = max(widths[beside], piece.right)
    width = max(widths.values())
    return Setting(width, max(widths[True], LEAST_WIDTH) if widths[True] else width, placed)


def _has_pages(rows: Sequence[PrintedRow]) -> bool:
    """Whether pages stand at the right of one of an item's rows."""
    ends = (row.pieces[-1].text for row in rows[:MOST_ROWS] if len(row.pieces) > 1)
    return any(PAGES_RE.match(text) is not None for text in ends)


def read_title(
    item: Item, taken: Sequence[Piece], rows: Sequence[PrintedRow], edge: float | None, setting: Setting
) -> int:
    """Read the title of an item, which begins with the pieces `taken`, on through `rows`; how many of them it takes."""
    item.title, last, at = [" ".join(piece.text for piece in taken)], taken[-1], 0
    beside = item.pages is not None or _has_pages(rows)
    while at < len(rows) and len(item.title) < MOST_ROWS:
        row = rows[at]
        pieces = _under_edge(row, edge, setting)
        if pieces and not _goes_on(" ".join(item.title), last, row, pieces[0], setting, beside):
            break
        take_columns(item, row.pieces, edge)
        if pieces:
            item.title.append(" ".join(piece.text for piece in pieces))
            last = pieces[-1]
        elif row.apart:
            break
        at += 1
    return at


def _under_edge(row: PrintedRow, edge: float | None, setting: Setting) -> list[Piece]:
    """The pieces of a row that stand under the title's edge."""
    if not setting.placed or edge is None:
        return list(row.pieces)
    return [piece for piece in row.pieces if abs(piece.left - edge) <= BESIDE or piece.left < edge]


def _goes_on(above: str, last: Piece, row: PrintedRow, piece: Piece, setting: Setting, beside: bool) -> bool:
    """Whether a row goes on with the title above it, whose last words are `last`; `beside`: a column stands by it."""
    text = piece.text
    if OPEN_PAGES_RE.search(above):
        return True
    described = ONLY_DESCRIPTION_RE.match(text) is not None and not text[0].islower()
    if described or OTHER_MARK_RE.match(text) or CHILD_RE.match(text) or text[0] in QUOTES:
        return False
    if PAGES_ROW_RE.match(text):
        return not row.apart
    upper = is_upper(text) or not LETTER_RE.search(SMALL_RE.sub("", text))  # "QUARTER" over "3 (Pages 5 - 9)"
    if (last.bold and not piece.bold) or (is_upper(above) and not upper):
        return False
    linked = LINKING_END_RE.search(above) is not None and not above.endswith(":")
    unfinished = linked or text[:1].islower()
    capitals = is_upper(above) and upper
    if row.apart or unfinished:
        return unfinished and (not row.apart or capitals or not is_upper(text))
    # Capitals are wide: in text, where letters are counted, their lines are short.
    if capitals and not row.measured and 2 * last.right > setting.width:
        return True
    if above.endswith((".", ":", "?")):
        return False
    # Had the next word found room above, the paragraph would have gone on there.
    width = setting.beside if beside else setting.width
    return last.right + 1 + len(text.split()[0]) > width * (FULL if row.measured else FULL_IN_TEXT)


def is_upper(text: str) -> bool:
    """Whether words are set in capitals; numbers and signs do not count."""
    letters = [char for char in SMALL_RE.sub("", text) if char.isalpha()]
    return len(letters) > 1 and sum(char.isupper() for char in letters) >= 0.9 * len(letters)
