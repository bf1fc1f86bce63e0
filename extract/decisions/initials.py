"""Initials that minutes define beside the names of those present ("Rob Moor  RM") and use for movers and owners."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from extract.facts import Attendance
from extract.patterns import pattern
from extract.people.names import parse_person
from extract.sentences import sentence_starts
from ingest.model import Block

NEAR = 24  # characters: a note such as a body's initials may stand between a name and its own
INITIALS_RE = pattern(
    "initials-of-a-person",
    r"(?<![\w.])[A-Z][A-Za-z]{0,2}[A-Z][a-z]?(?!\w)",
    matches=("RM", "(MCa)", "J. Moor JM", "McR"),
    rejects=("Moor", "R", "CHAIRMAN"),
)


WILL_ACT_RE = pattern(
    "initials-will-act",
    r"(?:^|(?<=[.;:\u2013-]\s))(?P<owner>[A-Z][A-Za-z]{1,3}(?:/[A-Z][A-Za-z]{1,3}){0,3})\s+"
    r"(?:would|will|to|shall|(?:has\s+|had\s+|have\s+)?agreed\s+to|(?:is|are|was|were)\s+to)\s+(?!be\b)[a-z]",
    matches=("RM would write to the owner", "Hedge - RM agreed to cut it", "It is late. RM/AC to ask", "RM is to pay"),
    rejects=("RM said that he would go", "told RM to go", "RM would be away"),
)


def find_acts(text: str, owner: str, initials: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence that says what those of `owner` will do, from their initials on."""
    for match in WILL_ACT_RE.finditer(text):
        if all(initials.get(part, "?") in owner for part in match["owner"].split("/")):
            end = next((at for at in sentence_starts(text) if at > match.start()), len(text))
            yield match.start(), len(text[:end].rstrip())


def find_initials(blocks: Iterable[Block], attendance: Sequence[Attendance]) -> dict[str, str]:
    """The names of those listed by the initials printed right after them; initials of two people are left out."""
    people = {row.name: person.bare for row in attendance if (person := parse_person(row.name)) is not None}
    found: dict[str, set[str]] = {}
    for text in (" ".join(block.text.split()) for block in blocks):
        for name, bare in people.items():
            at = text.find(name)
            if at < 0:
                continue
            after = text[at + len(name) : at + len(name) + NEAR]
            fitting = (match[0] for match in INITIALS_RE.finditer(after) if fits(match[0], bare))
            if (initials := next(fitting, None)) is not None:
                found.setdefault(initials, set()).add(name)
    return {initials: names.pop() for initials, names in found.items() if len(names) == 1}


def fits(initials: str, name: str) -> bool:
    """Whether initials are a name's: the first letters of its words, of the surname perhaps more ("MCa")."""
    words = re.split(r"[\s\-]+", name)
    if len(words) < 2 or initials[0] != words[0][:1]:
        return False
    rest = initials[1:].lower()
    return rest == "".join(word[:1] for word in words[1:]).lower() or words[-1].lower().startswith(rest)
