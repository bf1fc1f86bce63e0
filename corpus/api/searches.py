"""Everything in one list, best first, as `papers search` finds it, for scripts."""

from __future__ import annotations

from typing import Any

from corpus.api.answers import SHARED, Query, Refused
from corpus.api.resources import COMMITTEE_SQL, check_days
from corpus.cells import table_of_fact
from corpus.search import KIND_WEIGHTS, KINDS, RANK, TABLE_OF_KIND, parse_query

FILTERS = {
    "kind": "kind = :kind",
    "committee": (
        "(committee LIKE '%' || :committee || '%' OR committee IN "
        f"(SELECT committee FROM meetings WHERE id IN ({COMMITTEE_SQL})))"
    ),
    "from": "date >= :from",
    "to": "date <= :to",
    "person": "document_id IN (SELECT document_id FROM person_names WHERE person_id = :person)",
    "document": "document_id = :document",
}
SORTS = ("relevance", "date")
SEARCH_TAKES = SHARED | set(FILTERS) | {"q", "sort"}
DEEPEST = 10_000
WEIGHT = f"CASE kind {' '.join(f'WHEN {kind!r} THEN {weight}' for kind, weight in KIND_WEIGHTS.items())} ELSE 0.9 END"
SCORE = f"{RANK} * {WEIGHT}"
ORDERS = {"relevance": "score, rowid", "date": "date IS NULL, date DESC, rowid"}
# Which rows first, then their words: a snippet is made only of those that are shown.
FOUND_SQL = (
    "SELECT rowid, {score} AS score FROM search WHERE search MATCH :q {where} ORDER BY {order} LIMIT :n OFFSET :k"
)
WORDS_SQL = (
    "SELECT rowid, kind, ref_id AS id, title, snippet(search, 3, '<mark>', '</mark>', '…', 32) AS snippet, text, "
    "committee, date, document_id FROM search WHERE search MATCH ? AND rowid = ?"
)


def search(query: Query) -> dict[str, Any]:
    """What is found, best first or newest first; each hit with the row it was found for."""
    asked = query.args.get("q", "")
    words = parse_query(asked)
    if words is None:
        raise Refused(400, "Give words to look for: q=allotments. A phrase stands in quotes, -word leaves out.")
    check_days(query.args)
    kind, sort = query.args.get("kind"), query.args.get("sort", SORTS[0])
    if kind is not None and kind not in KINDS:
        raise Refused(400, f"kind is one of {', '.join(KINDS)}.")
    if sort not in SORTS:
        raise Refused(400, f"sort is one of {', '.join(SORTS)}.")
    size, place = query.size, query.place(int)
    skip = place[0] if place else 0
    if skip > DEEPEST:
        raise Refused(400, f"A search goes {DEEPEST} hits deep. Ask for something narrower, or take the bulk files.")
    wanted = [name for name in FILTERS if name in query.args]
    sql = FOUND_SQL.format(
        score=SCORE if sort == "relevance" else "0",
        where="".join(f"AND {FILTERS[name]} " for name in wanted),
        order=ORDERS[sort],
    )
    values = {name: query.args[name] for name in wanted} | {"q": words, "n": size + 1, "k": skip}
    found = query.rows(sql, values)
    hits = [_hit(query, words, row) for row in found[:size]]
    return query.page(hits, *([skip + size] if len(found) > size else []))


def _hit(query: Query, words: str, row: dict[str, Any]) -> dict[str, Any]:
    """A hit with its place; the words found are between <mark> and </mark>, all else in the snippet is as printed."""
    hit = query.row(WORDS_SQL, words, row["rowid"])
    assert hit is not None
    table = table_of_fact(hit["id"]) or TABLE_OF_KIND[hit["kind"]]
    place = query.row(f"SELECT id, document_id, page, line, bbox FROM {table} WHERE id = ?", hit["id"]) or {}
    shown = query.shown(table, {**hit, **{name: place.get(name) for name in ("page", "line", "bbox")}})
    del shown["rowid"]
    return {**shown, "score": round(-row["score"], 4) if row["score"] else None}
