"""A table over a thousand pages is held against the next one by its ends; what is between is not gone through again."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ingest.model import Box, Cell, Grid, Span
from ingest.tables.pagebreaks import goes_on, join_grids

HEAD = ("Payee", "Sum")


class Passed:
    """A cell far from both ends of a table."""

    def __getattr__(self, name: str) -> Any:
        raise AssertionError(f"{name} of a cell in the middle was asked for")


def row(page: int, at: int, texts: tuple[str, ...]) -> tuple[Cell, ...]:
    boxes = [Box(page, 50 + 80 * n, 50 + 20 * at, 130 + 80 * n, 70 + 20 * at) for n in range(len(texts))]
    return tuple(Cell(text, Span(page, None, (box,))) for text, box in zip(texts, boxes, strict=True))


def test_a_long_table_goes_on_by_what_stands_at_its_ends() -> None:
    middle: Any = tuple((Passed(), Passed()) for _ in range(5))
    first = Grid((row(1, 0, HEAD), *(row(1, at, (f"Ash {at} Ltd", "7.50")) for at in (1, 2, 3)), *middle,
                  row(2, 9, ("Moor Ltd", "9.50"))), 1, (1, 2))  # fmt: skip
    second = Grid((row(3, 0, HEAD), row(3, 1, ("Tarn Ltd", "3.00"))), 1, (3,))
    assert goes_on(first, second)
    joined = join_grids(first, second)
    assert len(joined.rows) == 11 and joined.texts(2) == [[*HEAD], ["Ash 1 Ltd", "7.50"]] and joined.pages == (1, 2, 3)
    assert [cell.text for cell in joined.rows[-1] if cell] == ["Tarn Ltd", "3.00"]


NAMED = [
    ("Symptom", "What we found"),
    ("Leaks", "The roof of the hall leaks in three places."),
    ("Damp", "Walls are wet."),
]
REST = "In the winter the walls of the cellar were wet to the height of a man."


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        # Every row names itself but the one at the head of the page: the rest of the one before.
        (NAMED, [("", REST)], 3),
        (NAMED, [("", REST), ("Cold", "It was cold.")], 4),
        # Rows of a group leave their first cell empty.
        ([*NAMED, ("", "The cellar too.")], [("", REST)], 5),
        (NAMED, [("", REST), ("", "It was cold.")], 5),
        # Sums are never cut, and few rows tell nothing.
        (NAMED, [("", "4,100")], 4),
        (NAMED[:2], [("", REST)], 3),
    ],
)
def test_a_row_cut_between_two_paragraphs(
    first: list[tuple[str, str]], second: list[tuple[str, str]], count: int
) -> None:
    grids = [
        Grid(tuple(row(page, at, texts) for at, texts in enumerate(rows)), 0, (page,))
        for page, rows in enumerate((first, second), 1)
    ]
    joined = join_grids(*grids)
    assert len(joined.rows) == count
    assert (joined.texts()[2] == ["Damp", f"Walls are wet. {REST}"]) == (count < len(first) + len(second))


def test_a_row_beside_a_merged_first_cell_is_not_cut() -> None:
    rows = [row(1, at, texts) for at, texts in enumerate(NAMED)]
    merged = Grid((*rows[:2], (replace(rows[2][0], rowspan=2), rows[2][1]), (None, Cell("And it is cold."))), 0, (1,))
    assert len(join_grids(merged, Grid((row(2, 0, ("", REST)),), 0, (2,))).rows) == 5


def test_an_empty_row_at_the_head_of_a_page_is_the_rest_of_the_one_before() -> None:
    first = Grid((row(1, 0, HEAD), row(1, 1, ("Ash Ltd", "7.50"))), 1, (1,))
    second = Grid((row(2, 0, ("", "")), row(2, 1, ("", "")), row(2, 2, ("Tarn Ltd", "3.00"))), 0, (2,))
    assert join_grids(first, second).texts() == [[*HEAD], ["Ash Ltd", "7.50"], ["", ""], ["Tarn Ltd", "3.00"]]
