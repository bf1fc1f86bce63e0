"""Tables that a layout-preserving converter sets with spaces: columns told by the blank gutters between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.markers import split_marker
from ingest.model import Cell, Grid, Line, Span, join_lines
from ingest.rows.signs import SUM_RE, UNSIGNED_RE
from ingest.textfiles.textforms import begins_text, find_form
from ingest.textfiles.textrows import SEGMENT_RE, TAB_WIDTH, Row

GUTTER = 2
START_GAP_RE = re.compile(r"\S {3,}\S")
MIN_PAIRS = 3
MAX_LONE_ROWS = 14
MAX_WIDTH = 400
# Rows "4 …" after a gap go on with a table whose last row was "3 …"; damaged tables lose a few rows in between.
NUMBER_RE = re.compile(r"\d{1,3}\.?$")
MIN_NUMBERED_WIDTH = 3
MAX_NUMBER_STEP = 6
SECTION_HEAD_RE = re.compile(r"(?P<number>\d{1,2})(?:\.0?)? [^\W\d].{2,100}")
HEAD_RE = re.compile(r"(?:19|20)\d\d(?:\s?[/-]\s?\d{2,4})?|\(?£\s?['\u2019]?0{3}['\u2019]?s?\)?")
LEAST_TEXT = 25  # characters of a line of text


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a line between gaps of two or more spaces: 0-based columns, end excluded."""

    start: int
    end: int
    text: str


def find_run(rows: Sequence[Row], at: int, least: int = MIN_PAIRS) -> int:
    """The end of the aligned table that begins at `at`, or `at` where there is none.

    A table has a gutter of two blank columns that at least `least` lines have text on both sides of; a gutter that only
    parts list markers from their text makes none. Single blank lines may part its rows; a page break ends it, and so
    does text behind a blank line that runs over the gutters of a table of numbers.
    """
    if not _may_start(rows, at):
        return at
    used, pairs, lone, end = 0, 0, 0, at
    index = at
    while index < len(rows) and rows[index].page == rows[at].page:
        row = rows[index]
        if row.blank:
            after = index + 1
            if after >= len(rows) or rows[after].blank or _is_caption(rows, after) or _heads_section(rows, after):
                break
            if _crosses(rows, after, used) and _has_numbers(rows[at:index]):
                break
            index += 1
            continue
        if row.tabbed or row.right > MAX_WIDTH or row.marked.level or begins_text(rows, index):
            break
        if index > at and find_form(rows, index) > index:
            break
        widened = used | _mask(row)
        gutters = _gutters(widened)
        if index > at and not gutters:
            break
        lone = 0 if len(_segments(row)) > 1 else lone + 1
        if lone > MAX_LONE_ROWS:
            break
        pairs += len(_segments(row)) > 1
        used, index, end = widened, index + 1, index + 1
    return end if pairs >= least and len(_columns(rows[at:end], least)) > 1 else at


def read_columns(rows: Sequence[Row], tail: bool = False) -> Grid:
    """The grid of an aligned table; a line without a first cell goes on with the row above (or the label below it).

    `tail` tells that the table goes on from the page before: its first line may then belong to a row there.
    """
    starts = _columns(rows, 1 if tail else MIN_PAIRS)
    texts: list[list[list[Line]]] = []
    pending: list[list[Line]] | None = None
    fresh, labelled = True, False
    for row in rows:
        if row.blank:
            fresh = True
            continue
        cells = _split(row, starts)
        under = labelled and not fresh and pending is None and bool(cells[0])
        goes_on = under and _label_goes_on(texts[-1], cells)
        if pending is not None and fresh and cells[0] and texts:
            # A blank line parts them from the label below.
            texts[-1], pending = [texts[-1][i] + pending[i] for i in range(len(starts))], None
        if pending is not None and not texts and _names_numbers(pending, cells):
            texts, pending = [pending], None
        if cells[0] and not goes_on:
            texts.append([(pending[i] if pending else []) + cells[i] for i in range(len(starts))])
            pending = None
        elif not cells[0] and texts and not fresh and pending is None and _sums_up(texts[-1], cells):
            texts.append(cells)
        elif cells[0] or (texts and not fresh and pending is None):
            texts[-1] = [texts[-1][i] + cells[i] for i in range(len(starts))]
        elif tail and not texts:
            texts.append(cells)
        else:
            pending = [(pending[i] if pending else []) + cells[i] for i in range(len(starts))]
        fresh, labelled = False, bool(cells[0])
    if pending is not None:
        texts.append(pending)
    place = next(row.line.span for row in rows if not row.blank)
    made = tuple(tuple(_cell(lines, _place(row, place)) for lines in row) for row in texts)
    pages = tuple(dict.fromkeys(row.page for row in rows if row.page is not None))
    return Grid(made, 0, pages, ruled=False)


