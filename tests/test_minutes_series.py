"""How items of minutes are numbered and titled: roman numbers, codes, two items at once, titles that stand apart."""

from pathlib import Path

import pytest

from extract.minutes.minute_numbers import number_values, roman_value, split_number
from extract.minutes.minutes import MinutesFacts, find_minutes
from extract.minutes.own_names import OwnNames
from extract.packs import find_parts
from ingest.model import Block, Span
from ingest.text import read_text

HEAD = """MARLSTOW HARBOUR BOARD

Minutes of a meeting of the Marlstow Harbour Board held on 4 May 2031 at 7 pm in the Hall

Present: Councillor Ada Holt (Chair), Councillor Bo Reed and Councillor Cy Lane

"""


def read(text: str) -> MinutesFacts:
    document = read_text(Path("minutes.txt"), text.encode(), "0" * 64)
    return find_minutes(document, find_parts(document))


def items(text: str) -> list[tuple[str | None, str]]:
    return [(item.number, item.title) for item in read(HEAD + text).minute_items]


ROMAN = [("I", 1), ("IV", 4), ("IX", 9), ("XIV", 14), ("XX", 20), ("IC", None), ("MIX", None), ("i", None), ("", None)]


@pytest.mark.parametrize(("number", "value"), ROMAN)
def test_roman_numbers(number: str, value: int | None) -> None:
    assert roman_value(number) == value


def test_roman_numbers_are_of_one_series() -> None:
    assert number_values(["I", "II", "III", "IV"]) == [1, 2, 3, 4]
    assert split_number("I propose the budget", 1) is None


