"""Headings of the text's own size: in italics, underlined, lettered and centred."""

from __future__ import annotations

import pytest

from ingest.layout.quietheads import is_sentence
from test_pdf import Canvas, pour, prose, typeset, write

BODY = f"The {prose(60)}."
HEADINGS = [
    "Effect on the budget",
    "Staffing",
    "Outlook \u2013 Rents and Rates",
    "Position of Fares & Reform of Grants to the Ferries",
]
OTHERS = [
    "Councillor Fenn",
    "(Item 4)",
    "Figure 2: Visits by ward",
    "Source: survey of the trees",
    "The amendment was lost",
    "Amendment carried",
    "Mr Dell left the room at 7.15 pm",
    "www.marlbeck.example",
    "and of the lawns",
    "It is proposed that:",
]


def draw_over_text(line: str, how: str, under: str = BODY) -> list[tuple[str, str]]:
    def draw(canvas: Canvas) -> None:
        pour(canvas, BODY, 70, 60, 450)
        write(canvas, 70, 200, line, 11, "Helvetica-Oblique" if how == "italic" else "Helvetica")
        if how == "underlined":
            height = canvas._pagesize[1] - 201.5
            canvas.line(70, height, 70 + canvas.stringWidth(line, "Helvetica", 11), height)
        pour(canvas, under, 70, 218, 450)

    return [(block.kind, block.text) for block in typeset(draw).blocks[1:]]


@pytest.mark.parametrize("how", ["italic", "underlined"])
@pytest.mark.parametrize("line", HEADINGS)
def test_a_line_alone_in_italics_or_underlined_is_a_heading(line: str, how: str) -> None:
    assert draw_over_text(line, how) == [("heading", line), ("paragraph", BODY)]


@pytest.mark.parametrize("how", ["italic", "underlined"])
@pytest.mark.parametrize("line", OTHERS)
def test_a_caption_a_name_or_a_sentence_is_none(line: str, how: str) -> None:
    assert "heading" not in {kind for kind, _ in draw_over_text(line, how)}


def test_a_plain_line_or_one_over_short_lines_is_none() -> None:
    assert [kind for kind, _ in draw_over_text("Staffing", "plain")] == ["paragraph", "paragraph"]
    assert [kind for kind, _ in draw_over_text("Staffing", "italic", "Two gardeners")] == ["paragraph", "paragraph"]


@pytest.mark.parametrize("line", HEADINGS)
def test_a_heading_is_no_sentence(line: str) -> None:
    assert not is_sentence(line)


def test_a_lettered_heading_over_its_centred_title_is_one() -> None:
    def draw(canvas: Canvas) -> None:
        for at, line in enumerate(("APPENDIX A", "Charges for moorings")):
            canvas.setFont("Helvetica-Bold", 11)
            canvas.drawCentredString(canvas._pagesize[0] / 2, canvas._pagesize[1] - 80 - 14 * at, line)
        pour(canvas, BODY, 70, 140, 450)

    assert [block.text for block in typeset(draw).blocks] == ["APPENDIX A Charges for moorings", BODY]


NUMBERED = [
    ("Minutes of the last meeting", "The minutes were approved."),
    ("Matters Arising", "There were none that members wished to raise."),
    ("Ponds (Paper 1)", "The board agreed to clear two ponds."),
    ("Any Other Business", "Nothing was raised."),
]


def draw_numbered(sections: list[tuple[str, str]], above: float = 26, below: float = 16, skip: int = 0) -> list[str]:
    """The headings of numbered paragraphs, each under a plain line."""

    def draw(canvas: Canvas) -> None:
        top = 100.0
        for at, (title, text) in enumerate(sections, 1):
            write(canvas, 70, top, title)
            write(canvas, 70, top + below, f"{at + skip * (at - 1)}.")
            write(canvas, 100, top + below, text)
            top += above + below
        pour(canvas, BODY, 70, top + 60, 450)

    return [block.text for block in typeset(draw).blocks if block.kind == "heading"]


def test_plain_lines_between_paragraphs_numbered_right_through_are_headings() -> None:
    assert draw_numbered(NUMBERED) == [title for title, _ in NUMBERED]


@pytest.mark.parametrize(
    ("case", "sections", "options"),
    [
        ("two are too few", NUMBERED[:2], {}),
        ("answers under questions", NUMBERED, {"above": 16, "below": 26}),
        ("the same line again and again", [("Yes", text) for _, text in NUMBERED], {}),
        ("sentences", [(f"{title}.", text) for title, text in NUMBERED], {}),
        ("numbers with gaps", NUMBERED, {"skip": 4}),
    ],
)
def test_other_plain_lines_between_numbered_paragraphs_are_none(
    case: str, sections: list[tuple[str, str]], options: dict[str, int]
) -> None:
    assert draw_numbered(sections, **options) == [], case