def join_grids(first: Grid, second: Grid) -> Grid | None:
    """One grid of two that a page break parts, the repeated header left out; None if their columns differ in number."""
    if first.width != second.width or not second.rows:
        return None
    rows = list(second.rows)
    spaced = len(first.pages) > 0
    header = [cell.text if cell else "" for cell in first.rows[0]]
    if [cell.text if cell else "" for cell in rows[0]] == header:
        rows.pop(0)
    kept = list(first.rows)
    if spaced and rows and rows[0][0] is not None and not rows[0][0].text:
        kept[-1] = tuple(_merge(a, b) for a, b in zip(kept[-1], rows.pop(0), strict=True))
    return Grid((*kept, *rows), first.header_rows, tuple(dict.fromkeys(first.pages + second.pages)), ruled=False)


def numbers_go_on(first: Grid, second: Grid) -> bool:
    """Whether the second grid, of the same width, takes up the row numbers where the first one ends."""
    if first.width != second.width or first.width < MIN_NUMBERED_WIDTH:
        return False
    before = [int(row[0].text.rstrip(".")) for row in first.rows if row[0] is not None and NUMBER_RE.match(row[0].text)]
    after = [int(row[0].text.rstrip(".")) for row in second.rows if row[0] is not None and NUMBER_RE.match(row[0].text)]
    return bool(before and after) and before[-1] < after[0] <= before[-1] + MAX_NUMBER_STEP


def _may_start(rows: Sequence[Row], at: int) -> bool:
    """Whether a table can begin here: two pieces on the line, or a lone right-hand piece right above such a line."""
    row = rows[at]
    if row.blank or row.tabbed or row.marked.level or row.right > MAX_WIDTH:
        return False
    if START_GAP_RE.search(row.raw):
        return True
    below = rows[at + 1 : at + 3]
    return any(not after.blank and after.indent + 8 < row.indent and START_GAP_RE.search(after.raw) or
               (after.right + 3 < row.indent) for after in below if not after.blank)  # fmt: skip


def _is_caption(rows: Sequence[Row], at: int) -> bool:
    """Whether a line after a blank one stands alone at the left: the next heading, not a row of the table."""
    row = rows[at]
    if len(_segments(row)) > 1 or row.indent > 15:
        return False
    after = rows[at + 1] if at + 1 < len(rows) else None
    return after is None or after.blank or (len(_segments(after)) < 2 and after.indent <= row.right)


def _heads_section(rows: Sequence[Row], at: int) -> bool:
    """Whether a line heads a numbered section, whose first paragraph is text that stands right below: "5 FEES", "5.1".

    The rows of a table that are numbered so have more cells than one beside their numbers.
    """
    heading = SECTION_HEAD_RE.fullmatch(" ".join(rows[at].text.split()))
    below = next((row for row in rows[at + 1 : at + 3] if not row.blank), None)
    if heading is None or below is None or len(_segments(rows[at])) > 2:
        return False
    cells = _segments(below)
    number, _, text = " ".join(below.text.split()).partition(" ")
    return number.rstrip(".") == f"{heading['number']}.1" and len(cells) <= 2 and len(text) >= LEAST_TEXT


def _crosses(rows: Sequence[Row], at: int, used: int) -> bool:
    """Whether a line of those up to the next blank one runs over a gutter."""
    gutters = _gutters(used)
    end = next((n for n in range(at, len(rows)) if rows[n].blank), len(rows))
    return any(
        piece.start < begin and piece.end > stop
        for row in rows[at:end]
        for piece in _segments(row)
        for begin, stop in gutters
    )


def _has_numbers(rows: Sequence[Row]) -> bool:
    """Whether most lines of a table are a name with numbers behind it, two of them at least; its heads are not."""
    lines = [pieces for row in rows if not row.blank and len(pieces := _segments(row)) > 1]
    numbers = sum(
        all(UNSIGNED_RE.match(piece.text) or SUM_RE.match(piece.text) for piece in line[1:]) for line in lines
    )
    return numbers > 1 and 2 * numbers > len(lines)


