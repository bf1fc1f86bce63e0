"""Heads of reports that say things without labels, above a box or without any, and labels that stand elsewhere."""

from __future__ import annotations

import pytest

from extract.extractions import Extraction
from extract.reports.known_lines import read_line
from printed import extract_printed

BODY = """
# Purpose of report

1.1 To say how the ferries do.

Recommendations

2.1 That the committee note the report.

"""
ABOVE = """HARBOUR AND FERRIES COMMITTEE

Agenda Item 27

Westmarch City Council

Subject:\tFerry fares
Date of Meeting:\t18 September 2031
Report of:\tDirector of Transport
Ward(s) affected:\tAll

"""
REPORT_TO = """Westmarch City Council

Report to Cabinet

16 May 2031

Subject:\tFerry fares
Report of:\tDirector of Transport
Relevant Cabinet Member:\tCouncillor Mara Pell, Transport
Are specific wards affected?\tNo
"""
NO_BOX = """Cabinet

10 September 2031

Ferry Fares Review

Ordinary Decision

Report of Bo Lind, Corporate Director of Transport

Councillor Mara Pell, Cabinet Portfolio Holder for Transport

Electoral division(s) affected:

Countywide

"""
UNKNOWN = """Report for:\tCabinet 10 September 2031

Title:\tFerry fares

Scrutiny lead:\tCouncillor Ann Dale

Report authorised by:\tBo Lind, Director of Transport

Ward(s) affected:\tQuay, Pier

"""
TITLE_ABOVE = """Ferry fares: what people said

Date:\t21 July 2031

Report of:\tDirector of Transport

Report to:\tExecutive Board

Will the decision be open for call in?\tYes

"""
FIRE = """MEETING OF THE:\tPOLICY COMMITTEE
DATE:\t14 DECEMBER 2031
PRESENTING OFFICER:\tCHIEF FIRE OFFICER
REPORT AUTHOR:\tBO LIND
TITLE OF REPORT:\tFINANCIAL REVIEW

APPENDICES:\tAPPENDIX A:\tREVENUE SUMMARY
\tAPPENDIX B:\tRESERVES
"""
DAY_IN_WORDS = """Cabinet

Meeting to be held on Thursday, 5 March 2031

Report of the Director of Transport

Electoral Division affected: Quay

Ferry Fares Review
(Appendix A refers)

"""
NUMBERED_ABOVE = """Agenda Item\t18
Report No\tFF/12/31

Committee:\tHarbour Committee
Date:\t5 March 2031
Report Title:\tFerry fares
Report By:\tDirector of Transport

"""
CELLS = """MEETING TITLE AND DATE: Harbour Committee, 9 March 2031\tAgenda - Part: 1\tItem: 3
REPORT OF: Director of Transport\tSubject: Ferry fares
Contact officer and telephone number: Bo Lind, 01632 960100\tWards: All

"""
FEW_LABELS = """Westmarch Town Council

Harbour Committee 14 June 2031

Agenda Item 6

Report title: Ferry fares
Report author: Town Clerk
Wards affected: All

"""
LETTER = """From: Mara Pell

To: Bo Lind

Cc: Ann Dale

Subject: Ferry fares

Dear Bo, the fares are up.
"""


def head(found: Extraction) -> tuple[str | None, ...]:
    report = found.reports[0]
    return report.meeting_name, report.date, report.title, report.from_officer, report.wards


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ABOVE, ("HARBOUR AND FERRIES COMMITTEE", "2031-09-18", "Ferry fares", "Director of Transport", "All")),
        (REPORT_TO, ("Cabinet", "2031-05-16", "Ferry fares", "Director of Transport", None)),
        (
            NO_BOX,
            ("Cabinet", "2031-09-10", "Ferry Fares Review", "Bo Lind, Corporate Director of Transport", "Countywide"),
        ),
        (UNKNOWN, ("Cabinet", "2031-09-10", "Ferry fares", "Bo Lind, Director of Transport", "Quay, Pier")),
        (
            TITLE_ABOVE,
            ("Executive Board", "2031-07-21", "Ferry fares: what people said", "Director of Transport", None),
        ),
        (FIRE, ("POLICY COMMITTEE", "2031-12-14", "FINANCIAL REVIEW", "CHIEF FIRE OFFICER", None)),
        (DAY_IN_WORDS, ("Cabinet", "2031-03-05", "Ferry Fares Review", "Director of Transport", "Quay")),
        (NUMBERED_ABOVE, ("Harbour Committee", "2031-03-05", "Ferry fares", "Director of Transport", None)),
        (CELLS, ("Harbour Committee", "2031-03-09", "Ferry fares", "Director of Transport", "All")),
        (FEW_LABELS, ("Harbour Committee", "2031-06-14", "Ferry fares", None, "All")),
    ],
    ids=[
        "lines above a box",
        "report to",
        "no box",
        "label not known",
        "title above",
        "officers first",
        "day in words",
        "numbers in a grid above",
        "labels in every cell",
        "few labels under a meeting",
    ],  # fmt: skip
)
def test_heads(text: str, expected: tuple[str | None, ...]) -> None:
    found = extract_printed(text + BODY)
    assert len(found.reports) == 1 and found.kind == "report"
    assert head(found)[:4] == expected[:4]
    assert expected[4] in (None, head(found)[4])
    assert [(m.committee, m.date, m.role) for m in found.meetings] == [(expected[0], expected[1], "pack")]
    assert found.audit_trails == ()


