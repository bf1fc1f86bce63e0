"""The characters of a page, asked for all at once, are those that pdfium gives one by one."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import astuple, replace
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest

from ingest.pdfium import chars
from ingest.pdfium.frames import page_frame
from ingest.pdfium.glyphs import read_codes, read_glyphs
from ingest.pdfium.paths import read_drawing
from ingest.pdfium.stretches import Stretches, find_stretches
from rawpdf import raw_pdf, show

FOLDER = Path(__file__).parent / "packs" / "papers" / "pdf"
PAGES = [
    (FOLDER / f"{path}.pdf", at)
    for path, pages in (("cabinet-pack", 4), ("county-council-minutes", 2), ("learning-inspection", 2))
    for at in range(pages)
]
SEEN = {0x02: "-", 0xFFFE: "-"}


@contextmanager
def opened(path: Path, index: int) -> Iterator[tuple[int, int]]:
    """Page and text page as integers."""
    pdf = pdfium.PdfDocument(path)
    page = pdf[index]
    text = page.get_textpage()
    pointers = [ctypes.cast(thing.raw, ctypes.c_void_p).value or 0 for thing in (page, text)]
    try:
        yield pointers[0], pointers[1]
    finally:
        text.close()
        page.close()
        pdf.close()


@pytest.mark.parametrize(("path", "index"), PAGES)
def test_glyphs_are_those_of_single_calls(path: Path, index: int) -> None:
    with opened(path, index) as (_, text):
        codes = read_codes(text)
        glyphs = read_glyphs(text)
        pointer = ctypes.cast(text, raw.FPDF_TEXTPAGE)
        single = [raw.FPDFText_GetUnicode(pointer, at) for at in range(raw.FPDFText_CountChars(pointer))]
        assert [SEEN.get(code, chr(code)) for code in codes.tolist()] == [SEEN.get(c, chr(c)) for c in single]
        box = raw.FS_RECTF()
        for at in range(0, len(glyphs.places), 7):
            assert raw.FPDFText_GetLooseCharBox(pointer, int(glyphs.places[at]), box)
            assert glyphs.boxes[at].tolist() == [box.left, box.top, box.right, box.bottom]
            handle = ctypes.cast(raw.FPDFText_GetTextObject(pointer, int(glyphs.places[at])), ctypes.c_void_p)
            assert int(glyphs.objects[at]) == (handle.value or 0)


def one_by_one(*given: object) -> Stretches:
    """Each character a stretch of its own, so that every one is looked at."""
    page = find_stretches(*given)  # type: ignore[arg-type]
    singles = [
        (at, at + 1, kind, broken and at == start)
        for start, end, kind, broken in page.bounds
        for at in range(start, end)
    ]
    return replace(page, bounds=singles)


@pytest.mark.parametrize("turns", range(4))
@pytest.mark.parametrize(("path", "index"), PAGES)
def test_runs_are_those_of_characters_looked_at_one_by_one(
    path: Path, index: int, turns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(path, index) as (page, text):
        frame = page_frame(page)
        frame = replace(frame, turns=(frame.turns + turns) % 4)
        drawing = read_drawing(page, frame)
        quick = [astuple(run) for run in chars.read_runs(text, frame, drawing)]
        with monkeypatch.context() as patched:
            patched.setattr(chars, "find_stretches", one_by_one)
            slow = [astuple(run) for run in chars.read_runs(text, frame, drawing)]
        assert quick == slow
        assert quick


def test_a_character_of_two_units_is_whole_and_those_behind_it_are_as_single_calls_read_them(tmp_path: Path) -> None:
    """The text as a whole gives it as two, and the numbers behind it might be off by one."""
    path = tmp_path / "page.pdf"
    path.write_bytes(raw_pdf(show((72, 100, "abc")), {0x61: "\U0001d400"}))
    with opened(path, 0) as (_, text):
        pointer = ctypes.cast(text, raw.FPDF_TEXTPAGE)
        single = [raw.FPDFText_GetUnicode(pointer, at) for at in range(raw.FPDFText_CountChars(pointer))]
        assert single[:2] == [0xD835, 0xDC00]
        assert read_codes(text).tolist() == [0x1D400, 0xFFFF, *single[2:]]
        assert len(single) >= 4
