"""Fronts of packs: meeting, contents and contacts in the forms that councils print."""

from __future__ import annotations

import pytest

from extract.contents import cut_description, take_pages
from extract.councils import council_names
from extract.extractions import Extraction
from printed import BOX, COVER, extract_printed

SUMMONS = """Westmarch County Council

A meeting of the Harbour Committee will be held in the Council Chamber, Old Hall, Westmarch on Monday, 3rd May, 2027 at
9.30 am to deal with the following business.

A G E N D A

1. Apologies

2. Minutes of the meeting held on 5 April 2027 (Pages 1 - 8)

"""
LABELLED = """Harbour Committee

Date: Thursday, 8 May 2031
Time: 6.30 pm
Venue: Committee Room 1, Town Hall, High Street

AGENDA

1. Apologies for absence

2. Minutes 5 - 10

3. Mooring fees 11 - 20

"""


def meeting(found: Extraction) -> tuple[str | None, ...]:
    only = found.meetings[0]
    return only.committee, only.date, only.start_time, only.venue


@pytest.mark.parametrize(
    ("paper", "expected"),
    [
        # Lines under the committee's name; the postcode wraps.
        (
            COVER,
            (
                "Parks Scrutiny Panel", "2031-05-07", "19:00",
                "Room 2, Old Wharf House, 12 Quay Street, Marlbeck MB1 4QZ",
            ),
        ),
        # A summons that says it in a sentence.
        (SUMMONS, ("Harbour Committee", "2027-05-03", "09:30", "Council Chamber, Old Hall, Westmarch")),
        # Labels before day, time and place.
        (LABELLED, ("Harbour Committee", "2031-05-08", "18:30", "Committee Room 1, Town Hall, High Street")),
    ],
    ids=["lines", "summons", "labels"],
)  # fmt: skip
def test_meeting_of_a_cover(paper: str, expected: tuple[str, ...]) -> None:
    assert meeting(extract_printed(paper)) == expected


@pytest.mark.parametrize(
    ("paper", "expected"),
    [
        (
            COVER,
            [
                ("4", "Minutes", "1 - 6"),
                ("5", "Allotment charges", "7 - 12"),
                (None, "Allotment waiting lists", None),
            ],
        ),
        (SUMMONS, [("1", "Apologies", None), ("2", "Minutes of the meeting held on 5 April 2027", "1 - 8")]),
        (
            LABELLED,
            [("1", "Apologies for absence", None), ("2", "Minutes", "5 - 10"), ("3", "Mooring fees", "11 - 20")],
        ),
    ],
    ids=["table", "pages in brackets", "pages at the end"],
)
def test_contents(paper: str, expected: list[tuple[str | None, ...]]) -> None:
    assert [(item.number, item.title, item.pages) for item in extract_printed(paper).agenda_items] == expected


def test_contact_and_kind_and_council() -> None:
    found = extract_printed(COVER)
    contact = found.contacts[0]
    assert (contact.name, contact.phone, contact.email) == (
        "Ada Thornfield", "01632 960 100", "ada.thornfield@marlbeck.gov.uk",
    )  # fmt: skip
    assert (found.kind, found.title, found.council) == (
        "supplemental_agenda", "Supplemental Agenda of the Parks Scrutiny Panel, Wednesday 7 May 2031",
        "Marlbeck Borough Council",
    )  # fmt: skip


def test_an_agenda_item_is_tied_to_its_report() -> None:
    found = extract_printed(COVER + BOX)
    assert [item.report.title if item.report else None for item in found.agenda_items] == [
        None, "Allotment charges", None,
    ]  # fmt: skip
    assert found.reports[0].meeting is found.meetings[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Minutes To approve the minutes of the last meeting.", "Minutes"),
        ("Review: Parks Mara Pell, Head of Parks, will present the report.", "Review: Parks"),
        ("Strategy for parks to 2040", "Strategy for parks to 2040"),
    ],
)
def test_title_without_its_description(text: str, expected: str) -> None:
    assert cut_description(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Budget (Pages 3 - 9)", ("Budget", "3 - 9")),
        ("Introduction ........ 3", ("Introduction", "3")),
        ("Home pages", ("Home pages", None)),
    ],
)
def test_pages_after_a_title(text: str, expected: tuple[str, str | None]) -> None:
    assert take_pages(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Minutes of Marlbeck Borough Council", ["Marlbeck Borough Council"]),
        ("the London Borough of Quayside and its partners", ["London Borough of Quayside"]),
        ("Marlbeck Youth Council met", []),
        ("The County Council agreed", []),
        ("Council tax in Marlbeck", []),
        ("Ask for: Mara Pell Council Chamber, Quay House", []),
        ("Council Chamber, Marlbeck Council Offices", ["Marlbeck Council"]),
        ("Marlbeck Town Council Chamber", ["Marlbeck Town Council"]),
    ],
)
def test_names_of_councils(text: str, expected: list[str]) -> None:
    assert list(council_names([text])) == expected


