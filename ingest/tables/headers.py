"""Which first rows of a grid are its header, by colour too; rows of sums or of labels are none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.model import Cell, Grid
from ingest.rows.signs import SUM_RE
from ingest.tables.shades import Shades, shaded_rows


def with_header(grid: Grid, shades: Shades) -> Grid:
    """The grid with its header rows, those that a colour sets apart too; rows of sums or of labels are none."""
    count = max(grid.header_rows, shaded_rows(grid.rows, shades))
    labels = [at for at, row in enumerate(grid.rows[: count + 1]) if is_labelled(row)]
    count = min(count, labels[0]) if len(labels) > 1 else count
    sums = [row for row in grid.rows[:count] if sum(1 for cell in row if cell and SUM_RE.match(cell.text)) > 1]
    return replace(grid, header_rows=0 if sums else count)


def is_labelled(row: Sequence[Cell | None]) -> bool:
    """Whether a row of a form is a label with its value beside it."""
    texts = [cell.text for cell in row if cell and cell.text]
    return len(texts) > 1 and texts[0].endswith(":") and not texts[1].endswith(":")
