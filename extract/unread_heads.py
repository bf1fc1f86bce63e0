"""Papers that read as officers' reports though no head of one was understood: said openly, never passed over."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from extract.labels import fold, heading_field, heading_text, vocabulary
from extract.leads import REPORT_OF_RE
from extract.parts import Part
from ingest.model import Block, Issue

LONGEST = 160
# One of these must be among the marks: an inspection report has recommendations and contacts too.
OF_REPORTS = frozenset(("report of", "report to", "purpose"))
LEAST_MARKS = 2


def find_unread(parts: Sequence[Part], known: Collection[int]) -> Iterator[Issue]:
    """An issue for each part that has marks of a report and is none; `known` are the parts, by index, that are."""
    for place, part in enumerate(parts):
        if part.kind != "body" or place in known:
            continue
        marks: dict[str, Block] = {}
        for block in part.blocks:
            if (mark := mark_of(block)) is not None:
                marks.setdefault(mark, block)
        if len(marks) >= LEAST_MARKS and OF_REPORTS & marks.keys():
            first = next(iter(marks.values()))
            message = "This reads as an officer's report, but its head was not understood."
            yield Issue("extract", "report-head-unread", message, first.text, first.span)


def mark_of(block: Block) -> str | None:
    """What a block says that reports alone or mostly say; None for any other."""
    if block.grid is not None or len(block.text) > LONGEST:
        return None
    plain = heading_text(block.text)
    words = fold(plain)
    if REPORT_OF_RE.match(plain):
        return "report of"
    if words.startswith(("report to ", "report for ")):
        return "report to"
    if words.startswith("purpose of") and vocabulary("head_lines").field(plain) == "section":
        return "purpose"
    field = heading_field(block.text)
    if field in ("recommendations", "background_papers"):
        return field
    return "contact" if words.startswith(("contact officer", "report author")) else None
