"""Minutes of text files with tabs between number and title, word and decision; bodies and people are made up."""

from pathlib import Path

import pytest

from extract.minutes.minutes import MinutesFacts, find_minutes
from extract.packs import find_parts
from ingest.text import read_text

HEAD = "MARLSTOW TOWN COUNCIL\n\nMinutes of the Town Council meeting held on 4 May 2031 at 7 pm in the Hall\n\n"
PRESENT = "Present:\tCouncillors A Holt (Chair), B Reed and C Lane\n\n"
TAIL = "\n\n31/9\tDate of next meeting\n1 June 2031."


def read(text: str) -> MinutesFacts:
    document = read_text(Path("minutes.txt"), text.encode(), "0" * 64)
    return find_minutes(document, find_parts(document))


ITEMS = [
    # A number and its title alone between blank lines; text right below them.
    (
        "31/7\tApologies\nNone.\n\n31/8\tFees\nRESOLVED to keep the fees." + TAIL,
        [("31/7", "Apologies"), ("31/8", "Fees"), ("31/9", "Date of next meeting")],
    ),
    # Text that hangs under the title in a column of its own.
    (
        "31/7\tApologies\n\tThere were none.\n\n31/8\tFees\n\tResolved:\n\t(1) That the fees be kept.\n"
        "\t(2) That they be seen in May." + TAIL,
        [("31/7", "Apologies"), ("31/8", "Fees"), ("31/9", "Date of next meeting")],
    ),
    # Letters before the numbers.
    (
        "C71\tAPOLOGIES\n\nThere were none.\n\nC72\tBUDGET\n\nRESOLVED – That the budget be set.",
        [("C71", "APOLOGIES"), ("C72", "BUDGET")],
    ),
    # The one title that begins with a digit.
    (
        (
            "1\tApologies\nNone.\n\n2\tMinutes\nThey were seen.\n\n3\t31/00210/FUL - 41 Quay Street\nIt was seen.\n\n"
            "4\tRoads\nNone."
        ),
        [("1", "Apologies"), ("2", "Minutes"), ("3", "31/00210/FUL - 41 Quay Street"), ("4", "Roads")],
    ),
    # A table of payments is none: every row is numbered, or numbers do not go up.
    (
        (
            "1. Apologies\n\nNone.\n\n2. Payments\n\n101\tMoor Ltd\n102\tLane & Co\n\n3. Roads\n\n12\tPotholes\n\n"
            "Mended.\n\n7\tSigns\n\nPut up."
        ),
        [("1", "Apologies"), ("2", "Payments"), ("3", "Roads")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ITEMS)
def test_items_whose_numbers_hang(text: str, expected: list[tuple[str, str]]) -> None:
    facts = read(HEAD + PRESENT + text)
    assert [(item.number, item.title) for item in facts.minute_items] == expected
    assert [row.status for row in facts.attendance] == ["present"] * 3


DECIDED = [
    ("Resolved:-\tThat the fees be kept.", ["That the fees be kept."]),
    (("Resolved:-\t(1) That the fees be kept.\n\n"
      "(2) That they be seen in May."), ["That the fees be kept.", "That they be seen in May."]),
    ("RESOLVED\tthat the fees be kept.", ["that the fees be kept."]),
    ("Berths\t12\nMoorings\t31", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DECIDED)
def test_decisions_whose_word_hangs(text: str, expected: list[str]) -> None:
    facts = read(f"{HEAD}{PRESENT}1. Fees\n\nThe fees were read out.\n\n{text}\n\n2. Roads\n\nNone.")
    assert [row.text for row in facts.resolutions] == expected


def test_bodies_that_are_represented_open_minutes_without_a_title() -> None:
    facts = read(
        "JOINT HARBOUR COMMITTEE\n\nTuesday, 4th May, 2031\n\n"
        "Representing Marlstow Borough Council:-\tCouncillors A. Holt and B. Reed\n\n"
        "Representing Overton Council:-\tCouncillor C. Lane (in the Chair)\n\n34. FEES\n\n"
        "Resolved:-\tThat the fees be kept.\n\n35. ROADS\n\nNone."
    )
    assert [(row.committee, row.date) for row in facts.meetings] == [("Joint Harbour Committee", "2031-05-04")]
    assert [row.name for row in facts.attendance] == ["A. Holt", "B. Reed", "Councillor C. Lane"]


def test_a_heading_printed_twice_is_one_item_and_no_decision() -> None:
    facts = read(
        f"{HEAD}{PRESENT}14. FEES\n\nRESOLVED:\n(1) That the fees be kept; and\n(2) That they be seen in May.\n\n"
        "14. FEES\n\n15. ROADS\n\nNone."
    )
    assert [item.number for item in facts.minute_items] == ["14", "15"]
    assert [row.text for row in facts.resolutions] == ["That the fees be kept; and", "That they be seen in May."]


PEOPLE = [
    # Labels in Welsh, and in both languages.
    ("Presennol / Present:\tCllrs. A Holt, B Reed\nYmddiheuriadau:\tCllr. C Lane",
     [("A Holt", "present", None), ("B Reed", "present", None), ("Cllr. C Lane", "apologies", None)]),
    # Several people of one team between semicolons.
    (("Present: Councillors A Holt and B Reed\n"
      "In Attendance: D Park, Head of Quays; E Voss, F Dale and G Hill (all Parks); H Moor, Clerk."),
     [("A Holt", "present", None), ("B Reed", "present", None), ("D Park", "officer support", "Head of Quays"),
      ("E Voss", "officer support", None), ("F Dale", "officer support", None), ("G Hill", "officer support", None),
      ("H Moor", "officer support", "Clerk")]),
    # Whoever presides ends the list above.
    ("Present: Councillors A Holt and B Reed\nApologies: Councillor C Lane\n\nCouncillor A Holt, Convener, Presiding.",
     [("A Holt", "present", None), ("B Reed", "present", None), ("Councillor C Lane", "apologies", None)]),
    # Absent without apology is in no group; a label that is one's post is kept as the post.
    ("Present: Councillors A Holt and B Reed\nAbsent without apology: Councillor C Lane\nTown Clerk - Di Park",
     [("A Holt", "present", None), ("B Reed", "present", None), ("Di Park", "officer support", "Town Clerk")]),
    # A vacant seat in a register is no label of those below.
    (("Sector\tMember\tAttendance\nPrimary\tAda Holt, Headteacher, Mead School\tPresent\n\tVacancy\t\n"
      "Early years\tBo Reed, Acorns\tAbsent\nSecondary\tCy Lane, Head, Quay School\tApologies"),
     [("Ada Holt", "present", "Headteacher, Mead School"), ("Cy Lane", "apologies", "Head, Quay School")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PEOPLE)
def test_people(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    facts = read(f"{HEAD}{text}\n\n1. Fees\n\nThe fees were read out.\n\n2. Roads\n\nNone.")
    found = [(row.name.replace("Councillor ", "") if row.status == "present" else row.name, row.status, row.role)
             for row in facts.attendance]  # fmt: skip
    assert sorted(found) == sorted(expected)


def test_people_and_items_of_one_table_without_blank_lines() -> None:
    facts = read(
        "MARLSTOW TOWN COUNCIL\nCOUNCIL MEETING\n4 MAY 2031\nPRESENT:\nThe Chairman (Councillor Mrs E Holt)\n"
        "Councillors\tB Reed\tC Lane\tD Park\n\tE Voss\tF Dale\tG Hill\n"
        "Apologies for absence were received from Councillors H Moor and I Oke.\n45.\tMINUTES\n"
        "\tRESOLVED that the minutes be signed.\n46.\tFEES\n\tThe fees were seen.\nMINUTE BOOK PAGE 215\n"
        "47.\tSEALING\n\tRESOLVED that the seal be affixed.\n"
    )
    assert [(item.number, item.title) for item in facts.minute_items] == [
        ("45", "MINUTES"),
        ("46", "FEES"),
        ("47", "SEALING"),
    ]
    assert [row.status for row in facts.attendance] == ["present"] * 7 + ["apologies"] * 2
    assert [row.text for row in facts.resolutions] == ["that the minutes be signed.", "that the seal be affixed."]


def test_number_and_title_in_one_cell_of_a_table_of_items() -> None:
    facts = read(
        f"{HEAD}Name\tOrganisation\tAttendance\nMembers\nCllr A Holt\tMead Council\tPresent (online)\n"
        "Cllr Bo Reed\tOverton Council\tApologies\nOfficers\nCy Lane\tSection 73 Officer\tPresent\n\n"
        "Agenda item\tMinute\tAction\n1. Apologies\tApologies were received from Cllr Reed.\n"
        "2. Audit\tThe plan was seen.\tCL to send the plan\n"
        "3. Risks\tNoted.\n"
    )
    assert [(item.number, item.title) for item in facts.minute_items] == [
        ("1", "Apologies"),
        ("2", "Audit"),
        ("3", "Risks"),
    ]
    assert [(row.name, row.status, row.role) for row in facts.attendance] == [
        ("Cllr A Holt", "present", None),
        ("Cllr Bo Reed", "apologies", None),
        ("Cy Lane", "officer support", "Section 73 Officer"),
    ]
    assert [(row.kind, row.text) for row in facts.resolutions if row.kind == "action"] == [
        ("action", "CL to send the plan")
    ]


def test_whom_bodies_sent() -> None:
    facts = read(
        f"{HEAD}Representatives:\nMead Town Council\tCllr P Holt (Chair), Cllr Q Reed\n"
        "Eastfield Parish Council\tCllr R Lane\n"
        "Westfield Parish Council\tno representative\n\n1. Apologies\n\nNone.\n\n2. Fees: a) Kept.\n\nSeen.\n"
    )
    assert [(row.name, row.status) for row in facts.attendance] == [
        ("Cllr P Holt", "present"),
        ("Cllr Q Reed", "present"),
        ("Cllr R Lane", "present"),
    ]
