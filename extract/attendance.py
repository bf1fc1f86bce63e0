"""Who was at a meeting: the groups that minutes list before the first item, and apologies told of in a sentence.

A group begins with its label ("PRESENT:", "Officers in attendance", "Apologies"), alone on its line or with names after
it. Names stand one a line (a role may go on over the next line), run on with commas, or in the cells of a grid.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extract.facts import Attendance, AttendanceStatus, Meeting
from extract.names import Person, looks_like_role, parse_person
from extract.patterns import pattern
from extract.rosters import run_of_people, split_people
from ingest.model import Block, Issue, Line, Span

PEOPLE = (
    r"(?:committee|sub-committee|board|panel|cabinet|council|voting|elected|other|town|parish|community|county)?\s*"
)
MEMBERS = r"(?:councillors|members|cllrs|committee members|trustees|governors)"
OTHERS_LABEL_RE = pattern(
    "other-members-label",
    r"^(?:other\s+(?:members|councillors|attendees)(?:\s+(?:present|in\s+attendance|attending))?|also\s+(?:present|attending|in\s+attendance)"
    r"|(?:other|non-committee|visiting|cabinet|executive|ward|county|district|borough)\s+(?:members?|councillors?)"
    r"(?:\s+(?:also\s+)?(?:present|in\s+attendance|attending))|(?:members|councillors)\s+also\s+(?:present|in\s+attendance)|observers?"
    r"|others\s+present)$",
    matches=("other members present", "also present", "cabinet members in attendance", "others present"),
    rejects=("members present", "officers present", "present"),
)
OFFICERS_LABEL_RE = pattern(
    "officers-label",
    r"^(?:officers?(?:\s+(?:support|present|in\s+attendance|attending|also\s+present))?|(?:council|supporting|lead|key|other)\s+officers?"
    r"(?:\s+(?:present|in\s+attendance))?|in\s+attendance|staff(?:\s+present)?|others?\s+in\s+attendance|attending|clerk(?:s)?"
    r"|advis[eo]rs?|(?:officers|staff)\s+and\s+(?:guests|partners|others)(?:\s+present|\s+in\s+attendance)?|guests?|presenters?)$",
    matches=("officer support", "in attendance", "officers present", "officers in attendance", "staff"),
    rejects=("members in attendance", "present", "also present"),
)
PRESENT_LABEL_RE = pattern(
    "present-label",
    rf"^(?:{PEOPLE}{MEMBERS}\s+(?:present|in\s+attendance|attending|in\s+person)|present|those\s+present|in\s+the\s+chair|sederunt"
    r"|attendance|attendees|attended|present\s+at\s+the\s+meeting|(?:members|councillors)\s+attendance)$",
    matches=("present", "committee members present", "members present", "councillors present", "sederunt"),
    rejects=("other business", "officers present", "in attendance", "present your report"),
)
APOLOGIES_LABEL_RE = pattern(
    "apologies-label",
    r"^(?:apolog(?:y|ies)(?:\s+(?:for\s+(?:absence|non-attendance)|received|given|from|were\s+received(?:\s+from)?))*"
    r"|absent\s+with\s+apologies)$",
    matches=("apologies", "apologies for absence", "apologies received from"),
    rejects=("apologies for absence and substitutions were noted", "present"),
)
# Groups of which no row is made, by name: the absent without apology, the public and the press, substitutes' notes.
PASSED_LABEL_RE = pattern(
    "passed-label",
    r"^(?:absent|not\s+present|(?:members\s+of\s+the\s+)?(?:public|press)(?:\s+(?:present|in\s+attendance))?|public\s+and\s+press"
    r"|substitutes?|substitutions?|quorum|vacanc(?:y|ies)|(?:un)?restricted\s+items|part\s+(?:i|ii|1|2|a|b))$",
    matches=("absent", "members of the public", "substitutes", "public", "unrestricted items"),
    rejects=("present", "apologies"),
)
LABEL_BREAK_RE = pattern(
    "attendance-label-break",
    r"\s*[:\t]\s*[-\u2013]?\s*|\s+[-\u2013]\s+|\s{2,}",
    matches=("PRESENT: Mr Moor", "Present - Ann Moor", "Members Present:- Ann"),
    rejects=("Present",),
)
# A line of running text ends a list of people.
SENTENCE_RE = pattern(
    "attendance-sentence",
    r"^(?:the|this|a|an|there|it|in|at|one|two|no|councillor\s\S+\s\S+)\b.*\b(?:was|were|is|are|attended|opened|welcomed|took|declared|commenced|began|started|closed|ended)\b"
    r"|\b(?:was|were|attended|opened|welcomed)\b.*\.$",
    matches=(
        "The meeting was chaired by Ann Moor.",
        "One member of the public attended.",
        "Ann Moor opened the meeting.",
    ),
    rejects=("Ann Moor, Head of Service", "The Mayor (Councillor Lane)", "Councillors Moor, Lane and Hale."),
    flags=re.IGNORECASE,
)
APOLOGY_SENTENCE_RE = pattern(
    "apology-sentence",
    r"\bapolog(?:y|ies)\b(?![^.;]{0,40}\blate)[^.;:]{0,120}?\b(?:from|by|on\s+behalf\s+of)\s*:?\s+",
    matches=(
        "There were apologies from Councillor Moor",
        "Apologies for absence, due to illness, were received from Mr Moor",
        "The clerk reported apologies from Mr Moor",
    ),
    rejects=("Apologies for lateness were received from Councillor Moor", "There were no apologies."),
    flags=re.IGNORECASE,
)
SENT_APOLOGY_RE = pattern(
    "sent-apology",
    r"^(?P<people>[^.;:]{3,160}?)\s+(?:had\s+|have\s+|has\s+)?(?:sent|gave|given|submitted|tendered|offered)\s+"
    r"(?:his|her|their)?\s*apologies\b(?!\s+for\s+late)",
    matches=("Councillor Moor sent apologies", "Cllr Moor and Cllr Lane had given their apologies"),
    rejects=("Councillor Moor sent his apologies for lateness", "Apologies were sent"),
    flags=re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Row:
    """One printed line of an attendance list, or one cell of a row."""

    text: str
    span: Span


@dataclass(slots=True)
class Group:
    """The lines under one label; status None where no rows are made of them."""

    status: AttendanceStatus | None
    rows: list[Row] = field(default_factory=list)


def label_status(text: str) -> tuple[bool, AttendanceStatus | None]:
    """Whether the text is a group's label, and the status it gives (None: a group of which no rows are made)."""
    plain = " ".join(text.lower().strip(" \t:.-\u2013*_").split())
    table: tuple[tuple[bool, AttendanceStatus | None], ...] = (
        (OTHERS_LABEL_RE.match(plain) is not None, "other members present"),
        (OFFICERS_LABEL_RE.match(plain) is not None, "officer support"),
        (PRESENT_LABEL_RE.match(plain) is not None, "present"),
        (APOLOGIES_LABEL_RE.match(plain) is not None, "apologies"),
        (PASSED_LABEL_RE.match(plain) is not None, None),
    )
    return next(((True, status) for found, status in table if found), (False, None))


