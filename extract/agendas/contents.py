"""The contents of a pack: a table, a dotted list or the numbered items of an agenda, read into entries.

Source of the rules: tables headed "Item | Title | Page", lists whose pages stand behind dots, and the "(Pages 3 - 8)"
that committee software prints behind a title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.cells.cells import row_texts
from extract.labels import fold, vocabulary
from extract.patterns import pattern
from ingest.markers import split_marker
from ingest.model import Cell, Grid, Span

PAGES_RE = pattern(
    "contents-pages",
    r"^\(?(?:pages?\s*|pp?\.?\s*)?(?P<pages>[A-Z]?\d{1,4}(?:\s*(?:-|\u2013|\u2014|to)\s*[A-Z]?\d{1,4})?)\)?$",
    matches=("8 - 33", "12", "Pages 3 to 9", "(Pages 3 - 4)"),
    rejects=("8 reports", "2014-15 plan"),
    flags=re.IGNORECASE,
)
PAGES_AFTER_RE = pattern(
    "contents-pages-after-title",
    r"(?<!\s)\s*+\(?\bpages?\s++(?P<pages>\d{1,4}(?:\s*+(?:-|\u2013|\u2014|to)\s*+\d{1,4}|\s\d{1,4}(?=\)))?)\)?",
    matches=("Minutes (Pages 1 - 18)", "Budget Page 7", "Budget (Pages 13 16)"),
    rejects=("Home pages", "Pages of history"),
    flags=re.IGNORECASE,
)
DOTS_RE = pattern(
    "contents-dots",
    r"(?:(?<![\s._\u2026])|(?<=[._\u2026])(?=\s\s)|(?<=_)(?=\s))\s*+(?:[.\u2026]\s?|_){3,}"
    r"\s*+(?P<pages>\d{1,4}(?:\s*+[-\u2013]\s*+\d{1,4})?)?$",
    matches=("Introduction ........ 3", "Budget\u2026\u2026\u2026 12 - 14"),
    rejects=("Introduction 3", "and so on. 4"),
)
NUMBER_RE = pattern(
    "contents-number",
    r"^(?:item\s+)?(?:no\.?\s+)?(?P<number>[A-Z]?\d{1,3}[a-z]?(?:\.\d{1,2})?|[a-z]|[ivx]{1,4}|[A-Z]\d?)[.):]?$",
    matches=("4.", "Item 7", "12a", "A1", "b)"),
    rejects=("Item", "8 - 33", "2014"),
    flags=re.IGNORECASE,
)
TRAILING_PAGES_RE = pattern(
    "contents-trailing-pages",
    r"(?<!\s)\s++(?P<pages>(?P<first>\d{1,3})\s*+[-\u2013]\s*+\d{1,3})$",
    matches=("Minutes 5 - 10", "Budget 11-20"),
    rejects=("Plan 2026-27", "Minutes 5"),
)
DESCRIPTION_RE = pattern(
    "contents-description",
    r"(?<=[\w)'\u2019])\.?\s+(?:To\s+(?:approve|agree|confirm|consider|note|receive|sign|discuss|review|hear|report|report|adopt|"
    r"endorse|determine|decide|scrutinise|appoint|elect|comment|be\s)|Report\s+of\s+the\s|Members\s+(?:are|to)\s"
    r"|The\s+(?:committee|panel|board|chair|cabinet|council)\s+(?:is|are|will|to)\s)",
    matches=("Minutes To approve as a correct record the minutes", "Budget Report of the Treasurer"),
    rejects=("To approve the minutes", "Minutes", "Strategy to receive funds"),
)
ONLY_DESCRIPTION_RE = pattern(
    "contents-only-description",
    r"^(?:to\s+(?:approve|agree|confirm|consider|note|receive|sign|discuss|review|hear|report|adopt|endorse|determine|decide"
    r"|scrutinise|appoint|elect|comment|inform|update|seek|provide|advise|ask|be)\b.{5,}|report\s+of\s+the\s.*|members\s+(?:are|to)\s.*|(?:in\s+)?part\s+(?:[a-c]|[12]|i{1,2})\b.{0,40}"
    r"|(?:open|closed|exempt|confidential)\s+(?:business|items?))$",
    matches=("To receive any apologies for absence.", "PART B - CLOSED BUSINESS", "Report of the Head of Parks"),
    rejects=("Partnership working", "Draft findings", "Report on parks"),
    flags=re.IGNORECASE,
)
SPEAKER_RE = pattern(
    "contents-speaker",
    r"(?<=\w)\s+[A-Z][\w'\u2019-]+ [A-Z][\w'\u2019-]+(?:,(?=[^.]{0,200}\bwill\b)| will\b)",
    matches=("Review: Parks Mara Pell, Head of Parks, will present the report.", "Adoption Ann Dale will give a talk"),
    rejects=("Review of Parks, which will go on", "Mara Pell, Head of Parks"),
)
# What stands in the column of pages for a paper that is not in the pack.
NO_PAGES = frozenset({"to follow", "verbal", "verbal report", "oral", "oral report", "attached", "enclosed"})
FEWEST_NUMBERED, BAND_WORDS = 3, 8
LINKING_END_RE = re.compile(r"(?:\b(?:and|of|for|the|to|in|on|with|a|an|by)|[-\u2013,&/:])$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the contents, `title` without the sentence that describes it."""

    number: str | None
    title: str
    pages: str | None
    span: Span


