"""Names and meetings counted as papers come and go: the counts are what a count of everything gives, in any order."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import pytest

from corpus.contents import content_hash
from corpus.databases import open_for_writing
from corpus.load import Outcome, SeenFile, load_document, remove_document
from corpus.rows import DocumentRows, document_rows
from made import made_document, made_extraction

CHAIRS = ("Councillor Ada Thornfield", "Cllr A Thornfield", "Councillor Amos Thornfield", "Cllr Thornfield")
COUNTS = ("SELECT surname, name, council, papers, evidence, company, person_id, reason FROM person_forms",
          "SELECT * FROM committee_forms")  # fmt: skip


def made_rows(number: int) -> DocumentRows:
    chair = CHAIRS[number % len(CHAIRS)]
    document = made_document(f"paper {number}", f"{number}.pdf")
    return document_rows(document, made_extraction(f"bed {number}", chair), 1)


def store(connection: sqlite3.Connection, number: int, place: int | None = None) -> str:
    rows = made_rows(number)
    path = f"{number if place is None else place}.pdf"
    file = SeenFile(path, f"/in/{path}", 1, 1, rows.document["sha256"])
    load_document(connection, rows, file, "v", Outcome(path, "loaded", sha256=file.sha256))
    return rows.id


def counts(connection: sqlite3.Connection) -> list[list[tuple]]:
    return [sorted(connection.execute(sql).fetchall(), key=repr) for sql in COUNTS]


@pytest.mark.parametrize("seed", range(3))
def test_papers_that_come_and_go_leave_the_counts_of_those_that_stay(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    connection, straight = (open_for_writing(tmp_path / name) for name in ("a.db", "b.db"))
    numbers = list(range(10))
    chance.shuffle(numbers)
    stored = {number: store(connection, number) for number in numbers}
    for number in chance.sample(numbers, 6):
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("PRAGMA defer_foreign_keys=ON")
        remove_document(connection, stored.pop(number))
        connection.execute("COMMIT")
    replaced = min(stored)
    del stored[replaced]
    store(connection, 20, place=replaced)
    for number in sorted(stored):
        store(straight, number)
    store(straight, 20, place=replaced)
    assert content_hash(connection) == content_hash(straight)
    assert counts(connection) == counts(straight)
    assert connection.execute("SELECT count(*) FROM person_forms WHERE NOT settled").fetchone() == (0,)
    connection.close()
    straight.close()


def test_a_database_of_another_version_is_counted_again(tmp_path: Path) -> None:
    connection = open_for_writing(tmp_path / "corpus.db")
    for number in range(4):
        store(connection, number)
    wanted, hashed = counts(connection), content_hash(connection)
    connection.execute("DROP TABLE person_forms")
    connection.execute("DELETE FROM committee_forms")
    connection.execute("UPDATE state SET value = 'older' WHERE key IN ('schema', 'counted')")
    connection.close()
    connection = open_for_writing(tmp_path / "corpus.db")
    assert counts(connection) == wanted and content_hash(connection) == hashed
    store(connection, 5)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()


def test_one_more_paper_costs_the_same_however_many_there_are(tmp_path: Path) -> None:
    """Counted in steps of SQLite's machine, so that neither clock nor load tells."""
    connection = open_for_writing(tmp_path / "corpus.db")
    steps = []

    def step() -> int:
        steps[-1] += 1
        return 0

    for number in range(0, 400, len(CHAIRS)):
        steps.append(0)
        connection.set_progress_handler(step, 100)
        store(connection, number)
        connection.set_progress_handler(None, 0)
    early, late = sum(steps[5:25]), sum(steps[-20:])
    assert late < early * 1.35, (early, late)
    connection.close()
