"""The record of what a change gains and loses, and what is kept of each rule's precision."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

import gains
import measure
import scoring
from corpus.precision import read_kept
from corpus.tables import BY_NAME
from scoring import Record

RIGHT, LOST = Record("a.txt", "dates", "6 May 2027", "right", "r1"), Record("a.txt", "dates", "7 May", "right", "r1")
NEW, WRONG = (
    Record("a.pdf", "officers", "Ann Moor | Clerk", "right", "r2"),
    Record("a.txt", "dates", "9", "invented", "r1"),
)


def test_gains_and_losses_are_told_by_class_and_paper() -> None:
    moved = Record(RIGHT.paper, RIGHT.table, RIGHT.what, "right", "another rule finds it now")
    changes = gains.find_changes([RIGHT, LOST], [moved, NEW, WRONG])
    assert {name: [record.what for record in records] for name, records in changes.items()} == {
        "gained": ["Ann Moor | Clerk"], "lost": ["7 May"], "invented": ["9"], "cured": [],
    }  # fmt: skip
    told = "\n".join(gains.tell(changes))
    assert "dates: 1 lost, 1 invented\n  a.txt\n    lost     7 May\n    invented 9" in told
    assert told.endswith("1 gained, 1 lost, 1 invented, 0 cured.")


def test_the_same_fact_twice_counts_twice() -> None:
    assert len(gains.find_changes([RIGHT, RIGHT], [RIGHT])["lost"]) == 1
    assert gains.find_changes([RIGHT, RIGHT], [RIGHT])["gained"] == []


def test_no_change_is_said() -> None:
    assert list(gains.tell(gains.find_changes([RIGHT], [RIGHT]))) == [
        "No fact of the truth is gained, lost, invented or cured."
    ]


def test_rules_are_counted_by_what_they_made() -> None:
    missed = Record("a.txt", "dates", "8 May", "missed")
    assert measure.count_rules([RIGHT, LOST, WRONG, missed]) == {("r1", "dates"): (2, 1)}
    assert "dates" in measure.table_of_classes([RIGHT, missed])[1]


def test_made_up_papers_are_scored_without_the_real_ones(corpus_db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scoring, "SHARED", Path("nowhere"))
    monkeypatch.setattr(scoring, "SCORER", Path("nowhere"))
    records = scoring.score_corpus(corpus_db, list(scoring.read_truths()))
    assert {"meetings", "reports", "resolutions", "officers", "dates", "figures"} <= {r.table for r in records}
    right = sum(record.status == "right" for record in records)
    assert right / len(records) > 0.9


def test_what_is_kept_speaks_of_tables_and_reaches_the_corpus(corpus_db: Path) -> None:
    measured, rules = read_kept()
    assert len(measured) == 10 and {table for _, table, _, _ in rules} <= set(BY_NAME)
    connection = sqlite3.connect(corpus_db)
    rows = connection.execute("SELECT facts, precision FROM rules WHERE rule = 'date-split-year'").fetchall()
    connection.close()
    assert len(rows) == 1 and rows[0][0] > 0 and 0 <= rows[0][1] <= 1
