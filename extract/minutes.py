"""Minutes: the meetings they are of, who was there, the items, what was decided, moved and voted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.attendance import find_apologies, find_attendance, is_attendance_label, read_names
from extract.facts import Attendance, Meeting, MinuteItem, Motion, Resolution, Vote
from extract.meeting_titles import (
    BARE_MINUTES_RE,
    BODY_LINE_RE,
    BODY_MINUTES_RE,
    COMMENCED_RE,
    DAY_RE,
    FIELD_RE,
    GENERIC_BODY_RE,
    MeetingTitle,
    clean_committee,
    parse_meeting_title,
    parse_when_and_where,
)
from extract.minute_items import find_headings
from extract.motions import find_motions
from extract.parts import Part
from extract.resolutions import find_resolutions
from ingest.model import Block, Document, Issue, Span

HEAD_BLOCKS = 14  # how far into a set of minutes its heading may stand
TITLE_BLOCKS = 6  # how many blocks a heading may run over


@dataclass(frozen=True, slots=True)
class MinutesFacts:
    """All that minutes say, each list in reading order."""

    meetings: tuple[Meeting, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    minute_items: tuple[MinuteItem, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    motions: tuple[Motion, ...] = ()
    votes: tuple[Vote, ...] = ()
    issues: tuple[Issue, ...] = ()

    def __add__(self, other: MinutesFacts) -> MinutesFacts:
        return MinutesFacts(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))


def find_minutes(document: Document, parts: Sequence[Part]) -> MinutesFacts:
    """The facts of every set of minutes in the document; a part may hold several sets."""
    facts = MinutesFacts()
    sets = [part.blocks for part in parts if part.kind == "minutes"]
    if not sets and begins_minutes(document.blocks):
        sets = [document.blocks]
    for blocks in (run for found in sets for run in split_sets(found)):
        facts += read_minutes(blocks)
    return facts


def begins_minutes(blocks: Sequence[Block]) -> bool:
    """Whether the blocks begin with a heading of minutes, with a day, that a list of those present follows."""
    head = blocks[:HEAD_BLOCKS]
    if not any(is_attendance_label(block) for block in blocks[: HEAD_BLOCKS + TITLE_BLOCKS]):
        return False
    meeting, _, _ = find_meeting(head) if head else (None, 0, [])
    return meeting is not None and meeting.date is not None


def split_sets(blocks: Sequence[Block]) -> Iterator[Sequence[Block]]:
    """The runs of blocks that are one meeting's minutes: a new one begins at a heading that people present follow."""
    starts = [index for index, block in enumerate(blocks) if _opens_set(blocks, index, block)]
    cuts = [0]
    for start in starts[1:]:
        while start - 1 > cuts[-1] and _is_body_name(blocks[start - 1]):
            start -= 1
        cuts.append(start)
    for first, last in zip(cuts, [*cuts[1:], len(blocks)], strict=True):
        yield blocks[first:last]


def _opens_set(blocks: Sequence[Block], index: int, block: Block) -> bool:
    if block.number is not None or block.kind == "grid" or _title(block) is None:
        return False
    return any(is_attendance_label(following) for following in blocks[index + 1 : index + 8])


def _is_body_name(block: Block) -> bool:
    if block.kind == "grid" or block.number is not None or len(block.text) > 120:
        return False
    return BODY_LINE_RE.search(block.text) is not None


