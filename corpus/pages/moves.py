"""Where a link leads whose paper is gone: to the same fact in the version that took its place, or to why it is gone."""

from __future__ import annotations

from typing import Any

from datasette import Response

from corpus.cells import table_of_fact
from corpus.changes import find_successor
from corpus.ids import DOCUMENT_ID_DIGITS
from corpus.pages.answers import Asked, Made, message
from corpus.tables import BY_NAME

FOUND = 302  # not for good: a paper can go back to an earlier version of itself
GONE = 410


def find_moved(asked: Asked, address: str) -> Made:
    """What to answer at an address of ours that has nothing; None when there never was such a thing.

    `address` is what was asked for, in full: it is kept but for the ids in it.
    """
    document = asked.at.get("document")
    identifier = document or asked.at.get("id", "")
    paper = identifier[:DOCUMENT_ID_DIGITS]
    withdrawn = asked.one("SELECT at FROM withdrawals WHERE document_id = ?", paper)
    if withdrawn:
        return message(f"The paper at this address was withdrawn on {withdrawn[:10]}.", GONE)
    now = _page_now(asked, document) if document else find_successor(asked.connection, identifier)
    if now is None:
        return None
    return Response.redirect(now if document else address.replace(identifier, now), status=FOUND)


def _page_now(asked: Asked, document: str) -> str | None:
    """The address of a page of a paper in the version that took its place: of the fact asked for, or of the page."""
    successor = find_successor(asked.connection, document)
    if successor is None:
        return None
    fact = _fact_now(asked)
    if fact is not None:
        return asked.links.proof(fact)
    page = find_successor(asked.connection, f"{document}-page-p{asked.at['number']}")
    number = asked.one("SELECT page FROM pages WHERE id = ?", page) if page else None
    return asked.links.page(successor, number) if number else asked.links.to("documents", successor)


def _fact_now(asked: Asked) -> dict[str, Any] | None:
    identifier = asked.arg("fact")
    table = table_of_fact(identifier)
    now = find_successor(asked.connection, identifier) if table in BY_NAME else None
    return asked.fact(table, now) if table and now else None
