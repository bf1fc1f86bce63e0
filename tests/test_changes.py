"""The log of changes, links that live on in a replaced paper, and papers taken back so that no word of them is left."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.changes import find_successor, shared_hash
from corpus.databases import open_for_reading, open_for_writing
from corpus.differences import Seen, compare
from corpus.errors import NoSuchDocument
from corpus.ingesting import Options, ingest
from corpus.load import Outcome, SeenFile, adopt_file, load_document
from corpus.originals import originals_folder
from corpus.rows import DocumentRows, document_rows
from corpus.withdrawing import withdraw
from extract.extractions import Extraction
from made import at, made_document, made_extraction


def seen(suffix: str, words: str, place: str = "", *points_to: str) -> Seen:
    return Seen(suffix, words.encode(), place.encode(), points_to)


# before, after → added, changed, withdrawn, moved
DIFFERENCES = [
    ([], [], ([], [], [], {})),
    ([seen("-a", "x")], [seen("-a", "x")], ([], [], [], {})),
    ([seen("-a", "x")], [], ([], [], ["-a"], {})),
    ([], [seen("-a", "x")], (["-a"], [], [], {})),
    ([seen("-a", "x")], [seen("-a", "y")], ([], ["-a"], [], {})),
    ([seen("-a", "x")], [seen("-b", "x")], ([], [], [], {"-a": "-b"})),
    # One more paragraph at the top: the others move, each to where its words are.
    (
        [seen("-l1", "x"), seen("-l2", "y")],
        [seen("-l1", "new"), seen("-l2", "x"), seen("-l3", "y")],
        (["-l1"], [], [], {"-l1": "-l2", "-l2": "-l3"}),
    ),
    # Two that have changed places.
    ([seen("-a", "x"), seen("-b", "y")], [seen("-a", "y"), seen("-b", "x")], ([], ["-a", "-b"], [], {})),
    # The same words twice are taken in order.
    ([seen("-a", "x"), seen("-b", "x")], [seen("-b", "x"), seen("-c", "x")], ([], [], [], {"-a": "-c"})),
    # The same words in another box, or below another heading.
    ([seen("-a", "x", "1")], [seen("-a", "x", "2")], ([], ["-a"], [], {})),
    ([seen("-a", "x", "", "-s")], [seen("-a", "x", "", "-t")], ([], ["-a"], [], {})),
    # Below a heading that has moved itself, nothing has changed.
    (
        [seen("-s", "h"), seen("-a", "x", "", "-s")],
        [seen("-t", "h"), seen("-a", "x", "", "-t")],
        ([], [], [], {"-s": "-t"}),
    ),
]


@pytest.mark.parametrize(("before", "after", "expected"), DIFFERENCES)
def test_differences(before: list[Seen], after: list[Seen], expected: tuple) -> None:
    found = compare({"paragraphs": before}, {"paragraphs": after}).get("paragraphs")
    got = (found.added, found.changed, found.withdrawn, found.moved) if found else ([], [], [], {})
    assert got == expected
    free = {row.suffix for row in after} - {row.suffix for row in before} | set(expected[2])
    for left, taken in got[3].items():  # no move goes to a place that is still held
        assert taken in free
        free.add(left)


def made_rows(words: str, path: str = "papers/parks.pdf", extraction: Extraction | None = None) -> DocumentRows:
    return document_rows(made_document(words, path), extraction or made_extraction(words), len(words))


def store(connection: sqlite3.Connection, rows: DocumentRows, location: str = "/in/parks.pdf") -> None:
    file = SeenFile(rows.document["path"], location, 1, 1, rows.document["sha256"])
    load_document(connection, rows, file, "v", Outcome(file.path, "loaded", sha256=file.sha256))


@pytest.fixture
def connection(tmp_path: Path) -> sqlite3.Connection:
    opened = open_for_writing(tmp_path / "corpus.db")
    yield opened
    opened.close()


def log(connection: sqlite3.Connection, subject: str = "documents") -> list[tuple]:
    sql = "SELECT change, row_id, replaces, detail FROM changes WHERE subject = ? ORDER BY seq"
    return [(*row[:3], json.loads(row[3]) if row[3] else None) for row in connection.execute(sql, (subject,))]


def test_a_new_paper_is_one_row(connection: sqlite3.Connection) -> None:
    rows = made_rows("beehives")
    store(connection, rows)
    assert log(connection) == [("added", rows.id, None, None)]
    assert {row[1] for row in log(connection, "people")} == {
        row[0] for row in connection.execute("SELECT id FROM people")
    }
    assert len(log(connection, "committees")) == 1


def test_the_same_outcome_writes_nothing(connection: sqlite3.Connection) -> None:
    store(connection, made_rows("beehives"))
    before = connection.execute("SELECT * FROM changes").fetchall()
    store(connection, made_rows("beehives"))
    rows = made_rows("beehives")
    file = SeenFile("elsewhere.pdf", "/in/other.pdf", 1, 1, rows.document["sha256"])
    adopt_file(connection, file, "v", Outcome("elsewhere.pdf", "unchanged", sha256=file.sha256))
    changes = connection.execute("SELECT * FROM changes").fetchall()
    assert changes[: len(before)] == before
    # Its path is now the first of the two.
    assert [row[2:] for row in changes[len(before) :]] == [
        ("changed", "documents", rows.id, None, 1, '{"documents":{"changed":[""]}}')
    ]


def test_another_reading_tells_what_differs(connection: sqlite3.Connection) -> None:
    first = made_rows("beehives")
    store(connection, first)
    whole = made_extraction("beehives")
    clause = replace(whole.recommendations[0], text="Do not raise them.")
    further = replace(whole.recommendations[0], text="Wait a year.", span=at(1, 700))
    other = replace(whole, recommendations=(clause, further), contacts=())
    store(connection, made_rows("beehives", extraction=other))
    detail = log(connection)[-1]
    assert detail[:3] == ("changed", first.id, None)
    assert detail[3] == {
        "contacts": {"withdrawn": ["-contact-p1-100-72"]},
        "recommendations": {"added": ["-recommendation-p1-700-72"], "changed": ["-recommendation-p1-130-72"]},
    }


def test_a_replaced_paper_keeps_the_links_of_what_did_not_change(connection: sqlite3.Connection) -> None:
    old = made_rows("beehives")
    store(connection, old)
    extraction = made_extraction("sheds")
    lower = replace(extraction.recommendations[0], span=at(2, 90))
    new = made_rows("sheds", extraction=replace(extraction, recommendations=(lower,), contacts=()))
    store(connection, new)
    change, row, replaces, detail = log(connection)[-1]
    assert (change, row, replaces) == ("replaced", new.id, old.id)
    assert detail["recommendations"] == {"moved": {"-recommendation-p1-130-72": "-recommendation-p2-90-72"}}
    assert detail["contacts"] == {"withdrawn": ["-contact-p1-100-72"]}
    assert detail["paragraphs"] == {"changed": ["-paragraph-p1-160-72"]}  # it names the sheds
    assert set(detail) == {"recommendations", "contacts", "paragraphs", "pages"}
    cases = {
        "-recommendation-p1-130-72": f"{new.id}-recommendation-p2-90-72",
        "-resolution-p1-330-72": f"{new.id}-resolution-p1-330-72",
        "": new.id,
    }
    for suffix, successor in cases.items():
        assert find_successor(connection, old.id + suffix) == successor
    assert find_successor(connection, new.id) is None
    assert find_successor(connection, "0123456789abcdef-page-p1") is None
    # A third version: links of the first still lead on. And back to the first.
    third = made_rows("ponds")
    store(connection, third)
    assert find_successor(connection, old.id) == third.id
    store(connection, old)
    assert find_successor(connection, third.id) == old.id
    assert [entry[0] for entry in log(connection)] == ["added", "replaced", "replaced", "replaced"]


def test_what_a_load_changes_in_other_papers_is_told(connection: sqlite3.Connection) -> None:
    short = document_rows(made_document("sheds", "a.pdf"), made_extraction("sheds", "Cllr A Thornfield"), 1)
    store(connection, short, "/in/a.pdf")
    store(connection, made_rows("beehives", "b.pdf"), "/in/b.pdf")
    others = [entry for entry in log(connection) if entry[0] == "changed"]
    assert [entry[1] for entry in others] == [short.id]
    assert "attendance" in others[0][3]
    gone = [entry[1] for entry in log(connection, "people") if entry[0] == "withdrawn"]
    assert gone == [shared_hash("a-thornfield")]


def test_the_sequence_only_rises(connection: sqlite3.Connection) -> None:
    highest = 0
    for words in ("beehives", "sheds", "beehives", "ponds"):
        store(connection, made_rows(words))
        newest = connection.execute("SELECT max(seq) FROM changes").fetchone()[0]
        assert newest > highest
        highest = newest


WORDS = ("quillfeather", "zumbrotta", "vexillary")  # words that stand in one paper and nowhere else


@pytest.fixture
def papers_in(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    body = "\n\n".join(f"{n}.1 The {word} of the {word} meadow was let for £{n}00 on 3 May 203{n}." for n, word in
                       enumerate(WORDS, 1))  # fmt: skip
    minutes = (
        "MINUTES of the MEADOWS COMMITTEE held on 7 May 2031\n\nPresent: Councillor Zumbrotta Vexillary (Chair)\n\n"
    )
    (folder / "quillfeather.txt").write_text(minutes + body + "\n", "utf-8")
    (folder / "other.txt").write_text("MINUTES of the PONDS COMMITTEE held on 8 May 2031\n\n1.1 Ducks.\n", "utf-8")
    return folder


def bytes_left(database: Path) -> list[str]:
    """The words that can be found in any file of the corpus, in any case and encoding."""
    places = [database.with_name(database.name + end) for end in ("", "-wal", "-shm", "-journal")]
    places += [path for folder in database.parent.glob(f"{database.stem}-*") for path in folder.rglob("*")]
    held = b"".join(place.read_bytes() for place in places if place.is_file()).lower()
    return [word for word in WORDS for form in ("utf-8", "utf-16-le") if word.encode(form) in held]


def test_nothing_is_left_of_a_withdrawn_paper(tmp_path: Path, papers_in: Path) -> None:
    database = tmp_path / "corpus.db"
    ingest([papers_in], database)
    assert set(bytes_left(database)) == set(WORDS)
    reader = open_for_reading(database)  # a site that is up all the while
    assert reader.execute("SELECT count(*) FROM documents").fetchone()[0] == 2
    other = originals_folder(database) / reader.execute("SELECT sha256 FROM documents WHERE path LIKE '%other%'")\
        .fetchone()[0]  # fmt: skip
    connection = open_for_writing(database)
    connection.execute("ANALYZE")
    connection.close()
    document, _ = withdraw(database, str(papers_in / "quillfeather.txt"))
    assert bytes_left(database) == []
    assert other.is_file()
    assert reader.execute("SELECT count(*) FROM documents").fetchone()[0] == 1
    assert reader.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert reader.execute("PRAGMA foreign_key_check").fetchall() == []
    assert [tuple(row) for row in reader.execute("SELECT change, row_id FROM changes WHERE change = 'withdrawn' "
            "AND subject = 'documents'")] == [("withdrawn", document)]  # fmt: skip
    assert find_successor(reader, document) is None
    assert withdraw(database, document)[0] == document  # again: wipes what an interrupted run has left
    reader.close()


def test_a_withdrawn_paper_is_not_read_again(tmp_path: Path, papers_in: Path) -> None:
    database = tmp_path / "corpus.db"
    ingest([papers_in], database)
    document, _ = withdraw(database, str(papers_in / "quillfeather.txt"))
    (papers_in / "copy.txt").write_bytes((papers_in / "quillfeather.txt").read_bytes())
    for name in ("quillfeather.txt", "copy.txt"):
        refused = ingest([papers_in / name], database).outcomes[0]
        assert refused.status == "failed"
        assert (refused.error or "").endswith("is not read again. To read it, use --even-withdrawn.")
    assert originals_folder(database).exists() and not (originals_folder(database) / document).exists()
    again = ingest([papers_in / "copy.txt"], database, Options(even_withdrawn=True))
    assert [outcome.status for outcome in again.outcomes] == ["loaded"]
    assert ingest([papers_in], database).counts == {"unchanged": 3}
    connection = open_for_reading(database)
    assert connection.execute("SELECT count(*) FROM withdrawals").fetchone()[0] == 0
    told = [
        row[0] for row in connection.execute("SELECT change FROM changes WHERE row_id = ? ORDER BY seq", (document,))
    ]
    assert told == ["added", "withdrawn", "added"]
    connection.close()


def test_what_was_never_there_cannot_be_withdrawn(tmp_path: Path, papers_in: Path) -> None:
    database = tmp_path / "corpus.db"
    ingest([papers_in / "other.txt"], database)
    with pytest.raises(NoSuchDocument):
        withdraw(database, "0123456789abcdef")


def test_the_log_holds_no_words(tmp_path: Path, papers_in: Path) -> None:
    database = tmp_path / "corpus.db"
    ingest([papers_in], database)
    (papers_in / "quillfeather.txt").write_text("MINUTES of the MEADOWS COMMITTEE held on 7 May 2031\n", "utf-8")
    ingest([papers_in], database)
    connection = open_for_reading(database)
    for row in connection.execute("SELECT * FROM changes"):
        for name in ("detail", "row_id"):
            assert not any(word in str(row[name]) for word in WORDS)
    connection.close()
