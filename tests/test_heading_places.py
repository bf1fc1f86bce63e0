"""Day, hour and place on centred lines of a heading of minutes; earlier minutes as an item's title."""

import pytest

from extract.minutes.minutes import find_minutes
from extract.minutes.minutes_headings import find_meeting
from extract.minutes.minutes_starts import is_minutes_heading
from extract.packs import find_parts
from ingest.lines import Box
from ingest.model import Block, Line, Span
from printed import read_printed

HEAD = ["MINUTES", "OF THE MEETING OF THE", "HARBOUR BOARD", "THURSDAY, 4 MAY 2031"]


def centred(text: str, at: int, middle: float = 300.0) -> Block:
    span = Span(1, None, (Box(1, middle - 2.5 * len(text), 20.0 * at, middle + 2.5 * len(text), 20.0 * at + 10),))
    return Block("paragraph", text, (Line(text, span),), span)


PLACES = [
    (
        [("Held at 6.00 pm in the Old Chamber, Mill Lane, North", 300), ("Marlstow", 300)],
        "Old Chamber, Mill Lane, North Marlstow",
    ),
    ([("Held at 6.00 pm in the Old Chamber, Mill Lane", 300), ("Councillor Ada Holt", 300)], "Old Chamber, Mill Lane"),
    ([("Held at 6.00 pm in the Old Chamber, Mill Lane", 300), ("Harbour dues", 90)], "Old Chamber, Mill Lane"),
    ([("Held at 6.00 pm in the Old Chamber, Mill Lane", 300)], "Old Chamber, Mill Lane"),
]


@pytest.mark.parametrize(("lines", "venue"), PLACES)
def test_place_below_the_day(lines, venue) -> None:
    rows = [*((text, 300) for text in HEAD), *lines, ("PRESENT:", 60)]
    meeting, _, issues = find_meeting([centred(text, at, middle) for at, (text, middle) in enumerate(rows)])
    assert meeting is not None
    assert (meeting.date, meeting.start_time, meeting.venue, issues) == ("2031-05-04", "18:00", venue, [])


APART = """MINUTES OF THE MEETING OF THE HARBOUR BOARD HELD ON 4 MAY 2031

PRESENT:
Councillors Ada Holt (Chair) and Bo Reed

APOLOGIES:
Councillor Cy Lane

7

Declarations of Interest
There were none.

8

Minutes of the Meeting held on 3 April 2031
The minutes of the meeting held on 3 April 2031 were approved as a true record.

9

Mooring fees
RESOLVED that the fees be set.
"""


TITLE = "Minutes of the Meeting of the Harbour Board held on 3 April 2031"


@pytest.mark.parametrize(
    ("below", "begins"),
    [
        ("The minutes of the meeting held on 3 April 2031 were approved as a true record.", False),
        ("RESOLVED: That the minutes be signed.", False),
        # With those present below it, the title is one of another set.
        ("PRESENT: Councillors Di Park (Chair) and Ed Voss", True),
    ],
)
def test_earlier_minutes_agreed_are_an_item(below, begins) -> None:
    blocks = [centred(text, at) for at, text in enumerate((TITLE, below, "Ed Voss spoke.", "PRESENT: Bo Reed"))]
    assert is_minutes_heading(blocks, 0) is begins


def test_item_whose_number_stands_apart_opens_no_minutes() -> None:
    document = read_printed(APART)
    found = find_minutes(document, find_parts(document))
    assert [meeting.date for meeting in found.meetings] == ["2031-05-04"]
    assert [item.number for item in found.minute_items] == ["7", "8", "9"]
