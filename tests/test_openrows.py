"""Tables with rules between rows alone, their columns closer than the gap that parts the words of a line."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from test_pdf import HEIGHT, texts, typeset, write
from test_subcolumns import right

ROWS = [
    (["Changes of", "the base", "10.3m"], ["Effects of what was spent last", "year on the parks of the", "borough."]),
    (["Prices", "41.4m"], ["Contracts that rise with prices", "in the year to come."]),
    (["Pay", "21.8m"], ["The award that was agreed with", "the unions in May."]),
]
READ = [
    ["Changes of the base 10.3m", "Effects of what was spent last year on the parks of the borough."],
    ["Prices 41.4m", "Contracts that rise with prices in the year to come."],
    ["Pay 21.8m", "The award that was agreed with the unions in May."],
]


def draw_rows(canvas: Canvas, gap: float, rules: int = 4) -> None:
    """Labels flush right at 140 and texts a gap further on, a rule above each row and below the last."""
    top = 120.0
    for at, (labels, lines) in enumerate(ROWS):
        if at < rules:
            canvas.line(60, HEIGHT - top, 460, HEIGHT - top)
        for n, label in enumerate(labels):
            right(canvas, 140, top + 14 + 13 * n, label)
        for n, line in enumerate(lines):
            write(canvas, 140 + gap, top + 14 + 13 * n, line, 8)
        top += 12 + 13 * max(len(labels), len(lines))
    if rules > 3:
        canvas.line(60, HEIGHT - top, 460, HEIGHT - top)


@pytest.mark.parametrize("gap", [4.5, 6.5])
def test_columns_that_stand_close_are_told_by_what_no_word_stands_on(gap: float) -> None:
    (block,) = [block for block in typeset(lambda canvas: draw_rows(canvas, gap)).blocks if block.grid]
    assert block.grid is not None and block.grid.texts() == READ


@pytest.mark.parametrize(("gap", "rules"), [(6.5, 2), (2.0, 4)])
def test_few_rules_or_the_space_between_words_make_no_table(gap: float, rules: int) -> None:
    document = typeset(lambda canvas: draw_rows(canvas, gap, rules))
    assert READ not in [block.grid.texts() for block in document.blocks if block.grid]


def test_running_text_between_rules_is_text() -> None:
    lines = ["The members looked at what is spent on parks, ponds and paths in each year,", "and agreed to go on."]

    def draw(canvas: Canvas) -> None:
        for at in range(4):
            canvas.line(60, HEIGHT - 100 - 40 * at, 500, HEIGHT - 100 - 40 * at)
            for n, line in enumerate(lines):
                write(canvas, 64, 114 + 40 * at + 13 * n, f"{at}{line}" if n == 0 else line, 9)

    found = texts(typeset(draw))
    assert len(found) == 4 and all(text.endswith("agreed to go on.") for text in found)
