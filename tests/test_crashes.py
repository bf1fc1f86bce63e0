"""Crashes: a killed run, a full disk, a folder that cannot be written to, two runs at once, readers all the while."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.contents import content_hash, table_hashes
from corpus.copies import write_copies
from corpus.databases import open_for_reading, open_for_writing
from corpus.errors import CorpusError, DatabaseBusy
from corpus.ingesting import Options, ingest
from corpus.originals import originals_folder
from corpus.withdrawing import withdraw
from crashes import COMMAND, PAPERS, make_scene, try_kills, whole_counts
from ingest.sources import hash_file

KILLS = 6


def hash_of(database: Path) -> str:
    return content_hash(open_for_reading(database))


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("texts")
    for file in (PAPERS / "text").glob("*.txt"):
        shutil.copy(file, folder)
    return folder


@pytest.fixture(scope="module")
def built(texts: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    database = tmp_path_factory.mktemp("built") / "corpus.db"
    ingest([texts], database)
    return database


def test_killed_runs_leave_whole_documents_and_can_go_on(tmp_path: Path) -> None:
    scene = make_scene(tmp_path)
    assert try_kills(scene, KILLS, seed=os.getpid()) >= KILLS


def test_same_in_same_out(texts: Path, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Worker count, order, working directory, other places of the files, failures beside them and a second run."""
    wanted = hash_of(built)
    monkeypatch.chdir(texts)
    files = sorted(texts.iterdir())
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.7 nothing")
    ways = {
        "workers": ([texts], Options(jobs=2)),
        "order": (list(reversed(files)), Options()),
        "relative": ([file.name for file in files], Options()),
        "failures": ([tmp_path / "bad.pdf", texts], Options(jobs=2)),
    }
    for name, (paths, options) in ways.items():
        database = tmp_path / f"{name}.db"
        ingest(paths, database, options)
        assert hash_of(database) == wanted, name
        ingest(paths, database, options)
        assert hash_of(database) == wanted, f"{name}, again"
    moved = tmp_path / "moved"
    shutil.copytree(texts, moved)
    ingest([moved], tmp_path / "moved.db")
    assert hash_of(tmp_path / "moved.db") == wanted


def test_another_content_has_another_hash(texts: Path, built: Path, tmp_path: Path) -> None:
    database = tmp_path / "less.db"
    ingest(sorted(texts.iterdir())[1:], database)
    assert hash_of(database) != hash_of(built)
    less, whole = (table_hashes(open_for_reading(path)) for path in (database, built))
    assert less["documents"] != whole["documents"] and less.keys() == whole.keys()


def test_a_disk_that_is_full_keeps_what_was_loaded(texts: Path, tmp_path: Path) -> None:
    """No file of the run may grow beyond the database's size now: the first write of a longer one fails."""
    database = tmp_path / "corpus.db"
    first = sorted(texts.iterdir())[0]
    ingest([first], database)
    before = hash_of(database)
    blocks = database.stat().st_size // 512 + 8
    shell = ["sh", "-c", f'ulimit -f {blocks}; trap "" XFSZ; exec "$@"', "sh"]
    done = subprocess.run([*shell, *COMMAND, "ingest", str(texts), str(PAPERS / "pdf"), "--db", str(database)],
                          capture_output=True, text=True, stdin=subprocess.DEVNULL)  # fmt: skip
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Cannot write to" in done.stderr and "What was loaded before is kept" in done.stderr
    assert "Traceback" not in done.stderr
    connection = sqlite3.connect(database)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    known = {row[0] for row in connection.execute("SELECT path FROM documents")}
    assert str(first) in known
    connection.close()
    ingest([texts], database)
    shutil.copy(database, tmp_path / "after.db")
    connection = sqlite3.connect(database)
    assert connection.execute("SELECT count(*) FROM documents").fetchone()[0] >= len(list(texts.iterdir()))
    connection.close()
    assert before != hash_of(database)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 3 MB, in memory; only root can make one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)], capture_output=True)
    if made.returncode:
        pytest.skip("no file system can be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_small_disk_fills_up_and_keeps_what_was_loaded(texts: Path, small_disk: Path, tmp_path: Path) -> None:
    database = small_disk / "corpus.db"
    first = sorted(texts.iterdir())[0]
    ingest([first], database)
    before = hash_of(database)
    write_copies(tmp_path / "more", 0, 60)
    said = run_papers("ingest", tmp_path / "more", "--db", database)
    assert said.returncode == 1 and "Traceback" not in said.stderr, said.stderr
    assert "Cannot write to" in said.stderr and "What was loaded before is kept" in said.stderr
    connection = sqlite3.connect(database)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    with sqlite3.connect(tmp_path / "corpus.db") as copy:
        connection.backup(copy)
    copy.close()
    connection.close()
    shutil.copytree(originals_folder(database), originals_folder(tmp_path / "corpus.db"))
    for document in whole_counts(open_for_reading(tmp_path / "corpus.db")):
        if not document.startswith(hash_file(first)[:16]):
            withdraw(tmp_path / "corpus.db", document)
    assert hash_of(tmp_path / "corpus.db") == before


def test_a_disk_that_is_read_only_says_so_and_can_be_read(texts: Path, small_disk: Path) -> None:
    database = small_disk / "corpus.db"
    ingest([sorted(texts.iterdir())[0]], database)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    for command in (("ingest", texts), ("withdraw", "0123456789abcdef")):
        said = run_papers(*command, "--db", database)
        assert said.returncode == 1 and "Cannot write to" in said.stderr and "Traceback" not in said.stderr, said.stderr
    for command in (("status",), ("search", "committee")):
        said = run_papers(*command, "--db", database)
        assert said.returncode == 0 and said.stdout, said.stderr


def run_papers(*given: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*COMMAND, *map(str, given)], capture_output=True, text=True, stdin=subprocess.DEVNULL)


