"""What a query that a visitor wrote may take of memory and time, and what it may not see."""

from __future__ import annotations

import itertools
import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from conftest import ROOT
from corpus.linear_functions import as_text
from corpus.query_limits import (
    LARGEST_ANSWER,
    LARGEST_VALUE,
    LONGEST_PATTERN,
    MEGABYTE,
    MOST_MEMORY,
    limit_queries,
)  # fmt: skip
from greedy import SLOW
from sites import Get, getter


def test_a_greedy_query_is_ended_before_it_has_all_memory(corpus_db: Path) -> None:
    """All of them, one after the other, in a process of their own; the site answers as before after each."""
    done = subprocess.run(
        [sys.executable, "-m", "greedy", str(corpus_db)], capture_output=True, text=True, timeout=240,
        cwd=ROOT / "tests", env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    assert int(done.stdout) * 1024 < MOST_MEMORY + 12 * LARGEST_ANSWER


def asked(get: Get, sql: str) -> Any:
    return get("/corpus.json?" + urlencode({"sql": sql, "_shape": "array"}))


@pytest.mark.parametrize("sql", SLOW)
def test_no_function_takes_the_product_of_two_lengths(get: Get, sql: str) -> None:
    begun = time.process_time()
    assert asked(get, sql).status_code == 200
    assert time.process_time() - begun < 10


PATTERN_SAID = "at most 100 bytes. Give a part."
REFUSED = [
    ("select json_patch('{}', '{}')", "not authorized"),
    (f"select 'x' like '%{'a' * LONGEST_PATTERN}%'", "pattern too complex"),
    (f"select 'x' glob '*{'a' * LONGEST_PATTERN}*'", "pattern too complex"),
    ("select replace(hex(zeroblob(9999)), '0', hex(zeroblob(9999)))", "too big"),
]


@pytest.mark.parametrize(("sql", "words"), REFUSED)
def test_what_cannot_be_made_quick_is_refused(get: Get, sql: str, words: str) -> None:
    answer = asked(get, sql)
    assert answer.status_code == 400 and words in answer.text


def test_a_filter_for_too_long_a_text_says_so(get: Get) -> None:
    for ending in ("", ".json", ".csv"):
        answer = get(f"/corpus/resolutions{ending}?text__contains={'a' * LONGEST_PATTERN}")
        assert answer.status_code == 400 and PATTERN_SAID in answer.text


def test_the_longest_pattern_over_the_longest_text_ends_soon(get: Get) -> None:
    sql = f"select hex(zeroblob({LARGEST_VALUE // 2 - 1})) like '%{'0' * (LONGEST_PATTERN - 2)}1' as found"
    begun = time.process_time()
    answer = asked(get, sql)  # in time or not: no clock is looked at until it is found
    assert answer.status_code == 400 or answer.json() == [{"found": 0}]
    assert time.process_time() - begun < 10


VALUES: list[Any] = [
    None, "", " ", "a", "aa", "  a b  ", "na\u00efve \U0001f600 caf\u00e9", b"", b"a", b"aab", 0, 10, -7, 1.5, 100.0,
    1e20, -2.5e-9, float("inf"), "100", "1.0e+20",
]  # fmt: skip


CALLS = [("instr", 2), ("replace", 3), ("trim", 1), ("trim", 2), ("ltrim", 2), ("rtrim", 2)]


@pytest.mark.parametrize(("call", "count"), CALLS)
def test_the_functions_say_what_sqlites_say(call: str, count: int) -> None:
    plain, limited = sqlite3.connect(":memory:"), sqlite3.connect(":memory:")
    limit_queries(limited)
    sql = f"select {call}({', '.join('?' * count)})"
    for values in itertools.product(VALUES, repeat=count):
        wanted = plain.execute(sql, values).fetchone()[0]
        assert limited.execute(sql, values).fetchone()[0] == wanted, values
    plain.close()
    limited.close()


PRINTED = ["%d", "%5.1f|%s", "%.*f", "%c", "%.3c", "%-4s|%4s", "%%.9c", "%q", "%Q", "%,d", "%.*s", "", None, 7, b"a%d"]


@pytest.mark.parametrize("call", ["printf", "format"])
def test_what_is_printed_is_what_sqlite_prints(call: str) -> None:
    plain, limited = sqlite3.connect(":memory:"), sqlite3.connect(":memory:")
    limit_queries(limited)
    plain.text_factory = lambda text: text.decode("utf-8", "replace")
    for form in PRINTED:
        for values in itertools.product(VALUES, repeat=2):
            wanted = plain.execute("select printf(?, ?, ?)", (form, *values)).fetchone()[0]
            assert limited.execute(f"select {call}(?, ?, ?)", (form, *values)).fetchone()[0] == wanted, (form, values)
    assert limited.execute(f"select {call}()").fetchone()[0] is None
    for form in (
        "%.*c",
        "%5.*c",
        "%-0.99999999999999999999c",
        "%.17000000lc",
        "a %s %.*llc",
        "%.9000000c" * 2,
        "%!.9000000g" * 2,
    ):
        with pytest.raises(sqlite3.DataError, match="too big"):
            limited.execute(f"select {call}(?, 5, 'x')", (form,)).fetchone()
    assert limited.execute(f"select {call}(?)", ("%" + "0" * 1_000_000,)).fetchone()[0] is None  # in no time
    plain.close()
    limited.close()


def test_numbers_are_printed_as_sqlite_prints_them() -> None:
    connection = sqlite3.connect(":memory:")
    for value in VALUES[1:]:
        assert as_text(value) == connection.execute("select cast(? as text)", (value,)).fetchone()[0]
    connection.close()


def test_an_answer_is_weighed_by_itself(corpus_db: Path) -> None:
    """Many queries together may give more than one may; the lock of a query that is left half read is let go."""
    connection = sqlite3.connect(corpus_db)
    limit_queries(connection)
    piece = LARGEST_VALUE - MEGABYTE
    for _ in range(4):
        assert connection.execute(f"select zeroblob({piece})").fetchone()[0]
    with pytest.raises(sqlite3.OperationalError, match="32 MB"):
        connection.execute(f"select zeroblob({piece}) union all select zeroblob({piece}) union all "
                           f"select zeroblob({piece})").fetchall()  # fmt: skip
    connection.close()


def test_a_page_too_long_to_show_costs_itself_alone(corpus_db: Path, tmp_path: Path) -> None:
    """The pages that do not show its words are there as before."""
    copy = tmp_path / "corpus.db"
    with sqlite3.connect(corpus_db) as whole, sqlite3.connect(copy) as changed:
        whole.backup(changed)
        document = changed.execute("SELECT document_id FROM pages").fetchone()[0]
        changed.execute("UPDATE pages SET text = ? WHERE document_id = ?", ("a b " * (5 << 20), document))
    whole.close()
    changed.close()
    get = getter(copy)
    for address in ("/", "/search?q=council", f"/paper/{document}", f"/api/documents/{document}.json", "/corpus"):
        assert get(address).status_code == 200, address
    for address in (f"/page/{document}/1", f"/api/pages/{document}/1.json", "/corpus/pages.json?_size=max"):
        answer = get(address)
        assert answer.status_code == 400 and "MB" in answer.text, address
    get.close()  # type: ignore[attr-defined]


HIDDEN = ["select location from files", "select * from files", "select file from pragma_database_list"]


@pytest.mark.parametrize("sql", HIDDEN)
def test_no_query_tells_where_on_the_machine_anything_lies(get: Get, corpus_db: Path, sql: str) -> None:
    answer = asked(get, sql)
    assert answer.status_code == 200 and answer.json()
    for row in answer.json():
        assert row.get("location") is None and str(corpus_db) not in row.values()
