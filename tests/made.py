"""A made-up paper as the readers and rules would hand it over, for tests of what comes after them."""

from __future__ import annotations

import hashlib

from extract.decisions.conduct import Declaration, Delegation, Motion, Vote
from extract.decisions.questions import Question
from extract.extractions import Extraction
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
    TableNote,
    TableRow,
)  # fmt: skip
from extract.reports.applications import Application
from ingest.model import Box, Document, Issue, Page, Span

COMMITTEE = "Parks and Allotments Committee"
COUNCIL = "Marlbeck Borough Council"


def at(page: int = 1, top: float = 100, left: float = 72) -> Span:
    return Span(page, None, (Box(page, left, top, left + 200, top + 12),))


def made_document(words: str = "beehives", path: str = "papers/parks.pdf") -> Document:
    """A PDF of two pages, the second unread; `words` are in its text and so in its hash."""
    pages = (
        Page(1, f"The allotments are full of {words}.", "1", "text", 595, 842),
        Page(2, "", None, "text", 595, 842),
    )
    sha256 = hashlib.sha256(words.encode()).hexdigest()
    issues = (Issue("ingest", "page-without-text", "Nothing could be read on page 2.", None, Span(2)),)
    return Document(path, sha256, "application/pdf", pages, (), issues=issues)


def made_extraction(words: str = "beehives", chair: str = "Councillor Ada Thornfield") -> Extraction:
    """A fact for every table; the second member is printed twice, in full and with an initial."""
    meeting = Meeting(span=at(), rule="cover", committee=COMMITTEE, date="2031-05-07", start_time="19:00", role="pack")
    held = Meeting(span=at(1, 300), rule="minutes", committee=COMMITTEE.upper(), date="2031-03-05", role="minutes")
    report = Report(span=at(1, 120), rule="box", title="Allotment charges", date="2031-05-07", meeting_name=COMMITTEE)
    section = Section(span=at(1, 140), rule="heading", report=report, level=1, heading="Background")
    below = Section(span=at(1, 150), rule="heading", report=report, level=2, heading="Costs", parent=section)
    paragraph = Paragraph(span=at(1, 160), rule="p", report=report, section=below, number="2.1",
                          text=f"The allotments are full of {words}.", block=0)  # fmt: skip
    trail = AuditTrail(span=at(1, 500), rule="trail", report=report, lead_officer="Rhoda Pell", key_decision=False)
    item = MinuteItem(span=at(1, 320), rule="minutes", meeting=held, number="3", title="Water butts")
    motion = Motion(span=at(1, 340), rule="motion", meeting=held, minute_item=item, kind="motion", text="To buy butts.")
    rows = tuple(TableRow(span=at(1, 400 + 10 * n), rule="grid", cells=("Plot", f"{n}")) for n in range(3))
    note = TableNote(span=at(1, 440), rule="note-by-mark", mark="*", text="* without water")
    grid = Table(span=at(1, 400), rule="grid", report=report, title="Charges", columns=("What", "£"), rows=rows,
                 notes=(note,))  # fmt: skip
    number = Observation(span=at(1, 400, 300), rule="cell-head", table=grid, table_row=rows[1], row_label="Plot",
                         column_label="£", value=1.0, unit="GBP", status="budget", text="1",
                         notes=(note,))  # fmt: skip
    members = ((chair, "Chair", "present"), ("Councillor Tobias Oakhanger", None, "present"),
               ("Cllr T Oakhanger", None, "apologies"), ("Rhoda Pell", "Head of Parks", "officer support"))  # fmt: skip
    decided = Resolution(span=at(1, 330), rule="resolved", meeting=held, minute_item=item, item_title="Water butts",
                         kind="resolved", number=None, text="That ten water butts be bought.",
                         owner="Rhoda Pell", due="next meeting")  # fmt: skip
    given = Delegation(span=at(1, 330), rule="active", resolution=decided, delegate="Head of Parks", power="buy",
                       limit_text="up to £500", limit_value=500.0)  # fmt: skip
    interest = Declaration(span=at(1, 325), rule="declared", meeting=held, minute_item=item, name=chair,
                           interest_kind="personal", item="item 3", text="He has one.", left_meeting=True)  # fmt: skip
    return Extraction(
        kind="agenda_pack", title="Parks pack", council=COUNCIL, meetings=(meeting, held), reports=(report,),
        contacts=(Contact(span=at(), rule="contact", meeting=meeting, name="Una Brook", phone="01632 960000"),),
        agenda_items=(AgendaItem(span=at(), rule="list", meeting=meeting, number="5", title="Charges", report=report),),
        sections=(section, below), paragraphs=(paragraph,), audit_trails=(trail,), minute_items=(item,),
        recommendations=(Recommendation(span=at(1, 130), rule="list", report=report, number="1", text="Raise them."),),
        background_papers=(BackgroundPaper(span=at(), rule="box", report=report, title="Plot survey"),),
        appendices=(Appendix(span=at(), rule="box", report=report, number="1", title="Map of plots"),),
        consultees=(Consultee(span=at(), rule="row", audit_trail=trail, officer_title="Clerk", comments_sought="Yes"),),
        applications=(Application(span=at(1, 120), rule="box", report=report, reference="31/0042/FUL",
                                  proposal="Greenhouse", site="Plot 9", recommendation="Approve"),),
        questions=(Question(span=at(1, 350), rule="question-heading", meeting=held, number="1", asker="Mrs Ina Vole",
                            respondent="the Chair", question="When will the tap run?", answer="In May."),),
        resolutions=(decided,), delegations=(given,), declarations=(interest,),
        motions=(motion,), votes=(Vote(span=at(1, 345), rule="vote", motion=motion, name=chair, option="for"),),
        attendance=tuple(Attendance(span=at(1, 310 + n), rule="list", meeting=held, name=name, role=role, status=status)  # type: ignore[arg-type]
                         for n, (name, role, status) in enumerate(members)),
        distribution=(Distribution(span=at(), rule="list", meeting=meeting, name="Una Brook", role="Clerk", copies=2),),
        officers=(Officer(span=at(), rule="trail", name="Rhoda Pell", role="Head of Parks", context="audit trail"),),
        tables=(grid,), observations=(number,),
        dates=(DateFact(span=at(1, 160), rule="day", text="1 April 2031", start_date="2031-04-01",
                        end_date="2031-04-01", precision="day", paragraph=paragraph, context="From 1 April 2031."),),
        figures=(Figure(span=at(1, 160), rule="money", text="£30", value=30.0, unit="GBP", subject="rent", period=None,
                        paragraph=paragraph, context="A rent of £30."),),
    )  # fmt: skip
