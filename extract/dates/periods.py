"""Stretches of the calendar that papers name: days, months, seasons, quarters, years of every kind.

UK councils' financial year runs from 1 April to 31 March; academic and municipal years take the same bounds, as the
statistics in committee papers do, unless a text states its own.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from extract.facts import Precision
from extract.patterns import pattern

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?"
DAY = r"(?:0?[1-9]|[12]\d|3[01])"
# Meteorological seasons, as statistical releases use them; a winter begins in the December of its year.
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
# The months of a school's terms in England and Wales, from first to last.
TERMS = {"spring": (1, 3), "summer": (4, 7), "autumn": (9, 12)}
EARLIEST_YEAR, LATEST_YEAR = 1800, 2100
# Five years are the longest plan that writes its last year with two digits ("2017-22"); more is a reference number.
LONGEST_SHORT_SPAN = 12

YEAR = r"(?:1[89]|20)\d{2}"
SPLIT = r"\s?[/\-–—‑]\s?"

QUARTER_RE = pattern(
    "quarter",
    rf"\b(?:Q(?:uarter|tr)?\s?(?P<number>[1-4])|(?P<word>first|second|third|fourth|final|last)\s+quarter"
    rf"|quarter\s+(?P<cardinal>one|two|three|four))\b"
    rf"[\s,(\-–]*(?:of\s+)?(?:the\s+)?(?:financial\s+year\s+|FY\s?)?(?P<first>{YEAR})"
    rf"(?:{SPLIT}(?P<last>{YEAR}|\d{{2}})(?!\d))?",
    matches=("Q1 2013/14", "Quarter One 2019-20", "Quarter 3 (2025-26)", "the third quarter of 2016/17", "Q2 2019"),
    rejects=("Q1 of the plan", "three quarters of adopters", "P5/Q2"),
    flags=re.IGNORECASE,
)
YEAR_QUARTER_RE = pattern(
    "year-and-quarter",
    rf"(?<![\d/,.£-])(?P<first>{YEAR}){SPLIT}(?P<last>{YEAR}|\d{{2}})[\s,(]{{1,3}}[Qq](?:uarter|tr)?\s?(?P<number>[1-4])\b(?!\s?{YEAR})",
    matches=("2017/18 quarter 2", "2025-26 (Q3)"),
    rejects=("2017/18 and quarter 2", "2017/18 Q5"),
)
SPLIT_YEAR_RE = pattern(
    "split-year",
    # The look ahead is for speed, here and below: it fails at nearly all places, and soonest.
    rf"(?=[F12])(?:(?<![\d/,.£-])|(?<=/\d\d-))(?:FY\s?)?(?P<first>{YEAR}){SPLIT}(?P<last>{YEAR}|\d{{2}}|\d)(?![\d/]|-\d(?!\d{{3}}/\d\d\b)|,\d|\.\d|\s?%)",
    matches=(
        "2013/14",
        "2013-14",
        "in 2016 -17",
        "2015/6",
        "2012/2013",
        "2010-13",
        "FY2024/25",
        "2015–16",
        "2031/32-2033/34",
    ),
    rejects=("24/00093", "£2013/14", "0300 2013-1412", "2014/10/06", "2014-10-06"),
)
SHORT_SPLIT_YEAR_RE = pattern(
    "short-split-year",
    r"(?:\bFY\s?|\b[Yy]ear(?:\s+ending|\s+end)?\s+)'?(?P<first>\d{2})(?:\s?[/\-–]\s?(?P<last>\d{2}))(?![\d/])",
    matches=("FY26/27", "the financial year 25/26"),
    rejects=("24/25 members", "years 10 & 11", "FY 2026"),
)
SEASON_RE = pattern(
    "season",
    rf"\b(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter)(?:\s+(?:(?P<term>[Tt]erm)(?:\s+of)?|of))?,?\s+(?P<first>{YEAR})"
    rf"(?:{SPLIT}(?P<last>{YEAR}|\d{{2}})(?!\d))?",
    matches=("in Spring 2015", "autumn term 2014", "winter of 2013/14"),
    rejects=("the summer", "offspring of 2015"),
)
MONTH_YEAR_RE = pattern(
    "month-and-year",
    rf"\b(?P<month>{MONTH})(?:,|\s+of)?(?:\s+(?P<year>{YEAR})|[\s\-]?['’](?P<short>\d{{2}})|-(?P<dashed>\d{{2}}))(?![\d,]\d|\d)",
    matches=("November 2014", "March, 2016", "September ’12", "Apr-25"),
    rejects=("November", "march 2014 people", "September 14"),
)
DECADE_RE = pattern(
    "decade",
    r"\b(?P<year>(?:19|20)\d0)['’]?s\b",
    matches=("in the 1990s", "the 2010's"),
    rejects=("in 1990", "the 1995s"),
)
YEAR_RE = pattern(
    "year",
    rf"(?=[12])(?<![\d£$€/.,:#])(?<!\d[-–\s])(?<![A-Z])(?<![A-Z]-)(?P<year>{YEAR})(?![\d/]|[,.:]\d|\s?%|-\d|[A-Za-rt-z])",
    matches=("in 2014", "by 2030.", "(2011)", "mid-2015", "2014's"),
    rejects=("2,014", "£2013", "20145", "2014/15", "020 7946 2014", "1.2014", "2013-14"),
)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, both ends in it, and how finely the paper gave it."""

    start: date
    end: date
    precision: Precision


