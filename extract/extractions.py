"""What is handed over of a paper: all that was found in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.decisions.conduct import Declaration, Delegation, Motion, Vote
from extract.decisions.questions import Question
from extract.facts import (
    AgendaItem,
    Appendix,
    Attendance,
    AuditTrail,
    BackgroundPaper,
    Consultee,
    Contact,
    DateFact,
    Distribution,
    DocumentKind,
    Figure,
    Meeting,
    MinuteItem,
    Observation,
    Officer,
    Paragraph,
    Recommendation,
    Report,
    Resolution,
    Section,
    Table,
)
from extract.reports.applications import Application
from ingest.model import Issue


@dataclass(frozen=True)
class Extraction:
    """All that was found in one document, each list in reading order; picklable, so that a worker can hand it over."""

    kind: DocumentKind
    title: str | None
    council: str | None
    meetings: tuple[Meeting, ...] = ()
    contacts: tuple[Contact, ...] = ()
    agenda_items: tuple[AgendaItem, ...] = ()
    reports: tuple[Report, ...] = ()
    sections: tuple[Section, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    applications: tuple[Application, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    background_papers: tuple[BackgroundPaper, ...] = ()
    appendices: tuple[Appendix, ...] = ()
    audit_trails: tuple[AuditTrail, ...] = ()
    consultees: tuple[Consultee, ...] = ()
    minute_items: tuple[MinuteItem, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    motions: tuple[Motion, ...] = ()
    votes: tuple[Vote, ...] = ()
    delegations: tuple[Delegation, ...] = ()
    declarations: tuple[Declaration, ...] = ()
    questions: tuple[Question, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    distribution: tuple[Distribution, ...] = ()
    officers: tuple[Officer, ...] = ()
    tables: tuple[Table, ...] = ()
    observations: Sequence[Observation] = ()
    dates: Sequence[DateFact] = ()
    figures: Sequence[Figure] = ()
    issues: tuple[Issue, ...] = ()
