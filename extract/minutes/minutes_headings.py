"""Whose meeting a set of minutes is of: its heading, put together from the lines of the first blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.attendance.attendance import is_attendance_label, run_in_label
from extract.attendance.attendance_labels import GroupLabel, split_label
from extract.attendance.attendance_registers import is_register, register_columns
from extract.facts import Meeting
from extract.issues import block_issue
from extract.minutes.heading_places import with_place
from extract.minutes.meeting_titles import (
    BARE_MINUTES_RE,
    BODY_HELD_RE,
    BODY_LINE_RE,
    BODY_MINUTES_RE,
    FIELD_RE,
    GENERIC_BODY_RE,
    MEETING_OF_RE,
    MINUTES_MENTION_RE,
    MeetingTitle,
    clean_committee,
    parse_meeting_title,
)
from extract.minutes.minutes_bodies import joined_kinds, named_in_text
from extract.minutes.minutes_starts import AT_A_MEETING_RE, STAMP_RE, STATUS_LINE_RE
from extract.minutes.when_and_where import DAY_RE, WHEN_PRESENT_RE, parse_place, parse_when_and_where
from extract.patterns import pattern
from ingest.model import Block, Issue, Span

AGENDA_WORD_RE = pattern(
    "agenda-or-report-above",
    r"\b(?:agenda|summons|notice|report|decisions?|membership)\b",
    matches=("AGENDA", "Report to Cabinet"),
    rejects=("Plans Panel",),
    flags=re.IGNORECASE,
)
COUNCIL_RE = pattern(
    "council-not-committee",
    r"\bcouncil(?:\s+(?:chambers?|offices?|house|headquarters|buildings?)\b.*)?$|\bauthority$",
    matches=("Mead District Council", "Mead Fire Authority", "the Council Chamber, Corn Hall"),
    rejects=("Advisory Council on Religious Education", "Parks Committee"),
    flags=re.IGNORECASE,
)
# The day behind the body on one line: "Harbour Board - 3 May 2031".
BEFORE_DAY_RE = pattern(
    "body-before-its-day",
    rf"(?<!\s)\s*+[-\u2013,]\s(?={DAY_RE.regex.pattern}\W*$)",
    matches=("Harbour Board - 3 May 2031",),
    rejects=("Harbour Board", "held on 3 May 2031"),
    flags=re.IGNORECASE,
)
NEXT_FIELD_RE = pattern(
    "field-beside-a-field",
    r"(?<!\s)\s++(?=(?:Date|Time|Place|Venue|Location)\s*:)",
    matches=("Committee: Cabinet Date: 3 May 2020",),
    rejects=("Date: 3 May 2020",),
)
HELD_RE = pattern(
    "held-where",
    r"\bheld\s+(?P<place>(?:in|at)\s.{4,160})$",
    matches=("of the Board held in the Hall, Lowtown at 9.30 am",),
    rejects=("held on 3 May 2020",),
    flags=re.IGNORECASE | re.DOTALL,
)
MEETING_LINE_RE = pattern(
    "meeting-of-a-body",
    r"^(?i:meeting\s+of)\s+(?:the\s+)?(?=[A-Z])",
    matches=("Meeting of the Harbour Board",),
    rejects=("Meeting of minds", "Date of meeting"),
)
# "Harbour Board Meeting" over the sentence that says when.
BODYS_MEETING_RE = pattern(
    "meeting-behind-a-body",
    r"(?<=\w)(?:\s*[-\u2013\u2014])?\s(?:(?:ordinary|annual|extraordinary|special)\s)?meeting$(?<=\w{3} meeting)",
    matches=("Harbour Board Meeting", "Harbour Board \u2013 Ordinary Meeting"),
    rejects=("Meeting of the Harbour Board", "Meeting"),
    flags=re.IGNORECASE,
)
FRONT_LINES = 6  # how many blocks may stand above the list of those present in minutes without a title
HEAD_BLOCKS = 14  # how far into a set of minutes its heading may stand
TITLE_BLOCKS = 6  # how many blocks a heading may run over


def find_meeting(blocks: Sequence[Block]) -> tuple[Meeting | None, int, list[Issue]]:
    """The meeting that the heading names, and the index of the block after the heading."""
    limit = min(len(blocks), HEAD_BLOCKS)
    listed = next((index for index in range(limit) if _says_present(blocks[index])), limit)
    untitled = _untitled(blocks[:limit]) if listed < limit else None
    for index in range(limit):
        if index > listed and untitled is not None:
            return untitled  # "Minutes" below those present heads an item
        title = title_of(blocks[index]) or _title_over_two(blocks, index)
        if title is None:
            continue
        title, end = _extend(blocks, index, title, limit)
        committee = _committee(blocks, index, end, title.committee)
        span = Span.cover(block.span for block in blocks[index : max(end, index + 1)])
        if committee is None and title.date is not None and (named := named_in_text(blocks)) is not None:
            meeting = Meeting(
                span=span, rule="minutes-body-from-text", committee=named, date=title.date,
                start_time=title.start_time, venue=title.venue, role="minutes",
            )  # fmt: skip
            message = "The heading names no body; the name was taken from the text of the minutes."
            return meeting, end, [block_issue("minutes-body-unnamed", message, blocks[index])]
        if committee is None:
            continue
        meeting = Meeting(
            span=span, rule="minutes-heading", committee=committee, date=title.date, start_time=title.start_time,
            venue=title.venue, role="minutes",
        )  # fmt: skip
        if title.date is not None:
            return meeting, end, []
        message = "These minutes' heading states no day."
        return meeting, end, [block_issue("minutes-without-date", message, blocks[index])]
    return untitled or (
        None,
        0,
        [block_issue("minutes-without-heading", "No heading says whose minutes these are.", blocks[0])],
    )


def _untitled(head: Sequence[Block]) -> tuple[Meeting, int, list[Issue]] | None:
    """The meeting of minutes that never say so: a body's name and a day right above the list of those present."""
    end = next((index for index, block in enumerate(head) if is_attendance_label(block)), None)
    if end is None or not 1 <= end <= FRONT_LINES or not _says_present(head[end]):
        return None
    above = [
        line for block in head[:end] if block.grid is None for line in block.lines if not STAMP_RE.match(line.text)
    ]
    bodies = [line for line in above if _may_name_body(line.text)]
    days = [line for line in above if DAY_RE.search(line.text)]
    if not bodies or not days or any(MINUTES_MENTION_RE.search(line.text) for line in above):
        return None
    above = [line for line in above if not STATUS_LINE_RE.match(line.text)]
    stated = (
        BODYS_MEETING_RE.sub("", MEETING_OF_RE.sub("", line.text.strip()))
        for line in bodies
        if not DAY_RE.search(line.text)
    )
    with_days = [line.text[: match.start()] for line in bodies if (match := BEFORE_DAY_RE.search(line.text))]
    names = [clean_committee(text) for text in stated] or [clean_committee(text) for text in with_days]
    names = [name for name in names if not COUNCIL_RE.search(name)] or names
    date, time, venue = parse_when_and_where(
        "\n".join(line.text for line in above if line not in bodies or with_days and DAY_RE.search(line.text))
    )
    if not names or date is None or AGENDA_WORD_RE.search(" ".join(line.text for line in above)):
        return None
    span = Span.cover(block.span for block in head[:end])
    meeting = Meeting(
        span=span, rule="minutes-untitled", committee=names[0], date=date, start_time=time, venue=venue, role="minutes"
    )
    return meeting, end, []


