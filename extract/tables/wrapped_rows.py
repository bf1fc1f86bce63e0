"""Rows of a text file's table that are broken over several lines, made whole.

Source of the rule: texts that converters make of a page line by line, where each line of a cell is a line of the file;
and files of cells parted by tabs in which a cell has line breaks of its own. Only words that plainly go on are joined:
in small letters, or behind a word or sign that ends no name.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.patterns import pattern
from extract.tables.columns import is_value
from extract.tables.table_pieces import Printed
from ingest.model import join_lines

OPEN_RE = pattern(
    "words-that-go-on",
    r"(?:\b(?:and|or|of|the|an?|in|on|at|to|for|from|with|by|per|as|that|who|which|its|their|our|is|are|be|into|than"
    r"|not|under|over|between|against)|[,&/(\u2013+-])$",
    matches=("Highways maintenance and", "Planting in the", "Waste,", "Repairs &"),
    rejects=("Parks", "Street lighting (LED)", "Total:"),
)


def join_wrapped(rows: Sequence[Printed]) -> list[Printed]:
    """The rows with each that goes on with the one above it, or is the beginning of the one below, put to that."""
    if not rows or any(cell is not None and cell.span.boxes for row in rows[:1] for cell in row.row):
        return list(rows)  # a PDF's lines are put together where they stand
    return join_unnamed(join_single(rows))


def join_unnamed(rows: Sequence[Printed]) -> list[Printed]:
    """The rows, those without a name put to the one above: all of them, where each goes on with it, else none."""
    whole: list[Printed] = []
    for row in rows:
        if row.cells[0] or not any(row.cells):
            whole.append(row)
        elif not whole or not goes_on(whole[-1].cells, row.cells):
            return list(rows)
        else:
            whole[-1] = join(whole[-1], row)
    return whole


def goes_on(above: Sequence[str], cells: Sequence[str]) -> bool:
    """Whether each filled cell goes on with the words of the filled one above it; a number never does."""
    pairs = [(a, b) for a, b in zip(above, cells, strict=False) if b]
    return all(a and not is_value(b) and (b[0].islower() or b[0] == "(" or is_open(a)) for a, b in pairs)


def join_single(rows: Sequence[Printed]) -> list[Printed]:
    """The rows, a line of one text put where its words belong: before a name in small letters below it, behind the one
    cell above it that is cut, or behind the name above it."""
    whole: list[Printed] = []
    held: Printed | None = None
    for row, below in zip(rows, [*rows[1:], None], strict=True):
        if held is not None:
            row, held = join(held, row), None
        if not row.cells[0] or any(row.cells[1:]):
            whole.append(row)
            continue
        text = row.cells[0]
        begins = below is not None and any(below.cells[1:]) and below.cells[0][:1].islower()
        if begins and not text[0].islower():
            held = row
            continue
        column = cut_column(whole[-1].cells) if whole and text[0].islower() else None
        if column is None:
            whole.append(row)
        else:
            moved = tuple(text if at == column else "" for at in range(len(row.cells)))
            whole[-1] = join(whole[-1], row._replace(cells=moved))
    return whole


def cut_column(above: Sequence[str]) -> int | None:
    """The column whose words a line of one text goes on with: the only one cut; None where it may be another."""
    cut = [column for column, text in enumerate(above) if is_open(text)]
    words = [column for column, text in enumerate(above) if text and not is_value(text)]
    found = cut or words
    return found[0] if len(found) == 1 else None


def is_open(text: str) -> bool:
    return OPEN_RE.search(text) is not None


def join(row: Printed, more: Printed) -> Printed:
    """A row with the cells of another one behind its own; the number of each place is that of the line it stands in."""
    cells = tuple(join_lines([text for text in pair if text])[0] for pair in zip(row.cells, more.cells, strict=True))
    printed = tuple(b if b and b.text and not (a and a.text) else a for a, b in zip(row.row, more.row, strict=True))
    return row._replace(cells=cells, row=printed if len(printed) == len(cells) else row.row)
