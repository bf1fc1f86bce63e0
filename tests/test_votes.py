"""Recorded votes in tables, and motions told of with what came of them; councils and people are made up."""

import pytest

from extract.decisions.conduct import Motion
from extract.decisions.vote_tables import read_vote_table
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
            "Total | 1 | 1 | 1",
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


FORMS = [
    # text of the item; (kind, mover, seconder, text, outcome, votes for, names of those for) of each motion
    (
        (
            "Motion\tAmendment\nTo approve the charges.\tTo continue the matter.\n"
            "Moved by Councillor Holt, seconded by Councillor Reed.\t"
            "Moved by Councillor Oke, seconded by Councillor Lee.\n\n"
            "On a vote being taken, 3 members voted for the motion and 2 for the amendment.\n\n"
            "For the motion: Councillors Holt, Reed and Pask.\n\nFor the amendment: Councillors Oke and Lee."
        ),
        [
            (
                "motion",
                "Councillor Holt",
                "Councillor Reed",
                "To approve the charges.",
                None,
                3,
                ["Councillor Holt", "Councillor Reed", "Councillor Pask"],
            ),
            (
                "amendment",
                "Councillor Oke",
                "Councillor Lee",
                "To continue the matter.",
                None,
                2,
                ["Councillor Oke", "Councillor Lee"],
            ),
        ],
    ),
    (
        (
            "Motion (Councillor Holt, seconded by Councillor Reed) \u2013 This Board calls for rain.\n\n"
            "Upon being put to the vote the motion was carried unanimously."
        ),
        [
            (
                "motion",
                "Councillor Holt",
                "Councillor Reed",
                "This Board calls for rain.",
                "carried unanimously",
                None,
                [],
            )
        ],
    ),
    (
        "It was proposed by Cllr Holt and seconded by Cllr Reed and RESOLVED that the fee be paid.",
        [("motion", "Cllr Holt", "Cllr Reed", "the fee be paid", None, None, [])],
    ),
    (
        "Resolved: that the rent be held. Proposed: Cllr Holt. Seconded: Cllr Reed.",
        [("motion", "Cllr Holt", "Cllr Reed", "the rent be held.", None, None, [])],
    ),
    (
        (
            "An amendment was moved by Councillor Oke and seconded by Councillor Lee:\n\n"
            '"That the charge be removed."\n\nIn accordance with Standing Order 9 a recorded vote was taken.\n\n'
            "Councillor\tFor\tAgainst\tAbstain\nHolt\t\tX\t\nOke\tX\t\t\nLee\tX\t\t\n\nThe amendment was declared LOST."
        ),
        [
            (
                "amendment",
                "Councillor Oke",
                "Councillor Lee",
                "That the charge be removed.",
                "lost",
                2,
                ["Councillor Oke", "Councillor Lee"],
            )
        ],
    ),
    (
        (
            "It was proposed by Cllr Holt and seconded by Cllr Reed:\n\n"
            "\u201cThat the application be approved.\u201d\n\n"
            "Upon being put to the vote, 9 Members voted in favour of the proposition and 3 against, whereupon the "
            "Chair declared the proposal to have been clearly carried.\n\nResolved:\n\nThat permission be granted."
        ),
        [("motion", "Cllr Holt", "Cllr Reed", "That the application be approved.", "carried", 9, [])],
    ),
    (
        (
            "Councillor Holt moved the following motion, which was seconded by Councillor Reed:\n\n"
            '"This Council calls for buses."\n\nCouncillor Oke moved an amendment, seconded by Councillor Lee, to add '
            'the words "and trains".\n\nOn being put to the vote, the amendment was lost (3 for, 5 against).\n\n'
            "A recorded vote was taken on the motion:\n\nFor: Councillors Holt and Reed (2)\n\n"
            "Against: Councillor Oke (1)\n\nThe motion was therefore carried."
        ),
        [
            (
                "motion",
                "Councillor Holt",
                "Councillor Reed",
                "This Council calls for buses.",
                "carried",
                2,
                ["Councillor Holt", "Councillor Reed"],
            ),
            ("amendment", "Councillor Oke", "Councillor Lee", 'to add the words "and trains"', "lost", 3, []),
        ],
    ),
    (
        (
            "MOTION\n\nTo refuse permission.\n\nMoved by Councillor Holt, seconded by Councillor Reed.\n\nAMENDMENT\n\n"
            "To grant it.\n\nMoved by Councillor Oke, seconded by Councillor Lee.\n\n"
            "Motion\tAmendment\nCouncillor Holt\tCouncillor Oke\nCouncillor Reed\tCouncillor Lee\n\n"
            "The Motion was carried by 3 votes to 2 and the Committee resolved accordingly."
        ),
        [
            (
                "motion",
                "Councillor Holt",
                "Councillor Reed",
                "To refuse permission.",
                "carried",
                3,
                ["Councillor Holt", "Councillor Reed"],
            ),
            (
                "amendment",
                "Councillor Oke",
                "Councillor Lee",
                "To grant it.",
                None,
                2,
                ["Councillor Oke", "Councillor Lee"],
            ),
        ],
    ),
    (
        "The minutes were agreed. Proposed Cllr Holt, seconded Cllr Reed. All in favour.",
        [("motion", "Cllr Holt", "Cllr Reed", None, None, None, [])],
    ),
    (
        "Proposed by Councillor Holt\nSeconded by Councillor Reed and\n\nResolved That the lights be green.",
        [("motion", "Councillor Holt", "Councillor Reed", None, None, None, [])],
    ),
    ("Motions\n\nThe motion sent by Mr Lee was not in order.", []),
]


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_motions_in_further_forms(text: str, expected: list[tuple[object, ...]]) -> None:
    facts = read(f"{HEAD}1. Levy\n\n{text}{LAST}")

    def told(motion: Motion) -> tuple[object, ...]:
        names = [vote.name for vote in facts.votes if vote.motion is motion and vote.option == "for"]
        return (
            motion.kind, motion.mover, motion.seconder, motion.text, motion.outcome, motion.votes_for, names,
        )  # fmt: skip

    assert [told(motion) for motion in facts.motions] == expected


def test_a_table_of_votes_that_names_nobody_is_an_issue() -> None:
    facts = read(f"{HEAD}1. Levy\n\nName\tFor\tAgainst\nlevy 4\tX\t\nlevy 5\t\tX{LAST}")
    assert [issue.code for issue in facts.issues if issue.code == "votes-unread"] == ["votes-unread"]
