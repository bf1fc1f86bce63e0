"""The ink of a page's image: ruling lines, and of each line of text its base line, its words' sides and its weight.

Images are arrays of grey levels (0 black) or of 0 and 1 (1 ink), rows first; lengths are pixels unless said otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from ingest.pdfium.paths import THIN, Drawing

RULE = 24  # points; a stretch of ink as long is no part of a letter
EDGE = 4  # points from the page's edge: the shadow of the paper
CONTRAST = 18  # grey levels by which ink is darker than what is around it
INCH = 72  # points
SPECK = 0.88  # points; the dot of an i in 8 points is larger


@dataclass(frozen=True, slots=True)
class Strokes:
    """Of one line of text: y of the base line and of the tops of small letters, stroke width, sides of `letters`."""

    base: float
    top: float
    width: float
    letters: tuple[tuple[int, int], ...]


def find_ink(image: np.ndarray, scale: float) -> np.ndarray:
    """1 where a pixel is clearly darker than the quarter inch around it; `scale` is pixels a point."""
    around = int(INCH / 4 * scale) | 1
    mean, below = cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV
    ink: np.ndarray = cv2.adaptiveThreshold(image, 1, mean, below, around, CONTRAST)
    return ink


def find_rules(ink: np.ndarray, scale: float) -> tuple[Drawing, np.ndarray]:
    """The level and upright ruling lines in points, and 1 for each pixel that belongs to one."""
    drawing, gone = Drawing(), np.zeros_like(ink)
    height, width = ink.shape
    for upright in (False, True):
        found = long_stretches(ink, int(RULE * scale), upright)
        count, _, stats, _ = cv2.connectedComponentsWithStats(found, connectivity=8)
        for x, y, wide, high, _ in stats[1:count]:
            thick, at, extent = (wide, x, width) if upright else (high, y, height)
            if thick > THIN * scale + 2 or at < EDGE * scale or at + thick > extent - EDGE * scale:
                continue
            gone[y : y + high, x : x + wide] |= found[y : y + high, x : x + wide]
            if upright:
                drawing.upright.append(((x + wide / 2) / scale, y / scale, (y + high) / scale))
            else:
                drawing.level.append((x / scale, (y + high / 2) / scale, (x + wide) / scale))
    drawing.count = len(drawing.level) + len(drawing.upright)
    return drawing, gone


def long_stretches(ink: np.ndarray, length: int, upright: bool) -> np.ndarray:
    """The ink that is part of an unbroken line of some length, steps of a pixel allowed."""
    across, whole = ((1, 3), (length, 1)) if upright else ((3, 1), (1, length))
    thick = cv2.dilate(ink, np.ones(across, np.uint8))
    stretches: np.ndarray = cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones(whole, np.uint8))
    return stretches


def wipe(image: np.ndarray, gone: np.ndarray, scale: float) -> np.ndarray:
    """The image with the lines painted over in the shade of the paper beside them."""
    around = int(6 * scale) | 1
    paper = cv2.medianBlur(cv2.dilate(image, np.ones((around, around), np.uint8)), 5)
    wide = cv2.dilate(gone, np.ones((3, 3), np.uint8))
    return np.where(wide > 0, paper, image)


def without_specks(ink: np.ndarray, scale: float) -> np.ndarray:
    """The ink without spots smaller than a full stop."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    keep = stats[:count, cv2.CC_STAT_AREA] >= (SPECK * scale) ** 2
    keep[0] = False
    kept: np.ndarray = keep[labels].astype(np.uint8)
    return kept


def measure_strokes(ink: np.ndarray) -> Strokes | None:
    """The strokes of an image (1 ink) of one line of text; None where there is next to no ink."""
    height = ink.shape[0]
    rows = ink.sum(axis=1).astype(float)
    if rows.sum() < 12 or height < 6:
        return None
    smooth = np.convolve(rows, [0.25, 0.5, 0.25], "same")
    steps = np.diff(smooth, prepend=0.0, append=0.0)
    middle = int(np.argmax(np.convolve(rows, np.ones(max(3, height // 4)), "same")))
    base = middle + int(np.argmin(steps[middle:]))
    top = int(np.argmax(steps[: middle + 1]))
    if base - top < 3:
        return None
    tall = base - top
    band = ink[max(0, top - tall // 2) : base + tall // 3]
    return Strokes(float(base), float(top), stroke_width(ink[top:base]), letter_sides(band))


def stroke_width(core: np.ndarray) -> float:
    """The mean width of the stems: of stretches of ink in a row, the narrower half."""
    change = np.diff(np.pad(core, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    lengths = np.sort(np.nonzero(change == -1)[1] - np.nonzero(change == 1)[1])
    return float(lengths[: len(lengths) // 2 + 1].mean()) if len(lengths) else 0.0


def letter_sides(ink: np.ndarray) -> tuple[tuple[int, int], ...]:
    """The left and right sides of each stretch of columns with ink: letters, or letters that touch."""
    change = np.diff(np.pad((ink.sum(axis=0) > 0).astype(np.int8), 1))
    return tuple(zip(np.nonzero(change == 1)[0].tolist(), np.nonzero(change == -1)[0].tolist(), strict=True))
