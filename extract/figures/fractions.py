"""Fractions in words that are said of something ("three quarters of adopters"), as percentages."""

from __future__ import annotations

from collections.abc import Iterator

from extract.patterns import pattern
from extract.word_sets import words_of

PARTS = {"quarter": 4, "fifth": 5, "tenth": 10}
PART_WORDS = frozenset(word for part in PARTS for word in (part, f"{part}s"))
SHARES = {"a": 1, "one": 1, "two": 2, "three": 3}

FRACTION_RE = pattern(
    "fraction",
    r"(?i:\b(?:(?P<many>three|two|one|a)[\s-](?P<part>quarters?|fifths?|tenths?))\b(?=\sof\b|\s(?:are|were|have|had)\b))",
    matches=("three quarters of adopters", "a fifth of", "one quarter were matched"),
    rejects=("once a quarter", "the first quarter of", "one quarter before"),
)


def find_fractions(text: str) -> Iterator[tuple[int, int, float]]:
    """Start, end and percentage of each fraction."""
    if PART_WORDS.isdisjoint(words_of(text)):
        return
    for match in FRACTION_RE.finditer(text):
        parts = PARTS[match["part"].lower().rstrip("s")]
        yield match.start(), match.end(), 100 * SHARES[match["many"].lower()] / parts
