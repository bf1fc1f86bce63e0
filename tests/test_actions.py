"""Actions in minutes: who is to do what, and by when; councils and people are made up."""

from pathlib import Path

import pytest

from extract.decisions.action_tables import find_heads
from extract.decisions.owners import Owners
from extract.minutes.minutes import MinutesFacts, find_minutes
from extract.parts import Part
from ingest.model import Cell, Document, Grid
from ingest.text import read_text
from test_pdf import Canvas, typeset, write

HEAD = (
    "MARLSTOW PARISH COUNCIL\n\nMinutes of the Parish Council meeting held on 4 November 2031 at 7 pm in the Hall\n\n"
)
PRESENT = "Present: Councillors Ann Holt (AH), Ben Reed (BR)\nIn attendance: Jo Lane, Clerk\n\n"


def read_minutes(document: Document) -> MinutesFacts:
    return find_minutes(document, (Part("minutes", 0, document.blocks),))


def actions(text: str) -> list[tuple[str, str | None, str | None, str | None]]:
    document = read_text(Path("minutes.txt"), (HEAD + PRESENT + text).encode(), "0" * 64)
    return rows(read_minutes(document))


def rows(facts: MinutesFacts) -> list[tuple[str, str | None, str | None, str | None]]:
    return [(row.text, row.owner, row.due, row.due_date) for row in facts.resolutions if row.kind == "action"]


OWNERS = [
    ("J Moor", "named", "J Moor"),
    ("Jane Moor", "named", "Jane Moor"),
    ("Jane Moor", "headed", None),  # nobody listed: two words may be anything
    ("J Moor", "headed", "J Moor"),
    ("Ann Holt", "listed", "Ann Holt"),
    ("Cllr Moor", "listed", "Cllr Moor"),
    ("Head of Parks", "listed", "Head of Parks"),
    ("Head of\nParks", "listed", "Head of Parks"),
    ("The Clerk", "listed", "Clerk"),
    ("AH/BR", "listed", "Ann Holt; Ben Reed"),
    ("AH BR", "listed", "Ann Holt; Ben Reed"),
    ("JM/AL", "headed", "JM; AL"),
    ("JM/AL", "listed", None),
    ("Head of Parks and Clerk", "listed", "Head of Parks; Clerk"),
    ("ALL", "listed", "ALL"),
    ("TBC", "headed", None),
    ("Carried Forward", "headed", None),
    ("June meeting", "named", None),
    ("Note 3", "named", None),
    ("", "named", None),
]


@pytest.mark.parametrize(("text", "trust", "owner"), OWNERS)
def test_texts_that_name_owners(text: str, trust: str, owner: str | None) -> None:
    owners = Owners({"AH": "Ann Holt", "BR": "Ben Reed"}, frozenset({"holt", "reed"}), day="2031-11-04")
    noted = owners.parse_noted(text, trust)
    assert (noted.owner if noted is not None else None) == owner


DUES = [
    ("Clerk by 1 May", "1 May", "2032-05-01"),
    ("Clerk by 20 November", "20 November", "2031-11-20"),
    ("Clerk, by 3rd March 2033", "3rd March 2033", "2033-03-03"),
    ("Clerk by June meeting", "June meeting", None),
    ("Clerk by end of March", "end of March", None),
    ("Clerk by 29 February", "29 February", "2032-02-29"),
    ("Clerk", None, None),
]


@pytest.mark.parametrize(("text", "due", "day"), DUES)
def test_times_by_which_owners_are_to_act(text: str, due: str | None, day: str | None) -> None:
    noted = Owners(day="2031-11-04").parse_noted(text, "listed")
    assert noted is not None
    assert (noted.owner, noted.due, noted.due_date) == ("Clerk", due, day)


