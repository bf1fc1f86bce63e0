"""When and where a meeting was held, in the words of its heading that follow the body's name."""

from __future__ import annotations

import re

from extract.dates.dates import parse_date, parse_time
from extract.dates.periods import MONTH
from extract.minutes.meeting_hours import state_halves
from extract.patterns import pattern

WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
# A list of people that runs on from the title, with no line of its own, is no part of the place.
LIST_LABEL_RE = pattern(
    "list-behind-title",
    r"\b(?:(?:Members|Councillors|Also) [Pp]resent|Present|PRESENT|In [Aa]ttendance"
    r"|IN ATTENDANCE|Attendance|ATTENDANCE|Apologies|APOLOGIES)\s?[:\u2013-]",
    matches=("Village Hall Present: Councillors", "Old Hall IN ATTENDANCE: A Moor"),
    rejects=("the Present House", "those present: none"),
)
DAY_RE = pattern(
    "meeting-day",
    rf"(?:{WEEKDAY},?\s+)?(?:the\s+)?\b\d{{1,2}}\s?(?:st|nd|rd|th)?(?:\s+day)?(?:\s+of)?(?:[\s,]+|(?<=\dst)|(?<=\dnd)|(?<=\drd)|(?<=\dth))(?:{MONTH})[\s,]+\d{{4}}\b"
    rf"|(?:{WEEKDAY},?\s+)?\b(?:{MONTH})\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}\b"
    r"|\b\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})\b",
    matches=(
        "Wednesday 3 September 2014",
        "Thursday, 13 March 2025",
        "6th of May, 2019",
        "03/09/2014",
        "May 3rd 2019",
        "3rdMay 2019",
    ),
    rejects=("September 2014", "7.00 pm", "3 September"),
    flags=re.IGNORECASE,
)
JOINED_DAY_RE = pattern(
    "month-joined-to-its-day",
    r"(?:(?<=\dst)|(?<=\dnd)|(?<=\drd)|(?<=\dth))(?=[A-Z])",
    matches=("3rdMay 2019",),
    rejects=("3rd May 2019",),
)
CLOCK_RE = pattern(
    "meeting-time",
    r"\b\d{1,2}(?:[.:]\d{2})?[\s.]?(?:[ap]\.?\s?m\b\.?|noon\b|midday\b|hours\b|hrs\b)|\b\d{1,2}[:.][0-5]\d\b(?![./]\d)"
    r"|\b[0-2]\d[0-5]\d\s?(?:hours|hrs)\b",
    matches=("7.00 pm", "10:30", "2 p.m.", "12 noon", "1400 hours", "7.00.p.m."),
    rejects=("3 September 2014", "Room G02A", "1.2.3"),
    flags=re.IGNORECASE,
)
CONNECTORS = frozenset(
    "was held virtually remotely online on at in the by via from and commencing starting beginning meeting commenced "
    "started took place of to until date time venue place location day evening".split()
)
VENUE_WORD_RE = pattern(
    "venue-word",
    r"\b(?:hall|chambers?|room|suite|offices?|centre|guildhall|pavilion|town\s+house|council\s+house|zoom|(?:microsoft|ms)\s+teams|library|headquarters)\b",
    matches=("County Hall, Lowtown", "Committee Room 2"),
    rejects=("Lowtown", "the meeting"),
    flags=re.IGNORECASE,
)
NO_PLACE_RE = pattern(
    "words-of-no-place",
    r"^\W*(?:public|private|camera|session|part\s+\w+|\d{1,2}(?:[.:]\d\d)?\s*(?:[ap]\.?m\.?)?)\W*$",
    matches=("Public", "6.30pm"),
    rejects=("Public Hall", "6 Mill Lane"),
    flags=re.IGNORECASE,
)
ONLINE_MEETING_RE = pattern(
    "kind-of-meeting-before-its-place",
    r"^(?:(?:virtual|remote|hybrid|online|ordinary|annual|monthly|extraordinary)\s+)+meeting\s+(?=held\b)",
    matches=("virtual meeting held via Zoom",),
    rejects=("Virtual meeting", "the meeting held"),
    flags=re.IGNORECASE,
)
WHEN_PRESENT_RE = pattern(
    "heading-that-opens-the-list",
    r",?(?<!\s)\s+(?:when|where|at\s+which)\s+(?:there\s+)?(?:the\s+following\s+)?(?:\w+\s+)?were\s+(?:p\s?r\s?e\s?s\s?e\s?n\s?t|in\s+attendance)\W*(?:(?:councillors|members)\W*)?$"
    r"|,?(?<!\s)\s+the\s+following\s+(?:members\s+)?were\W*$",
    matches=(
        "held at 9.30 am when there were present:",
        "on 3 May 2020 at which the following were present",
        "at 9.30 am when there were present: Councillors",
    ),
    rejects=("who were present",),
    flags=re.IGNORECASE,
)


def parse_when_and_where(text: str) -> tuple[str | None, str | None, str | None]:
    """ISO date, HH:MM and venue in the part of an opening sentence that follows the body's name."""
    day = DAY_RE.search(text)
    date = parse_date(" ".join(JOINED_DAY_RE.sub(" ", day[0]).split())) if day else None
    rest = text.replace(day[0], " | ", 1) if day else text
    rest = state_halves(rest)
    times = list(CLOCK_RE.finditer(rest))
    start_time = None
    for match in times:
        start_time = start_time or parse_time(re.sub(r"(?<=\d)\.(?=[ap])", " ", match[0], flags=re.IGNORECASE))
    for match in reversed(times):
        rest = rest[: match.start()] + " " + rest[match.end() :]
    return date, start_time, _find_venue(rest) if date else None


def parse_place(text: str) -> str | None:
    """The place in the words that follow "held"; times and what opens a list of people are left out."""
    return _find_venue(CLOCK_RE.regex.sub(" ", WHEN_PRESENT_RE.sub("", text)))


def _find_venue(rest: str) -> str | None:
    """What is left of the sentence when date and time are out: the first stretch that "at" or "in" leads."""
    rest = " ".join(rest.split())
    listed = LIST_LABEL_RE.search(rest)
    for stretch in rest[: listed.start() if listed else None].split("|"):
        words = ONLINE_MEETING_RE.sub("", stretch.replace("(", " ").strip(" ,")).split()
        led = False
        while words and words[0].strip(",.:;-\u2013").lower() in CONNECTORS | {""}:
            led = led or words[0].lower().strip(",.:;") in {"at", "in", "via", "by", "venue", "place", "location"}
            words = words[1:]
        while words and words[-1].strip(",.:;-\u2013").lower() in CONNECTORS | {""}:
            words = words[:-1]
        venue = re.split(r"(?<!\bSt)(?<!\b[A-Z])\.\s+(?=[A-Z])", " ".join(words))[0].strip(" ,;:-\u2013")
        venue = venue if re.search(r"\b[A-Z]\.$", venue) else venue.rstrip(".")
        if NO_PLACE_RE.match(venue):
            continue
        if (led or VENUE_WORD_RE.search(venue)) and len(venue) >= 4 and len(venue) <= 200:
            return venue
    return None
