"""Lines of a page become paragraphs, headings and items."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.pdf import read_pdf
from rawpdf import raw_pdf, show
from test_pdf import WIDTH, Canvas, pour, prose, texts, typeset, words, write

Printed = tuple[float, float, str]  # x, top, text

LONG = "It was noted that the service had been asked to bring a further report on this"

CASES: list[tuple[str, list[Printed], list[tuple[str, str | None, str]]]] = [
    (
        "wrapped lines are one paragraph",
        [(70, 100, LONG), (70, 114, "matter to the next meeting of the sub-committee.")],
        [("paragraph", None, f"{LONG} matter to the next meeting of the sub-committee.")],
    ),
    (
        "an end-of-line hyphen is undone",
        [(70, 100, f"{LONG} com-"), (70, 114, "missioning matter.")],
        [("paragraph", None, f"{LONG} commissioning matter.")],
    ),
    (
        "a year that the line's end cuts begins no numbered paragraph",
        [
            (70, 100, f"{LONG[:-5]} from 2031-"),
            (70, 114, "32.   The costs were not yet known to the"),
            (70, 128, "service."),
        ],
        [("paragraph", None, f"{LONG[:-5]} from 2031-32. The costs were not yet known to the service.")],
    ),
    (
        "a caption begins a block",
        [(70, 100, LONG), (70, 114, "Table 4: Schemes of the borough")],
        [("paragraph", None, LONG), ("paragraph", None, "Table 4: Schemes of the borough")],
    ),
    (
        "a table that the text names begins none",
        [(70, 100, LONG), (70, 114, "Table 4 and in the schemes of the borough.")],
        [("paragraph", None, f"{LONG} Table 4 and in the schemes of the borough.")],
    ),
    (
        "notes with numbers in brackets stay apart",
        [(70, 100, f"[1] {LONG[4:]}"), (70, 114, "[2] Totals are rounded."), (70, 300, LONG)],
        [
            ("paragraph", None, f"[1] {LONG[4:]}"),
            ("paragraph", None, "[2] Totals are rounded."),
            ("paragraph", None, LONG),
        ],
    ),
    (
        "the value behind a label goes on below itself",
        [
            (70, 100, "SUBJECT:"),
            (150, 100, "REPORTS ON MOORING FEES AND ON WHAT THEY ARE SPENT ON"),
            (150, 114, "IN THE THREE HARBOURS OF THE BOROUGH"),
            (70, 140, LONG),
        ],
        [
            (
                "heading",
                None,
                "SUBJECT: REPORTS ON MOORING FEES AND ON WHAT THEY ARE SPENT ON IN THE THREE HARBOURS OF THE BOROUGH",
            ),
            ("paragraph", None, LONG),
        ],
    ),
    (
        "names under a label stay apart",
        [(70, 100, "Present:"), (150, 100, "Councillor Ada Fenn"), (150, 114, "Councillor Bo Marsh"), (70, 140, LONG)],
        [
            ("paragraph", None, "Present: Councillor Ada Fenn"),
            ("paragraph", None, "Councillor Bo Marsh"),
            ("paragraph", None, LONG),
        ],
    ),
    (
        "names one to a line stay apart",
        [
            (70, 100 + 14 * at, name)
            for at, name in enumerate(["Councillor Ada Fenn", "Councillor Bo Marsh (Chair)", "Cy Dell"])
        ]
        + [(70, 300, LONG)],
        [
            ("paragraph", None, "Councillor Ada Fenn"),
            ("paragraph", None, "Councillor Bo Marsh (Chair)"),
            ("paragraph", None, "Cy Dell"),
            ("paragraph", None, LONG),
        ],
    ),
    (
        "lines set in from one side, one all but as long as the other, are not centred",
        [
            (70, 100, f"{LONG} matter, too."),
            (130, 150, "“That Members note all that is now being done to deliver the two Ferry"),
            (130, 164, "Piers and agree to the priorities for the year and for work on all quays"),
            (130, 178, "in the borough.”"),
        ],
        [
            ("paragraph", None, f"{LONG} matter, too."),
            (
                "paragraph",
                None,
                (
                    "“That Members note all that is now being done to deliver the two Ferry Piers and agree to the "
                    "priorities for the year and for work on all quays in the borough.”"
                ),
            ),
        ],
    ),
    (
        "an item's number with a slash begins no line of a sentence",
        [(70, 100, f"{LONG}."), (70, 114, "31/19 CEMETERY"), (70, 300, LONG), (70, 314, "31/19 at the cemetery.")],
        [
            ("paragraph", None, f"{LONG}."),
            ("heading", None, "31/19 CEMETERY"),
            ("paragraph", None, f"{LONG} 31/19 at the cemetery."),
        ],
    ),
    (
        "numbered paragraphs hang",
        [
            (70, 100, "2.1"),
            (105, 100, LONG[:70]),
            (105, 114, "report in the new year, with costs."),
            (70, 140, "2.2"),
            (105, 140, "Noted."),
            (70, 300, LONG),
        ],
        [
            ("paragraph", "2.1", f"{LONG[:70]} report in the new year, with costs."),
            ("paragraph", "2.2", "Noted."),
            ("paragraph", None, LONG),
        ],
    ),
    (
        "bullets and letters are items",
        [
            (70, 100, LONG),
            (88, 120, "\u2022"),
            (106, 120, "one matter"),
            (88, 140, "(a)"),
            (106, 140, "another matter"),
        ],
        [("paragraph", None, LONG), ("item", None, "one matter"), ("item", "a", "another matter")],
    ),
    (
        "a contents page keeps its lines",
        [
            (70, 100, "1 Minutes ............................................ 3"),
            (70, 114, "2 Reports ........................ 9"),
        ],
        [
            ("paragraph", None, "1 Minutes ............................................ 3"),
            ("paragraph", None, "2 Reports ........................ 9"),
        ],
    ),
]


@pytest.mark.parametrize(("name", "printed", "expected"), CASES, ids=[case[0] for case in CASES])
def test_lines_become_blocks(name: str, printed: list[Printed], expected: list[tuple[str, str | None, str]]) -> None:
    def draw(canvas: Canvas) -> None:
        for x, top, text in printed:
            write(canvas, x, top, text)

    blocks = typeset(draw).blocks
    assert [(block.kind, block.number, block.text) for block in blocks] == expected
    for block in blocks:
        assert len(block.starts) == len(block.lines)


def test_a_block_knows_the_box_of_a_part_of_its_text() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 70, 100, "2.1")
        write(canvas, 105, 100, LONG[:70])
        write(canvas, 105, 114, "in the new year.")

    block = typeset(draw).blocks[0]
    start = block.text.index("in the new")
    box = block.part(start, start + 6).boxes[0]
    assert box.x0 == pytest.approx(105, abs=2) and box.top > 100


def test_headings_are_ranked_by_size_capitals_and_number() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 70, 80, "Annual plan", 20, "Helvetica-Bold")
        write(canvas, 70, 120, "BACKGROUND", 11, "Helvetica-Bold")
        write(canvas, 70, 150, "How we work", 11, "Helvetica-Bold")
        pour(canvas, prose(150), 70, 180, 450)

    blocks = typeset(draw).blocks
    assert [(block.kind, block.level) for block in blocks] == [
        ("heading", 1),
        ("heading", 2),
        ("heading", 3),
        ("paragraph", 0),
    ]


def test_text_columns_are_read_one_after_the_other() -> None:
    def draw(canvas: Canvas) -> None:
        pour(canvas, prose(120), 60, 100, 220)
        pour(canvas, prose(120, 120), 320, 100, 220)

    assert words(" ".join(texts(typeset(draw)))) == words(prose(240))
    joined = " ".join(texts(typeset(draw)))
    assert joined.index("119") < joined.index("120")


def test_footnotes_stand_behind_the_paragraph_that_goes_on() -> None:
    def draw(canvas: Canvas) -> None:
        pour(canvas, prose(170), 70, 500, 450)
        write(canvas, 70, 760, "1 A note in small print", 8)
        canvas.showPage()
        pour(canvas, f"and {prose(30, 200)}.", 70, 70, 450)

    document = typeset(draw)
    found = texts(document)
    assert len(found) == 2
    assert found[1].endswith("A note in small print")
    assert [block.note for block in document.blocks] == [False, True]


def test_lines_flush_right_stand_apart() -> None:
    """A list of appendices at the right side of the page."""
    entries = [
        "Draft capital programme for the ten years to come, by service \u2013 A",
        "Projects that may follow \u2013 B",
        "Summary of the revenue plan and how it is paid for \u2013 C",
    ]

    def draw(canvas: Canvas) -> None:
        pour(canvas, f"{prose(80)}.", 70, 80, 450)
        canvas.setFont("Helvetica", 11)
        for at, entry in enumerate(entries):
            canvas.drawRightString(520, canvas._pagesize[1] - 300 - 14 * at, entry)

    assert texts(typeset(draw))[1:] == entries


def test_a_footnote_goes_on_at_the_foot_of_the_next_page() -> None:
    def draw(canvas: Canvas) -> None:
        pour(canvas, f"{prose(150)}.", 70, 80, 450)
        write(canvas, 70, 748, "1 Roads of class A and B, from the survey of that year.", 8)
        write(canvas, 70, 760, "2 Paths in the town. How many there are in parks is not known: a survey was begun", 8)
        canvas.showPage()
        pour(canvas, f"{prose(150, 300)}.", 70, 80, 450)
        write(canvas, 70, 748, "in the spring and ends in the autumn.", 8)
        write(canvas, 70, 760, "3 As before.", 8)
        canvas.showPage()
        pour(canvas, f"{prose(150, 600)}.", 70, 80, 450)
        write(canvas, 70, 760, "small print that is no note", 8)

    notes = [block for block in typeset(draw).blocks if block.note]
    assert [(block.text[:7], block.number, {box.page for box in block.span.boxes}) for block in notes] == [
        ("\u00b9 Roads", None, {1}), ("\u00b2 Paths", None, {1, 2}), ("\u00b3 As be", None, {2}),
    ]  # fmt: skip
    assert [notes[0].part(0, 1).box, notes[0].part(2, 7).box] == [
        notes[0].lines[0].part(0, 1).box,
        notes[0].lines[0].part(2, 7).box,
    ]
    assert notes[1].text.endswith("a survey was begun in the spring and ends in the autumn.")


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        (
            "\u201cLamps are to cost 4% of the sum that roads cost last year, and paths a little less.\u201d",
            False,
        ),
        ("What the lamps are to cost", True),
        ("\u201cLamps for all\u201d", True),
    ],
)
def test_a_sentence_in_bold_is_no_heading_though_it_is_quoted(text: str, heading: bool) -> None:
    def draw(canvas: Canvas) -> None:
        pour(canvas, f"{prose(80)}.", 70, 80, 450)
        canvas.setFont("Helvetica-Bold", 11)
        for at, line in enumerate((text[:80], text[80:])):
            canvas.drawString(70, canvas._pagesize[1] - 250 - 13 * at, line)
        pour(canvas, f"{prose(80, 300)}.", 70, 300, 450)

    assert typeset(draw).blocks[1].kind == ("heading" if heading else "paragraph")


THIRD = "\u00b3"


@pytest.mark.parametrize("sign", ["*", THIRD])
def test_footnotes_stand_at_the_foot_of_their_column(sign: str) -> None:
    """A note under the first of two columns does not cut the paragraph that goes on in the second."""

    def draw(canvas: Canvas) -> None:
        top = pour(canvas, f"{prose(110)}", 60, 100, 220)
        top = pour(
            canvas,
            f"{sign.replace(THIRD, '3')} Not counting the lamps in the park, which are the care of the parish.",
            60,
            top + 30,
            220,
            8,
        )
        write(canvas, 320, 100, "and the rest of the sentence.")
        pour(canvas, f"{prose(100, 300)}.", 320, 130, 220)

    found = typeset(draw).blocks
    assert sum(block.note for block in found) == 1
    note = next(block for block in found if block.note)
    assert note.kind == "paragraph" and note.text.endswith("of the parish.")
    assert note.text[:1] == sign
    assert found[0].text.endswith("and the rest of the sentence.")


@pytest.mark.parametrize(("size", "joined"), [(12, True), (11, True), (15, False)])
def test_a_head_that_runs_into_its_paragraph_is_no_heading(size: float, joined: bool) -> None:
    """Larger, bold words at the beginning of a full line; a much larger line stays a heading."""

    def draw(canvas: Canvas) -> None:
        pour(canvas, f"{prose(60)}.", 70, 80, 460)
        head, rest = "Parks and Gardens (PG): ", "this service keeps the"
        width = canvas.stringWidth(head, "Helvetica-Bold", size)
        write(canvas, 70, 200, head, size, "Helvetica-Bold")
        while width + canvas.stringWidth(f"{rest} lawns", "Helvetica", 11) < 460:
            rest += " lawns"
        if joined:
            write(canvas, 70 + width, 200, rest)
        pour(canvas, f"conservatories and greens of the town. {prose(30, 100)}.", 70, 213.75, 460)

    found = typeset(draw).blocks
    assert len(found) == (2 if joined else 3)
    assert {block.kind for block in found} == ({"paragraph"} if joined else {"paragraph", "heading"})


def test_centred_title_lines_are_one_heading() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 20)
        canvas.drawCentredString(WIDTH / 2, 700, "Education and Young People's Services Sub-")
        canvas.drawCentredString(WIDTH / 2, 676, "Committee")
        pour(canvas, prose(150), 70, 300, 450)

    assert texts(typeset(draw))[0] == "Education and Young People's Services Sub-Committee"


def test_items_are_as_deep_as_they_are_indented() -> None:
    def draw(canvas: Canvas) -> None:
        for at, (x, text) in enumerate([(80, "one"), (110, "one in one"), (110, "two in one"), (80, "two")]):
            write(canvas, x, 100 + 20 * at, "\u2022")
            write(canvas, x + 18, 100 + 20 * at, text)

    assert [block.level for block in typeset(draw).blocks] == [1, 2, 2, 1]


def flow(canvas: Canvas, parts: list[tuple[str, float]], x: float, top: float, width: float) -> None:
    """Text and headings one under the other; a heading has a size of its own."""
    for text, size in parts:
        if size > 11:
            write(canvas, x, top + 6, text, size, "Helvetica-Bold")
            top += 2 * size
        else:
            top = pour(canvas, text, x, top, width) + 10


def test_columns_whose_lines_stand_at_other_heights_are_read_one_after_the_other() -> None:
    """A heading in one column sets its lines off against those beside it."""
    parts = [
        [("Part 0", 15.0), (f"Then {prose(50, 50)}.", 11.0), (f"Then {prose(60, 900)}.", 11.0)],
        [(f"Then {prose(50, 200)}.", 11.0), ("Part 1", 15.0), (f"Then {prose(50, 250)}.", 11.0)],
    ]

    def draw(canvas: Canvas) -> None:
        pour(canvas, f"{prose(40, 700)}.", 60, 80, 470)
        for at, column in enumerate(parts):
            flow(canvas, column, 60 + at * 250, 160 + 3 * at, 225)

    expected = [f"{prose(40, 700)}.", *(text for column in parts for text, _ in column)]
    assert texts(typeset(draw)) == expected


def test_a_paragraph_goes_on_in_the_next_column() -> None:
    def draw(canvas: Canvas) -> None:
        pour(canvas, prose(90), 60, 100, 225)
        pour(canvas, f"and {prose(60, 90)}.", 310, 100, 225)

    assert texts(typeset(draw)) == [f"{prose(90)} and {prose(60, 90)}."]


def test_a_page_of_another_unit_is_read_in_its_own() -> None:
    """Large plans make their unit two or more points; places are counted in it, as on the picture of the page."""
    content = show((70, 100, "Plan of the park"), (70, 140, "The pond is to the north."))
    plain, large = (
        read_pdf(Path("made-up.pdf"), raw_pdf(content, page=page), "0" * 64) for page in ("", "/UserUnit 2.0")
    )
    assert large.blocks == plain.blocks and large.pages == plain.pages
    assert texts(large) == ["Plan of the park", "The pond is to the north."]


@pytest.mark.parametrize(
    ("bold", "plain", "kind"),
    [
        ("PK 6633", "None.", "paragraph"),
        ("7. Parks and ponds.", "Noted.", "paragraph"),
        ("Parks and ponds", "(pages 3-5)", "heading"),
        ("Parks and ponds", "", "heading"),
    ],
)
def test_bold_words_that_run_into_a_sentence_are_no_heading(bold: str, plain: str, kind: str) -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 70, 100, bold, font="Helvetica-Bold")
        write(canvas, 70 + canvas.stringWidth(f"{bold} ", "Helvetica-Bold", 11), 100, plain)
        pour(canvas, f"{prose(60)}.", 70, 140, 450)

    assert typeset(draw).blocks[0].kind == kind


def test_a_centred_title_whose_first_line_all_but_fills_the_page_is_one() -> None:
    lines = ["Minutes of the meeting of the parish council held on Friday 9 March 2031 in Marlbeck", "Hall at 7.30pm"]

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 11)
        for at, line in enumerate(lines):
            canvas.drawCentredString(WIDTH / 2, canvas._pagesize[1] - 80 - 14 * at, line)
        pour(canvas, f"{prose(120)}.", 52, 140, WIDTH - 104)

    assert texts(typeset(draw))[0] == " ".join(lines)


@pytest.mark.parametrize("size", [11.0, 12.5])
def test_a_paragraph_goes_on_from_a_line_that_begins_in_bold(size: float) -> None:
    """Words in bold, of a larger size too, that run into the paragraph's first line are no heading."""
    bold, plain = "Parks and Ponds (All Wards of the Borough) (PP):", "These two"
    rest = "Divisions have a duty to look after the parks and the ponds in them and to keep them open."

    def draw(canvas: Canvas) -> None:
        width = canvas.stringWidth(f"{bold} ", "Helvetica-Bold", size)
        write(canvas, 70, 100, bold, size, "Helvetica-Bold")
        write(canvas, 70 + width, 100, plain)
        right = width + canvas.stringWidth(plain, "Helvetica", 11)
        pour(canvas, rest, 70, 114, right)
        pour(canvas, f"{prose(80)}.", 70, 240, right)

    block = typeset(draw).blocks[0]
    assert (block.kind, block.text) == ("paragraph", f"{bold} {plain} {rest}")


