"""Papers written in the tests themselves, read as the text files they would be."""

from __future__ import annotations

import hashlib
from pathlib import Path

from extract.extractions import Extraction
from extract.papers import extract
from ingest.model import Document
from ingest.text import read_text

# The first sections of a report, under whatever head.
SECTIONS = """
1.    PURPOSE OF REPORT

1.1   To say how the ferries do and what the fares are to be in the year that begins in April, on which the harbour's
      users were asked in the spring.

2.    RECOMMENDATIONS

2.1   That the fares stay as they are.
"""

COVER = """Marlbeck Borough Council

Parks Scrutiny Panel

Wednesday 7 May 2031
7.00 pm
Room 2, Old Wharf House, 12 Quay Street, Marlbeck MB1
4QZ

Supplemental Agenda

List of Contents

Item No.\tTitle\tPage No.
4.\tMinutes To approve as a correct record the minutes of the last meeting.\t1 - 6
5.\tAllotment charges\t7 - 12
\tAllotment waiting lists\t

Contact

Ada Thornfield on 01632 960 100 or email: ada.thornfield@marlbeck.gov.uk

"""
BOX = """Item No. 5\tClassification: Open\tDate: 7 May 2031\tMeeting Name: Parks Scrutiny Panel
Report title:\t\tAllotment charges\t
Ward(s) or groups affected:\t\tAll\t
Report from:\t\tDirector of Parks\t

"""


def read_printed(text: str) -> Document:
    data = text.encode()
    return read_text(Path("paper.txt"), data, hashlib.sha256(data).hexdigest())


def extract_printed(text: str) -> Extraction:
    return extract(read_printed(text))
