"""Ruled tables of a PDF page: where its rules cross, and what closes those that are open at a side.

pdfplumber reads a page many times slower than pdfium; only its search for cells in crossing lines is used here, fed
with the lines that pdfium reads. What the search gives is brought into rows and columns with merged cells.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from ingest.pdfium.paths import Drawing, Rect
from ingest.tables.rules import Edge, find_cells
from ingest.tables.shades import reach

LEAST_WIDTH = 10.0  # points of a column
RULED = 0.95  # of a row's width that rules take
MOST_LINES = 3000  # of one page that the search is given: more are maps and charts
NEAR = 2.0  # points

Rule = tuple[float, float, float]  # upright: x, top, bottom; level: x0, y, x1


@dataclass(slots=True)
class Lattice:
    """A ruled table on one page: `xs` and `ys` are its rules, `cells` maps (row, column) to spans and box."""

    box: Rect
    xs: list[float]
    ys: list[float]
    cells: dict[tuple[int, int], tuple[int, int, Rect]]
    owners: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)  # of places, by the cell over them

    def __post_init__(self) -> None:
        for (row, column), (rowspan, colspan, _) in self.cells.items():
            for down in range(rowspan):
                for over in range(colspan):
                    self.owners[row + down, column + over] = (row, column)

    def under(self, x0: float, x1: float, height: float) -> list[tuple[int, int]]:
        """The cells that a stretch at a height reaches over, from left to right."""
        row = bisect_right(self.ys, height) - 1
        places = range(max(0, bisect_right(self.xs, x0) - 1), min(bisect_left(self.xs, x1), len(self.xs) - 1))
        if len(places) == 1:  # as nearly always
            key = self.owners.get((row, places[0]))
            return [] if key is None else [key]
        keys = (self.owners.get((row, column)) for column in places)
        return list(dict.fromkeys(key for key in keys if key is not None))

    @property
    def alone(self) -> bool:
        return len(self.cells) == 1


def find_lattices(drawing: Drawing) -> list[Lattice]:
    """The ruled tables of a page and the boxes that stand alone; none where lines do not cross."""
    level, upright = drawing.level, drawing.upright
    if len(level) < 2 or not upright or len(level) + len(upright) > MOST_LINES:
        return []
    whole = join_pieces(upright)
    frames = open_frames(level, whole)
    beams = {
        *level,
        *closing_rules(level, whole),
        *((x0, y, x1) for x0, top, x1, foot in frames for y in (top, foot)),
    }
    posts = {*upright, *((x, top, foot) for x0, top, x1, foot in frames for x in (x0, x1))}
    edges = [edge(x0, y, x1, y) for x0, y, x1 in beams] + [edge(x, top, x, bottom) for x, top, bottom in posts]
    cells, tables = find_cells(edges)
    inside = {cell for table in tables for cell in table}
    groups = [*tables, *([cell] for cell in cells if cell not in inside)]
    bars = [(x0, y, x1) for x0, top, x1, bottom in drawing.fills for y in (top, bottom)]
    return [close_rows(make_lattice(group), [*level, *bars]) for group in groups]


def closing_rules(level: Sequence[Rule], upright: Sequence[Sequence[float]]) -> list[Rule]:
    """Level rules over the common ends of upright ones: a table cut by a page break is often left open there.

    The white between boxes side by side is left open.
    """
    rules = []
    for end in (1, 2):
        posts = sorted(upright, key=lambda post: (post[end], post[0]))
        at = 0
        while at < len(posts):
            last = at
            while last + 1 < len(posts) and posts[last + 1][end] - posts[at][end] <= NEAR:
                last += 1
            group = posts[at : last + 1]
            height = sum(post[end] for post in group) / len(group)
            left, right = beside(posts, group, height)
            whole = len(group) > 1 or right - left > group[0][0] - left > 0
            if right - left > LEAST_WIDTH and whole and not are_boxes(group, level):
                rules.append((left, height, right))
            at = last + 1
    return rules


def are_boxes(posts: Sequence[Sequence[float]], level: Sequence[Rule]) -> bool:
    """Whether upright rules are the sides of boxes side by side: level rules at both their ends have the same gaps."""
    tops, feet = [post[1] for post in posts], [post[2] for post in posts]
    if max(tops) - min(tops) > NEAR or max(feet) - min(feet) > NEAR:
        return False
    xs = sorted(post[0] for post in posts)
    gaps = []
    for height in (tops[0], feet[0]):
        near = [piece for piece in level if abs(piece[1] - height) <= NEAR]
        bare = {(a, b) for a, b in zip(xs, xs[1:], strict=False) if reach(near, a, b) < LEAST_WIDTH}
        gaps.append(bare if len(bare) < len(xs) - 1 else set())
    return bool(gaps[0] & gaps[1])


def open_frames(level: Sequence[Rule], posts: Sequence[Sequence[float]]) -> list[Rect]:
    """The outlines of tables that are open on both sides: upright rules cross level ones that end at the same x."""
    beams = join_pieces([(y, x0, x1) for x0, y, x1 in level])
    frames: set[Rect] = set()
    for x, top, bottom in posts:
        crossed = [beam for beam in beams if top - NEAR <= beam[0] <= bottom + NEAR and beam[1] < x < beam[2]]
        for _, left, right in crossed:
            ends = [beam[0] for beam in crossed if abs(beam[1] - left) + abs(beam[2] - right) <= NEAR]
            if left + LEAST_WIDTH < x < right - LEAST_WIDTH and len(ends) > 1:
                frames.add((left, min(top, *ends), right, max(bottom, *ends)))
    return [frame for frame in frames if not any(is_side(post, frame) for post in posts)]


def is_side(post: Sequence[float], frame: Rect) -> bool:
    """Whether an upright rule closes one of the sides of a frame."""
    beside = min(abs(post[0] - frame[0]), abs(post[0] - frame[2])) <= 2 * NEAR
    return beside and post[1] < frame[3] and frame[1] < post[2]


def join_pieces(rules: Iterable[Rule]) -> list[list[float]]:
    """Rules (place, from, to) whose pieces meet, each whole."""
    whole: list[list[float]] = []
    for at, start, end in sorted(rules):
        if whole and at - whole[-1][0] <= NEAR and start - whole[-1][2] <= NEAR + 1:
            whole[-1][2] = max(whole[-1][2], end)
        else:
            whole.append([at, start, end])
    return whole


def beside(posts: Sequence[Sequence[float]], group: Sequence[Sequence[float]], height: float) -> tuple[float, float]:
    """The x from which and to which a rule over the ends of some posts runs: to the next ones that go on there.

    Where columns alone are ruled, a head over several of them ends at the height at which the rule between them begins.
    """
    left, right = min(post[0] for post in group), max(post[0] for post in group)
    through = [post[0] for post in posts if post[1] < height - NEAR and post[2] > height + NEAR]
    before, after = [x for x in through if x < left], [x for x in through if x > right]
    return (max(before), min(after)) if before and after else (left, right)


def edge(x0: float, top: float, x1: float, bottom: float) -> Edge:
    level = top == bottom
    return {
        "object_type": "line",
        "orientation": "h" if level else "v",
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
    }


def make_lattice(boxes: Sequence[Rect]) -> Lattice:
    xs = distinct([x for box in boxes for x in (box[0], box[2])])
    ys = distinct([y for box in boxes for y in (box[1], box[3])])
    cells = {}
    for box in boxes:
        row, column = nearest(ys, box[1]), nearest(xs, box[0])
        cells[row, column] = (max(1, nearest(ys, box[3]) - row), max(1, nearest(xs, box[2]) - column), box)
    return Lattice((xs[0], ys[0], xs[-1], ys[-1]), xs, ys, cells)


def close_rows(lattice: Lattice, level: Sequence[Rule]) -> Lattice:
    """The lattice with a cell wherever level rules, or the sides of bars of colour, above and below leave a row open: a
    total across the table.
    """
    cells = dict(lattice.cells)
    for row, (top, bottom) in enumerate(zip(lattice.ys, lattice.ys[1:], strict=False)):
        bare = [column for column in range(len(lattice.xs) - 1) if (row, column) not in lattice.owners]
        for first in (column for column in bare if column - 1 not in bare):
            end = next(column for column in range(first + 1, len(lattice.xs)) if column not in bare)
            left, right = lattice.xs[first], lattice.xs[end]
            rules = ([mark for mark in level if abs(mark[1] - y) <= NEAR] for y in (top, bottom))
            if all(reach(found, left, right) >= RULED * (right - left) for found in rules):
                cells[row, first] = (1, end - first, (left, top, right, bottom))
    return replace(lattice, cells=cells, owners={}) if len(cells) > len(lattice.cells) else lattice


def distinct(values: list[float]) -> list[float]:
    """The values in order, those nearer than two points to the one before left out."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > NEAR:
            found.append(value)
    return found


def nearest(values: list[float], value: float) -> int:
    at = bisect_left(values, value)
    if at == len(values) or (at and value - values[at - 1] <= values[at] - value):
        return at - 1
    return at
