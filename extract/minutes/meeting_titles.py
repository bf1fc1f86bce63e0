"""The heading of a set of minutes: whose meeting it was; `when_and_where` reads the rest of it.

Source of the rules: the sentence that opens minutes ("MINUTES of the OPEN section of the X held on DATE at TIME at
VENUE", "Minutes of the X / DATE at TIME", "Minutes of the Parish Council meeting held on …") in any order of its parts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extract.dates.periods import MONTH
from extract.minutes.when_and_where import DAY_RE, WEEKDAY, WHEN_PRESENT_RE, parse_when_and_where
from extract.patterns import pattern

BODY = (
    r"committees?|councils?|sub-?committees?|boards?|panels?|cabinet|executive|commission|forum|partnership|assembly|"
    r"group|authority|conference|court|working party|task force|trustees|governors|parish meeting|scrutiny|bench|trust"
)
MINUTES_TITLE_RE = pattern(
    "minutes-title",
    r"^\W*(?:(?:draft|unconfirmed|unapproved|unadopted|provisional|confirmed|approved|agreed|final|public|open|the|official)\s+)*"
    r"(?:minutes?|notes?|record|proceedings)\s*(?:of|from|for)\b(?:\s+proceedings\s+(?:of|at)\b)?",
    matches=("MINUTES of a meeting of the Board", "Draft Minutes of the Parish Council", "MINUTE of MEETING of"),
    rejects=("The minutes of the meeting", "To approve the minutes of", "3. Minutes of the last meeting")[1:],
    flags=re.IGNORECASE,
)
# What a body publishes of its decisions after a meeting, in the form of minutes.
DECISIONS_TITLE_RE = pattern(
    "decisions-title",
    r"^\W*(?:(?:record|notice|list|summary|schedule|statement|minutes?)\s+of\s+)?(?:(?:the|executive|key|cabinet|draft|formal)\s+)*decisions"
    r"(?:\s+(?:notice|sheet|list|record|summary))?(?:\s+(?:taken|made|reached|agreed))?\s+(?:of|by|at)\s+",
    matches=("Decisions of the Harbour Board", "Record of Decisions taken at a meeting of the Board"),
    rejects=("The decisions were made by the Board", "Decision notice"),
    flags=re.IGNORECASE,
)
# "MEETING PARKS COMMITTEE HELD ON": the "of" is left out.
LOOSE_MEETING_RE = pattern(
    "meeting-without-of",
    r"^(?:(?:a|an|the)\s+)?(?:\w+\s+){0,2}meeting\b(?!\s*(?:of|held|on|at|in|which|took|dated|convened|via)\b|\s*commenc)\s*+(?:[:\-\u2013]\s*+)?"
    rf"(?=[^\n.\d]{{0,100}}?\b(?:{BODY})\b)",
    matches=("MEETING PARKS COMMITTEE HELD ON", "the Ordinary Meeting: Harbour Board"),
    rejects=("meeting held in the Council Chamber", "the Parish Council meeting held on Monday"),
    flags=re.IGNORECASE,
)
MEETING_TITLE_RE = pattern(
    "meeting-of-title",
    r"^\W*+(?:at\s++)?(?:(?:an?|the)\b)?\s*+(?:\w+\s+){0,2}meeting\s+of\s+(?=.{3,160}?(?<!be\s)\bheld\b)",
    matches=("At a meeting of the Harbour Board held at the Pier", "Meeting of the Council held on 3 March 2020"),
    rejects=(
        "A meeting of the Council will be held on 3 March 2020",
        "The meeting of members",
        "They held a meeting of minds",
    ),
    flags=re.IGNORECASE,
)
MINUTES_MENTION_RE = pattern(
    "minutes-mention",
    r"\b(?:minutes?|notes?)\s+of\s+(?:the\s+)?(?:last|previous|preceding)\b"
    r"|\b(?:were|was|be|are|been)\s+(?:\w+\s+){0,3}(?:agreed|approved|confirmed|accepted|adopted|signed|received|noted)\b",
    matches=("The minutes of the last meeting were agreed", "Minutes of 3 May, if in order, to be approved"),
    rejects=("Minutes of a meeting that was held on 3 May",),
    flags=re.IGNORECASE,
)
BODY_MINUTES_RE = pattern(
    "body-minutes-title",
    rf"^\W*+(?P<body>(?:[\w'’&,\-]+\s+){{0,12}}(?:{BODY}))(?:\s+meeting)?\s*+(?:[-\u2013:]\s*+)?(?:draft\s+)?(?:minutes|notes\s+of\s+(?:the\s+)?meeting(?=\W*$))"
    rf"(?:\W*+$|\s(?:for|of|[-\u2013])\s(?=(?:{WEEKDAY},?\s+)?\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{MONTH})\s+\d{{4}}\W*$))",
    matches=(
        "Harbour Board DRAFT minutes for Thursday 4 May 2031",
        "Harbour Board Minutes",
        "LOWER MEAD PARISH COUNCIL - MINUTES",
        "Planning Committee Meeting Minutes",
        "Scrutiny Panel \u2013 Notes of meeting",
    ),
    rejects=("Minutes", "Harbour Board", "The board read its minutes again"),
    flags=re.IGNORECASE,
)
BODY_HELD_RE = pattern(
    "body-then-held",
    rf"^\W*+(?![^\n]*\bminutes\b)(?P<body>(?:[\w'’&,\-]+\s+){{0,12}}?(?:{BODY}))\s*(?:[-\u2013:,]\s*)?(?:(?:meeting\s+held\s+on|held\s*:)\s*(?=(?:{WEEKDAY},?\s+)?(?:the\s+)?\d)"
    rf"|held\s+(?:their|its|an?)\s+(?:\w+\s+){{0,2}}meeting\b(?=[^\n]{{0,120}}\bon\s+(?:{WEEKDAY},?\s+)?(?:the\s+)?\d))",
    matches=(
        "Harbour Board \u2013 Meeting held on Tuesday, 21st May 2031",
        "CABINET    HELD: Tuesday, 27 July 2031",
        "Mead Community Council held their meeting remotely at 7 pm on the 4th June 2031",
    ),
    rejects=("The minutes of the Board meeting held on 3 May", "Harbour Board"),
    flags=re.IGNORECASE,
)
BARE_MINUTES_RE = pattern(
    "bare-minutes-title",
    rf"^\W*(?:draft\s+|unconfirmed\s+|public\s+)?(?:meeting\s+)?minutes(?:\s+-\s+draft)?(?:\W*$|[\s:,\-\u2013]+(?=(?:{WEEKDAY},?\s+)?\d{{1,2}}\s?(?:st|nd|rd|th)?\s(?:{MONTH})\s\d{{4}}\W*$))",
    matches=("MINUTES", "Draft Minutes", "Minutes:", "Minutes 8th April 2021"),
    rejects=("Minutes of the meeting", "5 minutes"),
    flags=re.IGNORECASE,
)
SPACED_RE = pattern(
    "word-of-spaced-letters",
    r"(?<!\S)(?:[A-Z] ){3,}[A-Z](?!\S)",
    matches=("M I N U T E S of the Board",),
    rejects=("A B Moor", "MINUTES"),
)
# The place and the day in front of the title: "MARLSTOW, 4 May 2031. Minute of Meeting of the Harbour Board."
PLACE_AND_DAY_RE = pattern(
    "place-and-day-before-a-title",
    rf"^\W*[A-Z][\w' -]{{2,30}},\s(?P<day>{DAY_RE.regex.pattern})\W{{1,3}}(?=minute)",
    matches=("MARLSTOW, 4 May 2031. Minute of Meeting of the Harbour Board",),
    rejects=("Minute of Meeting, 4 May 2031", "4 May 2031. Minutes"),
    flags=re.IGNORECASE,
)
# "the OPEN section of the", "a meeting of the", "an Extraordinary Meeting of".
MEETING_OF_RE = pattern(
    "meeting-of",
    r"^(?:(?:a|an|the|this)\s+)?(?:(?!meeting\b|section\b|held\b)[\w()&\-]+\s+){0,6}"
    r"(?:meeting|hearing|section|session|proceedings|part)\s+(?:of|for|at)\s+",
    matches=(
        "the OPEN section of the Harbour Board",
        "a meeting of the Council",
        "the One Hundredth & Twelfth Annual Meeting of the Trust",
        "a hearing of the Board",
    ),
    rejects=("the Harbour Board held", "the Parish Council meeting held on Monday"),
    flags=re.IGNORECASE,
)
COMMITTEE_END_RE = pattern(
    "committee-end",
    rf"(?<![\s,:(\-\u2013])[\s,:(\-\u2013]*(?:\b(?:(?:ordinary|annual|extra-?\s?ordinary|monthly|virtual)\s+)?(?<!\bparish\s)meeting\b(?!\s+of)|(?:\bwas\s+)?\bheld\b|\bconvened\b"
    rf"|\bwhich\b|\bcommencing\b|\btook place\b|\bon\s+(?=the\s+\d|\d|{WEEKDAY})|\bat\s|\bin\s+the\s|\bvia\s"
    rf"|{WEEKDAY}|\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{MONTH})|\b(?:{MONTH})\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}"
    rf"|\b\d{{1,2}}[/.]\d{{1,2}}[/.]\d\d|\bdated?\s*:"
    rf"|\bpresent\s*:|\.\s|\.$)",
    matches=(
        "Board held on",
        "Board meeting Monday",
        "Board, 3 March 2020",
        "Board at 7 pm",
        "Board was held on Tuesday 1 May",
    ),
    rejects=("Advisory Council on Religious Education", "Harbour Board", "Annual Parish Meeting"),
    flags=re.IGNORECASE,
)
ARTICLE_RE = pattern(
    "body-article",
    r"^(?:the|a|an)(?:\s+|$)(?:(?:annual|ordinary|extraordinary|special|monthly)\s+(?=(?:\w+\s+)?council$))?"
    r"|^(?:annual|ordinary|extraordinary|special|monthly)\s+(?=(?:\w+\s+)?council$)",
    matches=("the Harbour Board", "Annual Parish Council"),
    rejects=("Harbour Board", "Annual Meeting"),
    flags=re.IGNORECASE,
)
AGM_RE = pattern(
    "annual-meeting-behind-a-body",
    r"(?<=\w)\s(?:A\.?G\.?M\.?|annual\s+general)$",
    matches=("Mead Parish Council AGM",),
    rejects=("AGM", "Mead Parish Council"),
    flags=re.IGNORECASE,
)
GENERIC_BODY_RE = pattern(
    "generic-body",
    r"^(?:the\s+)?(?:full\s+)?(?:(?:parish|town|community|village)\s+council|council|authority|committee|board|meeting|proceedings|(?:annual\s+)?general|agm"
    r"|(?:(?:multi-?\s?location(?:al)?|hybrid|remote|virtual|online|special|joint|extra-?\s?ordinary|ordinary|monthly|urgent|additional)(?:\s+(?=\w)|$)){1,2})?$",
    matches=("Parish Council", "the Council", "Meeting", "Annual General", "AGM", "Multi-Locational", "Special", ""),
    rejects=("County Council", "Harbour Board"),
    flags=re.IGNORECASE,
)
BODY_LINE_RE = pattern(
    "body-line",
    rf"\b(?:{BODY})\b",
    matches=("LOWER MEAD PARISH COUNCIL", "Planning Committee"),
    rejects=("Agenda", "Present"),
    flags=re.IGNORECASE,
)
FIELD_RE = pattern(
    "meeting-field",
    r"^\W*(?P<field>name\s+of\s+meeting|meeting|committee|date(?:\s+and\s+time)?|time|venue|place|location|held\s+at)"
    r"(?:[^\S\t]*[:\t]\s*+|(?<=venue)[^\S\t]+(?=(?-i:[A-Z])))(?P<value>\S.*)$",
    matches=("Date: 3 March 2020", "Venue:\tTown Hall", "Venue Town Hall", "Meeting: Harbour Board"),
    rejects=("Date of next meeting", "Time passed"),
    flags=re.IGNORECASE,
)
SMALL_WORDS = frozenset("and of the for in on to at with a an or".split())


@dataclass(frozen=True, slots=True)
class MeetingTitle:
    """What a heading says; `committee` is None where only the lines around it can tell."""

    committee: str | None
    date: str | None
    start_time: str | None
    venue: str | None


def unspaced(text: str) -> str:
    """The text with words set with spaced letters joined: "M I N U T E S of" gives "MINUTES of"."""
    return SPACED_RE.regex.sub(lambda match: match[0].replace(" ", ""), text)


def parse_meeting_title(text: str) -> MeetingTitle | None:
    """The meeting that an opening sentence of minutes tells of; lines are parted by a line feed.

    None when the text is no such heading (a mention of minutes in a sentence, a numbered item).
    """
    text = WHEN_PRESENT_RE.sub("", unspaced(text))
    if (placed := PLACE_AND_DAY_RE.match(text)) is not None:
        title = parse_meeting_title(text[placed.end() :])
        return replace(title, date=title.date or parse_when_and_where(placed["day"])[0]) if title is not None else None
    match = MINUTES_TITLE_RE.match(text) or MEETING_TITLE_RE.match(text) or DECISIONS_TITLE_RE.match(text)
    if match is None or MINUTES_MENTION_RE.search(text):
        return None
    rest = text[match.end() :].strip()
    if MINUTES_TITLE_RE.match(text) or DECISIONS_TITLE_RE.match(text):
        while inner := MEETING_OF_RE.match(rest):
            rest = rest[inner.end() :]
        if loose := LOOSE_MEETING_RE.match(rest):
            rest = rest[loose.end() :]
    committee, rest = _split_committee(rest)
    return MeetingTitle(committee, *parse_when_and_where(rest))


def _split_committee(rest: str) -> tuple[str | None, str]:
    end = COMMITTEE_END_RE.search(rest)
    cut = end.start() if end else len(rest)
    name = rest[:cut]
    # A name that is whole at a line's end stops there; one that is not goes on over the break.
    lines, taken = name.split("\n"), ""
    for line in lines:
        taken = f"{taken}{'' if taken.endswith('-') else ' '}{line}".strip()
        if taken.endswith("-"):
            continue
        if BODY_LINE_RE.search(taken) and taken.rstrip().split()[-1].lower() not in SMALL_WORDS | {"&"}:
            break
    consumed = len(taken) if len(lines) > 1 else cut
    name = clean_committee(taken)
    return (name or None), rest[min(consumed, cut) :]


def clean_committee(text: str) -> str:
    """A body's name without article and closing marks; one printed in capitals throughout is set in title case."""
    text = " ".join(text.replace("*", " ").split()).strip(" ,.:;-\u2013")
    text = AGM_RE.sub("", ARTICLE_RE.sub("", text))
    letters = [char for char in text if char.isalpha()]
    if len(letters) > 4 and all(char.isupper() for char in letters):
        words = [_capitalise(word) for word in text.split()]
        text = " ".join(
            word.lower() if index and word.lower() in SMALL_WORDS else word for index, word in enumerate(words)
        )
    return text


def _capitalise(word: str) -> str:
    return "-".join(part[:1].upper() + part[1:].lower() for part in word.split("-"))
