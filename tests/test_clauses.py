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
        ("4. RECOMMENDATIONS\n\n4.1 As set out at the front of the report.\n", []),
        ("4. RECOMMENDATIONS\n\n4.1 See paragraph 1.2 above.\n", []),
        ("Recommendation\n\nNone\n\nBackground\n\n1. The hedge is cut.\n", []),
    ],
    ids=[
        "numbered",
        "lettered over headings",
        "nested",
        "sentence",
        "inline",
        "summary",
        "at the front",
        "above",
        "none",
    ],
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
            "1. Recommendations for DECISION\n\n1.1 Agree fares.\n\n2. Recommendations for NOTING\n\n2.1 Note costs.\n",
            ["Agree fares.", "Note costs."],
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
        # The next section goes on in the numbering of the heading, in letters or not.
        (
            (
                "1) Recommendation\n\nThat the panel be asked to:\n\n(a) approve the fares;\n\n(b) note costs.\n\n"
                "2) Background / Introduction\n\nFares are low.\n\n3) Consultations\n\nNone.\n"
            ),
            ["approve the fares;", "note costs."],
        ),
        (
            "3. Recommendation(s):\n\nThe panel is asked to note costs.\n\n4. Background Documents\n\nRivers plan\n",
            ["The panel is asked to note costs."],
        ),
        # The paragraphs of the report go on in their numbering, the heading above them in no form that is known.
        (
            (
                "Why\n\n3. Fares are low.\n\nRecommendation(s)\n\n4. The panel is asked to:\n\n(a) note costs; and\n\n"
                "(b) raise fares.\n\n5. Fares were last raised in 2027.\n\n6. Costs rose.\n"
            ),
            ["note costs; and", "raise fares."],
        ),
        (
            "Why\n\n1. Fares are low.\n\nRecommendations\n\n2. That the fares rise.\n\n3. That the costs be noted.\n",
            ["That the fares rise.", "That the costs be noted."],
        ),
        (
            "Recommendations:\n\nA. That the panel note costs.\n\nB. That the fares rise.\n\n1 Why\n\n1.1 Low.\n",
            ["That the panel note costs.", "That the fares rise."],
        ),
        # After other text a list that begins anew is another list.
        (
            "Recommendations\n\n1. Note costs.\n\n2. Raise fares.\n\nThree ways were looked at.\n\n1. To do nothing.\n",
            ["Note costs.", "Raise fares."],
        ),
    ],
    ids=[
        "number without a dot",
        "opened by a semicolon",
        "for decision and for noting",
        "key recommendations",
        "announced in a sentence",
        "bullets under a clause",
        "letters in bullets",
        "next section without a dot",
        "sections numbered with a bracket",
        "a section that looks like an item",
        "paragraphs go on in their numbers",
        "clauses are the paragraphs",
        "capital letters",
        "another list after other text",
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


IN_SHORT = "Recommendation: APPROVE subject to conditions\n\n"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (IN_SHORT + "1.1 Old.\n\n2.0 RECOMMENDATION: Approve with the following conditions:\n\n1. Begin by May.\n",
         ["Approve with the following conditions:"]),
        ("Recommendation: REFUSE\n\n1.1 The pier is old.\n", ["REFUSE"]),
        ("Recommendations\n\n1. Approve the fares.\n\n2. Approve costs.\n", ["Approve the fares.", "Approve costs."]),
    ],
    ids=["told in short and in full", "a word", "two things of one kind"],
)  # fmt: skip
def test_an_outcome_is_one_recommendation(body: str, expected: list[str]) -> None:
    assert [row.text for row in extract_printed(BOX + body).recommendations] == expected


