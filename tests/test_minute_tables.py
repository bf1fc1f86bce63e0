"""Minutes in tables: two heads in one, decisions with their reasons beside them, who acts beside a clause."""

from __future__ import annotations

import pytest

from extract.minutes.minute_tables import find_acting, find_due, is_head
from ingest.model import Cell
from printed import extract_printed

TOP = "MINUTES of the Quays Committee held on 3 April 2031\n\nPRESENT:\n\nCouncillor Ada Moor\nCouncillor Bo Lane\n\n"
TALK = "The Harbour Master told the committee of the lamps on the quays, and of what they cost in a year of storms."


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        (("No.", "Description/Decision", "Action By/Deadline"), (True, 2, None)),
        (("Item", "Discussion and decisions", "When"), (True, None, 2)),
        (("Min. No.", "Minutes & actions"), (True, None, None)),
        (("Item", "Brand and colours", "Who"), (False, 2, None)),
        (("Item",), (False, None, None)),
    ],
)
def test_heads(heads: tuple[str, ...], expected: tuple[bool, int | None, int | None]) -> None:
    row = [Cell(text) for text in heads]
    assert (is_head(row), find_acting(row), find_due(row)) == expected


def test_decisions_with_their_reasons_beside_them() -> None:
    table = "RESOLVED\tReason for Decision:\n1. That lamps be lit.\tTo see by.\n2. That the fee be kept.\t\n"
    found = extract_printed(f"{TOP}1. LAMPS\n\n{TALK}\n\n{table}\n2. FEES\n\n{TALK}\n\nRESOLVED: That fees be kept.\n")
    texts = ["That lamps be lit.", "That the fee be kept.", "That fees be kept."]
    assert [(row.kind, row.text) for row in found.resolutions] == [("resolved", text) for text in texts]


def test_who_acts_beside_a_clause_ends_no_decision() -> None:
    rows = (
        "No.\tDescription/Decision\tAction By/Deadline\n"
        f"6\tMINUTES OF THE LAST MEETING {TALK}\tN/A\n7\tLAMPS {TALK}\tN/A\n"
        "\tAgreed -\t\n\ta. That lamps be lit; and\t(a-b) Harbour Master\n"
        f"\tb. That they be paid for.\tClerk\n8\tFEES {TALK} Agreed - That fees be kept.\tN/A\n9\tCLOSE {TALK}\tN/A\n"
    )
    found = extract_printed(TOP + rows)
    texts = ["That lamps be lit; and", "That they be paid for.", "That fees be kept."]
    assert [(row.kind, row.text) for row in found.resolutions] == [("agreed", text) for text in texts]


def test_a_heading_between_those_present_and_the_first_item_begins_no_other_minutes() -> None:
    items = f"1. LAMPS\n\n{TALK}\n\nRESOLVED: That lamps be lit.\n\n2. FEES\n\n{TALK}\n"
    found = extract_printed(f"{TOP}Minutes of the meeting held at the Quay House\n\n{items}")
    assert [(minutes.committee, minutes.date) for minutes in found.meetings] == [("Quays Committee", "2031-04-03")]
    assert [row.name for row in found.attendance] == ["Councillor Ada Moor", "Councillor Bo Lane"]
    assert [item.title for item in found.minute_items] == ["LAMPS", "FEES"] and len(found.resolutions) == 1
