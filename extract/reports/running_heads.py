"""What the head or foot of every page says of a report: to what body it goes and on what day.

"Report to Harbour Board 6 May 2031" at the top of its pages may be all the head that a report has; "Harbour Board -
6 May 2031" at their foot says the day that its own head leaves out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.dates.dates import parse_date
from extract.facts import Report
from extract.maps import reads_as_report
from extract.minutes.when_and_where import DAY_RE
from extract.parts import Part
from extract.patterns import pattern
from extract.reports.head_patterns import BODY_END_RE
from extract.reports.reports import ReportFacts
from ingest.model import Document

RUNNING_RE = pattern(
    "running-head-of-a-report",
    r"^(?P<to>[Rr]eport\s+to\s+(?:the\s+)?)?"
    rf"(?P<body>[A-Z][\w&'\u2019, ()-]{{3,100}}?)[\s,\u2013-]{{1,4}}(?P<day>(?i:{DAY_RE.regex.pattern}))",
    matches=("Report to Harbour Board 6th May 2031 Paper A", "Harbour Board \u2013 Tuesday, 6 May 2031"),
    rejects=("6 May 2031", "Page 4 of 6 May"),
    flags=re.NOFLAG,
)
SHORTEST_TITLE, LONGEST_TITLE = 12, 200


@dataclass(frozen=True, slots=True)
class RunningHead:
    """Body and day (ISO 8601) of the line that every page has; `to` tells that it says "Report to"."""

    body: str
    day: str
    to: bool


def find_running_head(document: Document) -> RunningHead | None:
    """The line at the head or foot of every page of a paper that names a body and a day; None where two differ."""
    lines = [{line.text for line in page.furniture} for page in document.pages]
    common = set.intersection(*lines) if len(lines) > 1 else set()
    found = set()
    for text in common:
        match = RUNNING_RE.match(" ".join(text.split()))
        if match is not None and BODY_END_RE.search(match["body"]) and (day := parse_date(match["day"])):
            found.add(RunningHead(match["body"].strip(" ,"), day, match["to"] is not None))
    return found.pop() if len(found) == 1 else None


def with_running_heads(document: Document, parts: Sequence[Part], facts: ReportFacts) -> ReportFacts:
    """The reports, the only one of a paper with the day that its pages say; a paper under "Report to …" is one.

    Its title is the heading above its text.
    """
    if len(facts.reports) > 1 or any(part.kind in ("cover", "minutes") for part in parts):
        return facts
    said = len(facts.reports) == 1 and facts.reports[0].date is not None
    head = find_running_head(document) if not said and len(parts) > 0 else None
    if head is None:
        return facts
    if facts.reports:
        report = facts.reports[0]
        return replace(facts, reports=(replace(report, date=head.day, meeting_name=report.meeting_name or head.body),))
    part = parts[0]
    title = " ".join(part.blocks[0].text.split()) if part.blocks and part.blocks[0].grid is None else ""
    titled = SHORTEST_TITLE <= len(title) <= LONGEST_TITLE and title[-1] not in ".:;" and part.blocks[0].number is None
    if not head.to or part.kind != "body" or not titled or not reads_as_report(part):
        return facts
    span, rule = part.blocks[0].span, "running-head"
    made = Report(span=span, rule=rule, title=title, date=head.day, meeting_name=head.body)
    return replace(facts, reports=(made,), parts=(0,))
