"""Header boxes in their variants, and the parts, sections and paragraphs that they head."""

from __future__ import annotations

import pytest

from extract.extractions import Extraction
from extract.kinds import find_kind
from extract.packs import find_parts
from extract.reports.reports import item_number, split_meeting
from printed import BOX, COVER, extract_printed, read_printed

FIELDS = ("item_number", "classification", "date", "meeting_name", "title", "wards", "from_officer", "cabinet_member")
BELOW = """Item\tClassification:\tDate:\tMeeting Name:\t\t
No.\tOpen\t7 May 2031\tParks, Rivers and\t\t
\t\t\tHarbours Scrutiny Sub-\t\t
\t\t\tcommittee\t\t
Report title):\tAllotment charges and\t\t\t\t
\twaiting lists\t\t\t\t
From:\t\tDirector of Parks\t\t\t

Nothing to add.
"""
CUT = """Item No.\tClassification: Open\tDate : 7 May 2031\tMeeting Name: Parks Panel
Report title:\t\tAllotments\t
From:\t\tDirector of St Commissioni\trategy and ng, Parks Service

RECOMMENDATION

1. That the panel note the strategy and the commissioning of repairs.
"""
LINES = """From: Mara Pell, Cabinet Member for Parks
      Bo Lind, Corporate Director of Parks

To: Parks Cabinet Committee - 7 May 2031

Subject: Allotment charges

Classification: Unrestricted

Electoral Division: All

1. Introduction

1.1 Charges were last set in 2029.
"""
COLONS = """REPORT TO:\tWESTMARCH COMBINED AUTHORITY COMMITTEE
DATE:\t5 JUNE 2031
REPORT TITLE:\tFERRIES
RESPONSIBLE OFFICER:\tDIRECTOR OF TRANSPORT
Key Decision\tNo

Purpose of Report

To say how the ferries do.
"""


def fields(found: Extraction) -> tuple[str | None, ...]:
    return tuple(getattr(found.reports[0], name) for name in FIELDS)


@pytest.mark.parametrize(
    ("paper", "expected"),
    [
        # Label and value in one cell.
        (
            BOX,
            ("5", "Open", "2031-05-07", "Parks Scrutiny Panel", "Allotment charges", "All", "Director of Parks", None),
        ),
        # Values below their labels, labels and values wrapped over rows, damaged label ends.
        (
            BELOW,
            (
                None,
                "Open",
                "2031-05-07",
                "Parks, Rivers and Harbours Scrutiny Sub-committee",
                "Allotment charges and waiting lists",
                None,
                "Director of Parks",
                None,
            ),
        ),
        # The item's number fell out of the table; a footnote's mark ends the title.
        (
            BELOW.replace("\t\t\tcommittee\t\t\n", "\t\t\tcommittee\t\t\n5.\n").replace("lists\t", "lists\u00b9\t"),
            (
                "5",
                "Open",
                "2031-05-07",
                "Parks, Rivers and Harbours Scrutiny Sub-committee",
                "Allotment charges and waiting lists",
                None,
                "Director of Parks",
                None,
            ),
        ),
        # Two lines of one value cut by the edge between cells; the paper's own words settle it.
        (
            CUT,
            (
                None,
                "Open",
                "2031-05-07",
                "Parks Panel",
                "Allotments",
                None,
                "Director of Strategy and Commissioning, Parks Service",
                None,
            ),
        ),
        # No grid: labels with colons; two officers; the day stands behind the committee.
        (
            LINES,
            (
                None,
                "Unrestricted",
                "2031-05-07",
                "Parks Cabinet Committee",
                "Allotment charges",
                "All",
                "Mara Pell, Cabinet Member for Parks; Bo Lind, Corporate Director of Parks",
                None,
            ),
        ),
        (
            COLONS,
            (
                None,
                None,
                "2031-06-05",
                "WESTMARCH COMBINED AUTHORITY COMMITTEE",
                "FERRIES",
                None,
                "DIRECTOR OF TRANSPORT",
                None,
            ),
        ),
    ],
    ids=["one cell", "below", "number apart", "cut", "lines", "two columns"],
)
def test_header_box(paper: str, expected: tuple[str | None, ...]) -> None:
    assert fields(extract_printed(paper)) == expected


@pytest.mark.parametrize(
    "text",
    [
        # A printed message has From, To and Subject too.
        "From: Mara Pell\nSent: 7 May 2031\nTo: Bo Lind\nSubject: Allotments\n",
        "Item No.\tTitle\tPage No.\n1.\tApologies\t1\n2.\tMinutes\t2\n",
        "Ref\tName\tTitle\n01\tMara Pell\tHedges\n02\tBo Lind\tPonds\n",
    ],
    ids=["message", "contents", "data"],
)
def test_what_is_no_header_box(text: str) -> None:
    assert extract_printed(text).reports == ()


def test_a_box_without_a_title_is_an_issue() -> None:
    found = extract_printed(BOX.replace("Report title:\t\tAllotment charges\t\n", ""))
    assert [report.title for report in found.reports] == [None]
    assert "header-box-without-title" in [issue.code for issue in found.issues]


