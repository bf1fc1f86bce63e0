"""Applications in minutes: a box above what was decided is no report; councils and places are made up."""

from pathlib import Path

import pytest

from extract.structures import Structure, find_structure
from ingest.text import read_text

HEAD = """Mead District Council

PLANNING COMMITTEE
4 May 2031

Minutes of the Planning Committee meeting held at the Corn Hall, Mead on 4 May 2031 at 10.00am.

Present: Councillors A Moor (Chair), B Lane and C Oke.

MD31/7       PLANNING APPLICATIONS
Each permission lasts for three years.

"""
BOX = """Application No:       MD/2031/0117/P                 Ward:          Mead East
Site:                 MEAD – Old Dairy, Pump Lane
Proposal:             Nine houses with gardens

"""
SECOND = BOX.replace("0117", "0118").replace("Nine", "Ten")
TAIL = """
MD31/8       APPEALS
Members received the report of the Clerk.
RESOLVED: That the report be noted.
"""


def read(text: str) -> Structure:
    return find_structure(read_text(Path("paper.txt"), text.encode(), "0" * 64))


def test_an_application_decided_in_minutes_is_no_report() -> None:
    talk = "The Clerk reported that four letters had come.\n"
    decided = f"{HEAD}{BOX}{talk}DECISION: REFUSE\n\n{SECOND}DECISION: GRANT (OUTLINE)\n{TAIL}"
    paper = read(decided)
    assert not paper.boxes.reports
    assert [case.reference for case in paper.boxes.applications] == ["MD/2031/0117/P", "MD/2031/0118/P"]
    assert all(case.report is None for case in paper.boxes.applications)
    assert [row.text for row in paper.minutes.resolutions] == ["REFUSE", "GRANT (OUTLINE)", "That the report be noted."]
    assert [item.number for item in paper.minutes.minute_items] == ["MD31/7", "MD31/8"]


@pytest.mark.parametrize(
    "below",
    [
        "RECOMMENDATION\n\nThat permission be granted.\n\nDECISION: REFUSE\n",
        "1. INTRODUCTION\n\n1.1 The site lies east of the lane.\n",
    ],
)
def test_one_on_a_page_of_its_own_heads_a_report(below: str) -> None:
    assert len(read(f"{HEAD}{TAIL}\f{BOX}{below}").boxes.reports) == 1


def test_a_code_on_the_last_line_of_a_paragraph_is_that_of_the_title_below() -> None:
    text = (
        HEAD.split("MD31/7")[0].rstrip()
        + "\nAlso present: four residents.\nMD31/7\n\nMINUTES\n\nThe minutes of 3 April 2031 were agreed as a record.\n"
        "MD31/8\n\nAPOLOGIES FOR ABSENCE\n\nApologies were received from Councillor D Reed.\nMD31/9\n\nAPPEALS\n\n"
        "RESOLVED: That the report be noted.\n"
    )
    paper = read(text)
    assert [meeting.date for meeting in paper.minutes.meetings] == ["2031-05-04"]
    found = [(item.number, item.title) for item in paper.minutes.minute_items]
    assert found == [("MD31/7", "MINUTES"), ("MD31/8", "APOLOGIES FOR ABSENCE"), ("MD31/9", "APPEALS")]
