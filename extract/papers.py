"""The whole of a paper: every finder in turn, one `Extraction` out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from extract.appendices import find_appendices
from extract.audits import find_audits
from extract.cells import paper_words
from extract.clauses import find_recommendations
from extract.contacts import find_contacts
from extract.councils import find_council
from extract.covers import agenda_items, find_cover
from extract.delegations import find_delegations
from extract.disagreements import find_report_days
from extract.distribution import find_distribution
from extract.facts import Extraction, Meeting, Officer, Report
from extract.language import LanguageFacts, read_language
from extract.maps import divide, find_mapped_reports
from extract.minutes import MinutesFacts, find_minutes
from extract.notices import find_notice
from extract.observations import find_observations
from extract.officers import find_officers
from extract.packs import find_kind, find_parts
from extract.parts import Part
from extract.questions import find_questions
from extract.reports import ReportFacts, find_reports, meeting_of_reports, tie_items, with_mapped
from extract.sections import find_sections
from extract.tables import find_tables
from extract.titles import find_title
from ingest.model import Document, Span


def extract(document: Document, read_prose: Callable[..., LanguageFacts] = read_language) -> Extraction:
    """All facts of one paper, each list in reading order; `read_prose` stands in for the language stage."""
    words = paper_words(document)
    whole = find_parts(document, words)
    kind = find_kind(document, whole)
    cover = find_cover(document, whole)
    parts = divide(document, whole, cover.entries)
    boxes = with_mapped(
        find_reports(document, parts, words, cover.meeting), find_mapped_reports(parts, cover.entries, cover.meeting)
    )
    meeting, boxes = meeting_of_reports(cover.meeting, boxes)
    report_of = reports_of_parts(parts, boxes)
    sections = find_sections(document, parts, report_of)
    minutes = find_decided(document, parts, meeting)
    clauses = find_recommendations(document, parts, report_of)
    lists = find_appendices(document, parts, report_of)
    audits = find_audits(parts, report_of, words)
    distribution = find_distribution(document, parts, meeting)
    contacts = find_contacts(parts, meeting)
    days = days_of_minutes(parts, minutes)
    prose = read_prose(sections.paragraphs, document, day_of(meeting, minutes), sections.headings, days)
    listed = {id(block) for block in minutes.taken}
    taken = boxes.blocks | cover.blocks | clauses.blocks | lists.blocks | audits.blocks
    taken |= {index for index, block in enumerate(document.blocks) if id(block) in listed}
    tables = find_tables(document, parts, taken, report_of)
    numbers = find_observations(document, tables)
    delegations, undelegated = find_delegations(clauses.recommendations, minutes.resolutions)
    questions, unanswered = find_questions(parts, (*((meeting,) if meeting else ()), *minutes.meetings))
    council = find_council(document)
    meetings = (*((meeting,) if meeting else ()), *minutes.meetings)
    found = Extraction(
        kind=kind,
        title=find_title(document, kind, parts, boxes.reports, meetings, council),
        council=council,
        meetings=meetings,
        contacts=contacts,
        agenda_items=tie_items(agenda_items(cover), boxes.reports),
        reports=boxes.reports,
        applications=boxes.applications,
        sections=sections.sections,
        paragraphs=sections.paragraphs,
        recommendations=clauses.recommendations,
        background_papers=lists.background_papers,
        appendices=lists.appendices,
        audit_trails=audits.audit_trails,
        consultees=audits.consultees,
        minute_items=minutes.minute_items,
        resolutions=minutes.resolutions,
        motions=minutes.motions,
        votes=minutes.votes,
        delegations=delegations,
        declarations=minutes.declarations,
        questions=questions,
        attendance=minutes.attendance,
        distribution=tuple(distribution),
        tables=tables,
        observations=numbers.observations,
        dates=prose.dates,
        figures=prose.figures,
        issues=(
            *document.issues,
            *prose.issues,
            *find_report_days(boxes.reports, (meeting,) if meeting else ()),
            *cover.issues,
            *boxes.issues,
            *clauses.issues,
            *audits.issues,
            *minutes.issues,
            *undelegated,
            *unanswered,
            *numbers.issues,
        ),  # fmt: skip
    )
    return replace(found, officers=find_people(document, found, prose))


def find_decided(document: Document, parts: Sequence[Part], meeting: Meeting | None) -> MinutesFacts:
    """What the meetings of a paper decided: by a notice's forms, else by the minutes in it."""
    notice = find_notice(document, meeting)
    minutes = MinutesFacts() if notice.resolutions else find_minutes(document, parts)
    return minutes if minutes.meetings else notice + minutes


def find_people(document: Document, found: Extraction, prose: LanguageFacts) -> tuple[Officer, ...]:
    """The people with a role, from every form of the paper and from its sentences."""
    return find_officers(
        document,
        attendance=found.attendance,
        distribution=found.distribution,
        contacts=found.contacts,
        audit_trails=found.audit_trails,
        reports=found.reports,
        background_papers=found.background_papers,
        prose=prose.officers,
    )


def day_of(meeting: Meeting | None, minutes: MinutesFacts) -> date | None:
    """The day that the paper is for: the pack's meeting, else the one set of minutes it reproduces."""
    days = [held.date for held in ((meeting,) if meeting else minutes.meetings) if held.date]
    return date.fromisoformat(days[0]) if len(days) == 1 else None


def days_of_minutes(parts: Sequence[Part], minutes: MinutesFacts) -> dict[int, date]:
    """The day of the meeting whose minutes hold a block, by the block's index: minutes speak from their own day."""
    held = sorted((_place(meeting.span), meeting.date) for meeting in minutes.meetings)
    places = [place for place, _ in held]
    found: dict[int, date] = {}
    for part in parts:
        if part.kind != "minutes":
            continue
        for index, block in enumerate(part.blocks, part.first):
            last = bisect_right(places, _place(block.span)) - 1
            day = held[last][1] if last >= 0 and places[last] >= _place(part.blocks[0].span) else None
            if day:
                found[index] = date.fromisoformat(day)
    return found


def _place(span: Span) -> tuple[float, float]:
    """Where a span begins in its file, comparable with others of the file."""
    return (span.line or span.page or 0, span.boxes[0].top if span.boxes and span.line is None else 0)


def reports_of_parts(parts: Sequence[Part], boxes: ReportFacts) -> dict[int, Report]:
    """The report of each part by the part's index; an appendix has the report of its owner."""
    found = dict(zip(boxes.parts, boxes.reports, strict=True))
    owners = {n: part.owner for n, part in enumerate(parts) if part.owner is not None}
    return found | {n: found[owner] for n, owner in owners.items() if owner in found}
