"""A PDF file becomes a Document: pdfium reads characters and lines, pdfplumber's table finder finds ruled tables.

Raised: LockedPdf when a password is needed, DamagedPdf when the file cannot be opened or has no page.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2 as pdfium

from ingest.bands import is_margin, is_prose, read_band, read_columns, read_margin
from ingest.chars import Run, read_runs
from ingest.errors import DamagedPdf, LockedPdf
from ingest.frames import page_frame
from ingest.furniture import NAMED_RE, Edges, edge_rows, find_furniture
from ingest.gaps import find_bands
from ingest.grids import Lattice, fill_lattice, find_lattices
from ingest.layout import build_blocks, find_notes, grid_text, measure
from ingest.model import Box, Document, Grid, Issue, Page, Span
from ingest.outline import read_label, read_metadata, read_outline
from ingest.pagebreaks import goes_on, join_grids
from ingest.paths import Drawing, Rect, read_drawing
from ingest.placements import Placement, replace_blocks
from ingest.ranks import rank_headings, rank_items
from ingest.rows import Row, group_rows, line_row, make_row
from ingest.scans import picture_share, scan_reason, unread_issue
from ingest.stacks import split_stacks

PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD
MOST_PAGES = 20000


@dataclass(slots=True)
class Sheet:
    """One page: first its runs and its ruled tables' cells, then `items`, its rows and grids in reading order."""

    number: int
    width: float
    height: float
    runs: list[Run] = field(default_factory=list)
    lattices: list[Lattice] = field(default_factory=list)
    items: list[Row | Grid] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    text: str = ""
    picture: float = 0.0  # share of the page that pictures take
    drawn: bool = False  # whether anything but text is on it
    placement: Placement | None = None  # of a page read from its picture: `width` and `height` are of it set upright
    confidence: float | None = None
    shown: tuple[float, float] = (0.0, 0.0)  # width and height of the page as it is shown

    @property
    def rows(self) -> list[Row]:
        return [item for item in self.items if isinstance(item, Row)]


def read_pdf(path: Path, data: bytes, sha256: str, ocr: bool = False) -> Document:
    """The document of a PDF file's bytes; with `ocr`, pages that are pictures are read too."""
    with open_pdf(path, data) as pdf:
        sheets = [read_sheet(pdf, index, ocr) for index in range(len(pdf))]
        edges = find_furniture(
            [(edge_rows(loose_runs(sheet), sheet.height, sheet.number), sheet.height) for sheet in sheets]
        )
        labels = [read_label(pdf, index) for index in range(len(pdf))]
        outline, metadata = read_outline(pdf), read_metadata(pdf)
    for sheet, edge in zip(sheets, edges, strict=True):
        arrange(sheet, edge)
    body = body_size(sheets)
    join_over_pages(sheets, body)
    found = build_blocks((sheet.items, measure(sheet.rows, body)) for sheet in sheets)
    placements = {sheet.number: sheet.placement for sheet in sheets if sheet.placement}
    blocks = replace_blocks(rank_items(rank_headings(found, body)), placements)
    pages = tuple(make_page(*parts) for parts in zip(sheets, edges, labels, strict=True))
    issues = tuple(issue for sheet in sheets for issue in sheet.issues)
    return Document(str(path), sha256, "application/pdf", pages, tuple(blocks), outline, metadata, issues)


def open_pdf(path: Path, data: bytes) -> pdfium.PdfDocument:
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


