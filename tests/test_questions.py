"""Questions put to a meeting, under headings and in tables, with who asks, who answers and what was asked on."""

from __future__ import annotations

import pytest

from printed import extract_printed

FIELDS = ("number", "asker", "respondent", "question", "answer", "supplementary", "supplementary_answer")
HEADED = """Questions from the public

Question 1 from Mrs Ina Vole to the Cabinet Member for Parks

When will the tap on the allotments run again?

It has been dry since March.

Answer

It will run in May.

Supplementary question

Who pays for the water?

Answer

The Council does.

Question 2 from Mr Odo Lind to the Leader

Why is the ferry late?

Reply by Councillor Bea Crane:

Because of the tide.

Any other business

There was none.
"""
LABELLED = """Question 3

From: Mr Odo Lind
To: Councillor Bea Crane, Leader
Question: Will the bridge be painted?

Response: Yes, in June.

Reply to supplementary question: In green.
"""
TABLE = """No\tQuestion from\tQuestion\tResponse
1\tMrs Ina Vole\tIs the pool open?\tIt is open from April.
2\tMr Odo Lind\tIs the park open?\tIt never shuts.
"""


@pytest.mark.parametrize(
    ("paper", "expected"),
    [
        (
            HEADED,
            [
                ("1", "Mrs Ina Vole", "Cabinet Member for Parks",
                 "When will the tap on the allotments run again? It has been dry since March.",
                 "It will run in May.", "Who pays for the water?", "The Council does."),
                ("2", "Mr Odo Lind", "Leader", "Why is the ferry late?", "Because of the tide.", None, None),
            ],
        ),
        (
            LABELLED,
            [("3", "Mr Odo Lind", "Councillor Bea Crane, Leader", "Will the bridge be painted?", "Yes, in June.", None,
              "In green.")],
        ),
        (
            TABLE,
            [
                ("1", "Mrs Ina Vole", None, "Is the pool open?", "It is open from April.", None, None),
                ("2", "Mr Odo Lind", None, "Is the park open?", "It never shuts.", None, None),
            ],
        ),
    ],
)  # fmt: skip
def test_questions(paper: str, expected: list[tuple[str | None, ...]]) -> None:
    found = extract_printed(paper)
    assert [tuple(getattr(row, name) for name in FIELDS) for row in found.questions] == expected
    assert not [issue for issue in found.issues if issue.code == "question-half-read"]


def test_a_question_without_asker_is_an_issue() -> None:
    found = extract_printed("Question 1\n\nWhen will it open?\n\nAnswer\n\nIn May.\n")
    assert not found.questions
    assert [issue.code for issue in found.issues if issue.code.startswith("question")] == ["question-half-read"]


@pytest.mark.parametrize(
    "paper", ["Question 1 from Mrs Vole to the Chair\n\nIs it open?\n", "Questions\n\nThere were none.\n"]
)
def test_a_list_without_any_answer_is_none(paper: str) -> None:
    assert not extract_printed(paper).questions
