"""Notices of decisions: forms of labelled fields, as lines and in tables; the borough and its people are made up."""

from pathlib import Path

import pytest

from extract.decisions.notice_fields import label_kind
from extract.decisions.notices import find_notice
from extract.extractions import Extraction
from extract.papers import extract
from ingest.model import Block, Cell, Document, Grid, Line, Page, Span
from ingest.text import read_text

HEAD = """MARLSTOW BOROUGH COUNCIL

NOTICE OF DECISIONS

Decisions of the Harbour Board on 3 May 2027

Present:
Councillor Ann Moor (Chair)
Councillor Bo Reed, Leader of the Quay Group
Councillor Cy Lane

Apologies:
Councillor Di Hale

"""
FORMS = """(a) Subject: Mooring fees (agenda item 4)
(b) Ward:
(c) Declarations of interest:

None

(d) Decision taken

That the Harbour Board:
1. noted the survey of berths.
2. approved the fees in Appendix A and
that they be reviewed in a year.

(e) Exempt Information?

Open

(h) Reason for decision:

The Board noted the survey.

(a) Subject: Slipway
(d) Decision taken

That the Board agreed the lease.

(a) Subject: Crane
(d) Decision taken
None
"""


def read(text: str) -> Extraction:
    return extract(read_text(Path("notice.txt"), text.encode(), "0" * 64))


def test_forms_give_items_and_clauses() -> None:
    found = read(HEAD + FORMS)
    assert [(meeting.committee, meeting.date, meeting.role) for meeting in found.meetings] == [
        ("Harbour Board", "2027-05-03", "pack")
    ]
    assert [(item.number, item.title) for item in found.minute_items] == [
        ("4", "Mooring fees"),
        (None, "Slipway"),
        (None, "Crane"),
    ]
    assert [(row.kind, row.number, row.item_title, row.text) for row in found.resolutions] == [
        ("noted", "1", "Mooring fees", "noted the survey of berths."),
        ("resolved", "2", "Mooring fees", "approved the fees in Appendix A and that they be reviewed in a year."),
        ("agreed", None, "Slipway", "That the Board agreed the lease."),
    ]
    assert found.resolutions[0].lead_in == "That the Harbour Board:"


def test_those_present_are_listed_above_the_forms() -> None:
    found = read(HEAD + FORMS)
    assert [(row.name, row.role, row.status) for row in found.attendance] == [
        ("Councillor Ann Moor", "Chair", "present"),
        ("Councillor Bo Reed", "Leader of the Quay Group", "present"),
        ("Councillor Cy Lane", None, "present"),
        ("Councillor Di Hale", None, "apologies"),
    ]


HALF_READ = [
    # what stands below the head, the issue
    ("Subject: Mooring fees\nReason for decision: none\n", "notice-unread"),
    (
        "Subject: Crane\nDecision: That the crane be sold.\n\nTitle: Slipway\nReason for decision: cost\n",
        "notice-half-read",
    ),
    ("Decision taken: That the crane be sold.\n", "notice-half-read"),
]


@pytest.mark.parametrize(("text", "code"), HALF_READ)
def test_half_a_form_is_an_issue(text: str, code: str) -> None:
    document = read_text(Path("notice.txt"), f"Record of decision\n\n{text}".encode(), "0" * 64)
    assert [issue.code for issue in find_notice(document, None).issues] == [code]


DATED = """MARLSTOW BOROUGH COUNCIL
RECORD OF DECISION OF THE Harbour Board
Decision Made: 3 May 2027
Mooring fees
Issue for Decision
To set out how the Board wishes to raise the fees.
Decision Made
1.

That the fees be raised.

2.

That the survey be noted.

Reasons for Decision
The fees were low.
"""


def test_the_day_of_a_decision_and_the_headings_are_no_decisions() -> None:
    found = read(DATED)
    assert found.kind == "other"
    assert [(row.number, row.text) for row in found.resolutions] == [
        ("1", "That the fees be raised."),
        ("2", "That the survey be noted."),
    ]
    assert "notice-half-read" in [issue.code for issue in found.issues]


def test_a_paper_that_is_no_notice_gives_nothing() -> None:
    document = read_text(
        Path("report.txt"), b"Harbour report\n\nSubject: Fees\n\nDecision: That they be set.\n", "0" * 64
    )
    found = find_notice(document, None)
    assert not found.resolutions
    assert not found.issues


def cell(text: str) -> Cell:
    return Cell(text, Span(1))


