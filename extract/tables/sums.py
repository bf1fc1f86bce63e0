"""Totals of tables against what they sum: a difference is an issue, but only where it is plain what is summed.

A total is compared with each way in which rows above could make it up: those since the last total, those of its group,
all rows, the totals, the last total and the rows after it. One that agrees settles it. A difference counts only for the
rows since the last total, all of one group and none of them "of which" or "less", and only where other columns of the
same row do agree (or, in a table of one column, where it is small). Figures are rounded when printed, so a sum may be
off by half of the last printed digit for each part.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from extract.facts import Observation
from extract.patterns import pattern
from extract.tables.amounts import UNITLESS_RE
from extract.tables.table_labels import TOTAL_RE
from extract.tables.table_rows import Line
from ingest.model import Issue

UNCLEAR_RE = pattern(
    "label-that-a-sum-may-pass-over",
    r"(?i:\b(?:of\swhich|includ(?:es|ing|ed)|exclud(?:es|ing|ed)|less|minus|memo(?:randum)?|average|net|gross|balance|surplus"
    r"|deficit|target|variance|change|funded\sby|financed\sby|per\s(?:cent|head|unit)|rate|cumulative|brought\sforward"
    r"|carried\sforward|opening|closing|percentage)\b|%)",
    matches=("of which grants", "Less: income", "Net expenditure", "Including VAT", "% of total"),
    rejects=("Grants", "Parks", "Networks"),
)
NOT_SUMMED_RE = pattern(
    "head-of-numbers-that-no-sum-is-made-of",
    r"(?i:\b(?:average|mean|median|rate|ratio|per\s(?:cent|head|unit)|percentage|proportion|cumulative|balance|target|score"
    r"|share|index|price|charge|fee)\b|%)",
    matches=("Average wait", "% let", "Rate per 1,000", "Closing balance"),
    rejects=("Variance", "Net cost", "Budget", "Rates"),
)
TOTAL_HEAD_RE = pattern(
    "head-of-a-column-of-totals",
    r"(?i:^(?:.{0,40}/\s)?(?:grand\s)?totals?(?:\s?/?\s?\(?£\S{0,6}\)?)?$)",
    matches=("Total", "Total £000s", "2030-31 / Total / £m", "Total (£)"),
    rejects=("Total cost", "Subtotal of", "Total budget £m"),
)
SUMMED = frozenset(("GBP", "count", "fte", None))
# In a table of one column nothing else says that the total sums these rows: a larger difference is no slip of the pen.
LARGEST_SLIP = 0.1

Check = Literal["agrees", "differs"]


class Reading(NamedTuple):
    """An observation with the row and column (0-based) it was read from."""

    line: Line
    column: int
    observation: Observation


class Outcome(NamedTuple):
    """A total and what the rows make: `off` is the difference beyond rounding, 0 where they agree."""

    total: Reading
    sum: float
    scale: float
    off: float
    plain: bool  # whether at least two of the rows are not nought


@dataclass
class Sums:
    """`checks` by the id() of the observation."""

    checks: dict[int, Check] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)

    def note(self, outcome: Outcome, what: str) -> None:
        observation = outcome.total.observation
        self.checks[id(observation)] = "differs" if outcome.off else "agrees"
        if outcome.off:
            label = " | ".join(filter(None, (observation.row_label, observation.column_label)))
            printed = as_printed(outcome)
            message = f"{label}: printed {observation.text}, {what} add up to {printed}."
            text = " | ".join(outcome.total.line.texts)[:400]
            self.issues.append(Issue("extract", "table-sum-differs", message, text, observation.span))


def check_sums(lines: Sequence[Line], read: Sequence[Reading], begun: bool = False) -> Sums:
    """The totals of one table that could be checked; `begun`: its first one may sum rows of a table before it, too."""
    sums = Sums()
    if len(read) < 3:
        return sums
    by_line: dict[int, dict[int, Reading]] = {}
    for reading in (one for one in read if one.observation.row_label == one.line.label):
        by_line.setdefault(id(reading.line), {})[reading.column] = reading
    _check_rows(lines, by_line, sums, begun)
    _check_columns(lines, by_line, sums)
    return sums


def _check_rows(lines: Sequence[Line], by_line: dict[int, dict[int, Reading]], sums: Sums, begun: bool) -> None:
    """Rows that are totals of those above them."""
    totals = [n for n, line in enumerate(lines) if TOTAL_RE.search(line.label)]
    for place, at in enumerate(totals):
        since = totals[place - 1] + 1 if place else 0
        rows = list(range(since, at))
        first = _outcomes(lines, by_line, rows, at)
        agreed = {outcome.total.column: outcome for outcome in first if not outcome.off}
        for way in _other_ways(lines, totals[:place], rows, at):
            for outcome in _outcomes(lines, by_line, way, at):
                if not outcome.off:
                    agreed.setdefault(outcome.total.column, outcome)
        for outcome in agreed.values():
            if outcome.plain:
                sums.note(outcome, "the rows above")
        differing = [outcome for outcome in first if outcome.off and outcome.total.column not in agreed]
        if (
            differing
            and not (begun and not place)
            and _is_plain(lines, rows, at)
            and _is_borne_out(first, differing, rows, place)
        ):
            for outcome in differing:
                sums.note(outcome, "the rows above")


def _other_ways(lines: Sequence[Line], totals: Sequence[int], rows: Sequence[int], at: int) -> Iterator[list[int]]:
    """Rows other than those since the last total that a total may sum."""
    yield [n for n in rows if lines[n].group == lines[at].group]
    if totals:
        yield [n for n in range(at) if n not in totals]
        yield list(totals)
        yield [totals[-1], *rows]
        yield [*totals, *rows]


def _outcomes(
    lines: Sequence[Line], by_line: dict[int, dict[int, Reading]], rows: Sequence[int], at: int
) -> list[Outcome]:
    """For each number of the total's row, what the given rows add up to; nothing where a cell among them is unread."""
    if len(rows) < 2:
        return []
    found = []
    for column, total in by_line.get(id(lines[at]), {}).items():
        cells = [by_line.get(id(lines[n]), {}).get(column) for n in rows]
        texts = [lines[n].texts[column] for n, cell in zip(rows, cells, strict=True) if cell is None]
        parts = [cell for cell in cells if cell is not None]
        if all(UNITLESS_RE.match(text) for text in texts) and (outcome := _compare(total, parts)):
            found.append(outcome)
    return found


