"""Who took a decision alone and when, in records and notices; clauses and titles of notices; all of them made up."""

from pathlib import Path

import pytest

from extract.extractions import Extraction
from extract.papers import extract
from ingest.text import read_text


def read(text: str) -> Extraction:
    return extract(read_text(Path("notice.txt"), text.encode(), "0" * 64))


CLERK = "Ada Holt, Head of Quays"
MEMBER = "Councillor Bo Reed, Cabinet Member for Quays"
MAKERS = [
    # Labels beside their values, and on their lines.
    ((f"RECORD OF DECISION TAKEN BY AN OFFICER\n\nDecision maker:\t{CLERK}\nDate of decision:\t3 May 2031\n"
      "Title:\tMooring fees\n"
      "Decision:\tTo keep the mooring fees.\nReasons:\tThe cost."), CLERK, "2031-05-03"),
    ((f"OFFICER DECISION NOTICE\n\nOfficer making the decision: {CLERK}\nDate decision taken: 3 May 2031\n"
      "Subject: Mooring fees\n"
      "Decision: To keep the mooring fees.\nReasons: The cost."), CLERK, "2031-05-03"),
    # Told in a sentence; the title stands above the decision.
    ((f"DECISION NOTICE\n\n{MEMBER}, took the following decision on 3 May 2031:\n\nMOORING FEES\n\nRESOLVED:\n\n"
     "1. To keep the mooring fees.\n\nReasons for decision\n\nThe cost."), MEMBER, "2031-05-03"),
    # The holder of a portfolio, in a notice of such a decision only.
    (("PORTFOLIO HOLDER DECISION NOTICE\n\nPortfolio Holder: Councillor Bo Reed - Quays\nDate of decision: 3 May 2031\n"
     "Report title: Mooring fees\n\nDecision:\n\n"
     "To keep the mooring fees."), "Councillor Bo Reed - Quays", "2031-05-03"),
    (("DECISION NOTICE\n\nPortfolio Holder: Councillor Bo Reed\nReport title: Mooring fees\n\nDecision:\n\n"
      "To keep the mooring fees."),
     None, None),
    # A body that met is no maker, nor is whoever published it.
    (("RECORD OF DECISION\n\nDecision maker: Cabinet\nDate of publication: 4 May 2031\nSubject: Mooring fees\n"
     "Decision: To keep the mooring fees."), None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "maker", "day"), MAKERS)
def test_maker_and_day(text: str, maker: str | None, day: str | None) -> None:
    rows = read(text).resolutions
    assert [(row.text, row.decided_by, row.decided_on) for row in rows] == [("To keep the mooring fees.", maker, day)]


def test_minutes_have_no_maker() -> None:
    found = read(
        "MARLSTOW COUNCIL\n\nMinutes of the Harbour Board held on 4 May 2031\n\n"
        "Present: Councillors A Holt, B Reed and C Lane\n\n"
        "1. Apologies\n\nNone.\n\n2. Fees\n\nDecision maker: Ada Holt, Head of Quays\n\nRESOLVED that the fees be kept."
    )
    assert [(row.decided_by, row.decided_on) for row in found.resolutions] == [(None, None)]


def test_clauses_that_run_on_in_a_cell() -> None:
    found = read(
        "MARLSTOW COUNCIL\n\nRECORD OF DECISIONS\n\nItem\tTitle\tDecision\tReasons\n"
        "5\tFees\t1. That the fees be kept. 2. That the Clerk tell the owners by 1.5.31.\tCost\n"
        "6\tRoads\tThat item 2. of the plan be kept.\tCost"
    )
    assert [(row.item_title, row.number, row.text) for row in found.resolutions] == [
        ("Fees", "1", "That the fees be kept."),
        ("Fees", "2", "That the Clerk tell the owners by 1.5.31."),
        ("Roads", None, "That item 2. of the plan be kept."),
    ]


def test_a_schedule_says_its_day_in_the_title_and_its_body_above() -> None:
    found = read(
        "MARLSTOW PARK AUTHORITY\n\nPLANNING COMMITTEE\n\nSchedule of Decisions - Meeting of Monday 3 May 2031\n\n"
        "Members present: Mr A Holt (Chair), Cllr B Reed\n\n"
        "Item\tApplication\tSite and proposal\tDecision\n1\tMP/31/1\tQuay Road - barn\tApproved\n"
        "2\tMP/31/2\tMead Lane - house\tRefused\n\n"
        "22/31 Minutes\n\nRESOLVED: The minutes of 1 April 2031 were approved."
    )
    assert [(row.committee, row.date) for row in found.meetings] == [("Planning Committee", "2031-05-03")]
    assert [row.name for row in found.attendance] == ["Mr A Holt", "Cllr B Reed"]
    assert [(row.number, row.title) for row in found.minute_items] == [
        ("1", "Quay Road - barn"), ("2", "Mead Lane - house"), ("22/31", "Minutes")
    ]  # fmt: skip
    assert [row.text for row in found.resolutions] == [
        "Approved",
        "Refused",
        "The minutes of 1 April 2031 were approved.",
    ]
