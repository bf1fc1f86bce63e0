"""Rows of a tabbed table that a line break inside a cell has cut in two: one row again.

Source of the rule: converters that keep a line break within a cell ("5. <tab> Fees:" over "Quays <tab> For decision"),
so that the rest of the row stands on the next line. A first column of numbers tells which lines begin a row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.model import Cell, Span

# "4.", "24/056", "FC/112", "C71", "4a"
ROW_NUMBER_RE = re.compile(r"(?:[A-Z]{0,5}[./ -]?){0,2}\d{1,4}(?:[./-]\d{1,4}){0,3}[a-z]?[.):]?")
RANGE_RE = re.compile(r"\d{1,4}\s?[-\u2013]\s?\d{1,4}")  # pages: a cell of their own
LEAST_NUMBERED = 0.4  # of the rows below the head
FEWEST_NUMBERED = 2
LEAST_WIDTH = 3


def join_wrapped(rows: Sequence[list[Cell]]) -> list[list[Cell]]:
    """The rows, each that has no number and just the cells that the row above lacks put behind that one.

    The last cell above and the first below are one cell of two lines. A lone sentence goes on with a title.
    """
    width = max(map(len, rows))
    numbered = [_is_numbered(row) for row in rows]
    if width < LEAST_WIDTH or sum(numbered) < max(FEWEST_NUMBERED, LEAST_NUMBERED * (len(rows) - 1)):
        return list(rows)
    found: list[list[Cell]] = []
    open_row = False
    for row, begins in zip(rows, numbered, strict=True):
        if open_row and not begins and row[0].text and _completes(found[-1], row, width):
            apart = RANGE_RE.fullmatch(row[0].text) is not None
            found[-1] = [*found[-1], *row] if apart else [*found[-1][:-1], _join(found[-1][-1], row[0]), *row[1:]]
            open_row = False
            continue
        found.append(list(row))
        open_row = begins and 1 < len(row) < width
    return found


def _is_numbered(row: Sequence[Cell]) -> bool:
    return ROW_NUMBER_RE.fullmatch(row[0].text.strip()) is not None


def _completes(above: Sequence[Cell], row: Sequence[Cell], width: int) -> bool:
    """Whether a row has the cells that the one above lacks, or is a sentence under a number and title alone."""
    if len(row) > 1:
        return len(above) + len(row) - 1 == width
    ended = row[0].text.rstrip().endswith((".", "?", "!"))
    return len(above) == 2 and (ended or RANGE_RE.fullmatch(row[0].text) is not None)


def _join(first: Cell, second: Cell) -> Cell:
    span = Span.cover((first.span, second.span))
    return Cell(f"{first.text}\n{second.text}", span, (*first.lines, *second.lines), bold=first.bold and second.bold)
