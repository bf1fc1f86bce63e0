"""Heads of appendices that are attached to a paper: "APPENDIX 2" first on a page, its title beside or under it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.dates.dates import parse_date
from extract.fronts.councils import council_names
from extract.labels import fold, heading_field, vocabulary
from extract.packs import APPENDIX_HEADING_RE
from extract.parts import Part
from ingest.model import Block

NOT_THERE_RE = re.compile(r"\b(?:NO|None|N/A)\W*$")  # a row of a list of what is not attached
OF_PAPER_RE = re.compile(r"^\s+to\s+[A-Z]{1,6}(?:/[A-Z\d]{1,6}){1,3}$")  # "Appendix I to HFA/31/7"
WIDEST_HEAD = 3  # columns of a head beside which its title is set
LONGEST_TITLE = 150
MARKS = " -\u2013\u2014:.\t)*#"


@dataclass(frozen=True, slots=True)
class AppendixHead:
    """A head as printed; `number` is its word and number ("Appendix 2"), `name` the number alone, folded."""

    text: str
    number: str
    name: str
    title: str | None
    block: Block


def find_heads(part: Part) -> Iterator[AppendixHead]:
    """The heads of appendices in a part, those without a title that is plain to see with none."""
    for at, block in enumerate(part.blocks):
        text = _head(part, at)
        match = APPENDIX_HEADING_RE.match(text) if text else None
        if match is None or NOT_THERE_RE.search(text):
            continue
        rest = OF_PAPER_RE.sub("", text[match.end() :]).strip(MARKS)
        title = (rest if not _is_day(rest) else "") or _title_below(part.blocks, at)
        yield AppendixHead(text, match[0], fold(match["number"]), title, block)


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


def _title_below(blocks: Sequence[Block], at: int) -> str | None:
    """The line under a head that is its title; None where a section, a table, text or a body's name stands there."""
    below = [block for block in blocks[at + 1 : at + 3] if block.span.page == blocks[at].span.page]
    if below and below[0].grid is None and _is_day(below[0].text):
        below = below[1:]
    line = below[0] if below else None
    if line is None or line.grid is not None or line.kind == "item" or line.number is not None:
        return None
    text = line.text.strip(MARKS)
    sentence = line.text.rstrip().endswith((".", ":", ";", ","))
    if not text or len(text) > LONGEST_TITLE or (line.kind != "heading" and sentence):
        return None
    section = heading_field(text) is not None or vocabulary("sections").field(text) is not None
    named = [fold(name) for name in council_names([text])]
    return None if section or fold(text) in named or not text[0].isalnum() else text


def _is_day(text: str) -> bool:
    return len(text) < 30 and parse_date(text) is not None
