"""Links that people have saved: to a fact of a paper that another version has replaced, or that was taken back."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.databases import open_for_reading
from corpus.ingesting import ingest
from corpus.pages.links import PAGE_OF_TABLE
from corpus.withdrawing import withdraw
from sites import Get, getter

# Tables whose rows have a page, and what of a row says that it is the same.
TOLD = {
    "resolutions": "text", "recommendations": "text", "reports": "title", "agenda_items": "title", "paragraphs": "text",
    "minute_items": "title", "tables": "title", "meetings": "committee",
}  # fmt: skip
INSERTED = "\n".join(f"The pages of this pack were printed again, with note {number}.\n" for number in range(6))


def facts(connection: sqlite3.Connection) -> dict[str, tuple[str, str | None]]:
    """By id the table of each fact with a page and what it says."""
    found = {}
    for table, column in TOLD.items():
        for row in connection.execute(f"SELECT id, [{column}] FROM [{table}]"):
            found[row[0]] = (table, row[1])
    return found


@pytest.fixture(scope="module")
def database(papers: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A pack, then another version of it at the same path: some lines more in the front, one word changed."""
    folder = tmp_path_factory.mktemp("moves")
    pack = folder / "pack.txt"
    shutil.copy(papers / "text" / "cabinet-pack.txt", pack)
    ingest([pack], folder / "corpus.db")
    shutil.copy(folder / "corpus.db", folder / "before.db")
    first, _, rest = pack.read_text("utf-8").partition("\n\n")
    pack.write_text(f"{first}\n\n{INSERTED}\n{rest}", "utf-8")
    ingest([pack], folder / "corpus.db")
    yield folder / "corpus.db"


def test_an_old_link_leads_to_the_same_fact_in_the_new_version(database: Path) -> None:
    before, now = (facts(open_for_reading(database.with_name(name))) for name in ("before.db", "corpus.db"))
    assert len(before) > 50 and not before.keys() & now.keys()
    get: Get = getter(database)
    led = 0
    try:
        for identifier, (table, says) in before.items():
            answer = get(f"/{PAGE_OF_TABLE[table]}/{identifier}?zoom=150")
            if answer.status_code == 404:
                assert (table, says) not in now.values(), f"{identifier} is still there: {says}"
                continue
            assert answer.status_code == 302, (identifier, answer.status_code)
            address, _, query = answer.headers["location"].partition("?")
            successor = address.rsplit("/", 1)[1]
            assert now[successor][0] == table and query == "zoom=150"
            assert now[successor][1] == says or (table, says) not in now.values()
            while (shown := get(address)).status_code == 302:  # a paragraph is shown in its report or on its page
                assert successor[:16] in shown.headers["location"]
                address = shown.headers["location"].partition("#")[0]
            assert shown.status_code == 200
            led += 1
    finally:
        get.close()  # type: ignore[attr-defined]
    assert led >= 0.95 * len(before)


def test_old_papers_pages_and_proofs_lead_on_too(database: Path) -> None:
    before, after = (open_for_reading(database.with_name(name)) for name in ("before.db", "corpus.db"))
    old, new = (connection.execute("SELECT id FROM documents").fetchone()[0] for connection in (before, after))
    fact, says = before.execute("SELECT id, text FROM resolutions ORDER BY rowid DESC").fetchone()
    get: Get = getter(database)
    try:
        assert get(f"/paper/{old}").headers["location"].endswith(f"/paper/{new}")
        assert f"/{new}" in get(f"/page/{old}/1").headers["location"]
        proof = get(f"/page/{old}/1?fact={fact}").headers["location"]
        assert get(proof).status_code == 200 and says.split("\n")[0][:40] in get(proof).text
        for address in (
            "/paper/0123456789abcdef",
            "/page/0123456789abcdef/1",
            f"/page/{new}/999",
            "/person/nobody-here",
        ):
            assert get(address).status_code == 404, address
    finally:
        get.close()  # type: ignore[attr-defined]


def test_a_paper_taken_back_is_gone(database: Path) -> None:
    copy = database.with_name("taken.db")
    shutil.copy(database, copy)
    fact = open_for_reading(copy).execute("SELECT id FROM resolutions").fetchone()[0]
    withdraw(copy, fact[:16])
    get: Get = getter(copy)
    try:
        for address in (f"/resolution/{fact}", f"/paper/{fact[:16]}", f"/page/{fact[:16]}/1"):
            answer = get(address)
            assert answer.status_code == 410 and "was withdrawn on" in answer.text
        assert get(f"/page/{fact[:16]}/1.webp").status_code == 404
    finally:
        get.close()  # type: ignore[attr-defined]
