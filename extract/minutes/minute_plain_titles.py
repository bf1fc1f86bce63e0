"""Titles of items that nothing but their place tells: lines alone between paragraphs, in minutes kept as plain text.

Such a line is a title where text that ended stands above it and text that is a sentence below it. Minutes are told by
the titles that all have (apologies, interests, earlier minutes): where two of these stand so, the others are titles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.attendance.attendance_labels import parse_group_label, split_label
from extract.attendance.rosters import CROWD_RE
from extract.decisions.decisions import CLOSING_RE, HEADING_RE, find_decision
from extract.minutes.minute_titles import NO_TITLE_RE, clean_title, is_title
from extract.patterns import pattern
from extract.people.names import looks_like_role, parse_person
from ingest.model import Block

# Titles that the minutes of any body have.
USUAL_TITLE_RE = pattern(
    "title-of-any-minutes",
    r"^\W*(?:to\s+\w+\s+(?:and\s+\w+\s+)?(?:any\s+|the\s+)?)?(?:apolog|declarations?\s+of|disclosures?\s+of"
    r"|(?:minutes|notes?)\s+of\b|minutes\b|welcome\b|matters\s+arising|correspondence\b|public\s+(?:participation|questions|forum|session|speaking)"
    r"|(?:date|time)\s+(?:of|and)\b.{0,20}next\s+meeting|any\s+other\s+business|planning\s+applications?\b|finance\b|chair(?:man|person)?(?:'|\u2019)?s\s+(?:report|announcements|remarks))",
    matches=("Apologies for absence", "To confirm the Minutes of the last meeting", "Matters arising"),
    rejects=("The minutes were agreed", "Mooring fees"),
    flags=re.IGNORECASE,
)
ENDED_RE = pattern(
    "text-that-ended",
    r"[.!?:;)\u201d\"]\s*$",
    matches=("It was late.", "as follows:"),
    rejects=("Planning Committee held on 4 May",),
)
SENTENCE_RE = pattern(
    "text-that-is-a-sentence",
    r"[.:!?]\W{0,3}$|^(?:None|Nil)\b",
    matches=("It was late.", "None", "The Council agreed:"),
    rejects=("Mooring fees",),
)
LONGEST = 110  # characters of a title
FEWEST = 3
USUAL = 2  # of them are titles that all minutes have


def plain_titles(blocks: Sequence[Block], first: int) -> Iterator[tuple[int, str]]:
    """Index and title of each line that its place tells to be a title; none in a PDF, whose type tells them."""
    found = [
        (index, clean_title(block.text))
        for index, block in enumerate(blocks)
        if index >= max(first, 1) and index + 1 < len(blocks) and _stands_alone(blocks, index, block)
    ]
    if len(found) >= FEWEST and sum(USUAL_TITLE_RE.match(title) is not None for _, title in found) >= USUAL:
        yield from found


def _stands_alone(blocks: Sequence[Block], index: int, block: Block) -> bool:
    above, below = blocks[index - 1], blocks[index + 1]
    if block.grid is not None or block.number is not None or block.kind == "item" or len(block.text) > LONGEST:
        return False
    if block.span.line is None or len(block.lines) > 2 or below.grid is not None:
        return False
    ended = (
        above.grid is not None
        or split_label(above.text)[0] is not None
        or ENDED_RE.search(above.text) is not None
        or above.kind == "heading"
    )
    if not ended or not SENTENCE_RE.search(below.text) or NO_TITLE_RE.match(block.text):
        return False
    title = clean_title(block.text)
    return is_title(title, False, True) and not title.endswith((".", ":", ";", ",")) and not _is_other(title, block)


def _is_other(title: str, block: Block) -> bool:
    """Whether a line is a label of people, somebody with a post, a crowd or a decision's word."""
    if parse_group_label(title) is not None and not title.lower().startswith("apolog"):
        return True
    if CLOSING_RE.match(title) and not USUAL_TITLE_RE.match(title):
        return True
    if split_label(title)[1] or CROWD_RE.match(title) or HEADING_RE.match(title) or find_decision(block) is not None:
        return True
    person = parse_person(title)
    return person is not None and (person.honorific is not None or looks_like_role(person.role or ""))
