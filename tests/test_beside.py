"""Ruled tables that stand beside running text."""

from __future__ import annotations

from reportlab.platypus import Table

from test_pdf import HEIGHT, Canvas, pour, prose, typeset, write

ROWS = [["Ward", "Spent", "Left"], ["North", "1.5", "2.5"], ["South", "3.0", "0.2"], ["East", "2.2", "1.1"]]


def test_a_table_beside_a_paragraph_does_not_cut_it() -> None:
    def draw(canvas: Canvas) -> None:
        pour(canvas, f"{prose(60, 500)}.", 60, 80, 480)
        pour(canvas, f"{prose(120)}.", 60, 200, 260)
        table = Table(ROWS, style=[("GRID", (0, 0), (-1, -1), 0.5, "black")], colWidths=[70, 60, 60])
        table.wrapOn(canvas, 300, 300)
        table.drawOn(canvas, 350, HEIGHT - 350)
        write(canvas, 350, 272, "Table 1: Spending by ward", 10, "Helvetica-Bold")
        pour(canvas, f"{prose(60, 700)}.", 60, 560, 480)

    blocks = typeset(draw).blocks
    assert [block.text for block in blocks if block.kind == "paragraph"] == [
        f"{prose(60, 500)}.", f"{prose(120)}.", f"{prose(60, 700)}.",
    ]  # fmt: skip
    caption, grid = blocks[2:4]
    assert (caption.kind, caption.text) == ("heading", "Table 1: Spending by ward")
    assert grid.grid is not None and grid.grid.texts() == ROWS
