"""Headings of a report that nothing but their form tells: lines that end in a colon, as its known headings do.

Source of the rule: reports whose headings are bold in print ("Reasons for the proposal:"), read from a text file that
keeps no bold. Only where several of a report's usual headings are set so are its other lines of that form headings too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.appendices.list_words import CONTACT_LINE_RE
from extract.contacts.contact_words import DETAIL_RE
from extract.labels import heading_field, heading_text, vocabulary
from extract.parts import Part
from extract.patterns import pattern
from ingest.model import Block
from ingest.textfiles.headings import VERB_RE

LONGEST = 100
MOST_WORDS = 10
LEAST_KNOWN = 3  # usual headings of that form
FULL = 40  # characters of text that is no value of a label
LEADS_IN_RE = pattern(
    "line-that-leads-in",
    r"^(?:that|the|these|this|those|it|we|they|there|please|to|for|including|members)\b",
    matches=("That Cabinet:", "The following papers:", "For further information:"),
    rejects=("Theatre plans:", "Reasons for the proposal:"),
    flags=re.IGNORECASE,
)
COLON_RE = pattern(
    "ends-in-a-colon",
    r":\s*(?:\([^()]{6,80}\))?$",
    matches=("Options:", "Options: (with any risk)"),
    rejects=("Options: none", "Options"),
)


def find_plain_headings(part: Part) -> frozenset[int]:
    """The places in `part.blocks` of such headings; none in a part that is no report."""
    if part.kind != "report":
        return frozenset()
    lines = [at for at, block in enumerate(part.blocks[:-1]) if _is_line(block)]
    known = {at for at in lines if _is_known(part.blocks[at].text)}
    if len(known) < LEAST_KNOWN:
        return frozenset()
    return frozenset(_heading_lines(part, lines, known))


def _heading_lines(part: Part, lines: list[int], known: set[int]) -> Iterator[int]:
    for at in lines:
        text, below = part.blocks[at].text.strip(), part.blocks[at + 1]
        # What stands alone under a label of somebody or something is its value.
        full = below.grid is not None or below.number is not None or len(below.text) >= FULL or _is_line(below)
        full = full or below.text.rstrip().endswith(".")
        if at in known or (full and vocabulary("box").field(text) is None and not leads_in(text)):
            yield at


def _is_line(block: Block) -> bool:
    """Whether a block is one short line of no list that begins as a title does and ends in a colon."""
    if block.kind != "paragraph" or block.number is not None or len(block.lines) != 1 or len(block.text) > LONGEST:
        return False
    return block.text[:1].isupper() and COLON_RE.search(block.text) is not None


def _is_known(text: str) -> bool:
    """Whether a line is a usual heading of reports, by its words."""
    text = heading_text(text)
    return heading_field(text) not in (None, "contact") or any(
        vocabulary(name).field(text) is not None for name in ("sections", "report_sections")
    )


def leads_in(text: str) -> bool:
    """Whether a line that ends in a colon opens a list or is the label of somebody, and heads no section."""
    contact = CONTACT_LINE_RE.match(text) or DETAIL_RE.match(text)
    many = len(text.partition(":")[0].partition("(")[0].split()) > MOST_WORDS
    return bool(contact or many or LEADS_IN_RE.match(text) or VERB_RE.search(text))
