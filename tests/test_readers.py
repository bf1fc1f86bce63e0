"""The site open all the while that papers come, are replaced and are taken back: whole papers, and never an error."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from corpus.databases import open_for_reading
from corpus.ingesting import Options, ingest
from corpus.withdrawing import withdraw
from crashes import COMMAND, PAPERS, write_copies
from test_clusters import free_port

COUNTED = ("pages", "paragraphs", "resolutions", "search")
COUNT_SQL = "SELECT id, " + ", ".join(
    f"(SELECT count(*) FROM {table} WHERE document_id = documents.id) AS {table}" for table in COUNTED
)
ADDRESSES = (
    "/", "/search?q=committee", "/search?q=committee&sort=date", "/api/search.json?q=allotments",
    "/api/resolutions.json", "/changes.json", "/corpus/documents.json", "/corpus/people.json", "/api/meetings.json",
)  # fmt: skip


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    """The address of a `papers serve` over a corpus that is empty as yet."""
    ingest([], tmp_path / "corpus.db")
    port = free_port()
    command = [*COMMAND, "serve", "--db", str(tmp_path / "corpus.db"), "--port", str(port)]
    with (tmp_path / "serve.log").open("w") as log:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(600):
            try:
                urllib.request.urlopen(f"{address}/", timeout=5).close()
                break
            except (OSError, urllib.error.URLError):
                time.sleep(0.1)
        yield address
    finally:
        process.terminate()
        process.wait()
    assert "Traceback" not in (tmp_path / "serve.log").read_text("utf-8")


class Reader(threading.Thread):
    """Asks for pages until told to stop; keeps what went wrong, and each paper's rows as they were seen."""

    def __init__(self, site: str, seed: int) -> None:
        super().__init__()
        self.site, self.draw, self.stopping = site, random.Random(seed), threading.Event()
        self.wrong: list[str] = []
        self.seen: set[tuple[object, ...]] = set()
        self.answers: Counter[int] = Counter()

    def run(self) -> None:
        while not self.stopping.is_set():
            query = quote(f"{COUNT_SQL} FROM documents")
            body = self.ask(f"/corpus.json?sql={query}&_shape=arrays")
            if body:
                self.seen |= {tuple(row) for row in json.loads(body)["rows"]}
            self.ask(self.draw.choice(ADDRESSES))

    def ask(self, path: str) -> bytes:
        try:
            with urllib.request.urlopen(self.site + path, timeout=60) as answer:
                self.answers[answer.status] += 1
                return bytes(answer.read())
        except urllib.error.HTTPError as error:
            self.wrong.append(f"{path}: {error.code} {error.read()[:300]!r}")
        except OSError as error:
            self.wrong.append(f"{path}: {error}")
        return b""


def counts(database: Path) -> set[tuple[object, ...]]:
    connection = open_for_reading(database)
    try:
        return {tuple(row) for row in connection.execute(f"{COUNT_SQL} FROM documents")}
    finally:
        connection.close()


def test_readers_see_whole_papers_and_no_error(site: str, tmp_path: Path) -> None:
    papers, database = tmp_path / "in", tmp_path / "corpus.db"
    papers.mkdir()
    shutil.copy(PAPERS / "pdf" / "county-council-minutes.pdf", papers)
    write_copies(papers, "allotments")
    readers = [Reader(site, seed) for seed in range(2)]
    for reader in readers:
        reader.start()
    whole: set[tuple[object, ...]] = set()
    try:
        ingest([papers], database, Options(jobs=2))
        whole |= counts(database)
        write_copies(papers, "orchards")
        ingest([papers], database, Options(jobs=2))
        whole |= counts(database)
        for document, *_ in sorted(counts(database), key=str)[:3]:
            withdraw(database, str(document))
        time.sleep(0.5)
    finally:
        for reader in readers:
            reader.stopping.set()
            reader.join()
    for reader in readers:
        assert not reader.wrong, reader.wrong[:3]
        assert sum(reader.answers.values()) > 10
        assert reader.seen and reader.seen <= whole, reader.seen - whole
