"""A paper of twenty thousand pages with one running head: its pages are looked up, not gone through for every page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from ingest.layout import furniture
from ingest.textfiles import runningheads
from ingest.textfiles.textrows import read_row

PAGES = 60


class Long(list[Any]):
    """What may be cut and looked up, never gone through as a whole."""

    def __iter__(self) -> Iterator[Any]:
        raise AssertionError("all pages were gone through for one of them")


@pytest.mark.parametrize(("at", "wanted"), [(0, range(9)), (30, range(22, 39)), (59, range(51, 60))])
def test_the_pages_near_one_are_looked_up(at: int, wanted: range) -> None:
    pdf = furniture.Census.over(PAGES)
    pdf.places[0, "Mead Board #"] = Long((page, 40.0, [page + 1]) for page in range(PAGES))
    assert pdf.near(0, at, 41.0, f"Mead Board {at + 1}") == set(wanted)

    text, key = runningheads.Census(PAGES), ("top", "mead board #")
    text.lines[key] = Long((page, [page + 1]) for page in range(PAGES))
    assert text.near(at, key, read_row(f"Mead Board {at + 1}", 1, at + 1)) == set(wanted)
