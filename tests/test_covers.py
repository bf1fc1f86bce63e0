"""Words under a box of colour, as in papers blacked out by hand, are left out and never repeated."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from test_pdf import HEIGHT, texts, typeset, write

BLACK, WHITE, NAVY = (0.0, 0.0, 0.0), (1.0, 1.0, 1.0), (0.1, 0.2, 0.5)


def fill(canvas: Canvas, x: float, top: float, width: float, height: float, colour: tuple[float, ...]) -> None:
    canvas.setFillColor(Color(*colour))
    canvas.rect(x, HEIGHT - top - height, width, height, stroke=0, fill=1)
    canvas.setFillColor(Color(0, 0, 0))


def box_over(colour: tuple[float, ...]) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        write(canvas, 70, 100, "The sum was paid to Ada Thornfield")
        fill(canvas, 60, 85, 300, 22, colour)

    return draw


def black_on_black(canvas: Canvas) -> None:
    fill(canvas, 60, 85, 300, 22, BLACK)
    write(canvas, 70, 100, "The sum was paid to Ada Thornfield")


def in_a_form(canvas: Canvas) -> None:
    write(canvas, 70, 100, "The sum was paid to Ada Thornfield")
    canvas.beginForm("bar")
    fill(canvas, 60, 85, 300, 22, BLACK)
    canvas.endForm()
    canvas.doForm("bar")


def boxes_that_touch(canvas: Canvas) -> None:
    """One path of two boxes whose sides lie over each other."""
    write(canvas, 70, 100, "The sum was paid to Ada Thornfield")
    path = canvas.beginPath()
    path.rect(60, HEIGHT - 107, 152, 22)
    path.rect(210, HEIGHT - 107, 150, 22)
    canvas.drawPath(path, stroke=0, fill=1)


def over_a_large_table(canvas: Canvas) -> None:
    """Thousands of shaded cells and marks on the page besides."""
    for at in range(2500):
        fill(canvas, 20 + at % 50 * 11, 200 + at // 50 * 11, 8, 8, WHITE)
    for at in range(2000):
        canvas.setFont("Helvetica", 1)
        canvas.drawString(20 + at % 50 * 11, HEIGHT - 206 - at // 50 * 11, ".")
    box_over(BLACK)(canvas)


@pytest.mark.parametrize(
    "draw",
    [box_over(BLACK), box_over(WHITE), box_over(NAVY), black_on_black, in_a_form, boxes_that_touch],
)
def test_words_under_a_box_are_left_out_and_not_repeated(draw: Callable[[Canvas], None]) -> None:
    document = typeset(lambda canvas: (draw(canvas), write(canvas, 70, 140, "Words that are seen")))
    assert texts(document) == ["Words that are seen"]
    (issue,) = document.issues
    assert (issue.code, issue.span.page) == ("covered-text", 1)
    assert "Thornfield" not in issue.message + (issue.text or "")
    assert "Thornfield" not in document.pages[0].text


def test_words_under_a_box_on_a_page_of_many() -> None:
    document = typeset(over_a_large_table)
    assert "Thornfield" not in document.pages[0].text
    assert [issue.code for issue in document.issues] == ["covered-text"]


def test_a_name_blacked_out_within_a_line() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 70, 100, "The sum was paid to Ada Thornfield in May")
        left = 70 + canvas.stringWidth("The sum was paid to ", "Helvetica", 11)
        fill(canvas, left, 88, canvas.stringWidth("Ada Thornfield", "Helvetica", 11), 16, BLACK)
        write(canvas, 70, 116, "and was signed for by the clerk of the council.")

    document = typeset(draw)
    read = " ".join(texts(document))
    assert "Thornfield" not in read and "Ada" not in read
    assert "The sum was paid to" in read and "in May" in read


def shaded(canvas: Canvas) -> None:
    fill(canvas, 60, 85, 300, 22, NAVY)


def see_through(canvas: Canvas) -> None:
    write(canvas, 70, 100, "The sum was paid to Ada Thornfield")
    canvas.setFillColor(Color(1, 1, 0, alpha=0.4))
    canvas.rect(60, HEIGHT - 107, 300, 22, stroke=0, fill=1)
    canvas.setFillColor(Color(0, 0, 0))


def bordered(canvas: Canvas) -> None:
    """A black box under a white one: a border."""
    fill(canvas, 58, 83, 304, 26, BLACK)
    fill(canvas, 60, 85, 300, 22, WHITE)
    write(canvas, 70, 100, "The sum was paid to Ada Thornfield")


def beside(canvas: Canvas) -> None:
    write(canvas, 70, 100, "The sum was paid to Ada Thornfield")
    fill(canvas, 60, 108, 300, 22, NAVY)
    fill(canvas, 290, 85, 60, 22, BLACK)


def rule_through(canvas: Canvas) -> None:
    write(canvas, 70, 100, "The sum was paid to Ada Thornfield")
    fill(canvas, 60, 96, 300, 1, BLACK)


def shade_and_words(canvas: Canvas) -> None:
    shaded(canvas)
    canvas.setFillColor(Color(1, 1, 1))
    canvas.setFont("Helvetica", 11)
    canvas.drawString(70, HEIGHT - 100, "The sum was paid to Ada Thornfield")
    canvas.setFillColor(Color(0, 0, 0))


def late_bar(canvas: Canvas) -> None:
    """The minus of a sum on a bar was drawn before the bar, its figures after it: seen in a published budget."""
    write(canvas, 60, 100, "-")
    fill(canvas, 50, 85, 300, 22, NAVY)
    canvas.setFillColor(Color(1, 1, 1))
    canvas.setFont("Helvetica", 11)
    canvas.drawString(63.7, HEIGHT - 100, "744.1")
    canvas.setFillColor(Color(0, 0, 0))


def test_a_sign_alone_is_kept() -> None:
    document = typeset(late_bar)
    assert "".join(texts(document)).replace(" ", "") == "-744.1"
    assert document.issues == ()


def clipped_away(canvas: Canvas) -> None:
    write(canvas, 70, 100, "The sum was paid to Ada Thornfield")
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(60, HEIGHT - 200, 300, 50)
    canvas.clipPath(path, stroke=0, fill=0)
    fill(canvas, 60, 85, 300, 100, BLACK)
    canvas.restoreState()


@pytest.mark.parametrize(
    "draw", [see_through, bordered, beside, rule_through, shade_and_words, clipped_away], ids=lambda draw: draw.__name__
)
def test_words_that_a_reader_sees_are_kept(draw: Callable[[Canvas], None]) -> None:
    document = typeset(draw)
    assert texts(document) == ["The sum was paid to Ada Thornfield"]
    assert document.issues == ()


def test_words_cut_off_under_a_box_are_told_as_cut_off_and_not_repeated() -> None:
    """A spreadsheet cuts off words that do not fit, and shades the cells beside them."""

    def draw(canvas: Canvas) -> None:
        write(canvas, 70, 100, "Words that are seen")
        canvas.saveState()
        path = canvas.beginPath()
        path.rect(70, HEIGHT - 500, 100, 10)
        canvas.clipPath(path, stroke=0, fill=0)
        write(canvas, 70, 140, "The sum was paid to Ada Thornfield")
        canvas.restoreState()
        fill(canvas, 60, 125, 300, 22, NAVY)

    document = typeset(draw)
    assert texts(document) == ["Words that are seen"]
    assert [(issue.code, issue.text) for issue in document.issues] == [("hidden-text", None)]
