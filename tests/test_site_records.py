"""A page for every record, with its proof, its neighbours and its citation; nothing of a paper is ever markup."""

from __future__ import annotations

import csv
import io
import re
import sqlite3
from pathlib import Path

import pytest

from corpus.pages.charts import OTHERS, make_chart
from corpus.pages.grids import csv_response
from corpus.pages.links import PAGE_OF_TABLE, place_of
from corpus.pages.proofs import lines_of
from corpus.pages.words import day
from sites import Get

IDS = {table: f"SELECT id FROM {table} ORDER BY rowid" for table in PAGE_OF_TABLE}


@pytest.fixture(scope="module")
def rows(corpus_db: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(f"file:{corpus_db}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    yield connection
    connection.close()


@pytest.mark.parametrize(("table", "word"), PAGE_OF_TABLE.items())
def test_every_record_has_a_page(get: Get, rows: sqlite3.Connection, table: str, word: str) -> None:
    found = [row[0] for row in rows.execute(IDS[table])]
    assert found
    for identifier in found[:: max(1, len(found) // 25)]:
        answer = get(f"/{word}/{identifier}")
        assert answer.status_code == (302 if table == "paragraphs" else 200)
        if table == "paragraphs":
            continue
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert "<script>" not in answer.text and " style=" not in answer.text and " onclick=" not in answer.text
        assert answer.text.count("<h1") == 1
        ids = re.findall(r' id="([^"]+)"', answer.text)
        assert len(ids) == len(set(ids)), f"ids used twice on {identifier}"
        for anchor in re.findall(r'href="#([^"]+)"', answer.text):
            assert anchor in ids


@pytest.mark.parametrize("table", ["meetings", "reports", "resolutions", "recommendations", "tables", "agenda_items"])
def test_records_can_be_cited(get: Get, rows: sqlite3.Connection, table: str) -> None:
    dated = "document_id IN (SELECT document_id FROM meetings WHERE date IS NOT NULL)"
    identifier, document = rows.execute(f"SELECT id, document_id FROM {table} WHERE {dated}").fetchone()
    sha256, council = rows.execute("SELECT sha256, council FROM documents WHERE id = ?", (document,)).fetchone()
    page = get(f"/{PAGE_OF_TABLE[table]}/{identifier}").text
    cited = page.split('id="citation">')[1].split("</p>")[0]
    assert sha256 in cited and council in cited and f"http://localhost/{PAGE_OF_TABLE[table]}/{identifier}" in cited
    assert '<meta name="citation_title"' in page and '<meta name="DC.identifier"' in page
    assert re.search(r'<meta name="citation_publication_date" content="\d{4}/\d\d/\d\d">', page)


FACTS = (
    "meetings agenda_items reports recommendations resolutions attendance audit_trails consultees tables table_rows "
    "table_notes dates figures motions votes sections paragraphs officers contacts distribution"
).split()


@pytest.mark.parametrize("table", FACTS)
def test_every_fact_has_its_place_marked(get: Get, rows: sqlite3.Connection, table: str) -> None:
    for place in ("line IS NOT NULL", "bbox IS NOT NULL"):
        for row in rows.execute(f"SELECT id, document_id, page, line FROM {table} WHERE {place} LIMIT 3"):
            page = get(f"/page/{row['document_id']}/{row['page'] or 1}?fact={row['id']}")
            assert page.status_code == 200
            assert (
                (f'id="l{row["line"]}"' in page.text and "<mark>" in page.text)
                if row["line"]
                else ('id="lit"' in page.text)
            )


def test_a_fact_of_another_paper_is_not_marked(get: Get, rows: sqlite3.Connection) -> None:
    one, other = (row[0] for row in rows.execute("SELECT id FROM documents ORDER BY id LIMIT 2"))
    fact = rows.execute("SELECT id FROM resolutions WHERE document_id NOT IN (?, ?)", (one, other)).fetchone()[0]
    page = get(f"/page/{one}/1?fact={fact}").text
    assert "<mark>" not in page and 'id="lit"' not in page


@pytest.mark.parametrize("word", sorted(set(PAGE_OF_TABLE.values())))
@pytest.mark.parametrize(
    "identifier", ["0123456789abcdef-report-p1", "nobody", "0123456789abcdef", "..%2f..", "%00", "a'b"]
)
def test_what_is_not_there(get: Get, word: str, identifier: str) -> None:
    assert get(f"/{word}/{identifier}").status_code in (302, 404)


def test_a_report_reads_from_top_to_bottom(get: Get, rows: sqlite3.Connection) -> None:
    sql = (
        "SELECT r.id FROM reports AS r JOIN audit_trails AS a ON a.report_id = r.id "
        "JOIN tables AS t ON t.report_id = r.id "
        "WHERE EXISTS (SELECT 1 FROM consultees AS c WHERE c.audit_trail_id = a.id) GROUP BY r.id"
    )
    for (identifier,) in rows.execute(sql).fetchall():
        page = get(f"/report/{identifier}").text
        text = page.split('<div class="body">')[1]
        said = "SELECT text FROM paragraphs WHERE report_id = ? ORDER BY position"
        paragraphs = rows.execute(said, (identifier,)).fetchall()
        places = [text.find(row[0].replace("&", "&amp;").replace("'", "&#39;")[:60]) for row in paragraphs]
        shown = [place for place in places if place >= 0]
        assert len(shown) > 4 and shown == sorted(shown)
        assert "Who was consulted" in page and 'href="#figures' not in page and "Figures" in page
        assert re.search(r'<a id="p[\w.()-]+" href="#p', page)


def test_a_table_as_csv(get: Get, rows: sqlite3.Connection) -> None:
    identifier, count = rows.execute("SELECT id, n_rows FROM tables WHERE n_rows > 3").fetchone()
    lines = list(csv.reader(io.StringIO(get(f"/table/{identifier}.csv").text)))
    assert len(lines) in (count, count + 1)


RISKY = [
    ("=1+1", "'=1+1"),
    ("-5", "-5"),
    ("-£5.2", "-£5.2"),
    ("+44 20", "+44 20"),
    ("@x", "'@x"),
    ("a", "a"),
    ("-cmd", "'-cmd"),
]


@pytest.mark.parametrize(("cell", "written"), RISKY)
def test_no_cell_is_a_formula(cell: str, written: str) -> None:
    assert next(csv.reader(io.StringIO(csv_response([[cell]], "x.csv").body)))[0] == written


def test_who_is_to_act_and_by_when(get_hostile: Get) -> None:
    """On the page of the decision and in the list of its meeting; where no day is known, in the paper's words."""
    (row,) = get_hostile("/corpus/resolutions.json?_shape=array").json()
    page, meeting = (get_hostile(path).text for path in (f"/resolution/{row['id']}", f"/meeting/{row['meeting_id']}"))
    assert "<dt>To act</dt><dd>Rhoda Pell</dd><dt>By</dt><dd>next meeting</dd>" in page
    assert "Rhoda Pell, by next meeting" in meeting


def test_records_of_hostile_papers(get_hostile: Get) -> None:
    for word, table in {word: table for table, word in PAGE_OF_TABLE.items()}.items():
        for row in get_hostile(f"/corpus/{table}.json?_shape=array&_size=5").json():
            page = get_hostile(f"/{word}/{row['id']}")
            assert page.status_code in (200, 302)
            assert "<script>alert" not in page.text and "<b>bold" not in page.text
            assert '"x")' not in page.text.replace("&#34;x&#34;", "")


LINES = ["", "3. That the", "plan be agreed", "and sent on.", "", "4. Another"]
MARKED = [
    ("That the plan be agreed and sent on.", {2, 3, 4}),
    ("3. That the plan be agreed and sent on.", {2, 3, 4}),
    ("That", {2}),
    ("", {2}),
]


@pytest.mark.parametrize(("words", "marked"), MARKED)
def test_lines_of_a_fact(words: str, marked: set[int]) -> None:
    assert lines_of(LINES, 1, 2, words) == marked


PLACES = [("3f2a9c0b1d4e5f60-resolution-p12-340-72", "p12-340-72"), ("3f2a9c0b1d4e5f60-table-row-l8-2", "l8-2"),
          ("3f2a9c0b1d4e5f60-page-p3", "p3")]  # fmt: skip


@pytest.mark.parametrize(("identifier", "place"), PLACES)
def test_place_of(identifier: str, place: str) -> None:
    assert place_of(identifier) == place


@pytest.mark.parametrize(("iso", "written"), [("2014-10-05", "5 October 2014"), (None, ""), ("2014", "2014"), ("", "")])
def test_day(iso: str | None, written: str) -> None:
    assert day(iso) == written


def test_charts() -> None:
    names = [f"Committee {n}" for n in range(9)]
    chart = make_chart("Papers", [(str(year), name, 2) for year in (2019, 2021) for name in names], names)
    assert chart is not None
    assert [year for year, _ in chart.years] == ["2019", "2020", "2021"]
    assert chart.series[-1] == OTHERS and len(chart.series) == 6
    assert [total for _, total, _ in chart.table] == [18, 0, 18]
    assert all(sum(counts) == total for _, total, counts in chart.table)
    assert all(segment.y >= 0 and segment.height > 0 for segment in chart.segments)
    assert make_chart("Papers", [], names) is None
