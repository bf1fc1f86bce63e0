"""Minutes set wholly as a table: a row an item or a paragraph, who is to act in a column at the right.

Source of the rule: "Item | Discussion | Action", "No. | Minute | Owner" and the like, with heads or without.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.cells.cell_paragraphs import cell_paragraphs
from extract.decisions.decisions import HEADING_RE
from extract.patterns import pattern
from ingest.model import Block, Cell, Grid, Line, Span
from ingest.rows.margins import HEAD_RE, NOTE_RE

TABLE_HEAD_RE = pattern(
    "head-of-minutes-in-a-table",
    r"^(?:(?:agenda\s+)?(?:item|min(?:ute)?|no|number|ref)(?:erence)?s?\.?(?:\s+(?:no|ref)\.?)?|notes?|minutes?|discussion|details?|description|subject|topic|title"
    r"|decisions?|resolutions?|item\s+under\s+discussion"
    r"|actions?(?:\s+(?:by|for|on|required|points?))?|owners?|lead(?:\s+officer)?|who|by\s+whom|responsib(?:le|ility)|(?:by\s+)?when|due(?:\s+(?:date|by))?|deadline|target\s+date)\W*$",
    matches=("Item", "Min. No.", "When", "No.", "Discussion", "Minutes", "Action by", "Lead officer"),
    rejects=("Apologies", "Item 3", "Minutes of the last meeting"),
    flags=re.IGNORECASE,
)
ACTS_RE = pattern(
    "column-of-who-acts",
    r"^(?:actions?(?:\s+(?:by|for|on|required|points?))?|owners?|lead(?:\s+officer)?|who|by\s+whom|responsib(?:le|ility))\W*$",
    matches=("Action", "Owner", "By whom"),
    rejects=("Discussion", "Action plan"),
    flags=re.IGNORECASE,
)

DUE_RE = pattern(
    "column-of-when",
    r"^(?:(?:by\s+)?when|due(?:\s+(?:date|by))?|deadline|target\s+date)\W*$",
    matches=("When", "Due date", "Deadline"),
    rejects=("Who", "When held"),
    flags=re.IGNORECASE,
)

# Two heads in one: "Minutes and actions", "Action By/Deadline".
TWO_HEADS_RE = pattern(
    "between-two-heads",
    r" ?(?:/|&|\band\b) ?",
    matches=("Discussion and decisions", "Action By/Deadline", "Notes & actions"),
    rejects=("Brand", "Action by"),
    flags=re.IGNORECASE,
)
REASON_HEAD_RE = pattern(
    "head-of-reasons",
    r"^reasons?(?:\s+for\s+(?:the\s+)?(?:decisions?|resolutions?|recommendations?))?\W*$",
    matches=("Reason for Decision:", "Reasons"),
    rejects=("Reasoned amendment",),
    flags=re.IGNORECASE,
)
MOST_ABOVE = 8  # rows of people above the heads of minutes in one table


def without_top(block: Block) -> Iterator[Block]:
    """A table of minutes from its row of heads on, and before it what the same rules hold above: mostly people."""
    grid = block.grid
    at = next((at for at in range(1, len(grid.rows)) if is_head(grid.rows[at])), None) if grid is not None else None
    if grid is None or at is None or at > MOST_ABOVE or is_head(grid.rows[0]):
        yield block
        return
    above = [[cell for cell in row if cell is not None and cell.text.strip()] for row in grid.rows[:at]]
    if all(len(cells) == 1 for cells in above):
        yield from (paragraph for cells in above for paragraph in cell_paragraphs(cells[0]))
    else:
        yield with_rows(block, 0, at)
    yield with_rows(block, at, len(grid.rows))


def decided_in_columns(block: Block) -> Iterator[Block]:
    """A table of decisions with their reasons beside them as the decisions, under their word, and then the reasons."""
    rows = block.grid.rows if block.grid is not None else ()
    heads = [cell for cell in rows[0] if cell is not None and cell.text.strip()] if len(rows) > 1 else []
    named = len(heads) == 2 and HEADING_RE.match(heads[0].text.strip()) and REASON_HEAD_RE.match(heads[1].text.strip())
    if not named:
        yield block
        return
    for at, head in enumerate(heads):
        yield Block("heading", " ".join(head.text.split()), tuple(_lines(head)), head.span, starts=(0,))
        cells = [row[at] for row in rows[1:] if at < len(row)]
        yield from (part for cell in cells if cell is not None and cell.text.strip() for part in cell_paragraphs(cell))


def with_rows(block: Block, first: int, end: int) -> Block:
    """A grid's block with the rows from `first` up to `end` (0-based, excluded) alone."""
    assert block.grid is not None
    grid = replace(block.grid, rows=block.grid.rows[first:end], header_rows=max(block.grid.header_rows - first, 0))
    return replace(block, text=grid.text, grid=grid)


def find_head(grid: Grid) -> list[Cell | None] | None:
    """The row of heads of minutes in a table: its first one, where every cell is such a head; None for no heads."""
    return list(grid.rows[0]) if grid.rows and is_head(grid.rows[0]) else None


