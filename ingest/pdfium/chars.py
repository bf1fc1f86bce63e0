"""The characters of a PDF page as runs of text with positions, by pdfium.

A run is a stretch of characters of one printed line with no wide gap in it. Lengths are points from the top left corner
of the page as it is shown. pdfium's C functions are called without wrapper objects, since a page has thousands of
characters; what holds for a whole text object (font, size, weight, colour) is asked once for each text object.
"""

from __future__ import annotations

import unicodedata
from array import array
from dataclasses import dataclass, field, fields, replace
from operator import attrgetter

import numpy as np

from ingest.pdfium.frames import Frame
from ingest.pdfium.glyphs import read_glyphs
from ingest.pdfium.misreadings import put_right
from ingest.pdfium.paints import find_covered
from ingest.pdfium.paths import Drawing
from ingest.pdfium.questions import leaves_question
from ingest.pdfium.stretches import BACK_SIZES, GAP_SIZES, RAISED, SPACE_SIZES, Stretches, find_stretches
from ingest.pdfium.styles import Style, read_styles
from ingest.pdfium.tags import Tag, Tags

SQUARED = frozenset(("m", "km", "cm", "ft"))
# A raised figure is the number of a note and becomes a raised character, so that no rule takes it for a quantity.
RAISE = str.maketrans("0123456789", "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079")
SOFT_HYPHEN = "\u00ad"


@dataclass(slots=True)
class Run:
    """Characters of one line without a wide gap; `edges` has len(text) + 1 x positions.

    `angle` is quarter turns by which the text is turned against upright; 0 for all ordinary text. Its sides and middle
    are asked for very often and so are kept.
    """

    text: str
    edges: array[float]
    top: float
    bottom: float
    size: float
    bold: bool
    italic: bool
    angle: int = 0
    white: bool = False
    unseen: bool = False
    clipped: bool = False
    covered: bool = False
    lead: int = 0  # bold characters at its beginning, where plain ones follow
    confidence: float = 1.0  # less than 1 where letters were read from a picture
    tag: Tag | None = None
    x0: float = field(init=False, repr=False, compare=False)
    x1: float = field(init=False, repr=False, compare=False)
    middle: float = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        edges = self.edges
        self.x0, self.x1 = edges[0], edges[-1]
        self.middle = (self.top + self.bottom) / 2

    def __reduce__(self) -> tuple[type[Run], tuple[object, ...]]:
        """Packed by what it is made of, in half the time that a dataclass takes: every run of a paper is packed."""
        return Run, FIELDS(self)

    def cut(self, start: int, end: int) -> Run:
        """The run of the characters start to end, spaces at both ends taken off; its text may be empty."""
        while start < end and self.text[start] == " ":
            start += 1
        while end > start and self.text[end - 1] == " ":
            end -= 1
        lead = max(0, self.lead - start)
        return Run(
            self.text[start:end],
            self.edges[start : end + 1],
            self.top,
            self.bottom,
            self.size,
            self.bold,
            self.italic,
            self.angle,
            self.white,
            self.unseen,
            self.clipped,
            self.covered,
            lead if lead < end - start else 0,
            self.confidence,
            self.tag,
        )


FIELDS = attrgetter(*(part.name for part in fields(Run) if part.init))