def test_a_single_report_gives_its_meeting() -> None:
    held = extract_printed(COLONS).meetings
    assert [(m.committee, m.date, m.role) for m in held] == [
        ("WESTMARCH COMBINED AUTHORITY COMMITTEE", "2031-06-05", "pack")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("7.", "7"), ("Item 7", "7"), ("12a", "12a"), ("", None), ("7 and 8", None)],
)
def test_item_number(text: str, expected: str | None) -> None:
    assert item_number(text) == expected


@pytest.mark.parametrize(
    ("name", "date", "expected"),
    [
        ("Cabinet \u2013 4 March 2031", None, ("Cabinet", "2031-03-04")),
        ("Cabinet", "4 March 2031", ("Cabinet", "2031-03-04")),
        ("Full Council", None, ("Full Council", None)),
        ("Cabinet", "Weir Trust 4 March 2031 Agenda 1.9 Item", ("Cabinet", "2031-03-04")),
        ("Cabinet", "4 March 2031 Agenda 2 April 2031", ("Cabinet", None)),
        ("Cabinet", "to be fixed after 4 March 2031", ("Cabinet", None)),
    ],
)
def test_split_meeting(name: str, date: str | None, expected: tuple[str | None, str | None]) -> None:
    assert split_meeting(name, date) == expected


PACK = (
    COVER
    + """MINUTES of the OPEN section of the Parks Scrutiny Panel held on Wednesday 2 April 2031 at 7.00 pm

PRESENT:

Councillor Mara Pell

1. APOLOGIES

1.1 There were none.

"""
    + BOX
    + """RECOMMENDATION

1. That the panel note the report.

BACKGROUND INFORMATION

2. Charges were last set in 2029.

APPENDICES

No.\tTitle
Appendix 1\tCharges

AUDIT TRAIL

Lead Officer\tMara Pell, Director of Parks
Report Author\tBo Lind, Parks Officer
Version\tFinal
Dated\t1 May 2031

CHARGES FOR ALLOTMENTS

1.1 A plot costs more.

This page is intentionally blank

PARKS SCRUTINY PANEL MUNICIPAL YEAR 2031-32

AGENDA DISTRIBUTION LIST (OPEN)

Name\tNo of copies\tName\tNo of copies
Councillor Mara Pell\t1\tBo Lind, Parks Officer\t1
"""
)


def test_parts_of_a_pack() -> None:
    document = read_printed(PACK)
    parts = find_parts(document)
    assert [part.kind for part in parts] == ["cover", "minutes", "report", "appendix", "distribution"]
    assert parts[3].owner == 2 and parts[2].header is not None
    assert sum(len(part.blocks) for part in parts) == len(document.blocks)
    assert find_kind(document, parts) == "supplemental_agenda"


def test_sections_and_paragraphs_carry_their_report() -> None:
    found = extract_printed(PACK)
    sections = {section.heading: section.report for section in found.sections}
    assert sections["BACKGROUND INFORMATION"] is found.reports[0]
    assert sections["CHARGES FOR ALLOTMENTS"] is found.reports[0]
    assert sections["APOLOGIES"] is None
    number, text = "2", "Charges were last set in 2029."
    assert (number, text) in [(p.number, p.text) for p in found.paragraphs if p.report is found.reports[0]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Inspection of Marlbeck children's services\n\nInspection dates: 3 to 14 May 2031\n", "inspection_report"),
        ("Annual Report 2030/31 of the Rivers Board\n\nThe rivers rose.\n", "annual_report"),
        ("Minutes of a meeting of the Parks Panel held on 2 April 2031\n\nPresent: Councillor Pell\n", "minutes"),
        (COLONS, "report"),
        ("A letter.\n\nDear all, the hedge is cut.\n", "other"),
        (PACK.replace("Supplemental Agenda", "Agenda"), "agenda_pack"),
    ],
)
def test_kind(text: str, expected: str) -> None:
    assert extract_printed(text).kind == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("Freedom of Information\tOpen", ("Open", None)),
        ("Contains Confidential or Exempt Information?\tNO - Part I", ("NO - Part I", None)),
        ("Contains Confidential or Exempt Information?\tNo", (None, None)),
        ("Member reporting:\tCouncillor Moor - Leader", (None, "Councillor Moor - Leader")),
        (
            "Member reporting:\tCouncillor Moor - Lead for Quays and Piers\n\tCouncillor Reed - Leader",
            (None, "Councillor Moor - Lead for Quays and Piers; Councillor Reed - Leader"),
        ),
        ("Presented by\tBo Lind, Deputy Director of Parks", (None, None)),
    ],
)
def test_how_open_and_whose_in_other_words(row: str, expected: tuple[str | None, str | None]) -> None:
    head = f"Date\t7 May 2031\nReport Title\tMooring fees\nReport of\tDirector of Parks\nMeeting\tWeir Board\n{row}\n"
    (report,) = extract_printed(f"{head}\n1. Background\n\n1.1 The fees are low.\n").reports
    assert (report.classification, report.cabinet_member) == expected
    assert report.from_officer == "Director of Parks"
