"""Fields of meetings and reports that stayed empty though their words stand there, or that hold another's label."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate

from extract.extractions import Extraction
from extract.facts import Meeting, Report
from extract.issues import block_issue
from extract.labels import fold
from extract.minutes.when_and_where import CLOCK_RE, DAY_RE, VENUE_WORD_RE
from extract.parts import Part
from extract.patterns import pattern
from extract.people.names import parse_person
from extract.people.roles import OFFICE_RE
from ingest.model import Block, Issue

NEAR, HEAD = 4, 20  # blocks of the head of a meeting, of a report
MOST_ROWS, WIDEST_BOX = 12, 4  # of a box of labels and values
SHORT, LONGEST = 60, 130  # characters of a value, of a line that says when and where
NO_BODY_RE = pattern(
    "words-of-no-body",
    r":|\b(?:agenda|summons|minutes|venue|notice\s+of|notes\s+for|members\s+of|meeting\s+of|held)\b",
    matches=("Council Summons and Agenda", "MEETING: Parks Panel", "Meeting of the Parks Panel to be held"),
    rejects=("Parks Panel", "Audit and Governance Committee"),
    flags=re.IGNORECASE,
)
OPEN_RE = pattern(
    "words-of-a-classification",
    r"^\W*(?:(?:no|yes)\s*[-\u2013]\s*)?"
    r"(?:open|public|unrestricted|restricted|exempt|confidential|part\s+(?:i{1,2}|[12ab]))[\s.]*$",
    matches=("Open", "NO - Part I", "Unrestricted"),
    rejects=("Open spaces", "Part of the report", "PART B:"),
    flags=re.IGNORECASE,
)
TRAIL_RE = pattern(
    "head-of-an-audit-trail",
    r"^\W*(?:audit\s+trail|decision\s+type|version\s+history|report\s+sign[- ]?off)\b",
    matches=("Audit trail", "Decision type: Key"),
    rejects=("The history of the report",),
    flags=re.IGNORECASE,
)
FIELDS = (
    ("meeting-place-unread", "The place of this meeting was not read where words of one stand.", VENUE_WORD_RE),
    ("meeting-hour-unread", "The hour of this meeting was not read where one stands.", CLOCK_RE),
)


def find_unread_fields(parts: Sequence[Part], found: Extraction) -> Iterator[Issue]:
    """An issue for each field of a meeting or report that was not filled, or filled wrongly, and for a trail unread."""
    blocks = [block for part in parts for block in part.blocks]
    reached = list(accumulate((block.span.begin for block in blocks), max))
    titles = {title for report in found.reports if (title := fold(report.title or ""))}
    for meeting in found.meetings:
        if NO_BODY_RE.search(meeting.committee):
            message = "The name read for this body has words of something else in it."
            yield Issue("extract", "meeting-body-unclear", message, meeting.committee, meeting.span)
        if not (meeting.venue and meeting.start_time):
            at = bisect_left(reached, meeting.span.begin)
            yield from _empty(meeting, blocks[at : at + NEAR], titles)
    reports = [part for part in parts if part.kind == "report" and part.blocks]
    for report in found.reports:
        yield from _mixed(report)
        part = next((part for part in reports if _stands_in(report, part)), None)
        if part is not None:
            yield from _empty_of_report(report, list(_head(part)))
    if not found.audit_trails:
        yield from _unread_trail(blocks)


def _empty(meeting: Meeting, near: Sequence[Block], titles: Collection[str]) -> Iterator[Issue]:
    """Fields without a value whose words stand in the lines that the meeting was read from, or right below.

    `titles` are those of reports, folded: "Replacement of the Leisure Centre" is no place of a meeting.
    """
    plain = (block for block in near if block.grid is None and block.number is None)
    head = [block for block in plain if not _is_title(fold(block.text), titles)]
    for (code, message, said), value in zip(FIELDS, (meeting.venue, meeting.start_time), strict=True):
        block = next((block for block in head if _may_tell(block.text) and said.search(block.text)), None)
        if not value and block is not None:
            yield block_issue(code, message, block)


def _is_title(text: str, titles: Collection[str]) -> bool:
    """Whether a folded line is a title, behind its label or cut at the end of the line."""
    return any(text.endswith(title) or text in title for title in titles)


def _may_tell(text: str) -> bool:
    return len(text) < LONGEST or "held" in text[:LONGEST].lower()


def _stands_in(report: Report, part: Part) -> bool:
    return part.blocks[0].span.begin <= report.span.begin <= part.blocks[-1].span.begin


def _head(part: Part) -> Iterator[str]:
    """The lines and cells of a report above its first numbered heading."""
    for block in part.blocks[:HEAD]:
        if block.kind == "heading" and block.number is not None:
            return
        if block.grid is None:
            yield block.text
        else:
            yield from (text for row in block.grid.texts() for text in row)


def _empty_of_report(report: Report, head: Sequence[str]) -> Iterator[Issue]:
    short = [text for text in head if len(text) < SHORT]
    word = next((text for text in short if OPEN_RE.match(text)), None)
    if report.classification is None and word is not None:
        message = "Whether this report is open was not read where words of it stand."
        yield Issue("extract", "report-classification-unread", message, word, report.span)
    day = next((match[0] for text in short if (match := DAY_RE.search(text))), None)
    if report.date is None and day is not None:
        message = "No day was read for this report, at whose head one stands."
        yield Issue("extract", "report-date-unread", message, day, report.span)


def _mixed(report: Report) -> Iterator[Issue]:
    for name, value in (("body", report.meeting_name), ("officer", report.from_officer)):
        # "Executive Director: People" is whose report it is.
        of_office = name == "officer" and value is not None and OFFICE_RE.search(value.split(":")[0]) is not None
        if value and (
            (":" in value and not of_office)
            or DAY_RE.search(value)
            or (name == "body" and parse_person(value) is not None)
        ):
            message = f"The {name} read for this report has something else in it."
            yield Issue("extract", "report-field-unclear", message, value[:200], report.span)


def _unread_trail(blocks: Sequence[Block]) -> Iterator[Issue]:
    """Where a paper without an audit trail has the head of one, or a label that no other box has."""
    for block in blocks:
        if len(block.text) >= SHORT if block.grid is None else block.grid.width > WIDEST_BOX:
            continue
        rows = block.grid.texts(MOST_ROWS) if block.grid is not None else [[block.text]]
        text = next((row[0] for row in rows if row and len(row[0]) < SHORT and TRAIL_RE.match(row[0])), None)
        if text is not None:
            message = "No audit trail was read where its head or a label of it stands."
            yield Issue("extract", "audit-trail-unread", message, text, block.span)
            return
