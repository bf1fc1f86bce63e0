"""Numbers as papers write them, in digits with thousands' commas or in words.

Words of the vocabulary are the cardinal numbers of English and "dozen"; ordinals and fractions are not numbers here.
"""

from __future__ import annotations

import re

from extract.patterns import pattern
from extract.word_sets import words_of

_ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
UNITS = {word: value for value, word in enumerate(_ONES.split())}
TENS = {word: 20 + 10 * place for place, word in enumerate(_TENS.split())}
CURRENCIES = {"£": "GBP", "€": "EUR", "$": "USD"}
MULTIPLIERS = {
    "hundred": 1e2,
    "k": 1e3,
    "thousand": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "mil": 1e6,
    "million": 1e6,
    "millions": 1e6,
    "bn": 1e9,
    "billion": 1e9,
    "tn": 1e12,
    "trillion": 1e12,
}

_CARDINAL = "|".join(sorted([*UNITS, *TENS], key=len, reverse=True))
WORDS = rf"(?:{_CARDINAL})(?:[- ](?:{_CARDINAL}|hundred|thousand|million|and(?= (?:{_CARDINAL})\b)))*"
DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"

NUMBER_WORDS_RE = pattern(
    "number-in-words",
    rf"(?<![\w-])(?:{WORDS}|(?:half )?(?:a|one|two|three) (?:dozen|hundred|thousand))"
    r"(?!\w|-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b)",
    matches=(
        "twenty partners",
        "Fourteen of the",
        "one hundred and twenty homes",
        "half a dozen offices",
        "twenty-five",
    ),
    rejects=("someone", "often", "tenants", "weighted", "the thirty-eighth"),
    flags=re.IGNORECASE,
)
# One of these is in every text that NUMBER_WORDS_RE finds something in.
NUMBER_WORDS = frozenset((*UNITS, *TENS, "dozen", "hundred", "thousand"))


def names_number(text: str) -> bool:
    """Whether a text may hold a number in words: a cheap look before NUMBER_WORDS_RE."""
    return not NUMBER_WORDS.isdisjoint(words_of(text))


def parse_number(text: str) -> float | None:
    """The value of a number in digits ("2,694", "5.9") or words ("twenty-five", "half a dozen"), else None."""
    text = text.strip().lower()
    try:
        return float(text.replace(",", "")) if text[:1].isdigit() else _spelled(text.replace("-", " ").split())
    except ValueError:
        return None


def _spelled(words: list[str]) -> float | None:
    if words[-1:] == ["dozen"]:
        return (6.0 if words[0] == "half" else 12.0 * UNITS.get(words[0], 1)) if len(words) <= 3 else None
    total, part, seen = 0.0, 0.0, False
    for word in words:
        if word in UNITS or word in TENS:
            part += UNITS.get(word, TENS.get(word, 0))
        elif word == "hundred":
            part = (part or 1) * 100
        elif word in ("thousand", "million"):
            total, part = total + (part or 1) * MULTIPLIERS[word], 0
        elif word not in ("and", "a"):
            return None
        seen = True
    return total + part if seen else None
