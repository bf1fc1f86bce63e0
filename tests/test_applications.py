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
