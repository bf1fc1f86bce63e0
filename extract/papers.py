"""The whole of a paper: every finder in turn, one `Extraction` out."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module, util
from typing import Any

from extract.appendices import find_appendices
from extract.audits import find_audits
from extract.clauses import find_recommendations
from extract.contacts import find_contacts
from extract.councils import find_council
from extract.covers import agenda_items, find_cover
from extract.facts import Extraction, Report
from extract.packs import find_kind, find_parts
from extract.parts import Part
from extract.reports import ReportFacts, find_reports
from extract.sections import find_sections
from extract.tables import find_tables
from extract.titles import find_title
from ingest.model import Document


def extract(document: Document) -> Extraction:
    """All facts of one paper, each list in reading order."""
    parts = find_parts(document)
    kind = find_kind(document, parts)
    cover = find_cover(document, parts)
    boxes = find_reports(document, parts, cover.meeting)
    report_of = reports_of_parts(parts, boxes)
    sections = find_sections(document, parts, report_of)
    minutes = _finder("extract.minutes", "find_minutes", document, parts)
    clauses = find_recommendations(document, parts, report_of)
    lists = find_appendices(document, parts, report_of)
    audits = find_audits(document, parts, report_of)
    taken = boxes.blocks | cover.blocks | clauses.blocks | lists.blocks | audits.blocks | getattr(minutes, "blocks", frozenset())
    distribution = _finder("extract.distribution", "find_distribution", document, parts, cover.meeting)
    found = Extraction(
        kind=kind,
        title=find_title(document, kind, parts, boxes.reports),
        council=find_council(document),
        meetings=(*((cover.meeting,) if cover.meeting else ()), *getattr(minutes, "meetings", ())),
        contacts=(*find_contacts(parts, cover.meeting), *getattr(minutes, "contacts", ())),
        agenda_items=agenda_items(cover),
        reports=boxes.reports,
        sections=sections.sections,
        paragraphs=sections.paragraphs,
        recommendations=clauses.recommendations,
        background_papers=lists.background_papers,
        appendices=lists.appendices,
        audit_trails=audits.audit_trails,
        consultees=audits.consultees,
        tables=find_tables(document, parts, taken, report_of),
        minute_items=tuple(getattr(minutes, "minute_items", ())),
        resolutions=tuple(getattr(minutes, "resolutions", ())),
        motions=tuple(getattr(minutes, "motions", ())),
        votes=tuple(getattr(minutes, "votes", ())),
        attendance=tuple(getattr(minutes, "attendance", ())),
        distribution=tuple(distribution or ()),
        issues=(*document.issues, *cover.issues, *boxes.issues, *clauses.issues, *audits.issues, *getattr(minutes, "issues", ())),
    )
    return found


def _finder(module: str, name: str, *arguments: Any) -> Any:
    """What a finder of another module finds; None while that module is not there."""
    if util.find_spec(module) is None:
        return None
    return getattr(import_module(module), name)(*arguments)


def reports_of_parts(parts: Sequence[Part], boxes: ReportFacts) -> dict[int, Report]:
    """The report of each part by the part's index; an appendix has the report of its owner."""
    found = dict(zip(boxes.parts, boxes.reports, strict=True))
    return found | {n: found[part.owner] for n, part in enumerate(parts) if part.owner is not None and part.owner in found}
