"""Pages that are pictures are read: any way up, askew, with tables, sizes, weights and boxes on the page as shown."""

from __future__ import annotations

import hashlib
import io
import math
import random
import shutil
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageFilter
from rapidfuzz.distance import Levenshtein

from corpus.ingesting import Options, ingest
from ingest.model import Document, Page
from ingest.pdf import read_pdf
from ingest.scans.recognizers import TesseractRecognizer, find_seam, plain_sign

pytest.importorskip("rapidocr", reason="needs the extra ocr")
pytest.importorskip("onnxruntime", reason="needs the extra ocr")
find_skew = pytest.importorskip("ingest.scans.skews", reason="needs the extra ocr").find_skew

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


@pytest.mark.parametrize(("degrees", "why"), TURNS, ids=[why for _, why in TURNS])
def test_boxes_are_where_the_words_are(pack: Path, typeset: Document, degrees: float, why: str) -> None:
    upright = draw_page(pack, 1)
    image = upright.rotate(degrees, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    document = read(scan_pdf([image]))
    true = {line.text: line.box for block in typeset.blocks if block.span.page == 2 for line in block.lines}
    cosine, sine = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    width, height = (size * 72 / DPI for size in upright.size)
    new_width, new_height = (size * 72 / DPI for size in image.size)
    seen = 0
    for line in (line for block in document.blocks for line in block.lines):
        box, place = line.box, true.get(line.text)
        if box is None or place is None or len(line.text) < 12:
            continue
        x, y = (place.x0 + place.x1 - width) / 2, (place.top + place.bottom - height) / 2
        expected = (x * cosine + y * sine + new_width / 2, y * cosine - x * sine + new_height / 2)
        assert ((box.x0 + box.x1) / 2, (box.top + box.bottom) / 2) == pytest.approx(expected, abs=4), line.text
        seen += 1
    assert seen >= 5


def test_scan_has_the_form_of_the_page(pack: Path, typeset: Document) -> None:
    """Headings, numbers and tables of a scanned page are those of the typeset page."""
    document = read(scan_pdf([draw_page(pack, 2)]))
    true = [block for block in typeset.blocks if block.span.page == 3]
    for kind in ("heading", "paragraph", "item"):
        wanted = {plain(block.text) for block in true if block.kind == kind and len(block.lines) < 3}
        found = {plain(block.text) for block in document.blocks if block.kind == kind}
        assert len(wanted & found) >= 0.85 * len(wanted), (kind, wanted - found)
    numbers = [block.number for block in true if block.number]
    assert [block.number for block in document.blocks if block.number] == numbers
    tables = [block.grid.texts() for block in true if block.grid]
    found_tables = [block.grid.texts() for block in document.blocks if block.grid]
    assert [len(table) for table in found_tables] == [len(table) for table in tables]
    for found_table, table in zip(found_tables, tables, strict=True):
        cells = [(a, b) for a, b in zip(sum(found_table, []), sum(table, []), strict=True)]
        assert sum(plain(a) == plain(b) for a, b in cells) >= 0.95 * len(cells)


def test_words_that_cannot_be_read_are_said(pack: Path) -> None:
    image = draw_page(pack, 4).filter(ImageFilter.GaussianBlur(2.2))
    document = read(scan_pdf([image]))
    doubts = [issue for issue in document.issues if issue.code == "ocr-doubtful"]
    assert len(doubts) == 1
    assert doubts[0].text and doubts[0].span.page == 1 and len(doubts[0].span.boxes) >= len(doubts[0].text.split())
    assert document.pages[0].confidence is not None and document.pages[0].confidence < 0.99


def test_picture_without_words_stays_unread() -> None:
    grain = Image.effect_noise((800, 1100), 40)
    document = read(scan_pdf([grain]))
    assert [issue.code for issue in document.issues] == ["page-without-text"]
    assert document.pages[0].method == "text"


def test_typeset_pages_are_not_read_again(pack: Path, typeset: Document) -> None:
    data = pack.read_bytes()
    document = read_pdf(pack, data, hashlib.sha256(data).hexdigest(), ocr=True)
    assert document == typeset


def test_paper_with_unread_pages_is_read_again_with_ocr(pack: Path, tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "scan.pdf").write_bytes(scan_pdf([draw_page(pack, 4)]))
    (folder / "typeset.pdf").write_bytes(pack.read_bytes())
    runs = []
    for ocr in (False, True, True, False):
        summary = ingest([folder], tmp_path / "corpus.db", Options(jobs=1, ocr=ocr))
        runs.append({Path(outcome.path).stem: outcome.status for outcome in summary.outcomes})
    assert runs == [
        {"scan": "loaded", "typeset": "loaded"},
        {"scan": "loaded", "typeset": "unchanged"},
        {"scan": "unchanged", "typeset": "unchanged"},
        {"scan": "unchanged", "typeset": "unchanged"},
    ]


def test_words_of_a_real_scan(shared: Path) -> None:
    """At least 95 in 100 words of six scanned pages are those of the same pages as typeset."""
    folder = shared / "packs" / "pdf"
    scan = next(folder.glob("*_scan.pdf"))
    source = scan.with_name(scan.name.replace("_scan", ""))
    true = [page.text.split() for page in read_pdf(source, source.read_bytes(), "0" * 64).pages]
    words = errors = 0
    for page in read(scan.read_bytes()).pages:
        found = page.text.split()
        same = min(true, key=lambda text: Levenshtein.normalized_distance(text, found))
        words, errors = words + len(same), errors + Levenshtein.distance(same, found)
    assert 1 - errors / words >= 0.95


@pytest.mark.skipif(shutil.which("tesseract") is None or find_spec("pytesseract") is None, reason="needs Tesseract")
def test_tesseract_reads_in_its_place(pack: Path, typeset: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    tesseract = TesseractRecognizer()
    monkeypatch.setattr("ingest.scans.ocr.open_recognizer", lambda: tesseract)
    (page,) = read(scan_pdf([draw_page(pack, 2)])).pages
    true = typeset.pages[2]
    assert page.method == "ocr"
    assert word_accuracy(body(true.text, true), body(page.text, true)) >= 0.85


@pytest.mark.parametrize("degrees", [0.0, 0.6, -1.3, 4.9, -4.9])
def test_skew_is_measured(pack: Path, degrees: float) -> None:
    small = draw_page(pack, 2).resize((496, 702)).rotate(-degrees, Image.Resampling.BICUBIC, fillcolor=255)
    assert find_skew(np.asarray(small)) == pytest.approx(degrees, abs=0.15)


LETTERS = [0.0, 10.0, 20.0, 30.0, 40.0, 50.0]  # middles
SEAMS = [
    ("report", (12, 18), 2, "between the second and the third letter"),
    ("re ort", (22, 28), 0, "the text has a space there"),
    ("report", (-8, -2), 0, "before the first letter"),
    ("report", (52, 58), 0, "behind the last letter"),
    ("r11ort", (12, 15), 0, "beside a 1 a narrow gap is its own"),
    ("r11ort", (11, 19), 2, "beside a 1 a wide gap parts words"),
]


@pytest.mark.parametrize(("text", "gap", "at", "why"), SEAMS, ids=[why for *_, why in SEAMS])
def test_gap_in_the_ink_parts_letters(text: str, gap: tuple[int, int], at: int, why: str) -> None:
    assert find_seam(text, LETTERS, gap, 15.0) == at, why


SIGNS = [("\uff08", "("), ("\uff1a", ":"), ("\u3002", "."), ("\u25cf", "\u2022"), ("\u00e9", "\u00e9"), ("a", "a")]


@pytest.mark.parametrize(("sign", "wanted"), SIGNS)
def test_wide_signs_become_english_ones(sign: str, wanted: str) -> None:
    assert plain_sign(sign) == wanted
