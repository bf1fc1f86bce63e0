"""Heads of reports without a box: lines set one under the other, some with labels, as text in two renderings."""

from __future__ import annotations

import pytest

from extract.reports.box_values import is_row_of_labels
from printed import SECTIONS, extract_printed

CENTRED = """                                                                            Agenda Item 6

                                   WEIR DISTRICT COUNCIL

                                          CABINET

                                     Tuesday 8 April 2031

                     Report of the Corporate Director of Harbours

                                   Ferry Fares 2031/32

 Wards affected: All
"""
LABELLED_DAY = """Licensing Sub-Committee

Date of meeting: 9 June 2031

Report of the Head of Harbours

Application for a Licence: The Old Ferry, 3 Quay Street
"""
NO_DAY = """HARBOURS COMMITTEE

REPORT OF THE TOWN CLERK

Ferry Fares
"""
ITEM_FIRST = """Agenda item 5

Ferry Fares Review

Report by: Head of Harbours

To: Harbour Board, 4 July 2031

For: Decision
"""
CLERK = """LOWFORD PARISH COUNCIL

CLERK'S REPORT

Meeting of the Full Council - Monday 12 May 2031

Agenda Item 9: Repairs to the landing stage
"""
BETWEEN = """Report to the Cabinet
Meeting to be held on Thursday, 6 November 2031

Report of the Director of Harbours

                                                           Electoral Division affected:
                                                           Quayside

Priorities:
Safe harbours;

Ferry Landing at Mill Quay
(Appendices 'A' and 'B' refer)

Contact for further information:
Bo Lind, Tel: (01632) 960110, Engineer
bo.lind@weir.gov.uk

"""
BROKEN = """AGENDA NO
QUAYS AND MOORINGS
COMMITTEE
8 August 2031
REPORT OF ASSISTANT DIRECTOR
HARBOURS, FERRIES
AND LIGHTS
Moorings Order 2031
"""
MEMBER = """PUBLIC

Agenda Item No. 4(a)
WEIR COUNTY COUNCIL
MEETING OF CABINET MEMBER – HARBOURS AND FERRIES
12 January 2031
Report of the Executive Director - Harbours
Harbour Policies – New and Old
"""
OFFICE = """Unrestricted
TO: HARBOURS FORUM
DATE: 16 SEPTEMBER 2031
2031-32 OUTLOOK FOR THE HARBOURS AND THE
FERRIES PARTS OF THE BUDGET
Executive Director: People
"""
TWO_BLOCKS = """Agenda Item

5

Harbours Committee

8 April 2031

Ferry Fares

Report of the Head of Harbours
"""
PORTFOLIO = """Executive

13 March 2031

Report of the Corporate Director of Harbours
Portfolio of the Executive Member for Ferries

Ferry Fares
"""


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (CENTRED, ("6", "CABINET", "2031-04-08", "Ferry Fares 2031/32", "Corporate Director of Harbours")),
        (
            LABELLED_DAY,
            (None, "Licensing Sub-Committee", "2031-06-09", "Application for a Licence: The Old Ferry, 3 Quay Street",
             "Head of Harbours"),
        ),
        (NO_DAY, (None, "HARBOURS COMMITTEE", None, "Ferry Fares", "TOWN CLERK")),
        (ITEM_FIRST, ("5", "Harbour Board", "2031-07-04", "Ferry Fares Review", "Head of Harbours")),
        (CLERK, ("9", "Full Council", "2031-05-12", "Repairs to the landing stage", None)),
        (BETWEEN, (None, "Cabinet", "2031-11-06", "Ferry Landing at Mill Quay", "Director of Harbours")),
        (
            BROKEN,
            (None, "QUAYS AND MOORINGS COMMITTEE", "2031-08-08", "Moorings Order 2031",
             "ASSISTANT DIRECTOR HARBOURS, FERRIES AND LIGHTS"),
        ),
        (
            MEMBER,
            ("4(a)", "CABINET MEMBER – HARBOURS AND FERRIES", "2031-01-12", "Harbour Policies – New and Old",
             "Executive Director - Harbours"),
        ),
        (
            OFFICE,
            (None, "HARBOURS FORUM", "2031-09-16",
             "2031-32 OUTLOOK FOR THE HARBOURS AND THE FERRIES PARTS OF THE BUDGET", "Executive Director: People"),
        ),
        (TWO_BLOCKS, ("5", "Harbours Committee", "2031-04-08", "Ferry Fares", "Head of Harbours")),
        (PORTFOLIO, (None, "Executive", "2031-03-13", "Ferry Fares", "Corporate Director of Harbours")),
    ],
    ids=[
        "centred", "day with a label", "no day", "item first", "clerk", "labels between", "broken over lines",
        "a member's meeting", "an office as label", "item's number in a block", "portfolio",
    ],
)  # fmt: skip
def test_heads(head: str, expected: tuple[str | None, ...]) -> None:
    found = extract_printed(head + SECTIONS)
    assert [(r.item_number, r.meeting_name, r.date, r.title, r.from_officer) for r in found.reports] == [expected]
    assert [row.text for row in found.recommendations] == ["That the fares stay as they are."]
    assert (found.kind, found.agenda_items, found.issues) == ("report", (), ())


