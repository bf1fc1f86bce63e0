"""Every kind of page in a browser, over the made-up papers: none breaks its own policy, none has an error in it."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from corpus.metadata import read_queries
from corpus.originals import originals_folder
from corpus.pages.links import PAGE_OF_TABLE
from corpus.tables import TABLES, VIEWS
from sites import getter, serving
from test_browser import browser  # noqa: F401
from test_trapped import Watch

WITHDRAWN, BROKEN = "0123456789abcdef", "fedcba9876543210"
BROKEN_KEYS = {
    "documents": f"id = '{BROKEN}', sha256 = '{BROKEN * 4}', media_type = 'x', page_count = 'many'",
    "pages": f"id = '{BROKEN}-page-p1', document_id = '{BROKEN}', search_id = -1",
}
ANSWERED = [
    "", "search", "search?q=licensing", "search?q=council&kind=resolution&sort=date&page=2", "search?q=nothing",
    "search.json?q=licensing", "search.atom?q=licensing", "decided", "decided?draft=That+the+licensing+be+agreed",
    "corpus", "corpus?sql=select+*+from+resolutions", "corpus/resolutions?_search=licensing&_facet=kind",
    "corpus/attendance?_facet=status&_sort=name&_size=5", "corpus/meetings?date__gt=2000&_sort_desc=date",
    "corpus/resolutions.json", "corpus.json", "api", "api.json", "api/meetings.json", "api/search.json?q=licensing",
    "changes.json", "bulk.json", "-/metadata", "-/metadata.json", "-/actor", "-/papers/site.css",
    "-/static/app.css", "-/logout", "favicon.ico",
]  # fmt: skip
REFUSED = {
    "nothing": 404, "corpus/nothing": 404, "corpus/meetings/nothing": 404, "person/nothing": 404,
    "api/nothing.json": 404,
    "-/threads": 404, "-/papers/nothing": 404, f"page/{WITHDRAWN}/1": 410, f"paper/{WITHDRAWN}": 410,
    "-/auth-token?token=x": 403, "corpus?sql=select+nothing": 400, "corpus?sql=drop+table+documents": 400,
    "corpus/meetings?_sort=nothing": 400, "corpus/meetings?_size=x": 400,
    "corpus?sql=with+recursive+n(x)+as+(select+1+union+all+select+1+from+n)+select+max(x)+from+n": 400,
}  # fmt: skip


@pytest.fixture(scope="module")
def marked_db(corpus_db: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus with a paper withdrawn, and one whose pages are `many`."""
    copy = tmp_path_factory.mktemp("policy") / "corpus.db"
    with sqlite3.connect(corpus_db) as whole, sqlite3.connect(copy) as marked:
        whole.backup(marked)
        marked.execute("INSERT INTO withdrawals VALUES (?, ?, '2031-05-07T10:00:00Z')", (WITHDRAWN, WITHDRAWN * 4))
        for table, keys in BROKEN_KEYS.items():
            marked.execute(f"CREATE TEMP TABLE copied AS SELECT * FROM {table} LIMIT 1")
            marked.execute(f"UPDATE copied SET {keys}")
            marked.execute(f"INSERT INTO {table} SELECT * FROM copied")
            marked.execute("DROP TABLE copied")
    whole.close()
    marked.close()
    shutil.copytree(originals_folder(corpus_db), originals_folder(copy))
    return copy


@pytest.fixture(scope="module")
def site(marked_db: Path) -> Iterator[str]:
    with serving(marked_db, marked_db.with_name("log.txt")) as url:
        yield url


@pytest.fixture
def watch(browser: Any) -> Iterator[Watch]:  # noqa: F811
    made = Watch(browser, bypass=False)
    yield made
    made.page.context.close()


def first(database: Path, sql: str) -> Any:
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        found = connection.execute(sql).fetchone()
    connection.close()
    return found


