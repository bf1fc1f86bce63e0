"""Sentences with sums, shares and days in a table or box of which none was read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.dates.periods import MONTH
from extract.extractions import Extraction
from extract.patterns import pattern
from ingest.model import Cell, Document, Issue

FEWEST_WORDS, FEWEST_LETTERS = 12, 60
FACT_RE = pattern(
    "figure-or-day-in-a-cell",
    rf"\u00a3\s?\d|\d%|(?<!held on )\b(?<!\d)\d{{1,2}}(?:st|nd|rd|th)?\s(?:{MONTH})\s\d{{4}}\b",
    matches=("a sum of \u00a31.2m", "rose by 4%", "by 3 May 2031"),
    rejects=("item 4", "the meeting held on 3 May 2031", "Standing Order 12"),
)
SENTENCE_RE = re.compile(r"[a-z)\d%]\.(?:\s|$)")


def find_unread_cells(document: Document, found: Extraction) -> Iterator[Issue]:
    """An issue for each grid whose sentences tell sums or days, not one of which was read."""
    tables = {table.span.begin for table in found.tables}
    places = {fact.span.begin for fact in (*found.figures, *found.dates)}
    for block in document.blocks:
        if block.grid is None or block.span.begin in tables:
            continue
        cells = [cell for cell in block.grid.cells if _tells(cell.text)]
        if cells and not any(_is_read(cell, places) for cell in cells):
            message = f"Sums or days in the sentences of this table ({len(cells)} cells) were not read."
            yield Issue("extract", "cell-prose-unread", message, " ".join(cells[0].text.split())[:200], cells[0].span)


def _tells(text: str) -> bool:
    long = len(text) > FEWEST_LETTERS and len(text.split()) >= FEWEST_WORDS
    return long and FACT_RE.search(text) is not None and SENTENCE_RE.search(text) is not None


def _is_read(cell: Cell, places: set[tuple[int, float]]) -> bool:
    return any(line.span.begin in places for line in cell.lines)
