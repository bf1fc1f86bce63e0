"""Lists of those present by letters, in columns that a text flattened, under labels in tables; people are made up."""

from pathlib import Path

import pytest

from extract.attendance.attendance import find_attendance
from extract.facts import Meeting
from extract.minutes.minutes import find_minutes
from extract.packs import find_parts
from extract.people.names import parse_person
from ingest.model import Block, Cell, Grid, Line, Span
from ingest.text import read_text

HEAD = "MARLSTOW HARBOUR BOARD\n\nMinutes of a meeting of the Harbour Board held on 4 May 2031 at 7 pm in the Hall\n\n"
REST = "\n\n1. Budget\n\nThe budget was seen.\n\n2. Roads\n\nNone."
MEETING = Meeting(span=Span(1), rule="test", committee="Harbour Board", date="2031-05-04", role="minutes")


def people(text: str) -> list[tuple[str, str]]:
    document = read_text(Path("minutes.txt"), f"{HEAD}{text}{REST}".encode(), "0" * 64)
    return [(row.name, row.status) for row in find_minutes(document, find_parts(document)).attendance]


def cell(*texts: tuple[str, int]) -> Cell:
    """A cell of lines, each with the number of the text's line."""
    lines = tuple(Line(text, Span(None, number)) for text, number in texts)
    return Cell("\n".join(line.text for line in lines), Span(None, texts[0][1]), lines)


def in_grid(*rows: tuple[Cell, ...]) -> list[tuple[str, str, str | None]]:
    block = Block("grid", "", (), Span(None, 1), grid=Grid(rows))
    found, _ = find_attendance([block], MEETING)
    return [(row.name, row.status, row.role) for row in found]


LISTS = [
    # Letters in two columns, with what they mean below.
    (
        (
            "Councillors:\n\nP Ada Holt (Chairman)\n\nP Bo Reed          A Cy Lane\nP Di Park          P Ed Voss\n"
            "A Flo Dale         P Gus Hill\n\nP: Present\nA: Apologies for absence submitted\n\n"
            "Officers in attendance: Ida Moor (Clerk)"
        ),
        [
            ("Ada Holt", "present"),
            ("Bo Reed", "present"),
            ("Cy Lane", "apologies"),
            ("Di Park", "present"),
            ("Ed Voss", "present"),
            ("Flo Dale", "apologies"),
            ("Gus Hill", "present"),
            ("Ida Moor", "officer support"),
        ],
    ),
    # "Councillors:" alone opens the list, above the first label that says how people were there.
    (
        "Councillors:\n\nAda Holt\n\nBo Reed (Convener)\n\nOfficers:\n\nIda Moor, Clerk",
        [("Ada Holt", "present"), ("Bo Reed", "present"), ("Ida Moor", "officer support")],
    ),
    # The labels stand first: whose the names are cannot be told.
    ("Councillors:\n\nOfficers:\n\nAda Holt\n\nBo Reed\n\nIda Moor, Clerk", []),
    (
        "Present; Cllrs Holt (Chair), Cllrs Reed and Lane",
        [("Cllr Holt", "present"), ("Reed", "present"), ("Lane", "present")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_lists(text: str, expected: list[tuple[str, str]]) -> None:
    got = people(text)
    assert [(name.split()[-1], status) for name, status in got] == [(n.split()[-1], s) for n, s in expected]


def test_a_label_that_shares_its_cell_with_names_parts_the_columns_there() -> None:
    rows = (
        (cell(("Ada Holt", 2)), cell(("PRESENT", 1), ("Bo Reed", 2))),
        (cell(("Cy Lane", 3)), cell(("Sandy Park", 3))),
        (cell(("Di Moor", 4), ("IN ATTENDANCE:", 5)), cell(("Ed Voss", 4))),
        (cell(("Ida Dale", 6)), cell(("Jo Hill", 6))),
    )
    assert in_grid(*rows) == [
        ("Ada Holt", "present", None),
        ("Bo Reed", "present", None),
        ("Cy Lane", "present", None),
        ("Sandy Park", "present", None),
        ("Di Moor", "present", None),
        ("Ed Voss", "present", None),
        ("Ida Dale", "officer support", None),
        ("Jo Hill", "officer support", None),
    ]


def test_a_label_inside_a_register_says_how_those_below_it_were_there() -> None:
    rows = (
        (cell(("Members", 1)), cell(("Role", 1))),
        (cell(("Ada Holt (Chair)", 2)), cell(("Elected Member", 2))),
        (cell(("Non-members in attendance at the request of the Chief Officer:-", 3)), cell(("", 3))),
        (cell(("Ida Moor", 4)), cell(("Head of Quays", 4))),
    )
    assert [(name, status) for name, status, _ in in_grid(*rows)] == [
        ("Ada Holt", "present"),
        ("Ida Moor", "officer support"),
    ]


def test_lines_above_a_label_in_a_text_are_of_the_row_above() -> None:
    rows = (
        (cell(("Members Present", 1)), cell(("Aldermen - A Holt, B Reed", 1))),
        (cell(("Officers Present", 4)), cell(("Councillors - C Lane, D Park", 3), ("Clerk - E Voss", 4))),
    )
    assert [(name.split()[-1], status) for name, status, _ in in_grid(*rows)] == [
        ("Holt", "present"),
        ("Reed", "present"),
        ("Lane", "present"),
        ("Park", "present"),
        ("Voss", "officer support"),
    ]


ROLES = [
    # Places behind dashes are no posts.
    ("Ada Holt - Overton\nBo Reed - Lower Mead\nCy Lane - Clerk", [None, None, "Clerk"]),
    ("ADA HOLT - Chair\nBO REED - Vice-Chair\nCY LANE - Member", ["Chair", "Vice-Chair", "Member"]),
]


@pytest.mark.parametrize(("text", "expected"), ROLES)
def test_what_stands_behind_a_dash(text: str, expected: list[str | None]) -> None:
    document = read_text(Path("minutes.txt"), f"{HEAD}Present:\n\n{text}{REST}".encode(), "0" * 64)
    assert [row.role for row in find_minutes(document, find_parts(document)).attendance] == expected


NAMES = [
    ("Cllr Baron", "Cllr Baron", None),
    ("Chief Supt. Ann Holt", "Chief Supt. Ann Holt", None),
    ("Mr D Reed Admin/Finance Officer", "Mr D Reed", "Admin/Finance Officer"),
    ("Depute Provost Holt", "Depute Provost Holt", None),
    (
        "Mr B Reed Administration Assistant, Committee Services",
        "Mr B Reed",
        "Administration Assistant, Committee Services",
    ),
]


@pytest.mark.parametrize(("text", "name", "role"), NAMES)
def test_names(text: str, name: str, role: str | None) -> None:
    person = parse_person(text)
    assert person is not None
    assert (person.name, person.role) == (name, role)


def test_a_title_alone_is_nobody() -> None:
    assert parse_person("Baron") is None
    assert parse_person("The Lord Mayor") is None
    assert parse_person("Cllr Vice-Chairman") is None
