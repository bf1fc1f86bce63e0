"""The database is what the declarations say, and a database of an older version gains what is new."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.databases import open_for_reading, open_for_writing
from corpus.errors import CannotWrite, CorpusError, NoDatabase, NotACorpus
from corpus.schema import Column, create_schema
from corpus.search import SEARCH_SQL
from corpus.tables import BY_NAME, FACTS, TABLES, VIEWS

# The contract: what users of the database rely on, beyond id, document_id, page, line, bbox, rule.
CONTRACT = {
    "documents": "sha256 path title kind council media_type page_count ingested_at",
    "pages": "label text method width height",
    "sections": "report_id level heading parent_id position",
    "paragraphs": "report_id section_id number text position",
    "tables": "report_id title columns n_rows n_columns page_to notes",
    "table_rows": "table_id row_number cells",
    "table_notes": "table_id mark text",
    "observations": "row_label column_label value unit start_date end_date status text notes table_row_id table_id",
    "committees": "name council",
    "meetings": "committee_id committee date start_time venue role",
    "contacts": "meeting_id name phone email",
    "agenda_items": "meeting_id number title pages report_id",
    "reports": "agenda_item_id item_number classification date meeting_name title wards from_officer cabinet_member",
    "recommendations": "report_id number text lead_in",
    "background_papers": "report_id title held_at contact",
    "appendices": "report_id number title",
    "audit_trails": "report_id lead_officer report_author version dated key_decision cabinet_member sent_on sent_to",
    "consultees": "audit_trail_id officer_title comments_sought comments_included",
    "minute_items": "meeting_id number title",
    "resolutions": "meeting_id minute_item_id item_title kind number text lead_in outcome owner due_date "
    "decided_by decided_on",
    "motions": "meeting_id minute_item_id kind text mover seconder outcome votes_for votes_against abstentions",
    "votes": "motion_id name option",
    "delegations": "resolution_id recommendation_id delegate in_consultation_with power limit_text limit_value until "
    "until_text",
    "declarations": "meeting_id minute_item_id name person_id interest_kind item text left_meeting",
    "applications": "report_id reference proposal site applicant agent ward parish case_officer recommendation",
    "questions": "meeting_id number asker respondent question answer supplementary supplementary_answer",
    "attendance": "meeting_id person_id name role status",
    "distribution": "meeting_id person_id name role copies",
    "people": "name kind",
    "officers": "person_id name role context",
    "dates": "text start_date end_date precision paragraph_id context",
    "figures": "text value unit subject period paragraph_id context",
    "search": "kind ref_id title text committee date",
    "ingests": "path sha256 status stage error pages seconds at",
    "issues": "stage code message text",
}


@pytest.fixture
def connection(tmp_path: Path) -> sqlite3.Connection:
    opened = open_for_writing(tmp_path / "corpus.db")
    yield opened
    opened.close()


@pytest.mark.parametrize("table", CONTRACT)
def test_tables_have_the_columns_of_the_contract(connection: sqlite3.Connection, table: str) -> None:
    have = {row[1] for row in connection.execute(f"PRAGMA table_info([{table}])")}
    assert set(CONTRACT[table].split()) <= have
    if table in {fact.name for fact in FACTS}:
        assert {"id", "document_id", "page", "line", "bbox", "rule"} <= have


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_tables_are_as_declared(connection: sqlite3.Connection, table) -> None:
    have = {row[1]: (row[2], bool(row[5])) for row in connection.execute(f"PRAGMA table_info([{table.name}])")}
    assert have == {column.name: (column.type, column.name == table.pk) for column in table.columns}
    keys = {(row[3], row[2]) for row in connection.execute(f"PRAGMA foreign_key_list([{table.name}])")}
    assert keys == {(column.name, column.references) for column in table.columns if column.references}


def test_every_foreign_key_and_date_is_indexed(connection: sqlite3.Connection) -> None:
    for table in TABLES:
        firsts = set()
        for index in connection.execute(f"PRAGMA index_list([{table.name}])").fetchall():
            firsts.add(connection.execute(f"PRAGMA index_info([{index[1]}])").fetchone()[2])
        wanted = {column.name for column in table.columns if column.references}
        wanted |= {column.name for column in table.columns if column.name in ("date", "start_date", "end_date")}
        assert wanted <= firsts, table.name


def test_everything_is_described() -> None:
    for table in TABLES:
        assert table.about.endswith(".")
        assert all(column.about.endswith(".") for column in table.columns), table.name
        assert table.label is None or table.label in table.names
        assert set(table.facets) <= set(table.names)


def test_an_older_database_gains_columns_and_tables(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    open_for_writing(path).close()
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("INSERT INTO documents (id, path) VALUES ('0123456789abcdef', 'kept.pdf')")
    newer = [*TABLES, replace(BY_NAME["state"], name="extra")]
    newer[0] = replace(newer[0], columns=(*newer[0].columns, Column("mood", "How it reads.")))
    assert create_schema(connection, newer, VIEWS, SEARCH_SQL)
    assert not create_schema(connection, newer, VIEWS, SEARCH_SQL)
    assert connection.execute("SELECT path, mood FROM documents").fetchall() == [("kept.pdf", None)]
    assert connection.execute("SELECT count(*) FROM extra").fetchone() == (0,)
    connection.close()


def test_a_database_from_before_the_notes_of_tables_gains_them(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    names = {"tables": "notes", "observations": "notes"}
    older = [
        replace(table, columns=tuple(column for column in table.columns if column.name != names.get(table.name)))
        for table in TABLES
        if table.name != "table_notes"
    ]
    connection = sqlite3.connect(path, isolation_level=None)
    create_schema(connection, older, [], SEARCH_SQL)
    connection.execute("INSERT INTO tables (id, title) VALUES ('one', 'Spending')")
    connection.close()
    with open_for_writing(path) as opened:
        assert opened.execute("SELECT title, notes FROM tables").fetchall() == [("Spending", None)]
        assert opened.execute("SELECT count(*), count(notes) FROM observations").fetchone() == (0, 0)
        assert opened.execute("SELECT mark, text FROM table_notes").fetchall() == []


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (None, NoDatabase),  # not there
        (b"", NotACorpus),  # SQLite takes an empty file for an empty database
        (b"some words that are no database, " * 100, NotACorpus),
    ],
)
def test_what_is_no_corpus_is_said(tmp_path: Path, content: bytes | None, expected: type[CorpusError]) -> None:
    path = tmp_path / "corpus.db"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(expected, match=r"corpus\.db"):
        open_for_reading(path)


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(CannotWrite):
        open_for_writing(tmp_path / "file" / "corpus.db")