def read_contents_grid(grid: Grid) -> list[Entry]:
    """The entries of a contents table; [] when the grid is none.

    A grid is one when its head names an item or title and pages, or when its last column is page numbers that rise.
    """
    rows = [row for row in grid.rows if any(row_texts(row))]
    head = 0
    while head < min(2, len(rows)) and is_contents_head(row_texts(rows[head])):
        head += 1
    if not head and not rising_pages(rows):
        return []
    entries: list[Entry] = []
    bands, columns = _bands(rows[head:]), _find_columns(rows[:head])
    for at, row in enumerate(rows[head:]):
        again = any(row_texts(row) == row_texts(above) for above in rows[:head])
        entry = _read_row(row, columns) if at not in bands and not again else None
        if entry is None or (entry.number is None and entry.pages is None and ONLY_DESCRIPTION_RE.match(entry.title)):
            continue
        if entries and entry.number is None and _goes_on(entries[-1], entry):
            last = entries.pop()
            entry = Entry(last.number, f"{last.title} {entry.title}", last.pages or entry.pages, last.span)
        entries.append(entry)
    return entries


def _bands(rows: Sequence[Sequence[Cell | None]]) -> set[int]:
    """Which rows are headings across the table: words in the column of numbers alone, above a row with a number."""
    texts = [row_texts(row) for row in rows]
    numbered = [len(row) > 1 and NUMBER_RE.match(row[0]) is not None and bool(row[1]) for row in texts]
    if sum(numbered) < FEWEST_NUMBERED:
        return set()
    lone = [bool(row) and bool(row[0]) and not any(row[1:]) and len(row[0].split()) <= BAND_WORDS for row in texts]
    return {at for at, (band, below) in enumerate(zip(lone, [*numbered[1:], False], strict=True)) if band and below}


def has_contents_head(grid: Grid) -> bool:
    """Whether a grid's first row or two name the columns of a contents table."""
    return any(is_contents_head(row_texts(row)) for row in grid.rows[:2])


def has_further_columns(grid: Grid) -> bool:
    """Whether the head of contents names the column of titles, and others besides those of numbers and pages."""
    return _find_columns(list(grid.rows[:2])).title is not None


def is_contents_head(texts: Sequence[str]) -> bool:
    """Whether a row is the head of a contents table, also when its cells ran into each other."""
    fields = {vocabulary("columns").field(text) for text in texts if text}
    words = set(fold(" ".join(texts)).split())
    plain = bool(fields & {"item", "title"}) and "page" in fields
    run_on = words <= {"item", "no", "tem", "title", "page", "pages", "number", "nos", "s", "subject"}
    return plain or (run_on and len(words) >= 2 and bool(words & {"item", "title"}))


def rising_pages(rows: Sequence[Sequence[Cell | None]]) -> bool:
    """Whether the last filled column of most rows is a page that never falls."""
    firsts = []
    for row in rows:
        texts = [text for text in row_texts(row) if text]
        match = PAGES_RE.match(texts[-1]) if len(texts) > 1 else None
        firsts.append(int(re.findall(r"\d+", match["pages"])[0]) if match else None)
    found = [page for page in firsts if page is not None]
    return len(found) >= 3 and len(found) >= 0.8 * len(rows) and found == sorted(found) and len(set(found)) > 1


