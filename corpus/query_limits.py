"""What a query on the site may use and see, also one that a visitor wrote: memory, time within one step, paths.

Datasette ends a query after its time, but looks at the clock only between the steps of SQLite's machine: what happens
within one step has to be small. SQLite's memory is limited for the whole process, an answer's for each query.
"""

from __future__ import annotations

import sqlite3
import weakref
from collections.abc import Callable
from typing import Any

from corpus.linear_functions import FUNCTIONS

MEGABYTE = 1 << 20
LARGEST_VALUE = 16 * MEGABYTE  # bytes of one value or row
LARGEST_ANSWER = 32 * MEGABYTE  # bytes of texts and blobs that one query gives
MOST_MEMORY = 256 * MEGABYTE  # of SQLite, for all connections of the process
LONGEST_PATTERN = 100  # bytes of a LIKE: each is held against every place of the text, in one step
# Merging two objects looks through all of one for each name of the other.
QUADRATIC = frozenset(("json_patch",))
VALUE_TOO_LARGE = f"A text here is longer than the {LARGEST_VALUE // MEGABYTE} MB that are shown."
PATTERN_TOO_LONG = f"What is looked for with LIKE, GLOB or 'contains' has at most {LONGEST_PATTERN} bytes. Give a part."
TOO_LARGE = f"The answer has more than {LARGEST_ANSWER // MEGABYTE} MB. Ask for fewer rows or columns at once."


class TooLarge(sqlite3.OperationalError):
    """An answer is larger than what is given out; Datasette tells whoever asked, as with any mistake in a query."""


def limit_queries(connection: sqlite3.Connection) -> None:
    """Set the limits on a connection of the site."""
    connection.execute(f"PRAGMA hard_heap_limit={MOST_MEMORY}")
    connection.execute("PRAGMA temp_store=MEMORY")  # no disk is filled; the limit on memory holds
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST_VALUE)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, LONGEST_PATTERN)
    for name, count, function in FUNCTIONS:
        connection.create_function(name, count, weighed(function), deterministic=True)
    connection.row_factory = Scales()
    connection.set_authorizer(may_use)


def weighed(function: Callable[..., Any]) -> Callable[..., Any]:
    """The function with the most bytes that it may give as its first argument."""
    return lambda *given: function(LARGEST_VALUE, *given)


def may_use(action: int, first: str | None, second: str | None, *_: str | None) -> int:
    """Whether a statement may do this; where papers and the database lie on the machine reads as if it were not there.

    The arguments are those of SQLite's authorizer.
    """
    if action == sqlite3.SQLITE_FUNCTION and second in QUADRATIC:
        return sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_READ and (first, second) in (("files", "location"), ("pragma_database_list", "file")):
        return sqlite3.SQLITE_IGNORE
    return sqlite3.SQLITE_OK


class Scales:
    """Makes rows as `sqlite3.Row` does and weighs those of the query at hand."""

    def __init__(self) -> None:
        self.query: Callable[[], sqlite3.Cursor | None] = lambda: None
        self.bytes = 0

    def __call__(self, cursor: sqlite3.Cursor, row: tuple[Any, ...]) -> sqlite3.Row:
        if self.query() is not cursor:
            self.query, self.bytes = weakref.ref(cursor), 0  # a reference would keep the query's lock
        self.bytes += sum(len(value) for value in row if isinstance(value, (str, bytes)))
        if self.bytes > LARGEST_ANSWER:
            raise TooLarge(TOO_LARGE)
        return sqlite3.Row(cursor, row)
