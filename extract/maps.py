"""A pack's own map: the parts that its bookmarks divide it into, else what its contents and the pages' heads tell.

Source of the rule: the packs that committee software puts together give each paper a bookmark ("5 Title", "Appendix A -
Title", "Minutes of Previous Meeting") and its first page a stamp ("Agenda Item 5"); where it is put together by hand,
its page stands in the contents, or the title of the item at the head of the page.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from extract.agendas.contents import Entry
from extract.facts import Meeting, Report
from extract.item_stamps import stamped_pages
from extract.labels import fold, heading_field, vocabulary
from extract.parts import Part, PartKind
from extract.patterns import pattern
from extract.reports.head_patterns import REPORT_OF_RE
from ingest.markers import split_marker
from ingest.model import Block, Document

MARK_MINUTES_RE = pattern(
    "mark-minutes",
    r"\bminutes\b(?!\s+(?:action|tracker|matters))",
    matches=("19 December 2026 - County Council minutes", "3 Minutes of the previous meeting"),
    rejects=("Ten-minute rule", "Minutes action log"),
    flags=re.IGNORECASE,
)
MARK_APPENDIX_RE = pattern(
    "mark-appendix",
    r"(?:^|[-\u2013:]\s*)(?:appendix|appendices|app|annex|annexe|enc|enclosure|schedule|attachment)\b\.?",
    matches=("Appendix A - Plan", "1 - Annex 1 - Budget", "Enc. 2 Map"),
    rejects=("Budget report with appendix", "Application 12"),
    flags=re.IGNORECASE,
)
MARK_FRONT_RE = pattern(
    "mark-front",
    r"^(?:public\s+|supplementary\s+|supplemental\s+)?agenda\b(?!\s+item)|\bfront\s?sheet\b",
    matches=("Agenda", "Agenda frontsheet 13th May 2027", "Public agenda"),
    rejects=("5 Agenda for change", "Agenda item 6"),
    flags=re.IGNORECASE,
)
SAME_TITLE = 85
MIN_MARKS = 2  # bookmarks: a lone one may be a word processor's
NEAR_HEAD = 10
ABOVE = 2  # blocks between a mark and the paper's first line
MOST_LINES, LONGEST_LINE = 5, 60  # of what else may stand over its head
PAGE_HEAD = 5  # blocks at the head of a page among which its title stands
LEAST_TITLE, LONGEST_TITLE = 12, 300


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a paper of the pack begins: index of its first block, its title, and what kind of part the title names."""

    first: int
    title: str
    kind: PartKind
    bookmark: bool = True


def divide(document: Document, parts: Sequence[Part], entries: Sequence[Entry]) -> tuple[Part, ...]:
    """The parts, cut where the map of the pack says that another paper begins; none for a file without a map."""
    marks = list(read_marks(document, entries))
    few = len(marks) < MIN_MARKS and bool(document.outline)
    if not marks or few or not any(part.kind in ("cover", "minutes", "report") for part in parts):
        return tuple(parts)
    starts = [part.first for part in parts]
    marks = [_at_start(mark, starts, document) for mark in marks]
    found: list[Part] = []
    new_place: dict[int, int] = {}
    for place, part in enumerate(parts):
        new_place[place] = len(found)
        owner = new_place.get(part.owner) if part.owner is not None else None
        found += cut_part(replace(part, owner=owner), marks, len(found))
    return tuple(found)


def _at_start(mark: Mark, starts: Sequence[int], document: Document) -> Mark:
    """The mark moved to the start of the part right below it on its page: a stamp stands above a paper's first line."""
    at = bisect_left(starts, mark.first)
    page = document.blocks[mark.first].span.page
    near = at < len(starts) and document.blocks[starts[at]].span.page == page
    near = near and (starts[at] <= mark.first + ABOVE or _is_head(document.blocks[mark.first : starts[at]]))
    return replace(mark, first=starts[at]) if near else mark


