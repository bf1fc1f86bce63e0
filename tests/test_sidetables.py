"""Tables without rules beside running text, and tables one column of which is running text."""

from __future__ import annotations

from array import array
from collections.abc import Iterable

import pytest

from ingest.pdfium.chars import Run
from ingest.rows.rows import group_rows
from ingest.tables import sidetables
from test_pdf import Canvas, pour, prose, typeset, write
from test_sideboxes import wrap_to

ROWS = [
    ["Ward", "2029", "2030"],
    ["Fenway", "120", "131"],
    ["Holt", "98", "104"],
    ["Marsh", "77", "71"],
    ["Oakham", "45", "52"],
    ["Total", "340", "358"],
]


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize("step", [13.75, 16, 20])
@pytest.mark.parametrize("lower", [0, 5, 13.75])
def test_a_table_without_rules_beside_text_is_a_grid_of_its_own(side: str, step: float, lower: float) -> None:
    before, beside, after = f"{prose(40)}.", f"Then {prose(100, 100)}.", f"Last {prose(60, 300)}."
    left, right = (70, 380) if side == "right" else (270, 70)

    def draw(canvas: Canvas) -> None:
        top = pour(canvas, before, 70, 80, 470) + 8
        for at, row in enumerate(ROWS):
            for x, text in zip((right, right + 80, right + 130), row, strict=True):
                write(canvas, x, top + lower + step * at, text, 10)
        text, under = wrap_to(canvas, beside, left, top, 280, top + lower + step * len(ROWS))
        under = pour(canvas, text, 70, under, 470) if text else under
        pour(canvas, after, 70, under + 12, 470)

    blocks = typeset(draw).blocks
    assert [block.grid.texts() for block in blocks if block.grid] == [ROWS]
    assert [block.text for block in blocks if not block.grid] == [before, beside, after]


STEPS = [
    ("R Fenn", "Write to the owners of empty homes and ask what would help them to let or to sell", "June"),
    ("A Holt", "Bring a list of those who have not answered, ward by ward, to the next meeting of the panel", "July"),
    ("T Marsh", "Publish the survey", "August"),
    ("O Dell", "Report to the council on the cost of grants and on what was spent in the years before", "May"),
]


@pytest.mark.parametrize("lower", [0.0, 13.75], ids=["at the top", "a line lower"])
def test_a_column_of_sentences_in_a_table_is_no_text_beside_it(lower: float) -> None:
    def draw(canvas: Canvas) -> None:
        pour(canvas, f"{prose(40)}.", 70, 60, 470)
        top = 150.0
        for name, text, month in STEPS:
            middle = top + lower
            under = max(pour(canvas, text, 70, top, 240), middle + 13.75)
            write(canvas, 350, middle, name)
            write(canvas, 440, middle, month)
            top = under + 3

    assert [block.grid.width for block in typeset(draw).blocks if block.grid] == [3]


def beside_each_other(count: int) -> list[Run]:
    """So many pieces of running text of seven lines, each with a table beside it."""
    words, runs, top = "and the park was swept and its gate was mended again for all who come", [], 0.0

    def add(text: str, x: float, width: float) -> None:
        edges = array("f", [x + width * at / len(text) for at in range(len(text) + 1)])
        runs.append(Run(text, edges, top, top + 8, 10.0, False, False))

    for line in range(7 * count):
        top += 12 if line % 7 else 60
        add(words, 50, 230)
        if line % 7 < 6:
            add(str(line), 300, 30)
            add(str(line + 1), 360, 30)
    return runs


def test_a_long_page_is_not_gone_through_for_each_of_its_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at = 0

    def counted(runs: Iterable[Run]) -> list[list[Run]]:
        nonlocal looked_at
        given = list(runs)
        looked_at += len(given)
        return group_rows(given)

    monkeypatch.setattr(sidetables, "group_rows", counted)
    counts = []
    for pieces in (20, 80):
        looked_at = 0
        assert len(sidetables.find_open_tables(beside_each_other(pieces))) == pieces
        counts.append(looked_at)
    assert counts[1] < 6 * counts[0]
