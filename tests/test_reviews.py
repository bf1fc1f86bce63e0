"""Reports of scrutiny reviews: covers of their own, and recommendations that have codes."""

from __future__ import annotations

import pytest

from printed import BOX, extract_printed

COVER = """Harbour and Quays Council

Overview and Scrutiny Committee

Crossing the Water: ferries in winter

Report of the Ferries Task and Finish Group

November 2031

"""
MEMBERS = "Membership of the Task and Finish Group\n\nCouncillor Ann Dale (Chair)\nCouncillor Bo Lind\n\n"
FOREWORD = "Chair's foreword\n\nThe boats run all the year, and few of us know what that takes. We asked.\n\n"
ASKED = """Recommendations

The group would like to make the following recommendations:

Fares

R1 The Council should hold the winter fare for three years from the spring.
R2 Every pier should show the fare on its gate.

Piers

R3 That the Harbour Trust be asked to mend the pier lights.

Findings

1.1 The group met five times.
"""
TITLE = "Crossing the Water: ferries in winter"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (COVER + MEMBERS + FOREWORD + ASKED, [(TITLE, "Ferries Task and Finish Group")]),
        (f"{TITLE}\n\nA review by the Harbours Select Committee\n\nFinal report\n\n{FOREWORD}{ASKED}", [(TITLE, None)]),
        (
            f"Harbours Scrutiny Panel\n\nReview of ferries\n\nMay 2031\n\n{FOREWORD}{ASKED}",
            [("Review of ferries", None)],
        ),
        (COVER.replace("Report of", "Final report of") + FOREWORD + ASKED, [(TITLE, "Ferries Task and Finish Group")]),
        # The covers of an agenda, of an inspection and of a plan.
        (COVER.replace("Report of the Ferries Task and Finish Group", "Agenda") + FOREWORD + ASKED, []),
        (f"{TITLE}\n\nFerry Quality Commission\n\nMay 2031\n\n{FOREWORD}{ASKED}", []),
        (COVER + FOREWORD + "Findings\n\n1.1 The group met five times.\n", []),
    ],
    ids=["of a group", "by a committee", "a review", "final", "an agenda", "an inspection", "nothing recommended"],
)
def test_the_cover_of_a_review_is_the_head_of_a_report(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(report.title, report.from_officer) for report in extract_printed(text).reports] == expected


NOTED = [("1", "That fares be held."), ("2", "That lights be mended.")]
HELD, MENDED = "Recommendation 1: That fares be held.\n\n", "Recommendation 2: That lights be mended.\n\n"
HEADED = """List of recommendations

Recommendation 1

That fares be held.

Fares are high.

Recommendation 2

That lights be mended.

Findings

1.1 It is dark.
"""
AUDIT = "Findings\n\n1.1 Recommendation 3 of the audit was met.\n\nRecommendation 4 of the audit was not.\n"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (ASKED, [
            ("R1", "The Council should hold the winter fare for three years from the spring."),
            ("R2", "Every pier should show the fare on its gate."),
            ("R3", "That the Harbour Trust be asked to mend the pier lights."),
        ]),
        (f"Summary of recommendations\n\n{HELD}{MENDED}", NOTED),
        (HEADED, NOTED),
        (f"Findings\n\n1.1 Fares are high.\n\n{HELD}1.2 It is dark.\n\n{MENDED}Conclusion\n\n2.1 We can.\n", NOTED),
        # What a review recommended is answered here, not recommended again.
        (
            f"Recommendations\n\nThe Board is asked to note the answers.\n\nAnswers\n\n{HELD}Agreed.\n",
            [(None, "The Board is asked to note the answers.")],
        ),
        ("Recommendations\n\nRec 1 the fares be held.\n\nRec 2 a light be put up.\n", [
            ("1", "the fares be held."), ("2", "a light be put up."),
        ]),
        (AUDIT, []),
        ("Findings\n\nR1 and R2 are roads to the quay.\n", []),
    ],
    ids=["in groups", "with a colon", "headings", "in the text", "answers", "in short", "of an audit", "roads"],
)  # fmt: skip
def test_recommendations_with_codes(body: str, expected: list[tuple[str | None, str]]) -> None:
    found = extract_printed(f"{BOX}1. Background\n\n1.1 The fees are low.\n\n{body}").recommendations
    assert [(row.number, row.text) for row in found] == expected
