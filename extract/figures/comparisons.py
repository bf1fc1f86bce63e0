"""Numbers that have the unit of the one before them: what others reached, what it was before, the same of another."""

from __future__ import annotations

from dataclasses import dataclass

from extract.figures.number_words import CURRENCIES
from extract.patterns import pattern

BENCHMARK_RE = pattern(
    "words-of-comparison",
    r"(?i:\b(?:average|neighbours?|benchmark|comparators?|target|threshold|limit)\b[a-z\s]{0,24}\b(?:of|was|is|at|were)\s)$",
    matches=("the England average which was ", "statistical neighbours of ", "against a target of "),
    rejects=("the average number of homes. It was ", "average "),
)
FAR = 60  # characters between two numbers that are compared
MOST_TIMES = 5
COMPARED_RE = pattern(
    "comparison-before-a-number",
    r"(?i:\b(?:up|down)\sfrom|\bcompared\s(?:with|to)|,\sfrom|\bagainst|\bunchanged\sat|\bout\sof\s(?:a|the)\s(?:planned|total\sof|target\sof))\s(?:just\s|only\s|about\s|around\s)?$",
    matches=(" to let, down from ", " of homes, compared with ", ", from ", ", out of a planned "),
    rejects=(" away from ", " and ", " to "),
)
BESIDE_RE = pattern(
    "whose-number-it-is",
    r"\s(?P<of>for|in|among|at)\s(?:[A-Za-z][A-Za-z\s'’-]{1,40}|\d{4}(?:[/-]\d{2,4})?),?\s(?:and|but|while)\s(?:just\s|only\s)?$",
    matches=(" for men and ", " in the north, but "),
    rejects=(" for 3 men and ", " of men and "),
)
BEYOND_RE = pattern(
    "whose-next-number-it-is",
    r"\s(?P<of>for|in|among|at)\s(?:[A-Za-z]|\d{4}\b)",
    matches=(" for women",),
    rejects=(" of women",),
)
DOES_RE = pattern("what-a-number-does", r"\s(?:were|was|are|is|have|had)\b", matches=(" were off",), rejects=(" and",))
OPEN_RE = pattern(
    "end-of-a-bare-number",
    r"^(?:[,.;)](?!\d)|$|\s(?:in|at|for|last|the|a|on|nationally|locally|across|previously|during|by)\b)",
    matches=(" in the county", ", the", " last year"),
    rejects=(" cases", " appeals", ".5"),
)
SENTENCE_END_RE = pattern("sentence-ends", r"[.!?;]\s", matches=("let. In",), rejects=("4.5", "let, in"))


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A figure in a text: `start` and `end` are offsets in it (end excluded), number and printed unit included."""

    start: int
    end: int
    value: float
    unit: str
    subject: str | None
    rule: str


def shares_unit(text: str, figure: FoundFigure, last: FoundFigure) -> bool:
    """Whether a bare number has the last one's unit: it is what others reached ("the England average was 545"), what
    it was before ("47 days, down from 63") or the same of another ("79.1 years for men and 82.9 for women").
    """
    if last.unit.startswith("percent") and figure.value > 100:
        return False  # a target of 14,000 is no percentage
    if BENCHMARK_RE.search(text[max(0, figure.start - 60) : figure.start]):
        return DOES_RE.match(text, figure.end) is None  # "an average of 4.5 were off the road"
    between = text[last.end : figure.start]
    if not last.value or not 1 / MOST_TIMES <= abs(figure.value / last.value) <= MOST_TIMES:
        return False  # "more than 28 days overdue, down from 2,640" compares something else
    if last.unit in ("count", *CURRENCIES.values()) or len(between) > FAR or SENTENCE_END_RE.search(between):
        return False
    beside, beyond = BESIDE_RE.match(between), BEYOND_RE.match(text, figure.end)
    same = beside is not None and beyond is not None and beside["of"] == beyond["of"]
    return same or (COMPARED_RE.search(between) is not None and OPEN_RE.match(text[figure.end :]) is not None)
