"""What is found in a paper: one frozen class for each table of the corpus, each fact with its span and its rule.

A fact points to the fact it belongs to by holding it (`Recommendation.report` is a `Report`); facts are compared by
identity, so two equal-looking facts of one paper stay two. Text has white space folded and line wraps joined; what the
paper does not state is None, never "" and never a guess. Dates are ISO 8601 text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from sys import intern
from typing import Literal

from ingest.model import Block, Cell, Span

DocumentKind = Literal[
    "agenda_pack", "supplemental_agenda", "minutes", "report", "inspection_report", "annual_report", "other"
]
MeetingRole = Literal["pack", "minutes"]
ResolutionKind = Literal["resolved", "action", "agreed", "recommended", "noted"]
AttendanceStatus = Literal["present", "other members present", "officer support", "apologies"]
IN_TABLE = "sentences-in-table"  # the rule of paragraphs that a data table holds, too
Precision = Literal["day", "month", "quarter", "year", "financial_year", "range"]


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Fact:
    """Where a fact stands and the name of the rule or reader that made it, such as "audit-trail-grid"."""

    span: Span
    rule: str

    def __post_init__(self) -> None:
        # A name that is put together is kept once, not for each of a long paper's fifty facts a page.
        object.__setattr__(self, "rule", intern(self.rule))


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Meeting(Fact):
    committee: str
    date: str | None
    start_time: str | None = None  # HH:MM
    venue: str | None = None
    role: MeetingRole


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Contact(Fact):
    meeting: Meeting | None
    name: str | None
    phone: str | None = None
    email: str | None = None


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Report(Fact):
    """A report's header box. `meeting` and the agenda item are tied to it by number and title after reading.

    `member_post` is what the box calls the member responsible ("Lead Member"), where that is no cabinet member.
    """

    meeting: Meeting | None = None
    item_number: str | None = None
    classification: str | None = None
    date: str | None = None
    meeting_name: str | None = None
    title: str | None
    wards: str | None = None
    from_officer: str | None = None
    cabinet_member: str | None = None
    member_post: str | None = None


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class AgendaItem(Fact):
    meeting: Meeting | None
    number: str | None
    title: str
    pages: str | None = None
    report: Report | None = None


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Section(Fact):
    report: Report | None
    level: int
    heading: str
    number: str | None = None
    parent: Section | None = None


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Paragraph(Fact):
    """`number` is printed without its punctuation ("2.3", "a"); `block` is its index in `Document.blocks`.

    What stands in a cell of a grid has the index of the grid, and in `cell` its own lines.
    """

    report: Report | None
    section: Section | None
    number: str | None
    text: str
    block: int
    cell: Block | None = None


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Recommendation(Fact):
    """One clause recommended. `lead_in` is the sentence the clause hangs on ("The Committee is asked to:")."""

    report: Report | None
    number: str | None
    text: str
    lead_in: str | None = None


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class BackgroundPaper(Fact):
    report: Report | None
    title: str
    held_at: str | None = None
    contact: str | None = None


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Appendix(Fact):
    report: Report | None
    number: str | None
    title: str


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class AuditTrail(Fact):
    report: Report | None
    lead_officer: str | None = None
    report_author: str | None = None  # several joined by "; "
    version: str | None = None
    dated: str | None = None
    key_decision: bool | None = None
    cabinet_member: str | None = None
    sent_on: str | None = None
    sent_to: str | None = None


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Consultee(Fact):
    audit_trail: AuditTrail
    officer_title: str
    comments_sought: str | None = None  # Yes, No, N/A
    comments_included: str | None = None


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class MinuteItem(Fact):
    meeting: Meeting | None
    number: str | None
    title: str


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Resolution(Fact):
    """One paragraph or bullet decided. `lead_in` is what it hangs on ("RESOLVED that:"); `words` the decision word."""

    meeting: Meeting | None
    minute_item: MinuteItem | None
    item_title: str | None
    kind: ResolutionKind
    number: str | None
    text: str
    lead_in: str | None = None
    outcome: str | None = None  # carried, lost, agreed unanimously …, when the paper says so
    owner: str | None = None  # who is to act
    due: str | None = None  # as printed
    due_date: str | None = None
    decided_by: str | None = None  # the officer or member who decided alone, as printed
    decided_on: str | None = None  # the day of such a decision, ISO 8601


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Attendance(Fact):
    meeting: Meeting | None
    name: str
    role: str | None
    status: AttendanceStatus


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Distribution(Fact):
    meeting: Meeting | None
    name: str
    role: str | None
    copies: int | None


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Officer(Fact):
    """A pairing of a name as printed with a role; `context` says where: audit trail, attendance, contact, prose, …"""

    name: str
    role: str | None
    context: str


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Table(Fact):
    """A data table; `columns` are the header cells as printed, () if it has none; `rows` the data rows under it.

    `heads` are the header rows as they were read, with their cells' places and merges; () once its numbers are found.
    """

    report: Report | None
    title: str | None
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]
    page_to: int | None = None
    heads: Sequence[tuple[Cell | None, ...]] = ()
    notes: tuple[TableNote, ...] = ()


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class TableRow(Fact):
    """`band` is the text that runs across the whole table above a group of rows, for each row under it.

    `printed` are the cells that `cells` are the texts of, with their places; None where a merged cell covers
    one. They are let go once the table's numbers are found.
    """

    cells: tuple[str, ...]
    band: str | None = None
    printed: tuple[Cell | None, ...] = ()


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class TableNote(Fact):
    """A note printed with a data table; `mark` names what ties it to cells of it ("*", "1"), without brackets."""

    mark: str | None
    text: str


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Observation(Fact):
    """The number of one cell of a data table, with what the table says it is.

    `value` has sign and scale ("£(1.2)m" is -1200000.0); `unit` is None where the table states none. `period` is the
    time as printed, from `start_date` to `end_date`. `sum_check` of a total is "agrees" or "differs" where it could be
    told whether what it sums comes to it. `notes` are those of the table whose mark stands in the cell or in a label
    that the number goes by; the labels are without it.
    """

    table: Table
    table_row: TableRow
    row_label: str
    column_label: str | None
    group_label: str | None = None  # the band or heading that the row stands under
    value: float
    unit: str | None  # GBP, percent, count, fte, days, weeks, per_1000, …
    start_date: str | None = None
    end_date: str | None = None
    period: str | None = None
    status: str | None = None  # provisional, target, actual, budget, revised budget, forecast, outturn, variance, …
    text: str
    sum_check: Literal["agrees", "differs"] | None = None
    notes: tuple[TableNote, ...] = ()


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class DateFact(Fact):
    text: str
    start_date: str | None
    end_date: str | None
    precision: Precision
    paragraph: Paragraph | None
    context: str


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Figure(Fact):
    text: str
    value: float
    unit: str  # GBP, percent, count, days, weeks, months, years, hours, per_1000, per_10000, …
    subject: str | None
    period: str | None
    paragraph: Paragraph | None
    context: str
