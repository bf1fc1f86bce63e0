"""The committed metadata is what the declarations make, and speaks of what is in the database."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from corpus.databases import open_for_writing
from corpus.metadata import make_metadata, read_queries
from corpus.tables import TABLES, VIEWS

COMMITTED = Path(__file__).resolve().parent.parent / "datasette_metadata.json"


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> sqlite3.Connection:
    opened = open_for_writing(tmp_path_factory.mktemp("metadata") / "corpus.db")
    yield opened
    opened.close()


def test_the_committed_file_is_up_to_date() -> None:
    again = "make it again: python -m corpus.metadata > datasette_metadata.json"
    assert json.loads(COMMITTED.read_text("utf-8")) == make_metadata("corpus"), again


def test_every_table_column_and_view_is_described() -> None:
    tables = make_metadata("corpus")["databases"]["corpus"]["tables"]
    for shown in (*TABLES, *VIEWS):
        assert tables[shown.name]["description"]
        assert list(tables[shown.name]["columns"]) == [column.name for column in shown.columns]
    assert set(tables) == {shown.name for shown in (*TABLES, *VIEWS)} | {"search"}


@pytest.mark.parametrize("shown", [*TABLES, *VIEWS], ids=lambda shown: shown.name)
def test_what_is_described_is_there(connection: sqlite3.Connection, shown) -> None:
    have = [row[1] for row in connection.execute(f"PRAGMA table_info([{shown.name}])")]
    described = make_metadata("corpus")["databases"]["corpus"]["tables"][shown.name]
    assert set(described["columns"]) == set(have)


@pytest.mark.parametrize("name", read_queries())
def test_a_query_says_what_it_answers_and_names_its_fields(name: str) -> None:
    query = read_queries()[name]
    assert query["title"] and query["description_html"].startswith("<p>") and query["sql"].startswith("select")
    for field in query.get("params", []):
        assert f":{field}" in query["sql"]
        assert f"<b>{field}</b>" in query["description_html"] or field in ("since", "until", "committee", "words")
