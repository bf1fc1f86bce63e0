"""The site in this process, without a server: what it answers over a corpus, also one whose every word is markup."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from datasette.app import Datasette

from corpus.databases import open_for_writing
from corpus.load import Outcome, SeenFile, load_document
from corpus.metadata import make_metadata
from corpus.rows import document_rows
from corpus.serving import SETTINGS
from made import made_document, made_extraction

SCRIPT = '<script>alert("x")</script><b>bold</b>'
Get = Callable[[str], Any]


def getter(database: Path) -> Get:
    settings = {name: {"on": True, "off": False}.get(value, value) for name, value in SETTINGS.items()}
    settings = {name: int(value) if str(value).isdigit() else value for name, value in settings.items()}
    site = Datasette([str(database)], metadata=make_metadata(database.stem), settings=settings)
    loop = asyncio.new_event_loop()

    def get(path: str) -> Any:
        return loop.run_until_complete(site.client.get(path))

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
