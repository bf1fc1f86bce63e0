"""Running heads, footers and printed page numbers: what repeats at the head or foot of pages.

A line is furniture when nothing but furniture stands between it and the page's edge and when it says the same, digits
aside, on several pages, or is a page number that counts on with the pages.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.chars import Run
from ingest.rows import Row, group_rows, make_row

DEEPEST = 5  # lines at the head and at the foot that are looked at
HEAD_SHARE = 0.16  # of the page's height
FOOT_SHARE = 0.86
NUMBER_RE = re.compile(
    r"(?:[-\u2013\u2014]\s*)?(?:page\s+)?(?P<number>\d{1,4}|[A-Z]\d{1,3})(?:\s+(?:of|/)\s+\d{1,4})?(?:\s*[-\u2013\u2014])?$",
    re.I,
)
NAMED_RE = re.compile(r"(?:^|.*\s)page\s+(?P<number>\d{1,4})(?:\s+of\s+\d{1,4})?$", re.I)
TRAILING_RE = re.compile(r"(?:(?P<number>\d{1,4})(?=\s{1,4}[^\W\d])|.*\s(?P<last>\d{1,4})$)")
DIGITS_RE = re.compile(r"\d+")


@dataclass(slots=True)
class Edges:
    """The furniture rows of one page and its printed number."""

    rows: list[Row] = field(default_factory=list)
    label: str | None = None


def edge_rows(runs: Sequence[Run], height: float, page: int) -> list[Row]:
    """The rows near a page's head and foot."""
    near = [run for run in runs if not HEAD_SHARE * height <= run.middle <= FOOT_SHARE * height and not run.angle]
    return [make_row(row, page) for row in group_rows(near)]


def printed_number(text: str) -> str | None:
    """The number of a line that is a page number and nothing else ("12", "Page 12 of 40", "- 12 -") or ends as one."""
    match = NUMBER_RE.match(text) or NAMED_RE.match(text)
    return match["number"] if match else None


def zones(rows: Sequence[Row], height: float) -> tuple[list[Row], list[Row]]:
    """The rows near the head, from the edge inwards, and those near the foot."""
    ordered = sorted(rows, key=lambda row: row.middle)
    head = [row for row in ordered[:DEEPEST] if row.middle < HEAD_SHARE * height]
    foot = [row for row in ordered[: -DEEPEST - 1 : -1] if row.middle > FOOT_SHARE * height and row not in head]
    return head, foot


def find_furniture(pages: Sequence[tuple[Sequence[Row], float]]) -> list[Edges]:
    """For each page, given its rows and height, the rows that are furniture and its printed number."""
    split = [zones(rows, height) for rows, height in pages]
    seen: Counter[tuple[int, str]] = Counter()
    offsets: dict[tuple[int, int], int] = defaultdict(int)
    for at, both in enumerate(split):
        for zone, rows in enumerate(both):
            seen.update({(zone, shape(row.text)) for row in rows})
            for row in rows:
                number = printed_number(row.text)
                if number and number.isdigit():
                    offsets[zone, int(number) - at] += 1
    needed = 2 if len(pages) < 6 else 3
    return [page_edges(at, both, seen, offsets, needed) for at, both in enumerate(split)]


def shape(text: str) -> str:
    return DIGITS_RE.sub("#", " ".join(text.split()))


def page_edges(
    at: int,
    both: tuple[list[Row], list[Row]],
    seen: Counter[tuple[int, str]],
    offsets: dict[tuple[int, int], int],
    needed: int,
) -> Edges:
    edges = Edges()
    best = 0
    for zone, rows in enumerate(both):
        for row in rows:
            number = printed_number(row.text)
            votes = offsets[zone, int(number) - at] if number and number.isdigit() else 0
            named = number is not None and NAMED_RE.match(row.text) is not None
            outermost = row is rows[0]
            counts = (
                votes >= 2
                or named
                or (number is not None and outermost and not number.isdigit() and seen[zone, shape(row.text)] >= 2)
            )
            # Three parts or more on a line are a table's header, repeated with the table.
            repeats = (
                seen[zone, shape(row.text)] >= needed and sum(map(str.isalpha, row.text)) >= 3 and len(row.runs) < 4
            )
            if not counts and not repeats:
                break
            edges.rows.append(row)
            if number and (edges.label is None or votes > best):
                edges.label, best = number, votes
    return edges
