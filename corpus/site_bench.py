"""How quickly a served corpus answers, kind of page by kind of page, beside the bare SQL of the same answers.

The site is a `papers serve` of its own, asked over one connection, one request after the other. The SQL is what the
answer itself ran, caught on the way and run again alone: the difference is the web server, Datasette, and our code.
"""

from __future__ import annotations

import http.client
import random
import re
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from datasette.utils import MultiParams

from corpus.api.answers import Query
from corpus.api.feed import list_changes
from corpus.api.records import read_page, read_record
from corpus.api.resources import list_resource
from corpus.api.searches import search
from corpus.databases import open_for_reading
from corpus.pages.answers import Asked
from corpus.pages.links import Links
from corpus.site import PAGES

RECORDS = ("meetings", "items", "reports", "resolutions", "recommendations", "tables", "people")
TABLES = ("meetings", "agenda_items", "reports", "resolutions", "recommendations", "tables", "people")
RARE, COMMON = 300, 30_000  # rows that hold a word
API = (
    (r"/api/search\.json", search), (r"/api/pages/(?P<document>\w+)/(?P<number>\d+)\.json", read_page),
    (r"/api/(?P<name>[a-z-]+)/(?P<id>[a-z0-9-]+)\.json", read_record), (r"/api/(?P<name>[a-z-]+)\.json", list_resource),
    (r"/changes\.json", list_changes),
)  # fmt: skip


def measure_site(database: Path, samples: int = 60, seed: int = 7) -> Iterator[dict[str, Any]]:
    """For each kind of address the median and 95th percentile, in ms, of the site and of its SQL alone.

    `site_cpu_…` and `sql_cpu_…` are the processor's ms an answer, which other programs on the machine change
    little. Linux.
    """
    connection = open_for_reading(database)
    cases = find_cases(connection, random.Random(seed), samples)
    with _served(database) as (ask, spent):
        for name, paths in cases.items():
            ask(paths[0])
            site, site_cpu = [], []
            for path in paths:
                begun = spent()
                site.append(_timed(ask, path))
                site_cpu.append((spent() - begun) * 1000)
            statements = [_statements(connection, path) for path in paths]
            for statement in statements[0]:
                connection.execute(statement).fetchall()
            bare, sql_cpu = [], []
            for asked in statements:
                begun = time.process_time()
                bare.append(_timed(_run, connection, asked))
                sql_cpu.append((time.process_time() - begun) * 1000)
            yield {
                "name": name, "site_p50": _part(site, 0.5), "site_p95": _part(site, 0.95),
                "sql_p50": _part(bare, 0.5), "sql_p95": _part(bare, 0.95), "statements": len(statements[0]),
                "site_cpu_p50": _part(site_cpu, 0.5), "site_cpu_p95": _part(site_cpu, 0.95),
                "sql_cpu_p50": _part(sql_cpu, 0.5), "sql_cpu_p95": _part(sql_cpu, 0.95),
                "times": round(_part(site, 0.95) / max(_part(bare, 0.95), 0.001), 1), "example": paths[0],
            }  # fmt: skip
    connection.close()


def find_cases(connection: sqlite3.Connection, draw: random.Random, samples: int) -> dict[str, list[str]]:
    """Addresses to ask for, by kind, drawn from what the corpus holds."""
    words = _words(connection, draw, samples)
    cases = {}
    for kind, drawn in words.items():
        cases[f"/search, {kind} words"] = [f"/search?q={word}" for word in drawn]
        cases[f"/api/search.json, {kind} words"] = [f"/api/search.json?q={word}&_size=20" for word in drawn]
    pairs = [f"{one}+{other}" for one, other in zip(words["common"], words["medium"], strict=False)]
    cases["/api/search.json, two words"] = [f"/api/search.json?q={pair}&_size=20" for pair in pairs]
    for case, also in (("kind", "kind=resolution"), ("year", "year=2012"), ("newest", "sort=date")):
        cases[f"/search, common words, {case}"] = [f"/search?q={word}&{also}" for word in words["common"]]
    for case, also in (("kind", "kind=resolution"), ("newest", "sort=date")):
        address = f"_size=20&{also}"
        cases[f"/api/search.json, common words, {case}"] = [
            f"/api/search.json?q={word}&{address}" for word in words["common"]
        ]
    for name, table in zip(RECORDS, TABLES, strict=True):
        ids = _ids(connection, draw, table, samples)
        cases[f"/api/{name}/<id>.json"] = [f"/api/{name}/{identifier}.json" for identifier in ids]
        page = {"people": "person"}.get(name, name.removesuffix("s"))
        cases[f"/{page}/<id>"] = [f"/{page}/{identifier}" for identifier in ids]
        cases[f"/api/{name}.json"] = [f"/api/{name}.json"] * samples
    documents = _ids(connection, draw, "documents", samples)
    cases["/api/documents/<id>.json"] = [f"/api/documents/{document}.json" for document in documents]
    cases["/api/pages/<document>/<n>.json"] = [f"/api/pages/{document}/1.json" for document in documents]
    cases["/page/<document>/<n>"] = [f"/page/{document}/1" for document in documents]
    cases["/api/resolutions.json?committee="] = ["/api/resolutions.json?committee=housing"] * samples
    cases["/api/resolutions.json?from="] = ["/api/resolutions.json?from=2024-06-01"] * samples
    cases["/api/paragraphs.json?document="] = [f"/api/paragraphs.json?document={document}" for document in documents]
    cases["/changes.json"] = ["/changes.json?_size=100"] * samples
    return cases


