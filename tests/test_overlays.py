"""Boxes laid over a page by a viewer's drawing tools hide what is below them; and covered words are stored nowhere."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from corpus.ingesting import ingest
from ingest.model import Document
from ingest.pdf import read_pdf
from rawpdf import raw_pdf, show
from test_covers import BLACK, fill
from test_pdf import HEIGHT, texts, write

SAID, SEEN = "The sum was paid to Ada Thornfield", "Words that are seen"
RECT = "/Rect [60 735 360 760]"
LINE = "/QuadPoints [60 760 360 760 60 735 360 735]"
SQUARE, HIGHLIGHT = f"/Subtype /Square {RECT}", f"/Subtype /Highlight {RECT} {LINE}"
DRAWN = "/AP << /N 8 0 R >>"
FILLED, FRAMED = "0 g 61 736 298 23 re f", "1 0 0 RG 61 736 298 23 re S"


def annotated(annotation: str, appearance: str) -> Document:
    """A page with two lines of text and an annotation over the first, drawn as `appearance` says."""
    form = f"<< /Type /XObject /Subtype /Form /BBox [60 735 360 760] /Length {len(appearance)} >>\nstream\n"
    extra = (f"<< /Type /Annot {annotation} >>", f"{form}{appearance}\nendstream")
    data = raw_pdf(show((70, 100, SAID), (70, 140, SEEN)), page="/Annots [7 0 R]", extra=extra)
    return read_pdf(Path("made-up.pdf"), data, "0" * 64)


@pytest.mark.parametrize(
    ("annotation", "appearance"),
    [
        (f"{SQUARE} /IC [0 0 0]", ""),
        (f"{SQUARE} /IC [1 1 1]", ""),
        (f"{SQUARE} /IC [0 0 0] {DRAWN}", FILLED),
        (f"/Subtype /FreeText /Contents () {RECT} {DRAWN}", FILLED),
        (f"/Subtype /Redact {RECT} {DRAWN}", FILLED),
        (f"{HIGHLIGHT} /C [0 0 0]", ""),
        (f"{HIGHLIGHT} /C [0 0 0] {DRAWN}", FILLED),
    ],
)
def test_a_box_of_a_viewer_hides_words(annotation: str, appearance: str) -> None:
    document = annotated(annotation, appearance)
    assert texts(document) == [SEEN]
    (issue,) = document.issues
    assert issue.code == "covered-text" and issue.text is None


@pytest.mark.parametrize(
    ("annotation", "appearance"),
    [
        (f"{SQUARE} /C [0 0 0]", ""),  # a frame
        (f"{SQUARE} /C [1 0 0] {DRAWN}", FRAMED),
        (f"{SQUARE} /IC [0 0 0] /CA 0.4", ""),
        (f"{SQUARE} /IC [0 0 0] /F 2", ""),  # hidden
        (f"{HIGHLIGHT} /C [1 1 0]", ""),
        (f"{HIGHLIGHT} /C [1 1 0] {DRAWN}", f"1 1 0 rg {FILLED[4:]}"),
        (f"{HIGHLIGHT} /C [0 0 0] /CA 0.3 {DRAWN}", FILLED),
        (f"/Subtype /Redact {RECT} {DRAWN}", FRAMED),  # marked, and not blacked out yet
        (f"/Subtype /Link {RECT}", ""),
    ],
)
def test_words_under_other_annotations_are_read(annotation: str, appearance: str) -> None:
    document = annotated(annotation, appearance)
    assert texts(document) == [SAID, SEEN] and document.issues == ()


def draw_pages(canvas: Canvas) -> None:
    """Covered names in a heading, a paragraph, a cell and a clipped line that runs off the page."""
    write(canvas, 70, 80, "3. Award to Quillfeather Limited", 14, "Helvetica-Bold")
    write(canvas, 70, 120, "3.1 The panel noted the award to Quillfeather of 300 berths on 6 May 2031.")
    for row, (name, value) in enumerate((("Firm", "Sum"), ("Quillfeather", "£31,000"), ("Others", "£12,000"))):
        canvas.grid([70, 250, 400], [HEIGHT - 200 - 20 * row, HEIGHT - 220 - 20 * row])
        write(canvas, 80, 214 + 20 * row, name)
        write(canvas, 260, 214 + 20 * row, value)
    write(canvas, 480, 300, "was let to the firm of Quillfeather again")
    for top in (64, 106, 222, 288):
        fill(canvas, 72, top, 600, 17, BLACK)
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(70, HEIGHT - 500, 100, 10)
    canvas.clipPath(path, stroke=0, fill=0)
    write(canvas, 70, 400, "kept for Quillfeather")
    canvas.restoreState()
    fill(canvas, 60, 385, 300, 22, BLACK)


def test_covered_words_are_stored_nowhere(tmp_path: Path) -> None:
    paper, database = tmp_path / "papers" / "a.pdf", tmp_path / "corpus.db"
    paper.parent.mkdir()
    canvas = Canvas(str(paper), pagesize=A4)
    draw_pages(canvas)
    write(canvas, 70, 700, "The chair closed the meeting.")
    canvas.save()
    assert ingest([paper], database).counts["loaded"] == 1
    with sqlite3.connect(database) as connection:
        assert "The chair closed" in connection.execute("SELECT text FROM pages").fetchone()[0]
        assert connection.execute("SELECT count(*) FROM issues WHERE code = 'covered-text'").fetchone() == (1,)
        dump = "\n".join(connection.iterdump()).lower()
    assert "chair closed" in dump and "quillfeather" not in dump and "31,000" not in dump
    for file in tmp_path.glob("corpus.db*"):
        assert b"uillfeather" not in file.read_bytes()
