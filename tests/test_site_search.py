"""Searching the site as people type; the same search as JSON, CSV and a feed; earlier decisions near a draft."""

from __future__ import annotations

import csv
import io
from urllib.parse import quote, urlencode
from xml.etree import ElementTree as xml

import pytest

from corpus.pages import finding
from corpus.pages.finding import Wanted
from corpus.pages.searching import lit
from corpus.search import MARKS
from sites import Get

ATOM = "{http://www.w3.org/2005/Atom}"


def count(get: Get, **fields: str) -> int:
    return int(get(f"/search.json?{urlencode(fields)}").json()["total"])


def test_a_search_finds_and_marks(get: Get) -> None:
    page = get("/search?q=licensing+scheme").text
    assert "<mark>licensing</mark>" in page and "/resolution/" in page and "/page/" in page
    assert "could not be read" in page  # how many pages no search sees


def test_operators(get: Get) -> None:
    both, either = count(get, q="salt highways"), count(get, q="salt OR highways")
    assert 0 < both < either
    assert count(get, q="salt -highways") < count(get, q="salt")
    assert count(get, q='"licensing scheme"') <= count(get, q="licensing scheme")
    assert count(get, q="leaseh*") >= count(get, q="leaseholders") > 0
    assert count(get, q="zzzqqq") == 0


ODD = [
    '"', "*", "-", "a OR", "OR", "NOT", '"a b', "NEAR(a b", "(((", "a AND NOT", "\x00", "\x01", "x" * 3000, "-only",
    "^a", "title:salt", "{a b} : c", 'a"b"c*', "%", "'; drop table search; --", "\N{DUCK}",
]  # fmt: skip


@pytest.mark.parametrize("typed", ODD)
def test_no_query_is_an_error(get: Get, typed: str) -> None:
    for path in ("/search?q=", "/search.json?q=", "/search.csv?q=", "/search.atom?q=", "/decided?draft="):
        assert get(path + quote(typed)).status_code == 200


@pytest.mark.parametrize("page", ["0", "-1", "99999999", "x", "2", "1e9", "\u00b2"])
def test_no_page_or_order_is_an_error(get: Get, page: str) -> None:
    assert get(f"/search?q=council&page={quote(page)}&sort={quote(page)}").status_code == 200


@pytest.mark.parametrize("facet", ["kind", "committee", "year", "person"])
def test_a_facet_counts_what_it_leaves(get: Get, facet: str) -> None:
    values = get("/search.json?q=council").json()["facets"][facet]
    assert values
    for value in values[:3]:
        assert count(get, q="council", **{facet: value["value"]}) == value["count"]
    assert count(get, q="council", **{facet: "nothing such"}) == 0


def test_pages_of_results_do_not_overlap(get: Get) -> None:
    address, seen = "/search.json?q=council", []
    while address and len(seen) < 200:
        body = get(address.replace("http://localhost", "")).json()
        seen += [hit["id"] for hit in body["results"]]
        address = body["next_url"]
    assert len(seen) == len(set(seen)) > 20


def test_newest_first(get: Get) -> None:
    dates = [hit["date"] for hit in get("/search.json?q=council&sort=date").json()["results"]]
    assert dates == sorted(dates, reverse=True)


def test_words_that_are_everywhere(get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = get("/search.json?q=council&sort=date").json()
    monkeypatch.setattr(finding, "MOST_READ", 10)
    body = get("/search.json?q=council").json()
    assert body["total"] == whole["total"] and body["total_is_exact"] and not body["facets_are_exact"]
    assert "in so many places" in get("/search?q=council").text
    # The newest are the newest of all, not of those read.
    newest = get("/search.json?q=council&sort=date").json()
    assert [hit["date"] for hit in newest["results"]] == [hit["date"] for hit in whole["results"]]


def test_csv(get: Get) -> None:
    answer = get("/search.csv?q=salt")
    assert answer.headers["content-type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert len(rows) == count(get, q="salt")
    assert all(row["url"].startswith("http") and "/page/" in row["proof_url"] for row in rows)


def test_the_feed_is_atom(get: Get) -> None:
    answer = get("/search.atom?q=council")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = xml.fromstring(answer.text)
    assert feed.tag == f"{ATOM}feed"
    for element in ("id", "title", "updated"):
        assert feed.findtext(f"{ATOM}{element}")
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    entries = feed.findall(f"{ATOM}entry")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert entries and len(set(ids)) == len(ids)
    for entry in entries:
        assert entry.findtext(f"{ATOM}title") and entry.findtext(f"{ATOM}updated", "").endswith("Z")
        assert entry.find(f"{ATOM}link") is not None and entry.find(f"{ATOM}summary") is not None
    assert get("/search.atom").status_code == 400


def test_marks_are_the_only_markup() -> None:
    assert str(lit(f"<b>{MARKS[0]}salt{MARKS[1]} & ice")) == "&lt;b&gt;<mark>salt</mark> &amp; ice"
    assert str(lit("plain")) == "plain"


def test_wanted_keeps_what_is_asked() -> None:
    wanted = Wanted("salt & ice", kind="report", page=3)
    assert wanted.query() == "q=salt+%26+ice&kind=report"
    assert wanted.query(page=4).endswith("page=4")
    assert wanted.query(kind="") == "q=salt+%26+ice"


# A draft, and words of the decision that should come first.
DRAFTS = [
    ("That 900 tonnes of salt be bought", "800 tonnes of salt"),
    (
        "Bring forward a scheme of licensing for landlords in Pewter Hill ward",
        "licensing scheme for the Pewter Hill ward",
    ),
    ("the empty homes grant should be raised to £25,000", "empty homes grant be raised"),
]


@pytest.mark.parametrize(("draft", "first"), DRAFTS)
def test_decided_before(get: Get, draft: str, first: str) -> None:
    page = get(f"/decided?draft={quote(draft)}").text
    hit = page.split('<ol class="hits">')[1].split("</li>")[0]
    assert first in hit and "% alike" in hit and "/page/" in hit


@pytest.mark.parametrize("draft", ["the of and", "zebra quagga okapi", "That be agreed"])
def test_nothing_was_decided_before(get: Get, draft: str) -> None:
    assert "Nothing near it was found" in get(f"/decided?draft={quote(draft)}").text


@pytest.mark.parametrize("path", ["/search?q=", "/search.atom?q=", "/decided?draft="])
@pytest.mark.parametrize("words", ["script", "beehives bold", "<script>alert(1)</script>", "bold"])
def test_markup_is_shown_as_words(get_hostile: Get, path: str, words: str) -> None:
    page = get_hostile(path + quote(words))
    assert page.status_code == 200 and "<script>alert" not in page.text and "<b>bold" not in page.text