@dataclass(slots=True)
class Builder:
    """Collects characters until a gap, a new line or a turn ends the run."""

    runs: list[Run] = field(default_factory=list)
    chars: list[str] = field(default_factory=list)
    lefts: list[float] = field(default_factory=list)
    right: float = 0.0
    last: float = 0.0  # left side of the last character
    top: float = 0.0
    bottom: float = 0.0
    style: Style | None = None
    bold: int = 0
    italic: int = 0
    size: float = 0.0
    plain: int | None = None  # where the first character stands that is not bold

    def add(self, char: str, box: tuple[float, float, float, float], style: Style) -> None:
        x0, top, x1, bottom = box
        if self.chars and self._breaks(x0, top, bottom, style):
            self.flush()
        elif self.chars and char.isdigit() and self._is_raised(style):
            if self.chars[-1] not in RAISED:
                self.space()
            char = char.translate(RAISE)
        elif self.chars and style is not self.style and not style.angle and x0 - self.right > SPACE_SIZES * style.size:
            self.space()
        if not self.chars:
            self.top, self.bottom, self.right, self.size, self.style = top, bottom, x0, style.size, style
        elif style.size > self.size:
            if self._begins_note(style):
                self.chars = [mark.translate(RAISE) for mark in self.chars]
            self.size, self.top, self.bottom = style.size, top, bottom
        if style.angle:
            self.top, self.bottom = min(self.top, top), max(self.bottom, bottom)
        if not style.bold and self.plain is None:
            self.plain = len(self.chars)
        self.chars.append(char)
        self.lefts.append(max(x0, self.lefts[-1]) if self.lefts else x0)
        self.right = max(x1, x0)
        self.last = x0
        # A raised figure has a style of its own, so that the next one is looked at too.
        self.style = replace(style) if char in RAISED else style
        self.bold += style.bold
        self.italic += style.italic

    def append(self, char: str, left: float, right: float, style: Style) -> None:
        """A character that follows the one before in its text object."""
        self.chars.append(char)
        self.lefts.append(left)
        self.right = right
        self.bold += style.bold
        self.italic += style.italic

    def follow(self, page: Stretches, style: Style, start: int, end: int) -> None:
        """The characters start to end of a stretch, with the spaces before them."""
        first, last = page.at[start] - page.spaced[start], page.at[end - 1] + 1
        self.chars += page.text[first:last]
        self.lefts += page.lefts[first:last]
        self.right = page.right[end - 1]
        self.bold += style.bold * (end - start)
        self.italic += style.italic * (end - start)

    def space(self) -> None:
        if self.chars and self.chars[-1] != " ":
            self.chars.append(" ")
            self.lefts.append(self.right)

    def _breaks(self, x0: float, top: float, bottom: float, style: Style) -> bool:
        assert self.style is not None
        size = max(self.size, style.size, 1.0)
        if style.angle != self.style.angle or style.ink != self.style.ink:
            return True
        if style.angle:
            return self._turns_away(x0, top, bottom, size)
        if x0 - self.right > GAP_SIZES * size or x0 < min(self.right - 0.6 * size, self.lefts[-1] - 0.3 * size):
            return True
        middle = (top + bottom) / 2
        return not (self.top <= middle <= self.bottom or top <= (self.top + self.bottom) / 2 <= bottom)

    def _turns_away(self, x0: float, top: float, bottom: float, size: float) -> bool:
        """Whether a character of turned text stands on another line, or far behind the one before."""
        apart = max(top - self.bottom, self.top - bottom)
        if self.style is not None and self.style.angle == 2:
            return apart > 0 or max(x0 - self.last, self.last - x0) > 2 * GAP_SIZES * size
        return abs(x0 - self.last) > 0.8 * size or apart > GAP_SIZES * size

    def _is_raised(self, style: Style) -> bool:
        """Whether a small figure stands high behind a word: the number of a note, but not the square of a measure."""
        before = self.style
        if self.chars[-1] in RAISED:  # the second figure of a number
            return style == before
        if before is None or style.base is None or before.base is None or style.size > 0.9 * before.size:
            return False
        word = "".join(self.chars[-3:]).split(" ")[-1]
        return before.base - style.base > 0.15 * before.size and word not in SQUARED

    def is_followed(self, page: Stretches, style: Style, at: int) -> bool:
        """Whether a raised figure stands right behind the last character: pdfium takes some for a line of their own."""
        size, apart = max(self.size, 1.0), page.left[at] - self.right
        if (
            not self.chars
            or not page.text[page.at[at]].isdigit()
            or not -BACK_SIZES * size < apart < SPACE_SIZES * size
        ):
            return False
        low = style.base is not None and self.style is not None and self.style.base is not None
        return low and self._is_raised(style)

    def _begins_note(self, style: Style) -> bool:
        """Whether all before a larger character are small figures that stand higher: the number that begins a note."""
        before = self.style
        if before is None or style.base is None or before.base is None or before.size > 0.9 * style.size:
            return False
        return style.base - before.base > 0.15 * style.size and all(
            mark.isdigit() or mark == " " for mark in self.chars
        )

    def _tidy(self) -> None:
        """Accents put on their letters; hyphens that only allow a break, inside a line, taken out."""
        chars, lefts = self.chars, self.lefts
        for at in range(len(chars) - 1, 0, -1):
            whole = (
                unicodedata.normalize("NFC", chars[at - 1] + chars[at]) if unicodedata.combining(chars[at][0]) else ""
            )
            if len(whole) == 1:
                chars[at - 1] = whole
            elif chars[at] != SOFT_HYPHEN or at == len(chars) - 1:
                continue
            del chars[at], lefts[at]

    def _runs_in(self) -> bool:
        """Whether bold words run into a plain sentence that ends the line."""
        return self.plain is not None and is_sentence("".join(self.chars[self.plain :]))

    def flush(self) -> None:
        while self.chars and self.chars[-1] == " ":
            self.chars.pop()
            self.right = self.lefts.pop()
        if self.chars and self.style is not None:
            if not "".join(self.chars).isascii():
                self._tidy()
            solid = len(self.chars) - self.chars.count(" ")
            self.runs.append(
                Run(
                    "".join(self.chars),
                    array("f", [*self.lefts, max(self.right, self.lefts[-1])]),
                    self.top,
                    self.bottom,
                    round(self.size, 1),
                    self.bold > solid / 2 and not self._runs_in(),
                    self.italic > solid / 2,
                    self.style.angle,
                    self.style.white,
                    self.style.unseen,
                    self.style.clipped,
                    self.style.covered,
                    (self.plain or 0) if self.bold else 0,
                    tag=self.style.tag,
                )
            )
        self.chars, self.lefts, self.bold, self.italic, self.size, self.plain = [], [], 0, 0, 0.0, None


