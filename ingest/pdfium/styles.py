"""How the text objects of a PDF page are set: size, weight, slant, turn, colour, base line and clip, by pdfium."""

from __future__ import annotations

import ctypes
import math
from ctypes import byref, c_char, c_double, c_int, c_uint, c_void_p
from dataclasses import dataclass
from typing import Any

from ingest.pdfium.clips import is_clipped
from ingest.pdfium.frames import Float6, Frame, bare, prototype
from ingest.pdfium.tags import Tag

BOLD_WORDS = ("bold", "black", "heavy", "demi")
ITALIC_WORDS = ("italic", "oblique")
FORCE_BOLD = 1 << 18
WHITE = 250
BLACK = 48

get_char_matrix = bare("FPDFText_GetMatrix", c_int)
get_font_size = bare("FPDFText_GetFontSize", c_double)
get_fill = bare("FPDFText_GetFillColor", c_int)
get_mode = prototype("FPDFTextObj_GetTextRenderMode", c_int, c_void_p)
get_font = prototype("FPDFTextObj_GetFont", c_void_p, c_void_p)
get_font_name = prototype("FPDFFont_GetBaseFontName", ctypes.c_size_t, c_void_p, c_void_p, ctypes.c_size_t)
get_font_flags = prototype("FPDFFont_GetFlags", c_int, c_void_p)

MATRIX = Float6()
MATRIX_AT = byref(MATRIX)
INK = (c_uint * 4)()  # red, green, blue and how much of it
INK_AT = [byref(INK, 4 * part) for part in range(4)]


@dataclass(slots=True)
class Style:
    """What one text object sets for all of its characters."""

    size: float
    bold: bool
    italic: bool
    angle: int
    white: bool
    unseen: bool
    clipped: bool
    black: bool
    base: float | None  # y of the base line as shown, None for turned text
    covered: bool = False
    tag: Tag | None = None

    @property
    def ink(self) -> tuple[bool, bool, bool, bool, int]:
        """What decides whether a reader sees it, and the tagged cell it stands in: no run is in two."""
        return self.white, self.unseen, self.clipped, self.covered, self.tag.cell if self.tag else 0


def read_styles(textpage: int, places: list[int], handles: list[int], frame: Frame) -> list[Style]:
    """The styles of text objects (0 for none), each with the number of one of its characters."""
    fonts: dict[int, tuple[bool, bool]] = {}
    turns: dict[tuple[float, ...], tuple[float, int]] = {}
    styles = []
    text = byref(c_char.from_address(textpage))
    for place, handle in zip(places, handles, strict=True):
        scale, angle, base = 1.0, 0, None
        if get_char_matrix(text, place, MATRIX_AT):
            a, b, c, d, e, f = MATRIX
            known = turns.get((a, b, c, d))
            if known is None:
                angle = (round(math.atan2(b, a) / (math.pi / 2)) - frame.turns) % 4
                known = turns[a, b, c, d] = math.hypot(c, d) or 1.0, angle
            scale, angle = known
            base = frame.point(e, f)[1] if not angle else None
        bold, italic, unseen = read_weight(handle, fonts) if handle else (False, False, False)
        white, black = read_ink(text, place) if handle else (False, False)
        clipped = bool(handle) and is_clipped(handle)
        size = get_font_size(text, place) * scale
        styles.append(Style(size, bold, italic, angle, white, unseen, clipped, black, base))
    return styles


def read_weight(handle: int, fonts: dict[int, tuple[bool, bool]]) -> tuple[bool, bool, bool]:
    """Whether a text object is bold, italic, and drawn without any ink; `fonts` are those met on the page."""
    mode, font = get_mode(handle), get_font(handle)
    bold, italic = (fonts.get(font) or fonts.setdefault(font, read_font(font))) if font else (False, False)
    return bold or mode == 2, italic, mode in (3, 7)


def read_font(font: int) -> tuple[bool, bool]:
    """Whether a font is bold and whether it is italic, by its name or the flag that forces bold."""
    buffer = ctypes.create_string_buffer(256)
    get_font_name(font, buffer, 256)
    name = buffer.value.decode("utf-8", "replace").lower()
    bold = any(word in name for word in BOLD_WORDS) or bool(get_font_flags(font) & FORCE_BOLD)
    return bold, any(word in name for word in ITALIC_WORDS)


def read_ink(text: Any, place: int) -> tuple[bool, bool]:
    """Whether a character is white and whether it is near black."""
    if not get_fill(text, place, *INK_AT):
        return False, False
    red, green, blue, alpha = INK
    return alpha == 0 or min(red, green, blue) >= WHITE, max(red, green, blue) <= BLACK
