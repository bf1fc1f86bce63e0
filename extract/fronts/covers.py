"""The front of a pack: the meeting it is for and its contents.

Source of the rules: the fronts that committee software prints (body, day, hour and place one below the other or behind
labels), letters that call to a meeting, and notices of what was decided.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.agendas.agendas import find_entries
from extract.agendas.contents import LINKING_END_RE, Entry
from extract.cells.cells import join_rows
from extract.dates.dates import parse_date, parse_time
from extract.facts import AgendaItem, Meeting
from extract.fronts.cover_rows import Row, cover_rows, swallowed_rows
from extract.fronts.published import published_meeting
from extract.fronts.sent_days import PLACED_RE, is_sent
from extract.fronts.summonses import BODY_RE, DAY, called_meeting, clock_of, day_of, summoned_body
from extract.labels import fold, vocabulary
from extract.minutes.meeting_titles import FIELD_RE
from extract.parts import BODY_NAMES, Part
from extract.patterns import pattern
from ingest.model import Document, Issue, Span, join_lines

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
BODY_FIELDS = ("meeting", "committee", "name of meeting")
LABEL_ROWS = 16  # how far from the day the label of the place may stand
FOR_MEETING_RE = pattern(
    "cover-agenda-for",
    r"^(?:to\b\s*+(?::\s*+)?(?:all\s+)?(?:the\s+)?members\s+of\s+)?(?:(?:summons\s+to\s+(?:and\s+)?)?(?:(?:supplement(?:al|ary)\s+)?agenda|notice)\s+(?:for|of)\s+)?(?:(?:the|an?)\s++(?=.))*"
    r"(?:meeting\s+of\s+(?:the\s+)?)?(?P<committee>.+?)(?:(?<!\s)\s++(?:meeting|agenda))?(?:(?<!\s)\s++on)?$",
    matches=(
        "Summons to and Agenda for the Budget County Council Meeting on",
        "Meeting of the Harbour Board",
        "To: The Members of the Board",
    ),
    rejects=("",),
    flags=re.IGNORECASE,
)
# The council's name on the line above its committee's: "MARLSTOW DISTRICT COUNCIL / PARKS COMMITTEE".
COUNCIL_FIRST_RE = re.compile(
    rf"^.{{3,50}}?\b(?:city|county|borough|district|town|parish)\s+council\s+(?=.*\b{BODY_NAMES}\b)", re.IGNORECASE
)
# The words that lead up to a place in its line.
PLACE_LEAD_RE = pattern(
    "cover-place-lead",
    r"^(?:(?-i:VENUE|LOCATION|PLACE|Venue|Location)\s++(?=(?-i:[A-Z]))"
    r"|(?:(?:the|this)\s+meeting\s+)?(?:(?:will|to)\s+(?:be\s+held|take\s+place)\s+)?(?:in|at)\s+(?:the\s+)?(?=(?-i:[A-Z])))",
    matches=("LOCATION Council Chamber", "IN COMMITTEE ROOM 2", "The meeting will take place in the Quay Rooms"),
    rejects=("Place Road School", "Location", "Inn House", "meeting in May", "in person"),
    flags=re.IGNORECASE,
)
POSTCODE_BEGINS_RE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b")
PLACE_BEHIND_RE = pattern(
    "cover-place-behind-the-hour",
    r"(?:[ap]\.?m\.?|hours|hrs|noon),?\s+(?:in|at)\s+(?:the\s+)?(?P<venue>(?-i:[A-Z])[^.;:]{3,120})$",
    matches=("on 6 May 2031 at 6.00 pm in the Civic Suite, Quay House",),
    rejects=("at 6.00 pm in person",),
    flags=re.IGNORECASE,
)
MOST_PLACE_ROWS = 4
# The lines of an address set beside those of a name: "Parks Committee Quay Road".
ADDRESS_BEHIND_RE = pattern(
    "cover-address-behind-body",
    rf"(?<=\w)\s(?<=\bcommittee\s)(?!(?:{BODY_NAMES}|room)\b)(?:(?-i:[A-Z])[\w'\u2019]+\s){{1,3}}(?:road|street|lane|hall|house|square|avenue)\b.*$",
    matches=("Orders Committee Quay Road",),
    rejects=("Parks Committee Room 2, Town Hall", "Hall and Pavilion Committee"),
    flags=re.IGNORECASE,
)
PARTY_RE = re.compile(
    r"\b(?:conservative|labour|liberal|democrats?|green|independents?|political)\s+groups?\b", re.IGNORECASE
)
WHOLE_COUNCIL_RE = re.compile(r"(?:full |county |city )?council", re.IGNORECASE)
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


def find_cover(document: Document, parts: Sequence[Part]) -> Cover:
    """The cover's facts; an empty `Cover` for a paper without one."""
    part = next((part for part in parts if part.kind == "cover"), None)
    if part is None:
        return Cover(stated_meeting(document))
    entries, grids, unsettled = find_entries(document, part)
    rows = list(cover_rows(part, grids))
    # What stands among the items tells of other meetings.
    begin = min((entry.span.begin for entry in entries), default=None)
    above = [row for row in rows if begin is None or row.span.begin < begin]
    above += swallowed_rows(document, part, grids, begin)
    # Where body and day head the agenda's next page too, they were taken for its running head.
    heads = [line for line in document.pages[0].furniture if vocabulary("agenda").field(line.text) is None]
    front = [Row(line.text, line.span, n - len(heads), True) for n, line in enumerate(heads)]
    end = max((entry.span.begin for entry in entries), default=None)
    outside = [*above, *(row for row in rows if end is None or row.span.begin > end)]
    meetings = (find_meeting(some) for some in (above, [*front, *above], outside))
    meeting = next(filter(None, meetings), None) or stated_meeting(document)
    issues = list(unsettled)
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


