"""Dates and times that a text states: days, and whatever else the calendar has a name for.

Numeric dates are day first, as in the United Kingdom. Regular expressions settle what they can; dateparser is asked
only for a short text that names a month and a year and fits no pattern, and never searches a text.
"""

from __future__ import annotations

import re
from functools import lru_cache

from extract.patterns import pattern
from extract.periods import MONTH, Period, day, full_year, parse_month

WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?"
DAY = r"(?:0?[1-9]|[12]\d|3[01])"
CLOCK = r"\d{1,2}(?:[.:]\d{2})?\s?(?:[ap]\.?\s?m\b\.?)?"

WORDED_DAY_RE = pattern(
    "worded-day",
    rf"^(?:{WEEKDAY},?\s+)?(?:the\s+)?(?P<day>{DAY})\s?(?:st|nd|rd|th)?(?:\s+day)?(?:\s+of)?[\s\-,/]*"
    rf"(?P<month>{MONTH})[\s\-,/]*(?P<year>\d{{4}}|'?\d{{2}})$",
    matches=("Wednesday 15 October 2014", "9 July 2013", "Tues 3rd Mar. 2026", "6th of May, 2027", "1-Jun-19"),
    rejects=("October 2014", "15 October", "31 2014", "15 October 2014 and after"),
    flags=re.IGNORECASE,
)
MONTH_FIRST_DAY_RE = pattern(
    "month-first-day",
    rf"^(?:{WEEKDAY},?\s+)?(?P<month>{MONTH})\s+(?P<day>{DAY})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})$",
    matches=("October 15, 2014", "Monday March 3rd 2025"),
    rejects=("March 2025", "15 October 2014"),
    flags=re.IGNORECASE,
)
NUMERIC_DAY_RE = pattern(
    "numeric-day",
    rf"^(?:{WEEKDAY},?\s+)?(?P<day>\d{{1,2}})(?P<mark>[/.\-])(?P<month>\d{{1,2}})(?P=mark)(?P<year>\d{{4}}|\d{{2}})$",
    matches=("6/10/2014", "06/08/12", "15.10.14", "31-03-2017"),
    rejects=("7.2.1.4", "06/08", "2014/10/06", "1/2-2014"),
)
ISO_DAY_RE = pattern(
    "iso-day",
    r"^(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})$",
    matches=("2014-10-06",),
    rejects=("2014-10", "2013-14"),
)
TIME_AFTER_RE = pattern(
    "time-after-day",
    rf"[\s,]+(?:at|from|commencing at|starting at|-|–)?\s*(?:{CLOCK}|noon)(?:\s*(?:-|–|to)\s*(?:{CLOCK}|noon))?$",
    matches=("15 October 2014 at 7.00 pm", "15 October 2014, 10.30 a.m.", "6/10/2014 - 18:00"),
    rejects=("Wednesday", "October"),
    flags=re.IGNORECASE,
)
TIME_RE = pattern(
    "time-of-day",
    r"^(?:at\s+)?(?P<hour>\d{1,2})(?:[.:](?P<minute>[0-5]\d)|(?P<bare>[0-5]\d)(?=\s*h))?"
    rf"\s?(?P<half>[ap]\.?\s?m\b\.?|noon\b|midday\b|hours\b|hrs\b)?(?:\s*(?:-|–|—|to|until)\s*(?:{CLOCK}|noon|midday))?$",
    matches=("7.00 pm", "10:30", "7pm", "2 p.m.", "12 noon", "1400 hours", "6.30pm - 9pm", "at 19:00"),
    rejects=("7.2.1", "pm", "10.75"),
    flags=re.IGNORECASE,
)


def parse_date(text: str) -> str | None:
    """The ISO day of a date that fills the text ("Wednesday 15 October 2014", "6/10/2014"), a time after it or not.

    None for anything else, for a day that the calendar lacks and for a date without a year.
    """
    found = _parse_day(" ".join(text.replace("\xa0", " ").split()).strip(" .,;:"))
    return found.start.isoformat() if found else None


def parse_time(text: str) -> str | None:
    """HH:MM of a time that fills the text ("7.00 pm", "10:30", "12 noon"); of "10am to 1pm" the first.

    A bare number is no time, nor is one without minutes and without am, pm, noon or hours.
    """
    text = " ".join(text.replace("\xa0", " ").split()).strip(" ,;")
    if text.lower().removeprefix("at ").rstrip(".") in {"noon", "midday", "12 noon", "12 midday"}:
        return "12:00"
    match = TIME_RE.search(text)
    if match is None:
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or match["bare"] or 0)
    half = (match["half"] or "").lower()[:1]
    if match["bare"] and len(match["hour"]) != 2 or not (half or match["minute"]):
        return None
    if half in ("a", "p"):
        if not 1 <= hour <= 12:
            return f"{hour:02}:{minute:02}" if half == "p" and 12 < hour < 24 else None
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02}:{minute:02}" if hour < 24 else None


@lru_cache(maxsize=4096)
def _parse_day(text: str) -> Period | None:
    for known in (WORDED_DAY_RE, NUMERIC_DAY_RE, ISO_DAY_RE, MONTH_FIRST_DAY_RE):
        if match := known.search(text):
            words = match["month"]
            number = int(words) if words.isdigit() else parse_month(words)
            return day(full_year(match["year"].lstrip("'")), number or 0, int(match["day"]))
    if match := TIME_AFTER_RE.search(text):
        return _parse_day(text[: match.start()])
    return None