def records(database: Path) -> Iterator[str]:
    """Each kind of page about one thing: of a PDF and of a text, of a councillor and of an officer."""
    for table, word in PAGE_OF_TABLE.items():
        kinds = {"people": "kind", "documents": "media_type", "meetings": "role"}.get(table)
        with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
            group = f"GROUP BY {kinds}" if kinds else "LIMIT 1"
            yield from (
                f"{word}/{row[0]}"
                for row in connection.execute(f"SELECT id FROM [{table}] WHERE id <> ? {group}", (BROKEN,))
            )
        connection.close()
    yield f"table/{first(database, 'SELECT id FROM tables')[0]}"
    document, line = first(database, "SELECT document_id, line FROM resolutions WHERE line IS NOT NULL")
    yield f"page/{document}/1?line={line}"


def test_every_kind_of_page_of_ours_keeps_to_its_policy(watch: Watch, site: str, marked_db: Path) -> None:
    check(watch, site, dict.fromkeys([*ANSWERED, *records(marked_db)], 200))


def test_every_page_that_says_no_keeps_to_its_policy(watch: Watch, site: str, marked_db: Path) -> None:
    check(watch, site, REFUSED | {f"page/{BROKEN}/1": 500})
    said = watch.page.inner_text("body")
    assert "Something went wrong here" in said and "Traceback" not in said and "many" not in said


NOT_NOW = [("interrupted", sqlite3.SQLITE_INTERRUPT, "took too long"), ("no file", sqlite3.SQLITE_CANTOPEN, "just now")]


@pytest.mark.parametrize(("reason", "code", "words"), NOT_NOW)
def test_every_page_that_cannot_answer_now_keeps_to_its_policy(
    watch: Watch, site: str, marked_db: Path, monkeypatch: pytest.MonkeyPatch, reason: str, code: int, words: str
) -> None:
    """What the site in this process answers while its queries fail, put before the browser as if it came over."""

    def fail(*_: object) -> None:
        error = sqlite3.OperationalError(reason)
        error.sqlite_errorcode = code
        raise error

    monkeypatch.setattr("corpus.pages.answers.sqlite_timelimit", fail)
    address = "search?q=council"

    def ask() -> Any:
        get = getter(marked_db)
        try:
            return get(f"/{address}")
        finally:
            get.close()  # type: ignore[attr-defined]

    with ThreadPoolExecutor(1) as aside:  # the browser has a loop in this thread
        said = aside.submit(ask).result()
    assert said.status_code == 503
    watch.page.route(
        f"{site}{address}", lambda route: route.fulfill(status=503, headers=dict(said.headers), body=said.text)
    )
    check(watch, site, {address: 503})
    assert words in watch.page.inner_text("main") and watch.page.locator("nav a").count() == 4


def test_every_table_row_and_query_keeps_to_its_policy(watch: Watch, site: str, marked_db: Path) -> None:
    named = [f"corpus/{each.name}" for each in (*TABLES, *VIEWS)] + ["corpus/search", "corpus/pages_fts"]
    rows = [
        f"corpus/{table.name}/{found[0]}"
        for table in TABLES
        if table.name != "files" and (found := first(marked_db, f"SELECT [{table.pk}] FROM [{table.name}]"))
    ]
    asked = [f"corpus/{name}?words=council&name=a&committee=a" for name in read_queries()]
    check(watch, site, dict.fromkeys([*named, *rows, *asked], 200))


def test_a_lit_page_shows_its_image_and_its_boxes(watch: Watch, site: str, marked_db: Path) -> None:
    fact, document, page, bbox = first(
        marked_db, "SELECT id, document_id, page, bbox FROM resolutions WHERE bbox IS NOT NULL AND page > 0"
    )
    check(watch, site, {f"page/{document}/{page}?fact={fact}": 200, f"page/{document}/{page}.webp": 200})
    watch.page.goto(f"{site}page/{document}/{page}?fact={fact}&zoom=150")
    image = watch.page.locator(f"img[src*='{document}']").first
    assert image.evaluate("image => image.decode().then(() => image.naturalWidth)") > 300
    assert json.loads(bbox) and watch.page.locator("svg rect").first.bounding_box()["width"] > 10
    assert watch.seen == []


def check(watch: Watch, site: str, addresses: dict[str, int]) -> None:
    """Each is answered as it should be; the browser complains of none of them."""
    for address, status in addresses.items():
        answer = watch.page.goto(site + address)
        assert answer is not None and answer.status == status, (address, answer and answer.status)
        assert "content-security-policy" in answer.headers, address
    assert watch.seen == []
