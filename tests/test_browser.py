"""The site as a reader sees it: `papers serve` over the made-up papers, opened in Chromium."""

from __future__ import annotations

import os
import shutil
import sqlite3
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sites import serving

sync_api = pytest.importorskip("playwright.sync_api", reason="needs playwright: pip install '.[test]'")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium: apt-get install chromium")


@pytest.fixture(scope="module")
def site(corpus_db: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a served corpus, with its slash."""
    with serving(corpus_db, tmp_path_factory.mktemp("serve") / "log.txt") as url:
        yield url


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Any, site: str) -> Iterator[Any]:
    """A page that may speak to the site only; asking elsewhere, an error answer or a script error fails the test."""
    opened = browser.new_page()
    strange: list[str] = []

    def only_here(route: Any) -> None:
        if route.request.url.startswith((site, "data:")):
            route.continue_()
        else:
            strange.append(route.request.url)
            route.abort()

    opened.route("**/*", only_here)
    opened.on("pageerror", lambda error: strange.append(f"script: {error}"))
    opened.on("response", lambda answer: answer.status >= 400 and strange.append(f"{answer.status} {answer.url}"))
    yield opened
    opened.close()
    assert not strange


@pytest.fixture(scope="module")
def rows(corpus_db: Path) -> Iterator[sqlite3.Connection]:
    database = sqlite3.connect(f"file:{corpus_db}?mode=ro", uri=True)
    database.row_factory = sqlite3.Row
    yield database
    database.close()


def test_home(page: Any, site: str) -> None:
    page.goto(site)
    text = page.inner_text("body")
    assert "Housing & Environment Scrutiny Committee" in text
    assert page.title()


def test_search_from_the_home_page(page: Any, site: str) -> None:
    page.goto(site)
    box = page.locator("form input[type=search], form input[type=text]").first
    box.fill("leaseholders")
    box.press("Enter")
    page.wait_for_load_state()
    assert "invites two leaseholders to give evidence" in page.inner_text("body").replace("\n", " ")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("corpus", "resolutions"),
        ("corpus/meetings", "Housing & Environment Scrutiny Committee"),
        ("corpus/resolutions", "licensing scheme"),
        ("corpus/resolutions?_search=licensing", "licensing scheme"),
        ("corpus/attendance?_facet=status", "apologies"),
        ("corpus/reports", "Libraries Strategy 2021-2025"),
        ("corpus/table_rows", "Pewter Hill"),
        ("corpus/resolutions_about?words=licensing", "licensing scheme"),
        ("corpus/search_everything?words=salt", "800 tonnes of salt"),
        ("corpus/attendance_of_member", "Quillfeather"),
        ("corpus/votes_of_member", "Gathercole"),
    ],
)
def test_pages_show_what_is_in_the_papers(page: Any, site: str, path: str, expected: str) -> None:
    page.goto(site + path)
    assert expected in page.inner_text("body")


def test_a_row_leads_to_its_page(page: Any, site: str, rows: sqlite3.Connection) -> None:
    """From a resolution read from a PDF to the page that it stands on, with what it says."""
    found = rows.execute(
        "select id, document_id, page from resolutions where page is not null and text like '%licensing%'"
    )
    row = found.fetchone()
    page.goto(f"{site}corpus/resolutions/{row['id']}")
    assert "licensing scheme" in page.inner_text("body")
    page.locator(f"a[href*='/page/{row['document_id']}/{row['page']}']").first.click()
    page.wait_for_load_state()
    image = page.locator(f"img[src*='/page/{row['document_id']}/']").first
    image.wait_for()
    assert image.evaluate("image => image.decode().then(() => image.naturalWidth)") > 300


def test_a_lit_box_is_shown_with_what_stands_above_it(page: Any, site: str, rows: sqlite3.Connection) -> None:
    """The page is scrolled so that the fact is not at the window's very edge."""
    row = rows.execute("select id, document_id, page from resolutions where page is not null order by id").fetchone()
    page.goto(f"{site}page/{row['document_id']}/{row['page']}?fact={row['id']}#lit")
    page.locator("#lit").wait_for()
    assert page.locator("#lit").evaluate("box => box.getBoundingClientRect().top / window.innerHeight") > 0.2


def test_a_row_of_a_text_file_leads_to_its_line(page: Any, site: str, rows: sqlite3.Connection) -> None:
    found = rows.execute(
        "select id, document_id, line from resolutions where line is not null and text like '%licensing%'"
    )
    row = found.fetchone()
    page.goto(f"{site}page/{row['document_id']}/1")
    assert "licensing scheme" in page.inner_text("body")


def test_pages_fit_a_telephone(browser: Any, site: str) -> None:
    opened = browser.new_page(viewport={"width": 390, "height": 800})
    opened.goto(site)
    assert opened.evaluate("document.documentElement.scrollWidth") <= 400
    opened.close()


def test_the_queries_are_json_too(site: str, rows: sqlite3.Connection) -> None:
    with urllib.request.urlopen(
        f"{site}corpus/resolutions_about.json?words=licensing&_shape=array", timeout=30
    ) as answer:
        assert b"licensing scheme" in answer.read()
