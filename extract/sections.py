"""Headings and the paragraphs under them, for the whole paper."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from extract.facts import Paragraph, Report, Section
from extract.labels import fold, heading_field, heading_text, vocabulary
from extract.parts import Part
from extract.patterns import pattern
from extract.reports.leads import lines_of
from extract.reports.no_headings import heads_nothing
from extract.reports.plain_headings import find_plain_headings, leads_in
from extract.tables.tables import CAPTION_RE
from ingest.model import Block, Document, Span

MAX_HEADING = 80
FURTHEST_NUMBER = 8  # blocks back to the last numbered paragraph
QUESTION_RE = pattern(
    "heading-question",
    r"^(?:what|why|how|who|when|which|is|are|does|have)\s(?:[\w'\u2019,-]+\s){1,14}[\w'\u2019-]+\?$",
    matches=("What is this report about?", "Why is the proposal being put forward?"),
    rejects=("What? No.", "The question is why?"),
    flags=re.IGNORECASE,
)
# A number without a dot is part of the text: "2 Recommendations".
BARE_NUMBER_RE = re.compile(r"(\d{1,2})\s+[A-Z]")
DECIMAL_RE = re.compile(r"\d{1,2}\.\d")


@dataclass(frozen=True)
class SectionFacts:
    """Sections and paragraphs in reading order.

    `at` maps the index of each block to the section it stands in, `headings` that of a heading to its own section.
    """

    sections: tuple[Section, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    at: Mapping[int, Section | None] | None = None
    headings: Mapping[int, Section] = field(default_factory=dict)


def find_sections(
    document: Document,
    parts: Sequence[Part],
    report_of: Mapping[int, Report],
    heads: frozenset[int] = frozenset(),
    listed: frozenset[Span] = frozenset(),
) -> SectionFacts:
    """Sections with level and parent, paragraphs with their printed number.

    `report_of` maps the index of a part to the report it belongs to. A new part begins without a section; an appendix
    goes on under the report that owns it. `heads` are the blocks of the heads of reports by index, `listed` the places
    of what is listed in them: neither heads a section.
    """
    sections: list[Section] = []
    paragraphs: list[Paragraph] = []
    at: dict[int, Section | None] = {}
    headings: dict[int, Section] = {}
    for place, part in enumerate(parts):
        report = report_of.get(place)
        said = _head_lines(part, heads)
        under, plain = OpenSections(), find_plain_headings(part)
        for index, block in enumerate(part.blocks, part.first):
            rule = heading_rule(part, index - part.first)
            if rule is None and index - part.first in plain:
                rule = "heading-by-form"
            if rule is not None and part.kind == "report":
                of_head = index in heads and not is_usual(block)
                none = (
                    of_head
                    or fold(block.text) in said
                    or heads_nothing(part.blocks, index - part.first, block.span in listed, under.innermost is not None)
                )
                rule = None if none else rule
            if rule is not None:
                headings[index] = under.enter(block, rule, report)
                sections.append(headings[index])
            at[index] = under.innermost
            if rule is None and block.grid is None and block.text.strip():
                paragraphs.append(read_paragraph(block, index, report, under.innermost))
    return SectionFacts(tuple(sections), tuple(paragraphs), at, headings)


def _head_lines(part: Part, heads: frozenset[int]) -> frozenset[str]:
    """The lines of a report's head, folded: one that stands again below it heads nothing."""
    own = (block for index, block in enumerate(part.blocks, part.first) if index in heads and not is_usual(block))
    return frozenset(fold(line) for block in own for line in lines_of(block))


def is_usual(block: Block) -> bool:
    """Whether a block is the heading of a usual section of reports, which may stand among the labels of a head."""
    text = heading_text(block.text)
    known = heading_field(text) not in (None, "contact") or vocabulary("head_lines").field(text) == "section"
    return block.grid is None and known


def read_paragraph(block: Block, index: int, report: Report | None, section: Section | None) -> Paragraph:
    """The paragraph that a block is; `index` is the block's place in the paper."""
    return Paragraph(
        span=block.span,
        rule="caption-block" if CAPTION_RE.match(block.text) else f"{block.kind}-block",
        report=report,
        section=section,
        number=block.number,
        text=block.text,
        block=index,
    )


class OpenSections:
    """The sections of a part that a block stands in, outermost first."""

    def __init__(self) -> None:
        self._open: list[Section] = []
        self._lowest = 1  # the level of the last heading that the reader knew as one

    @property
    def innermost(self) -> Section | None:
        return self._open[-1] if self._open else None

    def enter(self, block: Block, rule: str, report: Report | None) -> Section:
        """Open the section that a heading begins; those of its level and below end."""
        if block.kind == "heading":
            self._lowest = level = max(block.level, 1)
        else:
            level = self._lowest + 1
        while self._open and self._open[-1].level >= level:
            self._open.pop()
        section = Section(
            span=block.span,
            rule=rule,
            report=report,
            level=level,
            heading=block.text,
            number=block.number,
            parent=self.innermost,
        )
        self._open.append(section)
        return section


