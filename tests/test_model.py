"""The model: joined lines, and the place of a part of a block."""

from __future__ import annotations

from array import array
from dataclasses import replace

import numpy as np
import pytest

from ingest.hyphens import find_words, keeps_hyphen
from ingest.lines import Lines
from ingest.model import Block, Box, Cell, Grid, GridLines, Line, Span, join_lines

JOINS = [
    # lines, text
    ([], ""),
    (["", ""], ""),
    (["The board  met", "on Tuesday."], "The board met on Tuesday."),
    (["The board", "", "met"], "The board met"),
    (["the commis-", "sioning plan"], "the commissioning plan"),
    (["a multi-", "agency plan"], "a multi-agency plan"),
    (["an out-of-", "hours team"], "an out-of-hours team"),
    (["a grant-", "funded post"], "a grant-funded post"),
    (["pre-", "and post-natal care"], "pre- and post-natal care"),
    (["Ms Oak-", "Ashby"], "Ms Oak-Ashby"),
    (["in 2013-", "14 the"], "in 2013-14 the"),
    (["in 2013\u2013", "14 the"], "in 2013\u201314 the"),
    (["the clerk -", "Ms Ashby"], "the clerk - Ms Ashby"),
    (["the plan \u2013", "as agreed"], "the plan \u2013 as agreed"),
    (["and/", "or both"], "and/or both"),
    (["Adults /", "Children"], "Adults / Children"),
    (["com\u00ad", "mittee"], "committee"),
]


@pytest.mark.parametrize(("lines", "text"), JOINS)
def test_join_lines(lines: list[str], text: str) -> None:
    joined, starts = join_lines(lines)
    assert joined == text
    assert len(starts) == len(lines)
    assert list(starts) == sorted(starts)


def test_each_start_is_where_its_line_begins() -> None:
    lines = ["The commis-", "sioning of a multi-", "agency plan", "was agreed."]
    joined, starts = join_lines(lines)
    assert [joined[start:].split()[0] for start in starts] == ["The", "sioning", "agency", "was"]


HYPHENS = [
    # before, after, words of the paper, kept
    ("the re-", "port", "", False),
    ("the re-", "offending rate", "re-offending fell", True),
    ("the multi-", "agency hub", "the multiagency hub", False),
    ("the multi-", "agency hub", "a multi-agency and a multiagency hub", True),
    ("year-on-", "year", "", True),
]


@pytest.mark.parametrize(("before", "after", "words", "kept"), HYPHENS)
def test_the_words_of_the_paper_settle_a_hyphen(before: str, after: str, words: str, kept: bool) -> None:
    assert keeps_hyphen(before, after, find_words(words)) is kept


def block(lines: list[str], number: str | None = None, marker: str | None = None) -> Block:
    """A paragraph of a text file whose first line stands on line 10."""
    made = tuple(Line(text, Span(None, 10 + index)) for index, text in enumerate(lines))
    first = lines[0][len(marker) :].strip() if marker else lines[0]
    text, starts = join_lines([first, *lines[1:]])
    return Block("paragraph", text, made, made[0].span, number, marker, starts=starts)


PARTS = [
    # lines, marker, words looked for, line
    (["The board met on", "9 July 2013 and", "agreed."], None, "9 July 2013", 11),
    (["The board met on 9", "July 2013 and agreed."], None, "9 July 2013", 10),
    (["2.3 The board met", "and spent \u00a36 million."], "2.3", "\u00a36 million", 11),
    (["2.3 The board met", "and spent \u00a36 million."], "2.3", "The", 10),
    (["1.", "The board met."], "1.", "board", 11),
    (["the commis-", "sioning plan of", "2014"], None, "2014", 12),
    (["the commis-", "sioning plan of", "2014"], None, "commissioning", 10),
]


@pytest.mark.parametrize(("lines", "marker", "words", "line"), PARTS)
def test_part_knows_its_line(lines: list[str], marker: str | None, words: str, line: int) -> None:
    made = block(lines, marker=marker)
    start = made.text.index(words)
    assert made.part(start, start + len(words)).line == line


def test_part_beyond_the_text_keeps_to_the_block() -> None:
    made = block(["The board", "met."])
    assert made.part(500, 510).line == 11
    assert made.part(0, 0).line == 10


def edged(text: str, top: float) -> Line:
    """A line of a PDF whose characters are 10 points wide, from 100 on."""
    edges = array("f", [100.0 + 10 * index for index in range(len(text) + 1)])
    return Line(text, Span(3, None, (Box(3, 100, top, 100 + 10 * len(text), top + 12),)), edges=edges)


def test_part_of_a_pdf_line_is_a_box_without_the_marker() -> None:
    lines = (edged("(a) a plan", 50), edged("of 2014", 64))
    text, starts = join_lines(["a plan", "of 2014"])
    made = Block("item", text, lines, lines[0].span, "a", "(a)", starts=starts)
    assert made.part(0, 1).boxes == (Box(3, 140, 50, 150, 62),)
    assert made.part(2, 9).boxes == (Box(3, 160, 50, 200, 62), Box(3, 100, 64, 120, 76))


def test_cover_gives_a_box_for_each_page() -> None:
    first, second = edged("one", 50).span, edged("three", 70).span
    assert Span.cover([first, second]).boxes == (Box(3, 100, 50, 150, 82),)
    assert Span.cover([]) == Span()
    over = Span(3, 7, (Box(3, 90.5, 60, 95, 61), Box(4, 1, 2, 3, 4)))
    assert Span.cover([over, second]) == Span(3, 7, (Box(3, 90.5, 60, 150, 82), Box(4, 1, 2, 3, 4)))


def test_the_span_of_one_box() -> None:
    assert Span.at(2, 1, 2.5, 3, 4) == Span(2, None, (Box(2, 1, 2.5, 3, 4),))


KEPT = [
    (),
    (Line("", Span()),),
    (Line("1. Apologies", Span(line=7)), Line("\u00a36 \ud800", Span(2, None), 9.5, True, False)),
    (
        edged("of 2014", 64),
        Line("Apologies", Span(1, None, (Box(1, 1, 2, 3, 4), Box(2, 5, 6, 7, 8))), 11.0, False, True),
    ),
    (Line("read", Span(4), confidence=0.875),),
]


@pytest.mark.parametrize("lines", KEPT)
def test_packed_lines_are_those_that_were_packed(lines: tuple[Line, ...]) -> None:
    cell = Cell("text", lines=lines)
    held = Block("grid", "text", GridLines(Grid(((None, cell), (cell, Cell(""))))), Span())
    for found, wanted in ((Block("paragraph", "text", lines, Span()).lines, lines), (held.lines, lines + lines)):
        assert (len(found), tuple(found), found[:1], bool(found)) == (len(wanted), wanted, wanted[:1], bool(wanted))
        assert [line.edges for line in found] == [line.edges for line in wanted]
        assert [found[at] for at in range(-len(wanted), len(wanted))] == [*wanted, *wanted]
    assert replace(cell, text="other").lines == cell.lines == tuple(lines)


def test_a_line_set_in_numbers_of_numpy_comes_back_from_packing_as_it_was() -> None:
    line = Line("Quays", Span(1), np.float32(9.5), np.bool_(False), np.bool_(True))  # type: ignore[arg-type]
    (kept,) = Lines.aside((line,))
    assert (kept.size, kept.bold, kept.italic) == (9.5, False, True)
