"""The lines and cells in which minutes list people, one after the other, whatever they are set in.

A line may hold several lists, or two columns of which one says whence somebody comes or what they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.attendance.apologies import BODY_ROLE_RE
from extract.attendance.attendance_grids import read_grid
from extract.attendance.attendance_labels import parse_group_label, split_label
from extract.attendance.attendance_letters import by_letters
from extract.attendance.attendance_lines import side_by_side
from extract.attendance.attendance_talk import is_talk, talk_start
from extract.attendance.listed_rows import VACANT_SEAT_RE, Row
from extract.attendance.rosters import CROWD_TAIL_RE
from extract.cells.cuts import keep_start
from extract.patterns import pattern
from extract.people.names import looks_like_person, looks_like_role, parse_person
from ingest.model import Block, Line, Span

# "Beside them: …" within a run of names begins another list.
ALSO_RE = pattern(
    "also-within-a-list",
    r"(?<=[.;)])\s+(?=Also\b(?:\s+(?:present|in\s+attendance|attending))?\s*[:,]?\s+(?-i:[A-Z]))",
    matches=("Mr Moor (Clerk). Also: County Councillor Lane",),
    rejects=("Mr Moor also spoke", "Also Mr Moor"),
)
# Another list on the line of one: "Present: … In attendance: …".
LABEL_WITHIN_RE = pattern(
    "label-within-a-line",
    r"(?<=[.;,)])\s+(?=(?:(?:Also|Officers?|Members|Others|Staff)\s)?(?:In\s[Aa]ttendance|Present|Clerk|Officers?|Apologies(?:\sfor\s[Aa]bsence)?|IN\sATTENDANCE|APOLOGIES)\s?:)|(?<=[.;)])\s+(?=(?:Cllrs?|Councillors?|Mr|Mrs|Ms)\.?\s[^.;:]{2,60}\battended\s+as\s)|(?<=[a-z)]\.)\s+(?=Clerk\s(?:M[rs]+s?\.?\s)?[A-Z][a-z]+\s[A-Z])",
    matches=("Mr Moor (Chair) In attendance: Mrs Lane", "Cllr Moor. Apologies: Cllr Lane", "B Lane. Clerk Ann Moor"),
    rejects=("Also Present: Mr Moor", "In attendance: Mrs Lane"),
)
# Those of a body with several parts, by the part they come from.
AREA_FIRST_RE = pattern(
    "area-before-its-people",
    r"^(?P<area>[A-Z][\w'\u2019&-]*(?:\s[A-Z&][\w'\u2019&-]*){0,3})\s*(?:\s[-\u2013]\s|:\s)\s*(?=(?:Mr|Mrs|Ms|Miss|Dr|Cllrs?|Councillors?)\b)",
    matches=("Lower Mead - Mr A Moor, Mrs B Lane", "Overton: Cllr Moor"),
    rejects=("Lower Mead - the hall",),
)
# Whence somebody comes, by letters that are no initials: they stand before a whole name.
BODY_FIRST_RE = pattern(
    "letters-of-a-body-before-a-name",
    r"^(?P<body>[B-DF-HJ-NP-TV-Z]{3,6})\s(?=(?:C{0,2}ll?r|Councillor|M[rs]{1,2}|[A-Z][a-z]{2,20})\.?\s[A-Z])",
    matches=("MSDC Ann Moor", "PKC Cllr Ann Moor"),
    rejects=("KLM Moor", "SARAH Jane Moor"),
)
CUT = "\u2026"  # stands for the sentences behind a list in its paragraph
LABEL_BEGINNINGS = ("in", "also", "also in")  # alone on a line they are the first half of a label
FEWEST_PAIRS = 3  # lines of two columns that tell a list of places and people


def printed_rows(blocks: Sequence[Block]) -> Iterator[Row]:
    """The lines and cells of the blocks that list people, each with what stands beside it; talk between is one row."""
    firsts = {_place(block.lines[0].text, block.lines[0].span) for block in blocks if block.lines}
    for row in _without_letters(list(_whole_labels(_parted_rows(blocks)))):
        yield replace(row, begins=not row.talk and _place(row.text, row.span) in firsts)


def _whole_labels(rows: Iterator[Row]) -> Iterator[Row]:
    """The rows, with a label that runs over two of them made one: "IN" above "ATTENDANCE"."""
    held: Row | None = None
    for row in _joined_labels(list(rows)):
        if held is not None and not row.talk and parse_group_label(f"{held.text} {row.text}") is not None:
            row, held = replace(row, text=f"{held.text} {row.text}", span=Span.cover((held.span, row.span))), None
        if held is not None:
            yield held
        held = row if row.text.strip().lower() in LABEL_BEGINNINGS and row.status is None and not row.talk else None
        if held is None:
            yield row
    if held is not None:
        yield held


def _joined_labels(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows, a label whose first line could be one and whose last has the colon as one row."""
    at = 0
    while at < len(rows):
        row = rows[at]
        count = next((n for n in (3, 2) if _is_one_label(rows[at : at + n], n)), 1)
        if count > 1:
            text = " ".join(part.text.strip() for part in rows[at : at + count])
            row = replace(row, text=text, span=Span.cover(part.span for part in rows[at : at + count]))
        yield row
        at += count


