"""Sentences of committee papers."""

import pytest

from extract.sentences import LONGEST_PIECE, sentence_starts, shorten, split_long


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was noted. The chair spoke.", ["It was noted.", "The chair spoke."]),
        ("Cllr. Moor spoke. No. 3 came next.", ["Cllr. Moor spoke.", "No. 3 came next."]),
        ("It met at 7 p.m. Monday as ever.", ["It met at 7 p.m. Monday as ever."]),
        ("It closed at 9 p.m. The next one is in May.", ["It closed at 9 p.m.", "The next one is in May."]),
        ("7.2. The board met. Why? Because.", ["7.2. The board met.", "Why?", "Because."]),
        ("Some (e.g. Harwick) did. A. B. Moor did not.", ["Some (e.g. Harwick) did.", "A. B. Moor did not."]),
        ("", [""]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    starts = [*sentence_starts(text), len(text)]
    assert [text[a:b].strip() for a, b in zip(starts, starts[1:], strict=False)] == expected


@pytest.mark.parametrize("text", ["", "Short.", "It was read. " * 2000, "word " * 3000, "x" * 9001])
def test_pieces_of_a_long_text_are_the_text(text: str) -> None:
    pieces = list(split_long(text))
    assert "".join(piece for _, piece in pieces) == text
    assert all(len(piece) <= LONGEST_PIECE and text.startswith(piece, start) for start, piece in pieces)


def test_a_long_sentence_is_kept_around_what_was_found() -> None:
    sentence = "before " * 200 + "12 homes" + " after" * 200
    at = sentence.index("12 homes")
    kept = shorten(sentence, at, at + 8, 100)
    assert "12 homes" in kept and len(kept) <= 100 and kept in sentence
    assert shorten(" It was read. ", 1, 3, 100) == "It was read."
