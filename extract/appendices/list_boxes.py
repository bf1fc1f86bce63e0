"""Lists of background papers and appendices in boxes whose rows are labels and values."""

from __future__ import annotations

from dataclasses import replace

from extract.appendices.background_tables import background_columns
from extract.appendices.cell_entries import cell_entries
from extract.appendices.list_headings import list_heading
from extract.appendices.listed_appendices import begins_other, listed_appendices
from extract.appendices.listed_papers import listed_papers, split_papers
from extract.cells.cells import grid_texts
from extract.facts import Appendix, BackgroundPaper, Report
from extract.labels import fold
from extract.packs import APPENDIX_HEADING_RE
from extract.reports.trails import is_audit_trail
from ingest.markers import split_marker
from ingest.model import Block


def read_labelled_rows(block: Block, report: Report | None) -> tuple[list[BackgroundPaper], list[Appendix]]:
    """The lists of a grid whose rows are labels and values ("Appendices: | Annex A - Plan")."""
    papers: list[BackgroundPaper] = []
    appendices: list[Appendix] = []
    field: str | None = None
    rows = grid_texts(block.grid) if block.grid else []
    if rows and background_columns(rows[0]):
        return [], []
    for at, row in enumerate(rows):
        if field == "background_papers" and row[0] and not any(row[1:]) and not begins_other(row):
            papers += listed_papers(row[0], block.span, report)
            continue
        if field == "appendices" and APPENDIX_HEADING_RE.match(row[0]):
            appendices += listed_appendices(" - ".join(part for part in row if part), block, report, appendices)
            continue
        field, rest = list_heading(Block("paragraph", row[0], (), block.span)) if row[0] else (field, "")
        # Elsewhere these words head a section of text.
        if row[0] and fold(row[0]) == "background information" and is_audit_trail(block):
            field = "background_papers"
        text = " ".join(part for part in (rest, *row[1:]) if part)
        if field == "background_papers":
            pieces = [piece for entry in _row_entries(block, at, rest) or [text] for piece in split_papers(entry)]
            papers += [paper for piece in pieces for paper in listed_papers(piece, block.span, report)]
        elif field == "appendices":
            numbered = [found for entry in _row_entries(block, at, rest) if (found := split_marker(entry)) is not None]
            for found in numbered:
                inner = replace(block, grid=None, number=found.number, text=found.rest, lines=())
                appendices += listed_appendices(found.rest, inner, report, appendices)
            if not numbered:
                appendices += listed_appendices(text, block, report, appendices)
    return papers, appendices


def _row_entries(block: Block, at: int, rest: str) -> list[str]:
    """The entries in the one cell beside a label in row `at` of a box; [] where they stand in the label's own cell."""
    row = block.grid.rows[at] if block.grid is not None and not rest else ()
    cells = [cell for cell in row[1:] if cell is not None]
    return [entry for cell in cells for entry in cell_entries(cell)] if len(cells) == 1 else []
