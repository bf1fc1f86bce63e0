"""The boxes that a viewer's drawing tools lay over a PDF page: annotations, which are no part of what the page draws.

Source of the rule: names blacked out in a viewer by a filled rectangle, a text box with a ground or a black highlight
(ISO 32000-1, 12.5.6). The words are still on the page below.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from ctypes import byref, c_float, c_int, c_size_t, c_uint, c_void_p

from ingest.pdfium.annotations import FREE_TEXT, HIDDEN, MOST, each_annotation, get_flags, get_subtype, place_of
from ingest.pdfium.frames import Frame, prototype
from ingest.pdfium.paints import DARK, Paint, Rect
from ingest.pdfium.paths import IDENTITY, OPAQUE, Drawing, walk

SQUARE, HIGHLIGHT, REDACT = 5, 9, 28
COLOUR, INTERIOR = 0, 1
Float8 = c_float * 8

count_objects = prototype("FPDFAnnot_GetObjectCount", c_int, c_void_p)
get_object = prototype("FPDFAnnot_GetObject", c_void_p, c_void_p, c_int)
has_key = prototype("FPDFAnnot_HasKey", c_int, c_void_p, ctypes.c_char_p)
get_number = prototype("FPDFAnnot_GetNumberValue", c_int, c_void_p, ctypes.c_char_p, c_void_p)
get_colour = prototype("FPDFAnnot_GetColor", c_int, c_void_p, c_int, *[c_void_p] * 4)
count_quads = prototype("FPDFAnnot_CountAttachmentPoints", c_size_t, c_void_p)
get_quad = prototype("FPDFAnnot_GetAttachmentPoints", c_int, c_void_p, c_size_t, c_void_p)


def read_overlays(page: int, frame: Frame, texts: int) -> Iterator[Paint]:
    """What the annotations of an open page hide; all of them lie over its text objects, of which there are `texts`."""
    for annotation in each_annotation(page):
        if not get_flags(annotation) & HIDDEN:
            boxes, dark = covering(annotation, get_subtype(annotation), frame)
            yield from (Paint(box, texts + 1, dark) for box in boxes)


def covering(annotation: int, kind: int, frame: Frame) -> tuple[list[Rect], bool]:
    """The boxes that an annotation hides, and whether it is near black."""
    if kind not in (SQUARE, FREE_TEXT, HIGHLIGHT, REDACT):
        return [], False
    shown = count_objects(annotation)
    drawn = Drawing()
    walk((get_object(annotation, at) for at in range(min(shown, MOST))), IDENTITY, frame, (drawn, Drawing()), 0)
    if kind == HIGHLIGHT:  # its colour is multiplied with what is below: only black hides
        black = any(max(colour) <= DARK for _, colour in drawn.boxes) or is_filled(annotation, b"C", DARK)
        return list(quads(annotation, frame)) if black and opacity(annotation) >= 1 else [], True
    if not drawn.paints and (shown or kind != SQUARE or not is_filled(annotation, b"IC")):
        return [], False
    dark = drawn.paints[0].dark if drawn.paints else is_filled(annotation, b"IC", DARK)
    return [place_of(annotation, frame)], dark


def is_filled(annotation: int, key: bytes, brightest: int = 255) -> bool:
    """Whether an annotation without an appearance of its own has a colour no brighter than this that hides all."""
    ink = (c_uint * 4)()
    which = INTERIOR if key == b"IC" else COLOUR
    if not has_key(annotation, key) or not get_colour(annotation, which, *(byref(ink, 4 * part) for part in range(4))):
        return False
    return max(ink[:3]) <= brightest and ink[3] == OPAQUE


def opacity(annotation: int) -> float:
    """From 0 to 1, by its own word; 1 where it says nothing."""
    value = c_float()
    return value.value if get_number(annotation, b"CA", byref(value)) else 1.0


def quads(annotation: int, frame: Frame) -> Iterator[Rect]:
    """The boxes of the lines that a highlight marks."""
    corners = Float8()
    for at in range(min(count_quads(annotation), MOST)):
        if get_quad(annotation, at, byref(corners)):
            xs, ys = corners[::2], corners[1::2]
            yield frame.box(min(xs), min(ys), max(xs), max(ys))
