"""The site in this process, without a server: what it answers over a corpus, also one whose every word is markup."""

from __future__ import annotations

import asyncio
import json
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette

from corpus.databases import open_for_writing
from corpus.load import Outcome, SeenFile, load_document
from corpus.metadata import make_metadata
from corpus.rows import document_rows
from corpus.serving import SETTINGS
from corpus.tables import TABLES
from made import made_document, made_extraction

SCRIPT = '<script>alert("x")</script><b>bold</b>'
PAPERS_COMMAND = "from corpus.cli import main; main()"  # as the console script does, wherever it is installed
Get = Callable[..., Any]


def getter(database: Path) -> Get:
    settings = {name: {"on": True, "off": False}.get(value, value) for name, value in SETTINGS.items()}
    settings = {name: int(value) if str(value).isdigit() else value for name, value in settings.items()}
    site = Datasette([str(database)], metadata=make_metadata(database.stem), settings=settings)
    loop = asyncio.new_event_loop()

    def get(path: str, method: str = "get") -> Any:
        return loop.run_until_complete(getattr(site.client, method)(path))

    get.close = loop.close  # type: ignore[attr-defined]
    return get


def make_hostile(path: Path) -> None:
    """A corpus of one paper whose every word is markup."""
    connection = open_for_writing(path)
    document = made_document(SCRIPT, f"{SCRIPT}.pdf")
    rows = document_rows(document, made_extraction(SCRIPT, f"Councillor {SCRIPT}"), 1)
    load_document(
        connection,
        rows,
        SeenFile(document.path, "/x", 1, 1, document.sha256),
        "v",
        Outcome(SCRIPT, "failed", error=SCRIPT),
    )
    for table in ("documents", "meetings", "committees", "recommendations", "resolutions"):
        column = {"documents": "title", "meetings": "committee", "committees": "name"}.get(table, "text")
        connection.execute(f"UPDATE {table} SET {column} = ?", (SCRIPT,))
    connection.execute("UPDATE tables SET columns = ?", (json.dumps([SCRIPT]),))
    connection.close()


TRAP = '"><img src=x onerror=alert(1)><script>alert(1)</script>'
# What our own code gives words to, not a paper: names of kinds, days, places, hashes.
OWN_WORDS = set(
    "id kind media_type sha256 ingested_at method bbox rule date start_date end_date start_time sum_check precision "
    "option status stage code at version due_date until decided_on".split()
)
OWN_TABLES = {"state", "changes", "withdrawals"}


def make_trapped(path: Path) -> None:
    """A corpus of one paper that sets off an alert, and a file that failed, wherever one of its words is no word."""
    make_hostile(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        for table in TABLES:
            trapped = {
                column.name: json.dumps([TRAP]) if column.name in ("columns", "cells") else TRAP
                for column in table.columns
                if column.type == "TEXT" and not column.references and not column.name.endswith("_id")
                and column.name not in OWN_WORDS
            }  # fmt: skip
            if trapped and table.name not in OWN_TABLES:
                put = ", ".join(f"[{name}] = ?" for name in trapped)
                connection.execute(f"UPDATE [{table.name}] SET {put}", tuple(trapped.values()))


@contextmanager
def serving(database: Path, log: Path, seconds: float = 60) -> Iterator[str]:
    """The address, with its slash, of `papers serve`; fails with what it printed when it ends or takes too long."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    url = f"http://127.0.0.1:{port}/"
    command = [sys.executable, "-c", PAPERS_COMMAND, "serve", "--db", str(database), "--port", str(port)]
    with log.open("wb") as out:
        server = subprocess.Popen(command, stdout=out, stderr=out, stdin=subprocess.DEVNULL)
    try:
        until = time.monotonic() + seconds
        while not answers(url):
            if time.monotonic() > until or server.poll() is not None:
                pytest.fail(f"papers serve did not answer at {url}:\n{log.read_text('utf-8', 'replace')}")
            time.sleep(0.2)
        yield url
    finally:
        server.terminate()
        server.wait(timeout=20)


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False
