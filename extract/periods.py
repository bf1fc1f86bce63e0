"""Stretches of the calendar that papers name: days, months, seasons, quarters, years of every kind.

UK councils' financial year runs from 1 April to 31 March; academic and municipal years take the same bounds, as the
statistics in committee papers do, unless a text states its own.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from extract.facts import Precision

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
# Meteorological seasons, as statistical releases use them; a winter begins in the December of its year.
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
EARLIEST_YEAR, LATEST_YEAR = 1800, 2100


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
