"""Distribution lists: who is sent how many copies of a pack.

The form: a grid "Name | No of copies | Name | No of copies", or lines that end in a number. Group headings ("Reserves",
"Council Officers") are left out. Grids come damaged: two people in one cell, a role that goes on in the next row, a
number that slipped by a line; a number is kept only where it can belong to one person alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from extract.contacts.circulation import find_circulation
from extract.facts import Distribution, Meeting
from extract.labels import fold, vocabulary
from extract.parts import Part
from extract.patterns import pattern
from extract.people.bare_names import Person
from extract.people.name_words import HONORIFIC_LINKS, HONORIFICS, OTHER_WORDS
from extract.people.names import looks_like_person, parse_person
from ingest.model import Block, Cell, Document, Grid, Line, Span

GROUP_RE = pattern(
    "distribution-group",
    r"^\W*+(?:[\w\-/&'’]++\s++){0,5}(?:members|reserves?|substitutes|officers|representatives|co-?optees|others|copies|spares?"
    r"|external|press|public|librar(?:y|ies)|councillors|groups?|bodies|organisations|invitees|stakeholders)\W*$"
    r"|^\W*+(?:total|dated?|name|notes?|spare)\b.{0,40}$",
    matches=("Sub-Committee Members", "Reserves", "Council Officers", "Other Members", "Total:", "Dated: June 2014"),
    rejects=("Legal Services", "Councillor Ada Holt", "Children's & Adults' Services"),
    flags=re.IGNORECASE,
)
TITLE_START_RE = pattern(
    "distribution-honorific",
    r"(?:^|(?<=[\s)]))(?:Councillor|Cllr|Alderman|Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Revd?|Reverend|Canon|Lord|Lady|Prof|Professor)\b\.?\s",
    matches=("Councillor Ada Holt", "x) Cllr B Lane", "Revd Oke "),
    rejects=("Councillors' office", "Mrsa"),
)
NAMED_ROLE_RE = pattern(
    "distribution-named-role",
    r"(?<![\w'’.\-])(?P<name>(?:[^\W\d_][\w'’.\-]*\s){1,5}[^\W\d_][\w'’\-]+)(?=,\s|,$|\s\()",
    matches=("Ann Lane, Head of Parks", "Services Ann Lane, Clerk"),
    rejects=("Parks, Sport and Play",),
)
LOOSE_TAIL_RE = pattern(
    "distribution-tail",
    r"(?<![\s,])[\s,]*\b(?:SPARES?|SPARE COPIES|Spares?)\W*$",
    matches=("Scrutiny Team SPARES",),
    rejects=("Spare Parts Team",),
)
COPIES_RE = pattern(
    "distribution-copies",
    r"(?<![\w.])\d{1,3}(?![\w.])",
    matches=("1", "1 1", "Ann Lane 10"),
    rejects=("2014", "020 7525"[4:], "M-1"[0]),
)


@dataclass(frozen=True, slots=True)
class Printed:
    """A line of a column: its text, its place, the row of the grid it stands in."""

    text: str
    span: Span
    row: int

    @property
    def top(self) -> float | None:
        return self.span.boxes[0].top if self.span.boxes else None


@dataclass(slots=True)
class Entry:
    """A person as read so far, with the lines of the column that tell of the person."""

    text: str
    lines: list[Printed] = field(default_factory=list)
    copies: int | None = None


def find_distribution(document: Document, parts: Sequence[Part], meeting: Meeting | None) -> list[Distribution]:
    """The people on the distribution lists of the paper, column after column."""
    found: list[Distribution] = []
    for part in parts:
        if part.kind in ("cover", "distribution"):
            found += find_circulation(part.blocks, meeting)
        if part.kind != "distribution":
            continue
        grids = [block for block in part.blocks if block.grid is not None]
        for block in grids:
            found += _read_grid(block, meeting)
        if not found:
            found += _read_lines([block for block in part.blocks if block.grid is None], meeting)
    return found


def _read_grid(block: Block, meeting: Meeting | None) -> Iterator[Distribution]:
    grid = block.grid
    assert grid is not None
    for names, copies in column_pairs(grid):
        entries = read_column(list(_column(grid, names)))
        if copies is not None:
            numbers = list(_column(grid, copies))
            entries = split_pairs(entries, numbers)
            give_copies(entries, numbers)
        for entry in entries:
            row = _distribution(entry, meeting, "distribution-grid")
            if row is not None:
                yield row


def column_pairs(grid: Grid) -> list[tuple[int, int | None]]:
    """Which columns hold names, and which the copies of each: by the header, else by what the cells hold."""
    texts = grid.texts()
    labels = vocabulary("columns").fields["copies"]
    for row in texts[:3]:
        copies = [column for column, text in enumerate(row) if fold(text) in labels]
        if copies:
            names = [column for column in range(len(row)) if column not in copies]
            return [(name, next((c for c in copies if c > name), None)) for name in names if _has_people(texts, name)]
    numeric = [column for column in range(grid.width) if _is_numeric(texts, column)]
    return [
        (column, next((c for c in numeric if c > column), None))
        for column in range(grid.width)
        if column not in numeric and _has_people(texts, column)
    ]


def _has_people(texts: Sequence[Sequence[str]], column: int) -> bool:
    cells = [row[column] for row in texts if column < len(row) and row[column]]
    return any(TITLE_START_RE.search(cell) or parse_person(cell) or NAMED_ROLE_RE.search(cell) for cell in cells)


def _is_numeric(texts: Sequence[Sequence[str]], column: int) -> bool:
    cells = [row[column] for row in texts if column < len(row) and row[column].strip()]
    return bool(cells) and sum(COPIES_RE.search(cell) is not None for cell in cells) >= 0.6 * len(cells)


def _column(grid: Grid, column: int) -> Iterator[Printed]:
    for index, row in enumerate(grid.rows):
        cell = row[column] if column < len(row) else None
        if cell is not None and index >= grid.header_rows:
            yield from _printed(cell, index)


def _printed(cell: Cell, row: int) -> Iterator[Printed]:
    if cell.lines and all(line.span.boxes for line in cell.lines):
        yield from (Printed(line.text.strip(), line.span, row) for line in cell.lines if line.text.strip())
    elif cell.text.strip():
        yield Printed(" ".join(cell.text.split()), cell.span, row)


def read_column(lines: Sequence[Printed]) -> list[Entry]:
    """The people of a column of names: new ones begin at an honorific, before a role, or fill a line."""
    entries: list[Entry] = []
    closed = True
    for line in rejoin_names(lines):
        starts = person_starts(line.text)
        head = line.text[: starts[0]].strip() if starts else line.text.strip()
        if head and GROUP_RE.match(head):
            closed = True
        elif head and entries and not closed and _continues(entries[-1], head):
            entries[-1].text += " " + head
            entries[-1].lines.append(line)
        elif head and not starts:
            closed = True
        for start, end in zip(starts, [*starts[1:], len(line.text)][: len(starts)], strict=True):
            entries.append(Entry(line.text[start:end].strip(), [line]))
            closed = False
    return _without_repeats(entries)


def rejoin_names(lines: Sequence[Printed]) -> list[Printed]:
    """The lines, a first name at the end of one moved to the surname that stands before a role on the next."""
    found: list[Printed] = []
    for line in lines:
        surname, comma, _ = line.text.partition(", ")
        last = found[-1].text.rsplit(" ", 1) if found else []
        alone = comma and len(surname.split()) == 1 and not person_starts(line.text)
        if alone and len(last) == 2 and "," in last[0] and looks_like_person(f"{last[1]} {surname}"):
            found[-1] = replace(found[-1], text=last[0])
            line = replace(line, text=f"{last[1]} {line.text}")
        found.append(line)
    return found


def person_starts(text: str) -> list[int]:
    """The offsets at which people begin in one line of a distribution list."""
    starts: list[int] = []
    for match in TITLE_START_RE.finditer(text):
        before = text[: match.start()].split()
        if not before or before[-1].strip(".,(").lower() not in HONORIFICS | HONORIFIC_LINKS:
            starts.append(match.start())
    for match in NAMED_ROLE_RE.finditer(text):
        start = _name_start(match)
        if start is not None and not any(at <= start and " " not in text[at:start].strip() for at in starts):
            starts.append(start)
    if not starts and (looks_like_person(text) or _is_post_and_name(text)):
        starts = [0]
    return sorted(set(starts))


def _is_post_and_name(text: str) -> bool:
    """Whether a line is a post and who holds it: "Head of Quays - Ann Moor"."""
    person = parse_person(text)
    return person is not None and person.role is not None and text.rstrip().endswith(person.name)


def _name_start(match: re.Match[str]) -> int | None:
    """Where the name begins in a run of capitalised words before a role: after the last word that is no name's."""
    words = list(re.finditer(r"\S+", match["name"]))
    first = len(words)
    while first > 0 and len(words) - first < 4:
        word = words[first - 1][0]
        if not word[:1].isupper() or word.strip(".").lower() in OTHER_WORDS or word.endswith((",", "'s", "\u2019s")):
            break
        first -= 1
    if len(words) - first < 2 or not looks_like_person(" ".join(word[0] for word in words[first:])):
        return None
    return match.start() + words[first].start()


