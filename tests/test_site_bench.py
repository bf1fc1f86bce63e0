"""The made-up corpus is a corpus like any other, the same each time, and the site over it can be measured."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner

from corpus.cli import main
from corpus.databases import open_for_reading
from corpus.site_bench import measure_site
from corpus.synthetic import IN_A_PAPER, make_corpus
from test_load import content


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Path:
    database = tmp_path_factory.mktemp("big") / "big.db"
    ran = CliRunner().invoke(main, ["bench", "--make", str(database), "--paragraphs", str(3 * IN_A_PAPER - 5)])
    assert ran.exit_code == 0, ran.output
    return database


def test_it_is_as_large_as_asked_and_whole(big: Path) -> None:
    connection = open_for_reading(big)
    count = "SELECT (SELECT count(*) FROM paragraphs), (SELECT count(*) FROM documents), (SELECT count(*) FROM changes)"
    paragraphs, documents, changes = connection.execute(count).fetchone()
    assert (paragraphs, documents) == (3 * IN_A_PAPER, 3) and changes > 3
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("SELECT count(*) FROM attendance WHERE person_id IS NULL").fetchone()[0] == 0
    connection.close()


def test_the_same_numbers_give_the_same_papers(big: Path, tmp_path: Path) -> None:
    make_corpus(tmp_path / "again.db", 3 * IN_A_PAPER)
    assert content(tmp_path / "again.db") == content(big)


def test_a_file_is_not_overwritten(big: Path) -> None:
    ran = CliRunner().invoke(main, ["bench", "--make", str(big)])
    assert ran.exit_code == 1 and "there already" in ran.output


@pytest.mark.parametrize("call", [[], ["x.pdf", "--site", "y.db"], ["--make", "y.db", "--site", "y.db"]])
def test_wrong_calls(call: list[str]) -> None:
    assert CliRunner().invoke(main, ["bench", *call]).exit_code == 2


def test_what_is_measured_is_printed(big: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    row = list(measure_site(big, samples=1))[0]
    monkeypatch.setattr("corpus.site_bench.measure_site", lambda database: [row])
    ran = CliRunner().invoke(main, ["bench", "--site", str(big)])
    assert ran.exit_code == 0, ran.output
    heads, printed = ran.output.splitlines()[-2:]
    assert "site CPU p95" in heads and str(row["name"]) in printed


def test_every_kind_of_address_is_measured(big: Path) -> None:
    rows = list(measure_site(big, samples=2))
    assert len(rows) > 30
    assert all(row["site_p95"] > 0 and row["statements"] > 0 for row in rows)
    assert sqlite3.connect(big).execute("SELECT count(*) FROM documents").fetchone() == (3,)
