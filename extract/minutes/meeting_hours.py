"""The hours of a meeting as its minutes print them: when it commenced, from when to when it sat."""

from __future__ import annotations

import re

from extract.patterns import pattern

COMMENCED_RE = pattern(
    "meeting-commenced",
    r"\bmeeting\s+(?:was\s+)?(?:commenced|began|opened|started|open)\s*(?:\sat\s|:)\s*|^\W*+(?:meeting\s++)?(?:commenced|started|began)(?:\s*+:)?\s++(?:at\s++)?(?=\d)|^\W*(?:start(?:\s+time)?|duration\s+of\s+(?:the\s+)?meeting)\s*:\s*(?=\d)",
    matches=(
        "The meeting commenced at 7.00pm.",
        "Start: 7.00 pm",
        "Commenced 2.30 pm Concluded 3.10 pm",
        "(Duration of meeting: 10.00 - 11.25 am)",
        "Meeting Commenced: 2.30pm",
        "The meeting was opened at 10.30 am",
        "The Chairman declared the meeting open at 7 pm",
    ),
    rejects=("The meeting ended at 9 pm", "Duration of meeting: two hours"),
    flags=re.IGNORECASE,
)
HOURS_LINE_RE = pattern(
    "place-and-hours",
    r"^(?P<venue>[A-Z][^:\n]{5,90}?)\s*(?:\s[:\-\u2013]|,)\s+(?P<time>\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?\s?m\.?)\s*(?:-|\u2013|to)\s*\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?\s?m\b\.?\s*$",
    matches=("Chamber, Old Hall, Lowtown : 10:30 a.m. - 1:15 p.m.",),
    rejects=("The meeting ended at 9.15 pm",),
    flags=re.IGNORECASE,
)
MET_RE = pattern(
    "where-they-met",
    r"^(?:the\s+)?(?:\w+\s+)?(?:panel|committee|council|board|cabinet|forum|authority|executive)\s+met\s+(?:at|in)\s+(?:the\s+)?(?P<place>[A-Z][^.;]{4,90})\.?$",
    matches=("The panel met at the Old Mill, Lowtown.",),
    rejects=("The panel met on Monday.", "The panel met the owners."),
    flags=re.IGNORECASE,
)
HALF_RANGE_RE = pattern(
    "hours-with-one-half",
    r"\b(?P<first>\d{1,2}(?:[.:]\d\d)?)\s*(?:-|\u2013|to)\s*(?P<last>\d{1,2}(?:[.:]\d\d)?)\s?(?P<half>[ap]\.?m\b\.?)",
    matches=("7.00 - 8.35 pm", "10 to 11.30am"),
    rejects=("7.00 pm - 8.35 pm", "7.00 pm"),
    flags=re.IGNORECASE,
)


def state_halves(text: str) -> str:
    """The text with the half of the day at both ends of each span of hours."""
    return HALF_RANGE_RE.regex.sub(_with_half, text)


def _with_half(match: re.Match[str]) -> str:
    """The hours of a meeting with the half of the day at both: "7.00 - 8.35 pm", "11.00 to 1.00 pm"."""
    first, last = int(match["first"].split(".")[0].split(":")[0]), int(match["last"].split(".")[0].split(":")[0])
    half = match["half"] if first % 12 <= last % 12 or match["half"].lower().startswith("a") else "am"
    return f"{match['first']} {half} - {match['last']} {match['half']}"
