"""The parts of a pack, from the form of its pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from extract.agendas.agendas import front_of, is_agenda_head, read_agenda, reads_as_agenda
from extract.agendas.printed_rows import printed_rows
from extract.attendance.attendance import is_attendance_label
from extract.cells.cells import grid_texts, paper_words
from extract.contacts.circulation import CIRCULATION_RE
from extract.kinds import is_agenda
from extract.labels import fold, heading_field, vocabulary
from extract.minutes.minuted_applications import is_minuted
from extract.minutes.minutes_starts import is_minutes_heading, opens_page
from extract.minutes.when_and_where import DAY_RE
from extract.parts import BODY_NAMES, Part, PartKind
from extract.patterns import pattern
from extract.reports.box_values import Box
from extract.reports.boxes import Readings, find_box
from extract.reports.consultees import is_list_head
from extract.reports.head_texts import begins_text, records_decision
from extract.reports.heads import find_head, is_untitled
from extract.reports.leads import Lead, find_lead, joined_title
from extract.reports.trails import is_audit_trail
from ingest.model import Block, Document, Span

APPENDIX_HEADING_RE = pattern(
    "appendix-heading",
    r"^(?:appendix|annex|annexe|schedule)\s+(?!no\b)(?P<number>\d{1,2}(?:\([a-z\d]{1,2}\)|[a-z])?|[a-z]{1,2}\d?|[ivx]{1,4})(?:\b|(?<=\)))(?!\s+(?:to(?!\s+[A-Z]{1,6}(?:/[A-Z\d]{1,6}){1,3}$)|sets|shows|provides|of|is|contains|for\s+(?:more|details))\b)",
    matches=(
        "Appendix 1",
        "APPENDIX B: Action Plan",
        "Annex A - Terms of reference",
        "Appendix 2a",
        "Appendix 5(a): Map",
        "Appendix II to HFA/31/7",
    ),
    rejects=("Appendices", "Appendix No", "Appendix 1 sets out the plan", "See Appendix 1", "Appendix A to the report"),
    flags=re.IGNORECASE,
)
MUNICIPAL_YEAR_RE = pattern(
    "municipal-year",
    r"\bmunicipal\s+year\b",
    matches=("PARKS COMMITTEE MUNICIPAL YEAR 2026-27",),
    rejects=("municipal buildings",),
    flags=re.IGNORECASE,
)
DISTRIBUTION_RE = pattern(
    "distribution-heading",
    r"\bdistribution\s+list\b|^distribution\b\s*:?$",
    matches=("AGENDA DISTRIBUTION LIST (OPEN)", "Distribution:"),
    rejects=("Distribution of wealth",),
    flags=re.IGNORECASE,
)

LONGEST_OF_HEAD = 240
LONGEST_LINE, TITLE_LINES = 120, 6  # of the title of minutes
FRONT = 25  # blocks at the head of a paper
MOST_UNDER = 8  # blocks that may stand between a head and the text
NEAR_LINES = 15  # that an item of an agenda takes
STAMP = "public document pack"  # what a maker of agendas prints over minutes that are published alone, too


@dataclass(frozen=True, slots=True)
class Start:
    """Where a part begins: block index, kind, and the header box of a report."""

    index: int
    kind: PartKind
    box: Box | None = None


def find_parts(document: Document, words: frozenset[str] | None = None) -> tuple[Part, ...]:
    """The parts of the paper in reading order; together they are all its blocks. `words` are the paper's own."""
    blocks = document.blocks
    if not blocks:
        return ()
    starts = list(find_starts(document, paper_words(document) if words is None else words))
    starts = _without_items(document, starts)
    if not starts or starts[0].index > 0:
        lead = blocks[: starts[0].index] if starts else blocks
        stamped = bool(starts) and starts[0].kind == "minutes" and all(fold(block.text) == STAMP for block in lead)
        front = not stamped and (is_agenda(lead) or reads_as_agenda(document, lead))
        starts.insert(0, Start(0, "cover" if front else "body"))
    parts: list[Part] = []
    ends = [start.index for start in starts[1:]] + [len(blocks)]
    for start, end in zip(starts, ends, strict=True):
        _add_part(parts, start, end, blocks)
    return tuple(parts)


def _without_items(document: Document, starts: Sequence[Start]) -> list[Start]:
    """The starts without those of minutes that stand between items of the agenda: what it says of an item's minutes."""
    blocks = document.blocks
    first = next(iter(starts), None)
    if first is not None and _heads_agenda(document, starts):
        return _without_items(document, starts[1:])
    if first is None or first.kind != "minutes" or not is_agenda(blocks[: first.index]):
        return list(starts)
    if not any(start.kind == "minutes" and _is_inside_page(start.index, blocks) for start in starts):
        return list(starts)
    end = next((start.index for start in starts if start.kind != "minutes"), len(blocks))
    items = read_agenda(printed_rows(document, front_of(document, blocks[:end]), 0)).blocks
    near = [(blocks[item].span, item) for item in sorted(items)]
    return [start for start in starts if start.kind != "minutes" or not _is_among(start.index, blocks, near)]


