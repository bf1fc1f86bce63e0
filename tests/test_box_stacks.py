"""Header boxes that a converter took apart into columns: runs of labels, runs of values, lines of either broken."""

from __future__ import annotations

import pytest

from extract.reports.box_fits import SURE, UNLIKELY, fit
from printed import extract_printed

BODY = """
RECOMMENDATION
1.

That the fees be agreed for the year that begins in April and be looked at again after it.

BACKGROUND
2.

The fees were last looked at six years ago, when there were fewer boats and no ferries.
"""
WAITING = """Item No.

Classification:
Open

Report title:
Ward(s) or groups affected:
From:

Date :
9 July 2031

Meeting Name:
Quays, Moorings and
Ferries Scrutiny Sub-Committee
Mooring fees in the inner harbour –
Proposals
All
Director of Harbours, Ferries &
Lights
"""
DAY_LAST = """Agenda Item

18

Report No

HB/44/31

THE WEIR COUNCIL
Committee:
Date:

Harbours Committee

Report Title:
Report By:

Mooring fees in the inner harbour
Head of Harbours

17th December 2031
"""
VALUES_FIRST = """WEIR BOROUGH
PLANNING COMMITTEE
16th October 2031

ITEM NO:
ADDRESS:

1/02
LAND AT MARL HOUSE, QUAY ROAD,
LOWTOWN
P/2992/31

REFERENCE:
DESCRIPTION:

THE APPEARANCE OF A BOATHOUSE
AND OF A SLIPWAY
QUAYSIDE
MR BO LIND

WARD:
APPLICANT:
CASE OFFICER:
"""
BROKEN = """REPORT TO:

HARBOURS COMMITTEE

DATE:

5 JUNE 2031

REPORT
TITLE:

MOORING FEES

RESPONSIBLE
OFFICER:

DIRECTOR OF HARBOURS AND
FERRIES

Key Decision

No
"""
WRAPPED = """Item No. 5.

Classification: Open

Date: 12 November
2031

Meeting Name: Quays &
Ferries Committee

Report title:

Mooring fees: Annual Report

Scrutiny lead: Councillor Ann Dale

From:

Bo Lind, Director of Harbours
Mara Pell, Head of Ferries
"""
BARE = """HARBOURS COMMITTEE
Report Title

MOORING FEES FOR THE YEAR THAT ENDS IN
MARCH 2031

Key
Decision

No

Ward

All

Item No. 7

Contributors Director of Harbours
Class

Part 1

Date:

1 SEPTEMBER 2031
"""
SUB = "Quays, Moorings and Ferries Scrutiny Sub-Committee"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (
            WAITING,
            (None, "Open", SUB, "2031-07-09", "Mooring fees in the inner harbour – Proposals", "All",
             "Director of Harbours, Ferries & Lights"),
        ),
        (
            DAY_LAST,
            ("18", None, "Harbours Committee", "2031-12-17", "Mooring fees in the inner harbour", None,
             "Head of Harbours"),
        ),
        (
            BROKEN,
            (None, None, "HARBOURS COMMITTEE", "2031-06-05", "MOORING FEES", None, "DIRECTOR OF HARBOURS AND FERRIES"),
        ),
        (
            WRAPPED,
            ("5", "Open", "Quays & Ferries Committee", "2031-11-12", "Mooring fees: Annual Report", None,
             "Bo Lind, Director of Harbours; Mara Pell, Head of Ferries"),
        ),
        (
            BARE,
            ("7", "Part 1", "HARBOURS COMMITTEE", "2031-09-01", "MOORING FEES FOR THE YEAR THAT ENDS IN MARCH 2031",
             "All", "Director of Harbours"),
        ),
    ],
    ids=["labels that wait", "the day last", "broken labels", "wrapped values", "labels without colons"],
)  # fmt: skip
def test_heads_in_columns(head: str, expected: tuple[str | None, ...]) -> None:
    found = extract_printed(head + BODY)
    assert [
        (r.item_number, r.classification, r.meeting_name, r.date, r.title, r.wards, r.from_officer)
        for r in found.reports
    ] == [expected]
    assert len(found.recommendations) == 1
    assert [issue.code for issue in found.issues] == []


def test_values_that_stand_before_their_labels_are_not_guessed() -> None:
    found = extract_printed(VALUES_FIRST + BODY)
    assert (found.applications, found.reports) == ((), ())
    assert [issue.code for issue in found.issues] == ["header-box-unpaired"]


def test_what_could_be_read_in_two_ways_is_left_out_and_told() -> None:
    """Three lines for a title and for wards that no form tells apart."""
    head = """Meeting:
Quay Board

Title:
Wards:

Date:
9 July 2031

Low Quay
High Quay
Far Quay
"""
    found = extract_printed(head + BODY)
    assert [(r.meeting_name, r.date, r.title, r.wards) for r in found.reports] == [
        ("Quay Board", "2031-07-09", None, None)
    ]
    assert {issue.code for issue in found.issues} >= {"header-box-without-title", "header-box-cut-value"}


@pytest.mark.parametrize(
    "text",
    [
        "AUDIT TRAIL\n\nLead Officer\n\nBo Lind, Head\n\nVersion\n\nFinal\n\nDated\n\n1 May 2031\n\nMember\n\nYes\n",
        "From:\nTo:\nSent:\nSubject:\n\nMara Pell\nBo Lind\n4 May 2031\nFerry fares\n",
        "Committee:\nDate:\nTitle:\n\nThe committee met on the quay and went home as it began to rain.\n",
    ],
    ids=["audit trail", "message", "labels over text"],
)
def test_what_is_no_head(text: str) -> None:
    assert extract_printed(text + BODY).reports == ()


@pytest.mark.parametrize(
    ("field", "text", "sure"),
    [
        ("date", "9 July 2031", True),
        ("date", "July", False),
        ("item_number", "1/02", True),
        ("item_number", "12 boats", False),
        ("wards", "All", True),
        ("meeting_name", "Quays Committee", True),
        ("title", "9 July 2031", False),
        ("from_officer", "No", False),
    ],
)
def test_fits(field: str, text: str, sure: bool) -> None:
    assert fit(field, text) == (SURE if sure else UNLIKELY)


def test_a_label_that_ends_a_page_has_no_value_on_the_next() -> None:
    found = extract_printed(f"The meeting ended at 9 pm.\n\nCHAIR:\n\nDATED:\n\n\f{WRAPPED}{BODY}")
    assert [(r.item_number, r.title) for r in found.reports] == [("5", "Mooring fees: Annual Report")]
