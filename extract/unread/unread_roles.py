"""People named behind the label of a post, or beside a post in a table, of whom or of which nothing was read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.attendance.rosters import split_people
from extract.extractions import Extraction
from extract.kinds import OTHER_PAPERS
from extract.labels import fold
from extract.parts import Part
from extract.patterns import pattern
from extract.people.names import parse_person
from extract.unread.unread_people import surname_of
from ingest.model import Block, Issue

LABEL_RE = pattern(
    "label-of-somebody",
    r"^\W*(?:(?:report|lead|case|responsible|presenting|contact|cabinet|executive|portfolio|member|relevant|corporate"
    r"|accountable|decision)\s+){0,2}(?:officer|author|member|holder|director|writer|maker|reporting|prepared\s+by"
    r"|presented\s+by|written\s+by|report\s+of|sponsor)(?:\(?s\)?)?[\s:]*$",
    matches=("Report Author:", "Case Officer", "Presented by", "Member reporting:", "Responsible Officer(s):"),
    rejects=("The officer said", "Director of Parks"),
    flags=re.IGNORECASE,
)
CHAIR_RE = re.compile(r"\((?:Vice[- ])?Chair(?:man|woman|person)?\)$", re.IGNORECASE)
LABELLED_RE = re.compile(r"(?P<label>[A-Za-z][A-Za-z()/ ]{3,40}):\s+(?P<value>[A-Z].+)", re.DOTALL)
ROLE_HEADS = frozenset(
    ("role", "roles", "organisation", "position", "post", "title", "representing", "designation", "job title")
)
WIDEST_BOX, WIDEST_TABLE = 4, 6  # cells of a row
LONGEST_LABEL, LONGEST_LINE, LONGEST_NAME = 60, 200, 60
FEWEST_POSTS, MOST_ROWS = 2, 30  # rows of a table of people, of a box that names somebody


def find_unread_roles(parts: Sequence[Part], found: Extraction) -> Iterator[Issue]:
    """An issue for each label with somebody behind it who is in no fact, and each table whose posts are in none."""
    if found.kind in OTHER_PAPERS:
        return
    known = _known(found)
    for part in parts:
        for at, block in enumerate(part.blocks):
            if part.kind in ("report", "body", "cover"):
                yield from _unread_labelled(part.blocks, at, known)
            if block.grid is not None:
                yield from _unread_posts(block, found)


def _unread_labelled(blocks: Sequence[Block], at: int, known: set[str]) -> Iterator[Issue]:
    for text in _labelled(blocks, at):
        listed = next(iter(split_people(text[:120], strict=True)), None)
        surname = surname_of(listed.person.bare) if listed is not None else ""
        if surname and surname not in known and not text.rstrip().endswith(":"):
            known.add(surname)
            message = "Nothing was read of whoever is named here with a post."
            yield Issue("extract", "role-unread", message, text[:200], blocks[at].span)


def _known(found: Extraction) -> set[str]:
    """The words of all names that were read, folded."""
    names = [row.name for rows in (found.officers, found.attendance, found.contacts) for row in rows]
    names += [name for report in found.reports for name in (report.from_officer, report.cabinet_member)]
    for trail in found.audit_trails:
        names += [trail.lead_officer, trail.report_author, trail.cabinet_member]
    return {word for name in names if name for word in fold(name).split()}


def _labelled(blocks: Sequence[Block], at: int) -> Iterator[str]:
    """What stands behind labels of somebody in a block: on their line, in the next cell, in the next block."""
    block = blocks[at]
    if block.grid is None:
        below = blocks[at + 1].text if at + 1 < len(blocks) and blocks[at + 1].grid is None else ""
        yield from _behind(block.text, below)
        return
    for row in block.grid.texts(MOST_ROWS) if block.grid.width <= WIDEST_TABLE else ():
        texts = [text for text in row if text]
        for text, after in pairwise([*texts, ""]) if len(texts) <= WIDEST_BOX else ():
            yield from _behind(text, after)


def _behind(text: str, after: str) -> Iterator[str]:
    if len(text) < LONGEST_LABEL and LABEL_RE.match(text):
        yield after
    elif len(text) < LONGEST_NAME and CHAIR_RE.search(text):
        yield text
    elif len(text) < LONGEST_LINE and (match := LABELLED_RE.match(text)) and LABEL_RE.match(match["label"]):
        yield match["value"]


def _unread_posts(block: Block, found: Extraction) -> Iterator[Issue]:
    """A table with a column of names and one of posts whose people have no post among the facts."""
    grid = block.grid
    column = _column_of_posts(grid.texts(1)[0]) if grid is not None and 1 < grid.width <= WIDEST_TABLE else None
    if grid is None or column is None or len(grid.rows) <= FEWEST_POSTS:
        return
    rows = grid.texts()
    posted = {surname_of(row.name) for people in (found.officers, found.attendance) for row in people if row.role}
    lost = []
    for row in rows[1:]:
        person = parse_person(row[0]) if len(row[0]) < LONGEST_NAME and row[column] else None
        if person is not None and surname_of(person.bare) not in posted:
            lost.append(f"{person.name} - {row[column]}")
    if len(lost) >= FEWEST_POSTS:
        message = f"The posts of {len(lost)} people in this table were not read."
        yield Issue("extract", "role-unread", message, "; ".join(lost)[:200], block.span)


def _column_of_posts(heads: Sequence[str]) -> int | None:
    words = [fold(text) for text in heads]
    return next((n for n, text in enumerate(words) if n and {text, text.split(" ")[0]} & ROLE_HEADS), None)