def read_minutes(blocks: Sequence[Block]) -> MinutesFacts:
    """The facts of one set of minutes: its heading, the people present, then item after item."""
    meeting, title_end, issues = find_meeting(blocks)
    if meeting is None:
        return MinutesFacts(issues=tuple(issues))
    headings = find_headings(blocks, title_end)
    lead_end = headings[0].index if headings else len(blocks)
    meeting = _with_start(meeting, blocks[title_end:lead_end])
    attendance, unread = find_attendance(_attendance_blocks(blocks, title_end, lead_end), meeting)
    items: list[tuple[MinuteItem | None, Sequence[Block]]] = [(None, blocks[title_end:lead_end])]
    ends = [heading.index for heading in headings[1:]] + [len(blocks)]
    for heading, end in zip(headings, ends[: len(headings)], strict=True):
        span = blocks[heading.index].span
        item = MinuteItem(span=span, rule="minute-heading", meeting=meeting, number=heading.number, title=heading.title)
        items.append((item, blocks[heading.index + 1 : end]))
    attendance += _apologies(items, meeting, attendance)
    resolutions = find_resolutions(items[1:] or items, meeting)
    motions, votes = find_motions(items[1:] or items, meeting)
    found = tuple(item for item, _ in items if item is not None)
    issues += unread
    if not found:
        issues.append(_issue("minutes-without-items", "No heading of an item was found in these minutes.", blocks[0]))
    return MinutesFacts(
        (meeting,),
        tuple(attendance),
        found,
        tuple(resolutions),
        tuple(motions),
        tuple(votes),
        tuple(issues),
    )


def _with_start(meeting: Meeting, lead: Sequence[Block]) -> Meeting:
    """The meeting with the time at which it commenced, by a line before the first item, where the heading says none."""
    for block in lead:
        match = COMMENCED_RE.search(block.text) if meeting.start_time is None and block.kind != "grid" else None
        if match is not None:
            meeting = replace(meeting, start_time=parse_when_and_where(block.text[match.end() :])[1])
    return meeting


def _attendance_blocks(blocks: Sequence[Block], start: int, end: int) -> Sequence[Block]:
    """The blocks that can list people: from the first label after the heading (or in it) to the first item."""
    first = next((index for index in range(end) if is_attendance_label(blocks[index])), start)
    return blocks[first:end]


def _apologies(
    items: Sequence[tuple[MinuteItem | None, Sequence[Block]]], meeting: Meeting, known: Sequence[Attendance]
) -> list[Attendance]:
    """Apologies that paragraphs tell of, or that an item of that name lists; nobody twice."""
    seen = {row.name.lower() for row in known if row.status == "apologies"}
    found: list[Attendance] = []
    for position, (item, blocks) in enumerate(items):
        about = item is not None and item.title.lower().startswith("apolog")
        if not (about or position <= 3):
            continue
        for block in blocks:
            if block.kind == "grid":
                continue
            for row in find_apologies(block, meeting) or (read_names(block, meeting) if about else []):
                if row.name.lower() not in seen:
                    seen.add(row.name.lower())
                    found.append(row)
    return found


def find_meeting(blocks: Sequence[Block]) -> tuple[Meeting | None, int, list[Issue]]:
    """The meeting that the heading names, and the index of the block after the heading."""
    limit = min(len(blocks), HEAD_BLOCKS)
    for index in range(limit):
        title = _title(blocks[index])
        if title is None:
            continue
        title, end = _extend(blocks, index, title, limit)
        committee = _committee(blocks, index, end, title.committee)
        if committee is None:
            continue
        span = Span.cover(block.span for block in blocks[index : max(end, index + 1)])
        meeting = Meeting(
            span=span, rule="minutes-heading", committee=committee, date=title.date, start_time=title.start_time,
            venue=title.venue, role="minutes",
        )  # fmt: skip
        if title.date is not None:
            return meeting, end, []
        return meeting, end, [_issue("minutes-without-date", "These minutes' heading states no day.", blocks[index])]
    return None, 0, [_issue("minutes-without-heading", "No heading says whose minutes these are.", blocks[0])]


def _issue(code: str, message: str, block: Block) -> Issue:
    return Issue("extract", code, message, block.text[:200], block.span)


