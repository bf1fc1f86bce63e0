"""People listed behind a label of those present, in attendance or absent who are in no list that was read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extract.attendance.attendance import is_attendance_label
from extract.attendance.attendance_labels import split_label
from extract.attendance.rosters import split_people
from extract.extractions import Extraction
from extract.labels import fold, load_labels
from extract.parts import Part
from extract.patterns import pattern
from extract.people.names import parse_person
from extract.word_sets import WORD_RE
from ingest.model import Block, Issue

LABEL_LENGTH = 45  # characters in which the words of a label stand
LISTED = 8  # blocks of names below a label
FEWEST, MOST_PEOPLE = 4, 80  # rows of a table of people
LONGEST_NAME = 60

APOLOGIES_RE = pattern(
    "apologies-told",
    r"\b[Aa]polog(?:y|ies)\b(?!\sto\b)(?:\s\w+){0,6}\s(?:from|for|by|of)\s[^.]{0,300}",
    matches=("Apologies were noted and accepted for Cllr Moor", "An apology was received from Mr Moor"),
    rejects=("Apologies: none", "He apologised to Mr Moor"),
)
TITLED_RE = re.compile(r"\b(?:Cllr|Councillor|Mrs?|Ms|Miss|Dr)\.?\s(?:[A-Z][\w'\u2019.-]*\s){0,3}[A-Z][\w'\u2019-]+")
# How many a list of people says that there were: "Councillors Moor and Lind (2)".
COUNT_RE = re.compile(r"\((?P<count>\d{1,2})(?:\s(?:members|councillors|in\sall|present))?\)\W*$", re.IGNORECASE)


@cache
def _label_words() -> frozenset[str]:
    words = load_labels()["attendance"]
    return frozenset(word for kind in ("states", "apologies", "others", "officers") for word in words[kind])


def find_unread_people(parts: Sequence[Part], found: Extraction) -> Iterator[Issue]:
    """An issue for each run of labels behind which people stand of whom nobody was read."""
    known = {surname_of(row.name) for row in found.attendance}
    for part in parts:
        if part.kind in ("distribution", "appendix", "report"):
            continue
        if part.kind == "minutes":
            yield from _left_out(part.blocks, known)
            yield from _absent(part.blocks, known)
        last = -LISTED
        for at, block in enumerate(part.blocks):
            if not _may_label(block) or not is_attendance_label(block):
                continue
            names = _listed(part.blocks, at)
            if (counted := COUNT_RE.search(block.text)) and len(names) > 1 and int(counted["count"]) != len(names):
                message = f"This list says {counted['count']} people; {len(names)} are told apart in it."
                yield Issue("extract", "attendance-count-differs", message, block.text[:400], block.span)
            if names and not any(surname_of(name) in known for name in names):
                fresh, last = at - last >= LISTED, at
                if fresh:
                    message = "People stand behind this label of whom nobody was read."
                    yield Issue("extract", "attendance-unread", message, block.text[:400], block.span)


def _left_out(blocks: Sequence[Block], known: set[str]) -> Iterator[Issue]:
    """A table of people most of whom are listed, and who is not."""
    for block in blocks:
        rows = block.grid.texts() if block.grid is not None else []
        if not FEWEST <= len(rows) <= MOST_PEOPLE:
            continue
        people = [person for row in rows if row and len(row[0]) < LONGEST_NAME and (person := parse_person(row[0]))]
        lost = [person.name for person in people if surname_of(person.bare) not in known]
        if lost and len(people) > 2 * len(lost):
            message = f"{len(lost)} of the {len(people)} people in this table were not read."
            yield Issue("extract", "attendance-unread", message, "; ".join(lost)[:400], block.span)


def _absent(blocks: Sequence[Block], known: set[str]) -> Iterator[Issue]:
    """A sentence on apologies that names somebody who is in no list."""
    for block in blocks:
        told = APOLOGIES_RE.search(block.text) if "polog" in block.text and block.grid is None else None
        lost = [match[0] for match in TITLED_RE.finditer(told[0]) if surname_of(match[0]) not in known] if told else []
        if lost:
            message = "Somebody whose apologies are told of here was not read."
            yield Issue("extract", "attendance-unread", message, "; ".join(lost)[:400], block.span)


def _may_label(block: Block) -> bool:
    if block.grid is not None or block.number is not None or not block.text[:1].isupper():
        return False
    return not _label_words().isdisjoint(WORD_RE.findall(block.text[:LABEL_LENGTH].lower()))


def _listed(blocks: Sequence[Block], at: int) -> list[str]:
    """The people behind the label of a block, in it or in the blocks below up to what is no list."""
    text = blocks[at].text
    label, rest = split_label(text)
    if label is not None and label.status is None:
        return []
    if label is None:
        words = text.split(" ")
        rest = next((" ".join(words[n:]) for n in range(1, 5) if split_people(" ".join(words[n:]), strict=True)), "")
    if rest.strip():
        return _names(rest)
    names: list[str] = []
    for block in blocks[at + 1 : at + LISTED]:
        if block.grid is not None or block.number is not None or is_attendance_label(block):
            break
        listed = _names(block.text)
        if not listed:
            break
        names += listed
    return names


def _names(text: str) -> list[str]:
    return [listed.person.bare for listed in split_people(text, strict=True)]


def surname_of(name: str) -> str:
    """The last word of a name, folded; "" of none."""
    words = fold(name).split()
    return words[-1] if words else ""