@pytest.mark.parametrize(
    ("agenda", "expected"),
    [
        ("1 Apologies\n\n2 Minutes (Pages 5 - 10)\n\n3 Mooring fees\n", [("1", None), ("2", "5 - 10"), ("3", None)]),
        (
            "1.\tApologies\t\n2.\tMinutes\t(Pages 5 - 10)\n3.\tMooring fees\tTo follow\n",
            [("1", None), ("2", "5 - 10"), ("3", None)],
        ),
        # A paper of the pack begins where the numbers do so again.
        (
            "1. Apologies\n\n2. Minutes\n\n3. Fees\n\n1. SUMMARY\n\n2. BACKGROUND\n",
            [("1", None), ("2", None), ("3", None)],
        ),
        # An order of business: parts of the meeting and what it is to do stand between the items.
        (
            (
                "Item No.\tTitle\tPage No.\n\tPART A - OPEN BUSINESS\n1.\tAPOLOGIES\n\tTo receive any apologies.\n"
                "2.\tMOORING FEES\t5 - 10\n\tTo agree the fees.\n\tPART B - CLOSED BUSINESS\n3.\tLEASES\n"
            ),
            [("1", None), ("2", "5 - 10"), ("3", None)],
        ),
    ],
    ids=["without dots", "in a grid without heads", "numbers that begin again", "order of business"],
)
def test_agendas_of_other_makers(agenda: str, expected: list[tuple[str, str | None]]) -> None:
    found = extract_printed(f"Harbour Committee\n\nThursday, 8 May 2031 at 6.30 pm\n\nAGENDA\n\n{agenda}")
    assert [(item.number, item.pages) for item in found.agenda_items] == expected


def test_a_table_on_the_front_is_a_table_and_a_list_of_names_is_none() -> None:
    front = "Harbour Committee\n\nThursday, 8 May 2031\n\nAGENDA\n\n1. Accounts\n\n"
    table = "Payee\tPurpose\tAmount\nMooring Co\tRopes\t412.50\nPier Hire\tHire\t36.00\n"
    (found,) = extract_printed(front + table).tables
    assert found.columns == ("Payee", "Purpose", "Amount")
    assert (
        extract_printed(front + "Name\tParty\tWard\nMara Pell\tIndependent\tQuay\nAnn Dale\tGreen\tPier\n").tables == ()
    )


def test_a_notice_of_decisions_has_its_meeting() -> None:
    found = extract_printed(
        "Decision Form\n\nDecision determined at Harbour Committee meeting on 8 May 2031\n\nText.\n"
    )
    assert [(m.committee, m.date, m.rule) for m in found.meetings] == [
        ("Harbour Committee", "2031-05-08", "decision-notice")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Inspection of West Ayle local authority children's services\n\nGood.\n", "West Ayle"),
        ("AYLE FIRE AND RESCUE AUTHORITY\n\nThe pumps are new.\n", "Ayle Fire and Rescue Authority"),
        ("Ferries\n\nAsk x@northayle.gov.uk. The quays of North Ayle and the North Ayle ferries.\n", "North Ayle"),
        ("Rate\tPaid to\nOne\tNorth Ayle\nTwo\tNorth Ayle Piers\n\nx@northayle.gov.uk\n", "North Ayle"),
        ("Ferries\n\nAsk x@northayle.gov.uk about the ferries.\n", None),
        ("Ask x@marlbeck\n.gov.uk for Ann\n\nDale Council\n\nThe Marlbeck Council met.\n", "Marlbeck Council"),
    ],
    ids=[
        "inspected",
        "fire authority",
        "place of the mail domain",
        "place in a table",
        "domain alone",
        "domain on a line of its own",
    ],
)
def test_council(text: str, expected: str | None) -> None:
    assert extract_printed(text).council == expected


def test_contacts_side_by_side() -> None:
    text = BOX + (
        "Contact details\n\nReport Author:\tRelevant Director:\nLee Rowe, Pier Officer\tMara Pell, Director of Piers\n"
        "01632 960101\t01632 960202\nlee.rowe@ayle.gov.uk\tmara.pell@ayle.gov.uk\n"
    )
    found = extract_printed(text)
    assert [(c.name, c.phone) for c in found.contacts] == [("Lee Rowe", "01632 960101"), ("Mara Pell", "01632 960202")]
    assert found.tables == ()


def test_two_contacts_in_one_line() -> None:
    lines = "Bo Lind 01632 960101 or Mara Pell 01632 960202\nOr email: bo.lind@ayle.gov.uk; mara.pell@ayle.gov.uk\n"
    found = extract_printed(f"Harbour Committee\n\nThursday, 8 May 2031\n\nContact\n\n{lines}\nAGENDA\n\n1. Fees\n")
    assert [(c.name, c.phone, c.email) for c in found.contacts] == [
        ("Bo Lind", "01632 960101", "bo.lind@ayle.gov.uk"),
        ("Mara Pell", "01632 960202", "mara.pell@ayle.gov.uk"),
    ]
