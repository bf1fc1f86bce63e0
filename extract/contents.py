"""The contents of a pack: a table, a dotted list or the numbered items of an agenda, read into entries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.cells import row_texts
from extract.labels import fold, vocabulary
from extract.patterns import pattern
from ingest.markers import split_marker
from ingest.model import Block, Cell, Grid, Span

PAGES_RE = pattern(
    "contents-pages",
    r"^\(?(?:pages?\s*|pp?\.?\s*)?(?P<pages>[A-Z]?\d{1,4}(?:\s*(?:-|\u2013|\u2014|to)\s*[A-Z]?\d{1,4})?)\)?$",
    matches=("8 - 33", "12", "Pages 3 to 9", "(Pages 3 - 4)"),
    rejects=("8 reports", "2014-15 plan"),
    flags=re.IGNORECASE,
)
PAGES_AFTER_RE = pattern(
    "contents-pages-after-title",
    r"(?<!\s)\s*+\(?\bpages?\s++(?P<pages>\d{1,4}(?:\s*+(?:-|\u2013|\u2014|to)\s*+\d{1,4})?)\)?",
    matches=("Minutes (Pages 1 - 18)", "Budget Page 7"),
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
    r"|scrutinise|appoint|elect|comment|be)\b.{5,}|report\s+of\s+the\s.*|members\s+(?:are|to)\s.*|(?:in\s+)?part\s+(?:[a-c]|[12]|i{1,2})\b.{0,40}"
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
# Parts of an agenda have letters, their items the letter and a number.
YEARLY_ITEM_RE = pattern(
    "contents-yearly-item",
    r"^(?P<number>(?P<count>\d{1,4})/(?P<year>\d{2,4}))[.:]?\s+(?P<title>(?-i:[A-Z]).{3,300})$",
    matches=("103/23 To receive apologies", "7/2031 Finance"),
    rejects=("103/23 and 104/23", "1/2 of the sum", "Minute 103/23 Finance"),
    flags=re.IGNORECASE | re.DOTALL,
)
CODED_ITEM_RE = re.compile(r"(?P<letter>[A-Z])\.?(?P<number>\d{1,2})\.?\s+(?P<title>[A-Z].*)")
BARE_ITEM_RE = re.compile(r"(\d{1,2})\s+(?P<title>[A-Z].*)")
# What stands in the column of pages for a paper that is not in the pack.
NO_PAGES = frozenset({"to follow", "verbal", "verbal report", "oral", "oral report", "attached", "enclosed"})
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
    if not head and not rising_pages(rows) and not rising_numbers(rows):
        return []
    entries: list[Entry] = []
    for row in rows[head:]:
        entry = _read_row(row)
        if entry is None or (entry.number is None and entry.pages is None and ONLY_DESCRIPTION_RE.match(entry.title)):
            continue
        if entries and entry.number is None and _goes_on(entries[-1], entry):
            last = entries.pop()
            entry = Entry(last.number, f"{last.title} {entry.title}", last.pages or entry.pages, last.span)
        entries.append(entry)
    return entries


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


def rising_numbers(rows: Sequence[Sequence[Cell | None]]) -> bool:
    """Whether most rows begin with an item's number, each one more than the last, with words beside it."""
    found: list[int] = []
    for row in rows:
        texts = [text for text in row_texts(row) if text]
        match = re.match(r"(\d{1,2})[.):]?$", texts[0]) if len(texts) > 1 else None
        if match is not None and re.search(r"[A-Za-z]{3}", texts[1]):
            found.append(int(match[1]))
    steps = [after - before for before, after in zip(found, found[1:], strict=False)]
    return len(found) >= 3 and len(found) >= 0.6 * len(rows) and all(step == 1 for step in steps)


def _read_row(row: Sequence[Cell | None]) -> Entry | None:
    cells = [cell for cell in row if cell is not None and cell.text.strip()]
    texts = [" ".join(cell.text.split()) for cell in cells]
    number = pages = None
    if len(texts) > 1 and (match := NUMBER_RE.match(texts[0])):
        number, texts = match["number"], texts[1:]
    if len(texts) > 1 and (match := PAGES_RE.match(texts[-1])):
        pages, texts = match["pages"], texts[:-1]
    elif len(texts) > 1 and fold(texts[-1]) in NO_PAGES:
        texts = texts[:-1]
    title = " ".join(texts)
    if number is None and title and (marker := split_marker(title)) and marker.number:
        number, title = marker.number, marker.rest
    title, dotted = take_pages(title)
    title = cut_description(_bold_title(cells) or title)
    if not title or PAGES_RE.match(title):
        return None
    return Entry(number, title, pages or dotted, cells[0].span)


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
            return " ".join(rest.split()), match["pages"]
    return title, None


