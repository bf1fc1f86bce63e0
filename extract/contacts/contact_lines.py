"""The printed lines of a report in which those to ask stand: paragraphs line by line, boxes row by row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.appendices.list_headings import is_list_grid
from extract.contacts.contact_sentences import told_at, told_contact
from extract.contacts.contact_words import ASIDE_RE, CONTACT_HEAD_RE, CONTACT_LABEL_RE, DETAIL_RE, MAIL_RE, PHONE_RE
from extract.labels import fold, heading_field
from ingest.markers import split_marker
from ingest.model import Block, Cell, Grid, Line, Span, texts_of

# A line's end may part a dialling code from its number.
CUT_PHONE_RE = re.compile(r"(?<![\w.])\(?0\d{2,4}\)?$")
CUT_MAIL_RE = re.compile(r"@[\w-]+$")  # its next line begins with a dot
HEAD_NUMBER_RE = re.compile(r"^\d{1,2}[.)]?\s+(?=[A-Z])")  # of the section that a box is
ASKED_ASIDE_RE = re.compile(r"\S\s+(?:Ask\s+for|Contact)\s*:")
BLOCKS_ASIDE = 3
SAME_LINE = 4.0  # points by which the tops of a label and its value may differ
LONGEST_LABEL = 40


def part_lines(blocks: Sequence[Block]) -> Iterator[tuple[str, Span]]:
    """The printed lines of blocks; in a box a label and what stands beside it are one line.

    Where whom to ask is printed at the right of day and place, that right side alone.
    """
    aside = 0  # blocks that it may still go on for
    for block in blocks:
        if block.grid is not None:
            yield from grid_lines(block)
        elif (told := told_contact(block)) is not None:
            yield told
        else:
            aside = BLOCKS_ASIDE if _begins_aside(block) else max(0, aside - 1)
            for text, span in _text_lines(block):
                yield (_aside(text) if aside else text), span


def _begins_aside(block: Block) -> bool:
    return ":" in block.text and any(map(ASKED_ASIDE_RE.search, texts_of(block.lines)))


def _aside(text: str) -> str:
    """What a line says beside day or place; the line itself where nothing stands beside, or a label before it."""
    plain, *beside = ASIDE_RE.regex.split(text, maxsplit=1)
    return beside[0] if beside and not CONTACT_LABEL_RE.match(plain) else text


def grid_lines(block: Block) -> Iterator[tuple[str, Span]]:
    """The lines of a table or box, as far as it may name somebody to ask."""
    grid = block.grid
    assert grid is not None
    rows = [[cell for cell in row if cell is not None and cell.text.strip()] for row in grid.rows]
    if is_contact_box(grid.texts()):
        for cells in rows:
            if cells:
                yield from _beside(cells[0], cells[1]) if len(cells) == 2 else [_joined(cells[0])]
    elif is_contact_grid(grid):
        columns = (row[n] for n in range(grid.width) for row in grid.rows if n < len(row))
        for text, span in (_joined(cell) for cell in columns if cell is not None and cell.text.strip()):
            yield HEAD_NUMBER_RE.sub("", text), span
    elif is_author_table(grid.texts()):
        for cells in rows[1:]:
            if cells:
                yield "Contact: " + ", ".join(" ".join(cell.text.split()) for cell in cells), cells[0].span
    elif not is_list_grid(block) and not _only_names(grid):
        for cells in rows:
            told = next((begin for cell in cells[-1:] if (begin := told_at(cell.text)) is not None), None)
            if told is not None:
                yield f"Contact: {' '.join(cells[-1].text[told:].split())}", cells[-1].span
            elif len(cells) == 2 and _is_label(cells[0]) and not cells[1].text.rstrip().endswith((":", "?")):
                yield from _beside(*cells)
            else:
                yield from map(_joined, cells)


def _text_lines(block: Block) -> Iterator[tuple[str, Span]]:
    cut, held = "", block.span
    for n, line in enumerate(block.lines):
        marker = split_marker(line.text) if n == 0 else None
        gap = "" if CUT_MAIL_RE.search(cut) else " "
        text = f"{cut}{gap}{marker.rest if marker else line.text}".strip()
        held = held if cut else line.span
        cut = text if _is_cut(text, block.lines[n + 1 : n + 2]) else ""
        if not cut:
            yield " ".join(text.split()), held


def _is_cut(text: str, below: Sequence[Line]) -> bool:
    """Whether a number or an address goes on in the next line."""
    if not below:
        return False
    mail = below[0].text.lstrip().startswith(".") and CUT_MAIL_RE.search(text) is not None
    return mail or CUT_PHONE_RE.search(text) is not None


def _joined(cell: Cell) -> tuple[str, Span]:
    return " ".join(cell.text.split()), cell.span


def _is_label(cell: Cell) -> bool:
    """Whether a cell is a label, or several under each other."""
    lines = [line.text for line in cell.lines] or [cell.text]
    several = len(lines) > 1 and sum(text.rstrip().endswith(":") for text in lines) > 1
    return several or (len(cell.text) < LONGEST_LABEL and (lines[-1].rstrip().endswith(":") or _asks(cell.text)))


def _asks(text: str) -> bool:
    """Whether a text is a label of contacts, with a colon or not."""
    return heading_field(text) == "contact"


def _beside(label: Cell, value: Cell) -> Iterator[tuple[str, Span]]:
    """A label and its value, or several under each other, line by line: each value behind the label at its height."""
    labels, values = list(label.lines), list(value.lines)
    placed = len(labels) > 1 and all(line.box is not None for line in (*labels, *values))
    if placed and sum(line.text.rstrip().endswith(":") for line in labels) > 1:
        waiting = sorted(labels, key=_top)
        for line in sorted(values, key=_top):
            while waiting and _top(waiting[0]) < _top(line) - SAME_LINE:
                yield waiting[0].text.strip(), waiting.pop(0).span
            own = waiting.pop(0).text if waiting and _top(waiting[0]) <= _top(line) + SAME_LINE else ""
            yield " ".join(f"{own} {line.text}".split()), line.span
        yield from ((line.text.strip(), line.span) for line in waiting)
        return
    first = " ".join(label.text.split())
    first = first if first.endswith(":") else f"{first}:"
    lines = [line.text for line in values] or [value.text]
    spans = [line.span for line in values] or [value.span]
    yield " ".join(f"{first} {lines[0].lstrip(' :')}".split()), label.span
    yield from ((" ".join(text.split()), span) for text, span in zip(lines[1:], spans[1:], strict=True))


def _top(line: Line) -> float:
    return line.box.top if line.box is not None else 0.0


def _only_names(grid: Grid) -> bool:
    """Whether a table of three columns or more tells nobody's telephone or address ("Paper | Where | Contact")."""
    told = any(MAIL_RE.search(text) or PHONE_RE.search(text) for row in grid.texts() for text in row)
    return grid.width > 2 and len(grid.rows) > 1 and not told


