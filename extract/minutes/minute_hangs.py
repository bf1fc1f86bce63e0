"""Minutes that hang from tab stops, which a text file has as tables: back to titles, paragraphs and decisions.

"24/056 <tab> Apologies" with text under it in the second column, "Resolved:- <tab> That the plan be made". Source of
the rule: minutes typed with the number or the decision's word at the margin and their text indented.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.cells.cell_paragraphs import cell_paragraphs, paragraph_of
from extract.minutes.minute_numbers import number_shape, number_values
from extract.minutes.minute_tables import with_rows
from extract.patterns import pattern
from ingest.model import Block, Cell, Grid, Line, Span

MARGIN_NUMBER_RE = pattern(
    "number-at-the-margin",
    r"^\*?\s?(?:(?:[A-Z][A-Za-z]{0,5}[./\s-]?){0,2}\d{1,4}(?:[/.\-]\d{1,4}){0,3}[a-z]?|X{0,3}(?:IX|IV|V?I{0,3})(?<=[IVX]))[.:)]?$",
    matches=("24/056", "C71", "28/23.", "FRA/23/41", "7", "IV."),
    rejects=("Present", "2 February 2031", "\u00a312.50"),
)
MARGIN_WORD_RE = pattern(
    "decision-word-at-the-margin",
    r"^\W*(?:it\s+was\s+)?(?:resolved|agreed|decided|recommended|decision|resolution|action)\b(?:\s+that|\s*\([^()]{3,30}\))?\s*[:\-\u2013]{0,3}\W*$",
    matches=("Resolved:-", "RESOLVED", "Action:", "Decision", "RESOLVED (unanimously):"),
    rejects=("Resolved to pay", "Actions outstanding", "Decision maker:"),
    flags=re.IGNORECASE,
)
MARGIN_CLAUSE_RE = pattern(
    "clause-marker-at-the-margin",
    r"^(?:\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)]{1,2}|[\u2022\u00b7*-])$",
    matches=("(a)", "(ii)", "2.", "\u2022"),
    rejects=("24/056", "Present"),
)
FEWEST = 2  # numbers of one shape that go up


@dataclass(frozen=True, slots=True)
class Hang:
    """A row of such a table: what stands at the margin ("" for nothing), and the cells of its text.

    `shape` is how a number at the margin is printed, digits as 9; "" for words and markers of clauses.
    """

    margin: str
    shape: str
    cells: tuple[Cell, ...]


def without_hangs(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, tables of hanging text taken apart: those of numbers where the numbers of several go up."""
    blocks = [part for block in blocks for part in _without_people(block)]
    hangs = {at: rows for at, block in enumerate(blocks) if block.grid is not None and (rows := _read(block.grid))}
    numbered = _in_series(hangs) | _next_to_headings(hangs, blocks)
    found: list[Block] = []
    for at, block in enumerate(blocks):
        rows = hangs.get(at, [])
        found += _paragraphs(rows) if at in numbered or rows and not rows[0].shape else [block]
    return found


def _without_people(block: Block) -> Iterator[Block]:
    """A table up to its first number at the margin, and from there on, where only the second part hangs."""
    rows = block.grid.rows if block.grid is not None else ()
    margins = [row[0].text.strip() if row and row[0] is not None else "" for row in rows]
    at = next((at for at, margin in enumerate(margins) if margin.endswith(".") and MARGIN_NUMBER_RE.match(margin)), 0)
    if block.grid is None or not at or _read(block.grid) or not _read(replace(block.grid, rows=rows[at:])):
        yield block
        return
    yield with_rows(block, 0, at)
    yield with_rows(block, at, len(rows))


def _read(grid: Grid) -> list[Hang]:
    """The rows of a table whose text hangs from its first column; none of any other table."""
    rows: list[Hang] = []
    for cells in grid.rows:
        filled = [cell for cell in cells if cell is not None and cell.text.strip()]
        margin = cells[0].text.strip() if cells[0] is not None else ""
        text = tuple(filled[1:] if margin else filled)
        marked = len(text) == 2 and MARGIN_CLAUSE_RE.match(text[0].text.strip()) is not None
        shape = number_shape(margin.strip(" *.:)")) if MARGIN_NUMBER_RE.match(margin) else ""
        if rows and margin and not text and not shape:
            margin, text = "", tuple(filled)  # a line across both columns
        known = shape or MARGIN_WORD_RE.match(margin) or rows and MARGIN_CLAUSE_RE.match(margin)
        if margin and not (known and text) or len(text) > 1 and not marked:
            return []
        if rows and shape != rows[0].shape:
            shape = ""  # "(1)" and "2." under "24/056"
        rows += [Hang(margin, shape, text)] if text else []
    # Rows that are numbered one and all are a table: only where text hangs are they items.
    numbers = sum(bool(row.shape) for row in rows)
    return rows if rows and rows[0].margin and (numbers < 2 or numbers < len(rows)) else []


def _in_series(hangs: dict[int, list[Hang]]) -> set[int]:
    """The places of the tables that begin with a number, where numbers of that shape go up from one to the next."""
    alike: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for at, rows in hangs.items():
        for row in rows if rows[0].shape else ():
            if row.shape:
                alike[row.shape].append((at, row.margin))
    found: set[int] = set()
    for run in alike.values():
        chain, last = list[int](), 0
        for (at, _), value in zip(run, number_values([number for _, number in run]), strict=True):
            if value is not None and value > last:
                chain.append(at)
                last = value
        found |= set(chain) if len(chain) >= FEWEST else set()
    return found


def _next_to_headings(hangs: dict[int, list[Hang]], blocks: Sequence[Block]) -> set[int]:
    """The places of tables whose number is the one after that of a heading above: a reader took the others for text."""
    found: set[int] = set()
    last: int | None = None
    for at, block in enumerate(blocks):
        if block.kind == "heading" and (block.number or "").isdigit():
            last = int(block.number or 0)
        elif at in hangs and hangs[at][0].shape == "9" and last is not None:
            number = int(hangs[at][0].margin.strip(" *.:)"))
            if number == last + 1:
                found.add(at)
                last = number
    return found


def _paragraphs(rows: Sequence[Hang]) -> Iterator[Block]:
    """The paragraphs of the rows: a number is that of its title, words and markers stand before their text."""
    for row in rows:
        if row.shape:
            first, *others = [paragraph for cell in row.cells for paragraph in cell_paragraphs(cell)]
            yield replace(first, number=row.margin.strip(" .:)"), marker=row.margin)
            yield from others
            continue
        text = " ".join(filter(None, (row.margin, *(" ".join(cell.text.split()) for cell in row.cells))))
        yield paragraph_of([Line(text, Span.cover(cell.span for cell in row.cells))])
