"""The stamps "Agenda Item 5" at the head of the pages on which the papers of a pack begin.

Source of the rule: what committee software prints on the first page of each item's papers; some councils print it on
every page of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extract.patterns import pattern
from ingest.model import Block, Document, texts_of

STAMP_RE = pattern(
    "agenda-item-stamp",
    r"^agenda\s{1,3}item\s{0,3}(?:no\.?|number)?\s{0,3}[:.]?\s{0,3}(?P<number>[A-Z]?\d{1,3}(?:\.\d{1,2})?[a-z]?)\.?$",
    matches=("Agenda Item 5", "AGENDA ITEM NO. 12", "Agenda item: 7b"),
    rejects=("Agenda Item", "Agenda Item 5: Fees", "See agenda item 5"),
    flags=re.IGNORECASE,
)
HEAD_LINES = 3  # of a page, among which a stamp stands


def stamped_pages(document: Document) -> dict[int, str]:
    """The number of the item whose papers begin on a page, by the page."""
    found: dict[int, str] = {}
    for page in document.pages:
        for line in page.furniture:
            if page.number is not None and (match := STAMP_RE.match(line.text.strip())):
                found.setdefault(page.number, match["number"])
    for page_number, text in _heads(document):
        if match := STAMP_RE.match(text):
            found.setdefault(page_number, match["number"])
    pages = sorted(found)
    going_on = {page for before, page in pairwise(pages) if page == before + 1 and found[page] == found[before]}
    return {page: found[page] for page in pages if page not in going_on}


def _heads(document: Document) -> Iterator[tuple[int, str]]:
    """The first lines of each page, with the page."""
    page, seen = None, 0
    for block in document.blocks:
        page, seen = (page, seen) if block.span.page == page else (block.span.page, 0)
        if page is None or seen >= HEAD_LINES or block.grid is not None:
            seen = HEAD_LINES if block.grid is not None else seen
            continue
        for line in _lines(block)[: HEAD_LINES - seen]:
            yield page, line
        seen += len(block.lines) or 1


def _lines(block: Block) -> list[str]:
    return [" ".join(text.split()) for text in texts_of(block.lines)] or [block.text]
