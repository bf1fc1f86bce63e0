"""Bookmarks, page labels and metadata of an open PDF."""

from __future__ import annotations

import re

import pypdfium2 as pdfium

from ingest.model import OutlineEntry

DEEPEST = 15
PDF_DATE_RE = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?(?:(\d\d)(\d\d)(\d\d))?")


def read_outline(pdf: pdfium.PdfDocument) -> tuple[OutlineEntry, ...]:
    """The bookmarks in order, those without a title left out; `page` is None for one that points nowhere."""
    entries = []
    for mark in pdf.get_toc(max_depth=DEEPEST):
        title = " ".join(mark.get_title().split())
        if not title:
            continue
        target = mark.get_dest()
        index = target.get_index() if target else None
        entries.append(OutlineEntry(title, mark.level + 1, index + 1 if index is not None else None))
    return tuple(entries)


def read_label(pdf: pdfium.PdfDocument, index: int) -> str | None:
    """The label that the file gives a page (0-based), None when it gives none."""
    return pdf.get_page_label(index) or None


def read_metadata(pdf: pdfium.PdfDocument) -> tuple[tuple[str, str], ...]:
    """Title, Author, Producer and the like, those that are empty left out; dates as "YYYY-MM-DDTHH:MM:SS"."""
    found = []
    for key, value in pdf.get_metadata_dict(skip_empty=True).items():
        text = " ".join(value.split())
        if key.endswith("Date"):
            text = plain_date(text)
        if text:
            found.append((key, text))
    return tuple(found)


def plain_date(text: str) -> str:
    """A PDF date ("D:20141013120000Z") as ISO 8601, other text as it is."""
    match = PDF_DATE_RE.match(text)
    if match is None:
        return text
    year, month, day, hour, minute, second = match.groups()
    date = f"{year}-{month or '01'}-{day or '01'}"
    return f"{date}T{hour}:{minute}:{second}" if hour else date
