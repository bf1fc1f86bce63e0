"""Whom to ask, told at the head or foot of minutes: the officer who made them. People are made up."""

import pytest

from printed import extract_printed

MINUTES = """Minutes of the Harbour Board held on 6 May 2031 at 6.00 pm in the Old Hall

Present: Councillors Ada Holt and Bo Reed

1. Mooring fees

RESOLVED that the fees be set. Owners were told to ring the quay on 01632 960 999.

{foot}
"""


@pytest.mark.parametrize(
    ("foot", "expected"),
    [
        (
            "The Officer who has produced these minutes is Cy Lane of Parks, line\n01632 960 100, members@marl.example",
            [("Cy Lane", "01632 960 100", "members@marl.example")],
        ),
        ("Minutes prepared by Cy Lane, telephone 01632 960 100", [("Cy Lane", "01632 960 100", None)]),
        ("Minutes prepared by Cy Lane, who thanked all.", []),
        ("The officer who wrote this report is Cy Lane of Member Services, who thanked all.", []),
    ],
)
def test_maker_of_minutes_is_to_ask(foot: str, expected: list[tuple[str, str, str | None]]) -> None:
    found = extract_printed(MINUTES.format(foot=foot))
    assert [(row.name, row.phone, row.email) for row in found.contacts] == expected
