"""A PDF file becomes a Document: pdfium reads characters and lines, pdfplumber's table finder finds ruled tables.

The tags of tagged PDFs are used where a page leaves a question (`pdfium/questions.py`) and bears the answer out: cells
of tables without rules, text columns, headings set like the text, list items whose marks are drawn, words in charts.
They are not used for the rest. Of ten published papers nine are tagged, but a long pack, put together from other files,
is not; heads of tables are tagged for half of the tables and labels of boxes as if they were heads, one paper tags each
line as a paragraph, and one has any replacement text, which says what is printed. Marks of artifacts, which pdfium
gives for each text object, tell no more than heads and feet that repeat: in ten papers they name none that is missed,
and titles of tables, signs of figures and dots of contents pages are marked so too.
A page's own unit (UserUnit) is left aside, as pdfium leaves it: lengths are its units, as on the picture of the page.
Raised: LockedPdf when a password is needed, DamagedPdf when the file cannot be opened or has no page.
"""

from __future__ import annotations

import ctypes
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import BinaryIO

import pypdfium2 as pdfium

from ingest.errors import DamagedPdf, LockedPdf
from ingest.layout.arrangements import arrange
from ingest.layout.furniture import Census, Edges, page_edges
from ingest.layout.layout import build_blocks
from ingest.layout.overpages import body_size, join_over_pages
from ingest.layout.quietheads import name_numbered
from ingest.layout.ranks import rank_headings, rank_items
from ingest.layout.sheets import Sheet, edge_zones
from ingest.layout.sight import part_pictures, visible
from ingest.layout.stamps import main_angle
from ingest.layout.tagging import settle_tags
from ingest.layout.unrolled import unroll
from ingest.layout.waiting import Waiting
from ingest.memory import give_back
from ingest.model import Document, Grid, Issue, Page, Span
from ingest.pdfium.annotations import form_issues, not_printed, open_form, read_annotations
from ingest.pdfium.chars import Run, read_runs
from ingest.pdfium.frames import Frame, page_frame
from ingest.pdfium.outline import read_label, read_metadata, read_outline
from ingest.pdfium.overlays import read_overlays
from ingest.pdfium.patches import read_patches
from ingest.pdfium.paths import Drawing, read_drawing
from ingest.pdfium.placements import Placement, replace_blocks
from ingest.pdfium.tags import Tags, Tree, open_tags
from ingest.rows.rows import Row
from ingest.rows.signs import settle_figures
from ingest.rows.wraps import Measures, measure
from ingest.scans.scans import picture_share, scan_reason, unread_issue
from ingest.shelves import Pile, clear_shelf
from ingest.tables.lattices import find_lattices
from ingest.tables.shades import read_shades

Source = bytes | BinaryIO

PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD
ENDS = 65536  # bytes
PAGES_TOGETHER = 32  # are packed as one
STRETCH = 100  # pages: pdfium keeps the fonts, pictures and streams of all pages until a file is closed


def read_pdf(path: Path, data: Source, sha256: str, ocr: bool = False) -> Document:
    """The document of a PDF, given its bytes or its open file; with `ocr`, pages that are pictures are read too.

    Of a file pdfium reads what it needs, so that a pack of fifty megabytes is not in memory as a whole.
    """
    ends = read_ends(data)
    clear_shelf()
    with open_pdf(path, data) as pdf:
        found = form_issues(pdf, ends)
        labels = [read_label(pdf, index) for index in range(len(pdf))]
        outline, metadata = read_outline(pdf), read_metadata(pdf)
    sheets, pages = arrange_pages(*read_pages(path, data, len(labels), ocr), labels)
    body = body_size(sheets)
    placements: dict[int, Placement] = {}
    issues = list(found)
    measures = partial(measure, body=body, told=sheets.told.believed)
    built = build_blocks(measured(join_over_pages(sheets, body), measures, placements, issues))
    blocks = replace_blocks(rank_items(rank_headings(name_numbered(built), body)), placements)
    return Document(str(path), sha256, "application/pdf", pages, unroll(blocks), outline, metadata, tuple(issues))


