"""The single writer: a document goes in, or out, whole, with others that were read meanwhile in one transaction.

A killed run leaves every document either as it was or as it is to be; the same command run again does the rest.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.changes import Ledger, now
from corpus.committees import add_meetings, drop_meetings, refresh_committees
from corpus.databases import transaction
from corpus.forms import add_names, drop_names
from corpus.ids import document_id
from corpus.people import refresh_people
from corpus.rows import DocumentRows, storable
from corpus.search import index_document, unindex_document
from corpus.tables import BY_NAME, FACTS

OWN_TABLES = tuple(table.name for table in FACTS if not table.derived)


@dataclass(frozen=True, slots=True)
class SeenFile:
    """A file as found: `location` is its absolute path, `path` as given; size in bytes, mtime in nanoseconds."""

    path: str
    location: str
    size: int
    modified: int
    sha256: str = ""

    @classmethod
    def of(cls, path: Path) -> SeenFile:
        """The file at `path` as it is now, unread. Raises OSError."""
        stat = path.stat()
        return cls(storable(str(path)), storable(str(path.absolute())), stat.st_size, stat.st_mtime_ns)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What happened to one file in one run: a row of `ingests`."""

    path: str
    status: str
    stage: str | None = None
    error: str | None = None
    note: str | None = None
    pages: int | None = None
    seconds: float | None = None
    sha256: str | None = None


def load_document(
    connection: sqlite3.Connection, rows: DocumentRows, file: SeenFile, version: str, outcome: Outcome
) -> None:
    """Store a document in a transaction of its own."""
    with transaction(connection):
        store_document(connection, rows, file, version, outcome)


def store_document(
    connection: sqlite3.Connection, rows: DocumentRows, file: SeenFile, version: str, outcome: Outcome
) -> None:
    """Store a document in place of what its file held before, and the outcome with it; inside a transaction."""
    touched_people: set[str] = set()
    touched_committees: set[str] = set()
    before = _document_at(connection, file.location) - {rows.id}
    kept_elsewhere = {old for old in before if _is_elsewhere(connection, old, file.location)}
    ledger = Ledger(connection, rows.id, before - kept_elsewhere)
    held = {rows.id} if _is_held(connection, rows.id) else set()
    for old in held | (before - kept_elsewhere):
        touched_people |= drop_names(connection, old)
        touched_committees |= drop_meetings(connection, old)
        _forget_rows(connection, old, keep_document=old == rows.id)
    store_rows(connection, rows)
    remember_file(connection, file, version)
    connection.execute("UPDATE files SET version = ? WHERE document_id = ?", (version, rows.id))
    for settled in {rows.id} | kept_elsewhere:
        settle_path(connection, settled)
    _refresh(
        connection,
        ledger,
        touched_people | add_names(connection, rows.id),
        touched_committees | add_meetings(connection, rows.id),
    )
    connection.execute("DELETE FROM withdrawals WHERE document_id = ?", (rows.id,))
    ledger.write()
    record(connection, [outcome])


def store_rows(connection: sqlite3.Connection, rows: DocumentRows) -> None:
    """Insert a document's rows and index them; inside a transaction, with what it held before taken out."""
    _insert_document(connection, rows)
    _insert_rows(connection, rows)
    index_document(connection, rows.id, rows.search)


def adopt_file(connection: sqlite3.Connection, file: SeenFile, version: str, outcome: Outcome) -> None:
    """Note a file whose bytes are a document already stored; what the file held before goes unless it is elsewhere."""
    document = document_id(file.sha256)
    with transaction(connection):
        before = _document_at(connection, file.location) - {document}
        kept_elsewhere = {old for old in before if _is_elsewhere(connection, old, file.location)}
        ledger = Ledger(connection, document, before - kept_elsewhere)
        remember_file(connection, file, version)
        for old in before - kept_elsewhere:
            _remove(connection, ledger, old)
        for settled in {document} | kept_elsewhere:
            settle_path(connection, settled)
        ledger.write()
        record(connection, [outcome])


def remove_document(connection: sqlite3.Connection, document: str) -> None:
    """Take a document and all that came from it out; to be called inside a transaction."""
    ledger = Ledger(connection, None, [document])
    _remove(connection, ledger, document)
    ledger.write()


