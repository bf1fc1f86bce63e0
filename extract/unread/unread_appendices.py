"""Appendices that are there, with a head of their own, and in no list of appendices that was read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.appendices.appendix_heads import find_heads
from extract.extractions import Extraction
from extract.kinds import OTHER_PAPERS
from extract.labels import fold
from extract.parts import Part
from ingest.model import Issue


def find_unread_appendices(parts: Sequence[Part], found: Extraction) -> Iterator[Issue]:
    """An issue for each head of an appendix whose number no appendix has.

    Appendices of an appendix are none of the report's: they have letters where its own have numbers, or the reverse.
    """
    if found.kind in OTHER_PAPERS:
        return
    known = {fold(row.number).split()[-1] for row in found.appendices if row.number and fold(row.number)}
    digits = {number[0].isdigit() for number in known}
    for part in parts:
        for head in find_heads(part):
            if head.name in known or (digits and head.name[0].isdigit() not in digits):
                continue
            known.add(head.name)
            below = head.title if head.title is not None and head.title not in head.text else ""
            message = "This appendix stands in no list of appendices that was read."
            yield Issue("extract", "appendix-unread", message, f"{head.text} {below}".strip()[:200], head.block.span)
