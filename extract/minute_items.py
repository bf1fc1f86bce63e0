"""The items of a set of minutes: numbered headings, or unnumbered ones where no heading has a number.

Numbers run on by meeting ("292."), by agenda ("1", "1."), by year ("24/101") or are all the same by a converter's
fault.
Numbered paragraphs and clauses of a resolution are no items: they are sentences, or numbered in a way of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.attendance import is_attendance_label, label_status
from extract.patterns import pattern
from ingest.model import Block

CODE_RE = pattern(
    "minute-code",
    r"^(?P<number>[A-Z]{0,4}\.?\s?\d{1,4}(?:[/.\-]\d{1,4}){1,2}|[A-Z]{1,3}\d{1,4})[.:)]?\s+(?P<title>[A-Z\u201c\"(].*)$",
    matches=("24/101 Apologies for Absence", "FC24/10. Minutes", "P101 Planning"),
    rejects=("Apologies for Absence", "24 hours later", "2024 Budget"),
    flags=re.DOTALL,
)
PLAIN_NUMBER_RE = pattern(
    "plain-minute-number",
    r"^(?:(?:agenda\s+)?item\s+(?:no\.?\s*)?)?(?P<number>\d{1,3}[a-z]?)\s*[:.\-\u2013]?\s+(?P<title>[A-Z][^\n]{2,150})$",
    matches=("1 Welcome and introductions", "ITEM 3 - Budget", "Agenda item 4: Minutes"),
    rejects=("20mph limits", "Item", "12"),
    flags=re.IGNORECASE,
)
ITEM_NUMBER_RE = pattern(
    "item-number-alone",
    r"^\W*(?:agenda\s+)?item\s+(?:no\.?\s*)?(?P<number>\d{1,3}[a-z]?)\W*$",
    matches=("ITEM 1", "Agenda Item 3:"),
    rejects=("Item 3 Budget", "Items"),
    flags=re.IGNORECASE,
)
AGENDA_REFERENCE_RE = pattern(
    "agenda-reference",
    r"\s*[\[(]\s*(?:agenda\s+)?(?:item|minute|pages?|report)\b[^\])]{0,40}[\])]\s*",
    matches=("Apologies (Item 1)", "Budget (Pages 3 - 8)", "Budget [Agenda item 4]"),
    rejects=("Budget (2024)",),
    flags=re.IGNORECASE,
)
# Headings inside minutes that are no items: parts of a meeting, decisions, votes, closing words.
PASSED_HEADING_RE = pattern(
    "passed-minute-heading",
    r"^\W*(?:(?:un)?restricted\s+items?|exempt\s+items?|part\s+(?:i{1,3}|[123abc])\b.*|open\s+(?:session|items?)|closed\s+(?:session|items?)"
    r"|resolved|resolve|resolutions?|actions?|agreed|recommended|recommendations?|decisions?|noted|decided|reasons?\s+for\s+.*"
    r"|alternative\s+options.*|minutes|agenda|items?|(?:the\s+)?meeting\s+(?:closed|ended|finished|concluded|rose).*|chair(?:man|person)?"
    r"|signed.*|dated?.*|for|against|abstain(?:ed)?|abstentions?|voting.*|motion|amendment|background|for\s+information|for\s+decision"
    r"|page\s+\d+.*|key\s+decisions?|matters\s+for\s+.*)\W*(?:\(\d+\)\W*)?$",
    matches=("UNRESTRICTED ITEMS", "RESOLVED:", "For (38)", "Part 1", "Meeting ended at 8.30 pm"),
    rejects=("Apologies", "Actions from the last meeting", "Minutes of the last meeting"),
    flags=re.IGNORECASE,
)
DECISION_TITLE_RE = pattern(
    "decision-not-title",
    r"^\W*(?:resolved|resolve|actions?|agreed|recommended|noted|decided)\W*$",
    matches=("RESOLVED:", "Action"),
    rejects=("Actions from the last meeting", "Minutes"),
    flags=re.IGNORECASE,
)
SENTENCE_RE = pattern(
    "sentence-not-title",
    r"[.;,:]\s*$|\b(?:was|were|is|are|had|has|have|would|said|asked|noted|agreed|explained|reported|thanked|introduced|be)\s+\w",
    matches=("The chair thanked all.", "It was noted that", "The officer explained the"),
    rejects=("Apologies for Absence", "Minutes of the meeting held on 3 May 2020"),
)
CLAUSE_RE = pattern(
    "clause-not-title",
    r"^\W*(?:that|to)\b|\b(?:resolved|RESOLVED)\b|[;]\s*(?:and|or)?\s*$|[.,]\s*(?:and|or)\s*$",
    matches=("That the report be noted", "RESOLVED that", "the plan; and"),
    rejects=("Total budget", "Minutes"),
    flags=re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Heading:
    """An item's heading: index of its block in the list that was searched, number as printed, title."""

    index: int
    number: str | None
    title: str


