"""Audit trails under a heading of their own that are no table of labels: "REPORT HISTORY", with the kind of decision.

Source of the rule: the last block of reports of royal and unitary boroughs: "Decision type: | Urgency item?" over their
values, then "Report Author: NAME, POST, TELEPHONE".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.cells.cells import grid_texts
from extract.contacts.contact_words import MAIL_RE, PHONE_RE
from extract.facts import AuditTrail, Report
from extract.labels import heading_field
from extract.parts import Part
from extract.patterns import pattern
from extract.reports.trails import TYPE_RE, is_audit_trail
from ingest.model import Block

MOST_BLOCKS = 8  # a history with each label and value in a block of its own
KEY_RE = pattern(
    "history-key-decision",
    r"^(?:(?:decision\s+type|type\s+of\s+decision)(?:\s*+:)?\s*+)?(?P<non>non[-\s]?)?key(?:\s+decision)?\W*$",
    matches=("Non-key decision", "Key decision", "Decision type: Non key"),
    rejects=("Key decision: 4 May 2031", "key to the map"),
    flags=re.IGNORECASE,
)
AUTHOR_RE = pattern(
    "history-author",
    r"^report\s+authors?(?:\(s\))?\s*:\s*(?P<name>(?-i:[A-Z]).{4,150})",
    matches=("Report Author: Ann Dale, Parks Officer, 01632 960100",),
    rejects=("Report author:", "Report author and title"),
    flags=re.IGNORECASE,
)


def read_history(part: Part, report: Report | None) -> tuple[AuditTrail | None, tuple[int, ...]]:
    """The trail that a report's history is, with the indexes of its blocks in the part; None where it tells nothing.

    The kind of decision counts where it is labelled and said once.
    """
    at = next((n for n, block in enumerate(part.blocks) if _heads(block)), None)
    if at is None:
        return None, ()
    run = []
    for index in range(at + 1, min(at + 1 + MOST_BLOCKS, len(part.blocks))):
        block = part.blocks[index]
        labelled = TYPE_RE.fullmatch(part.blocks[index - 1].text.strip()) is not None
        known = labelled or TYPE_RE.match(block.text) or AUTHOR_RE.match(block.text)
        other = block.kind == "heading" and not known
        if other or block.number is not None or (block.grid is not None and is_audit_trail(block)):
            break
        run.append(index)
    pieces = [piece for index in run for piece in _pieces(part.blocks[index])]
    keys = [match for piece in pieces if (match := KEY_RE.match(piece))]
    labelled = any(TYPE_RE.match(piece) for piece in pieces)
    author = next((match["name"] for piece in pieces if (match := AUTHOR_RE.match(piece))), None)
    if not labelled or (author is None and len(keys) != 1):
        return None, ()
    fact = AuditTrail(
        span=part.blocks[run[0]].span,
        rule="report-history",
        report=report,
        report_author=without_numbers(author) if author else None,
        key_decision=keys[0]["non"] is None if len(keys) == 1 else None,
    )
    return fact, tuple(run)


def _heads(block: Block) -> bool:
    return block.grid is None and len(block.text) < 40 and heading_field(block.text) == "audit_trail"


def _pieces(block: Block) -> list[str]:
    """The cells of a block, or its lines cut at tabs."""
    if block.grid is not None:
        cells: Sequence[str] = [text for row in grid_texts(block.grid) for text in row]
    else:
        cells = [piece for line in block.lines for piece in line.text.split("\t")]
    return [" ".join(text.split()) for text in cells if text.strip()]


def without_numbers(text: str) -> str:
    """Who a text names without how to reach them."""
    return MAIL_RE.sub("", PHONE_RE.sub("", text)).strip(" ,;\u2013-")
