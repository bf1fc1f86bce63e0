"""Which characters of a page simply follow the one before: same style, same line, next place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from ingest.pdfium.frames import Frame
from ingest.pdfium.glyphs import Flags, Glyphs, Numbers, decode
from ingest.pdfium.styles import Style

# A gap of more than this many font sizes between two characters ends a run: wider than a justified space, narrower
# than a tab or the gap between two columns.
GAP_SIZES = 1.0
SPACE_SIZES = 0.25  # without a space that is drawn: a space that the file does not draw
BACK_SIZES = 0.2  # that a character may stand back into the one before
RAISED = frozenset("\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079")
RAISED_CODES = [ord(char) for char in RAISED]
ASCENT = 0.8  # of the font size, above the base line

Rect = tuple[float, float, float, float]
Bounds = tuple[int, int, int, bool]


@dataclass(frozen=True, slots=True)
class Stretches:
    """The glyphs of a page, and for each its sides as shown, whether a space stands before it, and whether it is near.

    Few of them are looked at one by one, so that these are arrays seen as they are.
    `text` and `lefts` have an entry for each space too, which begins where the glyph before it ends; `at` is where in
    them a glyph stands. `bounds` are the stretches: first glyph, the one behind the last, their style, and whether the
    line ends before them.
    """

    glyphs: Glyphs
    frame: Frame
    left: memoryview
    right: memoryview
    spaced: memoryview
    near: memoryview
    text: str
    lefts: memoryview
    at: memoryview
    bounds: list[Bounds]

    def place(self, at: int, style: Style) -> Rect:
        """Where a glyph stands: as high as its font, since the boxes of characters may be as high as their ink."""
        if style.base is None:
            left, top, right, bottom = self.glyphs.boxes[at].tolist()
            return self.frame.box(left, bottom, right, top)
        upper = style.base - ASCENT * style.size
        return self.left[at], upper, self.right[at], upper + style.size


def find_stretches(glyphs: Glyphs, frame: Frame, styles: Sequence[Style], kinds: npt.NDArray[np.intp]) -> Stretches:
    """The stretches of a page, given its styles and which of them each glyph has."""
    left, right = glyphs.sides(frame)
    right = np.maximum(left, right)
    spaced = glyphs.spaced & ~glyphs.broken
    near, follows = find_followers(glyphs, spaced, left, right, styles, kinds)
    starts = np.flatnonzero(~follows)
    bounds = zip(
        starts.tolist(), [*starts[1:].tolist(), len(left)], kinds[starts].tolist(), glyphs.broken[starts].tolist(),
        strict=True,
    )  # fmt: skip
    at = np.arange(len(left)) + np.cumsum(spaced)
    codes = np.full(len(left) + int(spaced.sum()), ord(" "), np.uint32)
    codes[at] = glyphs.codes
    lefts = np.zeros(len(codes))
    lefts[at] = left
    lefts[at[spaced] - 1] = before(right)[spaced]
    return Stretches(
        glyphs, frame, left.data, right.data, spaced.data, near.data, decode(codes), lefts.data, at.data, list(bounds),
    )  # fmt: skip


def find_followers(
    glyphs: Glyphs, spaced: Flags, left: Numbers, right: Numbers, styles: Sequence[Style], kinds: npt.NDArray[np.intp]
) -> tuple[Flags, Flags]:
    """Which glyphs are near to the one before, of the same object and line, and which can be added without a look."""
    sizes = np.array([style.size for style in styles])[kinds]
    upright = np.array([style.base is not None for style in styles], np.bool_)[kinds]
    gap = left - before(right)
    same = upright & ~glyphs.broken & (kinds == before(kinds))
    same[:1] = False
    near = same & (-BACK_SIZES * sizes < gap) & (gap <= SPACE_SIZES * sizes)
    # A raised character begins a stretch, so that what stands behind it is looked at.
    wide = same & spaced & (SPACE_SIZES * sizes < gap) & (gap <= GAP_SIZES * np.maximum(sizes, 1.0))
    if wide.any():
        wide &= ~np.isin(glyphs.codes, RAISED_CODES)
    onward = np.where(spaced, gap >= 0, left >= before(left))
    return near, (near & onward) | wide


def before(values: Any) -> Any:
    """An array's values moved up by one: for each the one before it, for the first the last."""
    return np.concatenate((values[-1:], values[:-1]))
