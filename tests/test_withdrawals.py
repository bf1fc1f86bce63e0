"""A paper taken back while its site is up: no word of it is in any file there, whatever the site has kept."""

from __future__ import annotations

import asyncio
import os
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from corpus import drawing
from corpus.copies import changed_pdf
from corpus.databases import open_for_writing
from corpus.drawing import draw_page
from corpus.errors import StillRead
from corpus.ingesting import ingest
from corpus.load import SeenFile, remember_file
from corpus.originals import INCOMING, original_path, originals_folder
from corpus.snapshots import make_snapshot, snapshots_folder
from corpus.withdrawing import withdraw
from sites import getter

WORDS = ("Quillfeather", "zumbrottas", "vexillary")
# The search index keeps stems, and of a stem only what differs from the one before it: the middles must be gone too.
MIDDLES = ("illfeat", "mbrott", "xillar")


@pytest.fixture
def corpus(tmp_path: Path, papers: Path) -> Path:
    """A corpus of two papers; the words are in the one at `in/taken.pdf` alone."""
    (tmp_path / "in").mkdir()
    data = (papers / "pdf" / "county-council-minutes.pdf").read_bytes()
    sentence = f"Resolved that {' '.join(WORDS)} be let to Councillor {WORDS[0]} for a year."
    (tmp_path / "in" / "taken.pdf").write_bytes(changed_pdf(data, sentence))
    shutil.copy(papers / "pdf" / "learning-inspection.pdf", tmp_path / "in" / "kept.pdf")
    ingest([tmp_path / "in"], tmp_path / "site" / "corpus.db")
    return tmp_path / "site" / "corpus.db"


def words_left(folder: Path) -> set[str]:
    held = b"\0".join(path.read_bytes() for path in folder.rglob("*") if path.is_file()).lower()
    forms = {word: [word.lower().encode(form) for form in ("utf-8", "utf-16-le")] for word in (*WORDS, *MIDDLES)}
    return {word for word, written in forms.items() if any(form in held for form in written)}


def test_nothing_is_left_in_any_file_of_the_site(corpus: Path, tmp_path: Path) -> None:
    connection = sqlite3.connect(corpus)
    sql = "SELECT id, sha256 FROM documents WHERE path LIKE ?"
    document, sha256 = connection.execute(sql, ("%taken%",)).fetchone()
    kept, kept_sha256 = connection.execute(sql, ("%kept%",)).fetchone()
    connection.close()
    get = getter(corpus)
    try:
        for paper in (document, kept):
            assert get(f"/page/{paper}/1.webp").status_code == 200
        assert get("/bulk.json").status_code == 200
        assert get(f"/api/search.json?q={WORDS[0]}").json()["rows"]
        images = originals_folder(corpus) / "images"
        (images / ".drawing-left").write_text(" ".join(WORDS))  # of a site that was killed
        (originals_folder(corpus) / f"{INCOMING}999999999-left").write_text(" ".join(WORDS))  # of an ingest that was
        (snapshots_folder(corpus) / ".making-left").write_text(" ".join(WORDS))
        assert words_left(corpus.parent) == {*WORDS, *MIDDLES}
        withdraw(corpus, str(tmp_path / "in" / "taken.pdf"))
        assert words_left(corpus.parent) == set()
        assert {path.name for path in images.iterdir()} == {f"{kept_sha256}-1.webp"}
        assert not original_path(corpus, sha256).exists() and original_path(corpus, kept_sha256).exists()
        # The site goes on, says nothing of it, and keeps nothing of it again.
        assert get(f"/api/search.json?q={WORDS[0]}").json()["rows"] == []
        assert get(f"/paper/{document}").status_code == 410
        assert get(f"/page/{document}/1.webp").status_code == 404
        assert get("/bulk.json").status_code == 200 and get(f"/paper/{kept}").status_code == 200
        assert words_left(corpus.parent) == set()
    finally:
        get.close()  # type: ignore[attr-defined]


