"""Attendance set in a grid: a register with heads (name, body, present or not), names beside posts or labels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from extract.attendance.apologies import BODY_ROLE_RE
from extract.attendance.attendance_labels import CHAIR_LABEL_RE, COPIED_RE, parse_group_label, split_label
from extract.attendance.attendance_letters import by_letters
from extract.attendance.attendance_registers import read_register, register_columns
from extract.attendance.listed_rows import VACANT_SEAT_RE, Row, cell_text
from extract.attendance.rosters import split_people
from extract.patterns import pattern
from extract.people.names import looks_like_person, looks_like_role, parse_person
from ingest.model import Cell, Grid, Line, Span

# When somebody was there, in a column of its own.
SCHEDULE_RE = pattern(
    "attendance-schedule",
    r"^\W*(?:(?:whole|part|all)\s+of\s+(?:the\s+)?meeting|(?:for\s+)?(?:agenda\s+)?items?\s+(?:nos?\.?\s*)?[\d,\s&\-\u2013and]+)\W*$",
    matches=("Whole of meeting:", "Agenda Item 6", "Items 3 and 4"),
    rejects=("Ann Moor", "Item 3 officer"),
    flags=re.IGNORECASE,
)

# A party's name over its members.
PARTY_RE = pattern(
    "party-over-its-members",
    r"^\W*(?:(?:scottish|welsh)\s+)?(?:labour(?:\s+and\s+co-?operative)?|conservatives?|liberal\s+democrats?|lib\s+dems?|greens?(?:\s+party)?|independents?|reform(?:\s+uk)?|plaid\s+cymru"
    r"|snp|scottish\s+national\s+party|dup|sinn\s+f.in|sdlp|alliance|uup|ulster\s+unionist|democratic\s+unionist)(?:\s+(?:party|group|members?))?\W*$",
    matches=("Conservative", "Liberal Democrats", "Labour Group"),
    rejects=("Independent Persons", "Green Lane"),
    flags=re.IGNORECASE,
)


SENT_NOBODY_RE = pattern(
    "body-that-sent-nobody",
    r"^\W*(?:no\s+(?:representatives?|delegates?|one)|none|nobody|not\s+represented|vacan\w+)\b",
    matches=("no representative", "Vacancy"),
    rejects=("Noel Moor",),
    flags=re.IGNORECASE,
)
LEAST_PLACED = 3
MOST_LIKE_NAMES = 0.4  # of the places


def read_grid(grid: Grid) -> Iterator[Row]:
    """The rows of a grid: of a register one a person, else line by line, a name's post joined to it."""
    columns = register_columns(grid)
    if columns is not None:
        yield from read_register(grid, columns)
        return
    lines = [row for cells in grid.rows for cell in cells if cell is not None for row in read_cell(cell)]
    if by_letters([line.text for line in lines]):
        yield from (line for line in lines if line.text.strip())
        return
    if _is_starred(grid):
        yield from _read_starred(grid)
        return
    if _is_placed(grid):
        yield from map(_placed_row, grid.rows)
        return
    if _has_list_heads(grid):
        for column in range(grid.width):
            for cells in grid.rows:
                cell = cells[column] if column < len(cells) else None
                yield from read_cell(cell) if cell is not None and cell.text.strip() else ()
        return
    names, people = _names_column(grid), _people_in_both(grid)
    for cells in _whole_label_rows(grid.rows):
        filled = [cell for cell in cells if cell is not None and cell.text.strip(" :\n")]
        parted = list(_parted_by_labels(filled))
        whole = len(parted) == len(filled)
        if names is not None and len(filled) == 2 and VACANT_SEAT_RE.match(filled[names].text):
            continue
        if whole and names is not None and len(filled) == 2 and (rows := _named(filled[0], filled[1], names)):
            yield from rows
            continue
        if filled and (COPIED_RE.match(filled[0].text) or all(PARTY_RE.match(cell.text) for cell in filled)):
            continue
        if len(filled) == 2 and BODY_ROLE_RE.match(" ".join(filled[0].text.split())):
            # Whom a body sent: "Mead Town Council | Cllr A Moor, Cllr B Lane".
            if SENT_NOBODY_RE.match(filled[1].text):
                continue
            if _begins_with_person(filled[1]):
                yield from read_cell(filled[1])
                continue
        if (
            whole
            and not people
            and len(filled) == 2
            and (joined := _join_pair(filled[0].text, filled[1].text)) is not None
        ):
            yield Row(joined, Span.cover(cell.span for cell in filled))
            continue
        for cell in parted:
            # A label may run over the lines of its cell.
            label = parse_group_label(" ".join(cell.text.split()))
            if label is not None:
                yield Row(" ".join(cell.text.split()), cell.span)
            elif not SCHEDULE_RE.match(cell.text):
                yield from read_cell(cell)


