"""Texts of cells that a column edge or a line end cut: put together again where the paper's own words settle how."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extract.labels import label_words
from ingest.model import Cell, Document, Grid, join_lines

LETTERS_RE = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
# A dangling bracket before the cut is what is left of a letter, never a word.
JUNK_TAIL_RE = re.compile(r"(?<![\s(\[_|])[\s(\[_|]++$")

# Shorter runs of letters inside cells are as often rests of cut words as words.
MIN_CELL_WORD = 5


@dataclass(frozen=True, slots=True)
class Joined:
    """Pieces put together; `sure` is false when a word was cut and nothing in the paper says how it goes on."""

    text: str
    sure: bool = True


def paper_words(document: Document) -> frozenset[str]:
    """The words of the paper in lower case, without those that stand where two filled cells meet: they may be cut."""
    words = {word.lower() for block in document.text_blocks() for word in LETTERS_RE.findall(block.text)}
    words |= label_words()
    for block in document.blocks:
        for row in grid_texts(block.grid) if block.grid is not None else ():
            for at, text in enumerate(row):
                found = text.split()
                first = 1 if at and row[at - 1] else 0
                last = len(found) - (1 if at + 1 < len(row) and row[at + 1] else 0)
                inside = (word.lower() for inner in found[first:last] for word in LETTERS_RE.findall(inner))
                words |= {word for word in inside if len(word) >= MIN_CELL_WORD}
    return frozenset(words)


def join_pieces(pieces: Iterable[str], words: frozenset[str]) -> Joined:
    """The texts of one value that stand in cells side by side, as one text."""
    text, sure = "", True
    for piece in pieces:
        piece = " ".join(piece.split())
        if not piece:
            continue
        joined = _join_two(text, piece, words) if text else Joined(piece)
        text, sure = joined.text, sure and joined.sure
    return Joined(text, sure)


def join_rows(rows: Sequence[str]) -> str:
    """The texts of one value that stand in rows below each other, as one text."""
    text, _ = join_lines([row for row in rows if row.strip()])
    return re.sub(r"(?<=[a-z])- (?=[a-z])", "-", text)


def _join_two(left: str, right: str, words: frozenset[str]) -> Joined:
    if len(left) > 3 and right.lower().startswith(left.lower().rstrip(" ,")):
        return Joined(right)
    if len(right) > 3 and left.lower().endswith(right.lower()):
        return Joined(left)
    left = JUNK_TAIL_RE.sub("", left) or left
    head, tail = left.split()[-1], right.split()[0]
    if left[-1] in ",.;:)" or (_known(head, words) and _known(tail, words) and len(head) > 1):
        return Joined(f"{left} {right}")
    merged = _merge(head, tail, words)
    if merged is not None:
        return Joined(left[: len(left) - len(head)] + merged + right[len(tail) :])
    if _known(head, words) or right[0].isupper() or right[0].isdigit():
        return Joined(f"{left} {right}")
    both = _merge_two_lines(left.split(), right.split(), words)
    if len(both) == 1:
        return Joined(both[0])
    return Joined(f"{left} {right}", sure=_known(tail, words))


def _known(word: str, words: frozenset[str]) -> bool:
    letters = LETTERS_RE.findall(word)
    return bool(letters) and letters[0].lower() in words


def _merge(head: str, tail: str, words: frozenset[str]) -> str | None:
    """The one word that a column edge cut in two: as it is, with a letter printed twice, with one misread."""
    options = [head + tail]
    if head[-1:].lower() == tail[:1].lower():
        options.append(head + tail[1:])
    if len(head) > 1 and tail[:1].islower():
        options.append(head[:-1] + tail)
    return next((option for option in options if _known(option, words)), None)


def _merge_two_lines(left: Sequence[str], right: Sequence[str], words: frozenset[str]) -> list[str]:
    """The readings of two cells that hold two lines, each of them cut inside a word by the edge between the cells."""
    found = []
    for i in range(1, len(left)):
        first = _merge(left[i - 1], right[0], words)
        if first is None or (_known(left[i - 1], words) and _known(right[0], words)):
            continue
        for j in range(1, len(right)):
            second = _merge(left[-1], right[j], words)
            if second is not None and not _known(right[j], words):
                lines = [*left[: i - 1], first, *right[1:j], *left[i:-1], second, *right[j + 1 :]]
                found.append(" ".join(lines))
    return found


def row_texts(row: Sequence[Cell | None]) -> list[str]:
    """The texts of a row with white space folded, "" for an empty and for a covered cell."""
    return [one_line(cell.text) if cell else "" for cell in row]


@lru_cache(maxsize=16384)  # many rules ask for the cells of the same rows
def one_line(text: str) -> str:
    return " ".join(text.split())


def grid_texts(grid: Grid) -> list[list[str]]:
    return [row_texts(row) for row in grid.rows]
