"""What a corpus says, as one hash: the same for the same papers, however and whenever they were read.

Left out is what tells of the reading and not of the papers: times, the places of files, the log of changes and runs.
"""

from __future__ import annotations

import hashlib
import sqlite3

from corpus.tables import TABLES

LEFT_OUT = frozenset(("changes", "files", "ingests", "state", "withdrawals"))
VOLATILE = frozenset(("ingested_at", "path"))
# The index keeps its words by row number: that is part of what it says.
INDEX = "search"
MODULUS = 1 << 256


def content_hash(connection: sqlite3.Connection) -> str:
    """64 hex digits over all rows of all tables and of the search index, in whatever order they stand."""
    digest = hashlib.sha256()
    for table, rows in sorted(table_hashes(connection).items()):
        digest.update(f"{table}\0{rows}\n".encode())
    return digest.hexdigest()


def table_hashes(connection: sqlite3.Connection) -> dict[str, str]:
    """By table the number of its rows and their hash, "12:ab…": where two corpora differ."""
    found = {}
    for table in TABLES:
        if table.name not in LEFT_OUT:
            names = [f"[{name}]" for name in table.names if not (table.name == "documents" and name in VOLATILE)]
            found[table.name] = _hash(connection, f"SELECT {', '.join(names)} FROM [{table.name}]")
    found[INDEX] = _hash(connection, f"SELECT rowid, * FROM {INDEX}")
    return found


def _hash(connection: sqlite3.Connection, sql: str) -> str:
    """The rows' hashes added up: order makes no difference, a row that is there twice does."""
    total = count = 0
    for row in connection.execute(sql):
        total += int.from_bytes(hashlib.sha256(repr(tuple(row)).encode("utf-8", "surrogatepass")).digest(), "big")
        count += 1
    return f"{count}:{total % MODULUS:064x}"
