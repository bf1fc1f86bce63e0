"""Paragraphs of minutes that are one though they were printed apart: titles over lines, movers and seconders."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.attendance.attendance_labels import split_label
from extract.cells.cuts import cut_block, keep_start
from extract.decisions.decisions import HEADING_RE
from extract.minutes.minute_titles import UNFINISHED_RE
from extract.patterns import pattern
from ingest.model import Block, Span, join_lines

# A title in capitals with its text behind a dash.
RUN_ON_TITLE_RE = pattern(
    "title-in-capitals-before-text",
    r"^[^a-z]{10,}\s[\u2013\u2014-]\s+(?=[A-Z][a-z]*\b)",
    matches=("PUBLIC REQUESTS TO SPEAK \u2013 There were none.",),
    rejects=("Public requests \u2013 There were none", "ANNUAL REPORT - 2031"),
)
PROPOSED_RE = pattern(
    "line-of-the-proposer",
    r"^\W*(?:proposed|moved)(?:\s+by|\s*:)\s+\S[^.;]{2,60}$",
    matches=("Proposed by Councillor Moor", "Moved: Mr Lane"),
    rejects=("Proposed by Cllr Moor. Seconded by Cllr Lane.",),
    flags=re.IGNORECASE,
)
SECONDED_RE = pattern(
    "line-of-the-seconder",
    r"^\W*seconded(?:\s+by|\s*:)\s+\S.{2,70}$",
    matches=("Seconded by Councillor Lane and",),
    rejects=("It was seconded by Mr Lane",),
    flags=re.IGNORECASE,
)
LONG_TITLE_LINE = 50  # characters of a line of a title that goes on


def joined_titles(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, a title in capitals that runs over lines as one: the line above is long and ends with no stop."""
    held: Block | None = None
    for block in (part for whole in blocks for part in _without_capitals(whole)):
        if held is not None and _goes_on_in_capitals(held, block):
            held = _with_below(held, block)
            continue
        if held is not None:
            yield held
        held = block
    if held is not None:
        yield held


def joined_movers(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, "Proposed by …" and "Seconded by …" one under the other as one paragraph."""
    held: Block | None = None
    for block in blocks:
        if held is not None and block.kind == "paragraph" and SECONDED_RE.match(block.text):
            yield _with_below(held, block)
            held = None
            continue
        if held is not None:
            yield held
        held = block if block.kind == "paragraph" and PROPOSED_RE.match(block.text) else None
        if held is None:
            yield block
    if held is not None:
        yield held


def _with_below(above: Block, block: Block) -> Block:
    text, starts = join_lines([above.text, block.text])
    at = (*above.starts, *(starts[1] + start for start in block.starts))
    span = Span.cover((above.span, block.span))
    return replace(above, text=text, lines=(*above.lines, *block.lines), starts=at, span=span)


def _goes_on_in_capitals(above: Block, block: Block) -> bool:
    cut = above.kind == "paragraph" and _in_capitals(above.text) and UNFINISHED_RE.search(above.text) is not None
    if above.kind != "heading" and not cut or block.number or block.kind not in ("heading", "paragraph"):
        return False
    if not above.lines or not block.lines or split_label(block.text)[0] is not None or HEADING_RE.match(block.text):
        return False
    if RUN_ON_TITLE_RE.match(above.text) and not above.text.rstrip().endswith((".", ":")):
        return block.kind == "paragraph" and _is_right_below(above, block)
    title = RUN_ON_TITLE_RE.match(block.text)
    if not _in_capitals(above.text) or not (_in_capitals(block.text) or title is not None):
        return False
    short = len(above.lines[-1].text) < LONG_TITLE_LINE and UNFINISHED_RE.search(above.text) is None
    if short or above.text.rstrip().endswith((":", ".", ";")):
        return False
    return _is_right_below(above, block)


def _in_capitals(text: str) -> bool:
    """Whether a title is set in capitals, "(s)" and a word of three letters or so apart."""
    letters = [char for char in text if char.isalpha()]
    return bool(letters) and sum(char.islower() for char in letters) < 0.15 * len(letters)


def _is_right_below(above: Block, block: Block) -> bool:
    last, first = above.lines[-1], block.lines[0]
    if last.box is not None and first.box is not None:
        height = last.box.bottom - last.box.top
        return last.box.page == first.box.page and 0 <= first.box.top - last.box.top < 1.6 * height
    return last.span.line is not None and first.span.line == last.span.line + 1


def _without_capitals(block: Block) -> Iterator[Block]:
    """A paragraph without a last line in capitals behind a full stop, and that line as the heading it is."""
    at = block.starts[-1] if len(block.starts) > 1 and len(block.starts) == len(block.lines) else 0
    title, before = block.text[at:], block.text[:at].rstrip()
    if not at or block.kind != "paragraph" or not title.isupper() or len(title.split()) < 3 or before.isupper():
        yield block
        return
    if not before.endswith(".") or not title.rstrip().endswith(":"):
        yield block
        return
    yield keep_start(block, at)
    yield replace(cut_block(block, at), kind="heading")
