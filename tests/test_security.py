"""What a file or a visitor must not be able to do: start, fetch, write, read other files, hold the site up."""

from __future__ import annotations

import ast
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import ROOT
from sites import Get

# Modules by which a program, an address or another's code could be reached from what a file says.
BARRED = {
    "subprocess", "socket", "ssl", "http", "urllib", "requests", "httpx", "ftplib", "smtplib", "ctypes",
    "multiprocessing", "webbrowser", "pty", "shelve", "marshal", "pickle", "runpy", "sqlite3",
}  # fmt: skip
BARRED_CALLS = {"eval", "exec", "compile", "__import__", "system", "popen", "startfile", "spawnv", "execv", "unlink",
                "rename", "replace_file", "write_text", "write_bytes", "mkdir", "rmtree"}  # fmt: skip
# ctypes hands numbers and buffers to the PDF library itself.
ALLOWED = {("ingest", "ctypes")}
# Lines, cells and pages that wait packed, in memory or in a file that has no name (`ingest/shelves.py`): what is
# unpacked was packed by the same process before, and no other can open the file.
PACKING = {
    ("extract/fact_piles.py", "marshal"),
    ("ingest/cells.py", "marshal"),
    ("ingest/lines.py", "marshal"),
    ("ingest/shelves.py", "pickle"),
    ("ingest/layout/waiting.py", "pickle"),
}


def sources(package: str) -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted((ROOT / package).glob("**/*.py")):
        yield path, ast.parse(path.read_text("utf-8"))


def imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name.partition(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield (node.module or "").partition(".")[0]


def called(tree: ast.Module) -> Iterator[str]:
    """The functions called by their own name, and the methods of modules; `re.compile` compiles no program."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.func.id
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr != "compile":
            yield node.func.attr


@pytest.mark.parametrize("package", ["ingest", "extract"])
def test_no_way_from_a_file_to_programs_addresses_or_files(package: str) -> None:
    for path, tree in sources(package):
        reached = {name for name in imported(tree) if name in BARRED and (package, name) not in ALLOWED}
        reached -= {name for file, name in PACKING if path == ROOT / file}
        assert not reached, f"{path} imports {reached}"
        assert not set(called(tree)) & BARRED_CALLS, f"{path} calls {set(called(tree)) & BARRED_CALLS}"


def test_no_program_is_made_of_words() -> None:
    for path, tree in sources("corpus"):
        assert not set(called(tree)) & {"eval", "exec", "system", "popen", "__import__"}, path
        shells = [node for node in ast.walk(tree) if isinstance(node, ast.keyword) and node.arg == "shell"]
        assert not shells, path


WRITES = [
    "delete from documents", "update documents set title = ''", "drop table documents", "attach '/tmp/x.db' as x",
    "select load_extension('x')", "pragma writable_schema = 1", "pragma journal_mode = delete",
    "vacuum into '/tmp/x.db'", "select writefile('/tmp/x', 'x')", "select readfile('/etc/passwd')",
    "create temp table x (y)",
    "with x as (select 1) insert into documents default values", "select 1; delete from documents",
]  # fmt: skip


@pytest.mark.parametrize("sql", WRITES)
def test_a_query_writes_nothing_and_reads_no_other_file(get: Get, sql: str) -> None:
    before = get("/corpus/documents.json?_shape=array").json()
    answer = get(f"/corpus.json?sql={sql.replace(';', '%3B').replace(' ', '+')}")
    assert answer.status_code == 400 and answer.json()["error"]
    assert get("/corpus/documents.json?_shape=array").json() == before


def test_a_query_that_goes_on_for_ever_is_ended(get: Get) -> None:
    begun = time.monotonic()
    answer = get("/corpus.json?sql=with+recursive+n(x)+as+(select+1+union+all+select+x+from+n)+select+count(*)+from+n")
    assert answer.status_code == 400 and "interrupted" in answer.text.lower()
    assert time.monotonic() - begun < 30


OUTSIDE = [
    "/bulk/../corpus.db", "/bulk/..%2f..%2fetc%2fpasswd.ndjson", "/bulk/sqlite_master.ndjson",
    "/-/papers/..%2f..%2fsite.py",
    "/-/static/..%2f..%2fapp.py", "/page/..%2f..%2fetc/1.webp", "/table/..%2f..%2fetc%2fpasswd.csv", "/paper/%00",
    "/-/papers/site.css%00.js",
]  # fmt: skip


@pytest.mark.parametrize("path", OUTSIDE)
def test_no_address_leads_out_of_the_corpus(get: Get, path: str) -> None:
    answer = get(path)
    if answer.status_code == 302:  # Datasette's own spelling of such a path
        answer = get(answer.headers["location"])
    assert answer.status_code in (400, 403, 404) and "root:" not in answer.text