def test_a_box_of_clauses_ends_at_the_heading_of_another_section() -> None:
    body = "Recommendation(s)\n\n(a)\tnote costs;\n(b)\traise fares.\nBackground\t\n\n5. Fares are low.\n"
    assert [row.text for row in extract_printed(BOX + body).recommendations] == ["note costs;", "raise fares."]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Why\n\nFares are low.\n\nRECOMMENDED - That (1) the fares be approved; and (2) the clerk be thanked.\n",
            [("1", "the fares be approved; and"), ("2", "the clerk be thanked.")],
        ),
        # Some makers of text print the first number at the end of the line above it.
        (
            "Recommendation\n\n3. It is recommended that the panel:(a)\n\nnote costs; and\n\n(b) raise fares.\n",
            [("a", "note costs; and"), ("b", "raise fares.")],
        ),
        (
            "Recommendations\n\n(i) That costs be noted.\n\nOfficers are sure of this.\n\n(ii) That fares rise.\n",
            [("i", "That costs be noted."), ("ii", "That fares rise.")],
        ),
        # What follows a label of its own is no clause, though letters stand before it.
        (
            (
                "RECOMMENDATIONS: The panel is recommended to:\n\n(1) APPROVE the plan.\n\n"
                "Legal implications: The Act lets the panel do what helps:-\n\n(a) the pier;\n\n(b) the ferry.\n"
            ),
            [("1", "APPROVE the plan.")],
        ),
        (
            "RECOMMENDATIONS\n\n1 To note costs.\n\n2 To raise fares.\n",
            [("1", "To note costs."), ("2", "To raise fares.")],
        ),
        (
            "Recommendations\n\n(a)\n\nNote costs.\n\n(b)\n\nRaise fares.\n",
            [("a", "Note costs."), ("b", "Raise fares.")],
        ),
        (
            "Recommendations\n\nThat:\n\n(i) the Chair be asked to sign the\n\nCosts;\n\n(ii) fares rise.\n",
            [("i", "the Chair be asked to sign the Costs;"), ("ii", "fares rise.")],
        ),
        (
            "1. Officer recommendations and reasons\n\nThat the panel raises fares.\n",
            [(None, "That the panel raises fares.")],
        ),
        (
            "What we ask\n\nMembers are asked to note the costs.\n\nWhy\n\nFares are low.\n",
            [(None, "Members are asked to note the costs.")],
        ),
        ("Why\n\nIt is not recommended that fares rise.\n", []),
    ],
    ids=[
        "in one sentence",
        "number behind the lead-in",
        "roman numbers around other text",
        "a label behind the list",
        "bare numbers",
        "numbers alone",
        "a clause over two paragraphs",
        "and reasons",
        "a sentence under another heading",
        "not recommended",
    ],
)
def test_numbers_of_clauses(body: str, expected: list[tuple[str | None, str]]) -> None:
    assert [(row.number, row.text) for row in extract_printed(BOX + body).recommendations] == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Members agree the draft response.\n", ["Members agree the draft response."]),
        ("The Harbour Board approves the fees.\n", ["The Harbour Board approves the fees."]),
        (
            "Members note the fees.\n(For more information, please contact Bo Lind)\nAuthor: Bo Lind, Parks Officer\n",
            ["Members note the fees."],
        ),
        ("Members agreed the fees in May.\n", []),
    ],
)
def test_who_decides_before_what_is_to_be_done(body: str, expected: list[str]) -> None:
    found = extract_printed(f"{BOX}1. Background\n\n1.1 The fees are low.\n\nRECOMMENDATION:\n{body}").recommendations
    assert [row.text for row in found] == expected


OWNED = (
    "No\tRecommendation\tOwner\n1\tThat fares be held.\tHead of Ferries\n2\tThat lights be mended.\tHarbour Master\n"
)
DATED = "Recommendation\tLead\tBy when\tCost\nThat fares be held.\tHead of Ferries\tMay 2031\tNone\n"
CODES = "Ref\tRecommendation\nR1\tThat fares be held.\nR2\tThat lights be mended.\n"
ANSWERS = "No.\tRecommendation\tResponse\n1\tThat fares be held.\tAgreed\n"


@pytest.mark.parametrize(
    ("body", "expected", "tables"),
    [
        (
            f"Cabinet is asked to agree the following:\n\n{OWNED}",
            [("1", "That fares be held."), ("2", "That lights be mended.")],
            1,
        ),
        (DATED, [(None, "That fares be held.")], 1),
        (CODES, [("R1", "That fares be held."), ("R2", "That lights be mended.")], 0),
        (
            f"That the answers be noted.\n\nAnswers\n\n1.2 They came in May.\n\n{ANSWERS}",
            [(None, "That the answers be noted.")],
            1,
        ),
    ],
    ids=["with owners", "with days", "codes alone", "answers to others"],
)
def test_tables_of_recommendations(body: str, expected: list[tuple[str | None, str]], tables: int) -> None:
    found = extract_printed(f"{BOX}1. Background\n\n1.1 The fees are low.\n\nRecommendations\n\n{body}")
    assert [(row.number, row.text) for row in found.recommendations] == expected
    assert len(found.tables) == tables
