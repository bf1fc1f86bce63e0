"""Forms in files that keep the page's layout: labels with colons at the left, their values in a column beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.markers import split_marker
from ingest.model import Cell, Grid, Line, Span, join_lines
from ingest.textfiles.textrows import SEGMENT_RE, TAB_WIDTH, Row

LONGEST_LABEL = 60
LEAST_PAIRS = 2
NEAR = 1  # columns that a value may stand beside the others
# Between words of a line that is spread to the column's width, and between where such lines end.
WIDEST_SPACE, NEAR_END = 8, 3


def find_form(rows: Sequence[Row], at: int) -> int:
    """The end of the form that begins at `at`, or `at`: labels one under the other, each value in one column."""
    left, value = _edges(rows[at])
    if value < 0 or not _label(rows[at], value).endswith(":"):
        return at
    pairs, end, right = 0, at, rows[at].right
    for index in range(at, len(rows)):
        row = rows[index]
        if row.blank:
            if not _goes_on_after(rows, index + 1, left, value):
                break
            continue
        if end == index > at and row.page == rows[at].page and _is_justified(row, value, right):
            end = index + 1
            continue
        pieces = _pieces(row)
        label = _label(row, value) if pieces[0][0] == left else ""
        beside = [start for start, _ in pieces if start >= value - NEAR]
        strange = row.tabbed or row.page != rows[at].page or len(pieces) > 2 or not (label or beside)
        if strange or any(abs(start - value) > NEAR for start in beside) or (len(pieces) == 2 and not beside):
            break
        if label and not beside and not _closes_label(rows, index, left, value):
            break
        pairs += bool(label and beside)
        end, right = index + 1, max(right, row.right)
    return end if pairs >= LEAST_PAIRS and _colons(rows[at:end], value) >= LEAST_PAIRS else at


def read_form(rows: Sequence[Row]) -> Grid:
    """The grid of a form: a row for each label, the lines that label and value are broken over joined."""
    _, value = _edges(rows[0])
    entries: list[tuple[list[Line], list[Line]]] = []
    for row in rows:
        if row.blank:
            continue
        label, rest = _label(row, value), " ".join(row.raw.expandtabs(TAB_WIDTH)[value - NEAR :].split())
        open_label = bool(entries) and not _is_whole([line.text for line in entries[-1][0]])
        if entries and label and (label.startswith("(") or _is_open([line.text for line in entries[-1][0]])):
            entries[-1][0].append(_line(label, row))
            entries[-1][1].extend([_line(rest, row)] if rest else [])
            continue
        if label and not (open_label and (not rest or label.endswith(":"))):
            entries.append(([_line(label, row)], [_line(rest, row)] if rest else []))
            continue
        if label:
            entries[-1][0].append(_line(label, row))
        if rest:
            entries[-1][1].append(_line(rest, row))
    made = tuple((_cell(label, label[0].span), _cell(lines, label[0].span)) for label, lines in entries)
    pages = tuple(dict.fromkeys(row.page for row in rows if row.page is not None))
    return Grid(made, 0, pages, ruled=False)


def begins_text(rows: Sequence[Row], at: int) -> bool:
    """Whether numbered text begins at a row: "1. Heading" and "1.1 …" right under it are no rows of a table."""
    first = split_marker(rows[at].text)
    if first is None or first.number not in ("1", "1.0"):
        return False
    following = next((row for row in rows[at + 1 : at + 3] if not row.blank), None)
    return following is not None and re.match(r"1\.1\s", following.text) is not None


def _edges(row: Row) -> tuple[int, int]:
    """Where the label of a row and its value begin; -1 for the value where the row is no pair."""
    pieces = _pieces(row) if not row.blank and not row.tabbed else []
    return (pieces[0][0], pieces[1][0]) if len(pieces) == 2 else (0, -1)


def _pieces(row: Row) -> list[tuple[int, str]]:
    return [(match.start(), match[0]) for match in SEGMENT_RE.finditer(row.raw.expandtabs(TAB_WIDTH))]


def _label(row: Row, value: int) -> str:
    label = row.raw.expandtabs(TAB_WIDTH)[: value - NEAR].strip()
    return label if len(label) <= LONGEST_LABEL else ""


def _goes_on_after(rows: Sequence[Row], index: int, left: int, value: int) -> bool:
    """Whether a label and its value stand in the form's columns, the label on one line or broken over two."""
    for row in rows[index : index + 2]:
        start, beside = _edges(row)
        if start != left or abs(beside - value) > NEAR:
            return False
        if _label(row, value).endswith(":"):
            return True
    return False


def _is_justified(row: Row, value: int, right: int) -> bool:
    """Whether a line of a value is spread over its column's width: no label, pieces up to where lines above end."""
    pieces = _pieces(row)
    ends = [start + len(text) for start, text in pieces]
    gaps = [start - end for (start, _), end in zip(pieces[1:], ends, strict=False)]
    return (
        len(pieces) > 1
        and not row.tabbed
        and abs(pieces[0][0] - value) <= NEAR
        and max(gaps) <= WIDEST_SPACE
        and abs(row.right - right) <= NEAR_END
    )


def _is_whole(labels: Sequence[str]) -> bool:
    """Whether a label has its colon, at its end or before what stands in brackets below it."""
    return labels[-1].endswith(":") or (labels[-1].endswith(")") and any(text.endswith(":") for text in labels))


def _is_open(labels: Sequence[str]) -> bool:
    """Whether a bracket of a label is still to be closed."""
    return sum(text.count("(") - text.count(")") for text in labels) > 0


def _closes_label(rows: Sequence[Row], index: int, left: int, value: int) -> bool:
    """Whether a label without a value beside it ends the one above or is one of the form's own, left empty."""
    above = _label(rows[index - 1], value) if index else ""
    text = rows[index].text.strip()
    opened = text.startswith("(") or _is_open([_label(row, value) for row in rows[max(0, index - 4) : index]])
    if text.endswith(")") and opened:
        return True
    if not rows[index].text.endswith(":"):
        return False
    return bool(above) and not above.endswith(":") or _goes_on_after(rows, index + 1, left, value)


def _colons(rows: Sequence[Row], value: int) -> int:
    return sum(_label(row, value).endswith(":") for row in rows if not row.blank)


def _line(text: str, row: Row) -> Line:
    return Line(text, Span(row.page, row.number))


def _cell(lines: Sequence[Line], place: Span) -> Cell:
    return Cell(join_lines([line.text for line in lines])[0] if lines else "", place, tuple(lines))
