"""The front of a pack: the meeting it is for and its contents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.cells import join_rows
from extract.contacts import ASIDE_RE
from extract.contents import Entry, read_agenda_items, read_contents_grid
from extract.dates import parse_date, parse_time
from extract.facts import AgendaItem, Meeting
from extract.labels import vocabulary
from extract.parts import BODY_NAMES, Part
from extract.patterns import pattern
from extract.published import published_meeting
from ingest.model import Document, Issue, Span, join_lines

DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
DATED_LINE_RE = pattern(
    "cover-day",
    rf"\b(?P<day>(?:{DAY},?\s+)?(?:the\s+)?\d{{1,2}}\s?(?:st|nd|rd|th)?\s+(?:of\s+)?[a-z]{{3,9}},?\s+\d{{4}}"
    r"|(?:\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}))",
    matches=("Thursday, 13 February 2025 at 10.00 am", "Date: Wednesday 15 October 2014", "Wednesday, 4th March, 2026"),
    rejects=("October 2014", "7.00 pm"),
    flags=re.IGNORECASE,
)
CLOCK_RE = pattern(
    "cover-time",
    r"\b(?P<time>\d{1,2}(?:[.:]\d{2})?\s?(?:[ap]\.?m\b\.?|noon\b|hours\b|hrs\b)|\d{1,2}:\d{2}\b|noon\b)",
    matches=("at 10.00 am", "7.00 pm", "Time: 18:30", "12 noon"),
    rejects=("10.75 per cent", "2014"),
    flags=re.IGNORECASE,
)
PUBLISHED_RE = pattern(
    "cover-publication-day",
    r"^(?:date\s+(?:of\s+)?(?:publication|issue|despatch|dispatch|published)|published|issued|despatch(?:ed)?|dated)\b",
    matches=("Date of issue: 4 May 2027", "Published 3 June 2027"),
    rejects=("Date: 4 May 2027", "Thursday 4 May 2027"),
    flags=re.IGNORECASE,
)
SUMMONS_RE = pattern(
    "cover-summons",
    rf"\bmeeting\s++of\s++(?:the\s++)?(?P<committee>.{{3,120}}?)(?<!\s)\s++(?:will|to)\s++be\s++held\s++(?:at|in)\s++(?:the\s++)?"
    rf"(?P<venue>.{{3,160}}?),?(?<!\s)\s++on\s++(?P<rest>(?:{DAY},?\s+)?\d{{1,2}}.{{3,60}})",
    matches=("A meeting of the County Council will be held in the Chamber, Old Hall on Monday, 3 May 2027 at 9.30 am",),
    rejects=("The meeting of the group was held on 3 May",),
    flags=re.IGNORECASE,
)
SUMMONED_RE = pattern(
    "cover-summoned",
    r"\bsummoned\s+to\s+(?:attend\s+)?(?:a|the)\s+(?:\w+\s+){0,2}meeting\s+of\s+(?:the\s+)?(?P<committee>(?-i:[A-Z])[^.;,]{3,80}?)"
    r"(?=\s+(?:to\s+be\s+held|which|at\b|on\b|in\b|as\b|for\b)|[,.;]|$)",
    matches=("You are hereby summoned to attend the meeting of the County Council to be held as shown below",),
    rejects=("summoned to a meeting of those concerned",),
    flags=re.IGNORECASE,
)
NOTICE_RE = pattern(
    "decision-notice-meeting",
    r"^(?:record\s+of\s+)?(?:the\s+)?decisions?\s+(?:\w+\s+){0,2}(?:at|by|of)\s+(?:the\s+|a\s+meeting\s+of\s+(?:the\s+)?)?"
    r"(?P<committee>(?-i:[A-Z])[\w&,'\u2019 -]{2,90}?)(?:\s+meeting)?(?:\s+held)?\s+on\s+"
    rf"(?P<day>(?:{DAY},?\s+)?\d{{1,2}}\s?"
    r"(?:st|nd|rd|th)?\s+[a-z]{3,9},?\s+\d{4})",
    matches=("Decision determined at Harbour Committee meeting on 3 May 2027", "Decisions of Cabinet on 3 May 2027"),
    rejects=("Decision taken on 3 May 2027", "The decision of the court"),
    flags=re.IGNORECASE,
)
NOTICE_BLOCKS = 6
FOR_MEETING_RE = pattern(
    "cover-agenda-for",
    r"^(?:(?:summons\s+to\s+(?:and\s+)?)?(?:(?:supplement(?:al|ary)\s+)?agenda|notice)\s+(?:for|of)\s+)?(?:(?:the|an?)\s++(?=.))*"
    r"(?:meeting\s+of\s+(?:the\s+)?)?(?P<committee>.+?)(?:(?<!\s)\s++meeting)?(?:(?<!\s)\s++on)?$",
    matches=("Summons to and Agenda for the Budget County Council Meeting on", "Meeting of the Harbour Board"),
    rejects=("",),
    flags=re.IGNORECASE,
)
# The council's name on the line above its committee's: "MARLSTOW DISTRICT COUNCIL / PARKS COMMITTEE".
COUNCIL_FIRST_RE = re.compile(
    rf"^.{{3,50}}?\b(?:city|county|borough|district|town|parish)\s+council\s+(?=.*\b{BODY_NAMES}\b)", re.IGNORECASE
)
WHOLE_COUNCIL_RE = re.compile(r"(?:full |county |city )?council", re.IGNORECASE)
BODY_RE = pattern(
    "cover-body",
    rf"\b(?<!chief ){BODY_NAMES}\b(?!\s+(?:chamber|offices?|house|hall|tax|building|suite|room|centre)\b)",
    matches=("Harbour Committee", "County Council"),
    rejects=("Council Chamber, Old Hall", "Committee Room 2", "Chief Executive"),
    flags=re.IGNORECASE,
)
VENUE_RE = pattern(
    "cover-venue",
    r"\b(?:room|hall|chamber|house|street|road|lane|square|avenue|offices?|centre|building|suite|floor|library|school"
    r"|virtual|online|teams|zoom|remote|guildhall|church|pavilion|theatre|[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2})\b",
    matches=("Committee Room 2, Town Hall", "MW1 2AB", "Virtual meeting"),
    rejects=("Supplemental Agenda", "Councillor A Moor"),
    flags=re.IGNORECASE,
)


@dataclass(frozen=True)
class Cover:
    """What the front says: the meeting, entries of the contents, and the blocks that held them."""

    meeting: Meeting | None = None
    entries: tuple[Entry, ...] = ()
    blocks: frozenset[int] = frozenset()
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One printed line of a cover, with its block's index and kind."""

    text: str
    span: Span
    block: int
    heading: bool