def _is_head(blocks: Sequence[Block]) -> bool:
    """Whether blocks are a few short lines over a paper's head: a stamp, which part of the agenda it is of."""
    lines = [
        block for block in blocks if block.grid is None and block.number is None and len(block.text) < LONGEST_LINE
    ]
    return len(lines) == len(blocks) <= MOST_LINES


def cut_part(part: Part, marks: Sequence[Mark], place: int) -> Iterator[Part]:
    """A part and the papers that the map finds in it; an appendix in a report belongs to the report at `place`."""
    inside = [mark for mark in marks if part.first < mark.first < part.end and not _goes_on(part, mark)]
    own = next((mark for mark in marks if mark.first == part.first), None)
    ends = [*(mark.first for mark in inside), part.end]
    head = part.blocks[: ends[0] - part.first]
    yield replace(part, blocks=head, title=own.title if own else part.title)
    owner = place if part.kind == "report" else part.owner
    for mark, end in zip(inside, ends[1:], strict=True):
        blocks = part.blocks[mark.first - part.first : end - part.first]
        is_appendix = mark.kind == "appendix" and owner is not None
        owner = owner if is_appendix else None
        kind: PartKind = "appendix" if is_appendix else "minutes" if mark.kind == "minutes" else "body"
        yield Part(kind, mark.first, blocks, owner=owner, title=mark.title)


def _goes_on(part: Part, mark: Mark) -> bool:
    """Whether a mark inside a part begins no other paper: the front, or minutes inside what is read as minutes.

    Printed page numbers are less sure than a bookmark: they do not cut a report.
    """
    if not mark.bookmark and (part.kind in ("report", "appendix") or _is_minuted(part, mark)):
        return True
    return mark.kind in ("cover", part.kind) and part.kind != "appendix" or part.kind == "distribution"


def _is_minuted(part: Part, mark: Mark) -> bool:
    """Whether a title at the head of a page is that of the next item of minutes: standing items recur at each meeting.

    It has the number after that of an item above, and not the number that the agenda gives it.
    """
    at = mark.first - part.first
    heads = (block for block in part.blocks[at : at + PAGE_HEAD] if _heads_item(block))
    head = next((block for block in heads if block.kind == "heading" or block.bold or block.text.isupper()), None)
    if part.kind != "minutes" or head is None or mark.title.split(" ")[0].strip(".") == head.number:
        return False
    alike = (block for block in part.blocks[:at] if _heads_item(block) and block.kind == head.kind)
    return any(int(block.number or 0) + 1 == int(head.number or 0) for block in alike)


def _heads_item(block: Block) -> bool:
    return block.grid is None and (block.number or "").isdigit() and len(block.text) < LONGEST_TITLE


def read_marks(document: Document, entries: Sequence[Entry]) -> Iterator[Mark]:
    """The bookmarks in the order of their pages; of a pack without them, the contents' entries by printed page."""
    starts = [block.span.page or 0 for block in document.blocks]
    if starts != sorted(starts):
        return
    outline = [(entry.page, entry.title) for entry in document.outline if entry.page is not None]
    sure = outline or list(_stamps(document, entries))
    places = {page: (title, True) for page, title in sorted(sure, key=lambda mark: mark[0], reverse=True)}
    if not outline:
        named = (*_printed_pages(document, entries), *_titled_pages(document, entries, places))
        for page, title in named:
            places.setdefault(page, (title, False))
    seen: set[int] = set()
    for page, (title, is_sure) in sorted(places.items()):
        first = bisect_left(starts, page)
        if first in seen or first >= len(starts) or starts[first] != page:
            continue
        seen.add(first)
        yield Mark(first, title, mark_kind(title), is_sure)


def _stamps(document: Document, entries: Sequence[Entry]) -> Iterator[tuple[int, str]]:
    """Page and title of each entry of the contents whose number is stamped on the first page of its papers."""
    titles = {entry.number: entry.title for entry in entries if entry.number}
    for page, number in stamped_pages(document).items():
        if number in titles:
            yield page, f"{number} {titles[number]}"


