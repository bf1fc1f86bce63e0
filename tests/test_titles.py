"""What papers call themselves; the borough and its boards are made up."""

from pathlib import Path

import pytest

from extract.papers import extract
from ingest.text import read_text

LISTED = """

Present: Councillors Moor and Lane

1. Apologies

There were none.

2. Fees

RESOLVED that they be set.
"""
LISTED_ON_COVER = """

Order of Business

Item No.\tTitle\tPage No.
1.\tApologies
2.\tFees\t1 - 4
"""
TITLES = [
    (
        "Marlstow Borough Council\n\nMinutes of the Harbour Board\n\n23 October 2031 at 5.00 pm" + LISTED,
        "Minutes of the Harbour Board, 23 October 2031",
    ),
    (
        "MARLSTOW BOROUGH COUNCIL\n\nDRAFT MINUTES of a meeting of the Harbour Board held in the Council Chamber, "
        "Old Hall on Thursday, 13 March 2031." + LISTED,
        "Draft minutes of the Harbour Board, Thursday, 13 March 2031",
    ),
    (
        "MARLSTOW BOROUGH COUNCIL\n\nHarbour Board\n\nA G E N D A\n\nThursday 13 March 2031\n7.00 pm\nOld Hall"
        + LISTED_ON_COVER,
        "Agenda of the Harbour Board, Thursday 13 March 2031",
    ),
    (
        "MARLSTOW BOROUGH COUNCIL\n\nNOTICE OF DECISION\n\nSubject: Fees\nDecision: That the fees be set.\n",
        "NOTICE OF DECISION",
    ),
]


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_the_title_is_never_the_councils_name(text: str, title: str) -> None:
    assert extract(read_text(Path("paper.txt"), text.encode(), "0" * 64)).title == title
