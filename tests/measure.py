"""Measure the rules on papers with a truth: `./run accuracy`; `--write` keeps what each rule got right and wrong.

A table by class (precision, recall, F1) and one by rule. What is kept (`corpus/precision.json`) the corpus shows
beside the facts of a rule; it is measured on the papers that are there, so keep it from a run with the real ones.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from conftest import PAPERS_COMMAND, ROOT
from scoring import Record, find_papers, read_truths, score_corpus

KEPT = ROOT / "corpus" / "precision.json"


def build_corpus(code: Path, db: Path, papers: Sequence[Path]) -> None:
    """A corpus of the papers by the code in the folder `code`, in a process of its own."""
    command = [sys.executable, "-c", PAPERS_COMMAND, "ingest", *map(str, papers), "--db", str(db)]
    path = os.pathsep.join(filter(None, (str(code), os.environ.get("PYTHONPATH"))))
    done = subprocess.run(command, cwd=code, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True)
    if done.returncode not in (0, 1) or not db.exists():  # 1: a file could not be read
        sys.exit(f"papers ingest ended with {done.returncode}:\n{done.stdout}{done.stderr}")


def table_of_classes(records: Sequence[Record]) -> list[str]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for record in records:
        counts[record.table][record.status] += 1
    lines = [f"{'class':20} precision  recall     F1   right missed invented"]
    for table, n in counts.items():
        right, missed, invented = n["right"], n["missed"], n["invented"]
        precision, recall = right / max(right + invented, 1), right / max(right + missed, 1)
        f1 = 2 * right / max(2 * right + missed + invented, 1)
        lines.append(f"{table:20} {precision:9.3f} {recall:7.3f} {f1:6.3f} {right:7} {missed:6} {invented:8}")
    return lines


def count_rules(records: Sequence[Record]) -> dict[tuple[str, str], tuple[int, int]]:
    """By rule and table: how many facts it made that are in the truth, and how many that are not."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for record in records:
        if record.rule:
            counts[record.rule, record.table][record.status] += 1
    return {key: (n["right"], n["invented"]) for key, n in sorted(counts.items())}


def table_of_rules(records: Sequence[Record]) -> list[str]:
    lines = [f"{'rule':36} {'table':20} precision  right  wrong"]
    for (rule, table), (right, wrong) in count_rules(records).items():
        lines.append(f"{rule:36} {table:20} {right / (right + wrong):9.3f} {right:6} {wrong:6}")
    return lines


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument(
        "--write", action="store_true", help="keep what each rule got right and wrong in corpus/precision.json"
    )
    options.add_argument("--wrong", action="store_true", help="print every fact missed and invented too")
    given = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="papers-measure-") as folder:
        db = Path(folder) / "corpus.db"
        build_corpus(ROOT, db, find_papers())
        records = score_corpus(db, list(read_truths()))
    print("\n".join([*table_of_classes(records), "", *table_of_rules(records)]))
    if given.wrong:
        print(*(f"{r.status:8} {r.paper} {r.table}: {r.what}" for r in records if r.status != "right"), sep="\n")
    if given.write:
        rules = [[rule, table, right, wrong] for (rule, table), (right, wrong) in count_rules(records).items()]
        rows = ",\n".join(f"  {json.dumps(row)}" for row in rules)
        KEPT.write_text(f'{{"measured": "{date.today()}", "rules": [\n{rows}\n]}}\n', encoding="utf-8")
        print(f"\nKept in {KEPT.relative_to(ROOT)}; then: python -m corpus.metadata > datasette_metadata.json")


if __name__ == "__main__":
    main()