def is_sentence(text: str) -> bool:
    """Whether text ends as a sentence does; a stop in brackets or behind one letter is none."""
    return text.endswith(".") and text[-3:-1].isalpha()


def read_runs(textpage: int, frame: Frame, drawing: Drawing, tags: Tags | None = None) -> list[Run]:
    """The runs of a page in the order the file draws them; `textpage` is a pdfium pointer as an integer.

    The `tags` of a tagged file are read where the page leaves a question.
    """
    glyphs = read_glyphs(textpage)
    if not len(glyphs.codes):
        return []
    handles, firsts, kinds = np.unique(glyphs.objects, return_index=True, return_inverse=True)
    put_right(glyphs, kinds, handles.tolist())
    styles = read_styles(textpage, glyphs.places[firsts].tolist(), handles.tolist(), frame)
    if tags and leaves_question(glyphs, frame, styles, kinds, drawing) and tags.read():
        for style, handle in zip(styles, handles.tolist(), strict=True):
            style.tag = tags.tag_of(handle) if handle else None
    if drawing.paints:
        black = [style.black for style in styles]
        covered = find_covered(glyphs, frame, kinds, handles.tolist(), black, drawing.paints, drawing.texts)
        if covered.any():
            kinds = kinds + len(styles) * covered
            styles += [replace(style, covered=True) for style in styles]
    page = find_stretches(glyphs, frame, styles, kinds)
    builder = Builder()
    for start, end, kind, broken in page.bounds:
        if broken and not builder.is_followed(page, styles[kind], start):
            builder.flush()
        add_stretch(builder, page, styles[kind], start, end)
    builder.flush()
    return builder.runs


def add_stretch(builder: Builder, page: Stretches, style: Style, start: int, end: int) -> None:
    """Adds the characters of a stretch: the first with care, the rest at once as soon as they simply follow."""
    left, right = page.left, page.right
    for at in range(start, end):
        if at > start and builder.style is style and builder.lefts[-1] == left[at - 1]:
            builder.follow(page, style, at, end)
            return
        if page.spaced[at]:
            builder.space()
        char = page.text[page.at[at]]
        if at > start and builder.style is style and builder.lefts[-1] <= left[at] and page.near[at]:
            builder.append(char, left[at], right[at], style)
        else:
            builder.add(char, page.place(at, style), style)
