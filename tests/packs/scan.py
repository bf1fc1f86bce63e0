"""A page of text becomes the image of a scanned page: black and white, a little askew, with specks."""

from __future__ import annotations

import random

from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT, DPI = 1240, 1754, 150  # A4


def draw_scan(text: str) -> Image.Image:
    """The scanned page, one bit a pixel, A4 at 150 dots an inch; the same text always gives the same specks."""
    page = Image.new("L", (WIDTH, HEIGHT), 255)
    draw = ImageDraw.Draw(page)
    font = ImageFont.load_default(size=25)
    for number, line in enumerate(text.split("\n")):
        draw.text((160, 190 + 38 * number), line, fill=20, font=font)
    page = page.rotate(0.7, resample=Image.Resampling.BICUBIC, fillcolor=255)
    specks = random.Random(11)
    draw = ImageDraw.Draw(page)
    for _ in range(120):
        x, y = specks.randrange(WIDTH), specks.randrange(HEIGHT)
        draw.ellipse((x, y, x + specks.randrange(1, 3), y + specks.randrange(1, 3)), fill=90)
    return page.point(lambda shade: 255 if shade > 150 else 0).convert("1")
