"""Heads and ends of reports in more councils' forms: authorities, partnerships, lists under other heads."""

from __future__ import annotations

import pytest

from extract.figures.figures import find_figures
from printed import extract_printed

PROPOSALS = """Downmarl Council

Cabinet

7 May 2031

Subject:\tMooring fees
Portfolio Holder:\tCllr Bea Crane
Key Decision:\tNo

Executive Summary

The fees are to rise.

Proposal(s)

It is recommended that Cabinet:

1) notes the fees; and

2) agrees the rise.

Reason for Proposal(s)

To mend the quay.

Background papers: Fee review 2030; Quay survey 2029

Final clearance:

Director of Harbours
"""
MEMO = """MARL TOWN COUNCIL

AMENITIES COMMITTEE - 7 MAY 2031

AGENDA ITEM 6: SWINGS AT CHURCHFIELDS

Report by: Assistant Town Clerk

Recommendation

It is RECOMMENDED that:

(i) the quotation be accepted; and

(ii) the balance be met from reserves.
"""
AUTHORITY = """Marl and Weir Fire and Rescue Authority

SALE OF LAND AT EASTQUAY

Report of the Chief Fire Officer

Date:\t7 May 2031
Purpose of Report:\tTo sell the land.
Recommendations:\tThat the land be sold.

1. BACKGROUND

1.1 The land is small.
"""
AUTHORS = """HARBOUR PARTNERSHIP

7 May 2031

Moorings

Report by Director of Harbours

Recommendation

1. That the fees be agreed.

Author(s)

Name\tDesignation and Contact Number
Barnaby Quill\tRanger, 01632 960 060
"""


@pytest.mark.parametrize(
    ("paper", "head", "clauses"),
    [
        (PROPOSALS, ("Mooring fees", "2031-05-07", "Cabinet"), ["notes the fees; and", "agrees the rise."]),
        (
            MEMO,
            ("SWINGS AT CHURCHFIELDS", "2031-05-07", "AMENITIES COMMITTEE"),
            ["the quotation be accepted; and", "the balance be met from reserves."],
        ),
        (
            AUTHORITY,
            ("SALE OF LAND AT EASTQUAY", "2031-05-07", "Marl and Weir Fire and Rescue Authority"),
            ["That the land be sold."],
        ),
    ],
)
def test_heads_and_clauses(paper: str, head: tuple[str, ...], clauses: list[str]) -> None:
    found = extract_printed(paper)
    (report,) = found.reports
    assert (report.title, report.date, report.meeting_name) == head
    assert [row.text for row in found.recommendations] == clauses


def test_a_list_in_a_line_ends_with_it() -> None:
    titles = [paper.title for paper in extract_printed(PROPOSALS).background_papers]
    assert titles == ["Fee review 2030", "Quay survey 2029"]


def test_a_table_of_authors_says_whom_to_ask() -> None:
    found = extract_printed(AUTHORS)
    assert [report.meeting_name for report in found.reports] == ["HARBOUR PARTNERSHIP"]
    assert [(row.name, row.phone) for row in found.contacts] == [("Barnaby Quill", "01632 960 060")]


def test_the_number_of_an_item_is_no_agenda() -> None:
    found = extract_printed("Agenda Item\n\nNo.\n\n7\n\n" + PROPOSALS)
    assert found.agenda_items == () and [report.title for report in found.reports] == ["Mooring fees"]


def test_a_place_in_a_cover_of_labels() -> None:
    rows = "Date:\tWednesday 7 May 2031\nTime:\t6.30 pm\nVenue:\tQuay Room, Old Hall, Marl\nMEMBERSHIP\t\n"
    (held,) = extract_printed(f"Harbours Committee\n\nAgenda\n\n{rows}\n1. Apologies\n\n2. Minutes\n").meetings
    assert (held.start_time, held.venue) == ("18:30", "Quay Room, Old Hall, Marl")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The rate was 42 per 100,000 people in the year.", [(42.0, "per_100000")]),
        ("Lets rose by 6% in May. The target is 14,000 by March.", [(6.0, "percent"), (14000.0, "count")]),
    ],
)
def test_units_that_are_not_shared(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(figure.value, figure.unit) for figure in find_figures(text)] == expected
