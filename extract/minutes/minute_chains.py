"""Numbers of items that go up: the headings of one series among all that could be headings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from extract.minutes.minute_numbers import number_values
from extract.patterns import pattern

ABOUT_APOLOGIES_RE = pattern(
    "item-of-apologies-or-chair",
    r"\b(?:apolog|chair|absence)",
    matches=("To receive apologies for absence", "To elect a Chairman"),
    rejects=("To approve the budget",),
    flags=re.IGNORECASE,
)

MOST_LEFT_OUT = 1  # numbers that may be missing before a title that fills a line


@dataclass(frozen=True, slots=True)
class Heading:
    """An item's heading: index of its block in the list that was searched, number as printed, title."""

    index: int
    number: str | None
    title: str
    shape: str = ""
    rest: int | None = None  # where in the block's text the item's own text begins, if it does


def fill_gaps(found: list[Heading], more: list[Heading]) -> list[Heading]:
    """The headings with those of `more` whose numbers and places are missing between them, or lead up to them."""
    if len(found) < 2:
        return longest_chain(more) if more and ABOUT_APOLOGIES_RE.search(more[0].title) else found
    whole = [heading for heading in [*found, *more] if heading.shape == found[0].shape]
    whole.sort(key=lambda heading: heading.index)
    values = dict(zip(map(id, whole), number_values([heading.number for heading in whole]), strict=True))
    kept = list(found)
    for heading in more:
        value = values.get(id(heading))
        before = [values[id(one)] for one in kept if one.index < heading.index]
        after = [values[id(one)] for one in kept if one.index > heading.index]
        lower, upper = before[-1] if before else None, after[0] if after else None
        if value is None or heading.index in {one.index for one in kept}:
            continue
        fits_below = lower is None or lower == value - 1
        if fits_below and (upper is None or upper > value) and (before or upper is not None and upper <= value + 2):
            kept.append(heading)
            kept.sort(key=lambda one: one.index)
    return kept


def fill_series(strong: list[Heading], numbered: list[Heading]) -> list[Heading]:
    """The numbered headings, and between them the numbered titles that fill a gap in their numbers."""
    found = _rising(_same_shape(strong))
    shape = found[0].shape
    alike = [heading for heading in numbered if heading.shape == shape]
    value_of = dict(zip(map(id, alike), number_values([heading.number for heading in alike]), strict=True))
    filled = _before(found[0], alike, value_of)
    for heading, following in zip(found, [*found[1:], None], strict=True):
        filled.append(heading)
        last = value_of.get(id(following)) if following else None
        for candidate in alike:
            if candidate.index <= filled[-1].index or following and candidate.index >= following.index:
                continue
            wanted = value_of.get(id(filled[-1]))
            value = value_of[id(candidate)]
            near = 1 if candidate.rest is not None else MOST_LEFT_OUT + 1
            if wanted is None or value is None or not wanted < value <= wanted + near:
                continue
            if last is None or value < last:
                filled.append(candidate)
    return filled


def _before(first: Heading, alike: list[Heading], value_of: dict[int, int | None]) -> list[Heading]:
    """The numbered titles that lead up to the first heading, one by one."""
    lead: list[Heading] = []
    wanted = value_of.get(id(first))
    for candidate in reversed([heading for heading in alike if heading.index < first.index]):
        if wanted is not None and value_of[id(candidate)] == wanted - 1:
            lead.insert(0, candidate)
            wanted -= 1
    return lead


def _rising(found: list[Heading]) -> list[Heading]:
    """The headings whose numbers go up, where numbers do: a smaller one heads part of an item or a later paper."""
    values = number_values([heading.number for heading in found])
    steps = [after - before for before, after in pairwise(values) if before is not None and after is not None]
    if sum(step == 1 for step in steps) < max(1, len(steps) / 2):
        return found
    kept, last = found[:1], values[0]
    for heading, value in zip(found[1:], values[1:], strict=True):
        if value is None or last is None or last < value <= last + 6:
            kept.append(heading)
            last = value
    return kept


def _same_shape(strong: list[Heading]) -> list[Heading]:
    """The headings numbered in the way that most are; all of them when no way leads."""
    shapes = [heading.shape for heading in strong]
    most = max(dict.fromkeys(shapes), key=shapes.count)
    return [heading for heading in strong if heading.shape == most or shapes.count(most) < 2]


def longest_chain(numbered: list[Heading]) -> list[Heading]:
    """The longest run of numbered titles of one shape whose numbers go up by one (two where one was missed)."""
    chains: list[list[Heading]] = [[]]
    for shape in dict.fromkeys(heading.shape for heading in numbered):
        alike = [heading for heading in numbered if heading.shape == shape]
        chain: list[Heading] = []
        last: int | None = None
        for heading, value in zip(alike, number_values([heading.number for heading in alike]), strict=True):
            if not chain or (value is not None and last is not None and last < value <= last + 3):
                chain.append(heading)
                last = value
        chains.append(chain)
    best = max(chains, key=len)
    return best if len(best) >= 2 else []
