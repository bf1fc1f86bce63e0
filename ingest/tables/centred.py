"""Tables without rules whose cells stand in the middle of their row's height or at its foot: their lines interleave.

Rows are parted by white that runs across the whole table and is wider than that between the lines of a cell. The page
bears it out: the cells of each row have one middle, or one foot, however many lines they have. Source of the rule:
tables printed by browsers, and spreadsheets, which set cells at the foot.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ingest.model import Cell, Grid
from ingest.pdfium.chars import Run
from ingest.rows.freegaps import NARROWEST, TextRow
from ingest.rows.gaps import FAR
from ingest.tables.grids import count_header_rows, make_cell

INTERLEAVED = (0.25, 0.8)  # font sizes between two lines of cells with one line more or less
WIDER = 1.15  # than the distance of a cell's lines, between rows
SAME = 0.2  # font sizes by which the middles of a row's cells may differ
LEAST_ROWS = 3
LEAST_MIXED = 2  # rows whose cells have unlike numbers of lines

Sides = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Stack:
    """The words of a cell: runs under each other."""

    runs: list[Run]

    @property
    def sides(self) -> Sides:
        return min(run.x0 for run in self.runs), max(run.x1 for run in self.runs)

    @property
    def heights(self) -> Sides:
        return min(run.top for run in self.runs), max(run.bottom for run in self.runs)

    @property
    def middle(self) -> float:
        return sum(self.heights) / 2

    @property
    def lines(self) -> int:
        return len({round(run.middle) for run in self.runs})


def find_centred(rows: Sequence[TextRow], page: int) -> tuple[list[Run], Grid] | None:
    """The words and the grid of the first table among lines whose cells stand in the middle of their rows."""
    if not interleave(rows):
        return None
    for lines in parts(rows):
        clusters = list(part_rows(lines))
        stacks = [stack_up(cluster) for cluster in clusters]
        for first, last in (*stretches(stacks, has_one_middle), *stretches(stacks, has_one_foot)):
            table = stacks[first:last]
            columns = find_columns(table)
            if len(columns) > 1 and all(fits(row, columns) for row in table):
                runs = [run for row in table for stack in row for run in stack.runs]
                return runs, build(table, columns, page)
    return None


def interleave(rows: Sequence[TextRow]) -> bool:
    """Whether lines stand half a line under others, or begin behind the words of the line below, as cells' do."""
    low, high = INTERLEAVED
    found = 0
    for a, b in zip(rows, rows[1:], strict=False):
        step = (b[0].middle - a[0].middle) / max(a[0].size, 1.0)
        found += low < step < high or (step < FAR and a[0].x0 > b[0].x1)
    return found >= LEAST_MIXED


def parts(rows: Sequence[TextRow]) -> Iterator[Sequence[TextRow]]:
    """The lines in stretches with no wide white between them."""
    start = 0
    for at in range(1, len(rows) + 1):
        if at == len(rows) or rows[at][0].middle - rows[at - 1][0].middle > FAR * rows[at][0].size:
            yield rows[start:at]
            start = at


def part_rows(rows: Sequence[TextRow]) -> Iterator[list[Run]]:
    """The runs of each row of a table: lines no further apart than those of one cell."""
    tight = line_pitch(rows)
    cluster = list(rows[0])
    for above, row in zip(rows, rows[1:], strict=False):
        if tight and row[0].middle - above[0].middle > WIDER * tight:
            yield cluster
            cluster = []
        cluster += row
    yield cluster


def line_pitch(rows: Sequence[TextRow]) -> float:
    """The distance of most lines that stand right over each other, 0 where there are none."""
    counts: dict[float, int] = {}
    for at, row in enumerate(rows):
        for run in row:
            below = next(
                (other for line in rows[at + 1 : at + 4] for other in line if other.x0 < run.x1 and other.x1 > run.x0),
                None,
            )
            if below and 0.9 * run.size < below.middle - run.middle < 1.6 * run.size:
                pitch = round(below.middle - run.middle, 1)
                counts[pitch] = counts.get(pitch, 0) + 1
    return max(counts, key=lambda pitch: (counts[pitch], -pitch), default=0.0)


def stack_up(runs: Sequence[Run]) -> list[Stack]:
    """The cells of a row, from left to right: words with no white between them."""
    stacks: list[Stack] = []
    right = 0.0
    for run in sorted(runs, key=lambda run: run.x0):
        if stacks and run.x0 < right + NARROWEST * run.size:
            stacks[-1].runs.append(run)
            right = max(right, run.x1)
        else:
            stacks.append(Stack([run]))
            right = run.x1
    return stacks


def stretches(rows: Sequence[Sequence[Stack]], level: Callable[[Sequence[Stack]], bool]) -> Iterator[tuple[int, int]]:
    """The first and last (excluded) of rows that follow each other, all of whose cells are level."""
    first = 0
    for at in range(len(rows) + 1):
        if at < len(rows) and level(rows[at]):
            continue
        if at - first >= LEAST_ROWS and sum(map(is_mixed, rows[first:at])) >= LEAST_MIXED:
            yield first - (first > 0 and has_one_foot(rows[first - 1])), at
        first = at + 1


def has_one_middle(row: Sequence[Stack]) -> bool:
    middles, size = [stack.middle for stack in row], row[0].runs[0].size
    return len(row) > 1 and max(middles) - min(middles) <= SAME * size


def has_one_foot(row: Sequence[Stack]) -> bool:
    feet = [stack.heights[1] for stack in row]
    return len(row) > 1 and max(feet) - min(feet) <= SAME * row[0].runs[0].size


def is_mixed(row: Sequence[Stack]) -> bool:
    return len({stack.lines for stack in row}) > 1


def find_columns(rows: Sequence[Sequence[Stack]]) -> list[Sides]:
    columns: list[Sides] = []
    for x0, x1 in sorted(stack.sides for row in rows for stack in row):
        if columns and x0 < columns[-1][1]:
            columns[-1] = columns[-1][0], max(columns[-1][1], x1)
        else:
            columns.append((x0, x1))
    return columns


def column_of(stack: Stack, columns: Sequence[Sides]) -> int:
    x0 = stack.sides[0]
    return next(at for at, (left, right) in enumerate(columns) if left <= x0 <= right)


def fits(row: Sequence[Stack], columns: Sequence[Sides]) -> bool:
    """Whether each cell of a row has a column of its own, and no two figures: these are of two rows."""
    figures = [sum(1 for run in stack.runs if 2 * sum(map(str.isdigit, run.text)) > len(run.text)) for stack in row]
    return max(figures) < 2 and len({column_of(stack, columns) for stack in row}) == len(row)


def build(rows: Sequence[Sequence[Stack]], columns: Sequence[Sides], page: int) -> Grid:
    cuts = [(a[1] + b[0]) / 2 for a, b in zip(columns, columns[1:], strict=False)]
    sides = [columns[0][0], *cuts, columns[-1][1]]
    built: list[list[Cell | None]] = []
    for row in rows:
        top, bottom = min(stack.heights[0] for stack in row), max(stack.heights[1] for stack in row)
        found = {column_of(stack, columns): stack.runs for stack in row}
        built.append(
            [make_cell(found.get(at, []), page, (sides[at], top, sides[at + 1], bottom)) for at in range(len(columns))]
        )
    return Grid(tuple(map(tuple, built)), count_header_rows(built), (page,), False)
