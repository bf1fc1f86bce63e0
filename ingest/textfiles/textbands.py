"""Bands of labels in files that keep the page's layout: labels side by side, their values in columns under them.

Source of the rule: the ruled box at the head of a report, whose first row has a label and a value in every cell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.model import Cell, Grid, Line, Span
from ingest.textfiles.textrows import SEGMENT_RE, TAB_WIDTH, Row

LONGEST_PIECE = 60
MOST_ROWS = 5
NEAR = 2  # columns that a value may stand left of its label
LABEL_RE = re.compile(r"[A-Z][\w()/&'\u2019 ]{1,40}\s?:(?:\s+\S.*)?$")

Piece = tuple[int, str]  # column it begins at, words


def find_band(rows: Sequence[Row], at: int) -> int:
    """The end of the band of labels that begins at `at`, or `at`: two labels or more, and values under them."""
    columns = _columns(rows[at])
    end = at + 1
    while columns and end < len(rows) and end - at < MOST_ROWS and rows[end].page == rows[at].page:
        if rows[end].blank and end == at + 1 and end + 1 < len(rows) and _stands_under(rows[end + 1], columns, True):
            end += 1
        if not _stands_under(rows[end], columns):
            break
        end += 1
    return end if end > at + 1 else at


def read_band(rows: Sequence[Row]) -> Grid:
    """The grid of a band: the row of labels, then a row for each line under it."""
    columns = _columns(rows[0])
    made = tuple(tuple(_cells(row, columns)) for row in rows if not row.blank)
    pages = tuple(dict.fromkeys(row.page for row in rows if row.page is not None))
    return Grid(made, 0, pages, ruled=False)


def _columns(row: Row) -> list[int]:
    """Where the labels of a row begin; [] for one that is no row of labels. One of them may lack its colon."""
    pieces = _pieces(row)
    labels = [bool(LABEL_RE.match(text)) for _, text in pieces]
    short = all(len(text) <= LONGEST_PIECE and text[:1].isupper() for _, text in pieces)
    return (
        [start for start, _ in pieces] if short and len(pieces) > 1 and sum(labels) >= max(2, len(labels) - 1) else []
    )


def _stands_under(row: Row, columns: Sequence[int], exactly: bool = False) -> bool:
    """Whether every piece of a row stands in one column and none is a label; `exactly`: two begin where labels do."""
    pieces = _pieces(row)
    if not pieces or any(LABEL_RE.match(text) for _, text in pieces):
        return False
    starts = [min(columns, key=lambda column: abs(column - start)) for start, _ in pieces]
    aligned = [abs(start - column) <= NEAR for (start, _), column in zip(pieces, starts, strict=True)]
    if exactly:
        return sum(aligned) > 1 and all(aligned)
    edges = dict(pairwise(columns))
    fits = all(
        start >= columns[0] - NEAR and start + len(text) < edges.get(_column(start, columns), start + len(text) + 1)
        for start, text in pieces
    )
    return fits and any(aligned) and len(pieces) <= len(columns)


def _column(start: int, columns: Sequence[int]) -> int:
    """The column that a piece stands in, by where it begins."""
    return max((column for column in columns if column <= start + NEAR), default=columns[0])


def _cells(row: Row, columns: Sequence[int]) -> list[Cell]:
    texts: dict[int, str] = {}
    for start, text in _pieces(row):
        column = _column(start, columns)
        texts[column] = f"{texts.get(column, '')} {text}".strip()
    place = Span(row.page, row.number)
    return [
        Cell(texts[column], place, (Line(texts[column], place),)) if column in texts else Cell("", place)
        for column in columns
    ]


def _pieces(row: Row) -> list[Piece]:
    if row.blank or row.tabbed:
        return []
    return [(match.start(), match[0]) for match in SEGMENT_RE.finditer(row.raw.expandtabs(TAB_WIDTH))]
