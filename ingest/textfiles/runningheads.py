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

# "12", "- 12 -", "Page 12", "Page | 12", "12 | Page", "Page 12 of 40", "12 of 40", "iv"; "Tudalen" is Welsh
LABEL_RE = re.compile(
    r"[-\u2013\u2014\s]*(?:(?:page|tudalen)[\s|]*)?(\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|o|/)\s*\d{1,4})?"
    r"(?:\s*\|\s*page)?[-\u2013\u2014\s]*$",
    re.I,
)
NAMED_RE = re.compile(r"page|tudalen", re.I)
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
    """Each page's text rows, furniture rows and label; of a file without page breaks, the page numbers left in it."""
    if len(pages) < 2:
        left = [_left_furniture(page) for page in pages]
        kept = [[row for row in page if row.number not in found] for page, found in zip(pages, left, strict=True)]
        heads = [[row for row in page if row.number in found] for page, found in zip(pages, left, strict=True)]
        return kept, heads, [None for _ in pages]
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


def _left_furniture(rows: Sequence[Row]) -> set[int]:
    """The lines of page numbers in a file without page breaks, and of what several of them have right beside them.

    Not of what stands beyond a blank line: where some numbers are lost, that may be the head of every report.
    """
    numbers = {row.number for row in _page_numbers(rows)}
    beside: dict[str, list[int]] = defaultdict(list)
    for above, below in pairwise(rows):
        for number, other in ((above, below), (below, above)):
            if number.number in numbers and not (other.blank or other.tabbed or other.number in numbers):
                beside[DIGITS_RE.sub("#", other.text.lower())].append(other.number)
    return numbers.union(*(lines for lines in beside.values() if len(lines) >= MIN_PAGES))


def _page_numbers(rows: Sequence[Row]) -> list[Row]:
    """The page numbers that a converter has left in a file without page breaks: lines of nothing else.

    They count up, a page apart, though some may be lost; with the word "page" one alone is enough.
    """
    found = [(at, row) for at, row in enumerate(rows) if LABEL_RE.match(row.text) and not row.tabbed]
    named = [row for _, row in found if NAMED_RE.search(row.text)]
    bare = [row for at, row in found if row.text.isdecimal() and _is_alone(rows, at)]
    pairs = [(after.number - before.number, int(after.text) - int(before.text)) for before, after in pairwise(bare)]
    counted = len(bare) >= MIN_PAGES and all(apart >= SHORTEST_PAGE and step > 0 for apart, step in pairs)
    return named + bare if counted else named


def _is_alone(rows: Sequence[Row], at: int) -> bool:
    """Whether the lines beside one are blank or rows of a table."""
    return all(beside.blank or beside.tabbed for beside in (*rows[max(0, at - 1) : at], *rows[at + 1 : at + 2]))


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
