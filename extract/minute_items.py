"""The items of a set of minutes: numbered headings, or unnumbered ones where no heading has a number.

Numbers run on by meeting ("292."), by agenda ("1", "1."), by year ("24/101") or are all the same by a converter's
fault.
Numbered paragraphs and clauses of a resolution are no items: they are sentences, or numbered in a way of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from extract.attendance import is_attendance_label
from extract.attendance_labels import label_status, parse_group_label
from extract.minute_numbers import CODE_BELOW_RE, number_shape, number_values, split_number
from extract.patterns import pattern
from ingest.model import Block

AGENDA_REFERENCE_RE = pattern(
    "agenda-reference",
    r"(?<!\s)\s*[\[(]\s*+(?:agenda\s+)?(?:item|minute|pages?|report)\b[^\])]{0,40}[\])]\s*",
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
    r"^\W*(?:that|to)\b|\b(?:resolved|RESOLVED)\b|[;]\s*+(?:(?:and|or)\s*+)?$|[.,]\s*(?:and|or)\s*$",
    matches=("That the report be noted", "RESOLVED that", "the plan; and"),
    rejects=("Total budget", "Minutes"),
    flags=re.IGNORECASE,
)


# Where a title ends whose item goes on on the same line.
TITLE_BREAK_RE = pattern(
    "title-break",
    r"(?P<mark>\s?:\s?-?\s|\s?[-\u2013]\s|\.\s)\s*(?=[A-Z\u201c\"\u2018(\d])",
    matches=("Apologies: Cllr Moor sent apologies.", "Finance - RESOLVED to pay", "Minutes. They were agreed."),
    rejects=("Apologies", "Re-opening of the hall", "at 7.30 pm"),
)
DECISION_WORD_RE = pattern(
    "decision-word-first",
    r"^\W*(?:It\s+was\s+)?(?:RESOLVED|AGREED|NOTED|APPROVED|RECOMMENDED|DECIDED|Resolved|Agreed|Noted)\b",
    matches=("RESOLVED that", "It was AGREED to", "Resolved to pay"),
    rejects=("Budget", "It was late"),
)
ABBREVIATION_RE = pattern(
    "abbreviation-before-stop",
    r"(?:^|\s)(?:No|Nos|Cllrs?|Mrs?|Ms|Dr|St|Rd|Ave|Rev|Revd|Prof|Ltd|[A-Z]|e\.g|i\.e|approx|ref|para|cont)$",
    matches=("Councillor A", "Minute No", "Cllr"),
    rejects=("Minutes",),
    flags=re.IGNORECASE,
)
ITEM_SHAPE_RE = pattern(
    "shape-of-an-items-number",
    r"^(?:\d{1,4}[A-Za-z]?|\d{1,4}\.0|[A-Z]{1,3}\d{1,4}|[a-z]|[^\s/]*/\S+)$",
    matches=("292", "12a", "167.0", "P101", "c", "R22/41"),
    rejects=("2.1", "iv"),
)
CLAUSE_WORD_RE = pattern(
    "decision-in-title",
    r"\b(?:RESOLVED|resolved|Resolved|AGREED|NOTED)\b",
    matches=("It was RESOLVED that",),
    rejects=("Matters agreed", "Unresolved matters"),
)
AGENDA_WORDS_RE = pattern(
    "agenda-words-of-an-item",
    r"^\W*To\s+(?:receive|approve|note|consider|agree|confirm|elect|appoint|review|discuss|accept|adopt|report|sign|declare|record)\b",
    matches=("To receive apologies for absence", "To approve the minutes."),
    rejects=("To the Clerk", "Tokens", "That the Board approve"),
)
ABOUT_APOLOGIES_RE = pattern(
    "item-of-apologies-or-chair",
    r"\b(?:apolog|chair|absence)",
    matches=("To receive apologies for absence", "To elect a Chairman"),
    rejects=("To approve the budget",),
    flags=re.IGNORECASE,
)
LONGEST_WORDED = 260  # characters of an item in an agenda's words
UNFINISHED_RE = pattern(
    "words-that-cannot-end-a-title",
    r"\b(?:it\s+was|that|and|by|the|of)$",
    matches=("After discussion, it was",),
    rejects=("Minutes",),
    flags=re.IGNORECASE,
)
NO_TITLE_RE = pattern(
    "opening-words-of-text",
    r"^\W*(?:none\b|no\b|nil\b|there\b|it\b|cllrs?|councillors?|mr|mrs|ms|dr|the\s+(?:chair|clerk|committee|council|meeting|mayor)\w*\s+[a-z]|members\s+[a-z]"
    r"|resolved|agreed|noted|that)\w*",
    matches=("None.", "There were none", "The Chair welcomed all", "Cllr Moor to ask", "The clerk to write"),
    rejects=("Minutes", "The Chair's Announcements", "The Harbour"),
    flags=re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Heading:
    """An item's heading: index of its block in the list that was searched, number as printed, title."""

    index: int
    number: str | None
    title: str
    shape: str = ""
    rest: int | None = None  # where in the block's text the item's own text begins, if it does


def find_headings(blocks: Sequence[Block], first: int = 0) -> list[Heading]:
    """The headings of items among the blocks of one set of minutes from index `first` on, in reading order."""
    after = [*blocks[first + 1 :], None]
    near = zip(range(first, len(blocks)), blocks[first:], after, strict=False)
    numbered = [heading for place in near if (heading := _numbered(*place)) is not None]
    whole = [heading for heading in numbered if "9" in heading.shape]
    strong = [heading for heading in whole if heading.rest is None and _stands_out(blocks[heading.index])]
    series = _series(strong, whole) if len(strong) >= 2 else _fill(_chain(whole), _worded_as_agenda(blocks, first))
    if len(series) >= 2 or (series and len(strong) == len(series)):
        return series
    unnumbered = [heading for heading in _unnumbered(blocks) if heading.index >= first]
    return unnumbered if len(unnumbered) >= 2 else _lettered(numbered) or unnumbered


