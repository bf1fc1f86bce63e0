"""Lists of those present that lost their columns, or whose lines say more than a name; all made up."""

import pytest

from extract.minute_items import find_headings
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
            ("Ann Holt", "Convener, Mead North", "present"),
            ("Bo Reed", "Abbot", "present"),
            ("Cy Dell", "Mead West", "present"),
            ("Di Lee", "Nith and Lower Mead", "present"),
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
