"""The arranged pages of a paper, which wait until all are: what a page's lines are depends on those of other pages."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import replace

from ingest.cells import Grid
from ingest.layout.sheets import Sheet
from ingest.layout.tagging import Told
from ingest.rows.margins import Margin, Tails, count_tails, part_notes
from ingest.rows.rows import Row
from ingest.shelves import Put, put_aside


class Waiting:
    """Sheets in the order of the pages, their lines put aside; made anew each time they are gone through.

    With a `margin`, the notes that stand there are taken out of the lines.
    """

    def __init__(self) -> None:
        self.margin: Margin | None = None
        self._tails = Tails()
        self.told = Told()
        self._sheets: list[tuple[Sheet, Put, list[Grid]]] = []

    def add(self, sheet: Sheet) -> None:
        """Takes a sheet and what is on it."""
        count_tails(sheet.items, self._tails)
        self.told = self.told.add(sheet.told)
        grids = [item for item in sheet.items if isinstance(item, Grid)]  # their cells are put aside
        lines = [item if isinstance(item, Row) else None for item in sheet.items]
        self._sheets.append((sheet, put_aside(pickle.dumps(lines, pickle.HIGHEST_PROTOCOL)), grids))
        sheet.items, sheet.text = [], ""  # its page has the text

    def find_margin(self) -> None:
        """Looks for notes at the right margin; to be called when all sheets are there."""
        self.margin = self._tails.margin()

    def __iter__(self) -> Iterator[Sheet]:
        for sheet, put, grids in self._sheets:
            grid = iter(grids)
            lines: list[Row | None] = pickle.loads(put.read())
            items: list[Row | Grid] = [next(grid) if line is None else line for line in lines]
            yield replace(sheet, items=part_notes(items, self.margin) if self.margin else items)