def test_what_is_no_head() -> None:
    assert extract_printed(LETTER).reports == ()
    assert extract_printed("Cabinet\n\n10 September 2031\n\nThe ferries sailed.\n").reports == ()
    assert (
        extract_printed("Date: 3 May 2031\n\nReport to: Cabinet\n\nA paragraph of text follows here.\n").reports == ()
    )


def test_the_number_of_the_item_and_the_member_stand_alone() -> None:
    assert extract_printed(ABOVE + BODY).reports[0].item_number == "27"
    member = "Councillor Mara Pell, Cabinet Portfolio Holder for Transport"
    assert extract_printed(NO_BOX + BODY).reports[0].cabinet_member == member


def test_wards_below_the_head() -> None:
    text = (
        REPORT_TO.replace("Are specific wards affected?\tNo\n", "") + BODY + "Wards Affected: Quay and Pier\n\nEnd.\n"
    )
    assert extract_printed(text).reports[0].wards == "Quay and Pier"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Cabinet - 12 March 2031", {"meeting_name": "Cabinet", "date": "12 March 2031"}),
        ("COUNCIL TAX SETTING 2031/32", None),
        ("Planning Sub-Committee B", {"meeting_name": "Planning Sub-Committee B"}),
        ("Westmarch City Council", {}),
        ("Key Decision", {}),
        ("FOR GENERAL RELEASE", {"classification": "FOR GENERAL RELEASE"}),
        ("Report of the Head of Parks", {"from_officer": "Head of Parks"}),
        ("The committee met in May", None),
        ("Annual Report of the Parks Committee", None),
    ],
)
def test_lines(line: str, expected: dict[str, str] | None) -> None:
    assert read_line(line) == expected


@pytest.mark.parametrize(
    ("body", "papers", "appendices"),
    [
        ("Background Papers:\tRivers plan 2030; Ferry study, May 2029\nAnnexes:\tAnnex A - Map\n", 2, ["Map"]),
        ("Background documents (available for inspection):\n\nRivers plan of the County 2030\n", 1, []),
        (
            "9. Use of Appendices\n\n9.1 Appendix 1: What people said\n\n9.2 Appendix 2: Fares\n",
            0,
            ["What people said", "Fares"],
        ),
        ("Background papers\n\nLocal Government Finance Settlement 2031/32\n", 1, []),
        ("Background papers\n\n6 None.\n", 0, []),
        (
            "List of Background Papers\n\nPaper\tDate\tContact/Tel\nFerry plan\tJune 2030\tMara Pell, 01632 960266\n",
            1,
            [],
        ),
    ],
    ids=[
        "labels in a grid",
        "note in brackets",
        "numbered",
        "a title like an act",
        "none, numbered",
        "paper, day, contact",
    ],
)
def test_lists_of_papers(body: str, papers: int, appendices: list[str]) -> None:
    found = extract_printed(REPORT_TO + BODY + body)
    assert len(found.background_papers) == papers
    assert [appendix.title for appendix in found.appendices] == appendices


def test_appendices_beside_their_label() -> None:
    found = extract_printed(FIRE + BODY)
    assert [(a.number, a.title) for a in found.appendices] == [
        ("APPENDIX A", "REVENUE SUMMARY"),
        ("APPENDIX B", "RESERVES"),
    ]
