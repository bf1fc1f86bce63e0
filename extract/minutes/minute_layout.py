"""Minutes as one run of blocks: tables of items are laid out, numbers that stand alone go to what they number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.attendance.attendance_labels import parse_group_label, split_label
from extract.cells.cell_paragraphs import cell_paragraphs
from extract.cells.cuts import cut_block, keep_start
from extract.decisions.decisions import HEADING_RE, LABEL_LINE_RE, WORD_LINE_RE
from extract.labels import fold
from extract.minutes.meeting_titles import MEETING_TITLE_RE, MINUTES_TITLE_RE, PLACE_AND_DAY_RE, unspaced
from extract.minutes.minute_codes import CODED_LINE_RE, with_codes, without_title_line
from extract.minutes.minute_hangs import without_hangs
from extract.minutes.minute_joins import joined_movers, joined_titles
from extract.minutes.minute_numbers import ITEM_NUMBER_RE, with_yearly_numbers
from extract.minutes.minute_side_titles import with_side_titles
from extract.minutes.minute_tables import (
    decided_in_columns,
    find_acting,
    find_due,
    find_head,
    with_acting,
    with_due,
    with_rows,
    without_lines_above,
    without_top,
)
from extract.minutes.when_and_where import LIST_LABEL_RE
from extract.patterns import pattern
from extract.people.names import looks_like_person, parse_person
from ingest.markers import split_marker
from ingest.model import Block, Cell, Line, Span

NUMBER_CELL_RE = pattern(
    "number-cell",
    r"^\W{0,2}(?:(?:[A-Za-z]{1,6}[./\s-]?)?\d{1,4}(?:[/.\-]\d{1,4}){0,3}[a-z]?|X{0,3}(?:IX|IV|V?I{0,3})(?<=[IVX]))\W{0,2}$",
    matches=("1.", "R22/41", "24/101", "CAB.61", "292", "IV"),
    rejects=("2 February 2021", "Present", "\u00a31,200.00 net"),
)
ALONE_RE = pattern(
    "number-alone",
    r"^\(?(?P<number>\d{1,4}(?:\.\d{1,3}){0,2}[a-z]?|(?:[A-Z]{2,6}\s)?[A-Z]{0,4}/?\d{1,4}/\d{1,4}(?:/\d{1,4})?|[A-Z]{2,5}\d{1,4}|X{0,3}(?:IX|IV|V?I{0,3})(?<=[IVX]))[.)]?$",
    matches=("1.1", "12.", "3", "R22/41", "24/101", "CL29.", "IV"),
    rejects=("1.1 Text", "Page 3"),
)
# A clause lettered with a bare capital: "A  Note the report". The verb tells it from the article.
BARE_LETTER_RE = pattern(
    "bare-letter-clause",
    r"^(?P<letter>[A-H])\s+(?=(?:Note|Approve|Agree|Confirm|Delegate|Authorise|Adopt|Endorse|Recommend|Appoint|Receive|Accept|Consider|Request|Support)s?d?\b)",
    matches=("A Note the report", "B  Approves the plan"),
    rejects=("A Member asked", "A noted author"),
)
MINUTE_CODE_RE = pattern(
    "minute-number-first",
    r"^(?P<number>\d{1,4}/\d{1,4}(?:[/.]\d{1,3})?)[.:)]?\s+(?=[A-Z])",
    matches=("19/8 Resolved to pay", "24/101.2 The Clerk"),
    rejects=("19/8 of the votes", "19/00211/FUL Barn"),
)
TITLE_BELOW_RE = pattern(
    "title-below-a-table",
    r"^(?P<number>\d{1,3}(?:/\d{2,4})?)(?P<mark>[.)]?)\s+"
    r"(?P<title>[A-Z][^a-z.;]{3,}(?:\[Item \d+\])?|[A-Z]\w+(?:\s\w+){0,7})$",
    matches=("1 APPOINTMENT OF CHAIRMAN", "39/20 APOLOGIES [Item 1]", "1. Apologies for absence"),
    rejects=("Ann Moor", "12 members of the public were present."),
)
# A line of the heading that goes on with where and when they met.
HELD_RE = pattern(
    "line-that-says-where-held",
    r"^\W*(?:held|convened)\s+(?:at|in|on|via|by)\b",
    matches=("Held at the Reading Room on 4 May 2031",),
    rejects=("They held the meeting",),
    flags=re.IGNORECASE,
)
YEARLY_CODE_RE = pattern(
    "code-behind-the-number-of-the-agenda",
    r"^(?P<number>\d{1,3}/\d{2,4})\s+(?=[A-Z])",
    matches=("03/31 Fete", "101/2031 Fete"),
    rejects=("3 Fete", "03/31", "31/00211/FUL Barn"),
)
LONGEST_TITLE = 200  # characters
FRONT_BLOCKS = 10  # among which it may be printed twice
FRONT = 3  # blocks among which the heading stands
MAX_CELLS = 4
SHORTEST_SENTENCE = 16  # characters; a decision's word alone is shorter


def lay_out(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with the cells of a table of items as paragraphs, and with numbers joined to what they number."""
    found: list[Block] = []
    number: str | None = None
    waiting: Block | None = None
    titled = _without_second_title(with_side_titles(blocks))
    hung = (part for whole in without_hangs(titled) for part in decided_in_columns(whole))
    labelled = (part for whole in hung for part in _without_decision(whole))
    tops = (top for whole in labelled for part in _without_items(whole) for top in without_top(part))
    runs = (run for top in tops for run in _without_lists(top))
    apart = (part for run in runs for piece in _without_label(run) for part in _without_tail(piece))
    for block in (part for whole in apart for cut in _without_title(whole) for part in _without_number(cut)):
        alone = ALONE_RE.match(block.text) if block.kind != "grid" and block.number is None else None
        if alone is not None:
            number = alone["number"]
            continue
        if block.kind == "item" and not block.text.strip() and (block.number or "").isdigit():
            waiting = block
            continue
        if block.kind == "item" and "/" in block.text[:12] and (coded := ALONE_RE.match(block.text)) is not None:
            waiting = replace(block, number=coded["number"], marker=None)
            continue
        if waiting is not None and block.number is None and block.kind == "heading":
            # Plain text may print the number of a title above the last clauses of the item before.
            block, waiting = replace(block, number=waiting.number, marker=waiting.marker), None
        elif waiting is not None and (block.number or "").isdigit():
            waiting = None
        # A decimal numbers a paragraph of talk; a whole number alone can only head an item.
        plain = block.number is None or number is not None and "/" in number and block.number.isdigit()
        headed = number is not None and "." not in number and block.kind != "grid" and plain
        heading = len(found) < FRONT and MINUTES_TITLE_RE.match(unspaced(block.text[:80])) is not None
        if headed and not heading and not looks_like_person(block.text):
            block = replace(block, number=number, marker=block.marker and number)
        number = None
        block = _with_code(block)
        letter = BARE_LETTER_RE.match(block.text) if block.number is None and block.kind == "paragraph" else None
        if letter is not None:
            cut = cut_block(block, letter.end())
            block = replace(cut, kind="item", number=letter["letter"], marker=f"{letter['letter']}.")
        found.append(block)
    found = list(joined_movers(found))
    return with_codes(with_yearly_numbers(list(joined_titles(found))))


