"""A page that is a picture becomes runs of text and ruling lines, as if the page had been typeset.

The page is drawn, set upright and levelled, its ruling lines are found and wiped out, and the rest is read.
"""

from __future__ import annotations

import unicodedata
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import cv2
import numpy as np

from ingest.markers import split_marker
from ingest.memory import give_back
from ingest.model import Box, Issue, Span
from ingest.pdfium.chars import Run
from ingest.pdfium.paths import Drawing
from ingest.pdfium.placements import Placement
from ingest.pdfium.stretches import ASCENT
from ingest.scans.bullets import find_bullet, find_number
from ingest.scans.pieces import SHORT, Piece, count_chars, cut_strip, make_runs
from ingest.scans.recognizers import Recognizer, Strip, mean_confidence, open_recognizer
from ingest.scans.skews import LOOK_DPI, find_quarters, find_skew, straighten
from ingest.scans.strokes import find_ink, find_rules, measure_strokes, wipe, without_specks

DPI = 200  # measured: 150 loses a few words, 250 and 300 are slower and no better
INCH = 72
SIDE = 4000  # pixels; larger sheets are drawn at less than DPI
DOUBTFUL = 0.75  # confidence of a word
SURE = 0.85  # confidence of a page; less may be upside down


@dataclass(frozen=True, slots=True)
class Scan:
    """What was read from a page: runs and lines in points on the upright page, and how that page lies."""

    runs: list[Run]
    drawing: Drawing
    placement: Placement
    confidence: float
    issues: list[Issue]


def read_scan(page: Any, number: int) -> Scan:
    """Reads an open pdfium page; `number` is its 1-based number. Raises ImportError when nothing can read images."""
    recognizer = open_recognizer()
    width, height = page.get_size()
    scale = min(DPI / INCH, SIDE / max(width, height, 1.0))
    image = page.render(scale=scale, grayscale=True).to_numpy()
    image = np.ascontiguousarray(image[:, :, 0] if image.ndim == 3 else image)
    less = LOOK_DPI / INCH / scale
    small = cv2.resize(image, None, fx=less, fy=less, interpolation=cv2.INTER_AREA)
    sideways = find_quarters(small)
    best: Scan | None = None
    # Upside down is told by how badly it reads; a page that reads badly all ways is perhaps no page of lines.
    for quarters in (sideways, sideways + 2, 1 - sideways, 3 - sideways):
        scan = read_turned(recognizer, image, small, quarters, scale, number)
        if best is None or scan.confidence > best.confidence:
            best, turn = scan, quarters
        give_back()
        if best.confidence >= SURE:
            return best
    return read_turned(recognizer, image, small, turn, scale, number, least=0.0)


def read_turned(
    recognizer: Recognizer,
    image: np.ndarray,
    small: np.ndarray,
    quarters: int,
    scale: float,
    number: int,
    least: float = SURE,
) -> Scan:
    """The page read after a number of quarter turns counter-clockwise."""
    upright, placement = straighten(image, quarters, find_skew(np.rot90(small, quarters)), scale)
    ink = find_ink(upright, scale)
    drawing, gone = find_rules(ink, scale)
    letters = without_specks(np.where(gone > 0, 0, ink).astype(np.uint8), scale)
    clean = wipe(upright, np.where(ink > letters, 1, 0).astype(np.uint8), scale)
    strips = sorted(recognizer.read(clean, letters, least), key=lambda strip: (strip.top, strip.words[0].x0))
    confidence = mean_confidence(strips)
    written = [kept for strip in strips if (kept := without_pictures(strip))]
    pieces = [piece for strip in written for piece in cut_strip(strip, letters, scale)]
    pieces += find_numbers(recognizer, clean, letters, pieces, scale)
    runs = make_runs(pieces, scale)
    runs += make_bullets(pieces, letters, scale)
    issues = [replace(issue, span=placement.span(issue.span)) for issue in find_doubts(strips, scale, number)]
    return Scan(runs, drawing, placement, round(confidence, 4), issues)


def without_pictures(strip: Strip) -> Strip | None:
    """The strip without words in East Asian letters, which is what a crest or a signature is read as."""
    words = tuple(word for word in strip.words if not all(map(is_pictograph, word.text)))
    return replace(strip, words=words) if words else None


def is_pictograph(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF" and char.isalpha()


def find_doubts(strips: Sequence[Strip], scale: float, number: int) -> list[Issue]:
    """One issue for all the words of a page that were read with little confidence."""
    doubts = [(strip, word) for strip in strips for word in strip.words if word.confidence < DOUBTFUL]
    if not doubts:
        return []
    boxes = tuple(
        Box(number, *(round(value / scale, 2) for value in (word.x0, strip.top, word.x1, strip.bottom)))
        for strip, word in doubts
    )
    message = f"Page {number} was read from a picture; these words may be wrong ({len(doubts)})."
    words = " ".join(word.text for _, word in doubts)[:500]
    return [Issue("ingest", "ocr-doubtful", message, words, Span(number, None, boxes))]


def find_numbers(
    recognizer: Recognizer, image: np.ndarray, ink: np.ndarray, pieces: Sequence[Piece], scale: float
) -> list[Piece]:
    """The numbers in front of lines that were not found as text; only what is a number of a list is believed."""
    numbers = []
    for piece in pieces:
        left, size = piece.words[0].x0, piece.size * scale
        if count_chars(piece) <= SHORT or words_before(piece, pieces):
            continue
        box = find_number(ink, left, piece.base * scale, size)
        if box is None:
            continue
        x0, top, x1, bottom = box
        crop = ink[top:bottom, x0:x1]
        words = recognizer.read_line(image[top:bottom, x0:x1], crop)
        text = " ".join(word.text for word in words)
        marker = split_marker(f"{text}  Text")
        if marker and marker.printed == text and marker.number and min(word.confidence for word in words) >= SURE:
            moved = tuple(replace(word, x0=word.x0 + x0, x1=word.x1 + x0) for word in words)
            numbers.append(Piece(moved, measure_strokes(crop), piece.base, piece.size))
    return numbers


def words_before(piece: Piece, pieces: Sequence[Piece]) -> list[float]:
    """The right sides of what stands on the piece's line before it, in pixels."""
    left = piece.words[0].x0
    return [
        other.words[-1].x1
        for other in pieces
        if abs(other.base - piece.base) < piece.size and other.words[0].x0 < left and other is not piece
    ]


def make_bullets(pieces: Sequence[Piece], ink: np.ndarray, scale: float) -> list[Run]:
    """The bullets in front of pieces, as runs of their own."""
    runs = []
    for piece in pieces:
        left, size = piece.words[0].x0, piece.size * scale
        blocked = max(words_before(piece, pieces), default=0.0)
        found = find_bullet(ink, left, piece.base * scale, size, blocked)
        if found:
            sign, x0, x1 = found
            top, bottom = piece.base - ASCENT * piece.size, piece.base + (1 - ASCENT) * piece.size
            runs.append(Run(sign, array("f", [x0 / scale, x1 / scale]), top, bottom, piece.size, False, False))
    return runs