def test_an_image_drawn_while_its_paper_is_withdrawn_is_not_kept(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection = sqlite3.connect(corpus)
    sha256 = connection.execute("SELECT sha256 FROM documents WHERE path LIKE '%taken%'").fetchone()[0]
    connection.close()

    async def drawn_slowly(source: Path, number: int) -> bytes:
        withdraw(corpus, sha256)
        return b"an image"

    monkeypatch.setattr(drawing, "_drawn_apart", drawn_slowly)
    assert asyncio.run(draw_page(original_path(corpus, sha256), 1)) == b"an image"
    assert not list((originals_folder(corpus) / "images").iterdir())


def test_a_copy_that_is_made_while_a_paper_is_withdrawn_goes_too(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_snapshot(corpus)
    rmtree, calls = shutil.rmtree, []

    def beaten(folder: Path, ignore_errors: bool = False) -> None:
        rmtree(folder, ignore_errors)
        calls.append(folder)
        if len(calls) == 1:  # a copy is renamed into the folder just then
            os.makedirs(folder)
            (Path(folder) / "3-late.db").write_text(" ".join(WORDS))

    monkeypatch.setattr("corpus.snapshots.shutil.rmtree", beaten)
    withdraw(
        corpus, sqlite3.connect(corpus).execute("SELECT sha256 FROM documents WHERE path LIKE '%taken%'").fetchone()[0]
    )
    assert len(calls) == 2 and words_left(corpus.parent) == set()


def test_a_reader_who_stays_in_the_way_is_said_and_the_next_run_wipes(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corpus.databases.BUSY_SECONDS", 1)
    reader = sqlite3.connect(corpus, isolation_level=None)
    reader.execute("BEGIN")
    (sha256,) = reader.execute("SELECT sha256 FROM documents WHERE path LIKE '%taken%'").fetchone()
    with pytest.raises(StillRead, match="Run the same command again when the readers are done"):
        withdraw(corpus, sha256)
    assert reader.execute("SELECT count(*) FROM documents").fetchone() == (2,)  # still its own moment, whole
    reader.execute("COMMIT")
    assert reader.execute("SELECT count(*) FROM documents").fetchone() == (1,)
    withdraw(corpus, sha256)
    assert words_left(corpus.parent) == set()
    reader.close()


def test_a_copy_for_download_tells_no_place_on_the_machine(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = sqlite3.connect

    def connect_elsewhere(*given: Any, **named: Any) -> sqlite3.Connection:
        connection = connect(*given, **named)
        connection.execute("PRAGMA secure_delete=OFF")  # on by default only as some systems build SQLite
        return connection

    monkeypatch.setattr(sqlite3, "connect", connect_elsewhere)
    monkeypatch.chdir(tmp_path)
    database = Path("plain.db")
    ingest([Path("in")], database)
    connection = open_for_writing(database)
    connection.execute("PRAGMA foreign_keys=OFF")
    for number in range(500):  # of papers that are gone: enough of them for whole pages of the database
        path = f"gone/{number}.pdf"
        remember_file(connection, SeenFile(path, str(tmp_path / path), 1, 1, f"{number:064}"), "")
    connection.execute("DELETE FROM files WHERE path LIKE 'gone/%'")
    connection.close()
    assert str(tmp_path).encode() in database.read_bytes()  # the next run needs it
    (snapshots_folder(database)).mkdir()
    old = snapshots_folder(database) / "3-made-by-an-older-version.db"
    old.touch()
    copy = make_snapshot(database).path
    assert str(tmp_path).encode() not in copy.read_bytes() and not old.exists()
    files = "SELECT path, sha256, document_id FROM files ORDER BY path"
    with sqlite3.connect(database) as whole, sqlite3.connect(copy) as copied:
        assert copied.execute(files).fetchall() == whole.execute(files).fetchall() != []
        assert copied.execute("SELECT location FROM files ORDER BY path").fetchall() == [("file-1",), ("file-2",)]
    whole.close()
    copied.close()
