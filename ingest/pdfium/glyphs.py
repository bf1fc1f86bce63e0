"""The printed characters of an open PDF page as arrays, by pdfium.

A page has thousands of characters and calls cost more than what they ask for. So pdfium's C functions are mapped over
all characters at once, without wrapper objects, and what follows from the answers is worked out on arrays.
"""

from __future__ import annotations

from ctypes import byref, c_char, c_float, c_int, c_uint, c_ushort, c_void_p
from dataclasses import dataclass
from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt

from ingest.pdfium.frames import Frame, bare, prototype

# pdfium's marks for a hyphen at a line's end and its code for a glyph without a meaning; characters that print nothing.
SEEN_AS = {0x02: "-", 0xFFFE: "-", 0x2011: "-", 0x00: "\ufffd"}
SPACES = (0x20, 0xA0, 0x09, 0x2002, 0x2003, 0x2007, 0x2009, 0x202F, 0x3000)
NOTHING = (0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF, 0xFFFF)
BREAKS = (0x0A, 0x0D)
SURROGATES = (0xD800, 0xDFFF)
LOW = 0xDC00  # the first of those that come second
LOST = 0xFFFD
# What each code is: looked up in one step for all characters of a page.
SOLID, BREAK, SPACE, NO_PRINT = range(4)
KINDS = np.full(0x10000 + 1, SOLID, np.uint8)
for _codes, _kind in ((BREAKS, BREAK), (SPACES, SPACE), (NOTHING, NO_PRINT)):
    KINDS[list(_codes)] = _kind
AT_ONCE = 4096  # boxes that are asked for before they are taken away

Codes = npt.NDArray[np.uint32]
Flags = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.float64]
Handles = npt.NDArray[np.uint64]

count_chars = prototype("FPDFText_CountChars", c_int, c_void_p)
get_text = prototype("FPDFText_GetText", c_int, c_void_p, c_int, c_int, c_void_p)
get_unicode = bare("FPDFText_GetUnicode", c_uint)
get_object = bare("FPDFText_GetTextObject", c_void_p)
get_loose_box = bare("FPDFText_GetLooseCharBox", c_int)

BOXES = (c_float * (4 * AT_ONCE))()
BOXES_READ = np.ctypeslib.as_array(BOXES).reshape(AT_ONCE, 4)
BOX_PLACES = [byref(BOXES, 16 * at) for at in range(AT_ONCE)]


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The characters that print something, in the order the file draws them; an entry of each array for each.

    `places` are pdfium's numbers of them; `boxes` are left, top, right and bottom in the page's own coordinates;
    `broken` tells that a line ends before a character, `spaced` that a space stands there.
    """

    codes: Codes  # as they are seen
    places: npt.NDArray[np.intp]
    objects: Handles
    boxes: Numbers
    broken: Flags
    spaced: Flags

    def sides(self, frame: Frame) -> tuple[Numbers, Numbers]:
        """The left and right sides of upright text, as shown."""
        left, top, right, bottom = self.boxes.T
        if not frame.turns:
            return left - frame.left, right - frame.left
        first, second = {
            1: (bottom - frame.bottom, top - frame.bottom),
            2: (frame.right - left, frame.right - right),
            3: (frame.top - bottom, frame.top - top),
        }[frame.turns]
        return np.minimum(first, second), np.maximum(first, second)


def read_glyphs(textpage: int) -> Glyphs:
    """The glyphs of a page; `textpage` is a pdfium pointer as an integer."""
    codes = read_codes(textpage)
    kinds = KINDS[np.minimum(codes, len(KINDS) - 1)]
    breaks, spaces = kinds == BREAK, kinds == SPACE
    solid = np.flatnonzero(kinds == SOLID)
    numbers = solid.tolist()
    page = repeat(byref(c_char.from_address(textpage))) if numbers else repeat(None)
    objects = np.array([handle or 0 for handle in map(get_object, page, numbers)], np.uint64)
    boxes, known = read_boxes(page, numbers)
    if not known.all():
        solid, objects, boxes = solid[known], objects[known], boxes[known]
    return Glyphs(seen(codes[solid]), solid, objects, boxes, ended(breaks, solid), ended(spaces, solid))


def read_codes(textpage: int) -> Codes:
    """The code points of all characters of a page.

    The text as a whole has two units or none for some characters; where each has one they come in a single call.
    """
    count = max(count_chars(textpage), 0)
    units = (c_ushort * (count + 1))()
    if count and get_text(textpage, 0, count, byref(units)) == count + 1:
        codes = np.frombuffer(units, np.uint16, count).astype(np.uint32)
        if not ((codes >= SURROGATES[0]) & (codes <= SURROGATES[1])).any():
            return codes
    if not count:
        return np.empty(0, np.uint32)
    page = byref(c_char.from_address(textpage))
    return join_surrogates(np.fromiter(map(get_unicode, repeat(page), range(count)), np.uint32, count))


def join_surrogates(codes: Codes) -> Codes:
    """Codes with letters beyond U+FFFF whole: pdfium gives two halves in one box; a half without the other is lost."""
    halves = (codes >= SURROGATES[0]) & (codes <= SURROGATES[1])
    if not halves.any():
        return codes
    high, low = halves & (codes < LOW), halves & (codes >= LOW)
    first = np.flatnonzero(high[:-1] & low[1:])
    whole = 0x10000 + ((codes[first] - SURROGATES[0]) << 10) + (codes[first + 1] - LOW)
    joined = np.where(halves, np.uint32(LOST), codes)
    joined[first], joined[first + 1] = whole, NOTHING[-1]
    return joined


def read_boxes(page: Any, numbers: list[int]) -> tuple[Numbers, Flags]:
    """The boxes of these characters, and of which there is one; as high as the font allows, not as the ink is."""
    boxes = np.empty((len(numbers), 4))
    known = np.empty(len(numbers), np.bool_)
    for first in range(0, len(numbers), AT_ONCE):
        some = numbers[first : first + AT_ONCE]
        known[first : first + len(some)] = list(map(get_loose_box, page, some, BOX_PLACES))
        boxes[first : first + len(some)] = BOXES_READ[: len(some)]
    return boxes, known


def ended(marks: Flags, solid: npt.NDArray[np.intp]) -> Flags:
    """For each of the solid characters whether a mark stands between the one before it and itself."""
    counts = np.cumsum(marks)[solid]
    return np.diff(counts, prepend=0) > 0


def seen(codes: Codes) -> Codes:
    """Codes as they are seen: hyphens alike, a mark where a glyph has no meaning."""
    for code, char in SEEN_AS.items():
        codes[codes == code] = ord(char)
    return codes


def decode(codes: Codes) -> str:
    """The text of codes."""
    return codes.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")
