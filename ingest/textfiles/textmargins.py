"""Notes at the right margin of text files that keep the page's layout: initials far behind the ends of their lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.model import Line, Span
from ingest.rows.margins import Tails, is_note, split_tails
from ingest.textfiles.textgrids import find_grids
from ingest.textfiles.textrows import MAX_MEASURED, Row, read_row

GAP_RE = re.compile(r"[A-Za-z,;]{2} {3,}\S")  # behind a word: behind a number or bullet it parts no cells


def part_notes(rows: Sequence[Row]) -> list[Row]:
    """The rows with the notes at the right margin apart, each with the row that it ends; tables stay as they are."""
    loose: list[Row] = []
    for found in find_grids(rows, True):
        if not isinstance(found, list):
            loose.append(found)
        elif is_noted_text(found):
            loose += found
    loose = [row for row in loose if not (row.blank or row.tabbed or row.right >= MAX_MEASURED)]
    tails = {row.number: split_tails(row.raw, float, 1.0) for row in loose}
    ends = Tails()
    for row in loose:
        ends.add(row.raw, float(row.right), tails[row.number])
    margin = ends.margin()
    if margin is None:
        return list(rows)
    return [
        part_row(row, tail.start, tail.text)
        if (tail := next(filter(margin.holds, tails.get(row.number, [])), None)) and tail.start
        else row
        for row in rows
    ]


def is_noted_text(rows: Sequence[Row]) -> bool:
    """Whether what reads like a table is text with notes: they stand where sentences end, alone."""
    rows = [row for row in rows if not row.blank]
    ends = [(row, tail) for row in rows for tail in split_tails(row.raw, float, 1.0) if is_note(row.raw, tail)]
    noted = {row.number: row.raw[: tail.start].rstrip() for row, tail in ends}
    ended = sum(lead.endswith((".", "!", "?")) for lead in noted.values())
    parted = sum(1 for row in rows if GAP_RE.search(noted.get(row.number, row.raw).lstrip()))
    return 0 < len(noted) < 0.7 * len(rows) and ended >= 0.6 * len(noted) and parted <= 0.1 * len(rows)


def part_row(row: Row, start: int, note: str) -> Row:
    left = read_row(row.raw[:start], row.number, row.page)
    return replace(left, margin=(Line(note, Span(row.page, row.number)),))
