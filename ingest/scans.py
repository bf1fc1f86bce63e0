"""Pages that are pictures of text: found and named; they are not read yet."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.model import Grid, Issue, Span
from ingest.paths import Drawing
from ingest.rows import Row

# A scan in a pack is often stamped with the pack's page number or a line of its own.
STAMP = 40  # characters
MOST = 0.45  # of the page that the picture takes


def picture_share(drawing: Drawing, area: float) -> float:
    """The share of a page's area that its pictures cover, overlaps counted twice, at most 1."""
    covered = sum(max(0.0, x1 - x0) * max(0.0, bottom - top) for x0, top, x1, bottom in drawing.images)
    return min(1.0, covered / area) if area else 0.0


def find_scan(number: int, items: Sequence[Row | Grid], picture: float, drawn: bool) -> list[Issue]:
    """The issue of a page (1-based) with something drawn on it but no text, or only a stamp on a large picture."""
    length = sum(len(item.text) if isinstance(item, Row) else STAMP for item in items)
    if items and not (length < STAMP and picture >= MOST):
        return []
    if not (drawn or picture):
        return []
    message = f"Page {number} has no text layer: it is a picture of a page and was not read."
    return [Issue("ingest", "page-without-text", message, None, Span(number))]
