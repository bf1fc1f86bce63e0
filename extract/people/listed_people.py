"""People of a list, one a line, each with a post: "Witnesses", "Members of the Board", whatever stands over it.

Where nearly every line names one person, the others' marks may be read as theirs: "Head of Parks – Ann Moor", "Bo Reed
(Clerk)", "Cy Lane, Trust Representative".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.facts import Officer
from extract.people.bare_names import Person
from extract.people.names import looks_like_role, parse_person
from extract.people.people_in_cells import make_officer
from extract.people.roles import OFFICE_RE, names_office, parse_role
from ingest.model import Document, Line

FEWEST_PEOPLE = 3
LONGEST_LINE = 120  # characters
MOST_LINES = 60


def find_listed(document: Document) -> Iterator[Officer]:
    """The people with posts of each list of people; `document` gives its lines, block by block."""
    for lines in _runs(document):
        if len(lines) < FEWEST_PEOPLE or not any(names_office(line.text) for line in lines):
            continue
        for people in _lists(lines):
            for line, person in people if len(people) >= FEWEST_PEOPLE else ():
                if person.role and _is_post(person.role):
                    yield make_officer(person.name, person.role, "list", "listed-person", line.span)


def _lists(lines: Sequence[Line]) -> Iterator[list[tuple[Line, Person]]]:
    """The people of lines that follow each other; between two stands one other line (a heading) at most."""
    found: list[tuple[Line, Person]] = []
    others = 0
    for line in lines:
        person = _person(line.text)
        others = 0 if person is not None else others + 1
        if person is not None:
            found.append((line, person))
        elif others == 1 and found and _goes_on(found[-1][1], line):
            found[-1] = found[-1][0], replace(found[-1][1], role=None)  # the post goes on in the next line
        elif others > 1:
            yield found
            found = []
    yield found


def _goes_on(person: Person, line: Line) -> bool:
    """Whether a line behind a person can be the rest of the post: no heading, and no sentence."""
    return person.role is not None and not line.text.isupper() and len(line.text) < LONGEST_LINE


def _runs(document: Document) -> Iterator[list[Line]]:
    """The lines of each block that has several, and those of blocks of one short line that follow each other."""
    single: list[Line] = []
    for block in document.blocks:
        short = block.grid is None and 0 < len(block.lines) <= MOST_LINES and len(block.lines[0].text) <= LONGEST_LINE
        if short and len(block.lines) == 1:
            single.append(block.lines[0])
            continue
        yield single
        single = []
        if short and all(len(line.text) <= LONGEST_LINE for line in block.lines):
            yield list(block.lines)
    yield single


def _person(text: str) -> Person | None:
    text = text.strip(" \t•·-–—*")
    return parse_person(text) if text[:1].isupper() and text[-1:] not in ".:?" else None


def _is_post(role: str) -> bool:
    if OFFICE_RE.search(role) is None or parse_person(role) is not None or parse_person(role.split(",")[0]) is not None:
        return False
    return parse_role(role) == role or looks_like_role(role)
