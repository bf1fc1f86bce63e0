"""Who was at a meeting: the people of the list at the head of its minutes and of their first items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.attendance.apologies import CLERK_RE, attendance_row, find_apologies, read_names
from extract.attendance.attendance import find_attendance, is_attendance_label
from extract.attendance.attendance_labels import parse_group_label, split_label
from extract.attendance.attendance_registers import read_apologies
from extract.attendance.attendance_rows import is_lettered
from extract.attendance.rosters import split_people
from extract.facts import Attendance, AttendanceStatus, Meeting, MinuteItem
from extract.patterns import pattern
from extract.people.name_words import HONORIFICS
from extract.people.names import parse_person
from ingest.model import Block, Grid, Issue, Span, texts_of

Item = tuple[MinuteItem | None, Sequence[Block]]  # with the blocks under its heading
LABEL_LINES = 3  # of a paragraph, on the last of which a label may begin
FEWEST_LISTED = 3  # people of a list that is not one of the meeting itself

ABOUT_APOLOGIES_RE = pattern(
    "item-about-apologies",
    r"^\W*(?:(?:to\s+)?(?:accepted|accept|receive|received|record|note|approve|consider)\W+)?(?:and\s+\w+\s+)?(?:any\s+)?(?:accepting\s+)?apolog",
    matches=("Apologies for Absence", "Accepted Apologies", "To receive and accept apologies"),
    rejects=("Minutes and apologies",),
    flags=re.IGNORECASE,
)
PRESENT_TITLE_RE = pattern(
    "present-title",
    r"^\W*(?:agenda\s+item\s+\d+\W+)?(?:(?:record|list|roll)\s+of\s+)?"
    r"(?P<label>(?:\w+\s+){0,3}(?:present|in\s+attendance|attendance|attendees|attending))"
    r"\W*+(?:(?:and\b)?\s*+apologies(?:\s+for\s+absence)?)?\W*+$",
    matches=(
        "Present",
        "Those Attending",
        "Members present",
        "Attendance and apologies",
        "Agenda Item 1: Record of those Present",
    ),
    rejects=("Attendance at school", "Apologies for absence"),
    flags=re.IGNORECASE,
)


def find_people(
    listing: Sequence[Block], items: Sequence[Item], meeting: Meeting, status: AttendanceStatus | None
) -> tuple[list[Attendance], list[Issue]]:
    """Who was there, by the list before the first item and by the first items, and what could not be read of it."""
    attendance, unread = find_attendance(listing, meeting, status)
    for item, own in items[1:4]:
        nobody = not any(row.status == "present" for row in attendance)
        status = _listed_status(item.title) if item is not None else None
        at = next((index for index, block in enumerate(own) if is_attendance_label(block)), None) if nobody else None
        if status is None and at is None:
            continue
        # Where no list says "present", those in attendance are.
        status = "present" if nobody and status == "officer support" else status
        listed, unlisted = find_attendance(own if status is not None else own[at:], meeting, status)
        attendance, unread = attendance + listed, unread + unlisted
    unread = [*unread, *_nested_lists(items, attendance)]
    return attendance + _apologies(items, meeting, attendance), unread


def _nested_lists(items: Sequence[Item], known: Sequence[Attendance]) -> Iterator[Issue]:
    """An issue for each list of those present at another meeting, whose minutes stand under an item."""
    names = {row.name for row in known}
    for block in (block for item, own in items if item is not None for block in own if block.grid is None):
        lines = [text.strip() for text in texts_of(block.lines)] or [block.text]
        labels = (split_label(" ".join(lines[at:])) for at in range(min(len(lines), LABEL_LINES)))
        label, rest = next((found for found in labels if found[0] is not None), (None, ""))
        if label is None or label.weak or label.status != "present":
            continue
        listed = [item.person.name for item in split_people(rest, strict=True)]
        if len(listed) >= FEWEST_LISTED and names.isdisjoint(listed):
            message = "Those present at a meeting whose minutes stand under this item were not read."
            yield Issue("extract", "attendance-nested", message, block.text[:400], block.span)


def attendance_blocks(blocks: Sequence[Block], start: int, end: int) -> Sequence[Block]:
    """The blocks that can list people: from the first label after the heading (or in it) to the first item."""
    labelled = (index for index in range(end) if is_attendance_label(blocks[index]))
    # The clerk's name and address may stand above the heading.
    first = next((index for index in labelled if index >= start or not CLERK_RE.match(blocks[index].text)), start)
    if first > start and (is_lettered(blocks[start:first]) or _lists_members(blocks, start, first)):
        return blocks[start:end]
    return blocks[first:end]


def _lists_members(blocks: Sequence[Block], start: int, first: int) -> bool:
    """Whether "Councillors:" alone on its line begins the list, above a label that says how people were there."""
    texts = (line.text.strip() for block in blocks[start:first] if block.grid is None for line in block.lines)
    labels = (parse_group_label(text) for text in texts if text.endswith(":"))
    return any(label is not None and label.weak and label.status == "present" for label in labels)


def _listed_status(title: str) -> AttendanceStatus | None:
    """The group that an item's title announces ("1. Present"); apologies are read as sentences too."""
    match = PRESENT_TITLE_RE.match(title)
    label = parse_group_label(match["label"]) if match is not None else None
    return label.status if label is not None and label.status != "apologies" else None


def _apologies(items: Sequence[Item], meeting: Meeting, known: Sequence[Attendance]) -> list[Attendance]:
    """Apologies that paragraphs tell of, or that an item of that name lists; nobody twice."""
    seen = {row.name.lower() for row in known if row.status == "apologies"}
    surnames = {name.split()[-1] for name in seen}
    found: list[Attendance] = []
    for position, (item, blocks) in enumerate(items):
        about = item is not None and ABOUT_APOLOGIES_RE.match(item.title) is not None
        if not (about or position <= 3):
            continue
        for block in (
            joined for pair in zip(blocks, [*blocks[1:], None], strict=False) for joined in _with_name(*pair)
        ):
            if block.grid is not None:
                found += _listed_apologies(block.grid, meeting, seen) if about else []
                continue
            for row in find_apologies(block, meeting) or (read_names(block, meeting) if about else []):
                # "Cllr Moor" is "Cllr Ann Moor" of the list above.
                bare = [word for word in row.name.lower().split() if word.strip(".") not in HONORIFICS]
                if row.name.lower() not in seen and not (len(bare) == 1 and bare[0].strip(".") in surnames):
                    seen.add(row.name.lower())
                    found.append(row)
    return found


def _with_name(block: Block, below: Block | None) -> Iterator[Block]:
    """A block, with the one below it where it breaks off behind a title ("… on behalf of Councillor")."""
    words = block.text.split() if block.grid is None else []
    if words and words[-1].lower().strip(".") in HONORIFICS and below is not None and below.grid is None:
        span = Span.cover((block.span, below.span))
        yield Block("paragraph", f"{block.text} {below.text}", (), span)
    else:
        yield block


def _listed_apologies(grid: Grid, meeting: Meeting, seen: set[str]) -> list[Attendance]:
    rows = [(row, parse_person(row.text)) for row in read_apologies(grid)]
    found = [
        attendance_row(person, row.span, "apologies", meeting, "apologies-table")
        for row, person in rows
        if person is not None and person.name.lower() not in seen
    ]
    seen |= {row.name.lower() for row in found}
    return found
