"""Who took a decision alone, and on which day: an officer under delegated powers, a cabinet member, a portfolio holder.

Source of the rule: the records that councils publish of such decisions ("Decision maker: …", "Date of decision: …"),
and notices that say it in a sentence. A body that met is the meeting, no maker.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.minutes.when_and_where import parse_when_and_where
from extract.patterns import pattern
from extract.people.names import looks_like_role, parse_person
from ingest.model import Block, Line

MAKER_RE = pattern(
    "label-of-the-maker",
    r"^(?:names?\s+(?:(?:and|&)\s+(?:job\s+)?(?:title|position|role|post)s?\s+)?of\s+)?(?:the\s+)?(?:(?:delegated|individual|executive)\s+)?"
    r"(?:decision[\s-]*makers?|officers?\s+(?:making|taking)\s+(?:the\s+|this\s+)?decision|decisions?\s+(?:(?:was\s+|is\s+)?(?:made|taken)\s+)?by"
    r"|(?:taken|made|decided)\s+by|officer\s+exercising\s+(?:the\s+)?delegat\w+(?:\s+\w+)?|decision[\s-]*making\s+officer)\W*$",
    matches=("Decision maker", "Officer making the decision", "Decision taken by", "Name and title of decision maker"),
    rejects=("Decision", "Decision made", "Report by"),
    flags=re.IGNORECASE,
)
# Whoever has the portfolio, which is the maker in a notice of a member's own decision only.
HOLDER_RE = pattern(
    "label-of-the-holder-of-a-portfolio",
    r"^(?:relevant\s+|responsible\s+)?(?:portfolio\s+holder|(?:cabinet|executive|lead)\s+(?:member|councillor))\W*$",
    matches=("Portfolio Holder", "Cabinet Member"),
    rejects=("Cabinet",),
    flags=re.IGNORECASE,
)
DAY_LABEL_RE = pattern(
    "label-of-the-day-of-a-decision",
    r"^(?:date\s+(?:of\s+(?:the\s+)?(?:officer\s+|delegated\s+|executive\s+|this\s+)?decision|(?:the\s+)?decision\s+(?:was\s+|is\s+)?(?:taken|made)|taken|made)|decision\s+date"
    r"|decision\s+(?:taken|made)\s+on|date\s+decision)\W*$",
    matches=("Date of decision", "Date decision taken", "Decision date"),
    rejects=("Date", "Date of publication", "Date decision comes into force"),
    flags=re.IGNORECASE,
)
TOLD_RE = pattern(
    "decision-taken-in-a-sentence",
    r"^(?P<maker>[A-Z].{5,140}?),?\s+(?:has\s+|have\s+)?(?:took|taken|made)\s+the\s+following\s+(?:\w+\s+)?decisions?(?:\s+(?:on|at)\s+(?P<day>.{6,60}?))?\W*$",
    matches=("Councillor Moor, Cabinet Member for Quays, took the following decision on 3 May 2031:",),
    rejects=("The Cabinet met on 3 May 2031",),
)
ONE_RE = pattern(
    "notice-of-one-who-decides",
    r"\b(?:cabinet\s+member|executive\s+member|portfolio\s+holder|individual|executive\s+councillor|lead\s+member)\b",
    matches=("CABINET MEMBER DECISION", "Portfolio Holder Decision Notice"),
    rejects=("Cabinet decisions",),
    flags=re.IGNORECASE,
)
LONGEST_LABEL, LONGEST_NAME = 70, 160  # characters
SIGNS = ("ecision", "ECISION", "aken", "AKEN", "ade", "ADE", "older", "OLDER", "ember", "EMBER", "fficer", "FFICER")


@dataclass(frozen=True, slots=True)
class Maker:
    """Who decided, as printed, and the day (ISO 8601); None for what the paper does not say."""

    name: str | None = None
    day: str | None = None


def find_maker(blocks: Sequence[Block], head: str) -> Maker:
    """The maker and day of the decision that a record is of; nothing where it names two. `head` is its title."""
    fields = list(_fields(blocks))
    holders = ONE_RE.search(head) is not None
    names = [value for label, value in fields if MAKER_RE.match(label)]
    names = names or [value for label, value in fields if holders and HOLDER_RE.match(label)]
    days = [value for label, value in fields if DAY_LABEL_RE.match(label)]
    for block in blocks:
        told = TOLD_RE.match(block.text) if block.grid is None and len(block.text) < 260 else None
        if told is not None:
            names.append(told["maker"])
            days += [told["day"]] if told["day"] else []
    people = {" ".join(name.split()).strip(" .,") for name in names if _names_one(name)}
    found = {day for text in days if (day := parse_when_and_where(text)[0]) is not None}
    return Maker(people.pop() if len(people) == 1 else None, found.pop() if len(found) == 1 else None)


def _names_one(text: str) -> bool:
    """Whether a text names a person or a post, and no body."""
    return len(text) < LONGEST_NAME and (parse_person(text) is not None or looks_like_role(text) and _is_post(text))


def _is_post(text: str) -> bool:
    return ONE_RE.search(text) is not None or POST_RE.search(text) is not None


POST_RE = pattern(
    "post-of-one",
    r"\b(?:director|head|chief|officer|manager|leader|mayor|holder|clerk|solicitor|treasurer|secretary)\b",
    matches=("Head of Quays", "Executive Director, Place"),
    rejects=("Cabinet", "Harbour Board"),
    flags=re.IGNORECASE,
)


def _fields(blocks: Sequence[Block]) -> list[tuple[str, str]]:
    """Labels with their values: in two cells, on one line, or a label alone above its value."""
    found: list[tuple[str, str]] = []
    lines: list[Line] = []
    for block in blocks:
        if block.grid is not None:
            for row in block.grid.texts():
                filled = [" ".join(cell.split()) for cell in row if cell.strip()]
                found += [(first.rstrip(" :?"), second) for first, second in pairwise(filled)]
            found += _lines_of(lines)
            lines = []
        else:
            lines += list(block.lines) or [Line(block.text, block.span)]
    return found + _lines_of(lines)


def _lines_of(lines: Sequence[Line]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for line, below in zip(lines, [*lines[1:], None], strict=False):
        if not any(sign in line.text for sign in SIGNS):
            continue
        label, colon, value = line.text.partition(":")
        if len(label) > LONGEST_LABEL:
            continue
        if colon and value.strip():
            found.append((label.strip(), value.strip()))
        elif below is not None and ":" not in below.text:
            found.append((label.strip(), below.text.strip()))
    return found
