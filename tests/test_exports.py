"""Datasette's CSV with the status of what failed and without formulas; heads and sentences of its pages that say no."""

from __future__ import annotations

import csv
import io
from urllib.parse import urlencode

import pytest

from sites import Get

ENDLESS = "with recursive n(x) as (select 1 union all select x + 1 from n) select max(x) from n"
FAILING = [
    ("select nought", "no such column: nought"), ("drop table documents", "Statement must be a SELECT"),
    (ENDLESS, "took too long"), ("select json_patch('{}', '{}')", "not authorized"),
    ("select 'a", "unrecognized token"),
]  # fmt: skip


@pytest.mark.parametrize(("sql", "words"), FAILING)
def test_a_query_that_fails_has_no_empty_file(get: Get, sql: str, words: str) -> None:
    answer = get("/corpus.csv?" + urlencode({"sql": sql}))
    assert answer.status_code == 400 and words in answer.text
    assert not answer.headers["content-type"].startswith("text/csv")


def lines(get: Get, address: str) -> list[list[str]]:
    answer = get(address)
    assert answer.status_code == 200 and answer.headers["content-type"] == "text/plain; charset=utf-8", address
    return list(csv.reader(io.StringIO(answer.text)))


def test_what_is_asked_for_is_no_formula(get: Get) -> None:
    sql = """select '=1+1' as a, '-5' as b, -5 as c, '@x' as d, null as e, '' as f, '-2.5%' as g, '-x' as h
             union all select 'a=1', '+44 20', 1.5, '5', '=', '\t=', 'x', '-' """
    assert lines(get, "/corpus.csv?" + urlencode({"sql": sql})) == [
        list("abcdefgh"),
        ["'=1+1", "-5", "-5", "'@x", "", "", "-2.5%", "'-x"],
        ["a=1", "+44 20", "1.5", "5", "'=", "'\t=", "x", "-"],
    ]


def test_a_blob_is_given_as_its_address(get: Get) -> None:
    [_, [words, blob]] = lines(get, "/corpus.csv?" + urlencode({"sql": "select '=x' as a, x'00' as b"}))
    assert words == "'=x" and blob.startswith("http")


def test_tables_queries_and_rows_are_there_as_before(get: Get) -> None:
    listed = get("/corpus/resolutions.json?_shape=array&_size=3").json()
    found = lines(get, "/corpus/resolutions.csv?_size=3")
    assert [line[0] for line in found] == ["id", *(row["id"] for row in listed)]
    assert len(lines(get, "/corpus/resolutions.csv?_stream=on")) > 4
    assert "meeting_id_label" in lines(get, "/corpus/resolutions.csv?_size=3&_labels=on")[0]
    assert len(lines(get, "/corpus/resolutions_about.csv?words=council")) > 1
    assert lines(get, f"/corpus/resolutions/{listed[0]['id']}.csv")[1][0] == listed[0]["id"]
    for address in ("/corpus/nothing.csv", "/nothing.csv?sql=select+1", "/corpus/resolutions/nothing.csv"):
        assert get(address).status_code == 404, address


PAGES = [
    ("/corpus", 200), ("/corpus/resolutions", 200), ("/corpus?sql=select+1", 200), ("/nothing", 404),
    ("/corpus/nothing", 404), ("/corpus?sql=select+nothing", 400), ("/corpus/meetings?_sort=nothing", 400),
    ("/person/nothing", 404), ("/", 200),
]  # fmt: skip


@pytest.mark.parametrize(("address", "status"), PAGES)
def test_every_page_leads_to_the_tables(get: Get, address: str, status: int) -> None:
    answer = get(address)
    assert answer.status_code == status
    assert '<a href="/corpus">Tables and SQL</a>' in answer.text


@pytest.mark.parametrize("asked", ["_sort", "_sort_desc"])
@pytest.mark.parametrize("ending", ["", ".json", ".csv"])
def test_a_sort_that_is_refused_says_what_can_be_sorted_by(get: Get, asked: str, ending: str) -> None:
    answer = get(f"/corpus/committees{ending}?{asked}=nothing")
    assert answer.status_code == 400
    assert "Cannot sort table by nothing. It can be sorted by id, name, " in answer.text
