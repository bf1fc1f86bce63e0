"""What a search finds: the hits of one page, and how many there are by kind, committee, year and person.

One pass over the index reads what each hit is, from the table of facets beside it; order, facets and totals are made
from that, and words are read for the hits shown alone. A word that is nearly everywhere has more hits than can be read
while somebody waits: then some of them, those with the words in their titles first, stand for all, and the page says
so. The newest are always found among all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, NamedTuple
from urllib.parse import urlencode

from corpus.pages.answers import Asked, placeholders
from corpus.search import KIND_WEIGHTS, KINDS, MARKS, RANK, TABLE_OF_KIND, facets_of, parse_query

PAGE_SIZE = 20
MOST_READ = 10_000  # hits; of more than so many, half as many stand for all
SHOWN_VALUES = 12  # of each facet
PAPERS_FOR_PEOPLE = 400  # papers whose people are offered as a facet
FACETS = ("kind", "committee", "year", "person")
SORTS = ("relevance", "date")
OTHER_WEIGHT = 0.9
COUNT_SQL = "SELECT count(*) FROM search WHERE search MATCH ?"
# The index tells which rows, and each is looked up: the other way round every row would be asked for its words.
READ_SQL = (
    "SELECT search.rowid, f.kind, f.committee, f.date, f.document_id, {score} FROM search "
    "CROSS JOIN {facets} AS f ON f.id = search.rowid WHERE search MATCH ? {where} {order} LIMIT ? OFFSET ?"
)
NEWEST_FIRST = "ORDER BY f.date IS NULL, f.date DESC, search.rowid"
WORDS_SQL = (
    f"SELECT rowid, kind, ref_id, coalesce(highlight(search, 2, '{MARKS[0]}', '{MARKS[1]}'), '') AS title, "
    f"coalesce(snippet(search, 3, '{MARKS[0]}', '{MARKS[1]}', '…', 40), '') AS snippet, committee, date, document_id "
    "FROM search WHERE search MATCH ? AND rowid = ?"
)
PAPERS_OF_SQL = "SELECT DISTINCT document_id FROM person_names WHERE person_id = ?"


class Match(NamedTuple):
    """What a hit is, without its words; `score` is bm25, smaller is better."""

    rowid: int
    kind: str
    committee: str | None
    date: str | None
    document: str
    score: float

    @property
    def year(self) -> str:
        return (self.date or "")[:4]


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
    """The hits of a page, how many there are, and the facets.

    `total` is exact, or at least that many; `sampled`: facets and order by relevance are of the hits read, not of all.
    `read` is the number of those, `papers` that of the papers they are in.
    """

    wanted: Wanted
    hits: list[dict[str, Any]]
    total: int
    exact: bool
    sampled: bool
    read: int
    papers: int
    facets: dict[str, list[Value]]
    more: bool


def find(asked: Asked, wanted: Wanted, size: int = PAGE_SIZE) -> Found:
    """What is found; nothing for a query without a word to look for."""
    query = parse_query(wanted.q)
    if query is None:
        return Found(wanted, [], 0, True, False, 0, 0, {}, False)
    matches, total = _read(asked, wanted, query)
    sampled = len(matches) < total
    skip = (wanted.page - 1) * size
    if wanted.sort == "date":
        window = _matches(asked, wanted, query, size + 1, skip, NEWEST_FIRST)
    else:
        window = sorted(matches, key=_best_first)[skip : skip + size + 1]
    hits = _with_words(asked, query, window[:size])
    papers = len({match.document for match in matches})
    exact = not sampled or not _conditions(asked, wanted)[0]
    return Found(
        wanted, hits, total, exact, sampled, len(matches), papers, _facets(asked, matches, wanted), len(window) > size
    )


def _read(asked: Asked, wanted: Wanted, query: str) -> tuple[list[Match], int]:
    """The matches read, and how many there are: all of them, or as many as can be read and one more than that."""
    total = asked.one(COUNT_SQL, query) if not _conditions(asked, wanted)[0] else None
    matches: list[Match] = []
    if total is None or total <= MOST_READ:
        matches = _matches(asked, wanted, query, MOST_READ + 1)
        if len(matches) <= MOST_READ:
            return matches, len(matches)
    sample = MOST_READ // 2
    titled = _matches(asked, wanted, f"{{title}} : ({query})", sample // 2)
    others = matches[:sample] or _matches(asked, wanted, query, sample)
    read = {match.rowid: match for match in (*titled, *others)}
    return list(read.values())[:sample], total or MOST_READ + 1


def _conditions(asked: Asked, wanted: Wanted) -> tuple[str, list[str]]:
    """The facets chosen, as SQL with its values."""
    where, values = [], []
    for condition, value in (
        ("AND f.kind = ?", wanted.kind), ("AND f.committee = ?", wanted.committee),
        ("AND substr(f.date, 1, 4) = ?", wanted.year),
    ):  # fmt: skip
        if value:
            where.append(condition)
            values.append(value)
    if wanted.person:
        papers = [row["document_id"] for row in asked.rows(PAPERS_OF_SQL, wanted.person)]
        where.append(f"AND f.document_id IN ({placeholders(papers)})")
        values += papers
    return " ".join(where), values


def _matches(asked: Asked, wanted: Wanted, query: str, limit: int, skip: int = 0, order: str = "") -> list[Match]:
    """The matches with the facets chosen, in the order given; without one as the index has them."""
    where, values = _conditions(asked, wanted)
    score = "0.0" if wanted.sort == "date" else RANK  # to weigh a hit costs as much as to find it
    sql = READ_SQL.format(score=score, facets=facets_of(asked.connection), where=where, order=order)
    cursor = asked.connection.cursor()
    cursor.row_factory = None  # tens of thousands of rows: plain tuples
    return [Match._make(row) for row in cursor.execute(sql, (query, *values, limit, skip))]


def _best_first(match: Match) -> tuple[float, int]:
    return match.score * KIND_WEIGHTS.get(match.kind, OTHER_WEIGHT), match.rowid


def _with_words(asked: Asked, query: str, matches: list[Match]) -> list[dict[str, Any]]:
    hits = [asked.row(WORDS_SQL, query, match.rowid) for match in matches]
    return place_hits(asked, [hit for hit in hits if hit is not None])


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
    if kind == "application" and row["report_id"]:
        return asked.links.to("reports", row["report_id"])
    if kind in ("application", "question"):
        return asked.links.proof(row)
    return asked.links.to(TABLE_OF_KIND[kind], row["id"])


def _facets(asked: Asked, matches: list[Match], wanted: Wanted) -> dict[str, list[Value]]:
    """The values of the matches; of a facet that is chosen already, that value alone."""
    kinds = Counter(match.kind for match in matches)
    committees = Counter(match.committee for match in matches if match.committee)
    years = Counter(match.year for match in matches if match.year)
    return {
        "kind": _values("kind", [(kind, kind, kinds[kind]) for kind in KINDS if kinds[kind]], wanted),
        "committee": _values("committee", [(name, name, n) for name, n in committees.most_common()], wanted),
        "year": _values("year", [(year, year, years[year]) for year in sorted(years, reverse=True)], wanted),
        "person": _values("person", _people(asked, matches, wanted.person), wanted),
    }


def _values(name: str, listed: Iterable[tuple[str, str, int]], wanted: Wanted) -> list[Value]:
    chosen = getattr(wanted, name)
    left = [value for value in listed if not chosen or value[0] == chosen]
    if chosen and not left:
        left = [(chosen, chosen, 0)]
    return [
        Value(value, words, count, value == chosen, wanted.query(**{name: "" if value == chosen else value}))
        for value, words, count in left[:SHOWN_VALUES]
    ]


def _people(asked: Asked, matches: list[Match], chosen: str) -> list[tuple[str, str, int]]:
    """The people most named, or the one chosen, each with how many of the matches are in papers that name them."""
    in_paper = Counter(match.document for match in matches)
    documents = [document for document, _ in in_paper.most_common(PAPERS_FOR_PEOPLE)]
    sql = f"SELECT person_id, document_id FROM person_names WHERE document_id IN ({placeholders(documents)})"
    cursor = asked.connection.cursor()
    cursor.row_factory = None
    counts: Counter[str] = Counter()
    for person, document in set(cursor.execute(sql, documents)):  # a paper may print two forms of a name
        if person and (not chosen or person == chosen):
            counts[person] += in_paper[document]
    most = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:SHOWN_VALUES]
    return [(person, asked.one("SELECT name FROM people WHERE id = ?", person), count) for person, count in most]
