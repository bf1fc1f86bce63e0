"""Who was at a meeting: the groups of people that minutes list before the first item.

A group begins with its label ("PRESENT:", "Officers in attendance", "Apologies"), alone on its line or with names after
it. Names stand one a line (a role may go on over the next line), run on with commas, or in the cells of a grid.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extract.apologies import APOLOGY_SENTENCE_RE, attendance_row
from extract.attendance_grids import Row, read_grid
from extract.attendance_labels import GroupLabel, label_status, split_label
from extract.attendance_lines import by_letters, is_open, read_group, side_by_side
from extract.facts import Attendance, AttendanceStatus, Meeting
from extract.names import Person, looks_like_role, parse_person
from extract.patterns import pattern
from extract.rosters import PLURAL_HONORIFIC_RE, people_length, split_people
from ingest.model import Block, Issue, Line, Span

# A line of running text ends a list of people.
SENTENCE_RE = pattern(
    "attendance-sentence",
    r"^(?:the|this|a|an|there|it|in|at|one|two|no|councillor\s\S+\s\S+)\b.*\b(?:was|were|is|are|attended|opened|welcomed|took|declared|commenced|began|started|closed|ended)\b"
    r"|^(?=.*\b(?:was|were|attended|opened|welcomed)\b).*\.$",
    matches=(
        "The meeting was chaired by Ann Moor.",
        "One member of the public attended.",
        "Ann Moor opened the meeting.",
    ),
    rejects=("Ann Moor, Head of Service", "The Mayor (Councillor Lane)", "Councillors Moor, Lane and Hale."),
    flags=re.IGNORECASE,
)
NOTE_SENTENCE_RE = pattern(
    "note-between-lists",
    r"^\W*(?:the|this|these|copies|an?|all|prior|before|please|note|apologies)\b(?=.*\b(?:are|is|was|were|considered|agreed|denotes?|will|had|have|has)\b).*\.\W{0,4}$",
    matches=("The Board considered the reports and agreed as below.", "Copies of all papers are in the Minute Book."),
    rejects=("Ann Moor, Head of Law.", "The Mayor, Councillor Moor"),
    flags=re.IGNORECASE | re.DOTALL,
)
CHAIR_LINE_RE = pattern(
    "chair-line",
    r"\bin\s+the\s+chair\W*$",
    matches=("Councillor Moor in the Chair", "Mr Moor (in the Chair)"),
    rejects=("In the chair: Mr Moor",),
    flags=re.IGNORECASE,
)


# "Beside them: …" within a run of names begins another list.
ALSO_RE = pattern(
    "also-within-a-list",
    r"(?<=[.;)])\s+(?=Also\b(?:\s+(?:present|in\s+attendance|attending))?\s*[:,]?\s+(?-i:[A-Z]))",
    matches=("Mr Moor (Clerk). Also: County Councillor Lane",),
    rejects=("Mr Moor also spoke", "Also Mr Moor"),
)
WERE_THERE_RE = pattern(
    "people-were-there",
    r"(?:,|(?<!\s))\s++(?:was|were)\s++(?:also\s++)?(?:present|in\s++attendance)\s*+(?:\.\s*+)?$",
    matches=("Mrs A Moor, the Clerk, was in attendance.", "Cllrs Moor and Lane were present"),
    rejects=("who was present at the time",),
    flags=re.IGNORECASE,
)
CROWD_RE = pattern(
    "people-without-names",
    r"^\W*(?:there\s+(?:was|were)\s+)?(?:\d{1,3}|an?|no|one|two|three|four|five|six|seven|eight|nine|ten|\w+teen|several)\s+"
    r"(?:other\s+)?(?:members?\s+of\s+(?:the\s+)?(?:public|press)|residents?|parishioners?|electors?|observers?)\b",
    matches=("7 members of the public", "One member of the press", "No residents attended"),
    rejects=("Members of the public", "Member of the Board"),
    flags=re.IGNORECASE,
)
# Those of a body with several parts, by the part they come from.
AREA_FIRST_RE = pattern(
    "area-before-its-people",
    r"^(?P<area>[A-Z][\w'\u2019&-]*(?:\s[A-Z&][\w'\u2019&-]*){0,3})\s*(?:\s[-\u2013]\s|:\s)\s*(?=(?:Mr|Mrs|Ms|Miss|Dr|Cllrs?|Councillors?)\b)",
    matches=("Lower Mead - Mr A Moor, Mrs B Lane", "Overton: Cllr Moor"),
    rejects=("Lower Mead - the hall",),
)


@dataclass(slots=True)
class Group:
    """The lines under one label; status None where no rows are made of them."""

    status: AttendanceStatus | None
    weak: bool = False
    rows: list[Row] = field(default_factory=list)
    repeats: bool = False  # whoever it names may be listed too


def is_attendance_label(block: Block) -> bool:
    """Whether a block begins an attendance group."""
    if block.number is not None:
        return False
    if block.grid is not None:
        heads = [next((cell.text for cell in row if cell is not None), "") for row in block.grid.rows[:8]]
        labels = [split_label(" ".join(text.split()))[0] for text in heads]
        return any(label is not None and label.status is not None and not label.weak for label in labels)
    first = block.lines[0].text.strip() if block.lines else block.text
    label, _ = split_label(first)
    return (label is not None and not label.weak) or _split_word(first) is not None


def _split_word(text: str) -> tuple[GroupLabel, str] | None:
    """A label without any mark after it ("Present Rob Moor"), when people follow."""
    word, _, rest = text.partition(" ")
    if word.lower() in ("present", "apologies", "attending") and rest and split_people(rest.strip(), strict=True):
        return GroupLabel(label_status(word)[1]), rest
    return None


def find_attendance(
    blocks: Sequence[Block], meeting: Meeting, status: AttendanceStatus | None = None
) -> tuple[list[Attendance], list[Issue]]:
    """The rows of the groups that the blocks list, and what was not understood; `status` is that of unlabelled rows."""
    people: list[Attendance] = []
    issues: list[Issue] = []
    for group in _settled(read_groups(blocks, status)):
        people += [
            attendance_row(person, row.span, row.status or group.status, meeting, "attendance-table")
            for row in group.rows
            if row.status is not None and (person := parse_person(row.text)) is not None and group.status is not None
        ]
        rows = [row for row in group.rows if row.status is None and row.text.strip()]
        if group.status is None or not rows:
            continue
        listed = read_group(rows)
        if group.repeats:
            listed = [
                (person, span) for person, span in listed if not any(_same_surname(person, row) for row in people)
            ]
        people += [attendance_row(person, span, group.status, meeting, "attendance-list") for person, span in listed]
        if not listed and not group.repeats and len(rows) == len(group.rows):
            text = " ".join(row.text for row in rows)
            message = f"No person was found under the heading of those {group.status}."
            issues.append(Issue("extract", "attendance-unread", message, text[:400], rows[0].span))
    return people, issues


def _same_surname(person: Person, row: Attendance) -> bool:
    return row.status == "present" and row.name.split()[-1].lower() == person.bare.split()[-1].lower()


def read_groups(blocks: Sequence[Block], status: AttendanceStatus | None = None) -> list[Group]:
    """The groups that the blocks list; rows before the first label are of `status`, or of no group where it is None."""
    groups: list[Group] = [Group(status)] if status is not None else []
    for row in _rows(blocks):
        if row.talk:
            groups.append(Group(None))
            continue
        if row.status is not None and (not groups or groups[-1].status is None):
            groups.append(Group("present"))
        goes_on = bool(groups and groups[-1].rows) and is_open(groups[-1].rows[-1].text) and ":" not in row.text
        label, rest = split_label(row.text) if row.status is None and not goes_on else (None, "")
        if label is None and row.status is None and (word := _split_word(row.text)) is not None:
            label, rest = word
        if label is not None and label.weak and not groups:
            continue
        if label is not None:
            if label.weak and PLURAL_HONORIFIC_RE.match(row.text):
                # "Councillors A, B" under a label goes on with it; after officers they are other members.
                above = groups[-1].status
                if above == "officer support":
                    groups.append(Group("other members present"))
                elif above is None:
                    groups.append(Group("present"))
                rest = row.text if rest else ""
            else:
                groups.append(Group(label.status, label.weak))
            row = Row(rest, row.span)
        if label is None and row.status is None and (there := _were_there(row)) is not None:
            groups += [there, Group(None)]
            continue
        chair = CHAIR_LINE_RE.search(row.text) if groups and groups[-1].status != "present" else None
        if chair is not None and (person := parse_person(row.text[: chair.start()])) is not None and not person.role:
            groups += [Group("present", rows=[Row(f"{person.name} (Chair)", row.span)], repeats=True), Group(None)]
            continue
        if chair is not None or label is None and row.status is None and (_says(row.text) or CROWD_RE.match(row.text)):
            groups.append(Group(None))
        elif row.text.strip() and groups:
            groups[-1].rows.append(row)
    return groups


def _were_there(row: Row) -> Group | None:
    """The group of a sentence that says of people alone that they were there."""
    match = WERE_THERE_RE.search(row.text)
    people = split_people(row.text[: match.start()], strict=True) if match is not None else []
    if match is None or match.start() - people_length(people) > 6 * len(people) + 12:
        return None
    return Group("officer support" if people else None, rows=[Row(row.text[: match.start()], row.span)])


def _settled(groups: list[Group]) -> list[Group]:
    """The groups; where no label says "present" the first, of members, are those ("Cabinet Members in attendance")."""
    full = [group for group in groups if group.rows]
    if not any(group.status == "present" for group in full):
        first = next((group for group in full if group.status == "other members present"), None)
        if first is not None and first is full[0]:
            first.status = "present"
    return groups


def _rows(blocks: Sequence[Block]) -> Iterator[Row]:
    listed: list[Line] = []
    for block in blocks:
        if block.grid is None and not _is_talk(block):
            # A second column of people reads like notes at the margin.
            listed += [*block.lines, *(line for line in block.margin if parse_person(line.text) is not None)]
            continue
        yield from _read_lines(listed)
        listed = []
        yield from read_grid(block.grid) if block.grid is not None else (Row(block.text, block.span, talk=True),)
    yield from _read_lines(listed)


def _read_lines(lines: Sequence[Line]) -> Iterator[Row]:
    if register := by_letters(lines):
        first, last = min(register), max(register)
        yield from _read_lines(lines[:first])
        for index, status in register.items():
            yield Row(lines[index].text.strip()[1:].strip(), lines[index].span, status)
        yield Row("", lines[last].span, talk=True)
        yield from _read_lines(lines[last + 1 :])
        return
    for text, span in (part for line in side_by_side(lines) for part in line):
        yield from (_without_area(part, span) for part in ALSO_RE.regex.split(text))


def _without_area(text: str, span: Span) -> Row:
    """A row without the place that its people come from; a post before a name is kept."""
    area = AREA_FIRST_RE.match(text)
    if area is None or split_label(text)[0] is not None or looks_like_role(area["area"]):
        return Row(text, span)
    return Row(text[area.end() :], span)


def _says(text: str) -> bool:
    """Whether a line is a sentence and names nobody with a post."""
    person = parse_person(text) if SENTENCE_RE.search(text) else None
    if SENTENCE_RE.search(text) is None:
        return False
    return person is None or SENTENCE_RE.search(person.role or "") is not None


def _is_talk(block: Block) -> bool:
    """Whether a paragraph between the lists is a sentence as a whole: of apologies, of where papers are kept."""
    if block.kind == "heading" and block.text.isupper() and not split_people(block.text):
        return split_label(block.text)[0] is None and not looks_like_role(block.text)
    if APOLOGY_SENTENCE_RE.search(block.text):
        return split_label(block.text)[0] is None
    return len(block.lines) > 1 and NOTE_SENTENCE_RE.match(block.text) is not None