def find_meeting(rows: Sequence[Row]) -> Meeting | None:
    """The meeting that a cover announces: its first day, the body named before it, time and place after it."""
    blocks = {row.block: row.span for row in reversed(rows)}
    texts = {block: " ".join(row.text for row in mine) for block, mine in sorted(_by_block(rows).items())}
    headings = [row.text for row in rows]
    if (called := called_meeting(texts, headings)) is not None:
        block, summons = called
        return Meeting(
            span=blocks[block],
            rule="cover-summons",
            role="pack",
            committee=summons.committee,
            date=summons.date,
            start_time=summons.start_time,
            venue=summons.venue,
        )
    summoned = ((name, blocks[block]) for block, text in texts.items() if (name := summoned_body(text, headings)))
    dated = [n for n, row in enumerate(rows) if len(row.text) < 140 and day_of(row.text) and not is_sent(headings, n)]
    if not dated:
        return None
    at = min(dated, key=lambda n: (_day_rank(headings, n), n))
    named = next(summoned, None) or _committee(rows, at)
    if named is None:
        return None
    committee, span = named
    near = [row.text for row in rows[at : at + 5]]
    time = next((found for text in near if (found := clock_of(text))), None)
    return Meeting(
        span=span,
        rule="cover-lines",
        role="pack",
        committee=committee,
        date=day_of(rows[at].text),
        start_time=time,
        venue=_venue(rows, at) or _venue_behind(rows[at].text),
    )


def _by_block(rows: Sequence[Row]) -> dict[int, list[Row]]:
    """The rows of each block, in their order."""
    found: dict[int, list[Row]] = {}
    for row in rows:
        found.setdefault(row.block, []).append(row)
    return found


def _day_rank(texts: Sequence[str], at: int) -> int:
    """How little tells that a day is the meeting's: 0 for a label above time or place, 1 with an hour near it."""
    labelled = re.match(r"date\b", texts[at], re.IGNORECASE) is not None
    if labelled and any(PLACED_RE.match(text) for text in texts[at + 1 : at + 3]):
        return 0
    return 1 if any(clock_of(text) for text in texts[at : at + 3]) else 2


