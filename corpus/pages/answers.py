"""How a page is answered: which database is the corpus, who may see it, one thread and a time limit for its queries.

A page is a function `Asked → Answer | None`: it runs where SQLite runs, never on the event loop, and knows no HTTP
beyond the address it was asked at. None means there is no such thing: a page that says so.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from datasette import Response
from datasette.utils import sqlite_timelimit

from corpus.pages.links import Links
from corpus.pages.words import WORDS

NEEDED = frozenset(("documents", "pages", "meetings", "resolutions", "ingests", "search"))
# Our pages load nothing but our own files: what a paper says can neither run nor fetch anything.
HEADERS = {
    "content-security-policy": (
        "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
}
NO_CORPUS = "There is no corpus here."
TOO_LONG = "This took too long to find. Ask for something narrower."
NOT_THERE = "The corpus has nothing at this address. It may have been withdrawn, or the address may be cut short."


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page is asked for; `at` holds the parts of the address, `args` what stands behind its question mark."""

    connection: sqlite3.Connection
    links: Links
    at: Mapping[str, str]
    args: Any
    database: str
    file: Path | None

    def rows(self, sql: str, *values: Any) -> list[dict[str, Any]]:
        return [dict(row) for row in self.connection.execute(sql, values)]

    def row(self, sql: str, *values: Any) -> dict[str, Any] | None:
        found = self.connection.execute(sql, values).fetchone()
        return dict(found) if found is not None else None

    def one(self, sql: str, *values: Any) -> Any:
        found = self.connection.execute(sql, values).fetchone()
        return found[0] if found is not None else None

    def fact(self, table: str, identifier: str) -> dict[str, Any] | None:
        """The row of a table with this id; `table` is a name of ours, never from the address."""
        return self.row(f"SELECT * FROM [{table}] WHERE id = ?", identifier)

    def arg(self, name: str) -> str:
        return str(self.args.get(name) or "").strip()


@dataclass(frozen=True, slots=True)
class Answer:
    """A template with what it shows."""

    template: str
    context: dict[str, Any] = field(default_factory=dict)
    status: int = 200


Made: TypeAlias = "Answer | Response | None"
View: TypeAlias = Callable[..., Awaitable[Response]]


def view(page: Callable[[Asked], Made], moved: Callable[[Asked, str], Made] = lambda asked, address: None) -> View:
    """The Datasette view of a page; `moved` says what to answer where it has nothing."""

    async def answer(datasette: Any, request: Any) -> Response:
        database = await corpus_database(datasette)
        if database is None or not await may_see(datasette, request, database.name):
            return Response.text(NO_CORPUS, status=404)
        links = Links(datasette.urls.path, lambda path: datasette.absolute_url(request, path))

        def made(connection: sqlite3.Connection) -> Made:
            file = Path(database.path) if database.path else None
            asked = Asked(connection, links, request.url_vars, request.args, database.name, file)
            with sqlite_timelimit(connection, datasette.setting("sql_time_limit_ms")):
                return page(asked) or moved(asked, request.full_path)

        try:
            found = await database.execute_fn(made)
        except sqlite3.OperationalError as error:
            if "interrupted" not in str(error):
                raise
            found = message(TOO_LONG, 503)
        return await rendered(datasette, request, database.name, links, found or message(NOT_THERE, 404))

    return answer


def message(words: str, status: int) -> Answer:
    """A page that says why there is nothing to show."""
    return Answer("papers_message.html", {"message": words}, status)


async def rendered(datasette: Any, request: Any, database: str, links: Links, found: Answer | Response) -> Response:
    """The response for what a page made, with our headers on it."""
    if isinstance(found, Response):
        for name, value in HEADERS.items():
            found.headers.setdefault(name, value)
        return found
    context = {
        "site_title": datasette.metadata("title") or "Committee papers",
        "corpus_name": database, "links": links, "words": WORDS, "here": links.absolute(request.path),
        "alternate_url_json": None, **found.context,
    }  # fmt: skip
    body = await datasette.render_template(found.template, context, request=request)
    return Response.html(body, status=found.status, headers=dict(HEADERS))


async def corpus_database(datasette: Any) -> Any:
    """The database served that is a corpus; None if there is none."""
    for name, database in datasette.databases.items():
        if not name.startswith("_") and set(await database.table_names()) >= NEEDED:
            return database
    return None


async def may_see(datasette: Any, request: Any, database: str) -> bool:
    """Whether whoever asks may read the corpus."""
    visible, _ = await datasette.check_visibility(
        request.actor, permissions=[("view-table", (database, "pages")), ("view-database", database), "view-instance"]
    )
    return bool(visible)


def placeholders(values: Sequence[Any]) -> str:
    """As many `?` as there are values."""
    return ", ".join("?" * len(values))
