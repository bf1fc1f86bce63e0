"""Pictures laid over words hide them, as boxes of colour do; what shines through, or lies below, hides nothing."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader

from test_pdf import HEIGHT, WIDTH, Canvas, texts, typeset, write

SAID, SEEN = "The sum was paid to Ada Thornfield", "Words that are seen"


def picture(colour: tuple[int, ...]) -> ImageReader:
    buffer = io.BytesIO()
    Image.new("RGBA" if len(colour) == 4 else "RGB", (40, 20), colour).save(buffer, "PNG")
    return ImageReader(io.BytesIO(buffer.getvalue()))


def place(canvas: Canvas, colour: tuple[int, ...], top: float = 88, height: float = 18, x: float = 60) -> None:
    canvas.drawImage(picture(colour), x, HEIGHT - top - height, 300, height, mask="auto")


@pytest.mark.parametrize("colour", [(0, 0, 0), (255, 255, 255), (90, 60, 200)])
def test_words_under_a_picture_are_left_out(colour: tuple[int, ...]) -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 70, 100, SAID)
        write(canvas, 70, 140, SEEN)
        place(canvas, colour)

    document = typeset(draw)
    assert texts(document) == [SEEN]
    (issue,) = document.issues
    assert issue.code == "covered-text" and issue.text is None
    assert SAID not in document.pages[0].text


def before(canvas: Canvas) -> None:
    place(canvas, (0, 0, 90))
    canvas.setFillColorRGB(1, 1, 0)
    write(canvas, 70, 100, SAID)


def through(canvas: Canvas) -> None:
    write(canvas, 70, 100, SAID)
    place(canvas, (0, 0, 0, 90))


def beside(canvas: Canvas) -> None:
    write(canvas, 70, 100, SAID)
    place(canvas, (0, 0, 0), top=110)


def askew(canvas: Canvas) -> None:
    write(canvas, 70, 100, SAID)
    canvas.saveState()
    canvas.translate(70, HEIGHT - 200)
    canvas.rotate(40)
    canvas.drawImage(picture((0, 0, 0)), 0, 0, 200, 18)
    canvas.restoreState()


def strips(canvas: Canvas) -> None:
    """A scan in strips over the words that were read in it."""
    write(canvas, 70, 100, SAID)
    for at in range(4):
        canvas.drawImage(picture((250, 250, 250)), 0, HEIGHT * at / 4, WIDTH, HEIGHT / 4)


@pytest.mark.parametrize("draw", [before, through, beside, askew, strips])
def test_other_pictures_hide_nothing(draw: object) -> None:
    assert callable(draw)
    assert SAID in texts(typeset(draw))
