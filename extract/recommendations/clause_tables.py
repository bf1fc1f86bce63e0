"""Tables of recommendations under heads: "No | Recommendation | Owner", the clauses in one column, numbers in another.

Source of the rule: reports of reviews and of auditors, which set beside each recommendation who is to act, and by when.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.cells.cells import row_texts
from extract.labels import fold
from extract.recommendations.clause_texts import lone_number
from ingest.markers import split_marker
from ingest.model import Block

HEAD_RE = re.compile(r"(?:(?:draft|proposed|key|our|final|agreed)\s)?(?:recommendation|recommended action)s?(?: s)?")
NUMBER_HEADS = frozenset(
    ("", "no", "number", "ref", "reference", "rec", "rec no", "recommendation no", "item", "rec ref")
)
CODE_RE = re.compile(
    r"(?:rec(?:ommendation)?\.?\s?)?(?P<number>R?\d{1,2}[a-z]?|R?\d{1,2}\.\d{1,2})[.:)]?", re.IGNORECASE
)
LONGEST_HEAD = 50


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """One row: the number as printed in it, and the clause."""

    number: str | None
    text: str


def clause_rows(block: Block) -> list[ClauseRow]:
    """The clauses of a table one of whose columns is headed as recommendations; [] for any other block."""
    if block.grid is None or block.grid.width < 2:
        return []
    rows = [row_texts(row) for row in block.grid.rows]
    head = [fold(text) if len(text) < LONGEST_HEAD else "?" for text in rows[0]]
    columns = [n for n, text in enumerate(head) if HEAD_RE.fullmatch(text)]
    if len(columns) != 1 or sum(map(bool, head)) < 2:
        return []
    column = columns[0]
    numbers = next((n for n in range(column) if head[n] in NUMBER_HEADS), None)
    found: list[ClauseRow] = []
    for row in rows[1:]:
        marker = split_marker(row[column])
        code = CODE_RE.fullmatch(row[numbers]) if numbers is not None else None
        number = code["number"] if code else lone_number(row[numbers]) if numbers is not None and row[numbers] else None
        if marker is not None and number is None:
            found.append(ClauseRow(marker.number, marker.rest))
        elif row[column]:
            found.append(ClauseRow(number, row[column]))
    return found


def is_mere_list(block: Block) -> bool:
    """Whether a box or table of clauses says nothing beside them but their numbers, and is none of data."""
    heads = [fold(text) for text in row_texts(block.grid.rows[0])] if block.grid is not None else []
    return not clause_rows(block) or all(head in NUMBER_HEADS or HEAD_RE.fullmatch(head) for head in heads)
