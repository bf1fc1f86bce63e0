"""How a page that was set upright for reading lies, and all that was read on it put back to where it stands."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.model import Block, Box, Cell, Grid, Line, Span

Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Placement:
    """From a page set upright to the page as shown, in points: x' = ax + cy + e, y' = bx + dy + f."""

    matrix: Matrix
    width: float  # of the upright page
    height: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f = self.matrix
        return a * x + c * y + e, b * x + d * y + f

    def box(self, box: Box) -> Box:
        corners = [self.point(x, y) for x in (box.x0, box.x1) for y in (box.top, box.bottom)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return Box(box.page, *(round(value, 2) for value in (min(xs), min(ys), max(xs), max(ys))))

    def span(self, span: Span) -> Span:
        return Span(span.page, span.line, tuple(self.box(box) for box in span.boxes))

    def line(self, line: Line) -> Line:
        """The line put back; one that runs down the page or backwards has no edges there."""
        box, edges = line.box, array("f")
        if box is not None and self.matrix[0] > 0.9:
            middle = (box.top + box.bottom) / 2
            edges = array("f", [self.point(x, middle)[0] for x in line.edges])
        return replace(line, span=self.span(line.span), edges=edges)


def replace_lines(lines: Sequence[Line], placements: Mapping[int, Placement]) -> tuple[Line, ...]:
    found = [(line, placements.get(line.span.page or 0)) for line in lines]
    return tuple(placement.line(line) if placement else line for line, placement in found)


def replace_span(span: Span, placements: Mapping[int, Placement]) -> Span:
    boxes = tuple(placements[box.page].box(box) if box.page in placements else box for box in span.boxes)
    return Span(span.page, span.line, boxes)


def replace_blocks(blocks: Sequence[Block], placements: Mapping[int, Placement]) -> list[Block]:
    """The blocks with all that stands on a page set upright put back; `placements` are by page number."""
    if not placements:
        return list(blocks)
    return [
        replace(
            block,
            lines=replace_lines(block.lines, placements),
            span=replace_span(block.span, placements),
            grid=block.grid and replace_grid(block.grid, placements),
            margin=replace_lines(block.margin, placements),
        )
        for block in blocks
    ]


def replace_grid(grid: Grid, placements: Mapping[int, Placement]) -> Grid:
    def moved(cell: Cell | None) -> Cell | None:
        if cell is None:
            return None
        return replace(cell, span=replace_span(cell.span, placements), lines=replace_lines(cell.lines, placements))

    return replace(grid, rows=tuple(tuple(moved(cell) for cell in row) for row in grid.rows))
