"""The whole of a paper: what its form gives, what its sentences say, one `Extraction` out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from extract.cells.cell_prose import find_cell_prose
from extract.contacts.contacts import find_contacts
from extract.contacts.distribution import find_distribution
from extract.dates.disagreements import find_report_days
from extract.decisions.questions import find_questions
from extract.extractions import Extraction
from extract.facts import Officer, Table
from extract.fronts.councils import find_council
from extract.fronts.covers import agenda_items
from extract.language import LanguageFacts, read_language
from extract.people.officers import find_officers
from extract.recommendations.delegations import find_delegations
from extract.reports.reports import tie_items
from extract.structures import Structure, days_of_minutes, find_structure
from extract.tables.observations import find_observations
from extract.tables.tables import find_tables, let_go_of_cells
from extract.titles import find_title
from extract.unread.second_look import look_again
from ingest.memory import give_back
from ingest.model import Document

MANY = 100  # tables, whose cells are as much as all else of a paper


def extract(document: Document, read_prose: Callable[..., LanguageFacts] = read_language) -> Extraction:
    """All facts of one paper, each list in reading order; `read_prose` stands in for the language stage."""
    pages = len(document.pages)
    structure = find_structure(document)
    give_back(pages)
    days = days_of_minutes(structure.parts, structure.minutes)
    taken = structure.taken(document)
    paragraphs = find_cell_prose(structure, taken)
    prose = read_prose(paragraphs, document, structure.day, structure.sections.headings, days)
    give_back(pages)
    tables: list[Table] = []
    found_tables = find_tables(document, structure.parts, taken, structure.report_of)
    numbers = find_observations(document, each_let_go(found_tables, tables, pages))
    give_back(pages)
    found = extract_structure(document, structure)
    give_back(pages)
    found = replace(
        found,
        paragraphs=paragraphs,
        tables=tuple(tables),
        observations=numbers.observations,
        dates=prose.dates,
        figures=prose.figures,
        officers=find_people(document, found, prose),
    )
    unanswered = look_again(document, structure, found)
    return replace(found, issues=(*document.issues, *prose.issues, *found.issues, *unanswered, *numbers.issues))


def each_let_go(tables: Iterable[Table], kept: list[Table], pages: int) -> Iterator[Table]:
    """The tables of a paper one after the other; each is kept, without its cells, when the next one is asked for."""
    for table in tables:
        yield table
        let_go_of_cells(table)
        kept.append(table)
        if len(kept) % MANY == 0:
            give_back(pages)


def extract_structure(document: Document, structure: Structure) -> Extraction:
    """The facts that the form alone gives, without data tables."""
    reports, minutes, meetings = structure.boxes.reports, structure.minutes, structure.meetings
    delegations, undelegated = find_delegations(structure.clauses.recommendations, minutes.resolutions)
    questions, unanswered = find_questions(structure.parts, meetings)
    council = find_council(document)
    packs = [meeting for meeting in meetings if meeting is structure.meeting]
    return Extraction(
        kind=structure.kind,
        title=find_title(document, structure.kind, structure.parts, reports, meetings, council),
        council=council,
        meetings=meetings,
        contacts=find_contacts(structure.parts, structure.meeting),
        agenda_items=tie_items(agenda_items(structure.cover), reports),
        reports=reports,
        applications=structure.boxes.applications,
        sections=structure.sections.sections,
        paragraphs=structure.sections.paragraphs,
        recommendations=structure.clauses.recommendations,
        background_papers=structure.lists.background_papers,
        appendices=structure.lists.appendices,
        audit_trails=structure.audits.audit_trails,
        consultees=structure.audits.consultees,
        minute_items=minutes.minute_items,
        resolutions=minutes.resolutions,
        motions=minutes.motions,
        votes=minutes.votes,
        delegations=delegations,
        declarations=minutes.declarations,
        questions=questions,
        attendance=minutes.attendance,
        distribution=tuple(find_distribution(document, structure.parts, structure.meeting)),
        issues=(*find_report_days(reports, packs), *structure.issues, *undelegated, *unanswered),
    )


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
        consultees=found.consultees,
        prose=prose.officers,
    )