def _heads_agenda(document: Document, starts: Sequence[Start]) -> bool:
    """Whether a box without a title, at the head of the paper, says what meeting the agenda under it is for."""
    first, end = starts[0], next((start.index for start in starts[1:]), len(document.blocks))
    if first.kind != "report" or first.index > FRONT or first.box is None:
        return False
    title = first.box.values.get("title")
    return (title is None or is_agenda_head(title)) and reads_as_agenda(document, document.blocks[:end])


def _is_inside_page(index: int, blocks: Sequence[Block]) -> bool:
    """Whether a page holds more both above a block and below it: only there may items of an agenda stand around it."""
    page, around = blocks[index].span.page, (*blocks[max(0, index - 1) : index], *blocks[index + 1 : index + 2])
    return len(around) == 2 and all(block.span.page == page for block in around)


def _is_among(index: int, blocks: Sequence[Block], items: Sequence[tuple[Span, int]]) -> bool:
    """Whether items of the agenda stand right above a block and right below it."""
    span = blocks[index].span
    sides = set()
    for own, item in items:
        if span.line is not None and own.line is not None:
            near = abs(span.line - own.line) <= NEAR_LINES and own.page == span.page
        else:
            near = own.page == span.page
        if near and item != index:
            sides.add(item < index)
    return len(sides) == 2


def _add_part(parts: list[Part], start: Start, end: int, blocks: Sequence[Block]) -> None:
    if start.kind != "report":
        parts.append(Part(start.kind, start.index, tuple(blocks[start.index : end])))
        return
    cuts = list(_appendix_starts(blocks, start, end))
    header = start.box.grid if start.box else None
    owner = len(parts)
    body_end = cuts[0] if cuts else end
    box_first = start.box.first if start.box else None
    body = tuple(blocks[start.index : body_end])
    parts.append(Part("report", start.index, body, header, box_first=box_first))
    for first, last in zip(cuts, [*cuts, end][1:], strict=True):
        parts.append(Part("appendix", first, tuple(blocks[first:last]), owner=owner))


def find_starts(document: Document, words: frozenset[str]) -> Iterator[Start]:
    """Where minutes, reports and distribution lists begin, in reading order."""
    blocks = document.blocks
    index = floor = 0
    above: dict[str, str] | None = None  # what the head of the report above says
    texted = True  # whether text stands below that head
    readings: Readings = {}
    minuting = minuted = False  # inside minutes; below the box of an application decided in them
    title = -TITLE_LINES  # where minutes began last
    listing = False  # inside a distribution list
    while index < len(blocks):
        block = blocks[index]
        texted = texted or is_text(block)
        box = find_box(blocks, index, words, readings)
        if minuting and box is not None and is_minuted(blocks, box, words, again=minuted):
            index, minuted = box.last + 1, True
            continue
        if box is not None and (lead := lead_of(blocks, box, floor, words)) is not None:
            yield Start(lead.first, "report", box)
            index = floor = box.last + 1
            above, texted, minuting, minuted = told_by(lead) | box.values, False, False, False
            listing = False
            continue
        head = find_head(blocks, index, words) if texted else None
        alone = head is not None and len(head.values) > 1
        under = range(index + 1, end_of_head(blocks, head) + 1) if head is not None else range(0)
        boxes = (find_box(blocks, place, words, readings) for place in under)
        if head is not None and not has_box(boxes, alone):
            if not is_same(told_by(head), above):  # a head that stands above the summary and again above the text
                yield Start(index, "report")
            above, texted, minuting, minuted = told_by(head), False, False, False
            listing = False
            index = floor = head.last + 1
            continue
        if is_minutes_heading(blocks, index) and not _goes_on(blocks, title, index):
            first = _step_back(blocks, index, floor)
            yield Start(first, "minutes")
            floor, above, texted, minuting, listing, title = index + 1, None, True, True, False, index
        elif opens_page(blocks, index) and not _goes_on(blocks, title, index):
            yield Start(index, "minutes")
            floor, above, texted, minuting, listing, title = index + 1, None, True, True, False, index
        elif not listing and is_distribution(block) and not (index < FRONT and CIRCULATION_RE.match(block.text)):
            yield Start(_step_back(blocks, index, floor), "distribution")
            floor, listing = index + 1, True
        index += 1


