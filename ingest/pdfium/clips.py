"""What the clips of a PDF page leave of the things drawn on it, by pdfium.

Source of the rule: spreadsheets printed to PDF keep the words of hidden rows, and cut them off by a clip beside them.
"""

from __future__ import annotations

from ctypes import byref, c_float, c_int, c_void_p

from ingest.pdfium.frames import Float4, prototype

MOST_SEGMENTS = 400  # of one clip: what more leave is not told, and nothing is taken to be cut off
SEEN = 0.1  # of a text's height or width that is left of it

Points = list[tuple[float, float]]

get_clip = prototype("FPDFPageObj_GetClipPath", c_void_p, c_void_p)
count_clips = prototype("FPDFClipPath_CountPaths", c_int, c_void_p)
count_segments = prototype("FPDFClipPath_CountPathSegments", c_int, c_void_p, c_int)
get_segment = prototype("FPDFClipPath_GetPathSegment", c_void_p, c_void_p, c_int, c_int)
get_point = prototype("FPDFPathSegment_GetPoint", c_int, c_void_p, c_void_p, c_void_p)
get_bounds = prototype("FPDFPageObj_GetBounds", c_int, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)

X, Y = c_float(), c_float()
BOUNDS = Float4()
SIDES = [byref(BOUNDS, 4 * side) for side in range(4)]


def read_clips(handle: int) -> list[Points]:
    """The corners of each clip of an object (a pdfium pointer as an integer), in the coordinates it is drawn in."""
    clip = get_clip(handle)
    found = []
    for path in range(max(count_clips(clip), 0) if clip else 0):
        points = []
        segments = count_segments(clip, path)
        for index in range(segments if segments <= MOST_SEGMENTS else 0):
            get_point(get_segment(clip, path, index), byref(X), byref(Y))
            points.append((X.value, Y.value))
        if points:
            found.append(points)
    return found


def is_clipped(handle: int) -> bool:
    """Whether the clips of a text object leave next to nothing of it."""
    clips = read_clips(handle)
    if not clips or not get_bounds(handle, *SIDES):
        return False
    left, bottom, right, top = BOUNDS
    x0, y0, x1, y1 = left, bottom, right, top
    for points in clips:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        x0, y0, x1, y1 = max(x0, min(xs)), max(y0, min(ys)), min(x1, max(xs)), min(y1, max(ys))
    return x1 - x0 < SEEN * (right - left) or y1 - y0 < SEEN * (top - bottom)
