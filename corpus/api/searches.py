"""Everything in one list, best first, as `papers search` finds it, for scripts."""

from __future__ import annotations

import re
from typing import Any

from corpus.api.answers import SHARED, Query, Refused
from corpus.api.resources import COMMITTEE_SQL, check_days
from corpus.cells import table_of_fact
from corpus.ids import search_range
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
    "document": "rowid BETWEEN :first AND :last",
}
SORTS = ("relevance", "date", "paper")
SEARCH_TAKES = SHARED | set(FILTERS) | {"q", "sort"}
DEEPEST = 10_000
MOST_RANKED = 10_000  # hits that are weighed against each other; to weigh one costs a microsecond
MOST_READ = 15_000  # hits that are looked at for a filter; to look at one costs two or three
WEIGHT = f"CASE kind {' '.join(f'WHEN {kind!r} THEN {weight}' for kind, weight in KIND_WEIGHTS.items())} ELSE 0.9 END"
MATCH_SQL = (
    f"SELECT rowid, score FROM (SELECT rowid, kind, committee, date, document_id, {RANK} * {WEIGHT} AS score "
    "FROM search WHERE search MATCH :{q} {within} LIMIT :read) WHERE true {where} LIMIT :{limit}"
)
# Which rows first, then their words: a snippet is made only of those that are shown.
FOUND_SQL = {
    "relevance": (
        "SELECT rowid, score, count(*) OVER () AS weighed FROM ({all}) ORDER BY score, rowid LIMIT :n OFFSET :k"
    ),
    "sample": (
        "SELECT rowid, min(score) AS score FROM (SELECT * FROM ({titled}) UNION ALL SELECT * FROM ({all})) "
        "GROUP BY rowid ORDER BY score, rowid LIMIT :n OFFSET :k"
    ),
    "date": (
        "SELECT rowid, NULL AS score FROM search WHERE search MATCH :q {within} {where} "
        "ORDER BY date IS NULL, date DESC, rowid LIMIT :n OFFSET :k"
    ),
    "paper": (
        "SELECT rowid, NULL AS score FROM search WHERE search MATCH :q AND rowid > :k {within} {where} "
        "ORDER BY rowid LIMIT :n"
    ),
}
COUNT_SQL = "SELECT count(*) AS n FROM (SELECT 1 FROM search WHERE search MATCH :q {within} LIMIT :enough)"
WORDS_SQL = (
    "SELECT rowid, kind, ref_id AS id, title, snippet(search, 3, '<mark>', '</mark>', '…', 32) AS snippet, text, "
    "committee, date, document_id FROM search WHERE search MATCH ? AND rowid = ?"
)


def search(query: Query) -> dict[str, Any]:
    """What is found, best first, newest first or paper by paper; each hit with the row it was found for."""
    words = parse_query(query.args.get("q", ""))
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
    if sort != "paper" and skip > DEEPEST:
        raise Refused(400, f"A search goes {DEEPEST} hits deep. sort=paper goes through all of them.")
    found, sampled = _found(query, words, sort, size + 1, skip)
    hits = [_hit(query, words, row) for row in found[:size]]
    after = found[size - 1]["rowid"] if sort == "paper" and len(found) > size else skip + size
    return query.page(hits, *([after] if len(found) > size else [])) | {"sampled": sampled}


def _found(query: Query, words: str, sort: str, limit: int, skip: int) -> tuple[list[dict[str, Any]], bool]:
    """The rows found, and whether not all hits were weighed.

    Of a word that is nearly everywhere, those that have it in their titles are weighed and the first of the rest.
    """
    wanted = [name for name in FILTERS if name in query.args]
    values: dict[str, Any] = {name: query.args[name] for name in wanted} | {
        "q": words, "titled": f"{{title}} : ({words})", "n": limit, "k": skip,
    }  # fmt: skip
    parts = {
        "within": f"AND {FILTERS['document']}" if "document" in wanted else "",
        "where": "".join(f"AND {FILTERS[name]} " for name in wanted if name != "document"),
    }
    if "document" in wanted:
        rows = document_rows_range(query.args["document"])
        values |= {"first": rows.start, "last": rows.stop}
    if sort != "relevance":
        return query.rows(FOUND_SQL[sort].format(**parts), values), False
    read = MOST_READ if parts["where"] else MOST_RANKED
    total = query.rows(COUNT_SQL.format(**parts), values | {"enough": read + 1})[0]["n"]
    values |= {"read": read, "most": MOST_RANKED, "half": MOST_RANKED // 2}
    parts["all"] = MATCH_SQL.format(q="q", limit="most", **parts)
    parts["titled"] = MATCH_SQL.format(q="titled", limit="half", **parts)
    if total <= read:
        found = query.rows(FOUND_SQL["relevance"].format(**parts), values)
        return found, bool(found) and found[0]["weighed"] == MOST_RANKED < total
    return query.rows(FOUND_SQL["sample"].format(**parts), values), True


def document_rows_range(document: str) -> range:
    """The numbers of a document's rows in the index; raises Refused for what is no document's id."""
    if not re.fullmatch(r"[0-9a-f]{16}", document):
        raise Refused(400, "document is the id of a document, 16 hex digits.")
    return search_range(document)


def _hit(query: Query, words: str, row: dict[str, Any]) -> dict[str, Any]:
    """A hit with its place; the words found are between <mark> and </mark>, all else in the snippet is as printed."""
    hit = query.row(WORDS_SQL, words, row["rowid"])
    assert hit is not None
    table = table_of_fact(hit["id"]) or TABLE_OF_KIND[hit["kind"]]
    place = query.row(f"SELECT id, document_id, page, line, bbox FROM {table} WHERE id = ?", hit["id"]) or {}
    shown = query.shown(table, {**hit, **{name: place.get(name) for name in ("page", "line", "bbox")}})
    del shown["rowid"]
    return {**shown, "score": round(-row["score"], 4) if row["score"] else None}
