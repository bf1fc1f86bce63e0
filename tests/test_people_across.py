"""Who is one person across papers, by what stands beside the names; every name is made up."""

from collections import Counter

import pytest

from corpus.forms import Form, Pair, council_key, name_parts
from corpus.people import group_forms

HERE, THERE, UNKNOWN = "Harwick Borough Council", "Dale District Council", ""
MEMBER, CHAIR, VOTE = ("present", None), ("present", "Chair"), ("for", None)


def officer(role: str) -> Pair:
    return "officer support", role


def form(name: str, council: str, stands: Pair, *company: str) -> Form:
    parts = name_parts(name)
    assert parts is not None
    return Form(parts[1], name, council_key(council), 1, Counter([stands]), Counter(company))


@pytest.mark.parametrize(
    ("forms", "people"),
    [
        # one person
        ([form("Mr A B MOOR", HERE, officer("Clerk")), form("Anthony Moor", HERE, officer("Clerk"))], 1),
        ([form("Cllr P Hay", HERE, CHAIR), form("Councillor Peter Hay", HERE, CHAIR)], 1),
        ([form("P van der Moor", HERE, officer("Planner")), form("Piet Van Der Moor", HERE, officer("Planner"))], 1),
        ([form("Councillor Bo Lind", HERE, MEMBER, "Bo Lind"), form("Bo Lind", HERE, VOTE, "Councillor Bo Lind")], 1),
        ([form("B Lind", UNKNOWN, officer("Head of Quays")), form("Bo Lind", HERE, officer("Head of Quays"))], 1),
        # an initial that fits, but a member and an officer
        ([form("B Lind", HERE, officer("Chief Executive")), form("Bo Lind", HERE, MEMBER)], 2),
        ([form("B Lind", HERE, officer("Clerk"), "Bo Lind"), form("Bo Lind", HERE, MEMBER, "B Lind")], 2),
        # a member and an officer of one name in one paper
        (
            [
                form("Councillor Bo Lind", HERE, MEMBER, "Bo Lind"),
                form("Bo Lind", HERE, officer("Head of Quays"), "Councillor Bo Lind"),
            ],
            2,
        ),
        # a post that every council has says little where the council is not known
        ([form("B Lind", UNKNOWN, officer("Clerk")), form("Bo Lind", HERE, officer("Clerk"))], 2),
        # initials that fit two, or none; other councils, other surnames
        ([form("B Lind", HERE, MEMBER), form("Bo Lind", HERE, MEMBER), form("Beth Lind", HERE, MEMBER)], 3),
        ([form("Mr A B MOOR", HERE, officer("Clerk")), form("Anthony Cy Moor", HERE, officer("Clerk"))], 2),
        ([form("Bo Lind", HERE, MEMBER), form("Bo Lind", THERE, MEMBER)], 2),
        ([form("Ann Moor-Lind", HERE, MEMBER), form("Ann Lind", HERE, MEMBER)], 2),
        ([form("Cllr Lind", HERE, MEMBER), form("Cllr Bo Lind", HERE, MEMBER)], 2),
    ],
)
def test_people_of_forms(forms: list[Form], people: int) -> None:
    assert len(group_forms(forms)) == people