def test_from_whom_a_report_is_may_stand_under_its_labels() -> None:
    head = "Committee:   Harbours Committee\nDate:        4 May 2031\nTitle:       Ferry fares\n\n"
    found = extract_printed(f"{head}                REPORT OF THE HEAD OF HARBOURS\n\n{SECTIONS}")
    assert [(r.title, r.from_officer) for r in found.reports] == [("Ferry fares", "HEAD OF HARBOURS")]


@pytest.mark.parametrize(
    "text",
    [
        "HARBOURS COMMITTEE\n\n4 May 2031\n\nAGENDA\n\n1. Apologies\n\n2. Ferry fares\n\nRECOMMENDATIONS\n\nNone.\n",
        "Date: 7 May 2031\nTo: Harbours Committee\nFrom: Ann Holt\nSubject: Ferries\n\nDear Chair,\n\nThey are late.\n",
        "Harbours Committee\n\nFerry fares\n\nThe ferries sailed all winter, and the fares stayed as they were.\n"
        + SECTIONS,
        "Ferry fares\n\nMoorings\n" + SECTIONS,
    ],
    ids=["agenda", "letter", "text between", "headings"],
)
def test_what_is_no_head(text: str) -> None:
    assert extract_printed(text).reports == ()


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Ferry fares\n\nMoorings and quays\n\nReport by the Head of Harbours\n" + SECTIONS, ["report-head-unread"]),
        ("What the ferries did\n\nRecommendations\n\n1. That the fares stay as they are.\n", ["report-head-unread"]),
    ],
    ids=["marks of a report", "recommendations alone"],
)
def test_a_report_whose_head_is_not_understood_is_an_issue(text: str, codes: list[str]) -> None:
    found = extract_printed(text)
    assert found.reports == ()
    assert [issue.code for issue in found.issues] == codes


def test_a_head_that_is_printed_twice_begins_one_report() -> None:
    head = "HARBOURS COMMITTEE\n\n4 May 2031\n\nFERRY FARES\n\nREPORT OF HEAD OF HARBOURS\n\n"
    found = extract_printed(f"{head}EXECUTIVE SUMMARY\n\nThe fares stay.\n\n{head}DETAIL\n{SECTIONS}")
    assert [(r.title, r.from_officer) for r in found.reports] == [("FERRY FARES", "HEAD OF HARBOURS")]
    other = head.replace("FARES", "LANDINGS")
    assert len(extract_printed(f"{head}{SECTIONS}\n{other}{SECTIONS}").reports) == 2