def test_a_folder_that_cannot_be_written_to_is_said(texts: Path, built: Path, tmp_path: Path) -> None:
    if os.geteuid() == 0:
        (tmp_path / "flat").write_text("a file where a folder is to be")
        database = tmp_path / "flat" / "corpus.db"
    else:
        (tmp_path / "locked").mkdir(mode=0o500)
        database = tmp_path / "locked" / "corpus.db"
    with pytest.raises(CorpusError, match="Cannot write to"):
        ingest([texts], database)


def test_a_run_that_waits_too_long_for_another_says_so(
    texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = tmp_path / "corpus.db"
    ingest([], database)
    other = sqlite3.connect(database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    monkeypatch.setattr("corpus.databases.BUSY_SECONDS", 0.2)
    with pytest.raises(DatabaseBusy, match="Another run is writing to .* Wait for it to end"):
        ingest([texts], database)
    other.execute("ROLLBACK")
    other.close()
    assert ingest([texts], database).counts.keys() == {"loaded"}


def test_a_new_database_that_another_run_is_making_is_waited_for(tmp_path: Path) -> None:
    """SQLite waits for no other run that sets its journal; two runs that begin at once both do so."""
    database = tmp_path / "corpus.db"
    other = sqlite3.connect(database, isolation_level=None, check_same_thread=False)
    other.execute("CREATE TABLE made (it)")
    other.execute("BEGIN IMMEDIATE")
    ended = threading.Timer(0.3, other.execute, ("ROLLBACK",))
    ended.start()
    open_for_writing(database).close()
    ended.join()
    other.close()


def test_two_runs_at_once_both_end_well(texts: Path, built: Path, tmp_path: Path) -> None:
    database = tmp_path / "corpus.db"
    command = [*COMMAND, "ingest", str(texts), "--db", str(database)]
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) for _ in range(2)]
    for run in runs:
        said, _ = run.communicate(timeout=120)
        assert run.returncode == 0, said
        assert "0 failed" in said
    assert hash_of(database) == hash_of(built)


def test_readers_never_see_half_a_document(
    texts: Path, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corpus.workers.GROUP", 2)  # several states to be seen in a short run
    wanted = whole_counts(open_for_reading(built))
    database = tmp_path / "corpus.db"
    ingest([], database)
    done, wrong, seen = threading.Event(), [], set()

    def read() -> None:
        connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
        try:
            while not done.is_set():
                connection.execute("BEGIN")
                counts = whole_counts(connection)
                connection.execute("COMMIT")
                seen.add(len(counts))
                wrong.extend(document for document, found in counts.items() if wanted[document] != found)
        except sqlite3.Error as error:
            wrong.append(str(error))
        finally:
            connection.close()

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    try:
        ingest([texts], database, Options(jobs=2))
    finally:
        done.set()
        for reader in readers:
            reader.join()
    assert not wrong and max(seen) >= 1