def is_head(row: Sequence[Cell | None]) -> bool:
    """Whether every cell of a row is a head of minutes set as a table."""
    heads = [_heads_of(cell) for cell in row if cell is not None and cell.text.strip()]
    return len(heads) > 1 and all(TABLE_HEAD_RE.match(text) for texts in heads for text in texts)


def _heads_of(cell: Cell) -> list[str]:
    """The text of a head, of one that is two in one both."""
    return [part or "" for part in TWO_HEADS_RE.split(" ".join(cell.text.split()))]


def find_acting(head: Sequence[Cell | None]) -> int | None:
    """The column (0-based) that says who is to act or what is to be done; None where no head says so."""
    found = [at for at, cell in enumerate(head) if cell is not None and ACTS_RE.match(_heads_of(cell)[0])]
    return found[-1] if found and found[-1] > 0 else None


def find_due(head: Sequence[Cell | None]) -> int | None:
    """The column (0-based) that says by when; None where no head says so."""
    found = [at for at, cell in enumerate(head) if cell is not None and DUE_RE.match(_heads_of(cell)[0])]
    return found[-1] if found and found[-1] > 0 else None


def with_due(cell: Cell | None, due: Cell | None) -> Cell | None:
    """The cell of who is to act with what the column beside it says of when: "DE by end July"."""
    if cell is None or due is None or not cell.text.strip() or not due.text.strip():
        return cell
    when = " ".join(due.text.split())
    when = when[:1].lower() + when[1:] if when.lower().startswith(("by ", "end ", "early ", "mid", "next ")) else when
    line = Line(when if when.startswith("by ") else f"by {when}", due.span)
    return Cell(f"{cell.text}\n{line.text}", Span.cover((cell.span, due.span)), (*_lines(cell), line))


def with_acting(paragraphs: Sequence[Block], cell: Cell | None, head: Cell) -> Iterator[Block]:
    """The paragraphs of a row with what its last cell says: who is to act, or what is to be done.

    The first is a note at the margin of the paragraph that has a sentence beginning with the name, else of the last
    one; the second are paragraphs under a heading "Action". Beside a clause of a decision stands who is to see to it.
    """
    lines = _lines(cell) if cell is not None and cell.text.strip() else []
    said = [line.text.strip() for line in lines]
    clause = any(block.kind == "item" for block in paragraphs)
    named = clause or NOTE_RE.match(" ".join(said)) is not None or all(NOTE_RE.match(text) for text in said)
    texts = [at for at, block in enumerate(paragraphs) if not block.bold]
    if not lines or named and not texts:
        yield from paragraphs
        return
    if not named:
        yield from paragraphs
        yield Block("heading", "Action", (Line("Action", head.span),), head.span, starts=(0,), bold=True)
        yield from (Block("paragraph", line.text, (line,), line.span, starts=(0,)) for line in _joined(lines))
        return
    first = lines[0].text.split()[0]
    begins = re.compile(rf"(?:^|[.;:]\s){re.escape(first)}\b")
    beside = next((at for at in texts if begins.search(paragraphs[at].text)), texts[-1])
    label = next((line for line in _lines(head) if HEAD_RE.match(line.text.strip())), Line("Action", head.span))
    for at, block in enumerate(paragraphs):
        yield replace(block, margin=(*block.margin, label, *lines)) if at == beside else block


def _lines(cell: Cell) -> list[Line]:
    return list(cell.lines) or [Line(text, cell.span) for text in cell.text.split("\n") if text.strip()]


def _joined(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of a cell put together to sentences, each ending with a line that ends with a stop."""
    text, first = "", None
    for line in lines:
        if first is not None and text.endswith((".", ";")):
            yield replace(first, text=text)
            text, first = "", None
        text, first = f"{text} {line.text.strip()}".strip(), first or line
    if first is not None:
        yield replace(first, text=text)


def without_lines_above(rows: Sequence[Sequence[Cell | None]]) -> Iterator[Sequence[Cell | None]]:
    """The rows of a table of a text, lines that stand above the number of their row given to the row before.

    Text that keeps the layout may tell the rows apart a few lines too high; a number stands on its row's first line.
    """
    held: list[Sequence[Cell | None]] = list(rows)
    for at in range(1, len(held)):
        first, before = held[at][0], held[at - 1]
        top = first.lines[0].span.line if first is not None and first.lines and first.lines[0].box is None else None
        if top is None or first is None or not first.text.strip()[:1].isalnum():
            continue
        above: list[Cell | None] = []
        below: list[Cell | None] = []
        for over, cell in zip(before, held[at], strict=True):
            moved = [line for line in cell.lines if (line.span.line or top) < top] if cell is not None else []
            kept = [line for line in cell.lines if (line.span.line or top) >= top] if cell is not None else []
            own = list(over.lines) if over is not None else []
            above.append(_cell_of([*own, *moved]) if moved else over)
            below.append(_cell_of(kept) if moved else cell)
        held[at - 1], held[at] = above, below
    yield from held


def _cell_of(lines: Sequence[Line]) -> Cell | None:
    """A cell of lines, None of none."""
    if not lines:
        return None
    return Cell("\n".join(line.text for line in lines), Span.cover(line.span for line in lines), tuple(lines))
