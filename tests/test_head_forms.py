"""Heads of reports in the forms that councils, fire bodies, parks and boards print them, and papers that are none."""

from __future__ import annotations

import pytest

from extract.extractions import Extraction
from extract.reports.box_labels import box_row, label_apart, without_contacts
from extract.reports.head_texts import section_mark
from extract.reports.known_lines import read_line
from extract.reports.reports import named_wards
from ingest.model import Cell, Line, Span
from printed import SECTIONS, extract_printed

BODY = (
    SECTIONS
    + """
3.    BACKGROUND

3.1   The fares were last set in 2027, when the old landing stage was still in use and the ferry sailed twice a day.

4.    FINANCIAL IMPLICATIONS

4.1   There are none that the budget does not provide for, as the harbour's treasurer was glad to confirm in March.
"""
)
TITLE_UNDER_TABLE = """Report to:\tEXECUTIVE
Relevant Officer:\tMara Pell, Head of Ferries
Relevant Cabinet Member:\tCouncillor Bo Lind
Date of Meeting:\t4 May 2031

FERRY FARES FOR THE YEAR
"""
BODY_UNDER_TABLE = """Report of:\tHead of Ferries
Contact Officer:\tMara Pell
Telephone No:\t01632 960100
Portfolio Leader:\tHarbours
Key Decision:\tYes

CABINET
4 MAY 2031
FERRY FARES FOR THE YEAR
"""
TITLE_FIRST = """Ferry fares for the year

Date:\t4 May 2031\tCABINET
Agenda Item:\t7
Contact Officer:\tMara Pell
Key Decision?\tYES
"""
ITEM_BESIDE = """Schools Forum\tAgenda Item 5
4 May 2031\t
Report title\tFerry fares for the year
Report author\tMara Pell, Ferries Manager
For decision / information\tFor information
"""
IN_ONE_LINE = """Report of the Head of Ferries to the meeting of Executive to be held on
4 May 2031

Subject:

Ferry fares for the year

Summary statement:

The ferries sailed all winter, and the fares stayed as they were in the year before, of which users were glad.
"""
RUN_TOGETHER = """Joint Harbours Committee
4 May 2031
Agenda Item 7
Key Decision [Yes]
Ward(s) Affected: Quay
Ferry fares for the year

Report by the Head of Ferries
"""
ON_BEHALF = """Open Report on behalf of Mara Pell, Head of Ferries

Report to:\tHarbour Board
Date:\t4 May 2031
Subject:\tFerry fares for the year

Summary:
The ferries sailed all winter.
"""
OVER_THE_BOX = """                          Weir Fire Authority
MEETING                   Audit Committee
DATE OF MEETING           4 May 2031
OFFICER                   Mara Pell, Head of Ferries
SUBJECT OF THE REPORT     Ferry fares for the year
"""
POST = """Cabinet

4 May 2031

Ferry fares for the year

Portfolio Holder: Councillor Bo Lind

Report Author: Mara Pell

Title: Ferries Manager

Tel: 01632 960100

Report by: Head of Ferries
"""
SAME_LINE = """Report to: Harbour Board Date: 4 May 2031
Title of Report Ferry fares for the year
Report by: Head of Ferries
Wards affected: All
"""
NUMBERED = """9. FERRY FARES FOR THE YEAR

REPORT OF:\tHEAD OF FERRIES
Contact Officer:\tMara Pell, Ferries Manager
Wards Affected:\tAll
Key Decision:\tYes
Report to:\tCabinet 4 May 2031
"""
STACKED = """Public report

Cabinet

4 May 2031

Name of Cabinet Member:

Councillor Bo Lind

Director approving submission of the report:

Head of Ferries

Title:

Ferry fares for the year
"""
DASHED = """CABINET

4 MAY 2031

ITEM NO. 7

FERRY FARES FOR THE YEAR

Responsible Cabinet Member - Councillor Bo Lind, Harbours Portfolio

Responsible Director - Mara Pell, Head of Ferries
"""
NOTES = """Report to: Cabinet

Date: 4 May 2031

Wards: Quay

Report Number: 0123

Ferry fares for the year at the landing stage

Report of the Head of Ferries

This item is not exempt. Therefore no reasons are given.
"""
ALONE = "Ferry fares for the year\n"
STRATEGY = """Ferry Strategy 2031 to 2035

Introduction

The ferries are old.

Background

They were built in 1990.

Conclusions

New ones are wanted.

Financial implications

They cost money.
"""
MINUTES = """Harbours Committee

4 May 2031

Present: Councillor Bo Lind (Chair), Councillor Ann Dale

1. Apologies

There were none.

2. Ferry fares

The Head of Ferries gave a report.

RESOLVED: That it be noted.
"""
AGENDA = """Weir Borough Council

Cabinet

Wednesday 4 May 2031

Supplemental Agenda No. 1

List of Contents

Ferry fares for the year

Report of the Head of Ferries
"""
NOTICE = """CABINET MEMBER DECISION NOTICE

Portfolio Holder:\tCouncillor Bo Lind
Date of Decision:\t4 May 2031
Report Title:\tFerry fares for the year
Report Author:\tHead of Ferries
Key Decision:\tNo

Decision

The Cabinet Member RESOLVED to:

1. raise the fares; and

2. mend the landing stage.
"""
FRONT = """Weir County Council

Meeting:\tHarbour Board
Date/Time:\tWednesday, 4 May 2031 at 10.30 am
Location:\tRoom 2, Wharf House
Contact:\tMara Pell
\tAGENDA
Item\tReport By
1. Apologies.\t
2. Ferry fares.\tHead of Ferries
"""
LETTER = """To: Mr Bo Lind
From: Mara Pell
Date: 4 May 2031
Subject: Your letter

Dear Mr Lind,

Purpose

I write about the ferry.

Recommendations

Please sail.
"""


