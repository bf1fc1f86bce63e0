"""Minutes of small councils: titles without numbers over numbered paragraphs, decisions in passing; all made up."""

from pathlib import Path

import pytest

from extract.decisions.notice_meetings import MEETING_TOLD_RE
from extract.minutes.minutes import MinutesFacts, find_minutes
from extract.packs import find_parts
from extract.structures import find_structure
from ingest.text import read_text

HEAD = """MEAD PARISH COUNCIL

Minutes of the Parish Council meeting held on Tuesday 4th May 2031 at 7.30pm in Mead village hall

Present: Cllr A Moor, Cllr B Lane, Cllr C Oke

"""


def read(text: str) -> MinutesFacts:
    document = read_text(Path("minutes.txt"), (HEAD + text).encode(), "0" * 64)
    return find_minutes(document, find_parts(document))


UNNUMBERED = """Minutes of last meeting

Minutes of the meetings held on 4th March 2031 and 3rd April 2031 were discussed and agreed by all present.

Declarations of interest

None declared.

Planning applications

1. Permission is granted for a barn at Pump Lane.

2. Permission is granted for a porch at Corn Cottage.

3. Extension at Mill Farm - The Clerk told of the plan.

4. New dwelling: The appeal was heard.

Matters requiring attention

The Clerk was told of a hole in the lane.

Meeting closed 9.00pm

The next meeting is in June.
"""


def test_titles_without_numbers_stand_over_numbered_paragraphs() -> None:
    facts = read(UNNUMBERED)
    assert [(item.number, item.title) for item in facts.minute_items] == [
        (None, "Minutes of last meeting"),
        (None, "Declarations of interest"),
        (None, "Planning applications"),
        (None, "Matters requiring attention"),
    ]
    assert len(facts.meetings) == 1


DECISIONS = [
    # paragraph of an item, its decisions
    ("It was agreed £90 should be held for repairs.", ["It was agreed £90 should be held for repairs."]),
    ("It was agreed not to buy any bins.", ["not to buy any bins."]),
    ("It was agreed by all that the quote be taken.", ["that the quote be taken."]),
    ("Swings – It was resolved to mend the seats.", ["to mend the seats."]),
    ("Payment of accounts was agreed within the budget.", ["Payment of accounts was agreed within the budget."]),
    ("The Councillors agreed the appointment of D Hay.", ["The Councillors agreed the appointment of D Hay."]),
    (
        "Two quotes came. It was proposed to buy the sign. Proposer: Cllr A Moor, 2nd: Cllr B Lane.",
        ["It was proposed to buy the sign. Proposer: Cllr A Moor, 2nd: Cllr B Lane."],
    ),
    ("It was proposed to buy the sign, and it was lost. Proposer: Cllr A Moor, 2nd: Cllr B Lane.", []),
    ("It was proposed to buy the sign.", []),
    ("The rent was agreed by the tenant.", []),
    ("The payments agreed at the last meeting were told.", []),
    ("It was agreed with the tenant that nothing should be done.", []),
]


@pytest.mark.parametrize(("text", "found"), DECISIONS)
def test_decisions_told_in_passing(text: str, found: list[str]) -> None:
    facts = read(f"1. Apologies\n\nNone.\n\n2. Hall\n\n{text}\n\n3. Next meeting\n\n4 June 2031.\n")
    assert [row.text for row in facts.resolutions] == found


LIST = """MEAD CITY COUNCIL

HARBOUR BOARD – SUMMARY OF DECISIONS

The following decisions were taken by the Harbour Board at its meeting on 4 May 2031 at 10.00 am in the Corn Hall, Mead.
Unless called in they take effect on 9 May 2031.

Present: Councillors A Moor (Leader), B Lane and C Oke.

Apologies: Councillor D Reed.

Item: Mooring fees
Subject: Mooring fees
Decision: That the fees be set at £9.
"""


def test_a_list_of_decisions_tells_of_its_meeting_in_a_sentence() -> None:
    paper = find_structure(read_text(Path("list.txt"), LIST.encode(), "0" * 64))
    (meeting,) = paper.meetings
    told = (meeting.committee, meeting.date, meeting.start_time, meeting.venue)
    assert told == ("Harbour Board", "2031-05-04", "10:00", "Corn Hall, Mead")
    found = [(row.name, row.status) for row in paper.minutes.attendance]
    assert found[-1] == ("Councillor D Reed", "apologies")
    assert [status for _, status in found] == ["present"] * 3 + ["apologies"]
    assert not MEETING_TOLD_RE.search("Decisions taken by the Harbour Master at a meeting")


def test_a_list_of_decisions_without_columns_tells_of_its_meeting_and_an_issue() -> None:
    lost = LIST.split("Item:")[0] + "Item\n\nSubject\n\nReasons\n\n5\n\nMooring fees\n\nTo keep them.\n"
    paper = find_structure(read_text(Path("list.txt"), lost.encode(), "0" * 64))
    assert [meeting.committee for meeting in paper.meetings] == ["Harbour Board"]
    assert len(paper.minutes.attendance) == 4
    assert [issue.code for issue in paper.issues] == ["notice-unread"]


PLACES = [
    ("Committee Room 2, Corn Hall, Mead", "Committee Room 2, Corn Hall, Mead"),
    ("The meeting was in the Corn Hall", None),
    ("Nobody knew where", None),
]


@pytest.mark.parametrize(("line", "venue"), PLACES)
def test_the_line_below_day_and_hour_is_the_place(line: str, venue: str | None) -> None:
    text = (
        f"Mead Wellbeing Board\n\nNotes of the meeting held on 4 May 2031, 2.00pm\n\n{line}\n\nPresent: Cllr A Moor\n"
    )
    document = read_text(Path("minutes.txt"), text.encode(), "0" * 64)
    (meeting,) = find_minutes(document, find_parts(document)).meetings
    assert meeting.venue == venue
