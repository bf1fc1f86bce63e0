"""Grids in text files: rows parted by tabs or by bars, and columns aligned by spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from ingest.markers import split_marker
from ingest.model import Cell, Grid, Line, Span
from ingest.textfiles.columns import MIN_PAIRS, find_run, read_columns
from ingest.textfiles.converters import BAR_RULE_RE
from ingest.textfiles.marks import strip_marks
from ingest.textfiles.textbands import find_band, read_band
from ingest.textfiles.textforms import find_form, read_form
from ingest.textfiles.textrows import Row
from ingest.textfiles.wrappedcells import join_wrapped

# The dots that lead from a title to its page number in a list of contents.
LEADER_RE = re.compile(r"(?<=[^\s.\u2026])[ .\u2026]++(?:(?<=\.{4})|(?<=\u2026{2})|(?<=(?:\. ){3}\.))$")
MAX_LOST = 100
BAR_RE = re.compile(r"\s*\|.*\|\s*$")
PARAGRAPH_RE = re.compile(r"\d{1,2}\.\d{1,2}\t[^\t]*[A-Za-z]{3}[^\t]*$")
DECIMAL_RE = re.compile(r"\d{1,2}\.\d")
SECTION_RE = re.compile(r"\d{1,2}\s+[A-Z\"'\u2018\u201c(]\D")
BAR_SPLIT_RE = re.compile(r"(?<!\\)\|")


def find_grids(rows: Sequence[Row], hard_wrapped: bool) -> Iterator[list[Row] | Row]:
    """The rows in order, those of a grid in a list; columns set with spaces count in hard-wrapped files only."""
    at, page = 0, None
    while at < len(rows):
        if not rows[at].raw:
            yield rows[at]
            at += 1
            continue
        end = max(_tab_run(rows, at), _bar_run(rows, at))
        if end == at and hard_wrapped:
            end = find_form(rows, at)
        if end == at and hard_wrapped:
            # Right after a page break the tail of a table may be as short as one row.
            end = find_run(rows, at, 1 if page not in (None, rows[at].page) else MIN_PAIRS)
        if end == at and hard_wrapped:
            end = find_band(rows, at)
        if end > at:
            yield list(rows[at:end])
            page, at = rows[end - 1].page, end
        else:
            yield rows[at]
            page, at = page if rows[at].blank else None, at + 1


def read_grid(rows: Sequence[Row], tail: bool = False) -> Grid:
    """The grid of a run of rows, short ones padded; a Markdown rule under the first row makes it a header.

    `tail` tells that a grid stands right before the page break above these rows.
    """
    if not rows[0].tabbed and not BAR_RE.match(rows[0].raw):
        if find_form(rows, 0) == len(rows):
            return read_form(rows)
        return read_band(rows) if find_band(rows, 0) == len(rows) else read_columns(rows, tail)
    if not rows[0].tabbed:
        header = 1 if len(rows) > 1 and BAR_RULE_RE.match(rows[1].raw) else 0
        kept = [row for row in rows if not BAR_RULE_RE.match(row.raw)]
        cells = [[_cell(part, row) for part in BAR_SPLIT_RE.split(row.raw.strip().strip("|"))] for row in kept]
    else:
        header, cells = 0, join_wrapped([[_cell(part, row) for part in row.raw.split("\t")] for row in rows])
    return pad_grid(cells, rows, header)


def pad_grid(cells: list[list[Cell]], rows: Sequence[Row], header: int = 0) -> Grid:
    """Rows made equally wide with empty cells."""
    width = max(len(row) for row in cells)
    padded = tuple(tuple(row) + (Cell("", row[0].span),) * (width - len(row)) for row in cells)
    pages = tuple(dict.fromkeys(row.page for row in rows if row.page is not None))
    return Grid(padded, header, pages, ruled=False)


def _cell(raw: str, row: Row) -> Cell:
    text = LEADER_RE.sub("", " ".join(strip_marks(raw).split()))
    span = Span(row.page, row.number)
    bold = row.marked.bold or (bool(text) and raw.strip().startswith("**") and raw.strip().endswith("**"))
    return Cell(text, span, (Line(text, span, bold=bold),) if text else (), bold=bold)


def _tab_run(rows: Sequence[Row], at: int) -> int:
    """The end of the run of tabbed rows that begins at `at`, or `at` if they are no grid."""
    end = at
    while end < len(rows) and rows[end].text:
        if not rows[end].tabbed and not (end > at and _lost_tabs(rows, end)):
            break
        end += 1
    run = rows[at:end]
    sections = {row.text.partition(".")[0] for row in run if DECIMAL_RE.match(row.text)}
    sections |= {run[0].text.split()[0]} if len(run) == 1 and run[0].text else set()
    # Numbered paragraphs right above a form: "6.01 TAB Rivers plan" over "Contact Officer: TAB NAME".
    first = next((n for n, row in enumerate(run) if not PARAGRAPH_RE.match(row.raw)), 0)
    over_form = first > 0 and run[first].raw.partition("\t")[0].rstrip().endswith(":")
    return at if over_form or all(_is_listed(row, sections) for row in run) else end


def _lost_tabs(rows: Sequence[Row], at: int) -> bool:
    """Whether a row without tabs is a row of one cell: a short one between two tabbed rows.

    Two of them are, where the first goes on with a cell in small letters.
    """
    first = at if rows[at - 1].tabbed else at - 1
    last = at + 1 if at + 1 < len(rows) and not rows[at + 1].tabbed else at
    if last > first and not (last == first + 1 and rows[first].text[:1].islower()):
        return False
    between = rows[first - 1].tabbed and last + 1 < len(rows) and rows[last + 1].tabbed and bool(rows[last + 1].text)
    lone = (0 < len(row.text) < MAX_LOST and split_marker(row.text) is None for row in rows[first : last + 1])
    return between and all(lone)


def _is_listed(row: Row, sections: Set[str]) -> bool:
    """Whether the row is a list item or a numbered paragraph whose tab only follows its marker.

    A number without a stop ("3", a tab, "Background") is one only of `sections`: of a row that stands alone, or above
    paragraphs that carry the number on. Elsewhere it may be the first cell of a table's row.
    """
    cells = [cell for cell in row.raw.split("\t") if cell.strip()]
    if len(cells) == 1:
        return row.raw.startswith("\t")
    first = split_marker(cells[0] + "  X")
    if len(cells) != 2 or first is None or first.rest != "X":
        return False
    return not cells[0].strip().isalnum() or (cells[0].strip() in sections and SECTION_RE.match(row.text) is not None)


def _bar_run(rows: Sequence[Row], at: int) -> int:
    end = at
    while end < len(rows) and BAR_RE.match(rows[end].raw[:5000]):
        end += 1
    return end if end - at >= 2 else at