def read_pages(path: Path, data: Source, count: int, ocr: bool) -> tuple[Pile[Sheet], Census]:
    """The sheets of a file, put aside, and the census of their heads and feet: furniture is known by other pages.

    A sheet as it is read takes four times as much memory, and a thousand of them leave gaps behind that stay.
    """
    sheets: Pile[Sheet] = Pile(own=True)
    census = Census.over(count)
    for first in range(0, count, STRETCH):
        for sheet in read_stretch(path, data, first, ocr):
            sheet.zones = edge_zones(sheet)
            census.count(sheet.number - 1, sheet.zones)
            sheets.append(sheet)
        give_back()
    return sheets, census


def arrange_pages(read: Pile[Sheet], census: Census, labels: Sequence[str | None]) -> tuple[Waiting, Pile[Page]]:
    """The sheets in reading order, and their pages."""
    sheets, pages = Waiting(), Pile[Page](PAGES_TOGETHER)
    for at, (sheet, label) in enumerate(zip(read, labels, strict=True)):
        edge = page_edges(at, sheet.zones, census)
        arrange(sheet, edge)
        pages.append(make_page(sheet, edge, label))
        sheets.add(sheet)
        if sheet.number % STRETCH == 0:
            give_back()
    sheets.find_margin()
    return sheets, pages


def measured(
    sheets: Iterable[Sheet],
    measures: Callable[[Sequence[Row]], Measures],
    placements: dict[int, Placement],
    issues: list[Issue],
) -> Iterator[tuple[list[Row | Grid], Measures]]:
    """What is on each sheet, with its measures; notes how it lies and what could not be read of it."""
    for sheet in sheets:
        if sheet.placement:
            placements[sheet.number] = sheet.placement
        issues += sheet.issues
        yield sheet.items, measures(sheet.rows)


def read_stretch(path: Path, data: Source, first: int, ocr: bool) -> Iterator[Sheet]:
    """The pages from `first` (0-based) on that are read before the file is opened anew."""
    with open_pdf(path, data) as pdf:
        form, tree = open_form(pdf), open_tags(pdf)
        for index in range(first, min(first + STRETCH, len(pdf))):
            yield read_sheet(pdf, index, form, ocr, tree)


def read_ends(data: Source) -> bytes:
    """The first and the last bytes of a file: its catalogue is in one of them."""
    if isinstance(data, bytes):
        return data[:ENDS] + data[-ENDS:]
    data.seek(0)
    head = data.read(ENDS)
    data.seek(max(0, data.seek(0, io.SEEK_END) - ENDS))
    return head + data.read(ENDS)


def open_pdf(path: Path, data: Source) -> pdfium.PdfDocument:
    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == PASSWORD_ERROR or "password" in str(error).lower():
            raise LockedPdf(f"{path} needs a password: save a copy without one and read that.") from error
        raise DamagedPdf(f"{path} cannot be opened as a PDF: open it in a viewer and print it to a new PDF.") from error
    if not len(pdf):
        pdf.close()
        raise DamagedPdf(f"{path} is a PDF without pages: ask for the file again.")
    return pdf


