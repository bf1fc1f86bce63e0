"""A corpus of made-up papers, as large as wanted, to measure the site on: the same numbers give the same papers.

Words are drawn as in running text: a few of committees everywhere, thousands seldom (Zipf's law). Rows are made and
stored by the same code as those of real papers; only the people are worked out once, at the end.
"""

from __future__ import annotations

import hashlib
import random
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any

from corpus.changes import Ledger
from corpus.committees import add_meetings, refresh_committees
from corpus.databases import open_for_writing, transaction
from corpus.forms import add_names
from corpus.load import store_rows
from corpus.people import refresh_people
from corpus.rows import document_rows
from extract.extractions import Extraction
from extract.facts import (
    AgendaItem,
    Attendance,
    AuditTrail,
    Consultee,
    DateFact,
    Figure,
    Meeting,
    MinuteItem,
    Paragraph,
    Recommendation,
    Report,
    Resolution,
    Section,
    Table,
    TableRow,
)  # fmt: skip
from ingest.model import Box, Document, Page, Span

COMMON = (
    "the of and to in that for be a is on committee council report by with was services which this from members are "
    "agreed at as housing children budget policy scrutiny review care plan officers residents community health school "
    "recommended resolved noted cabinet development planning transport funding strategy performance quarter year "
    "allotments libraries parks waste highways social adults foster homes tenants rents repairs parking licensing"
).split()
SYLLABLES = (
    "ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo yu za bren col dra fen gla hol mar nor pel tor".split()
)
COUNCIL = "Marlbeck Borough Council"
COMMITTEES = tuple(f"{name} Committee" for name in (
    "Parks and Allotments", "Housing Scrutiny", "Children and Families", "Planning", "Licensing", "Audit", "Health",
    "Transport", "Finance", "Culture", "Standards", "Pensions",
))  # fmt: skip
REPORTS, PARAGRAPHS, PER_PAGE = 10, 20, 7
IN_A_PAPER = REPORTS * PARAGRAPHS
VOCABULARY, SURNAMES, GIVEN = 12_000, 900, 60
AT_ONCE = 20  # papers in one transaction


class _Writer:
    """Draws words, names and days."""

    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)
        made = {"".join(self.draw.choices(SYLLABLES, k=self.draw.randint(2, 4))) for _ in range(VOCABULARY * 2)}
        self.words = [*COMMON, *sorted(made)[:VOCABULARY]]
        self.draw.shuffle(self.words[len(COMMON) :])
        self.weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(self.words))))
        self.people = [f"{self._name()} {self._name()}" for _ in range(SURNAMES)]

    def _name(self) -> str:
        return "".join(self.draw.choices(SYLLABLES, k=3)).capitalize()

    def text(self, least: int, most: int) -> str:
        return " ".join(self.draw.choices(self.words, cum_weights=self.weights, k=self.draw.randint(least, most)))

    def sentence(self, least: int = 20, most: int = 48) -> str:
        return self.text(least, most).capitalize() + "."

    def day(self) -> str:
        return (date(2005, 1, 1) + timedelta(days=self.draw.randrange(7300))).isoformat()


def _item(number: int, meeting: Meeting, report: Report) -> AgendaItem:
    return AgendaItem(
        span=_at(number), rule="synthetic", meeting=meeting, number=str(number), title=report.title or "", report=report
    )


