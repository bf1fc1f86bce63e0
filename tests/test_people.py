"""One person across spellings; every name is made up."""

import pytest

from extract.people.people import group_people, person_key, same_person


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Councillor Niamh O'Shea-Dunn", "Niamh O\u2019Shea Dunn", "same name"),
        ("Cllr Niamh O Shea", "Niamh O'Shea", "same name"),
        ("N O\u2019 Shea", "Niamh O'Shea", "initials"),
        ("Ann Mc Donald", "Ann McDonald", "same name"),
        ("J O Moor", "Jo Moor", "initials"),
        ("J. O. Shea", "J O'Shea", None),
        ("Sir John Parry, CBE", "John Parry", "same name"),
        ("Mr B J Lane", "Brian Lane", "initials"),
        ("Mr B J Lane", "Brian James Lane", "initials"),
        ("Brian James Lane", "Brian Lane", "same first name and surname, one with a further name"),
        ("Mr Lane", "Brian Lane", None),
        ("Mr Lane", "Mr Lane", None),
        ("Mr B Lane", "Mrs B Lane", None),
        ("Brian Lane", "Beth Lane", None),
        ("Ann Moor", "Ann Moore", None),
    ],
)
def test_same_person(one: str, other: str, expected: str | None) -> None:
    assert same_person(one, other) == expected


def test_a_surname_alone_has_no_key() -> None:
    assert person_key("Councillor Lane") is None


def test_initials_join_only_the_one_name_that_they_fit() -> None:
    groups = group_people(["Mr B Lane", "Brian Lane", "Mr B Hale", "Beth Hale", "Bob Hale"])
    assert [(group.name, group.spellings) for group in groups] == [
        ("Brian Lane", ["Brian Lane", "Mr B Lane"]),
        ("Beth Hale", ["Beth Hale"]),
        ("Bob Hale", ["Bob Hale"]),
        ("Mr B Hale", ["Mr B Hale"]),
    ]
    assert groups[0].evidence == [("Mr B Lane", "initials")]
