"""Everything in one list, best first, as `papers search` finds it, for scripts."""

from __future__ import annotations

import re
from typing import Any

from corpus.api.answers import SHARED, Query, Refused
from corpus.api.resources import COMMITTEE_SQL, check_days
from corpus.cells import table_of_fact
from corpus.ids import search_range
from corpus.search import KIND_WEIGHTS, KINDS, RANK, TABLE_OF_KIND, facets_of, parse_query

FILTERS = {
    "kind": "f.kind = :kind",
    "committee": (
        "(f.committee LIKE '%' || :committee || '%' OR f.committee IN "
        f"(SELECT committee FROM meetings WHERE id IN ({COMMITTEE_SQL})))"
    ),
    "from": "f.date >= :from",
    "to": "f.date <= :to",
    "person": "f.document_id IN (SELECT document_id FROM person_names WHERE person_id = :person)",
    "document": "search.rowid BETWEEN :first AND :last",
}
SORTS = ("relevance", "date", "paper")
SEARCH_TAKES = SHARED | set(FILTERS) | {"q", "sort"}
DEEPEST = 10_000
MOST_RANKED = 10_000  # hits that are weighed against each other; to weigh one costs a microsecond
WEIGHT = f"CASE f.kind {' '.join(f'WHEN {kind!r} THEN {weight}' for kind, weight in KIND_WEIGHTS.items())} ELSE 0.9 END"
# The index tells which rows, and each is looked up: the other way round every row would be asked for its words.
HITS = "search CROSS JOIN {facets} AS f ON f.id = search.rowid"
MATCH_SQL = (
    f"SELECT search.rowid, {RANK} * {WEIGHT} AS score FROM {HITS} WHERE search MATCH :{{q}} {{where}} LIMIT :{{limit}}"
)
# Which rows first, then their words: a snippet is made only of those that are shown.
FOUND_SQL = {
    "relevance": (
        "WITH hits AS MATERIALIZED ({all}) SELECT rowid, min(score) AS score, (SELECT count(*) FROM hits) AS weighed "
        "FROM (SELECT * FROM hits UNION ALL SELECT * FROM ({titled}) WHERE (SELECT count(*) FROM hits) > :most) "
        "GROUP BY rowid ORDER BY score, rowid LIMIT :n OFFSET :k"
    ),
    "date": (
        f"SELECT search.rowid, NULL AS score FROM {HITS} WHERE search MATCH :q {{where}} "
        "ORDER BY f.date IS NULL, f.date DESC, search.rowid LIMIT :n OFFSET :k"
    ),
    "paper": (
        f"SELECT search.rowid, NULL AS score FROM {HITS} WHERE search MATCH :q AND search.rowid > :k {{where}} "
        "ORDER BY search.rowid LIMIT :n"
    ),
}
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
    where = "".join(f"AND {FILTERS[name]} " for name in wanted)
    parts = {"where": where, "facets": facets_of(query.connection)}
    if "document" in wanted:
        rows = document_rows_range(query.args["document"])
        values |= {"first": rows.start, "last": rows.stop}
    if sort != "relevance":
        return query.rows(FOUND_SQL[sort].format(**parts), values), False
    values |= {"most": MOST_RANKED, "half": MOST_RANKED // 2, "enough": MOST_RANKED + 1}
    parts["all"] = MATCH_SQL.format(q="q", limit="enough", **parts)
    parts["titled"] = MATCH_SQL.format(q="titled", limit="half", **parts)
    found = query.rows(FOUND_SQL["relevance"].format(**parts), values)
    return found, bool(found) and found[0]["weighed"] > MOST_RANKED


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
