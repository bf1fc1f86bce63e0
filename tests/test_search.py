"""Queries as people type them: always a query, never an error; and what they find, in what order."""

from __future__ import annotations

import sqlite3

import pytest

from corpus.databases import open_for_writing
from corpus.load import Outcome, SeenFile, load_document
from corpus.rows import document_rows
from corpus.search import parse_query, search_corpus
from made import made_document, made_extraction

QUERIES = [
    ("bees", '"bees"'),
    ("bee hives", '"bee" AND "hives"'),
    ('"bee hives"', '"bee hives"'),
    ("\u201cbee hives\u201d", '"bee hives"'),  # as word processors quote
    ("hive*", '"hive"*'),
    ('"bee hi"*', '"bee hi"*'),
    ("bees OR wasps", '("bees" OR "wasps")'),
    ("bees OR wasps hives", '("bees" OR "wasps") AND "hives"'),
    ("bees AND wasps", '"bees" AND "wasps"'),
    ("bees -wasps", '("bees") NOT ("wasps")'),
    ('bees -"queen wasps" -ants', '("bees") NOT ("queen wasps" OR "ants")'),
    ("bees NOT wasps", '("bees") NOT ("wasps")'),
    ("or bees", '"or" AND "bees"'),
    ("O'Brien", '"O\'Brien"'),
    ("2013/14", '"2013/14"'),
    ('say "half', '"say" AND "half'.replace('"half', '"half"')),
    ("", None), ("   ", None), ("-", None), ("*", None), ('"', None), ('""', None), ("OR", None), ("-bees", None),
    ("\u2014", None),
]  # fmt: skip


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> sqlite3.Connection:
    opened = open_for_writing(tmp_path_factory.mktemp("search") / "corpus.db")
    for words in ("beehives", "wormeries and water butts"):
        document = made_document(words, f"{words}.pdf")
        rows = document_rows(document, made_extraction(words), 1)
        file = SeenFile(document.path, f"/{document.path}", 1, 1, document.sha256)
        load_document(opened, rows, file, "v", Outcome(document.path, "loaded", sha256=document.sha256))
    yield opened
    opened.close()


@pytest.mark.parametrize(("typed", "expected"), QUERIES)
def test_parse_query(typed: str, expected: str | None) -> None:
    assert parse_query(typed) == expected


NASTY = [
    "NEAR(a b",
    "a^b",
    "title:x",
    "{a b}",
    "a + b",
    "a:b:c",
    "(((",
    "))",
    "AND AND",
    "NOT",
    "\x00",
    "'; drop table x",
    "a*b*",
    "%",
    "\ud83d\ude00",
    "x" * 5000,
]


@pytest.mark.parametrize("typed", [*NASTY, *(typed for typed, _ in QUERIES)])
def test_no_query_is_an_error(connection: sqlite3.Connection, typed: str) -> None:
    search_corpus(connection, typed)


FOUND = [
    ({"typed": "beehives"}, ["paragraph"]),
    ({"typed": "beehive"}, ["paragraph"]),  # stems
    ({"typed": "water butts"}, ["resolution", "resolution", "paragraph"]),  # decisions first
    ({"typed": '"water butts" -bought'}, ["paragraph"]),
    ({"typed": "wormer*"}, ["paragraph"]),
    ({"typed": "charges", "kind": "agenda_item"}, ["agenda_item", "agenda_item"]),
    ({"typed": "butts", "since": "2031-04-01"}, ["paragraph"]),
    ({"typed": "butts", "until": "2031-04-01"}, ["resolution", "resolution"]),
    ({"typed": "butts", "committee": "harbour"}, []),
    ({"typed": "butts", "committee": "allotments", "limit": 1}, ["resolution"]),
]


@pytest.mark.parametrize(("asked", "kinds"), FOUND)
def test_search(connection: sqlite3.Connection, asked: dict, kinds: list[str]) -> None:
    assert [hit.kind for hit in search_corpus(connection, **asked)] == kinds


def test_the_index_holds_only_what_is_stored(connection: sqlite3.Connection) -> None:
    for table in ("resolutions", "recommendations", "paragraphs", "reports", "agenda_items", "tables", "officers"):
        lost = f"SELECT count(*) FROM {table} WHERE search_id NOT IN (SELECT rowid FROM search)"
        assert connection.execute(lost).fetchone() == (0,)
    assert connection.execute("SELECT count(*) FROM pages_fts WHERE pages_fts MATCH 'wormeries'").fetchone() == (1,)
