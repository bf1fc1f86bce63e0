"""The rows of a cover as texts: one for each line, with label and value in one where they stand side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extract.agendas.printed_rows import printed_rows
from extract.contacts.contact_words import ASIDE_RE
from extract.fronts.summonses import day_of
from extract.labels import vocabulary
from extract.parts import Part
from ingest.model import Cell, Document, Grid, Span


@dataclass(frozen=True, slots=True)
class Row:
    """One printed line of a cover, with its block's index and kind."""

    text: str
    span: Span
    block: int
    heading: bool


def cover_rows(part: Part, grids: set[int]) -> Iterator[Row]:
    """The lines of a cover in reading order, those of a grid that is no contents table column by column."""
    asides: list[Row] = []
    for index, block in enumerate(part.blocks, part.first):
        if index in grids:
            continue
        if block.grid is not None and (pairs := label_rows(block.grid)):
            yield from (Row(text, span, index, False) for text, span in pairs)
            continue
        if block.grid is not None:
            for column in range(block.grid.width):
                for cell in (row[column] for row in block.grid.rows if column < len(row)):
                    if cell is not None and cell.text.strip():
                        yield from (Row(text, cell.span, index, False) for text in cell_lines(cell))
            continue
        for line in block.lines or ():
            text, *aside = ASIDE_RE.regex.split(labelled(line.text).strip("*# "), maxsplit=1)
            asides += [Row(rest, line.span, index, False) for rest in aside]
            yield Row(text, line.span, index, block.kind == "heading")
    yield from asides


def labelled(text: str) -> str:
    """The words of a line; of a label of the meeting in a column before its value, with a colon between them."""
    label, tab, value = text.partition("\t")
    if tab and value.strip() and _is_field(label):
        return f"{label.strip(' :')}: {' '.join(value.split())}"
    return " ".join(text.split())


def _is_field(text: str) -> bool:
    return vocabulary("meeting_fields").field(text) is not None


def label_rows(grid: Grid) -> list[tuple[str, Span]]:
    """The rows of a grid with labels at the left, label and value in one line; [] for any other grid.

    One row alone ("Committee: <tab> Harbour Board" between blank lines) has a label of the meeting.
    """
    rows = [[cell for cell in row if cell is not None and cell.text.strip()] for row in grid.rows]
    rows = [row for row in rows if row]
    pairs = [row for row in rows if len(row) == 2 and _is_label(row[0].text)]
    alone = len(rows) == len(pairs) == 1 and _is_field(pairs[0][0].text)
    if len(pairs) < 2 and not alone:
        return []
    found: list[tuple[str, Span]] = []
    for row in rows:
        texts = [f"{row[0].text.strip(' :')}: {' '.join(row[1].text.split())}"] if row in pairs else []
        found += [(text, row[0].span) for text in texts]
        found += [(text, cell.span) for cell in row if row not in pairs for text in cell_lines(cell)]
    return found


def _is_label(text: str) -> bool:
    return text.rstrip().endswith(":") or _is_field(text)


def cell_lines(cell: Cell) -> list[str]:
    """The lines of a cell where one of them is a day, of time and place under it; else its words as one line."""
    lines = [" ".join(line.text.split()) for line in cell.lines]
    return lines if any(day_of(line) and len(line) < 60 for line in lines) else [" ".join(cell.text.split())]


def swallowed_rows(document: Document, part: Part, grids: set[int], begin: tuple[int, float] | None) -> Iterator[Row]:
    """The rows above the first item in a grid of items: in text, the front may have been told as one table with it."""
    for index in sorted(grids):
        block = document.blocks[index]
        if begin is None or block.span.begin >= begin:
            continue
        for row in printed_rows(document, [block], index):
            if row.span.begin < begin:
                yield Row(labelled("\t".join(piece.text for piece in row.pieces)), row.span, index, False)
