"""What a search finds: the hits of one page, and how many there are by kind, committee, year and person.

One pass over the index counts every combination of kind, committee, year and paper; all facets are made from that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from corpus.pages.answers import Asked, placeholders
from corpus.search import KIND_WEIGHTS, KINDS, MARKS, RANK, TABLE_OF_KIND, parse_query

PAGE_SIZE = 20
MOST_COUNTED = 50_000  # hits that are counted for the facets; beyond it numbers are "at least"
DEEPEST = 5_000  # hits that can be paged to
SHOWN_VALUES = 12  # of each facet
PAPERS_FOR_PEOPLE = 400  # papers whose people are offered as a facet
FACETS = ("kind", "committee", "year", "person")
SORTS = ("relevance", "date")
SCORE = f"{RANK} * CASE kind {' '.join(f'WHEN {k!r} THEN {w}' for k, w in KIND_WEIGHTS.items())} ELSE 0.9 END"
ORDERS = {"relevance": f"{SCORE}, search.rowid", "date": "date IS NULL, date DESC, search.rowid"}
CUBE_SQL = (
    "SELECT kind, committee, substr(date, 1, 4) AS year, document_id, count(*) AS n FROM "
    "(SELECT kind, committee, date, document_id FROM search WHERE search MATCH ? LIMIT ?) GROUP BY 1, 2, 3, 4"
)
HITS_SQL = (
    "SELECT kind, ref_id, coalesce(highlight(search, 2, '{0}', '{1}'), '') AS title, "
    "coalesce(snippet(search, 3, '{0}', '{1}', '…', 40), '') AS snippet, committee, date, document_id FROM search "
    "WHERE search MATCH ? {where} ORDER BY {order} LIMIT ? OFFSET ?"
)
PAPERS_OF_SQL = "SELECT DISTINCT document_id FROM person_names WHERE person_id = ?"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A search as asked for: the words as typed, one value of each facet or "", the order, and the page from 1."""

    q: str
    kind: str = ""
    committee: str = ""
    year: str = ""
    person: str = ""
    sort: str = "relevance"
    page: int = 1

    @classmethod
    def read(cls, asked: Asked) -> Wanted:
        """What the address says; what is no page or order is the first."""
        page = asked.arg("page")
        number = int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 1
        sort = asked.arg("sort") if asked.arg("sort") in SORTS else SORTS[0]
        kind, committee, year, person = (asked.arg(name) for name in FACETS)
        return cls(asked.arg("q"), kind, committee, year, person, sort, max(1, number))

    def query(self, **changes: Any) -> str:
        """The part of an address behind the question mark, without what is as it is anyway."""
        changed = replace(self, **{"page": 1, **changes})
        pairs = [("q", changed.q), *((name, getattr(changed, name)) for name in FACETS)]
        pairs += [("sort", changed.sort if changed.sort != SORTS[0] else "")]
        pairs += [("page", changed.page if changed.page > 1 else "")]
        return urlencode([(name, value) for name, value in pairs if value])


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet: how many hits have it, whether it is chosen, and the search that chooses or drops it."""

    value: str
    words: str
    count: int
    chosen: bool
    query: str


@dataclass(frozen=True, slots=True)
class Found:
    """The hits of a page, with how many there are in all (`exact` is false when counting stopped) and the facets."""

    wanted: Wanted
    hits: list[dict[str, Any]]
    total: int
    exact: bool
    facets: dict[str, list[Value]]

    @property
    def more(self) -> bool:
        reached = self.wanted.page * PAGE_SIZE
        return reached < DEEPEST and (reached < self.total or (not self.exact and len(self.hits) == PAGE_SIZE))


def find(asked: Asked, wanted: Wanted, size: int = PAGE_SIZE) -> Found:
    """What is found; nothing for a query without a word to look for."""
    query = parse_query(wanted.q)
    if query is None:
        return Found(wanted, [], 0, True, {})
    cube = asked.rows(CUBE_SQL, query, MOST_COUNTED)
    exact = sum(cell["n"] for cell in cube) < MOST_COUNTED
    papers = _papers_of(asked, wanted.person)
    total = sum(cell["n"] for cell in cube if _fits(cell, wanted, papers))
    hits = _hits(asked, wanted, query, papers, size) if total or not exact else []
    return Found(wanted, hits, total, exact, _facets(asked, cube, wanted, papers))


def _papers_of(asked: Asked, person: str) -> set[str]:
    return {row["document_id"] for row in asked.rows(PAPERS_OF_SQL, person)} if person else set()


def _fits(cell: Mapping[str, Any], wanted: Wanted, papers: set[str], apart_from: str = "") -> bool:
    """Whether hits of a cell are asked for, but for one facet: its other values are counted as if none were chosen."""
    for name in ("kind", "committee", "year"):
        if name != apart_from and (chosen := getattr(wanted, name)) and chosen != (cell[name] or ""):
            return False
    return apart_from == "person" or not wanted.person or cell["document_id"] in papers


def _hits(asked: Asked, wanted: Wanted, query: str, papers: set[str], size: int) -> list[dict[str, Any]]:
    where, values = [], [query]
    for condition, value in (
        ("kind = ?", wanted.kind), ("committee = ?", wanted.committee), ("substr(date, 1, 4) = ?", wanted.year),
    ):  # fmt: skip
        if value:
            where.append(condition)
            values.append(value)
    if wanted.person:
        where.append(f"document_id IN ({placeholders(sorted(papers))})")
        values += sorted(papers)
    sql = HITS_SQL.format(*MARKS, where="".join(f"AND {part} " for part in where), order=ORDERS[wanted.sort])
    return place_hits(asked, asked.rows(sql, *values, size, (min(wanted.page, DEEPEST // size) - 1) * size))


def place_hits(asked: Asked, hits: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The hits, each with the row it was found for (`row`), its page and its proof."""
    rows: dict[str, dict[str, Any]] = {}
    for kind in {hit["kind"] for hit in hits}:
        ids = [hit["ref_id"] for hit in hits if hit["kind"] == kind]
        for row in asked.rows(f"SELECT * FROM {TABLE_OF_KIND[kind]} WHERE id IN ({placeholders(ids)})", *ids):
            rows[row["id"]] = row
    placed = []
    for hit in hits:
        if hit["ref_id"] in rows:
            row = rows[hit["ref_id"]]
            address = _address(asked, hit["kind"], row)
            placed.append({**hit, "row": row, "address": address, "proof": asked.links.proof(row)})
    return placed