def test_what_stands_beside_a_label_and_its_value() -> None:
    head = """ Committee(s):                                                    Dated:
 Harbours Committee - For decision                                14/07/2031

 Subject: Ferry Fares                                             Public

 Report of: Mara Pell, Director of Harbours                       For Decision
"""
    assert [
        (r.meeting_name, r.date, r.title, r.classification, r.from_officer)
        for r in extract_printed(head + SECTIONS).reports
    ] == [("Harbours Committee", "2031-07-14", "Ferry Fares", "Public", "Mara Pell, Director of Harbours")]


def test_a_body_whose_name_goes_on_under_the_day_at_its_right() -> None:
    head = f"""HARBOURS, QUAYS AND FERRIES{" " * 70}16 March 2031
COMMITTEE

Fares of the Harbour Ferries and Landings 2031/32

 Final Decision-Maker               Harbours, Quays and Ferries Committee
 Lead Head of Service               Mara Pell, Head of Harbours
 Classification                     Public
 Wards affected                     All

"""
    found = extract_printed(head + SECTIONS)
    assert [(r.meeting_name, r.date, r.title, r.wards) for r in found.reports] == [
        (
            "Harbours, Quays and Ferries Committee",
            "2031-03-16",
            "Fares of the Harbour Ferries and Landings 2031/32",
            "All",
        )
    ]


def test_a_table_of_meetings_and_their_days_is_no_report() -> None:
    table = "Timetable\t\nMeeting\tDate\nHarbour Board\t4 May 2031\nQuays Committee\t9 May 2031\n"
    found = extract_printed(f"{CENTRED}{SECTIONS}\n{table}")
    assert [r.title for r in found.reports] == ["Ferry Fares 2031/32"]


def test_a_council_beside_the_label_of_the_meeting_is_its_value() -> None:
    head = (
        "Meeting:        Parish Council\nDate:           6 May 2031\nAgenda item:    109/31\nSubject:        Swings\n\n"
    )
    found = extract_printed(f"REPORT OF THE CLERK\n\n{head}{SECTIONS}")
    assert [(r.item_number, r.meeting_name, r.title) for r in found.reports] == [("109/31", "Parish Council", "Swings")]


def test_recommendations_whose_numbers_hang_without_a_dot() -> None:
    body = """
1     PURPOSE OF REPORT

1.1   To say how the ferries do and what the fares are to be in the year that begins in April, on which the harbour's
      users were asked.

2     RECOMMENDATIONS

      That the Forum AGREES:
2.1   the fares for the year, as they are set out in the table below and as they were in the year that
      ends in March; and
2.2   that, if there is money for it, the landing stage be mended before the ferries sail again in the
      spring.
"""
    found = extract_printed(CENTRED + body)
    assert [row.number for row in found.recommendations] == ["2.1", "2.2"]


def test_capitals_right_under_a_paragraph_are_a_heading() -> None:
    body = """SUMMARY
The ferries sailed all winter, and the fares stayed as they were in the year before, which
the harbour's users were glad of when they were asked.
RECOMMENDATIONS
1. That the fares stay as they are in the year that begins in April and in the one after
it as well.
"""
    found = extract_printed(f"{CENTRED}\n{body}")
    assert [section.heading for section in found.sections][-2:] == ["SUMMARY", "RECOMMENDATIONS"]
    assert len(found.recommendations) == 1


def test_whom_to_ask_ends_the_background_papers() -> None:
    end = """
Background Papers
Ferry tables, July 2031

Unrestricted
Contact for further information
Bo Lind, Head of Ferries (01632 960110)
bo.lind@weir.example
"""
    found = extract_printed(OFFICE + SECTIONS + end)
    assert [paper.title for paper in found.background_papers] == ["Ferry tables, July 2031"]
    assert [(contact.name, contact.phone, contact.email) for contact in found.contacts] == [
        ("Bo Lind", "01632 960110", "bo.lind@weir.example")
    ]


