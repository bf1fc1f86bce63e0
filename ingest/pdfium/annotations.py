"""What stands on a PDF page besides its own text: the values of form fields, and text that was typed over the page.

A value becomes a run where the field stands, so that it is read like print. Notes that viewers show only on demand, and
values that are hidden, are left out by name. Source of the rule: ISO 32000-1, 12.5 (annotations) and 12.7 (forms).
"""

from __future__ import annotations

import ctypes
import re
from array import array
from collections.abc import Iterator
from ctypes import byref, c_float, c_int, c_ulong, c_void_p
from itertools import accumulate
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.model import Box, Issue, Span
from ingest.pdfium.chars import Run
from ingest.pdfium.frames import Frame, prototype
from ingest.pdfium.paths import Rect

TEXT, FREE_TEXT, WIDGET = 1, 3, 20
CHECKBOX, RADIO, COMBO, LIST, FIELD = 2, 3, 4, 5, 6
HIDDEN = 1 << 1 | 1 << 5  # hidden, not viewed
MOST = 2000  # of one page
LONGEST = 20000  # bytes of one value
LARGEST = 12.0  # points of text whose size is left to the viewer
WIDTH = 0.53  # of its size, of a letter in the type of most forms, and of those that are narrower or wider
WIDTHS = {letter: width for letters, width in (
    (" .,:;!/ftI()[]-", 0.28), ("ijl'|", 0.22), ("rJ\"", 0.35), ("mMW%@", 0.86), ("wABCDEGHKNOPQRSUVXY&", 0.69),
) for letter in letters}  # fmt: skip
TICK, NO_TICK = "\u2612", "\u2610"
NEEDS_RENDERING_RE = re.compile(rb"/NeedsRendering\s{1,9}true\b")
SIZE_RE = re.compile(r"(?<!\d)(\d++(?:\.\d++)?)\s++Tf")
MARKUP_RE = re.compile(r"<[^>]{0,200}>")


class Quad(ctypes.Structure):
    """FS_RECTF."""

    _fields_ = [("left", c_float), ("top", c_float), ("right", c_float), ("bottom", c_float)]


count_annotations = prototype("FPDFPage_GetAnnotCount", c_int, c_void_p)
open_annotation = prototype("FPDFPage_GetAnnot", c_void_p, c_void_p, c_int)
close_annotation = prototype("FPDFPage_CloseAnnot", None, c_void_p)
get_subtype = prototype("FPDFAnnot_GetSubtype", c_int, c_void_p)
get_flags = prototype("FPDFAnnot_GetFlags", c_int, c_void_p)
get_rect = prototype("FPDFAnnot_GetRect", c_int, c_void_p, c_void_p)
get_string = prototype("FPDFAnnot_GetStringValue", c_ulong, c_void_p, ctypes.c_char_p, c_void_p, c_ulong)
get_field_type = prototype("FPDFAnnot_GetFormFieldType", c_int, c_void_p, c_void_p)
get_field_value = prototype("FPDFAnnot_GetFormFieldValue", c_ulong, c_void_p, c_void_p, c_void_p, c_ulong)
is_checked = prototype("FPDFAnnot_IsChecked", c_int, c_void_p, c_void_p)


def open_form(pdf: pdfium.PdfDocument) -> int:
    """The form of a document as a pdfium pointer, 0 where it has none; to be asked for before pages are opened."""
    if raw.FPDF_GetFormType(pdf.raw) == raw.FORMTYPE_NONE:
        return 0
    pdf.init_forms()
    return ctypes.cast(pdf.formenv.raw, c_void_p).value or 0 if pdf.formenv else 0


def form_issues(pdf: pdfium.PdfDocument, ends: bytes) -> list[Issue]:
    """The issue of a form whose pages are made by the program that opens it: only what they print was read.

    The catalogue of such a file, in `ends`, says so ("NeedsRendering"), also where pdfium finds no form in it.
    """
    made = raw.FPDF_GetFormType(pdf.raw) in (raw.FORMTYPE_XFA_FULL, raw.FORMTYPE_XFA_FOREGROUND)
    if not made and not NEEDS_RENDERING_RE.search(ends):
        return []
    message = "The file is a form that its viewer lays out (XFA): print it to a PDF from that viewer and read that."
    return [Issue("ingest", "form-unread", message, None, Span(1))]