def _words(connection: sqlite3.Connection, draw: random.Random, samples: int) -> dict[str, list[str]]:
    """Words of the corpus by how many rows hold them."""
    connection.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, search, row)")
    terms = connection.execute("SELECT term, doc FROM temp.terms WHERE length(term) > 3 ORDER BY term").fetchall()
    parts: dict[str, list[str]] = {"rare": [], "medium": [], "common": []}
    for term, rows in terms:
        if str(term).isalpha():
            parts["rare" if rows < RARE else "common" if rows > COMMON else "medium"].append(term)
    every = [term for part in parts.values() for term in part]
    return {name: [draw.choice(part or every) for _ in range(samples)] for name, part in parts.items()}


def _ids(connection: sqlite3.Connection, draw: random.Random, table: str, samples: int) -> list[str]:
    last = connection.execute(f"SELECT max(rowid) FROM [{table}]").fetchone()[0]
    sql = f"SELECT id FROM [{table}] WHERE rowid >= ? LIMIT 1"
    return [str(connection.execute(sql, (draw.randint(1, last),)).fetchone()[0]) for _ in range(samples)]


@contextmanager
def _served(database: Path) -> Iterator[tuple[Callable[[str], None], Callable[[], float]]]:
    """A site with what asks it for an address, and what tells the processor seconds it has used."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-c", "from corpus.cli import main; main()", "serve", "--db", str(database)]
    process = subprocess.Popen([*command, "--port", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    client = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def ask(path: str) -> None:
        try:
            client.request("GET", path)
            answer = client.getresponse()
        except http.client.RemoteDisconnected:  # it was idle for too long
            client.request("GET", path)
            answer = client.getresponse()
        body = answer.read()
        if answer.status not in (200, 503):
            raise RuntimeError(f"{path}: {answer.status} {body[:200]!r}")

    def spent() -> float:
        threads = Path(f"/proc/{process.pid}/task").glob("*/schedstat")
        return sum(int(thread.read_text("ascii").split()[0]) for thread in threads) / 1e9

    try:
        for _ in range(300):
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.1)
        yield ask, spent
    finally:
        client.close()
        process.terminate()
        process.wait()


def _statements(connection: sqlite3.Connection, path: str) -> list[str]:
    """The SQL that the answer at an address runs, with its values in it."""
    caught: list[str] = []
    address = urlsplit(path)
    pairs = parse_qsl(address.query)
    connection.set_trace_callback(lambda sql: None if sql.startswith("--") else caught.append(sql))
    try:
        for pattern, answer in API:
            if found := re.fullmatch(pattern, address.path):
                answer(Query(connection, found.groupdict(), dict(pairs), "", address.path))
                return caught
        for pattern, page in PAGES.items():
            if found := re.match(pattern, address.path):
                args = MultiParams([list(pair) for pair in pairs])
                page(Asked(connection, Links(str, str), found.groupdict(), args, "corpus", None))
                return caught
    finally:
        connection.set_trace_callback(None)
    raise ValueError(path)


def _run(connection: sqlite3.Connection, statements: Sequence[str]) -> None:
    for statement in statements:
        connection.execute(statement).fetchall()


def _timed(work: Callable[..., Any], *given: Any) -> float:
    begun = time.perf_counter()
    work(*given)
    return (time.perf_counter() - begun) * 1000


def _part(values: list[float], part: float) -> float:
    return round(sorted(values)[min(len(values) - 1, int(len(values) * part))], 2)