def parse_month(word: str) -> int | None:
    """The number of a month's English name or its abbreviation, any case; None for another word."""
    return MONTHS.get(word.strip(" .").lower())


def full_year(digits: str) -> int:
    """The year of two or four digits: 00 to 68 are of this century."""
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (2000 if year < 69 else 1900)


def day(year: int, month: int, number: int) -> Period | None:
    """One day; None where the calendar has no such day."""
    if not (EARLIEST_YEAR <= year <= LATEST_YEAR and 1 <= month <= 12 and 1 <= number <= monthrange(year, month)[1]):
        return None
    found = date(year, month, number)
    return Period(found, found, "day")


def month(year: int, number: int) -> Period:
    """A calendar month."""
    return Period(date(year, number, 1), date(year, number, monthrange(year, number)[1]), "month")


def year(number: int) -> Period:
    """A calendar year."""
    return Period(date(number, 1, 1), date(number, 12, 31), "year")


def financial_year(first: int) -> Period:
    """The year from 1 April of `first` to 31 March after it."""
    return Period(date(first, 4, 1), date(first + 1, 3, 31), "financial_year")


def quarter(first: int, number: int) -> Period:
    """Quarter 1 to 4 of the financial year that begins in April of `first`."""
    start_month = (3, 6, 9, 0)[number - 1] + 1
    start_year = first + (number == 4)
    return Period(date(start_year, start_month, 1), month(start_year, start_month + 2).end, "quarter")


def season(first: int, name: str) -> Period:
    """Three months from the first of March, June, September or December."""
    start = SEASONS[name.lower()]
    end_year, end_month = (first, start + 2) if start < 12 else (first + 1, 2)
    return Period(date(first, start, 1), month(end_year, end_month).end, "range")


def span(first: Period, last: Period) -> Period | None:
    """From the start of one to the end of the other; None where that runs backwards."""
    return Period(first.start, last.end, "range") if first.start <= last.end else None


def parse_quarter(match: re.Match[str]) -> Period | None:
    """The quarter of a QUARTER_RE match: of the financial year if two years are given, else of the calendar year."""
    order = ("first", "second", "third", "fourth")
    word, cardinal = (match["word"] or "").lower(), (match["cardinal"] or "").lower()
    if cardinal:
        number = ("one", "two", "three", "four").index(cardinal) + 1
    else:
        number = int(match["number"] or (order.index(word) + 1 if word in order else 4))
    first = int(match["first"])
    if match["last"]:
        return quarter(first, number) if _runs_on(first, match["last"]) else None
    return Period(date(first, number * 3 - 2, 1), month(first, number * 3).end, "quarter")


def parse_year_quarter(match: re.Match[str]) -> Period | None:
    first = int(match["first"])
    return quarter(first, int(match["number"])) if _runs_on(first, match["last"]) else None


def parse_split_year(match: re.Match[str], rolling: bool = False) -> Period | None:
    """The years of "2013/14" (a financial year), "2013-2016" (calendar years) or "2010-13".

    The last form is financial years when the paper speaks of `rolling` averages, else calendar years.
    """
    first = int(match["first"])
    if _runs_on(first, match["last"]):
        return financial_year(first)
    last = _last_year(first, match["last"])
    if last <= first or (len(match["last"]) < 4 and last - first > LONGEST_SHORT_SPAN):
        return None
    if len(match["last"]) == 2 and rolling:
        return span(financial_year(first), financial_year(last - 1))
    return span(year(first), year(last))


def parse_short_split_year(match: re.Match[str]) -> Period | None:
    """The financial year of "FY26/27"; None for two numbers that are not years in a row."""
    first = full_year(match["first"])
    return financial_year(first) if (int(match["first"]) + 1) % 100 == int(match["last"]) else None


def parse_season(match: re.Match[str]) -> Period | None:
    """The three months of a SEASON_RE match, or those of a school's term; "winter 2013/14" begins in December 2013."""
    if match["last"] and not _runs_on(int(match["first"]), match["last"]):
        return None
    if match["term"] and match["season"].lower() in TERMS:
        first, last = TERMS[match["season"].lower()]
        year = int(match["first"])
        return Period(date(year, first, 1), month(year, last).end, "range")
    return season(int(match["first"]), match["season"])


def parse_month_year(match: re.Match[str]) -> Period | None:
    number = parse_month(match["month"])
    return month(full_year(match["year"] or match["short"] or match["dashed"]), number) if number else None


def _last_year(first: int, digits: str) -> int:
    """The year that "14" or "6" means after `first`: the next one that ends so."""
    if len(digits) == 4:
        return int(digits)
    step: int = 10 ** len(digits)
    last = first - first % step + int(digits)
    return last if last > first else last + step


def _runs_on(first: int, digits: str) -> bool:
    return _last_year(first, digits) == first + 1
