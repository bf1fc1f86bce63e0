"""Boxes of text beside the page's own text."""

from __future__ import annotations

import pytest

from test_pdf import Canvas, pour, prose, texts, typeset, words, write

HEIGHT = 841.89
BOX = f"{prose(33, 500)}."
CASES = [("ruled", True, "right"), ("shaded", False, "right"), ("ruled", True, "left"), ("shaded", False, "left")]


@pytest.mark.parametrize(("name", "ruled", "side"), CASES)
def test_a_box_beside_the_text_is_read_behind_the_paragraph_it_stands_beside(name: str, ruled: bool, side: str) -> None:
    """The text runs round the box and is of its full width above and below it."""
    left, right = (70, 390) if side == "right" else (250, 70)
    before, beside, after = f"{prose(40)}.", f"Then {prose(100, 100)}.", f"Last {prose(60, 300)}."

    def draw(canvas: Canvas) -> None:
        top = pour(canvas, before, 70, 80, 470)
        x = right
        canvas.setFillGray(0.85)
        canvas.rect(x, HEIGHT - top - 175, 150, 170, stroke=ruled, fill=not ruled)
        canvas.setFillGray(0)
        pour(canvas, BOX, x + 8, top + 20, 134, 10)
        text, under = wrap_to(canvas, beside, left, top + 8, 290, top + 180)
        under = pour(canvas, text, 70, under, 470) if text else under
        pour(canvas, after, 70, under + 10, 470)

    found = texts(typeset(draw))
    assert found == [before, beside, BOX, after]


def wrap_to(canvas: Canvas, text: str, x: float, top: float, width: float, bottom: float) -> tuple[str, float]:
    """Writes wrapped text down to a height; the rest of the text and the top of the next line."""
    left = text.split()
    while left and top < bottom:
        line = [left.pop(0)]
        while left and canvas.stringWidth(" ".join([*line, left[0]]), "Helvetica", 11) <= width:
            line.append(left.pop(0))
        write(canvas, x, top, " ".join(line))
        top += 13.75
    return " ".join(left), top


def test_a_box_as_wide_as_the_text_stays_where_it_is() -> None:
    def draw(canvas: Canvas) -> None:
        top = pour(canvas, f"{prose(40)}.", 70, 80, 470)
        canvas.rect(66, HEIGHT - top - 80, 478, 75)
        top = pour(canvas, f"{prose(40, 500)}.", 74, top + 18, 460) + 40
        pour(canvas, f"Last {prose(40, 300)}.", 70, top, 470)

    assert texts(typeset(draw)) == [f"{prose(40)}.", f"{prose(40, 500)}.", f"Last {prose(40, 300)}."]


@pytest.mark.parametrize("ruled", [True, False], ids=["ruled", "shaded"])
def test_a_box_of_short_lines_on_a_slide_is_no_part_of_the_lines_beside_it(ruled: bool) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillGray(0.85)
        canvas.rect(330, HEIGHT - 220, 180, 120, stroke=ruled, fill=not ruled)
        canvas.setFillGray(0)
        for at, text in enumerate(("The gap is wider", "Tax rises", "Fees are the same")):
            write(canvas, 70, 100 + 40 * at, text)
        for at, text in enumerate(("Reserves", "They stand at a tenth")):
            write(canvas, 340, 140 + 18 * at, text)

    found = texts(typeset(draw))
    assert sorted(found) == sorted(
        ["The gap is wider", "Tax rises", "Fees are the same", "Reserves", "They stand at a tenth"]
    )
    assert found.index("They stand at a tenth") == found.index("Reserves") + 1


def test_cells_of_a_shaded_column_are_no_side_box() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillGray(0.85)
        canvas.rect(66, HEIGHT - 210, 110, 120, stroke=0, fill=1)
        canvas.setFillGray(0)
        for at, label in enumerate(["Ward", "Lead officer", "Purpose", "Cost"]):
            write(canvas, 70, 104 + 28 * at, label)
            pour(canvas, prose(16, 100 * at), 190, 104 + 28 * at, 330)

    document = typeset(draw)
    assert [block.kind for block in document.blocks] == ["grid"]
    assert "word" not in words(texts(document)[0])


@pytest.mark.parametrize("ruled", [True, False], ids=["ruled", "shaded"])
def test_a_box_of_one_line_does_not_cut_the_paragraph_that_runs_round_it(ruled: bool) -> None:
    def draw(canvas: Canvas) -> None:
        top = pour(canvas, "Before it.", 70, 80, 470)
        canvas.setFillGray(0.85)
        canvas.rect(390, HEIGHT - top - 29, 150, 28, stroke=ruled, fill=not ruled)
        canvas.setFillGray(0)
        write(canvas, 398, top + 16, "\u00a34.2 million spent")
        text, under = wrap_to(canvas, f"Then {prose(60, 100)}.", 70, top + 9, 290, top + 30)
        pour(canvas, text, 70, under, 470)

    found = texts(typeset(draw))
    assert f"Then {prose(60, 100)}." in found and "\u00a34.2 million spent" in found


def test_a_field_of_a_form_beside_its_label_is_no_side_box() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 70, 70, "What is asked for")
        for at, (label, value) in enumerate(
            (("Name of scheme", "Quay wall"), ("Ward", "Quay"), ("Lead officer", "Ada"))
        ):
            write(canvas, 70, 100 + 40 * at, label)
            canvas.rect(250, HEIGHT - 112 - 40 * at, 200, 26)
            write(canvas, 256, 100 + 40 * at, value)

    read = " ".join(texts(typeset(draw))).replace("\t", " ")
    assert "Name of scheme Quay wall" in read and "Ward Quay" in read and "Lead officer Ada" in read
