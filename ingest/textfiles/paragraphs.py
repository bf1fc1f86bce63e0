"""Lines of a text file gathered into paragraphs and list items: line wraps and page breaks undone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.markers import Marker, split_marker
from ingest.model import Grid
from ingest.rows.pageranges import closes_range
from ingest.textfiles.columns import join_grids, numbers_go_on
from ingest.textfiles.hangingnumbers import find_hanging
from ingest.textfiles.textbands import find_band
from ingest.textfiles.textgrids import find_grids, read_grid
from ingest.textfiles.textrows import TAB_WIDTH, Row

SENTENCE_END_RE = re.compile(r"[.!?:;][\"'\u2019\u201d)\]]*$")
FOOTNOTE_RE = re.compile(r"[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+\s*\S|\[\d{1,2}\]\s")
PAGE_NUMBER_RE = re.compile(r"[-\u2013\s]*(?:[Pp]age\s+)?\d{1,4}[-\u2013\s]*")
# Share of the wrap width that a line must reach, its next word added, to count as wrapped by the typesetter.
FULL_SHARE = 0.88
# A converter's line counts as wrapped from this many characters on.
LONG_LINE = 72
PLACE_LINE = 60
# A date that the line's end cuts.
DAY_END_RE = re.compile(r"\s\d{1,2}(?:st|nd|rd|th)?$")
MONTH_START_RE = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\s\d{4}\b"
)
LABELLED_RE = re.compile(r"[A-Z][\w()/&]*+(?: [\w()/&]++){0,5}:\s\S")
# "Reasons for the proposal:", "What will it cost?"; with a note behind the colon: "Options: (with any risks)".
LABEL_LINE_RE = re.compile(
    r"(?!(?:The|This|These|That|It|We|There)\b)[A-Z][\w()/&'\u2019-]*+(?: [\w()/&'\u2019,-]++){0,8}"
    r"(?<!\bthat)(?<!\bto)(?<!\bare)(?<!\bis):$"
    r"|(?:What|Why|How|Who|When|Which)(?: [\w'\u2019,-]++){2,14}\?$"
)
NOTED_LABEL_RE = re.compile(r"[A-Z][\w()/&'\u2019-]*+(?: [\w()/&'\u2019,-]++){0,8}: \([^()]{6,80}\)$")
# Columns that a centred line stands in from the text under it, and a number with the gap that its text hangs from.
CENTRED = 8
HUNG_RE = re.compile(r"\s*\S{1,6}\s{2,}(?=\S)")


@dataclass(slots=True)
class Draft:
    """A block in the making: its rows and marker; `gap` tells whether a blank line stands before it."""

    rows: list[Row]
    marker: Marker | None = None
    gap: bool = True
    grid: Grid | None = None
    level: int = 0
    rank: str = ""

    @property
    def text(self) -> str:
        """The words as far as a rule needs them: the marker off, the lines parted by spaces."""
        lines = [self.marker.rest if self.marker else self.rows[0].text, *(row.text for row in self.rows[1:])]
        return " ".join(line for line in lines if line)


def find_paragraphs(rows: Sequence[Row], hard_wrapped: bool) -> list[Draft]:
    """The drafts of one run of rows (a whole file, its furniture left out) in reading order."""
    widths = _widths(rows) if hard_wrapped else {}
    drafts: list[Draft] = []
    hanging = find_hanging(rows)
    gap, page = True, None
    for found in find_grids(rows, hard_wrapped):
        first = found[0] if isinstance(found, list) else found
        gap, page = gap or first.page != page, first.page
        if isinstance(found, list):
            _add_grid(drafts, found, gap)
        elif found.blank:
            gap = True
            continue
        else:
            width = widths.get(found.page, 0)
            marker = hanging.get(found.number) or split_marker(_gapped(found))
            open_draft = _find_open(drafts, found, marker, gap, width)
            if open_draft is not None:
                open_draft.rows.append(found)
            else:
                set_apart = bool(width) and bool(drafts) and _leaves_last(drafts[-1], found)
                drafts.append(Draft([found], marker, gap or set_apart))
        gap = False
    return drafts


def _find_open(drafts: list[Draft], row: Row, marker: Marker | None, gap: bool, width: int) -> Draft | None:
    """The draft that the row goes on with: the last one, or the one before a footnote that cut its sentence."""
    last = drafts[-1] if drafts else None
    if last is None or last.grid is not None:
        return None
    if closes_range(last.rows[-1].text, row.text):
        return last
    if not gap:
        return last if continues(last, row, marker, width) else None
    if marker is not None:
        return None
    if last.marker is not None and not last.marker.rest and len(last.rows) == 1:
        return last
    if _goes_on(last, row, width):
        return last
    before = drafts[-2] if len(drafts) > 1 else None
    if _stands_between(last) and before is not None and before.grid is None and row.text[:1].islower():
        return before if _goes_on(before, row, width) else None
    return None


def _add_grid(drafts: list[Draft], rows: list[Row], gap: bool) -> None:
    """Adds the grid of the rows, or its rows to the grid that a page break (footnotes, a blank line) parts from it.

    A band of labels with colons begins a form, whatever stands above it.
    """
    last = next((draft for draft in reversed(drafts) if not _stands_between(draft)), None)
    tail = last is not None and last.grid is not None and last.rows[-1].page != rows[0].page
    grid = read_grid(rows, tail)
    begins = find_band(rows, 0) > 0
    if last is not None and last.grid is not None and not begins and (tail or numbers_go_on(last.grid, grid)):
        joined = join_grids(last.grid, grid)
        if joined is not None:
            last.grid = joined
            last.rows.extend(rows)
            return
    drafts.append(Draft(rows, gap=gap, grid=grid))


def _stands_between(draft: Draft) -> bool:
    """Whether a draft stands between the parts of a table that goes on: a footnote, or a page's number left there."""
    return FOOTNOTE_RE.match(draft.text) is not None or PAGE_NUMBER_RE.fullmatch(draft.text) is not None


