"""Which of the dates of its sentence a figure is of."""

from __future__ import annotations

from collections.abc import Sequence

from extract.dates.dates import FoundDate
from extract.figures.comparisons import FoundFigure
from extract.patterns import pattern

NEAR_PERIOD = 80  # characters between a figure and the date that is its own
LED_IN_RE = pattern(
    "word-that-leads-in-a-period",
    r"(?i:\b(?:in|for|by|at|during|from|of|since|until|on|between|the|year)\s+|\()$",
    matches=("homes in ", "million (", "paid during the "),
    rejects=("rose and ", "of homes "),
)
CLAUSE_RE = pattern(
    "clause-that-begins",
    r";|[(,]\s?(?:from|compared|up\sfrom|down\sfrom|against|but|while|which)\b",
    matches=("homes (from 5", "a rise, but"),
    rejects=("homes let in",),
)


def period_of(
    text: str, figure: FoundFigure, dates: Sequence[FoundDate], others: Sequence[FoundFigure]
) -> FoundDate | None:
    """The date that a sentence gives a figure: the next after it that a small word leads in, else the last before it.

    One beyond another figure is that one's; what stands behind the end of a clause is of something else.
    """
    after = next((one for one in dates if one.start >= figure.end), None)
    before = next((one for one in reversed(dates) if one.end <= figure.start), None)
    if (
        after is not None and not text[figure.end : after.start].strip()
    ):  # "£40,000 in all: £25,000 31/32 and £15,000 32/33"
        stands_first = before is not None and not text[before.end : figure.start].strip(" :-\u2013")
        return None if stands_first else after
    if after is not None:
        between = text[figure.end : after.start]
        beyond = any(figure.end <= other.start < after.start for other in others)
        if not beyond and len(between) <= NEAR_PERIOD and not CLAUSE_RE.search(between) and LED_IN_RE.search(between):
            return after
    if before is not None and len(text[before.end : figure.start]) <= 2 * NEAR_PERIOD:
        return None if ";" in text[before.end : figure.start] else before
    return None
