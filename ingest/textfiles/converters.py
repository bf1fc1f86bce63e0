"""What converters do to text files, undone: bars or wide gaps for tabs, a blank line after every line, or none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from ingest.textfiles.textrows import Row

# What some converters part the cells of a row with where others set a tab: a bar between them, or a wide gap.
BAR_RULE_RE = re.compile(r"\s*\|(?:\s*:?-{2,}:?\s*\|)+\s*$")
BAR_BETWEEN_RE = re.compile(r" ?\| ?")
WIDE_GAP_RE = re.compile(r"(?<=\S) {3,}(?=\S)")
FEWEST_PARTED = 3
FEWEST_GAPS, WIDE_GAPS = 40, 0.05  # gaps between lines; the share of those that part paragraphs


def tab_bars(text: str) -> str:
    """The text of a file that has no tab, with tabs for the bars that part the cells of its rows.

    Not where Markdown rules a head off. The same lines, so that line numbers hold.
    """
    if "\t" in text or "|" not in text:
        return text
    lines = text.split("\n")
    barred = [number for number, line in enumerate(lines) if "|" in line]
    unframed = sum(not lines[number].lstrip().startswith("|") for number in barred)
    ruled = any(BAR_RULE_RE.match(lines[number]) for number in barred)
    return text if unframed < FEWEST_PARTED or ruled else _tab(lines, barred, BAR_BETWEEN_RE)


def tab_gaps(text: str) -> str:
    """The same for wide gaps; not for a file that keeps the page's layout, whose columns are told by how they stand."""
    if "\t" in text:
        return text
    lines = text.split("\n")
    gapped = [number for number, line in enumerate(lines) if "   " in line and WIDE_GAP_RE.search(line)]
    return text if len(gapped) < FEWEST_PARTED else _tab(lines, gapped, WIDE_GAP_RE)


def _tab(lines: list[str], numbers: Iterable[int], between: re.Pattern[str]) -> str:
    """The lines as one text, in those of `numbers` (from 0) a tab for what stands between cells."""
    for number in numbers:
        lines[number] = between.sub("\t", lines[number])
    return "\n".join(lines)


def close_up(pages: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """The rows of a file that some converter has set with a blank line after every line, without those lines.

    Where all gaps are one line wide nothing tells paragraphs from lines, and only rows of tables are closed up.
    """
    gaps = [gap for page in pages for gap in _gaps(page)]
    if len(gaps) < FEWEST_GAPS or min(gaps) == 0:
        return [list(page) for page in pages]
    wide = sum(gap > 1 for gap in gaps) > WIDE_GAPS * len(gaps)
    return [[row for at, row in enumerate(page) if not _is_filler(page, at, wide)] for page in pages]


def open_up(pages: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """The rows of a file with a paragraph a line and no blank lines, one set between two lines that are no table's.

    A line that begins in a small letter goes on with the one above.
    """
    gaps = [gap for page in pages for gap in _gaps(page)]
    if len(gaps) < FEWEST_GAPS or sum(map(bool, gaps)) > WIDE_GAPS * len(gaps):
        return [list(page) for page in pages]
    return [[row for at in range(len(page)) for row in _set_apart(page, at)] for page in pages]


def _set_apart(page: Sequence[Row], at: int) -> Iterator[Row]:
    """A row, and a blank one where a paragraph begins below it."""
    row, after = page[at], page[at + 1] if at + 1 < len(page) else None
    yield row
    in_table = after is not None and row.tabbed and after.tabbed
    if after is not None and not (row.blank or after.blank or in_table or after.text[:1].islower()):
        yield Row(row.number, row.page, "", "", 0, 0)


def _gaps(page: Sequence[Row]) -> Iterator[int]:
    """How many blank lines stand between each two lines of a page that are next to each other."""
    filled = [at for at, row in enumerate(page) if not row.blank]
    return (after - before - 1 for before, after in pairwise(filled))


def _is_filler(page: Sequence[Row], at: int, wide: bool) -> bool:
    """Whether a row is the blank line that a converter set after a line."""
    if not page[at].blank or at == 0 or page[at - 1].blank:
        return False
    return wide or (page[at - 1].tabbed and at + 1 < len(page) and page[at + 1].tabbed)
