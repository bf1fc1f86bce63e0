"""An item of an agenda as its rows are read, and the pages that stand beside or under it.

Pages have a column of their own at the right or left, or stand under the title; in text whose columns are lost they may
have slipped below the next item, and are then nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extract.agendas.contents import NO_PAGES, PAGES_RE
from extract.agendas.printed_rows import Piece, PrintedRow
from extract.labels import fold
from ingest.model import Issue, Span

LOST_DASH_RE = re.compile(r"\(?(?:pages?\s+)?(?P<first>\d{1,4}) (?P<last>\d{1,4})\)?", re.IGNORECASE)
# Behind the words of another column, or cut: their second number stands in the row below.
PAGES_CUT_RE = re.compile(
    r"(?:^|\s)\(?(?:pages?\s+)?(?P<first>\d{1,4}) ?[-\u2013](?: ?(?P<last>\d{1,4}))?$", re.IGNORECASE
)
PAGES_REST_RE = re.compile(r"(?P<last>\d{1,4})\)?")
CUT = " -"  # how pages end whose second number is awaited
COLUMN_APART = 18.0  # columns from a title's edge at which a column of its own may begin
LONGEST_TEXT = 200  # of an issue
FAR = 36.0  # columns from it at which stands only the column of pages


@dataclass(slots=True)
class Item:
    """An item as its rows are read: `loose` are pages in rows of their own, `astray` such that may be another's."""

    number: str
    span: Span
    title: list[str] = field(default_factory=list)
    pages: str | None = None
    loose: list[str] = field(default_factory=list)
    astray: list[str] = field(default_factory=list)
    rows: int = 0
    children: list[Item] = field(default_factory=list)


def take_columns(item: Item, pieces: Sequence[Piece], edge: float | None) -> list[Piece]:
    """The pieces of a row that are of the title; pages beside it are kept, other columns are left out."""
    found: list[Piece] = []
    for piece in pieces:
        aside = bool(found) or (edge is not None and piece.left > edge + COLUMN_APART)
        rest = PAGES_REST_RE.fullmatch(piece.text)
        if item.pages and item.pages.endswith(CUT) and rest is not None:
            item.pages += f" {rest['last']}"
        elif aside and (pages := PAGES_RE.match(piece.text)) is not None:
            item.pages = item.pages or pages["pages"]
        elif aside and (cut := PAGES_CUT_RE.search(piece.text)) is not None:
            item.pages = item.pages or cut["first"] + (f" - {cut['last']}" if cut["last"] else CUT)
        elif not found or fold(piece.text) not in NO_PAGES and piece.left < found[0].left + COLUMN_APART:
            found.append(piece)
    return found


def loose_pages(row: PrintedRow) -> str | None:
    """Pages that stand in a row of their own."""
    if match := LOST_DASH_RE.fullmatch(row.text):
        return f"{match['first']} - {match['last']}" if int(match["first"]) < int(match["last"]) else None
    match = PAGES_RE.match(row.text)
    return match["pages"] if match is not None else None


def settle_pages(items: Sequence[Item], placed: bool) -> Iterator[Issue]:
    """Give pages in rows of their own to their items, if each has one and they do not fall; else one issue of them all.

    `placed`: where the words stand is known.
    """
    for item in items:
        if item.pages and item.pages.endswith(CUT):
            item.astray.append(item.pages)
            item.pages = None
        if not placed:
            item.astray += item.loose
    loose = [item for item in items if item.loose or item.astray or any(part.loose for part in item.children)]
    firsts = [int(re.findall(r"\d+", item.loose[0])[0]) for item in loose if item.loose]
    single = all(len(item.loose) == 1 and not item.pages and not item.astray for item in loose)
    sure = single and firsts == sorted(firsts) and all(re.search(r"\d\D+\d", item.loose[0]) for item in loose)
    if sure:
        for item in loose:
            item.pages = item.loose[0]
        return
    unsettled = [item for item in loose if item.pages is None]
    if unsettled:
        message = "These numbers may be pages of items of the agenda; it is not plain of which."
        text = "; ".join(pages for item in unsettled for pages in _unsettled(item))
        yield Issue("extract", "agenda-pages-unread", message, text[:LONGEST_TEXT], unsettled[0].span)


def _unsettled(item: Item) -> list[str]:
    return [*(item.astray or item.loose), *(pages for part in item.children for pages in part.loose)]