def _may_name_body(text: str) -> bool:
    """Whether a line may name the body; "Held in the Board Room" says where."""
    return BODY_LINE_RE.search(text) is not None and len(text) < 120 and not text.lower().startswith("held ")


def _says_present(block: Block) -> bool:
    if block.number is not None:
        return False
    if block.grid is not None:
        # "Present: <tab> Councillors A Moor and B Lane" of a text file.
        first = next((" ".join(cell.text.split()) for cell in block.grid.rows[0] if cell is not None), "")
        named = split_label(first)[0] if register_columns(block.grid) is None else None
        if is_register(block.grid):
            return True
        return named is not None and not named.weak and named.status == "present"
    first = block.lines[0].text.strip() if block.lines else block.text
    label = split_label(first)[0] or next(iter(run_in_label(first) or ()), None)
    return isinstance(label, GroupLabel) and label.status == "present"


def title_of(block: Block) -> MeetingTitle | None:
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
            rest = "\n".join([lines[start][match.end() :], *lines[start + 1 :]])
            return MeetingTitle(clean_committee(match["body"]), *parse_when_and_where(rest))
        match = BODY_HELD_RE.match(lines[start])
        if match is not None and len(lines[start]) < 140 and not MINUTES_MENTION_RE.search(lines[start]):
            told = match[0].lower().endswith("meeting")  # "… Council held their meeting at 7 pm on …"
            rest = "\n".join([lines[start][match.end() if told else match.end("body") :], *lines[start + 1 :]])
            return MeetingTitle(clean_committee(match["body"]), *parse_when_and_where(rest))
        bare = BARE_MINUTES_RE.match(lines[start])
        if bare is not None:
            rest = "\n".join([lines[start][bare.end() :], *lines[start + 1 :]])
            return MeetingTitle(None, *parse_when_and_where(rest))
    return None


