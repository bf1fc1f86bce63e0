"""Characters of Windows fonts that pdfium reads as the Macintosh's."""

from __future__ import annotations

import numpy as np
import pytest

from ingest.pdfium.glyphs import decode
from ingest.pdfium.misreadings import put_codes_right


def read(text: str, *, symbolic: bool = True, fonts: str = "") -> str:
    """The text put right, its spaces left out as on a page; `fonts` gives a letter's font where there are several."""
    solid = [at for at, char in enumerate(text) if char != " "]
    codes = np.array([ord(text[at]) for at in solid], np.uint32)
    spaced = np.array([at > 0 and text[at - 1] == " " for at in solid])
    named = np.array([ord(fonts[at]) if fonts else 1 for at in solid], np.uint64)
    put_codes_right(codes, spaced, named, lambda font: symbolic)
    put = iter(decode(codes))
    return "".join(char if char == " " else next(put) for char in text)


@pytest.mark.parametrize(
    ("misread", "wanted"),
    [
        ("the Boardís view", "the Board\u2019s view"),
        ("membersí views", "members\u2019 views"),
        ("2030 ñ 31", "2030 \u2013 31"),
        ("the ìQuaysî plan", "the \u201cQuays\u201d plan"),
        ("a ëquietí street", "a \u2018quiet\u2019 street"),
        ("ï Apologies", "\u2022 Apologies"),
        ("RenÈ Holtís £12 at 4∞", "Ren\u00e9 Holt\u2019s £12 at 4\u00b0"),
    ],
)
def test_quotes_and_dashes_read_as_letters(misread: str, wanted: str) -> None:
    assert read(misread) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Zoë Martínez and Siân Muñoz",
        "Chloë naïve maître d'hôtel",
        "Íde Ní Bhriain \u2013 the Boardís",  # a dash of the same font is right
        "Y Cyngor: tîm y tŷ",
    ],
)
def test_letters_that_are_letters(text: str) -> None:
    assert read(text) == text


def test_only_symbolic_fonts_are_misread_and_each_tells_for_itself() -> None:
    assert read("the Boardís view", symbolic=False) == "the Boardís view"
    assert read("Holtís Muñoz", fonts="aaaaaaabbbbb") == "Holt\u2019s Muñoz"