def _item_rule(block: Block, below: Sequence[Block]) -> str | None:
    """The rule by which a numbered item is the heading of a section: a usual one, or one whose number goes on below."""
    text = block.text.strip()
    titled = len(text) <= MAX_HEADING and text[:1].isupper() and not text.endswith((".", ";", ","))
    if not titled or below[0].kind == "item":
        return None
    if is_usual(block):
        return "heading-by-label"
    if QUESTION_RE.match(text):
        return "heading-by-question"
    first = next((one for one in below if one.kind != "heading"), None)
    deeper = first is not None and (first.number or "").startswith(f"{block.number}.")
    return "heading-by-number" if deeper else None


def _takes_up(part: Part, at: int, following: Block) -> bool:
    """Whether the paragraph below a line takes up the numbers of the report's paragraphs: the line opens no list."""
    if part.kind != "report" or not (following.number or "").isdigit():
        return False
    above = (block.number for block in reversed(part.blocks[max(0, at - FURTHEST_NUMBER) : at]) if block.grid is None)
    last = next((number for number in above if number is not None and number.isdigit()), None)
    return last is not None and int(following.number or 0) == int(last) + 1


def heading_rule(part: Part, at: int) -> str | None:
    """The name of the rule by which a block is a heading, None when it is none.

    Besides what the reader knows: a short numbered line over paragraphs that carry its number on ("7.2", then "7.2.1"),
    and a short line alone above a numbered paragraph. The caption of a table or chart heads no text.
    """
    block = part.blocks[at]
    if CAPTION_RE.match(block.text):
        return None
    if block.kind == "heading":
        return "heading" if block.text.strip() else None
    if part.kind == "report" and block.number is None and len(block.lines) == 1 and len(block.text) <= MAX_HEADING:
        if heading_field(block.text) or vocabulary("head_lines").field(heading_text(block.text)) == "section":
            return "heading-by-label"
        telling = block.text.endswith(":") or len(block.text.split()) > 2
        if block.kind == "paragraph" and telling and vocabulary("sections").field(block.text):
            return "heading-by-label"
        if QUESTION_RE.match(block.text):
            return "heading-by-question"
    if part.kind not in ("report", "appendix", "body") or at + 1 == len(part.blocks):
        return None
    if block.kind == "item" and (block.number or "").isdigit() and part.kind == "report":
        return _item_rule(block, part.blocks[at + 1 : at + 3])  # "1) Recommendations"
    if block.kind != "paragraph":
        return None
    text, following = block.text.strip(), part.blocks[at + 1]
    begins = text[:1].isupper() or BARE_NUMBER_RE.match(text) is not None
    printed = block.number or (bare[1] if (bare := BARE_NUMBER_RE.match(text)) else None)
    if not 3 < len(text) <= MAX_HEADING or not begins or len(block.lines) > 2:
        return None
    if printed is not None and part.kind == "report" and is_usual(block):
        return "heading-by-label"  # over a table, too
    if following.kind == "grid":
        return "heading-by-number" if block.number is None and goes_on_counting(part.blocks, at, printed) else None
    if printed is not None:
        under = _past_subheading(part.blocks, at + 1)
        deeper = under.number is not None and under.number.startswith(f"{printed}.")
        text = text.rstrip(":")
        asked = text.endswith("?") and QUESTION_RE.match(text) is None
        return "heading-by-number" if deeper and not asked and not text.endswith((".", ";")) else None
    if text.endswith(":") and _takes_up(part, at, following) and not leads_in(text) and len(text.split()) < 6:
        return "heading-by-place"
    before = part.blocks[at - 1] if at else None
    listed = before is not None and (before.text.rstrip().endswith((":", ";", ",")) or before.kind == "item")
    numbered = following.kind == "paragraph" and following.number is not None and len(following.text) > 2 * len(text)
    titled = text.endswith(":") and DECIMAL_RE.match(following.number or "") and text[:-1].istitle()
    if numbered and not listed and (titled or text[-1] not in ".,;:?!)") and len(text.split()) > 1:
        return "heading-by-place"
    return None


def _past_subheading(blocks: Sequence[Block], at: int) -> Block:
    """The block at a place, or the one after it where it is a short line alone ("7 Evaluation", "Highways", "7.1")."""
    block, under = blocks[at], blocks[at + 1] if at + 1 < len(blocks) else None
    alone = block.grid is None and block.number is None and len(block.text) <= MAX_HEADING and block.text[-1:].isalpha()
    return under if alone and block.kind in ("paragraph", "heading") and under is not None else block


def goes_on_counting(blocks: Sequence[Block], at: int, number: str | None) -> bool:
    """Whether a line over a table heads the section of its number: the paragraphs above have the number before it
    ("4.3"), and the text below, if any, goes on with this number or the next.
    """
    if number is None or not number.isdigit() or not blocks[at].text[-1:].isalpha():
        return False
    above = next((block for block in reversed(blocks[:at]) if DECIMAL_RE.match(block.number or "")), None)
    below = next((block for block in blocks[at + 1 :] if DECIMAL_RE.match(block.number or "")), None)
    counted = [block.number.split(".")[0] if block and block.number else None for block in (above, below)]
    return counted[0] == str(int(number) - 1) and counted[1] in (None, number, str(int(number) + 1))
