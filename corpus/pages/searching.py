"""The search page, and the same search as JSON, CSV and an Atom feed."""

from __future__ import annotations

import json
from typing import Any
from xml.etree import ElementTree as xml

from datasette import Response
from markupsafe import Markup

from corpus.changes import now
from corpus.pages.answers import Answer, Asked
from corpus.pages.finding import PAGE_SIZE, PAPERS_FOR_PEOPLE, Found, Wanted, find
from corpus.pages.grids import csv_response
from corpus.pages.words import KINDS
from corpus.search import MARKS

FEED_SIZE, CSV_SIZE = 50, 1000
ATOM = "http://www.w3.org/2005/Atom"
UNREAD_SQL = "SELECT count(*) FROM pages WHERE characters = 0"
COLUMNS = ("kind", "date", "committee", "title", "text", "page", "line", "document_id", "id", "url", "proof_url")
NOTHING = "Give words to look for, as in search{ending}?q=leisure+centre"
# XML has no way to write these characters.
NOT_IN_XML = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)))


def search_page(asked: Asked) -> Answer:
    """The search page; without words to look for, how to search."""
    wanted = Wanted.read(asked)
    found = find(asked, wanted)
    context = {
        "found": found,
        "wanted": wanted,
        "unread": asked.one(UNREAD_SQL),
        "lit": lit,
        "page_size": PAGE_SIZE,
        "papers_for_people": PAPERS_FOR_PEOPLE,
    }
    return Answer("papers_search.html", context)


def search_json(asked: Asked) -> Response:
    """The same as JSON: the hits of the page, the facets, and the address of the next page."""
    wanted = Wanted.read(asked)
    found = find(asked, wanted)
    address = asked.links.absolute(asked.links.path("/search.json"))
    body = {
        "query": wanted.q, "sort": wanted.sort, "page": wanted.page, "total": found.total,
        "total_is_exact": found.exact, "facets_are_exact": not found.sampled,
        "people_are_exact": not found.sampled and found.papers <= PAPERS_FOR_PEOPLE,
        "unread_pages": asked.one(UNREAD_SQL),
        "results": [{**_plain(asked, hit), "snippet": _marked(hit["snippet"])} for hit in found.hits],
        "facets": {
            name: [{"value": value.value, "label": value.words, "count": value.count} for value in values]
            for name, values in found.facets.items()
        },
        "next_url": f"{address}?{wanted.query(page=wanted.page + 1)}" if found.more else None,
    }  # fmt: skip
    return Response(json.dumps(body, ensure_ascii=False), content_type="application/json; charset=utf-8",
                    headers={"access-control-allow-origin": "*"})  # fmt: skip


def search_csv(asked: Asked) -> Response:
    """The first thousand hits as CSV, each with the addresses of its page and its proof."""
    found = find(asked, Wanted.read(asked), CSV_SIZE)
    lines = [[*COLUMNS]]
    for hit in found.hits:
        plain = _plain(asked, hit)
        lines.append(["" if plain[name] is None else str(plain[name]) for name in COLUMNS])
    return csv_response(lines, "search.csv")


def search_atom(asked: Asked) -> Response:
    """The newest hits as an Atom feed: a saved search is this address."""
    wanted = Wanted.read(asked)
    if not wanted.q:
        return Response.text(NOTHING.format(ending=".atom"), status=400)
    newest = Wanted(wanted.q, wanted.kind, wanted.committee, wanted.year, wanted.person, "date")
    feed = _feed(asked, newest, find(asked, newest, FEED_SIZE))
    return Response(feed, content_type="application/atom+xml; charset=utf-8")


def lit(text: str) -> Markup:
    """Text from the index with the words found in <mark>; everything of the paper's own is escaped."""
    out, first = Markup(""), True
    for piece in text.split(MARKS[0]):
        hit, _, rest = ("", "", piece) if first else piece.partition(MARKS[1])
        out += (Markup("<mark>{}</mark>").format(hit) if hit else Markup("")) + rest.replace(MARKS[1], "")
        first = False
    return out


def _plain(asked: Asked, hit: dict[str, Any]) -> dict[str, Any]:
    row = hit["row"]
    words = row.get("text") or row.get("role") or _bare(hit["snippet"])
    return {
        "kind": hit["kind"], "id": hit["ref_id"], "title": _bare(hit["title"]), "text": words,
        "committee": hit["committee"], "date": hit["date"], "document_id": hit["document_id"], "page": row["page"],
        "line": row["line"], "url": asked.links.absolute(hit["address"]),
        "proof_url": asked.links.absolute(hit["proof"]),
    }  # fmt: skip


def _bare(text: str) -> str:
    return text.replace(MARKS[0], "").replace(MARKS[1], "")


def _marked(text: str) -> str:
    return str(lit(text))


def _feed(asked: Asked, wanted: Wanted, found: Found) -> str:
    xml.register_namespace("", ATOM)
    feed = xml.Element(f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": "en-GB"})
    here = asked.links.absolute(asked.links.path("/search.atom")) + "?" + wanted.query(sort="relevance")
    page = asked.links.absolute(asked.links.path("/search")) + "?" + wanted.query()
    papers = {hit["document_id"] for hit in found.hits}
    ingested = {document: asked.one("SELECT ingested_at FROM documents WHERE id = ?", document) for document in papers}
    _add(feed, "title", f"{wanted.q} in committee papers")
    _add(feed, "id", here)
    _add(feed, "updated", max((str(at) for at in ingested.values() if at), default=now()))
    _add(feed, "link", rel="self", type="application/atom+xml", href=here)
    _add(feed, "link", rel="alternate", type="text/html", href=page)
    _add(_add(feed, "author"), "name", "Committee papers")
    for hit in found.hits:
        plain = _plain(asked, hit)
        entry = _add(feed, "entry")
        kind = KINDS[hit["kind"]][0]
        _add(entry, "title", f"{kind}: {plain['title'] or plain['text'] or ''}"[:240])
        # An officer's or paragraph's own id is in its address; two rows of one person are two entries.
        _add(entry, "id", f"{plain['url']}#{plain['id']}")
        _add(entry, "updated", str(ingested[hit["document_id"]] or now()))
        _add(entry, "link", rel="alternate", type="text/html", href=plain["url"])
        _add(entry, "link", rel="related", type="text/html", href=plain["proof_url"])
        _add(entry, "category", term=hit["kind"], label=kind)
        said = (plain["committee"], plain["date"], plain["text"])
        _add(entry, "summary", " · ".join(part for part in said if part))
    return '<?xml version="1.0" encoding="utf-8"?>\n' + xml.tostring(feed, encoding="unicode")


def _add(parent: xml.Element, name: str, text: str | None = None, **attributes: str) -> xml.Element:
    safe = {key: value.translate(NOT_IN_XML) for key, value in attributes.items()}
    element = xml.SubElement(parent, f"{{{ATOM}}}{name}", safe)
    if text is not None:
        element.text = text.translate(NOT_IN_XML)
    return element