LINES = [
    ("ACTION: Head of Parks to cut the hedge by 1 May.",
     ("Head of Parks to cut the hedge by 1 May.", "Head of Parks", "1 May", "2032-05-01")),
    ("ACTION: AH/BR to ask the owner by the June meeting.",
     ("AH/BR to ask the owner by the June meeting.", "Ann Holt; Ben Reed", "June meeting", None)),
    ("The gate is to be mended.\n\nAction by: Jane Moor",
     ("The gate is to be mended.", "Jane Moor", None, None)),
    ("The gate is to be mended. Action: Clerk by 1 December",
     ("The gate is to be mended.", "Clerk", "1 December", "2031-12-01")),
    ("The gate is broken. The owner to be asked. (ACTION: BR by 1 December)",
     ("The owner to be asked.", "Ben Reed", "1 December", "2031-12-01")),
    ("ACTION: Letters to be sent to the owners.", ("Letters to be sent to the owners.", None, None, None)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LINES)
def test_lines_of_actions(text: str, expected: tuple[str, str | None, str | None, str | None]) -> None:
    assert actions(f"1. Roads\n\n{text}\n\n2. Budget\n\nNone.\n") == [expected]


@pytest.mark.parametrize("text", ["Actions of the Clerk were noted.", "Action: Carried Forward", "The action: Clerk"])
def test_words_of_action_without_an_owner_or_a_sentence(text: str) -> None:
    assert all(owner is None for _, owner, *_ in actions(f"1. Roads\n\n{text}\n\n2. Budget\n\nNone.\n"))


def grid(*texts: str) -> Grid:
    return Grid(tuple(tuple(Cell(cell.strip()) for cell in row.split("|")) for row in texts), 1)


TABLES = [
    ("Action | Owner | By when", True),
    ("No. | Action required | Who? | Due date", True),
    ("Action | By whom", True),
    ("Action | Owner | Status", False),  # a log
    ("Action | Cost", False),
    ("Item | Owner", False),
]


@pytest.mark.parametrize(("heads", "read"), TABLES)
def test_tables_of_actions_are_told_by_their_heads(heads: str, read: bool) -> None:
    assert (find_heads(grid(heads, "Cut the hedge | Clerk")) is not None) == read


def test_a_table_of_actions_gives_a_row_for_each() -> None:
    table = (
        "Action\tOwner\tBy when\nCut the hedge\tAH/BR\t1 May\nAsk the owner\tParks Team\tJune meeting\nPay\tJo Lane\t\n"
    )
    expected = [
        ("Cut the hedge", "Ann Holt; Ben Reed", "1 May", "2032-05-01"),
        ("Ask the owner", "Parks Team", "June meeting", None),
    ]
    found = actions(f"1. Roads\n\nAll was well.\n\n2. Actions agreed\n\n{table}\n3. Budget\n\nNone.\n")
    assert found[:2] == expected and len(found) == 2  # "Pay" is too short for an action
    assert actions(f"1. Matters arising from the last meeting\n\n{table}\n2. Budget\n\nNone.\n") == []


NOTES = [
    ("The clerk had seen the bench by the pond, which was to be", "mended by the man who made it.", "Head of Parks"),
    ("The hedge along the lane was too high for those who walked", "and would be cut in spring.", "AH/BR by 1 May"),
    ("A letter about the speed of lorries had come from the school", "and would be sent to the police.", "JM"),
    ("The grant for the roof of the hall was still awaited, and it", "would be asked for again.", "Carried Forward"),
    ("Two plots were free at the end of the year. It was a dry and", "warm summer all through.", ""),
]


@pytest.mark.parametrize("headed", [True, False])
def test_notes_at_the_margin_of_a_pdf_name_owners(headed: bool) -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 70, 60, "MARLSTOW PARISH COUNCIL", 13, "Helvetica-Bold")
        write(canvas, 70, 78, "Minutes of the Parish Council meeting held on 4 November 2031")
        write(canvas, 70, 118, "Present: Councillors Ann Holt (AH), Ben Reed (BR)")
        if headed:
            write(canvas, 490, 145, "Action", 11, "Helvetica-Bold")
            write(canvas, 70, 145, "Matters", 11, "Helvetica-Bold")
        for at, (first, second, note) in enumerate(NOTES):
            top = 175 + 80 * at
            title = ("Hedges", "Benches", "Lorries", "Grants", "Plots")[at]
            write(canvas, 70, top, f"{at + 1}. {title}", 11, "Helvetica-Bold")
            write(canvas, 70, top + 22, first)
            write(canvas, 70, top + 36, second)
            write(canvas, 430 if len(note) > 12 else 490, top + 36, note)

    facts = read_minutes(typeset(draw))
    unread = [issue.text for issue in facts.issues if issue.code == "action-note-unread"]
    if not headed:
        assert rows(facts) == [] and unread == []
        return
    texts = [" ".join((first, second)) for first, second, _ in NOTES]
    assert rows(facts) == [
        (texts[0], "Head of Parks", None, None),
        (texts[1], "Ann Holt; Ben Reed", "1 May", "2032-05-01"),
        (texts[2], "JM", None, None),
    ]
    assert unread == ["Carried Forward"]
