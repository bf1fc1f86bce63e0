"""What stands before and above minutes: stamps, boxes of fields, an authority above its committee; all made up."""

from pathlib import Path

import pytest

from extract.facts import Meeting
from extract.papers import extract
from ingest.text import read_text

REST = "\n\n1. Apologies\n\nThere were apologies from Councillor B Reed.\n\n2. Budget\n\nRESOLVED that it be set.\n"
PRESENT = "\n\nPresent: Councillors A Holt (Chair), C Oke and D Lee"

FRONTS = [
    # what stands before the first item; kind of the paper, body, day and time of its meetings
    (
        "Public Document Pack\n\nMinutes of a meeting of the Harbour Board held on 6 May 2031 at 2 pm" + PRESENT,
        ("minutes", [("Harbour Board", "2031-05-06", "14:00")]),
    ),
    (
        "HARBOUR BOARD\n\nMeeting:\tHarbour Board\nDate:\t6 May 2031\nTime:\t2.00pm\nPlace:\tHall\n\nMINUTES" + PRESENT,
        ("minutes", [("Harbour Board", "2031-05-06", "14:00")]),
    ),
    (
        (
            "MINUTES\n\nMeeting of the Mead Health Board\n\nDate: 6 May 2031    Time: 2:00pm - 4:10pm\n\n"
            "Venue: Conference Room B" + PRESENT
        ),
        ("minutes", [("Mead Health Board", "2031-05-06", "14:00")]),
    ),
    (
        (
            "MEAD PARISH COUNCIL\n\nMinutes of the Meeting of Mead Parish Council\n\nHeld at the "
            "Room on Tuesday 6 May "
            "2031 commencing 7.30pm\nMembers present: Cllr A Holt (Chair), Cllr C Oke, Cllr D Lee."
        ),
        ("minutes", [("Mead Parish Council", "2031-05-06", "19:30")]),
    ),
    (
        (
            "Mead Health Trust\n\nMinutes of the Board Meeting in Public\n\nTuesday 6 May "
            "2031\n\n10:15 \u2013 12:30\n\n"
            "The Conference Centre, Lowtown" + PRESENT
        ),
        ("minutes", [("Mead Health Trust", "2031-05-06", "10:15")]),
    ),
    (
        (
            "MEAD FIRE AUTHORITY\n\nAUDIT COMMITTEE\n\n6 MAY 2031\n\nPRESENT: Councillor A Holt (in the Chair)\n\n"
            "Councillors: C Oke, D Lee and E Pask"
        ),
        ("minutes", [("Audit Committee", "2031-05-06", None)]),
    ),
    (
        "Mead Parish Council\n\nMinutes of the meeting held 6 May 2031, Church Rooms, 7 pm" + PRESENT + "\n\n"
        "Minute of last meeting: approved and signed.",
        ("minutes", [("Mead Parish Council", "2031-05-06", "19:00")]),
    ),
]


@pytest.mark.parametrize(("front", "expected"), FRONTS)
def test_whose_minutes(front: str, expected: tuple[str, list[tuple[str, str, str | None]]]) -> None:
    document = read_text(Path("paper.txt"), (front + REST).encode(), "0" * 64)
    facts = extract(document)

    def told(meeting: Meeting) -> tuple[str | None, str | None, str | None]:
        return meeting.committee, meeting.date, meeting.start_time

    assert (facts.kind, [told(meeting) for meeting in facts.meetings]) == expected
    assert [row.title for row in facts.minute_items] == ["Apologies", "Budget"]
    assert [row.status for row in facts.attendance].count("present") >= 3


def test_a_place_is_no_word_of_no_place() -> None:
    text = (
        "Mead Health Trust\n\nMinutes of the Board Meeting in Public\n\n6 May 2031\n\n10:15\n\nThe Conference Centre"
        + PRESENT
    )
    facts = extract(read_text(Path("paper.txt"), (text + REST).encode(), "0" * 64))
    assert [meeting.venue for meeting in facts.meetings] == ["The Conference Centre"]