def _titled_pages(
    document: Document, entries: Sequence[Entry], known: Mapping[int, object]
) -> Iterator[tuple[int, str]]:
    """Page and title of each entry of the contents whose title stands, alone, at the head of one page after it."""
    wanted = {fold(entry.title): entry for entry in entries if len(entry.title) >= LEAST_TITLE}
    last = max((entry.span.page or 0 for entry in entries), default=0)
    found: dict[str, list[int]] = {}
    for page, block in page_heads(document) if wanted else ():
        marker = split_marker(block.text)
        text = marker.rest if marker is not None else block.text
        # "REPORT ON: FERRY FARES" has its title behind the label.
        title = next((fold(part) for part in (text, text.partition(":")[2]) if fold(part) in wanted), None)
        if page > last and title is not None and page not in known:
            found.setdefault(title, []).append(page)
    for title, pages in found.items():
        if len(pages) == 1:
            yield pages[0], f"{wanted[title].number or ''} {wanted[title].title}".strip()


def page_heads(document: Document) -> Iterator[tuple[int, Block]]:
    """The first blocks of each page, with the page."""
    page, count = 0, 0
    for block in document.blocks:
        page, count = (page, count + 1) if block.span.page == page else (block.span.page or 0, 1)
        if page and count <= PAGE_HEAD and block.grid is None and len(block.text) < LONGEST_TITLE:
            yield page, block


def _printed_pages(document: Document, entries: Sequence[Entry]) -> Iterator[tuple[int, str]]:
    """Physical page and title of each entry of the contents whose first printed page is the label of one page."""
    labels: dict[str, list[int]] = {}
    for page in document.pages:
        if page.label is not None and page.number is not None:
            labels.setdefault(page.label, []).append(page.number)
    for entry in entries:
        first = re.search(r"\d+", entry.pages or "")
        pages = labels.get(first[0], []) if first else []
        if len(pages) == 1:
            yield pages[0], f"{entry.number or ''} {entry.title}".strip()


def mark_kind(title: str) -> PartKind:
    """The kind of part that a title in the map names; "body" for a paper of no known form."""
    if MARK_FRONT_RE.search(title):
        return "cover"
    if MARK_APPENDIX_RE.search(title):
        return "appendix"
    return "minutes" if MARK_MINUTES_RE.search(title) else "body"


def find_mapped_reports(parts: Sequence[Part], entries: Sequence[Entry], meeting: Meeting | None) -> dict[int, Report]:
    """Reports without a header box, by the index of their part: the map names an item and the paper reads as one."""
    found: dict[int, Report] = {}
    for place, part in enumerate(parts):
        entry = next((entry for entry in entries if part.title and is_item(part.title, entry)), None)
        if part.kind != "body" or entry is None or not reads_as_report(part):
            continue
        rule, span = "map-of-pack", part.blocks[0].span
        found[place] = Report(span=span, rule=rule, meeting=meeting, item_number=entry.number, title=entry.title)
    return found


def is_item(title: str, entry: Entry) -> bool:
    """Whether a bookmark is of an item of the agenda: the titles agree, and the numbers where both have one."""
    marker = split_marker(title)
    number = marker.number if marker is not None else None
    bare = marker.rest if marker is not None and number else title
    if number is not None and entry.number is not None and number != entry.number:
        return False
    return fuzz.ratio(fold(bare), fold(entry.title)) >= SAME_TITLE


def reads_as_report(part: Part) -> bool:
    """Whether a paper has the form of a report: "Report of …" at its head, or a heading of recommendations."""
    for index, block in enumerate(part.blocks):
        if block.grid is not None or len(block.text) > 160:
            continue
        if heading_field(block.text) == "recommendations":
            return True
        if index < NEAR_HEAD and (REPORT_OF_RE.match(block.text) or _is_purpose(block.text)):
            return True
    return False


def _is_purpose(text: str) -> bool:
    return fold(text).startswith("purpose of") and vocabulary("head_lines").field(text) == "section"
