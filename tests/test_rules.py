"""The cells found between lines are those that pdfplumber finds."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

import pytest
from pdfplumber.table import TableFinder

from ingest.tables.lattices import edge
from ingest.tables.rules import find_cells


@dataclass
class Lined:
    """What pdfplumber asks of a page."""

    edges: list[dict[str, object]]
    bbox: tuple[float, float, float, float] = (0, 0, 600, 800)
    chars: list[object] = field(default_factory=list)


def grid_with_damage(seed: int) -> list[dict[str, object]]:
    """A table in pieces: lines a little off, doubled, broken, too short, left out; now and then another beside it."""
    rng = random.Random(seed)
    edges = []
    for left, width in [(50.0, 250.0), (330.0, 200.0)][: 1 + seed % 2]:
        xs = sorted({left, left + width, *(left + rng.uniform(0, width) for _ in range(rng.randint(0, 4)))})
        ys = sorted({100.0, 400.0, *(rng.uniform(100, 400) for _ in range(rng.randint(0, 8)))})
        for lines, ends, upright in ((xs, ys, True), (ys, xs, False)):
            for at in lines:
                for start, end in zip(ends, ends[1:], strict=False):
                    if rng.random() < 0.12:
                        continue
                    place, end = at + rng.uniform(-0.8, 0.8), end + rng.choice((0, 0, 1.5, -2.0, -5.0))
                    edges.append(edge(place, start, place, end) if upright else edge(start, place, end, place))
    rng.shuffle(edges)
    return edges


@pytest.mark.parametrize("seed", range(120))
def test_cells_are_those_of_pdfplumber(seed: int) -> None:
    edges = grid_with_damage(seed)
    finder = TableFinder(Lined(edges))  # type: ignore[arg-type]
    cells, tables = find_cells(edges)
    assert cells == finder.cells
    assert tables == [table.cells for table in finder.tables]


def test_most_damaged_grids_have_cells() -> None:
    assert sum(bool(find_cells(grid_with_damage(seed))[0]) for seed in range(120)) > 100


def test_lines_that_do_not_cross_have_none() -> None:
    assert find_cells([edge(10, 10, 90, 10), edge(10, 50, 90, 50), edge(200, 10, 200, 50)]) == ([], [])
