"""Every kind of address with every parameter that it takes, and values that nobody meant: never a 500, a trace, a path.

What is no answer is a sentence with a status below 500; of the machine that serves it says nothing.
"""

from __future__ import annotations

import base64
import json
import sqlite3
from pathlib import Path
from urllib.parse import quote

import pytest
from datasette.utils.asgi import Forbidden, NotFound
from datasette.views.base import DatasetteError

from corpus.api.bulk import read_range
from corpus.failures import BROKEN, BUSY, ODD, TOO_LONG, explain
from sites import Get

VALUES = [
    "", "x", "-1", "1e9", "9" * 25, "9" * 5000, "%00", "%FF%FE", "%ED%A0%80", "'", "%22", "[", "[%22", "{", "((", "*",
    "a" * 9000, "..%2F..%2Fetc%2Fpasswd", "%0D%0AX:1", "-9223372036854775809", "nan", "%C2%B2",
]  # fmt: skip
TABLE = """_sort _sort_desc _size _next _facet _facet_array _facet_date _facet_size _where _search _search_text _through
    _searchmode _col _nocol _shape _json _labels _label _timelimit _ttl _trace _extra _stream _dl id page__gt id__in
    id__arraycontains text__like nothing""".split()
SQL = "sql _hide_sql _shape _timelimit _size _ttl _json words _stream _dl".split()
API = "_size _next _shape kind committee from to person document since rows q sort nothing".split()
PAGE = "q kind committee year person sort page draft fact box line zoom".split()
TAKES = {
    "/corpus/resolutions": TABLE, "/corpus/resolutions.json": TABLE, "/corpus/resolutions.csv": TABLE,
    "/corpus": ["sql"], "/corpus.csv": ["x"], "/corpus?sql=select+1": SQL, "/corpus.json?sql=select+1": SQL,
    "/corpus.csv?sql=select+1": SQL, "/corpus/resolutions_about": SQL, "/corpus/resolutions_about.json": SQL,
    "/api/search.json?q=council": API, "/api/resolutions.json": API, "/api/people.json": API, "/changes.json": API,
    "/bulk.json": ["_shape"], "/search": PAGE, "/search.json?q=a": PAGE, "/search.csv": PAGE, "/search.atom": PAGE,
    "/decided": PAGE, "/page/{document}/1": PAGE, "/paper/{document}": PAGE, "/-/auth-token": ["token"],
    "/-/metadata.json": ["_ttl"],
}  # fmt: skip
BELOW = """/ /corpus/ /corpus/meetings/ /api/ /api/meetings/ /bulk/ /page/ /page/{document}/ /paper/ /person/
    /committee/ /table/ /-/ /-/papers/ /-/static/""".split()


@pytest.fixture(scope="module")
def document(corpus_db: Path) -> str:
    with sqlite3.connect(corpus_db) as connection:
        found = connection.execute("SELECT id FROM documents WHERE media_type = 'application/pdf'").fetchone()
    connection.close()
    return str(found[0])


def check(get: Get, corpus_db: Path, address: str) -> None:
    answer = get(address)
    assert answer.status_code < 500, address
    for word in ("Traceback", "site-packages", str(corpus_db.parent), "root:"):
        assert word not in answer.text, (address, word)
    assert "x" not in answer.headers, address


@pytest.mark.filterwarnings("ignore:coroutine '.*Facet:RuntimeWarning", "ignore:coroutine 'TableView:RuntimeWarning")
@pytest.mark.parametrize("address", TAKES)
def test_no_parameter_breaks_a_page(get: Get, corpus_db: Path, document: str, address: str) -> None:
    address_of = address.format(document=document) + ("&" if "?" in address else "?")
    for name in TAKES[address]:
        for value in VALUES:
            check(get, corpus_db, f"{address_of}{name}={value}")


@pytest.mark.parametrize("folder", BELOW)
def test_no_address_breaks_the_site(get: Get, corpus_db: Path, document: str, folder: str) -> None:
    for value in VALUES:
        for ending in ("", ".json", ".csv", ".webp"):
            check(get, corpus_db, folder.format(document=document) + value + ending)


PLACES = [
    [10**30], [-(10**30)], [True], [None], ["x", -(10**30), 0, ""], ["\ud800"], [[[]]], {"a": 1}, 1, "x", [1.5], [-1],
    ["x" * 9000],
]  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_no_token_breaks_a_list(get: Get, corpus_db: Path, place: object) -> None:
    identity = get("/changes.json?_size=1").json()["next"]
    token = quote(base64.urlsafe_b64encode(json.dumps(place).encode()))
    for address in ("/api/meetings.json?_next=", "/api/search.json?q=council&_next=", "/changes.json?since="):
        check(get, corpus_db, address + token)
    own = json.loads(base64.urlsafe_b64decode(identity + "=="))[0]
    for seq, part in ((-(10**30), 0), (1, -(10**30)), (1, 10**30)):
        forged = base64.urlsafe_b64encode(json.dumps([own, seq, part, "x"]).encode()).decode().rstrip("=")
        check(get, corpus_db, f"/changes.json?since={forged}")


@pytest.mark.parametrize(
    "header", ["bytes=" + "9" * 5000 + "-", "bytes=-" + "9" * 5000, "bytes=\u00b2-", "bytes=1-0x1"]
)
def test_a_range_that_is_none_is_passed_over(header: str) -> None:
    assert read_range(header, 100) == (0, 99)


def test_a_copy_that_cannot_be_made_tells_no_path(get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise PermissionError(13, "Permission denied", "/srv/council/corpus-bulk/.making-1")

    monkeypatch.setattr("corpus.api.bulk.kept_snapshot", lambda *_: None)
    monkeypatch.setattr("corpus.api.bulk.make_snapshot", fail)
    answer = get("/bulk.json")
    assert answer.status_code == 503 and "Permission denied" in answer.text and "/srv" not in answer.text


def raised(error: Exception, code: int | None = None) -> Exception:
    if code is not None:
        error.sqlite_errorcode = code  # type: ignore[attr-defined]
    return error


SAID = [
    (DatasetteError("Cannot sort table by x"), 400, "Cannot sort table by x"),
    (DatasetteError("gone", status=404), 404, "gone"),
    (DatasetteError("<script>x</script>", status=400, message_is_html=True), 400, TOO_LONG),
    (NotFound("Table not found"), 404, "Table not found"),
    (Forbidden("no"), 403, "no"),
    (raised(sqlite3.OperationalError("no such column: x"), sqlite3.SQLITE_ERROR), 400, "no such column: x"),
    (raised(sqlite3.OperationalError("unable to open /srv/corpus.db"), sqlite3.SQLITE_CANTOPEN), 503, BUSY),
    (raised(sqlite3.DatabaseError("disk image is malformed"), sqlite3.SQLITE_CORRUPT), 503, BUSY),
    (PermissionError(13, "no", "/srv/corpus.db"), 503, BUSY),
    (ValueError("what Datasette made of a parameter"), 400, ODD),
]  # fmt: skip


@pytest.mark.parametrize(("error", "status", "sentence"), SAID)
def test_what_is_said_of_an_error(error: Exception, status: int, sentence: str) -> None:
    failure = explain(error)
    assert (failure.status, failure.sentence) == (status, sentence)


def test_a_mistake_of_ours_is_no_fault_of_the_address(get: Get) -> None:
    """What comes through our own code, here a token of what is none, is a 500, and says nothing but that."""
    try:
        read_range(1, 2)  # type: ignore[arg-type]
    except AttributeError as error:
        assert (explain(error).status, explain(error).sentence) == (500, BROKEN)
