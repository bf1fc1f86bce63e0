"""Windows characters that pdfium reads as Macintosh ones: "councilís" for "council’s".

A TrueType font that calls itself symbolic and holds no table of Windows codes, as distillers make them, is read by
pdfium with the Macintosh's table whatever its encoding says (`CPDF_TrueTypeFont::DetermineEncoding`). Nothing of a
font's encoding can be asked, so the text decides: quotes and dashes stand where no letter does.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from ingest.pdfium.glyphs import Codes, Glyphs, decode
from ingest.pdfium.styles import get_font, get_font_flags

SYMBOLIC = 1 << 2
FIRST, LAST = 0xEB, 0xF1  # ë ì í î ï ñ: what quotes, bullets and dashes are read as
# An apostrophe before "s" or at a word's end, an opening or closing quote, a dash or a bullet that stands alone.
MISREAD_RE = re.compile(r"\wí(?:s\b|\W)|(?<!\w)[ëì]\w|\Sî(?!\w)|(?<!\S)[ñï](?!\S)")
REAL_RE = re.compile("[\u2013\u2014\u2018\u2019\u201c\u201d\u2022]")


def _windows(code: int) -> tuple[int, int] | None:
    """What the Macintosh reads for a byte, and what Windows does; None where either knows none."""
    try:
        return ord(bytes([code]).decode("mac_roman")), ord(bytes([code]).decode("cp1252"))
    except UnicodeDecodeError:
        return None


WINDOWS = dict(pair for pair in map(_windows, range(0x80, 0x100)) if pair)


def put_right(glyphs: Glyphs, kinds: npt.NDArray[np.intp], handles: list[int]) -> None:
    """Changes the codes of glyphs that were misread; `kinds` tells the text object of each, `handles` pdfium's."""
    if ((glyphs.codes >= FIRST) & (glyphs.codes <= LAST)).any():
        fonts = np.array([get_font(handle) or 0 if handle else 0 for handle in handles], np.uint64)[kinds]
        put_codes_right(glyphs.codes, glyphs.spaced | glyphs.broken, fonts, is_symbolic)


def is_symbolic(font: int) -> bool:
    return bool(font) and bool(get_font_flags(font) & SYMBOLIC)


def put_codes_right(
    codes: Codes, spaced: npt.NDArray[np.bool_], fonts: npt.NDArray[np.uint64], symbolic: Callable[[int], bool]
) -> None:
    """Changes `codes` in place, font by font: of a symbolic one whose text has quotes only as misread letters."""
    for font in np.unique(fonts).tolist():
        own = np.flatnonzero(fonts == font)
        if not symbolic(font):
            continue
        text = decode(codes[own])
        apart = spaced[own].tolist()
        spelled = "".join(f" {char}" if space else char for char, space in zip(text, apart, strict=True))
        if MISREAD_RE.search(f"{spelled} ") and not REAL_RE.search(text):
            codes[own] = [WINDOWS.get(code, code) for code in codes[own].tolist()]
