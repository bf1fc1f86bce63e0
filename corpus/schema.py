"""Makes the database what `corpus.tables` says it is: tables, keys, indexes, views, search index.

The declarations are the single source; the Datasette metadata is made from the same ones (`corpus.metadata`).
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlite_utils


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, SQLite type (TEXT, INTEGER, REAL), what it means, and the table its values are ids of."""

    name: str
    about: str
    type: str = "TEXT"
    references: str | None = None
    index: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table: columns in the order shown, the column that names a row, what Datasette offers for it.

    `fact` tables hold what was read from papers and get the columns that say where from; `searched` ones have their
    rows in the table `search`, found by `search_id`. `derived` ones are worked out again from others after a load.
    """

    name: str
    about: str
    columns: tuple[Column, ...]
    label: str | None = None
    facets: tuple[str, ...] = ()
    sort: str | None = None
    sort_desc: str | None = None
    fact: bool = True
    searched: bool = False
    derived: bool = False
    size: int | None = None
    indexes: tuple[tuple[str, ...], ...] = ()
    pk: str = "id"

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)


@dataclass(frozen=True, slots=True)
class View:
    """A query kept under a name."""

    name: str
    about: str
    sql: str
    columns: tuple[Column, ...] = ()


PLACE = (
    Column("document_id", "The document this was read from.", references="documents"),
    Column(
        "page", "Physical page of the document, counted from 1; empty for a text file without page breaks.", "INTEGER"
    ),
    Column("line", "Line of the text file, counted from 1; empty for a PDF.", "INTEGER"),
    Column(
        "bbox",
        "Where on the page: [x0, top, x1, bottom] in PDF points from the top left corner, as JSON; several boxes are a "
        "list of [page, x0, top, x1, bottom]. Empty for a text file.",
    ),
    Column("rule", "The name of the rule or reader that made this row."),
)
ID = Column("id", "Stable identifier: the same file gives the same ids on any machine and in any later version of it.")
SEARCH_ID = Column("search_id", "The row of the search index that holds this.", "INTEGER")


def with_place(table: Table) -> Table:
    """The table with `id` first and, for a fact, the columns that say where it was read at its end."""
    if not table.fact:
        return table
    tail = (*PLACE, SEARCH_ID) if table.searched else PLACE
    return replace(table, columns=(ID, *table.columns, *tail))


def create_schema(
    connection: sqlite3.Connection, tables: Sequence[Table], views: Sequence[View], search_sql: Sequence[str]
) -> bool:
    """Make what is missing; return whether anything had to be made. A database of an older version gains columns.

    The connection must be in autocommit mode with no transaction open; everything is made in one transaction.
    """
    version = schema_version(tables, views, search_sql)
    if _stored_version(connection) == version:
        return False
    # Imported here since it takes longer to load than most papers take to store.
    import sqlite_utils

    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("BEGIN IMMEDIATE")
    try:
        _make(sqlite_utils.Database(connection), tables, views, search_sql)
        connection.execute("INSERT OR REPLACE INTO state (key, value) VALUES ('schema', ?)", (version,))
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    finally:
        connection.execute("PRAGMA foreign_keys=ON")
    return True


def schema_version(tables: Sequence[Table], views: Sequence[View], search_sql: Sequence[str]) -> str:
    """A short hash of everything that shapes the database, so that any change to it is noticed."""
    shape = [(t.name, t.pk, t.indexes, [(c.name, c.type, c.references, c.index) for c in t.columns]) for t in tables]
    return hashlib.sha256(repr((shape, [(v.name, v.sql) for v in views], list(search_sql))).encode()).hexdigest()[:16]


def _stored_version(connection: sqlite3.Connection) -> str | None:
    try:
        row = connection.execute("SELECT value FROM state WHERE key = 'schema'").fetchone()
    except sqlite3.OperationalError:
        return None
    return str(row[0]) if row else None


def _make(db: sqlite_utils.Database, tables: Sequence[Table], views: Sequence[View], search_sql: Sequence[str]) -> None:
    made: set[str] = set(db.table_names())
    late: list[tuple[str, str, str, str]] = []
    for table in tables:
        if table.name in made:
            _add_columns(db, table)
        else:
            late += _create_table(db, table, made)
            made.add(table.name)
    if late:  # two tables that point at each other: the second key can only follow
        db.add_foreign_keys(late)
    for table in tables:
        for columns in _indexed(table):
            db.table(table.name).create_index(list(columns), if_not_exists=True)
    for statement in search_sql:
        db.conn.execute(statement)
    for view in views:
        db.create_view(view.name, view.sql, replace=True)


def _create_table(db: sqlite_utils.Database, table: Table, made: set[str]) -> list[tuple[str, str, str, str]]:
    known = made | {table.name}
    references = [(column.name, column.references, "id") for column in table.columns if column.references]
    now = [reference for reference in references if reference[1] in known]
    types: dict[str, Any] = {column.name: column.type for column in table.columns}
    db.table(table.name).create(types, pk=table.pk, foreign_keys=now)
    return [(table.name, *reference) for reference in references if reference not in now]


def _add_columns(db: sqlite_utils.Database, table: Table) -> None:
    have = {column.name for column in db.table(table.name).columns}
    for column in table.columns:
        if column.name not in have:
            db.table(table.name).add_column(column.name, column.type, fk=column.references)


def _indexed(table: Table) -> list[tuple[str, ...]]:
    single = [
        (column.name,)
        for column in table.columns
        if column.references or column.index or (column.name == "search_id" and table.searched)
    ]
    return [*single, *table.indexes]
