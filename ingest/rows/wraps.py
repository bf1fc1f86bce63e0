"""Whether a line goes on with the block above it: by spacing, indents, weight and size.

A line was wrapped, and its paragraph goes on, when the next line's first word would not have fitted on it; a line that
ends well before the right margin ends its paragraph, so names one to a line stay apart. Lines of a contents page (title
with dots and page number) are paragraphs of one line each.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.pdfium.chars import Run
from ingest.rows.pageranges import closes_range
from ingest.rows.rows import Row

ALIGNED = 3.5  # points two left sides may differ
INDENT = 60.0  # points from the left side that no first line of a paragraph is set in
LABEL_GAP = 0.9  # font sizes behind a label
LABEL_RE = re.compile(r"[A-Z][^\W\d_][a-zA-Z()/ ]{0,40}:\s(?=\S)")
LEADER_RE = re.compile(
    r"(?:(?<!\.)\.{4,}+|(?<!\. )(?:\. ){4,}+|(?<!\u2026)\u2026{2,}+)\s*+[\divx]*+\s*+(?:[-\u2013]\s*+\d++)?$"
)
CUT_RE = re.compile(r"\d[-\u2010\u2011\u2013/]$")  # a year or a range, "2024-", that the line's end cuts
CLOSED_RE = re.compile(r"[.:;!?][\"'\u2019\u201d)]*$")
# An item's number with a slash before a title in capitals: no sentence goes on so.
CODED_TITLE_RE = re.compile(r"(?:[A-Z]{1,4}[./]?)?\d{1,4}/\d{1,4}(?:/\d{1,4})?\.?\s+[A-Z][^a-z]{3,}$")
# "APPENDIX A" alone, over its title
LETTERED_RE = re.compile(r"(?:appendix|annexe?|schedule|enclosure)\s(?:\d{1,2}[a-z]?|[a-z]\d?|[ivx]{1,4})$", re.I)

# "Table 4: Spending", where a caption begins; "Table 4 shows" is text
CAPTION_RE = re.compile(
    r"(?:table|figure|fig\.?|chart|graph|map)\s\d{1,3}(?:\.\d{1,2})?\s?[:\u2013\u2014-]\s?[A-Z]", re.I
)

BRACKETED_RE = re.compile(r"[\[(]\d{1,2}[\])]\s")  # "[2]", at which the next of a table's notes begins


@dataclass(slots=True)
class Measures:
    """Of one page: its text's left and right sides, the distance of base lines in font sizes, the size of its body."""

    left: float
    right: float
    pitch: float
    body: float
    told: bool = False  # whether the headings that tags name are believed


@dataclass(slots=True)
class Draft:
    """A block that is being put together."""

    rows: list[Row]
    at: Measures

    @property
    def marker(self) -> bool:
        return self.rows[0].marker is not None


