"""Where a list of recommendations ends though no heading was recognised below it: the paper's own numbering tells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.labels import heading_field, vocabulary
from extract.recommendations.clause_lists import Clauses
from extract.recommendations.clause_words import CLAUSE_RE, LEAD_IN_RE
from extract.recommendations.run_in_clauses import ROMAN
from ingest.markers import Style, split_marker
from ingest.model import Block

DECIMAL_RE = re.compile(r"\d{1,2}(?:\.\d{1,2})+")
LAST_PART_RE = re.compile(r"(?:(?<!\d)\d++|[a-zA-Z])$")
BARE_NUMBER_RE = re.compile(r"(\d{1,2})\s+(?=[A-Z])")
MOST_TITLE_WORDS = 9


def ends_list(blocks: Sequence[Block], at: int, index: int, clauses: Clauses) -> bool:
    """Whether block `index` is past the list whose heading is block `at`.

    It is another section's heading that the reader took for an item; it goes on in the numbering of sections or of the
    report's paragraphs where the clauses have a numbering of their own; or a list begins anew after other text.
    """
    block = blocks[index]
    if block.number is None:
        return clauses.interrupted and block.kind == "item"
    if heading_field(block.text) not in (None, "recommendations") or vocabulary("sections").field(block.text):
        return True
    if is_next_section(block, clauses):
        return True
    if not clauses.rows:
        return False
    goes_on = follows(block.number, clauses.number)
    if clauses.interrupted and not goes_on:
        return True
    style = style_of(block)
    if style == "digit" != clauses.outer and not goes_on and block.number != "1":
        return CLAUSE_RE.match(block.text) is None  # no list nested in another begins so
    section = heading_number(blocks[at])
    if section is not None and style == "digit" and block.number == next_number(section):
        return not goes_on or is_titled(block.text)
    asks = CLAUSE_RE.match(block.text) is not None or LEAD_IN_RE.search(block.text) is not None
    if clauses.number is None and clauses.parent is None:
        return not asks and style in ("digit", "decimal")  # what was asked has no number
    return not asks and style == "digit" and _runs_on(blocks, at, clauses)


def is_next_section(block: Block, clauses: Clauses) -> bool:
    """Whether a numbered paragraph is of the next section: "3.1" after the clauses "2.1" and "2.2"."""
    if clauses.decimal is None or block.number is None or not DECIMAL_RE.fullmatch(block.number):
        return False
    return block.number.split(".")[0] != clauses.decimal.split(".")[0]


def _runs_on(blocks: Sequence[Block], at: int, clauses: Clauses) -> bool:
    """Whether the first number under the heading goes on in the numbering of the paragraphs above it, and the clauses
    are lettered or ask in so many words.
    """
    before = next((block for block in reversed(blocks[:at]) if block.number is not None), None)
    first = next((block for block in blocks[at + 1 :] if block.number is not None), None)
    if before is None or first is None or not follows(first.number, before.number):
        return False
    return all(CLAUSE_RE.match(row.text) or row.lead_in for row in clauses.rows)


def heading_number(block: Block) -> str | None:
    """The number that a heading has, also one printed without a dot ("2 Recommendations")."""
    if block.number is not None:
        return block.number.removesuffix(".0")
    bare = BARE_NUMBER_RE.match(block.text)
    return bare[1] if bare else None


def is_titled(text: str) -> bool:
    """Whether a text is more likely what a section is called than a clause: short, no sentence, it asks for nothing."""
    return len(text.split()) <= MOST_TITLE_WORDS and text[-1:] not in ".;:," and CLAUSE_RE.match(text) is None


def style_of(block: Block) -> Style:
    marker = split_marker(f"{block.marker} x") if block.marker else None
    return marker.style if marker is not None else ("bullet" if block.number is None else "digit")


def follows(number: str | None, last: str | None) -> bool:
    """Whether a number is the next one after `last`: "c" after "b", "ii" after "i", "1.3" after "1.2"."""
    if number is None or last is None:
        return False
    return number in (next_number(last), ROMAN[ROMAN.index(last) + 1] if last in ROMAN[:-1] else None)


def next_number(number: str) -> str | None:
    """The number or letter after `number`: "c" after "b", "1.3" after "1.2"."""
    match = LAST_PART_RE.search(number)
    if match is None:
        return None
    last = match[0]
    return number[: match.start()] + (str(int(last) + 1) if last.isdigit() else chr(ord(last) + 1))
