"""A PDF becomes a Document: words, order, furniture, outline, metadata, issues and errors."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ingest.errors import DamagedPdf, LockedPdf
from ingest.model import Document
from ingest.pdf import read_pdf

WIDTH, HEIGHT = A4
WORDS = """the sub committee considered a report of the director on the work of the borough with its partners and asked
that officers bring a further report to the next meeting with figures for each ward of the borough""".split()


def typeset(draw: Callable[[Canvas], None], **options: object) -> Document:
    """The document read from what `draw` puts on a canvas."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, **options)  # type: ignore[arg-type]
    draw(canvas)
    canvas.save()
    return read_pdf(Path("made-up.pdf"), buffer.getvalue(), "0" * 64)


def write(canvas: Canvas, x: float, top: float, text: str, size: float = 11, font: str = "Helvetica") -> None:
    canvas.setFont(font, size)
    canvas.drawString(x, canvas._pagesize[1] - top, text)


def prose(count: int, start: int = 0) -> str:
    return " ".join(f"{WORDS[at % len(WORDS)]}{at}" for at in range(start, start + count))


def pour(canvas: Canvas, text: str, x: float, top: float, width: float, size: float = 11) -> float:
    """Writes wrapped text and returns the top of the line after it."""
    line = ""
    for word in text.split():
        if canvas.stringWidth(f"{line} {word}", "Helvetica", size) > width:
            write(canvas, x, top, line, size)
            line, top = "", top + 1.25 * size
        line = f"{line} {word}".strip()
    write(canvas, x, top, line, size)
    return top + 1.25 * size


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def three_pages(canvas: Canvas) -> None:
    for page in range(3):
        write(canvas, 70, 30, "Larkham Borough Council")
        write(canvas, 290, 820, str(page + 4))
        write(canvas, 70, 80, f"Heading {'ABC'[page]}", 16, "Helvetica-Bold")
        top = pour(canvas, prose(160, 200 * page), 70, 110, 450)
        pour(canvas, prose(40, 200 * page + 160), 70, top + 12, 450)
        canvas.showPage()


def test_every_word_stands_once_in_blocks_or_furniture() -> None:
    document = typeset(three_pages)
    drawn: Counter[str] = Counter()
    for page in range(3):
        drawn += words(f"Larkham Borough Council {page + 4} Heading {'ABC'[page]} {prose(200, 200 * page)}")
    read = words(" ".join(texts(document)))
    read += words(" ".join(line.text for page in document.pages for line in page.furniture))
    assert read == drawn
    assert sum((words(page.text) for page in document.pages), Counter()) == drawn


def test_running_heads_and_page_numbers_are_furniture_and_labels() -> None:
    document = typeset(three_pages)
    assert [page.label for page in document.pages] == ["4", "5", "6"]
    assert [[line.text for line in page.furniture] for page in document.pages] == [
        ["Larkham Borough Council", str(number)] for number in (4, 5, 6)
    ]


def test_blocks_have_kind_page_and_box() -> None:
    document = typeset(three_pages)
    assert [(block.kind, block.span.page) for block in document.blocks] == [
        (kind, page) for page in (1, 2, 3) for kind in ("heading", "paragraph", "paragraph")
    ]
    heading = document.blocks[0]
    box = heading.span.boxes[0]
    assert box.page == 1
    assert (box.x0, box.bottom) == (pytest.approx(70, abs=2), pytest.approx(83, abs=3))
    assert (heading.size, heading.bold, heading.level) == (16, True, 1)


def test_a_part_of_a_line_has_its_own_box() -> None:
    document = typeset(lambda canvas: write(canvas, 100, 100, "Agreed: nothing"))
    line = document.blocks[0].lines[0]
    assert len(line.edges) == len(line.text) + 1
    box = line.part(8, 15).boxes[0]
    assert box.x0 > 138 and box.x1 == pytest.approx(line.edges[-1])


