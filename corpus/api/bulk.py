"""Everything at once: each table as lines of JSON, and the database file, all from one copy of one moment."""

from __future__ import annotations

import asyncio
import re
import sqlite3
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

from datasette import Response
from datasette.utils import add_cors_headers

from corpus.api.answers import Refused, check_method, json_response, open_corpus, read_args, refusal
from corpus.snapshots import CHUNK, Snapshot, current_state, kept_snapshot, make_snapshot, table_ndjson

PATIENCE = 15.0  # seconds that a download waits for the copy to be made
RETRY = "10"
PLACE_RE = re.compile(r"[0-9]{0,18}")
NDJSON, SQLITE = "application/x-ndjson; charset=utf-8", "application/vnd.sqlite3"
_making: dict[Path, asyncio.Task[Snapshot]] = {}


def bulk(answer: Callable[[Any, Any, Any, Any], Awaitable[Response | None]]) -> Callable[..., Awaitable[Any]]:
    """The Datasette view of a download; it may send its own response."""

    async def view(datasette: Any, request: Any, send: Any) -> Response | None:
        try:
            check_method(request)
            return await answer(datasette, request, await open_corpus(datasette, request), send)
        except Refused as refused:
            return refusal(datasette, request, refused)
        except (OSError, sqlite3.Error) as error:
            reason = error.strerror if isinstance(error, OSError) else error  # without the path
            why = f"No copy of the database can be made here ({reason}). Its folder must be writable and have room."
            return refusal(datasette, request, Refused(503, why))

    return view


async def _snapshot(database: Any, patience: float) -> Snapshot:
    """The copy of the database as it is now, made if there is none; raises Refused when that takes too long."""
    if database.path is None:
        raise Refused(404, "This corpus is in memory and has no file.")
    path = Path(database.path)
    kept = kept_snapshot(path, await database.execute_fn(current_state))
    if kept is not None:
        return kept
    if path not in _making or _making[path].done():
        _making[path] = asyncio.create_task(asyncio.to_thread(make_snapshot, path))
    try:
        return await asyncio.wait_for(asyncio.shield(_making[path]), patience)
    except TimeoutError:
        raise Refused(503, "The copy is being made. Ask again in a moment.", retry_after=RETRY) from None


async def _list(datasette: Any, request: Any, database: Any, send: Any) -> Response:
    """What there is to download, with sizes and hashes."""
    args = read_args(request, {"_shape"})
    snapshot = await _snapshot(database, PATIENCE)
    base = datasette.absolute_url(request, datasette.urls.path("/bulk/"))
    rows = [
        {"name": name, "url": base + name, "bytes": size, "sha256": snapshot.hashes[name],
         "rows": snapshot.rows.get(name)}
        for name, size in snapshot.sizes.items()
    ]  # fmt: skip
    body = {"ok": True, "made_at": snapshot.made_at, "state": snapshot.state, "rows": rows}
    return json_response(datasette, request, body, args.get("_shape"))


async def _table(datasette: Any, request: Any, database: Any, send: Any) -> None:
    read_args(request, set())
    snapshot = await _snapshot(database, PATIENCE)
    table = request.url_vars["name"]
    name = f"{table}.ndjson"
    if name not in snapshot.sizes:
        raise Refused(404, f"There is no {name}. /bulk.json lists what there is.")
    await _send(datasette, request, send, table_ndjson(snapshot.path, table), (0, snapshot.sizes[name]), 200,
                _headers(snapshot, name, NDJSON))  # fmt: skip


async def _database(datasette: Any, request: Any, database: Any, send: Any) -> None:
    read_args(request, set())
    snapshot = await _snapshot(database, PATIENCE)
    size = snapshot.sizes["corpus.db"]
    headers = _headers(snapshot, "corpus.db", SQLITE) | {"accept-ranges": "bytes"}
    first, last = read_range(request.headers.get("range"), size)
    if (if_range := request.headers.get("if-range")) and if_range != headers["etag"]:
        first, last = 0, size - 1
    whole = (first, last) == (0, size - 1)
    if not whole:
        headers["content-range"] = f"bytes {first}-{last}/{size}"
    await _send(datasette, request, send, _bytes(snapshot.path, first, last), (first, last + 1),
                200 if whole else 206, headers)  # fmt: skip


def _headers(snapshot: Snapshot, name: str, content_type: str) -> dict[str, str]:
    return {
        "content-type": content_type, "etag": f'"{snapshot.hashes[name]}"', "cache-control": "no-cache",
        "content-disposition": f'attachment; filename="{name}"', "x-content-type-options": "nosniff",
    }  # fmt: skip


def read_range(header: str | None, size: int) -> tuple[int, int]:
    """The first and last byte asked for; all of them unless it is one plain range. Raises Refused beyond the end."""
    if not header or not header.startswith("bytes=") or "," in header:
        return 0, size - 1
    first, _, last = header.removeprefix("bytes=").strip().partition("-")
    if not all(PLACE_RE.fullmatch(part) for part in (first, last)) or not first + last:
        return 0, size - 1
    if not first:
        return max(0, size - int(last)), size - 1
    if int(first) >= size or (last and int(last) < int(first)):
        raise Refused(416, "There are no such bytes.", content_range=f"bytes */{size}")
    return int(first), min(int(last), size - 1) if last else size - 1


def _bytes(path: Path, first: int, last: int) -> Iterator[bytes]:
    with open(path, "rb") as file:
        file.seek(first)
        left = last + 1 - first
        while left > 0 and (chunk := file.read(min(CHUNK, left))):
            left -= len(chunk)
            yield chunk


async def _send(
    datasette: Any, request: Any, send: Any, chunks: Iterator[bytes], span: tuple[int, int], status: int,
    headers: dict[str, str],
) -> None:  # fmt: skip
    """Stream the chunks, each read off the event loop; nothing is read for who has the file already or asks HEAD."""
    if request.headers.get("if-none-match") == headers["etag"]:
        status, headers = 304, {"etag": headers["etag"]}
    else:
        headers["content-length"] = str(span[1] - span[0])
    if datasette.cors:
        add_cors_headers(headers)
    raw = [[name.lower().encode(), value.encode()] for name, value in headers.items()]
    await send({"type": "http.response.start", "status": status, "headers": raw})
    if status != 304 and request.method != "HEAD":
        while chunk := await asyncio.to_thread(next, chunks, b""):
            await send({"type": "http.response.body", "body": chunk, "more_body": True})
    await send({"type": "http.response.body", "body": b""})


bulk_list, bulk_table, bulk_database = bulk(_list), bulk(_table), bulk(_database)
