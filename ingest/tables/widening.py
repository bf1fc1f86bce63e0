"""A grid brought to the columns of another that goes on with it: where one page has no rules or figures in some."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.model import Cell, Grid, Line, Span, join_lines
from ingest.rows.signs import SUM_RE
from ingest.tables.bars import column_of

APART = 0.9  # font sizes between words that are heads of columns side by side

FLUSH = 4.0  # points
DASHES = frozenset("-\u2013\u2014")

Word = tuple[int, int]  # where it begins and ends in its line


def column_sides(grid: Grid) -> list[float]:
    """The x positions at which a grid's columns begin, and where the last one ends, from its cells' boxes."""
    sides: dict[int, float] = {}
    # From the last row up, until all are known: a table of a thousand pages is asked at the end of each.
    for row in reversed(grid.rows):
        own: dict[int, float] = {}
        for at, cell in enumerate(row):
            if cell and (boxes := cell.span.boxes):
                # A joined cell has a box on each page; the last one is of the page that is compared now.
                own |= {at: boxes[-1].x0, at + cell.colspan: boxes[-1].x1}
        sides = own | sides
        if len(sides) > grid.width:
            break
    return [sides[at] for at in sorted(sides)]


def widen(grid: Grid, other: Grid) -> Grid:
    """The grid with its cells set over the columns of the other, where that one has more; their words in these."""
    if grid.width >= other.width:
        return grid
    mine, sides = column_sides(grid), column_sides(other)
    moved = sides[0] - mine[0]
    places = [min(range(len(sides)), key=lambda at: abs(sides[at] - x - moved)) for x in mine]
    rows: list[tuple[Cell | None, ...]] = []
    for row in grid.rows:
        wide: list[Cell | None] = [None] * (len(sides) - 1)
        for at, cell in enumerate(row):
            if cell is not None:
                first, end = places[at], max(places[at] + 1, places[min(at + cell.colspan, len(places) - 1)])
                wide[first:end] = spread_cell(cell, [x - moved for x in sides[first : end + 1]])
        rows.append(tuple(wide))
    return Grid(tuple(rows), grid.header_rows, grid.pages, grid.ruled)


def spread_cell(cell: Cell, sides: Sequence[float]) -> list[Cell | None]:
    """A cell over the columns between some sides: figures, and heads set apart, in the columns they stand in."""
    columns = len(sides) - 1
    placed = [(line, word, column_of(side_of(line, word), sides)) for line in cell.lines for word in words_of(line)]
    found = {column for _, _, column in placed}
    figures = all(column is not None and is_figure(line, word, sides[column + 1]) for line, word, column in placed)
    heads = len(found) == columns and all(is_set_apart(line) for line in cell.lines)
    if columns < 2 or not placed or None in found or not (figures or heads):
        return [replace(cell, colspan=columns), *[None] * (columns - 1)]
    made: list[Cell | None] = []
    for at in range(columns):
        lines = tuple(cut_line(line, word) for line, word, column in placed if column == at)
        text, _ = join_lines([line.text for line in lines])
        boxes = tuple(box._replace(x0=sides[at], x1=sides[at + 1]) for box in cell.span.boxes)
        made.append(replace(cell, text=text, span=Span(cell.span.page, None, boxes), lines=lines, colspan=1))
    return made


def words_of(line: Line) -> Iterator[Word]:
    start = 0
    for word in line.text.split(" "):
        if word:
            yield start, start + len(word)
        start += len(word) + 1


def side_of(line: Line, word: Word) -> tuple[float, float]:
    """The left and right sides of a word."""
    return line.edges[word[0]], line.edges[word[1]]


def is_figure(line: Line, word: Word, side: float) -> bool:
    """Whether a word is a sum, or another figure or a dash flush with its column's right side."""
    text = line.text[word[0] : word[1]]
    flush = side - line.edges[word[1]] <= FLUSH
    return SUM_RE.match(text) is not None or (flush and (text in DASHES or text.replace(",", "").isdecimal()))


def is_set_apart(line: Line) -> bool:
    """Whether a line's words stand far from each other."""
    words = [side_of(line, word) for word in words_of(line)]
    return all(b[0] - a[1] >= APART * line.size for a, b in zip(words, words[1:], strict=False))


def cut_line(line: Line, word: Word) -> Line:
    start, end = word
    return replace(line, text=line.text[start:end], span=line.part(start, end), edges=line.edges[start : end + 1])
