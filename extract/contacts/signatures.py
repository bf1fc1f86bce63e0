"""People who sign: "Name: NAME" over "Position: ROLE", and a name on a line of its own over its post.

A line of a name alone says nothing of the next one in a list where the post stands first; there no pair is made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.facts import Officer
from extract.patterns import pattern
from extract.people.names import looks_like_person, parse_person
from extract.people.roles import OFFICE_RE, parse_role
from ingest.model import Document, Line, texts_of

LONGEST_ROLE = 10  # words of a post that fills a line

POSITION_RE = pattern(
    "position-of-a-form",
    r"^(?i:position|role|job\stitle|title|designation|post|capacity)\s?:\s+(?P<role>.{3,100})$",
    matches=("Position: Head of Parks", "Job title: Clerk"),
    rejects=("Position of the site", "Role:"),
)
# What somebody wrote or said, over it: "Chair's introduction".
OWNED_RE = re.compile(
    r"(?:the )?(?:(?:vice|deputy)[- ])?(?:chair\w*|leader|mayor|director|convener)['\u2019]s?\s", re.IGNORECASE
)
NAMED_RE = pattern(
    "name-of-a-form",
    r"^(?i:(?:print\s)?name|full\sname|signed(?:\sby)?)\s?:\s+(?P<name>.{3,60})$",
    matches=("Name: Ann Moor", "Signed by: Mr B Reed"),
    rejects=("Name of the site", "Name:"),
)


def find_signatures(document: Document) -> Iterator[Officer]:
    """The people whose name and post stand on two lines, one under the other."""
    lines = (
        (" ".join(text.split()), block.lines, at)
        for block in document.blocks
        for at, text in enumerate(texts_of(block.lines) if block.grid is None else ())
    )
    above: tuple[str, Sequence[Line], int] | None = None
    free = True  # the line above is no post that still waits for its name
    for line in lines:
        if above is None:
            above = line
            continue
        (name, printed, at), role = above, line[0]
        pair = _read_form(name, role) or (read_signature(name, role) if free else None)
        if pair:
            yield Officer(name=pair[0], role=pair[1], context="signature", rule=pair[2], span=printed[at].span)
        free = bool(pair) or not _is_post(name)
        above = None if pair else line


def _read_form(name: str, role: str) -> tuple[str, str, str] | None:
    named, position = NAMED_RE.match(name), POSITION_RE.match(role)
    if named is None or position is None or not looks_like_person(named["name"]):
        return None
    return (named["name"], position["role"].strip(" ."), "signed-name-and-position") if OFFICE_RE.search(role) else None


def read_signature(name: str, role: str) -> tuple[str, str, str] | None:
    """Name, post and rule of whoever signs with a name alone on a line over the post; None for other lines."""
    # Who signs in capitals is read as if written plain; a line of capitals over no post is a heading.
    plain = name.title() if name.isupper() and len(name.split()) in (2, 3) else name
    if not 4 <= len(name) <= 60 or not _is_post(role) or OFFICE_RE.search(plain) or not looks_like_person(plain):
        return None
    person = parse_person(plain)
    signed = person.name if person is not None and plain == name else name
    return (signed, role.strip(" .,"), "signed-name-over-role") if person and person.role is None else None


def _is_post(text: str) -> bool:
    """Whether a line is a post from its first word to its last."""
    text = text.strip(" .,")
    if not text[:1].isupper() or len(text.split()) > LONGEST_ROLE or not OFFICE_RE.search(text):
        return False
    if OWNED_RE.match(text):
        return False
    person = parse_person(text)
    # "Clerk Ann Moor", and the next of a list ("Bo Reed, Clerk")
    held = (
        person is not None and person.role is not None and (text.endswith(person.name) or text.startswith(person.name))
    )
    return parse_role(text) == text and not looks_like_person(text) and not held
