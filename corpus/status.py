"""What the corpus holds and what is missing from it, as plain data for the command and the site."""

from __future__ import annotations

import sqlite3
from typing import Any

from corpus.tables import FACTS

LAST_OF_EACH_PATH = "SELECT max(id) FROM ingests GROUP BY path"


def corpus_status(connection: sqlite3.Connection) -> dict[str, Any]:
    """Counts, the span of meetings, failed files, unread pages, issues by code and facts by rule; all JSON types."""
    return {
        "documents": _pairs(connection, "SELECT kind, count(*) FROM documents GROUP BY kind ORDER BY kind"),
        "rows": {table.name: _one(connection, f"SELECT count(*) FROM [{table.name}]") for table in FACTS},
        "first_meeting": _one(connection, "SELECT min(date) FROM meetings"),
        "last_meeting": _one(connection, "SELECT max(date) FROM meetings"),
        "pages_without_text": pages_without_text(connection),
        "meetings_without_minutes": _one(connection, "SELECT count(*) FROM meetings_without_minutes"),
        "failed": failed_files(connection),
        "issues": _pairs(connection, "SELECT code, count(*) FROM issues GROUP BY code ORDER BY 2 DESC, code"),
        "rules": _records(
            connection, 'SELECT rule, "table", facts, precision FROM rules ORDER BY facts DESC, rule, "table"'
        ),
        "last_run": _one(connection, "SELECT max(at) FROM ingests"),
    }


def failed_files(connection: sqlite3.Connection) -> list[dict[str, Any]]:
    """Files whose last reading failed, with the stage and the reason."""
    return _records(
        connection,
        "SELECT path, stage, error, at FROM ingests "
        f"WHERE status = 'failed' AND id IN ({LAST_OF_EACH_PATH}) ORDER BY path",
    )


def pages_without_text(connection: sqlite3.Connection) -> list[dict[str, Any]]:
    """Papers with pages on which nothing was read, and which pages those are."""
    return _records(
        connection,
        "SELECT d.id AS document_id, d.path, count(*) AS unread, d.page_count, group_concat(p.page, ', ') AS pages "
        "FROM (SELECT document_id, page FROM pages WHERE characters = 0 ORDER BY document_id, page) AS p "
        "JOIN documents AS d ON d.id = p.document_id GROUP BY d.id ORDER BY d.path",
    )


def _one(connection: sqlite3.Connection, sql: str) -> Any:
    return connection.execute(sql).fetchone()[0]


def _pairs(connection: sqlite3.Connection, sql: str) -> dict[str, int]:
    return {row[0]: row[1] for row in connection.execute(sql)}


def _records(connection: sqlite3.Connection, sql: str) -> list[dict[str, Any]]:
    cursor = connection.execute(sql)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]
