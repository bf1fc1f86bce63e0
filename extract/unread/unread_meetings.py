"""Meetings of which the facts, the minutes or another day stand in the paper, and that were not read so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.dates.dates import parse_date
from extract.extractions import Extraction
from extract.facts import Attendance, MinuteItem
from extract.issues import block_issue
from extract.minutes.when_and_where import DAY_RE
from extract.parts import Part
from extract.patterns import pattern
from ingest.model import Block, Issue

FRONT = 15  # blocks at the head of a paper
LONGEST = 300
FEWEST = 2  # items or people without a meeting: a record of one member's decision has none
MINUTES_RE = pattern(
    "head-that-says-minutes",
    r"^\W*(?:(?:draft|approved|unconfirmed|confirmed)\s+)*(?:minutes\b|(?:notes|record)\s+of\s+(?:the|a)\s+meeting\b)",
    matches=("*DRAFT MINUTES SUBJECT TO APPROVAL*", "Minutes of the Parks Committee", "Notes of the meeting"),
    rejects=("The minutes were read", "Ten minutes", "Record of decision"),
    flags=re.IGNORECASE,
)
TO_BE_HELD_RE = pattern(
    "meeting-to-be-held-on",
    r"\b(?:will|to)\s+be\s+held\b",
    matches=("WILL BE HELD ON TUESDAY 6 MAY 2031", "a meeting to be held at the hall on 6 May 2031"),
    rejects=("the minutes of the meeting held on 6 May 2031",),
    flags=re.IGNORECASE,
)
# The day of the next meeting is an item of the agenda.
NEXT_MEETING_RE = pattern(
    "next-meeting",
    r"\b(?:next|following|future)\s+(?:[\w-]+\s+){0,3}meetings?\b",
    matches=("The next meeting of the panel is to be held", "the next ordinary meeting"),
    rejects=("The meeting of the panel",),
    flags=re.IGNORECASE,
)


def find_unread_meetings(parts: Sequence[Part], found: Extraction) -> Iterator[Issue]:
    """An issue where items or people have no meeting, minutes gave none, or the head of an agenda says another day."""
    front = [block for part in parts for block in part.blocks][:FRONT]
    rows: tuple[MinuteItem | Attendance, ...] = (*found.minute_items, *found.attendance)
    orphans = [row for row in rows if row.meeting is None]
    if len(orphans) >= FEWEST:
        first = min(orphans, key=lambda fact: fact.span.begin)
        message = f"The meeting of {len(orphans)} items or people that were read was not read."
        text = front[0].text[:200] if front else None
        yield Issue("extract", "meeting-unread", message, text, first.span)
    elif not any(meeting.role == "minutes" for meeting in found.meetings):
        listed = min((item.span.begin for item in found.agenda_items), default=None)
        yield from _unread_minutes([block for block in front if listed is None or block.span.begin < listed])
    yield from _other_days(front, found)


def _unread_minutes(front: Sequence[Block]) -> Iterator[Issue]:
    """The head of minutes; `front` has nothing of what an agenda says of the minutes of the meeting before."""
    for block in front:
        if block.grid is None and block.number is None and MINUTES_RE.match(block.text):
            message = "No minutes were read in a paper that has this at its head."
            yield block_issue("minutes-unread", message, block)
            return


def _other_days(front: Sequence[Block], found: Extraction) -> Iterator[Issue]:
    """The line "… will be held on DAY" before an agenda whose meeting was read of another day."""
    days = sorted(meeting.date for meeting in found.meetings if meeting.role == "pack" and meeting.date)
    for block in front if days else ():
        plain = block.grid is None and block.number is None and len(block.text) < LONGEST
        held = TO_BE_HELD_RE.search(block.text) if plain else None
        day = DAY_RE.search(block.text, held.end()) if held is not None else None
        date = parse_date(day[0]) if day is not None else None
        if date is not None and date not in days and not NEXT_MEETING_RE.search(block.text):
            message = f"The meeting read is of {', '.join(days)}; this line says {date}."
            yield block_issue("meeting-day-differs", message, block)
            return
