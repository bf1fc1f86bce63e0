"""Filters, facets and orders of a search against the same worked out row by row from the index itself."""

from __future__ import annotations

import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from datasette.utils import MultiParams

from corpus.api.answers import Query
from corpus.api.searches import search
from corpus.databases import open_for_reading, open_for_writing, transaction
from corpus.load import remove_document
from corpus.pages import finding
from corpus.pages.answers import Asked
from corpus.pages.finding import Found, Wanted, find
from corpus.pages.links import Links
from corpus.search import FACET_COLUMNS, FACETS, facets_of

WORDS = ("council", "salt", "report", "licensing", "the", "committee OR housing")
SAME_SQL = (
    f"SELECT rowid, {', '.join(FACET_COLUMNS)} FROM search {{}} SELECT id, {', '.join(FACET_COLUMNS)} FROM {FACETS}"
)
ALL_SQL = "SELECT rowid, kind, committee, date, document_id FROM search WHERE search MATCH ? ORDER BY rowid"


@pytest.fixture(scope="module")
def older_db(corpus_db: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus as an older version left it: without the table of facets, and with another schema's mark."""
    path = tmp_path_factory.mktemp("older") / "corpus.db"
    shutil.copy(corpus_db, path)
    connection = sqlite3.connect(path)
    connection.execute(f"DROP TABLE {FACETS}")
    connection.execute("UPDATE state SET value = 'older' WHERE key = 'schema'")
    connection.commit()
    connection.close()
    return path


@pytest.fixture(params=["corpus_db", "older_db"])
def connection(request: pytest.FixtureRequest) -> Iterator[sqlite3.Connection]:
    opened = open_for_reading(request.getfixturevalue(request.param))
    yield opened
    opened.close()


def look(connection: sqlite3.Connection, wanted: Wanted, size: int = 20) -> Found:
    return find(Asked(connection, Links(str, str), {}, MultiParams({}), "corpus", None), wanted, size)


def hits_of(connection: sqlite3.Connection, word: str, **chosen: str) -> list[dict[str, Any]]:
    """Every hit that has what is chosen, found without a filter and looked at one by one."""
    query = finding.parse_query(word)
    papers = {
        row[0]
        for row in connection.execute(
            "SELECT document_id FROM person_names WHERE person_id = ?", (chosen.get("person"),)
        )
    }
    return [
        hit
        for hit in map(dict, connection.execute(ALL_SQL, (query,)))
        if ("kind" not in chosen or hit["kind"] == chosen["kind"])
        and ("committee" not in chosen or hit["committee"] == chosen["committee"])
        and ("year" not in chosen or (hit["date"] or "")[:4] == chosen["year"])
        and ("person" not in chosen or hit["document_id"] in papers)
    ]


def newest(hits: list[dict[str, Any]]) -> list[int]:
    """The rows of the hits, newest first; those without a day last."""
    hits = sorted(hits, key=lambda hit: hit["date"] or "", reverse=True)
    return [hit["rowid"] for hit in hits]


def counts(connection: sqlite3.Connection, hits: list[dict[str, Any]]) -> dict[str, Counter[str]]:
    people: Counter[str] = Counter()
    for hit in hits:
        sql = "SELECT DISTINCT person_id FROM person_names WHERE document_id = ? AND person_id IS NOT NULL"
        people.update(row[0] for row in connection.execute(sql, (hit["document_id"],)))
    return {
        "kind": Counter(hit["kind"] for hit in hits),
        "committee": Counter(hit["committee"] for hit in hits if hit["committee"]),
        "year": Counter(hit["date"][:4] for hit in hits if hit["date"]),
        "person": people,
    }


def test_the_facets_stand_beside_every_row_of_the_index(corpus_db: Path) -> None:
    connection = open_for_reading(corpus_db)
    assert connection.execute(f"SELECT count(*) > 100 FROM {FACETS}").fetchone()[0]
    assert connection.execute(SAME_SQL.format("EXCEPT")).fetchall() == []
    sizes = f"SELECT (SELECT count(*) FROM search), (SELECT count(*) FROM {FACETS})"
    assert len(set(connection.execute(sizes).fetchone())) == 1
    connection.close()


def test_an_older_database_gains_them_and_a_removed_paper_loses_them(older_db: Path, tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    shutil.copy(older_db, path)
    reader = open_for_reading(path)
    assert facets_of(reader) != FACETS
    reader.close()
    connection = open_for_writing(path)
    assert facets_of(connection) == FACETS
    assert connection.execute(SAME_SQL.format("EXCEPT")).fetchall() == []
    for (document,) in connection.execute("SELECT id FROM documents LIMIT 3").fetchall():
        sql = f"SELECT count(*) FROM {FACETS} WHERE document_id = ?"
        with transaction(connection):
            remove_document(connection, document)
        assert connection.execute(sql, (document,)).fetchone() == (0,)
    sizes = f"SELECT (SELECT count(*) FROM search), (SELECT count(*) FROM {FACETS})"
    left = connection.execute(sizes).fetchone()
    assert left[0] == left[1] > 0
    connection.close()


@pytest.mark.parametrize("word", WORDS)
def test_facets_and_filters_are_those_of_the_rows(connection: sqlite3.Connection, word: str) -> None:
    whole = look(connection, Wanted(word))
    truth = counts(connection, hits_of(connection, word))
    assert whole.total == len(hits_of(connection, word)) and whole.exact and not whole.sampled
    for name, values in whole.facets.items():
        assert {value.value: value.count for value in values}.items() <= truth[name].items()
        assert len(values) == min(len(truth[name]), finding.SHOWN_VALUES)
        for value in values[:4]:
            chosen = {name: value.value}
            left = hits_of(connection, word, **chosen)
            found = look(connection, Wanted(word, **chosen), 10_000)
            assert found.total == len(left) == value.count
            assert sorted(hit["rowid"] for hit in found.hits) == [hit["rowid"] for hit in left]
            for other in found.facets:
                expected = counts(connection, left)[other]
                assert {one.value: one.count for one in found.facets[other]}.items() <= expected.items()


@pytest.mark.parametrize("most", [10, finding.MOST_READ])
@pytest.mark.parametrize("word", WORDS)
def test_the_newest_are_those_of_all(
    connection: sqlite3.Connection, word: str, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "MOST_READ", most)
    for chosen in ({}, {"kind": "paragraph"}):
        order = newest(hits_of(connection, word, **chosen))
        for page in (1, 2, 3):
            found = look(connection, Wanted(word, sort="date", page=page, **chosen), 7)
            assert [hit["rowid"] for hit in found.hits] == order[7 * (page - 1) : 7 * page]
            assert found.more == (len(order) > 7 * page)


def test_of_too_many_hits_a_part_is_counted(connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "MOST_READ", 12)
    for chosen in ({}, {"kind": "paragraph"}):
        left = hits_of(connection, "council", **chosen)
        found = look(connection, Wanted("council", **chosen))
        assert found.sampled and found.read == 6
        assert (found.total, found.exact) == ((13, False) if chosen else (len(left), True))
        assert sum(value.count for value in found.facets["kind"]) == found.read
        assert {hit["rowid"] for hit in found.hits} <= {hit["rowid"] for hit in left}


ASKED = [
    {}, {"kind": "paragraph"}, {"kind": "resolution", "from": "2031-01-01"}, {"from": "2031-05-01"},
    {"to": "2031-05-01"}, {"committee": "scrutiny"}, {"kind": "report", "committee": "cabinet"},
]  # fmt: skip


@pytest.mark.parametrize("sort", ["relevance", "date", "paper"])
@pytest.mark.parametrize("asked", ASKED)
def test_the_filters_of_the_api_are_those_of_the_rows(
    connection: sqlite3.Connection, asked: dict[str, str], sort: str
) -> None:
    found = search(Query(connection, {}, {"q": "council", "sort": sort, "_size": "1000", **asked}, "", "/x"))
    left = [
        hit
        for hit in hits_of(connection, "council", **({"kind": asked["kind"]} if "kind" in asked else {}))
        if ("from" not in asked or (hit["date"] or "") >= asked["from"])
        and ("to" not in asked or (hit["date"] and hit["date"] <= asked["to"]))
        and asked.get("committee", "") in (hit["committee"] or "").lower()
    ]
    rows = "SELECT ref_id FROM search WHERE rowid = ?"
    ids = [connection.execute(rows, (row,)).fetchone()[0] for row in newest(left)]
    got = [row["id"] for row in found["rows"]]
    assert (got == ids[:1000]) if sort == "date" else (len(got) == min(1000, len(ids)) and set(got) <= set(ids))
    assert not found["sampled"]
