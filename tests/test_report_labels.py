"""Labels of reports that say less, or speak of others, than they seem to: portfolios, other bodies, addresses."""

from __future__ import annotations

import pytest

from extract.appendices.background_tables import background_columns
from extract.facts import Officer
from extract.people.roles import parse_role
from printed import extract_printed

BOX = """Report to:\tCabinet
Date:\t7 May 2031
Subject:\tMooring fees
Report of:\tDirector of Harbours
Portfolio:\t{value}
Key Decision:\tNo

Summary

The fees are to rise.
"""
HEARD = """Harbour Board

7 May 2031

Report title\tMooring fees
Wards affected\tAll
Accountable director\tAnn Dale, Director of Harbours
Key decision\tNo
Report to be/has been considered by\tQuays Panel\t2 April 2031

Recommendations

That the fees be noted.
"""


@pytest.mark.parametrize(
    ("value", "member"),
    [
        ("Harbours and Quays", None),
        ("Councillor Bo Lind", "Councillor Bo Lind"),
        ("Cabinet Member for Harbours", "Cabinet Member for Harbours"),
    ],
)
def test_a_portfolio_alone_is_no_member(value: str, member: str | None) -> None:
    (report,) = extract_printed(BOX.format(value=value)).reports
    assert (report.title, report.cabinet_member) == ("Mooring fees", member)


def test_bodies_that_considered_a_report_are_not_its_meeting() -> None:
    found = extract_printed(HEARD)
    assert "Quays Panel" not in [meeting.committee for meeting in found.meetings]
    assert "2031-04-02" not in [report.date for report in found.reports]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Head of Harbours ann.dale@marl.example", "Head of Harbours"),
        ("Head of Harbours, Marl", "Head of Harbours, Marl"),
    ],
)
def test_an_address_is_no_part_of_a_role(text: str, role: str) -> None:
    assert parse_role(text) == role


@pytest.mark.parametrize(
    "label", ["Strategic Director Approving Submission of the Report", "Background Paper No Author"]
)
def test_words_of_a_label_are_nobody(label: str) -> None:
    officers: tuple[Officer, ...] = extract_printed(BOX.format(value="Quays") + f"\n{label}\n\nMore.\n").officers
    assert not [officer for officer in officers if officer.name in ("Approving Submission", "Paper No")]


def test_a_list_to_the_board_and_one_for_noting_are_both_read() -> None:
    clauses = (
        "Recommendation to the Board:\n\n1. That the fees be agreed.\n\n"
        "Recommendation for noting:\n\n1. That the quay is mended.\n"
    )
    found = extract_printed(BOX.format(value="Quays") + "\n" + clauses).recommendations
    assert [(row.number, row.text) for row in found] == [
        ("1", "That the fees be agreed."),
        ("1", "That the quay is mended."),
    ]


@pytest.mark.parametrize(
    ("head", "found"), [("\tNamed Officer\tDate", True), ("\tVenue\tDate", False), ("Post\tNamed Officer\tDate", True)]
)
def test_posts_stand_in_the_first_column_of_a_table_of_named_officers(head: str, found: bool) -> None:
    rows = f"{head}\nChief Executive\tMara Pell\t04/03/31\nDirector of Harbours\tBo Lind\t05/03/31\n"
    officers = {
        (officer.name, officer.role) for officer in extract_printed(BOX.format(value="Quays") + "\n" + rows).officers
    }
    assert (("Mara Pell", "Chief Executive") in officers) is found
    assert (("Bo Lind", "Director of Harbours") in officers) is found


def test_the_nature_of_a_background_paper_is_its_title() -> None:
    heads = ["Background Paper No", "Author", "Nature of Background Paper", "Date"]
    assert background_columns(heads, announced=True) == {"background_title": 2, "contact": 1}
    assert background_columns(["Nature of risk", "Author", "Date"], announced=True) == {}


@pytest.mark.parametrize(("above", "body"), [("COUNCIL\n\nHarbour Board", "Harbour Board"), ("COUNCIL", "COUNCIL")])
def test_the_end_of_a_councils_name_is_no_body_above_another(above: str, body: str) -> None:
    (report,) = extract_printed(f"{above}\n\n7 May 2031\n\n{HEARD.split('2031', 1)[1].lstrip()}").reports
    assert report.meeting_name == body
