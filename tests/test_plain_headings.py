"""Headings of reports that a text file prints as lines that end in a colon or a question mark, text right below."""

from __future__ import annotations

import pytest

from ingest.textfiles.paragraphs import LABEL_LINE_RE
from printed import extract_printed

LONG = "The quay must be mended under the Harbours Act of long ago and the work be paid for by the month"
REPORT = f"""Report to:\tCabinet
Date:\t7 May 2031
Subject:\tMooring fees
Report of:\tDirector of Harbours

Summary:
{LONG}
of March, when the present agreement with the ferry company comes to an end at midnight, it is said.
Recommendation(s):
That Cabinet:
(1) notes the fees; and
(2) agrees the rise.
Reasons for the Recommendation(s):
{LONG}
of March, when the present agreement with the ferry company comes to an end at midnight, it is said.
What will the quay cost and who will pay?
{LONG} of March.
What Comes After:
{LONG} of March.
Telephone Number:
01632 960100
"""
FEW = f"""Report to:\tCabinet
Date:\t7 May 2031
Subject:\tMooring fees
Report of:\tDirector of Harbours

Summary

{LONG} of March.

Piers of Note:

{LONG} of March.
"""


def test_lines_like_the_known_headings_of_a_report_are_headings() -> None:
    found = extract_printed(REPORT)
    headings = [section.heading for section in found.sections]
    for heading in (
        "Summary:",
        "Recommendation(s):",
        "Reasons for the Recommendation(s):",
        "What will the quay cost and who will pay?",
        "What Comes After:",
    ):
        assert heading in headings
    assert not {"That Cabinet:", "Telephone Number:"} & set(headings)
    assert [(row.number, row.text) for row in found.recommendations] == [
        ("1", "notes the fees; and"),
        ("2", "agrees the rise."),
    ]


def test_one_line_with_a_colon_is_no_heading_where_the_others_have_none() -> None:
    assert "Piers of Note:" not in [section.heading for section in extract_printed(FEW).sections]


@pytest.mark.parametrize(
    ("line", "apart"),
    [
        ("Reasons for it:", True),
        ("Who will pay for the quay?", True),
        ("The fees are:", False),
        ("It says that:", False),
    ],
)
def test_a_label_or_question_in_a_line_of_its_own(line: str, apart: bool) -> None:
    assert (LABEL_LINE_RE.match(line) is not None) is apart
