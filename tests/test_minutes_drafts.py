"""Minutes that only a line of their front calls a draft, with lists of people behind words in capitals; all made up."""

from pathlib import Path

import pytest

from extract.attendance.attendance import run_in_label
from extract.minutes.minutes_headings import BODYS_MEETING_RE
from extract.structures import Structure, find_structure
from ingest.text import read_text

FRONT = """Mead and Overton Parish Council – Ordinary Meeting

Tuesday 4th May 2031, 7.30pm

Mead Village Hall

{status}

PRESENT Cllr A Moor, Cllr B Lane, Cllr C Oke, Mrs N Reed (Clerk)

ALSO Cllr M Dale (MCC)

2 members of the public

1. PUBLIC FORUM

A resident told of the fete.

2. FINANCES:

It was agreed that the accounts be paid.

3. ITEMS FOR AGENDA OF NEXT MEETING:

The green.

The meeting closed at 8.50pm
"""


def read(text: str) -> Structure:
    return find_structure(read_text(Path("paper.txt"), text.encode(), "0" * 64))


def test_a_draft_is_minutes_and_no_agenda() -> None:
    paper = read(FRONT.format(status="*DRAFT MINUTES SUBJECT TO APPROVAL AT THE NEXT MEETING*"))
    assert paper.kind == "minutes"
    meeting = paper.meetings[0]
    told = (meeting.committee, meeting.date, meeting.start_time, meeting.venue)
    assert told == ("Mead and Overton Parish Council", "2031-05-04", "19:30", "Mead Village Hall")
    found = [(row.name, row.status) for row in paper.minutes.attendance]
    assert found == [
        ("Cllr A Moor", "present"),
        ("Cllr B Lane", "present"),
        ("Cllr C Oke", "present"),
        ("Mrs N Reed", "officer support"),
        ("Cllr M Dale", "other members present"),
    ]
    assert [item.number for item in paper.minutes.minute_items] == ["1", "2", "3"]


def test_an_agenda_that_names_draft_minutes_is_an_agenda() -> None:
    items = "\n\n".join(f"{n}. {title}" for n, title in enumerate(["Apologies", "Draft minutes", "Mooring fees"], 1))
    paper = read(f"Mead Parish Council\n\n4 May 2031\n\nAGENDA\n\n{items}\n")
    assert paper.kind == "agenda_pack"


LABELS = [
    ("PRESENT Cllr A Moor, Cllr B Lane", "present", "Cllr A Moor, Cllr B Lane"),
    ("ALSO Cllr M Dale (MCC)", "other members present", "Cllr M Dale (MCC)"),
    ("Present Rob Moor, Ann Lane", "present", "Rob Moor, Ann Lane"),
    ("Also Cllr M Dale spoke", None, ""),
    ("ALSO the hall is let", None, ""),
]


@pytest.mark.parametrize(("text", "status", "rest"), LABELS)
def test_a_word_in_capitals_before_people_is_a_label(text: str, status: str | None, rest: str) -> None:
    found = run_in_label(text)
    assert (found[0].status if found else None, found[1] if found else "") == (status, rest)


def test_the_kind_of_meeting_behind_a_dash_is_no_part_of_the_body() -> None:
    assert BODYS_MEETING_RE.regex.sub("", "Harbour Board – Ordinary Meeting") == "Harbour Board"
