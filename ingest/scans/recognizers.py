"""What reads letters in images: RapidOCR, whose models are in its package, or Tesseract where that is installed."""

from __future__ import annotations

import shutil
import unicodedata
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from statistics import median
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import numpy as np

# Lines of text are found in an image no longer than this many pixels, and read in the full one.
FIND_SIDE = 1280
SLICE = 270_000  # pixels of the image that are looked at in one: the memory it takes goes by them
LEAST_SIDE = 32  # pixels; smaller pictures would be made larger
STAIN = 0.6  # confidence of a sign that Tesseract sees; less is a stain
SAMPLE = 8  # of the widest lines, by which the way up is told
HIGHEST = 0.78  # font size of a line by the height of its box, which has room above and below
FIGURE = 0.556  # of the font size: the width of a figure in Helvetica
SPACE = 0.24  # of the font size; between letters of a word there is less
NARROW = 0.65  # of the line's usual space; a narrower gap is none
SHIFT = 0.35  # of the font size, by which the place of a letter may be wrong
SPACE_AT_ONE = 0.38  # beside the figure 1, which is thin but as wide as the others
MISSING = (
    "Reading pages that are pictures needs the extra ocr: install committee-papers[ocr], or Tesseract with pytesseract "
    "and opencv-python-headless."
)
# Signs of East Asian typesetting that the models, made for many scripts, give for English ones.
WIDE_SIGNS = {0x3002: ".", 0x3001: ",", 0x300C: '"', 0x300D: '"', 0x30FB: "\u2022", 0x00B7: "\u2022", 0x25CF: "\u2022"}


Rect = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its left and right side in pixels and its confidence from 0 to 1."""

    text: str
    x0: float
    x1: float
    confidence: float


@dataclass(frozen=True, slots=True)
class Strip:
    """Words on one line from left to right, and the line's top and bottom in pixels."""

    words: tuple[Word, ...]
    top: int
    bottom: int

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


class Recognizer(Protocol):
    """Reads an image of grey levels; `ink` is 1 where the image has ink.

    What `read` gives is a sample only when the sample's confidence is less than `least`: the page is the wrong way up.
    """

    def read(self, image: np.ndarray, ink: np.ndarray, least: float) -> list[Strip]: ...

    def read_line(self, image: np.ndarray, ink: np.ndarray) -> list[Word]: ...


def mean_confidence(strips: Sequence[Strip]) -> float:
    """Of all characters, 0 to 1; 0 where there are none."""
    scores = [(word.confidence, len(word.text)) for strip in strips for word in strip.words]
    count = sum(length for _, length in scores)
    return sum(score * length for score, length in scores) / count if count else 0.0


def has_recognizer() -> bool:
    """Whether anything is installed that can read an image."""
    return _has("rapidocr", "onnxruntime", "cv2") or _has_tesseract()


@cache
def open_recognizer() -> Recognizer:
    """The recognizer of this process; its models stay in memory. Raises ImportError when none is installed."""
    if _has("rapidocr", "onnxruntime", "cv2"):
        return RapidRecognizer()
    if _has_tesseract():
        return TesseractRecognizer()
    raise ImportError(MISSING)


def _has(*names: str) -> bool:
    return all(find_spec(name) is not None for name in names)


def _has_tesseract() -> bool:
    return _has("pytesseract", "cv2") and shutil.which("tesseract") is not None


