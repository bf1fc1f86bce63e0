"""Pages without a text layer, with a stamp only, or with a garbled one are found by measure, and said so."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ingest.model import Document
from ingest.pdf import read_pdf
from ingest.scans.scans import is_garbled

PROSE = [
    "The sub-committee considered a report on the condition of the houses at Tallow Row.",
    "Members asked why the roofs had not been mended before the winter, and were told",
    "that the contractor had left the site in August. It was agreed that the officers",
    "would write to every tenant, and that a further report would come back in March.",
]
FOREIGN = [
    "Trafododd y pwyllgor adroddiad ar gyflwr y tai yn y stryd hon, a gofynnodd aelodau",
    "pam nad oedd y toeau wedi eu trwsio cyn y gaeaf. Dywedwyd wrthynt fod y contractwr",
    "wedi gadael y safle ym mis Awst. Cytunwyd y byddai swyddogion yn ysgrifennu at bob",
    "tenant, ac y byddai adroddiad arall yn dod yn ôl i gyfarfod y pwyllgor ym mis Mawrth",
]


def shifted(text: str) -> str:
    """The text as a font without a map to letters gives it: the numbers of glyphs, 29 below the letters' codes."""
    return "".join(chr(ord(char) - 29) if char.isalpha() else char for char in text)


GARBLED = [
    (" ".join(PROSE), False, "prose"),
    (" ".join(FOREIGN), False, "Welsh has words without a, e, i, o, u"),
    (" ".join(PROSE).upper(), False, "capitals"),
    ("QB4 7TX SE1 2QH NW1 HQ PDF A10 B12 1,234 5,678 " * 20, False, "codes and figures are not judged"),
    ("BBC NHS DfE MP " * 20, False, "initials"),
    ("The end.", False, "too short to judge"),
    ("", False, "nothing"),
    ("\ufffd" * 60 + " 2019", True, "replacement characters"),
    (" ".join("\uf041\uf042\uf043\uf044" for _ in range(20)), True, "private use characters"),
    ("\x02\x03\x04\x05 " * 20, True, "control characters"),
    ("\uf0b7 A point of the list that is made here.\n" * 8, False, "bullets in private use"),
    (shifted(" ".join(PROSE)), True, "glyph numbers taken for letters"),
    (" ".join(word[::-1].translate(str.maketrans("aeiou", "xzkqv")) for word in " ".join(PROSE).split()), True,
     "no vowels"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "garbled", "why"), GARBLED, ids=[why for _, _, why in GARBLED])
def test_garbled_text_is_told_from_writing(text: str, garbled: bool, why: str) -> None:
    assert is_garbled([text]) is garbled, why


def picture() -> ImageReader:
    """A page of grey that covers everything, as a scan does."""
    return ImageReader(Image.new("L", (300, 420), 235))


def page_pdf(lines: list[str], *, image: bool, mode: int = 0, top: float = 700) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    if image:
        canvas.drawImage(picture(), 0, 0, *A4)
    text = canvas.beginText(72, top)
    text.setFont("Helvetica", 11)
    text.setTextRenderMode(mode)
    for line in lines:
        text.textLine(line)
    canvas.drawText(text)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def read(data: bytes) -> Document:
    return read_pdf(Path("paper.pdf"), data, "0" * 64)


PAGES = [
    (page_pdf(PROSE, image=False), 0, "a typeset page"),
    (page_pdf(PROSE, image=True), 0, "text on a picture"),
    (page_pdf(PROSE, image=True, mode=3), 0, "a scan whose text layer cannot be seen but makes sense"),
    (page_pdf([], image=True), 1, "a picture of a page"),
    (page_pdf(["Page 12"], image=True), 1, "a picture stamped with a page number"),
    (page_pdf(["Appendix 2 to the report of the Director of Housing: letter"], image=True, top=815), 1, "a long stamp"),
    (page_pdf([], image=False), 0, "an empty page"),
    (page_pdf(["bcdfghj klmnpqr stvwxzb"] * 20, image=True, mode=3), 1, "a scan whose text layer makes no sense"),
]


@pytest.mark.parametrize(("data", "unread", "why"), PAGES, ids=[why for _, _, why in PAGES])
def test_pages_that_need_reading_are_said(data: bytes, unread: int, why: str) -> None:
    document = read(data)
    found = [issue for issue in document.issues if issue.code == "page-without-text"]
    assert len(found) == unread, why
    for issue in found:
        assert issue.span.page == 1
        assert "--ocr" in issue.message and "committee-papers[ocr]" in issue.message


def test_text_layer_that_cannot_be_seen_is_read() -> None:
    document = read(page_pdf(PROSE, image=True, mode=3))
    assert document.pages[0].method == "text"
    assert "Tallow Row" in document.pages[0].text
