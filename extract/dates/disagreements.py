"""Where a date says two things, or is only half understood.

A weekday that its day does not have in the calendar, a day that no calendar has, a range that ends before it begins, a
month whose year stays open, a report whose day is not its meeting's. What is printed is kept where it can be a date;
that the rules disagree is an issue.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from extract.dates.dates import RANGE_MARK_RE, FoundDate, find_unclear
from extract.dates.periods import MONTH, WEEKDAY, YEAR, full_year, parse_month
from extract.facts import Meeting, Report
from extract.patterns import pattern
from ingest.model import Issue, Span

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
LEAP_YEAR = 2000  # a day without a year is let pass when some year has it

WEEKDAY_RE = pattern(
    "weekday-of-a-date",
    rf"^(?P<weekday>(?i:{WEEKDAY}))",
    matches=("Monday 6 March 2017", "Tues. 4th"),
    rejects=("6 March 2017", "Sundry"),
)
LATE_DAY_RE = pattern(
    "day-late-in-a-month",
    # A search for a digit goes fastest: what may not stand before it is asked behind it.
    rf"(?P<day>29|3[01])(?<![\d/.,£-]..)(?:\s?(?i:st|nd|rd|th)?(?:\s+of)?\s+(?P<month>{MONTH})(?:,?\s+(?P<year>{YEAR}))?"
    rf"|/(?P<number>\d{{1,2}})/(?P<year_2>{YEAR}|\d{{2}}))(?![\d/]|\w)",
    matches=("on 31 June 2017", "31st April", "30/02/2018"),
    rejects=("28 February 2017", "31 Mayflowers"),
)
SPAN_LEAD_RE = pattern(
    "lead-to-a-range",
    r"(?i:\b(?:from|between|period|dates?|during)(?:\sof)?:?\s(?:the\s)?)$",
    matches=("from ", "for the period "),
    rejects=("moved to ", "and "),
)


def find_disagreements(
    text: str, dates: Iterable[FoundDate], place: Callable[[int, int], Span], meeting: date | None = None
) -> list[Issue]:
    """The issues of the dates of one text; `place` gives the span of a stretch of it, `meeting` as in `find_dates`."""
    found = [(one, place(one.start, one.end)) for one in dates]
    issues = [issue for one, span in found if (issue := find_disagreement(text, one, span))]
    issues += _backward(text, found)
    issues += _outside_the_calendar(text, place)
    issues += (
        _issue("year-unclear", "The clause looks both ahead and back: no year was given to it.", text[a:b], place(a, b))
        for a, b in find_unclear(text, meeting)
    )
    return issues


def find_disagreement(text: str, found: FoundDate, span: Span) -> Issue | None:
    """The issue of a date in `text` whose weekday is not that of its day; None for any other."""
    printed = WEEKDAY_RE.search(text[found.start : found.end])
    if printed is None or found.period.precision != "day":
        return None
    real = DAYS[found.period.start.weekday()]
    if real.lower().startswith(printed["weekday"].lower()[:3]):
        return None
    message = f"{found.period.start.isoformat()} was a {real}; the paper says {printed['weekday']}. The day was kept."
    return _issue("weekday-differs", message, text[found.start : found.end], span)


def find_report_days(reports: Iterable[Report], meetings: Sequence[Meeting]) -> list[Issue]:
    """The issues of reports that name a meeting of this paper and another day than it was held on.

    A report to another body has its own day, and so has one whose body meets here on several.
    """
    issues = []
    for report in reports:
        name = _plain(report.meeting_name)
        days = {meeting.date for meeting in meetings if meeting.date and name and _plain(meeting.committee) == name}
        if report.date and len(days) == 1 and report.date not in days:
            message = f"The report says {report.date}; its meeting is on {days.pop()}. Both were kept."
            issues.append(
                _issue("report-date-differs", message, report.title or report.meeting_name or "", report.span)
            )
    return issues


def _backward(text: str, found: Sequence[tuple[FoundDate, Span]]) -> Iterator[Issue]:
    for (first, span), (last, _) in zip(found, found[1:], strict=False):
        if not RANGE_MARK_RE.search(text[first.end : last.start]) or last.period.end >= first.period.start:
            continue
        if SPAN_LEAD_RE.search(text[max(0, first.start - 24) : first.start]):
            yield _issue(
                "range-runs-backward", "The range ends before it begins: two dates.", text[first.start : last.end], span
            )


def _outside_the_calendar(text: str, place: Callable[[int, int], Span]) -> Iterator[Issue]:
    for match in LATE_DAY_RE.finditer(text):
        number = int(match["number"] or 0) or parse_month(match["month"] or "") or 0
        year = match["year"] or match["year_2"]
        if 1 <= number <= 12 and int(match["day"]) > monthrange(full_year(year) if year else LEAP_YEAR, number)[1]:
            span = place(match.start(), match.end())
            yield _issue("date-not-in-calendar", "No calendar has this day: no day was kept.", match[0], span)


def _issue(code: str, message: str, text: str, span: Span) -> Issue:
    return Issue("extract", code, message, text, span)


def _plain(name: str | None) -> str:
    return " ".join(re.findall(r"\w+", (name or "").lower()))