def find_headings(blocks: Sequence[Block], first: int = 0) -> list[Heading]:
    """The headings of items among the blocks of one set of minutes from index `first` on, in reading order."""
    after = [*blocks[first + 1 :], None]
    near = zip(range(first, len(blocks)), blocks[first:], after, strict=False)
    numbered = [heading for place in near if (heading := _numbered(*place)) is not None]
    strong = [heading for heading in numbered if blocks[heading.index].kind == "heading" or blocks[heading.index].bold]
    series = _series(strong, numbered, blocks) if len(strong) >= 2 else _chain(numbered)
    if len(series) >= 2 or (series and len(strong) == len(series)):
        return series
    return [heading for heading in _unnumbered(blocks) if heading.index >= first]


def clean_title(text: str) -> str:
    """A heading's words without its reference to agenda and pages."""
    return " ".join(AGENDA_REFERENCE_RE.sub(" ", text).split()).strip(" *:").strip()


def _numbered(index: int, block: Block, following: Block | None) -> Heading | None:
    if block.kind == "grid":
        return None
    number, title = block.number, block.text
    if number is None and (match := ITEM_NUMBER_RE.match(title)) is not None and following is not None:
        return Heading(index, match["number"], clean_title(following.text))
    if (
        number is None
        and (match := CODE_RE.match(title)) is not None
        and len(title) < 200
        or number is None
        and len(block.lines) <= 2
        and (match := PLAIN_NUMBER_RE.match(title)) is not None
    ):
        number, title = match["number"], match["title"]
    elif number is None or not re.fullmatch(r"\d{1,4}[A-Za-z]?|[A-Z]{1,3}\d{1,4}", number):
        return None
    title = clean_title(title)
    if not _is_title(title, block.kind == "heading") or DECISION_TITLE_RE.match(title):
        return None
    return Heading(index, number, title)


def _is_title(title: str, is_heading: bool) -> bool:
    if not 2 <= len(title) <= (300 if is_heading else 220) or not any(char.isalpha() for char in title):
        return False
    first = next(char for char in title if char.isalpha())
    if first.islower() or CLAUSE_RE.search(title):
        return False
    return is_heading or SENTENCE_RE.search(title) is None


def _series(strong: list[Heading], numbered: list[Heading], blocks: Sequence[Block]) -> list[Heading]:
    """The numbered headings, and between them the numbered titles that fill a gap in their numbers."""
    found = _rising(_same_shape(strong, blocks))
    filled: list[Heading] = []
    for heading, following in zip(found, [*found[1:], None], strict=True):
        filled.append(heading)
        upper = following.index if following else len(blocks)
        last = _value(following.number) if following else None
        for candidate in numbered:
            wanted = _value(filled[-1].number)
            if not heading.index < candidate.index < upper or wanted is None or _value(candidate.number) != wanted + 1:
                continue
            if (last is None or wanted + 1 < last) and _shape(blocks[candidate.index]) == _shape(blocks[heading.index]):
                filled.append(candidate)
    return filled


def _rising(found: list[Heading]) -> list[Heading]:
    """The headings whose numbers go up, where numbers do: a smaller one heads part of an item or a later paper."""
    values = [_value(heading.number) for heading in found]
    steps = [after - before for before, after in pairwise(values) if before is not None and after is not None]
    if sum(step == 1 for step in steps) < max(1, len(steps) / 2):
        return found
    kept = found[:1]
    for heading, value in zip(found[1:], values[1:], strict=True):
        last = _value(kept[-1].number)
        if value is None or last is None or last < value <= last + 6:
            kept.append(heading)
    return kept


def _same_shape(strong: list[Heading], blocks: Sequence[Block]) -> list[Heading]:
    """The headings numbered in the way that most are; all of them when no way leads."""
    shapes = [_shape(blocks[heading.index]) for heading in strong]
    most = max(set(shapes), key=shapes.count)
    return [heading for heading, shape in zip(strong, shapes, strict=True) if shape == most or shapes.count(most) < 2]


def _shape(block: Block) -> str:
    """How a number is printed, digits as 9 and one rank for every count of them: "9.", "(9)", "9"."""
    return re.sub(r"\d+", "9", (block.marker or "").strip())


def _chain(numbered: list[Heading]) -> list[Heading]:
    """The numbered titles whose numbers go up by one (two where one was missed), from the first on."""
    chain: list[Heading] = []
    for heading in numbered:
        value = _value(heading.number)
        last = _value(chain[-1].number) if chain else None
        if not chain or (value is not None and last is not None and last < value <= last + 2):
            chain.append(heading)
    return chain if len(chain) >= 2 else []


def _value(number: str | None) -> int | None:
    found = re.findall(r"\d+", number or "")
    return int(found[-1]) if found else None


def _unnumbered(blocks: Sequence[Block]) -> list[Heading]:
    found = []
    for index, block in enumerate(blocks):
        if block.kind != "heading" and not (block.bold and block.kind == "paragraph"):
            continue
        title = clean_title(block.text)
        is_label = block.number is not None or is_attendance_label(block) or label_status(title)[0]
        is_title = _is_title(title, True) and not PASSED_HEADING_RE.match(title) and not title.endswith(".")
        if is_title and (not is_label or _is_apologies(title)):
            found.append(Heading(index, block.number, title))
    return found


def _is_apologies(title: str) -> bool:
    return title.lower().startswith("apologies")
