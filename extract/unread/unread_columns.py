"""Tables that are announced by a caption, or left as cells one below the other in a text file, and were not read."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.extractions import Extraction
from extract.parts import Part
from ingest.model import Block, Document, Issue

LONGEST_CELL = 60
FEWEST_CELLS, FEWEST_FIGURES = 6, 3
FIGURE_RE = re.compile(r"[\u00a3(+-]{0,3}\d[\d,.]*\s?(?:%|m|k|bn|million)?\)?")
COUNT_RE = re.compile(r"(?:\d{1,2}\.)?(?P<last>\d{1,2})\.?")  # of a list: 3, 7.4
LONGEST_CAPTION, BELOW_CAPTION = 150, 5
CAPTION_RE = re.compile(r"(?:Table|TABLE)\s\d{1,2}[a-z]?(?:\s?[:.\u2013-]|$)")


def find_unread_columns(document: Document, parts: Sequence[Part], found: Extraction) -> Iterator[Issue]:
    """An issue for each caption without a table, and in text files for each run of short blocks with figures."""
    yield from _without_table(parts, found)
    lined = bool(document.blocks) and document.blocks[0].span.line is not None
    for part in parts if lined else ():
        for run in _runs(part.blocks):
            figures = _figures([block.text.strip() for block in run], part.kind == "cover")
            if len(run) >= FEWEST_CELLS and figures >= FEWEST_FIGURES:
                message = "These short lines with figures look like a table that lost its columns; none was read."
                text = " | ".join(block.text for block in run)[:200]
                yield Issue("extract", "table-unread", message, text, run[0].span)


def _without_table(parts: Sequence[Part], found: Extraction) -> Iterator[Issue]:
    begins = sorted(table.span.begin for table in found.tables)
    titles = " ".join(table.title or "" for table in found.tables)
    for part in parts:
        for at, block in enumerate(part.blocks):
            if block.grid is not None or len(block.text) > LONGEST_CAPTION or not CAPTION_RE.match(block.text):
                continue
            near = part.blocks[max(0, at - 1) : at + BELOW_CAPTION]
            first = bisect_left(begins, near[0].span.begin)
            read = first < len(begins) and begins[first] <= near[-1].span.begin
            drawn = any(other.grid is not None for other in near)
            last = block is part.blocks[-1]  # what it is under is a picture or the next part's
            if not (read or drawn or last or block.text[:20] in titles):
                yield Issue("extract", "table-unread", "No table was read below this caption.", block.text, block.span)


def _runs(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """The runs of blocks that are short and end no sentence."""
    run: list[Block] = []
    for block in blocks:
        if block.grid is None and len(block.text) <= LONGEST_CELL and not block.text.rstrip().endswith((".", ";")):
            run.append(block)
            continue
        yield run
        run = []
    yield run


def _figures(texts: Sequence[str], listed: bool) -> int:
    """How many texts are figures and not the numbers of a list, which count on; in contents plain numbers are pages."""
    figures = [text for text in texts if FIGURE_RE.fullmatch(text) and not (listed and text.isdigit())]
    counted = sum(_counts_on(one, other) for one, other in pairwise(figures))
    return len(figures) - counted - bool(counted)


def _counts_on(one: str, other: str) -> bool:
    before, after = COUNT_RE.fullmatch(one), COUNT_RE.fullmatch(other)
    return before is not None and after is not None and int(after["last"]) - int(before["last"]) == 1
