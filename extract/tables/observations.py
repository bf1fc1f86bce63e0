"""Every number of a data table as a fact of its own: what it is of, its value, unit, time and status.

A cell gives an observation when one number fills it, its column has a head (or the number its own unit, in a box of
labels and values) and its row a label. Row numbers, years, dates, references, codes, ratings, page numbers and cells
with two numbers or with prose give none. Where two labels state different units, the cell gives none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from sys import intern

from extract.fact_piles import FactPile
from extract.facts import Observation, Table
from extract.figures.measures import UNCLEAR, Measure, counts_things, parse_measure, parse_unit
from extract.patterns import pattern
from extract.tables.amounts import Amount
from extract.tables.printed_heads import find_printed_heads
from extract.tables.statuses import parse_row_status, parse_status
from extract.tables.sums import Reading, check_sums
from extract.tables.table_heads import Heads, inherit_heads, read_heads, shared_heads, stands_under
from extract.tables.table_notes import SCALE_LINE_RE, line_below
from extract.tables.table_periods import Stated, head_period, is_relative, row_period, title_period
from extract.tables.table_rows import Body, Line, read_body
from extract.tables.table_ties import part_bracketed, tie_notes
from extract.tables.tables import CAPTION_RE
from ingest.model import Document, Issue

NO_VALUE_RE = pattern(
    "label-of-numbers-that-measure-nothing",
    r"(?i:^(?:[\w.-]+\s){0,2}(?:no\.?|nos\.?|nr\.?|ref(?:erence)?s?\.?|id|codes?|#)$|^(?:item|page|row|line|agenda\sitem)\b"
    r"|\b(?:ratings?|rag|scores?|grades?|rank(?:ing)?|likelihood|impact|severity|probability|priority|level|quartile|stage"
    r"|phase|version|pages?|tel(?:ephone)?|phone|fax|mobile|postcode|date|when|deadline|timescale|uprn|reference|weighting)"
    r"\b(?:\s\([^)]*\))?$|^(?:financial\s)?years?$|^notes?$|^cheques?$"
    r"|\b(?:minute|cheque|invoice|voucher|order|account|application|licen[cs]e|contract|receipt)\snumbers?$)",
    matches=(
        "Item No.",
        "Ref",
        "Note",
        "Minute Number",
        "Current likelihood (1-5)",
        "Risk score",
        "Page",
        "Cost centre code",
        "Year",
    ),
    rejects=("No. of homes", "Council tax level £", "Number", "Budget", "2013/14", "Paid"),
)
LARGEST_WITH_SIGN = 1000  # "£590,000" under "£000s": one of the two is not meant
LARGEST_MONEY = 1e13


@dataclass(frozen=True)
class ObservationFacts:
    observations: Sequence[Observation] = ()
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class ColumnMeaning:
    """What a column's head says of the numbers under it."""

    label: str | None
    measure: Measure | None
    period: Stated | None
    status: str | None
    counted: bool
    closed: bool
    titled: bool  # whether the title's time is this column's


@dataclass(frozen=True, slots=True)
class TableMeaning:
    """What stands over the whole table: a unit, and a time if no column has one."""

    measure: Measure | None
    period: Stated | None
    title: str


def find_observations(document: Document, tables: Iterable[Table]) -> ObservationFacts:
    """The numbers of the data tables, in reading order, and what did not add up or could not be told."""
    blocks = {id(block.span): index for index, block in enumerate(document.blocks) if block.grid is not None}
    found = FactPile(Observation, "table", "table_row", "notes")
    issues: list[Issue] = []
    above: Heads | None = None
    before: set[str | None] = set()
    for printed in tables:
        ties = tie_notes(printed)
        table = ties.plain if ties else printed
        body, index = read_body(table), blocks.get(id(table.span))
        heads = _heads_of(document, index, table, body, above)
        line = _line_above(document, index) or line_below(document.blocks, index, table.notes)
        read = list(read_table(table, body, heads, line))
        read, apart = part_bracketed(read, printed.notes)
        names = {reading.observation.column_label for reading in read}
        sums = check_sums(body.lines, read, begun=bool(names & before))
        before = names
        for reading in read:
            one = reading.observation
            one = replace(one, sum_check=sums.checks[id(one)]) if id(one) in sums.checks else one
            found.append(ties.give_back(one, reading.column, body.labels_of(reading.column)) if ties else one)
        issues += [*apart, *sums.issues, *_unread(body, read)]
        if any(heads.levels):
            above = body.heads_after(heads)
    return ObservationFacts(found, tuple(issues))


