"""Which grids are audit trails."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from extract.cells.cells import grid_texts
from extract.decisions.notice_fields import label_kind
from extract.labels import fold, load_labels, vocabulary
from extract.patterns import pattern
from extract.reports.consultees import consultation_columns
from ingest.model import Block
from ingest.shelves import forget_with_shelf

TYPE_RE = pattern(
    "history-decision-type",
    r"^(?:decision\s+type|type\s+of\s+decision)\s*:?",
    matches=("Decision type:", "Decision type: Key decision"),
    rejects=("The decision type is key",),
    flags=re.IGNORECASE,
)
# Labels that no other box has; "Dated" and "Key Decision?" stand in header boxes too.
BESIDE_LABELS = frozenset({"dated", "key_decision", "consultees"})
OWN_LABELS = frozenset({"lead_officer", "report_author", "version", "history"})


def _names_title(row: Sequence[str]) -> bool:
    """Whether a row is labelled as the title of a report: its box is a header, whatever officers it names."""
    label = vocabulary("box").split(row[0]) if row and row[0] else None
    return label is not None and label.field == "title" and label.apart


def is_history(block: Block) -> bool:
    """Whether a grid is a report's history: labels over their values ("Decision type: | Urgency item?")."""
    return block.grid is not None and _read_as_history(grid_texts(block.grid))


def _read_as_history(rows: Iterable[Sequence[str]]) -> bool:
    return any(len(row) > 1 and TYPE_RE.fullmatch(row[0]) and row[1].endswith((":", "?")) for row in rows)


def is_audit_trail(block: Block) -> bool:
    """Whether a grid is an audit trail: two of its labels begin rows, or its list of consultees has its head."""
    return block.grid is not None and _read_as_trail(tuple(map(tuple, grid_texts(block.grid))))


@lru_cache(maxsize=256)  # of each grid it is asked where reports are looked for, and again where their trails are
def _read_as_trail(rows: tuple[tuple[str, ...], ...]) -> bool:
    if any(_names_title(row) for row in rows) or _read_as_history(rows):
        return False
    found = set()
    for row in rows:
        joined = fold(" ".join(row))
        if ("officer title" in joined and "comments" in joined) or "consultation with other officers" in joined:
            return True
        if consultation_columns(row):
            return True
        label = vocabulary("trail").split(row[0]) if row and row[0] else None
        if label is not None and label.apart:
            found.add(label.field)
    labelled = len(found & (OWN_LABELS | BESIDE_LABELS)) >= 2 and bool(found & OWN_LABELS)
    return labelled and not _records_decision(rows)


forget_with_shelf(_read_as_trail.cache_clear)


def _records_decision(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a form says what was decided on and what was decided, among whatever else: a record of a decision."""
    kinds = {label_kind(row[0].rstrip(" :?")) for row in rows if row and row[0] and any(row[1:])}
    return {"subject", "decision"} <= kinds


@cache
def trail_words() -> frozenset[str]:
    return frozenset(fold(word) for words in load_labels()["trail_words"].values() for word in words)


def is_trail_rest(block: Block) -> bool:
    """Whether a grid is the end of an audit trail cut off by lines without columns: answers, when it was sent."""
    rows = [[text for text in row if text] for row in grid_texts(block.grid)] if block.grid is not None else []
    answers = trail_words()
    answered = [len(row) > 2 and all(fold(text) in answers for text in row[-2:]) for row in rows]
    sent = [bool(row) and fold(row[0]).startswith(("date final report", "date report sent")) for row in rows]
    known = [a or b or len(row) < 2 for a, b, row in zip(answered, sent, rows, strict=True)]
    return any(answered + sent) and all(known)