def _worded_as_agenda(blocks: Sequence[Block], first: int) -> list[Heading]:
    """The numbered paragraphs that are an agenda's words for an item ("4. To approve the minutes.")."""
    return [
        Heading(
            index, block.number, clean_title(block.text).removesuffix("."), number_shape(block.marker or block.number)
        )
        for index, block in enumerate(blocks)
        if index >= first and block.number and len(block.text) < LONGEST_WORDED and AGENDA_WORDS_RE.match(block.text)
    ]


def _fill(found: list[Heading], more: list[Heading]) -> list[Heading]:
    """The headings with those of `more` whose numbers and places are missing between them, or lead up to them."""
    if len(found) < 2:
        return _chain(more) if more and ABOUT_APOLOGIES_RE.search(more[0].title) else found
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


def _stands_out(block: Block) -> bool:
    return block.kind == "heading" or block.bold


def clean_title(text: str) -> str:
    """A heading's words without its reference to agenda and pages."""
    return " ".join(AGENDA_REFERENCE_RE.sub(" ", text).split()).strip(" *:").strip()


def _numbered(index: int, block: Block, following: Block | None) -> Heading | None:
    if block.kind == "grid":
        return None
    number, title, shape = block.number, block.text, number_shape(block.marker or block.number or "")
    if number is None:
        split = split_number(block.text, len(block.lines))
        if split is None:
            return None
        number, shape, title = split
        if not title and following is not None:
            return Heading(index, number, clean_title(following.text), shape)
    elif not ITEM_SHAPE_RE.fullmatch(number) and "/" not in (block.marker or "") and not _stands_out(block):
        return None
    start = len(block.text) - len(title)
    whole = clean_title(title)
    coded = "/" in shape or shape in ("9", "item 9")
    if shape == "item 9" and len(whole) < 200 and not CLAUSE_WORD_RE.search(whole):
        return Heading(index, number, whole, shape)
    found = _run_in(title) if not block.bold else None
    if _is_title(whole, block.kind == "heading", coded) and not DECISION_TITLE_RE.match(whole) and found is None:
        return Heading(index, number, whole, shape)
    if found is None or DECISION_TITLE_RE.match(found[0]):
        return None
    return Heading(index, number, found[0], shape, start + found[1])


def _run_in(text: str) -> tuple[str, int] | None:
    """The title that a paragraph begins with and where its own text begins; None where no title leads."""
    for match in islice(TITLE_BREAK_RE.finditer(text[:300]), 3):
        title, rest, stop = clean_title(text[: match.start()]), text[match.end() :], match["mark"].startswith(".")
        if len(title.split()) > (8 if stop else 16) or stop and ABBREVIATION_RE.search(title):
            continue
        if not _is_title(title, False, True) or NO_TITLE_RE.match(title):
            continue
        if parse_group_label(title) is not None or SENTENCE_RE.search(rest) or DECISION_WORD_RE.match(rest):
            return title, match.end()
    return None


def _is_title(title: str, is_heading: bool, coded: bool = False) -> bool:
    """Whether words are a title; `coded` where their number is one that only items have."""
    if not 2 <= len(title) <= (300 if is_heading else 220) or not any(char.isalpha() for char in title):
        return False
    first = next(char for char in title if char.isalpha())
    if first.islower() or (CLAUSE_RE.search(title) and not ((coded or is_heading) and title[:3].lower() == "to ")):
        return False
    if UNFINISHED_RE.search(title):
        return False
    if is_heading:
        return True
    plain = title.removesuffix(".") if coded or len(title.split()) <= 8 else title
    return SENTENCE_RE.search(plain) is None and not (plain != title and NO_TITLE_RE.match(title))


def _series(strong: list[Heading], numbered: list[Heading]) -> list[Heading]:
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
            if wanted is not None and value_of[id(candidate)] == wanted + 1 and (last is None or wanted + 1 < last):
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


def _chain(numbered: list[Heading]) -> list[Heading]:
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


def _lettered(numbered: list[Heading]) -> list[Heading]:
    """Items lettered "(a)", "(b)", …, where nothing else heads an item."""
    letters = [heading for heading in numbered if re.fullmatch(r"[a-z]", heading.number or "")]
    return _chain(letters) if letters and letters[0].number == "a" else []


def _unnumbered(blocks: Sequence[Block]) -> list[Heading]:
    found = []
    for index, block in enumerate(blocks):
        if block.kind != "heading" and not (block.bold and block.kind == "paragraph"):
            continue
        title = clean_title(block.text)
        is_label = block.number is not None or is_attendance_label(block) or label_status(title)[0]
        is_title = _is_title(title, True) and not PASSED_HEADING_RE.match(title) and not title.endswith(".")
        following = blocks[index + 1].text if index + 1 < len(blocks) and blocks[index + 1].kind != "grid" else ""
        is_title = (is_title or _is_minutes(title, following)) and title.count("(") >= title.count(")")
        if is_title and (not is_label or _is_apologies(title)):
            code = CODE_BELOW_RE.match(following)
            found.append(Heading(index, block.number or (code["number"] if code else None), title))
    return found


def _is_minutes(title: str, following: str) -> bool:
    """Whether "Minutes" heads the item in which earlier ones were agreed."""
    return title.strip(" :.").lower() == "minutes" and "minutes" in following[:80].lower()


def _is_apologies(title: str) -> bool:
    return title.lower().startswith("apologies")
