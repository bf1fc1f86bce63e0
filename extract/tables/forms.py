"""Forms to be filled in that are no data tables: questions with boxes to tick."""

from __future__ import annotations

from extract.cells.cells import row_texts
from ingest.model import Grid

TICKS = "\u2610\u2611\u2612\u2713\u2714\u25a1\u2717"


def is_tick_form(grid: Grid) -> bool:
    """Whether a grid is a form: each row a question or label, most answered with boxes to tick."""
    rows = [[text for text in row_texts(row) if text] for row in grid.rows]
    rows = [row for row in rows if row]
    asked = all(row[0].rstrip().endswith(("?", ":")) for row in rows)
    ticked = sum(any(mark in text for text in row[1:] for mark in TICKS) for row in rows)
    return asked and ticked > 0 and 2 * ticked >= len(rows)
