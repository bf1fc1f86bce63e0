"""The kind of a paper, from its front, its parts and its properties."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.agendas.agendas import is_agenda_head
from extract.cells.cells import grid_texts
from extract.facts import DocumentKind
from extract.fronts.published import published_meeting
from extract.fronts.summonses import CALL_RE, calls
from extract.labels import fold, vocabulary
from extract.parts import Part
from extract.patterns import pattern
from ingest.model import Block, Document

# Made by no committee's officers: they tell of their makers' people, appendices and telephones.
OTHER_PAPERS: tuple[DocumentKind, ...] = ("inspection_report", "annual_report")
INSPECTION_RE = pattern(
    "inspection-title",
    r"^(?:(?:ofsted|cqc|joint|focused|full|monitoring|peer|routine)\s+)*inspection\s+(?:of|report|dates?|findings|under)\b"
    r"|\binspection\s+report\b|\bpeer\s+(?:challenge|review)\b(?!\s+(?:programme|process|team))|^(?:joint\s+)?(?:area\s+)?(?:targeted\s+)?inspection\s+of\b|^inspected\s+(?:by|on|under)\b",
    matches=("Inspection of Marlstow local authority children's services", "Inspection dates: 3 to 14 May 2027"),
    rejects=("The inspection of schools", "Food hygiene inspections", "The peer challenge team"),
    flags=re.IGNORECASE,
)
ANNUAL_REPORT_RE = pattern(
    "annual-report-title",
    r"\bannual\s+(?:[\w&'\u2019-]+\s+){0,4}report\b",
    matches=("Annual Report 2026/27", "Annual Safeguarding Board Report"),
    rejects=("annual leave", "report annually"),
    flags=re.IGNORECASE,
)
AGENDA_LINE_RE = pattern(
    "agenda-line",
    r"^\W*(?:supplement(?:al|ary)|summons to|agenda(?!\s+(?:item|no|number|ref)\b))\b.{0,200}$",
    matches=("Agenda for the Parks Committee", "Supplementary papers", "Summons to a meeting"),
    rejects=("Agenda Item 27", "AGENDA NO", "The agenda"),
    flags=re.IGNORECASE,
)
ITEM_NUMBER_RE = re.compile(r"(?:No\.?\s*)?[A-Z]?\d{1,3}[a-z]?\.?")


def is_agenda(blocks: Sequence[Block]) -> bool:
    """Whether blocks are the front of an agenda: it says so in a line of its own, or lists its contents by item."""
    for index, block in enumerate(blocks):
        if _numbers_item(blocks, index):
            continue
        if block.grid is not None:
            head = {vocabulary("columns").field(text) for row in grid_texts(block.grid)[:1] for text in row}
            if {"item", "page"} <= head:
                return True
            continue
        lines = [line.text for line in block.lines] or [block.text]
        if len(block.text) < 200 and any(_is_front_word(line.strip("*# ")) for line in lines):
            return True
        if AGENDA_LINE_RE.match(block.text) or CALL_RE.search(block.text) or calls(block.text):
            return True
    return False


def _is_front_word(line: str) -> bool:
    return vocabulary("agenda").field(line) in ("agenda", "supplement") or is_agenda_head(line)


def _numbers_item(blocks: Sequence[Block], index: int) -> bool:
    """Whether "Agenda Item" stands over a number: the item that one report is for."""
    if fold(blocks[index].text) not in ("agenda item", "agenda item no", "agenda item number"):
        return False
    after = [f"{block.number or ''} {block.text}".strip() for block in blocks[index + 1 : index + 3]]
    return any(ITEM_NUMBER_RE.fullmatch(" ".join(after[:count])) for count in (1, 2))


def find_kind(document: Document, parts: Sequence[Part]) -> DocumentKind:
    """The kind of the paper: an agenda by its front or its properties, else minutes, one report, an inspection or
    annual report.
    """
    kinds = {part.kind for part in parts}
    published = published_meeting(document)
    if published is not None and published.kind is not None:
        return published.kind
    if "cover" in kinds:
        cover = next(part for part in parts if part.kind == "cover")
        return "supplemental_agenda" if _is_supplement(cover.blocks) else "agenda_pack"
    if "minutes" in kinds and "report" not in kinds and parts[0].kind in ("minutes", "body"):
        return "minutes"
    reports = sum(part.kind == "report" for part in parts)
    if reports:
        return "report" if reports == 1 else "agenda_pack"
    front = [line for block in document.blocks[:12] if block.grid is None for line in _lines(block)]
    if any(INSPECTION_RE.search(line) for line in front):
        return "inspection_report"
    if any(ANNUAL_REPORT_RE.search(line) and len(line) < 120 for line in front):
        return "annual_report"
    return "other"


def _is_supplement(blocks: Sequence[Block]) -> bool:
    supplement = vocabulary("agenda").fields["supplement"]
    lines = (fold(line) for block in blocks if block.grid is None for line in _lines(block))
    return any(line in supplement or line.startswith(("supplemental agenda", "supplementary agenda")) for line in lines)


def _lines(block: Block) -> list[str]:
    return [line.text.strip("*# ") for line in block.lines] or [block.text]
