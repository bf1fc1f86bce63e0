"""A row of a list of people, as the readers of attendance lists hand it on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.facts import AttendanceStatus
from extract.patterns import pattern
from ingest.model import Cell, Span

# A seat of the list that nobody holds: no person, and no label of another list.
VACANT_SEAT_RE = pattern(
    "vacant-seat",
    r"^\W*(?:(?:\d+|one|two|three|four)\s+(?:x\s+)?)?(?:vacant(?:\s+seats?)?|vacanc(?:y|ies))\W*$",
    matches=("Vacancy", "2 vacancies", "Vacant seat"),
    rejects=("Vacancies and co-option", "Vacancy Moor"),
    flags=re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Row:
    """One printed line of an attendance list, or one cell of a row; `status` where a register's cell gives one."""

    text: str
    span: Span
    status: AttendanceStatus | None = None
    talk: bool = False  # a sentence between the lists: it ends the list before it
    begins: bool = False  # it is the first line of its paragraph


def cell_text(cells: Sequence[Cell | None], column: int | None) -> str:
    cell = cells[column] if column is not None and column < len(cells) else None
    return " ".join(cell.text.split()) if cell is not None else ""
