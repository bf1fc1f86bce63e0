"""Calendar expressions where they stand in running text, one by one and before ranges are joined.

The patterns are tried in the order of READERS; the first to take a stretch of text keeps it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from extract.dates.date_hints import (
    DECADE_HINT_RE,
    MONTH_HINT_RE,
    QUARTER_HINT_RE,
    SEASON_HINT_RE,
    THREE_NUMBERS_RE,
    TWO_NUMBERS_RE,
    YEAR_HINT_RE,
    may_hold_date,
    names_month,
)
from extract.dates.periods import (
    DAY,
    DECADE_RE,
    MONTH,
    MONTH_YEAR_RE,
    QUARTER_RE,
    SEASON_RE,
    SHORT_SPLIT_YEAR_RE,
    SPLIT_YEAR_RE,
    WEEKDAY,
    YEAR,
    YEAR_QUARTER_RE,
    YEAR_RE,
    Period,
    day,
    full_year,
    month,
    parse_month,
    parse_month_year,
    parse_quarter,
    parse_season,
    parse_short_split_year,
    parse_split_year,
    parse_year_quarter,
    span,
    year,
)
from extract.dates.short_years import (
    MONTH_SHORT_YEAR_RE,
    SHORT_YEARS_RE,
    STOPPED_DATE_RE,
    Paper,
    read_known,
    read_short,
    read_stopped,
)
from extract.patterns import Pattern, pattern

WORDED_DATE_RE = pattern(
    "date-in-text",
    # The look ahead is for speed, here and in others: it fails at nearly all places, and soonest.
    rf"(?=[\dMTWFSmtwfs])(?:\b(?P<weekday>(?i:{WEEKDAY})),?\s+(?:the\s*)?)?(?<![\d.,£])(?:\b|(?<=\bthe))(?P<day>{DAY})\s?(?i:st|nd|rd|th)?"
    rf"(?:(?:\s+(?:day\s+)?of)?\s+|-)(?P<month>{MONTH})(?:(?:(?:,|\s+of)?\s+|-)(?P<year>{YEAR})(?![\d/]))?(?!\w)",
    matches=(
        "on 6 March 2017",
        "Monday, the19th March 2007",
        "Monday 31st March 2017",
        "by 1 May",
        "the 5th of June, 2020",
        "at 31-Mar-2031",
    ),
    rejects=("March 2017", "the 5 may", "7.2 March", "15 Mayflower Street"),
)
MONTH_FIRST_DATE_RE = pattern(
    "month-first-date-in-text",
    rf"\b(?P<month>{MONTH})\s+(?P<day>{DAY})(?i:st|nd|rd|th)?,?\s+(?P<year>{YEAR})\b",
    matches=("on October 15, 2014", "March 3rd 2025"),
    rejects=("October 2014", "15 October 2014"),
)
NUMERIC_DATE_RE = pattern(
    "numeric-date-in-text",
    rf"(?P<day>\d(?<![\d/.,£-].)\d?)(?:/(?P<month>\d{{1,2}})/(?P<year>{YEAR}|\d{{2}})"
    rf"|\.(?P<month_2>\d{{1,2}})\.(?P<year_2>{YEAR})|-(?P<month_3>\d{{1,2}})-(?P<year_3>{YEAR}))(?![\d/.-]\d|\d)",
    matches=("on 06/08/2012", "31.03.2017", "dated 6/8/12"),
    rejects=("see 7.2.14", "paragraph 6.3.1", "1/2", "24/00093"),
)
ISO_DATE_RE = pattern(
    "iso-date-in-text",
    rf"(?<![\d-])(?P<year>{YEAR})-(?P<month>0\d|1[0-2])-(?P<day>[0-3]\d)(?![\d-])",
    matches=("on 2014-10-06",),
    rejects=("2014-15", "2014-13-01"),
)
BARE_MONTH_RE = pattern(
    "month-without-year",
    rf"(?<![\w/-])(?P<month>{MONTH})(?!\w)",
    matches=("June to", "in September,"),
    rejects=("Mayor", "a march", "Decision", "re-May"),
)
FIRST_DAY_RE = pattern(
    "first-day-of-several",
    rf"(?<![\d/.,£-])\b(?P<day>{DAY})(?i:st|nd|rd|th)?\s*(?P<mark>-|–|—|to|and|&|/)\s*$",
    matches=("from 5 to ", "on 5th and ", "5–", "5/"),
    rejects=("item 5, ", "5.2 to "),
)
# Before "and" a comma parts further days ("3, 10 and 17 May"); alone it parts a day from anything.
LISTED_DAY_RE = pattern(
    "day-before-a-comma",
    rf"(?<![\d/.,£-])\b(?P<day>{DAY})(?i:st|nd|rd|th)?,\s$",
    matches=("on 3, ", "3rd, "),
    rejects=("3 and ", "1,3, "),
)
FAR = 16  # characters before a date in which the day before it stands


@dataclass(frozen=True, slots=True)
class Mention:
    """A calendar expression before ranges are joined: `period`, or a `month` (and a `day_number`) without its year."""

    start: int
    end: int
    rule: str
    period: Period | None = None
    month: int = 0
    day_number: int = 0

    def within(self, number: int) -> Period | None:
        """The period in the year `number`; for a mention that has its own year, its own."""
        if self.period:
            return self.period
        return day(number, self.month, self.day_number) if self.day_number else month(number, self.month)


def find_mentions(
    text: str, rolling: bool = False, years: Collection[int] = (), near: Collection[int] = ()
) -> list[Mention]:
    """The calendar expressions of a text in order, none overlapping another.

    `rolling` as in `parse_split_year`; `years` and `near` as in `extract.dates.dates.read_calendar`.
    """
    if not may_hold_date(text) and not (
        (years or near) and TWO_NUMBERS_RE.search(text) and SHORT_YEARS_RE.search(text)
    ):
        return []
    paper = Paper(rolling, years, near)
    taken: list[Mention] = []
    for hint, readers in READERS:
        for known, read in readers if hint.search(text) else ():
            for match in known.finditer(text):
                if _is_free(taken, match) and (period := read(match, paper)):
                    start = match.start("day") if known is STOPPED_DATE_RE else match.start()
                    taken.append(Mention(start, match.end(), known.name, period))
    for known in (WORDED_DATE_RE, BARE_MONTH_RE) if names_month(text) else ():
        for match in known.finditer(text):
            number = parse_month(match["month"])
            if number and _is_free(taken, match):
                day_number = int(match.groupdict().get("day") or 0)
                taken.append(Mention(match.start(), match.end(), known.name, None, number, day_number))
    return sorted(_with_first_days(text, taken), key=lambda mention: mention.start)


def _is_free(taken: list[Mention], match: re.Match[str]) -> bool:
    return all(match.end() <= mention.start or mention.end <= match.start() for mention in taken)


def _read_day(match: re.Match[str], _: Paper) -> Period | None:
    return day(int(match["year"]), parse_month(match["month"]) or 0, int(match["day"])) if match["year"] else None


def _read_numeric(match: re.Match[str], _: Paper) -> Period | None:
    number = match["year"] or match["year_2"] or match["year_3"]
    return day(full_year(number), int(match["month"] or match["month_2"] or match["month_3"]), int(match["day"]))


def _read_iso(match: re.Match[str], _: Paper) -> Period | None:
    return day(int(match["year"]), int(match["month"]), int(match["day"]))


# What is asked first of a text, then the patterns in the order in which they take what they find, and their readers.
READERS: tuple[
    tuple[re.Pattern[str] | Pattern, tuple[tuple[Pattern, Callable[[re.Match[str], Paper], Period | None]], ...]], ...
] = (
    (
        THREE_NUMBERS_RE,
        ((NUMERIC_DATE_RE, _read_numeric), (STOPPED_DATE_RE, read_stopped), (ISO_DATE_RE, _read_iso)),
    ),
    (
        MONTH_HINT_RE,
        (
            (WORDED_DATE_RE, _read_day),
            (MONTH_FIRST_DATE_RE, _read_day),
            (MONTH_YEAR_RE, lambda match, _: parse_month_year(match)),
            (MONTH_SHORT_YEAR_RE, read_short),
        ),
    ),
    (
        QUARTER_HINT_RE,
        (
            (YEAR_QUARTER_RE, lambda match, _: parse_year_quarter(match)),
            (QUARTER_RE, lambda match, _: parse_quarter(match)),
        ),
    ),
    (SEASON_HINT_RE, ((SEASON_RE, lambda match, _: parse_season(match)),)),
    (YEAR_HINT_RE, ((SPLIT_YEAR_RE, lambda match, paper: parse_split_year(match, paper.rolling)),)),
    (
        TWO_NUMBERS_RE,
        ((SHORT_SPLIT_YEAR_RE, lambda match, _: parse_short_split_year(match)), (SHORT_YEARS_RE, read_known)),
    ),
    (DECADE_HINT_RE, ((DECADE_RE, lambda match, _: span(year(int(match["year"])), year(int(match["year"]) + 9))),)),
    (YEAR_HINT_RE, ((YEAR_RE, lambda match, _: year(int(match["year"]))),)),
)


def _with_first_days(text: str, taken: list[Mention]) -> Iterator[Mention]:
    """The mentions, and before "17 March 2031" the bare days of "5 to 17 March 2031", "3, 10 and 17 March 2031"."""
    for mention in taken:
        yield mention
        if mention.rule != WORDED_DATE_RE.name:
            continue
        number = mention.period.start.month if mention.period else mention.month
        at, known = mention.start, FIRST_DAY_RE
        while match := known.search(text[max(0, at - FAR) : at]):
            at = max(0, at - FAR) + match.start("day")
            yield Mention(at, at + len(match["day"]), mention.rule, None, number, int(match["day"]))
            if known is FIRST_DAY_RE and match["mark"] not in ("and", "&"):
                break
            known = LISTED_DAY_RE
