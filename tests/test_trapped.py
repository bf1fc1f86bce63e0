"""Words of papers and of visitors that would set off an alert, on every kind of page in a browser: nothing runs."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from corpus.metadata import read_queries
from corpus.pages.links import PAGE_OF_TABLE
from corpus.tables import TABLES, VIEWS
from sites import TRAP, make_trapped, serving
from test_browser import browser  # noqa: F401

TRAPPED = quote(TRAP)
OURS = [
    "", f"search?q={TRAPPED}", f"search?q=beehives&kind={TRAPPED}&committee={TRAPPED}&from={TRAPPED}&sort={TRAPPED}",
    "search?q=onerror", "search?q=script", f"decided?draft={TRAPPED}", "decided?draft=onerror+alert+script+img",
    f"nothing/{TRAPPED}", f"committee/{TRAPPED}", f"search?q={TRAPPED}&page={TRAPPED}",
]  # fmt: skip
DATA = ["search.json?q=onerror", f"api/{TRAPPED}.json", "api/meetings.json", "changes.json", "bulk.json", "api"]
STOCK = [
    "corpus", "-/metadata", "-/metadata.json", "-/actor", f"-/{TRAPPED}", f"corpus/{TRAPPED}", f"{TRAPPED}",
    f"corpus?sql=select+1+as+{quote(chr(34) + TRAP.replace(chr(34), chr(34) * 2) + chr(34))}",
    f"corpus?sql=select+text+from+resolutions+where+text+%3D+:words&words={TRAPPED}", f"corpus?sql={TRAPPED}",
    f"corpus?sql=select+{TRAPPED}", "corpus?sql=select+*+from+documents", f"corpus/documents?title={TRAPPED}",
    f"corpus/resolutions?_search={TRAPPED}", f"corpus/resolutions?_sort={TRAPPED}", "corpus/meetings?_facet=committee",
    f"corpus/resolutions?text__contains={TRAPPED}&_facet=text", f"corpus/resolutions?_where={TRAPPED}",
    f"corpus/resolutions/{TRAPPED}", "corpus/resolutions.json?_shape=array", f"corpus/resolutions?_next={TRAPPED}",
]  # fmt: skip


def addresses(database: Path) -> list[str]:
    """Every kind of page over a corpus: of each table a record; some tables, rows, views and kept queries."""
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        ids = {
            table.name: connection.execute(f"SELECT [{table.pk}] FROM [{table.name}]").fetchone() for table in TABLES
        }
        document = connection.execute("SELECT id FROM documents").fetchone()[0]
        fact = connection.execute("SELECT id FROM resolutions").fetchone()[0]
    connection.close()
    records = [f"{word}/{ids[table][0]}" for table, word in PAGE_OF_TABLE.items() if ids[table]]
    proofs = [f"paper/{document}", f"page/{document}/1?fact={fact}", f"page/{document}/1?line={TRAPPED}&box={TRAPPED}"]
    rows = [
        f"corpus/{table}/{quote(str(found[0]), safe='')}" for table, found in ids.items() if found and table != "files"
    ]
    named = [f"corpus/{each.name}" for each in (*TABLES, *VIEWS)]
    queries = [f"corpus/{name}?words={TRAPPED}&name={TRAPPED}&committee={TRAPPED}" for name in read_queries()]
    return [*OURS, *records, *proofs, *DATA, *STOCK, *named, *rows, *queries]


@pytest.fixture(scope="module")
def trapped_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("trapped") / "corpus.db"
    make_trapped(path)
    return path


@pytest.fixture(scope="module")
def trapped(trapped_db: Path) -> Iterator[str]:
    with serving(trapped_db, trapped_db.with_name("log.txt")) as url:
        yield url


class Watch:
    """A page of a browser with what it should never show: alerts, and complaints about the policy of the page."""

    def __init__(self, browser: Any, bypass: bool) -> None:  # noqa: F811
        self.page = browser.new_context(bypass_csp=bypass).new_page()
        self.seen: list[str] = []
        self.page.on("dialog", self.alerted)
        self.page.on("console", self.said)
        self.page.on("pageerror", lambda error: self.seen.append(f"{self.page.url} script: {error}"))

    def alerted(self, dialog: Any) -> None:
        self.seen.append(f"{self.page.url} alert {dialog.message}")
        dialog.dismiss()

    def said(self, message: Any) -> None:
        if "Failed to load resource" not in message.text:  # the answer 404 to an address that is asked for in vain
            self.seen.append(f"{self.page.url} {message.text}")


@pytest.fixture
def watch(browser: Any, request: pytest.FixtureRequest) -> Iterator[Watch]:  # noqa: F811
    made = Watch(browser, request.param)
    yield made
    made.page.context.close()


@pytest.mark.parametrize("watch", [True], ids=["escaping alone"], indirect=True)
def test_no_word_of_a_paper_or_of_a_visitor_runs(watch: Watch, trapped: str, trapped_db: Path) -> None:
    """The escaping alone holds, without the policy, which only takes away from what runs."""
    shown = 0
    opened = addresses(trapped_db)
    for address in opened:
        answer = watch.page.goto(trapped + address)
        assert answer is not None and (answer.status == 200 or TRAPPED in address), address
        shown += "alert(1)" in (watch.page.text_content("body") or "")  # inner_text would lay each page out
    assert watch.seen == [] and shown > len(opened) / 2  # the trap stands on the pages as words


@pytest.mark.parametrize("watch", [True, False], ids=["without the policy", "with the policy"], indirect=True)
@pytest.mark.parametrize("address", ["corpus/resolutions", "search?q=beehives"])
def test_the_policy_stops_what_is_not_escaped(watch: Watch, trapped: str, address: str, request: Any) -> None:
    """Also shows that the trap is one."""
    watch.page.goto(trapped + address)
    watch.page.evaluate("words => document.body.insertAdjacentHTML('beforeend', words)", TRAP)
    for _ in range(50):
        watch.page.wait_for_timeout(200)
        if watch.seen:
            break
    alerts = [each for each in watch.seen if " alert " in each]
    without = "without the policy" in request.node.name
    assert bool(alerts) == without and (without or "Content Security Policy" in " ".join(watch.seen))


@pytest.mark.parametrize("watch", [False], ids=["with the policy"], indirect=True)
def test_datasettes_own_scripts_run(watch: Watch, trapped: str) -> None:
    """Its editor, its button that lays SQL out, its menus of columns."""
    page = watch.page
    page.goto(trapped + "corpus?sql=select+1,+2+from+documents")
    assert page.locator(".CodeMirror").is_visible()
    page.locator("#sql-format").click()
    assert page.locator(".CodeMirror-line").count() > 2
    page.goto(trapped + "corpus/resolutions")
    page.locator("th .dropdown-menu-icon").nth(1).click()
    assert (
        page.locator(".dropdown-menu").is_visible() and "hide this column" in page.inner_text(".dropdown-menu").lower()
    )
    assert watch.seen == []


def test_the_trap_is_in_every_table(trapped_db: Path) -> None:
    with sqlite3.connect(trapped_db) as connection:
        documents = connection.execute("SELECT title, path, council FROM documents").fetchone()
        named = connection.execute("SELECT name FROM committees UNION SELECT name FROM people").fetchall()
        cells = connection.execute("SELECT cells FROM table_rows").fetchall()
    connection.close()
    assert documents == (TRAP, TRAP, TRAP) and named == [(TRAP,)] and cells and all("alert(1)" in c for (c,) in cells)