def read_sheet(
    pdf: pdfium.PdfDocument, index: int, form: int = 0, ocr: bool = False, tree: Tree | None = None
) -> Sheet:
    """One page's rows and grids; a page that cannot be opened is an empty sheet with an issue."""
    number = index + 1
    try:
        page = pdf[index]
    except pdfium.PdfiumError:
        message = f"Page {number} cannot be opened; the other pages were read."
        return Sheet(number, 0, 0, issues=[Issue("ingest", "page-unreadable", message, None, Span(number))])
    try:
        handle = ctypes.cast(page.raw, ctypes.c_void_p).value or 0
        shown = frame = page_frame(handle)
        tags = Tags(tree, handle) if tree else None
        drawing, runs = read_ink(page, handle, frame, tags)
        if angle := main_angle(runs):
            frame = replace(shown, turns=(shown.turns + angle) % 4)
            drawing, runs = read_ink(page, handle, frame, tags)
        typed, issues = read_annotations(handle, form, frame, number)
    finally:
        page.close()
    sheet = Sheet(number, round(frame.width, 2), round(frame.height, 2))
    sheet.shown = (round(shown.width, 2), round(shown.height, 2))
    if angle:
        sheet.placement = turned_placement(angle, sheet.width, sheet.height)
    sheet.runs = settle_figures(visible(sheet, runs, drawing))
    sheet.runs += not_printed(typed, sheet.runs)
    sheet.issues += issues
    sheet.lattices = find_lattices(drawing)
    if tags and tags.pieces:
        sheet.tags = settle_tags(tags, sheet.runs, [lattice.box for lattice in sheet.lattices if not lattice.alone])
    sheet.runs = part_pictures(sheet, drawing)
    sheet.shades = read_shades(drawing, sheet.height)
    sheet.picture, sheet.drawn = picture_share(drawing, frame.width * frame.height), drawing.count > 0
    reason = scan_reason(sheet.runs, sheet.height, sheet.picture, sheet.drawn)
    if reason and not (ocr and read_picture(pdf, index, sheet)):
        sheet.issues.append(unread_issue(number, reason, ocr))
    return sheet


def read_ink(page: pdfium.PdfPage, handle: int, frame: Frame, tags: Tags | None) -> tuple[Drawing, list[Run]]:
    """What is drawn on a page and what is written on it, in one frame."""
    drawing = read_drawing(handle, frame)
    drawing.paints += read_patches(ctypes.cast(page.pdf.raw, ctypes.c_void_p).value or 0, handle, frame, drawing)
    drawing.paints += read_overlays(handle, frame, len(drawing.texts))
    text = page.get_textpage()
    try:
        return drawing, read_runs(ctypes.cast(text.raw, ctypes.c_void_p).value or 0, frame, drawing, tags)
    finally:
        text.close()


def turned_placement(angle: int, width: float, height: float) -> Placement:
    """From a page of this width and height, set upright by quarter turns, back to the page as it is shown."""
    matrices = {
        1: (0.0, -1.0, 1.0, 0.0, 0.0, width),
        2: (-1.0, 0.0, 0.0, -1.0, width, height),
        3: (0.0, 1.0, -1.0, 0.0, height, 0.0),
    }
    return Placement(matrices[angle], width, height)


def read_picture(pdf: pdfium.PdfDocument, index: int, sheet: Sheet) -> bool:
    """Reads a page's picture into its sheet, in place of its text layer; False when there is no text in it."""
    from ingest.scans.ocr import read_scan

    page = pdf[index]
    try:
        scan = read_scan(page, sheet.number)
    finally:
        page.close()
    if not scan.runs:
        return False
    sheet.runs, sheet.placement, sheet.confidence = scan.runs, scan.placement, scan.confidence
    sheet.width, sheet.height = round(scan.placement.width, 2), round(scan.placement.height, 2)
    sheet.lattices = find_lattices(scan.drawing)
    sheet.shades = read_shades(scan.drawing, sheet.height)
    sheet.issues += scan.issues
    return True


def make_page(sheet: Sheet, edge: Edges, label: str | None) -> Page:
    """The page with its label: what is printed on it, or what the file names it."""
    return Page(
        sheet.number,
        sheet.text,
        edge.label or label,
        "text" if sheet.confidence is None else "ocr",
        *sheet.shown,
        tuple(sheet.placement.line(row.line) if sheet.placement else row.line for row in edge.rows),
        sheet.confidence,
        sheet.blank,
    )
