"""The body of a table read for its numbers: columns of values and of labels, rows that only name others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extract.facts import Table, TableRow
from extract.figures.measures import parse_measure
from extract.patterns import pattern
from extract.tables.amounts import UNITLESS_RE, Amount, parse_amount
from extract.tables.columns import spread
from extract.tables.table_heads import Heads, Levels, add_level
from extract.tables.table_labels import (
    TOTAL_RE,
    head_of,
    is_wordy,
    label_columns,
    labels_beside,
    spanned_texts,
    unit_column,
)
from ingest.model import Cell, Span

NUMBERS_RE = re.compile(r"(?<![\w.,])[-\u2013(£]{0,2}\d[\d,]*(?:\.\d+)?(?:%|k|m|bn)?\)?(?![\w])")
REFERENCE_HEAD_RE = pattern(
    "head-of-row-numbers",
    r"^(?:(?:row|item|line|ref(?:erence)?|agenda|risk|kpi|serial)\b.{0,20}|no\.?|ref\.?|#|number|id)$",
    matches=("ROW REF", "No.", "Ref", "Item number"),
    rejects=("No. of homes", "Rows", "Referrals"),
    flags=re.IGNORECASE,
)
COUNT_HEAD_RE = pattern(
    "head-of-how-many-there-are",
    r"^(?:number|no\.?)$",
    matches=("Number", "No."),
    rejects=("Row number", "Ref no."),
    flags=re.IGNORECASE,
)
RATIO_RE = re.compile(r"(?P<first>\d{1,3})\s?[/:]\s?(?P<last>\d{1,3})")
WORD_RE = re.compile(r"[^\W\d_]{3,}")
LONGEST_GROUP = 90
LONGEST_LABEL = 200


@dataclass(slots=True)
class Line:
    """A row on its way: its label, the group it stands under, its numbers by column."""

    row: TableRow
    texts: tuple[str, ...]
    label: str
    group: str | None
    amounts: dict[int, Amount]
    heads: list[Levels] = field(default_factory=list)
    first: bool = False
    unit: str = ""  # what its cell in a column of units says

    def cell(self, column: int) -> Cell | None:
        return self.row.printed[column] if column < len(self.row.printed) else None

    def span(self, column: int) -> Span:
        """Where the number stands: its cell, else the row."""
        cell = self.cell(column)
        return cell.span if cell is not None and cell.span != Span() else self.row.span

    def beside(self, column: int | None) -> Line:
        """The row as the label in another column names it; itself for None."""
        return self if column is None else replace(self, label=self.texts[column])

    def heads_after(self, heads: Heads) -> Heads:
        """The heads from this row on."""
        return add_heads(heads, self.heads, self.first)


def add_heads(heads: Heads, found: Sequence[Levels], first: bool) -> Heads:
    """The heads after a row that names columns: added to at the table's start, replaced further down."""
    levels = []
    for column, before in enumerate(heads.levels):
        names = list(before) if first else []
        for name in found[column]:
            add_level(names, name)
        levels.append(tuple(names) or before)
    return Heads(levels, heads.edges, heads.page, heads.rule, heads.own)


@dataclass(slots=True)
class Body:
    """`values` and `labels` are columns (0-based); `crowded` the cells that hold several numbers.

    `tail` are the levels that rows at the end name for the table under this one. `beside` has, for tables set side by
    side as one, the column of labels of each value column that does not go by the first ones.
    """

    width: int
    values: tuple[int, ...]
    labels: tuple[int, ...]
    lines: list[Line]
    crowded: list[tuple[TableRow, str]]
    tail: list[Levels] = field(default_factory=list)
    beside: dict[int, int] = field(default_factory=dict)

    def labels_of(self, column: int) -> tuple[int, ...]:
        """The columns that name what a number of this column is of."""
        return (self.beside[column],) if column in self.beside else self.labels

    def heads_after(self, heads: Heads) -> Heads:
        """The heads that a table set under this one, without heads of its own, goes on with."""
        for line in self.lines:
            heads = line.heads_after(heads) if line.heads else heads
        return add_heads(heads, self.tail, not self.lines) if self.tail else heads


