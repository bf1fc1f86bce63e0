"""Taking a document back: its rows, its index entries, its original and the free space its words were in."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from corpus.changes import now
from corpus.databases import open_for_reading, open_for_writing, said_plainly, transaction
from corpus.drawing import drop_images
from corpus.errors import AmbiguousDocument, NoSuchDocument, StillRead
from corpus.load import remove_document
from corpus.originals import clear_incoming, drop_original, original_path
from corpus.snapshots import drop_snapshots

WITHDRAWN = "(withdrawn)"  # in the place of its path, which may say what it is about


def withdraw(database: Path, wanted: str) -> tuple[str, str]:
    """Take out the document with this id, hash or path (or the start of an id or hash); returns its id and path.

    Of a document that was withdrawn before, what an interrupted run has left is wiped. Raises NoSuchDocument or
    AmbiguousDocument, and nothing has changed then; StillRead when somebody reads the file all the while.
    """
    open_for_reading(database).close()
    connection = open_for_writing(database)
    try:
        with said_plainly(database):
            document, sha256, path = _find(connection, wanted)
            with transaction(connection):
                if path != WITHDRAWN:
                    remove_document(connection, document)
                connection.execute("INSERT OR IGNORE INTO withdrawals VALUES (?, ?, ?)", (document, sha256, now()))
                _forget_runs(connection, sha256)
            drop_original(database, sha256)
            drop_images(original_path(database, sha256))  # after it: an image drawn meanwhile sees that it is gone
            clear_incoming(database)
            drop_snapshots(database)
            _wipe(connection, database)
    finally:
        connection.close()
    return document, path


def _wipe(connection: sqlite3.Connection, database: Path) -> None:
    """Leave nothing in the file of what was deleted: merged index entries, statistics, free pages, the log."""
    connection.execute("INSERT INTO search (search) VALUES ('optimize')")
    connection.execute("INSERT INTO pages_fts (pages_fts) VALUES ('optimize')")
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_stat4'").fetchone():
        connection.execute("DELETE FROM sqlite_stat4")  # it holds samples of indexed words
    connection.execute("VACUUM")
    busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    if busy:
        raise StillRead(
            f"The document is withdrawn, but somebody was reading {database} all the while, so that its words may "
            f"still be in {database.name}-wal. Run the same command again when the readers are done."
        )


def _find(connection: sqlite3.Connection, wanted: str) -> tuple[str, str, str]:
    rows = connection.execute(
        "SELECT id, sha256, path FROM documents WHERE id = ?1 OR sha256 = ?1 OR path = ?1 "
        "OR id IN (SELECT document_id FROM files WHERE path = ?1 OR location = ?1) "
        "OR (length(?1) >= 6 AND substr(sha256, 1, length(?1)) = ?1)",
        (wanted,),
    ).fetchall()
    if not rows:
        sql = "SELECT document_id, sha256, ? FROM withdrawals WHERE document_id = ? OR sha256 = ?"
        rows = connection.execute(sql, (WITHDRAWN, wanted, wanted)).fetchall()
    if not rows:
        raise NoSuchDocument(
            f"No document of the corpus is {wanted}. Give its id, its SHA-256 or its path, as documents has it."
        )
    if len(rows) > 1:
        listed = ", ".join(f"{row[0]} ({row[2]})" for row in rows)
        raise AmbiguousDocument(f"{wanted} may be several documents: {listed}. Give the whole id.")
    return rows[0]  # type: ignore[no-any-return]


def _forget_runs(connection: sqlite3.Connection, sha256: str) -> None:
    """What the runs said of it may quote it, and so may its name."""
    connection.execute(
        "UPDATE ingests SET path = ?, error = NULL, note = 'Withdrawn.' WHERE sha256 = ?", (WITHDRAWN, sha256)
    )