def split_label(text: str) -> tuple[bool, AttendanceStatus | None, str]:
    """A line's label, its status and what follows the label on the line."""
    found, status = label_status(text)
    if found:
        return True, status, ""
    for match in LABEL_BREAK_RE.finditer(text[:80]):
        found, status = label_status(text[: match.start()])
        if found:
            return True, status, text[match.end() :]
    word, _, rest = text.partition(" ")
    if word.lower() in ("present", "apologies", "attending") and rest and split_people(rest.strip(), strict=True):
        return True, label_status(word)[1], rest
    return False, None, ""


def is_attendance_label(block: Block) -> bool:
    """Whether a block begins an attendance group."""
    line = block.lines[0].text.strip() if block.lines else block.text
    return block.number is None and split_label(line)[0]


def find_attendance(blocks: Sequence[Block], meeting: Meeting) -> tuple[list[Attendance], list[Issue]]:
    """The rows of the groups between a meeting's heading and its first item, and what was not understood."""
    groups: list[Group] = []
    for row in _rows(blocks):
        found, status, rest = split_label(row.text)
        if found:
            groups.append(Group(status))
            row = Row(rest, row.span)
        if not found and SENTENCE_RE.search(row.text) and parse_person(row.text) is None:
            groups.append(Group(None))
        elif row.text.strip() and groups:
            groups[-1].rows.append(row)
    people: list[Attendance] = []
    issues: list[Issue] = []
    for group in groups:
        if group.status is None or not group.rows:
            continue
        listed = read_group(group.rows)
        people += [_attendance(person, span, group.status, meeting, "attendance-list") for person, span in listed]
        if not listed:
            text = " ".join(row.text for row in group.rows)
            message = f"No person was found under the heading of those {group.status}."
            issues.append(Issue("extract", "attendance-unread", message, text[:400], group.rows[0].span))
    return people, issues


