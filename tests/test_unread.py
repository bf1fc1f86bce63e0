"""What a paper announces and no rule reads is an issue; what is read, or is not there, is none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.extractions import Extraction
from extract.parts import Part, PartKind
from extract.unread.skipped_numbers import left_out
from extract.unread.unread_marks import Beginnings, find_unread_marks
from ingest.model import Block, Box, Span
from printed import BOX, COVER, extract_printed, read_printed

MINUTES = """Marlbeck Borough Council

Minutes of the Parks Scrutiny Panel held on Wednesday 7 May 2031 at 7.00 pm

Present:

Councillor Mara Pell (Chair)
Councillor Bo Lind

"""
CODES = {
    "decision-unread", "recommendations-unread", "background-papers-unread", "contact-unread", "agenda-unread",
    "item-number-skipped", "paper-not-understood", "report-head-unread",
}  # fmt: skip


def unread(found: Extraction) -> list[str]:
    return [issue.code for issue in found.issues if issue.code in CODES]


PAPERS = [
    (BOX + "RECOMMENDATION\n\n1. That the quays be mended.\n\nBACKGROUND\n\n2. Old.\n", []),
    (BOX + "RECOMMENDATION\n\nNone\n\nBACKGROUND\n\n1. Old.\n", []),
    (BOX + "1. Old.\n\nBACKGROUND PAPERS\n\nAppendices: see the list\n", ["background-papers-unread"]),
    (BOX + "1. Old.\n\nBACKGROUND PAPERS\n\nRivers plan 2030\n", []),
    (BOX + "1. Old.\n\nBACKGROUND PAPERS\n\nNone\n", []),
    (BOX + "1. Old.\n\nContact details:\n\nparks@marlbeck.example\n", ["contact-unread"]),
    (BOX + "1. Old.\n\nContact: Mara Pell, 01632 960100\n", []),
    (MINUTES + "1. FEES\n\nRESOLVED: That the fees be kept.\n\n2. QUAYS\n\nThe quays were old.\n", []),
    (MINUTES + "1. FEES\n\nTalk.\n\n2. QUAYS\n\nTalk.\n\n4. PIERS\n\nTalk.\n", ["item-number-skipped"]),
    ("The quays are old.\n\nSo are the piers.\n", ["paper-not-understood"]),
    ("The quays are old.\n\nRECOMMENDATION\n\n1. That the quays be mended.\n", ["report-head-unread"]),
    ("Inspection of West Ayle local authority children's services\n\nGood.\n", []),
    (COVER, []),  # a supplement: only items 4 and 5
]


@pytest.mark.parametrize(("paper", "codes"), PAPERS)
def test_what_no_rule_reads_is_said(paper: str, codes: list[str]) -> None:
    assert unread(extract_printed(paper)) == codes


# What a paper announces, the kind of its part, and what is said when not one fact of it was read.
ANNOUNCED = [
    ("minutes", "RESOLVED: That the fees be kept.", ["decision-unread"]),
    ("minutes", "31/4 Resolved to keep the fees.", ["decision-unread"]),
    ("minutes", "The quarrel was resolved.", []),
    ("report", "The panel RESOLVED in May to keep the fees.", []),
    ("report", "RECOMMENDATIONS\n\nThat the fees be kept.", ["recommendations-unread"]),
    ("report", "RECOMMENDATIONS\n\nN/A", []),
    ("cover", "AGENDA\n\n1. Fees\n\n2. Quays\n\n3. Piers", ["agenda-unread"]),
    ("cover", "AGENDA\n\n21/31 Fees\n\n22/31 Quays\n\n23/31 Piers", ["agenda-unread"]),
    ("cover", "AGENDA\n\nFees and quays", []),
]


@pytest.mark.parametrize(("kind", "text", "codes"), ANNOUNCED)
def test_an_announcement_without_a_fact_is_an_issue(kind: PartKind, text: str, codes: list[str]) -> None:
    part = Part(kind, 0, read_printed(text).blocks)
    nothing = replace(extract_printed("Nothing."), kind="report", issues=())
    assert [issue.code for issue in find_unread_marks([part], nothing)] == codes


# The place of a fact, and whether it is near a heading low on page 4 over a table that goes on to page 5.
NEAR = [((4, 700.0), True), ((4, 300.0), False), ((5, 90.0), True), ((6, 40.0), True), ((6, 400.0), False)]


@pytest.mark.parametrize(("place", "near"), NEAR)
def test_what_begins_near_a_block_over_two_pages(place: tuple[int, float], near: bool) -> None:
    head = Block("heading", "Papers", (), Span(4, None, (Box(4, 50, 680, 200, 692),)))
    table = Block("grid", "", (), Span(4, None, (Box(4, 50, 720, 500, 800), Box(5, 50, 50, 500, 120))))
    assert Beginnings((place,)).has_near(head, table) is near


LEFT_OUT = [
    ("76", "78", ["77"]),
    ("GB 4/31", "GB 7/31", ["GB 5/31", "GB 6/31"]),
    ("009", "011", ["010"]),
    ("2", "8", ["3", "4", "5", "6", "7"]),
    ("4.2", "5.1", []),
    ("31/9", "32/1", []),
    ("4", "5", []),
    ("8", "3", []),
    ("4", "40", []),
    ("a", "c", []),
    ("4\u00b2", "4\u00b3", []),  # the number of a note
    ("1" + 9 * "0", "1" + 8 * "0" + "2", []),
    ("1" * 5000, "1" * 4999 + "3", []),
    (None, "2", []),
]


@pytest.mark.parametrize(("one", "other", "missing"), LEFT_OUT)
def test_numbers_left_out(one: str | None, other: str | None, missing: list[str]) -> None:
    assert left_out(one, other) == missing
