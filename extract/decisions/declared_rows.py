"""Declarations of interest set in a table: a row for each person, the columns told by their heads.

Source of the rule: "Name | Agenda item | Nature of interest | Action taken" and the like under an item of declarations.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from extract.decisions.conduct import Declaration
from extract.facts import Meeting, MinuteItem
from extract.labels import vocabulary
from extract.patterns import pattern
from ingest.model import Block, Cell, Span

LEFT_RE = pattern(
    "left-in-a-table",
    r"^\W*(?:left|withdrew|vacated|yes\W*left)\b|\bleft\s+(?:the\s+)?(?:meeting|room|chamber)\b",
    matches=("Left the room", "Withdrew"),
    rejects=("Remained",),
    flags=re.IGNORECASE,
)
STAYED_RE = pattern(
    "stayed-in-a-table",
    r"^\W*(?:remained|stayed|did\s+not\s+leave)\b",
    matches=("Remained and voted", "Did not leave"),
    rejects=("Left the room",),
    flags=re.IGNORECASE,
)


def read_declared_rows(
    block: Block, meeting: Meeting, item: MinuteItem | None, names: Callable[[str], list[str]], kind: re.Pattern[str]
) -> list[Declaration]:
    """The declarations of a table; none where no head says who declared and what in, or some row names nobody.

    `names` gives the people that a cell lists, `kind` finds the kind of interest at the head of a cell.
    """
    assert block.grid is not None
    columns = _columns(block.grid.rows[0])
    if "name" not in columns or len(columns) < 2:
        return []
    found: list[Declaration] = []
    for row in block.grid.rows[1:]:
        cells = [cell for cell in row if cell is not None and cell.text.strip()]
        people = names(_text(row, columns["name"]))
        if not people:
            return []
        found += _declared(row, columns, people, cells, meeting, item, kind)
    return found


def _declared(
    row: Sequence[Cell | None], columns: dict[str, int], people: Sequence[str], cells: Sequence[Cell],
    meeting: Meeting, item: MinuteItem | None, kind: re.Pattern[str],
) -> Iterator[Declaration]:  # fmt: skip
    nature, left = (
        _text(row, columns.get("nature")),
        _text(row, columns.get("left")) or _text(row, columns.get("nature")),
    )
    said = kind.match(nature)
    went, stayed = LEFT_RE.search(left) is not None, STAYED_RE.search(left) is not None
    about = _text(row, columns.get("item")) or None
    for name in people:
        yield Declaration(
            span=Span.cover(cell.span for cell in cells), rule="declarations-table", meeting=meeting, minute_item=item,
            name=name, interest_kind=" ".join(said[0].split()).strip(" ,") if said is not None else None,
            item=about, text=" \u2013 ".join(" ".join(cell.text.split()) for cell in cells),
            left_meeting=None if went == stayed else went,
        )  # fmt: skip


def _columns(heads: Sequence[Cell | None]) -> dict[str, int]:
    """Where the table says who, what in, which kind and whether they left."""
    words = vocabulary("declaration_columns")
    found: dict[str, int] = {}
    for at, cell in enumerate(heads):
        name = words.field(" ".join(cell.text.split())) if cell is not None else None
        if name is not None:
            found.setdefault(name, at)
    return found


def _text(row: Sequence[Cell | None], column: int | None) -> str:
    cell = row[column] if column is not None and column < len(row) else None
    return " ".join(cell.text.split()) if cell is not None else ""
