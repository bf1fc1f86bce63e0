"""Reads the lists of background papers and appendices of a report, block by block."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.appendices.background_tables import read_background_grid
from extract.appendices.cell_entries import Room, line_entries
from extract.appendices.list_boxes import read_labelled_rows
from extract.appendices.list_headings import ABOUT_LIST_RE, is_head_line, is_list_grid, list_heading
from extract.appendices.list_words import CONTACT_LINE_RE, NONE_RE
from extract.appendices.listed_appendices import heads_appendices, listed_appendices, read_appendix_grid, stands_alone
from extract.appendices.listed_papers import Stacked, is_link, listed_papers, signs_off, split_papers
from extract.cells.cells import grid_texts, join_rows
from extract.contacts.contact_sentences import asks_to_contact
from extract.facts import Appendix, BackgroundPaper, Report
from extract.labels import fold, heading_field, heading_text, vocabulary
from extract.packs import APPENDIX_HEADING_RE
from extract.recommendations.clause_ends import follows, is_titled
from ingest.model import Block

NUMBERED_RE = re.compile(r"\d{1,2}\.\d{1,2}")  # "6.01" in a cell of its own
CODE_RE = re.compile(r"[A-Z]{1,3}\d{2}")
LISTING_RE = re.compile(r"\b(?:papers?|documents?|reports?|following|published|sources?|other)\b", re.IGNORECASE)
LONGEST_LINE = 150
HANGING = 20.0  # points by which a value hangs behind its label


class ListReader:
    """Reads the blocks of reports in their order; `heading` is the field whose list it is in."""

    def __init__(self) -> None:
        self.papers: list[BackgroundPaper] = []
        self.appendices: list[Appendix] = []
        self.grids: set[int] = set()
        self.begin(())

    def begin(self, blocks: Sequence[Block]) -> None:
        """Begin the report that these blocks are."""
        self.heading: str | None = None
        self.in_line = False  # the list began on the line of its heading
        self.headed: Block | None = None  # the block of the list's heading
        self.above: Block | None = None
        self.number_above: str | None = None  # the last one that a paragraph or heading had
        self.stacked = Stacked()
        self.number: str | None = None  # of an appendix whose title is still to come
        self.room = Room.of(blocks)
        self.past_lists = False  # what ends a report has begun: its lists, whom to ask

    def leave(self, report: Report | None) -> None:
        """End the list at a table that is none of it."""
        self.end(report)
        self.heading = None

    def read_rest(self, blocks: Sequence[Block], report: Report | None) -> None:
        """What looked like an appendix and is the end of a report: a line that names one, or the list under a heading
        that a page's end parted from it.
        """
        opened = self.heading == "appendices" and self.above is self.headed
        lines = all(block.grid is None and len(block.text) < LONGEST_LINE for block in blocks)
        if opened and lines:
            for block in blocks:
                self.read_line(block, report)
        elif len(blocks) == 1 and stands_alone(blocks[0]):
            self.appendices += listed_appendices(blocks[0].text, blocks[0], report, self.appendices)
        self.heading = None

    def end(self, report: Report | None) -> None:
        """Take in what waits for the end of a list."""
        self.papers += self.stacked.papers(report)
        self.stacked = Stacked()

    def read_grid(self, block: Block, report: Report | None) -> bool:
        """Whether a table or box lists papers or appendices, or is the head of a list."""
        papers = list(read_background_grid(block, report, self.heading == "background_papers"))
        appendices = [] if papers else list(read_appendix_grid(block, report, self.heading == "appendices"))
        if not papers:
            papers, more = read_labelled_rows(block, report)
            appendices = appendices or more
        if not papers and not appendices and self.heading == "background_papers" and block.grid is not None:
            rows = [row for row in grid_texts(block.grid) if len(row) == 2 and NUMBERED_RE.fullmatch(row[0])]
            papers = [paper for row in rows for paper in listed_papers(row[1], block.span, report)]
        self.papers += papers
        self.appendices += appendices
        heads = is_list_grid(block) or (self.heading == "appendices" and heads_appendices(block))
        return bool(papers or appendices or heads)

    def read_line(self, block: Block, report: Report | None) -> None:
        """A heading opens a list or ends one; a line below a list's heading is an entry."""
        name, rest = list_heading(block)
        if name is None and len(block.lines) > 1 and block.lines[-1].text.isupper():
            name = heading_field(block.lines[-1].text)  # no white stands above the heading
        if name is None and self.heading == "appendices" and fold(heading_text(block.text)) == "background information":
            name = "background_papers"  # elsewhere these words head a section of text
        if name is not None and rest and len(block.lines) > 1:
            rest = _until_contact([line.text for line in block.lines], rest)
        if name is None and is_head_line(block.text):
            return
        # "Background paper" right under the list's heading is the head of a column.
        again = name == self.heading and not rest and self.above is not None and list_heading(self.above)[0] == name
        if self.heading == "background_papers" and (name is None or again) and self._stacks(block):
            return
        if name is not None or self._ends(block):
            self.end(report)
            self.heading, before = name, len(self.papers)
            self.past_lists = self.past_lists or name in ("background_papers", "contact")
            if rest:
                self._add(rest, block, report)
            self.in_line, self.headed = len(self.papers) > before, block
        elif self._is_past(block):
            over_none = self.heading == "background_papers" and NONE_RE.match(block.text)
            if over_none and self.papers and self.above is not None and self.papers[-1].span is self.above.span:
                self.papers.pop()  # "Other matters" over "None": the heading of another list
            self.end(report)
            self.past_lists = (
                self.past_lists or self.heading is not None or CONTACT_LINE_RE.match(block.text) is not None
            )
            self.heading = None  # what follows is not of the list
            if self.past_lists and stands_alone(block):
                self.appendices += listed_appendices(block.text, block, report, self.appendices)
        else:
            self._add(join_rows([line.text for line in block.lines]) if _has_code(block) else block.text, block, report)
        self.above = block
        self.number_above = block.number or self.number_above

    def _stacks(self, block: Block) -> bool:
        """Whether a line is a head or a cell of a table whose cells stand under each other."""
        return not CONTACT_LINE_RE.match(block.text) and self.stacked.take(block)

    def _is_past(self, block: Block) -> bool:
        """Whether a line is of no list: none has begun, or it says whom to ask, or that there is nothing."""
        if self.heading not in ("background_papers", "appendices"):
            return True
        if CONTACT_LINE_RE.match(block.text) or asks_to_contact(block.text) or NONE_RE.match(block.text):
            return True
        if self.heading != "background_papers" or block.kind == "item" or block.number is not None:
            return False
        if stands_alone(block) or signs_off(block) or vocabulary("sections").field(block.text) is not None:
            return True
        bulleted = self.above is not None and self.above is not self.headed and self.above.kind == "item"
        if bulleted and block.text[:1].isupper():
            return True  # the list's entries have bullets or numbers
        # A plain line below a list that began in its heading's line, or a label.
        if self.in_line and not self._hangs(block):
            return True
        label = block.text.rstrip(" -\u2013")
        return label.endswith(":") and len(label) < 60 and not LISTING_RE.search(label)

    def _hangs(self, block: Block) -> bool:
        """Whether a line stands below what follows the list's heading in its line, not below the heading itself."""
        heading = self.headed.lines[0].box if self.headed is not None and self.headed.lines else None
        box = block.lines[0].box if block.lines else None
        return heading is not None and box is not None and box.x0 > heading.x0 + HANGING

    def _ends(self, block: Block) -> bool:
        """Whether a heading without a field ends the list rather than stands in it."""
        section = self.headed.number if self.headed is not None else None
        if section is not None and follows(block.number, section) and is_titled(block.text):
            return True
        if block.kind != "heading" or (block.text.endswith(")") and "(" not in block.text):
            return False
        listed = self.heading == "appendices" and APPENDIX_HEADING_RE.match(block.text)
        inside = self.heading is not None and "." in (block.number or "").rstrip(".0")
        # The report's paragraphs are numbered, its headings are not.
        unnumbered = self.headed is not None and self.headed.number is None
        inside = inside or (self.heading is not None and unnumbered and follows(block.number, self.number_above))
        paper = self.heading == "background_papers" and (
            block.text.rstrip(" -\u2013").endswith(":") or _has_code(block)
        )
        return not (
            inside
            or listed
            or paper
            or self._is_broken_heading(block)
            or _may_be_listed(block, self.headed, self.above is self.headed)
        )

    def _is_broken_heading(self, block: Block) -> bool:
        """Whether a heading goes on with that of the list, right above it: no number, set in capitals like it."""
        above = self.above
        if above is None or above.kind != "heading" or block.number is not None or list_heading(above)[0] is None:
            return False
        return above.text.isupper() and block.text.isupper() and ABOUT_LIST_RE.search(above.text) is not None

    def _numbers_next(self, text: str, source: Block) -> bool:
        """Whether a line is the number of an appendix alone: the next line is its title."""
        match = APPENDIX_HEADING_RE.match(text)
        if match is None:
            self.number = None if text != source.text else self.number
            return False
        self.number = match[0] if match.end() == len(text.rstrip(" :.")) else None
        return self.number is not None

    def _add(self, text: str, source: Block, report: Report | None) -> None:
        if self.heading == "appendices" and self._numbers_next(text, source):
            return
        if self.heading == "appendices":
            text = f"{self.number} - {text}" if self.number is not None else text
            self.number = None
            self.appendices += listed_appendices(text, source, report, self.appendices)
        elif self.heading == "background_papers":
            in_line = text != source.text
            whole = in_line or source.kind == "item" or source.number is not None
            if not in_line and stands_alone(source):
                self.appendices += listed_appendices(text, source, report, self.appendices)
                return
            if not in_line and len(source.lines) > 1:
                text = _until_contact([line.text for line in source.lines], text)
            for entry in [text] if whole else line_entries(source.lines, self.room) or [text]:
                if is_link(entry) and self.papers and self.papers[-1].report is report:
                    self.papers[-1] = replace(self.papers[-1], held_at=self.papers[-1].held_at or entry.strip())
                    continue
                for piece in entry.split("; ") if in_line else split_papers(entry):
                    self.papers += listed_papers(piece, source.span, report)


def _has_code(block: Block) -> bool:
    """Whether a block begins with the code of a paper ("HC12 - Moorings"), which is part of its title."""
    return bool(block.lines) and block.number is not None and CODE_RE.match(block.number) is not None


def _until_contact(lines: Sequence[str], rest: str) -> str:
    """What follows a heading in its block, up to a line that says whom to ask."""
    end = next((n for n, line in enumerate(lines) if n and CONTACT_LINE_RE.match(line)), len(lines))
    kept = join_rows(lines[:end])
    return kept[kept.find(rest[:12]) :] if end < len(lines) and rest[:12] in kept else rest


def _may_be_listed(block: Block, headed: Block | None, first: bool) -> bool:
    """Whether what a text file shows as a heading is more likely a paper in a list: a year or day stands in it, or it
    ranks below the list's own heading or is the first thing under it.
    """
    if block.number is not None or block.text.isupper() or block.size > 0:
        return False
    first = first and len(block.text.split()) > 2 and vocabulary("head_lines").field(block.text) is None
    below = headed is not None and headed.kind == "heading" and (block.level > headed.level or first)
    return below or len(block.text) > 20 and re.search(r"\b(?:19|20)\d\d\b", block.text) is not None
