"""Tables of what is to be done: a row an action, with columns of its owner and of when it is due.

A table with a column of what became of each action ("Status", "Update") is a log of earlier ones and is not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.decisions.owners import Noted, Owners
from extract.patterns import pattern
from ingest.model import Cell, Grid, Span

HEAD_ROWS = 3  # a title may stand above the heads
ACTION_HEAD_RE = pattern(
    "head-of-actions",
    r"^(?:agreed\s+|key\s+)?(?:actions?(?:\s+(?:points?|agreed|required|needed|to be taken))?|tasks?)$",
    matches=("Action", "Actions agreed", "Action required"),
    rejects=("Action by", "Item"),
    flags=re.IGNORECASE,
)
OWNER_HEAD_RE = pattern(
    "head-of-owners",
    r"^(?:owners?|action\s+owner|lead(?:\s+officer)?|who|(?:to be\s+)?action(?:ed)?\s+by|by\s+whom|assigned\s+to"
    r"|responsib(?:le|ility)(?:\s+(?:person|officer))?|(?:person|officer)\s+responsible)\??$",
    matches=("Owner", "By whom", "Person responsible", "Action by", "Who?"),
    rejects=("Officer time", "By when"),
    flags=re.IGNORECASE,
)
DUE_HEAD_RE = pattern(
    "head-of-due-days",
    r"^(?:by\s+)?(?:when|due(?:\s+(?:date|by))?|deadline|date\s+due|target(?:\s+date)?|timescale|completion\s+date)\??$",
    matches=("By when", "Due date", "Deadline", "When?"),
    rejects=("Date", "By whom"),
    flags=re.IGNORECASE,
)
NUMBER_HEAD_RE = pattern(
    "head-of-numbers-of-actions",
    r"^(?:no\.?|number|ref(?:erence)?\.?|minute(?:\s+(?:no\.?|ref\.?))?|item(?:\s+no\.?)?|#)$",
    matches=("No.", "Ref", "Item", "#"),
    rejects=("Note",),
    flags=re.IGNORECASE,
)
LOG_HEAD_RE = pattern(
    "head-of-a-log",
    r"\b(?:status|updates?|progress|outcome|complete[d]?|rag|closed|response|result)\b",
    matches=("Status", "Progress to date", "Date completed"),
    rejects=("Owner", "Completion date"),
    flags=re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class TabledAction:
    """One row of a table of actions: what is to be done, with the number printed beside it."""

    text: str
    number: str | None
    noted: Noted
    span: Span


@dataclass(frozen=True, slots=True)
class Heads:
    """The columns (0-based) of a table of actions and its row of heads; None where the table has no such column."""

    row: int
    action: int
    owner: int
    due: int | None
    number: int | None


def find_heads(grid: Grid) -> Heads | None:
    """The heads of a table of actions; None for every other table, and for logs of earlier actions."""
    found = _find_heads(grid)
    return found[0] if found is not None and not found[1] else None


def is_log(grid: Grid) -> bool:
    """Whether a table of actions says what became of them: it is a log of earlier ones."""
    found = _find_heads(grid)
    return found is not None and found[1]


def _find_heads(grid: Grid) -> tuple[Heads, bool] | None:
    for index, row in enumerate(grid.rows[:HEAD_ROWS]):
        texts = [" ".join(cell.text.split()) if cell is not None else "" for cell in row]
        found = [
            next((at for at, text in enumerate(texts) if head.match(text)), None)
            for head in (ACTION_HEAD_RE, OWNER_HEAD_RE, DUE_HEAD_RE, NUMBER_HEAD_RE)
        ]
        action, owner, due, number = found
        if action is not None and owner is not None:
            return Heads(index, action, owner, due, number), any(LOG_HEAD_RE.search(text) for text in texts)
    return None


def find_tabled_actions(grid: Grid, owners: Owners) -> Iterator[TabledAction]:
    """The rows of a table of actions; an owner's cell that names nobody known as such is kept as printed."""
    heads = find_heads(grid)
    for row in grid.rows[heads.row + 1 :] if heads is not None else ():
        assert heads is not None
        text, owner, due = (_text(row, at) for at in (heads.action, heads.owner, heads.due))
        number = _text(row, heads.number)
        if not any(char.isalpha() for char in text) or not (owner or due):
            continue  # a group's name
        if heads.row and text == _text(grid.rows[heads.row], heads.action):
            continue
        noted = owners.parse_noted(owner, "named") if owner else Noted(None)
        noted = noted or Noted(" ".join(owner.split()))
        when = owners.parse_when(" ".join(due.split())) if due else noted
        cell = row[heads.action]
        assert cell is not None
        yield TabledAction(
            " ".join(text.split()), number or None, Noted(noted.owner, when.due, when.due_date), cell.span
        )


def _text(row: tuple[Cell | None, ...], column: int | None) -> str:
    cell = row[column] if column is not None and column < len(row) else None
    return cell.text.strip() if cell is not None else ""
