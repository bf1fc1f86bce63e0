"""Form fields and text typed over a page are read; notes and hidden values are left out by name."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from ingest.model import Document
from ingest.pdf import read_pdf
from ingest.pdfium.annotations import typeset as typeset_value
from rawpdf import raw_pdf, show
from test_pdf import HEIGHT, texts, typeset, write


def test_values_of_fields_stand_behind_their_labels() -> None:
    def draw(canvas: Canvas) -> None:
        form = canvas.acroForm
        write(canvas, 70, 100, "Name of the ward:")
        form.textfield(name="ward", value="Fenway and Holt", x=200, y=HEIGHT - 105, width=200, height=18, fontSize=11)
        write(canvas, 70, 140, "Urgent?")
        form.checkbox(name="urgent", checked=True, x=200, y=HEIGHT - 143, size=14)
        write(canvas, 260, 140, "Exempt?")
        form.checkbox(name="exempt", checked=False, x=320, y=HEIGHT - 143, size=14)
        write(canvas, 70, 180, "Directorate:")
        options = ["Roads", "Schools"]
        form.choice(name="unit", value="Schools", options=options, x=200, y=HEIGHT - 185, width=200, height=18)

    (block,) = typeset(draw).blocks
    assert block.grid is not None
    assert block.grid.texts() == [
        ["Name of the ward:", "Fenway and Holt"],
        ["Urgent?", "\u2612 Exempt? \u2610"],
        ["Directorate:", "Schools"],
    ]


def annotated(kind: str, contents: str, extra: str = "") -> Document:
    """A page with one annotation, written by hand."""
    page = b"BT /F1 11 Tf 70 740 Td (Printed words.) Tj ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Annots [6 0 R] %s >>"
        % b"/Resources << /Font << /F1 5 0 R >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(page), page),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Type /Annot /Subtype /{kind} /Rect [70 600 300 640] /Contents ({contents}) {extra} >>".encode(),
    ]
    out = io.BytesIO(b"%PDF-1.7\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    return read_pdf(Path("made-up.pdf"), out.getvalue(), "")


@pytest.mark.parametrize(
    ("kind", "extra", "read", "codes"),
    [
        ("FreeText", "/DA (/Helv 12 Tf)", ["Printed words.", "Typed over the page"], []),
        ("FreeText", "/F 2", ["Printed words."], ["hidden-text"]),
        ("Text", "", ["Printed words."], ["note-on-page"]),
        ("Highlight", "", ["Printed words."], []),
        ("Link", "", ["Printed words."], []),
    ],
)
def test_annotations(kind: str, extra: str, read: list[str], codes: list[str]) -> None:
    document = annotated(kind, "Typed over the page", extra)
    assert texts(document) == read
    assert [(issue.code, issue.text) for issue in document.issues] == [(code, "Typed over the page") for code in codes]


def test_a_long_value_is_set_in_lines_within_its_field() -> None:
    words = " ".join(f"word{at}" for at in range(40))
    block = annotated("FreeText", words, "/DA (/Helv 10 Tf)").blocks[1]
    assert block.text == words
    assert len(block.lines) > 3
    assert all(box.x0 >= 70 and box.x1 <= 301 for line in block.lines for box in line.span.boxes)


def test_a_form_that_its_viewer_lays_out_is_an_issue() -> None:
    """A page that asks to be opened elsewhere is all that such a file prints."""
    form = "<< /Fields [] /XFA 8 0 R >>"
    packet = b'<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"><template/></xdp:xdp>'
    stream = f"<< /Length {len(packet)} >>\nstream\n{packet.decode()}\nendstream"
    data = raw_pdf(show((70, 100, "Please wait while the form is opened.")), extra=(form, stream))
    data = data.replace(b"/Type /Catalog /Pages 2 0 R", b"/Type /Catalog /AcroForm 7 0 R /Pages 2 0 R")
    document = read_pdf(Path("form.pdf"), data, "0" * 64)
    assert [issue.code for issue in document.issues] == ["form-unread"]


@pytest.mark.parametrize(("said", "codes"), [("true", ["form-unread"]), ("false", [])])
def test_a_file_that_says_that_its_viewer_makes_the_pages_is_an_issue(said: str, codes: list[str]) -> None:
    data = raw_pdf(show((70, 100, "Please wait.")))
    data = data.replace(b"/Type /Catalog", f"/NeedsRendering {said} /Type /Catalog".encode())
    assert [issue.code for issue in read_pdf(Path("form.pdf"), data, "0" * 64).issues] == codes


@pytest.mark.parametrize(
    "text",
    ["Two pairs of oars and the repair of the slip", "ADA THORNFIELD", "12,400.50", "williamliltmill", "Mmm Wwww"],
)
def test_a_value_is_about_as_wide_as_it_is_shown(text: str) -> None:
    (run,) = typeset_value(text, (60, 100, 460, 120), 11)
    assert run.x1 - run.x0 == pytest.approx(stringWidth(text, "Helvetica", 11), rel=0.08)
    assert len(run.edges) == len(text) + 1
