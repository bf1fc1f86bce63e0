"""Kills runs of `papers ingest` at random moments and looks at what is left: python -m crashes --kills 200 (in tests/).

Each run is killed with SIGKILL, its whole process group at once, while it builds a corpus or replaces half of one; the
database must open and be sound, hold whole documents only, and after the same command equal one never interrupted.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from corpus.contents import content_hash
from corpus.databases import open_for_reading
from corpus.originals import originals_folder
from corpus.tables import FACTS

# Three papers in a transaction, so that a short run has many moments between two of them.
COMMAND = [sys.executable, "-c", "import corpus.workers; corpus.workers.GROUP = 3; from corpus.cli import main; main()"]
PAPERS = Path(__file__).parent / "packs" / "papers"
COPIES = 8
COUNTED = tuple(table.name for table in FACTS if not table.derived)


@dataclass
class Scene:
    """A folder of papers, a corpus of an earlier state of it, and what the corpus is to be in the end."""

    folder: Path
    papers: Path
    earlier: Path
    wanted: str
    counts: dict[str, dict[str, int]]
    seconds: float


def make_scene(folder: Path) -> Scene:
    """Papers whose words change between an earlier and a later run; builds both corpora without interruption."""
    papers = folder / "in"
    papers.mkdir()
    for file in sorted((PAPERS / "pdf").glob("*.pdf"))[:1]:
        shutil.copy(file, papers)
    write_copies(papers, "allotments")
    earlier = folder / "earlier.db"
    run(papers, earlier)
    write_copies(papers, "orchards")
    wanted = folder / "wanted.db"
    begun = time.monotonic()
    run(papers, wanted)
    seconds = time.monotonic() - begun
    connection = open_for_reading(wanted)
    return Scene(folder, papers, earlier, content_hash(connection), whole_counts(connection), seconds)


def write_copies(papers: Path, word: str) -> None:
    texts = sorted((PAPERS / "text").glob("*.txt"))
    for number in range(COPIES):
        text = texts[number % len(texts)].read_text("utf-8")
        changed = f"{text}\n\n1. The panel noted the {word} of ward {number}.\n"
        (papers / f"copy-{number:02}.txt").write_text(changed, "utf-8")


def run(papers: Path, database: Path) -> None:
    done = subprocess.run([*COMMAND, "ingest", str(papers), "--db", str(database)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def whole_counts(connection: sqlite3.Connection) -> dict[str, dict[str, int]]:
    """By document the number of its rows in each table."""
    found: dict[str, dict[str, int]] = {row[0]: {} for row in connection.execute("SELECT id FROM documents")}
    for table in COUNTED:
        sql = f"SELECT document_id, count(*) FROM [{table}] GROUP BY document_id"
        for document, count in connection.execute(sql):
            found[document][table] = count
    return found


def kill_once(scene: Scene, database: Path, after: float) -> bool:
    """Start the run, kill it after some seconds; whether it still went on then."""
    child = subprocess.Popen(
        [*COMMAND, "ingest", str(scene.papers), "--db", str(database)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    time.sleep(after)
    alive = child.poll() is None
    os.killpg(child.pid, signal.SIGKILL) if alive else None
    child.wait()
    return alive


def check_sound(scene: Scene, database: Path) -> None:
    """What must hold after every kill."""
    connection = sqlite3.connect(database)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    if connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'documents'").fetchone()[0]:
        for document, counts in whole_counts(connection).items():
            wanted = scene.counts.get(document)
            assert wanted is None or wanted == counts, f"half of {document}: {counts} of {wanted}"
        connection.execute("INSERT INTO pages_fts (pages_fts, rank) VALUES ('integrity-check', 1)")
        connection.rollback()
    connection.close()


def try_kills(scene: Scene, kills: int, seed: int, tell: bool = False) -> int:
    """Kill runs until so many were hit while they ran; returns how many were begun. Raises AssertionError."""
    chance = random.Random(seed)
    hit = begun = 0
    while hit < kills:
        database = scene.folder / "killed.db"
        clear(database)
        if chance.random() < 0.5:
            restore(scene.earlier, database)
        for _ in range(chance.choice((1, 1, 2, 3))):
            begun += 1
            hit += kill_once(scene, database, chance.uniform(0.05, scene.seconds))
            if database.exists():
                check_sound(scene, database)
        run(scene.papers, database)
        check_sound(scene, database)
        said = content_hash(open_for_reading(database))
        assert said == scene.wanted, f"another content after {hit} kills (seed {seed})"
        left = [path.name for path in originals_folder(database).glob(".*")]
        assert not left, f"left in the originals: {left}"
        if tell:
            print(f"{hit} of {begun} runs killed while they ran", flush=True)
    return begun


def clear(database: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        database.with_name(database.name + suffix).unlink(missing_ok=True)
    shutil.rmtree(originals_folder(database), ignore_errors=True)


def restore(source: Path, database: Path) -> None:
    shutil.copy(source, database)
    shutil.copytree(originals_folder(source), originals_folder(database))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="papers-crashes-") as folder:
        scene = make_scene(Path(folder))
        begun = time.monotonic()
        runs = try_kills(scene, given.kills, given.seed, tell=True)
        print(f"{given.kills} kills in {runs} runs of {scene.seconds:.1f} s survived, seed {given.seed}, "
              f"{time.monotonic() - begun:.0f} s; content {scene.wanted[:16]}")  # fmt: skip


if __name__ == "__main__":
    main()
