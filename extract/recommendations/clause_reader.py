"""What stands under a heading of recommendations, taken into the list of clauses: items, paragraphs, rows of a box."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.patterns import pattern
from extract.recommendations.clause_ends import DECIMAL_RE, follows, style_of
from extract.recommendations.clause_lists import Clauses
from extract.recommendations.clause_texts import lone_number, plain_number, split_numbers
from extract.recommendations.clause_words import (
    ASKED_RE,
    ASKING_BEHIND_RE,
    CLAUSE_RE,
    LEAD_IN_RE,
    NO_CLAUSE_RE,
    SUBJECT_TO_RE,
)
from extract.recommendations.coded_clauses import coded_clauses
from extract.recommendations.run_in_clauses import split_clauses
from extract.reports.box_labels import UNKNOWN_LABEL_RE
from ingest.markers import split_marker
from ingest.model import Block, Span

OPENING_RE = re.compile(r"(?:that|the)\b.*;$", re.IGNORECASE)  # "That Members;" and no verb that asks
BODY_ALONE_RE = re.compile(r"[Tt]hat(?: the)?(?: [A-Z][\w-]+){1,4}")
# "A. That the plan be made": elsewhere such a letter is an initial.
CAPITAL_RE = re.compile(r"(?P<number>[A-Z])[.)]\s+(?=[A-Z][a-z]+\s)")
BARE_RE = re.compile(r"(?P<number>\d{1,2})\s+(?=[A-Z])")
# "2.1 note the plan": a number with points whose clause goes on in lower case.
POINTED_RE = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){1,3})\s+(?=[a-z]{2,}\s)")
FIRST_NUMBERS = ("1", "a", "i", "A", "1.1")
# The first number of a list that a text file prints at the end of the line above it.
TRAILING_RE = pattern(
    "number-behind-lead-in",
    r":\s?-?\s?\(?(?P<number>a|i|1|\d{1,2}(?:\.\d{1,2}){1,3})\)?\.?$",
    matches=("It is recommended that Cabinet:(a)", "That the Board:- 2.1.1"),
    rejects=("at 10:15", "approve the plan (a)"),
)
# A clause that ends on such a word goes on in the next line.
OPEN_END_RE = re.compile(r"\b(?:the|of|to|and|for|in|on|with|by|at|from|an?|or|that|its|their|be|is|as)$")
ASKED_END_RE = re.compile(r"\b(?:asked|recommended|invited|requested)\s+(?:to|that)$", re.IGNORECASE)
MOST_LABEL_WORDS = 6


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of one text: the number it begins with, whether it begins with a number or bullet, what follows."""

    text: str
    number: str | None = None
    marked: bool = False


def read_item(block: Block, clauses: Clauses) -> None:
    """A numbered or bulleted block: a clause, what nested clauses hang on, or more of the clause above it."""
    if block.number is None and (inner := split_marker(block.text)) is not None and inner.number:
        block = replace(block, number=inner.number, marker=inner.printed, text=inner.rest)  # "- a) …" of a text file
    if NO_CLAUSE_RE.match(block.text):
        return
    style = style_of(block)
    if style == "bullet" and clauses.begun is not None and not ASKED_RE.search(clauses.begun):
        text, clauses.parent = clauses.begun, None
        clauses.add(text, block.span, clauses.number)
    if style == "bullet" and clauses.rows and clauses.number is not None and clauses.begun is None:
        clauses.extend(block.text)
        return
    if clauses.outer is None or style == clauses.outer:
        clauses.outer, clauses.parent = style, None
    clauses.style, clauses.number = style, block.number
    if block.number is not None and DECIMAL_RE.fullmatch(block.number):
        clauses.decimal = block.number
    if SUBJECT_TO_RE.search(block.text):
        clauses.add(block.text, block.span, block.number)
        clauses.closed = True
        return
    if (trailing := TRAILING_RE.search(block.text)) is not None:
        clauses.parent, clauses.waiting = block.text[: trailing.start() + 1], trailing["number"]
        return
    first, *more = split_pieces(block.text, clauses)
    if more and not first.marked and _leads_in(first.text, opens_list=True):
        clauses.parent = first.text
        _add_pieces(more, block.span, clauses)
    elif opens_clauses(block.text) and style == clauses.outer and style != "bullet":
        clauses.parent = clauses.begun = block.text
    else:
        clauses.add(block.text, block.span, block.number)


def take_coded(block: Block, clauses: Clauses) -> bool:
    """Take in the clauses that a block begins with their codes; a code alone waits for its text. False for others."""
    found = coded_clauses(block)
    for code in found:
        clauses.number, clauses.parent, clauses.waiting = code.number, None, None if code.text else code.number
        clauses.add(code.text, block.span, code.number)
    return bool(found)


def opens_clauses(text: str) -> bool:
    """Whether a numbered clause only opens those nested in it: it ends in a colon, or is "That Members;" alone."""
    text = text.rstrip()
    short = len(text.split()) <= 6 and (text.endswith(("-", "\u2013")) or OPENING_RE.match(text) is not None)
    return text.endswith(":") or short or ASKED_END_RE.search(text) is not None


