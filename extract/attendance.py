"""Who was at a meeting: the groups of people that minutes list before the first item.

A group begins with its label ("PRESENT:", "Officers in attendance", "Apologies"), alone on its line or with names after
it. Names stand one a line (a role may go on over the next line), run on with commas, or in the cells of a grid.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extract.apologies import APOLOGY_SENTENCE_RE, attendance_row
from extract.attendance_grids import Row, read_grid
from extract.attendance_labels import GroupLabel, label_status, split_label
from extract.facts import Attendance, AttendanceStatus, Meeting
from extract.names import Person, looks_like_person, looks_like_role, parse_person
from extract.patterns import pattern
from extract.rosters import PLURAL_HONORIFIC_RE, split_people
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


@dataclass(slots=True)
class Group:
    """The lines under one label; status None where no rows are made of them."""

    status: AttendanceStatus | None
    weak: bool = False
    rows: list[Row] = field(default_factory=list)


def is_attendance_label(block: Block) -> bool:
    """Whether a block begins an attendance group."""
    if block.number is not None:
        return False
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
        people += [attendance_row(person, span, group.status, meeting, "attendance-list") for person, span in listed]
        if not listed and len(rows) == len(group.rows):
            text = " ".join(row.text for row in rows)
            message = f"No person was found under the heading of those {group.status}."
            issues.append(Issue("extract", "attendance-unread", message, text[:400], rows[0].span))
    return people, issues


def read_groups(blocks: Sequence[Block], status: AttendanceStatus | None = None) -> list[Group]:
    """The groups that the blocks list; rows before the first label are of `status`, or of no group where it is None."""
    groups: list[Group] = [Group(status)] if status is not None else []
    for row in _rows(blocks):
        if row.talk:
            groups.append(Group(None))
            continue
        goes_on = bool(groups and groups[-1].rows) and _is_open(groups[-1].rows[-1].text) and ":" not in row.text
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
        apart = groups and groups[-1].status != "present" and CHAIR_LINE_RE.search(row.text) is not None
        if apart or label is None and row.status is None and _says(row.text):
            groups.append(Group(None))
        elif row.text.strip() and groups:
            groups[-1].rows.append(row)
    return groups


def _settled(groups: list[Group]) -> list[Group]:
    """The groups; where no label says "present" the first, of members, are those ("Cabinet Members in attendance")."""
    full = [group for group in groups if group.rows]
    if not any(group.status == "present" for group in full):
        first = next((group for group in full if group.status == "other members present"), None)
        if first is not None and first is full[0]:
            first.status = "present"
    return groups


def _rows(blocks: Sequence[Block]) -> Iterator[Row]:
    for block in blocks:
        if block.grid is not None:
            yield from read_grid(block.grid)
        elif _is_talk(block):
            yield Row(block.text, block.span, talk=True)
        else:
            for line in block.lines:
                yield from (Row(text, span) for text, span in split_columns(line))


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


def split_columns(line: Line) -> Iterator[tuple[str, Span]]:
    """The parts of a line that stand in columns of their own: parted by a tab, three spaces or a wide gap."""
    text, start = line.text, 0
    edges = line.edges
    width = max(line.size, 8.0) * 1.8
    for at in range(1, len(text)):
        if text[at] in " \t":
            continue
        blank = at - 1
        while blank >= start and text[blank] in " \t":
            blank -= 1
        if blank == at - 1 or blank < start:
            continue
        gap = text[blank + 1 : at]
        wide = len(edges) > at and edges[at] - edges[blank + 1] > width
        if "\t" in gap or len(gap) >= 3 or wide:
            yield text[start : blank + 1].strip(), line.part(start, blank + 1)
            start = at
    yield text[start:].strip(), line.part(start, len(text)) if start else line.span


def read_group(rows: Sequence[Row]) -> list[tuple[Person, Span]]:
    """The people of one group: read a line a person and as one run, whichever finds more."""
    by_line, unread = _read_lines(rows)
    if not unread and all(";" not in row.text and len(split_people(row.text)) <= 1 for row in rows):
        return by_line
    text, starts = "", []
    for row in rows:
        # A bracket that closes a line closes its person.
        text = text[:-1] + "\n" if text.endswith(") ") else text
        starts.append(len(text))
        text += row.text.strip() + " "
    runs = split_people(text)
    if len(runs) > len(by_line):
        return [(item.person, rows[bisect_right(starts, item.start + 1) - 1].span) for item in runs]
    return by_line


def _read_lines(rows: Sequence[Row]) -> tuple[list[tuple[Person, Span]], int]:
    """The people one a line (a role may go on over the next), and how many lines were neither."""
    unread = 0
    entries: list[tuple[str, list[Span]]] = []
    for row in rows:
        text = row.text.strip().strip("*\u2022-\u2013 ").strip()
        open_end = bool(entries) and entries[-1][0].rstrip().endswith((",", "&", " and", " of", "(", " for", " the"))
        if parse_person(text) is not None and not open_end:
            entries.append((text, [row.span]))
        elif entries and (open_end or text.startswith("(") or _in_brackets(entries[-1][0]) or _is_role(text)):
            entries[-1] = (_join(entries[-1][0], text), [*entries[-1][1], row.span])
        elif any(char.isalpha() for char in text):
            unread += 1
    found = []
    for text, spans in entries:
        person = parse_person(text)
        if person is not None:
            found.append((person, Span.cover(spans)))
    return found, unread + len(entries) - len(found)


def _is_role(text: str) -> bool:
    """Whether a line is a post; what a colon parts is a label of a field."""
    return looks_like_role(text) and ":" not in text


def _join(entry: str, text: str) -> str:
    """What a further line adds: a post to a bare name, else the rest of what stands there."""
    bare = looks_like_person(entry) and looks_like_role(text) and not text.startswith("(")
    return f"{entry}, {text}" if bare else f"{entry} {text}"


def _is_open(text: str) -> bool:
    """Whether a line ends inside a bracket or on a word that another must follow."""
    return _in_brackets(text) or text.rstrip().endswith((" of", " and", " for", " the", " &"))


def _in_brackets(text: str) -> bool:
    return text.rfind("(") > text.rfind(")")
