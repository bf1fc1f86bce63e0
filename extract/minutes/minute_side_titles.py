"""Titles beside or above numbered text: "Mooring fees – Approved." over "2 There was submitted a report …".

Source of the rule: minutes of Scottish cities print an item's subject and outcome as a side heading, and its number
bare at the head of its text. The number goes to the title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.attendance.attendance import is_attendance_label
from extract.cells.cuts import cut_block
from extract.minutes.minute_titles import NO_TITLE_RE, TOLD_RE, clean_title, is_title
from extract.patterns import pattern
from ingest.model import Block

BARE_NUMBER_RE = pattern(
    "bare-number-before-text",
    r"^(?P<number>\d{1,3})\s(?=[A-Z])",
    matches=("2 There was submitted a report", "12 The Board noted"),
    rejects=("2. There was", "3 members of the public", "2031 There"),
)
TEXT_RE = pattern(
    "first-word-of-minuted-text",
    r"^(?:The|There|It|With|Following|After|Having|On|In)\s",
    matches=("There was submitted", "The Board continued"),
    rejects=("Apologies", "Theatre fees"),
)
FEWEST = 3
LEAST_WORDS = 6  # of the text behind a number
LONGEST_TITLE = 160  # characters
LONGEST_LINE = 110  # characters of text that need no stop at its end


def with_side_titles(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks, each title over text that opens with a bare number as a heading with it; numbers go up by one."""
    found = [(at, match) for at in range(len(blocks) - 1) if (match := _number_below(blocks, at)) is not None]
    values = [int(match["number"]) for _, match in found]
    if len(found) < FEWEST or any(after != before + 1 for before, after in pairwise(values)):
        return blocks
    laid = list(blocks)
    for at, match in found:
        laid[at] = replace(blocks[at], kind="heading", bold=True, number=match["number"])
        laid[at + 1] = cut_block(blocks[at + 1], match.end())
    return laid


def _number_below(blocks: Sequence[Block], at: int) -> re.Match[str] | None:
    """The bare number that opens a sentence right below a title that has none; None elsewhere."""
    title, below = blocks[at], blocks[at + 1]
    if below.grid is not None or below.number is not None or title.grid is not None or title.number is not None:
        return None
    match = BARE_NUMBER_RE.match(below.text)
    if match is None or title.kind == "item" or len(title.text) > LONGEST_TITLE or is_attendance_label(title):
        return None
    rest = below.text[match.end() :].rstrip()
    told = any(rule.search(rest) is not None for rule in (TEXT_RE, TOLD_RE, NO_TITLE_RE))
    ended = rest.endswith((".", ":", ":-", ",")) or len(rest) > LONGEST_LINE
    if not told or not ended or len(rest.split()) < LEAST_WORDS or BARE_NUMBER_RE.match(title.text):
        return None
    return match if is_title(clean_title(title.text).removesuffix("."), False, True) else None
