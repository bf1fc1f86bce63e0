"""Recorded votes in tables, and motions told of with what came of them; councils and people are made up."""

import pytest

from extract.vote_tables import read_vote_table
from test_actions import grid
from test_minutes_forms import read

HEAD = "Minutes of the Harbour Board held on 6 May 2031\n\nPresent: Councillors A Holt, B Reed and C Oke\n\n"
LAST = "\n\n2. Other business\n\nThere was none.\n"

TABLES = [
    # rows, (name, option)
    (
        (
            "Those voting for the motion: | Those voting against the motion: | Abstained:",
            "Cllr Holt Cllr Reed | Cllr Oke | Cllr Lee",
        ),
        [("Cllr Holt", "for"), ("Cllr Reed", "for"), ("Cllr Oke", "against"), ("Cllr Lee", "abstain")],
    ),
    (
        (
            "Councillor | For | Against | Abstain",
            "Ann Holt | X | |",
            "Bo Reed | | X |",
            "Cy Oke | | | X",
            "Di Lee | | |",
        ),
        [("Ann Holt", "for"), ("Bo Reed", "against"), ("Cy Oke", "abstain")],
    ),
    (("Item | For | Page", "Ann Holt | 1 | 2"), []),
    (("Name | Role", "Ann Holt | Chair"), []),
]


@pytest.mark.parametrize(("rows", "votes"), TABLES)
def test_tables_of_votes(rows: tuple[str, ...], votes: list[tuple[str, str]]) -> None:
    assert [(name, option) for name, option, _ in read_vote_table(grid(*rows))] == votes


MOTIONS = [
    # text of the item, (kind, text, outcome, for, against)
    (
        (
            "It was moved by Councillor Holt, seconded by Councillor Reed, that the levy be set.\n\n"
            "Councillor Oke moved, and Councillor Lee seconded, an amendment that the levy be held. On being put to the"
            " vote the amendment was LOST by 2 votes to 4.\n\n"
            "The substantive motion was put to the vote and declared CARRIED."
        ),
        [
            ("motion", "the levy be set", "carried", None, None),
            ("amendment", "an amendment that the levy be held", "lost", 2, 4),
        ],
    ),
    (
        (
            "The officer recommendation of refusal was moved by Cllr Holt, seconded by Ms Reed, put to the vote and"
            " lost: 3 for, 5 against. A motion to approve the application was moved by Mr Oke and seconded by Cllr Lee,"
            " put to the vote and carried by 5 votes to 3."
        ),
        [
            ("motion", "officer recommendation of refusal", "lost", 3, 5),
            ("motion", "motion to approve the application", "carried", 5, 3),
        ],
    ),
]


@pytest.mark.parametrize(("text", "motions"), MOTIONS)
def test_each_outcome_goes_to_its_own_motion(
    text: str, motions: list[tuple[str, str, str, int | None, int | None]]
) -> None:
    facts = read(f"{HEAD}1. Levy\n\n{text}{LAST}")
    found = [(m.kind, m.text, m.outcome, m.votes_for, m.votes_against) for m in facts.motions]
    assert found == motions