def test_bold_numbered_clauses_under_bold_lead_ins_are_clauses() -> None:
    """Recommendations set in bold, which begin with a small letter, are neither headings nor a table."""
    clauses = [
        ("2.1", "the outline plan for the budget of parks, as in paragraph 5.8;"),
        ("2.2", "that the charges go on as they are; and"),
        ("2.3", "that views be sought by 15 October 2031."),
        ("2.4", "the sum of 83.7m that was announced."),
    ]

    def draw(canvas: Canvas) -> None:
        bold = "Helvetica-Bold"
        write(canvas, 70, 100, "RECOMMENDATIONS", 13, bold)
        write(canvas, 105, 124, "That the Board AGREES:", 11, bold)
        for at, (number, text) in enumerate(clauses):
            top = 148 + 22 * at + (24 if at > 2 else 0)
            write(canvas, 70, top, number, 11, bold)
            write(canvas, 105, top, text, 11, bold)
        write(canvas, 105, 214, "That the Board NOTES:", 11, bold)
        write(canvas, 70, 280, "REASONS FOR THE RECOMMENDATIONS", 13, bold)
        pour(canvas, f"{prose(80)}.", 70, 310, 450)

    document = typeset(draw)
    numbered = [(block.kind, block.number, block.text) for block in document.blocks if block.number]
    assert numbered == [("paragraph", *clause) for clause in clauses]