def _begins_with_person(cell: Cell) -> bool:
    first = next(iter(split_people(" ".join(cell.text.split()), strict=True)), None)
    return first is not None and first.start == 0


def label_lines(grid: Grid) -> Iterator[str]:
    """The lines of cells that are labels of a list and share their cell with names: so a text's columns may come."""
    for cell in (cell for row in grid.rows for cell in row if cell is not None and len(cell.lines) > 1):
        yield from (line.text for line in cell.lines if _is_label(line.text))


def _is_label(text: str) -> bool:
    label = parse_group_label(text)
    return label is not None and not label.weak and label.status is not None


def _whole_label_rows(rows: Sequence[tuple[Cell | None, ...]]) -> Iterator[tuple[Cell | None, ...]]:
    """The rows; one whose first cell is no more than the first words of a label is one with the row below."""
    held: tuple[Cell | None, ...] = ()
    for row in rows:
        if held and _begins_label(held[0], row[0]):
            row = tuple(_joined(above, below) for above, below in zip_longest(held, row))
        elif held:
            yield held
        held = row
    if held:
        yield held


def _begins_label(first: Cell | None, below: Cell | None) -> bool:
    if first is None or below is None or not first.text.strip() or parse_group_label(first.text) is not None:
        return False
    return _is_one_label([first.text, below.text]) and parse_group_label(below.text) is not None


def _joined(above: Cell | None, below: Cell | None) -> Cell | None:
    if above is None or below is None:
        return above or below
    return Cell(f"{above.text}\n{below.text}", Span.cover((above.span, below.span)), (*above.lines, *below.lines))


def _is_one_label(lines: Sequence[str]) -> bool:
    """Whether lines are one label that a narrow column wraps: "Apologies for" above "Absence:"."""
    texts = [text.rstrip(" -\u2013") for text in lines]
    if len(texts) < 2 or any(text.endswith((":", ";")) for text in texts[:-1]):
        return False
    marked = texts[-1].endswith(":") or parse_group_label(texts[0]) is None
    return marked and parse_group_label(" ".join(lines)) is not None


def _parted_by_labels(cells: Sequence[Cell]) -> Iterator[Cell]:
    """The cells of a row, cut above and below each line that is a label; what stands higher in any column is first."""
    lines = [(_height(line), at, line) for at, cell in enumerate(cells) for line in cell.lines]
    first = min((height for height, _, _ in lines), default=0.0)
    # The label of a row stands at its top; in a text the lines above it go on with the row above.
    wrapped = [_is_one_label([line.text for line in cell.lines]) for cell in cells]
    shared = (place for place in lines if len(cells[place[1]].lines) > 1 or place[2].box is None and place[0] > first)
    shared = (place for place in shared if not wrapped[place[1]])
    labels = sorted(height for height, _, line in shared if _is_label(line.text))
    if not labels or not all(cell.lines for cell in cells):
        yield from cells
        return
    for low, high in pairwise([-1.0, *(edge for height in labels for edge in (height, height + 0.5)), float("inf")]):
        for at in range(len(cells)):
            own = [line for height, column, line in lines if column == at and low <= height < high]
            if own:
                yield Cell("\n".join(line.text for line in own), Span.cover(line.span for line in own), tuple(own))


def _height(line: Line) -> float:
    """How far down a line stands: in points, or in lines of a text."""
    return line.box.top if line.box is not None else float(line.span.line or 0)


def _names_column(grid: Grid) -> int | None:
    """Which of two columns (0-based) names people, where the other says whence they come: "Mead | Councillor Moor"."""
    pairs = [[cell for cell in row if cell is not None and cell.text.strip()] for row in grid.rows]
    pairs = [cells for cells in pairs if len(cells) == 2 and split_label(cells[0].text)[0] is None]
    counts = [sum(parse_person(" ".join(cells[at].text.split())) is not None for cells in pairs) for at in (0, 1)]
    at = counts.index(max(counts))
    least = max(2, 0.7 * len(pairs))
    return at if counts[at] >= least and counts[1 - at] < 0.45 * counts[at] else None


def _people_in_both(grid: Grid) -> bool:
    """Whether the rows have a person in each of two cells, so that none of these is the other's post or place."""
    pairs = [[cell.text for cell in row if cell is not None and cell.text.strip()] for row in grid.rows]
    pairs = [texts for texts in pairs if len(texts) == 2]
    both = [texts for texts in pairs if all(parse_person(text) is not None for text in texts)]
    return len(both) >= LEAST_PLACED and len(both) > 0.7 * len(pairs)