def read_sheet(pdf: pdfium.PdfDocument, index: int, ocr: bool = False) -> Sheet:
    """One page's rows and grids; a page that cannot be opened is an empty sheet with an issue."""
    number = index + 1
    try:
        page = pdf[index]
    except pdfium.PdfiumError:
        message = f"Page {number} cannot be opened; the other pages were read."
        return Sheet(number, 0, 0, issues=[Issue("ingest", "page-unreadable", message, None, Span(number))])
    try:
        handle = ctypes.cast(page.raw, ctypes.c_void_p).value or 0
        frame = page_frame(handle)
        text = page.get_textpage()
        try:
            runs = read_runs(ctypes.cast(text.raw, ctypes.c_void_p).value or 0, frame)
        finally:
            text.close()
        drawing = read_drawing(handle, frame)
    finally:
        page.close()
    sheet = Sheet(number, round(frame.width, 2), round(frame.height, 2))
    sheet.shown = (sheet.width, sheet.height)
    sheet.runs = visible(sheet, runs, drawing)
    sheet.lattices = find_lattices(drawing, sheet.width, sheet.height)
    sheet.picture, sheet.drawn = picture_share(drawing, frame.width * frame.height), drawing.count > 0
    reason = scan_reason(sheet.runs, sheet.height, sheet.picture, sheet.drawn)
    if reason and not (ocr and read_picture(pdf, index, sheet)):
        sheet.issues.append(unread_issue(number, reason, ocr))
    return sheet


def read_picture(pdf: pdfium.PdfDocument, index: int, sheet: Sheet) -> bool:
    """Reads a page's picture into its sheet, in place of its text layer; False when there is no text in it."""
    from ingest.ocr import read_scan

    page = pdf[index]
    try:
        scan = read_scan(page, sheet.number)
    finally:
        page.close()
    if not scan.runs:
        return False
    sheet.runs, sheet.placement, sheet.confidence = scan.runs, scan.placement, scan.confidence
    sheet.width, sheet.height = round(scan.placement.width, 2), round(scan.placement.height, 2)
    sheet.lattices = find_lattices(scan.drawing, sheet.width, sheet.height)
    sheet.issues += scan.issues
    return True


def loose_runs(sheet: Sheet) -> list[Run]:
    """The runs that can be furniture: those in no ruled table, and page numbers that name themselves anywhere."""
    boxes = [lattice.box for lattice in sheet.lattices if len(lattice.xs) > 2]
    return [run for run in sheet.runs if NAMED_RE.match(run.text) or not any(within(run, box) for box in boxes)]


def within(run: Run, box: Rect) -> bool:
    return box[1] <= run.middle <= box[3] and run.x0 < box[2] and run.x1 > box[0]


def visible(sheet: Sheet, runs: list[Run], drawing: Drawing) -> list[Run]:
    """The runs that a reader sees; text off the page, or white or drawn invisible on bare paper, becomes an issue."""
    seen, hidden, outside = [], [], []
    for run in runs:
        if run.x1 < 0 or run.x0 > sheet.width or run.bottom < 0 or run.top > sheet.height:
            outside.append(run)
        elif (run.unseen or run.white) and not is_backed(run, drawing):
            hidden.append(run)
        else:
            seen.append(run)
    for code, what, found in (
        ("text-outside-page", "stands outside the page", outside),
        ("hidden-text", "is white or invisible", hidden),
    ):
        if found:
            words = " ".join(run.text for run in found)[:500]
            box = Box(sheet.number, found[0].x0, found[0].top, found[0].x1, found[0].bottom)
            message = f"Page {sheet.number} has text that {what}; it was left out."
            sheet.issues.append(Issue("ingest", code, message, words, Span(sheet.number, None, (box,))))
    return seen


def is_backed(run: Run, drawing: Drawing) -> bool:
    """Whether a colour or a picture stands behind the middle of a run."""
    x, y = (run.x0 + run.x1) / 2, run.middle
    return any(x0 <= x <= x1 and top <= y <= bottom for x0, top, x1, bottom in (*drawing.fills, *drawing.images))


