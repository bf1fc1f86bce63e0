"""Boxes that say what a planning application is about, ruled, as lines and in bands; lists of them are tables."""

from __future__ import annotations

import pytest

from printed import extract_printed

FIELDS = ("reference", "proposal", "site", "applicant", "ward", "parish", "case_officer", "recommendation")
LINES = """MARLBECK DISTRICT COUNCIL

REPORT TO:\tPlanning Committee\t7 May 2031
AUTHOR/S:\tHead of Planning\t

Application Number:\tM/0412/31/FL
Parish(es):\tGreat Weir
Proposal:\tErection of nine boat sheds
Site address:\tLand south of Mill Lane, Great Weir
Applicant(s):\tWeir Boats Ltd
Recommendation:\tApproval with conditions
Departure Application:\tNo

Site

1. The site is a meadow.
"""
BAND = """APPLICATION NO: P/2031/0415\tLOCATION: THE OLD FORGE WEIR ROAD MARLBECK\tDATE RECEIVED: 20/10/2030
COMMUNITY: Weir\tDESCRIPTION: CHANGE OF USE TO BAKERY\tCASE OFFICER: DK
WARD: Upper Weir\t\tAGENT NAME: QUAY DESIGN

SITE

A forge at the edge of the village.

RECOMMENDATION: That permission be REFUSED

REASON(S)

1. The lane is too narrow.
"""
PLAIN = """Marlbeck District Council - Committee Report - 15 June 2031

APPLICATION NO.\tP31/S0171/FUL
WARD MEMBER(S)\tBea Crane
APPLICANT\tQuay Stores Ltd
SITE\tThe Anchor, Weir Road
PROPOSAL\tChange of use to a shop.

1.0 INTRODUCTION

1.1 The parish council objects.

2.0 RECOMMENDATION

2.1 To grant planning permission subject to the following conditions:

1. Commencement within three years.

2. Opening hours from 7 to 23.
"""


@pytest.mark.parametrize(
    ("paper", "expected"),
    [
        (
            LINES,
            ("M/0412/31/FL", "Erection of nine boat sheds", "Land south of Mill Lane, Great Weir", "Weir Boats Ltd",
             None, "Great Weir", None, "Approval with conditions"),
        ),
        (
            BAND,
            ("P/2031/0415", "CHANGE OF USE TO BAKERY", "THE OLD FORGE WEIR ROAD MARLBECK", None, "Upper Weir", "Weir",
             "DK", None),
        ),
        (PLAIN, ("P31/S0171/FUL", "Change of use to a shop.", "The Anchor, Weir Road", "Quay Stores Ltd", None,
                 None, None, None)),
    ],
)  # fmt: skip
def test_the_box_of_an_application(paper: str, expected: tuple[str | None, ...]) -> None:
    found = extract_printed(paper)
    assert [tuple(getattr(row, name) for name in FIELDS) for row in found.applications] == [expected]
    assert found.applications[0].report is found.reports[0]
    assert found.reports[0].title == expected[1]


def test_lines_above_a_box_name_body_and_day() -> None:
    reports = [extract_printed(paper).reports[0] for paper in (LINES, PLAIN)]
    assert [(report.meeting_name, report.date, report.from_officer) for report in reports] == [
        ("Planning Committee", "2031-05-07", "Head of Planning"),
        (None, "2031-06-15", None),
    ]


@pytest.mark.parametrize(
    ("paper", "clauses"),
    [
        (BAND, [(None, "That permission be REFUSED")]),
        # What a permission is subject to is no recommendation of its own.
        (PLAIN, [("2.1", "To grant planning permission subject to the following conditions:")]),
    ],
)
def test_conditions_and_reasons_are_no_recommendations(paper: str, clauses: list[tuple[str | None, str]]) -> None:
    assert [(row.number, row.text) for row in extract_printed(paper).recommendations] == clauses


def test_a_list_of_applications_is_a_table() -> None:
    listed = (
        "Application No\tApplicant\tRecommendation\tPages\n"
        "P/2031/0001\tMR AND MRS A VOLE\tREFUSE\t15 - 28\n"
        "P/2031/0002\tGOWER BOATS\tGRANT\t29 - 46\n"
        "P/2031/0003\tQUAY LTD\tGRANT\t47 - 56\n"
    )
    found = extract_printed(f"Applications\n\n{listed}\nAll of them were advertised.\n")
    assert not found.applications and not found.reports
    assert [(table.columns[0], len(table.rows)) for table in found.tables] == [("Application No", 3)]