def continues(draft: Draft, row: Row, marker: Marker | None, width: int) -> bool:
    """Whether the row, right under the draft, goes on with its last line; `width` is the wrap width, 0 if unknown."""
    last = draft.rows[-1]
    if row.marked.level or last.marked.level or (marker is None and _labels_follow(draft, row)):
        return False
    if draft.marker is not None and not draft.marker.rest and len(draft.rows) == 1:
        return marker is None
    ended = SENTENCE_END_RE.search(last.text) is not None
    full = is_full(last, row, width)
    if marker is None and ended and _is_capitals(row) and not _is_capitals(last):
        return False  # a heading right under the end of a paragraph
    if marker is None and (ended and LABEL_LINE_RE.match(row.text) or NOTED_LABEL_RE.match(draft.text)):
        return False  # a label or question in a line of its own heads what follows
    if marker is None and DAY_END_RE.search(last.text) and MONTH_START_RE.match(row.text):
        return True
    if marker is not None:
        return full and not ended and _is_prose_number(draft, row, marker)
    if row.marked.bold != last.marked.bold and (row.marked.bold or not row.text[:1].islower()):
        return False
    if row.text[:1].islower():
        return full or not ended
    if width and leaves_hanging(draft, row, ended):
        return False
    if draft.marker is not None and row.indent > draft.rows[0].indent and (full or not width):
        return True
    if width:
        return full and not (ended and row.indent >= last.indent + 3 and draft.marker is None)
    return full and not ended


def _is_capitals(row: Row) -> bool:
    """Whether a line is in capitals throughout and ends no sentence: "RECOMMENDATION", not "CCTV."."""
    return row.text.isupper() and sum(map(str.isalpha, row.text)) > 4 and not row.text.endswith(".")


def _labels_follow(draft: Draft, row: Row) -> bool:
    """Whether both a draft and the row under it begin with a label and a colon: lines of a form, no sentence."""
    return draft.marker is None and bool(LABELLED_RE.match(draft.rows[0].text) and LABELLED_RE.match(row.text))


def leaves_hanging(draft: Draft, row: Row, ended: bool) -> bool:
    """Whether a row stands left of the text it would go on with: under a number that hangs, or a line set centred."""
    first = draft.rows[0]
    if draft.marker is None:
        return len(draft.rows) == 1 and first.indent - row.indent >= CENTRED
    hung = HUNG_RE.match(first.raw.expandtabs(TAB_WIDTH))
    return hung is not None and ended and row.indent < hung.end() - 1


def _leaves_last(draft: Draft, row: Row) -> bool:
    """Whether a row under an ended paragraph that hangs from its number stands left of it: as if after a gap."""
    ended = SENTENCE_END_RE.search(draft.rows[-1].text) is not None
    return draft.grid is None and draft.marker is not None and leaves_hanging(draft, row, ended)


def is_full(last: Row, row: Row, width: int) -> bool:
    """Whether the first word of `row` would not have fitted on the line before."""
    word = len(row.text.split(" ", 1)[0])
    if width:
        return last.right + 1 + word > width * FULL_SHARE
    return len(last.text) >= (PLACE_LINE if row.text[:1].isdigit() else LONG_LINE)


def _goes_on(draft: Draft, row: Row, width: int) -> bool:
    """Whether the row takes up a sentence that a blank line or a page break has cut."""
    last = draft.rows[-1]
    if SENTENCE_END_RE.search(last.text) or row.marked.level or last.marked.level or row.marked.bold:
        return False
    if row.text[:1].islower():
        return len(draft.text) >= PLACE_LINE or last.text.endswith((",", "-"))
    # Capitals at the head of a page head it.
    headed = row.text.isupper() and not last.text.isupper()
    return bool(width) and row.page != last.page and not headed and is_full(last, row, width)


def _is_prose_number(draft: Draft, row: Row, marker: Marker) -> bool:
    """Whether what looks like a marker is a word of the sentence, as "12." or a dash at a line's start can be."""
    first = draft.rows[0]
    if marker.style == "bullet":
        return marker.printed in "-\u2013\u2014" and row.indent == draft.rows[-1].indent and draft.marker is None
    if draft.marker is not None and draft.marker.style == marker.style:
        return row.indent > first.indent
    return marker.style in ("digit", "decimal") and row.indent == draft.rows[-1].indent and row.indent > 0


def _gapped(row: Row) -> str:
    """The row's text with the gap after its number kept, by which a number without a dot is told to be a marker."""
    if row.marked.text == row.raw or row.marked.text.strip():
        head = row.marked.text.strip()
        first = re.match(r"\d{1,3}(?:[A-Z]|(?:\.\d{1,3}){1,3})?(\s{2,}|\t)", head[:20])
        if first is not None:
            return head[: first.end()] + " ".join(head[first.end() :].split())
    return row.text


def _widths(rows: Iterable[Row]) -> dict[int | None, int]:
    """The wrap width of each page: the column that its long lines end at, the file's where a page has few of them."""
    by_page: dict[int | None, list[int]] = {}
    for row in rows:
        if row.right >= 50 and not row.tabbed and "     " not in row.raw.strip():
            by_page.setdefault(row.page, []).append(row.right)
    every = sorted(right for rights in by_page.values() for right in rights)
    common = every[int(len(every) * 0.9)] if every else 80
    widths = {page: sorted(rights)[int(len(rights) * 0.9)] for page, rights in by_page.items() if len(rights) >= 8}
    return {row.page: widths.get(row.page, common) for row in rows}