class RapidRecognizer:
    """PP-OCR models by RapidOCR on the processor: lines are found in the page, then read one by one."""

    def __init__(self) -> None:
        from rapidocr import RapidOCR

        # Its pictures come in the size they are to be looked at in.
        params = {"Global.log_level": "critical", "Global.max_side_len": FIND_SIDE, "Det.limit_side_len": LEAST_SIDE}
        self.engine: Any = RapidOCR(params=params)

    def read(self, image: np.ndarray, ink: np.ndarray, least: float) -> list[Strip]:
        strips: list[Strip] = []
        lines = sorted(self.find_lines(image, ink), key=lambda box: box[0] - box[2])
        for at, (x0, top, x1, bottom) in enumerate(lines):
            if at == SAMPLE and mean_confidence(strips) < least:
                break
            words = self.read_line(image[top:bottom, x0:x1], ink[top:bottom, x0:x1])
            if words:
                moved = tuple(Word(word.text, word.x0 + x0, word.x1 + x0, word.confidence) for word in words)
                strips.append(Strip(moved, top, bottom))
        return strips

    def find_lines(self, image: np.ndarray, ink: np.ndarray) -> list[Rect]:
        """The boxes of lines, or of parts of lines with wide gaps between them."""
        import cv2

        from ingest.scans.slices import find_slices

        height, width = image.shape
        scale = min(1.0, FIND_SIDE / max(height, width))
        boxes = []
        for first, last in find_slices(ink, round(SLICE / (width * scale) / scale)):
            part = image[first:last]
            small = cv2.resize(part, None, fx=scale, fy=scale, interpolation=cv2.INTER_LINEAR) if scale < 1 else part
            found = self.engine(_coloured(small), use_det=True, use_cls=False, use_rec=False)
            for quad in found.boxes if found.boxes is not None else ():
                (x0, top), (x1, bottom) = quad.min(axis=0) / scale, quad.max(axis=0) / scale + 1
                boxes.append(
                    (max(int(x0), 0), max(int(top), 0) + first, min(int(x1), width), min(int(bottom) + first, last))
                )
        return [box for box in boxes if box[2] - box[0] > 3 and box[3] - box[1] > 3]

    def read_line(self, image: np.ndarray, ink: np.ndarray) -> list[Word]:
        """The words of a line; spaces that the recognizer left out are put where the ink is parted."""
        from ingest.scans.strokes import measure_strokes

        text, middles, confidences = self.recognize(image)
        strokes = measure_strokes(ink) if text else None
        if strokes is None:
            return parted_words(text, middles, confidences, (0, image.shape[1]), {})
        letters = strokes.letters
        wide = (letters[-1][1] - letters[0][0]) / max(0.3, text_width(text))
        size = min(wide, HIGHEST * image.shape[0])
        gaps = [(x0, x1) for (_, x0), (x1, _) in zip(letters, letters[1:], strict=False)]
        seams = find_spaces(text, middles, gaps, size)
        taken = set(seams.values())
        usual = median(gap[1] - gap[0] for gap in taken) if taken else 0.0
        least = max(SPACE * size, NARROW * usual)
        missing = {
            at: gap
            for gap in gaps
            if gap not in taken and gap[1] - gap[0] >= least and (at := find_seam(text, middles, gap, size))
        }
        for at, gap in sorted(missing.items(), reverse=True):
            text = text[:at] + " " + text[at:]
            middles.insert(at, middles[at - 1])
            confidences.insert(at, 1.0)
            seams = {at: gap, **{place + (place >= at): seam for place, seam in seams.items()}}
        return parted_words(text, middles, confidences, (letters[0][0], letters[-1][1]), seams)

    def recognize(self, image: np.ndarray) -> tuple[str, list[float], list[float]]:
        """The text of a line, and of each character the x of its middle and its confidence."""
        found = self.engine(_coloured(image), use_det=False, use_cls=False, use_rec=True, return_word_box=True)
        if not found.txts or not found.txts[0].strip() or not found.word_results:
            return "", [], []
        text, info = found.txts[0], found.word_results[0]
        columns = iter([column for word in info.word_cols for column in word])
        share = image.shape[1] / max(1.0, info.line_txt_len)
        kept: list[tuple[str, float, float]] = []
        for char, confidence in zip(text, info.confs, strict=False):
            if not char.isspace():
                kept.append((plain_sign(char), (next(columns, 0) + 0.5) * share, confidence))
            elif kept and kept[-1][0] != " ":
                kept.append((" ", kept[-1][1], 1.0))
        if kept and kept[-1][0] == " ":
            kept.pop()
        return "".join(item[0] for item in kept), [item[1] for item in kept], [item[2] for item in kept]


