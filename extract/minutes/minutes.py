"""Minutes: the meetings they are of, who was there, the items, what was decided, moved and voted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.agendas.agendas import has_items
from extract.attendance.attendance import find_attendance, is_attendance_label
from extract.attendance.attendance_grids import read_grid
from extract.attendance.attendees import Item, attendance_blocks, find_people
from extract.cells.cuts import cut_block
from extract.decisions.action_notes import find_unread_notes, is_headed
from extract.decisions.conduct import Declaration, Motion, Vote
from extract.decisions.declarations import find_declarations
from extract.decisions.initials import find_initials
from extract.decisions.motions import find_motions
from extract.decisions.owners import Owners, find_surnames
from extract.decisions.resolutions import find_resolutions
from extract.facts import Attendance, Meeting, MinuteItem, Resolution
from extract.issues import block_issue
from extract.minutes.meeting_hours import COMMENCED_RE, HOURS_LINE_RE, MET_RE
from extract.minutes.meeting_titles import BODY_LINE_RE, FIELD_RE
from extract.minutes.minute_chains import Heading
from extract.minutes.minute_items import find_headings
from extract.minutes.minute_layout import lay_out, without_code
from extract.minutes.minutes_headings import HEAD_BLOCKS, TITLE_BLOCKS, find_meeting, title_of
from extract.minutes.minutes_nested import is_nested, nested_issue
from extract.minutes.minutes_starts import has_code_above
from extract.minutes.when_and_where import WHEN_PRESENT_RE, parse_when_and_where
from extract.parts import Part
from extract.patterns import pattern
from extract.people.names import parse_person
from ingest.model import Block, Document, Issue

FEWEST_PRESENT = 3  # how many people listed as present make a paper minutes that never say so
FRONT_BLOCKS = 6  # how many lines may stand above it at the top of a paper
LAST_BLOCKS = 4  # notes at the end may say when the meeting began
MOST_LISTS = 8  # people are listed before the first item and in the first few

OWN_MINUTES_RE = pattern(
    "minutes-of-last-meeting",
    r"^\W*(?:minutes?|notes?)\s+of\s+(?:the\s+|our\s+)?(?:last|previous|preceding)\b",
    matches=(
        "Notes of the last meeting",
        "Minutes of the last meeting",
        "Minute of last meeting: signed",
        "MINUTES OF PREVIOUS MEETING",
    ),
    rejects=("Minutes of the Council held on 3 May",),
    flags=re.IGNORECASE,
)
DECIDED_RE = pattern(
    "something-decided",
    r"\b(?:RESOLVED|AGREED)\b|\bminutes\b.{0,120}\bwere\s+(?:agreed|approved|confirmed)\b",
    matches=("RESOLVED - That the plan be made", "The minutes of 3 May were agreed"),
    rejects=("To approve the minutes",),
)
HELD_BELOW_RE = pattern(
    "held-below-those-present",
    r"^\W*(?:(?:the\s+)?meeting\s+)?(?:was\s+)?held\s+(?=on\b|at\b|in\b)",
    matches=("Held on Tuesday 3 May 2031 at 10 am",),
    rejects=("They held the meeting", "Held over to May"),
    flags=re.IGNORECASE,
)
LONGEST_HELD = 160  # characters
LISTING_RE = pattern(
    "item-that-lists-people",
    r"\b(?:present|attendance|apologies|substitut\w+)\b",
    matches=("Apologies for Absence and Substitutions", "Present"),
    rejects=("Budget",),
    flags=re.IGNORECASE,
)


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
    taken: tuple[Block, ...] = ()  # grids that were read as attendance or as items, and are no data tables
    declarations: tuple[Declaration, ...] = ()

    def __add__(self, other: MinutesFacts) -> MinutesFacts:
        return MinutesFacts(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))


def find_minutes(document: Document, parts: Sequence[Part]) -> MinutesFacts:
    """The facts of every set of minutes in the document; a part may hold several sets."""
    facts = MinutesFacts()
    sets: list[Sequence[Block]] = []
    for index, part in enumerate(parts):
        if part.kind != "minutes":
            continue
        follows = index > 0 and parts[index - 1].kind == "minutes" and sets
        if follows and OWN_MINUTES_RE.match(part.blocks[0].text):
            # An item of the same minutes reads like a heading of minutes.
            sets[-1] = [*sets[-1], *part.blocks]
        elif follows and is_nested(sets[-1], part.blocks):
            sets[-1] = [*sets[-1], *part.blocks]
        elif index > 0 and not sets and OWN_MINUTES_RE.match(part.blocks[0].text) and begins_minutes(document.blocks):
            return read_minutes(document.blocks)
        else:
            sets.append(_with_front(document, parts, index))
    items = any(part.kind == "cover" and has_items(document, part) for part in parts)
    if not sets and not items and begins_minutes(document.blocks):
        sets = [document.blocks]
    for blocks, nested in (run for found in sets for run in split_sets(found)):
        facts += read_minutes(blocks) + MinutesFacts(issues=tuple(map(nested_issue, nested)))
    return facts


def _with_front(document: Document, parts: Sequence[Part], index: int) -> Sequence[Block]:
    """The blocks of a set of minutes with the few lines above that open the paper: whose it is, and when it met."""
    part = parts[index]
    above = parts[0]
    if index != 1 or above.kind not in ("body", "cover") or len(above.blocks) > FRONT_BLOCKS:
        return part.blocks
    if above.kind == "cover" or any(_is_text(block) for block in above.blocks):
        return part.blocks
    return document.blocks[: part.end]


def _is_text(block: Block) -> bool:
    """Whether a block says more than the front of minutes does: of a table, every row is a field ("Date: …")."""
    if block.grid is None:
        return len(block.text) > 200
    return not all(FIELD_RE.match("\t".join(filter(None, row))) for row in block.grid.texts())


def begins_minutes(blocks: tuple[Block, ...]) -> bool:
    """Whether the blocks begin with a heading of minutes, with a day, that a list of those present follows."""
    head = blocks[:HEAD_BLOCKS]
    if not any(is_attendance_label(block) for block in blocks[: HEAD_BLOCKS + TITLE_BLOCKS]):
        return False
    meeting, _, _ = find_meeting(head) if head else (None, 0, [])
    if meeting is None or meeting.date is None:
        return False
    if meeting.rule != "minutes-untitled" or any(DECIDED_RE.search(block.text) for block in blocks):
        return True
    people, _ = find_attendance(head + blocks[HEAD_BLOCKS : 2 * HEAD_BLOCKS], meeting)
    return sum(row.status == "present" for row in people) >= FEWEST_PRESENT


def split_sets(blocks: Sequence[Block]) -> Iterator[tuple[Sequence[Block], Sequence[Block]]]:
    """The runs of blocks that are one meeting's minutes: a new one begins at a heading that people present follow.

    Each with the headings in it of minutes that stand under an item.
    """
    starts = [index for index, block in enumerate(blocks) if _opens_set(blocks, index, block)]
    cuts, nested = [0], list[int]()
    for above, start in pairwise(starts):
        if start - above < TITLE_BLOCKS and not any(map(is_attendance_label, blocks[above:start])):
            continue  # the heading goes on: whose minutes they are, then when they met
        if is_nested(blocks[cuts[-1] : start], blocks[start:]):
            nested.append(start)
            continue
        while start - 1 > cuts[-1] and _is_body_name(blocks[start - 1]):
            start -= 1
        cuts.append(start)
    for first, last in zip(cuts, [*cuts[1:], len(blocks)], strict=True):
        yield blocks[first:last], [blocks[at] for at in nested if first < at < last]


def _opens_set(blocks: Sequence[Block], index: int, block: Block) -> bool:
    if block.number is not None or block.kind == "grid" or title_of(block) is None:
        return False
    listed = any(is_attendance_label(following) for following in blocks[index + 1 : index + 8])
    return listed and not has_code_above(blocks, index)


def _is_body_name(block: Block) -> bool:
    if block.kind == "grid" or block.number is not None or len(block.text) > 120:
        return False
    return BODY_LINE_RE.search(block.text) is not None


def read_minutes(blocks: Sequence[Block]) -> MinutesFacts:
    """The facts of one set of minutes: its heading, the people present, then item after item."""
    whole, blocks = blocks, lay_out(blocks)
    meeting, title_end, issues = find_meeting(blocks)
    if meeting is None:
        return MinutesFacts(issues=tuple(issues))
    headings = find_headings(blocks, title_end)
    lead_end = headings[0].index if headings else len(blocks)
    meeting = _with_start(meeting, [*blocks[title_end:lead_end], *blocks[lead_end:][-LAST_BLOCKS:]])
    if meeting.date is not None:
        issues = [issue for issue in issues if issue.code != "minutes-without-date"]
    opened = any(WHEN_PRESENT_RE.search(block.text) for block in blocks[:title_end] if block.kind != "grid")
    items: list[Item] = [(None, blocks[title_end:lead_end]), *_items(blocks, headings, meeting)]
    listing = blocks[title_end:lead_end] if opened else attendance_blocks(blocks, title_end, lead_end)
    attendance, unread = find_people(listing, items, meeting, "present" if opened else None)
    if not unread and not any(row.status == "present" for row in attendance):
        message = "No list of those present was found in these minutes."
        issues.append(block_issue("attendance-unread", message, blocks[0]))
    initials = find_initials((block for _, own in items[:MOST_LISTS] for block in own), attendance)
    owners = Owners(initials, find_surnames(row.name for row in attendance), is_headed(blocks), meeting.date)
    motions, votes, uncounted = find_motions(items[1:] or items, meeting, initials)
    declarations, undeclared = find_declarations(items, meeting, initials)
    resolutions, unplaced = find_resolutions(items[1:] or items, meeting, owners)
    found = tuple(item for item, _ in items if item is not None)
    issues += [
        *unread,
        *undeclared,
        *unplaced,
        *uncounted,
        *find_unread_notes((block for _, own in items for block in own), owners),
    ]
    if not found:
        message = "No heading of an item was found in these minutes."
        issues.append(block_issue("minutes-without-items", message, blocks[0]))
    return MinutesFacts(
        (meeting,),
        tuple(attendance),
        found,
        tuple(resolutions),
        tuple(motions),
        tuple(votes),
        tuple(issues),
        tuple(_taken(whole, blocks, lead_end, items)),
        tuple(declarations),
    )


def _items(blocks: Sequence[Block], headings: Sequence[Heading], meeting: Meeting) -> Iterator[Item]:
    """Each item with the blocks under its heading, what follows a title on its line first."""
    ends = [heading.index for heading in headings[1:]] + [len(blocks)]
    for heading, end in zip(headings, ends[: len(headings)], strict=True):
        span = blocks[heading.index].span
        item = MinuteItem(span=span, rule="minute-heading", meeting=meeting, number=heading.number, title=heading.title)
        own = [block for block in blocks[heading.index + 1 : end] if not _repeats(block, heading)]
        if heading.rest is not None:
            own = [cut_block(blocks[heading.index], heading.rest), *own]
        yield item, [without_code(block) for block in own]


def _repeats(block: Block, heading: Heading) -> bool:
    """Whether a block is the heading of its own item, printed a second time (over a page)."""
    same = (
        heading.number is not None and block.number is not None and block.number.strip(".") == heading.number.strip(".")
    )
    return same and " ".join(block.text.split()).casefold() == heading.title.casefold()


def _taken(
    whole: Sequence[Block],
    blocks: Sequence[Block],
    lead_end: int,
    items: Sequence[Item],
) -> Iterator[Block]:
    """The grids that were laid out as items, or that list people before the first items."""
    kept = {id(block) for block in blocks}
    yield from (block for block in whole if block.grid is not None and id(block) not in kept)
    listing = [own for item, own in items[1:4] if item is not None and LISTING_RE.search(item.title)]
    for block in (block for run in (blocks[:lead_end], *listing) for block in run):
        if block.grid is not None and any(parse_person(row.text) for row in read_grid(block.grid)):
            yield block


def _with_start(meeting: Meeting, lead: Sequence[Block]) -> Meeting:
    """The meeting with the time at which it began, by a line outside the items, where the heading says none."""
    for block in lead:
        held = HELD_BELOW_RE.match(block.text) if meeting.date is None and block.kind != "grid" else None
        if held is not None and len(block.text) < LONGEST_HELD:
            day, time, venue = parse_when_and_where(block.text[held.end() :])
            meeting = replace(meeting, date=day, start_time=meeting.start_time or time, venue=meeting.venue or venue)
        match = COMMENCED_RE.search(block.text) if meeting.start_time is None and block.kind != "grid" else None
        if match is not None:
            meeting = replace(meeting, start_time=parse_when_and_where(block.text[match.end() :])[1])
        met = MET_RE.match(block.text) if meeting.venue is None and block.kind != "grid" else None
        if met is not None:
            meeting = replace(meeting, venue=met["place"].strip(" ,."))
        hours = HOURS_LINE_RE.match(block.text) if meeting.venue is None and block.kind != "grid" else None
        if hours is not None:
            time = parse_when_and_where(hours["time"])[1]
            meeting = replace(meeting, venue=hours["venue"].strip(" ,"), start_time=meeting.start_time or time)
    return meeting
