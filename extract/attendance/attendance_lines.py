"""The lines of one group of an attendance list: a person each, posts that go on over lines, columns side by side."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.attendance.apologies import CLERK_RE
from extract.attendance.attendance_labels import parse_group_label
from extract.attendance.listed_rows import Row
from extract.attendance.rosters import PLURAL_HONORIFIC_RE, split_people
from extract.patterns import pattern
from extract.people.bare_names import Person
from extract.people.name_words import HONORIFICS
from extract.people.names import looks_like_person, looks_like_role, parse_person
from extract.people.places_behind_names import without_places
from ingest.model import Line, Span

PARTING_RE = pattern("between-people", r"[,;\n]|\sand\s", matches=(",", " and "), rejects=("sand",))
INITIALS_RE = pattern("initials-at-the-end", r"(?:[A-Z]\.){1,3}|[A-Z]", matches=("R.", "C.P.J."), rejects=("moor",))
INITIAL_CUT_RE = pattern(
    "initial-that-a-line-cut-from-its-surname",
    r"\s[-\u2013]\s(?:[A-Z]\.?\s){0,2}[A-Z]\.?$",
    matches=("Head of Quays - M",),
    rejects=("Moor - MBE", "Head of Quays - Moor"),
)
LISTED_RE = pattern(
    "full-stop-of-a-list",
    r"[a-z\u2019')]{2}\.$",
    matches=("Moor and Lane.", "Moor (Clerk)."),
    rejects=("Cllr A.", "Moor"),
)
# A post of honour alone on its line, above whoever holds it.
OFFICE_LINE_RE = pattern(
    "office-on-its-own-line",
    r"^(?:the\s+)?(?:(?:right|rt\.?|worshipful|hon(?:ourable)?\.?|lord|deputy|vice|the)[\s-]+){0,5}(?:mayor|provost|chair(?:man|woman|person)?|convener|leader)$",
    matches=("The Right Worshipful the Mayor", "Deputy Mayor", "Vice-Chairman"),
    rejects=("Mayor of Marlstow", "The Mayor, Councillor Moor"),
    flags=re.IGNORECASE,
)


def side_by_side(lines: Sequence[Line]) -> Iterator[list[tuple[str, Span]]]:
    """The parts of each line; below a line of labels that stand side by side, list after list instead."""
    columns: list[list[tuple[str, Span]]] = []
    starts: list[float] = []
    for line in lines:
        parts = list(split_columns(line))
        labels = [parse_group_label(text) for text, _ in parts]
        if len(parts) > 1 and all(label is not None and not label.weak for label in labels):
            columns, starts = [[part] for part in parts], [_left(line, text) for text, _ in parts]
            continue
        if not columns:
            yield parts
        for text, span in parts if columns else ():
            left = _left(line, text)
            nearest = min(range(len(starts)), key=lambda column: abs(starts[column] - left))
            columns[nearest].append((text, span))
    yield from columns


def _left(line: Line, text: str) -> float:
    """Where a part of a line begins: in points where the line knows them, else in characters."""
    at = line.text.find(text)
    return line.edges[at] if len(line.edges) > at else at


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
    posts = list(_posts_above(rows))
    if posts:
        return [*posts, *read_group(rows[2 * len(posts) :])]
    rows = without_places(rows[: _list_end(rows)])
    clerks = [row for row in rows if (whole := parse_person(row.text)) is not None and CLERK_RE.match(whole.role or "")]
    if clerks and len(clerks) < len(rows):
        others = [row for row in rows if row not in clerks]
        return [*read_group(others), *read_group(clerks)]
    by_line, unread = _read_lines(rows)
    if not unread and (all(_holds_one(row) for row in rows) or _titled_each(rows)):
        return by_line
    text, starts = "", []
    for row in rows:
        # A bracket that closes a line closes its person, and a paragraph that ends does.
        ended = text.endswith(") ") or row.begins and _ends_person(text)
        text = text[:-1] + "\n" if text and ended else text
        starts.append(len(text))
        text += row.text.strip() + " "
    runs = split_people(text)
    if len(runs) > len(by_line):
        return [(item.person, rows[bisect_right(starts, item.start + 1) - 1].span) for item in runs]
    return by_line


def _list_end(rows: Sequence[Row]) -> int:
    """How many rows there are up to a run of people that a full stop ends; titled people may follow it."""
    for at, (row, below) in enumerate(pairwise(rows), start=1):
        runs = len(split_people(row.text)) > 1 and LISTED_RE.search(row.text) is not None
        person = parse_person(below.text)
        bare = person is None or person.honorific is None and person.role is None
        if runs and bare and not PLURAL_HONORIFIC_RE.match(below.text):
            return at
    return len(rows)


def _ends_person(text: str) -> bool:
    """Whether a run of people ends with a whole person, so that a paragraph below begins another one.

    Where the others have given names, a word alone is half of a name that the line's end cut.
    """
    chunks = [chunk.strip() for chunk in PARTING_RE.regex.split(text.strip()) if chunk.strip()]
    if not chunks or is_open(text) or text.rstrip().endswith(","):
        return False
    words = [len(chunk.split()) for chunk in chunks]
    cut = words[-1] == 1 and len(words) > 1 and sum(count > 1 for count in words[:-1]) > len(words[1:]) / 2
    last = chunks[-1].split()[-1]
    return not cut and last.strip(".").lower() not in HONORIFICS and INITIALS_RE.fullmatch(last) is None


def _holds_one(row: Row) -> bool:
    """Whether a line holds one person; what reads like a name behind a post is that person's team."""
    listed = split_people(row.text)
    team = (
        len(listed) == 2
        and "(" not in row.text
        and bool(listed[0].person.role)
        and not (listed[1].person.honorific or listed[1].person.role)
    )
    return ";" not in row.text and (len(listed) <= 1 or team)