def plain_sign(char: str) -> str:
    """The English sign for one of full width; always one character."""
    if char.isascii():
        return char
    plain = WIDE_SIGNS.get(ord(char)) or unicodedata.normalize("NFKC", char)
    return plain if len(plain) == 1 else char


def find_spaces(
    text: str, middles: Sequence[float], gaps: Sequence[tuple[int, int]], size: float
) -> dict[int, tuple[int, int]]:
    """For each space of the text, by its offset, the widest gap in the ink between the letters beside it."""
    found = {}
    for at in range(1, len(text) - 1):
        if text[at] == " ":
            left, right = middles[at - 1] - SHIFT * size, middles[at + 1] + SHIFT * size
            between = [gap for gap in gaps if left < (gap[0] + gap[1]) / 2 < right]
            if between:
                found[at] = max(between, key=lambda gap: gap[1] - gap[0])
    return found


def find_seam(text: str, middles: Sequence[float], gap: tuple[int, int], size: float) -> int:
    """The offset at which a gap in the ink parts two letters that stand together in the text, or 0.

    Beside the figure 1 only a very wide gap counts.
    """
    at = bisect_right(middles, (gap[0] + gap[1]) / 2)
    if not 0 < at < len(text) or " " in text[at - 1 : at + 1]:
        return 0
    return 0 if "1" in text[at - 1 : at + 1] and gap[1] - gap[0] < SPACE_AT_ONE * size else at


def parted_words(
    text: str,
    middles: Sequence[float],
    confidences: Sequence[float],
    ends: tuple[int, int],
    seams: Mapping[int, tuple[int, int]],
) -> list[Word]:
    """The words of a line whose ink begins and ends at `ends`; `seams` are the gaps in the ink at its spaces."""
    words: list[Word] = []
    left, start = float(ends[0]), 0
    for part in text.split(" "):
        end = start + len(part)
        right = after = float(ends[1])
        if end < len(text):
            between = (middles[end - 1] + middles[end + 1]) / 2
            right, after = seams.get(end, (between, between))
        if part:
            words.append(Word(part, left, max(left + 1, right), sum(confidences[start:end]) / len(part)))
        left, start = after, end + 1
    return words


class TesseractRecognizer:
    """The Tesseract program by pytesseract, which gives words with boxes."""

    def read_line(self, image: np.ndarray, ink: np.ndarray) -> list[Word]:
        return []  # it finds small words by itself

    def read(self, image: np.ndarray, ink: np.ndarray, least: float) -> list[Strip]:
        import pytesseract

        # It takes the grain of paper for signs: it is given the letters alone.
        letters = 255 * (1 - ink)
        data = pytesseract.image_to_data(letters, lang="eng", config="--psm 3", output_type=pytesseract.Output.DICT)
        lines: dict[tuple[int, int, int], list[tuple[Word, int, int]]] = {}
        for at, text in enumerate(data["text"]):
            if not text.strip():
                continue
            left, top = data["left"][at], data["top"][at]
            score = max(0.0, float(data["conf"][at])) / 100
            if score < STAIN and not any(map(str.isalnum, text)):
                continue
            word = Word(text.strip(), left, left + data["width"][at], score)
            key = (data["block_num"][at], data["par_num"][at], data["line_num"][at])
            lines.setdefault(key, []).append((word, top, top + data["height"][at]))
        return [
            Strip(tuple(word for word, _, _ in line), min(top for _, top, _ in line), max(end for _, _, end in line))
            for line in lines.values()
        ]


@cache
def font_widths(name: str) -> dict[str, float]:
    """The widths of a standard font's characters in font sizes."""
    from pdfminer.fontmetrics import FONT_METRICS

    return {key if isinstance(key, str) else chr(key): value / 1000 for key, value in FONT_METRICS[name][1].items()}


def text_width(text: str, bold: bool = False) -> float:
    """The width of a text in Helvetica, in font sizes."""
    widths = font_widths("Helvetica-Bold" if bold else "Helvetica")
    return sum(widths.get(char, FIGURE) for char in text)


def _coloured(image: np.ndarray) -> np.ndarray:
    import numpy as np

    return np.ascontiguousarray(np.repeat(image[:, :, None], 3, axis=2))
