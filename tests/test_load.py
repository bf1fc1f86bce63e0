"""The writer: documents in or out whole, files passed over, the same content in any order."""

from __future__ import annotations

import os
import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

import corpus.ingesting
import corpus.load
from corpus.committees import are_same_meeting, count_meetings_sql
from corpus.databases import open_for_writing
from corpus.ids import committee_id
from corpus.ingesting import ingest
from corpus.limits import Limits
from corpus.load import SeenFile, store_document
from corpus.parsing import Parsed
from corpus.rows import DocumentRows, document_rows
from corpus.tables import FACTS
from made import made_document, made_extraction

VOLATILE = {"ingested_at"}


@pytest.fixture
def parsed_files(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Files are not read: their words are put into the made-up paper. The list tells which were parsed."""
    seen: list[str] = []

    def parse(
        files: list[tuple[str, str]], jobs: int, limits: Limits, ocr: bool = False
    ) -> Iterator[tuple[str, Parsed]]:
        for location, path in files:
            seen.append(Path(path).name)
            words = Path(location).read_text("utf-8")
            if words.startswith("bad"):
                yield location, Parsed(None, "read", f"{path} is bad.")
                continue
            document = made_document(words, path)
            chair = "Councillor Ada Thornfield" if "hives" in words else "Cllr A Thornfield"
            yield location, Parsed(document_rows(document, made_extraction(words, chair), len(words)))

    monkeypatch.setattr(corpus.ingesting, "parse_groups", lambda *given: iter([list(parse(*given))]))
    return seen


def content(database: Path) -> dict[str, list[tuple]]:
    """All that the database says, whatever the order of rows and the time."""
    connection = sqlite3.connect(database)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.execute("INSERT INTO pages_fts (pages_fts, rank) VALUES ('integrity-check', 1)")
    said = {}
    for table in ("documents", "search", *(table.name for table in FACTS)):
        names = [row[1] for row in connection.execute(f"PRAGMA table_info([{table}])") if row[1] not in VOLATILE]
        first = "rowid, " if table == "search" else ""
        said[table] = sorted(
            connection.execute(f"SELECT {first}{', '.join(f'[{name}]' for name in names)} FROM [{table}]"), key=repr
        )
    connection.close()
    return said


def write(folder: Path, **files: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, words in files.items():
        (folder / f"{name}.txt").write_text(words, "utf-8")
    return folder


def statuses(summary) -> list[str]:
    return [outcome.status for outcome in sorted(summary.outcomes, key=lambda outcome: outcome.path)]


def test_a_file_is_loaded_once(tmp_path: Path, parsed_files: list[str]) -> None:
    folder, database = write(tmp_path / "in", a="beehives", b="sheds"), tmp_path / "corpus.db"
    assert statuses(ingest([folder], database)) == ["loaded", "loaded"]
    before = content(database)
    assert statuses(ingest([folder], database)) == ["unchanged", "unchanged"]
    os.utime(folder / "a.txt")  # another time, the same bytes
    assert statuses(ingest([folder], database)) == ["unchanged", "unchanged"]
    assert sorted(parsed_files) == ["a.txt", "b.txt"]
    assert content(database) == before


def test_the_largest_file_is_read_first(tmp_path: Path, parsed_files: list[str]) -> None:
    folder = write(tmp_path / "in", a="sheds", b="beehives " * 50, c="ponds " * 5)
    ingest([folder], tmp_path / "corpus.db")
    assert parsed_files == ["b.txt", "c.txt", "a.txt"]


def test_a_changed_file_replaces_its_own_rows_only(tmp_path: Path, parsed_files: list[str]) -> None:
    folder, database = write(tmp_path / "in", a="beehives", b="sheds"), tmp_path / "corpus.db"
    ingest([folder], database)
    write(folder, a="ponds and paths")
    assert statuses(ingest([folder], database)) == ["loaded", "unchanged"]
    straight = tmp_path / "straight.db"
    ingest([folder], straight)
    assert content(database) == content(straight)


def test_a_file_that_now_fails_keeps_what_was_read(tmp_path: Path, parsed_files: list[str]) -> None:
    folder, database = write(tmp_path / "in", a="beehives"), tmp_path / "corpus.db"
    ingest([folder], database)
    before = content(database)
    write(folder, a="bad bytes")
    summary = ingest([folder], database)
    assert [(o.status, o.stage, o.error) for o in summary.outcomes] == [("failed", "read", f"{folder}/a.txt is bad.")]
    assert content(database) == before
    assert statuses(ingest([folder], database)) == ["failed"]  # tried again, said again
    write(folder, a="beehives")
    assert statuses(ingest([folder], database)) == ["unchanged"]


def test_the_same_bytes_twice_are_one_document(tmp_path: Path, parsed_files: list[str]) -> None:
    folder, database = write(tmp_path / "in", b="beehives", a="beehives"), tmp_path / "corpus.db"
    assert statuses(ingest([folder], database)) == ["loaded", "unchanged"]
    rows = sqlite3.connect(database).execute("SELECT path, status, note FROM ingests ORDER BY path").fetchall()
    assert rows[1][2] == f"The same bytes as {folder}/a.txt: one document."
    assert statuses(ingest([folder], database)) == ["unchanged", "unchanged"]
    write(folder, a="sheds")  # the document stays, for the other file still has it
    ingest([folder], database)
    assert [row[0] for row in sqlite3.connect(database).execute("SELECT path FROM documents ORDER BY path")] == [
        f"{folder}/a.txt",
        f"{folder}/b.txt",
    ]
    write(folder, b="sheds")  # now nobody has it
    ingest([folder], database)
    assert [row[0] for row in sqlite3.connect(database).execute("SELECT path FROM documents")] == [f"{folder}/a.txt"]


def test_copies_of_a_bad_file_fail_each_by_name(tmp_path: Path, parsed_files: list[str]) -> None:
    folder = write(tmp_path / "in", a="bad", b="bad")
    summary = ingest([folder], tmp_path / "corpus.db")
    assert sorted(o.error for o in summary.outcomes) == [f"{folder}/a.txt is bad.", f"{folder}/b.txt is bad."]


def test_another_version_of_the_reader_reads_again(
    tmp_path: Path, parsed_files: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, database = write(tmp_path / "in", a="beehives", b="beehives"), tmp_path / "corpus.db"
    ingest([folder], database)
    before = content(database)
    monkeypatch.setattr(corpus.ingesting, "fingerprint", lambda: "another")
    assert statuses(ingest([folder], database)) == ["loaded", "unchanged"]
    assert statuses(ingest([folder], database)) == ["unchanged", "unchanged"]
    assert content(database) == before


@pytest.mark.parametrize("seed", range(4))
def test_order_makes_no_difference(tmp_path: Path, parsed_files: list[str], seed: int) -> None:
    words = {"a": "beehives", "b": "sheds", "c": "more hives", "d": "ponds"}
    folder = write(tmp_path / "in", **words)
    ingest([folder], tmp_path / "straight.db")
    paths = sorted(folder.iterdir())
    random.Random(seed).shuffle(paths)
    for path in paths:
        ingest([path], tmp_path / "shuffled.db")
    assert content(tmp_path / "shuffled.db") == content(tmp_path / "straight.db")


def test_a_crash_in_the_middle_leaves_the_old_state(
    tmp_path: Path, parsed_files: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, database = write(tmp_path / "in", a="beehives"), tmp_path / "corpus.db"
    ingest([folder], database)
    before = content(database)
    write(folder, a="sheds")

    def crash(*_: object) -> None:
        raise RuntimeError("killed")

    with monkeypatch.context() as broken:
        broken.setattr(corpus.load, "refresh_people", crash)
        with pytest.raises(RuntimeError, match="killed"):
            ingest([folder], database)
    assert content(database) == before
    assert statuses(ingest([folder], database)) == ["loaded"]


def test_what_cannot_be_stored_costs_itself_alone(
    tmp_path: Path, parsed_files: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three papers come together; the one in the middle breaks a rule of the database when its rows are in."""
    folder, database = write(tmp_path / "in", a="beehives " * 9, b="sheds " * 5, c="ponds"), tmp_path / "corpus.db"

    def store(connection: sqlite3.Connection, rows: DocumentRows, file: SeenFile, *rest: object) -> None:
        store_document(connection, rows, file, *rest)  # type: ignore[arg-type]
        if file.path.endswith("b.txt"):
            connection.execute("INSERT INTO pages SELECT * FROM pages LIMIT 1")

    monkeypatch.setattr(corpus.ingesting, "store_document", store)
    summary = ingest([folder], database)
    assert statuses(summary) == ["loaded", "failed", "loaded"]
    [failed] = summary.failed
    assert failed.stage == "load" and f"What was read from {folder}/b.txt could not be stored" in (failed.error or "")
    (folder / "b.txt").unlink()
    ingest([folder], tmp_path / "straight.db")
    assert content(database) == content(tmp_path / "straight.db")
    told = dict(sqlite3.connect(database).execute("SELECT path, status FROM ingests"))
    assert told == {f"{folder}/{name}.txt": status for name, status in zip("abc", statuses(summary), strict=True)}


def test_one_row_for_a_person(tmp_path: Path, parsed_files: list[str]) -> None:
    folder, database = write(tmp_path / "in", a="beehives", b="sheds"), tmp_path / "corpus.db"
    ingest([folder], database)
    connection = sqlite3.connect(database)
    people = connection.execute("SELECT name, kind FROM people ORDER BY surname").fetchall()
    assert people == [
        ("Una Brook", "officer"),
        ("Councillor Tobias Oakhanger", "councillor"),
        ("Rhoda Pell", "officer"),
        ("Councillor Ada Thornfield", "councillor"),
    ]
    assert connection.execute("SELECT count(*) FROM attendance WHERE person_id IS NULL").fetchone() == (0,)
    reasons = dict(connection.execute("SELECT name, reason FROM person_names"))
    assert reasons["Cllr T Oakhanger"] == "shorter form with the same role or paper, fits no one else"


def test_unchanged_files_are_not_read_again(
    tmp_path: Path, parsed_files: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, database = tmp_path / "in", tmp_path / "corpus.db"
    write(folder, **{f"f{n}": f"beehives {n}" for n in range(100)})
    ingest([folder], database)

    def read_again(path: Path) -> str:
        raise AssertionError(f"{path} was read again")

    monkeypatch.setattr(corpus.ingesting, "hash_file", read_again)
    assert ingest([folder], database).counts == {"unchanged": 100}


def test_a_second_writer_waits(tmp_path: Path) -> None:
    database = tmp_path / "corpus.db"
    first, second = open_for_writing(database), open_for_writing(database)
    first.execute("BEGIN IMMEDIATE")
    second.execute("PRAGMA busy_timeout=50")
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        second.execute("BEGIN IMMEDIATE")
    first.execute("ROLLBACK")
    second.execute("BEGIN IMMEDIATE")
    second.execute("ROLLBACK")
    first.close()
    second.close()


# Who publishes the pack and the minutes, how the pack names the committee, whether its minutes are still to come.
SAME_MEETINGS = [
    ("Marlbeck Borough Council", "Marlbeck Borough Council", "Parks Board", False),
    (None, "Marlbeck Borough Council", "Parks Board", False),
    ("Marlbeck", "Marlbeck Borough Council", "PARKS BOARD", False),
    ("Marlbeck", "London Borough of Marlbeck", "Parks Board", False),
    ("Ayle Town Council", "Marlbeck Borough Council", "Parks Board", True),
    ("Marl", "Marlbeck Borough Council", "Parks Board", True),
    (None, "Marlbeck Borough Council", "Ports Board", True),
]


@pytest.mark.parametrize(("packed_by", "held_by", "committee", "to_come"), SAME_MEETINGS)
def test_minutes_of_a_pack_whose_council_is_named_otherwise(
    tmp_path: Path, packed_by: str | None, held_by: str, committee: str, to_come: bool
) -> None:
    connection = open_for_writing(tmp_path / "corpus.db")
    for role, council, name in (("pack", packed_by, committee), ("minutes", held_by, "Parks Board")):
        body = committee_id(council, name)
        connection.execute("INSERT INTO documents (id, council) VALUES (?, ?)", (role, council))
        connection.execute("INSERT OR IGNORE INTO committees (id) VALUES (?)", (body,))
        connection.execute(
            "INSERT INTO meetings (id, document_id, role, date, committee, committee_id) "
            "VALUES (?1, ?1, ?1, ?2, ?3, ?4)",
            (role, "2031-05-07", name, body),
        )
    assert bool(connection.execute("SELECT count(*) FROM meetings_without_minutes").fetchone()[0]) is to_come
    # A meeting that two papers tell of is one.
    assert connection.execute(count_meetings_sql("meetings")).fetchone()[0] == (2 if to_come else 1)
    connection.row_factory = sqlite3.Row
    one, other = connection.execute(
        "SELECT m.*, d.council FROM meetings AS m JOIN documents AS d ON d.id = m.document_id"
    )
    assert are_same_meeting(one, other) is not to_come