def _heads_of(document: Document, index: int | None, table: Table, body: Body, above: Heads | None) -> Heads:
    """The heads of a table: its own, those printed over its lines, those of the table above it on the page."""
    heads = read_heads(table, body.width)
    unnamed = [column for column in body.values if not heads.levels[column]]
    if unnamed and index is not None:
        heads = find_printed_heads(document.blocks, index, table, heads, unnamed)
    return inherit_heads(heads, above, table, unnamed) if unnamed and heads.own else heads


def read_table(table: Table, body: Body, heads: Heads, above: str = "") -> Iterator[Reading]:
    """The observations of one table; `above` is the line directly above it, if that gives a scale."""
    meaning = _table_meaning(table, above)
    columns = _column_meanings(heads, body, meaning)
    for line in body.lines:
        if line.heads:
            heads = line.heads_after(heads)
            columns = _column_meanings(heads, body, meaning)
        for column, amount in line.amounts.items():
            own = columns.get(column)
            observation = (
                _boxed(table, line, column, amount)
                if own is None or own.label is None
                else _headed(table, body, heads, line, column, amount, own, meaning)
            )
            if observation is not None:
                yield Reading(line, column, observation)


def _headed(
    table: Table, body: Body, heads: Heads, line: Line, column: int, amount: Amount, own: ColumnMeaning,
    meaning: TableMeaning,
) -> Observation | None:  # fmt: skip
    """The observation of a cell under a head."""
    cell = line.cell(column)
    line = line.beside(body.beside.get(column))
    if column not in body.values or not line.label or (own.closed and amount.unit is None):
        return None
    if cell is not None and not stands_under(cell, heads.edges[column]):
        return None
    if cell is not None and cell.colspan > 1:
        heads = shared_heads(heads, column, column + cell.colspan)
        merged = _column_meaning(heads, column, meaning)
        if merged is None:
            return None
        own = replace(merged, titled=own.titled)
    if amount.unit is None and own.measure is None and NO_VALUE_RE.search(line.label):
        return None
    group = parse_measure(line.group) if line.group else None
    row = parse_measure(line.label) or parse_unit(line.unit)
    resolved = _value(amount, own, row, group or meaning.measure)
    if resolved is None:
        return None
    value, unit = resolved
    period = own.period or row_period(line.label, meaning.title)
    if period is None and own.titled:
        period = (row_period(line.group, meaning.title) if line.group else None) or meaning.period
    status = amount.status or own.status or parse_row_status(line.label) or _group_status(line.group)
    return _observation(table, line, column, own.label, value, unit, period, status, heads.rule)


def _boxed(table: Table, line: Line, column: int, amount: Amount) -> Observation | None:
    """The one number of a row without heads, where it prints its unit and a label stands before it."""
    if amount.unit is None or len(line.amounts) > 1 or column == 0 or not line.texts[column - 1]:
        return None
    label = line.texts[column - 1].rstrip(" :")
    if len(label) > 120 or not any(map(str.isalpha, label)):
        return None
    measure = parse_measure(label)
    if measure is not None and (measure.scale != 1 or measure.unit != amount.unit):
        return None
    line, period = replace(line, label=label), row_period(label)
    return _observation(table, line, column, None, amount.value, amount.unit, period, parse_row_status(label), "box")


def _observation(
    table: Table, line: Line, column: int, label: str | None, value: float, unit: str | None, period: Stated | None,
    status: str | None, rule: str,
) -> Observation:  # fmt: skip
    return Observation(
        span=line.span(column), rule=f"cell-{rule}", table=table, table_row=line.row, row_label=line.label,
        column_label=label, group_label=line.group, value=value + 0.0, unit=unit, status=status,
        text=line.texts[column], start_date=intern(period.start.isoformat()) if period else None,
        end_date=intern(period.end.isoformat()) if period else None,
        period=period.text if period else None,
    )  # fmt: skip


