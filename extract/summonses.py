"""The sentence by which a council is called to a meeting: whose meeting, when and where.

Source of the rules: the summons of the Local Government Act 1972 ("I hereby give you notice that an Ordinary Meeting of
the … will be held in … on …") and those of parish clerks ("You are hereby summoned to attend …").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.dates import parse_date, parse_time
from extract.labels import fold
from extract.meeting_titles import clean_committee
from extract.parts import BODY_NAMES
from extract.patterns import pattern

DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
DATED_LINE_RE = pattern(
    "cover-day",
    rf"\b(?P<day>(?:{DAY},?\s+)?(?:the\s+)?\d{{1,2}}\s?(?:st|nd|rd|th)?\s+(?:of\s+)?[a-z]{{3,9}},?\s+\d{{4}}"
    r"|(?:\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}))",
    matches=("Thursday, 13 February 2025 at 10.00 am", "Date: Wednesday 15 October 2014", "Wednesday, 4th March, 2026"),
    rejects=("October 2014", "7.00 pm"),
    flags=re.IGNORECASE,
)
CLOCK_RE = pattern(
    "cover-time",
    r"\b(?P<time>\d{1,2}(?:[.:]\d{2})?\s?(?:[ap]\.?m\b\.?|noon\b|hours\b|hrs\b)|\d{1,2}:\d{2}\b|noon\b)",
    matches=("at 10.00 am", "7.00 pm", "Time: 18:30", "12 noon"),
    rejects=("10.75 per cent", "2014"),
    flags=re.IGNORECASE,
)
HELD = r"(?<!\s)\s++(?:(?:which\s+)?will|(?:(?:which\s+)?is\s+)?to|shall)\s++be\s++held\s++"
SUMMONS_RE = pattern(
    "cover-summons",
    rf"\bmeeting\s++of\s++(?:the\s++)?(?P<committee>.{{3,120}}?){HELD}"
    r"(?:(?:remotely|virtually|online)\s+)?(?:at|in|via|by)\s++(?:the\s++)?"
    rf"(?P<venue>.{{3,160}}?),?(?<!\s)\s++on\s++(?P<rest>(?:{DAY},?\s+)?\d{{1,2}}.{{3,60}})",
    matches=(
        "A meeting of the County Council will be held in the Chamber, Old Hall on Monday, 3 May 2027 at 9.30 am",
        "an Ordinary Meeting of the Marl Council will be held remotely via Zoom on Monday 3 May 2027 at 2 pm",
    ),
    rejects=("The meeting of the group was held on 3 May",),
    flags=re.IGNORECASE,
)
# The day before the place.
SUMMONS_DAY_RE = pattern(
    "cover-summons-day-first",
    rf"\bmeeting\s++of\s++(?:the\s++)?(?P<committee>.{{3,120}}?){HELD}on\s++"
    rf"(?P<rest>(?:{DAY},?\s+)?\d{{1,2}}.{{8,60}}?)(?:,|\s)\s*+(?:in|at)\s++(?:the\s++)?"
    r"(?P<venue>(?-i:[A-Z]).{3,120}?)(?=\s(?:for|to|when|commencing|starting|at)\s|[.;]|$)",
    matches=(
        "A meeting of the Parish Council will be held on Monday 3 May 2027 at 7 pm in the Village Hall, Marl for",
    ),
    rejects=("The meeting of the group was held on 3 May",),
    flags=re.IGNORECASE,
)
# The day stands in a line above the sentence.
SUMMONS_ABOVE_RE = pattern(
    "cover-summons-day-above",
    rf"\bmeeting\s++of\s++(?:the\s++)?(?P<committee>.{{3,120}}?){HELD}on\s+the\s+(?:above|said)\s+(?:date|day)"
    r"(?P<rest>.{0,40}?)(?:,|\s)\s*+(?:in|at)\s++(?:the\s++)?"
    r"(?P<venue>(?-i:[A-Z]).{3,120}?)(?=\s(?:for|to|when|commencing|starting|at)\s|[.;]|$)",
    matches=(
        "A meeting of the Harbour Board is to be held on the above date at 9.30 am at Old Hall, Marl to consider",
    ),
    rejects=("A meeting of the Harbour Board is to be held on 3 May 2027 at Old Hall",),
    flags=re.IGNORECASE,
)
# Where a sentence that ends in "at:" is gone on with, up to what the meeting is for.
PLACE_BELOW_RE = pattern(
    "cover-summons-place-below",
    r"^(?P<venue>(?-i:[A-Z])[^.;:]{3,120}?)(?=\s(?:for\s+the\s+(?:purpose|transaction)|to\s+(?:transact|consider|conduct))\b|[.;]|$)",
    matches=("Mead Village Hall for the purpose of transacting business", "Old Hall, Marl"),
    rejects=("to transact the business",),
    flags=re.IGNORECASE,
)
SUMMONED_RE = pattern(
    "cover-summoned",
    r"\bsummoned\s+to\s+(?:attend\s+)?(?:a|the)\s+(?:\w+\s+){0,2}meeting\s+of\s+(?:the\s+)?(?P<committee>(?-i:[A-Z])[^.;,]{3,80}?)"
    r"(?=\s+(?:to\s+be\s+held|which|at\b|on\b|in\b|as\b|for\b)|[,.;]|$)",
    matches=("You are hereby summoned to attend the meeting of the County Council to be held as shown below",),
    rejects=("summoned to a meeting of those concerned",),
    flags=re.IGNORECASE,
)
CALL_RE = pattern(
    "call-to-a-meeting",
    r"\b(?:hereby\s+(?:give\s+(?:you\s+)?notice|summon(?:ed)?)|notice\s+is\s+(?:hereby\s+)?given|you\s+are\s+summoned)\b"
    r"(?=.{0,300}\bmeeting\b)",
    matches=("I Hereby Give You Notice that an Ordinary Meeting", "You are hereby summoned to attend a meeting"),
    rejects=("Notice is given of the closure of the road", "notice of a meeting"),
    flags=re.IGNORECASE,
)
BODY_RE = pattern(
    "cover-body",
    rf"\b(?<!chief ){BODY_NAMES}\b(?!\s+(?:chamber|offices?|house|hall|tax|building|suite|room|centre)\b)",
    matches=("Harbour Committee", "County Council"),
    rejects=("Council Chamber, Old Hall", "Committee Room 2", "Chief Executive"),
    flags=re.IGNORECASE,
)
GENERIC_RE = re.compile(r"(?:the\s+)?(?:parish|town|community)\s+council", re.IGNORECASE)
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Summons:
    """The meeting that a sentence calls to."""

    committee: str
    date: str
    start_time: str | None
    venue: str | None


def calls(text: str) -> bool:
    """Whether a block opens with "A meeting of … will be held …", with day and place."""
    return (
        re.match(r"(?:an?|the)\s+(?:\w+\s+)?meeting\b", text, re.IGNORECASE) is not None
        and read_summons(text) is not None
    )


def called_meeting(texts: dict[int, str], headings: Sequence[str]) -> tuple[int, Summons] | None:
    """The meeting that a sentence of the cover calls to, and the block of the sentence."""
    above: str | None = None
    for block, text in texts.items():
        following = texts.get(block + 1, "")
        summons = read_summons(text, headings, above) or read_summoned(text, following, headings)
        if summons is not None:
            return block, summons
        above = day_of(text) or above
    return None


def read_summons(text: str, headings: Sequence[str] = (), above: str | None = None) -> Summons | None:
    """The meeting of a sentence that says body, day and place.

    `headings` are lines that may name the body in full; `above` is the day (ISO 8601) that "the above date" means.
    """
    match = SUMMONS_RE.search(text) or SUMMONS_DAY_RE.search(text)
    day = day_of(match["rest"]) if match else None
    if match is None and above is not None:
        match, day = SUMMONS_ABOVE_RE.search(text), above
    if match is None or day is None:
        return None
    venue = match["venue"].strip(" ,")
    return Summons(name_in_full(match["committee"], headings), day, clock_of(match["rest"]), venue)


def read_summoned(text: str, following: str, headings: Sequence[str] = ()) -> Summons | None:
    """The meeting of "You are summoned to … on DAY at TIME …"; `following` is the block that may tell the place."""
    match = SUMMONED_RE.search(text)
    committee = summoned_body(text, headings)
    rest = text[match.end() :].lstrip() if match else ""
    day = day_of(rest[:80]) if rest.lower().startswith("on ") else None
    if committee is None or day is None:
        return None
    below = PLACE_BELOW_RE.match(following) if text.rstrip(" :").endswith((" at", " in")) else None
    return Summons(committee, day, clock_of(rest), below["venue"].strip(" ,") if below else None)


def summoned_body(text: str, headings: Sequence[str] = ()) -> str | None:
    """The body to whose meeting a summons calls, where day and place stand apart from the sentence."""
    match = SUMMONED_RE.search(text)
    if match is None or not BODY_RE.search(match["committee"]):
        return None
    return name_in_full(match["committee"].strip(), headings)


def name_in_full(name: str, headings: Sequence[str]) -> str:
    """A council that a sentence calls "the Parish Council" by the name that a heading gives it."""
    if not GENERIC_RE.fullmatch(name):
        return name
    kind = fold(name).removeprefix("the ")
    longer = [text for text in headings if len(text) < LONGEST_NAME and fold(text).endswith(f" {kind}")]
    named = [
        text
        for text in longer
        if not re.search(r"\b(?:meeting|clerk|minutes|agenda|members|councillors)\b", text, re.IGNORECASE)
    ]
    return clean_committee(named[0]) if named else name


def day_of(text: str) -> str | None:
    """The first day printed in a line, ISO 8601."""
    match = DATED_LINE_RE.search(text)
    return parse_date(match["day"]) if match else None


def clock_of(text: str) -> str | None:
    """The first time of day printed in a line, HH:MM."""
    match = CLOCK_RE.search(text)
    return parse_time(match["time"]) if match else None