def titled_people(text: str) -> list[str]:
    """The names of those in a run of people who have a title."""
    return [item.person.name for item in split_people(text) if item.person.honorific]


def _titled_each(rows: Sequence[Row]) -> bool:
    """Whether each line of several begins with a titled person and names no other: the rest says of which body."""
    people = [split_people(row.text) for row in rows]
    titled = [titled_people(row.text) for row in rows]
    first = [listed[:1] and listed[0].person.name for listed in people]
    return len(rows) > 1 and all(
        len(names) == 1 and names[0] == name for names, name in zip(titled, first, strict=True)
    )


def _posts_above(rows: Sequence[Row]) -> Iterator[tuple[Person, Span]]:
    """The people at the head of a list whose posts stand on the lines above theirs ("Deputy Mayor / Cllr A Moor")."""
    for above, row in zip(rows[::2], rows[1::2], strict=False):
        post = " ".join(above.text.split()).strip(" :")
        person = parse_person(row.text) if OFFICE_LINE_RE.match(post) else None
        if person is None or person.role or row.text.count(","):
            return
        yield replace(person, role=post), Span.cover((above.span, row.span))


def _read_lines(rows: Sequence[Row]) -> tuple[list[tuple[Person, Span]], int]:
    """The people one a line (a role may go on over the next), and how many lines were neither."""
    unread = 0
    entries: list[tuple[str, list[Span]]] = []
    for row in rows:
        text = row.text.strip().strip("*\u2022-\u2013 ").strip()
        label = PLURAL_HONORIFIC_RE.match(text)
        if label is not None and looks_like_person(text[label.end() :]):
            text = text[label.end() :]
        open_end = bool(entries) and (
            entries[-1][0].rstrip().endswith((",", "&", " and", " of", "(", " for", " the")) or is_open(entries[-1][0])
        )
        person = parse_person(text, listed=True)
        several = person is not None and person.role is not None and len(titled_people(text)) > 1
        if (person is not None and not several or INITIAL_CUT_RE.search(text)) and not open_end:
            entries.append((text, [row.span]))
        elif entries and len(entries[-1][1]) > 1 and entries[-1][0].endswith(f" {text}") and _is_role(text):
            # The same body twice is that of two people above: which line is whose cannot be told.
            whole = parse_person(entries[-1][0], listed=True)
            entries[-1] = (whole.name if whole is not None else "", entries[-1][1])
        elif entries and (open_end or text.startswith("(") or _is_role(text)):
            entries[-1] = (_join(entries[-1][0], text), [*entries[-1][1], row.span])
        elif any(char.isalpha() for char in text):
            unread += 1
    found = []
    for text, spans in entries:
        person = parse_person(text, listed=True)
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


def is_open(text: str) -> bool:
    """Whether a line ends inside a bracket or on a word that another must follow."""
    cut = INITIAL_CUT_RE.search(text.rstrip()) is not None
    return cut or _in_brackets(text) or text.rstrip().endswith((" of", " and", " for", " the", " &"))


def _in_brackets(text: str) -> bool:
    return text.rfind("(") > text.rfind(")")
