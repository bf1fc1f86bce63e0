"""The time that the numbers of a table are for, as its heads, row labels and title state it.

The date rules read the words (`extract.dates`); here is decided which of them a cell goes by: the column's own, else
the row's own, else what the title says of a table none of whose columns has a time. A quarter or month without a year
is of the one financial or calendar year that stands above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from extract.dates.citations import NAME_AFTER_RE, NAMED_AFTER
from extract.dates.dates import FoundDate, find_dates, parse_date
from extract.dates.mentions import find_mentions
from extract.dates.periods import MONTH, Period, month, parse_month, quarter
from extract.patterns import pattern, vocabulary

BARE_QUARTER_RE = pattern(
    "quarter-without-year",
    r"^(?:Q(?:uarter|tr)?\s?(?P<number>[1-4])|(?P<ordinal>1st|2nd|3rd|4th)\s+(?:Q|quarter|qtr))\b",
    matches=("Q1", "Quarter 3 actual", "2nd quarter"),
    rejects=("Quality", "Q5", "quarterly"),
    flags=re.IGNORECASE,
)
BARE_MONTH_HEAD_RE = pattern(
    "month-as-a-head",
    rf"^(?P<month>{MONTH}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec))\b(?!\s*\d)",
    matches=("April", "Sep actual", "Dec"),
    rejects=("Marchmont", "April 2014", "In April"),
)
SHORT_YEARS_RE = pattern(
    "financial-year-in-short",
    r"(?<![\d/,.£])(?P<first>\d{2})\s?/\s?(?P<last>\d{2})(?![\d/])",
    matches=("12/13", "Budget 25/26"),
    rejects=("2012/13", "1/2/13", "9/10/11"),
)
SHORT_DAY_RE = pattern(
    "day-with-a-short-year",
    rf"(?<![\d/.,£-])\d{{1,2}}(?:\.\d{{1,2}}\.\d{{2}}|[-\s]{MONTH}[-\s]\d{{2}})(?![\d./-])",
    matches=("31.3.24 Actual", "30-Nov-24", "as at 31.03.24 £m", "5 Jun 31"),
    rejects=("31.3.2024", "7.2.14.1", "Nov-24", "2.31"),
)
NAMED_BEFORE_RE = pattern(
    "title-before-a-year",
    rf"\b(?:{NAMED_AFTER})\s?[,(]?\s?$",
    matches=("Open Spaces Act ", "Parks Plan (", "Census "),
    rejects=("Savings ", "Total ", "Planned "),
)
DRAFT_RE = pattern(
    "words-that-date-a-paper",
    r"\b(?:draft|version|report(?:ed)?|approved|agreed|meeting|cabinet|council|committee|consultation|budget book)\b",
    matches=("Initial Draft (Nov 2024)", "Reported to Cabinet May 2031"),
    rejects=("Budget 2031", "As at 31 March 2031"),
    flags=re.IGNORECASE,
)
RELATIVE_RE = pattern(
    "time-told-by-another",
    r"\b(?:prior|previous|last|next|future|following|later|earlier|subsequent|beyond|change|movement|difference|lifetime"
    r"|whole[\s-]life|to\s+date|since|before|after|until|onwards|total\s+cost|cumulative|excluding|adjusted|inflat\w+"
    r"|trend|direction|average|england|national|target\s+date|years?\s+\d|now|existing)\b",
    matches=("Prior years", "Change since 2012", "Total cost", "Spend to date", "2030 onwards"),
    rejects=("2012/13", "Budget", "Actual 2013"),
    flags=re.IGNORECASE,
)
SPACED_DASH_RE = pattern(
    "space-before-a-short-year",
    r"(?P<month>\b[A-Z][a-z]{2,8})\s+-\s?(?=\d{2}\b)",
    matches=("Dec -24", "Sep - 25"),
    rejects=("Dec-24", "to -24"),
)
# Words that a row's label may have beside its time: then the row is that time's.
TIME_WORDS = vocabulary(
    """as at on of for the year years ending ended end to from in and q1 q2 q3 q4 quarter month financial fy
    total budget budgeted actual actuals outturn forecast estimate estimated target provisional revised original
    position balance base core draft opening closing academic calendar municipal week annual average march full baseline
    projected plan planned result results revenue capital expenditure income
    funding grant spending gross net controllable £ £m £000 £000s % number ytd"""
)
FINE = frozenset(("day", "month", "quarter"))


DAY_ABOVE_RE = pattern(
    "day-of-the-years-below",
    rf"\b(?:at|on)\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<month>{MONTH})$",
    matches=("School balances at 31 March", "Posts as at 1st April"),
    rejects=("Balances at 31 March 2031", "Opening on 5 May in the north"),
    flags=re.IGNORECASE,
)


RUN_RE = pattern(
    "months-that-end-with-a-time",
    r"\b(?:(?P<year>year|12\smonths|twelve\smonths)|(?P<half>half[\s-]year|6\smonths|six\smonths)|quarter|3\smonths"
    r"|three\smonths)\s(?:to|ending|ended)\s(?:the\s)?(?:/\s)?$",
    matches=("Year to ", "Quarter ending ", "Six months ended ", "12 months to / "),
    rejects=("Next year ", "Years to ", "Day to "),
    flags=re.IGNORECASE,
)
STARTS_RE = pattern(
    "words-before-a-time-that-begins-or-takes-over",
    r"\b(?:from|(?:slip\w*|re-?phas\w*|re-?profil\w*|deferred|carried\sforward|moved)\s(?:in)?to)\s+$",
    matches=("Fees from ", "Slippage to ", "Rephased into "),
    rejects=("Year to ", "Budget for ", "Spend to "),
    flags=re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stated:
    """A stretch of days and the words that name it."""

    start: date
    end: date
    text: str
    precision: str


@lru_cache(maxsize=4096)
def head_period(head: str, above: str = "") -> Stated | None:
    """The one time that a column's head states; `above` is where a bare quarter or month finds its year."""
    head = SPACED_DASH_RE.sub(r"\g<month>-", head)
    if days := SHORT_DAY_RE.regex.findall(head):
        return _short_day(days[0]) if len(days) == 1 else None
    found = _dates(head)
    if len(found) == 1 and (day := _day_of_year(head, found[0], above)) is not None:
        return day
    if len(found) == 1 and not _is_beside(head, found[0]):
        return None if found[0].period.precision in FINE and DRAFT_RE.search(head) else _stated(head, found[0])
    if found:
        return None
    return _short_years(head) or _within(head, above)


