"""A run of clauses under a decision word, and how its blocks hang together."""

from __future__ import annotations

from dataclasses import dataclass

from extract.facts import ResolutionKind
from ingest.model import Block


@dataclass(slots=True)
class OpenList:
    """A run of clauses that has begun: its kind, what it hangs on, and how its clauses are marked."""

    kind: ResolutionKind
    lead_in: str
    marker: str | None
    headed: bool
    outcome: str | None = None
    style: str | None = None
    last: Block | None = None
    first_word: str = ""
    takes_headings: bool = False
    rows: int = 0


def is_bare_heading(block: Block) -> bool:
    """Whether a block is a heading without a number."""
    return block.kind == "heading" and block.number is None


def runs_on(before: Block, block: Block) -> bool:
    """Whether a paragraph of a PDF goes on with the one above it: no stop between them, no more than a line's gap."""
    if before.text.rstrip().endswith((".", ":", ";", "!", "?")) or not before.span.boxes or not block.span.boxes:
        return False
    above, below = before.span.boxes[-1], block.span.boxes[0]
    return above.page == below.page and 0 <= below.top - above.bottom < 0.35 * (below.bottom - below.top) / len(
        block.lines
    )
