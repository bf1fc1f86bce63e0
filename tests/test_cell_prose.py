"""Sentences in cells are read as paragraphs are: their facts have a place, a section, and stand once."""

from dataclasses import replace

import pytest

from extract.cells.cell_paragraphs import cell_paragraphs
from extract.cells.cell_prose import is_prose
from extract.extractions import Extraction
from extract.papers import extract
from ingest.model import Block, Cell, Grid, Line, Span
from printed import read_printed

TEXTS = [
    ("The quays cost £31,000 a year.", True),
    ("Application registered as valid on 3/5/2031.", True),
    ("Two in five berths were let. More will be", True),
    ("Tuesday 6 May 2031, 2.00pm, Wharf House.", False),  # no words of a sentence
    ("Cllr Ann Moor, Cllr Bo Reed, Cllr C. Dale.", False),
    ("Forecast spend on the quays for 2031/32", False),  # a label
    ("£31,000", False),
    ("n/a.", False),
    ("Is this a key decision?", False),
]


@pytest.mark.parametrize(("text", "wanted"), TEXTS)
def test_what_is_prose(text: str, wanted: bool) -> None:
    assert is_prose(Block("paragraph", text, (), Span(line=1))) is wanted


@pytest.mark.parametrize(
    ("text", "wanted"), [("keep the fees of the quays; and", True), ("Dale, Moor, Reed and", False)]
)
def test_a_clause_of_a_list_is_prose(text: str, wanted: bool) -> None:
    assert is_prose(Block("item", text, (), Span(line=1), marker="(a)")) is wanted


def cell_of(text: str, first: int) -> Cell:
    """A cell whose lines stand one below the other in a text file."""
    lines = [Line(line, Span(line=n)) for n, line in enumerate(text.split("\n"), first)]
    return Cell(text, lines[0].span, lines)


def read_table(*rows: tuple[str, ...]) -> Extraction:
    """A paper in which a table stands under the heading Costs, its rows from line 10 on, ten lines apart."""
    document = read_printed("HARBOUR PANEL\n\n6 May 2031\n\n1. Costs\n\n1.1 Fees are told below.\n\nTABLE\n")
    grid = Grid(tuple(tuple(cell_of(text, 10 * n) for text in row) for n, row in enumerate(rows, 1)))
    table = replace(document.blocks[-1], kind="grid", grid=grid, text="")
    return extract(replace(document, blocks=(*document.blocks[:-1], table)))


SAID = "Ann Moor, Head of Quays, said that\nfees of £31,000 were due on\n3 May 2031 and 6% later."


def test_facts_of_sentences_in_a_cell() -> None:
    found = read_table(("4", "Fees", SAID), ("5", "Berths", "£12,000"))
    assert [(row.text, row.span.line) for row in found.dates if row.paragraph and row.paragraph.cell] == [
        ("3 May 2031", 12)
    ]
    assert [(row.text, row.span.line) for row in found.figures] == [("£31,000", 11), ("6%", 12)]
    assert [(row.name, row.role) for row in found.officers] == [("Ann Moor", "Head of Quays")]
    assert {row.paragraph.section.heading for row in found.figures if row.paragraph and row.paragraph.section} == {
        "Costs"
    }
    assert "cell-prose-unread" not in {issue.code for issue in found.issues}


def test_a_bare_value_is_no_figure_of_the_text() -> None:
    found = read_table(("Ward", "Cost"), ("Dale", "£31,000"), ("Moor", "£12,000"))
    assert found.figures == () and [row.value for row in found.observations] == [31000, 12000]


def test_paragraphs_stand_in_the_order_of_the_paper() -> None:
    found = read_table(("4", "Fees", SAID))
    assert [row.block for row in found.paragraphs] == sorted(row.block for row in found.paragraphs)
    assert found.paragraphs[-1].text == SAID.replace("\n", " ")


def test_years_cut_by_the_end_of_a_line_stay_whole() -> None:
    (read,) = cell_paragraphs(cell_of("The grant ends in 2031-\n32. Fees rise.", 1))
    assert read.text == "The grant ends in 2031-32. Fees rise."
