"""Recommendations in their forms, one row for each clause."""

from __future__ import annotations

import pytest

from printed import BOX, extract_printed

NUMBERED = """RECOMMENDATIONS

The panel is asked to

1. Note the report.
2. Agree the charges.

BACKGROUND INFORMATION

3. Charges were last set in 2029.
"""
LETTERED = """Recommendations:

The Council is asked to agree the following:

Capital

(a) The capital programme.
(b) The list of schemes.

Revenue

(c) The revenue budget.

Background

1. The budget is set each year.
"""
NESTED = """2. Recommendations

2.1 That the panel:

(a) notes the report; and
(b) thanks the volunteers.

2.2 That the clerk writes to them.

3. Background

3.1 Many helped.
"""
SENTENCE = """Recommendation

It is recommended that the panel note the report.

Reasons for recommendation

It is recommended practice to give reasons.
"""
INLINE = """Recommendation(s): The panel is asked to NOTE the report.

1. Introduction

1.1 The hedge is cut.
"""
SUMMARY = NUMBERED + "\nSUMMARY\n\nRECOMMENDATIONS\n\n1. Note the report.\n\nEND\n"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (NUMBERED, [("1", "Note the report."), ("2", "Agree the charges.")]),
        (LETTERED, [("a", "The capital programme."), ("b", "The list of schemes."), ("c", "The revenue budget.")]),
        (
            NESTED,
            [
                ("a", "notes the report; and"),
                ("b", "thanks the volunteers."),
                ("2.2", "That the clerk writes to them."),
            ],
        ),
        (SENTENCE, [(None, "It is recommended that the panel note the report.")]),
        (INLINE, [(None, "The panel is asked to NOTE the report.")]),
        # A summary that says a clause again.
        (SUMMARY, [("1", "Note the report."), ("2", "Agree the charges.")]),
        ("Recommendation\n\nNone\n\nBackground\n\n1. The hedge is cut.\n", []),
    ],
    ids=["numbered", "lettered over headings", "nested", "sentence", "inline", "summary", "none"],
)
def test_clauses_of_a_report(body: str, expected: list[tuple[str | None, str]]) -> None:
    assert [(row.number, row.text) for row in extract_printed(BOX + body).recommendations] == expected


def test_lead_in_is_kept_beside_the_clause() -> None:
    found = extract_printed(BOX + NUMBERED).recommendations
    assert {row.lead_in for row in found} == {"The panel is asked to"}


def test_an_inspection_report_recommends_in_numbers_only() -> None:
    front = "Inspection of Marlbeck children's services\n\nInspection dates: 3 to 14 May 2031\n\n"
    body = "Recommendations\n\n1. Improve the plans of care.\n2. Train the staff.\n\nFindings\n\n3. Care is good.\n"
    found = extract_printed(front + body).recommendations
    assert [(row.report, row.number, row.text) for row in found] == [
        (None, "1", "Improve the plans of care."),
        (None, "2", "Train the staff."),
    ]
    assert extract_printed(front + "Recommendations\n\nSome were made last year.\n").recommendations == ()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # Headings without a dot are no headings to a text file: the next section's numbers end the list.
        (
            "2 Recommendations\n\nThat Cabinet:\n\n2.1 Approves fares.\n\n2.2 Notes costs.\n\n3 Why\n\n3.1 Low.\n",
            ["Approves fares.", "Notes costs."],
        ),
        (
            "Recommendation\n\n2. That Members;\n\na. note the report,\n\nb. approve the fares.\n",
            ["note the report,", "approve the fares."],
        ),
        (
            "Key recommendations\n\n1. Raise the fares.\n\n2. Mend the pier.\n",
            ["Raise the fares.", "Mend the pier."],
        ),
        (
            "This report makes the following recommendations to the panel:\n\n1. That the fares rise.\n",
            ["That the fares rise."],
        ),
        # A clause of its own that ends in a colon keeps the bullets under it; letters under it are clauses.
        (
            "Recommendations\n\n1. Note costs.\n2. That the clerk writes to him by May about:\n- fares\n- the pier.\n",
            ["Note costs.", "That the clerk writes to him by May about: fares the pier."],
        ),
        (
            "Recommendations\n\n- 1. Note costs.\n- 2. That the clerk by May reports on:\n  - a) fares\n  - b) piers\n",
            ["Note costs.", "fares", "piers"],
        ),
        (
            "2 Recommendations\n\n2.1 The panel is asked to:\n\n(a) note.\n\n3 Pier fares\n\n3.1 Low.\n",
            ["note."],
        ),
    ],
    ids=[
        "number without a dot",
        "opened by a semicolon",
        "key recommendations",
        "announced in a sentence",
        "bullets under a clause",
        "letters in bullets",
        "next section without a dot",
    ],
)
def test_lists_of_other_makers(body: str, expected: list[str]) -> None:
    assert [row.text for row in extract_printed(BOX + body).recommendations] == expected


def test_a_second_lead_in_between_clauses_goes_on_with_their_numbers() -> None:
    body = """2. Recommendations

That the Board AGREES:

2.1 That views be sought on the plan.

2.2 That the charges be kept.

**That the Board NOTES:**

2.3 The sum that was announced.

3. Reasons

3.1 The plan is new.
"""
    found = extract_printed(BOX + body).recommendations
    assert [(row.number, row.text) for row in found] == [
        ("2.1", "That views be sought on the plan."),
        ("2.2", "That the charges be kept."),
        ("2.3", "The sum that was announced."),
    ]