def _address(asked: Asked, kind: str, row: dict[str, Any]) -> str:
    if kind == "officer":
        return asked.links.to("people", row["person_id"]) if row["person_id"] else asked.links.proof(row)
    return asked.links.to(TABLE_OF_KIND[kind], row["id"])


def _facets(asked: Asked, cube: list[dict[str, Any]], wanted: Wanted, papers: set[str]) -> dict[str, list[Value]]:
    facets = {}
    for name in ("kind", "committee", "year"):
        counts: Counter[str] = Counter()
        for cell in cube:
            if cell[name] and _fits(cell, wanted, papers, apart_from=name):
                counts[cell[name]] += cell["n"]
        order = {"kind": lambda v: KINDS.index(v[0]), "year": lambda v: -int(v[0]) if v[0].isdigit() else 0}
        listed = sorted(counts.items(), key=order.get(name, lambda v: (-v[1], v[0])))
        facets[name] = _values(name, [(value, value, count) for value, count in listed], wanted)
    facets["person"] = _values("person", _people(asked, cube, wanted, papers), wanted)
    return facets


def _values(name: str, listed: Iterable[tuple[str, str, int]], wanted: Wanted) -> list[Value]:
    chosen = getattr(wanted, name)
    values = [
        Value(value, words, count, value == chosen, wanted.query(**{name: "" if value == chosen else value}))
        for value, words, count in listed
    ]
    kept = values[:SHOWN_VALUES] + [value for value in values[SHOWN_VALUES:] if value.chosen]
    if chosen and not any(value.chosen for value in kept):
        kept.append(Value(chosen, chosen, 0, True, wanted.query(**{name: ""})))
    return kept


def _people(asked: Asked, cube: list[dict[str, Any]], wanted: Wanted, papers: set[str]) -> list[tuple[str, str, int]]:
    """People, each with how many of the hits are in papers that name them."""
    in_paper: Counter[str] = Counter()
    for cell in cube:
        if _fits(cell, wanted, papers, apart_from="person"):
            in_paper[cell["document_id"]] += cell["n"]
    documents = [document for document, _ in in_paper.most_common(PAPERS_FOR_PEOPLE)]
    sql = (
        "SELECT DISTINCT n.person_id, p.name, n.document_id FROM person_names AS n "
        f"JOIN people AS p ON p.id = n.person_id WHERE n.document_id IN ({placeholders(documents)})"
    )
    counts: Counter[tuple[str, str]] = Counter()
    for row in asked.rows(sql, *documents):
        counts[row["person_id"], row["name"]] += in_paper[row["document_id"]]
    return [(*who, count) for who, count in sorted(counts.items(), key=lambda item: (-item[1], item[0][1]))]
