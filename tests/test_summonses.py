"""Agendas that begin with the call to the meeting, and parts of agendas whose items have letters."""

from __future__ import annotations

import pytest

from extract.fronts.summonses import Summons, read_summons
from printed import extract_printed

STATUTE = """Local Government Act 1972

I Hereby Give You Notice that an Ordinary Meeting of the Marlbeck County Council will be held in the Quay Chamber,
County Hall, Marl on Wednesday 7 May 2031 at 10.00 am to transact the following business:-

1.  To confirm the minutes of the meeting held on 2 April 2031 (Pages 1 - 10)

2.  Chairman's Announcements

3.  Questions from the Public

Dated this 29th day of April 2031

Mara Pell
Head of Legal Services
"""
PARISH = """LOWER MEAD PARISH COUNCIL

Clerk to the Council: Mrs Bea Crane
The Old Forge, Back Lane, Lower Mead, LM6 0ZZ
Tel: 01632 960 144 email: clerk@lowermead.example

You are hereby summoned to attend the Annual Meeting of the Parish Council to be held in the Village Hall, Main
Street on Wednesday 7th May 2031 at 7.15pm for the transaction of the following business.

AGENDA

1. Election of Chairman

2. Apologies
"""
YEARLY = (
    PARISH.partition("AGENDA")[0]
    + """AGENDA

98/31 To receive apologies for absence

99/31 Finance
      a)   To approve the accounts for payment
      b)   To consider the draft budget 2031/32

100/31 Date of next meeting
"""
)
LETTER = """To: The Chair and Members of the Weir Harbour Committee

Your ref :
Date : 28 April 2031
Our ref :

WEIR HARBOUR COMMITTEE

Wednesday, 7th May, 2031

A meeting of the Weir Harbour Committee is to be held on the above date at 10.30 am at Quay Chamber, Marl, MW1 2AB
to consider the following matters.

AGENDA

1  Apologies

2  Mooring fees
"""
SENT = """LOWER MEAD PARISH COUNCIL

To: all Members of Lower Mead Parish Council

Issue date:

Monday 28th April 2031

You are hereby summoned to attend the meeting of Lower Mead Parish Council on Wednesday
7th May 2031 at 7.30pm, to be held as the rules of the day allow at:

Lower Mead Village Hall for the purpose of transacting the business below.

AGENDA

1  Apologies

2  Reports
"""
BOROUGH = """QUAY HOUSE, MILL LANE, MARL MW1 2AB

TELEPHONE: 01632 960 100

DATE: 27 April 2031

To: Members of the
WEIR AND HARBOUR SCRUTINY COMMITTEE

A meeting of the Weir and Harbour Scrutiny Committee will be held at Quay House on WEDNESDAY 7 MAY 2031 AT 7.00 PM

PART 1 AGENDA

1  APOLOGIES

2  MATTERS ARISING FROM THE MINUTES OF THE LAST MEETINGS AND UPDATES (Pages 15
   - 18)

3  MOORING FEES AND BOAT LICENCES OF THE HARBOUR AND ALL ITS QUAYS (Pages 19 -
   24)

4  BOAT LICENCES
"""
CODED = """AGENDA

HARBOUR SCRUTINY COMMITTEE

Wednesday, 7 May 2031 at 10.00 am
Quay Chamber, County Hall, Marl

A - Committee Business

A1  Introduction

A2  Minutes of the meeting held on 2 April 2031 (Pages 1 - 8)

B - Items for decision

B1  Mooring fees (Pages 9 - 30)
"""


@pytest.mark.parametrize(
    ("paper", "meeting", "items"),
    [
        (
            STATUTE,
            ("Marlbeck County Council", "2031-05-07", "10:00", "Quay Chamber, County Hall, Marl"),
            ["1", "2", "3"],
        ),
        (PARISH, ("Lower Mead Parish Council", "2031-05-07", "19:15", "Village Hall, Main Street"), ["1", "2"]),
        (
            LETTER,
            ("Weir Harbour Committee", "2031-05-07", "10:30", "Quay Chamber, Marl, MW1 2AB"),
            ["1", "2"],
        ),
        (
            BOROUGH,
            ("Weir and Harbour Scrutiny Committee", "2031-05-07", "19:00", "Quay House"),
            ["1", "2", "3", "4"],
        ),
        (SENT, ("Lower Mead Parish Council", "2031-05-07", "19:30", "Lower Mead Village Hall"), ["1", "2"]),
        (
            CODED,
            ("HARBOUR SCRUTINY COMMITTEE", "2031-05-07", "10:00", "Quay Chamber, County Hall, Marl"),
            ["A1", "A2", "B1"],
        ),
        (
            YEARLY,
            ("Lower Mead Parish Council", "2031-05-07", "19:15", "Village Hall, Main Street"),
            ["98/31", "99/31", "100/31"],
        ),
    ],
)
def test_meeting_and_items(paper: str, meeting: tuple[str, ...], items: list[str]) -> None:
    found = extract_printed(paper)
    (held,) = found.meetings
    assert (held.committee, held.date, held.start_time, held.venue) == meeting
    assert [item.number for item in found.agenda_items] == items