def measure(rows: Sequence[Row], body: float, told: bool = False) -> Measures:
    """The measures of a page from its rows; `body` is the document's most common font size."""
    sizes: Counter[float] = Counter()
    for row in rows:
        sizes[row.size] += len(row.text)
    common = sizes.most_common(1)
    size = common[0][0] if common and common[0][1] >= 300 else body
    plain = [row for row in rows if abs(row.size - size) <= 1 and not row.turned] or list(rows)
    if not plain:
        return Measures(0, 0, 1.2, size, told)
    right = sorted(row.x1 for row in plain)[-max(1, len(plain) // 20)]
    left = min(row.x0 for row in plain)
    pitches: Counter[float] = Counter()
    for a, b in zip(rows, rows[1:], strict=False):
        if a.size == b.size and a.page == b.page and 0.9 < (b.base - a.base) / a.size < 2.6 and is_full(a, b, right):
            pitches[round((b.base - a.base) / a.size, 1)] += 1
    pitch = max(pitches, key=lambda value: (pitches[value], -value)) if pitches else 1.2
    return Measures(left, right, pitch, size, told)


def is_full(a: Row | Run, b: Row | Run, right: float) -> bool:
    """Whether the first word of line b would not have fitted behind line a; `right` is the x that lines end at."""
    return a.x1 + 0.25 * a.size + first_word(b) > right + 0.5


def first_word(line: Row | Run) -> float:
    """The width of a line's first word, in points."""
    end, edges = line.text.find(" "), line.edges
    return edges[end] - edges[0] if 0 < end < len(edges) else line.x1 - line.x0


def tells(a: Row, b: Row) -> bool | None:
    """Whether tags say that line b goes on with line a of one page; None where they do not say.

    A paragraph may hold lines that are to stand apart, but no heading does.
    """
    if a.tag is None or b.tag is None or not b.tag.block or a.page != b.page:
        return None
    if b.tag.begins:
        return False
    same = a.tag.block == b.tag.block
    return True if same and (a.tag.heading or (b.text[:1].islower() and not CLOSED_RE.search(a.text))) else None


def is_centred(a: Row, b: Row, at: Measures) -> bool:
    """Whether two lines have one middle, that of the page, and do not rather begin at one x; the first may all but fill
    the page where the second is set in.
    """
    middle = (at.left + at.right) / 2
    apart = abs((a.x0 + a.x1) / 2 - (b.x0 + b.x1) / 2)
    one = apart < 4 and apart <= abs(a.x0 - b.x0) and abs((a.x0 + a.x1) / 2 - middle) < 40
    return one and a.x0 > at.left + (ALIGNED if b.x0 > at.left + 8 else 8)


def is_flush_right(a: Row, b: Row, at: Measures) -> bool:
    """Whether two lines end at one x and begin at two, neither of them at the text's left side."""
    ends = abs(a.x1 - b.x1) <= ALIGNED / 2 and abs(a.x0 - b.x0) > ALIGNED
    return ends and min(a.x0, b.x0) > at.left + INDENT


def goes_on(draft: Draft, b: Row, at: Measures) -> bool:
    """Whether row b continues the block."""
    a = draft.rows[-1]
    if a.turned or b.turned or LEADER_RE.search(a.text) or CAPTION_RE.match(b.text) or not alike(draft, a, b, at):
        return False
    begins = b.text[:1]
    if a.aside != b.aside or (BRACKETED_RE.match(b.text) and BRACKETED_RE.match(draft.rows[0].text)):
        return False
    over = b.page != a.page or (a.column != b.column and not (a.beside or b.beside))
    page = at
    if a.column:
        at = replace(at, left=a.column[0], right=a.column[1])
    if not over and not spaced(draft, a, b, at):
        return False
    if closes_range(a.text, b.text):
        return True
    if (told := tells(a, b)) is not None:
        return told
    if b.marker and starts_item(draft, a, b, at):
        return False
    right = at.right
    if not over and hangs_from_label(draft, b) and is_full(a, b, right):
        return True
    if is_centred(a, b, at) and not draft.marker and (b.x0 > at.left + 8 or len(draft.rows) > 1):
        right = at.left + (at.right - at.left) / 2 + (a.x1 - a.x0) / 2
        full = (a.x1 - a.x0) + 0.25 * a.size + first_word(b) > (at.right - at.left) * 0.9
        lettered = len(draft.rows) == 1 and LETTERED_RE.match(a.text) and not LETTERED_RE.match(b.text)
        runs_on = begins.islower() and not over and not CLOSED_RE.search(a.text)
        return a.bold == b.bold and (full or runs_on or bool(lettered and not over))
    if not over and not draft.marker and is_flush_right(a, b, at):
        return begins.islower() or (a.x1 - a.x0) + 0.25 * a.size + first_word(b) > at.right - at.left
    if not aligned(draft, a, b, page, over):
        return False
    full = is_full(a, b, right)
    if a.bold != b.bold and (b.bold or not a.runs_in):
        return full and begins.islower()
    if over:
        return full or (begins.islower() and not CLOSED_RE.search(a.text))
    if full:
        return not (CLOSED_RE.search(a.text) and CODED_TITLE_RE.match(b.text))
    # Ragged lines: a lower-case word goes on with its sentence, and so does any word behind an almost full line.
    reach = (a.x1 - at.left) / max(1.0, at.right - at.left)
    hanging = draft.marker and draft.rows[0].text_x - draft.rows[0].x0 > 8
    least = 0.4 if begins.islower() else 0.5 if hanging else 0.88
    return not CLOSED_RE.search(a.text) and reach > least


def hangs_from_label(draft: Draft, b: Row) -> bool:
    """Whether a line stands below the value that a gap sets off from its label ("SUBJECT:   MOORING FEES AND WHAT")."""
    first = draft.rows[0]
    match = LABEL_RE.match(first.text)
    at = match.end() if match is not None else 0
    if not 0 < at < len(first.edges) or abs(b.x0 - first.edges[at]) > ALIGNED:
        return False
    return first.edges[at] - first.edges[at - 1] > LABEL_GAP * first.size


def alike(draft: Draft, a: Row, b: Row, at: Measures) -> bool:
    """Whether two lines are of about one size; a first line may begin with larger words that run into the paragraph."""
    full = (b.text[:1].islower() or a.runs_in) and is_full(a, b, a.column[1] if a.column else at.right)
    runs_in = full and len(draft.rows) == 1 and not CLOSED_RE.search(a.text)
    return abs(a.size - b.size) <= max(0.6, (0.18 if runs_in else 0.06) * a.size)


def spaced(draft: Draft, a: Row, b: Row, at: Measures) -> bool:
    """Whether b stands as far below a as a next line of the same paragraph does."""
    pitch = b.base - a.base
    if pitch < 0.5 * a.size:
        return False
    usual = at.pitch * a.size
    rows = draft.rows
    if len(rows) > 1 and rows[-2].page == a.page:
        usual = min(usual * 1.1, a.base - rows[-2].base) if a.base > rows[-2].base else usual
    if b.text[:1].islower() and not b.marker and is_full(a, b, at.right) and not CLOSED_RE.search(a.text):
        usual *= 1.15  # A raised number pushes its line down.
    if len(rows) > 1 and rows[-2].page == a.page:
        return pitch <= usual * 1.22 + 0.5
    return pitch <= max(usual * 1.22, 1.3 * a.size) + 0.5


def starts_item(draft: Draft, a: Row, b: Row, at: Measures) -> bool:
    """Whether the marker that b begins with is one, and no part of a sentence that was wrapped before it."""
    assert b.marker is not None
    if b.text[:1].isdigit() and CUT_RE.search(a.text) and abs(b.x0 - text_side(draft)) <= ALIGNED:
        return not is_full(a, b, at.right)
    if b.marker.style == "bullet" or b.gap > 0.6 * b.size or not b.marker.rest:
        return not (b.marker.style == "bullet" and b.marker.printed in "-\u2013\u2014" and is_full(a, b, at.right))
    expected = text_side(draft)
    if abs(b.x0 - expected) > ALIGNED:
        return True
    return not is_full(a, b, at.right) or (CLOSED_RE.search(a.text) is not None and b.text[:1] != "(")


def text_side(draft: Draft) -> float:
    """The x at which the block's next line is expected to begin."""
    if len(draft.rows) > 1:
        return draft.rows[-1].x0
    first = draft.rows[0]
    return first.text_x if first.marker else first.x0


def aligned(draft: Draft, a: Row, b: Row, at: Measures, over: bool) -> bool:
    """Whether b begins where the block's lines do: under its text, or, in its second line, where an indent allows."""
    first = draft.rows[0]
    if a.beside != b.beside and a.page == b.page:
        lefts = [row.column[0] if row.column else at.left for row in (a, b)]
        return abs(b.x0 - lefts[1] - text_side(draft) + lefts[0]) <= ALIGNED
    if a.column and b.column and a.column != b.column:
        return abs(b.x0 - b.column[0] - text_side(draft) + a.column[0]) <= 2 * ALIGNED
    if abs(b.x0 - text_side(draft)) <= ALIGNED:
        return True
    if len(draft.rows) > 1:
        # A left and a right page may be set off against each other.
        return over and abs(b.x0 - a.x0) < 30 and b.text[:1].islower()
    if first.marker:
        return abs(b.x0 - first.x0) <= ALIGNED or first.x0 < b.x0 < first.text_x + 2 * first.size
    return -60 < b.x0 - a.x0 < 60 and a.x1 - a.x0 > 8 * a.size