def _rows(blocks: Sequence[Block]) -> Iterator[Row]:
    for block in blocks:
        if block.grid is not None:
            for cells in block.grid.rows:
                for cell in cells:
                    if cell and cell.lines:
                        yield from (Row(line.text, line.span) for line in cell.lines)
                    elif cell and cell.text.strip():
                        yield Row(cell.text, cell.span)
        else:
            for line in block.lines:
                yield from (Row(text, span) for text, span in split_columns(line))


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
    by_line = _read_lines(rows)
    text, starts = "", []
    for row in rows:
        starts.append(len(text))
        text += row.text.strip() + " "
    runs = split_people(text)
    if len(runs) > len(by_line):
        return [(item.person, rows[bisect_right(starts, item.start + 1) - 1].span) for item in runs]
    return by_line


def _read_lines(rows: Sequence[Row]) -> list[tuple[Person, Span]]:
    entries: list[tuple[str, list[Span]]] = []
    for row in rows:
        text = row.text.strip().strip("*\u2022-\u2013 ").strip()
        open_end = bool(entries) and entries[-1][0].rstrip().endswith((",", "&", " and", " of", "(", " for", " the"))
        if parse_person(text) is not None and not open_end:
            entries.append((text, [row.span]))
        elif entries and (open_end or looks_like_role(text) or text.startswith("(") or _in_brackets(entries[-1][0])):
            entries[-1] = (f"{entries[-1][0]} {text}", [*entries[-1][1], row.span])
    found = []
    for text, spans in entries:
        person = parse_person(text)
        if person is not None:
            found.append((person, Span.cover(spans)))
    return found


def _in_brackets(text: str) -> bool:
    return text.count("(") > text.count(")")


def find_apologies(block: Block, meeting: Meeting) -> list[Attendance]:
    """The people whose apologies a paragraph tells of; apologies for lateness are passed over."""
    found: list[Attendance] = []
    for match in APOLOGY_SENTENCE_RE.finditer(block.text):
        for item in run_of_people(block.text[match.end() :]):
            span = block.part(match.end() + item.start, match.end() + item.end)
            found.append(_attendance(item.person, span, "apologies", meeting, "apologies-sentence"))
    sent = SENT_APOLOGY_RE.match(block.text)
    if sent is not None and not found:
        for item in split_people(sent["people"]):
            span = block.part(item.start, item.end)
            found.append(_attendance(item.person, span, "apologies", meeting, "apologies-sentence"))
    return found


def read_names(block: Block, meeting: Meeting) -> list[Attendance]:
    """The people whom a block under a heading of apologies lists, when it lists nothing else."""
    listed = split_people(block.text, strict=True)
    if not listed or len(block.text) - sum(item.end - item.start for item in listed) > 6 * len(listed) + 12:
        return []
    return [
        _attendance(item.person, block.part(item.start, item.end), "apologies", meeting, "apologies-list")
        for item in listed
    ]


def _attendance(person: Person, span: Span, status: AttendanceStatus, meeting: Meeting, rule: str) -> Attendance:
    if status == "officer support" and any(word in (person.honorific or "").lower() for word in ("councillor", "cllr")):
        status = "other members present"
    elif status == "other members present" and person.role and not _is_member(person):
        status = "officer support"
    return Attendance(span=span, rule=rule, meeting=meeting, name=person.name, role=person.role, status=status)


def _is_member(person: Person) -> bool:
    words = (person.role or "").lower()
    return (person.honorific or "").lower().startswith(("councillor", "cllr", "alderman")) or any(
        word in words for word in ("member", "councillor", "ward", "chair", "leader", "portfolio")
    )
