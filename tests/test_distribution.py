"""Distribution lists of a made-up borough, whole and damaged."""

from pathlib import Path

from extract.contacts.distribution import Entry, Printed, find_distribution, give_copies, person_starts
from extract.facts import Distribution
from extract.parts import Part
from ingest.model import Box, Span
from ingest.text import read_text


def read(text: str) -> list[Distribution]:
    document = read_text(Path("list.txt"), text.encode(), "0" * 64)
    return find_distribution(document, (Part("distribution", 0, document.blocks),), None)


WHOLE = """AGENDA DISTRIBUTION LIST (OPEN)

Name\tNo of copies\tName\tNo of copies
Sub-Committee Members\t\tCouncil Officers\t
Councillor Ada Holt (Chair)\t1\tOmar Deen, Director of Harbours, Children's & Adults' Services\t1
Councillor Ben Lee\t1\tIda Voss, Scrutiny Team SPARES\t10
Reserves\t\t\t
Councillor Col Marsh (Two vacancies)\t1\t\t
Niamh O'Shea Dunn\t1\tTotal:\t14
"""

DAMAGED = """AGENDA DISTRIBUTION LIST (OPEN)

Name\tNo of copies\tName\tNo of copies
Sub-Committee Members\t\tCouncil Officers\t
Councillor Ada Holt (Chair) Councillor The Right Revd Samuel\t1 1\tOmar Deen, Director of Harbours\t1
Oke (Vice-Chair) Councillor Ben Lee\t1\tIda Voss, Legal Services Jon Penn, Policy Officer, Children's\t1 1
Colin Ellis Lena Ode\t1 1\tServices Mara Pell, Assistant Director,\t1
Reserves\t,\tChildren's Services\tM-DM-1
Councillor Di Park\t1\tEve Pike, Scrutiny Team\t10
"""


def test_a_whole_list() -> None:
    assert [(row.name, row.role, row.copies) for row in read(WHOLE)] == [
        ("Councillor Ada Holt", "Chair", 1),
        ("Councillor Ben Lee", None, 1),
        ("Councillor Col Marsh", None, 1),
        ("Niamh O'Shea Dunn", None, 1),
        ("Omar Deen", "Director of Harbours, Children's & Adults' Services", 1),
        ("Ida Voss", "Scrutiny Team", 10),
    ]


def test_a_damaged_list_keeps_people_and_only_sure_copies() -> None:
    rows = {row.name: row for row in read(DAMAGED)}
    assert list(rows) == [
        "Councillor Ada Holt",
        "Councillor The Right Revd Samuel Oke",
        "Councillor Ben Lee",
        "Colin Ellis",
        "Lena Ode",
        "Councillor Di Park",
        "Omar Deen",
        "Ida Voss",
        "Jon Penn",
        "Mara Pell",
        "Eve Pike",
    ]
    assert rows["Jon Penn"].role == "Policy Officer, Children's Services"
    assert rows["Mara Pell"].role == "Assistant Director, Children's Services"
    assert rows["Eve Pike"].copies == 10


def test_people_begin_at_an_honorific_or_before_a_role() -> None:
    text = "Services Mara Pell, Head of Parks Councillor The Revd Oke"
    assert [text[start:].split()[0] for start in person_starts(text)] == ["Mara", "Councillor"]


LINES = """AGENDA DISTRIBUTION LIST

Members
Councillor Ada Holt (Chair) 1
Councillor Ben Lee 2
Omar Deen, Director of Harbours ..... 10
Total 13
"""


def test_a_list_of_lines_that_end_in_a_number() -> None:
    assert [(row.name, row.role, row.copies) for row in read(LINES)] == [
        ("Councillor Ada Holt", "Chair", 1),
        ("Councillor Ben Lee", None, 2),
        ("Omar Deen", "Director of Harbours", 10),
    ]


def test_a_number_set_in_the_middle_of_its_row_is_the_rows() -> None:
    """Cells set in the middle of their height: a number beside no line of the one person of its row."""

    def printed(text: str, top: float, row: int) -> Printed:
        return Printed(text, Span(1, None, (Box(1, 0.0, top, 50.0, top + 10),)), row)

    entries = [Entry("Ada Holt", [printed("Ada Holt,", 20, 1), printed("Clerk", 32, 1)]), Entry("Bo Marsh")]
    entries[1].lines.append(printed("Bo Marsh", 50, 2))
    two = [Entry("Cy Fenn", [printed("Cy Fenn", 70, 3)]), Entry("Di Oke", [printed("Di Oke", 82, 3)])]
    give_copies([*entries, *two], [printed("2", 26, 1), printed("1", 50, 2), printed("4", 82, 3)])
    assert [entry.copies for entry in (*entries, *two)] == [2, 1, None, 4]


def test_a_post_may_stand_before_its_holder() -> None:
    found = read(
        "AGENDA DISTRIBUTION\n\nMembers\tCopies\tOfficers\tCopies\n"
        "Cllr A Holt (Chair)\t1\tChief Executive - Bo Reed\t1\n"
        "Cllr C Lane\t1\tHead of Law - Di Park\t2\nSubstitutes\t\tPress and libraries\t4"
    )
    assert [(row.name, row.role, row.copies) for row in found] == [
        ("Cllr A Holt", "Chair", 1),
        ("Cllr C Lane", None, 1),
        ("Bo Reed", "Chief Executive", 1),
        ("Di Park", "Head of Law", 2),
    ]
