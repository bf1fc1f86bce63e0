"""Dates and times that a text states: days, and whatever else the calendar has a name for.

Numeric dates are day first, as in the United Kingdom. Regular expressions settle what they can; dateparser is asked
only for a short text that names a month and a year and fits no pattern, and never searches a text.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from extract.dates.citations import is_count, is_named
from extract.dates.date_hints import names_month
from extract.dates.mentions import Mention, find_mentions
from extract.dates.open_years import AHEAD_RE, PAST_RE, has_cue, is_unclear, open_year
from extract.dates.periods import DAY, MONTH, WEEKDAY, Period, day, financial_year, full_year, parse_month, span
from extract.patterns import pattern

CLOCK = r"\d{1,2}(?:[.:]\d{2}(?:\s?[ap]\.?\s?m\b\.?)?|\s?[ap]\.?\s?m\b\.?)"

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
    rf"(?<![\s,])[\s,]++(?:at|from|commencing at|starting at|-|–)?\s*+(?:{CLOCK}|noon)"
    rf"(?:\s*+(?:-|–|to)\s*+(?:{CLOCK}|noon))?$",
    matches=("15 October 2014 at 7.00 pm", "15 October 2014, 10.30 a.m.", "6/10/2014 - 18:00"),
    rejects=("Wednesday", "October"),
    flags=re.IGNORECASE,
)
UNSETTLED_RE = pattern(
    "date-that-no-pattern-settles",
    # A month, a day of two digits and a year of four, with nothing else that dateparser would have to give up on.
    r"(?i:^(?=.{6,40}$)(?=.*\b\d{4}\b)(?=.*\b\d\d?(?:st|nd|rd|th)?\b)(?=.*\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))"
    r"(?:(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)[a-z]*|the|of|in|on|at|day"
    r"|\d\d?(?:st|nd|rd|th)?|\d{4})(?:[\s,'’./-]+|$))+$)",
    matches=("2014 October 15", "15th Octobr, in 2014, Wednesday"),
    rejects=("15/10/2014", "minutes (October 2014)", "Octopus", "October 2014", "Council 3rd May 2031"),
)
TIME_RE = pattern(
    "time-of-day",
    r"^(?:at\s+)?(?P<hour>\d{1,2})(?:[.:](?P<minute>[0-5]\d)|(?P<bare>[0-5]\d)(?=\s*h))?"
    rf"\s?(?P<half>[ap]\.?\s?m\b\.?|noon\b|midday\b|hours\b|hrs\b)?(?:\s*(?:-|–|—|to|until)\s*(?:{CLOCK}|noon|midday))?$",
    matches=("7.00 pm", "10:30", "7pm", "2 p.m.", "12 noon", "1400 hours", "6.30pm - 9pm", "at 19:00"),
    rejects=("7.2.1", "pm", "10.75"),
    flags=re.IGNORECASE,
)


RANGE_MARK_RE = pattern(
    "range-mark",
    r"^(?i:st|nd|rd|th)?\s*(?:[-–—‑]|to|until|till|through(?:\s+to)?|up\s+to)\s*(?:the\s+)?(?:(?:early|late|mid|end\s+of)[\s-]+)?$",
    matches=(" to ", "–", " until ", " until the end of "),
    rejects=(" and ", ", ", " total "),
)
LIST_MARK_RE = pattern(
    "list-mark",
    r"^(?i:st|nd|rd|th)?\s*(?:[-–—‑/&,]|to|until|till|and|or|through)\s*(?:(?:and|or)\s+)?(?:the\s+)?(?:(?:early|late|mid|end\s+of)[\s-]+)?$",
    matches=(" and ", ", ", " to ", "-", "th and "),
    rejects=(" was ", ". ", " and then "),
)
FINANCIAL_RE = pattern(
    "word-of-split-year",
    r"(?i:\b(?:financial|fiscal|tax|academic|school|municipal|civic)\s+years?\s+)$",
    matches=("financial year ", "the Municipal Year "),
    rejects=("in the years ", "year on year "),
)
ORDINAL_RE = pattern("end-of-an-ordinal", r"^(?i:st|nd|rd|th)\b", matches=("st and ",), rejects=(" and ",))
BETWEEN_RE = pattern("between", r"\b[Bb]etween\s+(?:the\s+)?$", matches=("between ",), rejects=("from ", "between us "))


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
    return _parse_unsettled(text) if UNSETTLED_RE.search(text) else None


def _parse_unsettled(text: str) -> Period | None:
    """What dateparser makes of a short text in words; it must state day, month and year."""
    # Imported here since it takes longer to load than most papers take to read.
    import dateparser  # type: ignore[import-untyped]

    settings = {"DATE_ORDER": "DMY", "STRICT_PARSING": True}
    parsed = dateparser.parse(text, languages=["en"], settings=settings)
    return day(parsed.year, parsed.month, parsed.day) if parsed else None


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: `start` and `end` are offsets in it (end excluded)."""

    start: int
    end: int
    period: Period
    rule: str


