"""Pages of slides: large type and bullets, lists side by side, several slides printed to a page."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4, landscape

from ingest.model import Document
from ingest.pdf import read_pdf
from test_pdf import Canvas, write

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
