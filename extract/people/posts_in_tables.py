"""People and their posts in tables that say so at their head: "Name of consultee | Post held", "Name | Role"."""

from __future__ import annotations

from collections.abc import Iterator

from extract.facts import Officer
from extract.labels import fold
from extract.patterns import pattern
from extract.people.names import parse_person
from extract.people.people_in_cells import make_officer
from extract.people.roles import OFFICE_RE
from ingest.model import Block, Document

MOST_ROWS, WIDEST = 60, 6
LONGEST_POST = 100
NAME_HEAD_RE = pattern(
    "head-of-names",
    r"^(?:names?(?: of(?: consultee| officer| member)?)?|consultees?|officer names?|named officers?|contributors?)$",
    matches=("name of consultee", "named officer", "name", "name of"),
    rejects=("name of the scheme", "officer title"),
)
POST_HEADS = frozenset(("post", "post held", "position", "position held", "role", "job title", "designation", "title"))


def find_posts_in_tables(document: Document) -> Iterator[Officer]:
    """Each row with one person under the head of names and a post under that of posts; other rows are passed over."""
    for block in document.blocks:
        if block.grid is not None and 2 <= block.grid.width <= WIDEST and len(block.grid.rows) <= MOST_ROWS:
            yield from _posts(block)


def _posts(block: Block) -> Iterator[Officer]:
    assert block.grid is not None
    heads = [fold(text) for text in next(iter(block.grid.texts(1)), [])]
    name_at = next((n for n, head in enumerate(heads) if NAME_HEAD_RE.match(head)), None)
    post_at = next((n for n, head in enumerate(heads) if head in POST_HEADS), None)
    if post_at is None and name_at and not heads[0]:
        post_at = 0  # the column that needs no head: the posts that names are given for
    if name_at is None or post_at is None:
        return
    for row in block.grid.rows[1:]:
        name, post = row[name_at], row[post_at]
        person = parse_person(" ".join(name.text.split())) if name is not None and post is not None else None
        if name is None or post is None or person is None or person.role is not None:
            continue
        role = " ".join(post.text.split())
        if len(role) < LONGEST_POST and OFFICE_RE.search(role) and parse_person(role) is None:
            yield make_officer(person.name, role, "table", "name-and-post", name.span)
