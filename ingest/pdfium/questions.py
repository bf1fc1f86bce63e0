"""Whether a page leaves a question that its tags could answer: to open their tree takes a tenth of the page's time.

Questions are: white that parts its lines where no rule stands, lines that go on above and to the right, coloured words
that are set like the text, and drawings that may be charts or marks of lists.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from ingest.pdfium.frames import Frame
from ingest.pdfium.glyphs import Flags, Glyphs, Numbers
from ingest.pdfium.paths import Drawing
from ingest.pdfium.stretches import GAP_SIZES, before
from ingest.pdfium.styles import Style

LEVEL = 0.3  # font sizes that the base lines of one line may differ
MARK = 6  # letters before a gap that may be the number of a paragraph
SHORT = 3  # letters of one that begins with a letter
LEAST_GAPS = 2
LEAST_PATHS = 6
LARGER = 1.1


def leaves_question(
    glyphs: Glyphs, frame: Frame, styles: Sequence[Style], kinds: npt.NDArray[np.intp], drawing: Drawing
) -> bool:
    """Whether the glyphs of a page, their styles or what is drawn leave a question."""
    if drawing.count >= LEAST_PATHS and not drawing.upright:
        return True
    return has_coloured(styles, kinds) or has_gaps(glyphs, frame, styles, kinds, drawing)


def has_coloured(styles: Sequence[Style], kinds: npt.NDArray[np.intp]) -> bool:
    """Whether words in colour are neither bold nor larger than the text."""
    coloured = [style for style in styles if not (style.black or style.white or style.bold or style.italic)]
    if not coloured:
        return False
    counts = np.bincount(kinds, minlength=len(styles))
    body = styles[int(counts.argmax())].size
    return any(style.size < LARGER * body for style in coloured)


def has_gaps(
    glyphs: Glyphs, frame: Frame, styles: Sequence[Style], kinds: npt.NDArray[np.intp], drawing: Drawing
) -> bool:
    """Whether gaps without a rule part lines, or a line goes on above and to the right."""
    left, right = glyphs.sides(frame)
    sizes = np.array([style.size for style in styles])[kinds]
    bases = np.array([np.nan if style.base is None else style.base for style in styles])[kinds]
    step = bases - before(bases)
    level = np.abs(step) < LEVEL * sizes
    begins = np.flatnonzero(~level | (left < before(left)))
    gaps = np.flatnonzero(level & (left - before(right) > GAP_SIZES * sizes))
    if len(begins):
        first = begins[np.searchsorted(begins, gaps, "right") - 1]
        worded = (gaps - first > SHORT) & (glyphs.codes[first] >= ord("A"))
        gaps = gaps[worded | (gaps - first > MARK)]
    rises = np.flatnonzero((step < -sizes) & (left > before(left) + sizes))
    rises = rises[rises > 0]
    white = int(np.count_nonzero(~ruled(gaps, left, bases, drawing)))
    return white >= LEAST_GAPS or not bool(np.all(ruled(rises, left, bases, drawing)))


def ruled(places: npt.NDArray[np.intp], left: Numbers, bases: Numbers, drawing: Drawing) -> Flags:
    """Of glyphs that begin behind white, which have an upright rule somewhere in it."""
    if not len(places) or not drawing.upright:
        return np.zeros(len(places), np.bool_)
    x, top, bottom = np.array(drawing.upright).T[:, None, :]
    low, high, y = left[places - 1][:, None], left[places][:, None], bases[places][:, None]
    met: Flags = (low < x) & (x < high) & (top <= y) & (y <= bottom)
    found: Flags = np.any(met, axis=1)
    return found