BARE = """Planning Committee 4 May 2031\t
S31/0417\t
Proposal:\tErection of a boathouse
Location:\tThe Quay, Marlstow
Applicant:\tWeir Boats Ltd
Report Author:\tAnn Dale, Planning Officer 01632 960100 a.dale@marlstow.example
"""
UNDER = """
Recommendation (s) to the decision maker (s)

To authorise the Head of Planning to GRANT permission, subject to an agreement.

1 Description of Site

1.1 The site is a field by the quay.

2 Representations

Consultee\tComments
Parish Council\tObjects
Harbour Trust\tSupports

3 Conclusion

3.1 The boathouse is well placed.
"""


def test_a_box_headed_by_the_number_of_the_application_alone() -> None:
    found = extract_printed(BARE + UNDER)
    (report,), (application,), (contact,) = found.reports, found.applications, found.contacts
    assert (report.title, report.meeting_name, report.date) == (
        "Erection of a boathouse", "Planning Committee", "2031-05-04",
    )  # fmt: skip
    assert (application.reference, application.site) == ("S31/0417", "The Quay, Marlstow")
    assert (contact.name, contact.phone) == ("Ann Dale", "01632 960100")
    assert [row.text for row in found.recommendations] == [
        "To authorise the Head of Planning to GRANT permission, subject to an agreement."
    ]
    headings = [section.heading for section in found.sections]
    assert headings[1:] == ["1 Description of Site", "2 Representations", "3 Conclusion"]


LICENCE = """LICENSING SUB-COMMITTEE

4 May 2031

Application:\tPremises licence
Premises:\tThe Old Kiln, Marlstow
Applicant:\tKiln Social Ltd
Report of:\tHead of Licensing
"""
OFFICER = """Reference:\t7/2031/0051
Applicant:\tMara Pell
Location:\tHigh Barn, Weir Side
Proposal:\tConversion of the barn
Officer:\tAnn Dale
Recommendation:\tAPPROVE with conditions
"""
GRANTED = (
    "5. Recommendation\n\nThat planning permission be granted subject to the following conditions:\n\n(1) It starts.\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (LICENCE, [("Premises licence", "Head of Licensing")]),
        (LICENCE.partition("4 May 2031")[2], []),  # nothing says which meeting it is for
        (OFFICER, [("Conversion of the barn", None)]),
    ],
)
def test_what_an_application_is_for_is_the_title(text: str, expected: list[tuple[str, str | None]]) -> None:
    found = extract_printed(f"{text}\n1. Site description\n\n1.1 It stands by the fell road.\n")
    assert [(report.title, report.from_officer) for report in found.reports] == expected


def test_approved_in_the_box_and_granted_in_the_text_is_one_recommendation() -> None:
    found = extract_printed(f"{OFFICER}\n1. Site description\n\n1.1 It stands by the fell road.\n\n{GRANTED}")
    assert [row.text for row in found.recommendations] == [
        "That planning permission be granted subject to the following conditions:"
    ]


HIGH = """MARLBECK COUNCIL

PLANNING SUB-COMMITTEE

4 MAY 2031

APPLICATION FOR PLANNING PERMISSION

ITEM:\t5(a)\tREFERENCE NUMBER: 31/00512/FUL
OFFICER:\tAnn Dale\t
PROPOSAL:\tErection of a boathouse\t
SITE:\tThe Quay, Marlstow\t

SITE DESCRIPTION

The site is a field by the quay.

RECOMMENDATION BY CHIEF PLANNING OFFICER

I recommend that the application is approved subject to the following conditions:

1. It begins in May.
"""
CELLS = """Harbours Planning Committee

Committee Meeting Date: 4 May 2031\t
Application ID: LA31/2031/0391/F\tTarget Date: 10 June 2031
Proposal: Erection of a boathouse\tLocation: The Quay, Marlstow
Referral Route: Four objections\t
Applicant Name and Address: Weir Boats Ltd\tAgent Name and Address: Quay Design
Executive Summary: The quay is full.\t

Description of Proposal

A boathouse of two floors is proposed.
"""


@pytest.mark.parametrize(
    ("text", "body", "expected"),
    [
        (
            HIGH,
            "PLANNING SUB-COMMITTEE",
            ["I recommend that the application is approved subject to the following conditions:"],
        ),
        (CELLS, "Harbours Planning Committee", []),
    ],
    ids=["under a heading", "labels over their values"],
)
def test_an_application_is_called_by_what_is_proposed(text: str, body: str, expected: list[str]) -> None:
    found = extract_printed(text)
    (report,), (application,) = found.reports, found.applications
    assert (report.title, report.meeting_name, report.date) == ("Erection of a boathouse", body, "2031-05-04")
    assert application.site == "The Quay, Marlstow"
    assert [row.text for row in found.recommendations] == expected
