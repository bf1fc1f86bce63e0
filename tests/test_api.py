"""What docs/api.md says is so: its examples run against a served corpus, and no answer is anything but JSON."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import PAPERS_COMMAND, ROOT
from corpus.api.answers import MOST_ROWS, Query, Refused
from corpus.api.bulk import read_range
from corpus.api.records import OWNERS, PARTS, TABLE_OF_NAME
from corpus.api.resources import RESOURCES
from corpus.api.searches import FILTERS, search
from corpus.api.tokens import make_token, read_token
from corpus.databases import open_for_reading, open_for_writing, transaction
from corpus.differences import TRACKED
from corpus.load import remove_document
from corpus.withdrawing import withdraw
from test_changes import made_rows, store

DOC = (ROOT / "docs" / "api.md").read_text("utf-8")
BLOCK_RE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SHELL = [body for language, body in BLOCK_RE.findall(DOC) if language == "sh"]
PYTHON = [body for language, body in BLOCK_RE.findall(DOC) if language == "python"]
CURL = 'curl() { command curl --fail --silent --show-error --max-time 30 "$@"; }\n'


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def served(database: Path) -> Iterator[str]:
    port = free_port()
    command = [sys.executable, "-c", PAPERS_COMMAND, "serve", "--db", str(database), "--port", str(port)]
    site = f"http://127.0.0.1:{port}"
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            for _ in range(300):
                try:
                    urllib.request.urlopen(f"{site}/api.json", timeout=5).close()
                    break
                except OSError:
                    assert process.poll() is None, "papers serve ended"
                    time.sleep(0.1)
            yield site
        finally:
            process.terminate()
            process.wait(20)


@pytest.fixture(scope="module")
def site(corpus_db: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site over the made-up papers, of a copy of its own: downloads leave files beside it."""
    database = tmp_path_factory.mktemp("served") / "corpus.db"
    shutil.copy(corpus_db, database)
    yield from served(database)


