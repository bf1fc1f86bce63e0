"""Which rows of a table are its heads, and what they call each column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.cells.cells import row_texts
from ingest.model import Cell, Grid

NUMERIC_RE = re.compile(
    r"^[\u00a3$\u20ac(+-]*\s?[\d][\d,.\s]*(?:%|k|m|bn|pp|[mb]illion|days?|weeks?|years?|hours?)?\)?$", re.IGNORECASE
)
YEAR_RE = re.compile(r"(?:19|20)\d\d(?:\s?[/-]\s?\d{2,4})?")
UNIT_RE = re.compile(r"\(?(?:\u00a3\s?['\u2019]?(?:0{3}s?|[mk]|bn|millions?)?|%)\)?", re.IGNORECASE)
MAX_HEAD = 80
MOST_HEADS = 4


def count_heads(grid: Grid) -> int:
    """How many first rows are heads: what the reader knows, else one or two when they read like rows of heads.

    A row under them that says only what the numbers are in is one too.
    """
    texts = [row_texts(row) for row in grid.rows]
    heads = count_named(grid, texts)
    return heads + (0 < heads < len(texts) - 1 and is_scales(texts[heads]))


def is_scales(texts: Sequence[str]) -> bool:
    """Whether a row has nothing but units, and none over the names of the rows."""
    filled = [text for text in texts if text]
    return bool(filled) and not texts[0] and all(UNIT_RE.fullmatch(text) for text in filled)


def count_named(grid: Grid, texts: Sequence[Sequence[str]]) -> int:
    """How many first rows name columns."""
    if grid.header_rows and grid.header_rows < len(grid.rows):
        # A row of one cell under the heads is a band over the rows that follow, no head.
        counts = [sum(bool(text) for text in row) for row in texts[: grid.header_rows]]
        known = next((n for n in range(1, len(counts)) if counts[n] < 2), grid.header_rows)
        return stub_heads(texts, known)
    if len(texts) < 2:
        return 0
    if has_two_levels(texts) or has_spanning_heads(grid.rows):
        return 2
    if heads := stub_heads(texts, 0):
        return heads
    first = texts[0]
    filled = [text for text in first if text]
    if len(filled) < 2 or len(filled) < len(first) - 1 or any(len(text) > MAX_HEAD for text in filled):
        return 0
    if any(_is_value(text) for text in filled) or filled[0].rstrip().endswith(":"):
        return 0
    if grid.width == 2 and not _bold(grid.rows[0]) and not _heads_two(texts):
        return 0
    return 1


def stub_heads(texts: Sequence[Sequence[str]], known: int) -> int:
    """The number of heads where rows of words without a first cell stand over a label and values, else `known`.

    The first cell over a column of labels is often empty; two rows of heads at least, `known` of them known.
    """
    at = known
    while at < min(MOST_HEADS, len(texts) - 1) and not texts[at][0] and _is_heads(texts[at][1:]):
        at += 1
    below = texts[at] if at < len(texts) else ("",)
    under = {n for row in texts[known:at] for n, text in enumerate(row) if text and n < len(below) and below[n]}
    whole = bool(below[0]) and bool(under) and all(_is_value(below[n]) for n in under)
    return at if at > max(known, 1) and whole else known


def _is_heads(texts: Sequence[str]) -> bool:
    filled = [text for text in texts if text]
    return len(filled) > 1 and not any(_is_value(text) or len(text) > MAX_HEAD for text in filled)


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
    return filled == under and _is_heads(row_texts(upper)) and _is_heads(lower)


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
