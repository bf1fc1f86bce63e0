"""The lines of a heading of minutes below the day: at what hour and where they met."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.attendance.attendance import is_attendance_label
from extract.minutes.meeting_titles import MeetingTitle
from extract.minutes.when_and_where import VENUE_WORD_RE, parse_when_and_where
from extract.patterns import pattern
from extract.people.name_words import HONORIFICS
from ingest.model import Block

# A line that goes on with the sentence that opens minutes: where they met.
GOES_ON_RE = pattern(
    "heading-goes-on",
    r"^(?:[Hh]eld\s+)?(?:(?:at|from)\s\d{1,2}(?:[.:]\d\d)?\s?[ap]\.?m\.?,?\s)?(?:in|at|via|on)\s[^.:]{4,120}\.?$",
    matches=("in the Village Hall, Church Lane", "at County Hall", "Held at 6.00 pm in the Old Hall"),
    rejects=("In attendance: Ann Moor", "Present", "Held over to May"),
)
# A line below the day: where, and at what hour.
PLACE_AND_HOUR_RE = pattern(
    "place-at-an-hour",
    r"^\W*(?P<place>[A-Z][^.:;\d]{3,60}?),?\sat\s(?P<time>\d{1,2}(?:[.:]\d\d)?\s?[ap]\.?m)\W*$",
    matches=("Village Hall at 7pm", "Reading Room, Mead at 7.30 pm"),
    rejects=("Village Hall", "The meeting ended at 9.15"),
)
HOURS_RE = pattern(
    "hours-on-a-line",
    r"^\W*(?:from\s+)?\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?)?\s*(?:(?:-|\u2013|to)\s*\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?)?\W*$",
    matches=("10:15 \u2013 12:30", "7.30 pm", "(FROM 5.30 PM \u2013 7.31 PM)"),
    rejects=("10.15 in the hall",),
    flags=re.IGNORECASE,
)
# A line below day and hour that says no more than where.
PLACE_LINE_RE = pattern(
    "place-on-a-line",
    r"^(?!.*\b(?i:was|were|is|are|had|has|minutes|meeting|report|apologies)\b)[A-Z][^.:;\n]{3,110}$",
    matches=("Committee Room 2, Corn Hall, Mead",),
    rejects=("The Hall was let", "Minutes of the Hall", "Hall: let"),
)
CENTRED_WITHIN = 4.0  # points between the middles of centred lines
LONGEST_REST = 60  # characters of the second line of a place


def with_place(
    blocks: Sequence[Block], title: MeetingTitle, end: int, limit: int, text: str
) -> tuple[MeetingTitle, int]:
    """The title with hour and place as the blocks from `end` on print them, and the index after these.

    `text` is what of the heading was read before.
    """
    title, end = _with_hours(blocks, title, end, limit)
    led = text.rstrip().endswith((" at", " in")) and end < limit and not is_attendance_label(blocks[end])
    goes_on = end < limit and (GOES_ON_RE.match(blocks[end].text) is not None or led and len(blocks[end].text) < 120)
    if title.venue is None and goes_on and blocks[end].kind != "grid":
        more = _whole_place(blocks, end, limit)
        _, time, venue = parse_when_and_where("\n".join((text, *(block.text for block in more))))
        title, end = replace(title, start_time=title.start_time or time, venue=venue), end + len(more)
    return title, end


def _whole_place(blocks: Sequence[Block], at: int, limit: int) -> Sequence[Block]:
    """Block `at`, with the one below it where that is the second line of the same centred place."""
    block, below = blocks[at], blocks[at + 1] if at + 1 < limit else None
    if below is None or below.grid is not None or below.number is not None or len(below.lines) != 1:
        return [block]
    titled = below.text.split(" ", 1)[0].lower().strip(".") in HONORIFICS
    if titled or len(below.text) > LONGEST_REST or ":" in below.text or is_attendance_label(below):
        return [block]
    middles = [(line.box.x0 + line.box.x1) / 2 for line in (*block.lines[-1:], *below.lines) if line.box is not None]
    centred = len(middles) == 2 and abs(middles[0] - middles[1]) < CENTRED_WITHIN
    return [block, below] if centred and not block.text.rstrip().endswith(".") else [block]


def _with_hours(blocks: Sequence[Block], title: MeetingTitle, end: int, limit: int) -> tuple[MeetingTitle, int]:
    """The title with hours on a line of their own below it, and with the place on the line below these."""
    placed = PLACE_AND_HOUR_RE.match(blocks[end].text) if end < limit and blocks[end].grid is None else None
    if placed is not None and title.venue is None and title.start_time is None:
        time = parse_when_and_where(placed["time"])[1]
        return replace(title, venue=placed["place"].strip(" ,"), start_time=time), end + 1
    if title.start_time is not None and title.venue is None and end < limit and _is_place(blocks[end]):
        where = _first_line(blocks[end])
        return replace(title, venue=" ".join(where.split()).strip(" .,")), end + (where == blocks[end].text)
    if title.start_time is not None or end >= limit or not HOURS_RE.match(blocks[end].text):
        return title, end
    title, end = replace(title, start_time=parse_when_and_where(blocks[end].text)[1]), end + 1
    place = blocks[end] if end < limit and title.venue is None else None
    if place is None or place.grid is not None or place.number is not None or is_attendance_label(place):
        return title, end
    if not VENUE_WORD_RE.search(place.text) or len(place.text) > 120:
        return title, end
    return replace(title, venue=" ".join(place.text.split()).strip(" .,")), end + 1


def _is_place(block: Block) -> bool:
    """Whether a line right below day and hour is no more than where they met."""
    if block.grid is not None or block.number is not None or is_attendance_label(block):
        return False
    place = _first_line(block)
    return PLACE_LINE_RE.match(place) is not None and VENUE_WORD_RE.search(place) is not None


def _first_line(block: Block) -> str:
    """The text of a block, of two short lines the first: text that keeps the layout runs a label into what is above."""
    alone = len(block.lines) == 2 and not block.lines[0].text.rstrip().endswith(",") and len(block.lines[1].text) < 30
    return block.lines[0].text.strip() if alone else block.text
