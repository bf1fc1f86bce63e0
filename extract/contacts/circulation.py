"""Distribution lists in running text on the front of a pack: "Circulation: Councillors A Moor and B Lane (Chair)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from extract.attendance.rosters import PLURAL_HONORIFIC_RE, people_length, split_people
from extract.facts import Distribution, Meeting
from extract.patterns import pattern
from ingest.model import Block

CIRCULATION_RE = pattern(
    "circulation-label",
    r"^\W*(?:agenda\s+)?(?:circulation|distribution)(?:\s+list)?\s*:\s*",
    matches=("Circulation:", "Circulation: Councillors A Moor and B Lane", "Distribution list: Cllr A Moor"),
    rejects=("Circulation of papers", "Distribution of wealth: a study"),
    flags=re.IGNORECASE,
)
MOST_UNDER = 12  # blocks
LEAST_PEOPLE = 0.4  # of the letters of a block that lists them, titles and "and" being the rest


def find_circulation(blocks: Sequence[Block], meeting: Meeting | None) -> Iterator[Distribution]:
    """The people listed after a label of its own, up to the first block that lists none."""
    for index, block in enumerate(blocks):
        if block.grid is None and (label := CIRCULATION_RE.match(block.text)):
            if people := list(_read_people(block, label.end(), "", meeting)):
                yield from people
            elif not block.text[label.end() :].strip():
                yield from _read_under(blocks[index + 1 : index + 1 + MOST_UNDER], meeting)
            return


def _read_under(blocks: Iterable[Block], meeting: Meeting | None) -> Iterator[Distribution]:
    group = ""  # "Councillors:" alone on its line
    for block in takewhile(lambda block: block.grid is None, blocks):
        if PLURAL_HONORIFIC_RE.fullmatch(block.text):
            group = f"{block.text.rstrip(' :.,-')} "
        elif people := list(_read_people(block, 0, group, meeting)):
            yield from people
        else:
            return


def _read_people(block: Block, start: int, group: str, meeting: Meeting | None) -> Iterator[Distribution]:
    """The people that the text of a block lists from `start` on; none where most of it is something else."""
    text = group + block.text[start:]
    listed = split_people(text)
    if people_length(listed) < LEAST_PEOPLE * len(text):
        return
    for one in listed:
        first = max(0, one.start - len(group)) + start
        yield Distribution(
            span=block.part(first, max(first, one.end - len(group) + start)),
            rule="distribution-text",
            meeting=meeting,
            name=one.person.name,
            role=one.person.role,
            copies=None,
        )