SERIES = [
    (
        "I APOLOGIES FOR ABSENCE\n\nNone.\n\nII DECLARATIONS OF INTEREST\n\nNone.\n\nIII SLIPWAY\n\nIt was late.",
        [("I", "APOLOGIES FOR ABSENCE"), ("II", "DECLARATIONS OF INTEREST"), ("III", "SLIPWAY")],
    ),
    (
        "HB29. Apologies\n\nNone.\n\nHB30. Minutes\n\nThey were agreed.\n\nHB31. Slipway repairs\n\nThe work was late.",
        [("HB29", "Apologies"), ("HB30", "Minutes"), ("HB31", "Slipway repairs")],
    ),
    (
        (
            "AGENDA ITEMS 1 & 2: WELCOME AND APOLOGIES\n\n1. All were welcomed.\n\nAGENDA ITEM 3: MINUTES\n\n"
            "2. They were agreed.\n\nAGENDA ITEM 4: SLIPWAY\n\n3. The work was late."
        ),
        [("1 & 2", "WELCOME AND APOLOGIES"), ("3", "MINUTES"), ("4", "SLIPWAY")],
    ),
    # One number is left out, and a title runs into the line below it.
    (
        (
            "1. Apologies\n\nNone.\n\n2. Minutes\n\nThey were agreed.\n\n"
            "4. Repairs to the slipway at Quay Street and the wall\nIt was resolved to pay for the repairs.\n\n"
            "5. Date of next meeting\n\nThe next is in June."
        ),
        [
            ("1", "Apologies"),
            ("2", "Minutes"),
            ("4", "Repairs to the slipway at Quay Street and the wall"),
            ("5", "Date of next meeting"),
        ],
    ),
    # The number of the agenda behind that of the minute; a title over two lines.
    (
        (
            "C048/31 1. APOLOGIES\n\nNone.\n\nC049/31 2. DECLARATIONS OF\nINTEREST(s)\n\nNone.\n\n"
            "C050/31 3. MOORING FEES\n\nThey were set."
        ),
        [("C048/31", "APOLOGIES"), ("C049/31", "DECLARATIONS OF INTEREST(s)"), ("C050/31", "MOORING FEES")],
    ),
    # What the agenda asked stands behind the title; a text that goes on in small letters.
    (
        (
            "1.0 Welcome and Apologies: to record attendance (paper 1).\n\nNone.\n\n"
            "2.0 Minutes: to approve the minutes.\n\nThey were agreed.\n\n3.0 Finance: to authorise payments.\n\nNone."
        ),
        [("1.0", "Welcome and Apologies"), ("2.0", "Minutes"), ("3.0", "Finance")],
    ),
    (
        "1. Apologies: None.\n\n2. Co-options and vacancies: one was vacant. It was late.\n\n3. Roads: There was none.",
        [("1", "Apologies"), ("2", "Co-options and vacancies"), ("3", "Roads")],
    ),
    # Nothing but their place tells the titles.
    (
        (
            "Apologies for absence\n\nApologies were received from Mr Park.\n\nDeclarations of interest\n\n"
            "There were none.\n\nTo confirm the minutes of the last meeting\n\nIt was resolved to sign them.\n\n"
            "Slipway repairs\n\nIt was resolved to pay the following:\n\nThe mason of Quay Street\n\n"
            "The smith of Mead Lane\n\nThe Chair closed the meeting."
        ),
        [
            (None, "Apologies for absence"),
            (None, "Declarations of interest"),
            (None, "To confirm the minutes of the last meeting"),
            (None, "Slipway repairs"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SERIES)
def test_items_of_a_series(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert items(text) == expected


def test_a_number_alone_above_a_name_heads_no_item() -> None:
    text = "HB1.\n\nDi Park\n\nHB2.\n\nMinutes\n\nThey were agreed.\n\nHB3.\n\nSlipway\n\nThe work was late."
    assert items(text) == [("HB2", "Minutes"), ("HB3", "Slipway")]


TWO_LINES = """At a MEETING of the MARLSTOW HARBOUR AND QUAYS JOINT

BOARD held remotely on 4th May, 2031.

Present:-

Ada HOLT (Chair)

Bo REED

I APOLOGIES FOR ABSENCE

There were none.

II MOORING FEES

The Harbour and Quays Joint Board agreed:-

(i) to note the survey; and

(ii) to set the fees.
"""


def test_a_heading_over_two_paragraphs() -> None:
    found = read(TWO_LINES)
    assert [(held.committee, held.date) for held in found.meetings] == [
        ("Marlstow Harbour and Quays Joint Board", "2031-05-04")
    ]
    assert [(row.number, row.text, row.lead_in) for row in found.resolutions] == [
        ("i", "to note the survey; and", "The Harbour and Quays Joint Board agreed:-"),
        ("ii", "to set the fees.", "The Harbour and Quays Joint Board agreed:-"),
    ]


NAMED = [
    # the body, a sentence, whether its name is the body's own
    ("Marlstow Harbour Board", "The Harbour Board agreed to pay.", True),
    ("Lower Mead Parish Council", "After that the Parish Council resolved to pay.", True),
    ("Lower Mead Parish Council", "The County Council agreed to pay.", False),
    ("Council", "The Parish Council agreed to pay.", True),
    ("Cabinet", "The Cabinet agreed to pay.", False),
]


@pytest.mark.parametrize(("body", "text", "own"), NAMED)
def test_a_body_by_its_own_name(body: str, text: str, own: bool) -> None:
    names = OwnNames(body)
    short = names.shorten(Block("paragraph", text, (), Span(1)))
    assert (short.text != text) is own
    assert len(short.text) == len(text)
    assert names.text_of(short) == text
    assert names.restore(short.text) == text


DECIDED = [
    ("It was proposed by Cllr. A Holt, seconded by Mrs Lane and resolved to pay the mason.", ["to pay the mason."]),
    ("The Harbour Board agreed to pay the mason.", ["to pay the mason."]),
    ("The County Council agreed to pay the mason.", []),
    ("All Cllrs agreed that the mason be paid.", ["that the mason be paid."]),
]


@pytest.mark.parametrize(("text", "expected"), DECIDED)
def test_what_the_body_itself_decided(text: str, expected: list[str]) -> None:
    found = read(f"{HEAD}1. Apologies\n\nNone.\n\n2. Slipway\n\n{text}\n\n3. Close\n\nNone.")
    assert [row.text for row in found.resolutions] == expected


TWO_SENTENCES = """MINUTES OF THE MEETING OF LOWER MEAD PARISH COUNCIL

The Annual Meeting of the Parish Council was held at the Hall on Wednesday 14 May 2031 at 7.11 pm.

PRESENT: Cllr A Holt (Chair), Cllr B Reed and Cllr C Lane

1. Apologies

None.

2. Budget

It was resolved to set the budget.
"""
NOTE = """MARLSTOW HARBOUR FORUM

Note of meeting held Wednesday, 14 May 2031

Present: Ada Holt, Bo Reed and Cy Lane

1. Notes of the last meeting

The notes of the meeting held on 8 March 2031 were agreed.

2. Slipway

The work was late.
"""
PRESENT = "Present: Ada Holt, Bo Reed and Cy Lane\n\n1. Apologies\n\nNone.\n\n2. Slipway\n\nThe work was late.\n"
SPACED = """15/10/31

M I N U T E S of the ORDINARY MEETING of The LOWER MEAD PARISH COUNCIL held at The HALL at 7.30pm on 9 October 2031."""
BODY_FIRST = "Lower Mead Parish Council DRAFT minutes for Thursday 12 September 2031\n\nVillage Hall at 7pm"
PLACE_FIRST = """QUAYS COMMITTEE

MARLSTOW, 29 October 2031. Minute of Meeting of the QUAYS COMMITTEE. Present:- Councillor Holt, Convener; and
Councillors Lane, Park and Voss.

1. Apologies

None.

2. Slipway

The work was late.
"""
HEADINGS = [
    (f"{SPACED}\n\n{PRESENT}", [("Lower Mead Parish Council", "2031-10-09", "19:30")]),
    (f"{BODY_FIRST}\n\n{PRESENT}", [("Lower Mead Parish Council", "2031-09-12", "19:00")]),
    (PLACE_FIRST, [("Quays Committee", "2031-10-29", None)]),
    (TWO_SENTENCES, [("Lower Mead Parish Council", "2031-05-14", "19:11")]),
    (NOTE, [("Marlstow Harbour Forum", "2031-05-14", None)]),
    (
        NOTE.replace("FORUM", "FORUM MEETING")
        .replace("Note of", "Minutes of")
        .replace("2031\n\nP", "2031\n(from 5.30 pm - 7 pm)\n\nP"),
        [("Marlstow Harbour Forum", "2031-05-14", "17:30")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), HEADINGS)
def test_one_meeting_by_its_heading(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert [(held.committee, held.date, held.start_time) for held in read(text).meetings] == expected


def test_a_number_stands_on_the_first_line_of_its_row() -> None:
    text = """MARLSTOW HARBOUR BOARD

Minutes of a meeting of the Harbour Board held on 4 May 2031

Present: Councillor Ada Holt and Councillor Bo Reed

A43/31      APPOINTMENT OF CHAIR

            RESOLVED: Councillor Holt was appointed.
A44/31      DISCLOSURE OF INTEREST

            No disclosures were made.
A45/31      MOORING FEES

            RESOLVED: that the fees be set.
"""
    found = read(text)
    assert [(item.number, item.title) for item in found.minute_items] == [
        ("A43/31", "APPOINTMENT OF CHAIR"),
        ("A44/31", "DISCLOSURE OF INTEREST"),
        ("A45/31", "MOORING FEES"),
    ]
    assert [(row.item_title, row.text) for row in found.resolutions] == [
        ("APPOINTMENT OF CHAIR", "Councillor Holt was appointed."),
        ("MOORING FEES", "that the fees be set."),
    ]


NESTED = """1. Apologies

None.

2. Committees

MINUTES OF THE QUAYS COMMITTEE held on 2 April 2031

Present: Cllr Gus Hill, Cllr Di Park and Cllr Ed Voss

(i) Barn at Mill Lane: no objection.

3. Regatta

It was resolved to hold it.

4. Close

None.
"""


def test_minutes_under_an_item_make_no_second_meeting() -> None:
    found = read(HEAD + NESTED)
    assert [held.committee for held in found.meetings] == ["Marlstow Harbour Board"]
    assert [item.title for item in found.minute_items] == ["Apologies", "Committees", "Regatta", "Close"]
    assert "Cllr Gus Hill" not in {row.name for row in found.attendance}
    assert {"minutes-nested", "attendance-nested"} <= {issue.code for issue in found.issues}


def test_minutes_of_a_later_day_or_from_their_first_item_are_another_meeting() -> None:
    later = NESTED.replace("2 April", "2 May").replace("(i) Barn", "1. Apologies\n\nNone.\n\n2. Barn")
    assert len(read(HEAD + later).meetings) == 2


def test_a_code_behind_the_number_of_the_agenda_is_the_items_number() -> None:
    text = "1. 01/31 Apologies\n\nNone.\n\n2. 02/31 Minutes\n\nThey were agreed.\n\n3. 03/31 Regatta\n\nNone."
    assert items(text) == [("01/31", "Apologies"), ("02/31", "Minutes"), ("03/31", "Regatta")]


def test_a_lead_in_may_end_with_a_dash() -> None:
    told = "Decision\n\nThe Board \u2013\n\n(a) Noted the report.\n\n(b) Agreed that it be printed."
    text = f"1. Apologies\n\nNone.\n\n2. Report\n\n{told}"
    rows = read(HEAD + text).resolutions
    assert [(row.number, row.text) for row in rows] == [("a", "Noted the report."), ("b", "Agreed that it be printed.")]
