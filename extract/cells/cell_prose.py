"""The sentences that stand in cells: of minutes set as a table, of boxes with a label, of columns of notes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from extract.cells.cell_paragraphs import cell_paragraphs
from extract.facts import IN_TABLE, Paragraph, Report, Section
from extract.sentences import sentence_starts
from extract.structures import Structure
from ingest.model import Block

IN_FORM = "sentences-in-form"
FEWEST_WORDS, FEWEST_PLAIN = 5, 3  # of a sentence; those in small letters tell it from names, values and addresses
SHORTEST = 20  # characters
STOPS = ".!"  # a question alone is most often a label ("Is this a key decision?")
CLOSING = "\"'\u2019\u201d)]"  # what may stand behind a stop
ENDS_CLAUSE_RE = re.compile(r"[;,](?:\s(?:and|or))?$")


def find_cell_prose(structure: Structure, taken: Collection[int]) -> tuple[Paragraph, ...]:
    """The paragraphs of a paper in reading order: those that stand by themselves, and those that cells hold.

    A paragraph of a cell belongs to the report and section that its grid stands in. `taken` are the indexes of the
    grids that are no data tables.
    """
    found = list(structure.sections.paragraphs)
    under = structure.sections.at or {}
    for place, part in enumerate(structure.parts):
        report = structure.report_of.get(place)
        for index, block in enumerate(part.blocks, part.first):
            rule = IN_FORM if index in taken else IN_TABLE
            found += (_paragraph(read, index, rule, report, under.get(index)) for read in _read(block))
    return tuple(sorted(found, key=lambda paragraph: paragraph.block))


def _read(block: Block) -> Iterator[Block]:
    """The paragraphs in the cells of a grid that are prose."""
    for cell in block.grid.cells if block.grid is not None else ():
        if _may_be_prose(cell.text):
            yield from filter(is_prose, cell_paragraphs(cell))


def is_prose(block: Block) -> bool:
    """Whether a paragraph is a sentence or more, or a clause of a list: no label, name, address or bare value."""
    text = block.text.rstrip()
    if not _has_words(text):
        return False
    if text.rstrip(CLOSING).endswith(tuple(STOPS)):
        return True
    if block.kind == "item" and ENDS_CLAUSE_RE.search(text):
        return True
    return sum(1 for _ in sentence_starts(text)) > 1


def _may_be_prose(text: str) -> bool:
    """A cheap look at a cell: most hold a label or a value."""
    return len(text) >= SHORTEST and any(mark in text for mark in ".!;,") and _has_words(text)


def _has_words(text: str) -> bool:
    words = text.split()
    return len(words) >= FEWEST_WORDS and sum(word.isalpha() and word.islower() for word in words) >= FEWEST_PLAIN


def _paragraph(block: Block, index: int, rule: str, report: Report | None, section: Section | None) -> Paragraph:
    return Paragraph(
        span=block.span,
        rule=rule,
        report=report,
        section=section,
        number=block.number,
        text=block.text,
        block=index,
        cell=block,
    )
