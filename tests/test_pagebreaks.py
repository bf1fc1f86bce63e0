"""A table over a thousand pages is held against the next one by its ends; what is between is not gone through again."""

from __future__ import annotations

from typing import Any

from ingest.model import Box, Cell, Grid, Span
from ingest.pagebreaks import goes_on, join_grids

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
