"""The sentence by which a council is called to a meeting: whose meeting, when and where.

Source of the rules: the summons of the Local Government Act 1972 ("I hereby give you notice that an Ordinary Meeting of
the … will be held in … on …") and those of parish clerks ("You are hereby summoned to attend …").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.dates.dates import parse_date, parse_time
from extract.labels import fold
from extract.minutes.meeting_titles import clean_committee
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
    r"\b(?P<time>\d{1,2}(?:[.:]\d{2})?\s?(?:[ap]\.?m\b\.?|noon\b|hours\b|hrs\b)|\d{4}\s?(?:hours|hrs)\b|\d{1,2}:\d{2}\b|noon\b)",
    matches=("at 10.00 am", "7.00 pm", "Time: 18:30", "12 noon", "1400 hrs"),
    rejects=("10.75 per cent", "2014"),
    flags=re.IGNORECASE,
)
MEETING_RE = pattern(
    "call-meeting",
    r"\b(?:meeting\s++of\s++(?:the\s++)?(?P<committee>.{3,120}?)"
    r"|attend\s++(?:the|an?)\s++(?P<named>(?=(?-i:[A-Z]))(?:(?!\bmeeting\b)[\w&'\u2019 -]){3,81}?)\s++meeting)"
    r"(?=[\s,]++(?:(?:which\s++)?(?:will|is\s++to|to|shall)\s++(?:be\s++(?:held|convened)|take\s++place)|which\s|(?:on|at|in|as|for)\s|/\s)|\s*[.;:,]|\s*$)",
    matches=(
        "A meeting of the County Council will be held in the Chamber",
        "summoned to attend the Harbour Board Meeting to be held",
        "the meeting of the County Council to be held as shown below",
    ),
    rejects=("a public meeting about the harbour", "attend a meeting"),
    flags=re.IGNORECASE,
)
HELD_RE = pattern(
    "call-held",
    r"\b(?:will|is\s++to|to|shall)\s++(?:be\s++(?:held|convened)|take\s++place)\b|\b(?:summoned|requested|invited|invite\s++you|like\s++you)\s++to\s++(?:attend|a\b|the\b)"
    r"|^(?:agenda\s++)?for\s++an?\s++meeting\s++of\b",
    matches=(
        "will be held at",
        "which is to be held",
        "summoned to attend",
        "invite you to attend",
        "for a meeting of the",
    ),
    rejects=("was held on", "has to be held back"[11:]),
    flags=re.IGNORECASE,
)
# The place of a call: what follows "at" or "in" up to what the meeting is for, its day or its hour.
PLACE_RE = pattern(
    "call-place",
    r"\b(?:at|in|via|by)\s++(?:the\s++)?(?P<venue>(?!\d{1,2}(?:[.:]\d{2})?\s?(?:[ap]\.?m|noon|hours|hrs)|\d{4}\s?(?:hours|hrs)|noon\b)(?-i:[A-Z\d])[^;]{2,160}?)"
    r"(?=,?\s++(?:on\s|for\s(?:the\s)?|to\s(?:transact|consider|conduct|deal|discuss)|when\s|where\s|commencing|starting|at\s++\d|which\s|following\s)|[.;](?:\s|$)|\s*$)",
    matches=("in the Village Hall, Marl for", "at Old Hall, Marl to consider", "via Zoom on Monday"),
    rejects=("at 7.30 pm", "in accordance with"),
    flags=re.IGNORECASE,
)
# It tells of another meeting: the day of the next one is an item of the agenda.
NEXT_RE = re.compile(r"(?<!attend the )\b(?:next|following)\s+(?:[\w-]+\s+){0,3}$", re.IGNORECASE)
ABOVE_RE = re.compile(r"\bon\s+the\s+(?:above|said)\s+(?:date|day)\b", re.IGNORECASE)
LINE_ABOVE_RE = re.compile(r"(?:the\s+)?above(?:\s+named|-named|\s+mentioned)?\s+(?P<what>.+)", re.IGNORECASE)
# Where a sentence that ends in "at:" is gone on with, up to what the meeting is for.
PLACE_BELOW_RE = pattern(
    "cover-summons-place-below",
    r"^(?P<venue>(?-i:[A-Z])[^.;:]{3,120}?)(?=\s(?:for\s+the\s+(?:purpose|transaction)|to\s+(?:transact|consider|conduct))\b|[.;]|$)",
    matches=("Mead Village Hall for the purpose of transacting business", "Old Hall, Marl"),
    rejects=("to transact the business",),
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
    rf"\b(?<!chief )(?:{BODY_NAMES}|commissioners|conservators|trustees|governors|partnership)\b"
    r"(?!\s+(?:chamber|offices?|house|hall|tax|building|suite|rooms?|centre)\b)",
    matches=("Harbour Committee", "County Council"),
    rejects=("Council Chamber, Old Hall", "Committee Room 2", "Chief Executive"),
    flags=re.IGNORECASE,
)
GENERIC_RE = re.compile(r"(?:the\s+)?(?:(?:parish|town|community)\s+)?council", re.IGNORECASE)
# To whom a letter is sent that calls to a meeting.
ADDRESSED_RE = pattern(
    "letter-to-the-members",
    r"^to\b\s*+(?::\s*+)?(?:all\s+)?(?:the\s+)?members\s+of\s+",
    matches=("To: The Members of the Harbour Board", "To all Members of the Board"),
    rejects=("Members of the Board", "To members"),
    flags=re.IGNORECASE,
)
LONGEST_NAME = 80
LONGEST_CALL = 400  # characters after the body's name


@dataclass(frozen=True, slots=True)
class Summons:
    """The meeting that a sentence calls to."""

    committee: str
    date: str
    start_time: str | None
    venue: str | None


def calls(text: str) -> bool:
    """Whether a block opens with "A meeting of … will be held …", with day and place."""
    if re.match(r"(?:an?|the)\s+(?:\w+\s+)?meeting\b", text, re.IGNORECASE) is None:
        return False
    summons = read_summons(text)
    return summons is not None and summons.venue is not None


def called_meeting(texts: dict[int, str], headings: Sequence[str]) -> tuple[int, Summons] | None:
    """The meeting that a sentence of the cover calls to, and the block of the sentence."""
    above: str | None = None
    for block, text in texts.items():
        following = texts.get(block + 1, "")
        summons = read_summons(text, headings, above, following)
        if summons is None and text.rstrip()[-1:] not in (".", ":"):  # a reader may part a sentence in two
            called = find_call(text) is not None and HELD_RE.search(text) is not None
            summons = read_summons(f"{text} {following}", headings, above) if called else None
        if summons is not None:
            return block, summons
        above = day_of(text) or above
    return None


def read_summons(
    text: str, headings: Sequence[str] = (), above: str | None = None, following: str = ""
) -> Summons | None:
    """The meeting of a sentence that calls to it and says its body and day, in any order, and where and when.

    `headings` are lines that may name the body in full; `above` is the day (ISO 8601) that "the above date" means;
    `following` is the block that may tell the place.
    """
    match = find_call(text)
    if match is None or HELD_RE.search(text) is None:
        return None
    rest = text[match.end() : match.end() + LONGEST_CALL]
    day = above if ABOVE_RE.search(rest) else day_of(rest)
    if day is None:
        return None
    venue = PLACE_RE.search(rest)
    if venue is None and rest.rstrip(" :").endswith((" at", " in")):
        venue = PLACE_BELOW_RE.match(following)
    place = DATED_LINE_RE.split(venue["venue"])[0] if venue else None
    return Summons(called_body(match, headings), day, clock_of(rest), place.strip(" ,") if place else None)


def find_call(text: str) -> re.Match[str] | None:
    """Where a text names the body of a meeting that is not the one after it."""
    found = MEETING_RE.finditer(text)
    return next(
        (match for match in found if not NEXT_RE.search(text[max(0, match.start() - 60) : match.start()])), None
    )


def summoned_body(text: str, headings: Sequence[str] = ()) -> str | None:
    """The body to whose meeting a summons calls, where day and place stand apart from the sentence."""
    match = find_call(text) if re.search(r"\bsummoned\b", text, re.IGNORECASE) else None
    body = called_body(match, headings) if match is not None else ""
    return body if BODY_RE.search(body) else None


def called_body(match: re.Match[str], headings: Sequence[str]) -> str:
    """The body that a call names, in full where it is "the above Board" or "the Parish Council"."""
    name = (match["committee"] or match["named"]).strip()
    if above := LINE_ABOVE_RE.fullmatch(name):
        ending = fold(above["what"]).split()[-1:]
        named = (text for text in headings if fold(text).split()[-1:] == ending and len(text) < LONGEST_NAME)
        return next((clean_committee(ADDRESSED_RE.sub("", text)) for text in named), name)
    return name_in_full(name, headings)


def name_in_full(name: str, headings: Sequence[str]) -> str:
    """A council that a sentence calls "the Parish Council" by the name that a heading gives it."""
    if not GENERIC_RE.fullmatch(name):
        return name
    kind = fold(name).removeprefix("the ")
    known = [text for text in headings if len(text) < LONGEST_NAME]
    longer = [text for text in known if fold(text).endswith(f" {kind}") or fold(text).startswith(f"{kind} of ")]
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