def _value(
    amount: Amount, own: ColumnMeaning, row: Measure | None, around: Measure | None
) -> tuple[float, str | None] | None:
    """Value and unit of an amount: its own unit, else its column's and row's, else the table's; None if they differ."""
    column = own.measure
    if UNCLEAR in (column, row) and amount.unit is None:
        return None
    stated = [measure for measure in (column, row) if measure is not None and measure != UNCLEAR]
    if len(set(stated)) > 1 and amount.unit is None:
        return None
    measure = stated[0] if stated else None
    if measure is None and around is not None and around != UNCLEAR and not own.counted:
        measure = around
    if amount.unit is not None:
        return _with_own_unit(amount, measure)
    if amount.scaled:  # "5.9m" is a sum only where a label says so
        return (round(amount.value, 4), measure.unit) if measure and measure.unit in ("GBP", "count") else None
    if measure is None:
        return amount.value, "count" if own.counted and amount.value.is_integer() else None
    value = round(amount.value * measure.scale, 6)
    unit = measure.unit or ("count" if own.counted else None)
    return (value, unit) if abs(value) < LARGEST_MONEY else None


def _with_own_unit(amount: Amount, measure: Measure | None) -> tuple[float, str | None] | None:
    if amount.unit != "GBP" or amount.scaled or measure is None or measure.unit != "GBP" or measure.scale == 1:
        return amount.value, amount.unit
    if abs(amount.value) >= LARGEST_WITH_SIGN:
        return None
    return round(amount.value * measure.scale, 6), "GBP"


def _column_meanings(heads: Heads, body: Body, meaning: TableMeaning) -> dict[int, ColumnMeaning]:
    meanings = ((column, _column_meaning(heads, column, meaning)) for column in body.values)
    found = {column: own for column, own in meanings if own is not None}
    if any(own.period for own in found.values()):
        # A column beside dated ones has a time of its own, unstated.
        return found
    return {column: replace(own, titled=not is_relative(own.label or "")) for column, own in found.items()}


def _column_meaning(heads: Heads, column: int, meaning: TableMeaning) -> ColumnMeaning | None:
    label, levels = heads.label(column), heads.levels[column]
    if label is None:
        return None
    measure = _measure_of(levels)
    period = head_period(label, meaning.title)
    period = period or head_period(levels[-1], " ".join((meaning.title, *levels[:-1])))
    closed = measure is None and period is None and NO_VALUE_RE.search(label) is not None
    return ColumnMeaning(label, measure, period, parse_status(label), counts_things(label), closed, False)


def _measure_of(levels: Sequence[str]) -> Measure | None:
    """The measure of a column's head: of its lowest level that states one."""
    return next((measure for level in reversed(levels) if (measure := parse_measure(level)) is not None), None)


def _table_meaning(table: Table, above: str) -> TableMeaning:
    title, stub = table.title or "", table.columns[0] if table.columns else ""
    scaled = stub if SCALE_LINE_RE.match(stub) else ""  # over the names of the rows
    measure = parse_measure(scaled) or parse_measure(above) or parse_measure(title)
    return TableMeaning(measure, title_period(title) if title else None, title)


def _group_status(group: str | None) -> str | None:
    return parse_row_status(group) if group else None


def _line_above(document: Document, index: int | None) -> str:
    """The line above a table, if it is there to give a scale ("£000")."""
    for back in (1, 2):
        if index is None or index < back:
            break
        block = document.blocks[index - back]
        if SCALE_LINE_RE.match(block.text[:120]):
            return block.text
        # A caption that the page runs on with the paragraph before it.
        lines = [line.text for line in block.lines[-3:]] if back == 1 and len(block.lines) > 1 else []
        for start, text in enumerate(lines):
            if CAPTION_RE.match(text):
                return " ".join(lines[start:])
    return ""


def _unread(body: Body, read: Sequence[Reading]) -> Iterable[Issue]:
    """What the table has in numbers that no fact was made of, where that is no choice but a lack."""
    taken = {(id(reading.line), reading.column) for reading in read}
    lost = [line for line in body.lines if line.label and _lost(line, body, taken)]
    if len(lost) > 1 and not any(reading.observation.column_label for reading in read):
        message = f"Numbers in {len(lost)} rows of this table have no column head that says what they are."
        yield Issue("extract", "table-numbers-unnamed", message, " | ".join(lost[0].texts)[:400], lost[0].row.span)
    if body.crowded:
        cells = (
            "A cell of this table holds" if len(body.crowded) == 1 else f"{len(body.crowded)} cells of this table hold"
        )
        message = f"{cells} several numbers; none of them was taken."
        row, text = body.crowded[0]
        yield Issue("extract", "cell-of-several-numbers", message, text[:400], row.span)


def _lost(line: Line, body: Body, taken: set[tuple[int, int]]) -> bool:
    return any(
        column in body.values and not amount.year_like and (id(line), column) not in taken
        for column, amount in line.amounts.items()
    )
