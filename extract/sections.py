"""Headings and the paragraphs under them, for the whole paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extract.facts import Paragraph, Report, Section
from extract.parts import Part
from ingest.model import Document


@dataclass(frozen=True)
class SectionFacts:
    """Sections and paragraphs in reading order; `at` maps the index of each block to the section it stands in."""

    sections: tuple[Section, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    at: Mapping[int, Section | None] | None = None


def find_sections(document: Document, parts: Sequence[Part], report_of: Mapping[int, Report]) -> SectionFacts:
    """Sections with level and parent, paragraphs with their printed number.

    `report_of` maps the index of a part to the report it belongs to. A new part begins without a section; an appendix
    goes on under the report that owns it.
    """
    sections: list[Section] = []
    paragraphs: list[Paragraph] = []
    at: dict[int, Section | None] = {}
    for place, part in enumerate(parts):
        report = report_of.get(place)
        open_sections: list[Section] = []
        for index, block in enumerate(part.blocks, part.first):
            if block.kind == "heading" and block.text.strip():
                level = max(block.level, 1)
                while open_sections and open_sections[-1].level >= level:
                    open_sections.pop()
                section = Section(
                    span=block.span,
                    rule="heading",
                    report=report,
                    level=level,
                    heading=block.text,
                    number=block.number,
                    parent=open_sections[-1] if open_sections else None,
                )
                open_sections.append(section)
                sections.append(section)
            at[index] = open_sections[-1] if open_sections else None
            if block.kind in ("paragraph", "item") and block.text.strip():
                paragraphs.append(
                    Paragraph(
                        span=block.span,
                        rule=f"{block.kind}-block",
                        report=report,
                        section=at[index],
                        number=block.number,
                        text=block.text,
                        block=index,
                    )
                )
    return SectionFacts(tuple(sections), tuple(paragraphs), at)
