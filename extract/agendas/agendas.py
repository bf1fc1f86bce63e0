"""The items of an agenda, read from its printed rows: number, title, pages, and the parts of an item that have letters.

Source of the rule: whatever form an agenda has (list, table, letter), its items are numbered at the left, the title
begins beside the number and ends with its paragraph, weight or capitals, and pages stand in brackets, in a column of
their own at either side, or in a row of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.agendas.agenda_columns import FAR, Item, loose_pages, settle_pages, take_columns
from extract.agendas.agenda_titles import Setting, is_upper, read_title, setting_of
from extract.agendas.contents import (
    ONLY_DESCRIPTION_RE,
    TRAILING_PAGES_RE,
    Entry,
    cut_description,
    has_contents_head,
    has_further_columns,
    is_contents_head,
    read_contents_grid,
    take_pages,
)
from extract.agendas.item_numbers import CHILD_RE, Number, find_chain, read_number, with_romans
from extract.agendas.printed_rows import PrintedRow, printed_rows
from extract.item_stamps import stamped_pages
from extract.labels import vocabulary
from extract.parts import Part
from extract.patterns import pattern
from ingest.model import Block, Document, Issue, Span, join_lines

AGENDA_HEAD_RE = pattern(
    "agenda-head",
    r"^[^\w(]*+(?:(?:[A-Z(][\w,&'\u2019()]{0,30}+\s|of\s|and\s|for\s){0,9}(?:A\s?G\s?E\s?N\s?D\s?A|Agenda)|(?i:order\s+of\s+business|business\s+to\s+be\s+transacted)|Business|BUSINESS)"
    r"(?:\s*[:\-\u2013\u2014]\s*.{0,80}|\s+(?:for|of|FOR|OF)\s+.{0,80}|\s+(?i:page(?:\s+no)?)\W{0,9})?\W{0,9}$",
    matches=(
        "AGENDA",
        "A G E N D A",
        "COUNCIL AGENDA",
        "ORDER OF BUSINESS",
        "Agenda \u2013 Monday 5 May",
        "AGENDA: Page No.",
    ),
    rejects=("items on the agenda", "Any Other Business", "The agenda is set out below", "Agenda Item 4"),
)
HEAD_WORD_RE = re.compile(r"agenda|a g e n d a|business|\bitem no\b", re.IGNORECASE)
HEAD_PAGES, HEAD_ROWS, MOST_HEADS = 3, 200, 6
FEWEST = 3
LAST_ROWS = 12  # that the last item may have
WORD_RE = re.compile(r"[^\W\d_]{2}")


LETTER_RE = re.compile(r"(?P<number>[A-Z])\.?")  # in a column of its own: a part of an item


@dataclass(frozen=True, slots=True)
class Agenda:
    """The entries of an agenda, the blocks that its numbers stand in, and what could not be settled."""

    entries: tuple[Entry, ...] = ()
    blocks: frozenset[int] = frozenset()
    issues: tuple[Issue, ...] = ()


def find_entries(document: Document, part: Part) -> tuple[list[Entry], set[int], tuple[Issue, ...]]:
    """The entries of the contents, the grids that hold them, and what in them could not be settled.

    A contents table may have entries without numbers; where all of its entries have one, the printed rows tell as much.
    """
    tabled: list[Entry] = []
    grids: set[int] = set()
    headed = further = False
    for index, block in enumerate(part.blocks, part.first):
        if block.grid is not None and (found := read_contents_grid(block.grid)):
            tabled += found
            grids.add(index)
            headed = headed or has_contents_head(block.grid)
            further = further or has_further_columns(block.grid)
    agenda = read_agenda(printed_rows(document, front_of(document, part.blocks), part.first))
    listed = list(agenda.entries)
    numbered = [entry for entry in tabled if entry.number]
    # Where a head names further columns ("Lead"), what stands in these is no part of a title.
    further = further and len(numbered) >= len(listed)
    if tabled and (further or (headed and len(numbered) < len(tabled)) or len(listed) < len(tabled)):
        listed = join_entries(tabled, listed)
    grids |= {index for index in agenda.blocks if document.blocks[index].grid is not None}
    return listed, grids, agenda.issues


def has_items(document: Document, part: Part) -> bool:
    """Whether a cover lists the items of an agenda."""
    return bool(find_entries(document, part)[0])


def reads_as_agenda(document: Document, blocks: Sequence[Block]) -> bool:
    """Whether items that count on stand under the heading of an agenda that a reader took for a running head or a cell.

    `blocks` are the first of the document.
    """
    if not any(HEAD_WORD_RE.search(page.text) for page in document.pages[:HEAD_PAGES]):
        return False
    rows = printed_rows(document, front_of(document, blocks), 0)[:HEAD_ROWS]
    running = (line.text for page in document.pages[:HEAD_PAGES] for line in page.furniture)
    headed = any(map(is_agenda_head, running)) or any(map(_is_head, rows))
    return headed and len(read_agenda(rows).entries) >= FEWEST


def front_of(document: Document, blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks before the first page that is stamped as that of an item's papers."""
    stamped = min(stamped_pages(document), default=None)
    if stamped is None:
        return blocks
    end = next((n for n, block in enumerate(blocks) if (block.span.page or 0) >= stamped), len(blocks))
    return blocks[:end] or blocks


