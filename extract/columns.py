"""Which rows of a table are its heads, and what they call each column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.cells import row_texts
from ingest.model import Cell, Grid

NUMERIC_RE = re.compile(
    r"^[\u00a3$\u20ac(+-]*\s?[\d][\d,.\s]*(?:%|k|m|bn|pp|[mb]illion|days?|weeks?|years?|hours?)?\)?$", re.IGNORECASE
)
YEAR_RE = re.compile(r"(?:19|20)\d\d(?:\s?[/-]\s?\d{2,4})?")
MAX_HEAD = 80


def count_heads(grid: Grid) -> int:
    """How many first rows are heads: what the reader knows, else one when it reads like a row of heads."""
    if grid.header_rows and grid.header_rows < len(grid.rows):
        # A row of one cell under the heads is a band over the rows that follow, no head.
        counts = [sum(bool(text) for text in row_texts(row)) for row in grid.rows[: grid.header_rows]]
        return next((n for n in range(1, len(counts)) if counts[n] < 2), grid.header_rows)
    texts = [row_texts(row) for row in grid.rows]
    if len(texts) < 2:
        return 0
    if has_two_levels(texts):
        return 2
    first = texts[0]
    filled = [text for text in first if text]
    if len(filled) < 2 or len(filled) < len(first) - 1 or any(len(text) > MAX_HEAD for text in filled):
        return 0
    if any(_is_value(text) for text in filled) or filled[0].rstrip().endswith(":"):
        return 0
    if grid.width == 2 and not _bold(grid.rows[0]) and not _heads_two(texts):
        return 0
    return 1


def take_caption(grid: Grid) -> tuple[str | None, Grid]:
    """The title that the first row alone holds above a whole row of heads, and the grid without that row."""
    texts = [row_texts(row) for row in grid.rows[:2]]
    if len(grid.rows) < 3 or sum(map(bool, texts[0])) != 1 or not texts[0][0] or not all(texts[1]) or grid.width < 2:
        return None, grid
    rest = replace(grid, rows=grid.rows[1:], header_rows=max(0, grid.header_rows - 1))
    short = len(texts[0][0]) < 120 and all(len(text) <= 40 for text in texts[1])
    return (texts[0][0], rest) if short and count_heads(rest) else (None, grid)


def has_two_levels(texts: Sequence[Sequence[str]]) -> bool:
    """Whether the first two rows are heads of which the upper ones span columns: "2017/18 | | 2018/19 | " over names.

    A text file keeps no merged cells: the upper row is empty where a head goes on, the lower one where it does not.
    """
    if len(texts) < 3 or not texts[0][0]:
        return False
    upper, lower, below = texts[:3]
    spanned = {n for n, text in enumerate(upper) if not text}
    led = spanned | {n - 1 for n in spanned}
    if not spanned or any(bool(text) != (n in led) for n, text in enumerate(lower)):
        return False
    values = [n for n in led if _is_value(below[n])]
    return 2 * len(values) > len(led) and not all(_is_value(lower[n]) for n in led)


def _is_value(text: str) -> bool:
    """A number, sum or answer; a year or a financial year may head a column."""
    return NUMERIC_RE.match(text) is not None and YEAR_RE.fullmatch(text) is None


def _bold(row: Sequence[Cell | None]) -> bool:
    cells = [cell for cell in row if cell is not None and cell.text.strip()]
    return bool(cells) and all(cell.bold for cell in cells)


def _heads_two(texts: Sequence[Sequence[str]]) -> bool:
    """Whether two columns have heads: short ones over longer text or over numbers."""
    body = texts[1:]
    numbers = sum(bool(_is_value(row[-1])) for row in body)
    if numbers >= 0.7 * len(body):
        return True
    lengths = [len(text) for row in body for text in row if text]
    return max(len(text) for text in texts[0]) <= 30 and len(body) > 1 and sum(lengths) / max(1, len(lengths)) > 60


def join_heads(rows: Sequence[Sequence[Cell | None]]) -> tuple[str, ...]:
    """The head of each column; of a head of two levels the upper cell's text stands before the lower one's."""
    if len(rows) <= 1:
        return tuple(row_texts(rows[0])) if rows else ()
    columns: list[list[str]] = [[] for _ in range(max(len(row) for row in rows))]
    for row in rows:
        above, left = "", 0
        for n, parts in enumerate(columns):
            cell = row[n] if n < len(row) else None
            if cell is not None:
                above, left = " ".join(cell.text.split()), max(cell.colspan, 1)
            if left > 0 and above and above not in parts:
                parts.append(above)
            left -= 1
    return tuple(" ".join(parts) for parts in columns)