def arrange(sheet: Sheet, edge: Edges) -> None:
    """Puts the page's grids and rows in reading order, its furniture left out; lets go of its runs."""
    gone = {id(run) for row in edge.rows for run in row.runs}
    runs = [run for run in sheet.runs if id(run) not in gone]
    placed: list[tuple[float, Row | Grid]] = []
    for found in sheet.lattices:
        grid, runs = fill_lattice(split_stacks(found, runs), runs, sheet.number)
        if grid is not None:
            placed.append((found.box[1], grid))
    upright = [run for run in runs if not run.angle]
    for stretch in between(group_rows(upright), [top for top, _ in placed]):
        placed += read_stretch(stretch, sheet.number)
    sheet.items = [item for _, item in sorted(placed, key=lambda pair: pair[0])]
    sideways = [run for run in runs if run.angle]
    # Lines turned to the left follow each other from left to right, those turned to the right the other way round.
    sideways.sort(key=lambda run: {1: run.x0, 2: -run.top, 3: -run.x0}[run.angle])
    sheet.items += [make_row([run], sheet.number) for run in sideways]
    if sum(len(run.text) for run in sideways) > sum(len(run.text) for run in upright) and not placed:
        message = f"Page {sheet.number} is printed sideways: its lines were read, but not its tables and paragraphs."
        sheet.issues.append(Issue("ingest", "page-sideways", message, None, Span(sheet.number)))
    texts = [item.text if isinstance(item, Row) else grid_text(item) for item in sheet.items]
    sheet.text = "\n".join([*texts, *(row.text for row in edge.rows)])
    sheet.runs, sheet.lattices = [], []


def between(rows: list[list[Run]], tops: list[float]) -> list[list[list[Run]]]:
    """The rows in stretches that no ruled table parts."""
    stretches: dict[int, list[list[Run]]] = {}
    for row in rows:
        stretches.setdefault(sum(1 for top in tops if top < row[0].middle), []).append(row)
    return list(stretches.values())


def read_stretch(rows: list[list[Run]], page: int) -> list[tuple[float, Row | Grid]]:
    """The rows and unruled grids of lines that stand under each other, with the y by which they are ordered."""
    placed: list[tuple[float, Row | Grid]] = []
    at = 0
    for band in find_bands(rows):
        placed += [(row[0].middle, make_row(row, page)) for row in rows[at : band.first]]
        top, at = rows[band.first][0].middle, band.last
        if is_prose(rows, band):
            placed += [(top, make_row(row, page)) for row in read_columns(rows, band)]
        elif is_margin(rows, band):
            placed += [(row[0].middle, make_row(row, page)) for row in read_margin(rows, band)]
        elif grid := read_band(rows, band, page):
            placed.append((top, grid))
        else:
            placed += [(row[0].middle, make_row(row, page)) for row in rows[band.first : band.last]]
    placed += [(row[0].middle, make_row(row, page)) for row in rows[at:]]
    return placed


def body_size(sheets: list[Sheet]) -> float:
    """The font size of most of the document's text, that of its tables where it has no other."""
    for grids in (False, True):
        sizes: Counter[float] = Counter()
        for sheet in sheets:
            for item in sheet.items:
                if isinstance(item, Row):
                    sizes[item.size] += len(item.text)
                elif grids:
                    sizes.update(
                        {line.size: len(line.text) for row in item.rows for cell in row if cell for line in cell.lines}
                    )
        if sizes:
            return sizes.most_common(1)[0][0]
    return 0.0


def join_over_pages(sheets: list[Sheet], body: float) -> None:
    """Joins the grid at a page's foot, notes left aside, with one that goes on with it at the head of the next page."""
    last: tuple[Sheet, int] | None = None
    for sheet in sheets:
        head = sheet.items[0] if sheet.items else None
        if last and isinstance(head, Grid):
            tail = last[0].items[last[1]]
            if isinstance(tail, Grid) and goes_on(tail, head):
                last[0].items[last[1]] = join_grids(tail, head)
                del sheet.items[0]
                if not sheet.items:
                    continue
        if isinstance(head, Grid) and sheet.items and sheet.items[0] is head and head.width == len(head.rows) == 1:
            sheet.items[:1] = [line_row(line) for line in head.rows[0][0].lines] if head.rows[0][0] else []
        at = len(sheet.items) - 1 - len(find_notes(sheet.items, measure(sheet.rows, body)))
        last = (sheet, at) if sheet.items and isinstance(sheet.items[at], Grid) else None


def make_page(sheet: Sheet, edge: Edges, label: str | None) -> Page:
    """The page with its label: what is printed on it, or what the file names it."""
    return Page(
        sheet.number,
        sheet.text,
        edge.label or label,
        "ocr" if sheet.placement else "text",
        *sheet.shown,
        tuple(sheet.placement.line(row.line) if sheet.placement else row.line for row in edge.rows),
        sheet.confidence,
    )