def ask(url: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    request = urllib.request.Request(url, method=method, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, {k.lower(): v for k, v in answer.headers.items()}, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, {k.lower(): v for k, v in error.headers.items()}, error.read()


def get(url: str) -> Any:
    status, _, body = ask(url)
    assert status == 200, body
    return json.loads(body)


@pytest.mark.skipif(not shutil.which("curl"), reason="the examples use curl")
@pytest.mark.parametrize("number", range(len(SHELL)))
def test_the_shell_examples_run(site: str, number: int, tmp_path: Path) -> None:
    folder = Path(sys.executable).parent
    surroundings = {**os.environ, "SITE": site, "PATH": f"{folder}:{os.environ['PATH']}"}
    script = f"set -eu\n{CURL}{SHELL[number]}"
    ran = subprocess.run(["sh", "-c", script], cwd=tmp_path, env=surroundings, capture_output=True, timeout=120)
    assert ran.returncode == 0, ran.stderr.decode()
    assert ran.stdout.strip() and b"Traceback" not in ran.stderr


def test_the_python_examples_run(site: str, tmp_path: Path) -> None:
    script = "\n".join(PYTHON).replace("http://127.0.0.1:8001", site)
    ran = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, timeout=120)
    assert ran.returncode == 0, ran.stderr
    assert "400 from is a day such as 2024-01-31, not 'yesterday'." in ran.stdout


def listed(heading: str) -> dict[str, list[list[str]]]:
    """The rows of the table under a heading: first column → names in each further one."""
    section = DOC.split(f"## {heading}\n")[1].split("\n## ")[0]
    rows = [line.strip()[1:-1].split("|") for line in section.splitlines() if line.startswith("| `")]
    return {re.findall(r"`([\w-]+)`", row[0])[0]: [re.findall(r"`([\w-]+)`", cell) for cell in row[1:]] for row in rows}


def test_the_tables_of_the_document_are_current() -> None:
    assert {name: cells[0] for name, cells in listed("Lists and their filters").items()} == {
        name: list(resource.filters) for name, resource in RESOURCES.items()
    }
    told = listed("Records")
    assert set(told) == set(TABLE_OF_NAME)
    for name, (_, parts) in told.items():
        assert set(parts) - {"rows"} == set(PARTS.get(TABLE_OF_NAME[name], {})) - {"rows"}, name
    assert {name for row in listed("Search") for name in re.findall(r"`(\w+)`", DOC)} >= set(FILTERS)
    assert f"1 to {MOST_ROWS}" in DOC and OWNERS


@pytest.mark.parametrize("name", RESOURCES)
def test_every_list_can_be_paged_and_its_records_read(site: str, name: str) -> None:
    whole = get(f"{site}/api/{name}.json?_size=1000&_shape=array")
    assert whole, name
    url, paged = f"{site}/api/{name}.json?_size={max(1, len(whole) // 3)}", []
    while url:
        page = get(url)
        paged += page["rows"]
        url = page["next_url"]
    assert paged == whole and [row["id"] for row in paged] == sorted({row["id"] for row in paged})
    for row in whole[:2]:
        record = get(row["url"])
        assert record["ok"] and all(
            record[key] == row[key] for key in ("id", "url", "html_url", "document_id") if key in row
        )
        assert ask(row["html_url"])[0] == 200
    if name in TABLE_OF_NAME:
        for part in PARTS.get(TABLE_OF_NAME[name], {}):
            assert part in record or part in ("consultees", "votes")


@pytest.mark.parametrize(
    ("name", "filter_"), [(name, f) for name, resource in RESOURCES.items() for f in resource.filters]
)
def test_every_filter_narrows(site: str, name: str, filter_: str) -> None:
    whole = {row["id"] for row in get(f"{site}/api/{name}.json?_size=1000&_shape=array")}
    value = {"from": "2019-01-01", "to": "2100-01-01", "committee": "council"}.get(filter_, "no-such-value")
    got = {row["id"] for row in get(f"{site}/api/{name}.json?_size=1000&_shape=array&{filter_}={value}")}
    assert got <= whole and (got or value == "no-such-value" or filter_ == "committee")


def test_records_are_joined(site: str) -> None:
    reports = [get(row["url"]) for row in get(f"{site}/api/reports.json?_size=1000")["rows"]]
    assert any(report["recommendations"] and report["meeting"] for report in reports)
    assert any(trail["consultees"] for report in reports for trail in report["audit_trails"])
    assert any(table["rows"][0]["cells"] for report in reports for table in report["tables"])
    person = get(f"{site}/api/meetings.json?role=minutes&_size=1")["rows"][0]
    attended = get(person["url"])["attendance"]
    whose = attended[0]["person_id"]
    assert whose in {row["id"] for row in get(f"{site}/api/people.json?_size=1000")["rows"]}
    assert get(f"{site}/api/meetings.json?person={whose}")["rows"]


REFUSED = [
    ("/api/nothing.json", 404), ("/api/meetings", 404), ("/api/meetings/0123456789abcdef-meeting-p1.json", 404),
    ("/api/pages/0123456789abcdef/1.json", 404), ("/api/meetings.json?comittee=x", 400),
    ("/api/meetings.json?_size=0", 400), ("/api/meetings.json?_size=1001", 400),
    ("/api/meetings.json?_size=%C2%B2", 400), ("/api/meetings.json?_next=zzz", 400),
    ("/api/meetings.json?_next=WzFd", 400), ("/api/meetings.json?_shape=round", 400), ("/api/search.json", 400),
    ("/api/search.json?q=-", 400), ("/api/search.json?q=a&kind=b", 400), ("/api/search.json?q=a&from=1", 400),
    ("/api/search.json?q=a&sort=x", 400), ("/api/search.json?q=a&document=x", 400), ("/changes.json?since=zzz", 400),
    (f"/changes.json?since={make_token('other', 1, 0, '')}", 410), ("/bulk/nothing.ndjson", 404), ("/bulk/", 404),
    ("/bulk/sqlite_master.ndjson", 404), ("/bulk/files.ndjson", 404), ("/api/people/%3Cscript%3E.json", 404),
]  # fmt: skip


@pytest.mark.parametrize(("path", "status"), REFUSED)
def test_errors_are_json_with_a_reason(site: str, path: str, status: int) -> None:
    got, headers, body = ask(site + path)
    told = json.loads(body)
    assert (got, told["ok"], told["status"]) == (status, False, status)
    assert told["error"].endswith((".", ".json")) and headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("path", ["/api.json", "/api/reports.json", "/changes.json", "/bulk.json", "/bulk/corpus.db"])
def test_methods(site: str, path: str) -> None:
    status, headers, body = ask(site + path)
    head = ask(site + path, "HEAD")
    assert (head[0], head[2], head[1]["content-length"]) == (status, b"", str(len(body)))
    options = ask(site + path, "OPTIONS")
    assert options[0] == 204 and "GET" in options[1]["access-control-allow-methods"] and not options[2]
    for method in ("POST", "PUT", "DELETE"):
        refused = ask(site + path, method)
        assert refused[0] == 405 and refused[1]["allow"] == "GET, HEAD, OPTIONS" and not json.loads(refused[2])["ok"]
    assert headers["access-control-allow-origin"] == "*"


def test_an_array_has_its_next_page_in_a_header(site: str) -> None:
    status, headers, body = ask(f"{site}/api/paragraphs.json?_size=2&_shape=array")
    link = re.fullmatch(r'<(.*)>; rel="next"', headers["link"])
    assert status == 200 and len(json.loads(body)) == 2 and link
    assert len(get(link[1])) == 2


def test_search_is_paged_and_filtered(site: str) -> None:
    first = get(f"{site}/api/search.json?q=housing&_size=3")
    second = get(first["next_url"])
    ids = [row["id"] for row in first["rows"] + second["rows"]]
    assert len(ids) == len(set(ids)) == 6
    assert all("<mark>" in row["snippet"] or "ousing" in (row["title"] or "") for row in first["rows"])
    for hit in get(f"{site}/api/search.json?q=housing&kind=report&_shape=array"):
        assert hit["kind"] == "report" and get(hit["url"])["id"] == hit["id"]
    paper = first["rows"][0]["document_id"]
    everything = get(f"{site}/api/search.json?q=housing&_size=1000&_shape=array")
    of_paper = get(f"{site}/api/search.json?q=housing&document={paper}&_size=1000&_shape=array")
    assert {row["id"] for row in of_paper} == {row["id"] for row in everything if row["document_id"] == paper}
    dates = [row["date"] for row in get(f"{site}/api/search.json?q=council&sort=date&_size=100")["rows"] if row["date"]]
    assert dates == sorted(dates, reverse=True)
    through, url = [], f"{site}/api/search.json?q=housing&_size=7&sort=paper"
    while url:
        page = get(url)
        through += [row["id"] for row in page["rows"]]
        url = page["next_url"]
    assert sorted(through) == sorted(row["id"] for row in everything) and not page["sampled"]
    late = get(f"{site}/api/search.json?q=housing&from=2020-01-01&_size=1000&_shape=array")
    assert {row["id"] for row in late} == {row["id"] for row in everything if (row["date"] or "") >= "2020-01-01"}


def test_a_word_that_is_everywhere_is_sampled(corpus_db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connection = open_for_reading(corpus_db)

    def found(**args: str) -> dict[str, Any]:
        return search(Query(connection, {}, {"q": "housing", **args}, "", "/api/search.json"))

    whole = found(_size="1000")
    assert not whole["sampled"]
    monkeypatch.setattr("corpus.api.searches.MOST_RANKED", 10)
    for args in ({}, {"kind": "paragraph"}, {"from": "2000-01-01"}):
        sample = found(**args)
        ids = [row["id"] for row in sample["rows"]]
        assert sample["sampled"] and len(ids) == len(set(ids)) >= 5
        assert set(ids) <= {row["id"] for row in whole["rows"]}
    connection.close()


RANGES = [
    (None, (0, 99)), ("bytes=0-9", (0, 9)), ("bytes=90-", (90, 99)), ("bytes=-10", (90, 99)), ("bytes=0-999", (0, 99)),
    ("bytes=0-1,5-6", (0, 99)), ("lines=1-2", (0, 99)), ("bytes=x-y", (0, 99)), ("bytes=-", (0, 99)),
    ("bytes=100-", 416), ("bytes=9-5", 416),
]  # fmt: skip


@pytest.mark.parametrize(("header", "expected"), RANGES)
def test_ranges(header: str | None, expected: Any) -> None:
    if expected == 416:
        with pytest.raises(Refused) as refused:
            read_range(header, 100)
        assert refused.value.status == 416
    else:
        assert read_range(header, 100) == expected


def test_the_database_can_be_taken_in_parts(site: str, tmp_path: Path) -> None:
    status, headers, body = ask(f"{site}/bulk/corpus.db")
    part = ask(f"{site}/bulk/corpus.db", Range="bytes=100-199")
    assert (part[0], part[2], part[1]["content-range"]) == (206, body[100:200], f"bytes 100-199/{len(body)}")
    assert ask(f"{site}/bulk/corpus.db", **{"If-None-Match": headers["etag"]})[0] == 304
    copy = tmp_path / "copy.db"
    copy.write_bytes(body)
    connection = sqlite3.connect(copy)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    connection.close()


@pytest.mark.parametrize("text", ["", "zzz", "W10", "bm90IGpzb24", "€", "W1tbW1tb", "eyJhIjoxfQ"])
def test_tokens_that_are_none(text: str) -> None:
    assert read_token(text) in (None, [])


def test_tokens_come_back() -> None:
    for place in (["a-b", 3], [None], ["é"]):
        assert read_token(make_token(*place)) == place


def ids_held(connection: sqlite3.Connection) -> set[str]:
    tables = ("documents", "people", "committees", *TRACKED)
    return {row[0] for table in tables for row in connection.execute(f"SELECT id FROM {table}")}


def test_who_follows_the_feed_has_what_the_corpus_has(tmp_path: Path) -> None:
    """The follower of the document, from every state of a corpus to every later one."""
    follower: dict[str, Any] = {}
    exec("\n".join(PYTHON[:1] + [PYTHON[-2]]).split("decisions =")[0], follower)  # noqa: S102
    exec(PYTHON[-2].split("held = set()")[0].replace("_size=1000", "_size=7"), follower)  # noqa: S102
    database = tmp_path / "corpus.db"
    connection = open_for_writing(database)
    store(connection, made_rows("first"), "/in/other.pdf")
    sites = served(database)
    site = next(sites)
    followers: list[tuple[set[str], str]] = []
    try:
        for words in ("beehives", "beehives", "sheds", "ponds", None, "beehives"):
            if words is None:
                with transaction(connection):
                    remove_document(connection, made_rows("ponds").id)
            else:
                store(connection, made_rows(words))
            held: set[str] = set()
            followers.append((held, follower["follow"](site, held)))
            followers = [(known, follower["follow"](site, known, token)) for known, token in followers]
            for known, _ in followers:
                assert known == ids_held(connection)
        gone = made_rows("beehives")
        resolution = next(iter(gone.tables["resolutions"]))[0]
        old = made_rows("sheds").id + resolution[16:]
        assert get(f"{site}/api/resolutions/{resolution}.json")["id"] == resolution
        assert ask(f"{site}/api/resolutions/{old}.json")[0] == 404  # it went with the paper that took its place
        connection.close()
        assert get(f"{site}/bulk.json")["rows"]
        withdraw(database, gone.id)
        assert ask(f"{site}/api/resolutions/{resolution}.json")[0] == 410
        assert not (tmp_path / "corpus-bulk").exists()
        lines = ask(f"{site}/bulk/resolutions.ndjson")[2].splitlines()
        assert gone.id not in {json.loads(line)["document_id"] for line in lines}
    finally:
        connection.close()
        sites.close()  # type: ignore[attr-defined]


def test_links_lead_on_to_a_newer_version(tmp_path: Path) -> None:
    database = tmp_path / "corpus.db"
    connection = open_for_writing(database)
    store(connection, made_rows("beehives"))
    store(connection, made_rows("sheds"))
    connection.close()
    sites = served(database)
    site = next(sites)
    old, new = made_rows("beehives"), made_rows("sheds")
    name = next(iter(old.tables["reports"]))[0]
    assert get(f"{site}/api/reports/{name}.json")["id"] == new.id + name[16:]
    assert get(f"{site}/api/documents/{old.id}.json")["id"] == new.id
    sites.close()  # type: ignore[attr-defined]


def test_an_assistant_may_ask(site: str) -> None:
    pytest.importorskip("datasette_mcp", reason="needs the extra mcp")
    session: dict[str, str] = {}

    def call(number: int | None, method: str, **params: Any) -> Any:
        message = {"jsonrpc": "2.0", "method": method, "params": params} | ({"id": number} if number else {})
        accept = {"content-type": "application/json", "accept": "application/json, text/event-stream"}
        request = urllib.request.Request(f"{site}/-/mcp", json.dumps(message).encode(), {**accept, **session})
        with urllib.request.urlopen(request, timeout=30) as answer:
            session.update({"mcp-session-id": answer.headers["mcp-session-id"]} if number == 1 else {})
            body = answer.read()
        return json.loads(body)["result"] if body else None

    call(1, "initialize", protocolVersion="2025-06-18", capabilities={}, clientInfo={"name": "test", "version": "1"})
    call(None, "notifications/initialized")
    tools = {tool["name"] for tool in call(2, "tools/list")["tools"]}
    assert tools >= {"get_database_schema", "execute_sql", "execute_canned_query"}
    answers = [
        call(number, "tools/call", name="execute_sql", arguments={"database": "corpus", "sql": sql})["isError"]
        for number, sql in enumerate(("select count(*) from reports", "delete from reports"), 3)
    ]
    assert answers == [False, True]
