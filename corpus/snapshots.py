"""Copies of the database for those who take all of it: consistent, made once for each state, out of everyone's way.

Downloads are read from the copy, so however slow they are they hold no lock on the database, and the tables and the
database file that are offered together are of one moment. `corpus.db` has its copy in `corpus-bulk/`.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from corpus.changes import corpus_identity
from corpus.tables import BY_NAME, FACTS

TABLES = ("documents", *(table.name for table in FACTS), "changes")
JSON_COLUMNS = frozenset(("bbox", "columns", "cells", "detail"))
CHUNK = 1 << 18
DROP_TRIES = 5
FORMAT = "4"  # another one when copies of an older program are not to be used


@dataclass(slots=True)
class Snapshot:
    """A copy of the database at `state`: sizes in bytes, SHA-256 and numbers of rows by the name of the file."""

    path: Path
    state: str
    made_at: str
    sizes: dict[str, int] = field(default_factory=dict)
    hashes: dict[str, str] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)


def snapshots_folder(database: Path) -> Path:
    """Where the copies of a database are kept."""
    return database.with_name(f"{database.stem}-bulk")


def drop_snapshots(database: Path) -> None:
    """Delete the copies: they still hold what was taken out of the database. Raises OSError if they stay.

    One that the site is making meanwhile may be renamed under us: then there is still a folder, and it is tried again.
    """
    folder = snapshots_folder(database)
    for _ in range(DROP_TRIES):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
    shutil.rmtree(folder)


def current_state(connection: sqlite3.Connection) -> str:
    """A word that is another one after every run that changed anything, and the same in every process that asks.

    PRAGMA data_version would not do: it means something to one connection only.
    """
    seq = connection.execute("SELECT coalesce(max(seq), 0) FROM changes").fetchone()[0]
    run = connection.execute("SELECT coalesce(max(id), 0) FROM ingests").fetchone()[0]
    return f"{FORMAT}-{corpus_identity(connection) or 'empty'}-{seq}-{run}"


def kept_snapshot(database: Path, state: str) -> Snapshot | None:
    """The copy made of this state; None if there is none."""
    folder = snapshots_folder(database)
    with contextlib.suppress(OSError, ValueError, TypeError):
        told = json.loads((folder / f"{state}.json").read_text("utf-8"))
        if (folder / f"{state}.db").is_file():
            return Snapshot(**{**told, "path": folder / f"{state}.db"})
    return None


def make_snapshot(database: Path) -> Snapshot:
    """Copy the database as it is now, weigh the copy and drop the older ones. Takes long; for a thread of its own.

    Writers and readers go on meanwhile. Raises OSError or sqlite3.Error when there is no room or no right to write.
    """
    folder = snapshots_folder(database)
    folder.mkdir(exist_ok=True)
    handle, name = tempfile.mkstemp(dir=folder, prefix=".making-")
    os.close(handle)
    try:
        state, made_at = _copy(database, Path(name))
        snapshot = _weigh(Path(name), state, made_at)
        os.replace(name, folder / f"{state}.db")
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    snapshot.path = folder / f"{state}.db"
    told = Path(f"{name}.json")
    told.write_text(json.dumps({**asdict(snapshot), "path": snapshot.path.name}), "utf-8")
    os.replace(told, folder / f"{state}.json")
    for old in folder.glob("[0-9]*-*"):
        if old.stem != state:
            old.unlink(missing_ok=True)
    return snapshot


def _copy(database: Path, target: Path) -> tuple[str, str]:
    source = sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True, timeout=60)
    copy = sqlite3.connect(target)
    try:
        source.backup(copy)  # in one step, under one read lock, which in WAL mode stops nobody
        copy.execute("PRAGMA journal_mode=DELETE")  # so that it can be opened where nothing can be written
        _forget_locations(copy)
        made_at = copy.execute("SELECT strftime('%Y-%m-%dT%H:%M:%SZ')").fetchone()[0]
        return current_state(copy), made_at
    finally:
        copy.close()
        source.close()


def _forget_locations(copy: sqlite3.Connection) -> None:
    """Where the files lie on the machine is nobody else's: they are numbered, and known by the paths given."""
    copy.execute("PRAGMA secure_delete=ON")  # what is deleted is written over
    copy.execute("CREATE TEMP TABLE seen AS SELECT * FROM files ORDER BY path")
    copy.execute("DELETE FROM files")
    copy.execute("UPDATE temp.seen SET location = 'file-' || rowid")
    copy.execute("INSERT INTO files SELECT * FROM temp.seen")
    copy.commit()


def _weigh(path: Path, state: str, made_at: str) -> Snapshot:
    snapshot = Snapshot(path, state, made_at)
    with open(path, "rb") as file:
        snapshot.hashes["corpus.db"] = hashlib.file_digest(file, "sha256").hexdigest()
    snapshot.sizes["corpus.db"] = path.stat().st_size
    for table in held_tables(path):
        name, digest, size, rows = f"{table}.ndjson", hashlib.sha256(), 0, 0
        for chunk in table_ndjson(path, table):
            digest.update(chunk)
            size += len(chunk)
            rows += chunk.count(b"\n")
        snapshot.hashes[name], snapshot.sizes[name], snapshot.rows[name] = digest.hexdigest(), size, rows
    return snapshot


def held_tables(path: Path) -> list[str]:
    """The tables offered that a copy has; one of an older version may lack some."""
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?immutable=1", uri=True)
    try:
        held = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        return [table for table in TABLES if table in held]
    finally:
        connection.close()


def table_ndjson(path: Path, table: str) -> Iterator[bytes]:
    """The rows of a table of a copy, ordered by key, one JSON object a line, in chunks of whole lines.

    `search_id` is left out: a number of the index inside, not of the papers.
    """
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?immutable=1", uri=True, check_same_thread=False)
    try:
        lines, size = [], 0
        columns = connection.execute(f"PRAGMA table_info([{table}])")
        names = [name for _, name, *_ in columns if name != "search_id"]
        for (line,) in connection.execute(_ndjson_sql(table, names)):
            lines.append(line)
            size += len(line)
            if size > CHUNK:
                yield "\n".join((*lines, "")).encode()
                lines, size = [], 0
        if lines:
            yield "\n".join((*lines, "")).encode()
    finally:
        connection.close()


def _ndjson_sql(table: str, names: list[str]) -> str:
    parts = []
    for name in names:
        value = f"iif(json_valid([{name}]), json([{name}]), [{name}])" if name in JSON_COLUMNS else f"[{name}]"
        parts.append(f"'{name}', {value}")
    return f"SELECT json_object({', '.join(parts)}) FROM [{table}] ORDER BY [{BY_NAME[table].pk}]"