def find_cover(document: Document, parts: Sequence[Part]) -> Cover:
    """The cover's facts; an empty `Cover` for a paper without one."""
    part = next((part for part in parts if part.kind == "cover"), None)
    if part is None:
        return Cover(stated_meeting(document))
    entries: list[Entry] = []
    grids: set[int] = set()
    for index, block in enumerate(part.blocks, part.first):
        if block.grid is not None and (found := read_contents_grid(block.grid)):
            entries += found
            grids.add(index)
    rows = list(cover_rows(part, grids))
    meeting = find_meeting(rows) or stated_meeting(document)
    listed = read_agenda_items(part.blocks)
    entries = join_entries(entries, listed) if entries else listed
    issues = []
    if meeting is None:
        message, span = "The cover names no meeting with a date.", part.blocks[0].span
        issues.append(Issue("extract", "cover-without-meeting", message, rows[0].text if rows else None, span))
    return Cover(meeting, tuple(entries), frozenset(grids), tuple(issues))


def stated_meeting(document: Document) -> Meeting | None:
    """The meeting of a paper without a cover: by the file's properties, or by the head of a notice of decisions."""
    published, front = published_meeting(document), document.blocks[:NOTICE_BLOCKS]
    if published is not None and published.date and published.kind is not None:
        span = front[0].span if front else Span()
        return Meeting(
            span=span, rule="document-title", role="pack", committee=published.committee, date=published.date,
            start_time=published.start_time,
        )  # fmt: skip
    for block in front:
        match = NOTICE_RE.search(block.text) if block.grid is None and len(block.text) < 200 else None
        if match is not None and (day := parse_date(match["day"])):
            committee = match["committee"].strip(" ,")
            return Meeting(span=block.span, rule="decision-notice", role="pack", committee=committee, date=day)
    return None


def join_entries(entries: Sequence[Entry], listed: Sequence[Entry]) -> list[Entry]:
    """The entries of a contents table with the numbered items before and after it that carry its numbers on."""
    numbers = [int(entry.number) for entry in entries if entry.number and entry.number.isdigit()]
    if not numbers:
        return list(entries)
    items = {int(item.number): item for item in listed if item.number and item.number.isdigit()}
    before = [items[n] for n in range(1, min(numbers)) if n in items]
    after = [items[n] for n in sorted(items) if n > max(numbers)]
    whole = len(before) == min(numbers) - 1
    follows = [n for n, item in enumerate(after, max(numbers) + 1) if item.number == str(n)]
    return [*(before if whole else ()), *entries, *after[: len(follows)]]


def cover_rows(part: Part, grids: set[int]) -> Iterator[Row]:
    """The lines of a cover in reading order, those of a grid that is no contents table column by column."""
    asides: list[Row] = []
    for index, block in enumerate(part.blocks, part.first):
        if index in grids:
            continue
        if block.grid is not None:
            for column in range(block.grid.width):
                for cell in (row[column] for row in block.grid.rows if column < len(row)):
                    if cell is not None and cell.text.strip():
                        yield Row(" ".join(cell.text.split()), cell.span, index, False)
            continue
        for line in block.lines or ():
            text, *aside = ASIDE_RE.regex.split(" ".join(line.text.split()).strip("*# "), maxsplit=1)
            asides += [Row(rest, line.span, index, False) for rest in aside]
            yield Row(text, line.span, index, block.kind == "heading")
    yield from asides