def read_text(text: str, span: Span, after: Sequence[Block], clauses: Clauses) -> None:
    """An unnumbered paragraph: the sentence that clauses hang on, a clause of its own, or more of the last one."""
    text = text.strip()
    text = text[: behind.start()] if (behind := ASKING_BEHIND_RE.search(text)) is not None else text
    first, *more = split_pieces(text, clauses)
    if more or first.marked:
        if not first.marked:
            clauses.lead_in, clauses.parent, clauses.outer = first.text, None, None
        _add_pieces([piece for piece in (first, *more) if piece.marked], span, clauses)
        return
    if NO_CLAUSE_RE.match(text) or _waits(text, clauses):
        return
    listed = any(block.kind == "item" or block.number is not None for block in after)
    if clauses.waiting is not None:
        clauses.number, clauses.waiting = clauses.waiting, None
        clauses.add(text, span, clauses.number)
    elif clauses.rows and (text[:1].islower() or OPEN_END_RE.search(clauses.rows[-1].text)):
        clauses.extend(text)
    elif SUBJECT_TO_RE.search(text) and CLAUSE_RE.match(text):
        clauses.add(text, span, None)
        clauses.closed = True
    elif _leads_in(text, listed and not clauses.rows) and (not clauses.rows or CLAUSE_RE.match(text)):
        clauses.lead_in, clauses.parent, clauses.outer, clauses.interrupted = text, None, None, False
    elif CLAUSE_RE.match(text) and clauses.number is None and not clauses.interrupted:
        clauses.add(text, span, None)
    else:
        clauses.interrupted = True


def _waits(text: str, clauses: Clauses) -> bool:
    """Whether a text is a number alone, or ends with the first number of a list: its clause is still to come."""
    if (trailing := TRAILING_RE.search(text)) is not None:
        clauses.lead_in, clauses.waiting = text[: trailing.start() + 1], trailing["number"]
        return True
    alone = lone_number(text)
    if alone is not None and _is_due(alone, clauses):
        clauses.waiting = alone
    return alone is not None


def _leads_in(text: str, opens_list: bool) -> bool:
    """Whether clauses hang on a text: it asks, or stands over a list with a colon or as "That the Board" alone."""
    if LEAD_IN_RE.search(text) and not text.endswith("."):
        return True
    return opens_list and (text.endswith(":") or BODY_ALONE_RE.fullmatch(text) is not None)


def split_pieces(printed: str, clauses: Clauses) -> list[Piece]:
    """A text cut where numbers or bullets run on in it, a number that the list has come to before it taken off.

    "(1) …; and (2) …" only counts behind words that clauses hang on, or at the text's head.
    """
    text = plain_number(printed)
    found = split_numbers(text)
    if len(found) > 1:
        markers = [(piece, split_marker(piece)) for piece in found]
        return [Piece(m.rest, m.number, True) if m is not None else Piece(piece) for piece, m in markers]
    inner = split_clauses(text)
    lead = text[: text.rfind(_printed(text, inner[0][1]), 0, inner[0][1])].rstrip() if inner else ""
    if inner and (not lead or _leads_in(lead, opens_list=True)):
        pieces = [Piece(text[start:end], number, True) for number, start, end in inner]
        return [Piece(lead), *pieces] if lead else pieces
    due = CAPITAL_RE.match(text) or BARE_RE.match(text) or POINTED_RE.match(text)
    if due is not None and _is_due(due["number"], clauses):
        return [Piece(text[due.end() :], due["number"], True)]
    return [Piece(text)]


def _printed(text: str, end: int) -> str:
    """The last word before `end`: the number of a clause as printed."""
    return text[:end].split()[-1]


def _is_due(number: str, clauses: Clauses) -> bool:
    first = number in FIRST_NUMBERS or number.endswith(".1")
    return follows(number, clauses.number) or (clauses.number is None and first)


def _add_pieces(pieces: Sequence[Piece], span: Span, clauses: Clauses) -> None:
    for piece in pieces:
        clauses.number = piece.number
        clauses.add(piece.text, span, piece.number)


def read_box(block: Block, rows: Sequence[Sequence[str]], clauses: Clauses) -> None:
    """The clauses among the rows of a box: a number in a cell of its own, or before the text."""
    for texts in rows:
        if len(texts) == 2 and (number := lone_number(texts[0])) is not None:
            clauses.number = number
            clauses.add(texts[1], block.span, number)
            continue
        for text in texts:
            marker = split_marker(text)
            if marker is not None:
                clauses.number = marker.number
                clauses.add(marker.rest, block.span, marker.number)
            else:
                read_text(text, block.span, (), clauses)


def is_labelled(text: str) -> bool:
    """Whether a paragraph begins with a label of something else ("Voting arrangements: …") and asks for nothing."""
    label = text.partition(":")[0]
    if not UNKNOWN_LABEL_RE.match(text) or len(label.split()) > MOST_LABEL_WORDS:
        return False
    return CLAUSE_RE.match(text) is None and LEAD_IN_RE.search(label) is None