def _goes_on(blocks: Sequence[Block], title: int, index: int) -> bool:
    """Whether a heading of minutes is more of the one at `title`: short lines stand between, and nobody is listed.

    One that names neither body nor day may also stand between those present and the first item.
    """
    text = blocks[index].text
    if 0 <= title < index and not DAY_RE.search(text) and not re.search(rf"\b{BODY_NAMES}\b", text, re.IGNORECASE):
        return not any(block.grid is not None or block.number is not None for block in blocks[title + 1 : index])
    between = blocks[title + 1 : index] if 0 <= title < index <= title + TITLE_LINES else ()
    short = (block.grid is None and block.number is None and len(block.text) < LONGEST_LINE for block in between)
    return 0 <= title < index <= title + TITLE_LINES and all(short) and not any(map(is_attendance_label, between))


def is_text(block: Block) -> bool:
    """Whether a block is of a report's text, not of its head."""
    return block.number is not None or len(block.text) > LONGEST_OF_HEAD or begins_text(block)


def end_of_head(blocks: Sequence[Block], head: Lead) -> int:
    """The last of the blocks under a head, no more than a few, above which no text stands."""
    last = head.last
    while last + 1 < min(len(blocks), head.last + MOST_UNDER) and not is_text(blocks[last + 1]):
        last += 1
    return last


def told_by(head: Lead) -> dict[str, str]:
    """What a head says, its title with the rest."""
    title = joined_title(head)
    return head.values | ({"title": title} if title and "title" not in head.values else {})


def is_same(head: Mapping[str, str], above: Mapping[str, str] | None) -> bool:
    """Whether the head of the report above is printed a second time, perhaps with less."""
    if above is None or fold(head.get("title", "")) != fold(above.get("title", "")):
        return False
    return all(fold(above.get(name, value)) == fold(value) for name, value in head.items())


def has_box(boxes: Iterable[Box | None], alone: bool) -> bool:
    """Whether a header box begins under a head, one that needs no lines above it if `alone`."""
    return any(box is not None and (box.stands_alone or not alone) for box in boxes)


def lead_of(blocks: Sequence[Block], box: Box, floor: int, words: frozenset[str]) -> Lead | None:
    """The lines above a header box that belong to it; None where a box without a title has none above it either."""
    if "from_officer" not in box.values and records_decision(blocks, box.first, box.last):
        return None  # a record of what was decided, which nobody reports
    lead = find_lead(blocks, box.first, floor, untitled=is_untitled(blocks, box, words))
    if box.unmet:
        return lead if {"meeting_name", "date"} <= lead.values.keys() else None
    return lead if box.stands_alone or lead.titles else None


def is_distribution(block: Block) -> bool:
    """Whether a distribution list begins here: its heading, or a grid with a column of copies."""
    if block.grid is None:
        return len(block.text) < 120 and DISTRIBUTION_RE.search(block.text) is not None
    copies = vocabulary("columns").fields["copies"]
    return any(fold(text) in copies for row in grid_texts(block.grid)[:2] for text in row)


def _step_back(blocks: Sequence[Block], index: int, floor: int) -> int:
    """The first of up to three headings above that name the body or its year: they belong to the part."""
    first = index
    while first > max(floor, index - 3):
        block = blocks[first - 1]
        named = re.search(rf"\b{BODY_NAMES}\b", block.text, re.IGNORECASE) or MUNICIPAL_YEAR_RE.search(block.text)
        titled = block.kind == "heading" or MUNICIPAL_YEAR_RE.search(block.text) or block.text.isupper()
        if block.kind == "grid" or block.number is not None or not (named and titled) or len(block.text) > 160:
            break
        first -= 1
    return first


def _appendix_starts(blocks: Sequence[Block], start: Start, end: int) -> Iterator[int]:
    """Where the appendices of a report begin: at their headings, those of its own list of appendices left out."""
    listing = ended = False
    first = (start.box.last + 1) if start.box else start.index + 1
    for index in range(first, end):
        block = blocks[index]
        if block.grid is not None:
            ended = ended or is_audit_trail(block)
            continue
        if block.kind == "heading" or len(block.text) < 60:
            field = heading_field(block.text)
            if field is not None:
                listing = field == "appendices" and fold(block.text) != "appendix"
                continue
        if listing and block.kind == "item":
            continue
        match = APPENDIX_HEADING_RE.search(block.text.strip("*# "))
        page_turned = block.span.page != blocks[index - 1].span.page
        # Under the heading of the list the next line names another one.
        following = blocks[index + 1] if index + 1 < end else block
        goes_on = following.grid is None and APPENDIX_HEADING_RE.match(following.text.strip("*# ")) is not None
        begins = page_turned and not (listing and goes_on) or ((ended or block.kind == "heading") and not listing)
        if match and len(block.text) < 200 and begins:
            listing = False
            yield index
        elif ended and block.kind == "heading" and not _is_sign_off(block):
            ended = False
            yield index


def _is_sign_off(block: Block) -> bool:
    return heading_field(block.text) is not None or is_list_head([block.text])