def read_body(table: Table) -> Body:
    """The rows of a table, told apart; rows that name columns are kept as heads of those after them."""
    width = max((len(row.cells) for row in table.rows), default=0)
    rows = [row for row in table.rows if len(row.cells) == width]
    amounts = [[parse_amount(text) for text in row.cells] for row in rows]
    values = _value_columns(table, rows, amounts, width)
    labels = label_columns(rows, values, width)
    units = unit_column(rows, labels)
    lines: list[Line] = []
    crowded: list[tuple[TableRow, str]] = []
    group: str | None = None
    texts_of = spanned_texts(rows, labels)
    started = False
    pending: list[TableRow] = []
    band: str | None = None
    named: str | None = None
    for row, found, texts in zip(rows, amounts, texts_of, strict=True):
        if row.band != band:
            band, group = row.band, None
            named = band if band and not _is_crowded(band) and len(NUMBERS_RE.findall(band)) < 2 else None
        if _is_head_row(row, found, values):
            pending.append(row)
            continue
        line = _line(row, found, texts, values, labels, group)
        line.unit = row.cells[units] if units is not None else ""
        if pending:
            line.heads, line.first = _levels(pending, width), not started
            pending = []
        if any(column in values for column in line.amounts):
            started = True
        elif _is_group(row, labels, values):
            group = _group_name("".join(row.cells), group)
            if not line.heads:
                continue
        line.group = group or named
        if sums_up_more(lines, line):
            line.group = group = None
        elif closes(line):
            group = named = None
        crowded += [(row, text) for text in row.cells if _is_crowded(text)]
        lines.append(line)
    end_all_groups(lines)
    if not values and _names_only(rows):
        lines, pending = [], list(rows)
    tail = _levels(pending, width) if pending else []
    return Body(width, values, labels, lines, crowded, tail, labels_beside(table, rows, values, labels))


def closes(line: Line) -> bool:
    """Whether a row is the total of its group by name: the rows after it are of no group until one is named.

    A sub-total may be followed by more of the group.
    """
    if line.label.casefold().startswith("sub"):
        return False
    words = [set(WORD_RE.findall(text.casefold())) for text in (line.group or "", line.label)]
    return bool(words[0]) and TOTAL_RE.search(line.label) is not None and words[0] <= words[1]


def sums_up_more(lines: Sequence[Line], line: Line) -> bool:
    """Whether a total right under the total of its group is one of more than the group, whose name it does not say."""
    above = next((other for other in reversed(lines) if other.label), None)
    if above is None or not line.group or above.group != line.group:
        return False
    both = TOTAL_RE.search(above.label) and TOTAL_RE.search(line.label)
    words = [set(WORD_RE.findall(text.casefold())) for text in (line.group, line.label)]
    return bool(both) and not words[0] <= words[1]


def end_all_groups(lines: Sequence[Line]) -> None:
    """Takes the one total of a table of several groups, its last row, out of the last one: it is of them all, and of
    the name that stands over the whole table."""
    totals = [line for line in lines if TOTAL_RE.search(line.label)]
    groups = {line.group for line in lines if line.group}
    if len(totals) == 1 and totals[0] is lines[-1] and len(groups) > 1 and not closes(totals[0]):
        bands = {line.row.band for line in lines}
        totals[0].group = bands.pop() if len(bands) == 1 else None


def _names_only(rows: Sequence[TableRow]) -> bool:
    """Whether a table has nothing but more of its head: a few rows of short names, none of them in the first column."""
    return 0 < len(rows) < 4 and all(not row.cells[0] and all(len(text) < 30 for text in row.cells) for row in rows)


def _line(
    row: TableRow, found: Sequence[Amount | None], texts: Sequence[str], values: Sequence[int], labels: Sequence[int],
    group: str | None,
) -> Line:  # fmt: skip
    words = [texts[column] for column in labels if texts[column]]
    label = " / ".join(dict.fromkeys(words))
    if len(label) > LONGEST_LABEL:
        label = label[:LONGEST_LABEL].rsplit(" ", 1)[0] + " \u2026"
    amounts = {column: amount for column, amount in enumerate(found) if amount is not None and column not in labels}
    return Line(row, row.cells, label, group, amounts)


