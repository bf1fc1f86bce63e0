"""Tables at the head of a report: cells without labels, a form with a day, labels and values in any number of rows."""

from __future__ import annotations

from collections.abc import Sequence

from extract.agendas.contents import is_contents_head
from extract.cells.cells import row_texts
from extract.dates.dates import parse_date
from extract.labels import vocabulary
from extract.reports.box_labels import holds_agenda
from extract.reports.box_rows import read_cells
from extract.reports.box_values import Box
from extract.reports.known_lines import read_line
from extract.reports.leads import Lead
from extract.reports.trails import is_trail_rest
from ingest.model import Block

MOST_CELLS = 6


def read_head_grid(block: Block) -> dict[str, str] | None:
    """What cells without labels at the head of a report say: body and day, and at most two of anything else."""
    texts = [" ".join(text.split()) for row in block.grid.texts() for text in row if text.strip()] if block.grid else []
    if not 2 <= len(texts) <= MOST_CELLS:
        return None
    lead, unread = Lead(0, 0), 0
    for text in texts:
        found = read_line(text)
        unread += found is None
        lead.take(found or {})
    return lead.values if {"meeting_name", "date"} <= lead.values.keys() and unread <= 2 else None


def read_dated_form(block: Block) -> dict[str, str] | None:
    """The day in the first row of a form under the lines of a head ("Date: | 17 December 2031")."""
    row = [" ".join(text.split()) for text in block.grid.texts()[0] if text.strip()] if block.grid else []
    label = vocabulary("box").split(" ".join(row)) if row else None
    if label is None or label.field != "date" or parse_date(label.rest) is None:
        return None
    return {"date": label.rest}


def read_labelled_grid(blocks: Sequence[Block], index: int, words: frozenset[str]) -> Box | None:
    """The labels and values of a table in the head of a report, whatever else its rows say; None where it has none."""
    grid = blocks[index].grid
    if grid is None or holds_agenda(grid) or is_trail_rest(blocks[index]):
        return None
    if any(is_contents_head(row_texts(row)) for row in grid.rows[:2]):
        return None
    box = Box(index, index, blocks[index].span, grid=grid)
    read_cells(grid, box, words)
    return box if box.labels or box.bare else None
