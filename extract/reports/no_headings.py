"""Lines of a report that stand alone as its headings do and head no section of it: of its head, of its lists, answers.

Source of the rule: text files, which keep no type, set a line of the head, an entry of a list, "None" under a heading
and the name of whoever signs in the way of a heading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.appendices.list_headings import list_heading
from extract.contacts.contact_words import EXTENSION_RE, MAIL_RE, PHONE_RE
from extract.contacts.signatures import read_signature
from extract.labels import heading_field
from extract.minutes.when_and_where import DAY_RE
from extract.patterns import pattern
from extract.people.names import parse_person
from extract.people.run_on_people import person_and_post
from extract.recommendations.clause_words import RECOMMENDING_RE
from extract.reports.leads import lines_of
from extract.reports.plain_headings import LEADS_IN_RE
from ingest.model import Block
from ingest.textfiles.headings import VERB_RE

ANSWER_RE = pattern(
    "answer-alone",
    r"^\W*(?:yes|no|none|nil|n\s?/\s?a|not\s+applicable)\W*$",
    matches=("None", "N/A", "Yes."),
    rejects=("None of the above", "No. 4 Depot", "Yes and no"),
    flags=re.IGNORECASE,
)
OPEN_END_RE = re.compile(r"\b(?:the|of|to|for|in|on|with|by|and|or|an?|from|\d{1,2})$")
MONTH_RE = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December) (?:19|20)\d\d"
)
LONGEST_ANSWER, LONGEST_DAY = 18, 32


def opens_list(text: str) -> bool:
    """Whether a line with a colon at its end says what is listed below: "The following are kept:"."""
    opens = LEADS_IN_RE.match(text) is not None
    return opens and (text[:5].lower() == "that " or VERB_RE.search(text) is not None)


def heads_nothing(blocks: Sequence[Block], at: int, listed: bool, opened: bool) -> bool:
    """Whether a line that has the form of a heading is none.

    `listed` tells that it is an entry of a list, `opened` that a section of the report stands above it.
    """
    block = blocks[at]
    text = block.text.strip()
    if listed:
        return list_heading(block)[0] is None
    above = blocks[at - 1] if at else None
    if above is not None and above.kind == "heading" and above.text.strip() == text and above.number == block.number:
        return True  # printed twice
    if text.endswith(":") and heading_field(text) == "contact" and (not opened or text.endswith("contact:")):
        return True  # a label of the head, or "For more please contact:"
    if len(text) <= LONGEST_ANSWER and ANSWER_RE.match(text):
        return True
    if ("@" in text and MAIL_RE.search(text)) or ("0" in text and PHONE_RE.search(text)) or EXTENSION_RE.search(text):
        return True
    if text.endswith((":", ":-")) and (RECOMMENDING_RE.match(text) or opens_list(text)):
        return True
    if len(text) <= LONGEST_DAY and (DAY_RE.fullmatch(text) or MONTH_RE.fullmatch(text)):
        return True
    if (", " in text or " \u2013 " in text or " - " in text) and person_and_post(text) is not None:
        return True
    if text.endswith(")") and (person := parse_person(text)) is not None and person.role is not None:
        return True  # who signs, the post in brackets
    below = blocks[at + 1] if at + 1 < len(blocks) else None
    if (
        above is not None
        and above.grid is None
        and text.isupper()
        and read_signature(lines_of(above)[-1], text.title())
    ):
        return True  # the post below the name
    under = "" if below is None or below.number is not None else below.text.partition("\t")[0]
    if below is not None and below.text[:1].islower() and OPEN_END_RE.search(text):
        return True  # a sentence that a line's end parts, or that a list below goes on with
    return block.number is None and bool(under) and len(text.split()) <= 4 and read_signature(text, under) is not None
