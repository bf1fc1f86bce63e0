"""Minutes of small made-up councils: initials for people, several decisions in one paragraph; nobody here is real."""

from pathlib import Path

import pytest

from extract.decisions.action_notes import read_note
from extract.decisions.initials import find_acts, fits
from extract.decisions.owners import Owners
from extract.minutes.minutes import MinutesFacts, find_minutes
from extract.parts import Part
from ingest.model import Block, Line, Span
from ingest.text import read_text


def read(text: str) -> MinutesFacts:
    """The facts of a text that is minutes from end to end."""
    document = read_text(Path("minutes.txt"), text.encode(), "0" * 64)
    return find_minutes(document, (Part("minutes", 0, document.blocks),))


HEAD = """LOWER MEAD PARISH COUNCIL

Minutes of a meeting held on Tuesday 6 September 2033 at 7.00 pm in Mead Hall

Present: Rob Moor (RM), Ann Castle (ACa), Jo Reed (MDC) (JR), Ian Lane
Apologies: Di Hale (DH)

"""


@pytest.mark.parametrize(
    ("initials", "name", "expected"),
    [
        ("RM", "Rob Moor", True),
        ("ACa", "Ann Castle", True),
        ("ABM", "Ann B. Moor", True),
        ("RMF", "Rob Moor-Field", True),
        ("MDC", "Rob Moor", False),
        ("RM", "Moor", False),
    ],
)
def test_initials_of_a_name(initials: str, name: str, expected: bool) -> None:
    assert fits(initials, name) == expected


def test_initials_that_the_list_defines_are_names() -> None:
    found = read(
        HEAD
        + """1. Minutes

The minutes were approved. Proposed by RM and seconded by ACa.

2. Hedges

The hedge was discussed. Proposed by XY and seconded by JR.

3. Flag

The flag is torn. (ACTION: DH)
"""
    )
    assert [(motion.mover, motion.seconder) for motion in found.motions] == [
        ("Rob Moor", "Ann Castle"),
        ("XY", "Jo Reed"),
    ]
    assert [(row.text, row.owner) for row in found.resolutions if row.kind == "action"] == [
        ("The flag is torn.", "Di Hale")
    ]


DECIDED = [
    # one paragraph, what was decided
    (
        "It was agreed that RM would write to the owner. JR spoke about the buses. They were late.",
        [("agreed", "that RM would write to the owner.")],
    ),
    (
        "It was agreed that the hall be let. It was agreed to sell the van.",
        [("agreed", "that the hall be let."), ("agreed", "to sell the van.")],
    ),
    (
        "The quotes were read. RESOLVED that the first be accepted. The van was looked at. RESOLVED that it be sold.",
        [("resolved", "that the first be accepted."), ("resolved", "that it be sold.")],
    ),
    (
        "RESOLVED: That the grant be paid. That the Clerk write to the club.",
        [("resolved", "That the grant be paid. That the Clerk write to the club.")],
    ),
    (
        "RESOLVED that the fence be mended. (Reference: Report of the Clerk, item 4)",
        [("resolved", "that the fence be mended.")],
    ),
    (
        "RESOLVED that the fence be mended (Ref. 24/17)",
        [("resolved", "that the fence be mended (Ref. 24/17)")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), DECIDED)
def test_a_decision_ends_where_talk_or_the_next_begins(text: str, expected: list[tuple[str, str]]) -> None:
    found = read(f"{HEAD}1. Apologies\n\nNoted above.\n\n2. Business\n\n{text}\n\n3. Close\n")
    assert [(row.kind, row.text) for row in found.resolutions] == expected


NAMES = {"RM": "Rob Moor", "ACa": "Ann Castle"}


@pytest.mark.parametrize(
    ("notes", "owner"),
    [
        (["RM"], "Rob Moor"),
        (["RM/ACa"], "Rob Moor; Ann Castle"),
        (["RM", "ACa"], "Rob Moor; Ann Castle"),
        (["RM XY"], None),
        (["Note 3"], None),
        ([], None),
    ],
)
def test_notes_at_the_margin_name_owners(notes: list[str], owner: str | None) -> None:
    block = Block("paragraph", "", (), Span(1), margin=tuple(Line(text, Span(1)) for text in notes))
    noted = read_note(block, Owners(NAMES))
    assert (noted.owner if noted is not None else None) == owner


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Hedge \u2013 RM agreed to cut it. It is tall.", ["RM agreed to cut it."]),
        ("It is late. RM/ACa would ask.", []),
        ("The bus is late. RM would ask the firm.", ["RM would ask the firm."]),
        ("RM would be away.", []),
    ],
)
def test_what_an_owner_will_do(text: str, acts: list[str]) -> None:
    assert [text[start:end] for start, end in find_acts(text, "Rob Moor", NAMES)] == acts