def test_the_foot_of_a_page_is_no_background_paper() -> None:
    end = "\nBackground Papers\nFerry tables, July 2031\n\n\nHARBOUR BOARD          Page 4          15 MAY 2031\n"
    found = extract_printed(OFFICE + SECTIONS + end)
    assert [paper.title for paper in found.background_papers] == ["Ferry tables, July 2031"]


FIRST = "HARBOURS COMMITTEE\n\n4 May 2031\n\nFERRY FARES\n\nREPORT OF HEAD OF HARBOURS\n\n" + SECTIONS


@pytest.mark.parametrize(
    ("second", "codes"),
    [
        (
            "3.    BACKGROUND PAPERS\n\n3.1   None\n\n\fOf the quays\n\nAnd the moorings\n" + SECTIONS,
            ["report-head-unread"],
        ),
        (
            "\n\nMoorings and quays\n\nHarbour walls\n\nReport by the Head of Harbours\n" + SECTIONS,
            ["report-head-unread"],
        ),
        ("\n\nDETAIL\n" + SECTIONS, []),  # said again below a summary
        (
            "3.    BACKGROUND PAPERS\n\n3.1   None\n\n\fTERMS OF REFERENCE\n\nPurpose\n\n1. To look after the quays.\n",
            [],
        ),
    ],
    ids=["after the end of a report", "under a line of a head", "in the same report", "terms of reference"],
)
def test_a_report_without_a_head_behind_another_is_an_issue(second: str, codes: list[str]) -> None:
    found = extract_printed(f"{FIRST}\n{second}")
    assert [report.title for report in found.reports] == ["FERRY FARES"]
    assert [issue.code for issue in found.issues if issue.code == "report-head-unread"] == codes


def test_a_title_behind_its_label_goes_on_in_the_next_line() -> None:
    head = """WEIR HARBOUR AUTHORITY

MEETING OF                  :    HARBOUR AUTHORITY
DATE                        :    4 MAY 2031
REPORT OF                   :    HARBOUR MASTER
AUTHOR                      :    BEA CRANE


SUBJECT                     :    PROCUREMENT OF A SECOND MOORING
                                 AT NORTH PIER
"""
    assert [report.title for report in extract_printed(head + SECTIONS).reports] == [
        "PROCUREMENT OF A SECOND MOORING AT NORTH PIER"
    ]


@pytest.mark.parametrize(
    ("value", "labels"),
    [("DATE ITEM NO", True), ("Agenda Item Date", True), ("Cabinet", False), ("Date of meeting", False), ("", False)],
)
def test_labels_of_columns_run_together(value: str, labels: bool) -> None:
    assert is_row_of_labels(value) is labels


def test_what_a_report_is_for_does_not_say_how_open_it_is() -> None:
    head = "Committee: Harbour Board\nDate: 4 May 2031\nTitle: Ferry fares\nAuthor: Mara Pell\nStatus: FOR DECISION\n"
    assert [report.classification for report in extract_printed(head + SECTIONS).reports] == [None]


ABOVE_A_LABEL = """Report No. 64/31
Weir Harbour Authority
REPORT OF CHIEF EXECUTIVE
SUBJECT:

TO AGREE THE MOORING FEES
"""
OVER_TWO_LINES = """WEIR COUNCIL
CABINET
DATE:

26 NOVEMBER 2031

REPORT OF CABINET
MEMBER:

ADA MOOR, LEADER

SUBJECT:

THE MOORING FEES
"""


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (ABOVE_A_LABEL, ("TO AGREE THE MOORING FEES", "CHIEF EXECUTIVE", None)),
        (OVER_TWO_LINES, ("THE MOORING FEES", None, "ADA MOOR, LEADER")),
    ],
    ids=["a line that says all over a label", "a label over two lines"],
)
def test_labels_that_a_narrow_column_breaks(head: str, expected: tuple[str | None, ...]) -> None:
    found = extract_printed(head + SECTIONS)
    assert [(report.title, report.from_officer, report.cabinet_member) for report in found.reports] == [expected]
    assert not any("MOOR" in (meeting.committee or "") for meeting in found.meetings)