def is_contact_grid(grid: Grid) -> bool:
    """Whether a grid sets people side by side to be asked: labels of contacts at the head of columns with addresses."""
    texts = grid.texts()
    if is_contact_box(texts):
        return True
    heads = [text for text in texts[0] if text.strip()] if texts else []
    labelled = len(heads) > 1 and all(CONTACT_HEAD_RE.match(text) for text in heads)
    return labelled and len(texts) < 9 and any(MAIL_RE.search(text) for row in texts[1:] for text in row)


def is_author_table(texts: Sequence[Sequence[str]]) -> bool:
    """Whether rows stand under "Name" and a head that tells how to reach people: "Designation and Contact Number"."""
    heads = [fold(text) for text in texts[0] if text.strip()] if texts else []
    named = bool(heads) and heads[0] in ("name", "author", "officer", "officer name")
    return (
        named
        and 2 <= len(heads) <= 4
        and any(re.search(r"\b(?:contact|tel|telephone|email|phone)\b", h) for h in heads[1:])
    )


def is_contact_box(texts: Sequence[Sequence[str]]) -> bool:
    """Whether rows are labels of one contact and their values: "Author: | NAME", "Telephone: | …"."""
    rows = [[text for text in row if text.strip()] for row in texts]
    rows = [row for row in rows if row]
    if not 2 <= len(rows) <= 8 or any(len(row) > 2 for row in rows) or CONTACT_LABEL_RE.match(rows[0][0]) is None:
        return False
    if CONTACT_HEAD_RE.match(rows[0][-1]) and len(rows[0]) == 2:
        return False  # two people side by side
    known = [CONTACT_LABEL_RE.match(row[0]) or DETAIL_RE.match(row[0]) or PHONE_RE.search(row[0]) for row in rows]
    short = all(len(row) == 1 or len(row[0]) < 45 or PHONE_RE.search(row[0]) for row in rows)
    return (
        short
        and sum(map(bool, known)) * 2 >= len(rows)
        and any(MAIL_RE.search(text) or PHONE_RE.search(text) for row in rows for text in row)
    )
