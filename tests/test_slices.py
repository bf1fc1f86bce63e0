"""A page's picture is cut between its lines, never through one."""

from __future__ import annotations

import numpy as np
import pytest

from ingest.scans.slices import find_slices


def lines(*tops: int, height: int = 1000, edge: bool = False) -> np.ndarray:
    """Ink in lines of 20 rows; with `edge`, the shadow of a sheet's side all the way down."""
    ink = np.zeros((height, 200), np.uint8)
    for top in tops:
        ink[top : top + 20, 20:180] = 1
    if edge:
        ink[:, :5] = 1
    return ink


@pytest.mark.parametrize(
    ("ink", "height", "count"),
    [
        (lines(*range(0, 1000, 40)), 250, 4),
        (lines(*range(0, 1000, 40), edge=True), 250, 4),
        (lines(100, 800), 2000, 1),
        (lines(*range(0, 1000, 20)), 250, 1),  # no white between them
        (lines(), 500, 2),
    ],
)
def test_slices(ink: np.ndarray, height: int, count: int) -> None:
    slices = find_slices(ink, height)
    assert len(slices) == count
    assert [first for first, _ in slices] == [0, *(last for _, last in slices[:-1])] and slices[-1][1] == len(ink)
    assert all(not ink[first - 2 : first + 2, 6:].any() for first, _ in slices[1:])
