"""Which rows of a table are its heads, and what they call each column."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from extract.cells.cells import one_line, row_texts
from extract.tables.amounts import UNITLESS_RE
from ingest.model import Cell, Grid, join_lines

NUMERIC_RE = re.compile(
    r"^[\u00a3$\u20ac(+-]*\s?[\d][\d,.\s]*(?:%|k|m|bn|pp|[mb]illion|days?|weeks?|years?|hours?)?\)?$", re.IGNORECASE
)
YEAR_RE = re.compile(r"(?:19|20)\d\d(?:\s?[/-]\s?\d{2,4})?")
# What numbers are in, as heads say it: "£000", "(£m)", "£ p", "%".
UNIT_RE = re.compile(r"\(?(?:\u00a3\s?['\u2019]?(?:0{3}|[mkp]|bn|millions?)?['\u2019]?s?|%)\)?", re.IGNORECASE)
MAX_HEAD = 80
MOST_HEADS = 4


def count_heads(grid: Grid) -> int:
    """How many first rows are heads: what the reader knows or what stands over the first row of numbers, else one or
    two when they read like rows of heads.
    """
    texts = [row_texts(row) for row in grid.rows]
    over = count_over_values(texts, grid.header_rows)
    if grid.header_rows and grid.header_rows < len(grid.rows):
        # A row of one cell under the heads is a band over the rows that follow, no head.
        counts = [sum(bool(text) for text in row) for row in texts[: grid.header_rows]]
        return max(over, next((n for n in range(1, len(counts)) if counts[n] < 2), grid.header_rows))
    if len(texts) < 2 or over > 1:
        return over
    if has_spanning_heads(grid.rows):
        return 2
    first = texts[0]
    filled = [text for text in first if text]
    if len(filled) < 2 or len(filled) < len(first) - 1 or any(len(text) > MAX_HEAD for text in filled):
        return 0
    if any(is_value(text) for text in filled) or filled[0].rstrip().endswith(":"):
        return 0
    if grid.width == 2 and not _bold(grid.rows[0]) and not _heads_two(texts):
        return 0
    return 1


def count_over_values(texts: Sequence[Sequence[str]], known: int = 0) -> int:
    """How many first rows stand over the numbers of a table and name their columns; 0 where that is not plain.

    Heads are set in several rows where upper ones span columns ("2017/18" over "Budget" and "Spent"), where the lowest
    says what the numbers are in ("£000") and where they are broken over lines, as those of a reader that has `known`
    some are not. One of them stands over the names of the rows; what others say is over numbers, or goes on in small
    letters.
    """
    first = next((n for n, row in enumerate(texts[: MOST_HEADS + 1]) if any(map(is_value, row[1:]))), 0)
    values, heads = value_columns(texts[first:]), texts[:first]
    if not any(is_value(texts[first][column]) for column in values) or not texts[first][0]:
        return 0
    if not all(_is_heads(row) and any(row[column] for column in values) for row in heads):
        return 0
    if not all(map(_goes_on, [row for row in heads if row[0]][1:])):
        return 0
    numbers = {column for column, text in enumerate(texts[first]) if is_value(text)}
    return first if all(_is_over(row, numbers, bool(known)) for row in heads[max(known, 1) :]) else 0


def _is_over(row: Sequence[str], numbers: Collection[int], whole: bool) -> bool:
    """Whether a lower row of heads names columns of numbers; those of a row that may be cut also go on with others."""
    others = [text for column, text in enumerate(row) if text and column and column not in numbers]
    return not others if whole else all(text[0].islower() for text in others)


def _goes_on(row: Sequence[str]) -> bool:
    """Whether all that a row says goes on with the words above it: in small letters, or what numbers are in."""
    return all(text[0].islower() or UNIT_RE.fullmatch(text) or YEAR_RE.fullmatch(text) for text in row if text)


def value_columns(texts: Sequence[Sequence[str]]) -> list[int]:
    """The columns behind the first that hold more numbers than words."""
    found = []
    for column in range(1, len(texts[0]) if texts else 0):
        filled = [row[column] for row in texts if column < len(row) and not UNITLESS_RE.match(row[column])]
        if 2 * sum(map(is_value, filled)) > len(filled):
            found.append(column)
    return found


def _is_heads(texts: Sequence[str]) -> bool:
    filled = [text for text in texts if text]
    named = filled and not all(UNITLESS_RE.match(text) for text in filled)
    return bool(named) and not any(is_value(text) or len(text) > MAX_HEAD for text in filled)


def has_spanning_heads(rows: Sequence[Sequence[Cell | None]]) -> bool:
    """Whether the second row has heads exactly under those of the first that are merged over several columns."""
    if len(rows) < 3 or not any(cell and cell.colspan > 1 for cell in rows[0]):
        return False
    upper, lower = rows[0], row_texts(rows[1])
    if any(cell is not None and not cell.text.strip() for cell in upper[1:]) or len(upper) != len(lower):
        return False
    under = {
        column
        for at, cell in enumerate(upper)
        if cell and 1 < cell.colspan < len(upper)
        for column in range(at, at + cell.colspan)
    }
    filled = {column for column, text in enumerate(lower) if text}
    return filled == under and len(filled) > 1 and _is_heads(row_texts(upper)) and _is_heads(lower)


def take_caption(grid: Grid) -> tuple[str | None, Grid]:
    """The title that the first row alone holds above a whole row of heads, and the grid without that row."""
    texts = [row_texts(row) for row in grid.rows[:2]]
    if len(grid.rows) < 3 or sum(map(bool, texts[0])) != 1 or not texts[0][0] or not all(texts[1]) or grid.width < 2:
        return None, grid
    rest = replace(grid, rows=grid.rows[1:], header_rows=max(0, grid.header_rows - 1))
    short = len(texts[0][0]) < 120 and all(len(text) <= 40 for text in texts[1])
    return (texts[0][0], rest) if short and count_heads(rest) else (None, grid)


def is_value(text: str) -> bool:
    """A number, sum or answer; a year, a financial year or a unit may head a column."""
    return NUMERIC_RE.match(text) is not None and not (YEAR_RE.fullmatch(text) or UNIT_RE.fullmatch(text))


def _bold(row: Sequence[Cell | None]) -> bool:
    cells = [cell for cell in row if cell is not None and cell.text.strip()]
    return bool(cells) and all(cell.bold for cell in cells)


def _heads_two(texts: Sequence[Sequence[str]]) -> bool:
    """Whether two columns have heads: short ones over longer text or over numbers."""
    body = texts[1:]
    numbers = sum(bool(is_value(row[-1])) for row in body)
    if numbers >= 0.7 * len(body):
        return True
    lengths = [len(text) for row in body for text in row if text]
    return max(len(text) for text in texts[0]) <= 30 and len(body) > 1 and sum(lengths) / max(1, len(lengths)) > 60


def join_heads(rows: Sequence[Sequence[Cell | None]]) -> tuple[str, ...]:
    """The head of each column; of a head of two levels the upper cell's text stands before the lower one's."""
    if len(rows) <= 1:
        return tuple(row_texts(rows[0])) if rows else ()
    width = max(len(row) for row in rows)
    columns: list[list[str]] = [[] for _ in range(width)]
    for at, row in enumerate(rows):
        for parts, cell in zip(columns, spread(row, width, rows[at + 1] if at + 1 < len(rows) else ()), strict=True):
            text = one_line(cell.text) if cell is not None else ""
            if text and text not in parts:
                parts.append(text)
    return tuple(join_lines(parts)[0] for parts in columns)


def spread(row: Sequence[Cell | None], width: int, below: Sequence[Cell | None] = ()) -> list[Cell | None]:
    """The cell over each column: a merged cell stands over all its columns.

    A text file keeps no merges: there an empty cell over one of the row `below` belongs to the filled one before it,
    unless the words of that only go on below it.
    """
    found: list[Cell | None] = [None] * width
    under = [*row_texts(below), *[""] * width]
    led = False
    for column, cell in enumerate(row[:width]):
        if cell is not None and cell.text.strip():
            for covered in range(column, min(width, column + max(cell.colspan, 1))):
                found[covered] = cell
            led = column > 0 and bool(under[column]) and not under[column][0].islower()
        elif cell is not None and led and under[column] and not cell.span.boxes:
            found[column] = found[column - 1]
    return found
