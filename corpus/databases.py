"""Opening the corpus database, for the one writer and for readers, and what can go wrong with that."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.changes import Ledger
from corpus.committees import COMMITTEES_SQL, recount_meetings, refresh_committees
from corpus.errors import CannotWrite, CorpusError, DatabaseBusy, NoDatabase, NotACorpus
from corpus.forms import FORMS_SQL, recount
from corpus.people import refresh_people
from corpus.schema import create_schema
from corpus.search import SEARCH_SQL
from corpus.tables import TABLES, VIEWS
from corpus.versions import fingerprint

BUSY_SECONDS = 60
# More than a load has in all: one that is forgotten is made anew for each paper.
STATEMENTS = 1024
FULL_OR_UNWRITABLE = ("full", "readonly", "read-only", "unable to open", "disk i/o")


def open_for_writing(path: Path) -> sqlite3.Connection:
    """The corpus at `path` for the writer, made if it is not there; the connection is in autocommit mode."""
    with said_plainly(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, cached_statements=STATEMENTS)
        try:
            # Readers go on while the writer writes, and a killed writer leaves the last whole document.
            _keep_a_log(connection)
            connection.execute("PRAGMA synchronous=NORMAL")
            connection.execute("PRAGMA foreign_keys=ON")
            # What goes is written over, so that copies hold none of it; some builds of SQLite do so, others do not.
            connection.execute("PRAGMA secure_delete=ON")
            connection.execute("PRAGMA cache_size=-65536")
            create_schema(connection, TABLES, VIEWS, (*SEARCH_SQL, *FORMS_SQL, *COMMITTEES_SQL))
            _count_again(connection)
        except BaseException:
            connection.close()
            raise
        return connection


def _keep_a_log(connection: sqlite3.Connection) -> None:
    """Set the journal to a write-ahead log. SQLite does not wait for another run that is doing the same: we do."""
    until = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(0.02)


def _count_again(connection: sqlite3.Connection) -> None:
    """Count names and meetings anew, and decide who is who, in a database that another version of us has written."""
    version = fingerprint()
    if connection.execute("SELECT 1 FROM state WHERE key = 'counted' AND value = ?", (version,)).fetchone():
        return
    with transaction(connection):
        recount(connection)
        recount_meetings(connection)
        surnames = {row[0] for row in connection.execute("SELECT DISTINCT surname FROM person_forms")}
        committees = {row[0] for row in connection.execute("SELECT DISTINCT committee_id FROM committee_forms")}
        if surnames or committees:
            ledger = Ledger(connection, None, ())
            with ledger.sharing(surnames, committees):
                refresh_committees(connection, committees)
                refresh_people(connection, surnames)
            ledger.write()
        connection.execute("INSERT OR REPLACE INTO state (key, value) VALUES ('counted', ?)", (version,))


def open_for_reading(path: Path) -> sqlite3.Connection:
    """The corpus at `path`, read only.

    Raises NoDatabase or NotACorpus.
    """
    if not path.is_file():
        raise NoDatabase(f"There is no database {path}. Make one with: papers ingest FOLDER --db {path}")
    with said_plainly(path):
        how = "immutable=1" if never_changes(path) else "mode=ro"
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?{how}", uri=True, timeout=BUSY_SECONDS)
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    if not {"documents", "ingests", "search"} <= tables:
        connection.close()
        raise NotACorpus(f"{path} is a SQLite database but no corpus: papers ingest makes one.")
    connection.row_factory = sqlite3.Row
    return connection


def never_changes(path: Path) -> bool:
    """Whether the database lies whole on a file system that nobody can write to, where SQLite can take no lock."""
    wal = path.with_name(f"{path.name}-wal")
    return bool(os.statvfs(path).f_flag & os.ST_RDONLY) and not (wal.exists() and wal.stat().st_size)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing; foreign keys are checked at the end, so that rows may come in any order."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute("PRAGMA defer_foreign_keys=ON")
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def said_plainly(path: Path) -> Iterator[None]:
    """SQLite's errors about the file as a whole, as errors that say what to do."""
    try:
        yield
    except (sqlite3.OperationalError, sqlite3.DatabaseError, OSError) as error:
        raise _plain(path, error) from error


def _plain(path: Path, error: Exception) -> Exception:
    text = str(error).lower()
    if isinstance(error, CorpusError):
        return error
    if "locked" in text or "busy" in text:
        return DatabaseBusy(f"Another run is writing to {path}. Wait for it to end, then run the same command again.")
    if "not a database" in text or "malformed" in text:
        return NotACorpus(f"{path} is no SQLite database ({error}). Give another --db, or move that file away.")
    if isinstance(error, OSError) or any(words in text for words in FULL_OR_UNWRITABLE):
        return CannotWrite(f"Cannot write to {path} ({error}). What was loaded before is kept.")
    return error