def cut_description(title: str) -> str:
    """The title without the sentence after it that says what the meeting is to do or who will speak."""
    ends = [match.start() for known in (DESCRIPTION_RE, SPEAKER_RE) if (match := known.search(title))]
    return title[: min(ends)].rstrip(" .:") if ends else title


def read_agenda_items(blocks: Sequence[Block]) -> list[Entry]:
    """The numbered items of an agenda that is set as a list, with the pages at the end of their lines."""
    ways = (_yearly_items, _listed_items, _bare_items, _coded_items)
    entries = next((found for way in ways if (found := list(way(blocks)))), [])
    trailing = [TRAILING_PAGES_RE.search(entry.title) for entry in entries]
    firsts = [int(match["first"]) for match in trailing if match]
    if len(firsts) < 2 or firsts != sorted(firsts):
        return entries
    return [
        replace(entry, title=entry.title[: match.start()], pages=entry.pages or match["pages"]) if match else entry
        for entry, match in zip(entries, trailing, strict=True)
    ]


def _bare_items(blocks: Sequence[Block]) -> Iterator[Entry]:
    """Items whose numbers have no dot ("1 Apologies"): three at least, counted from 1 without a gap."""
    found: list[Entry] = []
    for block in blocks:
        match = BARE_ITEM_RE.match(block.text) if block.grid is None and block.number is None else None
        if match is None or int(match[1]) != len(found) + 1:
            continue
        title, pages = take_pages(match["title"])
        found.append(Entry(match[1], cut_description(title), pages, block.span))
    if len(found) >= 3:
        yield from found


def _coded_items(blocks: Sequence[Block]) -> Iterator[Entry]:
    """Items numbered by part ("A1", "A2", "B1"), in lines or rows: three at least, none left out."""
    found: list[Entry] = []
    last = ("A", 0)
    for text, span in _lines_and_rows(blocks):
        match = CODED_ITEM_RE.match(text)
        if match is None:
            continue
        code = match["letter"], int(match["number"])
        if code == (last[0], last[1] + 1) or (code[0] > last[0] and code[1] == 1):
            title, pages = take_pages(match["title"])
            found.append(Entry(f"{code[0]}{code[1]}", cut_description(title), pages, span))
            last = code
    if len(found) >= 3:
        yield from found


def _yearly_items(blocks: Sequence[Block]) -> Iterator[Entry]:
    """Items numbered through the year ("103/23", "104/23"): three at least, of one year, none left out."""
    found: list[tuple[int, Entry]] = []
    for text, span in _lines_and_rows(blocks):
        match = YEARLY_ITEM_RE.match(text)
        if match is None or (found and not _follows_in_year(match, *found[-1])):
            continue
        title, pages = take_pages(match["title"])
        found.append((int(match["count"]), Entry(match["number"], cut_description(title), pages, span)))
    if len(found) >= 3:
        yield from (entry for _, entry in found)


def _follows_in_year(match: re.Match[str], count: int, last: Entry) -> bool:
    same_year = (last.number or "").endswith("/" + match["year"])
    return same_year and int(match["count"]) == count + 1


def _lines_and_rows(blocks: Sequence[Block]) -> Iterator[tuple[str, Span]]:
    """The text of each block with its number before it, of a grid that of each row."""
    for block in blocks:
        if block.grid is not None:
            yield from ((" ".join(filter(None, row_texts(row))), block.span) for row in block.grid.rows)
        else:
            yield f"{block.number or ''} {block.text}".strip(), block.span


def _listed_items(blocks: Sequence[Block]) -> Iterator[Entry]:
    """The numbered items up to the place where their numbers begin again: there a paper of the pack begins."""
    last = 0
    for block in blocks:
        if block.grid is not None or block.number is None or NUMBER_RE.match(block.number) is None:
            continue
        if block.number.isdigit():
            if last > 1 and int(block.number) == 1:
                return
            last = int(block.number)
        title, pages = take_pages(block.text)
        title = cut_description(title)
        if title:
            yield Entry(block.number, title, pages, block.span)