def test_a_paragraph_goes_on_over_a_page_break() -> None:
    def draw(canvas: Canvas) -> None:
        pour(canvas, prose(200), 70, 500, 450)
        canvas.showPage()
        pour(canvas, f"and {prose(30, 200)}.", 70, 70, 450)

    (block,) = typeset(draw).blocks
    assert {box.page for box in block.span.boxes} == {1, 2}


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_boxes_are_those_of_the_page_as_shown(rotation: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(rotation)
        canvas.saveState()
        canvas.rotate(rotation)
        canvas.translate(*{0: (0, 0), 90: (0, -HEIGHT), 180: (-WIDTH, -HEIGHT), 270: (-WIDTH, 0)}[rotation])
        write(canvas, 100, 200, "Shown upright")
        canvas.restoreState()

    document = typeset(draw)
    page, block = document.pages[0], document.blocks[0]
    assert (page.width, page.height) == (pytest.approx(WIDTH, abs=1), pytest.approx(HEIGHT, abs=1))
    box = block.span.boxes[0]
    assert block.text == "Shown upright"
    assert (box.x0, box.bottom) == (pytest.approx(100, abs=2), pytest.approx(202, abs=4))


def test_a_landscape_page_is_read() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageSize(landscape(A4))
        write(canvas, 600, 300, "To the right")

    document = typeset(draw)
    assert texts(document) == ["To the right"]
    assert document.pages[0].width == pytest.approx(HEIGHT, abs=1)


def test_outline_and_metadata() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setTitle("Agenda of a made-up meeting")
        for number, (title, level) in enumerate([("Minutes", 0), ("Reports", 0), ("Report A", 1)]):
            write(canvas, 70, 100, title)
            canvas.bookmarkPage(str(number))
            canvas.addOutlineEntry(title, str(number), level)
            canvas.showPage()

    document = typeset(draw)
    assert [(entry.title, entry.level, entry.page) for entry in document.outline] == [
        ("Minutes", 1, 1),
        ("Reports", 1, 2),
        ("Report A", 2, 3),
    ]
    metadata = dict(document.metadata)
    assert metadata["Title"] == "Agenda of a made-up meeting"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", metadata["CreationDate"])


@pytest.mark.parametrize(
    ("case", "code", "kept"),
    [
        ("white", "hidden-text", "Seen"),
        ("invisible", "hidden-text", "Seen"),
        ("outside", "text-outside-page", "Seen"),
        ("white on a dark box", None, "Hidden words Seen"),
        ("invisible on a picture", None, "Hidden words Seen"),
    ],
)
def test_text_that_nobody_sees_is_left_out_and_named(case: str, code: str | None, kept: str) -> None:
    def draw(canvas: Canvas) -> None:
        if case == "white on a dark box":
            canvas.setFillColorRGB(0, 0, 0.4)
            canvas.rect(60, HEIGHT - 110, 300, 30, stroke=0, fill=1)
        if case == "invisible on a picture":
            canvas.drawImage(picture(), 0, HEIGHT - 150, WIDTH, 100)
        canvas.saveState()
        text = canvas.beginText(70, HEIGHT - 100 if case != "outside" else HEIGHT + 50)
        text.setFont("Helvetica", 11)
        text.setTextRenderMode(3 if case.startswith("invisible") else 0)
        if case.startswith("white"):
            text.setFillColorRGB(1, 1, 1)
        text.textLine("Hidden words")
        canvas.drawText(text)
        canvas.restoreState()
        write(canvas, 70, 200, "Seen")

    document = typeset(draw)
    assert words(" ".join(texts(document))) == words(kept)
    assert [(issue.code, issue.text) for issue in document.issues] == ([(code, "Hidden words")] if code else [])


def picture() -> ImageReader:
    from PIL import Image

    return ImageReader(Image.new("RGB", (60, 80), (200, 200, 200)))


@pytest.mark.parametrize("stamp", ["", "Page 2"])
def test_a_scanned_page_is_named(stamp: str) -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 70, 100, "A page with words")
        canvas.showPage()
        canvas.drawImage(picture(), 0, 0, WIDTH, HEIGHT)
        write(canvas, 290, 820, stamp)
        canvas.showPage()
        canvas.showPage()

    issues = typeset(draw).issues
    assert [(issue.code, issue.span.page) for issue in issues] == [("page-without-text", 2)]


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7\n%%EOF\n", b"%PDF-1.4 torn off", b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj trailer<</Root 1 0 R>>"],
)
def test_a_damaged_file_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(DamagedPdf, match=r"torn\.pdf .*\.$"):
        read_pdf(Path("torn.pdf"), data, "")


def test_a_locked_file_is_refused_in_a_sentence() -> None:
    with pytest.raises(LockedPdf, match=r"needs a password: .*\.$"):
        typeset(lambda canvas: write(canvas, 70, 70, "x"), encrypt=StandardEncryption("secret", canPrint=0))


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_printed_sideways_is_read_as_if_it_stood_upright(turn: int) -> None:
    """Paragraphs and tables too; boxes are those of the page as it is shown."""

    def draw(canvas: Canvas) -> None:
        canvas.rotate(turn)
        canvas.translate(*{90: (0, -WIDTH), 180: (-WIDTH, -HEIGHT), 270: (-HEIGHT, 0)}[turn])
        canvas._pagesize = (HEIGHT, WIDTH) if turn != 180 else A4
        top = pour(canvas, prose(60), 70, 80, 450)
        for at, row in enumerate([("Ward", "Cost"), ("Fenway", "12"), ("Holt", "15")]):
            for x, text in zip((75, 275), row, strict=True):
                write(canvas, x, top + 40 + 20 * at, text)
        canvas.grid([70, 270, 400], [canvas._pagesize[1] - top - 26 - 20 * at for at in range(4)])
        canvas._pagesize = A4

    document = typeset(draw)
    paragraph, table = document.blocks
    assert (paragraph.kind, paragraph.text) == ("paragraph", prose(60))
    assert table.grid is not None and table.grid.texts() == [["Ward", "Cost"], ["Fenway", "12"], ["Holt", "15"]]
    page = document.pages[0]
    assert (page.width, page.height) == (pytest.approx(WIDTH, abs=1), pytest.approx(HEIGHT, abs=1))
    box = table.span.boxes[0]
    wide, high = (330, 60) if turn == 180 else (60, 330)
    assert (box.x1 - box.x0, box.bottom - box.top) == (pytest.approx(wide, abs=3), pytest.approx(high, abs=3))
    first = paragraph.span.boxes[0]
    assert {90: first.bottom > HEIGHT - 75, 180: first.x1 > WIDTH - 75, 270: first.top < 75}[turn]
    assert document.issues == ()