def find_dates(text: str, meeting: date | None = None, rolling: bool = False) -> list[FoundDate]:
    """The dates that a text states, in order; a range is one date.

    `meeting` is the day that the paper is for: a month or day without a year is of its year, or of the next one when
    the sentence looks ahead; without it such a month stays out. `rolling`: "2010-13" means financial years.
    Years that are part of a name, and what only looks like a date, are left out.
    """
    return read_calendar(text, meeting, rolling)[0]


def read_calendar(
    text: str,
    meeting: date | None = None,
    rolling: bool = False,
    years: Collection[int] = (),
    near: Collection[int] = (),
) -> tuple[list[FoundDate], list[tuple[int, int]]]:
    """The dates of `find_dates`, and every stretch (start, end) of the calendar, years of names included.

    `years` are the first years of those that the paper splits elsewhere ("2025/26"): "25-26" is one of them.
    `near` are years that "25/26" may begin in, too, where the words around it do not make it something else.
    """
    mentions = find_mentions(text, rolling, years, near)
    periods = _periods(text, mentions, meeting)
    found: list[FoundDate] = []
    for index, (mention, period) in enumerate(zip(mentions, periods, strict=True)):
        if period is None:
            continue
        last = found[-1] if found else None
        joined = _join(text, last, mention, period) if last and index and last.end == mentions[index - 1].end else None
        if last and joined:
            found[-1] = FoundDate(last.start, mention.end, joined, "range")
        else:
            found.append(FoundDate(mention.start, mention.end, period, mention.rule))
    kept = [one for one in found if not _is_no_date(text, one)]
    stretches = [(m.start, m.end) for m in mentions if m.rule != "year" or not is_count(text, m.start, m.end)]
    return kept, stretches


def _periods(text: str, mentions: list[Mention], meeting: date | None) -> list[Period | None]:
    """Each mention's period; one without a year takes it from the mention that it leads up to, or from the meeting."""
    periods: list[Period | None] = []
    following: Mention | None = None
    for mention in reversed(mentions):
        period = mention.period
        after = periods[-1] if periods else None
        if period is None and following and after and LIST_MARK_RE.search(text[mention.end : following.start]):
            period = mention.within(after.start.year)
            if period and period.start > after.end:
                period = mention.within(after.start.year - 1)
        elif (
            period is None
            and meeting
            and (mention.day_number or (has_cue(text, mention) and not is_unclear(text, mention, meeting)))
        ):
            number = open_year(text, mention, meeting)
            period = mention.within(number) if number is not None else None
        periods.append(period)
        following = mention
    return periods[::-1]


def find_unclear(text: str, meeting: date | None) -> list[tuple[int, int]]:
    """The months (start, end) that no date was made of, since their clause looks both ahead and back.

    "The review was due in March" says neither that it came nor of which year the month is.
    """
    if meeting is None or not (names_month(text) and PAST_RE.search(text) and AHEAD_RE.search(text)):
        return []
    mentions = find_mentions(text)
    open_months = [one for one, period in zip(mentions, _periods(text, mentions, meeting), strict=True) if not period]
    return [
        (one.start, one.end)
        for one in open_months
        if not one.day_number and has_cue(text, one) and is_unclear(text, one, meeting)
    ]


def _join(text: str, first: FoundDate, last: Mention, period: Period) -> Period | None:
    """The stretch from one date to the next where the words between them make one of the two."""
    whole = span(first.period, period)
    if whole is None or first.period.precision == "range" or not _makes_range(text, first, last):
        return None
    # A day beside a year is a heading's dash ("06/08/2012 - 2012/13 Outturn"), no range.
    if text[first.end : last.start].strip() in "-–—‑" and first.period.precision == "day" != period.precision:
        return None
    # "in 2012/13 to the end of May 2012": what lies in a longer stretch does not end it.
    if period.precision != first.period.precision and first.period.start <= period.start <= first.period.end:
        return None
    years = period.precision == "year" == first.period.precision and period.start.year - first.period.start.year == 1
    if years and FINANCIAL_RE.search(text[max(0, first.start - 24) : first.start]):
        return financial_year(first.period.start.year)
    return whole


def _makes_range(text: str, first: FoundDate, last: Mention) -> bool:
    between = text[first.end : last.start]
    if between.strip() == "/":
        return first.period.precision == "month"  # "March/April 2031"; "5/6 March" are two days
    if ORDINAL_RE.sub("", between).strip() == "and":
        return bool(BETWEEN_RE.search(text[max(0, first.start - 16) : first.start]))
    return bool(RANGE_MARK_RE.search(between))


def _is_no_date(text: str, found: FoundDate) -> bool:
    if found.rule == "year" and is_count(text, found.start, found.end):
        return True
    only_years = not re.search(r"[A-Za-z]{3}|\d\d?/\d\d?/", text[found.start : found.end])
    return only_years and is_named(text, found.start, found.end)