def _without_second_title(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without a second "MINUTES" between the first one and those present."""
    alone = [at for at, block in enumerate(blocks[:FRONT_BLOCKS]) if fold(block.text) in ("minutes", "draft minutes")]
    kept = [at for at in alone[:1] if blocks[at].grid is None]
    people = next((at for at, block in enumerate(blocks) if split_label(block.text)[0] is not None), len(blocks))
    return [block for at, block in enumerate(blocks) if not (kept and kept[0] < at < people and at in alone)]


def _without_lists(block: Block) -> Iterator[Block]:
    """A heading of minutes without the lists of people that run on from it, and each of these as a paragraph."""
    openings = (MINUTES_TITLE_RE, PLACE_AND_DAY_RE, MEETING_TITLE_RE, HELD_RE)
    titled = next((found for opening in openings if (found := opening.match(block.text)) is not None), None)
    if block.kind == "grid" or titled is None:
        yield block
        return
    starts = [match.start() for match in LIST_LABEL_RE.finditer(block.text) if match.start() > 0]
    yield keep_start(block, starts[0]) if starts else block
    for start, end in pairwise([*starts, len(block.text)]):
        yield cut_block(keep_start(block, end), start)


def _with_code(block: Block) -> Block:
    """A numbered title with the minute's code behind the agenda's number: of "3. 03/31 Fete" the number is 03/31."""
    match = YEARLY_CODE_RE.match(block.text) if (block.number or "").isdigit() else None
    if match is None or len(block.text) > LONGEST_TITLE:
        return block
    return replace(cut_block(block, match.end()), kind=block.kind, bold=block.bold, number=match["number"])


def _without_label(block: Block) -> Iterator[Block]:
    """A paragraph without a last line that is the label of a list of people ("Present:"), and that label."""
    at = block.starts[-1] if len(block.starts) > 1 and len(block.starts) == len(block.lines) else 0
    words = block.text[at:].strip()
    label = parse_group_label(words) if at and words.endswith(":") else None
    if block.grid is not None or block.number is not None or label is None or label.weak:
        yield block
        return
    yield keep_start(block, at)
    yield cut_block(block, at)


def _without_decision(block: Block) -> Iterator[Block]:
    """A paragraph of talk up to the line on which a decision's label stands, and from each such line on."""
    starts = block.starts[1:] if block.grid is None and len(block.starts) == len(block.lines) else ()
    ends = (*starts[1:], len(block.text)) if starts else ()
    cuts = [
        at
        for at, end in zip(starts, ends, strict=True)
        if LABEL_LINE_RE.regex.match(block.text, at) or _is_decision_word(block.text, at, end)
    ]
    yield keep_start(block, cuts[0]) if cuts else block
    for start, end in pairwise([*cuts, len(block.text)]):
        yield cut_block(keep_start(block, end), start)


def _is_decision_word(text: str, at: int, end: int) -> bool:
    """Whether a line is a decision's word alone, behind the end of a sentence."""
    short = end - at < SHORTEST_SENTENCE and text[:at].rstrip().endswith((".", ")", "?"))
    return short and WORD_LINE_RE.match(text[at:end].strip()) is not None


def _without_items(block: Block) -> Iterator[Block]:
    """A list of people in columns without the rows from the first item's code on; these are paragraphs."""
    rows = block.grid.rows if block.grid is not None else ()
    texts = [
        " ".join(" ".join(cell.text.split()) for cell in row if cell is not None and cell.text.strip()) for row in rows
    ]
    at = next((at for at, text in enumerate(texts) if _heads_item(text)), 0)
    listed = any(split_label(text)[0] is not None for text in texts[:at])
    if not at or not listed:
        yield block
        return
    yield with_rows(block, 0, at)
    for row, text in zip(rows[at:], texts[at:], strict=True):
        if text:
            span = Span.cover(cell.span for cell in row if cell is not None)
            yield Block("heading" if text.isupper() else "paragraph", text, (Line(text, span),), span, starts=(0,))


def _heads_item(text: str) -> bool:
    """Whether a row of a table is an item's heading: "HB 104/31 APOLOGIES", "Item 2 Mooring fees"."""
    item = ITEM_NUMBER_RE.match(text)
    return "/" in text[:14] and CODED_LINE_RE.match(text) is not None or item is not None and bool(item["title"])


def _without_tail(block: Block) -> Iterator[Block]:
    """A list of people in columns without the lines below it that fill one column: headings and text, as paragraphs."""
    rows = block.grid.rows if block.grid is not None else ()
    filled = [[cell for cell in row if cell is not None and cell.text.strip()] for row in rows]
    labels = [at for at, cells in enumerate(filled) if len(cells) > 1 and split_label(cells[0].text)[0] is not None]
    last = max((at for at, cells in enumerate(filled) if len(cells) > 1), default=0)
    tail = [cell for cells in filled[last + 1 :] for cell in cells if rows[last + 1][0] is not None]
    listed = all(split_label(cell.text)[0] is not None or parse_person(cell.text) is not None for cell in tail)
    if block.grid is None or not labels or not tail or listed:
        yield block
        return
    yield with_rows(block, 0, last + 1)
    yield from (paragraph for cell in tail for paragraph in cell_paragraphs(cell))


def _without_title(block: Block) -> Iterator[Block]:
    """A grid without a last row that is the numbered title below it, and that title as a block of its own."""
    rows = block.grid.rows if block.grid is not None else ()
    filled = [cell for cell in rows[-1] if cell is not None and cell.text.strip()] if len(rows) > 2 else []
    above = [[cell for cell in row if cell is not None and cell.text.strip()] for row in rows[:-1]]
    apart = len(filled) == 2 and NUMBER_CELL_RE.match(filled[0].text.strip()) is not None
    whole = " ".join(text for cell in filled for text in cell.text.split())
    title = TITLE_BELOW_RE.match(whole) if len(filled) == 1 or apart else None
    if (
        block.grid is None
        or title is None
        or any(NUMBER_CELL_RE.match(cells[0].text.strip()) for cells in above if cells)
    ):
        yield block
        return
    yield with_rows(block, 0, len(rows) - 1)
    number, words = title["number"], title["title"]
    yield Block("heading", words, filled[-1].lines, filled[-1].span, number, f"{number}{title['mark']}", starts=(0,))


def without_code(block: Block) -> Block:
    """A paragraph of an item without the minute's number that it begins with ("19/8 Resolved to pay")."""
    match = MINUTE_CODE_RE.match(block.text) if block.number is None and block.kind == "paragraph" else None
    return block if match is None else replace(cut_block(block, match.end()), number=match["number"])


def _without_number(block: Block) -> Iterator[Block]:
    """A paragraph without the code of the next title, which plain text may print on its last line, and that code."""
    at = block.starts[-1] if len(block.starts) > 1 and len(block.starts) == len(block.lines) else 0
    code = ALONE_RE.match(block.text[at:]) if at and block.text[:at].rstrip().endswith(".") else None
    if code is None or "/" not in code["number"]:
        yield from _unfold(block)
        return
    yield keep_start(block, at)
    yield cut_block(block, at)


def _unfold(block: Block) -> Iterator[Block]:
    """The block itself; of a table of items each cell's paragraphs, the number on the first of its row."""
    grid = block.grid
    if grid is None or not _holds_items(block):
        yield block
        return
    head = find_head(grid)
    acting = find_acting(head) if head is not None else None
    due = find_due(head) if head is not None and acting is not None else None
    for cells in without_lines_above(grid.rows[1:] if head is not None else grid.rows):
        aside = (acting, due)
        filled = [cell for at, cell in enumerate(cells) if cell is not None and cell.text.strip() and at not in aside]
        number = None
        if head is not None and filled and (titled := _split_title(filled[0])) is not None:
            number, filled = titled[0], [titled[1], *filled[1:]]
        elif len(filled) > 1 and NUMBER_CELL_RE.match(filled[0].text.strip()):
            number = " ".join(filled[0].text.split())
            # "C048/31 | 1. | APOLOGIES": the minute's number, then that of the agenda.
            twice = len(filled) > 2 and "/" in number and NUMBER_CELL_RE.match(filled[1].text.strip()) is not None
            filled = filled[2 if twice else 1 :]
        paragraphs = [paragraph for cell in filled for paragraph in cell_paragraphs(cell)]
        if number is not None and paragraphs:
            first = replace(paragraphs[0], number=number)
            paragraphs[:1] = [part for piece in without_title_line(first) for part in _without_decision_word(piece)]
        label = head[acting] if head is not None and acting is not None else None
        yield from (
            with_acting(paragraphs, with_due(cells[acting], cells[due] if due is not None else None), label)
            if label is not None and acting is not None
            else paragraphs
        )


def _split_title(cell: Cell) -> tuple[str, Cell] | None:
    """Number and title of a cell that holds both ("1. Apologies"); None for any other."""
    marker = split_marker(cell.text.strip()) if "\n" not in cell.text.strip() else None
    if marker is None or not (marker.number or "").isdigit() or len(marker.rest) > LONGEST_TITLE:
        return None
    return marker.number or "", Cell(marker.rest, cell.span, (Line(marker.rest, cell.span),))


def _without_decision_word(block: Block) -> Iterator[Block]:
    """A title in bold without the word of a decision on its last line, and that word as the heading it is."""
    at = block.starts[-1] if len(block.starts) > 1 and len(block.starts) == len(block.lines) else 0
    if not at or HEADING_RE.match(block.text[at:]) is None or block.kind != "heading":
        yield block
        return
    yield keep_start(block, at)
    yield replace(cut_block(block, at), kind="heading", number=None, marker=None)


def _holds_items(block: Block) -> bool:
    """Whether a table is minutes in cells: numbers in the first column, and text of some length beside them."""
    assert block.grid is not None
    rows = [[cell.text.strip() for cell in row if cell is not None and cell.text.strip()] for row in block.grid.rows]
    numbered = [row for row in rows if len(row) > 1 and NUMBER_CELL_RE.match(row[0])]
    if find_head(block.grid) is not None and block.grid.width <= MAX_CELLS:
        first_cells = [row[0] for row in block.grid.rows[1:] if row[0] is not None and row[0].text.strip()]
        if len(first_cells) > 1 and all(_split_title(cell) is not None for cell in first_cells):
            return True
    first = [row[0].text.strip() if row[0] is not None else "" for row in block.grid.rows]
    going_on = all(not text or NUMBER_CELL_RE.match(text) for text in first) and bool(first[0])
    if len(numbered) < 2 or 2 * len(numbered) < len(rows) and not going_on or block.grid.width > MAX_CELLS:
        return False
    texts = [max(row[1:], key=len) for row in numbered]
    return any(split_label(text)[0] is not None or MINUTES_WORD_RE.search(text) for text in texts)


MINUTES_WORD_RE = pattern(
    "words-of-minutes",
    r"\b(?:apologies|declarations?\s+of|RESOLVED|minutes?\s+of|matters\s+arising|date\s+of\s+(?:the\s+)?next\s+meeting|it\s+was\s+(?:agreed|noted|resolved))\b",
    matches=("Declarations of interest", "It was resolved to pay"),
    rejects=("Greenacre Ltd", "Mowing"),
    flags=re.IGNORECASE,
)
