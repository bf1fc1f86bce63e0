"""Committees of papers that name no council: which body each is, told only where every one of its days proves it."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.databases import open_for_writing


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    opened = open_for_writing(tmp_path / "corpus.db")
    yield opened
    opened.close()


# council of the paper, id of the committee, day of its meeting
NAMED = [
    ("Marlstow Council", "marlstow-harbour-board", "2031-05-08"),
    ("Marlstow Council", "marlstow-harbour-board", "2031-06-08"),
]
BARE = (None, "harbour-board", "2031-05-08")
CASES = [
    ([*NAMED, BARE], [("harbour-board", "marlstow-harbour-board", 1)]),
    ([*NAMED, BARE, (None, "harbour-board", "2031-06-08")], [("harbour-board", "marlstow-harbour-board", 2)]),
    # A day on which no paper names the council.
    ([*NAMED, BARE, (None, "harbour-board", "2031-07-08")], []),
    # Another council's body of that name met on the day, too.
    ([*NAMED, BARE, ("Overton Council", "overton-harbour-board", "2031-05-08")], []),
    ([BARE], []),
    (NAMED, []),
]  # fmt: skip


@pytest.mark.parametrize(("meetings", "aliases"), CASES)
def test_aliases(
    connection: sqlite3.Connection,
    meetings: list[tuple[str | None, str, str]],
    aliases: list[tuple[str, str, int]],
) -> None:
    connection.execute("PRAGMA foreign_keys = OFF")
    for number, (council, committee, day) in enumerate(meetings):
        connection.execute(
            ("INSERT INTO documents (id, path, council) VALUES (?, ?, ?)"), (f"d{number}", "a.pdf", council)
        )
        connection.execute(
            "INSERT INTO meetings (id, committee, date, role, committee_id, document_id) VALUES (?, ?, ?, ?, ?, ?)",
            (f"m{number}", "Harbour Board", day, "minutes", committee, f"d{number}"),
        )
    assert connection.execute("SELECT alias_id, committee_id, days FROM committee_aliases").fetchall() == aliases
