"""What begins a set of minutes, and what only names one: items of agendas and entries of lists."""

from __future__ import annotations

import pytest

from extract.packs import find_parts
from printed import extract_printed, read_printed

LISTED = """PARKS PANEL - 7 MAY 2031

MOORING FEES

1. The fees were last set in 2029 and have not been looked at since.

BACKGROUND PAPERS

Paper C - Mooring fees - Parks Panel 4 April 2031

Minutes of the Weir Forum

Contact: Ada Thornfield, 01632 960 100

The Panel noted the paper and agreed the fees.
"""
AGENDA = """WEIR BOARD

Wednesday 7 May 2031 at 10.00 am
Quay Chamber, County Hall, Marl

AGENDA

1  Apologies

2  Minutes (Pages 1 - 4)

Minutes of the meeting held on 4 April 2031, attached.

3  Mooring fees

4  Boat licences
"""
HELD = """
MINUTES OF THE WEIR BOARD HELD ON 4 APRIL 2031

PRESENT: Councillors Ada Thornfield (Chair) and Brian Holt

1. Mooring fees

RESOLVED that the fees be set.
"""
WITHOUT_PEOPLE = HELD.replace("PRESENT: Councillors Ada Thornfield (Chair) and Brian Holt\n\n", "")
UNTITLED = """
WEIR AND HARBOUR BOARD

4 April 2031

Present: Councillors Ada Thornfield (Chair) and Brian Holt

43. Mooring fees

RESOLVED that the fees be set.

44. Boat licences

RESOLVED that the licences be renewed.
"""


@pytest.mark.parametrize(
    ("paper", "begins"),
    [
        (LISTED, False),
        (AGENDA, False),
        (HELD, True),
        (WITHOUT_PEOPLE, True),
        (LISTED + "\n" + HELD, True),
        (AGENDA + "\f" + HELD, True),
        (AGENDA + "\f" + UNTITLED, True),
        (AGENDA + "\f" + UNTITLED.replace("Present: ", "Report of "), False),
        ("MINUTES OF THE WEIR BOARD\n\nA page about the weir.\n", False),
    ],
)
def test_what_begins_minutes(paper: str, begins: bool) -> None:
    assert ("minutes" in {part.kind for part in find_parts(read_printed(paper))}) is begins


def test_items_after_the_minutes_are_the_agendas() -> None:
    found = extract_printed(AGENDA)
    assert [item.number for item in found.agenda_items] == ["1", "2", "3", "4"]
    assert not found.minute_items
    assert [meeting.role for meeting in found.meetings] == ["pack"]


def test_minutes_without_a_title_behind_an_agenda() -> None:
    found = extract_printed(AGENDA + "\f" + UNTITLED)
    assert [(m.role, m.committee, m.date) for m in found.meetings] == [
        ("pack", "WEIR BOARD", "2031-05-07"),
        ("minutes", "Weir and Harbour Board", "2031-04-04"),
    ]
    assert [item.number for item in found.agenda_items] == ["1", "2", "3", "4"]
    assert [row.minute_item and row.minute_item.number for row in found.resolutions] == ["43", "44"]


BOXED = UNTITLED.replace("4 April 2031", "QUAY HALL, MARL, FRIDAY, 4 APRIL, 2031").replace(
    "Present: Councillors Ada Thornfield (Chair) and Brian Holt",
    "Present:\tCouncillors Ada Thornfield (Chair) and Brian Holt\nApologies:\tCouncillor Cora Penn",
)


@pytest.mark.parametrize(
    ("page", "begins"),
    [
        (BOXED, True),
        ("Item: 3\n\nPage: 3\n" + BOXED, True),
        ("Item: 3\n\nPage: 3\n" + UNTITLED, True),
        ("Mooring fees\n" + BOXED, False),
        ("Item: 3\n" + BOXED.replace("Present:", "Subject:"), False),
        ("Item: 3\n" + BOXED.replace("QUAY HALL, MARL, FRIDAY, 4 APRIL, 2031", "QUAY HALL, MARL"), False),
    ],
)
def test_a_box_of_those_present_under_body_and_day_begins_minutes(page: str, begins: bool) -> None:
    found = extract_printed(AGENDA + "\f" + page)
    assert [meeting.role for meeting in found.meetings] == (["pack", "minutes"] if begins else ["pack"])
    if begins:
        assert {row.name for row in found.attendance} >= {"Ada Thornfield", "Brian Holt"}
