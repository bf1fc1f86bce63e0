"""Running heads, feet and printed page numbers of a text file's pages, told apart from the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ingest.textrows import Row

# "12", "- 12 -", "Page 12", "Page 12 of 40", "12 of 40", "iv"
LABEL_RE = re.compile(
    r"[-\u2013\u2014\s]*(?:page\s*)?(\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|/)\s*\d{1,4})?[-\u2013\u2014\s]*$", re.I
)
LAST_NUMBER_RE = re.compile(r"(?:^|\bpage\s++|(?<!\s)\s{2,}+)(\d{1,4})$|^(\d{1,4})\s{2,}", re.I)
DIGITS_RE = re.compile(r"\d+")
EDGE_ROWS = 3
MAX_HEAD = 110
MIN_PAGES = 3
REPEAT_SHARE = 0.3


def split_furniture(pages: Sequence[list[Row]]) -> tuple[list[list[Row]], list[list[Row]], list[str | None]]:
    """Each page's text rows, furniture rows and printed label; a file of one page has no furniture."""
    if len(pages) < 2:
        return [list(page) for page in pages], [[] for _ in pages], [None for _ in pages]
    counts: Counter[tuple[str, str]] = Counter()
    for page in pages:
        counts.update({key for key, _ in _edges(page)})
    least = max(min(MIN_PAGES, len(pages)), int(len(pages) * REPEAT_SHARE))
    kept, heads, labels = [], [], []
    for page in pages:
        found = {row.number for row in _furniture(page, counts, least)}
        kept.append([row for row in page if row.number not in found or row.blank])
        heads.append([row for row in page if row.number in found and not row.blank])
        labels.append(next(filter(None, (_label(row) for row in heads[-1])), None))
    return kept, heads, labels


def _furniture(page: list[Row], counts: Counter[tuple[str, str]], least: int) -> list[Row]:
    """The rows at the page's edges that repeat on other pages or are a bare page number."""
    found = []
    for side in ("top", "foot"):
        for key, row in _edges(page):
            if key[0] != side:
                continue
            if (counts[key] >= least and len(row.text) <= MAX_HEAD) or (LABEL_RE.match(row.text) and not row.tabbed):
                found.append(row)
            else:
                break
    return found


def _edges(page: list[Row]) -> list[tuple[tuple[str, str], Row]]:
    """The first and last rows of a page from the edge inwards, each with its side and its text, digits made alike."""
    filled = [row for row in page if not row.blank]
    edges = [(("top", DIGITS_RE.sub("#", row.text.lower())), row) for row in filled[:EDGE_ROWS]]
    return edges + [(("foot", DIGITS_RE.sub("#", row.text.lower())), row) for row in filled[: -EDGE_ROWS - 1 : -1]]


def _label(row: Row) -> str | None:
    if match := LABEL_RE.match(row.text):
        return match[1]
    if match := LAST_NUMBER_RE.search(row.raw.strip()):
        return match[1] or match[2]
    return None
