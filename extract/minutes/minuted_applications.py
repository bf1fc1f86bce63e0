"""Applications that minutes tell of: a box says which one, and below it stands what the meeting decided.

Source of the rule: minutes of planning and licensing committees, which print the box of a report ("Application No |
Site | Proposal | Ward") above each decision. Such a box is no report's: nobody reports, and no page begins with it
unless one stood on a page of the minutes before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from extract.decisions.decisions import DECISION_LABEL_RE, HEADING_RE, LABELLED_RE
from extract.parts import Part
from extract.reports.applications import Application, make_application
from extract.reports.box_values import ABOUT_APPLICATION, Box
from extract.reports.boxes import find_box
from extract.reports.head_texts import section_mark
from extract.reports.leads import lines_of
from ingest.model import Block

ABOUT_MINUTED = ABOUT_APPLICATION | {"wards", "other"}
LONGEST_LABEL, MOST_CELLS = 40, 12  # characters of a label, and cells of a box up to its number
MOST_BELOW = 40  # blocks of talk between a box and what was decided


def is_minuted(blocks: Sequence[Block], box: Box, words: frozenset[str], *, again: bool) -> bool:
    """Whether a box inside minutes is of an application decided below it; `again` where one such box stood before."""
    if not box.is_application or not box.labels <= ABOUT_MINUTED or "recommended" in box.labels:
        return False
    opens = box.first == 0 or blocks[box.first - 1].span.page != blocks[box.first].span.page
    if opens and not again:
        return False
    for index in range(box.last + 1, min(len(blocks), box.last + 1 + MOST_BELOW)):
        block = blocks[index]
        if block.grid is None and any(map(_is_decision, lines_of(block))):
            return True
        if section_mark(block.text) is not None or _may_be_box(block) and find_box(blocks, index, words) is not None:
            return False
    return False


def find_minuted(blocks: Sequence[Block], part: Part, words: frozenset[str]) -> Iterator[tuple[Application, range]]:
    """The applications of a part that is minutes, each with the indexes of the blocks of its box."""
    index = part.first
    while index < part.end:
        box = find_box(blocks, index, words) if _may_be_box(blocks[index]) else None
        found = make_application(box, None) if box is not None else None
        if box is not None and found is not None:
            yield found, range(box.first, box.last + 1)
        index = box.last + 1 if box is not None else index + 1


def _is_decision(text: str) -> bool:
    return any(
        form.match(text) is not None for form in (DECISION_LABEL_RE, HEADING_RE, LABELLED_RE)
    ) or text.startswith("RESOLVED")


def _may_be_box(block: Block) -> bool:
    """Whether a block may hold an application's number, or the label above one."""
    if block.grid is None:
        return ":" in block.text[:LONGEST_LABEL] and block.kind != "item"
    return any(char.isdigit() for cell in islice(block.grid.cells, MOST_CELLS) for char in cell.text)
