"""Running heads, footers and printed page numbers: what repeats at the head or foot of pages.

A line is furniture when nothing but furniture stands between it and the page's edge and when it says the same, digits
aside, on several pages, or is a page number that counts on with the pages.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import itemgetter

from ingest.pdfium.chars import Run
from ingest.rows.rows import Row, group_rows, make_row

DEEPEST = 5  # lines at the head and at the foot that are looked at
HEAD_SHARE = 0.16  # of the page's height
FOOT_SHARE = 0.86
NEIGHBOURS = 8  # pages
PAGE = itemgetter(0)
LONGEST_NUMBER = 18  # digits
ALIGNED = 3.0  # points
APART = 1.6  # font sizes from a running head to the text
SAME_HEIGHT = 6.0  # points
NUMBER_RE = re.compile(
    r"(?:[-\u2013\u2014]\s*)?(?:page\s+)?(?P<number>\d{1,4}|[A-Z]\d{1,3})(?:\s+(?:of|/)\s+\d{1,4})?(?:\s*[-\u2013\u2014])?$",
    re.I,
)
NAMED_RE = re.compile(r"(?:^|.*\s)page\s+(?P<number>\d{1,4})(?:\s+of\s+\d{1,4})?$", re.I)
LAST_RE = re.compile(r"\s(\d{1,4})$")
DIGITS_RE = re.compile(r"\d+")

Zones = tuple[list[Row], list[Row]]
Place = tuple[int, float, Sequence[int]]  # of a line: page from 0, middle height, the numbers in it


@dataclass(slots=True)
class Edges:
    """The furniture rows of one page and its printed number."""

    rows: list[Row] = field(default_factory=list)
    label: str | None = None


def near_edges(runs: Iterable[Run], height: float) -> list[Run]:
    """The upright runs near a page's head and foot."""
    top, foot = HEAD_SHARE * height, FOOT_SHARE * height
    return [run for run in runs if not top <= run.middle <= foot and not run.angle]


def edge_rows(runs: Iterable[Run], page: int) -> list[Row]:
    return [make_row(row, page) for row in group_rows(runs)]


def printed_number(text: str) -> str | None:
    """The number of a line that is a page number and nothing else ("12", "Page 12 of 40", "- 12 -") or ends as one."""
    match = NUMBER_RE.match(text) or NAMED_RE.match(text)
    return match["number"] if match else None


def zones(rows: Sequence[Row], height: float) -> Zones:
    """The rows near the head, from the edge inwards, and those near the foot."""
    ordered = sorted(rows, key=lambda row: row.middle)
    head = [row for row in ordered[:DEEPEST] if row.middle < HEAD_SHARE * height]
    foot = [row for row in ordered[: -DEEPEST - 1 : -1] if row.middle > FOOT_SHARE * height and row not in head]
    return head, foot


@lru_cache(maxsize=512)  # a line is set beside those of the pages around it
def shape(text: str) -> str:
    return DIGITS_RE.sub("#", " ".join(text.split()))


@lru_cache(maxsize=512)
def numbers(text: str) -> Sequence[int]:
    return tuple(int(digits) for digits in DIGITS_RE.findall(text) if len(digits) < LONGEST_NUMBER)


