"""Which grids are audit trails."""

from __future__ import annotations

from extract.cells import grid_texts
from extract.labels import fold, vocabulary
from ingest.model import Block

# Labels that no other box has; "Dated" and "Key Decision?" stand in header boxes too.
OWN_LABELS = frozenset({"lead_officer", "report_author", "version"})


def is_audit_trail(block: Block) -> bool:
    """Whether a grid is an audit trail: two of its labels begin rows, or its list of consultees has its head."""
    if block.grid is None:
        return False
    found = set()
    for row in grid_texts(block.grid):
        joined = fold(" ".join(row))
        if ("officer title" in joined and "comments" in joined) or "consultation with other officers" in joined:
            return True
        label = vocabulary("trail").split(row[0]) if row and row[0] else None
        if label is not None and label.apart:
            found.add(label.field)
    return len(found & (OWN_LABELS | {"dated", "key_decision"})) >= 2 and bool(found & OWN_LABELS)
