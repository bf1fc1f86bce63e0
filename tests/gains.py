"""Which facts a change gains and which it loses, by class and paper, against the last commit: `./run gains [REVISION]`.

The papers are read by the code of the revision (default HEAD, in a git worktree of its own) and by that at hand, and
both corpora are held against the truth. Gained: facts of the truth found only now; lost: found only then; invented:
facts that are not in the truth, made only now; cured: made only then. Ends with 1 when facts are lost or invented.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from conftest import ROOT
from measure import build_corpus
from scoring import Record, find_papers, read_truths, score_corpus

CHANGES = (("gained", "right", 1), ("lost", "right", -1), ("invented", "invented", 1), ("cured", "invented", -1))


def find_changes(before: Sequence[Record], after: Sequence[Record]) -> dict[str, list[Record]]:
    """What changed, a list of records for each kind of change; a fact that is there twice counts twice."""
    changes: dict[str, list[Record]] = {}
    for name, status, direction in CHANGES:
        old, new = (Counter(_fact(record) for record in side if record.status == status) for side in (before, after))
        changes[name] = list(((new - old) if direction > 0 else (old - new)).elements())
    return changes


def _fact(record: Record) -> Record:
    """The record without its rule: a fact that another rule finds now is the same fact."""
    return Record(record.paper, record.table, record.what, record.status)


def tell(changes: dict[str, list[Record]]) -> Iterator[str]:
    """A summary by class and paper, then each fact."""
    tables = sorted({record.table for records in changes.values() for record in records})
    for table in tables:
        counts = ", ".join(f"{n} {name}" for name in changes if (n := sum(r.table == table for r in changes[name])))
        yield f"{table}: {counts}"
        for paper in sorted({r.paper for records in changes.values() for r in records if r.table == table}):
            yield f"  {paper}"
            for name, records in changes.items():
                yield from (f"    {name:8} {r.what}" for r in records if (r.table, r.paper) == (table, paper))
    total = ", ".join(f"{len(records)} {name}" for name, records in changes.items())
    yield f"\n{total}." if tables else "No fact of the truth is gained, lost, invented or cured."


def run_git(*arguments: str) -> None:
    subprocess.run(["git", "-C", str(ROOT), *arguments], check=True, capture_output=True, text=True)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("revision", nargs="?", default="HEAD", help="what to compare with; HEAD unless told")
    given = options.parse_args()
    papers, truths = find_papers(), list(read_truths())
    with tempfile.TemporaryDirectory(prefix="papers-gains-") as folder:
        tree = Path(folder) / "then"
        try:
            run_git("worktree", "add", "--detach", str(tree), given.revision)
        except subprocess.CalledProcessError as error:
            sys.exit(f"git could not check out {given.revision}: {error.stderr.strip()}")
        try:
            sides = []
            for name, code in (("then", tree), ("now", ROOT)):
                db = Path(folder) / f"{name}.db"
                build_corpus(code, db, papers)
                sides.append(score_corpus(db, truths))
        finally:
            run_git("worktree", "remove", "--force", str(tree))
    changes = find_changes(*sides)
    print("\n".join(tell(changes)))
    sys.exit(1 if changes["lost"] or changes["invented"] else 0)


if __name__ == "__main__":
    main()
