"""Runs of people that titles, capitals, posts and line ends part; two columns of names; all made up."""

import pytest

from extract.attendance.apologies import attendance_row, is_post
from extract.facts import Meeting
from extract.people.bare_names import Person
from extract.people.names import looks_like_role, parse_person
from ingest.model import Span
from test_attendance_forms import people

RUNS = [
    # printed list, (name, role, status) of each person
    (
        (
            "Present:\n\nCouncillors OSCAR HOLT and TILDA REED, Provost Mrs\n\nWINIFRED A OKE OBE, "
            "Councillors OTIS LEE, RUPERT\n\nPASK and\n\nGRETA WEST; Rev AMBROSE TULL, Rev\n\n"
            "ALAN PARK and Mr PETER HURD.\n\nAn apology was intimated on behalf of Councillor\n\nQUENTIN MARSH."
        ),
        [
            ("OSCAR HOLT", None, "present"),
            ("TILDA REED", None, "present"),
            ("Provost Mrs WINIFRED A OKE OBE", None, "present"),
            ("OTIS LEE", None, "present"),
            ("RUPERT PASK", None, "present"),
            ("GRETA WEST", None, "present"),
            ("Rev AMBROSE TULL", None, "present"),
            ("Rev ALAN PARK", None, "present"),
            ("Mr PETER HURD", None, "present"),
            ("Councillor QUENTIN MARSH", None, "apologies"),
        ],
    ),
    (
        (
            "PRESENT: Councillors: C. Holt (in the Chair), M. Reed, J. Oke\nTown Clerk, C. Lee\n"
            "Mead Ward Councillors: A. Pask, S. Marsh\n"
            "Bill Hurd, General Manager \u2013 Mead Buses\n1 member of the public"
        ),
        [
            ("C. Holt", "in the Chair", "present"),
            ("M. Reed", None, "present"),
            ("J. Oke", None, "present"),
            ("C. Lee", "Town Clerk", "officer support"),
            ("A. Pask", None, "other members present"),
            ("S. Marsh", None, "other members present"),
            ("Bill Hurd", "General Manager \u2013 Mead Buses", "officer support"),
        ],
    ),
    (
        (
            "PRESENT: Chairman - Cllr B M Holt\n\nMembers - Cllrs Mrs S Reed, R Oke (in substitution for Cllr R Lee) "
            "C K Pask\n\nOthers Member in attendance Cllrs P Marsh, R Tull"
        ),
        [
            ("Cllr B M Holt", None, "present"),
            ("Mrs S Reed", None, "present"),
            ("R Oke", None, "present"),
            ("C K Pask", None, "present"),
            ("P Marsh", None, "other members present"),
            ("R Tull", None, "other members present"),
        ],
    ),
    (
        (
            "Present:\nAnn Holt\nBo Reed\n\nApologies:\n\nCy Oke               Di Lee\nGus Hurd\n\n"
            "Minutes of Last Meeting - approval"
        ),
        [
            ("Ann Holt", None, "present"),
            ("Bo Reed", None, "present"),
            ("Cy Oke", None, "apologies"),
            ("Di Lee", None, "apologies"),
            ("Gus Hurd", None, "apologies"),
        ],
    ),
    (
        "Present: Cllr Ann Holt, Cllr Bo Reed\n\nApologies: Cllr Cy Lee, Cllr Di Oke.\nCSI      Evacuation Procedure",
        [
            ("Cllr Ann Holt", None, "present"),
            ("Cllr Bo Reed", None, "present"),
            ("Cllr Cy Lee", None, "apologies"),
            ("Cllr Di Oke", None, "apologies"),
        ],
    ),
    (
        (
            "Present: Ms L Holt (Substitute) (Skype), Mr B Reed (video conferencing)\n\nOfficers in attendance:-\n\n"
            "Andrew Oke           Development Manager\nTessa Lee            Democratic Services Officer\n\n"
            "Except where stated below, the applications were subject to the conditions."
        ),
        [
            ("Ms L Holt", None, "present"),
            ("Mr B Reed", None, "present"),
            ("Andrew Oke", "Development Manager", "officer support"),
            ("Tessa Lee", "Democratic Services Officer", "officer support"),
        ],
    ),
    (
        (
            "Present:\tCouncillors A Holt, B Reed\nApology:\tAn apology for absence was intimated on behalf of "
            "Councillor C Oke."
        ),
        [("A Holt", None, "present"), ("B Reed", None, "present"), ("Councillor C Oke", None, "apologies")],
    ),
    (
        (
            "Present: Lay Member M. Holt (Chair), Mr B Reed (Mead PC) and Mr J Oke (Mead PC). Clerk: Mrs Y Lee.\n\n"
            "Officers: Director \u2013 Law (P. Marsh)\n\nApologies: Supt. Mark Hurd (Mead Police)"
        ),
        [
            ("M. Holt", "Lay Member, Chair", "present"),
            ("Mr B Reed", "Mead PC", "present"),
            ("Mr J Oke", "Mead PC", "present"),
            ("Mrs Y Lee", "Clerk", "officer support"),
            ("P. Marsh", "Director \u2013 Law", "officer support"),
            ("Supt. Mark Hurd", "Mead Police", "apologies"),
        ],
    ),
    (
        (
            "Present:\n\nCouncillor Ben Holt (Deputy Mayor)\n\n"
            "Conservative\tLabour\nCouncillor Carl Reed\tCouncillor Iris Oke\n"
            "Councillor Di Lee\tCouncillor Ed Marsh\n\n"
            "In attendance: Tom Pask (Chief Executive), Vera Hurd (Director of Resources), Xenia Tull (Democratic\n"
            "Services Manager)"
        ),
        [
            ("Councillor Ben Holt", "Deputy Mayor", "present"),
            ("Councillor Carl Reed", None, "present"),
            ("Councillor Iris Oke", None, "present"),
            ("Councillor Di Lee", None, "present"),
            ("Councillor Ed Marsh", None, "present"),
            ("Tom Pask", "Chief Executive", "officer support"),
            ("Vera Hurd", "Director of Resources", "officer support"),
            ("Xenia Tull", "Democratic Services Manager", "officer support"),
        ],
    ),
    (
        (
            "Members:\tAlan Holt\tChair\n\tJulie Reed\tChief Executive\nIn Attendance:\tChris "
            "Oke\tDirector of Strategy\n"
            "Secretariat:\tNeal Lee\tGovernance Coordinator\n\nApologies: None"
        ),
        [
            ("Alan Holt", "Chair", "present"),
            ("Julie Reed", "Chief Executive", "present"),
            ("Chris Oke", "Director of Strategy", "officer support"),
            ("Neal Lee", "Governance Coordinator", "officer support"),
        ],
    ),
    (
        "Present: Cllr A Holt, Cllr B Reed\n\nAlso present Howard Oke (Clerk) and two members of the public",
        [
            ("Cllr A Holt", None, "present"),
            ("Cllr B Reed", None, "present"),
            ("Howard Oke", "Clerk", "officer support"),
        ],
    ),
    (
        (
            "Present:\n\nMead Council        Councillor James Holt (Chair)\nMead Council        "
            "Councillor Mhairi Reed\n"
            "Lay Member          Eilidh Oke\n\nIn attendance:\n\nDirector            Stuart Lee\n"
            "Treasurer           Anna Pask\nPlanning Officer    Lewis Marsh"
        ),
        [
            ("Councillor James Holt", "Chair", "present"),
            ("Councillor Mhairi Reed", None, "present"),
            ("Eilidh Oke", None, "present"),
            ("Stuart Lee", "Director", "officer support"),
            ("Anna Pask", "Treasurer", "officer support"),
            ("Lewis Marsh", "Planning Officer", "officer support"),
        ],
    ),
    (
        (
            "Present: Head Teacher Representatives: Isabel Holt, Richard Reed.\n\n"
            "Governor Representatives: Phyllis Oke.\n\n"
            "Officers in attendance:-\n\nAndrew Lee           Development Manager\n"
            "Tessa Marsh          Democratic Services Officer\n\n"
            "The applications were subject to the conditions and\nnotes, as outlined in the Schedule."
        ),
        [
            ("Isabel Holt", None, "present"),
            ("Richard Reed", None, "present"),
            ("Phyllis Oke", None, "present"),
            ("Andrew Lee", "Development Manager", "officer support"),
            ("Tessa Marsh", "Democratic Services Officer", "officer support"),
        ],
    ),
]


