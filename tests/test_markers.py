"""Markers: what begins a numbered paragraph or list item, and what only looks like it."""

from __future__ import annotations

import pytest

from ingest.markers import split_marker

MARKED = [
    # text, printed, number, style, rest
    ("7.2.1 The board met.", "7.2.1", "7.2.1", "decimal", "The board met."),
    ("2.1. The board met.", "2.1.", "2.1", "decimal", "The board met."),
    ("1.0 Background", "1.0", "1.0", "decimal", "Background"),
    ("5.2The board", "5.2", "5.2", "decimal", "The board"),  # the converter lost the gap
    ("2.1(a) the board", "2.1(a)", "2.1(a)", "decimal", "the board"),
    ("4.1. sexual health", "4.1.", "4.1", "decimal", "sexual health"),
    ("2.1   the outline plan for parks", "2.1", "2.1", "decimal", "the outline plan for parks"),
    ("94.IFRS and what it asks for", "94.", "94", "digit", "IFRS and what it asks for"),
    ("1. APOLOGIES", "1.", "1", "digit", "APOLOGIES"),
    ("292.   Apologies for absence", "292.", "292", "digit", "Apologies for absence"),
    ("1)   With regret", "1)", "1", "digit", "With regret"),
    ("(12) the board", "(12)", "12", "digit", "the board"),
    ("12a. The board", "12a.", "12a", "digit", "The board"),
    ("1    Welcome and introductions", "1", "1", "digit", "Welcome and introductions"),
    ("3\tDeclarations", "3", "3", "digit", "Declarations"),
    ("1.", "1.", "1", "digit", ""),
    ("(a) a report", "(a)", "a", "letter", "a report"),
    ("b.) a report", "b.)", "b", "letter", "a report"),
    ("A. The committee agreed the plan", "A.", "A", "letter", "The committee agreed the plan"),
    ("(iv) a report", "(iv)", "iv", "roman", "a report"),
    ("iii) a report", "iii)", "iii", "roman", "a report"),
    ("II. Powers", "II.", "II", "roman", "Powers"),
    ("A10 - Average time", "A10", "A10", "code", "Average time"),
    ("B2 \u2013 Average time", "B2", "B2", "code", "Average time"),
    ("R1   The board should meet", "R1", "R1", "code", "The board should meet"),
    ("Rec 2\tThe board should meet", "Rec 2", "2", "code", "The board should meet"),
    ("- a point", "-", None, "bullet", "a point"),
    ("\u2022\ta point", "\u2022", None, "bullet", "a point"),
    ("\uf0b7 a point", "\uf0b7", None, "bullet", "a point"),
    ("\u2022a point", "\u2022", None, "bullet", "a point"),
    ("o a point", "o", None, "bullet", "a point"),
    ("- 7.3 Daily work", "7.3", "7.3", "decimal", "Daily work"),  # a converter's list dash before a number
    ("- 2. Note the report", "2.", "2", "digit", "Note the report"),
    ("- (a) a report", "-", None, "bullet", "(a) a report"),
]

UNMARKED = [
    "",
    "R1 The road to the quay",
    "2011/2012 Annual report",
    "12 September 2014 was the day",
    "12  September 2014",
    "310",
    "3 boys were adopted",
    "7.00 pm",
    "10.00 Opening",
    "2.5 years later",
    "2.5   days late",
    "2.5 the outline plan for parks",
    "19.3 million people",
    "0.5 FTE",
    "1.5 FTE Officers",
    "15.10.14 Meeting",
    "A. Pemberton",
    "A1 Pemberton Road",
    "QB1 2ZZ",
    "(Item 4)",
    "(2014) a study",
    "mix. of views",
    "of the board",
    "-7 degrees",
    "2014. The board",
]


@pytest.mark.parametrize(("text", "printed", "number", "style", "rest"), MARKED)
def test_marker(text: str, printed: str, number: str | None, style: str, rest: str) -> None:
    marker = split_marker(text)
    assert marker is not None
    assert (marker.printed, marker.number, marker.style, marker.rest) == (printed, number, style, rest)


@pytest.mark.parametrize("text", UNMARKED)
def test_no_marker(text: str) -> None:
    assert split_marker(text) is None


def test_many_bullets_are_no_trouble() -> None:
    marker = split_marker("- " * 100_000 + "end")
    assert marker is not None and marker.style == "bullet"
