"""What the pages of a paper have in common: the size of its text, and tables that go on from one page to the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ingest.layout.notes import find_notes
from ingest.layout.sheets import Sheet
from ingest.model import Grid
from ingest.rows.rows import Row, line_row
from ingest.rows.wraps import measure
from ingest.tables.pagebreaks import goes_on, join_grids


def body_size(sheets: Iterable[Sheet]) -> float:
    """The font size of most of the document's text, that of its tables where it has no other."""
    for grids in (False, True):
        sizes: Counter[float] = Counter()
        for sheet in sheets:
            for item in sheet.items:
                if isinstance(item, Row):
                    sizes[item.size] += len(item.text)
                elif grids:
                    sizes.update(
                        {line.size: len(line.text) for row in item.rows for cell in row if cell for line in cell.lines}
                    )
        if sizes:
            return sizes.most_common(1)[0][0]
    return 0.0


def join_over_pages(sheets: Iterable[Sheet], body: float) -> Iterator[Sheet]:
    """The sheets with the grid at a page's foot, notes left aside, joined with one that goes on with it at the head of
    the next page.

    Under another running title a table of the same heads is another one. A sheet is held back until its last grid is
    whole.
    """
    held: list[Sheet] = []
    last: tuple[Sheet, int] | None = None
    before: Sheet | None = None
    for sheet in sheets:
        retitled = before is not None and "" != before.title != sheet.title != ""
        before = sheet
        head = sheet.items[0] if sheet.items else None
        if last and isinstance(head, Grid):
            tail = last[0].items[last[1]]
            if isinstance(tail, Grid) and not retitled and goes_on(tail, head):
                last[0].items[last[1]] = join_grids(tail, head)
                del sheet.items[0]
                if not sheet.items:
                    held.append(sheet)
                    continue
        yield from held
        if isinstance(head, Grid) and sheet.items and sheet.items[0] is head and len(head.rows) == 1:
            filled = [cell for cell in head.rows[0] if cell and cell.text]
            if len(filled) == 1:
                sheet.items[:1] = [line_row(line) for line in filled[0].lines]
        notes = {id(row) for row in find_notes(sheet.items, measure(sheet.rows, body).body)}
        at = max((at for at, item in enumerate(sheet.items) if id(item) not in notes), default=0)
        last = (sheet, at) if sheet.items and isinstance(sheet.items[at], Grid) else None
        held = [sheet]
    yield from held