def _day_of_year(head: str, found: FoundDate, above: str) -> Stated | None:
    """The day in the year that a head is, where what stands above gives the day ("at 31 March" over "2031")."""
    match = DAY_ABOVE_RE.search(above) if found.period.precision == "year" else None
    number = parse_month(match["month"]) if match is not None else None
    if match is None or number is None or _other_words(head, (found,)):
        return None
    with suppress(ValueError):  # no 31 April
        day = date(found.period.start.year, number, int(match["day"]))
        return Stated(day, day, f"{match['day']} {match['month']} {head[found.start : found.end]}", "day")
    return None


@lru_cache(maxsize=4096)
def row_period(label: str, above: str = "") -> Stated | None:
    """The time that a row's label is: a time alone, or with words that only say what kind of number it has."""
    found = _dates(label)
    if not found:
        return _within(label, above) if not _other_words(label, ()) else None
    return _stated(label, found[0]) if len(found) == 1 and not _other_words(label, found) else None


@lru_cache(maxsize=1024)
def title_period(title: str) -> Stated | None:
    """The one year, quarter, month or day that a title states; a stretch of years is left out."""
    found = _dates(title)
    if len(found) != 1 or found[0].period.precision == "range":
        return None
    return None if _is_beside(title, found[0]) else _stated(title, found[0])


def is_relative(head: str) -> bool:
    """Whether a head names a time by another one ("Prior years"), so that the title's is not its own."""
    return RELATIVE_RE.search(head) is not None


