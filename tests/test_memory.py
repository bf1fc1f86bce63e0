"""Memory over long papers: what has been read of a page is let go, so that the pages after it find room."""

from __future__ import annotations

import gc
import io
from pathlib import Path
from typing import Any

import pytest

import ingest.cells
import ingest.pdf
from ingest.cells import Cell, Rows
from ingest.lines import Line, unpack
from ingest.model import Document
from ingest.pdf import read_pdf
from ingest.pdfium.chars import Run
from ingest.shelves import Shelf
from test_pdf import HEIGHT, Canvas

PAGES, LINES = 24, 41


def long_paper() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, HEIGHT))
    for page in range(1, PAGES + 1):
        canvas.drawString(72, HEIGHT - 40, f"Parks Committee, page {page}")
        for line in range(LINES - 1):
            canvas.drawString(72, HEIGHT - 100 - 14 * line, f"Path {line} of park {page} was swept, its gate mended.")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def alive(kind: type) -> int:
    return sum(1 for one in gc.get_objects() if type(one) is kind)


@pytest.mark.parametrize("step", ["read_sheet", "arrange"])
def test_the_runs_of_a_page_are_let_go_before_the_next(step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both while pages are read, when running heads are not known yet, and while they are arranged."""
    counts: list[int] = []
    before = alive(Run)
    plain = getattr(ingest.pdf, step)

    def counted(*given: Any, **named: Any) -> Any:
        counts.append(alive(Run))
        return plain(*given, **named)

    monkeypatch.setattr(ingest.pdf, step, counted)
    document = read_pdf(Path("long.pdf"), long_paper(), "0" * 64)
    assert len(document.pages) == len(counts) == PAGES
    assert "park 24" in document.pages[-1].text and document.pages[-1].furniture
    assert max(counts) - before <= 2 * LINES, "runs pile up page by page"


def test_a_document_holds_no_line_unpacked_but_its_furniture() -> None:
    unpack.cache_clear()  # of lines that other tests have asked for
    before = alive(Line)
    document = read_pdf(Path("long.pdf"), long_paper(), "0" * 64)
    unpack.cache_clear()
    furniture = sum(len(page.furniture) for page in document.pages)
    assert alive(Line) - before == furniture < sum(len(block.lines) for block in document.blocks) / 5


def test_a_document_holds_no_cell_beyond_those_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingest.cells, "AT_HAND", 6)
    Rows.last = None
    rows = [[f"Park {row}, path {column}" for column in range(2)] for row in range(3)]
    before = alive(Cell)
    document = read_tables_of(rows, tables=4)
    Rows.last = None
    assert sum(block.grid is not None for block in document.blocks) == 4
    assert alive(Cell) - before == 6
    assert [block.grid.texts() for block in document.blocks if block.grid is not None] == [rows] * 4


def read_tables_of(rows: list[list[str]], tables: int) -> Document:
    """A paper with the same ruled table on each page, under other words."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, HEIGHT))
    for number in range(tables):
        canvas.drawString(72, HEIGHT - 80, f"What was swept in month {number} and what was not, as the wardens told.")
        for at, row in enumerate(rows):
            for column, text in enumerate(row):
                canvas.rect(72 + 200 * column, HEIGHT - 140 - 20 * at, 200, 20)
                canvas.drawString(76 + 200 * column, HEIGHT - 134 - 20 * at, text)
        canvas.drawString(72, HEIGHT - 300, "The wardens go round again when the leaves have come down.")
        canvas.showPage()
    canvas.save()
    return read_pdf(Path("tables.pdf"), out.getvalue(), "0" * 64)


def test_nothing_of_a_paper_is_held_when_the_next_but_one_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """What rules asked for last is at hand, and would keep the file with all that was put aside."""
    monkeypatch.setattr(ingest.cells, "AT_HAND", 0)
    gc.collect()
    before = alive(Shelf)
    for _ in range(5):
        document = read_pdf(Path("long.pdf"), long_paper(), "0" * 64)
        assert document.blocks[-1].lines[0].text and Rows(((Cell("1"),),), 1)[0]
        del document
    gc.collect()
    assert alive(Shelf) <= before + 2
