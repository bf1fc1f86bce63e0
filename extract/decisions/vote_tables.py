"""Recorded votes: the sides of a vote, and votes set as tables.

A table has a column of names for each side ("Those voting for the motion:", "Against", "Abstained"), or a column of
marks for each side beside one of names. Source of the rule: recorded votes of councils; Popolo's options.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from extract.attendance.attendance_grids import read_cell
from extract.attendance.rosters import split_people
from extract.patterns import pattern
from extract.people.bare_names import Person
from extract.people.names import parse_person
from ingest.model import Cell, Grid, Span

Option = Literal["for", "against", "abstain"]
SIDE_RE = pattern(
    "recorded-vote-side",
    r"^\W*(?:those\s+)?(?:voting\s+|votes?\s+)?(?P<side>for|in\s+favour|against|abstain(?:ed|ing)?|abstentions?|abstained\s+from\s+voting)\b\s*+(?:the\s++(?:substantive\s++)?(?:motion|amendment|proposal|recommendations?)\s*+)?"
    r"(?:[\[(]\s*+(?P<count>\d{1,3})\s*+[\])]\s*+)?(?::|-|$)\s*+(?P<names>.*)$",
    matches=(
        "For (52)",
        "Against (0)",
        "Abstain (11)",
        "FOR: Councillors Moor and Lane",
        "Against (2): Mr Moor, Mr Lane",
    ),
    rejects=("For information", "Against the wall"),
    flags=re.IGNORECASE | re.DOTALL,
)
MARK_RE = pattern(
    "mark-of-a-vote",
    r"^(?:[xX\u2713\u2714\u221a\uf0fc*\u2022]|y|yes|1)$",
    matches=("X", "\u2713", "Yes"),
    rejects=("12", "Moor"),
    flags=re.IGNORECASE,
)

TOTAL_RE = pattern(
    "row-of-totals", r"^\W*totals?\b", matches=("Total", "TOTALS:"), rejects=("Tot Moor",), flags=re.IGNORECASE
)
VOTER_HEAD_RE = pattern(
    "head-of-councillors",
    r"^\W*(?:councillors?|cllrs?|members?|names?\s+of\s+(?:councillors?|members?))\W*$",
    matches=("Councillor", "Members"),
    rejects=("Item", "Name"),
    flags=re.IGNORECASE,
)


def parse_side(side: str) -> Option:
    """The option that a side's label names ("in favour", "Abstentions")."""
    side = side.lower()
    return "abstain" if side.startswith("abst") else "against" if side == "against" else "for"


def read_vote_table(grid: Grid) -> list[tuple[str, Option, Span]]:
    """Name, option and place of each vote that a table records; [] for every other table."""
    sides = _find_sides(grid)
    if len(set(sides.values())) < 2:
        return []
    names = [column for column in range(grid.width) if column not in sides]
    return list(_read_marks(grid, sides, names[0]) if names else _read_columns(grid, sides))


def has_sides(grid: Grid) -> bool:
    """Whether a table has columns for two sides of a vote."""
    return len(set(_find_sides(grid).values())) > 1


def _find_sides(grid: Grid) -> dict[int, Option]:
    heads = grid.rows[0] if len(grid.rows) > 1 else ()
    found = {}
    for column, cell in enumerate(heads):
        match = SIDE_RE.match(" ".join(cell.text.split())) if cell is not None else None
        if match is not None and not match["names"]:
            found[column] = parse_side(match["side"])
    return found


def _read_columns(grid: Grid, sides: dict[int, Option]) -> Iterator[tuple[str, Option, Span]]:
    for cells in grid.rows[1:]:
        for column, option in sides.items():
            cell = cells[column] if column < len(cells) else None
            yield from ((name, option, span) for name, span in _names(cell)) if cell is not None else ()


def _names(cell: Cell) -> list[tuple[str, Span]]:
    """The people of a cell: one or more a line, or as one run where a name goes on over lines."""
    by_line = [(listed.person.name, row.span) for row in read_cell(cell) for listed in split_people(row.text)]
    run = [(listed.person.name, cell.span) for listed in split_people(" ".join(cell.text.split()))]
    return by_line if len(by_line) >= len(run) else run


def _read_marks(grid: Grid, sides: dict[int, Option], names: int) -> Iterator[tuple[str, Option, Span]]:
    for cells in grid.rows[1:]:
        name = cells[names]
        person = _voter(name, grid.rows[0][names]) if name is not None else None
        marked = [option for column, option in sides.items() if _is_marked(cells[column])]
        if person is not None and name is not None and len(marked) == 1:
            yield person.name, marked[0], name.span


def _voter(name: Cell, head: Cell | None) -> Person | None:
    """Who a row is of; under the head "Councillor" a surname alone is one's name."""
    text = " ".join(name.text.split())
    if TOTAL_RE.match(text):
        return None
    titled = VOTER_HEAD_RE.match(head.text) if head is not None else None
    return parse_person(text) or (parse_person(f"Councillor {text}") if titled is not None else None)


def _is_marked(cell: Cell | None) -> bool:
    return cell is not None and MARK_RE.match(cell.text.strip()) is not None