def _named(first: Cell, second: Cell, names: int) -> Sequence[Row]:
    """One person of such a grid, with the post that stands in the other column, if one does; none for other rows.

    A label right below, which the reading of the table took for the name's second line, is a row of its own.
    """
    cell, other = (second, first) if names else (first, second)
    name, label = _label_below(" ".join(cell.text.split()))
    beside = " ".join(other.text.split()).strip(" :")
    if split_label(first.text)[0] is not None or parse_person(name) is None or "\n" in cell.text.strip():
        return ()
    posted = looks_like_role(beside) and looks_like_person(name) and not BODY_ROLE_RE.match(beside)
    person = Row(f"{name}, {beside}" if posted else name, Span.cover((first.span, second.span)))
    return (person, Row(label, cell.span)) if label else (person,)


def _label_below(text: str) -> tuple[str, str]:
    """A name and the label that ends the cell behind it ("Ann Moor Present in part:"); "" where none does."""
    words = text.split()
    for at in range(2, len(words)) if text.endswith(":") else ():
        label = parse_group_label(" ".join(words[at:]))
        if label is not None and not label.weak and looks_like_person(" ".join(words[:at])):
            return " ".join(words[:at]), " ".join(words[at:])
    return text, ""


def _is_starred(grid: Grid) -> bool:
    """Whether stars in the first column mark those present."""
    marks = [cell.text.strip() if cell is not None else "" for cell in (row[0] for row in grid.rows)]
    return grid.width > 1 and marks.count("*") >= 3 and set(marks) <= {"*", ""}


def _read_starred(grid: Grid) -> Iterator[Row]:
    """The people with a star; a further line of a cell is the next one, who has none."""
    for mark, name, *_ in grid.rows:
        if mark is not None and mark.text.strip() == "*" and name is not None:
            yield next(read_cell(name))


def _is_placed(grid: Grid) -> bool:
    """Whether each row is a place or body, or a post, and the person who is from there or holds it.

    So joint authorities print those present: in most rows the first cell names no person, the second one.
    """
    pairs = [(cell_text(row, 0), cell_text(row, 1)) for row in grid.rows]
    if grid.width != 2 or len(pairs) < LEAST_PLACED or not all(a and b for a, b in pairs) or any(label_lines(grid)):
        return False
    if any(parse_group_label(text) or split_label(text)[0] is not None for pair in pairs for text in pair):
        return False
    people = [parse_person(name, True) for _, name in pairs]
    named = all(one and name.startswith(one.name) for one, (_, name) in zip(people, pairs, strict=True))
    # A place of two words may look like a name.
    like = [one for place, _ in pairs if not looks_like_role(place) and (one := parse_person(place)) is not None]
    return named and len(like) < MOST_LIKE_NAMES * len(pairs) and not any(one.honorific for one in like)


def _placed_row(cells: Sequence[Cell | None]) -> Row:
    """The person of a row, with the post before the name if there is one."""
    post, name = cell_text(cells, 0).strip(" :"), cell_text(cells, 1)
    held = looks_like_role(post) and looks_like_person(name) and "," not in post
    return Row(f"{name}, {post}" if held else name, Span.cover(cell.span for cell in cells if cell is not None))


def _has_list_heads(grid: Grid) -> bool:
    """Whether each column is a list of its own under a label ("Present", "Absent")."""
    heads = [cell.text for cell in grid.rows[0] if cell is not None and cell.text.strip()] if grid.rows else []
    labels = [parse_group_label(text) for text in heads]
    return len(heads) > 1 and all(label is not None and not label.weak for label in labels)


def read_cell(cell: Cell) -> Iterator[Row]:
    """The lines of a cell."""
    if cell.lines:
        yield from (Row(line.text, line.span) for line in cell.lines)
    else:
        yield from (Row(text, cell.span) for text in cell.text.split("\n"))


def _join_pair(first: str, second: str) -> str | None:
    """ "NAME, POST" of a row with a name in one cell and the post in the other."""
    first, second = " ".join(first.split()).rstrip(": "), " ".join(second.split())
    if CHAIR_LABEL_RE.match(f"{first}: {second}") and parse_person(second) is not None:
        return f"{first}: {second}"
    if split_label(first)[0] is not None or parse_person(second, True) is not None and parse_person(first) is not None:
        return None
    if looks_like_person(first) and looks_like_role(second) and not looks_like_person(second):
        return f"{first}, {second}"
    if looks_like_person(second) and looks_like_role(first) and not looks_like_person(first):
        return f"{first}: {second}"
    return None