def test_a_sideways_stamp_on_a_landscape_page_is_its_label() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageSize(landscape(A4))
        for at, row in enumerate([("Ward", "Cost"), ("Fenway", "12"), ("Holt", "15")]):
            for x, text in zip((45, 275), row, strict=True):
                write(canvas, x, 214 + 20 * at, text)
        canvas.grid([40, 270, 400], [WIDTH - 200 - 20 * at for at in range(4)])
        canvas.rotate(-90)
        canvas.drawString(-WIDTH + 215, 50, "Page 17")
        canvas.drawString(-WIDTH + 400, 800, "Agenda Item 6")

    document = typeset(draw)
    assert document.pages[0].label == "17"
    assert [line.text for line in document.pages[0].furniture] == ["Page 17"]
    assert texts(document) == ["Agenda Item 6", "Ward\tCost\nFenway\t12\nHolt\t15"]


@pytest.mark.parametrize(
    ("notice", "blank"),
    [
        ("This page is intentionally left blank", True),
        ("THIS PAGE HAS BEEN LEFT INTENTIONALLY BLANK", True),
        ("[Page intentionally blank]", True),
        ("", True),
        ("The plan for this page is intentionally left blank until June.", False),
    ],
)
@pytest.mark.parametrize("turn", [0, 90])
def test_a_page_left_blank_is_known_as_such(notice: str, blank: bool, turn: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rotate(turn)
        canvas.drawString(100, 300 if not turn else -300, notice)

    document = typeset(draw)
    assert [page.blank for page in document.pages] == [blank]
    assert texts(document) == ([] if blank else [notice])
    assert document.issues == ()
    assert document.pages[0].text == notice


def test_a_raised_note_number_is_no_part_of_the_word() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 70, 100, "the budget")
        write(canvas, 70 + canvas.stringWidth("the budget", "Helvetica", 11), 96, "12", 6)

    assert texts(typeset(draw)) == ["the budget \u00b9\u00b2"]


def test_a_raised_number_that_is_drawn_after_its_page_is_no_part_of_the_figure() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 70, 100, "the budget of 1,204")
        write(canvas, 70, 130, "the plot of 96 m")
        for top, text in ((96, "the budget of 1,204"), (126, "the plot of 96 m")):
            write(canvas, 70 + canvas.stringWidth(text, "Helvetica", 11), top, "2", 6)

    assert texts(typeset(draw)) == ["the budget of 1,204 \u00b2", "the plot of 96 m2"]


@pytest.mark.parametrize("up", [3.0, 4.4, 6.0])
def test_a_raised_number_is_one_however_high_it_stands(up: float) -> None:
    """Browsers draw each letter for itself, and pdfium takes a high figure for a line of its own."""

    def draw(canvas: Canvas) -> None:
        x = 70.0
        for top, text, size in ((100, "the rates rose", 11), (100 - up, "1", 7), (100, " in May", 11)):
            for char in text:
                write(canvas, x, top, char, size)
                x += canvas.stringWidth(char, "Helvetica", size)

    assert texts(typeset(draw)) == ["the rates rose \u00b9 in May"]


def test_a_raised_number_that_begins_a_note_is_no_quantity() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 70, 100, "The council paid for the lamps and the benches in full.")
        write(canvas, 70, 746, "3", 6)
        write(canvas, 75, 750, "The county paid the rest of them.", 9)

    document = typeset(draw)
    assert texts(document)[-1].startswith("\u00b3")


SHARED = Path(__file__).parents[2] / "shared" / "packs"


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs the shared papers")
@pytest.mark.parametrize("name", ["pdf", "real"])
def test_real_papers_lose_no_letter_to_the_blocks(name: str) -> None:
    """Repeated table headers apart, every letter and figure on a page is in a block, a cell or the furniture."""
    for path in sorted((SHARED / name).glob("*.pdf")):
        document = read_pdf(path, path.read_bytes(), "")
        held: Counter[str] = Counter()
        for line in (line for page in document.pages for line in page.furniture):
            held.update(filter(str.isalnum, line.text))
        for block in document.blocks:
            for line in block.lines:
                held.update(filter(str.isalnum, line.text))
        printed = Counter(char for page in document.pages for char in page.text if char.isalnum())
        assert not held - printed, path.name
        assert sum((printed - held).values()) <= 0.05 * sum(printed.values()), path.name


def test_a_running_foot_that_ends_in_the_page_number_gives_the_label() -> None:
    def draw(canvas: Canvas) -> None:
        for page in range(4):
            write(canvas, 70, 100, prose(10, 10 * page))
            write(canvas, 70, 815, "3 to 14 June 2031")
            write(canvas, 70, 825, f"Inspection of made-up services {page + 2}")
            canvas.showPage()

    assert [page.label for page in typeset(draw).pages] == ["2", "3", "4", "5"]