def test_a_table_is_a_form_and_no_data_table() -> None:
    rows = (
        (cell("(a)"), cell("Subject:"), cell("Cranes\n(agenda item 7)")),
        (cell("(b)"), cell("Ward:"), cell("")),
        (cell("(d)"), cell("Decision taken\nThat the Board:\nAuthorised the Director to sell\nthe old crane."), None),
        (cell("(f)"), cell("Decision made in exempt session?\nNo"), None),
    )
    head = Block("heading", "Decision Recording Form", (), Span(1), starts=(0,))
    form = Block("grid", "", (), Span(1), grid=Grid(rows))
    document = Document("notice.pdf", "0" * 64, "application/pdf", (Page(1, "", None, "text", 595, 842),), (head, form))
    found = find_notice(document, None)
    assert [(item.number, item.title) for item in found.minute_items] == [("7", "Cranes")]
    assert [(row.kind, row.text) for row in found.resolutions] == [
        ("resolved", "Authorised the Director to sell the old crane.")
    ]
    assert found.taken == (form,)


LABELS = [
    ("Subject matter / Title of decision", "subject"),
    ("Title of report", "subject"),
    ("SUBJECT", "subject"),
    ("Details of decision taken", "decision"),
    ("DECISION DETAILS", "decision"),
    ("The decision", "decision"),
    ("The Executive Councillor's decision(s)", "decision"),
    ("Decision of", "other"),
    ("Decision made by", "other"),
    ("Decision made in exempt session", "other"),
    ("Key decision", "other"),
    ("Reason(s) for decision", "other"),
    ("Any alternatives considered and rejected", "other"),
    ("decision", None),
]


@pytest.mark.parametrize(("label", "kind"), LABELS)
def test_a_label_is_told_by_its_words(label: str, kind: str | None) -> None:
    assert label_kind(label) == kind


MEMBER = """MARLSTOW BOROUGH COUNCIL \u2013 RECORD OF DECISION

DECISION TAKEN BY:

Ann Moor, Cabinet Member for Quays

Key decision: YES

Subject Matter / Title of Decision

Lease of the crane yard

Decision:

As Cabinet Member for Quays, I agree to:

(a) AWARD the lease of the yard for two years; and

(b) DELEGATE authority to the Director to sign it.

Reason(s) for decision:

The lease ends in May.

Any alternatives considered and rejected:

None
"""
LISTED = """Decisions published

03/05/2027 - Mooring fees for 2027-28 ref: 4711   Recommendations Approved

Decision Maker: Director of Quays

Decision published: 04/05/2027

Decision:

The Director agreed to

1. Set the fees in Appendix A.

2. Note the survey of berths.

Wards affected: Quay; Mead;

04/05/2027 - Crane yard ref: 4712   Recommendations Approved

Decision Maker: Harbour Board

Made at meeting: 04/05/2027 - Harbour Board

Decision:

That the yard be let.
"""
OFFICER = """Delegated Officer Decision

Subject:

Grant to the Lifeboat Museum

Officer taking decision:

Director of Quays

Decision:

I authorise a grant of \u00a35,000.

1. Relevant previous decisions

1.1 None.
"""
OF_A_MEETING = """NOTICE OF DECISIONS TAKEN BY CABINET

ON TUESDAY, 4 MAY 2027

They will come into force on the expiry of five days.

5. CORPORATE PLAN

RESOLVED \u2013

(1) That the plan be approved.

(2) That it be printed.

Reason for the decision: None.

6. MOORING FEES

DEFERRED to the next meeting.
"""
FORMS_READ = [
    # text, its items, its decisions
    (
        MEMBER,
        ["Lease of the crane yard"],
        [
            ("agreed", "a", "AWARD the lease of the yard for two years; and"),
            ("resolved", "b", "DELEGATE authority to the Director to sign it."),
        ],
    ),
    (OFFICER, ["Grant to the Lifeboat Museum"], [("resolved", None, "I authorise a grant of \u00a35,000.")]),
    (
        LISTED,
        ["Mooring fees for 2027-28", "Crane yard"],
        [
            ("agreed", "1", "Set the fees in Appendix A."),
            ("noted", "2", "Note the survey of berths."),
            ("resolved", None, "That the yard be let."),
        ],
    ),
]


@pytest.mark.parametrize(("text", "items", "decisions"), FORMS_READ)
def test_records_of_one_who_decides(text: str, items: list[str], decisions: list[tuple[str, str | None, str]]) -> None:
    found = read(text)
    assert [item.title for item in found.minute_items] == items
    assert [(row.kind, row.number, row.text) for row in found.resolutions] == decisions
    assert [issue for issue in found.issues if issue.code.startswith("notice")] == []


