"""How the API answers: JSON for everything, errors included, open to scripts of other sites where the server says so.

An endpoint is a function `Query → dict`; it runs where SQLite runs, within the time limit, and knows no HTTP. What it
cannot answer it raises as `Refused`.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from datasette import Response
from datasette.utils import add_cors_headers, sqlite_timelimit

from corpus.api.tokens import make_token, read_token
from corpus.cells import proof_path
from corpus.pages.answers import corpus_database, may_see
from corpus.pages.links import PAGE_OF_TABLE

SHARED = frozenset(("_shape", "_size", "_next"))
SHAPES = ("objects", "array")
DEFAULT_SIZE, MOST_ROWS = 50, 1000
SIZE_RE = re.compile(r"[0-9]{1,4}")
METHODS = "GET, HEAD, OPTIONS"
JSON_COLUMNS = ("bbox", "columns", "cells", "notes")
# Tables whose rows have an address in this API → the word in it.
NAME_OF_TABLE = {
    "documents": "documents", "committees": "committees", "meetings": "meetings", "agenda_items": "items",
    "minute_items": "minute-items", "reports": "reports", "recommendations": "recommendations",
    "resolutions": "resolutions", "tables": "tables", "paragraphs": "paragraphs", "people": "people",
}  # fmt: skip


class Refused(Exception):
    """What was asked cannot be answered, with the status of HTTP and a sentence that says why."""

    def __init__(self, status: int, sentence: str, **headers: str) -> None:
        super().__init__(sentence)
        self.status, self.sentence = status, sentence
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked: `at` the parts of the address, `args` its parameters, `base` the site's address without "/"."""

    connection: sqlite3.Connection
    at: Mapping[str, str]
    args: Mapping[str, str]
    base: str
    path: str

    def rows(self, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> list[dict[str, Any]]:
        return [dict(row) for row in self.connection.execute(sql, values)]

    def row(self, sql: str, *values: Any) -> dict[str, Any] | None:
        found = self.connection.execute(sql, values).fetchone()
        return dict(found) if found is not None else None

    @property
    def size(self) -> int:
        """How many rows are asked for at most; raises Refused."""
        given = self.args.get("_size", str(DEFAULT_SIZE))
        if not (SIZE_RE.fullmatch(given) and 1 <= int(given) <= MOST_ROWS):
            raise Refused(400, f"_size is a number from 1 to {MOST_ROWS}.")
        return int(given)

    def place(self, *types: type) -> list[Any] | None:
        """Where the last page ended, as its token says; None for the first page. Raises Refused."""
        token = self.args.get("_next")
        if not token:
            return None
        place = read_token(token)
        if place is None or len(place) != len(types) or not all(map(isinstance, place, types)):
            raise Refused(400, "_next is no paging token of this list. Take it from the page before.")
        return place

    def page(self, rows: list[dict[str, Any]], *place: Any) -> dict[str, Any]:
        """A page of a list; `place` is where it ended, if more is to come."""
        token = make_token(*place) if place else None
        query = urlencode({**self.args, "_next": token}) if token else ""
        return {
            "ok": True,
            "rows": rows,
            "next": token,
            "next_url": f"{self.base}{self.path}?{query}" if token else None,
        }

    def shown(self, table: str, row: dict[str, Any]) -> dict[str, Any]:
        """A row as the API gives it: lists as lists, and the addresses of its record, its page and its proof."""
        row.pop("search_id", None)
        if table in NAME_OF_TABLE:
            row["url"] = f"{self.base}/api/{NAME_OF_TABLE[table]}/{row['id']}.json"
            row["html_url"] = f"{self.base}/{PAGE_OF_TABLE[table]}/{row['id']}"
        if table == "pages":
            place = f"{row['document_id']}/{row['page'] or 1}"
            row["url"], row["html_url"] = f"{self.base}/api/pages/{place}.json", f"{self.base}/page/{place}"
        elif row.get("document_id") and "line" in row:
            fact = row["id"] if row["id"].startswith(f"{row['document_id']}-") else None
            path = proof_path(row["document_id"], row["page"], row["line"], row.get("bbox"), fact)
            row["proof_url"] = self.base + path
        for name in JSON_COLUMNS:
            if isinstance(row.get(name), str):
                row[name] = json.loads(row[name])
        return row

    def all_shown(self, table: str, sql: str, *values: Any) -> list[dict[str, Any]]:
        return [self.shown(table, row) for row in self.rows(sql, values)]


Endpoint = Callable[[Query], dict[str, Any]]


def endpoint(answer: Endpoint, takes: frozenset[str] | set[str] | None) -> Callable[..., Awaitable[Response]]:
    """The Datasette view of an endpoint that takes these parameters (None: any)."""

    async def view(datasette: Any, request: Any) -> Response:
        try:
            check_method(request)
            database = await open_corpus(datasette, request)
            args = read_args(request, takes)
            base = datasette.absolute_url(request, datasette.urls.path("/")).rstrip("/")
            path = request.path.removeprefix(datasette.setting("base_url").rstrip("/"))

            def run(connection: sqlite3.Connection) -> dict[str, Any]:
                with sqlite_timelimit(connection, datasette.setting("sql_time_limit_ms")):
                    return answer(Query(connection, request.url_vars, args, base, path))

            return json_response(datasette, request, await database.execute_fn(run), args.get("_shape"))
        except Refused as refused:
            return refusal(datasette, request, refused)
        except sqlite3.OperationalError as error:
            if "interrupted" not in str(error):
                raise
            late = Refused(503, "This took too long to find. Ask for something narrower, or take the bulk files.")
            return refusal(datasette, request, late)

    return view


def check_method(request: Any) -> None:
    """Raises Refused for what does not read, and to answer a browser that asks beforehand (OPTIONS)."""
    if request.method == "OPTIONS":
        raise Refused(204, "", allow=METHODS, access_control_allow_methods=METHODS, access_control_max_age="86400")
    if request.method not in ("GET", "HEAD"):
        raise Refused(405, f"This address takes {METHODS}: the corpus is read only.", allow=METHODS)


async def open_corpus(datasette: Any, request: Any) -> Any:
    """The corpus, if whoever asks may read it; raises Refused."""
    database = await corpus_database(datasette)
    if database is None or not await may_see(datasette, request, database.name):
        raise Refused(404, "There is no corpus here.")
    return database


def read_args(request: Any, takes: frozenset[str] | set[str] | None) -> dict[str, str]:
    """The parameters that are filled in; raises Refused for one that this address does not take."""
    args = {name: request.args[name].strip() for name in request.args if request.args[name].strip()}
    if takes is not None and (strange := sorted(set(args) - takes)):
        known = ", ".join(sorted(takes)) or "none"
        raise Refused(400, f"This address has no parameter {', '.join(strange)}. It takes: {known}.")
    if args.get("_shape", SHAPES[0]) not in SHAPES:
        raise Refused(400, f"_shape is one of {', '.join(SHAPES)}.")
    return args


def json_response(datasette: Any, request: Any, body: dict[str, Any], shape: str | None) -> Response:
    """The body as JSON; as an array, the rows alone with the next page in the header Link."""
    headers: dict[str, str] = {"cache-control": f"max-age={datasette.setting('default_cache_ttl')}"}
    if shape == "array":
        if body.get("next_url"):
            headers["link"] = f'<{body["next_url"]}>; rel="next"'
        return respond(datasette, request, body["rows"] if "rows" in body else [without_ok(body)], 200, headers)
    return respond(datasette, request, body, 200, headers)


def without_ok(body: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in body.items() if name != "ok"}


def refusal(datasette: Any, request: Any, refused: Refused) -> Response:
    """An error in the form of Datasette's own: ok, error, status, title."""
    if refused.status == 204:
        return respond(datasette, request, None, 204, dict(refused.headers))
    body = {"ok": False, "error": refused.sentence, "status": refused.status, "title": None}
    return respond(datasette, request, body, refused.status, dict(refused.headers))


def respond(datasette: Any, request: Any, body: Any, status: int, headers: dict[str, str]) -> Response:
    text = b"" if status == 204 else json.dumps(body, ensure_ascii=False).encode()
    headers["x-content-type-options"] = "nosniff"
    if status != 204:
        headers["content-length"] = str(len(text))
    if datasette.cors:
        add_cors_headers(headers)
        headers["Access-Control-Expose-Headers"] = "Link, Retry-After, ETag, Content-Length"
    given = b"" if request.method == "HEAD" else text
    return Response(given, status=status, headers=headers, content_type="application/json; charset=utf-8")
