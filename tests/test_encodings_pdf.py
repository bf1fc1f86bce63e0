"""Characters of PDFs that are not what they seem: ligatures, odd spaces, private-use bullets, lost letters."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from ingest.pdf import read_pdf
from ingest.pdfium.glyphs import join_surrogates
from rawpdf import raw_pdf, show

PRINTABLE = {code: chr(code) for code in range(32, 127)}


def read(
    unicode: dict[str, str], *lines: tuple[float, float, str], page: str = ""
) -> list[tuple[str, str | None, str]]:
    codes = PRINTABLE | {ord(key): value for key, value in unicode.items()}
    document = read_pdf(Path("made-up.pdf"), raw_pdf(show(*lines), codes, page), "")
    return [(block.kind, block.marker, block.text) for block in document.blocks]


@pytest.mark.parametrize(
    ("name", "unicode", "printed", "text"),
    [
        ("ligature fi", {"~": "\ufb01"}, "The ~eld", "The field"),
        ("ligature ffi", {"~": "\ufb03"}, "The o~ce", "The office"),
        ("ligature of two characters", {"~": "fl"}, "The ~oor", "The floor"),
        ("no-break space", {"~": "\u00a0"}, "No.~3 of the list", "No. 3 of the list"),
        ("thin space", {"~": "\u2009"}, "10~000 homes", "10 000 homes"),
        ("soft hyphen within a line", {"~": "\u00ad"}, "com~mission", "commission"),
        ("zero-width space", {"~": "\u200b"}, "and~or", "andor"),
        ("byte order mark", {"~": "\ufeff"}, "plan~s", "plans"),
        ("no-break hyphen", {"~": "\u2011"}, "sub~committee", "sub-committee"),
        ("decomposed accent", {"~": "e\u0301"}, "caf~", "caf\u00e9"),
        ("letter beyond U+FFFF", {"~": "\U0001d465"}, "where ~ is the rent", "where \U0001d465 is the rent"),
        ("two of them", {"~": "\U0001f3e0", "^": "\U0001d466"}, "new ~^ homes", "new \U0001f3e0\U0001d466 homes"),
    ],
)
def test_characters(name: str, unicode: dict[str, str], printed: str, text: str) -> None:
    assert read(unicode, (70, 100, printed)) == [("paragraph", None, text)], name


@pytest.mark.parametrize(
    "code", ["\uf0b7", "\uf0a7", "\uf0d8", "\uf0fc", "\u2022", "\u25aa", "\uf02d", "\u00b7", "\u27a2"]
)
def test_bullets(code: str) -> None:
    found = read(
        {"~": code}, (70, 100, "We agreed:"), (88, 120, "~"), (106, 120, "one thing"), (88, 140, "~"), (106, 140, "two")
    )
    assert [(kind, text) for kind, _, text in found] == [
        ("paragraph", "We agreed:"),
        ("item", "one thing"),
        ("item", "two"),
    ]


def test_lost_letters_are_named() -> None:
    codes = PRINTABLE | {ord("~"): "\ufffd"}
    document = read_pdf(Path("made-up.pdf"), raw_pdf(show((70, 100, "The ~rst o~ce of the borough")), codes), "")
    assert [issue.code for issue in document.issues] == ["lost-characters"]
    assert document.blocks[0].text == "The \ufffdrst o\ufffdce of the borough"


@pytest.mark.parametrize(
    ("codes", "joined"),
    [
        ([], []),
        ([0x41, 0x42], [0x41, 0x42]),
        ([0xD835, 0xDC65], [0x1D465, 0xFFFF]),
        ([0x41, 0xDBFF, 0xDFFF, 0x42], [0x41, 0x10FFFF, 0xFFFF, 0x42]),
        ([0xD835], [0xFFFD]),
        ([0xDC65, 0xD835], [0xFFFD, 0xFFFD]),
        ([0xD835, 0xD835, 0xDC65, 0xDC65], [0xFFFD, 0x1D465, 0xFFFF, 0xFFFD]),
    ],
)
def test_halves_of_letters_are_joined_or_lost(codes: list[int], joined: list[int]) -> None:
    assert join_surrogates(np.array(codes, np.uint32)).tolist() == joined


def test_text_outside_the_crop_box_is_left_out_by_name() -> None:
    content = show((70, 100, "Inside the box"), (70, 800, "Cutting mark"))
    data = raw_pdf(content, page="/CropBox [0 100 595 842]")
    document = read_pdf(Path("made-up.pdf"), data, "")
    assert [block.text for block in document.blocks] == ["Inside the box"]
    assert [(issue.code, issue.text) for issue in document.issues] == [("text-outside-page", "Cutting mark")]
    assert document.pages[0].height == 742
