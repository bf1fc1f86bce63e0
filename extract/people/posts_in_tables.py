"""People and their posts in tables: "Name of consultee | Post held", "Councillor A (Chair) | Labour", "A | Clerk".

A column is one of people where its head says so or most of its cells name one. The post stands with the name, or in
the column whose head says so, or, where the head allows people or there is none, in the next one: there it must be a
post from its first word to its last, unless most cells of that column are posts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.contacts.contact_words import MAIL_RE, PHONE_RE
from extract.facts import Officer
from extract.labels import fold
from extract.patterns import pattern
from extract.people.bare_names import Person
from extract.people.names import looks_like_role, parse_person
from extract.people.people_in_cells import make_officer
from extract.people.roles import OFFICE_RE, parse_role
from ingest.model import Block, Cell, Document

MOST_ROWS, WIDEST = 60, 6
FEWEST_PEOPLE = 2
MOST_LIKE = 0.6  # of the cells of a column that tell what it is
LONGEST_POST = 100
NAME_HEAD_RE = pattern(
    "head-of-names",
    r"^(?:names?(?: of(?: consultee| officer| member)?)?|consultees?|officer names?|named officers?|contributors?)$",
    matches=("name of consultee", "named officer", "name", "name of"),
    rejects=("name of the scheme", "officer title"),
)
PEOPLE_HEAD_RE = pattern(
    "head-of-people",
    r"^(?:(?:names?\sand\s|panel\s|team\s|committee\s|board\s).*|(?:\w+\s)?(?:names?|members?|membership|witness(?:es)?|officers?"
    r"|councillors?|persons?|attendees?|governors?|trustees?|consultees?|contributors?|inspectors?|who))$",
    matches=("membership", "name and position/title", "board member", "witness"),
    rejects=("name of the scheme", "scheme", "project lead"),
)
POST_HEADS = frozenset(("post", "post held", "position", "position held", "role", "job title", "designation", "title"))
NOTE_RE = pattern(
    "note-behind-a-post", r"\s\([^()]{2,40}\)$", matches=("Inspector (lead)",), rejects=("Inspector (lead) of",)
)
Row = Sequence[Cell | None]


def find_posts_in_tables(document: Document) -> Iterator[Officer]:
    """The people of each table with the posts that stand with them or beside them; other rows are passed over."""
    for block in document.blocks:
        if block.grid is not None and 2 <= block.grid.width <= WIDEST and len(block.grid.rows) <= MOST_ROWS:
            yield from _posts(block)


def _posts(block: Block) -> Iterator[Officer]:
    assert block.grid is not None
    heads = [fold(text) for text in next(iter(block.grid.texts(1)), [])]
    name_at = next((n for n, head in enumerate(heads) if NAME_HEAD_RE.match(head)), None)
    post_at = next((n for n, head in enumerate(heads) if head.partition(" and contact")[0] in POST_HEADS), None)
    if post_at is None and name_at and not heads[0]:
        post_at = 0  # the column that needs no head: the posts that names are given for
    if name_at is None or post_at is None:
        yield from _untold(block.grid.rows)
        return
    posts = _are_posts([_text(row[post_at]) for row in block.grid.rows[1:] if row[post_at] is not None])
    for row in block.grid.rows[1:]:
        person, post = _person(row[name_at]), row[post_at]
        if person is None or post is None or row[name_at] is None or person.role is not None:
            continue
        role = PHONE_RE.sub("", MAIL_RE.sub("", _text(post))).strip(" ,;\u2013-")
        told = OFFICE_RE.search(role) or (posts and looks_like_role(role))
        if len(role) < LONGEST_POST and told and parse_person(role) is None:
            yield _officer(person, role, row[name_at])


def _untold(rows: Sequence[Row]) -> Iterator[Officer]:
    """The people of a table whose head names no column of people, or that has no head."""
    for at in range(max((len(row) for row in rows), default=0)):
        column = [row[at] if at < len(row) else None for row in rows]
        people = [_person(cell) for cell in column]
        filled = sum(bool(_text(cell)) for cell in column)
        if sum(person is not None for person in people) < max(FEWEST_PEOPLE, MOST_LIKE * (filled - 1)):
            continue
        named = people[0] is not None or PEOPLE_HEAD_RE.match(fold(_text(column[0])))
        beside = [_text(row[at + 1]) if named and at + 1 < len(row) else "" for row in rows]
        posts = _are_posts([text for text, person in zip(beside, people, strict=True) if person is not None and text])
        for person, cell, text in zip(people, column, beside, strict=True):
            if person is None:
                continue
            if person.role is not None and OFFICE_RE.search(person.role) and parse_role(person.role) == person.role:
                yield _officer(person, person.role, cell)
            if text and (_is_whole_post(text) or (posts and looks_like_role(text) and len(text) < LONGEST_POST)):
                yield _officer(person, text, cell)
        return


def _are_posts(texts: Sequence[str]) -> bool:
    posts = sum(_is_whole_post(text) for text in texts)
    return posts >= FEWEST_PEOPLE and posts >= MOST_LIKE * len(texts)


def _is_whole_post(text: str) -> bool:
    post = NOTE_RE.sub("", text)
    return text[:1].isupper() and len(text) < LONGEST_POST and parse_role(post) == post and parse_person(text) is None


def _person(cell: Cell | None) -> Person | None:
    return parse_person(_text(cell)) if cell is not None else None


def _text(cell: Cell | None) -> str:
    return " ".join(cell.text.split()) if cell is not None else ""


def _officer(person: Person, role: str, cell: Cell | None) -> Officer:
    assert cell is not None
    return make_officer(person.name, role, "table", "name-and-post", cell.span)
