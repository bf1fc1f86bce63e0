"""Every page of the site answers, as a page and as JSON; what papers say is shown as words, never as markup."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from corpus.cells import proof_path, table_of_fact
from corpus.metadata import read_queries
from corpus.pages.proofs import read_boxes
from corpus.tables import TABLES, VIEWS
from made import made_document
from sites import SCRIPT, Get, getter

SHOWN = [shown.name for shown in (*TABLES, *VIEWS)] + ["search"]


@pytest.mark.parametrize("name", SHOWN)
def test_table_pages_and_json(get: Get, name: str) -> None:
    assert get(f"/corpus/{name}").status_code == 200
    answer = get(f"/corpus/{name}.json?_shape=array&_size=2")
    assert answer.status_code == 200 and isinstance(answer.json(), list)


@pytest.mark.parametrize("name", [table.name for table in TABLES if table.searched] + ["search"])
def test_tables_with_text_are_searched(get: Get, name: str) -> None:
    assert get(f"/corpus/{name}.json?_search=committee").status_code == 200
    assert "_search" in get(f"/corpus/{name}").text


@pytest.mark.parametrize("values", ["", "nothing at all", "'\"(*", "2031-01-01", "%"])
@pytest.mark.parametrize("name", read_queries())
def test_queries_answer_whatever_is_typed(get: Get, name: str, values: str) -> None:
    fields = "&".join(f"{field}={values}" for field in read_queries()[name].get("params", []))
    assert get(f"/corpus/{name}?{fields}").status_code == 200
    answer = get(f"/corpus/{name}.json?_shape=array&{fields}")
    assert answer.status_code == 200 and isinstance(answer.json(), list)


# What the made-up papers have is found without any field filled in.
@pytest.mark.parametrize(
    "name", ["resolutions_about", "recommendations_to_committee", "attendance_of_member", "tables_with"]
)
def test_queries_find_what_is_there(get: Get, name: str) -> None:
    assert get(f"/corpus/{name}.json?_shape=array").json()


def test_home(get: Get) -> None:
    page = get("/").text
    for words in (
        "How complete it is",
        "Latest meetings",
        'action="/search"',
        "page without text",
        "Minutes still to come",
    ):
        assert words in page


def test_another_database_has_its_own_home(tmp_path: Path) -> None:
    sqlite3.connect(tmp_path / "other.db").execute("CREATE TABLE things (id INTEGER PRIMARY KEY)").connection.close()
    get_other = getter(tmp_path / "other.db")
    answer = get_other("/")
    assert answer.status_code == 200 and "things" in answer.text
    assert get_other("/page/0123456789abcdef/1").status_code == 404
    get_other.close()  # type: ignore[attr-defined]


def test_every_fact_links_to_its_page(get: Get, corpus_db: Path) -> None:
    connection = sqlite3.connect(corpus_db)
    for table in ("resolutions", "tables", "recommendations"):
        sql = f"SELECT id, document_id, page, line, bbox FROM {table} WHERE page IS {{}} NULL LIMIT 1"
        for row in [*connection.execute(sql.format("NOT")), *connection.execute(sql.format(""))]:
            assert table_of_fact(row[0]) == table
            path = proof_path(*row[1:], row[0])
            assert path in get(f"/corpus/{table}?id={row[0]}").text
            proof = get(path.split("#")[0])
            assert proof.status_code == 200
            assert ("<rect " in proof.text) if row[4] else ("<mark>" in proof.text)
    connection.close()


def test_pages_are_drawn(get: Get, corpus_db: Path) -> None:
    document, pages = sqlite3.connect(corpus_db).execute(
        "SELECT id, page_count FROM documents WHERE media_type = 'application/pdf' ORDER BY path"
    ).fetchone()  # fmt: skip
    first, again = get(f"/page/{document}/1.webp"), get(f"/page/{document}/1.webp")
    assert (
        first.headers["content-type"] == "image/webp"
        and first.content[:4] == b"RIFF"
        and again.content == first.content
    )
    assert get(f"/page/{document}/{pages}").status_code == 200
    assert 'rel="next"' in get(f"/page/{document}/1").text and 'rel="next"' not in get(f"/page/{document}/{pages}").text


NOT_THERE = [
    "/page/{document}/0", "/page/{document}/99999", "/page/{document}/99999.webp", "/page/0123456789abcdef/1",
    "/page/0123456789abcdef/1.webp", "/page/..%2f..%2fetc%2fpasswd/1.webp", "/page/{document}/1.png",
    "/-/papers/site.py", "/-/papers/..%2fsite.py",
]  # fmt: skip


@pytest.mark.parametrize("path", NOT_THERE)
def test_nothing_outside_the_corpus_is_shown(get: Get, corpus_db: Path, path: str) -> None:
    document = sqlite3.connect(corpus_db).execute("SELECT id FROM documents").fetchone()[0]
    answer = get(path.format(document=document))
    if answer.status_code == 302:  # Datasette's own spelling of such a path
        answer = get(answer.headers["location"])
    assert answer.status_code == 404


HOSTILE_PAGES = [
    "/", "/corpus", *(f"/corpus/{name}" for name in SHOWN), *(f"/corpus/{name}" for name in read_queries()),
    f"/corpus/search_everything?words={SCRIPT}", f"/corpus/resolutions?_search={SCRIPT}",
]  # fmt: skip


@pytest.mark.parametrize("path", HOSTILE_PAGES)
def test_markup_in_papers_is_shown_as_words(get_hostile: Get, path: str) -> None:
    page = get_hostile(path)
    assert page.status_code == 200
    assert "<script>alert" not in page.text and "<b>bold" not in page.text


def test_markup_in_proofs_is_shown_as_words(get_hostile: Get) -> None:
    document = made_document(SCRIPT).sha256[:16]
    page = get_hostile(f"/page/{document}/1?box={SCRIPT}&line={SCRIPT}")
    assert page.status_code == 200 and "&lt;script&gt;" in page.text
    assert "<script>alert" not in page.text and "<b>bold" not in page.text
    assert get_hostile(f"/page/{document}/1.webp").status_code == 404  # its original is not kept


BOXES = [
    (["1,2,3,4"], 1),
    (["1,2,3,4", "5,6,7,8"], 2),
    (["3,2,1,4"], 0),
    (["1,2,3"], 0),
    (["nan,1,2,3"], 0),
    (["1,2,inf,4"], 0),
    (["<b>"], 0),
]


@pytest.mark.parametrize(("values", "count"), BOXES)
def test_read_boxes(values: list[str], count: int) -> None:
    assert len(read_boxes(values)) == count


def test_nothing_can_be_written(get: Get) -> None:
    answer = get("/corpus.json?sql=delete+from+documents")
    assert answer.status_code == 400
    answer = get("/corpus.json?sql=insert+into+state+values+(1,2)")
    assert answer.status_code == 400
