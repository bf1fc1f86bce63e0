"""Reports set in a table of numbers and paragraphs, and what ends a list of papers."""

from __future__ import annotations

import pytest

from ingest.layout.unrolled import unroll
from ingest.model import Block, Cell, Grid, Line, Span
from printed import extract_printed

HEAD = [["Is this report restricted?", "No"]]
BODY = [
    ["1.0", "Purpose of Report"],
    ["1.1", "To mend the quay."],
    ["2.0", "Recommendation(s)"],
    ["2.1", "That the tender be accepted."],
    ["", "The tender ends in June."],
]
PLAN = [["1.1", "Mend the quay"], ["1.2", "Paint the boats"], ["1.3", "Dredge the harbour"], ["1.4", "Light the pier"]]


def table(rows: list[list[str]]) -> Block:
    span = Span(1)
    cells = [[Cell(text, span, (Line(text, span),) if text else ()) for text in row] for row in rows]
    grid = Grid(tuple(tuple(row) for row in cells))
    return Block("grid", "", (), span, grid=grid)


def test_a_report_in_a_table_is_headings_and_paragraphs() -> None:
    head, *rest = unroll([table(HEAD + BODY)])
    assert head.grid is not None
    assert head.grid.texts() == HEAD
    assert [(block.kind, block.number, block.text) for block in rest] == [
        ("heading", "1.0", "Purpose of Report"),
        ("paragraph", "1.1", "To mend the quay."),
        ("heading", "2.0", "Recommendation(s)"),
        ("paragraph", "2.1", "That the tender be accepted."),
        ("paragraph", None, "The tender ends in June."),
    ]


def test_a_section_that_is_a_table_of_its_own_is_text() -> None:
    head, text = unroll([table([["5.00", "Appendices"], ["5.01", "Appendix 1: Fares"]])])
    assert [(head.kind, head.number), (text.kind, text.number)] == [("heading", "5.00"), ("paragraph", "5.01")]


@pytest.mark.parametrize(
    "rows", [PLAN, HEAD, [["1.", "Apologies"], ["2.", "Minutes"], ["3.", "Fees"], ["4.", "Close"]]]
)
def test_other_tables_stay(rows: list[list[str]]) -> None:
    block = table(rows)
    assert unroll([block]) == (block,)


REPORT = """HARBOURS COMMITTEE

7 May 2031

Mooring fees

Report of the Harbour Master

Recommendation

1. That the fees be agreed.

Background papers

Previous Committee Reports:-

HC12 - Moorings, 2 April 2030

Circulation to members of the harbour

None.
"""
SIGNED = """HARBOURS COMMITTEE

7 May 2031

Mooring fees

Report of the Harbour Master

RECOMMENDATION: That the Committee

(1) agrees the fees; and

(2) notes the tide tables.

BEATRICE CRANE

Director of Harbours

Background papers: Tide tables 2030
Contact Officer: Barnaby Quill, Moorings Manager, Tel: 01632
960 458
"""


def test_what_stands_over_none_heads_another_list() -> None:
    assert [paper.title for paper in extract_printed(REPORT).background_papers] == ["HC12 - Moorings, 2 April 2030"]


def test_the_end_of_a_report_with_labels_in_lines() -> None:
    found = extract_printed(SIGNED)
    assert [(row.number, row.text, row.lead_in) for row in found.recommendations] == [
        ("1", "agrees the fees; and", "That the Committee"),
        ("2", "notes the tide tables.", "That the Committee"),
    ]
    assert [paper.title for paper in found.background_papers] == ["Tide tables 2030"]
    assert [(row.name, row.phone) for row in found.contacts] == [("Barnaby Quill", "01632 960 458")]
    assert ("BEATRICE CRANE", "Director of Harbours") in [(row.name, row.role) for row in found.officers]
