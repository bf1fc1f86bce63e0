"""Sentences of committee papers."""

import pytest

from extract.sentences import sentence_starts


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
