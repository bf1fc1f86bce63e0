"""Text that a clip cuts off is not read as print; a box that changes its colour in thin bands is one box."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from test_pdf import HEIGHT, texts, typeset, write


def clipped(canvas: Canvas, x: float, top: float, width: float, height: float) -> None:
    """Leaves of what is drawn next a box whose upper left corner is x, top."""
    path = canvas.beginPath()
    path.rect(x, HEIGHT - top - height, width, height)
    canvas.clipPath(path, stroke=0, fill=0)


@pytest.mark.parametrize(
    ("case", "box", "read"),
    [
        ("the row is hidden", (60, 80, 300, 1), False),
        ("the column is hidden", (40, 80, 1, 40), False),
        ("all of it is left", (60, 80, 300, 40), True),
        ("a long cell is cut off at its right side", (60, 80, 30, 40), True),
        ("the foot of the row is cut off", (60, 80, 300, 17), True),
    ],
)
def test_text_that_a_clip_cuts_off_is_left_out_and_named(case: str, box: tuple[float, ...], read: bool) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        clipped(canvas, *box)
        write(canvas, 70, 100, "Reserves that nobody sees")
        canvas.restoreState()
        write(canvas, 70, 140, "Reserves that are seen")

    document = typeset(draw)
    assert ("Reserves that nobody sees" in texts(document)) == read
    assert [issue.text for issue in document.issues if issue.code == "hidden-text"] == (
        [] if read else ["Reserves that nobody sees"]
    )


@pytest.mark.parametrize("bars", [3, 150])
def test_a_clip_of_many_parts_hides_nothing_that_one_of_them_leaves(bars: int) -> None:
    """A page seen through one clip of a bar for each row: the last row is seen like the first."""
    rows = {"First row": 100, "Last row": 600}

    def draw(canvas: Canvas) -> None:
        path = canvas.beginPath()
        for bar in range(bars):
            path.rect(60, HEIGHT - 80 - 540 * (bar + 1) / bars, 300, 540 / bars)
        canvas.clipPath(path, stroke=0, fill=0)
        for text, top in rows.items():
            write(canvas, 70, top, text)

    document = typeset(draw)
    assert texts(document) == list(rows) and not document.issues


@pytest.mark.parametrize("band", [2.0, 4.5])
def test_white_words_on_bands_of_colour_are_read(band: float) -> None:
    """A cell that goes from blue to green is drawn as bands; none of them is a rule between the words."""

    def draw(canvas: Canvas) -> None:
        bottom = HEIGHT - 140
        for step in range(int(60 / band)):
            canvas.setFillColorRGB(0, step * band / 120, 0.5)
            canvas.rect(60, bottom + 60 - step * band, 80, -band, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        for x in (60, 140, 300):
            canvas.line(x, bottom, x, bottom + 80)
        for y in (0, 60, 80):
            canvas.line(60, bottom + y, 300, bottom + y)
        for x, text in ((64, "Service"), (144, "Risk")):
            write(canvas, x, 74, text, font="Helvetica-Bold")
        for top, text in ((95, "The cost of care homes"), (108, "rises faster than income")):
            write(canvas, 144, top, text)
        canvas.setFillColorRGB(1, 1, 1)
        write(canvas, 64, 95, "Adults /")
        write(canvas, 64, 108, "Children")

    document = typeset(draw)
    (grid,) = [block.grid for block in document.blocks if block.grid]
    assert grid.texts() == [
        ["Service", "Risk"],
        ["Adults / Children", "The cost of care homes rises faster than income"],
    ]
    assert not document.issues