def test_the_clerk_is_whom_to_ask_and_the_lane_is_not() -> None:
    assert [(row.name, row.phone, row.email) for row in extract_printed(PARISH).contacts] == [
        ("Mrs Bea Crane", "01632 960 144", "clerk@lowermead.example")
    ]


def test_body_and_day_that_head_the_next_page_too() -> None:
    front = "CABINET\nWednesday, 7 May 2031\n\n10.00 a.m.\n\nConference Room 1,\n\nCouncil Offices,\n\nMarl\n\nAGENDA\n"
    (held,) = extract_printed(
        f"{front}\fCABINET\nWednesday, 7 May 2031\n\nAGENDA\n\n1.  Apologies\n\n2.  Minutes\n"
    ).meetings
    assert (held.committee, held.date, held.start_time) == ("CABINET", "2031-05-07", "10:00")
    assert held.venue == "Conference Room 1, Council Offices, Marl"


def test_the_label_of_a_place_is_no_part_of_it_and_stands_near_the_day() -> None:
    head = "WEIR BOARD\n\nDATE: Wednesday 7 May 2031\nTIME 10.00 am\n"
    rest = "\n\nAGENDA\n\n1  Apologies\n\n2  Fees\n\n" + "Of the fees.\n\n" * 20 + "Location:\n\nRoom 9, Old House\n"
    places = [extract_printed(head + line + rest).meetings[0].venue for line in ("LOCATION Quay Chamber, Marl", "")]
    assert places == ["Quay Chamber, Marl", None]


PLACES = [
    ("Meeting venue: Quay Chamber, Marl", "Quay Chamber, Marl"),
    ("Meeting venue    Quay Chamber, Marl", "Quay Chamber, Marl"),
    ("IN COMMITTEE ROOM 2, OLD HALL", "COMMITTEE ROOM 2, OLD HALL"),
    ("The meeting will take place in the Quay Rooms, Main Street, Marl", "Quay Rooms, Main Street, Marl"),
    ("Venue:     Quay Chamber, County Hall, Isle of\n           Ayle", "Quay Chamber, County Hall, Isle of Ayle"),
    ("Venue:\n\nQuay Chamber, Marl\nMB1 4QZ\n\nBo Lind\nTreasurer", "Quay Chamber, Marl MB1 4QZ"),
    ("Venue:\n\nQuay Chamber, Marl\n\nBo Lind\nTreasurer", "Quay Chamber, Marl"),
    ("Venue: Quay Chamber,\nMembers: Bo Lind", "Quay Chamber"),
]


@pytest.mark.parametrize(("line", "place"), PLACES)
def test_places_of_fronts(line: str, place: str) -> None:
    front = f"WEIR BOARD\n\nWednesday 7 May 2031\n10.00 am\n\n{line}\n\nAGENDA\n\n1.  Apologies\n\n2.  Fees\n"
    (held,) = extract_printed(front).meetings
    assert held.venue == place


@pytest.mark.parametrize(
    ("front", "day"),
    [
        ("Date: 28 April 2031\n\nOur ref: AB\n\nFax: 01632 960 100\n\nWEIR BOARD", None),
        ("Date: 28 April 2031\n\nTime: 10.00 am\n\nWEIR BOARD", "2031-04-28"),
        ("Issue date:\n\nMonday 28 April 2031\n\nWEIR BOARD\n\nWednesday 7 May 2031", "2031-05-07"),
    ],
)
def test_the_day_of_a_letter_is_none_of_a_meeting(front: str, day: str | None) -> None:
    found = extract_printed(f"{front}\n\nAGENDA\n\n1  Apologies\n\n2  Fees\n")
    assert next((meeting.date for meeting in found.meetings), None) == day
    assert day or "cover-without-meeting" in [issue.code for issue in found.issues]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A meeting of the Weir Board will be held on Monday 5 May 2031 at 7 pm in the Old Hall, Weir for business.",
            Summons("Weir Board", "2031-05-05", "19:00", "Old Hall, Weir"),
        ),
        (
            "A meeting of the Weir Board will be held remotely via Zoom on Monday 5 May 2031 at 2.00 pm",
            Summons("Weir Board", "2031-05-05", "14:00", "Zoom"),
        ),
        (
            "Summoned to attend a Meeting of the Weir Board to be held as a virtual meeting on 5 May 2031 at 7 pm",
            Summons("Weir Board", "2031-05-05", "19:00", None),
        ),
        (
            "You are summoned to attend the Weir Board meeting to be held on Monday 5 May 2031 at 7 pm",
            Summons("Weir Board", "2031-05-05", "19:00", None),
        ),
        ("The meeting of the Weir Board was held on Monday 5 May 2031 at 7 pm in the Old Hall.", None),
    ],
)
def test_the_sentence_that_calls(text: str, expected: Summons | None) -> None:
    assert read_summons(text) == expected


def test_page_ranges_over_a_line_are_pages_and_no_items() -> None:
    pages = [item.pages for item in extract_printed(BOROUGH).agenda_items]
    assert [" ".join((text or "").split()) for text in pages] == ["", "15 - 18", "19 - 24", ""]


def test_a_paper_that_only_tells_of_a_meeting_is_no_agenda() -> None:
    assert extract_printed("MOORING FEES\n\nThe fees are fair. A meeting of boatmen will be held.\n").kind == "other"
