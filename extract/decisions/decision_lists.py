"""A run of clauses under a decision word, and how its blocks hang together."""

from __future__ import annotations

from dataclasses import dataclass

from extract.decisions.decisions import CLOSING_RE, MOVING_RE, clause_value, marker_style
from extract.facts import ResolutionKind
from extract.patterns import pattern
from ingest.model import Block

# Planning committees print why below each condition of a permission.
IN_BRACKETS_RE = pattern(
    "paragraph-in-brackets",
    r"^\s*(?:\[[^\[\]]{4,600}\]|\([^()]{4,600}\))\W*$",
    matches=("[In the interests of safety].", "(To keep the view)"),
    rejects=("(a) To keep the view", "[In part] the view"),
)


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
    source: Block | None = None  # the block that opened it
    start: int | None = None  # where what the clauses hang on begins in it
    told: bool = False  # what they hang on is a decision that was added
    verbs: bool = False  # the body hangs above what it did: each clause opens with its own verb
    reasoned: bool = False  # a reason in brackets stood behind the last clause: only the next number goes on


def is_bare_heading(block: Block) -> bool:
    """Whether a block is a heading without a number; bold words that go on in small letters are none."""
    return block.kind == "heading" and block.number is None and not block.text[:1].islower()


def runs_on(before: Block, block: Block) -> bool:
    """Whether a paragraph of a PDF goes on with the one above it: no stop between them, no more than a line's gap."""
    if before.text.rstrip().endswith((".", ":", ";", "!", "?")) or not before.span.boxes or not block.span.boxes:
        return False
    above, below = before.span.boxes[-1], block.span.boxes[0]
    return above.page == below.page and 0 <= below.top - above.bottom < 0.35 * (below.bottom - below.top) / len(
        block.lines
    )


def is_reason(run: OpenList, block: Block, style: str | None) -> bool:
    """Whether an unmarked paragraph in brackets stands behind a numbered clause: why that condition is made."""
    numbered = run.last is not None and clause_value(run.last.number) is not None
    return numbered and style is None and block.grid is None and IN_BRACKETS_RE.match(block.text) is not None


def is_unended(clause: Block) -> bool:
    """Whether a clause says that another follows: it ends with a semicolon, or with "and"."""
    return clause.text.rstrip().endswith((";", "; and", ", and", "; or"))


def may_be_heading(run: OpenList) -> bool:
    """Clauses set as headings are set so from the first one on."""
    return run.headed and (run.rows == 0 or run.takes_headings)


def fits(run: OpenList, block: Block, text: str, style: str | None) -> bool:
    """Whether a block marked in `style` is one more clause of the run."""
    if run.style is None:
        if style is not None or CLOSING_RE.match(text):
            return False
        again = text.split(" ")[0].lower() in (run.first_word, "that", "to", "and")
        return run.headed or again or run.last is not None and is_unended(run.last)
    if style is None:
        return not run.reasoned and text.endswith(":") and not CLOSING_RE.match(text) and not MOVING_RE.search(text)
    if style == run.style and run.last is not None:
        value, last = clause_value(block.number), clause_value(run.last.number)
        if run.reasoned:
            return value is not None and last is not None and value == last + 1
        return value is None or last is None or value in (last + 1, last + 2, 1)
    return not run.reasoned and not (
        style == marker_style(run.marker) or (style == "decimal" and run.style != "decimal")
    )
