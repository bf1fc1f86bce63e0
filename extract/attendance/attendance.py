"""Who was at a meeting: the groups of people that minutes list before the first item.

A group begins with its label ("PRESENT:", "Officers in attendance", "Apologies"), alone on its line or with names after
it. Names stand one a line (a role may go on over the next line), run on with commas, or in the cells of a grid.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extract.attendance.apologies import APOLOGY_SENTENCE_RE, CLERK_RE, attendance_row
from extract.attendance.attendance_grids import label_lines, read_grid
from extract.attendance.attendance_labels import MAX_WORDS, GroupLabel, parse_group_label, split_label
from extract.attendance.attendance_lines import is_open, read_group
from extract.attendance.attendance_posts import chair_of, may_chair, with_post
from extract.attendance.attendance_registers import is_register
from extract.attendance.attendance_rows import CUT, printed_rows
from extract.attendance.attendance_talk import WERE_THERE_RE, says
from extract.attendance.listed_rows import VACANT_SEAT_RE, Row
from extract.attendance.rosters import CROWD_RE, PLURAL_HONORIFIC_RE, people_length, run_of_people, split_people
from extract.facts import Attendance, AttendanceStatus, Meeting
from extract.labels import fold
from extract.patterns import pattern
from extract.people.bare_names import Person
from extract.people.names import parse_person
from ingest.model import Block, Issue, Span

CHAIR_LINE_RE = pattern(
    "chair-line",
    r"\b(?:in\s+the\s+chair|presiding)\W*$",
    matches=("Councillor Moor in the Chair", "Mr Moor (in the Chair)", "Councillor Moor, Convener, Presiding."),
    rejects=("In the chair: Mr Moor", "Presiding: Mr Moor"),
    flags=re.IGNORECASE,
)


NOBODY_RE = pattern(
    "nobody-listed",
    r"^\W*(?:none|nil|n/?a|no\s+apologies|not\s+applicable)\b.{0,30}$",
    matches=("None", "None received.", "Nil"),
    rejects=("Nonie Moor",),
    flags=re.IGNORECASE,
)
NOBODY_BESIDE_RE = pattern(
    "nobody-beside-a-label",
    r"^[^:]{3,60}:\s*(?:none|nil|n/?a|no-?one)\W*$",
    matches=("Late arrivals: None", "Early departures: nil"),
    rejects=("Clerk: Nonie Moor", "None"),
    flags=re.IGNORECASE,
)
LABEL_WORDS = 5  # of a label that no mark parts from the people behind it
BY_LEAVE_RE = pattern(
    "attended-by-leave",
    r"(?<!\s)\s+(?:also\s+)?attended\s+(?:the\s+meeting\s+)?(?:in\s+accordance\s+with|under|pursuant\s+to|by\s+invitation|as\s+(?:an?\s+)?observers?)\b",
    matches=("Councillor Moor attended the meeting in accordance with Procedure Rule 1",),
    rejects=("Councillor Moor attended the meeting",),
    flags=re.IGNORECASE,
)
# A line in brackets below a name or a post goes on with it, whatever its words: "Support Manager / (Secretariat)".
IN_BRACKETS_RE = pattern(
    "line-in-brackets",
    r"^\s*\([^()]*\)\W*$",
    matches=("(Secretariat)", " (Clerk)."),
    rejects=("(Clerk) Ann Moor", "Officers (Clerk)"),
)
OWN_CABINET_RE = pattern(
    "body-with-its-own-cabinet-members",
    r"\b(?:cabinet|executive|council|authority)\b(?!\s+(?:scrutiny|advisory|panel))",
    matches=("Cabinet", "Marlstow Town Council"),
    rejects=("Parks Scrutiny Committee",),
    flags=re.IGNORECASE,
)
VISITORS = ("ward", "county", "borough", "district", "city")


@dataclass(slots=True)
class Group:
    """The lines under one label; status None where no rows are made of them."""

    status: AttendanceStatus | None
    weak: bool = False
    rows: list[Row] = field(default_factory=list)
    repeats: bool = False  # whoever it names may be listed too
    attending: bool = False  # its label is no more than "Attending"
    parties: bool = False  # those who appear at a hearing
    tentative: bool = False  # under "Members" alone: those present where no other list says so
    visiting: bool = False  # its label says members of a cabinet, ward or county
    cut: bool = False  # a sentence in the paragraph of a list, which may go on below it
    heaped: bool = False  # behind several labels that stand in a heap: whose its people are cannot be told


def is_attendance_label(block: Block) -> bool:
    """Whether a block begins an attendance group."""
    if block.number is not None:
        return False
    if block.grid is not None:
        heads = [next((cell.text for cell in row if cell is not None), "") for row in block.grid.rows[:8]]
        labels = [split_label(" ".join(text.split()))[0] for text in heads]
        labels += [parse_group_label(text) for text in label_lines(block.grid)]
        if is_register(block.grid) or any(chair_of(row.text) is not None for row in read_grid(block.grid)):
            return True
        return any(label is not None and label.status is not None and not label.weak for label in labels)
    first = block.lines[0].text.strip() if block.lines else block.text
    label, _ = split_label(first)
    return (label is not None and not label.weak) or run_in_label(first) is not None or chair_of(first) is not None


def run_in_label(text: str) -> tuple[GroupLabel, str] | None:
    """A label without any mark after it ("Present Rob Moor", "Also present Mrs A Lane"), when people follow."""
    words = text.split(" ")
    for count in range(min(LABEL_WORDS, len(words) - 1), 0, -1):
        if count > 1 and fold(words[count - 1]) in ("cllr", "councillor"):
            continue  # "PRESENT Cllr Moor": the title is the person's
        label, rest = parse_group_label(" ".join(words[:count])), " ".join(words[count:]).strip()
        strong = (
            label is not None and label.status and (not label.weak or fold(words[0]) == "also" and text[:4].isupper())
        )
        first = next(iter(split_people(rest, strict=True)), None) if strong else None
        posted = CLERK_RE.match(text) is not None and first is not None and first.end == len(rest)
        if label is not None and first is not None and first.start == 0 and not posted:
            return label, rest
    return None


def find_attendance(
    blocks: Sequence[Block], meeting: Meeting, status: AttendanceStatus | None = None
) -> tuple[list[Attendance], list[Issue]]:
    """The rows of the groups that the blocks list, and what was not understood; `status` is that of unlabelled rows."""
    people: list[Attendance] = []
    issues: list[Issue] = []
    for group in sorted(_settled(read_groups(blocks, status), meeting.committee), key=lambda group: group.repeats):
        people += [
            attendance_row(person, row.span, row.status or group.status, meeting, "attendance-table")
            for row in group.rows
            if row.status is not None and (person := parse_person(row.text)) is not None and group.status is not None
        ]
        rows = [row for row in group.rows if row.status is None and row.text.strip()]
        if group.heaped:
            message = "Several labels stand before these names; which label each is under cannot be told."
            text = " ".join(row.text for row in rows)
            issues.append(Issue("extract", "attendance-labels-heaped", message, text[:400], rows[0].span))
            continue
        if group.status is None or not rows:
            continue
        listed = read_group(rows)
        if not listed and group.status == "apologies":
            listed = _told_apologies(rows)
        if group.repeats:
            listed = [
                (person, span) for person, span in listed if not any(_same_surname(person, row) for row in people)
            ]
        made = [attendance_row(person, span, group.status, meeting, "attendance-list") for person, span in listed]
        people += [replace(row, status=group.status) for row in made] if group.parties else made
        if not listed and not group.repeats and len(rows) == len(group.rows):
            text = " ".join(row.text for row in rows)
            if NOBODY_RE.match(text) or CROWD_RE.match(text):
                continue
            message = f"No person was found under the heading of those {group.status}."
            issues.append(Issue("extract", "attendance-unread", message, text[:400], rows[0].span))
    # One of those present may have taken the minutes, too.
    present = {row.name for row in people if row.status == "present"}
    return [row for row in people if row.status != "officer support" or row.name not in present], issues


def _told_apologies(rows: Sequence[Row]) -> list[tuple[Person, Span]]:
    """Those of whom a sentence under the label says that they sent apologies."""
    text = " ".join(row.text.strip() for row in rows)
    match = APOLOGY_SENTENCE_RE.search(text)
    people = run_of_people(text[match.end() :]) if match is not None else []
    return [(item.person, Span.cover(row.span for row in rows)) for item in people]


def _same_surname(person: Person, row: Attendance) -> bool:
    return row.status == "present" and row.name.split()[-1].lower() == person.bare.split()[-1].lower()


def read_groups(blocks: Sequence[Block], status: AttendanceStatus | None = None) -> list[Group]:
    """The groups that the blocks list; rows before the first label are of `status`, or of no group where it is None."""
    groups: list[Group] = [Group(status)] if status is not None else []
    for row in printed_rows(blocks):
        if VACANT_SEAT_RE.match(row.text) and groups and groups[-1].status is not None:
            continue  # a seat of the list, no list of its own
        if row.talk or NOBODY_BESIDE_RE.match(row.text) and split_label(row.text)[0] is None:
            groups.append(Group(None, cut=row.text == CUT))
            continue
        if row.status is not None and (not groups or groups[-1].status is None):
            groups.append(Group("present"))
        listed = bool(groups and groups[-1].rows) and ":" not in row.text
        goes_on = listed and (is_open(groups[-1].rows[-1].text) or IN_BRACKETS_RE.match(row.text) is not None)
        label, rest = split_label(row.text) if row.status is None and not goes_on else (None, "")
        if label is None and row.status is None and (word := run_in_label(row.text)) is not None:
            label, rest = word
        if label is None and row.status is None and not groups and (person := chair_of(row.text)) is not None:
            groups += [Group("present", rows=[Row(f"{person.name} (Chair)", row.span)], repeats=True), Group(None)]
            continue
        if label is not None and label.weak and not groups:
            groups.append(Group("present", True, rows=[Row(rest, row.span)] if rest else [], tentative=True))
            continue
        under_status = groups[-1].status if groups else None
        under = _under_sublabel(row) if label is None and not goes_on and under_status is not None else None
        if under is not None and under_status is not None:
            groups.append(Group(_sublabel_status(row, under_status), rows=[under] if under.text else []))
            continue
        if label is not None:
            if label.weak and PLURAL_HONORIFIC_RE.match(row.text):
                # "Councillors A, B" under a label goes on with it; after officers they are other members.
                above = groups[-1].status
                if above == "officer support":
                    groups.append(Group("other members present", True))
                elif above is None:
                    groups.append(Group("present"))
                rest = "" if not rest else rest if PLURAL_HONORIFIC_RE.match(rest) else row.text
            else:
                groups.append(
                    Group(
                        label.status,
                        label.weak,
                        attending=label.attending,
                        parties=label.parties,
                        visiting=label.visiting,
                    )
                )
            row = Row(with_post(row.text, rest), row.span)
            row = _under_sublabel(row) or row if rest else row
        if label is None and row.status is None and (there := _were_there(row)) is not None:
            groups += [there, Group(None)]
            continue
        chair = CHAIR_LINE_RE.search(row.text) if groups and groups[-1].status != "present" else None
        if chair is not None and (person := parse_person(row.text[: chair.start()])) is not None and may_chair(person):
            groups += [Group("present", rows=[Row(f"{person.name} (Chair)", row.span)], repeats=True), Group(None)]
            continue
        if label is None and row.status is None and CROWD_RE.match(row.text):
            continue
        told = bool(groups) and groups[-1].status == "apologies" and APOLOGY_SENTENCE_RE.search(row.text) is not None
        if chair is not None or label is None and row.status is None and not told and says(row.text):
            groups.append(Group(None))
        elif groups and groups[-1].cut and _goes_on_after_talk(groups, row):
            groups.append(Group("present", rows=[row]))
        elif any(char.isalnum() for char in row.text) and groups:
            groups[-1].rows.append(row)
    return groups


def _goes_on_after_talk(groups: Sequence[Group], row: Row) -> bool:
    """Whether a run of councillors goes on with the list of those present that a sentence cut."""
    before = [group.status for group in groups if group.status is not None]
    plural = PLURAL_HONORIFIC_RE.match(row.text)
    return before[-1:] == ["present"] and plural is not None and len(split_people(row.text, strict=True)) > 1


def _under_sublabel(row: Row) -> Row | None:
    """What stands behind a label of no known words that names a part of the list above ("Unions:"); None for others.

    With people behind it, it is the name of several of them: "Governors of schools: Mr Moor, Mrs Lane".
    """
    label, colon, rest = (part.strip() for part in row.text.strip().partition(":"))
    if row.status is not None or not colon or len(label.split()) > MAX_WORDS or parse_person(f"{label}:") is not None:
        return None
    first = next(iter(split_people(rest, strict=True)), None) if rest else None
    several = first is not None and first.start == 0 and label.endswith("s") and parse_person(label) is None
    return Row(rest, row.span) if not rest or several else None


def _sublabel_status(row: Row, status: AttendanceStatus) -> AttendanceStatus:
    """The status of those under such a label: a place's ward or county councillors visit ("Mead Ward Councillors:")."""
    words = fold(row.text.partition(":")[0]).split()
    visiting = len(words) > 2 and words[-1] in ("councillors", "cllrs") and words[-2] in VISITORS
    return "other members present" if visiting else status


