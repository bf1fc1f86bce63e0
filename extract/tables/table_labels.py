"""Which columns of a table name its rows: those of words before its numbers, or between two tables set as one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.facts import Table, TableRow
from extract.figures.measures import parse_unit
from extract.labels import fold
from extract.patterns import pattern
from extract.tables.table_periods import row_period

REMARKS_HEAD_RE = pattern(
    "head-of-remarks",
    r"\b(?:descriptions?|comments?|notes?|narrative|commentary|details?|explanations?|reasons?|rationale|remarks?|source"
    r"|trend|rag|status|basis|officer|lead|owner)\b",
    matches=("Comments", "Reason for variance"),
    rejects=("Change in funding", "Noted"),
    flags=re.IGNORECASE,
)
TOTAL_RE = pattern(
    "label-of-a-total",
    r"(?i:^(?:grand\s|overall\s|sub-?\s?)?totals?\b|\b(?:sub-?)?totals?$)",
    matches=("Total", "Grand total", "Sub-total", "Subtotal parks", "Parks total", "Total - Parks"),
    rejects=("Totally", "The total cost of parks is", "Net cost"),
)
LONG_TEXT = 90
# A second column of words is part of the label only if its texts are short.
SHORT_TEXT = 60


def label_columns(rows: Sequence[TableRow], values: Sequence[int], width: int) -> tuple[int, ...]:
    """The columns of words before the longest run of values; long descriptions only where there is nothing else."""
    runs: list[list[int]] = []
    for column in values:
        if runs and column == runs[-1][-1] + 1:
            runs[-1].append(column)
        else:
            runs.append([column])
    if not runs:
        return ()
    start = max(runs, key=len)[0]
    before = [column for column in range(start) if column not in values]
    words = [column for column in before if is_wordy(rows, column)]
    if not words:
        after = [column for column in range(start, width) if column not in values and is_wordy(rows, column)]
        words = before[:1] if not after or start else after[:1]
    first = [column for column in words if _usual_length(rows, column) <= LONG_TEXT][:1] or words[:1]
    short = [column for column in words if column in first or _usual_length(rows, column) <= SHORT_TEXT]
    rest = [column for column in words if column not in short]
    # A longer text belongs to the label where rows are not told apart without it.
    return tuple(sorted([*short, *rest[:1]]) if rest and _repeats(rows, short) else short)


def unit_column(rows: Sequence[TableRow], labels: Sequence[int]) -> int | None:
    """The column of the labels behind the first that says what each row's numbers are in; None if there is none."""
    for column in labels[1:]:
        filled = [row.cells[column] for row in rows if row.cells[column]]
        if len(filled) > 1 and all(parse_unit(text) is not None for text in filled):
            return column
    return None


def _repeats(rows: Sequence[TableRow], columns: Sequence[int]) -> bool:
    """Whether more than a fifth of the rows have the label of another one."""
    labels = [tuple(row.cells[column] for column in columns) for row in rows]
    return len(labels) - len(set(labels)) > len(labels) / 5


def head_of(table: Table, column: int) -> str:
    return table.columns[column] if column < len(table.columns) else ""


def labels_beside(
    table: Table, rows: Sequence[TableRow], values: Sequence[int], labels: Sequence[int]
) -> dict[int, int]:
    """The labels of values that stand in a second table to the right of the first one, in the same rows."""
    found: dict[int, int] = {}
    second: int | None = None
    for column in range(max(labels, default=0) + 1, max(values, default=0) + 1):
        if column not in values:
            begins = column - 1 in values and _names_rows(table, rows, column) and _begins_table(table, column, values)
            second = column if begins else second
        elif second is not None and labels and min(values) > min(labels):
            found[column] = second
    return found


def _begins_table(table: Table, column: int, values: Sequence[int]) -> bool:
    """Whether the heads begin again at a column: a name as over the first, or a head of numbers for the second time."""
    heads = [fold(head_of(table, at)) for at in range(max(values) + 1)]
    before = {heads[at] for at in values if at < column}
    return heads[column] in (heads[0], "") or any(heads[at] in before for at in values if at > column)


def _names_rows(table: Table, rows: Sequence[TableRow], column: int) -> bool:
    """Whether a column of words among values has a name of its own for most rows, and no remarks."""
    texts = [row.cells[column] for row in rows if row.cells[column]]
    if len(texts) < 3 or 2 * len(texts) <= len(rows) or REMARKS_HEAD_RE.search(head_of(table, column)):
        return False
    if 2 * sum(row_period(text) is not None for text in texts) > len(texts):
        return False  # "Start" and "End" name no rows
    return len(set(texts)) > 0.7 * len(texts) and is_wordy(rows, column) and _usual_length(rows, column) <= SHORT_TEXT


def is_wordy(rows: Sequence[TableRow], column: int) -> bool:
    filled = [row.cells[column] for row in rows if row.cells[column]]
    return bool(filled) and 2 * sum(any(map(str.isalpha, text)) for text in filled) > len(filled)


def _usual_length(rows: Sequence[TableRow], column: int) -> int:
    lengths = sorted(len(row.cells[column]) for row in rows if row.cells[column])
    return lengths[len(lengths) // 2] if lengths else 0


def spanned_texts(rows: Sequence[TableRow], labels: Sequence[int]) -> list[list[str]]:
    """The texts of each row, a label that a merged cell gives to several rows repeated."""
    held: dict[int, tuple[str, int]] = {}
    found = []
    for row in rows:
        texts = list(row.cells)
        for column in labels:
            cell = row.printed[column] if column < len(row.printed) else None
            text, left = held.get(column, ("", 0))
            if cell is None and left > 0 and not texts[column]:
                texts[column] = text
                held[column] = (text, left - 1)
            elif cell is not None:
                held[column] = (texts[column], cell.rowspan - 1)
        found.append(texts)
    return found
