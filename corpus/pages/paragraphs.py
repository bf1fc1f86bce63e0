"""The address of a paragraph: its place in its report, or the page of the paper it stands on."""

from __future__ import annotations

from datasette import Response

from corpus.pages.answers import Asked
from corpus.pages.links import place_of
from extract.facts import IN_TABLE


def paragraph_page(asked: Asked) -> Response | None:
    """Leads to where a paragraph is shown."""
    paragraph = asked.fact("paragraphs", asked.at["id"])
    if paragraph is None:
        return None
    if paragraph["report_id"] and paragraph["rule"] != IN_TABLE:
        return Response.redirect(f"{asked.links.to('reports', paragraph['report_id'])}#{place_of(paragraph['id'])}")
    return Response.redirect(asked.links.proof(paragraph))