def _continues(entry: Entry, text: str) -> bool:
    """Whether a line goes on with the last person: a role after a comma, brackets, or the rest of the name."""
    if text.startswith("(") or entry.text.count("(") > entry.text.count(")") or "," in entry.text:
        return True
    words = text.split("(")[0].split()
    return (
        "(" not in entry.text and 1 <= len(words) <= 2 and not any(w.strip(".,").lower() in OTHER_WORDS for w in words)
    )


def _without_repeats(entries: list[Entry]) -> list[Entry]:
    """The entries without one that repeats the person before it, as a damaged row does."""
    found: list[Entry] = []
    for entry in entries:
        if not found or found[-1].text.lower() != entry.text.lower():
            found.append(entry)
    return found


def split_pairs(entries: Sequence[Entry], printed: Sequence[Printed]) -> list[Entry]:
    """The entries, one of four bare words beside two numbers made into the two people that it is."""
    found: list[Entry] = []
    for position, entry in enumerate(entries):
        words = entry.text.split()
        following = next((other for other in entries[position + 1 :]), None)
        beside = sum(len(list(COPIES_RE.finditer(line.text))) for line in printed if _stands_by(line, entry, following))
        if len(words) == 4 and beside == 2 and "," not in entry.text and TITLE_START_RE.search(entry.text) is None:
            found += [Entry(" ".join(words[:2]), entry.lines), Entry(" ".join(words[2:]), entry.lines)]
        else:
            found.append(entry)
    return found