def join_entries(entries: Sequence[Entry], listed: Sequence[Entry]) -> list[Entry]:
    """The entries of a contents table with the numbered items before and after it that carry its numbers on."""
    numbers = [int(entry.number) for entry in entries if entry.number and entry.number.isdecimal()]
    if not numbers:
        return list(entries)
    items = {int(item.number): item for item in listed if item.number and item.number.isdecimal()}
    before = [items[n] for n in range(1, min(numbers)) if n in items]
    after = [items[n] for n in sorted(items) if n > max(numbers)]
    whole = len(before) == min(numbers) - 1
    follows = [n for n, item in enumerate(after, max(numbers) + 1) if item.number == str(n)]
    return [*(before if whole else ()), *entries, *after[: len(follows)]]


def read_agenda(rows: Sequence[PrintedRow]) -> Agenda:
    """The numbered items among the rows of a front; empty where no three numbers count on (or one under a head)."""
    placed = len({round(row.pieces[0].left / 2) for row in rows}) > 2 or any(len(row.pieces) > 1 for row in rows)
    chain = _chain(rows, placed)
    if not chain:
        return Agenda()
    ends = [*(number.row for number in chain[1:]), min(len(rows), chain[-1].row + LAST_ROWS)]
    edge = next((number.title[0].left for number in chain if number.title), None)
    parts = [rows[number.row : end] for number, end in zip(chain, ends, strict=True)]
    setting = setting_of(parts[:-1] or parts, edge, placed)
    items = [_read_item(number, part, setting) for number, part in zip(chain, parts, strict=True)]
    issues = (*_unsettled_titles(items), *settle_pages(items, placed))
    blocks = frozenset(rows[number.row].block for number in chain)
    entries = _without_trailing_pages([entry for item in items for entry in _entries(item)])
    return Agenda(tuple(entries), blocks, issues)


def _without_trailing_pages(entries: Sequence[Entry]) -> list[Entry]:
    """The entries without ranges at the ends of their titles, where two of these at least rise: they are pages."""
    trailing = [TRAILING_PAGES_RE.search(entry.title) for entry in entries]
    firsts = [int(match["first"]) for match in trailing if match]
    if len(firsts) < 2 or firsts != sorted(firsts):
        return list(entries)
    return [
        replace(entry, title=entry.title[: match.start()], pages=entry.pages or match["pages"]) if match else entry
        for entry, match in zip(entries, trailing, strict=True)
    ]


def _chain(rows: Sequence[PrintedRow], placed: bool) -> list[Number]:
    """The numbers of the agenda: under its head if it has one, else the first that count on."""
    heads = [n for n, row in enumerate(rows) if len(row.text) < 140 and _is_head(row)]
    numbers = with_romans([number for n, row in enumerate(rows) if (number := read_number(row, n)) is not None])
    under = [_until_restart([number for number in numbers if number.row > head], placed) for head in heads[:MOST_HEADS]]
    best = max(under, key=len, default=[])
    if best and (len(best) >= FEWEST or _is_sure(best)):
        return best
    chain = _until_restart(numbers, placed)
    return chain if len(chain) >= FEWEST or (len(chain) > 1 and _is_sure(chain)) else []


def _is_sure(chain: Sequence[Number]) -> bool:
    """Whether numbers too few to be sure of are printed as such: with a stop, or in a column of their own."""
    return all(number.end or (number.title and number.printed.isdigit()) for number in chain)


def _until_restart(numbers: Sequence[Number], placed: bool) -> list[Number]:
    """The chain among the numbers before the place where a paper of the pack begins to count from 1 again."""
    chain = find_chain(numbers, placed)
    first = next((n for n, number in enumerate(numbers) if number.keys[-1] in ("1", "01", "A")), None)
    if not chain or first is None or chain[0].row <= numbers[first].row:
        return chain
    # A longer list further down may be a report's paragraphs; what counts on before it is the agenda.
    early = find_chain([number for number in numbers if number.row < chain[0].row], placed)
    return early if len(early) >= FEWEST else chain


