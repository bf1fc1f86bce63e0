"""What is painted over the words of a PDF page: words under a box of colour, or black on black, nobody sees.

Source of the rule: papers whose names were blacked out by a box drawn over them or by a black background. The words
are still in the file; they were meant to be kept back and so are left out, and no issue repeats them. A sign alone,
such as the minus of a sum whose bar was drawn too late, is kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from ctypes import c_int, c_void_p
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from ingest.pdfium.clips import read_clips
from ingest.pdfium.frames import Frame, prototype
from ingest.pdfium.glyphs import Flags, Glyphs, Numbers, decode

Rect = tuple[float, float, float, float]

DARK = 48  # of 255 of each colour: near to black
LEAST = 4.0  # points; what is painted thinner hides no word
CORNERS = 5  # of a clip that is a box, its first repeated
MOST = 80_000_000  # boxes times text objects: what maps have more is not looked at
AT_ONCE = 1_000_000  # of these, which take the memory
SHEET = 0.8  # of the page: what covers more is the paper of a scan over its text

has_transparency = prototype("FPDFPageObj_HasTransparency", c_int, c_void_p)


class Paint(NamedTuple):
    """A box that hides what was drawn before it, the number of text objects drawn before, and if it is near black."""

    box: Rect
    texts: int
    dark: bool


def read_paints(handle: int, boxes: Sequence[Rect], colour: tuple[int, int, int], texts: int) -> list[Paint]:
    """What an opaque path paints over; of boxes within each other one may be a hole, and a clip may have any shape."""
    large = [box for box in boxes if min(box[2] - box[0], box[3] - box[1]) >= LEAST]
    if not large or (len(boxes) > 1 and have_holes(boxes)) or has_transparency(handle):
        return []
    if any(len(points) > CORNERS for points in read_clips(handle)):
        return []
    return [Paint(box, texts, max(colour) <= DARK) for box in large]


def have_holes(boxes: Sequence[Rect]) -> bool:
    """Whether one of the boxes lies within another; what two boxes share at their sides is no hole worth a word."""
    return any(
        a[0] <= b[0] and a[1] <= b[1] and b[2] <= a[2] and b[3] <= a[3]
        for at, a in enumerate(boxes)
        for other, b in enumerate(boxes)
        if at != other
    )


def find_covered(
    glyphs: Glyphs, frame: Frame, kinds: npt.NDArray[np.intp], handles: Sequence[int], black: Sequence[bool],
    paints: Sequence[Paint], order: Mapping[int, int],
) -> Flags:  # fmt: skip
    """Which glyphs are painted over; `kinds` are their text objects, as places in `handles` and `black`.

    `order` has the place of each text object among those of the page in the order they are drawn.
    """
    covered = np.zeros(len(glyphs.codes), np.bool_)
    area = SHEET * frame.width * frame.height
    paints = [paint for paint in paints if (paint.box[2] - paint.box[0]) * (paint.box[3] - paint.box[1]) < area]
    if not paints or len(paints) * len(handles) > MOST:
        return covered
    places = np.array([order.get(handle, len(order)) for handle in handles])
    left, top, right, bottom = glyphs.boxes.T
    point: Any = frame.point  # of arrays too
    x, y = point((left + right) / 2, (top + bottom) / 2)
    for paint in late_paints(paints, places, kinds, x, y):
        under = (places < paint.texts)[kinds] & inside(paint, x, y)
        if any(map(str.isalnum, decode(glyphs.codes[under]))):
            covered |= under
    if any(black) and any(paint.dark for paint in paints):
        ground = np.zeros(len(covered), np.bool_)
        for paint in paints:
            ground[(places >= paint.texts)[kinds] & inside(paint, x, y)] = paint.dark
        covered |= ground & np.array(black)[kinds]
    return covered


def late_paints(
    paints: Sequence[Paint], places: npt.NDArray[np.intp], kinds: npt.NDArray[np.intp], x: Numbers, y: Numbers
) -> list[Paint]:
    """The paints that lie on a text object drawn before them: most are the ground of the words after them."""
    sides = [np.full(len(places), start) for start in (np.inf, np.inf, -np.inf, -np.inf)]
    for side, values, least in zip(sides, (x, y, x, y), (True, True, False, False), strict=True):
        (np.minimum if least else np.maximum).at(side, kinds, values)
    x0, top, x1, bottom = (side[None, :] for side in sides)
    late: list[Paint] = []
    step = max(1, AT_ONCE // len(places))
    for part in (paints[at : at + step] for at in range(0, len(paints), step)):
        boxes = np.array([paint.box for paint in part])[:, :, None]
        later = np.array([paint.texts for paint in part])[:, None] > places[None, :]
        met = later & (x0 <= boxes[:, 2]) & (x1 >= boxes[:, 0]) & (top <= boxes[:, 3]) & (bottom >= boxes[:, 1])
        late += (part[at] for at in np.flatnonzero(met.any(axis=1)).tolist())
    return late


def inside(paint: Paint, x: Numbers, y: Numbers) -> Flags:
    x0, top, x1, bottom = paint.box
    found: Flags = (x0 <= x) & (x <= x1) & (top <= y) & (y <= bottom)
    return found
