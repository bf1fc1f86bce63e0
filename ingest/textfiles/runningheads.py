"""Running heads, feet and printed page numbers of a text file's pages, told apart from the text.

A line is furniture when nothing but furniture stands between it and the page's edge and when it is a page number, or
says the same on most pages near it: its numbers stay the same or count the pages. The head of a report stands on the
first of its pages only.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from operator import itemgetter

from ingest.textfiles.textrows import SEGMENT_RE, Row

# "12", "- 12 -", "Page 12", "Page 12 of 40", "12 of 40", "iv"
LABEL_RE = re.compile(
    r"[-\u2013\u2014\s]*(?:page\s*)?(\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|/)\s*\d{1,4})?[-\u2013\u2014\s]*$", re.I
)
LAST_NUMBER_RE = re.compile(r"(?:^|\bpage\s++|(?<!\s)\s{2,}+)(\d{1,4})$|^(\d{1,4})\s{2,}", re.I)
DIGITS_RE = re.compile(r"\d+")
LONGEST_NUMBER = 18  # digits
SHORTEST_PAGE = 10  # lines between two page numbers; hanging numbers of paragraphs stand closer
EDGE_ROWS = 3
MAX_HEAD = 110
MIN_PAGES = 3
NEIGHBOURS = 8  # pages
PAGE = itemgetter(0)
Key = tuple[str, str]  # side and shape: the text with its digits made alike


@dataclass(slots=True)
class Census:
    """On which pages (0-based) each line stands at the head or foot, with its numbers; what stands at each place.

    A place is a side of a page and how many lines are between it and the edge.
    """

    pages: int
    lines: dict[Key, list[tuple[int, list[int]]]] = field(default_factory=lambda: defaultdict(list))
    places: dict[tuple[int, str, int], tuple[Key, Row]] = field(default_factory=dict)

    def count(self, at: int, page: Sequence[Row]) -> None:
        """Take in the lines at the edges of page `at`; pages come in order."""
        for place, key, row in _edges(page):
            self.lines[key].append((at, _numbers(row.text)))
            self.places[at, key[0], place] = key, row

    def repeats(self, at: int, place: int, key: Key, row: Row) -> bool:
        """Whether a line of page `at` is a running head: more of the pages near have it than begin with text there."""
        if len(row.text) > MAX_HEAD or _is_labels(row):
            return False
        near = self.near(at, key, row)
        return len(near) >= self.needed and self.text_pages(at, place, key[0]) < len(near)

    @property
    def needed(self) -> int:
        return min(MIN_PAGES, self.pages)

    def near(self, at: int, key: Key, row: Row) -> set[int]:
        """The pages near page `at` with this line, its numbers the same or counting the pages."""
        own, found = _numbers(row.text), self.lines[key]
        first, end = (bisect_left(found, at + far, key=PAGE) for far in (-NEIGHBOURS, NEIGHBOURS + 1))
        return {
            page
            for page, others in found[first:end]
            if all(b - a in (0, page - at) for a, b in zip(own, others, strict=False))
        }

    def text_pages(self, at: int, place: int, side: str) -> int:
        """How many pages near page `at` have a line at this place that repeats on no other: text begins there."""
        beside = range(max(0, at - NEIGHBOURS), min(self.pages, at + NEIGHBOURS + 1))
        found = [(page, self.places[page, side, place]) for page in beside if (page, side, place) in self.places]
        lone = (LABEL_RE.match(row.text) or len(self.near(page, key, row)) >= self.needed for page, (key, row) in found)
        return sum(not is_furniture for is_furniture in lone)


def split_furniture(pages: Sequence[list[Row]]) -> tuple[list[list[Row]], list[list[Row]], list[str | None]]:
    """Each page's text rows, furniture rows and printed label; a file without page breaks may have page numbers."""
    if len(pages) < 2:
        numbers = [_page_numbers(page) for page in pages]
        left = {row.number for found in numbers for row in found}
        return [[row for row in page if row.number not in left] for page in pages], numbers, [None for _ in pages]
    census = Census(len(pages))
    for at, page in enumerate(pages):
        census.count(at, page)
    kept, heads, labels = [], [], []
    for at, page in enumerate(pages):
        found = {row.number for row in _furniture(at, page, census)}
        kept.append([row for row in page if row.number not in found or row.blank])
        heads.append([row for row in page if row.number in found and not row.blank])
        labels.append(next(filter(None, (_label(row) for row in heads[-1])), None))
    return kept, heads, labels


def _page_numbers(rows: Sequence[Row]) -> list[Row]:
    """The page numbers that a converter has left in a file without page breaks: alone, a page apart, each one more."""
    alone = [row for at, row in enumerate(rows) if len(row.text) < 5 and row.text.isdecimal() and _is_alone(rows, at)]
    counted = [
        (before, after)
        for before, after in pairwise(alone)
        if int(after.text) == int(before.text) + 1 and after.number - before.number >= SHORTEST_PAGE
    ]
    found = {row.number: row for pair in counted for row in pair}
    return list(found.values()) if len(found) >= MIN_PAGES else []


def _is_alone(rows: Sequence[Row], at: int) -> bool:
    return all(beside.blank for beside in (*rows[max(0, at - 1) : at], *rows[at + 1 : at + 2]))


def _furniture(at: int, page: list[Row], census: Census) -> list[Row]:
    """The rows at the page's edges that repeat on other pages or are a bare page number."""
    found = []
    for side in ("top", "foot"):
        for place, key, row in _edges(page):
            if key[0] != side:
                continue
            if census.repeats(at, place, key, row) or (LABEL_RE.match(row.text) and not row.tabbed):
                found.append(row)
            else:
                break
    return found


def _is_labels(row: Row) -> bool:
    """Whether a line ends as a label, or sets two of them side by side: values stand under or beside it."""
    return sum(piece.endswith(":") for piece in SEGMENT_RE.findall(row.raw)) > 1 or row.text.endswith(":")


def _numbers(text: str) -> list[int]:
    return [int(digits) for digits in DIGITS_RE.findall(text) if len(digits) < LONGEST_NUMBER]


def _edges(page: Sequence[Row]) -> list[tuple[int, Key, Row]]:
    """The first and last rows of a page from the edge inwards, each with its place there, side and shape."""
    filled = [row for row in page if not row.blank]
    sides = (("top", filled[:EDGE_ROWS]), ("foot", filled[: -EDGE_ROWS - 1 : -1]))
    return [
        (place, (side, DIGITS_RE.sub("#", row.text.lower())), row)
        for side, rows in sides
        for place, row in enumerate(rows)
    ]


def _label(row: Row) -> str | None:
    if match := LABEL_RE.match(row.text):
        return match[1]
    if match := LAST_NUMBER_RE.search(row.raw.strip()):
        return match[1] or match[2]
    return None
