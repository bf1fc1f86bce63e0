"""Telephone numbers and addresses that stand with somebody's name, or under a label of contacts, and in no contact."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.attendance.rosters import split_people
from extract.contacts.contact_words import MAIL_RE, PHONE_RE
from extract.contacts.contacts import announces, contact_name
from extract.extractions import Extraction
from extract.kinds import OTHER_PAPERS
from extract.labels import fold
from extract.parts import Part
from ingest.model import Block, Issue

PARTS = ("cover", "report", "body")
EXTENSION_RE = re.compile(r"\bext(?:ension|n)?\b\.?:?\s*(?:no\.?\s*)?\d{3,5}\b", re.IGNORECASE)
CODE_SIGN_RE = re.compile(r"0\)?\s?\d|\+44")  # in every telephone number
POSTCODE_RE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")
WIDEST_BOX = 4  # columns of people to ask
ABOVE, BELOW = 2, 3  # blocks that belong to a number or an address
NAMED_RE = re.compile(
    r"(?<=[a-z]\s)(?=[A-Z][\w'\u2019-]+ [A-Z])|[,:;(|\t\n]\s*|\s[\u2013-]\s|\b(?:Cllr|Councillor|Mrs?|Ms|Dr)\s"
)
LONGEST_NAME, SHORTEST_KNOWN = 40, 4


def find_unread_contacts(parts: Sequence[Part], found: Extraction) -> Iterator[Issue]:
    """An issue for each place that tells how to reach somebody of whom no contact was made."""
    if found.kind in OTHER_PAPERS:
        return
    known = _known(found)
    tables = {table.span.begin for table in found.tables}
    for part in parts:
        if part.kind not in PARTS:
            continue
        last = -BELOW
        for at, block in enumerate(part.blocks):
            if not _reaches(block, block.grid is not None and block.span.begin in tables):
                continue
            fresh, last = at - last >= BELOW, at
            near = part.blocks[max(0, at - ABOVE) : at + BELOW]
            if fresh and not _is_known(near, known) and _is_person(part.blocks, at):
                message = "Nobody to ask was read where a telephone number or address stands with a name or label."
                yield Issue("extract", "contact-unread", message, _telling(block)[:200], block.span)


def _reaches(block: Block, is_table: bool) -> bool:
    """Whether a block holds a telephone number or an address; most blocks have no sign of either.

    The figures of a data table may look like telephone numbers: in a narrow one addresses tell, in others nothing does.
    """
    if is_table and block.grid is not None and block.grid.width > WIDEST_BOX:
        return False
    text = block.grid.text if block.grid is not None else block.text
    if "@" in text and MAIL_RE.search(text) is not None:
        return True
    if is_table:
        return False
    numbered = CODE_SIGN_RE.search(text) is not None and PHONE_RE.search(text) is not None
    return numbered or (("ext" in text or "Ext" in text) and EXTENSION_RE.search(text) is not None)


def _known(found: Extraction) -> set[str]:
    """What was read of how to reach people, folded: numbers by their digits, addresses, names."""
    values = [value for contact in found.contacts for value in (contact.name, contact.phone, contact.email)]
    values += [paper.contact for paper in found.background_papers] + [
        paper.held_at for paper in found.background_papers
    ]
    known = (fold(value).replace(" ", "") for value in values if value)
    return {value for value in known if len(value) >= SHORTEST_KNOWN}  # "Lee" stands in many words


def _is_known(blocks: Sequence[Block], known: set[str]) -> bool:
    text = fold(" ".join(block.grid.text if block.grid is not None else block.text for block in blocks))
    return any(value in text.replace(" ", "") for value in known)


def _is_person(blocks: Sequence[Block], at: int) -> bool:
    """Whether somebody is named in a block's lines with a number or just above, or a label of contacts stands there."""
    lines = [_telling(blocks[at])]
    if POSTCODE_RE.search(lines[0]) and "@" not in lines[0]:
        return False  # the address of an office
    lines += [block.text for block in blocks[max(0, at - ABOVE) : at] if block.grid is None]
    return any(announces(line) or _names_somebody(line) for line in lines)


def _telling(block: Block) -> str:
    """The rows of a grid that hold a number or address, or the text of any other block."""
    if block.grid is None:
        return block.text
    rows = [" ".join(text for text in row if text) for row in block.grid.texts()]
    return " | ".join(row for row in rows if MAIL_RE.search(row) or PHONE_RE.search(row))


def _names_somebody(text: str) -> bool:
    pieces = [
        piece.strip(" .") for piece in NAMED_RE.split(EXTENSION_RE.sub(" ", PHONE_RE.sub(" ", MAIL_RE.sub(" ", text))))
    ]
    return any(
        contact_name(piece) is not None or split_people(piece, strict=True)
        for piece in pieces
        if 4 < len(piece) < LONGEST_NAME and piece[0].isupper()
    )
