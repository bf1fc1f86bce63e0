"""Appendices that are there, with a head of their own, and in no list of appendices that was read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.extractions import Extraction
from extract.labels import fold
from extract.packs import APPENDIX_HEADING_RE
from extract.parts import Part
from ingest.model import Block, Issue

NOT_THERE_RE = re.compile(r"\b(?:NO|None|N/A)\W*$")  # a row of a list of what is not attached
WIDEST_HEAD = 3  # columns of a head beside which its title is set
OTHER_PAPERS = ("inspection_report", "annual_report")


def find_unread_appendices(parts: Sequence[Part], found: Extraction) -> Iterator[Issue]:
    """An issue for each head of an appendix whose number no appendix has.

    Appendices of an appendix are none of the report's: they have letters where its own have numbers, or the reverse.
    """
    if found.kind in OTHER_PAPERS:
        return
    known = {fold(row.number).split()[-1] for row in found.appendices if row.number and fold(row.number)}
    digits = {number[0].isdigit() for number in known}
    for part in parts:
        for at, head in enumerate(part.blocks):
            text = _head(part, at)
            match = APPENDIX_HEADING_RE.match(text) if text else None
            if NOT_THERE_RE.search(text):
                continue
            number = fold(match["number"]) if match is not None else ""
            if match is None or number in known or (digits and number[0].isdigit() not in digits):
                continue
            known.add(number)
            below = part.blocks[at + 1].text if at + 1 < len(part.blocks) and text == match[0] else ""
            message = "This appendix stands in no list of appendices that was read."
            yield Issue("extract", "appendix-unread", message, f"{text} {below}".strip()[:200], head.span)


def _head(part: Part, at: int) -> str:
    """The text of a block that may be the head of an appendix; "" for others.

    It is the first of its part, or first on a page; a title set beside it makes a table of both.
    """
    block = part.blocks[at]
    if part.kind == "appendix":
        return block.text.strip("*# ") if at == 0 and block.grid is None else ""
    turned = at > 0 and block.span.page is not None and block.span.page != part.blocks[at - 1].span.page
    if part.kind not in ("report", "body") or not turned:
        return ""
    return _short(block)


def _short(block: Block) -> str:
    if block.grid is None:
        return block.text.strip("*# ") if block.kind == "heading" or len(block.text) < 100 else ""
    if block.grid.width > WIDEST_HEAD:
        return ""
    first = [text for text in next(iter(block.grid.texts(1)), []) if text]
    heads = [text for text in first if APPENDIX_HEADING_RE.match(text)]
    return " ".join([*heads, *(text for text in first if text not in heads)]) if heads else ""