def find_meeting(rows: Sequence[Row]) -> Meeting | None:
    """The meeting that a cover announces: its first day, the body named before it, time and place after it."""
    for row in rows:
        whole = " ".join(other.text for other in rows if other.block == row.block)
        match = SUMMONS_RE.search(whole)
        if match and (day := DATED_LINE_RE.search(match["rest"])):
            return Meeting(
                span=row.span,
                rule="cover-summons",
                role="pack",
                committee=match["committee"],
                date=parse_date(day["day"]),
                start_time=_clock(match["rest"]),
                venue=match["venue"].strip(" ,"),
            )
    held = [len(row.text) < 140 and not PUBLISHED_RE.search(row.text) and _day(row.text) is not None for row in rows]
    dated = [n for n, is_held in enumerate(held) if is_held]
    if not dated:
        return None
    at = dated[0]
    named = _summoned(rows) or _committee(rows, at)
    if named is None:
        return None
    committee, span = named
    near = [row.text for row in rows[at : at + 5]]
    time = next((found for text in near if (found := _clock(text))), None)
    return Meeting(
        span=span,
        rule="cover-lines",
        role="pack",
        committee=committee,
        date=_day(rows[at].text),
        start_time=time,
        venue=_venue(rows, at),
    )


def _summoned(rows: Sequence[Row]) -> tuple[str, Span] | None:
    """The body to whose meeting a summons calls, where day and place stand apart from the sentence."""
    for block in dict.fromkeys(row.block for row in rows):
        mine = [row for row in rows if row.block == block]
        match = SUMMONED_RE.search(" ".join(row.text for row in mine))
        if match is not None and BODY_RE.search(match["committee"]):
            return match["committee"].strip(), mine[0].span
    return None


def _day(text: str) -> str | None:
    match = DATED_LINE_RE.search(text)
    return parse_date(match["day"]) if match else None


def _clock(text: str) -> str | None:
    match = CLOCK_RE.search(text)
    return parse_time(match["time"]) if match else None


def _committee(rows: Sequence[Row], at: int) -> tuple[str, Span] | None:
    """The body named nearest above the day, else below it; one that is no whole council where there is a choice."""
    found: list[tuple[str, Span]] = []
    for block in dict.fromkeys(row.block for row in [*rows[: at + 1][::-1], *rows[at + 1 : at + 12]]):
        mine = [row for row in rows if row.block == block]
        text, _ = join_lines([row.text for row in mine if not _day(row.text) and not _clock(row.text)])
        if not BODY_RE.search(text) or len(text) > 140:
            continue
        if _stops_venue(text) and not text.lower().startswith(("agenda", "summons")):
            continue
        match = FOR_MEETING_RE.search(text.strip(" :,-"))
        if match and BODY_RE.search(match["committee"]):
            found.append((COUNCIL_FIRST_RE.sub("", match["committee"].strip(" ,-")), mine[0].span))
    bodies = [(text, span) for text, span in found if not re.search(r"\w\s+council$", text, re.IGNORECASE)]
    whole = [(text, span) for text, span in found if WHOLE_COUNCIL_RE.fullmatch(text)]
    return next(iter(bodies or whole or found), None)


def _stops_venue(text: str) -> bool:
    agenda = vocabulary("agenda")
    label = agenda.split(text)
    named = agenda.field(text) is not None or vocabulary("headings").field(text) is not None
    return named or (label is not None and label.field != "venue")


def _venue(rows: Sequence[Row], at: int) -> str | None:
    """The place: what stands by "Venue:", else the lines after day and time that read like an address."""
    for row in rows:
        label = vocabulary("agenda").split(row.text)
        if label is not None and label.field == "venue" and label.apart:
            return label.rest or next((r.text for r in rows[rows.index(row) + 1 :]), None)
    lines: list[str] = []
    block = rows[at].block
    for row in rows[at + 1 : at + 8]:
        text = row.text
        if parse_time(text) or (_clock(text) and len(text) < 25):
            continue
        if (row.heading and (not VENUE_RE.search(text) or BODY_RE.search(text))) or _stops_venue(text) or _day(text):
            break
        if lines and row.block != block and not re.match(r"^(?:[A-Z]{0,2}\d|[a-z])", text):
            break
        lines.append(text)
        block = row.block
    venue = join_rows(lines)
    return venue if venue and VENUE_RE.search(venue) else None


def agenda_items(cover: Cover) -> tuple[AgendaItem, ...]:
    """The entries of the contents as items of the meeting."""
    return tuple(
        AgendaItem(span=e.span, rule="contents", meeting=cover.meeting, number=e.number, title=e.title, pages=e.pages)
        for e in cover.entries
    )
