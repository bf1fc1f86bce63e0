"""Items of minutes and agendas that are printed and were not read: headings, numbers like theirs, rows of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.attendance.attendance import is_attendance_label
from extract.attendance.rosters import split_people
from extract.extractions import Extraction
from extract.facts import AgendaItem, MinuteItem
from extract.issues import block_issue
from extract.labels import fold
from extract.parts import Part
from extract.unread.skipped_numbers import PIECE_RE
from ingest.model import Block, Issue

FEWEST_HEADINGS, FEWEST_ROWS, FEWEST_CODES = 3, 3, 2
SAME_HEADING = 40  # letters
SHORTEST_TEXT = 40  # of the paragraph below a heading: shorter ones are cells
NO_ITEM_RE = re.compile(r"\d|:\s*\S|\.$|\b(?:minutes|held)\b", re.IGNORECASE)
ITEM_ROW_RE = re.compile(r"(?P<number>\d{1,2})[.)]?(?:\s+(?P<title>[A-Z].*)|\s*$)", re.DOTALL)
CODED_RE = re.compile(r"[A-Z]{1,6}[ /]?\d[\w/]{0,20}(?![\w/])|\d{1,3}/\d{2,4}")


def find_unread_items(parts: Sequence[Part], found: Extraction) -> Iterator[Issue]:
    """An issue for minutes whose headings are no items, for codes that no item has, for numbered rows of a table."""
    minutes = [part for part in parts if part.kind == "minutes"]
    yield from _unread_headings([block for part in minutes for block in part.blocks], found)
    yield from _unread_codes([block for part in parts for block in part.blocks], found)
    yield from _unread_rows([part for part in parts if part.kind == "cover"], found.agenda_items)
    yield from _unread_rows(minutes, found.minute_items)


def _unread_headings(blocks: Sequence[Block], found: Extraction) -> Iterator[Issue]:
    """Where headings of minutes that head no item are several, and more than the items."""
    held = [meeting.span.begin for meeting in found.meetings if meeting.role == "minutes"]
    titles = {fold(item.title)[:SAME_HEADING] for item in found.minute_items}
    places = {item.span.begin for item in found.minute_items}
    lost = [
        block
        for block, below in pairwise(blocks)
        if block.kind == "heading"
        and block.number is None
        and below.kind == "paragraph"
        and len(below.text) >= SHORTEST_TEXT
        and held
        and block.span.begin > min(held)
        and block.span.begin not in places
        and fold(block.text)[:SAME_HEADING] not in titles
    ]
    if len(lost) < FEWEST_HEADINGS or len(lost) <= len(found.minute_items):
        return
    lost = [block for block in lost if _may_head(block)]
    if len(lost) >= FEWEST_HEADINGS and len(lost) > len(found.minute_items):
        message = f"{len(lost)} headings of these minutes head no item that was read."
        text = "; ".join(block.text for block in lost)[:200]
        yield Issue("extract", "minutes-items-unread", message, text, lost[0].span)


def _may_head(block: Block) -> bool:
    people = is_attendance_label(block) or split_people(block.text, strict=True)
    return not people and NO_ITEM_RE.search(block.text) is None


def _unread_codes(blocks: Sequence[Block], found: Extraction) -> Iterator[Issue]:
    """A number like those of the items ("GB 4/31"), next to one of theirs, at the head of a block."""
    known = {item.number for item in found.minute_items if item.number and CODED_RE.fullmatch(item.number)}
    if len(known) < FEWEST_CODES:
        return
    shapes, spelled = {_shape(number) for number in known}, {_spelled(number) for number in known}
    parted = {tuple(PIECE_RE.findall(number)) for number in known}
    for block in blocks:
        match = CODED_RE.match(block.text) if block.number is None else CODED_RE.fullmatch(block.number)
        if match is None or block.grid is not None or _shape(match[0]) not in shapes or _spelled(match[0]) in spelled:
            continue
        if any(number in parted for number in _neighbours(match[0])):
            spelled.add(_spelled(match[0]))
            parted.add(tuple(PIECE_RE.findall(match[0])))
            message = f"No item {match[0]} was read, whose number stands here."
            yield block_issue("item-unread", message, block)


def _spelled(number: str) -> str:
    return fold(number).replace(" ", "")


def _shape(number: str) -> tuple[str, ...]:
    return tuple("#" if piece.isdecimal() else piece for piece in PIECE_RE.findall(number))


def _neighbours(number: str) -> Iterator[tuple[str, ...]]:
    """The pieces of the numbers that one counts on to, up or down, or with one between: of "GB 4/31" "GB 5/31"."""
    pieces = PIECE_RE.findall(number)
    for at, piece in enumerate(pieces):
        for step in (-2, -1, 1, 2) if piece.isdecimal() else ():
            yield (*pieces[:at], str(int(piece) + step).zfill(len(piece)), *pieces[at + 1 :])


def _unread_rows(parts: Sequence[Part], items: Sequence[AgendaItem | MinuteItem]) -> Iterator[Issue]:
    """Rising numbers of rows that no item of the agenda has, or that go on where the items of minutes end."""
    numbers = {int(item.number) for item in items if item.number and item.number.isdecimal()}
    last = max(numbers, default=0)
    for part in parts:
        for block in part.blocks:
            rows = _numbered(block)
            lost = [number for number in rows if number not in numbers]
            if len(lost) < FEWEST_ROWS or any(a >= b for a, b in pairwise(lost)):
                continue
            if part.kind != "minutes" or rows[0] == last + 1:
                code = "item-unread" if part.kind == "minutes" else "agenda-unread"
                message = f"{len(lost)} numbered rows of this table, from {lost[0]} on, are no items that were read."
                text = block.grid.text[:200] if block.grid is not None else None
                yield Issue("extract", code, message, text, block.span)


def _numbered(block: Block) -> list[int]:
    """The numbers with which rows of a grid begin that have words behind them."""
    rows = block.grid.texts() if block.grid is not None else []
    matches = [(ITEM_ROW_RE.match(row[0]), row) for row in rows if row]
    return [int(match["number"]) for match, row in matches if match is not None and (match["title"] or any(row[1:]))]