def notice_of(head: str, *rows: tuple[str, ...]) -> Document:
    title = Block("heading", head, (Line(head, Span(1)),), Span(1), starts=(0,))
    grid = Block("grid", "", (), Span(1), grid=Grid(tuple(tuple(cell(text) for text in row) for row in rows)))
    page = Page(1, "", None, "text", 595, 842)
    return Document("notice.pdf", "0" * 64, "application/pdf", (page,), (title, grid))


def test_a_table_of_two_columns_has_its_labels_in_the_first() -> None:
    found = find_notice(
        notice_of(
            "Officer Decision Record",
            ("Decision made by", "Head of Quays"),
            ("Title of decision", "Contract for the crane"),
            ("Delegation under which it", "Part 3 of the"),
            ("was made", "Constitution"),
            ("Details of decision taken", "To award the contract."),
            ("Members who were asked", "Cllr Moor"),
        ),
        None,
    )
    assert [item.title for item in found.minute_items] == ["Contract for the crane"]
    assert [row.text for row in found.resolutions] == ["To award the contract."]


def test_a_list_of_decisions_in_columns() -> None:
    found = find_notice(
        notice_of(
            "CABINET - 3 MAY 2027 DECISION LIST",
            ("Item", "Title", "Decision"),
            ("4", "Mooring fees", "AGREED RECOMMENDATIONS\nThat the fees be set.\nReasons for decision \u2013 cost"),
            ("5", "Crane yard", "(a) That the yard be let.\n(b) That it be swept."),
        ),
        None,
    )
    assert [(held.committee, held.date, held.role) for held in found.meetings] == [("Cabinet", "2027-05-03", "pack")]
    assert [(item.number, item.title) for item in found.minute_items] == [("4", "Mooring fees"), ("5", "Crane yard")]
    assert [(row.number, row.text) for row in found.resolutions] == [
        (None, "That the fees be set."),
        ("a", "That the yard be let."),
        ("b", "That it be swept."),
    ]


LOST = [
    # rows that a text cut elsewhere than between the decisions; labels before everything they label
    notice_of(
        "DECISION LIST",
        ("Item", "Title", "Decision"),
        ("4", "Mooring fees", "AGREED That the fees be set."),
        ("5", "Crane yard", "Reasons for decision \u2013 cost\nThat the yard be let."),
    ),
    read_text(
        Path("n.txt"),
        b"DECISION LIST\n\nItem\n\nTitle\n\nDecision\n\n4\n\nMooring fees\n\nThat they be set.\n",
        "0" * 64,
    ),
]


@pytest.mark.parametrize("document", LOST)
def test_columns_that_were_lost_are_an_issue_and_no_decisions(document: Document) -> None:
    found = find_notice(document, None)
    assert not found.resolutions
    assert [issue.code for issue in found.issues] in (["notice-unread"], ["notice-half-read"])


def test_numbered_titles_are_the_subjects_of_a_list_without_labels() -> None:
    found = read(OF_A_MEETING)
    assert [(held.committee, held.date, held.role) for held in found.meetings] == [("Cabinet", "2027-05-04", "pack")]
    assert [(item.number, item.title) for item in found.minute_items] == [
        ("5", "CORPORATE PLAN"),
        ("6", "MOORING FEES"),
    ]
    assert [(row.item_title, row.number, row.text) for row in found.resolutions] == [
        ("CORPORATE PLAN", "1", "That the plan be approved."),
        ("CORPORATE PLAN", "2", "That it be printed."),
    ]
    assert [issue.text for issue in found.issues if issue.code == "notice-half-read"] == ["MOORING FEES"]


def test_a_line_above_a_table_that_a_head_took_in_is_no_label() -> None:
    line = "Cabinet - 4 May 2027"
    head = Cell(f"{line} Decision", Span(1), (Line(line, Span(1)), Line("Decision", Span(1))))
    document = notice_of("Executive Decisions", ("Item", "Topic", ""), ("6", "Mooring fees", "The fees were set."))
    grid = document.blocks[1].grid
    assert grid is not None
    rows = ((*grid.rows[0][:2], head), *grid.rows[1:])
    block = Block("grid", "", (), Span(1), grid=Grid(rows))
    found = find_notice(
        Document("n.pdf", "0" * 64, "application/pdf", document.pages, (document.blocks[0], block)), None
    )
    assert [(held.committee, held.date) for held in found.meetings] == [("Cabinet", "2027-05-04")]
    assert [(item.number, item.title) for item in found.minute_items] == [("6", "Mooring fees")]
    assert [row.text for row in found.resolutions] == ["The fees were set."]
