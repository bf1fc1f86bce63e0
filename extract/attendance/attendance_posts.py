"""Whoever stands behind a label that is one person's post: who takes the chair, the clerk, an independent member."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.attendance.attendance_labels import CHAIR_LABEL_RE
from extract.attendance.attendance_lines import OFFICE_LINE_RE
from extract.patterns import pattern
from extract.people.bare_names import Person
from extract.people.names import parse_person

# A label that is the post of one person.
ONES_POST_RE = pattern(
    "label-that-is-a-post",
    r"^(?:(?:town|parish|community|council|deputy|assistant|committee|acting|locum|the|to|of)\s+){0,4}(?:clerk|clerk\s+to\s+the\s+\w+)$"
    r"|^(?:independent|lay|co-?opted|non-voting)\s+(?:member|person)$",
    matches=("Town Clerk", "Independent Member", "Clerk to the Council"),
    rejects=("Officers", "Independent Members", "Members"),
    flags=re.IGNORECASE,
)
LONGEST_CHAIR = 80  # characters of a line that names the chair


def with_post(text: str, rest: str) -> str:
    """Who stands behind a label, with the label as the post where it is one's ("Town Clerk - Ann Moor")."""
    label = text[: text.rfind(rest)].strip(" :-\u2013\t") if rest else ""
    person = parse_person(rest) if ONES_POST_RE.match(label) else None
    alone = person is not None and person.role is None and person.name == rest.strip(" .")
    return f"{rest.strip(' .')}, {label}" if alone else rest


def may_chair(person: Person) -> bool:
    """Whether someone has no post, or that of whoever takes the chair ("Mr Moor, Convener, Presiding")."""
    return person.role is None or OFFICE_LINE_RE.match(person.role.strip(" ,.")) is not None


def chair_of(text: str) -> Person | None:
    """Whom a line names under the label of the chair; None for every other line."""
    match = CHAIR_LABEL_RE.match(text)
    person = parse_person(text[match.end() :]) if match is not None else None
    return replace(person, role="Chair") if person is not None and len(text) < LONGEST_CHAIR else None
