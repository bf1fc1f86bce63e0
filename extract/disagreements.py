"""Where a date says two things: a weekday that its day does not have in the calendar.

The day is kept as printed, since it is what papers are filed under; that the two rules disagree is an issue.
"""

from __future__ import annotations

from collections.abc import Iterable

from extract.dates import FoundDate
from extract.mentions import WEEKDAY
from extract.patterns import pattern
from ingest.model import Issue, Span

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

WEEKDAY_RE = pattern(
    "weekday-of-a-date",
    rf"^(?P<weekday>(?i:{WEEKDAY}))",
    matches=("Monday 6 March 2017", "Tues. 4th"),
    rejects=("6 March 2017", "Sundry"),
)


def find_disagreement(text: str, found: FoundDate, span: Span) -> Issue | None:
    """The issue of a date in `text` whose weekday is not that of its day; None for any other."""
    printed = WEEKDAY_RE.search(text[found.start : found.end])
    if printed is None or found.period.precision != "day":
        return None
    real = DAYS[found.period.start.weekday()]
    if real.lower().startswith(printed["weekday"].lower()[:3]):
        return None
    message = f"{found.period.start.isoformat()} was a {real}; the paper says {printed['weekday']}. The day was kept."
    return Issue("extract", "weekday-differs", message, text[found.start : found.end], span)


def find_disagreements(text: str, dates: Iterable[tuple[FoundDate, Span]]) -> list[Issue]:
    """The issues of the dates of one text."""
    return [issue for found, span in dates if (issue := find_disagreement(text, found, span))]
