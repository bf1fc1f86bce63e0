"""What the site says where it cannot answer: a sentence with the status that fits, on a page or as JSON.

Never a path or a trace: the trace of what nobody foresaw is for the log, in one piece and without the values in it.
Datasette reads the parameters of its own pages as it needs them, and stumbles over one that it cannot read.
"""

from __future__ import annotations

import errno
import sqlite3
import sys
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from datasette import Response
from datasette.database import QueryInterrupted
from datasette.utils import add_cors_headers, tilde_decode
from datasette.utils.asgi import Base400
from datasette.views.base import DatasetteError

from corpus.query_limits import PATTERN_TOO_LONG, VALUE_TOO_LARGE

BROKEN = "Something went wrong here. Whoever runs this site finds the reason in its log."
BUSY = "The corpus cannot be read just now. Ask again in a moment."
TOO_MUCH = "This takes more memory than a query is given. Ask for something narrower."
NOT_THERE = "There is no such address here."
TOO_LONG = "The query took too long. Ask for something narrower."
ODD = "This address has a parameter that cannot be read, or asks for something that cannot be."
NO_SORT = "Cannot sort table by"  # how Datasette refuses a column
OURS = Path(__file__).parent
LENT = OURS / "exports.py"  # it calls Datasette's own views, which stumble over parameters as they do elsewhere
# SQLite's codes for what is wrong with the query, not with the corpus.
ASKED_WRONGLY = frozenset((
    sqlite3.SQLITE_ERROR, sqlite3.SQLITE_MISMATCH, sqlite3.SQLITE_AUTH, sqlite3.SQLITE_RANGE, sqlite3.SQLITE_INTERRUPT,
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Failure:
    """What is said of an exception; `more` is added to the JSON."""

    status: int
    sentence: str
    title: str | None = None
    more: dict[str, Any] = field(default_factory=dict)


def explain(exception: Exception) -> Failure:
    """The failure that an exception is, whether Datasette raised it, SQLite or we."""
    if "pattern too complex" in str(exception):
        return Failure(400, PATTERN_TOO_LONG)
    match exception:
        case Base400():
            return Failure(exception.status, str(exception.args[0]) if exception.args else "")
        case DatasetteError():
            # Its only message with markup is the query that took too long, in a field with a script beside it.
            said = TOO_LONG if exception.message_is_html else str(exception.message)
            # What it has no status for is a parameter that it does not take.
            status = 400 if exception.status == 500 else exception.status
            return Failure(status, said, exception.title, exception.error_dict)
        case sqlite3.DataError():
            return Failure(400, VALUE_TOO_LARGE)
        case MemoryError():
            return Failure(503, TOO_MUCH)
        case OSError():
            return Failure(404, NOT_THERE) if exception.errno == errno.ENAMETOOLONG else Failure(503, BUSY)
        case QueryInterrupted():
            return Failure(400, TOO_LONG)
        case sqlite3.ProgrammingError() | OverflowError() | UnicodeError():
            return Failure(400, ODD)
        case sqlite3.Error():
            code = getattr(exception, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
            return Failure(400, str(exception)) if code in ASKED_WRONGLY else Failure(503, BUSY)
    return Failure(500, BROKEN) if any(is_ours(path) for path in passed_through(exception)) else Failure(400, ODD)


def passed_through(exception: Exception) -> Iterator[Path]:
    """The files of the functions that an exception came through."""
    trace = exception.__traceback__
    while trace is not None:
        yield Path(trace.tb_frame.f_code.co_filename)
        trace = trace.tb_next


def is_ours(path: Path) -> bool:
    return path.is_relative_to(OURS) and path != LENT


async def sorts(datasette: Any, request: Any) -> str:
    """What the table asked for can be sorted by."""
    database = datasette.get_database(route=tilde_decode(request.url_vars["database"]))
    table = tilde_decode(request.url_vars["table"])
    offered = datasette.table_metadata(database.name, table).get("sortable_columns")
    names = await database.table_columns(table) if offered is None else offered
    return f"It can be sorted by {', '.join(names)}."


async def answer_failure(datasette: Any, request: Any, exception: Exception) -> Response:
    """The page that says why there is no answer, or the JSON, in the form of Datasette's own."""
    failure = explain(exception)
    if failure.sentence.startswith(NO_SORT):
        failure = replace(failure, sentence=f"{failure.sentence}. {await sorts(datasette, request)}")
    if failure.status >= 500:
        traceback.print_exception(exception, file=sys.stderr)
    body = {
        **failure.more, "ok": False, "error": failure.sentence, "status": failure.status, "title": failure.title,
    }  # fmt: skip
    headers: dict[str, str] = {}
    if datasette.cors:
        add_cors_headers(headers)
    if request.path.partition("?")[0].endswith(".json"):
        return Response.json(body, status=failure.status, headers=headers)
    page = await datasette.render_template("error.html", body, request=request)
    return Response.html(page, status=failure.status, headers=headers)
