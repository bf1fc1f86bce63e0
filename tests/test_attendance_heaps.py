"""Lists of those present that lost their columns, or whose lines say more than a name; all made up."""

import pytest

from extract.attendance.apologies import is_post
from extract.minutes.minute_items import find_headings
from extract.people.roles import parse_role
from ingest.markers import split_marker
from ingest.model import Block, Span
from test_attendance_forms import HEAD, ITEMS, people
from test_minutes_forms import read

HEAPS = [
    # printed list, whether its labels stand in a heap
    ("Members:\n\nOfficials:\n\nApologies:\n\nAnn Holt (Convener)\nBo Reed\nCy Oke - Chief Engineer\nDi Lee", True),
    ("Present:\nApologies:\n\nCllr Ann Holt\nCllr Bo Reed\nCllr Cy Oke", True),
    ("Present:\nIn attendance:\nOfficers:\nApologies:\n\nCllr Ann Holt\nCllr Bo Reed", True),
    ("Apologies:\nIn attendance:\nAnn Holt, Head of Parks\n\nMembers present:\nCllr Bo Reed\nCllr Cy Oke", False),
    ("Present\n\nCouncillors:\nCllr Ann Holt\nCllr Bo Reed\n\nApologies:\nCllr Cy Oke", False),
    ("Present:\nCllr Ann Holt\nIn attendance:\nApologies:\nCllr Bo Reed", False),
]


@pytest.mark.parametrize(("listing", "heaped"), HEAPS)
def test_nobody_is_given_to_the_last_of_a_heap_of_labels(listing: str, heaped: bool) -> None:
    found = read(HEAD + listing + ITEMS)
    assert ("attendance-labels-heaped" in [issue.code for issue in found.issues]) == heaped
    assert bool(found.attendance) != heaped


LISTS = [
    # printed list, (name, role, status) of each person
    (
        (
            "Present:\nMs Ann Holt\n\nNon Executive Director\n\nMs Bo Reed\n\nSupport Manager\n(Secretariat)\n\n"
            "Mr Cy Oke\n\nChief Executive, Mead Health\n\nPresent in part:\nMs Di Lee\nMr Ed Marsh\n\nMead Audit Office"
        ),
        [
            ("Ms Ann Holt", "Non Executive Director", "present"),
            ("Ms Bo Reed", "Support Manager (Secretariat)", "present"),
            ("Mr Cy Oke", "Chief Executive, Mead Health", "present"),
            ("Ms Di Lee", None, "present"),
            ("Mr Ed Marsh", "Mead Audit Office", "present"),
        ],
    ),
    (
        (
            "Present:  Ann Holt (Convener)-Mead North\n   Bo Reed-Abbot\n   Cy Dell-Mead West\n"
            "   Di Lee-Nith and Lower Mead\nOfficials:  Flo Pask - Chief Engineer\nApologies:  Hal Tull-Marsh"
        ),
        [
            ("Ann Holt", "Convener", "present"),
            ("Bo Reed", None, "present"),
            ("Cy Dell", None, "present"),
            ("Di Lee", None, "present"),
            ("Flo Pask", "Chief Engineer", "officer support"),
            ("Hal Tull-Marsh", None, "apologies"),
        ],
    ),
    (
        "Present: Cllr Ann Holt\nCllr Bo Reed-Abbot\nCllr Cy Dell\nCllr Di Lee\nCllr Ed Marsh-Oke",
        [
            ("Cllr Ann Holt", None, "present"),
            ("Cllr Bo Reed-Abbot", None, "present"),
            ("Cllr Cy Dell", None, "present"),
            ("Cllr Di Lee", None, "present"),
            ("Cllr Ed Marsh-Oke", None, "present"),
        ],
    ),
]

