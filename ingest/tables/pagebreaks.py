"""Grids that a page break has cut, made whole: the repeated header once, a row cut in two joined."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.model import Cell, Grid, Span, join_lines
from ingest.rows.signs import SUM_RE
from ingest.tables.widening import column_sides, widen

SAME_SIDE = 4.0  # points
MOST_HEADS = 3  # rows
NEAR_ROWS = 4  # before a page break and after it
LEAST_ROWS = 3
LEAST_PROSE = 40  # letters

Row = tuple[Cell | None, ...]


def goes_on(first: Grid, second: Grid) -> bool:
    """Whether the second grid, at the head of a page, goes on with the first, at the foot of the page before.

    Their columns are the same, perhaps moved to one side as on a left and a right page; or, in ruled grids, those of
    one are among those of the other. A box of labels that begins with the same label again is a new one.
    """
    a, b = column_sides(first), column_sides(second)
    if first.ruled != second.ruled or len(a) < 2 or len(b) < 2:
        return False
    if begins_again(first, second) or has_other_head(first, second):
        return False
    if len(a) != first.width + 1 or len(b) != second.width + 1:
        return False
    moved = b[0] - a[0]
    if len(a) == len(b):
        slack = SAME_SIDE if first.ruled else 3 * SAME_SIDE
        return all(abs(y - x - moved) <= slack for x, y in zip(a, b, strict=True))
    if not first.ruled or abs(b[-1] - a[-1] - moved) > SAME_SIDE or second.header_rows:
        return False
    few, many = (a, [y - moved for y in b]) if len(a) < len(b) else ([y - moved for y in b], a)
    return all(any(abs(x - y) <= SAME_SIDE for y in many) for x in few)


def begins_again(first: Grid, second: Grid) -> bool:
    """Whether both begin with the same label, perhaps under a title that they share: forms, one on each page."""
    if first.width < 2:
        return False
    for at, (a, b) in enumerate(zip(first.texts(MOST_HEADS), second.texts(MOST_HEADS), strict=False)):
        if a[0] == b[0] and a[0].endswith(":") and at >= first.header_rows:
            return True
        if a != b:
            return a[0] == b[0] != "" and not first.header_rows
    return False


def has_other_head(first: Grid, second: Grid) -> bool:
    """Whether both have a header, the second one's as full as the first one's and not the same."""
    if not first.header_rows or not second.header_rows or repeated_rows(first, second):
        return False
    counts = [sum(map(bool, grid.texts(1)[0])) for grid in (first, second)]
    return counts[1] >= counts[0] > 1


def join_grids(first: Grid, second: Grid) -> Grid:
    """A grid and the one that goes on with it on the next page: a repeated header once, a row cut in two made whole."""
    if first.width != second.width:
        first, second = widen(first, second), widen(second, first)
    repeated = repeated_rows(first, second)
    rows, more = list(first.rows), list(second.rows[repeated + says_total_again(first, second) :])
    if more and not any(cell and cell.text for cell in more[0]):
        more = more[1:]  # the rest of a row whose words all stand on the page before
    cut = bool(more and rows) and (is_cut(rows[-1], more[0]) or (first.ruled and is_unnamed(rows, more)))
    if cut:
        rows[-1] = tuple(join_cells(a, b) for a, b in zip(rows[-1], more[0], strict=True))
        more = more[1:]
    header = max(first.header_rows, repeated)
    pages = first.pages + tuple(page for page in second.pages if page not in first.pages)
    return Grid(tuple(rows + more), header, pages, first.ruled)


def repeated_rows(first: Grid, second: Grid) -> int:
    """How many first rows of the second grid say the same as those of the first; a row of figures is no header."""
    count = 0
    for a, b in zip(first.texts(len(second.rows)), second.texts(), strict=False):
        if a != b or not any(a) or (count >= first.header_rows and any(map(SUM_RE.match, a))):
            break
        count += 1
    return count if count <= max(first.header_rows, MOST_HEADS) else 0


def says_total_again(first: Grid, second: Grid) -> bool:
    """Whether the row under the heads of both is the same and printed above them: a total over every page's head."""
    at = second.header_rows
    if not 0 < at == first.header_rows < min(len(first.rows), len(second.rows)):
        return False
    tops = [[cell.span.box.top for cell in second.rows[row] if cell and cell.span.box] for row in (0, at)]
    over = all(tops) and max(tops[1]) < min(tops[0])
    return over and first.texts(at + 1)[at] == second.texts(at + 1)[at] and repeated_rows(first, second) == at


def is_cut(last: Row, following: Row) -> bool:
    """Whether the second row is the rest of the first: its first cell empty, its words going on from theirs.

    A sum is never cut; a row of sums is cut only where its words go on in small letters.
    """
    if len(last) != len(following):
        return False
    pairs = [(a.text if a else "", b.text if b else "") for a, b in zip(last, following, strict=True)]
    if pairs[0][1] or not pairs[0][0]:
        return False
    going_on = [(a, b) for a, b in pairs if b]
    if any(SUM_RE.match(a) for a, _ in pairs) and not all(b[:1].islower() for _, b in going_on):
        return False
    return all(a for a, _ in going_on) and any(
        b[:1].islower() or not a.endswith((".", ":", ";", "!", "?")) for a, b in going_on
    )


def is_unnamed(rows: Sequence[Row], more: Sequence[Row]) -> bool:
    """Whether the first row of a page alone has no name where all rows near it have one: it was cut at a paragraph.

    The first cells of a group's rows are merged, or more than one of them is empty.
    """
    last, following = rows[-1], more[0]
    near = [*rows[-NEAR_ROWS:], *more[1 : 1 + NEAR_ROWS]]
    if len(near) < LEAST_ROWS or len(last) != len(following) or (following[0] is not None and following[0].text):
        return False
    named = all(row and row[0] is not None and row[0].text and row[0].rowspan == 1 for row in near)
    going_on = [(a, b) for a, b in zip(last, following, strict=True) if b is not None and b.text]
    return named and bool(going_on) and all(a and a.text and len(b.text) >= LEAST_PROSE for a, b in going_on)


def join_cells(a: Cell | None, b: Cell | None) -> Cell | None:
    if a is None or b is None or not b.text:
        return a
    text, _ = join_lines([line for line in (a.text, b.text) if line])
    return Cell(text, Span.cover([a.span, b.span]), (*a.lines, *b.lines), a.rowspan, a.colspan, a.bold)
