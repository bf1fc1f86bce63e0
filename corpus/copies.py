"""Many papers out of a few: copies of the sample papers with other words, to measure on; a number gives its words.

The people and committees of the copies stay the same, as in the papers of one council over the years.
"""

from __future__ import annotations

import ctypes
import random
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from corpus.sample_papers import find_samples
from corpus.synthetic import COMMON, SYLLABLES

# Short papers, one PDF to four texts, so that thousands are read within minutes.
MIX = (
    "county-council-minutes.txt", "learning-inspection.txt", "county-council-minutes.pdf", "county-council-minutes.txt",
    "learning-inspection.txt", "county-council-minutes.txt", "learning-inspection.txt", "learning-inspection.pdf",
    "county-council-minutes.txt", "learning-inspection.txt",
)  # fmt: skip
SHORT_MIX = ("county-council-minutes.txt", "learning-inspection.txt")
SHORT_BYTES = 900  # so much of a paper's beginning is a short copy
WORDS = 40
POINTS, LEFT, BOTTOM = 9.0, 72.0, 40.0
LINE_WORDS = 10


def write_copies(folder: Path, first: int, end: int, short: bool = False) -> None:
    """Write the copies numbered from `first` up to `end` into a folder, a thousand to a folder of its own.

    With `short` they are the beginnings of texts alone.
    """
    mix = SHORT_MIX if short else MIX
    samples = {path.name: path.read_bytes() for path in find_samples() if path.name in mix}
    if short:
        samples = {name: text[: text.rindex(b"\n\n", 0, SHORT_BYTES)] for name, text in samples.items()}
    for number in range(first, end):
        name = mix[number % len(mix)]
        words = " ".join(_draw_words(number))
        below = folder / f"{number // 1000:03}"
        below.mkdir(parents=True, exist_ok=True)
        change = changed_pdf if name.endswith(".pdf") else changed_text
        (below / f"{number:06}-{name}").write_bytes(change(samples[name], f"The panel noted ward {number}: {words}."))


def _draw_words(number: int) -> Iterator[str]:
    draw = random.Random(number)
    for _ in range(WORDS):
        yield draw.choice(COMMON) if draw.random() < 0.7 else "".join(draw.choices(SYLLABLES, k=3))


def changed_text(text: bytes, sentence: str) -> bytes:
    return text + f"\n\n{sentence}\n".encode()


def changed_pdf(data: bytes, sentence: str) -> bytes:
    """The PDF with the sentence set at the foot of its last page."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    words = sentence.split()
    lines = [" ".join(words[first : first + LINE_WORDS]) for first in range(0, len(words), LINE_WORDS)]
    changed = BytesIO()
    with pypdfium2.PdfDocument(data) as pdf:
        page = pdf[len(pdf) - 1]
        font = pdfium.FPDFText_LoadStandardFont(pdf, b"Helvetica")
        for number, line in enumerate(reversed(lines)):
            text = pdfium.FPDFPageObj_CreateTextObj(pdf, font, POINTS)
            letters = ctypes.create_string_buffer(line.encode("utf-16-le") + b"\0\0")
            pdfium.FPDFText_SetText(text, ctypes.cast(letters, pdfium.FPDF_WIDESTRING))
            pdfium.FPDFPageObj_Transform(text, 1, 0, 0, 1, LEFT, BOTTOM + number * 1.2 * POINTS)
            pdfium.FPDFPage_InsertObject(page, text)
        pdfium.FPDFPage_GenerateContent(page)
        page.close()
        pdfium.FPDFFont_Close(font)
        pdf.save(changed)
    return changed.getvalue()