@pytest.mark.parametrize(("listing", "found"), RUNS)
def test_runs_of_people(listing: str, found: list[tuple[str, str | None, str]]) -> None:
    assert sorted(people(listing), key=str) == sorted(found, key=str)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Democratic Services Officer", True),
        ("Minutes Secretary", True),
        ("Minutes of Last Meeting - approval", False),
        ("Officer. Except where stated below", False),
        ("To receive declarations of interest", False),
        ("the Board was quorate", False),
    ],
)
def test_what_heads_an_item_or_is_said_is_no_post(text: str, role: bool) -> None:
    assert looks_like_role(text) == role


@pytest.mark.parametrize(
    ("behind", "role"),
    [
        ("work; all apologies accepted", None),
        ("Ill health", None),
        ("visiting Mr Ray Stone in hospital", None),
        ("family commitments", None),
        ("Head of Health", "Head of Health"),
        ("representing Mead Council", "representing Mead Council"),
        ("vice-chair", "vice-chair"),
    ],
)
def test_a_reason_for_absence_is_no_post(behind: str, role: str | None) -> None:
    person, span = Person("Cllr Cy Lee", "Cy Lee", "Cllr", role=behind), Span(1, 1)
    held = Meeting(span=span, rule="title", committee="Parks Panel", date="2031-05-07", role="minutes")
    assert attendance_row(person, span, "apologies", held, "apologies-list").role == role


@pytest.mark.parametrize(("text", "named"), [("Cllr Bo Reed. Evacuation Plan", False), ("Thos. Reed", True)])
def test_a_sentence_ends_a_name(text: str, named: bool) -> None:
    assert (parse_person(text) is not None) == named


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Head of Parks", True),
        ("Mead District Council", True),
        ("member of the Working Group", True),
        ("harvest", False),
        ("Cllr Bo Reed", False),
        ("all were thanked and the meeting was closed", False),
    ],
)
def test_what_is_said_of_somebody_is_a_post_or_it_is_none(text: str, role: bool) -> None:
    assert is_post(text) == role
