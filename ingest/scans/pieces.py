"""Words read from a scanned page as runs of text: their base lines, sizes and weights, settled over the whole page.

A size comes from the width of words against that of the same letters in Helvetica, a weight from the width of stems.
Words and ink are in pixels, pieces and runs in points.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ingest.pdfium.chars import Run
from ingest.pdfium.stretches import ASCENT, GAP_SIZES
from ingest.scans.recognizers import HIGHEST, Strip, Word, text_width
from ingest.scans.strokes import Strokes, measure_strokes

STEM = 0.088  # of the size: the width of Helvetica's stems
HEAVIER = 0.25  # points by which bold stems are thicker at the least
BOLD = 1.13  # times the stems of ordinary text of the size
SHORT = 4  # characters; fewer are too short to tell their size from
SAME = 0.045  # sizes that differ by no more are one size


@dataclass(slots=True)
class Piece:
    """A stretch of words without a wide gap; lengths in points."""

    words: tuple[Word, ...]
    strokes: Strokes | None
    base: float
    size: float


def cut_strip(strip: Strip, ink: np.ndarray, scale: float) -> list[Piece]:
    """The strip's words, parted at wide gaps, with their measures."""
    size = estimate_size(strip.words, scale)
    parts: list[list[Word]] = []
    for word in strip.words:
        if parts and word.x0 - parts[-1][-1].x1 <= GAP_SIZES * size * scale:
            parts[-1].append(word)
        else:
            parts.append([word])
    pieces = []
    for words in parts:
        left, right = max(0, int(words[0].x0)), int(words[-1].x1) + 1
        strokes = measure_strokes(ink[strip.top : strip.bottom, left:right])
        high = (strip.bottom - strip.top) / scale
        base = (strip.top + strokes.base) / scale if strokes else strip.bottom / scale - 0.25 * high
        guess = estimate_size(words, scale)
        if sum(len(word.text) for word in words) <= SHORT:
            guess = min(guess, HIGHEST * high)
        pieces.append(Piece(tuple(words), strokes, base, guess))
    return pieces


def make_runs(pieces: list[Piece], scale: float) -> list[Run]:
    """Runs of the pieces, their sizes and weights settled over the whole page."""
    stem = usual_stem(pieces, scale)
    bold = [is_bold(piece, stem, scale) for piece in pieces]
    spread_weights(pieces, bold)
    for piece, heavy in zip(pieces, bold, strict=True):
        if heavy:
            piece.size = estimate_size(piece.words, scale, bold=True)
    settle_sizes(pieces)
    return [make_run(piece, heavy, scale) for piece, heavy in zip(pieces, bold, strict=True)]


def usual_stem(pieces: Sequence[Piece], scale: float) -> float:
    """What the stems of ordinary letters are thicker than Helvetica's, in pixels: ink spreads, and fonts differ.

    A page of which most is bold still has two kinds of stems: the thinner ones are the ordinary ones.
    """
    excess = sorted(
        piece.strokes.width - STEM * piece.size * scale
        for piece in pieces
        if piece.strokes and count_chars(piece) > SHORT
        for _ in range(count_chars(piece))
    )
    if not excess:
        return 0.0
    low, high = excess[len(excess) // 10], excess[-1 - len(excess) // 10]
    if high - low > HEAVIER * scale:
        excess = [value for value in excess if value <= (low + high) / 2]
    return excess[len(excess) // 2]


def is_bold(piece: Piece, stem: float, scale: float) -> bool:
    letters = sum(1 for word in piece.words for char in word.text if char.isalpha())
    if piece.strokes is None or letters < 2:
        return False
    return piece.strokes.width > BOLD * (STEM * piece.size * scale + stem)


def spread_weights(pieces: Sequence[Piece], bold: list[bool]) -> None:
    """Numbers before a text are as bold as the text: they have too few letters to tell by."""
    for at, piece in enumerate(pieces):
        if sum(1 for word in piece.words for char in word.text if char.isalpha()) < 2:
            beside = [other for other in range(len(pieces)) if abs(pieces[other].base - piece.base) < 3 and other != at]
            right = piece.words[-1].x1
            after = [other for other in beside if pieces[other].words[0].x0 >= right]
            nearest = min(after, key=lambda other: pieces[other].words[0].x0, default=None)
            bold[at] = nearest is not None and bold[nearest]


def count_chars(piece: Piece) -> int:
    return sum(len(word.text) for word in piece.words)


def settle_sizes(pieces: list[Piece]) -> None:
    """Brings sizes that differ by the error of measuring to one, in half points; short pieces take a neighbour's."""
    weights: Counter[float] = Counter()
    for piece in pieces:
        if count_chars(piece) > SHORT:
            weights[piece.size] += count_chars(piece)
    sizes: list[float] = []
    while weights:
        centre = max(weights, key=lambda size: sum(n for s, n in weights.items() if abs(s - size) <= SAME / 2 * size))
        near = [size for size in weights if abs(size - centre) <= SAME * centre]
        sizes.append(sum(s * weights[s] for s in near) / sum(weights[s] for s in near))
        for size in near:
            del weights[size]
    for piece in pieces:
        if count_chars(piece) > SHORT or not sizes:
            best = min(sizes, key=lambda size: abs(size - piece.size)) if sizes else piece.size
        else:
            beside = [other for other in pieces if count_chars(other) > SHORT and abs(other.base - piece.base) < 3]
            nearest = min(beside, key=lambda other: abs(other.words[0].x0 - piece.words[-1].x1), default=None)
            wanted = nearest.size if nearest and abs(nearest.size - piece.size) < 0.35 * piece.size else piece.size
            best = min(sizes, key=lambda size: abs(size - wanted))
            best = best if abs(best - piece.size) < 0.35 * piece.size else piece.size
        piece.size = max(4.0, round(best * 2) / 2)


def make_run(piece: Piece, bold: bool, scale: float) -> Run:
    text = " ".join(word.text for word in piece.words)
    edges: list[float] = []
    for word in piece.words:
        sides = letter_edges(word)
        edges += [x / scale for x in (sides if word is piece.words[-1] else [*sides[:-1], word.x1])]
    top, bottom = piece.base - ASCENT * piece.size, piece.base + (1 - ASCENT) * piece.size
    score = sum(word.confidence * len(word.text) for word in piece.words) / max(1, count_chars(piece))
    return Run(text, array("f", edges), top, bottom, piece.size, bold, False, confidence=round(score, 4))


def letter_edges(word: Word) -> list[float]:
    """The left sides of a word's letters and the right side of its last, by the widths of Helvetica's letters."""
    widths = [text_width(char) for char in word.text]
    share = (word.x1 - word.x0) / (sum(widths) or 1.0)
    edges = [word.x0]
    for wide in widths:
        edges.append(edges[-1] + wide * share)
    return edges


def estimate_size(words: Sequence[Word], scale: float, bold: bool = False) -> float:
    """The font size in points by the words' widths, as if they were set in Helvetica."""
    # The ink of a word is this much narrower than its letters with the room around them.
    wide = sum(text_width(word.text, bold) - 0.05 for word in words)
    return max(4.0, sum(word.x1 - word.x0 for word in words) / scale / max(wide, 0.15))
