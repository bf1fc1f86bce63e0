"""Years that a paper writes with two digits ("25-26", "May 25", "1.4.25"), by those that it writes in full.

Two digits could be anything: they are a year where the paper writes that year in full, or where it lies near the year
of its meeting and the words around it make it nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from extract.dates.citations import is_count
from extract.dates.periods import (
    DAY,
    MONTH,
    SPLIT_YEAR_RE,
    WEEKDAY,
    Period,
    day,
    full_year,
    month,
    parse_month,
    parse_short_split_year,
    parse_split_year,
)
from extract.patterns import pattern

# Two digits for the year after stops look like a paragraph's number: a word before tells the day.
STOPPED_DATE_RE = pattern(
    "day-with-stops",
    rf"(?i:\b(?:on|of|dated?|to|from|by|since|until|till|and|meeting|minutes|held|between|before|after|for|at|ending|ended|due|starting|effective)[:,]?\s\(?|&\s|,\s)"
    rf"(?P<day>{DAY})\.(?P<month>0?[1-9]|1[0-2])\.(?P<year>\d\d)(?![\d/-]|\.\d)",
    matches=("the minutes of 1.5.19 and", "held on 22.11.17.", "reserves at 1.4.31"),
    rejects=("2.3.14 The Council", "paragraph 2.3.14", "of 1.5.2019"),
)

# A year of two digits stands as a day would: what goes before or after it tells that it is none.
MONTH_SHORT_YEAR_RE = pattern(
    "month-and-short-year",
    rf"(?<![\w/-])(?:(?P<day>{DAY})(?i:st|nd|rd|th)?\s)?(?P<month>{MONTH})\s(?P<short>\d\d)"
    r"(?=\s?(?:$|[,;:)\]/\u2013\u2014-]|\.(?!\d))|\s(?:to|and|or|until|for|from|with|as|due|but|which|onwards?|when|then)\b)"
    r"(?!,\s?(?:1[89]|20)\d\d)",
    matches=("from Mar 31 to", "due in May 31.", "3 Sept 31,"),
    rejects=("May 31 people", "March 31, 2014", "Mar 2031"),
)
NO_YEAR_BEFORE_RE = pattern(
    "day-that-stands-last", rf"(?i:\bon\s|{WEEKDAY},?\s)$", matches=("on ", "Monday "), rejects=("in ", "from ")
)

SHORT_YEARS_RE = pattern(
    "known-split-year",
    r"(?<![\w/.,£$€(-])'?(?P<first>\d{2})[/\-–](?P<last>\d{2})(?![\w/,%-]|\.\d|\s?%|\s(?:years?|months?|weeks?|days?|hours?)\b)",
    matches=("the 25-26 budget", "in 24/25."),
    rejects=("aged 25-26 years", "24/00093", "£25-26", "2025-26", "25-26%"),
)
# Two numbers with a stroke that are no years: what is numbered, school years, days, and what counts something.
NO_YEARS_BEFORE_RE = pattern(
    "label-before-two-numbers",
    r"(?i:\b(?:items?|minutes?|nos?|numbers?|pages?|paras?|paragraphs?|years|class|grades?|ks|rule|routes?|units?|plots?|nights?|days?|mondays?"
    r"|ref(?:erence)?s?|application|of the|only|first|top)[.:]?\s)$",
    matches=("see item ", "Minute ", "in Years "),
    rejects=("budget for ", "in "),
)
NO_YEARS_AFTER_RE = pattern(
    "word-after-two-numbers",
    rf"^\s?(?:{MONTH}|(?i:st|nd|rd|th)\b)",
    matches=(" May", "th of"),
    rejects=(" budget", "."),
)
# How far from the years that a paper writes in full those lie that it writes short ("the 24/25 budget").
NEAR = 3
FULL_YEAR_RE = pattern(
    "year-of-this-century",
    r"(?<![\d£,.])20\d\d(?![\d,])",
    matches=("in 2024", "14/06/2022"),
    rejects=("£2024", "20245"),
)


class Paper(NamedTuple):
    """What a paper makes known of the years that it writes short, as in `find_mentions`."""

    rolling: bool
    years: Collection[int]
    near: Collection[int]


def read_known(match: re.Match[str], paper: Paper) -> Period | None:
    """The financial year of "25-26", None where it is not one that the paper makes known."""
    found = parse_short_split_year(match)
    if found is None or found.start.year in paper.years:
        return found
    text, start, end = match.string, match.start(), match.end()
    if "/" not in match[0] or found.start.year not in paper.near or is_count(text, start, end):
        return None
    labelled = NO_YEARS_BEFORE_RE.search(text[max(0, start - 16) : start])
    return None if labelled or NO_YEARS_AFTER_RE.search(text[end : end + 12]) else found


def read_stopped(match: re.Match[str], paper: Paper) -> Period | None:
    """The day of "at 1.4.25"."""
    number = full_year(match["year"])
    return day(number, int(match["month"]), int(match["day"])) if number in paper.near else None


def read_short(match: re.Match[str], paper: Paper) -> Period | None:
    """The month or day of "May 25", "3 May 25"."""
    number, named = full_year(match["short"]), parse_month(match["month"]) or 0
    if number not in paper.near:
        return None
    if match["day"]:
        return day(number, named, int(match["day"]))
    said = NO_YEAR_BEFORE_RE.search(match.string[max(0, match.start() - 12) : match.start()])
    return None if said else month(number, named)


def split_years(texts: Iterable[str]) -> frozenset[int]:
    """The first years of the financial years that texts write in full ("2025/26", "2025-26")."""
    matches = (match for text in texts if "20" in text for match in SPLIT_YEAR_RE.finditer(text))
    periods = ((match, parse_split_year(match)) for match in matches)
    return frozenset(int(m["first"]) for m, found in periods if found and found.precision == "financial_year")


def near_years(texts: Iterable[str], meeting: date | None) -> frozenset[int]:
    """The years around that of the meeting, or without one around those that the texts write in full."""
    full = {meeting.year} if meeting else {int(match[0]) for text in texts for match in FULL_YEAR_RE.finditer(text)}
    return frozenset(number for found in full for number in range(found - NEAR, found + NEAR + 1))
