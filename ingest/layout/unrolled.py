"""Reports that are set in a table, a number beside each paragraph: the table is taken apart into headings and text.

Source of the rule: reports of councils in Northern Ireland, whose whole text stands in a ruled table of two columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.markers import Marker
from ingest.model import Block, Cell, Grid, join_lines
from ingest.textfiles.hangingnumbers import follows

LEAST_ROWS = 4
NUMBER_RE = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}\.?")
LONGEST_HEADING = 80


def unroll(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with each table of numbered paragraphs taken apart; what stands above the first number stays one."""
    return tuple(made for block in blocks for made in (_take_apart(block) if block.grid is not None else (block,)))


def _take_apart(block: Block) -> Iterator[Block]:
    grid = block.grid
    assert grid is not None
    rows = [[cell for cell in row if cell is not None and cell.text.strip()] for row in grid.rows]
    first = next((n for n, row in enumerate(rows) if _numbered(row)), len(rows))
    if not is_text(rows[first:]):
        yield block
        return
    if any(rows[:first]):
        head = Grid(grid.rows[:first], min(grid.header_rows, first), grid.pages, grid.ruled)
        yield Block("grid", head.text, block.lines, block.span, grid=head)
    for row in rows[first:]:
        yield from _paragraphs(row)


def is_text(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether rows are numbered text: each a number and one paragraph, headings "1.0" over paragraphs "1.1"."""
    markers = [_numbered(row) for row in rows if row]
    numbers = [tuple(map(int, marker.number.split("."))) for marker in markers if marker and marker.number]
    # One table for a section begins with the section's own number ("5.00").
    section = bool(numbers) and len(numbers[0]) == 2 and numbers[0][1] == 0 and len(numbers) > 1
    if len(numbers) < 0.7 * len(markers) or not (section or len(numbers) >= LEAST_ROWS and numbers[0] == (1,)):
        return False
    steps = zip(numbers, numbers[1:], strict=False)
    headed = any(len(a) == 1 or a[-1] == 0 for a in numbers) and any(len(n) == 2 and n[1] == 1 for n in numbers)
    return headed and all(follows(after, before) for before, after in steps)


def _numbered(row: Sequence[Cell]) -> Marker | None:
    """The number of a row of two cells, a whole number or one with points."""
    printed = row[0].text.strip() if len(row) == 2 else ""
    if not NUMBER_RE.fullmatch(printed):
        return None
    return Marker(printed, printed.rstrip("."), "decimal" if "." in printed.rstrip(".") else "digit", "")


def _paragraphs(row: Sequence[Cell]) -> Iterator[Block]:
    """The blocks of a row: a heading or a numbered paragraph; a row without a number gives plain paragraphs."""
    marker = _numbered(row)
    for cell in row[1:] if marker else row:
        text, starts = join_lines([line.text for line in cell.lines] or [cell.text])
        number = marker.number if marker else None
        whole = number is not None and ("." not in number or number.endswith((".0", ".00")))
        headed = whole and len(text) < LONGEST_HEADING and not text.endswith((".", ";", ":"))
        bold = bool(cell.lines) and all(line.bold for line in cell.lines)
        size = cell.lines[0].size if cell.lines else 0.0
        yield Block(
            "heading" if headed else "paragraph",
            text,
            cell.lines,
            cell.span,
            number=number,
            marker=marker.printed if marker else None,
            level=1 if headed else 0,
            starts=starts,
            size=size,
            bold=bold,
        )
