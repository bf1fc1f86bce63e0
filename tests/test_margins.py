"""Notes at the right margin of minutes: who is to act."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from ingest.model import Document
from ingest.text import read_text
from test_pdf import Canvas, prose, typeset, write

SENTENCES = [
    "The clerk reported that the bench by the pond had been mended at last.",
    "It was noted that the hedge along the lane would be cut before the spring.",
    "A letter about the speed of lorries had come from the school's head.",
    "The grant for the hall's new roof was still awaited by the trustees.",
]
NOTES = ["BQ", "CW/BQ", "", "The Clerk"]


def minutes(headed: bool, notes: list[str]) -> Document:
    def draw(canvas: Canvas) -> None:
        write(canvas, 70, 80, "ITEMS", 11, "Helvetica-Bold")
        if headed:
            write(canvas, 500, 80, "Action", 11, "Helvetica-Bold")
        for at, (sentence, note) in enumerate(zip(SENTENCES, notes, strict=True)):
            top = 120 + 60 * at
            write(canvas, 70, top, f"Further to the last meeting, {prose(7, 10 * at)} and")
            write(canvas, 70, top + 14, sentence)
            write(canvas, 505, top + 14, note)

    return typeset(draw)


@pytest.mark.parametrize(
    ("headed", "notes", "expected"),
    [
        (True, NOTES, NOTES),
        (False, NOTES, NOTES),
        (False, ["BQ", "", "", ""], ["", "", "", ""]),  # once is no column
        (False, ["2,100", "1,900", "", "1,250"], ["", "", "", ""]),  # sums are none
    ],
)
def test_initials_at_the_margin_of_a_pdf_are_no_part_of_the_text(
    headed: bool, notes: list[str], expected: list[str]
) -> None:
    blocks = [block for block in minutes(headed, notes).blocks if block.kind == "paragraph"]
    found = [" ".join(line.text for line in block.margin) for block in blocks if block.text.startswith("Further")]
    assert found == expected
    if expected == NOTES:
        assert [block.text[-20:] for block in blocks] == [sentence[-20:] for sentence in SENTENCES]
        (box,) = blocks[0].margin[0].span.boxes
        assert box.x0 == pytest.approx(505, abs=1) and blocks[0].span.boxes[0].x1 < 500


def test_initials_at_the_margin_of_a_text_file_are_no_part_of_the_text() -> None:
    """As a converter that keeps the layout sets them."""
    lines = ["Minutes of the Meadows Committee", ""]
    for at, (sentence, note) in enumerate(zip(SENTENCES, NOTES, strict=True)):
        lines += [
            f"{at + 1}.  Matter {'ABCD'[at]}",
            "    Members heard what had been done since they last met, and by whom;",
        ]
        lines += [f"    {sentence:<90}{note}".rstrip(), ""]
    data = "\n".join(lines).encode()
    blocks = read_text(Path("minutes.txt"), data, hashlib.sha256(data).hexdigest()).blocks
    found = {block.text[-20:]: " ".join(line.text for line in block.margin) for block in blocks}
    assert [found.get(sentence[-20:]) for sentence in SENTENCES] == NOTES
