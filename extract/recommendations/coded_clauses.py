"""Clauses with a code of their own: "R1 The Council should …", "Recommendation 2: That …", "Recommendation 3" over one.

Source of the rule: reports of scrutiny reviews and of inspectorates, which number what they recommend through, whatever
headings and paragraphs stand between.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.recommendations.clause_ends import next_number
from extract.recommendations.clause_words import CODED_RE
from ingest.model import Block


@dataclass(frozen=True, slots=True)
class Coded:
    """The number of a clause as printed, without the word before it, and its text, "" where that stands below."""

    number: str
    text: str


def coded_clauses(block: Block) -> list[Coded]:
    """The clause that a block begins with its code, and those that run on in it; [] for any other block."""
    if block.grid is not None or (block.marker or block.text)[:1] not in "RrDFKP":
        return []
    if block.number is not None and not (block.marker or "").startswith("R"):
        return []
    text = f"{block.marker} {block.text}" if block.number is not None else block.text
    found: list[Coded] = []
    while (match := CODED_RE.match(text)) is not None:
        number = match["code"] or match["count"]
        rest, text = _split_next(text, match.end(), number)
        found.append(Coded(number, rest.strip()))
    return found


def _split_next(text: str, start: int, number: str) -> tuple[str, str]:
    """What stands behind a code up to the next one in the same words, and the rest of the text from there on."""
    prefix = text[:start].rpartition(number)[0]
    after = re.compile(rf"(?<=[.;:]\s){re.escape(prefix + (next_number(number) or ''))}(?=[\s.:])")
    found = after.search(text, start)
    return (text[start : found.start()], text[found.start() :]) if found is not None else (text[start:], "")
