"""The meeting of a notice of decisions: in its title, on a line of body and day, in a sentence, or in the lines above.

Source of the rules: notices and lists that name their body and day each in a way of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.decisions.notice_heads import LONGEST_HEAD, NOTICE_HEAD_RE
from extract.facts import Meeting
from extract.minutes.meeting_titles import BODY, BODY_LINE_RE, clean_committee, parse_meeting_title
from extract.minutes.minutes_headings import COUNCIL_RE, title_of
from extract.minutes.when_and_where import DAY_RE, parse_when_and_where
from extract.patterns import pattern
from extract.sentences import sentence_starts
from ingest.model import Block

MEMBER_RE = pattern(
    "one-who-decides",
    r"\b(?:member|officer|director|head|leader|holder)\b",
    matches=("Cabinet Member for Quays",),
    rejects=("Cabinet", "Harbour Board"),
    flags=re.IGNORECASE,
)
BODY_AND_DAY_RE = pattern(
    "notice-body-and-day",
    rf"^\W*+(?P<body>(?:[\w'\u2019&-]+,?\s){{0,10}}?(?:{BODY}))\s?[-\u2013,:]\s?(?=(?:{DAY_RE.regex.pattern})\W*(?:decision\b.{{0,20}})?$)",
    matches=("HARBOUR BOARD - 3 MAY 2027", "Cabinet, Monday 3 May 2027", "CABINET - 3 MAY 2027 DECISION LIST"),
    rejects=("Cabinet Member - 3 May 2027", "The Board met on 3 May 2027"),
    flags=re.IGNORECASE,
)
# A meeting told of in the sentence that opens a list of what it decided.
MEETING_TOLD_RE = pattern(
    "notice-meeting-in-a-sentence",
    rf"\bdecisions?\s+(?:\w+\s+){{0,3}}?(?:taken|made|reached|agreed)\s+by\s+(?:the\s+)?(?P<body>(?=(?-i:[A-Z]))(?:[\w'\u2019&-]+,?\s){{0,10}}?(?:{BODY}))\s+(?:at|during)\s+(?:its|their|the|a)\s+(?:\w+\s+)?meeting\b",
    matches=("The following decisions were taken by the Harbour Board at its meeting on 3 May 2027 at 10 am.",),
    rejects=("Decisions taken by the Clerk at the meeting", "Decisions of the Board at its meeting"),
    flags=re.IGNORECASE,
)
TOLD = "notice-sentence"  # the rule of a meeting told of in a sentence


def meeting_of_head(front: Sequence[Block]) -> Meeting | None:
    """The meeting whose body and day the front names: in its title, or on one line ("HARBOUR BOARD - 3 MAY 2027")."""
    for block, under in zip(front, [*front[1:], None], strict=False):
        title = title_of(block)
        if title is not None and title.date is None and under is not None and under.grid is None:
            title = parse_meeting_title(f"{block.text}\n{under.text}")
        if title is not None and title.committee and title.date and not MEMBER_RE.search(title.committee):
            return Meeting(
                span=block.span, rule="notice-title", committee=title.committee, date=title.date,
                start_time=title.start_time, venue=title.venue, role="pack",
            )  # fmt: skip
        told = MEETING_TOLD_RE.search(block.text) if block.grid is None else None
        if told is not None and not MEMBER_RE.search(told["body"]):
            end = next((at for at in sentence_starts(block.text) if at > told.end()), len(block.text))
            day, time, venue = parse_when_and_where(block.text[told.end() : end].rstrip(" ."))
            if day is not None:
                return Meeting(
                    span=block.span, rule=TOLD, committee=clean_committee(told["body"]), date=day,
                    start_time=time, venue=venue, role="minutes",
                )  # fmt: skip
    if (meeting := _meeting_of_lines(front)) is not None:
        return meeting
    heads = [cell for block in front if block.grid is not None for cell in block.grid.rows[0] if cell is not None]
    lines = [line for block in front if block.grid is None for line in block.lines]
    for line in (*lines, *(line for cell in heads for line in cell.lines)):
        match = BODY_AND_DAY_RE.match(line.text)
        if match is not None:
            day = parse_when_and_where(line.text[match.end() :])[0]
            return Meeting(
                span=line.span, rule="notice-head", committee=clean_committee(match["body"]), date=day, role="pack"
            )
    return None


def _meeting_of_lines(front: Sequence[Block]) -> Meeting | None:
    """The meeting of a notice whose title has the day ("Schedule of Decisions - 3 May 2031"), with its body above."""
    at = next((at for at, block in enumerate(front) if block.grid is None and NOTICE_HEAD_RE.search(block.text)), None)
    days = list(DAY_RE.finditer(front[at].text)) if at is not None and len(front[at].text) < LONGEST_HEAD else []
    if at is None or len(days) != 1:
        return None
    lines = [line for block in front[:at] if block.grid is None for line in block.lines]
    bodies = [line for line in lines if BODY_LINE_RE.search(line.text) and not MEMBER_RE.search(line.text)]
    bodies = [line for line in bodies if not COUNCIL_RE.search(line.text)] or bodies
    day = parse_when_and_where(front[at].text)[0]
    if len(bodies) != 1 or day is None or len(bodies[0].text) > LONGEST_HEAD:
        return None
    return Meeting(
        span=front[at].span, rule="notice-lines", committee=clean_committee(bodies[0].text), date=day, role="pack"
    )