def _compare(total: Reading, parts: Sequence[Reading]) -> Outcome | None:
    """The total against its parts; None for parts of other units and for rates, averages and shares."""
    observation = total.observation
    if observation.unit not in SUMMED or NOT_SUMMED_RE.search(observation.column_label or ""):
        return None
    if len(parts) < 2 or any(part.observation.unit != observation.unit for part in parts):
        return None
    made = sum(part.observation.value for part in parts)
    rounding = 0.5 * max(step_of(reading) for reading in (total, *parts)) * (len(parts) + 1)
    off = made - observation.value
    plain = sum(part.observation.value != 0 for part in parts) > 1
    scale = max(scale_of(reading) for reading in (total, *parts))
    return Outcome(total, made, scale, 0.0 if abs(off) <= rounding * 1.0001 else off, plain)


def step_of(reading: Reading) -> float:
    """What one of the last printed digit is worth, scale applied."""
    return reading.line.amounts[reading.column].step * scale_of(reading)


def scale_of(reading: Reading) -> float:
    """What the table's scale made of the printed number: 1000 under "£000"."""
    printed = reading.line.amounts[reading.column].value
    return reading.observation.value / printed if printed else 1.0


def as_printed(outcome: Outcome) -> str:
    """The sum in the scale and with the decimals of the total it is compared with."""
    step = outcome.total.line.amounts[outcome.total.column].step
    places = max(0, len(f"{step:.6f}".rstrip("0").partition(".")[2]))
    return f"{outcome.sum / outcome.scale:,.{places}f}"


def _is_plain(lines: Sequence[Line], rows: Sequence[int], at: int) -> bool:
    """Whether the rows since the last total are simple ones of one group."""
    groups = {lines[n].group for n in rows}
    labels = [lines[n].label for n in (*rows, at)]
    return len(groups) == 1 and all(labels) and not any(UNCLEAR_RE.search(label) for label in labels)


def _is_borne_out(
    outcomes: Sequence[Outcome], differing: Sequence[Outcome], rows: Sequence[int], earlier_totals: int
) -> bool:
    """Whether other columns agree, so that the total does sum these rows; else only a small slip in the first total."""
    agreeing = sum(not outcome.off and outcome.plain for outcome in outcomes)
    if agreeing or len(outcomes) > 1:
        return agreeing >= max(len(differing), 1)
    only = differing[0]
    printed = abs(only.total.observation.value)
    return not earlier_totals and len(rows) > 2 and 0 < abs(only.off) <= LARGEST_SLIP * printed


def _check_columns(lines: Sequence[Line], by_line: dict[int, dict[int, Reading]], sums: Sums) -> None:
    """Columns that are totals of those left of them: a difference counts where at least four rows in five agree."""
    labels = {
        reading.column: reading.observation.column_label or ""
        for cells in by_line.values()
        for reading in cells.values()
    }
    columns = sorted(labels)
    totals = [column for column in columns if TOTAL_HEAD_RE.match(labels[column])]
    for place, column in enumerate(totals):
        since = totals[place - 1] if place else -1
        parts = [n for n in columns if since < n < column]
        if len(parts) < 2 or any(UNCLEAR_RE.search(labels[n]) or NOT_SUMMED_RE.search(labels[n]) for n in parts):
            continue
        outcomes = [found for line in lines if (found := _across(line, by_line, parts, column)) is not None]
        agreeing = [outcome for outcome in outcomes if not outcome.off and outcome.plain]
        for outcome in outcomes:
            if len(agreeing) > 2 and len(agreeing) >= 0.8 * len(outcomes) and (outcome.off or outcome.plain):
                sums.note(outcome, "the columns before it")


def _across(line: Line, by_line: dict[int, dict[int, Reading]], parts: Sequence[int], column: int) -> Outcome | None:
    cells = by_line.get(id(line), {})
    if column not in cells or any(n not in cells and not UNITLESS_RE.match(line.texts[n]) for n in parts):
        return None
    return _compare(cells[column], [cells[n] for n in parts if n in cells])
