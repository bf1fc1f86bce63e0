"""A table inside a cell of another one is a table of its own; merged cells alone make none."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.papers import extract
from ingest.model import Cell, Grid, Span
from ingest.tables.nested import part_nested
from test_pdf import typeset, write
from test_subcolumns import box

Row = tuple[tuple[str, int, int] | str | None, ...]


def grid(*rows: Row, ruled: bool = True) -> Grid:
    """Cells as text or (text, rowspan, colspan); None where one is covered."""
    made = tuple(
        tuple(Cell(cell) if isinstance(cell, str) else cell and Cell(cell[0], Span(), (), *cell[1:]) for cell in row)
        for row in rows
    )
    return Grid(made, ruled=ruled)


HEAD: Row = ("Project", ("What", 1, 5), None, None, None, None, "Lead")
PLAIN: Row = ("Bins", ("New bins", 1, 5), None, None, None, None, "Ada Pell")
OUTER: tuple[Row, ...] = (
    (("Lamps", 4, 1), ("As follows:", 1, 5), None, None, None, None, ("Bo Lind", 4, 1)),
    (None, ("", 3, 1), "Ward", "2031", "2032", ("", 3, 1), None),
    (None, None, "North", "12", "14", None, None),
    (None, None, "Harbour", "9", "8", None, None),
)


def test_a_table_within_margins_is_parted() -> None:
    outer, inner = part_nested(grid(HEAD, PLAIN, *OUTER, PLAIN))
    assert outer.texts() == [
        ["Project", "What", "Lead"], ["Bins", "New bins", "Ada Pell"], ["Lamps", "As follows:", "Bo Lind"],
        ["Bins", "New bins", "Ada Pell"],
    ]  # fmt: skip
    assert inner.texts() == [["Ward", "2031", "2032"], ["North", "12", "14"], ["Harbour", "9", "8"]]


@pytest.mark.parametrize(
    "rows",
    [
        (HEAD, PLAIN, PLAIN),
        # Nothing says that its columns are one elsewhere.
        ((("Lamps", 3, 1), *OUTER[1][1:-1], ("Bo Lind", 3, 1)), *OUTER[2:]),
        (HEAD, *((*row[:2], *["" if cell else None for cell in row[2:5]], *row[5:]) for row in OUTER)),
        # Cells merged with those beside them, not empty.
        (HEAD, OUTER[0], (None, ("a", 3, 1), *OUTER[1][2:5], ("b", 3, 1), None), *OUTER[2:]),
    ],
)
def test_merged_cells_alone_are_no_table(rows: tuple[Row, ...]) -> None:
    given = grid(*rows)
    assert part_nested(given) == [given]


def test_both_tables_are_read() -> None:
    def draw(canvas: Canvas) -> None:
        xs, tops = [60, 140, 390, 470], [100, 120, 140, 230, 250]
        box(canvas, xs, tops)
        box(canvas, [150, 230, 290, 350], [162, 182, 202, 222])
        rows = [("Project", "What is planned", "Lead"), ("Bins", "New bins in two wards", "Ada Pell"),
                ("Lamps", "Lamps as follows:", "Bo Lind"), ("Paths", "Paths are mended", "Ada Pell")]  # fmt: skip
        for top, texts in zip((114, 134, 154, 244), rows, strict=True):
            for x, text in zip(xs, texts, strict=False):
                write(canvas, x + 4, top, text, 10)
        for n, texts in enumerate((("Ward", "2031", "2032"), ("North", "12", "14"), ("Harbour", "9", "8"))):
            for x, text in zip((154, 234, 294), texts, strict=True):
                write(canvas, x, 176 + 20 * n, text, 10)

    found = extract(typeset(draw))
    assert [(table.columns, len(table.rows)) for table in found.tables] == [
        (("Project", "What is planned", "Lead"), 3), (("Ward", "2031", "2032"), 2),
    ]  # fmt: skip
    assert {(one.row_label, one.column_label, one.value) for one in found.observations} == {
        ("North", "2031", 12), ("North", "2032", 14), ("Harbour", "2031", 9), ("Harbour", "2032", 8),
    }  # fmt: skip