def _title_over_two(blocks: Sequence[Block], index: int) -> MeetingTitle | None:
    """The heading that "At a meeting of …" begins in one block and "… held on …" ends in the next."""
    below = blocks[index + 1] if index + 1 < len(blocks) else None
    if below is None or below.grid is not None or not AT_A_MEETING_RE.match(blocks[index].text):
        return None
    return parse_meeting_title(f"{blocks[index].text} {below.text}")


def _extend(blocks: Sequence[Block], index: int, title: MeetingTitle, limit: int) -> tuple[MeetingTitle, int]:
    """The title with what the next blocks add: a body's name broken over blocks, the day, the time, the place."""
    end, text = index + 1, "\n".join(line.text.strip() for line in blocks[index].lines) or blocks[index].text
    while end < min(limit, index + TITLE_BLOCKS) and not title.date and not WHEN_PRESENT_RE.search(text):
        block = blocks[end]
        if block.kind == "grid" or block.number is not None or is_attendance_label(block) or len(block.text) > 250:
            break
        text += "\n" + block.text
        end += 1
        more = parse_meeting_title(text.strip("*# "))
        if more is not None:
            named = title.committee if GENERIC_BODY_RE.match(more.committee or "") else more.committee
            title = replace(more, committee=named or more.committee)
        elif DAY_RE.search(block.text):
            title = MeetingTitle(title.committee, *parse_when_and_where(text))
    if not title.date or title.start_time is None or title.venue is None:
        title, end = _from_fields(blocks, index, title, limit, end)
        if title.date and title.venue is None and (held := HELD_RE.search(blocks[index].text)) is not None:
            title = replace(title, venue=parse_place(held["place"]))
    if not title.date:
        return title, end
    return with_place(blocks, title, end, limit, text)


def _from_fields(
    blocks: Sequence[Block], index: int, title: MeetingTitle, limit: int, end: int
) -> tuple[MeetingTitle, int]:
    """The title from labelled lines ("Date: …", "Venue: …") around the heading, or from a day printed above it."""
    for at in range(limit):
        block = blocks[at]
        rows = _field_rows(block.grid.texts()) if block.grid else [[line.text] for line in block.lines]
        joined = ("\t".join(cell for cell in row if cell) for row in rows)
        for text in (text for row in joined for text in NEXT_FIELD_RE.regex.split(row)):
            match = FIELD_RE.match(text)
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
                day, time, venue = parse_when_and_where(blocks[at].text)
                title = replace(title, date=day, start_time=title.start_time or time, venue=title.venue or venue)
                break
    return title, end


def _field_rows(rows: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
    """The rows of a table, labels over their values ("Date | Time | Venue") as one row for each label."""
    heads = [text.strip(" :") for text in rows[0]] if len(rows) > 1 else []
    if len(heads) < 2 or not all(FIELD_RE.match(f"{head}: x") for head in heads):
        return rows
    return [[f"{head}: {value}"] for head, value in zip(heads, rows[1], strict=False)]


def _committee(blocks: Sequence[Block], index: int, end: int, stated: str | None) -> str | None:
    """The body named in the sentence; where that is none, or any parish's, the one named in the lines around it."""
    if stated is not None and not GENERIC_BODY_RE.match(stated):
        return stated
    before = [line for block in blocks[:index] if block.kind != "grid" for line in block.lines][::-1]
    after = [line for block in blocks[index:end] if block.kind != "grid" for line in block.lines]
    texts = (BODYS_MEETING_RE.sub("", MEETING_LINE_RE.sub("", line.text.strip())) for line in before + after)
    around = [text for text in texts if len(text) < 120 and not _is_label(text)]
    names = [clean_committee(text) for text in joined_kinds(around, len(before)) if BODY_LINE_RE.search(text)]
    named = [name for name in names if not GENERIC_BODY_RE.match(name)]
    # The council's name stands above that of its committee, or below it.
    bodies = [name for name in named if not COUNCIL_RE.search(name) and not DAY_RE.search(name)]
    named = bodies or [name for name in named if not DAY_RE.search(name)] or named
    if stated and len(stated.split()) > 1:
        kind = stated.lower().removeprefix("full ")
        same = [name for name in named if name.lower().endswith(kind)]
        return same[0] if same else stated
    return next(iter(named), None) or stated or None


def _is_label(text: str) -> bool:
    return "minutes" in text.lower() or "meeting" in text.lower() or FIELD_RE.match(text) is not None
