"""Pages of slides: large type and bullets, lists side by side, several slides printed to a page."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4, landscape

from ingest.model import Document
from ingest.pdf import read_pdf
from ingest.pdfium.paths import is_rectangle
from test_pdf import Canvas, typeset, write

SLIDES = [
    ("Winter service", ["Roads salted on 41 nights", "Three new gritters bought", "The budget is spent"]),
    ("What we heard", ["312 replies in all", "Paths matter more than roads"]),
    ("Next steps", ["Report to committee in May", "Order salt in June", "Tell the parishes"]),
    ("Questions", ["Which paths come first?", "Who pays for the bins?"]),
]


def draw_slide(canvas: Canvas, x: float, y: float, scale: float, title: str, points: list[str]) -> None:
    canvas.saveState()
    canvas.translate(x, y)
    canvas.scale(scale, scale)
    canvas.rect(0, 0, 960, 540)
    canvas.setFont("Helvetica-Bold", 36)
    canvas.drawString(60, 450, title)
    canvas.setFont("Helvetica", 24)
    for at, point in enumerate(points):
        canvas.drawString(70, 370 - 45 * at, "\u2022")
        canvas.drawString(95, 370 - 45 * at, point)
    canvas.restoreState()


def printed(size: tuple[float, float], *places: tuple[float, float, float]) -> Document:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size)
    for place, (title, points) in zip(places, SLIDES, strict=False):
        draw_slide(canvas, *place, title, points)
    canvas.save()
    return read_pdf(Path("made-up.pdf"), buffer.getvalue(), "0" * 64)


WIDE = landscape(A4)


@pytest.mark.parametrize(
    ("size", "places"),
    [
        pytest.param((960.0, 540.0), [(0, 0, 1)], id="one to a page"),
        pytest.param(A4, [(60, 450, 0.5), (60, 70, 0.5)], id="two under each other"),
        pytest.param(WIDE, [(20, 150, 0.41), (430, 150, 0.41)], id="two side by side"),
        pytest.param(WIDE, [(x, y, 0.4) for y in (300, 30) for x in (30, 430)], id="four"),
    ],
)
def test_slides_are_read_one_by_one(size: tuple[float, float], places: list[tuple[float, float, float]]) -> None:
    blocks = printed(size, *places).blocks
    expected = [(kind, text) for title, points in SLIDES[: len(places)] for kind, text in
                [("heading", title), *(("item", point) for point in points)]]  # fmt: skip
    assert [(block.kind, block.text) for block in blocks] == expected


def test_lists_side_by_side_are_read_one_after_the_other() -> None:
    sides = {
        70: ("Spending", ["Pay up by 3%", "Energy up by 9%", "Homes for children"]),
        520: ("Income", ["Council tax up by 2.99%", "Parking unchanged"]),
    }
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(960, 540))
    write(canvas, 60, 90, "Two sides of the budget", 36, "Helvetica-Bold")
    for x, (head, points) in sides.items():
        write(canvas, x, 150, head, 26, "Helvetica-Bold")
        for at, point in enumerate(points):
            write(canvas, x, 200 + 44 * at, "\u2022", 22)
            write(canvas, x + 24, 200 + 44 * at, point, 22)
    canvas.save()
    blocks = read_pdf(Path("made-up.pdf"), buffer.getvalue(), "0" * 64).blocks
    found = [text for head, points in sides.values() for text in (head, *points)]
    assert [block.text for block in blocks] == ["Two sides of the budget", *found]


def test_a_table_with_bullets_in_one_column_stays_a_table() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    for at in range(4):
        write(canvas, 60, 100 + 30 * at, f"Service {at}")
        write(canvas, 200, 100 + 30 * at, f"\u2022 More of it in ward {at}")
        write(canvas, 420, 100 + 30 * at, f"{at}.5")
    canvas.save()
    (block,) = read_pdf(Path("made-up.pdf"), buffer.getvalue(), "0" * 64).blocks
    assert block.kind == "grid"


CARDS = (
    ("Safe roads", ("Clear the main roads", "first, then the routes", "of the buses")),
    ("Fair shares", ("Every parish has a bin", "within a mile of its hall")),
    ("Low costs", ("Spend no more than in", "the last year")),
)


def cards(gap: float) -> Document:
    """Shaded boxes side by side on a shaded band, white or nothing between them."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=WIDE)
    canvas.setFillColorRGB(0.95, 0.95, 0.9)
    canvas.rect(20, 240, 800, 200, stroke=0, fill=1)
    width = (760 - 2 * gap) / 3
    for at, (title, lines) in enumerate(CARDS):
        x = 40 + at * (width + gap)
        canvas.setFillColorRGB(0.85, 0.9, 0.8)
        canvas.rect(x, 260, width, 160, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        write(canvas, x + 10, WIDE[1] - 395, title, 16, "Helvetica-Bold")
        for line, text in enumerate(lines):
            write(canvas, x + 10, WIDE[1] - 370 + 20 * line, text, 14)
    write(canvas, 60, 460, "Source: the survey of roads.", 9)
    canvas.save()
    return read_pdf(Path("made-up.pdf"), buffer.getvalue(), "0" * 64)


def test_shaded_boxes_side_by_side_are_read_one_by_one() -> None:
    blocks = cards(gap=20).blocks
    expected = [text for title, lines in CARDS for text in (title, " ".join(lines))]
    assert [block.text for block in blocks] == [*expected, "Source: the survey of roads."]


def test_a_box_drawn_from_the_middle_of_a_side_is_one() -> None:
    points = [(50.0, 100.0), (0.0, 100.0), (0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (50.0, 100.0)]
    assert is_rectangle(points)
    assert not is_rectangle([(50.0, 120.0), *points[1:5], (50.0, 120.0)])  # a house


def test_shaded_columns_of_a_table_are_no_boxes_of_their_own() -> None:
    def draw(canvas: Canvas) -> None:
        for at in range(3):
            canvas.setFillColorRGB(0.85, 0.9, 0.8)
            canvas.rect(60 + 150 * at, 600, 147, 160, stroke=0, fill=1)
            canvas.setFillColorRGB(0, 0, 0)
            for line, text in enumerate(("Ward", "2031", "2032") if not at else ("Quay", "12", "14")):
                write(canvas, 70 + 150 * at, 100 + 20 * line, text)

    (block,) = typeset(draw).blocks
    assert block.grid is not None and len(block.grid.rows) == 3