def _committee(rows: Sequence[Row], at: int) -> tuple[str, Span] | None:
    """The body that a label tells by the day, else the one named nearest above it, else below it.

    One that is no whole council where there is a choice.
    """
    for row in rows[max(0, at - LABEL_ROWS // 2) : at + LABEL_ROWS // 2]:
        field = FIELD_RE.match(row.text)
        if field and fold(field["field"]) in BODY_FIELDS and BODY_RE.search(field["value"]) and len(row.text) < 120:
            return field["value"].strip(" ,-"), row.span
    found: list[tuple[str, Span]] = []
    blocks = _by_block(rows)
    for block in dict.fromkeys(row.block for row in [*rows[: at + 1][::-1], *rows[at + 1 : at + 12]]):
        mine = blocks[block]
        text, _ = join_lines([row.text for row in mine if not day_of(row.text) and not clock_of(row.text)])
        if not BODY_RE.search(text) or len(text) > 140 or PARTY_RE.search(text):
            continue
        label = vocabulary("agenda").split(text)
        if label is not None and label.field == "venue" and label.apart:
            continue
        if _stops_venue(text) and not text.lower().startswith(("agenda", "summons")):
            continue
        match = FOR_MEETING_RE.search(text.strip(" :,-"))
        if match and BODY_RE.search(match["committee"]):
            name = ADDRESS_BEHIND_RE.sub("", COUNCIL_FIRST_RE.sub("", match["committee"].strip(" ,-")))
            found.append((name, mine[0].span))
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
    for n in range(max(0, at - LABEL_ROWS), min(at + LABEL_ROWS, len(rows))):
        label = vocabulary("agenda").split(rows[n].text)
        if label is not None and label.field == "venue" and label.apart:
            return _labelled_venue(label.rest, [row.text for row in rows[n + 1 : n + MOST_PLACE_ROWS]])
    lines: list[str] = []
    block = rows[at].block
    for row in rows[at + 1 : at + 8]:
        text = row.text
        if parse_time(text) or (clock_of(text) and len(text) < 25):
            continue
        unfinished = bool(lines) and lines[-1].endswith(",")
        headed = row.heading and not unfinished and (not VENUE_RE.search(text) or BODY_RE.search(text))
        if headed or _stops_venue(text) or day_of(text):
            break
        goes_on = unfinished or re.match(r"^(?:[A-Z]{0,2}\d|[a-z])", text) is not None
        if lines and row.block != block and not goes_on:
            break
        lines.append(text)
        block = row.block
    venue = PLACE_LEAD_RE.sub("", join_rows(lines) or "")
    return venue if venue and VENUE_RE.search(venue) else None


def _venue_behind(text: str) -> str | None:
    """The place behind day and hour on their line: "… 6 May 2031 at 6.00 pm in the Civic Suite"."""
    match = PLACE_BEHIND_RE.search(text)
    return match["venue"].strip(" ,.") if match is not None and VENUE_RE.search(match["venue"]) else None


def _labelled_venue(behind: str, below: Sequence[str]) -> str | None:
    """The place behind its label, or on the line below, and the lines that go on with it."""
    lines = [behind] if behind else []
    for text in below:
        goes_on = not lines or LINKING_END_RE.search(lines[-1]) or POSTCODE_BEGINS_RE.match(text)
        if not goes_on or _stops_venue(text) or (lines and (day_of(text) or clock_of(text))):
            break
        lines.append(text)
    return PLACE_LEAD_RE.sub("", join_rows(lines) or "").strip(" ,") or None


def agenda_items(cover: Cover) -> tuple[AgendaItem, ...]:
    """The entries of the contents as items of the meeting."""
    return tuple(
        AgendaItem(span=e.span, rule="contents", meeting=cover.meeting, number=e.number, title=e.title, pages=e.pages)
        for e in cover.entries
    )