LISTS += [
    (
        (
            "Present: Councillors A. Holt (Chairman) and C.P.J. Reed; Mr. C. Oke (Friends of the Mead), Mr. D.\n\n"
            "McLee (Mead Estates), Mrs. E. Marsh (Mead Centre)"
        ),
        [
            ("A. Holt", "Chairman", "present"),
            ("C.P.J. Reed", None, "present"),
            ("Mr. C. Oke", "Friends of the Mead", "present"),
            ("Mr. D. McLee", "Mead Estates", "present"),
            ("Mrs. E. Marsh", "Mead Centre", "present"),
        ],
    ),
    (
        "Present:\nCllr Ann Holt\nKLM Reed\n\nAlso present:\nMSDC Cath Dell\nParish Clerk Flo Pask",
        [
            ("Cllr Ann Holt", None, "present"),
            ("KLM Reed", None, "present"),
            ("Cath Dell", None, "other members present"),
            ("Flo Pask", "Parish Clerk", "officer support"),
        ],
    ),
    (
        (
            "Present: Cllr Ann Holt\nApologies:      Gil Ash - Mid Mead\n                Hal E Tull - Mead South\n\n"
            "Item   Item/Description                                 Action\nNumber"
        ),
        [
            ("Cllr Ann Holt", None, "present"),
            ("Gil Ash", "Mid Mead", "apologies"),
            ("Hal E Tull", "Mead South", "apologies"),
        ],
    ),
    (
        (
            " Present:\n Professor Ann Holt      Non Executive Director\n Mrs Bo Reed         Director of Parks\n"
            " Mr Cy Dell             Non Executive Director\n Present in part:\n Ms Di Lee       Mead Audit Office\n"
            " Mr Ed Marsh            Mead Audit Office"
        ),
        [
            ("Professor Ann Holt", "Non Executive Director", "present"),
            ("Mrs Bo Reed", "Director of Parks", "present"),
            ("Mr Cy Dell", "Non Executive Director", "present"),
            ("Ms Di Lee", "Mead Audit Office", "present"),
            ("Mr Ed Marsh", "Mead Audit Office", "present"),
        ],
    ),
    (
        (
            "Present:\nMs Ann Holt\n\nHead of Parks\n\nMs Di Lee\nMr Ed Marsh\n\n"
            "Mead Health Authority\n\nMead Audit Office\nMead Audit Office"
        ),
        [("Ms Ann Holt", "Head of Parks", "present"), ("Ms Di Lee", None, "present"), ("Mr Ed Marsh", None, "present")],
    ),
    (
        "PRESENT\n\nCllr Ann Holt\nCllr Bo Reed\n\nIN\nATTENDANCE\n\nCath Dell\nParish Clerk Flo Pask",
        [
            ("Cllr Ann Holt", None, "present"),
            ("Cllr Bo Reed", None, "present"),
            ("Cath Dell", None, "officer support"),
            ("Flo Pask", "Parish Clerk", "officer support"),
        ],
    ),
]


@pytest.mark.parametrize(("listing", "found"), LISTS)
def test_lists_of_people(listing: str, found: list[tuple[str, str | None, str]]) -> None:
    assert people(listing) == found


@pytest.mark.parametrize(
    ("title", "holder"),
    [
        ("Vice Chairman Cllr Reed", True),
        ("Chairman: Councillor Ann Holt", True),
        ("Election of Vice Chairman", False),
        ("Parks Review", False),
    ],
)
def test_a_post_and_its_holder_in_bold_head_no_item(title: str, holder: bool) -> None:
    span = Span(1)
    blocks = [Block("heading", text, (), span) for text in ("Budget Review", title, "Closing Remarks")]
    assert (title in [heading.title for heading in find_headings(blocks)]) != holder


@pytest.mark.parametrize(
    ("under", "nested"),
    [
        ("The Group had met in May:\n\nPresent: Councillors B Oke, C Lee and D Marsh.", True),
        ("The notes that follow\nwere submitted:\nPresent: Councillors B Oke, C Lee and D Marsh.", True),
        ("The Group had met in May.", False),
        ("Present: Cllr Ann Holt, Cllr Bo Reed and Cllr Cy Dell.", False),
        ("Present: one person from the press.", False),
    ],
)
def test_those_present_in_minutes_under_an_item_are_not_passed_in_silence(under: str, nested: bool) -> None:
    listing = "Present: Cllr Ann Holt, Cllr Bo Reed and Cllr Cy Dell\n\n1. Declarations\n\nThere were none.\n\n"
    found = read(f"{HEAD}{listing}2. Heritage Group\n\n{under}\n\n3. Parks\n\nThe plan was noted.\n")
    assert ("attendance-nested" in [issue.code for issue in found.issues]) == nested
    assert len([row for row in found.attendance if row.status == "present"]) == 3


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("I Lee, S Holt (Chair)", None),
        ("Chair, S Holt, R Dell, Clerk", "Chair"),
        ("Head of Parks, Mead Council", "Head of Parks, Mead Council"),
        ("A Level Manager", "A Level Manager"),
    ],
)
def test_no_person_of_a_list_is_the_role_of_another(text: str, role: str | None) -> None:
    assert parse_role(text) == role


@pytest.mark.parametrize(
    ("text", "number"), [("* (h) Parks Board 3 May", "h"), ("* Parks Board", None), ("\u2022 (h) Parks", None)]
)
def test_a_star_marks_out_one_of_several_lettered_items(text: str, number: str | None) -> None:
    marker = split_marker(text)
    assert marker is not None
    assert marker.number == number


@pytest.mark.parametrize(
    ("role", "post"), [("Mead Audit Office Mead Audit Office", False), ("Mead Audit Office", True), ("Clerk", True)]
)
def test_a_body_printed_twice_is_not_one_persons(role: str, post: bool) -> None:
    assert is_post(role) == post
