"""Where the sentences of a committee paper begin.

A full stop ends no sentence after a title or abbreviation ("Cllr.", "No.", "e.g."), after an initial ("A. B. Ward"),
after a clause number that begins the text ("7.2.", "(a)", "1.") nor inside "p.m.",
unless a sentence's first word follows.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from extract.patterns import pattern, vocabulary

ABBREVIATIONS = vocabulary(
    """cllr cllrs councillr mr mrs ms dr revd rev fr prof hon rt st no nos para paras p pp fig figs app ref refs tel
    ext
    e.g i.e eg ie cf vs viz approx c ca al ed eds vol art reg regs s ss sch cl dept govt ltd co inc assoc jan feb mar
    apr
    prop jun jul aug sept sep oct nov dec sq ft re"""
)
OPENERS = vocabulary(
    """the a an this these that those it its he she they we there in on at as for if when while however all any each
    members officers councillors resolved apologies following"""
)
BOUNDARY_RE = pattern(
    "sentence-boundary",
    # A search for a character goes fastest: what may not stand before it is asked behind it.
    r"(?P<stop>[.!?])(?<![.!?][.!?])[.!?]*+[\"'”’)\]*_]*\s+(?=[\"'“‘(\[*_]*[A-Z0-9£•])",
    matches=("It was noted. The chair", "Why? Because", "(see below). 8 children"),
    rejects=("7.30 pm", "e.g. food", "a. b"),
)


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence, the space after it left out."""
    for start, end in pairwise([*sentence_starts(text), len(text)]):
        yield start, start + len(text[start:end].rstrip())


def sentence_starts(text: str) -> Iterator[int]:
    """The offsets at which sentences begin, the first one always 0."""
    yield 0
    for match in BOUNDARY_RE.finditer(text):
        if match["stop"] != "." or not _goes_on(text, match.start(), match.end()):
            yield match.end()


def _goes_on(text: str, stop: int, end: int) -> bool:
    """Whether the sentence goes on after the full stop at `stop`; what follows begins at `end`."""
    printed = text[max(0, stop - 24) : stop].rsplit(None, 1)[-1:] or [""]
    word = printed[0].strip("\"'“‘([*_").lower()
    if word in ("a.m", "p.m", "etc"):
        return text[end : end + 20].split(" ")[0].lower().strip(",") not in OPENERS
    if word in ABBREVIATIONS or (len(word) == 1 and text[stop - 1].isupper()):
        return True
    # A clause number that begins the text.
    number = word.replace(".", "")
    return stop <= len(word) + 1 and number.isalnum() and (number[0].isdigit() or len(number) <= 2)


LONGEST_PIECE = 4000  # characters; no sentence of a paper is near it, a table or a data file set as one line is


def split_long(text: str) -> Iterator[tuple[int, str]]:
    """The text in pieces of at most LONGEST_PIECE characters with their offsets, so that reading stays linear.

    A piece ends where a sentence does, else between two words, else where the limit is.
    """
    start = 0
    while len(text) - start > LONGEST_PIECE:
        piece = text[start : start + LONGEST_PIECE]
        ends = [match.end() for match in BOUNDARY_RE.finditer(piece) if match.end() > LONGEST_PIECE // 2]
        end = ends[-1] if ends else piece.rfind(" ", LONGEST_PIECE // 2) + 1 or LONGEST_PIECE
        yield start, piece[:end]
        start += end
    yield start, text[start:]


def shorten(sentence: str, start: int, end: int, longest: int) -> str:
    """The sentence, or of a longer one the words around `start` to `end`, at most about `longest` characters."""
    if len(sentence) <= longest:
        return sentence.strip()
    room = max(longest - (end - start), 0) // 2
    first, last = max(start - room, 0), min(end + room, len(sentence))
    if first and (space := sentence.find(" ", first, start)) >= 0:
        first = space
    if last < len(sentence) and (space := sentence.rfind(" ", end, last)) >= 0:
        last = space
    return sentence[first:last].strip()