def _is_head(row: PrintedRow) -> bool:
    return is_agenda_head(row.text) or is_contents_head([piece.text for piece in row.pieces])


def is_agenda_head(text: str) -> bool:
    """Whether a row is the heading over the items."""
    return AGENDA_HEAD_RE.match(text) is not None or vocabulary("agenda").field(text) == "supplement"


def _read_item(number: Number, rows: Sequence[PrintedRow], setting: Setting) -> Item:
    item = Item(number.printed, rows[0].span, pages=number.pages, rows=len(rows))
    edge = number.title[0].left if number.title else None
    taken, at = take_columns(item, number.title, edge), 1
    if not taken:
        while at < len(rows) and (pages := loose_pages(rows[at])) is not None:
            item.astray.append(pages)
            at += 1
        if at == len(rows) or not WORD_RE.search(rows[at].text):
            return item
        taken, edge, at = take_columns(item, rows[at].pieces, None), rows[at].pieces[0].left, at + 1
    at += read_title(item, taken, rows[at:], edge, setting)
    item.span = Span.cover(row.span for row in rows[:at])
    _read_rest(item, rows[at:], edge, setting)
    return item


def _read_rest(item: Item, rows: Sequence[PrintedRow], edge: float | None, setting: Setting) -> None:
    """Pages under the title, and the parts of an item that have letters and follow its title at once, or its number."""
    at, fresh, headed = 0, True, False
    while at < len(rows):
        row = rows[at]
        pages = loose_pages(row)
        headed = headed or (row.apart and is_upper(row.text) and pages is None)
        at += 1
        if (child := _child(item, row, fresh)) is not None:
            number, start = child
            part = Item(number, row.span)
            first = replace(row.pieces[0], text=row.pieces[0].text[start:].strip())
            pieces = [piece for piece in (first, *row.pieces[1:]) if piece.text]
            if not pieces and at < len(rows) and WORD_RE.search(rows[at].text):
                pieces, first, at = list(rows[at].pieces), rows[at].pieces[0], at + 1
            if taken := take_columns(part, pieces, None):
                at += read_title(part, taken, rows[at:], None if taken[0] is first else taken[0].left, setting)
                item.children.append(part)
        elif setting.placed and edge is not None and len(row.pieces) > 1 and row.pieces[-1].left > edge + FAR:
            take_columns(item, row.pieces[-1:], edge)
        elif pages is not None and not headed:
            (item.children[-1] if item.children else item).loose.append(pages)
        elif pages is None:
            fresh = fresh and bool(item.children)


def _child(item: Item, row: PrintedRow, fresh: bool) -> tuple[str, int] | None:
    """Number and end of it, of a row that begins a part of the item."""
    text = row.text
    under = re.match(  # "9.1", "9(1)", "9A" under 9
        rf"\(?({re.escape(item.number)}(?:\.\d{{1,2}}|\(\d{{1,2}}\)|[a-z])(?![\w]))[.):]?(?:\s+|$)", text, re.IGNORECASE
    )
    if under is not None and not text[under.end() :][:1].islower():
        return under[1], min(under.end(), len(row.pieces[0].text))
    column = row.pieces[0].text if len(row.pieces) > 1 else ""
    match = CHILD_RE.match(text) or LETTER_RE.fullmatch(column) if fresh else None
    expected = "a" if not item.children else chr(ord(item.children[-1].number[-1].lower()) + 1)
    if match is None or match["number"].lower() != expected:
        return None
    return match["number"], match.end()


def _unsettled_titles(items: Sequence[Item]) -> Iterator[Issue]:
    """Of two numbers with nothing between them the titles stand below both: they are taken off, and it is said."""
    untitled = {n for n, item in enumerate(items) if not item.title}
    stacked = {n + 1 for n in untitled if items[n].rows == 1 and n + 1 < len(items)}
    for n in sorted(untitled | stacked):
        items[n].title, items[n].children = [], []
        message = "The title of this item of the agenda does not stand by its number."
        yield Issue("extract", "agenda-item-unread", message, items[n].number, items[n].span)


def _entries(item: Item) -> Iterator[Entry]:
    title, _ = join_lines(item.title)
    title, pages = take_pages(title)
    title = cut_description(title)
    if title:
        yield Entry(item.number, title, item.pages or pages, item.span)
    for part in item.children:
        yield from (entry for entry in _entries(part) if entry.pages or not ONLY_DESCRIPTION_RE.match(entry.title))
