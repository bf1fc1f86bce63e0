"""Pictures that are laid over words of a PDF page and hide them.

Source of the rule: names blacked out by pasting a black or white picture over them. The words are still in the file. A
scan in strips over the words that were read in it is no such picture, nor is what lets the page shine through.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from ctypes import c_int, c_void_p

from ingest.pdfium.clips import BOUNDS, SIDES, get_bounds, read_clips
from ingest.pdfium.frames import Frame, prototype
from ingest.pdfium.paints import CORNERS, LEAST, SHEET, Paint, Rect, has_transparency
from ingest.pdfium.paths import Drawing

OPAQUE = 250
ALPHA = 3  # place of a pixel's opacity among its four bytes
GRAY, BGR, BGRX, BGRA = 1, 2, 3, 4

get_rendered = prototype("FPDFImageObj_GetRenderedBitmap", c_void_p, c_void_p, c_void_p, c_void_p)
destroy = prototype("FPDFBitmap_Destroy", None, c_void_p)
get_format = prototype("FPDFBitmap_GetFormat", c_int, c_void_p)
get_stride = prototype("FPDFBitmap_GetStride", c_int, c_void_p)
get_width = prototype("FPDFBitmap_GetWidth", c_int, c_void_p)
get_height = prototype("FPDFBitmap_GetHeight", c_int, c_void_p)
get_buffer = prototype("FPDFBitmap_GetBuffer", c_void_p, c_void_p)


def read_patches(pdf: int, page: int, frame: Frame, drawing: Drawing) -> Iterator[Paint]:
    """What the pictures of an open page hide of its words; file and page are pdfium pointers as integers."""
    late = [(handle, box, texts) for handle, box, texts in drawing.pictures if texts and is_patch(handle, box)]
    if not late or sum(map(area, drawing.images)) >= SHEET * frame.width * frame.height:
        return
    words = [bounds(handle, frame) for handle in drawing.texts]
    for handle, box, texts in late:
        if any(rect and meets(rect, box) for rect in words[:texts]) and is_opaque(pdf, page, handle):
            yield Paint(box, texts, False)


def is_patch(handle: int, box: Rect) -> bool:
    """Whether a picture can hide words: high and wide enough, and cut to no shape."""
    if min(box[2] - box[0], box[3] - box[1]) < LEAST or has_transparency(handle):
        return False
    return all(len(points) <= CORNERS for points in read_clips(handle))


def area(box: Rect) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def meets(one: Rect, other: Rect) -> bool:
    return one[0] < other[2] and one[2] > other[0] and one[1] < other[3] and one[3] > other[1]


def bounds(handle: int, frame: Frame) -> Rect | None:
    if not get_bounds(handle, *SIDES):
        return None
    left, bottom, right, top = BOUNDS
    return frame.box(left, bottom, right, top)


def is_opaque(pdf: int, page: int, handle: int) -> bool:
    """Whether no pixel of a picture lets through what is below it."""
    bitmap = get_rendered(pdf, page, handle)
    if not bitmap:
        return False
    try:
        if get_format(bitmap) != BGRA:
            return get_format(bitmap) in (BGR, BGRX)
        height, stride, width = get_height(bitmap), get_stride(bitmap), get_width(bitmap)
        data = ctypes.string_at(get_buffer(bitmap), height * stride)
        rows = (data[at * stride : at * stride + 4 * width] for at in range(height))
        return all(min(row[ALPHA::4], default=0) >= OPAQUE for row in rows)
    finally:
        destroy(bitmap)