@dataclass(frozen=True, slots=True)
class Columns:
    """Where titles and pages stand in contents with further columns ("Lead", "Purpose"); None for unknown."""

    title: int | None = None
    pages: int | None = None


def _find_columns(heads: Sequence[Sequence[Cell | None]]) -> Columns:
    """The one column of titles right of the numbers, and that of pages, by a head that has other columns too."""
    for row in heads:
        fields = [vocabulary("columns").field(text) for text in row_texts(row)]
        found = [at for at, name in enumerate(fields) if name == "title"]
        found = found or [at for at, name in enumerate(fields) if name == "item" and at]
        if len(found) == 1 and any(name is None and at > found[0] for at, name in enumerate(fields)):
            pages = [at for at, name in enumerate(fields) if name == "page"]
            return Columns(found[0], pages[0] if len(pages) == 1 else None)
    return Columns()


def _read_row(row: Sequence[Cell | None], columns: Columns) -> Entry | None:
    cells = [cell for cell in row if cell is not None and cell.text.strip()]
    if len(cells) == 1 < len(row) and cells[0].colspan == len(row):
        return None  # a heading across the table
    texts = [" ".join(cell.text.split()) for cell in cells]
    number = pages = None
    if len(texts) > 1 and (match := NUMBER_RE.match(texts[0])):
        number, texts = match["number"], texts[1:]
    paged = row_texts(row)[columns.pages] if columns.pages is not None and columns.pages < len(row) else ""
    if number is not None and len(texts) > 1 and paged in texts and (match := PAGES_RE.match(paged)):
        pages, texts = match["pages"], [text for text in texts if text != paged]
    elif len(texts) > 1 and (match := PAGES_RE.match(texts[-1])):
        pages, texts = match["pages"], texts[:-1]
    elif len(texts) > 1 and fold(texts[-1]) in NO_PAGES:
        texts = texts[:-1]
    title = " ".join(texts)
    titles = columns.title
    named = row_texts(row)[titles] if titles is not None and titles < len(row) and number is not None else ""
    if named in texts:
        title = named  # who leads and what for stand in columns of their own
    if number is None and title and (marker := split_marker(title)) and marker.number:
        number, title = marker.number, marker.rest
    title, dotted = take_pages(title)
    title = cut_description(_bold_title(cells) or title)
    if not title or PAGES_RE.match(title):
        return None
    return Entry(number, title, pages or dotted, Span.cover(cell.span for cell in cells))


def _bold_title(cells: Sequence[Cell]) -> str | None:
    """The bold first lines of a cell whose other lines are plain: the title, apart from its description."""
    for cell in cells:
        bold = [line.bold for line in cell.lines]
        if any(bold) and not all(bold) and bold[0]:
            return " ".join(" ".join(line.text.split()) for line in cell.lines[: bold.index(False)])
    return None


def _goes_on(last: Entry, entry: Entry) -> bool:
    return entry.title[:1].islower() or LINKING_END_RE.search(last.title) is not None


def take_pages(title: str) -> tuple[str, str | None]:
    """The title and the pages printed after it: "(Pages 1 - 18)", or dots and a number."""
    for known in (PAGES_AFTER_RE, DOTS_RE):
        if match := known.search(title):
            rest = f"{title[: match.start()]} {title[match.end() :]}"
            return " ".join(rest.split()), with_dash(match["pages"])
    return title, None


def with_dash(pages: str | None) -> str | None:
    """Pages whose dash a reader lost ("13 16") with one."""
    first, _, last = (pages or "").partition(" ")
    return f"{first} - {last}" if first.isdigit() and last.isdigit() and int(first) < int(last) else pages


def cut_description(title: str) -> str:
    """The title without the sentence after it that says what the meeting is to do or who will speak."""
    found = (match.start() for known in (DESCRIPTION_RE, SPEAKER_RE) if (match := known.search(title)))
    # "Strategy and the Report of the Study" is one title.
    ends = [end for end in found if not LINKING_END_RE.search(title[:end])]
    return title[: min(ends)].rstrip(" .:") if ends else title
