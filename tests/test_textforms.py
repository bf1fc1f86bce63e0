"""Files that keep the page's layout: forms of labels and values, text that hangs from its number, no blank lines."""

from __future__ import annotations

import pytest

from ingest.textfiles.textforms import find_form, read_form
from ingest.textfiles.textrows import read_rows
from printed import extract_printed

REPORT = """Report to:      Marl Combined Authority
Date:           7 May 2031
Relevant        Harbours and Quays
Committee:
Subject:        Ferries after dark
Director:       Mara Pell, Director, Transport and
                Quays

Is this a key decision?                                        Yes
Is the decision eligible for call-in by Scrutiny?              No
1.    Purpose of this report
1.1   To say when the last ferry of the day is to leave the inner harbour and what that
      would cost.
2.    Recommendations
2.1   That the last ferry leave at midnight, from the first day of June on to the end of
      the season.
2.2   That fares stay as they are.
Background Papers
Ferry plan 2030
"""


def test_a_report_without_blank_lines() -> None:
    found = extract_printed(REPORT)
    (report,) = found.reports
    assert (report.title, report.date, report.from_officer) == (
        "Ferries after dark", "2031-05-07", "Mara Pell, Director, Transport and Quays",
    )  # fmt: skip
    assert [section.heading for section in found.sections][:2] == ["Purpose of this report", "Recommendations"]
    assert [row.number for row in found.recommendations] == ["2.1", "2.2"]
    assert [paper.title for paper in found.background_papers] == ["Ferry plan 2030"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Lead:        Mara Pell\nRelevant     Quays\nCommittee:\nE-mail:      m@marl.example\n",
            [["Lead:", "Mara Pell"], ["Relevant Committee:", "Quays"], ["E-mail:", "m@marl.example"]],
        ),
        (
            "Title:       Ferries that run\n             after dark\nDate:        7 May\n\nPlain words follow here.\n",
            [["Title:", "Ferries that run after dark"], ["Date:", "7 May"]],
        ),
        # A line of a value that is spread to its column's width; brackets in a label beside which the value goes on.
        (
            "Title:    Ferries in the dark\n          on   days  and nights\n          too\nDate:     7 May\n",
            [["Title:", "Ferries in the dark on days and nights too"], ["Date:", "7 May"]],
        ),
        (
            "Costs:      They are low\n(Told by    and will\nthe clerk,  be kept\nMarl)\nRisks:      None\n(A mayor)\n",
            [["Costs: (Told by the clerk, Marl)", "They are low and will be kept"], ["Risks: (A mayor)", "None"]],
        ),
        ("Boats        12\nRopes        14\nNets         9\n", None),
        ("Total:       12     14\nNets:        9      2\n", None),
        ("Note:        words\nThe next line is prose.\n", None),
    ],
)
def test_forms(text: str, expected: list[list[str]] | None) -> None:
    rows = read_rows(text)[0]
    end = find_form(rows, 0)
    assert (read_form(rows[:end]).texts() if end else None) == expected


@pytest.mark.parametrize("words", ["Proposals", "Why this matters"])
def test_a_heading_under_a_hanging_paragraph(words: str) -> None:
    body = "1.      The quay was built of oak in the year that the harbour was dredged, and again of\n        stone.\n"
    text = (
        f"{body}{words}\n2.      It is now to be mended, by the harbour's own men and with stone from the quarry.\n" * 3
    )
    assert words in [section.heading for section in extract_printed(f"QUAYS\n\n{text}").sections]
