"""Cards that touch, each with a head and text under it, are read one by one; tables in the same lines are not."""

from __future__ import annotations

import pytest

from test_pdf import HEIGHT, Canvas, texts, typeset, write

Lines = list[tuple[float, str]]  # height below the box's top, text; the first is bold

FERRY: Lines = [(0, "Ferry"), (16, "The ferry ran on most"), (29, "days of the year."), (48, "Fares are held.")]
HARBOUR: Lines = [(0, "Harbour"), (16, "Two lamps on the mole"), (29, "were replaced after the"),
                  (42, "storm of January."), (61, "Dredging goes on.")]  # fmt: skip
WHARF: Lines = [(0, "Wharf"), (16, "One crane is out of use"), (29, "until a part has come from"),
                (42, "the maker, who is in"), (55, "the north."), (74, "Two work.")]  # fmt: skip
CARDS = [
    "Ferry", "The ferry ran on most days of the year.", "Fares are held.",
    "Harbour", "Two lamps on the mole were replaced after the storm of January.", "Dredging goes on.",
    "Wharf", "One crane is out of use until a part has come from the maker, who is in the north.", "Two work.",
]  # fmt: skip
ISSUES: list[Lines] = [
    [(0, "Issue"), (16, "The lamps went out in"), (29, "the storm."), (48, "The chain broke."), (80, "A boat sank.")],
    [(0, "What was done"), (16, "They were replaced."), (48, "It was mended by the"), (61, "smith of the town."),
     (80, "None.")],
]  # fmt: skip
NUMBERS: list[Lines] = [
    [(0, "Name"), (16, "Ferry"), (35, "Wharf"), (61, "Total")],
    [(0, "Cost"), (16, "1,200"), (35, "900"), (48, "300")],
]


def draw_boxes(canvas: Canvas, boxes: list[Lines]) -> None:
    write(canvas, 70, 80, "The year in short, by service, is set out here for members.")
    for at, lines in enumerate(boxes):
        canvas.rect(70 + 150 * at, HEIGHT - 220, 150, 100)
        for below, text in lines:
            write(canvas, 76 + 150 * at, 135 + below, text, 10, "Helvetica" if below else "Helvetica-Bold")
    write(canvas, 70, 250, "The next review is due in autumn.")


def test_cards_that_touch_are_read_one_by_one() -> None:
    blocks = typeset(lambda canvas: draw_boxes(canvas, [FERRY, HARBOUR, WHARF])).blocks
    assert [block.text for block in blocks][1:-1] == CARDS
    assert [block.text for block in blocks if block.kind == "heading"] == CARDS[::3]


@pytest.mark.parametrize("boxes", [ISSUES, NUMBERS], ids=["rows of sentences", "numbers"])
def test_a_table_of_one_box_is_none_of_cards(boxes: list[Lines]) -> None:
    document = typeset(lambda canvas: draw_boxes(canvas, boxes))
    assert any(block.grid for block in document.blocks)
    assert len(texts(document)) == 3