def _were_there(row: Row) -> Group | None:
    """The group of a sentence that says of people alone that they were there."""
    by_leave = BY_LEAVE_RE.search(row.text)
    guests = split_people(row.text[: by_leave.start()], strict=True) if by_leave is not None else []
    if guests:
        return Group("other members present", rows=[Row(row.text[: by_leave.start()], row.span)] if by_leave else [])
    match = WERE_THERE_RE.search(row.text)
    people = split_people(row.text[: match.start()], strict=True) if match is not None else []
    if match is None or match.start() - people_length(people) > 6 * len(people) + 12:
        return None
    return Group("officer support" if people else None, rows=[Row(row.text[: match.start()], row.span)])


def mark_heaps(groups: Sequence[Group]) -> None:
    """Mark the people who stand behind a heap of labels: text that lost its columns has the labels first, then names.

    That nobody stands under a label of those present tells the heap, where names follow another label.
    """
    if any(row.status == "present" or group.status == "present" for group in groups for row in group.rows):
        return
    heap: set[AttendanceStatus] = set()
    for above, group in zip([None, *groups], groups, strict=False):
        if above is not None and above.heaped and group.weak:
            group.status, group.heaped = None, True
            continue
        if group.status is not None and not group.rows:
            heap.add(group.status)
            continue
        others = heap - {group.status}
        if others and (group.status == "apologies" or "present" in others):
            group.status, group.heaped = None, True
        heap = set()


def _settled(groups: list[Group], body: str = "") -> list[Group]:
    """The groups; where no label says "present" the first is of those, if of members or of whoever attended.

    "Cabinet Members:" below those present visit, if the body is no cabinet.
    """
    mark_heaps(groups)
    for at, group in enumerate(groups):
        listed = any(above.status == "present" and above.rows and not above.visiting for above in groups[:at])
        if group.visiting and listed and not OWN_CABINET_RE.search(body):
            group.status = "other members present"
    if any(group.status == "present" and group.rows and not group.tentative for group in groups):
        groups = [group for group in groups if not group.tentative]
    full = [group for group in groups if group.rows and not group.repeats]
    if full and not any(group.status == "present" for group in full):
        first = next((group for group in full if group.status == "other members present"), None)
        if first is full[0] or full[0].attending:
            full[0].status = "present"
    return groups
