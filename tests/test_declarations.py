"""Declarations of interest: sentences, lists, and the words that declare nothing."""

from __future__ import annotations

import pytest

from extract.decisions.conduct import Declaration
from extract.decisions.declarations import find_declarations
from extract.facts import Meeting, MinuteItem
from ingest.model import Block, Cell, Grid, Issue, Span

MEETING = Meeting(span=Span(), rule="made", committee="Parks Committee", date="2031-05-01", role="minutes")
ITEM = MinuteItem(span=Span(), rule="made", meeting=MEETING, number="3", title="Declarations of Interest")
OTHER = MinuteItem(span=Span(), rule="made", meeting=MEETING, number="8", title="Letting of the hall")


def read(text: str, item: MinuteItem = ITEM) -> tuple[list[Declaration], list[Issue]]:
    return find_declarations([(item, [Block("paragraph", text, (), Span(page=1))])], MEETING, {"JM": "Cllr Jo Moor"})


# text, names, kind, item, left
CASES = [
    ("In terms of the Code of Conduct, Councillor P Moor declared a non-financial interest in Item 4.",
     ["Councillor P Moor"], "non-financial", "Item 4", None),
    ("Councillor Moor declared a disclosable pecuniary interest in item 6 as she owns the hall.",
     ["Councillor Moor"], "disclosable pecuniary", "item 6", None),
    ("Later on Mr Moor declared an interest under Item 16 - Pay Policy 2031/32 - that a cousin worked there.",
     ["Mr Moor"], None, "Item 16 - Pay Policy 2031/32", None),
    ("Mr Moor declared an interest that a family member worked for the Council.", ["Mr Moor"], None, None, None),
    ("Councillors Moor and Lane declared a personal interest in Agenda Item 7, as members of the club.",
     ["Councillor Moor", "Councillor Lane"], "personal", "Agenda Item 7", None),
    ("Mr Moor declared a personal and prejudicial interest in application 31/0042 as a neighbour. He left the room.",
     ["Mr Moor"], "personal and prejudicial", "application 31/0042", True),
    ("Cllr Moor declared a non-pecuniary interest as a governor and remained in the meeting.",
     ["Cllr Moor"], "non-pecuniary", None, False),
    ("Cllr Moor declared an interest in item 4 and would leave the room.", ["Cllr Moor"], None, "item 4", None),
    ("A non-registrable interest in item 6 was declared by Councillor Moor as she rents a plot.",
     ["Councillor Moor"], "non-registrable", "item 6", None),
    ("Councillor Moor declared an interest in that he is a governor.", ["Councillor Moor"], None, None, None),
    ("JM declared an interest in item 9.", ["Cllr Jo Moor"], None, "item 9", None),
    ("Councillor Ann Moor \u2013 item 6 \u2013 governor of Dale School", ["Councillor Ann Moor"], None, "item 6", None),
    ("Cllr Moor: personal interest as a plot holder", ["Cllr Moor"], "personal", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names", "kind", "about", "left"), CASES)
def test_declaration(text: str, names: list[str], kind: str | None, about: str | None, left: bool | None) -> None:
    found, issues = read(text)
    assert [row.name for row in found] == names and not issues
    assert {(row.interest_kind, row.item, row.left_meeting) for row in found} == {(kind, about, left)}
    assert {row.text for row in found} == {text} and {row.minute_item for row in found} == {ITEM}


@pytest.mark.parametrize(
    "text",
    [
        "There were no declarations of interest.",
        "None.",
        "No interests were declared by Members.",
        "Members were reminded to declare an interest at the start of the item.",
        "Councillor Moor declared that he had no interest in the matter.",
        "Councillor Moor \u2013 none",
        "Members declared interests as follows:",
        "The Chair declared the meeting open.",
        "Councillor Moor asked whether a member had a personal interest.",
    ],
)
def test_none(text: str) -> None:
    assert read(text) == ([], [])


def test_by_whom_is_not_plain() -> None:
    found, issues = read("One of those there declared a personal interest.", OTHER)
    assert not found and [issue.code for issue in issues] == ["declaration-unread"]


def test_list_elsewhere_declares_nothing() -> None:
    assert read("Councillor Moor \u2013 item 6 \u2013 asked when the hall opens", OTHER) == ([], [])


def table(*rows: str) -> list[tuple[str, str | None, str | None, bool | None]]:
    cells = tuple(tuple(Cell(text, Span(page=1)) for text in row.split("|")) for row in rows)
    block = Block("grid", "", (), Span(page=1), grid=Grid(cells))
    found, issues = find_declarations([(ITEM, [block])], MEETING)
    assert bool(found) != bool(issues)
    return [(row.name, row.interest_kind, row.item, row.left_meeting) for row in found]


TABLES = [
    (("Name|Item|Nature of interest|Action taken", "Cllr B Moor|14|Personal - member of the fund|Remained and voted",
      "Cllr L Lane|15|Prejudicial - employer|Left the room"),
     [("Cllr B Moor", "Personal", "14", False), ("Cllr L Lane", "Prejudicial", "15", True)]),
    ((("Councillor|Agenda item|Reason for "
      "declaration"), "Cllr B Moor|Mooring fees|Owns a boat"), [("Cllr B Moor", None, "Mooring fees", None)]),
    (("Item|Plan|Cost", "14|Quay|12"), []),
    (("Name|Item|Nature of interest", "The Clerk's list|14|Personal"), []),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "expected"), TABLES)
def test_a_table(rows: tuple[str, ...], expected: list[tuple[str, str | None, str | None, bool | None]]) -> None:
    assert table(*rows) == expected
