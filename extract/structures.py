"""What the form of a paper gives before any sentence is read: its parts, with what boxes, headings and lists say."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from extract.appendices.appendices import ListFacts, find_appendices
from extract.cells.cells import paper_words
from extract.decisions.notices import find_notice
from extract.facts import DocumentKind, Meeting, Report
from extract.fronts.covers import Cover, find_cover
from extract.kinds import find_kind
from extract.maps import divide, find_mapped_reports
from extract.minutes.minutes import MinutesFacts, find_minutes
from extract.packs import find_parts
from extract.parts import Part
from extract.recommendations.clauses import ClauseFacts, find_recommendations
from extract.reports.audits import AuditFacts, find_audits
from extract.reports.reports import ReportFacts, find_reports, meeting_of_reports, with_mapped
from extract.reports.running_heads import with_running_heads
from extract.sections import SectionFacts, find_sections
from extract.unread.unread_heads import as_reports, find_swallowed, find_unread
from ingest.model import Document, Issue


@dataclass(frozen=True)
class Structure:
    """A paper's parts with what stands in each; `report_of` has the report of a part by the part's index."""

    kind: DocumentKind
    parts: tuple[Part, ...]
    report_of: Mapping[int, Report]
    meeting: Meeting | None
    cover: Cover
    boxes: ReportFacts
    sections: SectionFacts
    minutes: MinutesFacts
    clauses: ClauseFacts
    lists: ListFacts
    audits: AuditFacts

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        """The meeting that the paper was made for, then those whose minutes it reproduces."""
        return (*((self.meeting,) if self.meeting else ()), *self.minutes.meetings)

    @property
    def day(self) -> date | None:
        """The day that the paper is for: the pack's meeting, else the one set of minutes it reproduces."""
        days = [held.date for held in ((self.meeting,) if self.meeting else self.minutes.meetings) if held.date]
        return date.fromisoformat(days[0]) if len(days) == 1 else None

    @property
    def issues(self) -> tuple[Issue, ...]:
        return (*self.cover.issues, *self.boxes.issues, *self.clauses.issues, *self.audits.issues, *self.minutes.issues)

    def taken(self, document: Document) -> frozenset[int]:
        """The blocks that were read into facts of their own, by index: none of them is a data table too."""
        listed = {id(block) for block in self.minutes.taken}
        blocks = self.boxes.blocks | self.cover.blocks | self.clauses.blocks | self.lists.blocks | self.audits.blocks
        return blocks | {index for index, block in enumerate(document.blocks) if id(block) in listed}


def find_structure(document: Document) -> Structure:
    """Parts first, by the paper's own map where it has one; then each part by what it is."""
    words = paper_words(document)
    whole = find_parts(document, words)
    cover = find_cover(document, whole)
    parts = divide(document, whole, cover.entries)
    boxes = with_mapped(
        find_reports(document, parts, words, cover.meeting), find_mapped_reports(parts, cover.entries, cover.meeting)
    )
    boxes = with_running_heads(document, parts, boxes)
    boxes = replace(boxes, issues=(*boxes.issues, *find_unread(parts, boxes.parts), *find_swallowed(parts)))
    meeting, boxes = meeting_of_reports(cover.meeting, boxes)
    parts, report_of = as_reports(parts, reports_of_parts(parts, boxes))
    minutes = find_decided(document, parts, meeting)
    untitled = any(held.rule == "minutes-untitled" for held in minutes.meetings)
    kind = find_kind(document, whole)
    lists = find_appendices(document, parts, report_of)
    listed = frozenset(fact.span for fact in (*lists.background_papers, *lists.appendices))
    return Structure(
        kind="minutes" if kind == "other" and untitled else kind,
        parts=parts,
        report_of=report_of,
        meeting=meeting,
        cover=cover,
        boxes=boxes,
        sections=find_sections(document, parts, report_of, boxes.blocks, listed),
        minutes=minutes,
        clauses=find_recommendations(document, parts, report_of),
        lists=lists,
        audits=find_audits(parts, report_of, words),
    )


def find_decided(document: Document, parts: Sequence[Part], meeting: Meeting | None) -> MinutesFacts:
    """What the meetings of a paper decided: by a notice's forms, else by the minutes in it."""
    notice = find_notice(document, meeting)
    filled = any(row.minute_item is not None for row in notice.resolutions)
    minutes = MinutesFacts() if filled else find_minutes(document, parts)
    return minutes if minutes.meetings else notice + minutes


def days_of_minutes(parts: Sequence[Part], minutes: MinutesFacts) -> dict[int, date]:
    """The day of the meeting whose minutes hold a block, by the block's index: minutes speak from their own day."""
    held = sorted((meeting.span.begin, meeting.date) for meeting in minutes.meetings)
    places = [place for place, _ in held]
    found: dict[int, date] = {}
    for part in parts:
        if part.kind != "minutes":
            continue
        for index, block in enumerate(part.blocks, part.first):
            last = bisect_right(places, block.span.begin) - 1
            day = held[last][1] if last >= 0 and places[last] >= part.blocks[0].span.begin else None
            if day:
                found[index] = date.fromisoformat(day)
    return found


def reports_of_parts(parts: Sequence[Part], boxes: ReportFacts) -> dict[int, Report]:
    """The report of each part by the part's index; an appendix has the report of its owner."""
    found = dict(zip(boxes.parts, boxes.reports, strict=True))
    owners = {n: part.owner for n, part in enumerate(parts) if part.owner is not None}
    return found | {n: found[owner] for n, owner in owners.items() if owner in found}