def _remove(connection: sqlite3.Connection, ledger: Ledger, document: str) -> None:
    people, committees = drop_names(connection, document), drop_meetings(connection, document)
    _forget_rows(connection, document, keep_document=False)
    _refresh(connection, ledger, people, committees)


def _refresh(connection: sqlite3.Connection, ledger: Ledger, people: set[str], committees: set[str]) -> None:
    with ledger.sharing(people, committees):
        refresh_committees(connection, committees)
        refresh_people(connection, people)


def record(connection: sqlite3.Connection, outcomes: list[Outcome]) -> None:
    """Write what happened to files into `ingests`; inside a transaction."""
    names = ("path", "status", "stage", "error", "note", "pages", "seconds", "sha256", "document_id", "at")
    at = now()
    connection.executemany(
        f"INSERT INTO ingests ({_listed(names)}) VALUES ({_marks(names)})",
        [(*_ingest_values(outcome), at) for outcome in outcomes],
    )


def _ingest_values(outcome: Outcome) -> tuple[object, ...]:
    document = document_id(outcome.sha256) if outcome.sha256 else None
    error = storable(outcome.error) if outcome.error else None
    return (
        storable(outcome.path), outcome.status, outcome.stage, error, outcome.note, outcome.pages, outcome.seconds,
        outcome.sha256, document,
    )  # fmt: skip


def remember_file(connection: sqlite3.Connection, file: SeenFile, version: str) -> None:
    """Note a file as read, so that it is passed over while it stays as it is; inside a transaction."""
    connection.execute(
        "INSERT OR REPLACE INTO files (location, path, size, modified, sha256, document_id, version) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (file.location, file.path, file.size, file.modified, file.sha256, document_id(file.sha256), version),
    )


def settle_path(connection: sqlite3.Connection, document: str) -> None:
    """The path of a document that lies at several places is the first of them, whatever order they came in."""
    connection.execute(
        "UPDATE documents SET path = coalesce((SELECT min(path) FROM files WHERE document_id = documents.id), path) "
        "WHERE id = ?",
        (document,),
    )


def _document_at(connection: sqlite3.Connection, location: str) -> set[str]:
    found = connection.execute("SELECT document_id FROM files WHERE location = ?", (location,)).fetchone()
    return {found[0]} if found and found[0] else set()


def _is_held(connection: sqlite3.Connection, document: str) -> bool:
    return connection.execute("SELECT 1 FROM documents WHERE id = ?", (document,)).fetchone() is not None


def _is_elsewhere(connection: sqlite3.Connection, document: str, location: str) -> bool:
    sql = "SELECT 1 FROM files WHERE document_id = ? AND location <> ?"
    return connection.execute(sql, (document, location)).fetchone() is not None


def _forget_rows(connection: sqlite3.Connection, document: str, keep_document: bool) -> None:
    unindex_document(connection, document)
    for name in OWN_TABLES:
        connection.execute(f"DELETE FROM [{name}] WHERE document_id = ?", (document,))
    if not keep_document:
        connection.execute("DELETE FROM files WHERE document_id = ?", (document,))
        connection.execute("DELETE FROM documents WHERE id = ?", (document,))


def _insert_document(connection: sqlite3.Connection, rows: DocumentRows) -> None:
    held = connection.execute("SELECT sha256 FROM documents WHERE id = ?", (rows.id,)).fetchone()
    if held is not None and held[0] != rows.document["sha256"]:
        raise ValueError(f"two files share the id {rows.id}: {held[0]} and {rows.document['sha256']}")
    values = {**rows.document, "ingested_at": now()}
    names = BY_NAME["documents"].names
    updates = ", ".join(f"[{name}] = excluded.[{name}]" for name in names if name != "id")
    connection.execute(
        f"INSERT INTO documents ({_listed(names)}) VALUES ({_marks(names)}) ON CONFLICT (id) DO UPDATE SET {updates}",
        [values.get(name) for name in names],
    )


def _insert_rows(connection: sqlite3.Connection, rows: DocumentRows) -> None:
    for table, records in rows.tables.items():
        if records:
            connection.executemany(_insert_sql(table), records)


@cache
def _insert_sql(table: str) -> str:
    names = BY_NAME[table].names
    return f"INSERT INTO [{table}] ({_listed(names)}) VALUES ({_marks(names)})"


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(f"[{name}]" for name in names)


def _marks(names: tuple[str, ...]) -> str:
    return ", ".join("?" * len(names))
