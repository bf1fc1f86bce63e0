"""People with their posts run together in one text."""

from __future__ import annotations

import pytest

from extract.people.run_on_people import person_and_post, split_people

WORKS = (
    "Mill Field, Rope Gardens and St Bride\u2019s Ground to Play Ltd in the sum of \u00a3284,750. "
    "2. To delegate to the Head of Parks the approval of variations up to 5% of the sum of the contract"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Moor, Head of Parks Bo Reed, Clerk", ["Ann Moor, Head of Parks", "Bo Reed, Clerk"]),
        ("Ann Moor - Head of Parks and Bo Reed - Clerk", ["Ann Moor - Head of Parks", "Bo Reed - Clerk"]),
        ("Ann Moor, Head of Parks", ["Ann Moor, Head of Parks"]),
        ("Mill Field, Rope Gardens", ["Mill Field, Rope Gardens"]),
    ],
)
def test_people(text: str, expected: list[str]) -> None:
    assert split_people(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Moor \u2013 Head of Parks \u2013 Quays", ("Ann Moor", "Head of Parks \u2013 Quays")),
        ("Cllr Bo Reed, Leader of the Council", ("Cllr Bo Reed", "Leader of the Council")),
        ("Councillor Ann Moor, Councillor Bo Reed (Chair)", None),
        ("Ann Moor, of Quay Street", None),
        ("Ann Moor, Head of Parks; Inspector B Reed, Quay Police", None),
        (WORKS, None),  # places of a long sentence that has a post in it
    ],
)
def test_person_and_post(text: str, expected: tuple[str, str] | None) -> None:
    assert person_and_post(text) == expected
