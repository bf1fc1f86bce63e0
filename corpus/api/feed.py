"""The change feed: what came, changed and went since a token, row by row, in the order in which it happened.

The log holds a new paper as one entry (`corpus.changes`); its rows are told here from the tables as they are now. Rows
that changed or went later are told again by their own entries, so whoever follows the feed to its end has what the
corpus has.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from corpus.api.answers import Query, Refused
from corpus.api.tokens import make_token, read_token
from corpus.changes import corpus_identity, find_successor
from corpus.differences import TRACKED

CHANGES_TAKES = frozenset(("since", "_size", "_shape", "rows"))
OF_ADDED = ("documents", *TRACKED)
BATCH = 200
LOG_SQL = "SELECT seq, at, change, subject, row_id, replaces, detail FROM changes WHERE seq >= ? ORDER BY seq LIMIT ?"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reader is: in the entry `seq`, after the row `after` (0 and "" before the first) of its part `part`."""

    seq: int = 0
    part: int = 0
    after: str = ""


Told = tuple[dict[str, Any], Place]


def list_changes(query: Query) -> dict[str, Any]:
    """What has changed since the token; `next` is the token to go on from, now or another day."""
    if not query.row("SELECT 1 FROM sqlite_master WHERE name = 'changes'"):
        raise Refused(
            404, "This corpus was made by a version without a change feed: papers ingest brings it up to date."
        )
    identity = corpus_identity(query.connection)
    place = _read_since(query, identity)
    with_rows = query.args.get("rows", "on") != "off"
    rows: list[dict[str, Any]] = []
    size, full = query.size, False
    for row, after in _told(query, place, with_rows):
        if len(rows) == size:
            full = True
            break
        rows.append(row)
        place = after
    if not full:
        newest = query.row("SELECT coalesce(max(seq), 0) + 1 AS seq FROM changes")
        place = Place(max(place.seq, newest["seq"] if newest else 1))
    token = make_token(identity, place.seq, place.part, place.after)
    extra = "".join(f"&{name}={query.args[name]}" for name in ("_size", "rows") if name in query.args)
    url = f"{query.base}{query.path}?since={token}{extra}"
    return {"ok": True, "rows": rows, "next": token, "next_url": url if full else None, "complete": not full}


def _read_since(query: Query, identity: str) -> Place:
    since = query.args.get("since")
    if not since or since == "0":
        return Place()
    token = read_token(since)
    if token is None or [type(part) for part in token] != [str, int, int, str]:
        raise Refused(400, "since is a token that this feed gave as next; leave it out to begin at the beginning.")
    newest = query.row("SELECT coalesce(max(seq), 0) + 1 AS seq FROM changes")
    if token[0] != identity or (newest and token[1] > newest["seq"]):
        raise Refused(
            410, "This token is of another corpus, or of one that has been set back since. Begin again without it."
        )
    return Place(*token[1:])


def _told(query: Query, place: Place, with_rows: bool) -> Iterator[Told]:
    """Every row told from a place on, each with the place after it."""
    while True:
        entries = query.rows(LOG_SQL, (place.seq, BATCH))
        for entry in entries:
            if entry["seq"] != place.seq:
                place = Place(entry["seq"])
            yield from _entry(query, entry, place, with_rows)
            place = Place(entry["seq"] + 1)
        if len(entries) < BATCH:
            return


def _entry(query: Query, entry: dict[str, Any], place: Place, with_rows: bool) -> Iterator[Told]:
    seq, document = entry["seq"], entry["row_id"]
    base = {"seq": seq, "at": entry["at"]}
    if entry["subject"] != "documents":
        key = "id_sha256" if entry["change"] == "withdrawn" else "id"
        yield {**base, "change": entry["change"], "table": entry["subject"], key: document}, Place(seq + 1)
        return
    if entry["change"] == "added":
        yield from _added(query, base, document, place, with_rows)
        return
    old = entry["replaces"] or document
    listed = list(_differing(json.loads(entry["detail"] or "{}"), document, old)) if with_rows else []
    if entry["change"] != "changed" or '"documents"' in (entry["detail"] or ""):
        whole = {"change": entry["change"], "table": "documents", "id": document, "document_id": document}
        # Last: what is not listed of the paper before is the same in the one that took its place.
        listed.append(whole | ({"replaces": entry["replaces"]} if entry["replaces"] else {}))
    for number, row in enumerate(listed[place.part :], place.part + 1):
        yield {**base, **row}, Place(seq, number)


def _differing(detail: dict[str, dict[str, Any]], document: str, old: str) -> Iterator[dict[str, Any]]:
    """The rows that differ, in an order in which they can be acted on one after the other."""
    for table, parts in detail.items():
        if table == "documents":
            continue
        for suffix in parts.get("withdrawn", ()):
            yield {"change": "withdrawn", "table": table, "id": f"{old}{suffix}", "document_id": old}
        for before, after in parts.get("moved", {}).items():
            yield {
                "change": "moved", "table": table, "id": f"{document}{after}", "document_id": document,
                "was": f"{old}{before}",
            }  # fmt: skip
        for change in ("added", "changed"):
            for suffix in parts.get(change, ()):
                row = {"change": change, "table": table, "id": f"{document}{suffix}", "document_id": document}
                yield row | ({"was": f"{old}{suffix}"} if change == "changed" and old != document else {})


def _added(query: Query, base: dict[str, Any], document: str, place: Place, with_rows: bool) -> Iterator[Told]:
    """A new paper and its rows as they are now, table by table, each in the order of its ids.

    Where another version has taken its place, that one's: the later entry tells only in what the two differ.
    """
    seq = base["seq"]
    if not query.row("SELECT 1 FROM documents WHERE id = ?", document):
        document = find_successor(query.connection, document) or ""
    if place.after and not place.after.startswith(document):
        place = Place(seq)  # replaced while it was being told
    for part, table in enumerate(OF_ADDED if with_rows else ("documents",)):
        if part < place.part:
            continue
        key = "id" if table == "documents" else "document_id"
        after = place.after if part == place.part else ""
        sql = f"SELECT id FROM {table} WHERE {key} = ? AND id > ? ORDER BY id"
        for row in query.rows(sql, (document, after)):
            told = {**base, "change": "added", "table": table, "id": row["id"], "document_id": document}
            yield told, Place(seq, part, row["id"])
