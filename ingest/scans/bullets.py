"""Bullets, dashes and numbers in front of lines of a scanned page, too small to be found as text: told by their ink."""

from __future__ import annotations

import numpy as np

from ingest.scans.strokes import letter_sides

REACH = 3.6  # font sizes in front of a line in which its bullet stands
CLEAR = 0.3  # font sizes between a bullet and the line, at the least
DOT = (0.17, 0.6)  # least and greatest width and height of a dot, in font sizes
DASH = (0.03, 0.14)  # of a dash: its height; it is as wide as a dot or wider
SPECK = 0.12  # font sizes
FIGURE = (0.45, 1.1)  # height of figures and letters, in font sizes
FAR = 6.0  # font sizes in front of a line in which its number stands
FULL = 0.55  # of its box that the ink of a bullet fills


def find_bullet(
    ink: np.ndarray, left: float, base: float, size: float, blocked: float
) -> tuple[str, float, float] | None:
    """The bullet in front of a line as a sign with its left and right side, or None; all lengths in pixels.

    `left` is where the line begins, `base` its base line, `size` its font size; nothing left of `blocked` is looked at.
    """
    x0, x1 = max(0, int(blocked), int(left - REACH * size)), int(left - CLEAR * size)
    top, bottom = max(0, int(base - 0.8 * size)), int(base + 0.1 * size)
    if x1 - x0 < DOT[0] * size or bottom - top < 4:
        return None
    zone = ink[top:bottom, x0:x1]
    # Specks of dust are no bullets, and hide none.
    stretches = [side for side in letter_sides(zone) if side[1] - side[0] >= SPECK * size]
    if len(stretches) != 1:
        return None
    start, end = stretches[0]
    rows = np.nonzero(zone[:, start:end].any(axis=1))[0]
    high, wide = (int(rows[-1]) - int(rows[0]) + 1) / size, (end - start) / size
    full = float(zone[rows[0] : rows[-1] + 1, start:end].mean())
    if start == 0 or full < FULL or not DOT[0] <= wide <= DOT[1]:
        return None
    if DOT[0] <= high <= DOT[1] and 0.5 < wide / high < 2:
        return "\u2022", x0 + start, x0 + end
    return ("\u2013", x0 + start, x0 + end) if DASH[0] <= high <= DASH[1] else None


def find_number(ink: np.ndarray, left: float, base: float, size: float) -> tuple[int, int, int, int] | None:
    """The box (x0, top, x1, bottom) of what may be a number in front of a line that has no other text before it."""
    x0, x1 = max(0, int(left - FAR * size)), int(left - CLEAR * size)
    top, bottom = max(0, int(base - 0.85 * size)), int(base + 0.3 * size)
    zone = ink[top:bottom, x0:x1]
    if min(zone.shape) < 4:
        return None
    stretches = [side for side in letter_sides(zone) if side[1] - side[0] >= SPECK * size / 2]
    if not stretches or stretches[0][0] == 0:
        return None
    start, end = stretches[0][0], stretches[-1][1]
    rows = np.nonzero(zone[:, start:end].any(axis=1))[0]
    if not FIGURE[0] * size <= rows[-1] - rows[0] <= FIGURE[1] * size:
        return None
    room = int(0.25 * size)
    return max(0, x0 + start - room), max(0, top - room), x0 + end + room, bottom + room