def _value_columns(
    table: Table, rows: Sequence[TableRow], amounts: Sequence[Sequence[Amount | None]], width: int
) -> tuple[int, ...]:
    """The columns at least half of whose cells are numbers and no years, and that do not number the rows."""
    found: list[int] = []
    for column in range(width):
        cells = [line[column] for line in amounts]
        numbers = [amount for amount in cells if amount is not None and not amount.year_like]
        years = sum(amount is not None and amount.year_like for amount in cells)
        other = [row.cells[column] for cell, row in zip(cells, rows, strict=True) if cell is None]
        texts = sum(not UNITLESS_RE.match(text) for text in other)
        if len(numbers) >= max(texts, years + 1, 1) and not (not found and _numbers_rows(table, rows, column, numbers)):
            found.append(column)
    return tuple(found) if len(found) < width or width < 2 else tuple(found[1:])


def _numbers_rows(table: Table, rows: Sequence[TableRow], column: int, numbers: Sequence[Amount]) -> bool:
    """Whether a first column of numbers only numbers the rows or what they name: each one more than the last."""
    head = head_of(table, column)
    named = any(is_wordy(rows, before) for before in range(column))
    if REFERENCE_HEAD_RE.match(head) and not (named and COUNT_HEAD_RE.match(head)):
        return True
    if any(amount.unit or amount.scaled or not amount.value.is_integer() for amount in numbers):
        return False
    steps = [b.value - a.value == 1 for a, b in zip(numbers, numbers[1:], strict=False)]
    if named:
        return len(steps) > 2 and all(steps) and parse_measure(head) is None
    return len(steps) > 0 and sum(steps) >= 0.7 * len(steps)


def _is_head_row(row: TableRow, found: Sequence[Amount | None], values: Sequence[int]) -> bool:
    """Whether a row within the table names columns: most columns of values have words or years in it and no number."""
    if len(values) < 2:
        return False
    filled = [column for column in values if not UNITLESS_RE.match(row.cells[column])]
    named = [column for column in filled if (amount := found[column]) is None or amount.year_like]
    return len(filled) > 1 and 2 * len(filled) > len(values) and len(named) == len(filled) and all(
        len(row.cells[column]) < 60 and _is_name(row.cells[column]) for column in named
    )  # fmt: skip


def _is_name(text: str) -> bool:
    """Whether a text that is no number may name a column: no fraction or ratio ("6/9", "2 : 1"), a year ("12/13")."""
    match = RATIO_RE.fullmatch(text)
    return match is None or int(match["first"]) + 1 == int(match["last"])


def _levels(rows: Sequence[TableRow], width: int) -> list[Levels]:
    levels: list[list[str]] = [[] for _ in range(width)]
    for row in rows:
        cells = row.printed if len(row.printed) == width else tuple(Cell(text) for text in row.cells)
        for column, cell in enumerate(spread(cells, width)):
            if cell is not None:
                add_level(levels[column], cell.text)
    return [tuple(found) for found in levels]


def _is_group(row: TableRow, labels: Sequence[int], values: Sequence[int]) -> bool:
    """Whether a row only names those under it: a label that stands out and nothing more."""
    filled = [column for column, text in enumerate(row.cells) if text]
    if len(filled) != 1 or filled[0] > max(labels, default=-1) or not _stands_out(row, filled[0]):
        return False
    return not any(_is_covered(row.printed, column) for column in values)


def _stands_out(row: TableRow, column: int) -> bool:
    """Whether a label in words is set as a heading; a plain label alone may be a row whose numbers are nought."""
    cell = row.printed[column] if column < len(row.printed) else None
    text = row.cells[column]
    if not any(map(str.isalpha, text)):
        return False
    return cell is None or cell.bold or not cell.span.boxes or text.isupper() or text.endswith(":") or cell.colspan > 1


def _is_covered(printed: Sequence[Cell | None], column: int) -> bool:
    """Whether a cell of a row above covers the place, and with it a number: no cell of the row itself reaches it."""
    if column >= len(printed) or printed[column] is not None:
        return False
    left = next((n for n in range(column, -1, -1) if printed[n] is not None), None)
    cell = printed[left] if left is not None else None
    return left is None or cell is None or left + cell.colspan <= column


def _group_name(label: str, before: str | None) -> str | None:
    """What a row without numbers calls the rows under it; a note in brackets or after an asterisk is no name."""
    if label.startswith(("(", "*", "[")):
        return before
    return label if len(label) <= LONGEST_GROUP else None


def _is_crowded(text: str) -> bool:
    if len(text) < 7 or sum(map(str.isalpha, text)) > 0.3 * len(text):
        return False
    numbers = NUMBERS_RE.findall(text)
    return len(numbers) > 2 and sum(not number.isdigit() for number in numbers) > len(numbers) / 2
