"""Bands of lines with gaps become grids, text columns or lines with notes in the margin.

A band whose columns are filled with running words is text in columns, read one column after the other; any other is a
grid. Words that reach over a gap are a cell that is as wide.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.model import Cell, Grid
from ingest.pdfium.chars import Run
from ingest.rows.cuts import Cut, cut_row
from ingest.rows.freegaps import TextRow
from ingest.rows.gaps import Band, is_marker
from ingest.rows.signs import SUM_RE
from ingest.tables.grids import count_header_rows, make_cell
from ingest.tables.linegroups import LEAST_ROWS, group_segments
from ingest.tables.shades import segment
from ingest.tables.spreads import spread_heads


def is_prose(rows: Sequence[TextRow], band: Band) -> bool:
    """Whether the band's columns hold running text: many full lines of several words, one pitch."""
    if len(band.gaps) > 2 or band.last - band.first < 8:
        return False
    columns: dict[int, list[Run]] = {}
    both = 0
    for row in rows[band.first : band.last]:
        cut = cut_row(row, band)
        both += len(cut) > 1
        for (column, over), runs in cut.items():
            if over == 1:
                columns.setdefault(column, []).extend(runs)
    if both < 0.5 * (band.last - band.first) or len(columns) != len(band.gaps) + 1:
        return False
    for runs in columns.values():
        width = max(run.x1 for run in runs) - min(run.x0 for run in runs)
        full = sum(1 for run in runs if run.x1 - run.x0 > 0.7 * width)
        words = sum(run.text.count(" ") + 1 for run in runs) / len(runs)
        if full < 0.6 * len(runs) or words < 4:
            return False
    return True


