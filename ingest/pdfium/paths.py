"""The drawn lines, filled boxes and pictures of a PDF page, by pdfium: what the rules and shades of tables are made of.

Lengths are points from the top left corner of the page as it is shown. Lines count when they are upright or level,
can be seen (stroked or filled, not white, inside their clip) and are straight; a thin filled box is a line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from ctypes import byref, c_float, c_int, c_uint, c_void_p
from dataclasses import dataclass, field

from ingest.pdfium.clips import read_clips
from ingest.pdfium.frames import Float6, Frame, prototype
from ingest.pdfium.paints import Paint, read_paints
from ingest.pdfium.styles import WHITE

Rect = tuple[float, float, float, float]  # x0, top, x1, bottom
Matrix = tuple[float, float, float, float, float, float]
Colour = tuple[int, int, int]

OPAQUE = 255
THIN = 3.5  # points; a filled box no wider is a rule
LEAST_BANDS = 3  # of a box that changes its colour from side to side
TOUCHING = 0.3  # points by which their sides may differ
STRAIGHT = 0.6  # points that a level line may rise
SKEW = 0.02  # of its side, by which a picture's side may slant
MOST_OBJECTS = 20000  # of one page: maps and charts
MOST_SEGMENTS = 400  # of one path
DEEPEST = 12  # form in form

TEXT, PATH, IMAGE, SHADING, FORM = 1, 2, 3, 4, 5
LINE_TO, CURVE_TO, MOVE_TO = 0, 1, 2
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

count_objects = prototype("FPDFPage_CountObjects", c_int, c_void_p)
get_object = prototype("FPDFPage_GetObject", c_void_p, c_void_p, c_int)
count_form_objects = prototype("FPDFFormObj_CountObjects", c_int, c_void_p)
get_form_object = prototype("FPDFFormObj_GetObject", c_void_p, c_void_p, c_int)
get_type = prototype("FPDFPageObj_GetType", c_int, c_void_p)
get_matrix = prototype("FPDFPageObj_GetMatrix", c_int, c_void_p, c_void_p)
get_draw_mode = prototype("FPDFPath_GetDrawMode", c_int, c_void_p, c_void_p, c_void_p)
count_segments = prototype("FPDFPath_CountSegments", c_int, c_void_p)
get_segment = prototype("FPDFPath_GetPathSegment", c_void_p, c_void_p, c_int)
get_point = prototype("FPDFPathSegment_GetPoint", c_int, c_void_p, c_void_p, c_void_p)
get_segment_type = prototype("FPDFPathSegment_GetType", c_int, c_void_p)
get_close = prototype("FPDFPathSegment_GetClose", c_int, c_void_p)
get_fill = prototype("FPDFPageObj_GetFillColor", c_int, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)
get_stroke = prototype("FPDFPageObj_GetStrokeColor", c_int, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)


@dataclass(slots=True)
class Drawing:
    """`level` lines are (x0, y, x1), `upright` ones (x, top, bottom); `fills` are coloured boxes, `images` pictures;
    `pictures` are those that stand upright, as pdfium's pointers, with the number of text objects drawn before.

    White lines count where they part a coloured box. `texts` are the text objects by the order they are drawn in, as
    pdfium's pointers; `paints` are in the order they are drawn in.
    """

    level: list[tuple[float, float, float]] = field(default_factory=list)
    upright: list[tuple[float, float, float]] = field(default_factory=list)
    fills: list[Rect] = field(default_factory=list)
    colours: list[Colour] = field(default_factory=list)  # of the fills
    boxes: list[tuple[Rect, Colour]] = field(default_factory=list)  # filled, not yet told to be fills or rules
    images: list[Rect] = field(default_factory=list)
    pictures: list[tuple[int, Rect, int]] = field(default_factory=list)
    count: int = 0  # of all paths and pictures
    texts: dict[int, int] = field(default_factory=dict)
    paints: list[Paint] = field(default_factory=list)

    def add(self, ax: float, ay: float, bx: float, by: float, clip: Rect) -> None:
        """A stroke from a to b, cut off by its clip; slanted ones are left out."""
        x0, x1, top, bottom = max(min(ax, bx), clip[0]), min(max(ax, bx), clip[2]), min(ay, by), max(ay, by)
        top, bottom = max(top, clip[1]), min(bottom, clip[3])
        if x1 < x0 - 1 or bottom < top - 1:
            return
        if abs(ay - by) <= STRAIGHT and x1 - x0 > 1:
            self.level.append((x0, (ay + by) / 2, x1))
        elif abs(ax - bx) <= STRAIGHT and bottom - top > 1:
            self.upright.append(((ax + bx) / 2, top, bottom))


def multiply(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def read_drawing(page: int, frame: Frame) -> Drawing:
    """All that is drawn on an open page (a pdfium pointer as an integer) that could belong to a table."""
    drawing, pale = Drawing(), Drawing()
    objects = (get_object(page, index) for index in range(min(count_objects(page), MOST_OBJECTS)))
    walk(objects, IDENTITY, frame, (drawing, pale), 0)
    for ink in (drawing, pale):
        settle_boxes(ink)
    for x0, y, x1 in pale.level if drawing.fills else ():
        if any(a - 1 <= x0 and x1 <= b + 1 and top + 1 < y < bottom - 1 for a, top, b, bottom in drawing.fills):
            drawing.level.append((x0, y, x1))
    for x, top, bottom in pale.upright if drawing.fills else ():
        if any(a + 1 < x < b - 1 and c - 1 <= top and bottom <= d + 1 for a, c, b, d in drawing.fills):
            drawing.upright.append((x, top, bottom))
    return drawing


def walk(objects: Iterator[int], outer: Matrix, frame: Frame, inks: tuple[Drawing, Drawing], depth: int) -> None:
    """Reads objects into the first drawing, what is white into the second."""
    drawing = inks[0]
    for handle in objects:
        kind = get_type(handle)
        if kind == TEXT:
            drawing.texts[handle] = len(drawing.texts)
            continue
        drawing.count += kind in (PATH, IMAGE, SHADING)
        if kind == PATH:
            read_path(handle, outer, frame, *inks)
        elif kind == FORM and depth < DEEPEST:
            count = min(count_form_objects(handle), MOST_OBJECTS)
            inner = (get_form_object(handle, index) for index in range(count))
            walk(inner, multiply(matrix_of(handle), outer), frame, inks, depth + 1)
        elif kind == IMAGE:
            matrix = multiply(matrix_of(handle), outer)
            drawing.images.append(hull([place(x, y, matrix, frame) for x in (0, 1) for y in (0, 1)]))
            if is_upright(matrix):
                drawing.pictures.append((handle, drawing.images[-1], len(drawing.texts)))


def matrix_of(handle: int) -> Matrix:
    values = Float6()
    if not get_matrix(handle, byref(values)):
        return IDENTITY
    return (values[0], values[1], values[2], values[3], values[4], values[5])


def is_upright(matrix: Matrix) -> bool:
    """Whether what is drawn with a matrix has level and upright sides."""
    a, b, c, d = map(abs, matrix[:4])
    return max(b, c) < SKEW * max(a, d) or max(a, d) < SKEW * max(b, c)


def place(x: float, y: float, matrix: Matrix, frame: Frame) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return frame.point(a * x + c * y + e, b * x + d * y + f)


def hull(points: list[tuple[float, float]]) -> Rect:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def read_path(handle: int, outer: Matrix, frame: Frame, drawing: Drawing, pale: Drawing) -> None:
    fill, stroke = c_int(), c_int()
    get_draw_mode(handle, byref(fill), byref(stroke))
    stroked = bool(stroke.value) and is_seen(handle, get_stroke)
    ALPHA.value = 0  # as it stays where a pattern fills the path
    filled = bool(fill.value) and is_seen(handle, get_fill)
    opaque, ink = bool(fill.value) and ALPHA.value == OPAQUE, drawing
    colour = (RED.value, GREEN.value, BLUE.value)
    if not (fill.value or stroke.value) or count_segments(handle) > MOST_SEGMENTS:
        return
    if not (stroked or filled):
        drawing, stroked, filled = pale, bool(stroke.value), bool(fill.value)
    clip: Rect | None = None
    boxes = []
    for points, closed in read_strokes(handle, multiply(matrix_of(handle), outer), frame):
        if clip is None:
            clip = read_clip(handle, outer, frame)
        if stroked:
            ends = [*points[1:], points[0]] if closed else points[1:]
            for (ax, ay), (bx, by) in zip(points, ends, strict=False):
                drawing.add(ax, ay, bx, by, clip)
        if filled and (is_rectangle(points) or is_sliver(points)):
            box = within(hull(points), clip)
            if box[0] <= box[2] and box[1] <= box[3]:
                drawing.boxes.append((box, colour))
                boxes.append(box)
    if opaque and boxes:
        ink.paints += read_paints(handle, boxes, colour, len(ink.texts))


def within(box: Rect, clip: Rect) -> Rect:
    return max(box[0], clip[0]), max(box[1], clip[1]), min(box[2], clip[2]), min(box[3], clip[3])


def settle_boxes(drawing: Drawing) -> None:
    """Tells fills from rules; thin boxes that lie against each other are one, which changes its colour."""
    for bands in touching(drawing.boxes):
        if len(bands) >= LEAST_BANDS:
            bands = [((*bands[0][0][:2], *bands[-1][0][2:]), bands[0][1])]
        for box, colour in bands:
            settle_box(drawing, box, colour)
    drawing.boxes = []


def settle_box(drawing: Drawing, box: Rect, colour: Colour) -> None:
    x0, top, x1, bottom = box
    if bottom - top <= THIN and x1 - x0 >= bottom - top:
        drawing.level.append((x0, (top + bottom) / 2, x1))
    elif x1 - x0 <= THIN:
        drawing.upright.append(((x0 + x1) / 2, top, bottom))
    else:
        drawing.fills.append(box)
        drawing.colours.append(colour)


def touching(boxes: Sequence[tuple[Rect, Colour]]) -> list[list[tuple[Rect, Colour]]]:
    """Boxes as they are drawn, thin ones together that each have the sides of the last one and begin where it ends."""
    groups: list[list[tuple[Rect, Colour]]] = []
    for box in boxes:
        if groups and follows(groups[-1][-1][0], box[0]):
            groups[-1].append(box)
        else:
            groups.append([box])
    return groups


def follows(last: Rect, box: Rect) -> bool:
    """Whether two thin boxes of one length lie against each other on their long sides: no pieces of one rule."""
    (ax0, atop, ax1, afoot), (bx0, btop, bx1, bfoot) = last, box
    under = abs(bx0 - ax0) + abs(bx1 - ax1) + abs(btop - afoot)
    beside = abs(btop - atop) + abs(bfoot - afoot) + abs(bx0 - ax1)
    if under <= TOUCHING:
        return max(afoot - atop, bfoot - btop) <= min(2 * THIN, (bx1 - bx0) / 2)
    return beside <= TOUCHING and max(ax1 - ax0, bx1 - bx0) <= min(2 * THIN, (bfoot - btop) / 2)


def is_rectangle(points: list[tuple[float, float]]) -> bool:
    """Whether the points (four, or five when the first is repeated) go round a box that stands upright.

    Programs for slides begin in the middle of a side: there the first point, repeated as the sixth, is no corner.
    """
    if len(points) == 6 and points[0] == points[-1]:
        start, a, b = points[0], points[1], points[4]
        if any(max(abs(start[at] - a[at]), abs(a[at] - b[at])) <= STRAIGHT for at in (0, 1)):
            points = points[1:5]
    if len(points) not in (4, 5):
        return False
    return all(min(abs(a[0] - b[0]), abs(a[1] - b[1])) <= STRAIGHT for a, b in zip(points, points[1:], strict=False))


def is_sliver(points: list[tuple[float, float]]) -> bool:
    """Whether four points go round a thin strip: the mitred border of a cell."""
    if len(points) not in (4, 5):
        return False
    x0, top, x1, bottom = hull(points)
    return min(x1 - x0, bottom - top) <= THIN < max(x1 - x0, bottom - top) / 3


def read_strokes(handle: int, matrix: Matrix, frame: Frame) -> Iterator[tuple[list[tuple[float, float]], bool]]:
    """The straight runs of a path as points and whether each is closed; curves end a run."""
    x, y = c_float(), c_float()
    at_x, at_y = byref(x), byref(y)
    points: list[tuple[float, float]] = []
    for index in range(count_segments(handle)):
        segment = get_segment(handle, index)
        kind = get_segment_type(segment)
        get_point(segment, at_x, at_y)
        point = place(x.value, y.value, matrix, frame)
        if kind != LINE_TO:
            if len(points) > 1:
                yield points, False
            points = []
        points.append(point)
        if get_close(segment):
            if len(points) > 1:
                yield points, kind == LINE_TO
            points = []
    if len(points) > 1:
        yield points, False


def read_clip(handle: int, outer: Matrix, frame: Frame) -> Rect:
    """The box that a path's clips leave of the page."""
    x0, top, x1, bottom = 0.0, 0.0, frame.width, frame.height
    for points in read_clips(handle):
        box = hull([place(x, y, outer, frame) for x, y in points])
        x0, top, x1, bottom = max(x0, box[0]), max(top, box[1]), min(x1, box[2]), min(bottom, box[3])
    return x0, top, x1, bottom


RED, GREEN, BLUE, ALPHA = c_uint(), c_uint(), c_uint(), c_uint()


def is_seen(handle: int, colour: object) -> bool:
    """Whether a path's fill or stroke has a colour that shows on white paper."""
    assert callable(colour)
    if not colour(handle, byref(RED), byref(GREEN), byref(BLUE), byref(ALPHA)):
        return True
    return ALPHA.value > 0 and min(RED.value, GREEN.value, BLUE.value) < WHITE