def _title(block: Block) -> MeetingTitle | None:
    """What a block says as a heading of minutes; the heading may begin at any of its first lines."""
    if block.kind == "grid" or block.number is not None or len(block.text) > 700:
        return None
    lines = [line.text.strip().strip("*#").strip() for line in block.lines] or [block.text]
    for start in range(min(4, len(lines))):
        title = parse_meeting_title("\n".join(lines[start:]))
        if title is not None:
            return title
        match = BODY_MINUTES_RE.match(lines[start])
        if match is not None:
            return MeetingTitle(clean_committee(match["body"]), *parse_when_and_where("\n".join(lines[start + 1 :])))
        if BARE_MINUTES_RE.match(lines[start]):
            return MeetingTitle(None, *parse_when_and_where("\n".join(lines[start + 1 :])))
    return None


def _extend(blocks: Sequence[Block], index: int, title: MeetingTitle, limit: int) -> tuple[MeetingTitle, int]:
    """The title with what the next blocks add: a body's name broken over blocks, the day, the time, the place."""
    end, text = index + 1, "\n".join(line.text.strip() for line in blocks[index].lines) or blocks[index].text
    while end < min(limit, index + TITLE_BLOCKS) and not title.date:
        block = blocks[end]
        if block.kind == "grid" or block.number is not None or is_attendance_label(block) or len(block.text) > 250:
            break
        text += "\n" + block.text
        end += 1
        more = parse_meeting_title(text.strip("*# "))
        if more is not None:
            title = replace(more, committee=more.committee or title.committee)
        elif DAY_RE.search(block.text):
            title = MeetingTitle(title.committee, *parse_when_and_where(text))
    if not title.date:
        title, end = _from_fields(blocks, index, title, limit, end)
    return title, end


def _from_fields(
    blocks: Sequence[Block], index: int, title: MeetingTitle, limit: int, end: int
) -> tuple[MeetingTitle, int]:
    """The title from labelled lines ("Date: …", "Venue: …") around the heading, or from a day printed above it."""
    for at in range(limit):
        block = blocks[at]
        rows = block.grid.texts() if block.grid else [[line.text] for line in block.lines]
        for row in rows:
            match = FIELD_RE.match("\t".join(cell for cell in row if cell))
            if match is None:
                continue
            field, value = match["field"].lower(), match["value"].strip()
            if field.startswith("date"):
                day, time, _ = parse_when_and_where(value)
                title = replace(title, date=title.date or day, start_time=title.start_time or time)
            elif field == "time":
                title = replace(title, start_time=title.start_time or parse_when_and_where(value)[1])
            elif field in ("venue", "place", "location", "held at"):
                title = replace(title, venue=title.venue or value)
            elif title.committee is None:
                title = replace(title, committee=clean_committee(value))
            end = max(end, at + 1)
    if not title.date:
        for at in range(index, -1, -1):
            if blocks[at].kind != "grid" and DAY_RE.search(blocks[at].text) and len(blocks[at].text) < 200:
                day, time, _ = parse_when_and_where(blocks[at].text)
                title = replace(title, date=day, start_time=title.start_time or time)
                break
    return title, end


def _committee(blocks: Sequence[Block], index: int, end: int, stated: str | None) -> str | None:
    """The body named in the sentence; where that is none, or any parish's, the one named in the lines around it."""
    if stated is not None and not GENERIC_BODY_RE.match(stated):
        return stated
    before = [line for block in blocks[:index] if block.kind != "grid" for line in block.lines][::-1]
    after = [line for block in blocks[index:end] if block.kind != "grid" for line in block.lines]
    around = [line.text for line in before + after if len(line.text) < 120 and not _is_label(line.text)]
    names = [clean_committee(text) for text in around if BODY_LINE_RE.search(text)]
    named = [name for name in names if not GENERIC_BODY_RE.match(name)]
    if stated and len(stated.split()) > 1:
        same = [name for name in named if name.lower().endswith(stated.lower())]
        return same[0] if same else stated
    return next(iter(named), None) or stated or None


def _is_label(text: str) -> bool:
    return "minutes" in text.lower() or "meeting" in text.lower() or FIELD_RE.match(text) is not None