def is_justified(rows: Sequence[TextRow], band: Band) -> bool:
    """Whether the gaps are but the wide spaces of a justified paragraph: lines flush on both sides, gaps not wide."""
    lines = rows[band.first : band.last]
    left, right = min(row[0].x0 for row in lines), max(row[-1].x1 for row in lines)
    flush = sum(1 for row in lines if row[0].x0 - left < 3 and right - row[-1].x1 < 3)
    if sum(1 for row in lines for run in row if SUM_RE.match(run.text)) >= len(lines):
        return False
    widths = sorted((b.x0 - a.x1) / b.size for row in lines for a, b in zip(row, row[1:], strict=False))
    return flush >= 0.7 * len(lines) and bool(widths) and widths[len(widths) // 2] < 3


def is_margin(rows: Sequence[TextRow], band: Band, cuts: Sequence[float] = ()) -> bool:
    """Whether all but one of the columns hold markers or a word or two beside running text: notes in the margin.

    Rules or shades (`cuts`) make it a table; so does a third column of text.
    """
    if len({segment(cuts, row[0].middle) for row in rows[band.first : band.last]}) >= LEAST_ROWS:
        return False
    words: dict[int, list[int]] = {}
    for row in rows[band.first : band.last]:
        for (column, _), runs in cut_row(row, band).items():
            words.setdefault(column, []).append(sum(run.text.count(" ") + 1 for run in runs))
    means = {column: sum(found) / len(found) for column, found in words.items()}
    wide = [column for column, mean in means.items() if mean >= 5.5]
    if len(wide) != 1 or wide[0] > 1 or len(means) > 3:
        return False
    lines = band.last - band.first
    beside = [column for column in means if column > wide[0]]
    if len(beside) > 1:
        return False
    return all(means[column] <= 4 and len(words[column]) <= 0.7 * lines for column in beside) and all(
        is_marker(row[0], row[1]) for row in rows[band.first : band.last] if wide[0] == 1 and len(row) > 1
    )


def read_margin(rows: Sequence[TextRow], band: Band) -> list[TextRow]:
    """The lines of a band with notes in the margin, the notes of a numbered item put behind its last line."""
    lines: list[TextRow] = []
    notes: TextRow = []
    for row in rows[band.first : band.last]:
        if len(row) > 1 and is_marker(row[0], row[1]):
            settle(lines, notes)
            notes = []
        beside = [run for run in row if run.x0 >= band.gaps[-1][1] - 1]
        main = [run for run in row if run.x0 < band.gaps[-1][1] - 1]
        if main and len(band.gaps) == 2:
            lines.append(main)
            notes += beside
        else:
            lines.append(row)
    settle(lines, notes)
    return lines


def settle(lines: list[TextRow], notes: TextRow) -> None:
    """Puts the notes behind the last line, at that line's height."""
    for note in notes:
        last = lines[-1][-1]
        lines[-1].append(replace(note, top=last.top, bottom=last.bottom))


def read_columns(rows: Sequence[TextRow], band: Band) -> list[TextRow]:
    """The band's lines, one column after the other."""
    columns: dict[int, list[TextRow]] = {}
    for row in rows[band.first : band.last]:
        for (column, _), runs in cut_row(row, band).items():
            columns.setdefault(column, []).append(runs)
    return [runs for column in sorted(columns) for runs in columns[column]]


def read_band(rows: Sequence[TextRow], band: Band, page: int, cuts: Sequence[float] = ()) -> Grid | None:
    """The band's grid, None where too few rows have two filled cells; `cuts` are heights of rules."""
    if is_justified(rows, band):
        return None
    width = len(band.gaps) + 1
    groups = group_segments(rows, band, cuts)
    parted = sum(1 for group in groups if len({column for cut in group for column, _ in cut}) > 1)
    if parted < (LEAST_ROWS if width < 4 else LEAST_ROWS - 1) and not band.again:
        return None
    sides = outline(rows, band)
    built, heads = head_rows(groups, width, sides, page)
    return Grid(tuple(built), max(heads, count_header_rows(built)), (page,), False)


def head_rows(
    groups: Sequence[Sequence[Cut]], width: int, sides: tuple[list[float], list[float]],
    page: int,
) -> tuple[list[tuple[Cell | None, ...]], int]:  # fmt: skip
    """The rows that groups of lines make, and how many of them are known to be heads: two where heads stand over heads.

    Heads over heads may be set as close as the lines of one head; then the lowest line that can be theirs is.
    """
    built = [build_group(group, width, sides, page) for group in groups]
    for last in range(len(groups[0]), 0, -1):
        parts = [part for part in (groups[0][:last], groups[0][last:]) if part]
        apart = [build_group(part, width, sides, page) for part in parts]
        spread = spread_heads([*apart, *built[1:]])
        if spread[0] != apart[0]:
            return spread, 2
    return built, 0


def build_group(
    group: Sequence[Cut], width: int, sides: tuple[list[float], list[float]], page: int
) -> tuple[Cell | None, ...]:
    """The row that lines make."""
    runs: Cut = {}
    for cut in group:
        for key, part in cut.items():
            runs.setdefault(key, []).extend(part)
    top = min(run.top for part in runs.values() for run in part)
    bottom = max(run.bottom for part in runs.values() for run in part)
    return build_row(runs, width, sides, (top, bottom), page)


def build_row(
    runs: Cut,
    width: int,
    sides: tuple[list[float], list[float]],
    height: tuple[float, float],
    page: int,
) -> tuple[Cell | None, ...]:
    """The cells of one row; a cell that reaches over a gap swallows what else stands in its columns."""
    cells: list[Cell | None] = []
    begun = {column for column, _ in runs}
    wide = {column: over for column, over in runs if over > 1 and not begun & set(range(column + 1, column + over))}
    column = 0
    while column < width:
        over = min(wide.get(column, 1), width - column)
        inside = [run for (at, _), part in runs.items() if column <= at < column + over for run in part]
        box = (sides[0][column], height[0], sides[1][column + over - 1], height[1])
        cells.append(make_cell(inside, page, box, 1, over))
        cells += [None] * (over - 1)
        column += over
    return tuple(cells)


def outline(rows: Sequence[TextRow], band: Band) -> tuple[list[float], list[float]]:
    """The left and right sides of the band's columns: half way through the gaps."""
    runs = [run for row in rows[band.first : band.last] for run in row]
    cuts = [(left + right) / 2 for left, right in band.gaps]
    return [min(run.x0 for run in runs), *cuts], [*cuts, max(run.x1 for run in runs)]
