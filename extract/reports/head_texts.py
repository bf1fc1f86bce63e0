"""What stands under the head of a report: whether its text begins, and how much that reads as one."""

from __future__ import annotations

from collections.abc import Sequence

from extract.agendas.contents import is_contents_head
from extract.cells.cells import row_texts
from extract.kinds import AGENDA_LINE_RE
from extract.labels import fold, heading_field, heading_text, vocabulary
from extract.reports.box_labels import label_apart
from extract.reports.head_patterns import DECISION_RECORD_RE
from extract.reports.known_lines import read_line
from extract.reports.leads import lines_of
from ingest.model import Block

# How far the recommendations may stand from the first section.
NEAR_RECOMMENDATIONS = 60
LONGEST_MARK = 110
LINES_ABOVE = 3
SECTION_LABELS = ("recommendation", "recommendations", "summary", "purpose", "purpose of report", "executive summary")


def begins_text(block: Block) -> bool:
    """Whether the head ends above a block: it is the heading of a section, or begins an agenda."""
    if block.grid is not None:
        return begins_text_in_cell(block)
    if is_recommending(block.text) and block.grid is None:
        return True
    for line in (*lines_of(block), block.text):
        field = heading_field(heading_text(line))
        known = field not in (None, "contact") or vocabulary("head_lines").field(heading_text(line)) == "section"
        known = known or (vocabulary("report_sections").field(line) is not None and read_line(line) is None)
        agenda = vocabulary("agenda").field(line) in ("agenda", "supplement") and vocabulary("box").field(line) is None
        if known or agenda:
            return True
    return section_label(block.text) is not None


def section_label(text: str) -> str | None:
    """The heading of a section at the start of its text, a colon after it ("Recommendation: That members note …")."""
    label = label_apart(text) if ":" in text[:LONGEST_MARK] else None
    return label.printed if label is not None and label.rest and label.printed in SECTION_LABELS else None


def begins_text_in_cell(block: Block) -> bool:
    """Whether the first cell of a grid begins with the heading of a section, on a line of its own, and goes on."""
    cell = next((cell for cell in block.grid.cells if cell.text.strip()), None) if block.grid is not None else None
    if cell is None or len(cell.lines) < 2:
        return False
    line = heading_text(" ".join(cell.lines[0].text.split()))
    return heading_field(line) is not None or vocabulary("head_lines").field(line) == "section"


def opens_report(blocks: Sequence[Block], first: int) -> bool:
    """Whether the text of a report begins here: with a usual first section, and recommendations not far on."""
    if first >= len(blocks) or not begins_text(blocks[first]) or begins_agenda(blocks[first]):
        return False
    return "recommendations" in section_marks(blocks[first : first + NEAR_RECOMMENDATIONS])


def begins_agenda(block: Block) -> bool:
    """Whether an agenda begins here or goes on: it says so, or lists its contents."""
    if block.grid is not None:
        return any(is_contents_head(row_texts(row)) for row in block.grid.rows[:2])
    return any(vocabulary("agenda").field(line) is not None or is_of_agenda(line) for line in lines_of(block))


def records_decision(blocks: Sequence[Block], first: int, last: int) -> bool:
    """Whether a head in blocks `first` to `last` is that of a record of what was decided, by itself or a line above."""
    near = blocks[max(0, first - LINES_ABOVE) : last + 1]
    return any(DECISION_RECORD_RE.match(line) for block in near if block.grid is None for line in lines_of(block))


def is_of_agenda(line: str) -> bool:
    return AGENDA_LINE_RE.match(line) is not None or heading_field(line) == "contents"


def text_follows(blocks: Sequence[Block], first: int) -> bool:
    """Whether text begins at block `first`: the heading of a section, a number, or one of these under a heading."""
    if first >= len(blocks) or begins_agenda(blocks[first]):
        return False
    block = blocks[first]
    if begins_text(block) or block.number is not None:
        return True
    under = blocks[first + 1] if block.kind == "heading" and first + 1 < len(blocks) else None
    return under is not None and not begins_agenda(under) and (begins_text(under) or under.number is not None)


def section_marks(blocks: Sequence[Block]) -> set[str]:
    """The kinds of sections that reports have and that blocks are the headings of: "recommendations", "purpose", …"""
    found = (section_mark(text) for block in blocks for text in headings_in(block))
    return {mark for mark in found if mark is not None}


def headings_in(block: Block) -> list[str]:
    """The texts of a block that may be headings: a short paragraph, the first line of each cell at the left."""
    if block.grid is None:
        return [block.text] if len(block.text) <= LONGEST_MARK or ":" in block.text[:LONGEST_MARK] else []
    cells = [next((cell for cell in row if cell is not None and cell.text.strip()), None) for row in block.grid.rows]
    return [" ".join(cell.lines[0].text.split()) for cell in cells if cell is not None and cell.lines]


def section_mark(text: str) -> str | None:
    """The kind of section of a report that a text heads."""
    plain = heading_text(text)
    if len(plain) > LONGEST_MARK:
        return "recommendations" if (section_label(text) or "").startswith("recommendation") else None
    field = heading_field(text)
    if field in ("recommendations", "background_papers", "appendices"):
        return field
    if is_recommending(plain):
        return "recommendations"
    if (label := section_label(text)) is not None:
        return "recommendations" if label.startswith("recommendation") else label
    return vocabulary("report_sections").field(plain) or ("implications" if is_implications(plain) else None)


def is_recommending(text: str) -> bool:
    """Whether a short line begins with the word: "Recommendations of Councillor Moor", "Recommendation is that:"."""
    words = fold(text).split()
    return words[:1] in (["recommendation"], ["recommendations"], ["recommended"]) and len(words) <= 6


def is_implications(text: str) -> bool:
    words = fold(text).split()
    return 0 < len(words) <= 8 and words[-1] in ("implications", "implication")
