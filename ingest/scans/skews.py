"""The turn and the skew of a scanned page: found by how evenly dark its rows are, undone in its image.

Images are arrays of grey levels, rows first.
"""

from __future__ import annotations

import math
from typing import Any

import cv2
import numpy as np

from ingest.pdfium.placements import Placement

MOST_SKEW = 6.0  # degrees
LEAST_SKEW = 0.05  # degrees; less is not worth turning an image for
LOOK_DPI = 60  # lines of text are grey bars at this resolution, which is all that is asked of them
WHITE = 255


def find_quarters(image: np.ndarray) -> int:
    """1 when the lines of a page (grey levels) run up or down it, else 0.

    Lines of text part the page into dark and light bars: the darkness of rows varies much more than that of columns.
    """
    dark = WHITE - image.astype(np.float32)
    return int(unevenness(dark.T) > 1.3 * unevenness(dark))


def unevenness(dark: np.ndarray) -> float:
    """How much the darkness of neighbouring rows differs, the margins left out, for rows and columns to be compared."""
    height, width = dark.shape
    inner = dark[height // 20 : height - height // 20, width // 20 : width - width // 20]
    rows = inner.mean(axis=1)
    return float(np.square(np.diff(rows)).mean())


def find_skew(image: np.ndarray) -> float:
    """The degrees by which the lines of a page (grey levels at LOOK_DPI or so) fall to the right, at most MOST_SKEW."""
    dark = WHITE - image.astype(np.float32)
    best = 0.0
    for reach, step in ((MOST_SKEW, 0.5), (0.5, 0.1), (0.1, 0.02)):
        angles = best + np.arange(-reach, reach + step / 2, step)
        best = float(max(angles, key=lambda angle: levelness(dark, float(angle))))
    return best if abs(best) <= MOST_SKEW else 0.0


def levelness(dark: np.ndarray, angle: float) -> float:
    height, width = dark.shape
    slope = math.tan(math.radians(angle))
    # Columns slid up or down come near enough to a turn, and cost less.
    matrix = np.array([[1, 0, 0], [-slope, 1, slope * width / 2]], dtype=np.float32)
    return unevenness(cv2.warpAffine(dark, matrix, (width, height), flags=cv2.INTER_LINEAR))


def straighten(image: np.ndarray, quarters: int, skew: float, scale: float) -> tuple[np.ndarray, Placement]:
    """The image turned counter-clockwise by quarter turns and levelled, and its placement; `scale`: pixels a point."""
    height, width = image.shape[:2]
    turned = np.ascontiguousarray(np.rot90(image, quarters))
    high, wide = turned.shape[:2]
    cosine, sine = math.cos(math.radians(skew)), math.sin(math.radians(skew))
    new_wide, new_high = (round(wide * cosine + high * abs(sine)), round(high * cosine + wide * abs(sine)))
    if abs(skew) < LEAST_SKEW:
        cosine, sine, new_wide, new_high = 1.0, 0.0, wide, high
    else:
        back = np.array(
            [
                [cosine, -sine, wide / 2 - cosine * new_wide / 2 + sine * new_high / 2],
                [sine, cosine, high / 2 - sine * new_wide / 2 - cosine * new_high / 2],
            ]
        )
        turned = cv2.warpAffine(
            turned,
            back,
            (new_wide, new_high),
            flags=cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP,
            borderMode=cv2.BORDER_REPLICATE,
        )
    level = np.array([[cosine, -sine, 0], [sine, cosine, 0], [0, 0, 1]])
    level[:2, 2] = np.array([wide / 2, high / 2]) - level[:2, :2] @ np.array([new_wide / 2, new_high / 2])
    whole = quarter_matrix(quarters % 4, width, height) @ level
    whole[:2, 2] /= scale
    a, c, e, b, d, f = (float(value) for value in whole[:2].ravel())
    return turned, Placement((a, b, c, d, e, f), new_wide / scale, new_high / scale)


def quarter_matrix(quarters: int, width: int, height: int) -> Any:
    """From an image turned counter-clockwise by quarter turns back to the image of width and height."""
    rows = {
        0: [[1, 0, 0], [0, 1, 0]],
        1: [[0, -1, width], [1, 0, 0]],
        2: [[-1, 0, width], [0, -1, height]],
        3: [[0, 1, 0], [-1, 0, height]],
    }[quarters]
    return np.array([*rows, [0, 0, 1]], dtype=float)
