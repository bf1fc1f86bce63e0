"""Pages whose text is worth nothing, found by measure: pictures of pages, and text layers that are no writing."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from ingest.model import Issue, Span
from ingest.pdfium.chars import Run
from ingest.pdfium.paths import Drawing

# A scan in a pack is often stamped with the pack's page number or a line of its own.
STAMP = 40  # characters
MOST = 0.45  # of the page that the picture takes
MARGIN = 0.1  # of the page's height, in which stamps stand
GARBAGE = 0.2  # of the characters that are no text
JUDGED = 40  # words; fewer are not judged
PLAUSIBLE = 0.5  # of the words; text of whatever Latin language has more
OPEN = 0.25  # of the letters that are vowels; English has two in five, a text with its letters moved one in six
GARBAGE_KINDS = frozenset({"Cc", "Cf", "Cn", "Co", "Cs"})
LONGEST_INITIALS = 4
REPLACEMENT = "\ufffd"
ODD_RE = re.compile(r"[^!-~]")  # only these can be garbage
WORD_RE = re.compile(r"[^\W\d_]{3,}")
VOWELS = frozenset("aeiou\u00e0\u00e1\u00e2\u00e8\u00e9\u00ea\u00ec\u00ed\u00ee\u00f2\u00f3\u00f4\u00f9\u00fa\u00fb")
WITHOUT_VOWELS = dict.fromkeys(map(ord, VOWELS))
HALF_VOWELS = frozenset("yw\u0175\u0177")  # w and y are vowels in Welsh
ALL_VOWELS = VOWELS | HALF_VOWELS
# Four consonants in a row are found inside words ("length", "catchphrase"), six are not.
CROWD_RE = re.compile(r"[bcdfghjklmnpqrstvxz]{6}")
MIXED_RE = re.compile(r"[a-z][A-Z][a-z]*[A-Z]")


def picture_share(drawing: Drawing, area: float) -> float:
    """The share of a page's area that its pictures cover, overlaps counted twice, at most 1."""
    covered = sum(max(0.0, x1 - x0) * max(0.0, bottom - top) for x0, top, x1, bottom in drawing.images)
    return min(1.0, covered / area) if area else 0.0


def scan_reason(runs: Sequence[Run], height: float, picture: float, drawn: bool) -> str | None:
    """Why a page must be read from its picture: "no text", "a stamp" or "garbled text"; None where it need not.

    `height` is the page's, `picture` the share of it that pictures take, `drawn` whether anything but text is on it.
    """
    if not runs:
        return "no text" if drawn or picture else None
    body = [run for run in runs if MARGIN * height < run.middle < (1 - MARGIN) * height]
    if picture >= MOST and sum(len(run.text) for run in body) < STAMP:
        return "a stamp"
    return "garbled text" if is_garbled(run.text for run in runs) else None


def is_garbled(texts: Iterable[str]) -> bool:
    """Whether a text layer is no writing: characters that mean nothing, or words that nobody could say.

    Lists of figures and codes have few words and are not judged.
    """
    text = " ".join(texts)
    solid = "".join(text.split())
    empty = sum(count for char, count in Counter(ODD_RE.findall(solid)).items() if is_garbage(char))
    if len(solid) >= JUDGED and empty > GARBAGE * len(solid):
        return True
    words = WORD_RE.findall(text)
    if len(words) < JUDGED:
        return False
    letters = "".join([word for word in words if len(word) > LONGEST_INITIALS or not word.isupper()]).lower()
    vowels = len(letters) - len(letters.translate(WITHOUT_VOWELS))
    return vowels < OPEN * len(letters) or sum(map(is_sayable, words)) < PLAUSIBLE * len(words)


def is_garbage(char: str) -> bool:
    return char == REPLACEMENT or unicodedata.category(char) in GARBAGE_KINDS


def is_initials(word: str) -> bool:
    return word.isupper() and len(word) <= LONGEST_INITIALS


@lru_cache(maxsize=4096)
def is_sayable(word: str) -> bool:
    """Whether a word of three or more letters has a vowel, no crowd of consonants and its capitals in front, or is a
    name in capitals."""
    low = word.lower()
    if ALL_VOWELS.isdisjoint(low):
        return is_initials(word)
    return not CROWD_RE.search(low) and not MIXED_RE.search(word)


def unread_issue(number: int, reason: str, tried: bool) -> Issue:
    """The issue of a page (1-based) that was not read; `tried` says that reading the picture found no text."""
    if tried:
        message = f"Page {number} is a picture in which no text was found."
    else:
        what = "has a text layer that is garbled" if reason == "garbled text" else "is a picture of a page"
        message = (
            f"Page {number} {what} and was not read: install committee-papers[ocr] and ingest it again with --ocr."
        )
    return Issue("ingest", "page-without-text", message, None, Span(number))
