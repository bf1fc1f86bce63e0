"""Distribution lists in running text, and what follows a list."""

from __future__ import annotations

import pytest

from printed import extract_printed

FRONT = (
    "MARLSTOW COUNCIL\n\nQUAYS COMMITTEE\n\nThursday, 8 May 2031 at 6.30 pm\n\nQuay Chamber\n\nAGENDA\n\n"
    "1. Apologies\n\n2. Minutes of the last meeting\n\n3. Mooring fees\n\n"
)
LIST = "Circulation:\n\nCouncillors:\n\nA. Moor-Hale, Mrs B. Lane, C.J. Oke (Vice Chair) and D. Penn (Chair)\n\n"


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (
            LIST + "And appropriate officers\n\nHOW WE USE WHAT YOU TELL US\n\nA. Moor speaks.",
            [("A. Moor-Hale", None), ("B. Lane", None), ("C.J. Oke", "Vice Chair"), ("D. Penn", "Chair")],
        ),
        ("Distribution: Councillors Ada Moor and Bo Lane", [("Ada Moor", None), ("Bo Lane", None)]),
        ("Circulation: all members have had the papers, said Ada Moor of the quays when she was asked.", []),
        ("Circulation of papers: Councillor Ada Moor", []),
    ],
)
def test_people_listed_behind_a_label(printed: str, expected: list[tuple[str, str | None]]) -> None:
    found = extract_printed(FRONT + printed + "\n").distribution
    assert [(row.name.removeprefix("Councillor ").removeprefix("Mrs "), row.role) for row in found] == expected


def test_the_minutes_behind_a_distribution_list_are_read() -> None:
    text = "The committee heard of the lamps on the quays. " * 4 + "\n\n"
    minutes = "MINUTES of the Quays Committee held on 3 April 2031\n\nPRESENT:\n\nCouncillor Ada Moor\n\n1. LAMPS\n\n"
    for label in ("Distribution:\n\nCouncillor Bo Lane", "DISTRIBUTION LIST (OPEN)\n\nCouncillor Bo Lane 1"):
        found = extract_printed(f"{FRONT}{label}\n\n{text * 12}{minutes}{text}2. FEES\n\n{text}")
        assert [row.name for row in found.distribution] == ["Councillor Bo Lane"]
        assert [item.title for item in found.minute_items] == ["LAMPS", "FEES"]
