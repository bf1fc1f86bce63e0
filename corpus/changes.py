"""The log of what came, changed and went, written in the transaction of the load that did it.

A paper that is new is one row of the log, whatever it holds: its rows are those with its document_id. Only a paper that
is read again, replaced or taken back has its differences written out, as ids. A hundred thousand papers loaded once are
a hundred thousand short rows, and a second reading with the same outcome writes none. People and committees are of no
one paper: of each the latest change alone is kept.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from corpus.differences import Difference, compare, take_snapshot
from corpus.forms import NAMING
from corpus.ids import DOCUMENT_ID_DIGITS

# What a load may change in papers other than its own: whom a name belongs to, and where a file lies.
WATCHED = (*((table, "person_id") for table, _ in NAMING), ("documents", "path"))
SHARED = (("people", "surname", ("name", "kind")), ("committees", "id", ("name", "council")))
Shared = dict[tuple[str, str], tuple[Any, ...]]


class Ledger:
    """Notes what stands before a load, and writes what differs after it; both inside the load's transaction.

    `document` is stored by the load (None: nothing is), `gone` are the documents that it removes.
    """

    def __init__(self, connection: sqlite3.Connection, document: str | None, gone: Iterable[str]) -> None:
        self.connection, self.document = connection, document
        self.before = {old: take_snapshot(connection, old) for old in sorted(gone)}
        self.earlier = take_snapshot(connection, document) if document else {}
        self.shared: list[tuple[Shared, Shared]] = []
        _watch(connection)

    @contextmanager
    def sharing(self, surnames: set[str], committees: set[str]) -> Iterator[None]:
        """Around the refreshing of people with these surnames and of these committees."""
        before = self._shared(surnames, committees)
        yield
        self.shared.append((before, self._shared(surnames, committees)))

    def _shared(self, surnames: set[str], committees: set[str]) -> Shared:
        found: Shared = {}
        for (table, key, words), values in zip(SHARED, (surnames, committees), strict=True):
            sql = f"SELECT id, {', '.join(words)} FROM {table} WHERE {key} = ?"
            for value in values:
                found |= {(table, row[0]): row[1:] for row in self.connection.execute(sql, (value,))}
        return found

    def write(self) -> None:
        """Write the log of this load."""
        after = take_snapshot(self.connection, self.document) if self.document and (self.earlier or self.before) else {}
        if self.document and self.earlier:
            self._log("changed", self.document, compare(self.earlier, after))
        replaced = None
        for old, before in self.before.items():
            differences = compare(before, after)
            if self.document is None:
                self._log("withdrawn", old, differences)
                continue
            differences.pop("documents", None)  # another hash: that it is another paper is said already
            if self.earlier:  # a paper that was there already: of it nothing is new
                for difference in differences.values():
                    difference.added = []
            self._log("replaced", self.document, differences, replaces=old)
            replaced = old
        if self.document and not self.earlier and replaced is None:
            self._log("added", self.document)
        self._log_others()
        for shared_before, shared_after in self.shared:
            self._log_shared(shared_before, shared_after)

    def _log(
        self,
        change: str,
        row: str,
        differences: dict[str, Difference] | None = None,
        replaces: str | None = None,
        subject: str = "documents",
    ) -> None:
        if differences is not None and not differences and change == "changed":
            return
        detail = None
        if differences is not None:
            parts = {name: difference.as_json() for name, difference in sorted(differences.items())}
            detail = json.dumps(parts, separators=(",", ":"))
        self.connection.execute(
            "INSERT INTO changes (at, change, subject, row_id, replaces, n_rows, detail) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (now(), change, subject, row, replaces, sum(map(len, (differences or {}).values())), detail),
        )

    def _log_others(self) -> None:
        """Rows of other papers that this load changed."""
        by_document: dict[str, dict[str, Difference]] = {}
        own = {self.document, *self.before}
        sql = "SELECT DISTINCT tbl, document, id FROM temp.touched ORDER BY document, tbl, id"
        for table, document, identifier in self.connection.execute(sql).fetchall():
            if document not in own:
                differences = by_document.setdefault(document, {})
                differences.setdefault(table, Difference()).changed.append(identifier[DOCUMENT_ID_DIGITS:])
        for document, differences in by_document.items():
            self._log("changed", document, differences)
        self.connection.execute("DELETE FROM temp.touched")

    def _log_shared(self, before: Shared, after: Shared) -> None:
        for (table, identifier), words in sorted(after.items()):
            if before.get((table, identifier)) != words:
                known = (table, identifier) in before
                self._log("changed" if known else "added", identifier, subject=table)
                self._forget_earlier(table, identifier)
        for table, identifier in sorted(before.keys() - after.keys()):
            self._log("withdrawn", shared_hash(identifier), subject=table)
            self._forget_earlier(table, identifier)

    def _forget_earlier(self, table: str, identifier: str) -> None:
        self.connection.execute(
            "DELETE FROM changes WHERE subject = ?1 AND row_id = ?2 AND seq < (SELECT max(seq) FROM changes)",
            (table, identifier),
        )


def shared_hash(identifier: str) -> str:
    """What a person or committee that is gone is called in the log: SHA-256 of its id, which is made of a name."""
    return hashlib.sha256(identifier.encode()).hexdigest()


def corpus_identity(connection: sqlite3.Connection) -> str:
    """The random word that tokens of this corpus begin with, so that those of another are known; "" before a load."""
    row = connection.execute("SELECT value FROM state WHERE key = 'corpus'").fetchone()
    return str(row[0]) if row else ""


def find_successor(connection: sqlite3.Connection, identifier: str) -> str | None:
    """The id that a fact or document has now, for an id that is no more; None if it is gone or was never there."""
    document, suffix, seq = identifier[:DOCUMENT_ID_DIGITS], identifier[DOCUMENT_ID_DIGITS:], 0
    while True:
        row = connection.execute(
            "SELECT seq, change, row_id, replaces, detail FROM changes WHERE seq > ?2 AND subject = 'documents' "
            "AND change <> 'added' AND (replaces = ?1 OR (row_id = ?1 AND replaces IS NULL)) ORDER BY seq LIMIT 1",
            (document, seq),
        ).fetchone()
        if row is None:
            break
        seq, change, now, replaces, detail = row
        if change == "withdrawn":
            return None
        parts = json.loads(detail or "{}").values()
        moved = {before: after for part in parts for before, after in part.get("moved", {}).items()}
        if suffix not in moved and any(suffix in part.get("withdrawn", ()) for part in parts):
            return None
        suffix = moved.get(suffix, suffix)
        document = now if replaces else document
    found = f"{document}{suffix}"
    return found if found != identifier else None


def _watch(connection: sqlite3.Connection) -> None:
    """Note what is changed in rows that are there already; temporary triggers, so the file has none."""
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS touched (tbl TEXT, document TEXT, id TEXT)")
    for table, column in WATCHED:
        owner = "id" if table == "documents" else "document_id"
        connection.execute(
            f"CREATE TEMP TRIGGER IF NOT EXISTS touched_{table} AFTER UPDATE OF {column} ON main.{table} "
            f"WHEN OLD.{column} IS NOT NULL AND OLD.{column} IS NOT NEW.{column} "
            f"BEGIN INSERT INTO touched VALUES ('{table}', NEW.{owner}, NEW.id); END"
        )
    connection.execute("DELETE FROM temp.touched")
    connection.execute("INSERT OR IGNORE INTO state (key, value) VALUES ('corpus', ?)", (secrets.token_hex(4),))


def now() -> str:
    """The second it is, in UTC, as the tables keep it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
