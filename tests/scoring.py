"""Which facts of a corpus are in the truth of its papers and which are not, one record a fact.

The scorer beside the real papers (`../shared/score/score.py`) says what counts as the same fact, when it is there; for
the made-up papers alone, equality of the fields that matter does. Truth is a JSON file a paper, named by its stem.
"""

from __future__ import annotations

import importlib.util
import json
import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from conftest import PAPERS, SHARED, TRUTH

SCORER = SHARED / "score" / "score.py"


@dataclass(frozen=True)
class Record:
    """One fact: `status` is right, missed (in the truth only) or invented (in the corpus only, then with its rule)."""

    paper: str
    table: str
    what: str
    status: str
    rule: str | None = None


@dataclass(frozen=True)
class Truth:
    """What is in one paper, and the lines of its text, which the truth's line numbers speak of."""

    stem: str
    gold: dict[str, Any]
    lines: list[str] | None


def find_papers() -> list[Path]:
    """The folders of papers that have a truth: the made-up ones, the real ones where they are."""
    return [
        PAPERS,
        *(folder for folder in (SHARED / "packs" / name for name in ("text", "pdf", "real")) if folder.exists()),
    ]


def read_truths() -> Iterator[Truth]:
    for folder, texts in ((TRUTH, [PAPERS / "text"]), (SHARED / "gold", [SHARED / "packs/text", SHARED / "gold/text"])):
        for path in sorted(folder.glob("*.json")):
            found = next((text for place in texts if (text := place / f"{path.stem}.txt").exists()), None)
            lines = found.read_text(encoding="utf-8").replace("\f", "").split("\n") if found else None
            yield Truth(path.stem, json.loads(path.read_text(encoding="utf-8")), lines)


def score_corpus(db: Path, truths: Sequence[Truth]) -> list[Record]:
    """The records of every paper of the corpus that has a truth, the paper named with its suffix."""
    connection = sqlite3.connect(f"file:{db}?mode=ro", uri=True)
    by_stem = {truth.stem: truth for truth in truths}
    records: list[Record] = []
    for document_id, path in connection.execute("SELECT id, path FROM documents ORDER BY path").fetchall():
        truth = by_stem.get(Path(path).stem)
        if truth is not None:
            compare = compare_by_scorer if SCORER.exists() else compare_by_fields
            records += compare(connection, document_id, truth, Path(path).name)
    connection.close()
    return records


def compare_by_scorer(connection: sqlite3.Connection, document_id: str, truth: Truth, paper: str) -> Iterator[Record]:
    """The records of one paper by the shared scorer, whose comparing is listened to."""
    scorer = load_scorer()
    records: list[Record] = []
    table = ""

    def rows(db: sqlite3.Connection, name: str, document: str) -> list[dict[str, Any]]:
        nonlocal table
        table = name
        return scorer.plain_rows(db, name, document)

    def compare(
        gold: list[Any],
        found: list[Any],
        same: Any,
        say: Any,
        closeness: Any = lambda g, f: 0,
        recall_only: bool = False,
    ) -> Any:
        pairs, used_gold, used_found = scorer.pair(gold, found, same, closeness)
        for i, j in pairs:
            if not gold[i].get("optional"):
                records.append(Record(paper, table, say(gold[i]), "right", found[j].get("rule")))
        for i, item in enumerate(gold):
            if i not in used_gold and not item.get("optional"):
                records.append(Record(paper, table, say(item), "missed"))
        for j, item in enumerate(found):
            if j not in used_found and not recall_only:
                records.append(Record(paper, table, say(item), "invented", item.get("rule")))
        return scorer.plain_compare(gold, found, same, say, closeness, recall_only)

    scorer.rows, scorer.compare = rows, compare
    scorer.score(connection, document_id, truth.gold, truth.lines)
    yield from records


def load_scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("shared_score", SCORER)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.plain_rows, module.plain_compare = module.rows, module.compare  # type: ignore[attr-defined]
    return module


def fold(text: Any) -> str:
    return re.sub(r"[^\w£%]+", " ", str(text or "")).strip().lower()


def bare(name: Any) -> str:
    return re.sub(r"\b(?:councillors?|cllr|mrs?|ms|miss|dr|revd?|sir|dame|[mco]be)\b", "", fold(name)).strip()


Key = Callable[[dict[str, Any]], tuple[Any, ...]]
# Table → the truth's items, their key, the key of a row.
FIELDS: dict[str, tuple[Callable[[dict[str, Any]], list[dict[str, Any]]], Key, Key]] = {
    "meetings": (lambda g: g["meetings"], *[lambda r: (fold(r["committee"]), r["date"], r["role"])] * 2),
    "agenda_items": (lambda g: g["agenda_items"], *[lambda r: (fold(r["number"]), fold(r["title"]))] * 2),
    "reports": (lambda g: g["reports"], *[lambda r: (fold(r["title"]), r["date"])] * 2),
    "recommendations": (
        lambda g: [x for r in g["reports"] for x in r["recommendations"]] + g["inspection_recommendations"],
        *[lambda r: (fold(r["text"]),)] * 2,
    ),
    "minute_items": (lambda g: [i for m in g["minutes"] for i in m["items"]], *[lambda r: (fold(r["title"]),)] * 2),
    "resolutions": (lambda g: [i for m in g["minutes"] for i in m["resolutions"]], *[lambda r: (fold(r["text"]),)] * 2),
    "attendance": (
        lambda g: [a for m in g["minutes"] for a in m["attendance"]],
        lambda r: (bare(r["name"]), r["group"]),
        lambda r: (bare(r["name"]), r["status"]),
    ),
    "distribution": (lambda g: g["distribution"], *[lambda r: (bare(r["name"]), r["copies"])] * 2),
    "officers": (lambda g: g["officers"], *[lambda r: (bare(r["name"]), fold(r["role"]))] * 2),
}


def compare_by_fields(connection: sqlite3.Connection, document_id: str, truth: Truth, paper: str) -> Iterator[Record]:
    """The records of one paper by equality of folded fields; dates and figures of its passages by their values."""
    connection.row_factory = sqlite3.Row
    for table, (items, wanted_key, found_key) in FIELDS.items():
        rows = [
            dict(row) for row in connection.execute(f"SELECT * FROM [{table}] WHERE document_id = ?", (document_id,))
        ]
        wanted = items(truth.gold)
        left = Counter(wanted_key(item) for item in wanted if not item.get("optional"))
        spare = {wanted_key(item) for item in wanted if item.get("optional")}
        for row in rows:
            key = found_key(row)
            if left[key]:
                left[key] -= 1
                yield Record(paper, table, str(key), "right", row["rule"])
            elif key not in spare:
                yield Record(paper, table, str(key), "invented", row["rule"])
        yield from (Record(paper, table, str(key), "missed") for key in left.elements())
    yield from _compare_passages(connection, document_id, truth, paper)


def _compare_passages(connection: sqlite3.Connection, document_id: str, truth: Truth, paper: str) -> Iterator[Record]:
    for table, gold_keys, keys in (
        ("dates", ("start", "end"), "start_date, end_date"),
        ("figures", ("value", "unit"), "value, unit"),
    ):
        sql = f"SELECT {keys}, rule FROM [{table}] WHERE document_id = ?"
        rules = {tuple(row)[:2]: row["rule"] for row in connection.execute(sql, (document_id,))}
        for item in (one for passage in truth.gold["passages"] for one in passage[table] if not one.get("optional")):
            key = tuple(item[name] for name in gold_keys)
            yield Record(paper, table, f"{item['text']} {key}", "right" if key in rules else "missed", rules.get(key))