def _is_one_label(rows: Sequence[Row], count: int) -> bool:
    first = rows[0].text.strip()
    if len(rows) < count or any(row.talk or row.status is not None for row in rows) or first.endswith((":", "-")):
        return False
    if not rows[-1].text.rstrip(" -\u2013").endswith(":") or parse_group_label(first) is None:
        return False
    return parse_group_label(" ".join(row.text.strip() for row in rows)) is not None and not any(
        parse_group_label(row.text) is not None for row in rows[1:]
    )


def is_lettered(blocks: Sequence[Block]) -> bool:
    """Whether letters or stars before the names in lines and cells say who was present."""
    return any(row.status is not None for row in printed_rows(blocks))


def _without_letters(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows, those of a register in columns with the status that their letters say; no others are people of it."""
    register = by_letters([row.text for row in rows])
    if not register:
        yield from rows
        return
    first, last = min(register), max(register)
    yield from rows[:first]
    for index, status in register.items():
        yield replace(rows[index], text=rows[index].text.strip()[1:].strip(), status=status, talk=False)
    yield Row("", rows[last].span, talk=True)
    yield from rows[last + 1 :]


def _place(text: str, span: Span) -> tuple[object, ...]:
    """Where words begin, and the first of them: paragraphs cut from one may begin on one line of a text file."""
    box = span.box
    return (span.page, span.line, box and (round(box.x0), round(box.top)), text.strip()[:16])


def _parted_rows(blocks: Sequence[Block]) -> Iterator[Row]:
    listed: list[Line] = []
    for block in blocks:
        end = talk_start(block.text) if block.grid is None else 0
        if block.grid is None and end and not is_talk(block):
            # A second column of people reads like notes at the margin.
            listed += [
                *keep_start(block, end).lines,
                *(line for line in block.margin if parse_person(line.text) is not None),
            ]
            if end == len(block.text):
                continue
        yield from _read_lines(listed)
        listed = []
        cut = CUT if 0 < end < len(block.text) and not is_talk(block) else block.text
        yield from read_grid(block.grid) if block.grid is not None else (Row(cut, block.span, talk=True),)
    yield from _read_lines(listed)


def _read_lines(lines: Sequence[Line]) -> Iterator[Row]:
    if register := by_letters([line.text for line in lines]):
        first, last = min(register), max(register)
        yield from _read_lines(lines[:first])
        for index, status in register.items():
            yield Row(lines[index].text.strip()[1:].strip(), lines[index].span, status)
        yield Row("", lines[last].span, talk=True)
        yield from _read_lines(lines[last + 1 :])
        return
    parted = list(side_by_side(lines))
    names = _names_behind(parted)
    for parts in parted:
        if names and len(parts) == 2 and VACANT_SEAT_RE.match(parts[1][0]):
            continue
        if names and len(parts) == 2 and (row := _with_place(parts)) is not None:
            yield row
            continue
        for text, span in parts:
            runs = LABEL_WITHIN_RE.regex.split(text)
            pieces = (CROWD_TAIL_RE.sub("", piece) for run in runs for piece in ALSO_RE.regex.split(run))
            yield from (_without_area(piece, span) for piece in pieces)


def _names_behind(parted: Sequence[Sequence[tuple[str, Span]]]) -> bool:
    """Whether lines of two columns name people in the second, with the body or post of each in the first."""
    pairs = [parts for parts in parted if len(parts) == 2 and split_label(parts[0][0])[0] is None]
    behind = [parts for parts in pairs if parse_person(parts[1][0]) is not None and parse_person(parts[0][0]) is None]
    return len(behind) >= FEWEST_PAIRS and len(behind) > 0.7 * len(pairs)


def _with_place(parts: Sequence[tuple[str, Span]]) -> Row | None:
    """One person with the post in the column before; a body there is none."""
    (beside, first), (name, second) = parts
    if split_label(beside)[0] is not None or parse_person(name) is None:
        return None
    posted = looks_like_role(beside) and looks_like_person(name) and not BODY_ROLE_RE.match(beside)
    return Row(f"{name}, {beside}" if posted else name, Span.cover((first, second)))


def _without_area(text: str, span: Span) -> Row:
    """A row without the place or body that its people come from; a post before a name is kept."""
    body = BODY_FIRST_RE.match(text)
    if body is not None and parse_person(text[body.end() :]) is not None:
        return Row(text[body.end() :], span)
    area = AREA_FIRST_RE.match(text)
    if area is None or split_label(text)[0] is not None or looks_like_role(area["area"]):
        return Row(text, span)
    return Row(text[area.end() :], span)
