"""Numbers where they stand in a text, in digits or in words, before it is known what they measure.

Left out are those in stretches that others have read (dates, numberings) and those that a name before them labels.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.figures.number_words import DIGITS, NUMBER_WORDS_RE, names_number, parse_number
from extract.figures.units import MEASURE_RE, PERCENT_RE, RATE_RE
from extract.patterns import pattern, vocabulary

NUMERAL_RE = pattern(
    "numeral",
    # The look ahead is for speed: it fails at nearly all places, and soonest.
    rf"(?=[\d£$€])(?:(?<![\w./£$€])|(?<=\bc)|(?<=\bc\.))(?<!\d[-–,])(?P<sign>[£$€]\s?)?(?P<number>{DIGITS})"
    r"(?!\d|[,.]\d)(?:(?=/(?:hour|hr|day|night|week|month|year|annum|person|head|household|unit|visit|sq)\b)|(?!/))",
    matches=("c14.4%", "c£3m", "2,694 children", "£5.9 million", "4.5 times", "12 'makers'", "£12.71/hour"),
    rejects=("G01C", "24/00093", "thirty"),
)
RANGE_RE = pattern(
    "second-number-of-a-range",
    rf"^(?P<gap>\s?[-–—]\s?|\s(?:to|and)\s)(?P<sign>[£$€]\s?)?(?P<number>{DIGITS})(?![\d/:]|,\d)",
    matches=("-10m", " to £10 million", " and 45"),
    rejects=(" or 5", " million"),
)
LABEL_BEFORE_RE = pattern(
    "name-before-number",
    r"(?<![\w'’&-])(?:(?![A-Z])[\w'’&-])*(?P<word>[A-Z][\w'’&-]*+)\s$",
    matches=("in Phase ", "the Gate "),
    rejects=("of ", "In total, "),
)
PLURAL_RE = pattern(
    "plural-noun-phrase",
    r"^[\s-](?:(?!(?:of|in|on|at|and|or|to|is|was|the|that|which|were|are|who|with|by|for|from|a|this|their)\b)[A-Za-z][\w'’/-]*\s){0,3}?"
    r"(?P<noun>[A-Za-z]{2,}[^\Ws]s|people|children|men|women|staff)\b(?!['’])",
    matches=(" pledges", " new foster carers", " multi-agency audits", " young people"),
    rejects=(" of us", " is less", " way"),
)
POSTS_RE = pattern("posts-by-their-hours", r"\s?(?:FTE|WTE)s?\b", matches=(" FTE", "WTEs"), rejects=(" FTEND", " CPRE"))
# Plurals by form that count nothing after a number word.
NO_NOUNS = vocabulary(
    """is was has this as its thus yes less us years across always perhaps towards whereas does focus shows includes
    provides remains requires sets means gives takes makes needs says covers applies states runs sits falls rises
    thirds halves"""
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number where it stands: with its currency sign, before its unit is known."""

    start: int
    end: int
    value: float
    sign: str = ""
    spelled: bool = False


def find_numerals(text: str, closed: Sequence[tuple[int, int]]) -> list[Numeral]:
    """The numbers of a text in order; `closed` are stretches (start, end) whose numbers are taken."""
    found = []
    for match in NUMERAL_RE.finditer(text):
        if is_open(match.start("number"), closed) and not _is_labelled(text, match):
            found.append(_numeral(match))
            after = RANGE_RE.search(text[match.end() : match.end() + 24])
            if after and after["gap"].strip() in "-–—" and is_open(match.end() + after.start("number"), closed):
                offset = match.end()
                value = parse_number(after["number"]) or 0.0
                found.append(Numeral(offset + after.start("number"), offset + after.end(), value, after["sign"] or ""))
    for match in NUMBER_WORDS_RE.finditer(text) if names_number(text) else ():
        spelled = parse_number(match[0])
        if spelled is not None and spelled > 1 and is_open(match.start(), closed):
            found.append(Numeral(match.start(), match.end(), spelled, spelled=True))
    return sorted(found, key=lambda numeral: numeral.start)


def _numeral(match: re.Match[str]) -> Numeral:
    return Numeral(match.start(), match.end(), parse_number(match["number"]) or 0.0, (match["sign"] or "").strip())


def is_open(at: int, closed: Sequence[tuple[int, int]]) -> bool:
    """Whether no closed stretch holds the character at `at`."""
    return all(not start <= at < end for start, end in closed)


def _is_labelled(text: str, match: re.Match[str]) -> bool:
    """Whether a name stands before the number as its label ("Phase 2", "Covid 19") and no unit or noun follows."""
    label = LABEL_BEFORE_RE.search(text[max(0, match.start() - 40) : match.start()])
    if label is None or match["sign"]:
        return False
    # "In all 12 …" begins a sentence and labels nothing; an acronym labels there too ("KPI 12").
    if not label["word"].isupper() and _begins_sentence(text, match.start() - len(label["word"]) - 1):
        return False
    after = text[match.end() : match.end() + 40]
    return not (PERCENT_RE.search(after) or MEASURE_RE.search(after) or RATE_RE.search(after) or is_counted(after))


def is_counted(after: str) -> bool:
    """Whether a noun in the plural follows a number, or posts do."""
    if POSTS_RE.match(after):
        return True
    plural = PLURAL_RE.search(after)
    return plural is not None and plural["noun"].lower() not in NO_NOUNS


def _begins_sentence(text: str, at: int) -> bool:
    return not text[: max(at, 0)].strip() or text[: max(at, 0)].rstrip()[-1:] in ".:;?!•(-–“\"'"
