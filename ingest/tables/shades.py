"""Shades and rules that run across a page: where tables without a lattice have their rows, and which are headers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.model import Cell
from ingest.pdfium.paths import Drawing, Rect

Colour = tuple[int, int, int]
Mark = tuple[float, float, float]  # x0, y, x1
NEAR = 3.0  # points between two marks that are one
ACROSS = 0.6  # of a table's width that a mark must run
MOST_FILLS = 600  # of one page: more are a chart
TALLEST = 0.5  # of the page that a row's shade may take


@dataclass(slots=True)
class Shades:
    """The coloured boxes of a page in the order they are drawn, and the level lines that can part rows."""

    fills: list[tuple[Rect, Colour]] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    def at(self, x: float, y: float) -> Colour | None:
        """The colour of what is drawn last behind a point."""
        for (x0, top, x1, bottom), colour in reversed(self.fills):
            if x0 <= x <= x1 and top <= y <= bottom:
                return colour
        return None

    def cuts(self, x0: float, x1: float, top: float, bottom: float, share: float = ACROSS) -> list[float]:
        """The heights between top and bottom at which marks run across a share of x0 to x1, from top to bottom."""
        heights: list[list[Mark]] = []
        for mark in sorted(self.marks, key=lambda mark: mark[1]):
            if not (top < mark[1] < bottom and mark[0] < x1 and mark[2] > x0):
                continue
            if heights and mark[1] - heights[-1][0][1] <= NEAR:
                heights[-1].append(mark)
            else:
                heights.append([mark])
        found = []
        for group in heights:
            covered = reach(group, x0, x1)
            if covered >= share * (x1 - x0):
                found.append(sum(mark[1] for mark in group) / len(group))
        return found


def reach(marks: Sequence[Mark], x0: float, x1: float) -> float:
    """How much of x0 to x1 the marks cover."""
    covered, at = 0.0, x0
    for left, _, right in sorted(marks):
        if right > at:
            covered += max(0.0, min(right, x1) - max(left, at))
            at = max(at, right)
    return covered


def read_shades(drawing: Drawing, height: float) -> Shades:
    fills = list(zip(drawing.fills, drawing.colours, strict=False))
    if len(fills) > MOST_FILLS:
        return Shades()
    marks = list(drawing.level)
    for (x0, top, x1, bottom), _ in fills:
        if bottom - top < TALLEST * height:
            marks += [(x0, top, x1), (x0, bottom, x1)]
    return Shades(fills, marks)


def shaded_rows(rows: Sequence[Sequence[Cell | None]], shades: Shades) -> int:
    """How many first rows are set apart as a header by a colour that hardly any other row has."""
    colours = [row_colour(row, shades) for row in rows[:60]]
    if not colours or colours[0] is None:
        return 0
    count = next((at for at, colour in enumerate(colours) if colour != colours[0]), 0)
    again = sum(colour == colours[0] for colour in colours[count:])
    words = sum(1 for row in rows[:count] for cell in row if cell and cell.text)
    return count if 0 < count <= 3 and words > 1 and again <= 0.2 * (len(colours) - count) else 0


def row_colour(row: Sequence[Cell | None], shades: Shades) -> Colour | None:
    """The colour behind all words of a row, None where they have none or several."""
    boxes = [line.box for cell in row if cell for line in cell.lines[:1]]
    found = {shades.at((box.x0 + box.x1) / 2, (box.top + box.bottom) / 2) for box in boxes if box}
    return found.pop() if len(found) == 1 else None


def segment(cuts: Sequence[float], height: float) -> int:
    """Between which cuts a height lies."""
    return bisect_right(cuts, height)
