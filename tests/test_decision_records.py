"""Records of one decision in a table of labels and values are no audit trails; all made up."""

import pytest

from extract.decisions.notice_heads import NOTICE_HEAD_RE
from extract.people.people_in_text import find_roles
from extract.reports.trails import is_audit_trail
from ingest.model import Block, Cell, Grid, Line, Span

FORM = [
    ("Title of decision", "Mooring fees"),
    ("Key decision?", "Yes"),
    ("Report author", "Ann Moor, Harbour Master"),
    ("Decision", "To set the fees at nine pounds."),
]
TRAIL = [("Lead officer", "Ann Moor"), ("Report author", "Bo Lane"), ("Version", "Final"), ("Key Decision?", "Yes")]


def block(rows: list[tuple[str, str]]) -> Block:
    span = Span(page=1)
    cells = tuple(tuple(Cell(text, span, (Line(text, span),)) for text in row) for row in rows)
    return Block("grid", "", (), span, grid=Grid(cells))


@pytest.mark.parametrize(("rows", "trail"), [(FORM, False), (TRAIL, True)])
def test_a_form_that_says_what_was_decided_is_no_audit_trail(rows: list[tuple[str, str]], trail: bool) -> None:
    assert is_audit_trail(block(rows)) is trail


def test_the_council_may_stand_before_the_name_of_the_form() -> None:
    assert NOTICE_HEAD_RE.search("Mead London Borough Record of Executive Decision")
    assert not NOTICE_HEAD_RE.search("The Borough recorded the decision")


TOLD = [
    ("Pump Lane Transfer \u2013 The Clerk responded to the Council.", []),
    ("Ann Moor \u2013 The Clerk, explained", [("Ann Moor", "The Clerk")]),
    ("Ann Moor \u2013 Head of Parks explained", [("Ann Moor", "Head of Parks")]),
]


@pytest.mark.parametrize(("text", "found"), TOLD)
def test_a_title_before_what_the_clerk_did_is_nobody(text: str, found: list[tuple[str, str]]) -> None:
    assert [(name, role) for name, role, *_ in find_roles(text)] == found
