"""Names as papers print them; every person here is made up."""

import pytest

from extract.people.names import is_note, looks_like_person, looks_like_role, parse_person

PEOPLE = [
    # text, name, bare name, role
    ("Councillor Ada Holt", "Councillor Ada Holt", "Ada Holt", None),
    ("Councillor Ada Holt (Chair)", "Councillor Ada Holt", "Ada Holt", "Chair"),
    ("Councillor The Right Revd Samuel Oke", "Councillor The Right Revd Samuel Oke", "Samuel Oke", None),
    ("Sir John Parry, CBE", "Sir John Parry, CBE", "John Parry", None),
    ("Mrs T Lane, MBE (Vice-Chair)", "Mrs T Lane, MBE", "T Lane", "Vice-Chair"),
    ("Councillor Rose Hart OBE, Chair", "Councillor Rose Hart OBE", "Rose Hart", "Chair"),
    ("Mr B J Sallow (Chairman)", "Mr B J Sallow", "B J Sallow", "Chairman"),
    ("Cllr. J. van der Berg", "Cllr. J. van der Berg", "J. van der Berg", None),
    ("Niamh O'Shea-Dunn, Head of Parks, Sport", "Niamh O'Shea-Dunn", "Niamh O'Shea-Dunn", "Head of Parks, Sport"),
    ("Omar Deen - Director of Finance", "Omar Deen", "Omar Deen", "Director of Finance"),
    ("Clerk: Jane Moor", "Jane Moor", "Jane Moor", "Clerk"),
    ("The Leader, Mr R Moor", "Mr R Moor", "R Moor", "The Leader"),
    ("The Mayor (Councillor A Moor)", "Councillor A Moor", "A Moor", "The Mayor"),
    ("Mr Moor", "Mr Moor", "Moor", None),
    ("Councillor Ed Page (Two vacancies)", "Councillor Ed Page", "Ed Page", None),
    ("Mark Crane (EHC)", "Mark Crane", "Mark Crane", None),
    ("Liam Cole (Chair, Labour)", "Liam Cole", "Liam Cole", "Chair, Labour"),
    ("MR OLU ADE", "MR OLU ADE", "OLU ADE", None),
    ("Councillor J.Arwel Holt (Chair)", "Councillor J.Arwel Holt", "J. Arwel Holt", "Chair"),
    ("W.J.Reed", "W.J.Reed", "W.J. Reed", None),
    ("Mr A Moor Clerk to the Parish Council", "Mr A Moor", "A Moor", "Clerk to the Parish Council"),
    ("Mrs P Hale Assistant Clerk, Marlstow Council", "Mrs P Hale", "P Hale", "Assistant Clerk, Marlstow Council"),
    ("Cllr R Hale Marlstow Borough Council", "Cllr R Hale", "R Hale", "Marlstow Borough Council"),
    ("Cllr Mrs L Oke Chairman", "Cllr Mrs L Oke", "L Oke", "Chairman"),
    ("Mr I Oke-Reed Co-opted member", "Mr I Oke-Reed", "I Oke-Reed", "Co-opted member"),
]


@pytest.mark.parametrize(("text", "name", "bare", "role"), PEOPLE)
def test_a_person_is_read_with_the_role(text: str, name: str, bare: str, role: str | None) -> None:
    person = parse_person(text)
    assert person is not None
    assert (person.name, person.bare, person.role) == (name, bare, role)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Sub-Committee Members",
        "Council Officers",
        "Education Representatives",
        "Public Forum",
        "ANY OTHER BUSINESS",
        "Director of Public Health",
        "Councillor vacancy",
        "The Lord Mayor",
        "GD",
        "Total: 39",
        "There were no apologies for absence.",
        "Scrutiny Team",
        "Harry Moor Primary School",
        "Councillor A Moor Councillor B Lane",
    ],
)
def test_what_is_no_person_gives_none(text: str) -> None:
    assert parse_person(text) is None


def test_honorific_and_post_nominals_are_kept_apart() -> None:
    person = parse_person("The Rt Hon Dame Ann Lee DBE KC")
    assert person is not None
    assert person.honorific == "The Rt Hon Dame"
    assert person.post_nominals == ("DBE", "KC")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Ada Holt", True), ("Sir John Parry, CBE", True), ("Ada Holt, Chair", False), ("Next Steps", False)],
)
def test_a_name_alone(text: str, expected: bool) -> None:
    assert looks_like_person(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"), [("Head of Libraries", True), ("Ada Holt", False), ("Who is the manager?", False)]
)
def test_a_role_has_a_word_of_posts(text: str, expected: bool) -> None:
    assert looks_like_role(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"), [("Labour", True), ("from item 5", True), ("Chair", False), ("Chair for the meeting", False)]
)
def test_notes_in_brackets_are_no_roles(text: str, expected: bool) -> None:
    assert is_note(text) is expected