def make_corpus(
    database: Path, paragraphs: int, seed: int = 1, report: Callable[[int], None] = lambda done: None
) -> int:
    """Fill a new database with so many paragraphs (rounded up to whole papers); returns the number of papers."""
    writer = _Writer(seed)
    papers = -(-paragraphs // IN_A_PAPER)
    connection = open_for_writing(database)
    try:
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute("PRAGMA foreign_keys=OFF")  # committees and people come last
        for first in range(0, papers, AT_ONCE):
            with transaction(connection):
                for number in range(first, min(papers, first + AT_ONCE)):
                    _store(connection, writer, number)
            report(min(papers, first + AT_ONCE))
        _refresh(connection)
        connection.execute("INSERT INTO search (search) VALUES ('optimize')")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()
    return papers


def _store(connection: sqlite3.Connection, writer: _Writer, number: int) -> None:
    document, extraction = _paper(writer, number)
    rows = document_rows(document, extraction, 1_000_000)
    ledger = Ledger(connection, rows.id, ())
    store_rows(connection, rows)
    add_names(connection, rows.id)
    add_meetings(connection, rows.id)
    ledger.write()


def _refresh(connection: sqlite3.Connection) -> None:
    with transaction(connection):
        ledger = Ledger(connection, None, ())
        committees = {row[0] for row in connection.execute("SELECT DISTINCT committee_id FROM meetings")}
        surnames = {row[0] for row in connection.execute("SELECT DISTINCT surname FROM person_names")}
        with ledger.sharing(surnames, committees):
            refresh_committees(connection, committees)
            refresh_people(connection, surnames)
        ledger.write()


def _at(place: int) -> Span:
    """The place of the n-th paragraph of a paper."""
    page, top = place // PER_PAGE + 1, 80.0 + 90 * (place % PER_PAGE)
    return Span(page, None, (Box(page, 72, top, 520, top + 60),))


def _paper(writer: _Writer, number: int) -> tuple[Document, Extraction]:
    """A pack with the minutes of an earlier meeting and ten reports."""
    committee = COMMITTEES[number % len(COMMITTEES)]
    meeting = Meeting(span=_at(0), rule="synthetic", committee=committee, date=writer.day(), role="pack")
    held = Meeting(span=_at(1), rule="synthetic", committee=committee, date=writer.day(), role="minutes")
    reports = [
        Report(span=_at(place), rule="synthetic", title=writer.text(4, 9).title(), date=meeting.date,
               meeting_name=committee, item_number=str(n), from_officer=writer.draw.choice(writer.people))
        for n, place in enumerate(range(0, IN_A_PAPER, PARAGRAPHS), 1)
    ]  # fmt: skip
    sections = [Section(span=report.span, rule="synthetic", report=report, level=1, heading=writer.text(1, 4).title())
                for report in reports]  # fmt: skip
    paragraphs = [
        Paragraph(span=_at(place), rule="synthetic", report=reports[place // PARAGRAPHS],
                  section=sections[place // PARAGRAPHS], number=f"{place // PARAGRAPHS + 1}.{place % PARAGRAPHS + 1}",
                  text=writer.sentence(), block=place)
        for place in range(IN_A_PAPER)
    ]  # fmt: skip
    extraction = Extraction(
        kind="agenda_pack", title=f"{committee} {meeting.date}", council=COUNCIL, meetings=(meeting, held),
        reports=tuple(reports), sections=tuple(sections), paragraphs=tuple(paragraphs),
        agenda_items=tuple(_item(n, meeting, report) for n, report in enumerate(reports, 1)),
        **_minutes(writer, held), **_of_reports(writer, reports), **_in_text(writer, paragraphs),
    )  # fmt: skip
    text = [paragraph.text for paragraph in paragraphs]
    pages = tuple(
        Page(n, "\n".join(text[first : first + PER_PAGE]), str(n), "text", 595, 842)
        for n, first in enumerate(range(0, IN_A_PAPER, PER_PAGE), 1)
    )
    sha256 = hashlib.sha256(f"synthetic {number}".encode()).hexdigest()
    return Document(f"synthetic/{number}.pdf", sha256, "application/pdf", pages, ()), extraction


def _minutes(writer: _Writer, held: Meeting) -> dict[str, Any]:
    items = [MinuteItem(span=_at(n), rule="synthetic", meeting=held, number=str(n), title=writer.text(3, 8).title())
             for n in range(1, 9)]  # fmt: skip
    resolutions = tuple(
        Resolution(span=_at(100 + n), rule="synthetic", meeting=held, minute_item=items[n // 2],
                   item_title=items[n // 2].title, kind="resolved", number=str(n + 1), text=writer.sentence(12, 30))
        for n in range(16)
    )  # fmt: skip
    attendance = tuple(
        Attendance(span=_at(n), rule="synthetic", meeting=held, name=f"Councillor {name}", role=None, status="present")
        for n, name in enumerate(writer.draw.sample(writer.people, 10))
    )
    return {"minute_items": tuple(items), "resolutions": resolutions, "attendance": attendance}


def _of_reports(writer: _Writer, reports: Sequence[Report]) -> dict[str, Any]:
    trails = [AuditTrail(span=report.span, rule="synthetic", report=report, lead_officer=report.from_officer,
                         report_author=writer.draw.choice(writer.people), dated=report.date)
              for report in reports]  # fmt: skip
    return {
        "recommendations": tuple(
            Recommendation(span=_shifted(report, n), rule="synthetic", report=report, number=str(n),
                           text=writer.sentence(10, 30))
            for report in reports for n in range(1, 4)
        ),
        "audit_trails": tuple(trails),
        "consultees": tuple(Consultee(span=trail.span, rule="synthetic", audit_trail=trail, officer_title="Clerk",
                                      comments_sought="Yes", comments_included="No") for trail in trails),
        "tables": tuple(_table(writer, report) for report in reports[::2]),
    }  # fmt: skip


def _shifted(report: Report, down: int) -> Span:
    box = report.span.boxes[0]
    return Span(box.page, None, (Box(box.page, 90, box.top + down, 520, box.bottom + down),))


def _table(writer: _Writer, report: Report) -> Table:
    rows = []
    for n in range(6):
        cells = (writer.text(1, 3), *(str(writer.draw.randrange(10_000)) for _ in range(3)))
        rows.append(TableRow(span=_shifted(report, n), rule="synthetic", cells=cells))
    return Table(span=report.span, rule="synthetic", report=report, title=writer.text(3, 6).title(),
                 columns=("Ward", "2022/23", "2023/24", "2024/25"), rows=tuple(rows))  # fmt: skip


def _in_text(writer: _Writer, paragraphs: Sequence[Paragraph]) -> dict[str, Any]:
    figures = tuple(
        Figure(span=paragraph.span, rule="synthetic", text=f"£{value}", value=float(value), unit="GBP",
               subject=writer.text(1, 3), period=None, paragraph=paragraph, context=paragraph.text)
        for paragraph, value in _some(writer, paragraphs, 3)
    )  # fmt: skip
    dates = []
    for paragraph, _ in _some(writer, paragraphs, 5):
        day = writer.day()
        dates.append(DateFact(span=paragraph.span, rule="synthetic", text=day, start_date=day, end_date=day,
                              precision="day", paragraph=paragraph, context=paragraph.text))  # fmt: skip
    return {"figures": figures, "dates": tuple(dates)}


def _some(writer: _Writer, paragraphs: Sequence[Paragraph], each: int) -> Iterator[tuple[Paragraph, int]]:
    for paragraph in paragraphs[::each]:
        yield paragraph, writer.draw.randrange(100, 1_000_000)