@lru_cache(maxsize=8192)
def _dates(text: str) -> tuple[FoundDate, ...]:
    if not any(map(str.isdigit, text)):
        return ()
    found = tuple(find_dates(text))
    return found or tuple(_after_names(text))


def _after_names(text: str) -> Iterator[FoundDate]:
    """The times of a head whose words begin with capitals ("Savings 2031/32"), which in a sentence would be a name."""
    for mention in find_mentions(text):
        named = NAMED_BEFORE_RE.search(text[: mention.start]) or NAME_AFTER_RE.search(text[mention.end :])
        if mention.period is not None and not named:
            yield FoundDate(mention.start, mention.end, mention.period, mention.rule)


def _stated(text: str, found: FoundDate) -> Stated:
    """The time that a text states; "year to March 2032" is the year that ends with that month."""
    start, end, printed = found.period.start, found.period.end, text[found.start : found.end]
    run = RUN_RE.search(text[: found.start]) if found.period.precision in ("day", "month") else None
    if run is not None and end == month(end.year, end.month).end:
        months = 12 if run["year"] else 6 if run["half"] else 3
        before = end.year * 12 + end.month - months  # months since the year 0, the first of them 0
        return Stated(date(before // 12, before % 12 + 1, 1), end, run[0] + printed, "range")
    return Stated(start, end, printed, found.period.precision)


def _is_beside(text: str, found: FoundDate) -> bool:
    """Whether the text says that its numbers are of before, after or the change since that time, or moved to it."""
    before, after = text[: found.start][-24:], text[found.end :][:16]
    if found.period.precision != "range" and STARTS_RE.search(before):
        return True
    around = before + " | " + after
    return bool(re.search(r"\b(?i:since|before|after|until|beyond|onwards|excluding|change|prior\s+to)\b", around))


def _other_words(label: str, found: tuple[FoundDate, ...]) -> bool:
    rest = label
    for one in reversed(found):
        rest = rest[: one.start] + " " + rest[one.end :]
    rest = BARE_MONTH_HEAD_RE.sub(" ", BARE_QUARTER_RE.sub(" ", rest.strip()))
    words = [word.strip("()[],:;.–-'’*").lower() for word in rest.replace("/", " ").split()]
    return any(word and word not in TIME_WORDS for word in words)


def _short_day(text: str) -> Stated | None:
    found = parse_date(text)
    return Stated(date.fromisoformat(found), date.fromisoformat(found), text, "day") if found else None


def _within(head: str, above: str) -> Stated | None:
    """A quarter or month without a year, in the one year that stands above it."""
    named, bare = BARE_QUARTER_RE.match(head), BARE_MONTH_HEAD_RE.match(head)
    if not (named or bare):
        return None
    years = [one.period for one in _dates(above) if one.period.precision in ("year", "financial_year")]
    if len(years) != 1 or len(_dates(above)) != 1:
        return None
    period = _quarter_in(named, years[0]) if named else _month_in(bare, years[0]) if bare else None
    match = named or bare
    assert match is not None
    return Stated(period.start, period.end, match[0], period.precision) if period else None


def _quarter_in(match: re.Match[str], within: Period) -> Period | None:
    number = int(match["number"] or match["ordinal"][0])
    if within.precision == "financial_year":
        return quarter(within.start.year, number)
    return None  # "Q1" under a bare year may be of the calendar or of the financial year


def _month_in(match: re.Match[str], within: Period) -> Period | None:
    number = parse_month(match["month"])
    if number is None:
        return None
    return month(within.start.year + (within.precision == "financial_year" and number < 4), number)


def _short_years(head: str) -> Stated | None:
    """ "12/13": a financial year when nothing but status and unit stands beside it."""
    match = SHORT_YEARS_RE.search(head)
    if match is None or (int(match["first"]) + 1) % 100 != int(match["last"]) or _other_words(
        head[: match.start()] + " " + head[match.end() :], ()
    ):  # fmt: skip
        return None
    first = 2000 + int(match["first"])
    return Stated(date(first, 4, 1), date(first + 1, 3, 31), match[0], "financial_year")
