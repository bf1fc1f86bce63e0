"""Papers that read as officers' reports though no head of one was understood: their text is read, the loss is said."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from extract.facts import Report
from extract.labels import fold, heading_field, heading_text, vocabulary
from extract.packs import APPENDIX_HEADING_RE
from extract.parts import Part
from extract.reports.head_patterns import REPORT_OF_RE
from extract.reports.head_texts import section_mark
from extract.reports.known_lines import read_line
from ingest.model import Block, Issue

LONGEST = 160
# One of these must be among the marks: an inspection report has recommendations and contacts too.
OF_REPORTS = frozenset(("report of", "report to", "purpose"))
# These no other paper prints; who asks for no decision seldom says either.
OF_OFFICERS = OF_REPORTS | {"background_papers", "implications", "contact"}
AUTHORS = ("contact officer", "report author", "officer contact", "lead officer", "executive lead", "prepared by")
LEAST_MARKS = 2
ENDS = ("background_papers", "appendices", "contact")
MOST_ABOVE = 8  # blocks of a head


def find_unread(parts: Sequence[Part], known: Collection[int]) -> Iterator[Issue]:
    """An issue for each part that has marks of a report and is none; `known` are the parts, by index, that are."""
    for place, part in enumerate(parts):
        if part.kind != "body" or place in known:
            continue
        marks = find_marks(part.blocks)
        if len(marks) >= LEAST_MARKS and OF_REPORTS & marks.keys():
            first = next(iter(marks.values()))
            message = "This reads as an officer's report, but its head was not understood."
            yield Issue("extract", "report-head-unread", message, first.text, first.span)


def find_swallowed(parts: Sequence[Part]) -> Iterator[Issue]:
    """An issue for each report whose head was not understood and that therefore stands within the report before it.

    Its purpose and recommendations come a second time, each under a heading, when the first report is at its end or
    under lines of a head. A summary in a box above the text has the same headings, and is the same report.
    """
    for part in parts:
        if part.kind not in ("report", "body"):
            continue
        marked = [(at, section_mark(block.text)) for at, block in enumerate(part.blocks) if _may_head(block)]
        opened = [at for at, mark in marked if mark == "purpose"]
        asked = [at for at, mark in marked if mark == "recommendations"]
        for (above, here), below in zip(pairwise(opened), [*opened[2:], len(part.blocks)], strict=False):
            before, after = asked[bisect(asked, above) : bisect(asked, here)], bisect(asked, here)
            if not before or after == bisect(asked, below):
                continue
            if _is_at_end(part.blocks[above:here]) or _is_headed(part.blocks[before[-1] + 1 : here]):
                block = part.blocks[here]
                message = "A report seems to begin here, but its head was not understood."
                yield Issue("extract", "report-head-unread", message, block.text, block.span)


def _may_head(block: Block) -> bool:
    return block.grid is None and len(block.text) <= LONGEST


def _is_at_end(blocks: Sequence[Block]) -> bool:
    """Whether what ends a report stands in these blocks: its background papers, its appendices, whom to ask."""
    return any(heading_field(block.text) in ENDS for block in blocks if _may_head(block))


def _is_headed(above: Sequence[Block]) -> bool:
    """Whether a line right above says whose meeting it is, when or from whom the report is."""
    lines = [read_line(block.text) for block in above[-MOST_ABOVE:] if _may_head(block)]
    return any(line is not None and line.keys() & {"meeting_name", "from_officer", "date"} for line in lines)


def as_reports(parts: Sequence[Part], report_of: Mapping[int, Report]) -> tuple[tuple[Part, ...], dict[int, Report]]:
    """The parts, those that read as officers' reports among them as such, and the report of each by its new index.

    A report whose head was not understood has no `Report`; its recommendations, lists and contacts stand in it all the
    same. An appendix that begins a page of it is a part of its own.
    """
    found: list[Part] = []
    reports: dict[int, Report] = {}
    new_place: dict[int, int] = {}
    for place, part in enumerate(parts):
        new_place[place] = here = len(found)
        if place in report_of:
            reports[here] = report_of[place]
        if not (place in report_of and part.kind == "body" or reads_as_officers(part, len(parts))):
            owner = new_place.get(part.owner) if part.owner is not None else None
            found.append(replace(part, owner=owner))
            continue
        end = _first_appendix(part.blocks)
        found.append(replace(part, kind="report", blocks=part.blocks[:end]))
        if end < len(part.blocks):
            found.append(Part("appendix", part.first + end, part.blocks[end:], owner=here))
            if here in reports:
                reports[here + 1] = reports[here]
    return tuple(found), reports


def reads_as_officers(part: Part, parts: int) -> bool:
    """Whether a text has what officers' reports have: two marks or more, one of them seen in no other paper.

    What looked like the front of an agenda must have one more and be the whole of the paper.
    """
    if part.kind not in ("body", "cover") or (part.kind == "cover" and parts > 1):
        return False
    marks = find_marks(part.blocks)
    return len(marks) >= LEAST_MARKS + (part.kind == "cover") and bool(OF_OFFICERS & marks.keys())


def find_marks(blocks: Sequence[Block]) -> dict[str, Block]:
    """The marks of a report in a text, each with the first block that has it."""
    marks: dict[str, Block] = {}
    for block in blocks:
        for mark in marks_of(block):
            marks.setdefault(mark, block)
    return marks


def marks_of(block: Block) -> list[str]:
    """The marks that a block has; of a box the labels of its rows are looked at."""
    if block.grid is None:
        return [mark] if len(block.text) <= LONGEST and (mark := mark_of(block.text)) is not None else []
    firsts = [row[0].text for row in block.grid.rows if row and row[0] is not None and len(row[0].text) <= LONGEST]
    return [mark for text in firsts if (mark := mark_of(text)) is not None] if block.grid.width <= 4 else []


@lru_cache(maxsize=4096)  # a part is looked through before and after its reports are known
def mark_of(text: str) -> str | None:
    """What a line says that reports alone or mostly say; None for any other."""
    plain = heading_text(text)
    words = fold(plain)
    if REPORT_OF_RE.match(plain):
        return "report of"
    if words.startswith(("report to ", "report for ")):
        return "report to"
    if words.split()[:1] == ["purpose"] and vocabulary("head_lines").field(plain) == "section":
        return "purpose"
    field = heading_field(text)
    if field in ("recommendations", "background_papers"):
        return field
    if words.startswith(AUTHORS):
        return "contact"
    return "implications" if words.split()[-1:] == ["implications"] and len(words.split()) <= 5 else None


def _first_appendix(blocks: Sequence[Block]) -> int:
    """The index of the first block that heads an appendix at the top of a page, else the number of blocks."""
    for index, block in enumerate(blocks[1:], 1):
        turned = block.span.page != blocks[index - 1].span.page
        if turned and block.grid is None and len(block.text) < LONGEST and APPENDIX_HEADING_RE.match(block.text):
            return index
    return len(blocks)
