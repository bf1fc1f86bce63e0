"""Officers' reports whose heads no rule understands: what stands in them is read, the loss of the head is said."""

from __future__ import annotations

import pytest

from printed import extract_printed

TEXT = """Ferry fares, and what they cost

1. Recommendations

The panel is asked to note the costs.

2. Financial implications

2.1 Fares are low.

3. Background papers

Rivers plan 2030

Contact Officer: Mara Pell, 01632 960100
"""


def test_what_stands_in_a_report_does_not_hang_on_its_head() -> None:
    found = extract_printed(TEXT)
    assert found.reports == ()
    assert [(row.report, row.text) for row in found.recommendations] == [
        (None, "The panel is asked to note the costs.")
    ]
    assert [(row.report, row.title) for row in found.background_papers] == [(None, "Rivers plan 2030")]
    assert [(row.name, row.phone) for row in found.contacts] == [("Mara Pell", "01632 960100")]
    assert "report-head-unread" in {issue.code for issue in found.issues}


@pytest.mark.parametrize(
    "text",
    [
        "How the ferries did\n\nRecommendations\n\nThe ferries were asked to do more.\n\nFindings\n\nFares are low.\n",
        "Ferry plan\n\nBackground papers\n\nRivers plan 2030\n\nWhat we will do\n\nFares are low.\n",
    ],
    ids=["a review", "a plan"],
)
def test_one_mark_makes_no_report(text: str) -> None:
    found = extract_printed(text)
    assert found.recommendations == () and found.background_papers == ()


def test_what_looks_like_the_front_of_an_agenda_may_be_a_report() -> None:
    found = extract_printed("Agenda\n\n" + TEXT)
    assert [row.text for row in found.recommendations] == ["The panel is asked to note the costs."]


def test_a_number_without_text_is_no_heading() -> None:
    found = extract_printed(TEXT.replace("2.1 Fares are low.", "2.1\n\n1.1.5\n\n2.2 Fares are low."))
    assert [row.text for row in found.recommendations] == ["The panel is asked to note the costs."]
