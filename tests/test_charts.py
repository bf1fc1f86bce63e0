"""The words at the axes of a chart are told apart; a column of a table that falls evenly is none."""

from __future__ import annotations

import pytest

from test_pdf import HEIGHT, Canvas, texts, typeset, write

MONTHS = ["January", "February", "March"]


def draw_chart(canvas: Canvas, ticks: tuple[str, ...] = ("40", "30", "20", "10", "0"), bars: bool = True) -> None:
    write(canvas, 70, 80, "The chart shows how many people took the ferry in each month of the winter.")
    for at, tick in enumerate(ticks):
        canvas.setFont("Helvetica", 9)
        canvas.drawRightString(95, HEIGHT - 120 - 30 * at, tick)
    for at, month in enumerate(MONTHS):
        if bars:
            canvas.setFillColorRGB(0.2, 0.4, 0.6)
            canvas.rect(110 + 90 * at, HEIGHT - 240, 40, 60 + 10 * at, stroke=0, fill=1)
        canvas.setFillGray(0)
        write(canvas, 110 + 90 * at, 258, month, 9)
    write(canvas, 180, 274, "Passengers in thousands", 9)
    write(canvas, 70, 320, "The number rose in spring, as it does in every year that the council has counted.")


def test_words_at_the_axes_of_a_chart_are_no_text() -> None:
    document = typeset(draw_chart)
    assert [text[:9] for text in texts(document)] == ["The chart", "The numbe"]
    (issue,) = document.issues
    assert issue.code == "words-in-picture"
    assert issue.text == "40; 30; 20; 10; 0; January; February; March; Passengers in thousands"


@pytest.mark.parametrize(
    "ticks", [("40", "30", "25", "10", "0"), ("10", "20", "30", "40", "50"), ("40", "30", "20")],
    ids=["uneven", "rising", "few"],
)  # fmt: skip
def test_other_numbers_are_no_scale(ticks: tuple[str, ...]) -> None:
    document = typeset(lambda canvas: draw_chart(canvas, ticks))
    assert not document.issues and "January" in " ".join(texts(document))


def test_numbers_with_nothing_drawn_beside_them_are_no_scale() -> None:
    assert not typeset(lambda canvas: draw_chart(canvas, bars=False)).issues


def test_a_column_of_a_ruled_table_is_no_scale() -> None:
    def draw(canvas: Canvas) -> None:
        for at, (left, place) in enumerate(
            zip(("40", "30", "20", "10"), ("Ferry", "Mole", "Wharf", "Quay"), strict=True)
        ):
            write(canvas, 80, 120 + 20 * at, left)
            write(canvas, 160, 120 + 20 * at, place)
            canvas.line(70, HEIGHT - 126 - 20 * at, 300, HEIGHT - 126 - 20 * at)
            canvas.line(110, HEIGHT - 127 - 20 * at, 300, HEIGHT - 127 - 20 * at)

    document = typeset(draw)
    assert not document.issues and "Wharf" in " ".join(texts(document))


def test_a_heading_under_a_chart_is_no_label() -> None:
    def draw(canvas: Canvas) -> None:
        draw_chart(canvas, ("40", "30", "20", "10"))
        write(canvas, 120, 294, "Next steps", 11, "Helvetica-Bold")

    document = typeset(draw)
    assert "Next steps" in texts(document)
    assert [(issue.text or "").count("; ") for issue in document.issues] == [7]