@pytest.mark.parametrize(
    ("head", "meeting", "date", "title", "item", "officer"),
    [
        (TITLE_UNDER_TABLE, "EXECUTIVE", "2031-05-04", "FERRY FARES FOR THE YEAR", None, "Mara Pell, Head of Ferries"),
        (BODY_UNDER_TABLE, "CABINET", "2031-05-04", "FERRY FARES FOR THE YEAR", None, "Head of Ferries"),
        (TITLE_FIRST, "CABINET", "2031-05-04", "Ferry fares for the year", "7", None),
        (ITEM_BESIDE, "Schools Forum", "2031-05-04", "Ferry fares for the year", "5", None),
        (IN_ONE_LINE, "Executive", "2031-05-04", "Ferry fares for the year", None, "Head of Ferries"),
        (RUN_TOGETHER, "Joint Harbours Committee", "2031-05-04", "Ferry fares for the year", "7", "Head of Ferries"),
        (ON_BEHALF, "Harbour Board", "2031-05-04", "Ferry fares for the year", None, "Mara Pell, Head of Ferries"),
        (OVER_THE_BOX, "Audit Committee", "2031-05-04", "Ferry fares for the year", None, "Mara Pell, Head of Ferries"),
        (NUMBERED, "Cabinet", "2031-05-04", "FERRY FARES FOR THE YEAR", "9", "HEAD OF FERRIES"),
        (STACKED, "Cabinet", "2031-05-04", "Ferry fares for the year", None, "Head of Ferries"),
        (DASHED, "CABINET", "2031-05-04", "FERRY FARES FOR THE YEAR", "7", "Mara Pell, Head of Ferries"),
        (NOTES, "Cabinet", "2031-05-04", "Ferry fares for the year at the landing stage", None, "Head of Ferries"),
        (POST, "Cabinet", "2031-05-04", "Ferry fares for the year", None, "Head of Ferries"),
        (SAME_LINE, "Harbour Board", "2031-05-04", "Ferry fares for the year", None, "Head of Ferries"),
    ],
    ids=["title under a table", "body under a table", "title first", "item beside the body", "in one line",
         "lines run together", "on behalf of", "a line over the box", "item and title", "labels over values",
         "dashes", "title between labels and notes", "somebody's title", "two labels in a line"],
)  # fmt: skip
def test_heads_of_any_form(
    head: str, meeting: str, date: str, title: str, item: str | None, officer: str | None
) -> None:
    found = extract_printed(head + BODY)
    assert [(r.meeting_name, r.date, r.title, r.item_number, r.from_officer) for r in found.reports] == [
        (meeting, date, title, item, officer)
    ]
    assert [row.text for row in found.recommendations] == ["That the fares stay as they are."]


def codes(found: Extraction) -> list[str]:
    return [issue.code for issue in found.issues]


def test_a_title_over_the_sections_of_a_report_is_one_and_its_head_an_issue() -> None:
    found = extract_printed(ALONE + BODY)
    assert [(r.title, r.meeting_name, r.date) for r in found.reports] == [("Ferry fares for the year", None, None)]
    assert codes(found) == ["report-head-unread"]


@pytest.mark.parametrize(
    "text",
    [STRATEGY, MINUTES, AGENDA, LETTER, NOTICE, FRONT],
    ids=["strategy", "minutes", "agenda", "letter", "decision notice", "front of an agenda"],
)
def test_what_is_no_report(text: str) -> None:
    assert extract_printed(text).reports == ()


def test_two_lines_that_may_be_the_title_are_none() -> None:
    head = "Cabinet\n\n4 May 2031\n\nFerry fares\n\nKey Decision: Yes\n\nMoorings and quays\n\nReport of the Clerk\n"
    found = extract_printed(head + BODY)
    assert [r.title for r in found.reports] == [None]
    assert codes(found) == ["header-box-without-title"]