def _stands_by(number: Printed, entry: Entry, following: Entry | None) -> bool:
    """Whether a number stands beside an entry and above the one that follows it in its column."""
    own, after = entry.lines[0], following.lines[0] if following else None
    if number.top is None or own.top is None:
        return number.row == own.row and (after is None or after.row != own.row)
    below = after.top if after is not None and after.top is not None and after.span.page == own.span.page else None
    return number.span.page == own.span.page and own.top - 4 <= number.top < (below or own.top + 40) - 4


def give_copies(entries: Sequence[Entry], printed: Sequence[Printed]) -> None:
    """Give each number to the one person in whose row, or beside whose lines, it stands; one that fits several to none.

    A row of one person and one number is sound; where several stand in one, or one over several, the lines tell.
    """
    numbers = [(int(match[0]), line) for line in printed for match in COPIES_RE.finditer(line.text)]
    for entry in entries:
        sharing = [other for other in entries if other.lines[0].row == entry.lines[0].row]
        own = [number for number, line in numbers if line.row == entry.lines[0].row]
        level = [number for number, line in numbers if any(_beside(line, beside) for beside in entry.lines)]
        placed = entry.lines[0].top is not None
        alone = len(own) == 1 and len({line.row for line in entry.lines}) == 1
        if len(own) == len(sharing) and (alone or not placed):
            entry.copies = own[sharing.index(entry)]
        else:
            entry.copies = level[0] if placed and len(level) == 1 else None


def _beside(number: Printed, line: Printed) -> bool:
    if number.span.page != line.span.page or number.top is None or line.top is None:
        return False
    return abs(number.top - line.top) <= 4.0


def _read_lines(blocks: Sequence[Block], meeting: Meeting | None) -> Iterator[Distribution]:
    for line in (line for block in blocks for line in block.lines):
        for start, text, copies in _numbered_people(line):
            person = parse_person(text)
            if person is not None:
                entry = Entry(text, [Printed(text, line.part(start, start + len(text)), 0)], copies)
                row = _distribution(entry, meeting, "distribution-lines")
                if row is not None:
                    yield row


def _numbered_people(line: Line) -> Iterator[tuple[int, str, int]]:
    start = 0
    for match in COPIES_RE.finditer(line.text):
        text = line.text[start : match.start()]
        if text.strip(" .\t") and not GROUP_RE.match(text):
            yield start + len(text) - len(text.lstrip()), text.strip(" .\t"), int(match[0])
        start = match.end()


def _distribution(entry: Entry, meeting: Meeting | None, rule: str) -> Distribution | None:
    person: Person | None = parse_person(LOOSE_TAIL_RE.sub("", entry.text))
    if person is None:
        return None
    span = Span.cover(line.span for line in entry.lines)
    return Distribution(span=span, rule=rule, meeting=meeting, name=person.name, role=person.role, copies=entry.copies)
