"""Pages that are pictures are read: any way up, askew, with tables, sizes, weights and boxes on the page as shown."""

from __future__ import annotations

import hashlib
import io
import random
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageFilter
from rapidfuzz.distance import Levenshtein

from ingest.model import Document, Page
from ingest.pdf import read_pdf

pytest.importorskip("rapidocr", reason="needs the extra ocr")
pytest.importorskip("onnxruntime", reason="needs the extra ocr")

DPI = 200


def draw_page(path: Path, index: int) -> Image.Image:
    """A page of a PDF as a scanner sees it: grey, a little soft, with specks."""
    with pdfium.PdfDocument(path) as pdf:
        page = pdf[index]
        image = page.render(scale=DPI / 72, grayscale=True).to_pil().convert("L")
        page.close()
    image = image.filter(ImageFilter.GaussianBlur(0.6))
    specks = random.Random(index)
    for _ in range(300):
        image.putpixel((specks.randrange(image.width), specks.randrange(image.height)), specks.randrange(90, 200))
    return image


def scan_pdf(images: list[Image.Image]) -> bytes:
    """A PDF of nothing but pictures."""
    buffer = io.BytesIO()
    images[0].save(buffer, "PDF", resolution=DPI, save_all=True, append_images=images[1:], quality=80)
    return buffer.getvalue()


def read(data: bytes, ocr: bool = True) -> Document:
    return read_pdf(Path("scan.pdf"), data, hashlib.sha256(data).hexdigest(), ocr)


def word_accuracy(truth: str, found: str) -> float:
    """1 less the word error rate: words to change, put in or take out, by the number of true words."""
    words = truth.split()
    return 1 - Levenshtein.distance(words, found.split()) / max(1, len(words))


def plain(text: str) -> str:
    """The text with typewriter quotes and without bullets, whose form a picture does not settle."""
    table = {0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"', 0x2022: " ", 0xF0B7: " ", 0x2013: "-"}
    return text.translate(table)


@pytest.fixture(scope="module")
def pack(papers: Path) -> Path:
    return papers / "pdf" / "cabinet-pack.pdf"


@pytest.fixture(scope="module")
def typeset(pack: Path) -> Document:
    data = pack.read_bytes()
    return read_pdf(pack, data, hashlib.sha256(data).hexdigest())


def body(text: str, page: Page) -> str:
    """The text without the head and foot of the page, which a single page cannot be told from."""
    gone = {line.text for line in page.furniture}
    return plain("\n".join(line for line in text.split("\n") if line not in gone))


TURNS = [
    (0.0, "as it is"),
    (2.0, "askew to the left"),
    (-3.5, "askew to the right"),
    (90.0, "a quarter turn to the left"),
    (270.0, "a quarter turn to the right"),
    (180.0, "upside down"),
    (181.5, "upside down and askew"),
]


@pytest.mark.parametrize(("degrees", "why"), TURNS, ids=[why for _, why in TURNS])
def test_page_is_read_whatever_way_up(pack: Path, typeset: Document, degrees: float, why: str) -> None:
    image = draw_page(pack, 2).rotate(degrees, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    document = read(scan_pdf([image]))
    (page,) = document.pages
    assert page.method == "ocr"
    true = typeset.pages[2]
    truth, found = body(true.text, true), body(page.text, true)
    assert word_accuracy(truth, found) >= 0.95, f"{why}:\n{found}\n---\n{truth}"
    assert (page.width, page.height) == pytest.approx((image.width * 72 / DPI, image.height * 72 / DPI), abs=1)
    for block in document.blocks:
        for box in block.span.boxes:
            assert -2 <= box.x0 < box.x1 <= page.width + 2
            assert -2 <= box.top < box.bottom <= page.height + 2