def test_a_value_that_goes_on_in_another_column_is_left_out_and_told() -> None:
    head = "COMMITTEE: Cabinet\n\nDATE OF MEETING: 4 May 2031\n\nFROM: Councillor Lind, Member for\n\nFERRY FARES\n"
    found = extract_printed(head + BODY)
    assert [(r.title, r.from_officer) for r in found.reports] == [("FERRY FARES", None)]
    assert codes(found) == ["header-box-cut-value"]


@pytest.mark.parametrize(
    ("printed", "named"),
    [
        ("☒ Yes ☐ No – All wards", "All wards"),
        ("☐ Yes ☒ No", None),
        ("Quay; Mill Lane", "Quay; Mill Lane"),
        ("Not applicable", None),
    ],
)
def test_wards_with_boxes_to_tick(printed: str, named: str | None) -> None:
    assert named_wards(printed) == named


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        (("Lead Officer: Mara Pell", "E-mail: mara@weir.example", "Direct Dial: 01632 960100"), 1),
        (("Mara Pell", "Tel: 01632 960100"), 1),
        (("Mara Pell, Head of", "Telephone Services"), 2),
        (("Tel: 01632 960100",), 1),
    ],
)
def test_how_to_reach_somebody_is_no_part_of_a_value(lines: tuple[str, ...], kept: int) -> None:
    cell = Cell(text="\n".join(lines), span=Span(), lines=tuple(Line(text=line, span=Span()) for line in lines))
    assert len(without_contacts(cell).lines) == kept


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("Teitl yr Adroddiad", "Report Title:"), "Report Title:"),
        (("Cyfarfod a dyddiad:", "Meeting and", "date:"), "Meeting and date:"),
        (("Mooring", "fees:"), "Mooring fees:"),
        (("Date of", "Meeting:"), "Date of Meeting:"),
    ],
)
def test_labels_under_the_same_in_another_language(lines: tuple[str, ...], text: str) -> None:
    cell = Cell(text="\n".join(lines), span=Span(), lines=tuple(Line(text=line, span=Span()) for line in lines))
    assert box_row((cell,)) == [text]


@pytest.mark.parametrize(
    ("text", "field", "rest"),
    [
        ("Accountable officer", "from_officer", ""),
        ("Director approving submission of the report:", "from_officer", ""),
        ("Name of Cabinet Member: Councillor Lind", "cabinet_member", "Councillor Lind"),
        ("County Divisions affected: Quay", "wards", "Quay"),
        ("Name and date of Committee: Harbour Board", "meeting_name", "Harbour Board"),
        ("Senior Corporate Officer", None, None),  # a value
        ("electoral wards?", None, None),  # the end of a sentence
        ("Committee structure of the council", None, None),
        ("The wards affected by the flood of 2029 were Quay and Mill Lane", None, None),
    ],
)
def test_labels_put_together_from_the_words_of_one(text: str, field: str | None, rest: str | None) -> None:
    label = label_apart(text)
    assert (label.field, label.rest) == (field, rest) if label is not None else field is None


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("2. Recommendations", "recommendations"),
        ("Recommendation: That members note the report", "recommendations"),
        ("PURPOSE OF THE REPORT", "purpose"),
        ("Legal and Equality Implications", "implications"),
        ("Reasons for Recommendations", "reasons"),
        ("Ferry fares for the year", None),
        ("The implications of the plan for the ferry were looked at again in the spring", None),
    ],
)
def test_sections_that_reports_have(text: str, mark: str | None) -> None:
    assert section_mark(text) == mark


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("C A B I N E T", {"meeting_name": "CABINET"}),
        ("HARBOUR BOARD ITEM 8", {"meeting_name": "HARBOUR BOARD", "item_number": "8"}),
        ("Harbour Board Agenda Item 5", {"meeting_name": "Harbour Board", "item_number": "5"}),
        ("By the Cabinet Member for Harbours", {"cabinet_member": "Cabinet Member for Harbours"}),
        ("HFA/31/12", {}),
        ("Report to the Harbour Board: 4 May 2031", {"meeting_name": "Harbour Board", "date": "4 May 2031"}),
        ("Quays Strategy and Vision Committee", {"meeting_name": "Quays Strategy and Vision Committee"}),
        ("Review of the Harbour Committee", None),
        ("10.00am, Tuesday, 6 May 2031", {"date": "Tuesday, 6 May 2031"}),
        ("Wards All", {"wards": "All"}),
        ("This is not a Key Decision", {}),
        ("Repairs to the landing stage", None),
    ],
)
def test_lines_of_heads(line: str, said: dict[str, str] | None) -> None:
    assert read_line(line) == said
