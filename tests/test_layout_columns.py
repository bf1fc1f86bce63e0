"""Text in columns with other things above, below and between them."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from test_pdf import HEIGHT, pour, prose, typeset, write


def test_a_caption_under_two_columns_is_no_part_of_the_left_one() -> None:
    def draw(canvas: Canvas) -> None:
        pour(canvas, prose(60), 60, 80, 210)
        pour(canvas, prose(55, 60), 310, 80, 210)
        write(canvas, 60, 330, "Days lost by ward", 11, "Helvetica-Bold")
        canvas.grid([56, 246, 396, 520], [HEIGHT - 340 - 16 * at for at in range(4)])
        for at, row in enumerate((("Ward", "2031", "2032"), ("Quay", "12", "14"), ("Mill", "7", "5"))):
            for x, text in zip((60, 250, 400), row, strict=True):
                write(canvas, x, 352 + 16 * at, text, 9)

    document = typeset(draw)
    assert [block.kind for block in document.blocks] == ["paragraph", "heading", "grid"]
    assert document.blocks[0].text == prose(115)
