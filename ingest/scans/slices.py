"""A page's picture cut across between its lines, so that looking for lines takes the memory of a part at a time."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

NEAR = 0.25  # of a slice's height, by which a cut may be moved to stand between lines
SIDE = 0.03  # of the width: there is the shadow of the sheet's side
CLEAR = 4  # rows of pixels without ink in which a cut stands


def find_slices(ink: npt.NDArray[np.uint8], height: int) -> list[tuple[int, int]]:
    """The first and the last (excluded) rows of slices about this high; `ink` is 1 where the picture has ink.

    A cut stands in the middle of the widest white near its place; where there is none nothing is cut.
    """
    side = round(SIDE * ink.shape[1])
    written: npt.NDArray[np.bool_] = np.any(ink[:, side : ink.shape[1] - side], axis=1)
    count = max(1, round(len(ink) / height))
    cuts = [0]
    for at in range(1, count):
        place, near = round(len(ink) * at / count), round(NEAR * height)
        first = max(place - near, cuts[-1])
        white = widest_white(written[first : place + near])
        if white and white[1] - white[0] >= CLEAR:
            cuts.append(first + (white[0] + white[1]) // 2)
    return list(zip(cuts, [*cuts[1:], len(ink)], strict=True))


def widest_white(written: npt.NDArray[np.bool_]) -> tuple[int, int] | None:
    """The longest run of rows without ink, the first of those of one length."""
    sides = np.flatnonzero(np.diff(np.concatenate(([1], written.astype(np.int8), [1]))))
    runs = list(zip(sides[::2].tolist(), sides[1::2].tolist(), strict=True))
    return max(runs, key=lambda run: run[1] - run[0]) if runs else None