@dataclass(slots=True)
class Census:
    """Where each line stands, by zone and shape and by zone and page; how far printed numbers are ahead of pages."""

    needed: int
    places: dict[tuple[int, str], list[tuple[int, float, Sequence[int]]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    lines: dict[tuple[int, int], list[tuple[float, str]]] = field(default_factory=lambda: defaultdict(list))
    offsets: dict[tuple[int, int], int] = field(default_factory=lambda: defaultdict(int))
    tails: dict[tuple[int, int], int] = field(default_factory=lambda: defaultdict(int))

    @classmethod
    def over(cls, pages: int) -> Census:
        """The empty census of a file of so many pages: in a short one a line repeats on two pages, else on three."""
        return cls(needed=2 if pages < 6 else 3)

    def count(self, at: int, both: Zones) -> None:
        """Counts the lines near the head and foot of a page; `at` is its number from 0, pages come in order."""
        for zone, rows in enumerate(both):
            for row in rows:
                self.places[zone, shape(row.text)].append((at, row.middle, numbers(row.text)))
                self.lines[zone, at].append((row.middle, row.text))
                number = printed_number(row.text)
                if number and number.isdigit():
                    self.offsets[zone, int(number) - at] += 1
                elif last := LAST_RE.search(row.text):
                    self.tails[zone, int(last[1]) - at] += 1

    def tail(self, zone: int, at: int, text: str) -> str | None:
        """The number that a running line ends in, when it counts on with the pages."""
        last = LAST_RE.search(text)
        return last[1] if last and self.tails[zone, int(last[1]) - at] >= max(2, self.needed) else None

    def votes(self, zone: int, at: int, number: str | None) -> int:
        return self.offsets[zone, int(number) - at] if number and number.isdigit() else 0

    def repeats(self, zone: int, at: int, row: Row) -> bool:
        """Whether the line stands at the same height on pages near to this one."""
        text = row.text
        # Three parts or more on a line are a table's header; a colon leads on to the text.
        if sum(map(str.isalpha, text)) < 3 or len(row.runs) > 3 or text.endswith(":"):
            return False
        near = self.near(zone, at, row.middle, text)
        return len(near) >= self.needed and len(self.text_pages(zone, at, row.middle)) <= len(near)

    def near(self, zone: int, at: int, middle: float, text: str) -> set[int]:
        """The pages near to this one that have this line at this height; its numbers are the same or count pages."""
        own, found = numbers(text), self.places[zone, shape(text)]
        first, end = (bisect_left(found, at + far, key=PAGE) for far in (-NEIGHBOURS, NEIGHBOURS + 1))
        return {
            page
            for page, y, others in found[first:end]
            if abs(y - middle) <= SAME_HEIGHT
            and all(b - a in (0, page - at) for a, b in zip(own, others, strict=False))
        }

    def text_pages(self, zone: int, at: int, middle: float) -> set[int]:
        """The pages near to this one whose line at this height repeats on no other: there the text begins.

        A heading that begins several pages ("AUDIT TRAIL") stands where the text of other pages begins; a running head
        has its height to itself.
        """
        beside = [
            (page, text)
            for page in range(at - NEIGHBOURS, at + NEIGHBOURS + 1)
            for y, text in self.lines[zone, page]
            if abs(y - middle) <= SAME_HEIGHT and sum(map(str.isalpha, text)) >= 3
        ]
        return {page for page, text in beside if len(self.near(zone, page, middle, text)) < self.needed}


def page_edges(at: int, both: Zones, census: Census) -> Edges:
    """The furniture of a page, numbered from 0, given the census of all pages."""
    edges = Edges()
    best = 0
    for zone, rows in enumerate(both):
        for row in running_rows(at, zone, rows, census):
            number = printed_number(row.text)
            votes = census.votes(zone, at, number)
            counted = is_counted(row, number, votes)
            edges.rows.append(row)
            if number and (counted or not number.isdigit()) and (edges.label is None or votes > best):
                edges.label, best = number, votes
            elif edges.label is None and number is None:
                edges.label = census.tail(zone, at, row.text)
    return edges


def running_rows(at: int, zone: int, rows: list[Row], census: Census) -> list[Row]:
    """The rows from the edge inwards that are furniture.

    In a file of few pages a line that says the same on two of them may be its text: a running head is set apart.
    """
    found: list[Row] = []
    for place, row in enumerate(rows):
        number = printed_number(row.text)
        counted = is_counted(row, number, census.votes(zone, at, number))
        inner = rows[place + 1] if place + 1 < len(rows) else None
        repeats = census.repeats(zone, at, row) and not (inner and is_table_head(row, inner))
        if not counted and not repeats and not is_lone_number(place, rows, number):
            break
        found.append(row)
    while census.needed < 3 and 0 < len(found) < len(rows) and not is_apart(found[-1], rows[len(found)]):
        found.pop()
    return found


def is_counted(row: Row, number: str | None, votes: int) -> bool:
    """Whether a line is a page number that counts on with the pages, or names itself one."""
    return votes >= 2 or (number is not None and NAMED_RE.match(row.text) is not None)


def is_apart(row: Row, inner: Row) -> bool:
    """Whether a line is set off from the next one by white, size or weight."""
    size = max(row.size, inner.size)
    return (
        abs(row.middle - inner.middle) > APART * size
        or abs(row.size - inner.size) > 0.06 * size
        or row.bold != inner.bold
    )


def is_table_head(row: Row, inner: Row) -> bool:
    """Whether the parts of a line stand over those of the next one: the head of a table that goes on."""
    parts = [run.x0 for run in row.runs]
    return (
        len(parts) > 1
        and len(inner.runs) == len(parts)
        and all(abs(x - run.x0) <= ALIGNED for x, run in zip(parts, inner.runs, strict=True))
    )


def is_lone_number(place: int, rows: list[Row], number: str | None) -> bool:
    """Whether a number stands alone at the very edge of a page, well apart from what is next to it."""
    if number is None or place > 0 or len(rows[0].runs) > 1:
        return False
    return len(rows) < 2 or abs(rows[0].middle - rows[1].middle) > 1.8 * rows[0].size
