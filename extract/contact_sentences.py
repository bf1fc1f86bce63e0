"""Whom to ask, told in a sentence: "If you have any queries on this report, please contact NAME, ROLE on TELEPHONE"."""

from __future__ import annotations

import re

from extract.patterns import pattern
from ingest.model import Block, Span

CONTACT_SENTENCE_RE = pattern(
    "contact-sentence",
    r"\b(?:please|should|may|can|to)\s+contact:?\s+(?=(?-i:[A-Z][\w'\u2019-]*\s+[A-Z]))",
    matches=("If you have any queries, please contact Ann Dale, Parks Manager", "Members should contact Ann Dale"),
    rejects=("please contact the clerk", "in contact with Ann Dale", "Please contact:"),
    flags=re.IGNORECASE,
)


def asks_to_contact(text: str) -> bool:
    """Whether a paragraph tells by name whom to ask."""
    return CONTACT_SENTENCE_RE.search(text) is not None


def told_contact(block: Block) -> tuple[str, Span] | None:
    """What such a paragraph says from the name on, as one line, with its place; None for another paragraph."""
    match = CONTACT_SENTENCE_RE.search(block.text)
    if match is None:
        return None
    return f"Contact: {block.text[match.end() :]}", block.part(match.end(), len(block.text))
