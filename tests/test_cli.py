"""The `papers` command as people call it: what it prints, what it exits with, what it leaves behind."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from corpus.cli import main

PAPERS_COMMAND = [sys.executable, "-m", "corpus.cli"]
COMMANDS = ["ingest", "serve", "search", "status", "withdraw", "demo", "bench"]
WORDS = "PARKS COMMITTEE\n\n1. The committee considered the beehives on the common.\n"


def papers(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    (made / "good.txt").write_text(WORDS, "utf-8")
    return made


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str) -> None:
    result = papers(command, "--help")
    assert result.exit_code == 0
    assert "Example:" in result.output and f"papers {command}" in result.output


def test_the_commands_are_these() -> None:
    assert list(main.commands) == COMMANDS


WRONG_CALLS = [
    ["ingest"],
    ["ingest", "x.pdf"],
    ["ingest", "x.pdf", "--db", "c.db", "--jobs", "0"],
    ["search", "--db", "c.db"],
    ["search", "bees", "--db", "c.db", "--from", "yesterday"],
    ["search", "bees", "--db", "c.db", "--kind", "bees"],
    ["unknown"],
]


@pytest.mark.parametrize("arguments", WRONG_CALLS)
def test_a_wrong_call_exits_with_2(arguments: list[str]) -> None:
    assert papers(*arguments).exit_code == 2


def bad_files(folder: Path) -> dict[str, tuple[Path, str]]:
    """Bad input by name: the path given and words of the sentence said."""
    (folder / "empty.pdf").write_bytes(b"")
    (folder / "picture.pdf").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4)
    (folder / "broken.txt").write_bytes(b"%PDF-1.7\nnothing of a PDF follows\n")
    return {
        "missing": (folder / "missing.pdf", "does not exist"),
        "empty": (folder / "empty.pdf", "is empty"),
        "neither": (folder / "picture.pdf", "neither a PDF nor text"),
        "broken": (folder / "broken.txt", "broken.txt"),
    }


def test_bad_files_are_said_and_the_rest_is_loaded(folder: Path, tmp_path: Path) -> None:
    bad, database = bad_files(folder), tmp_path / "corpus.db"
    result = papers("ingest", folder, bad["missing"][0], "--db", database, "--jobs", 2)
    assert result.exit_code == 1
    assert "1 loaded" in result.output and "4 failed" in result.output
    rows = {
        path: (status, stage, error)
        for path, status, stage, error in sqlite3.connect(database).execute(
            "SELECT path, status, stage, error FROM ingests"
        )
    }
    assert rows.pop(str(folder / "good.txt"))[0] == "loaded"
    for path, sentence in bad.values():
        status, stage, error = rows.pop(str(path))
        assert status == "failed" and stage in ("find", "read")
        assert sentence in error and error.endswith(".") and error in result.output.replace("\n", " ")
    assert not rows


def test_ingest_search_status_withdraw(folder: Path, tmp_path: Path) -> None:
    database = tmp_path / "deep" / "corpus.db"
    assert papers("ingest", folder, "--db", database).exit_code == 0
    assert "1 unchanged" in papers("ingest", folder, "--db", database).output
    found = json.loads(papers("search", "beehive", "--db", database, "--json").output)
    assert [(hit["kind"], hit["path"], hit["line"]) for hit in found] == [("paragraph", str(folder / "good.txt"), 3)]
    assert "beehives" in papers("search", "beehive", "--db", database).output
    assert papers("search", '"', "--db", database).output == "Nothing found.\n"
    status = json.loads(papers("status", "--db", database, "--json").output)
    assert sum(status["documents"].values()) == 1 and status["failed"] == []
    assert status["rows"]["paragraphs"] == 1 and status["rules"]
    assert "1 documents" in papers("status", "--db", database).output
    document = found[0]["document_id"]
    assert papers("withdraw", "feedfeed", "--db", database).exit_code == 1
    assert document in papers("withdraw", document, "--db", database).output
    left = b"".join(path.read_bytes() for path in database.parent.rglob("*") if path.is_file())
    assert b"beehive" not in left and b"considered" not in left
    assert json.loads(papers("search", "beehive", "--db", database, "--json").output) == []


@pytest.mark.parametrize("command", [["search", "x"], ["status"], ["withdraw", "x"], ["serve"]])
def test_without_a_database_a_sentence(tmp_path: Path, command: list[str]) -> None:
    result = papers(*command, "--db", tmp_path / "none.db")
    assert result.exit_code == 1
    assert result.output.startswith("papers: There is no database") and not (tmp_path / "none.db").exists()


def test_a_file_that_is_no_database_is_left_alone(folder: Path, tmp_path: Path) -> None:
    database = tmp_path / "notes.db"
    database.write_text("these are my notes, not a database; keep them\n" * 20)
    before = database.read_bytes()
    result = papers("ingest", folder, "--db", database)
    assert result.exit_code == 1 and "no SQLite database" in result.output
    assert database.read_bytes() == before


def test_as_a_process_of_its_own(folder: Path, tmp_path: Path) -> None:
    command = [*PAPERS_COMMAND, "ingest", str(folder), "missing.pdf", "--db", str(tmp_path / "corpus.db")]
    run = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, stdin=subprocess.DEVNULL, timeout=120)
    assert run.returncode == 1
    assert run.stdout.startswith("1 loaded (1 pages), 0 unchanged, 1 failed")
    assert run.stderr == "failed: missing.pdf does not exist. Check the path for a typing error.\n"


def test_a_document_that_takes_too_long_costs_itself_alone(folder: Path, tmp_path: Path) -> None:
    result = papers("ingest", folder, "--db", tmp_path / "corpus.db", "--timeout", "0.1")
    assert result.exit_code in (0, 1)  # a quick machine may be done in time
    if result.exit_code:
        assert "was not read within 0.1 seconds" in result.output.replace("\n", " ")


def test_demo_builds_a_corpus(tmp_path: Path, papers_folder: Path) -> None:
    result = papers("demo", "--no-serve", "--db", tmp_path / "demo.db")
    assert result.exit_code == 0, result.output
    assert f"Reading {len(list(papers_folder.glob('*.pdf')))} sample papers" in result.output


@pytest.fixture
def papers_folder(papers: Path) -> Path:
    return papers / "pdf"


def test_bench_times_each_stage(folder: Path) -> None:
    result = json.loads(papers("bench", folder, "--json").output)
    assert [stage["stage"] for stage in result["stages"]] == ["read", "form", "language", "rows", "load", "whole"]
    assert result["files"] == 1 and result["peak_mb"] > 10