def _names_numbers(heads: Sequence[Sequence[Line]], cells: Sequence[Sequence[Line]]) -> bool:
    """Whether a line without a first cell names the numbers of the one under it: words over a label and numbers."""
    named = [column for column, lines in enumerate(heads) if lines]
    words = all(not _is_number(line.text) for lines in heads for line in lines)
    below = [line.text for column in named for line in cells[column]]
    return bool(cells[0]) and words and bool(below) and all(map(_is_number, below))


def _sums_up(above: Sequence[Sequence[Line]], cells: Sequence[Sequence[Line]]) -> bool:
    """Whether a line without a first cell has numbers alone, under numbers: a total without a name."""
    pairs = [(a, b) for a, b in zip(above, cells, strict=True) if b]
    return all(a and _is_number(line.text) for a, b in pairs for line in (*a, *b))


def _is_number(text: str) -> bool:
    """A number or sum; a year and what numbers are in ("£000") may head a column."""
    return not HEAD_RE.fullmatch(text) and bool(UNSIGNED_RE.match(text) or SUM_RE.match(text))


def _label_goes_on(above: list[list[Line]], cells: list[list[Line]]) -> bool:
    """Whether a first cell is the second line of a label: nothing beside it, or a colon that the label lacked."""
    if not any(cells[1:]):
        return True
    label = above[0][-1].text if above[0] else ""
    return bool(label) and not label.endswith(":") and cells[0][0].text.endswith(":")


def _segments(row: Row) -> list[Segment]:
    raw = row.raw.expandtabs(TAB_WIDTH)
    return [Segment(match.start(), match.end(), match[0]) for match in SEGMENT_RE.finditer(raw)]


def _mask(row: Row) -> int:
    """A bit set for each column that the line's text covers."""
    mask = 0
    for segment in _segments(row):
        mask |= (1 << segment.end) - (1 << segment.start)
    return mask


def _gutters(mask: int) -> list[tuple[int, int]]:
    """The blank runs of at least GUTTER columns between covered ones."""
    bits = bin(mask)[2:][::-1]
    return [(match.start(1), match.end(1)) for match in re.finditer(rf"(?<=1)(0{{{GUTTER},}})(?=1)", bits)]


def _columns(rows: Sequence[Row], least: int) -> list[int]:
    """Where the columns begin: the first at 0, each other at the end of a gutter that enough lines support."""
    filled = [row for row in rows if not row.blank]
    mask = 0
    for row in filled:
        mask |= _mask(row)
    least = least if len(filled) >= 6 else min(2, least, len(filled))
    starts = [0]
    segments = [_segments(row) for row in filled]
    for begin, end in _gutters(mask):
        both = [line for line in segments if any(starts[-1] <= s.start < begin for s in line) and line[-1].start >= end]
        if len(both) >= least:
            starts.append(end)
    if len(starts) == 2 and _is_list(segments, starts[1]):
        return [0]
    return starts


def _is_list(segments: list[list[Segment]], start: int) -> bool:
    """Whether all that stands left of the gutter is markers of list items."""
    lefts = [" ".join(s.text for s in line if s.start < start) for line in segments]
    filled = [left for left in lefts if left]
    return all((marker := split_marker(left + "  X")) is not None and marker.rest == "X" for left in filled)


def _split(row: Row, starts: list[int]) -> list[list[Line]]:
    """The line's pieces by column, each as a Line of its own."""
    cells: list[list[Line]] = [[] for _ in starts]
    for segment in _segments(row):
        column = max(i for i, start in enumerate(starts) if start <= segment.start or i == 0)
        if cells[column]:
            text = f"{cells[column][0].text} {segment.text}"
            cells[column] = [Line(text, Span(row.page, row.number))]
        else:
            cells[column] = [Line(segment.text, Span(row.page, row.number))]
    return cells


def _cell(lines: list[Line], place: Span) -> Cell:
    return Cell(join_lines([line.text for line in lines])[0], lines[0].span if lines else place, tuple(lines))


def _place(row: list[list[Line]], table: Span) -> Span:
    """Where the empty cells of a row stand: in the line of its first words, else where the table begins."""
    return next((lines[0].span for lines in row if lines), table)


def _merge(first: Cell | None, second: Cell | None) -> Cell | None:
    if first is None or second is None or not second.text:
        return first
    return _cell([*first.lines, *second.lines], first.span)