def read_annotations(page: int, form: int, frame: Frame, number: int) -> tuple[list[Run], list[Issue]]:
    """The runs of an open page's fields and typed-over text, and the issues of what was left out."""
    runs: list[Run] = []
    issues: list[Issue] = []
    for annotation in each_annotation(page):
        kind = get_subtype(annotation)
        text = read_value(annotation, form, kind) if kind in (TEXT, FREE_TEXT, WIDGET) else ""
        if not text:
            continue
        box = place_of(annotation, frame)
        if kind == TEXT or get_flags(annotation) & HIDDEN:
            issues += [left_out(number, box, text, kind)] if text != NO_TICK else []
        else:
            runs += typeset(text, box, text_size(annotation))
    return runs, issues


def each_annotation(page: int) -> Iterator[int]:
    """The annotations of an open page as pdfium pointers, each open until the next one is asked for."""
    for index in range(min(count_annotations(page), MOST)):
        if annotation := open_annotation(page, index):
            try:
                yield annotation
            finally:
                close_annotation(annotation)


def place_of(annotation: int, frame: Frame) -> Rect:
    place = Quad()
    get_rect(annotation, byref(place))
    return frame.box(place.left, place.bottom, place.right, place.top)


def not_printed(typed: list[Run], printed: list[Run]) -> list[Run]:
    """The runs of fields without those that the page prints in the same place as well."""
    return [
        run
        for run in typed
        if not any(run.text in other.text and abs(run.middle - other.middle) < other.size for other in printed)
    ]


def left_out(number: int, box: Rect, text: str, kind: int) -> Issue:
    code, what = ("note-on-page", "a note") if kind == TEXT else ("hidden-text", "a hidden field or text")
    span = Span(number, None, (Box(number, *box),))
    return Issue("ingest", code, f"Page {number} has {what} that does not print; it was left out.", text[:500], span)


def read_value(annotation: int, form: int, kind: int) -> str:
    """What an annotation says: its contents, or its field's value; a box with or without a tick."""
    if kind != WIDGET:
        return read_string(get_string, annotation, b"Contents")
    if not form:
        return read_string(get_string, annotation, b"V")
    sort = get_field_type(form, annotation)
    if sort in (CHECKBOX, RADIO):
        return TICK if is_checked(form, annotation) else NO_TICK
    return read_string(get_field_value, form, annotation) if sort in (COMBO, LIST, FIELD) else ""


def read_string(function: Any, *given: Any) -> str:
    size = min(function(*given, None, 0), LONGEST)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    function(*given, buffer, size)
    return MARKUP_RE.sub(" ", buffer.raw[: size - 2].decode("utf-16-le", "replace")).strip("\x00 \r\n")


def text_size(annotation: int) -> float:
    """The size that its default appearance sets, 0 where it leaves that to the viewer."""
    match = SIZE_RE.search(read_string(get_string, annotation, b"DA"))
    return float(match[1]) if match else 0.0


def typeset(text: str, box: Rect, size: float) -> Iterator[Run]:
    """The lines of a text as a viewer would break them to fill a box, at estimated widths."""
    x0, top, x1, bottom = box
    size = size if 4 <= size <= 40 else max(4.0, min(LARGEST, 0.75 * (bottom - top)))
    lines = [line for part in text.splitlines() for line in wrap(part, (x1 - x0) / size)]
    single = len(lines) == 1 and bottom - top < 2.2 * size
    upper = (top + bottom - size) / 2 if single else top + 2
    pitch = min(1.2 * size, (bottom - top) / max(1, len(lines)))
    for line in lines:
        step = min(size, (x1 - x0 - 2) / max(0.1, reach(line)))
        edges = array("f", accumulate((step * WIDTHS.get(letter, WIDTH) for letter in line), initial=x0 + 2))
        yield Run(line, edges, upper, upper + size, round(size, 1), False, False)
        upper += pitch


def reach(text: str) -> float:
    """The width of a text at size 1."""
    return sum(WIDTHS.get(letter, WIDTH) for letter in text)


def wrap(text: str, width: float) -> Iterator[str]:
    """The lines of a text, no wider than a width at size 1."""
    line = ""
    for word in text.split():
        if line and reach(f"{line} {word}") > width:
            yield line
            line = word
        else:
            line = f"{line} {word}".strip()
    if line:
        yield line
