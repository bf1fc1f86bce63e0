"""Lists of people, numbers, actions and decisions as further councils print them; councils and people are made up."""

from pathlib import Path

import pytest

from extract.fronts.covers import find_cover
from extract.minutes.minutes import MinutesFacts, find_minutes
from extract.packs import find_parts
from extract.parts import Part
from ingest.text import read_text

HEAD = "MARLSTOW PARISH COUNCIL\n\nMinutes of the Parish Council meeting held on 4 May 2031 at 7 pm in the Hall\n\n"
REST = "\n\n2. Budget\n\nNone.\n\n3. Hall\n\nNone."


def read(text: str) -> MinutesFacts:
    """The facts of a text that is minutes from end to end."""
    document = read_text(Path("minutes.txt"), text.encode(), "0" * 64)
    return find_minutes(document, (Part("minutes", 0, document.blocks),))


def people(text: str) -> list[tuple[str, str]]:
    return [
        (row.name, row.status)
        for row in read(HEAD + text + "\n\n1. Budget\n\nThe budget was seen.\n\n2. Roads\n\nNone.").attendance
    ]


LISTS = [
    # Lists under heads that stand side by side.
    (
        (
            "Membership\n\nPresent                         Absent\nCouncillor Ada Holt (Chair)     Councillor Bo Reed\n"
            "Councillor Cy Lane              Councillor Di Park\nCouncillor Ed Voss              Councillor Flo Dale"
        ),
        [("Councillor Ada Holt", "present"), ("Councillor Cy Lane", "present"), ("Councillor Ed Voss", "present")],
    ),
    # A count in brackets; initials between the names, a comma left out.
    (
        "PRESENT (three Councillors): - Ada Holt (AH), Bo Reed (BR) Cy Lane (CL)",
        [("Ada Holt", "present"), ("Bo Reed", "present"), ("Cy Lane", "present")],
    ),
    # The clerk among the members is no member; others are told of after "Also".
    (
        "Present: Councillors Mr Bo Reed (Chair), Mrs Ada Holt & Miss Cy Lane (Clerk). Also: County Councillor Di Park",
        [
            ("Mr Bo Reed", "present"),
            ("Mrs Ada Holt", "present"),
            ("Miss Cy Lane", "officer support"),
            ("County Councillor Di Park", "other members present"),
        ],
    ),
    # A sentence that says who was there; people without names.
    (
        (
            "Present: Cllrs A Holt and B Reed\nDistrict Cllrs Lane and Park were present\n"
            "Clerk to the Council, Mrs E Voss, was in attendance.\n5 members of the public"
        ),
        [
            ("A Holt", "present"),
            ("B Reed", "present"),
            ("Cllr Lane", "other members present"),
            ("Cllr Park", "other members present"),
            ("Mrs E Voss", "officer support"),
        ],
    ),
    # By the places that they come from.
    (
        "Present:\nOverton - Mr A Holt, Mrs B Reed\nNether Mead - Mr C Lane",
        [("Mr A Holt", "present"), ("Mrs B Reed", "present"), ("Mr C Lane", "present")],
    ),
    # A post in square brackets.
    (
        (
            "PRESENT: Councillor A. Holt [Chair]\nCouncillors:\nB. Reed and C. Lane\n"
            "The following Officers were in attendance:\nD. Park, Head of Law"
        ),
        [
            ("Councillor A. Holt", "present"),
            ("B. Reed", "present"),
            ("C. Lane", "present"),
            ("D. Park", "officer support"),
        ],
    ),
    # The chair is named once, whoever it is.
    (
        "Present:\nMr A Holt, Mr B Reed\n\nIn attendance:\nMrs C Lane, Head of Law\n\nMr D Park in the Chair",
        [
            ("Mr A Holt", "present"),
            ("Mr B Reed", "present"),
            ("Mrs C Lane", "officer support"),
            ("Mr D Park", "present"),
        ],
    ),
    # A register by letters, and a sentence that ends a run of names.
    (
        (
            "Councillors:\n\nP  Ada Holt (Chairman)\n\nP  Bo Reed\n\nA  Cy Lane\n\n"
            "P  Di Park (substitute for Cy Lane)\n\nP: Present\n\nA: Apologies for absence\n\n"
            "Officers in attendance: Ed Voss (Law), Flo Dale (Works). It rained"
        ),
        [
            ("Ada Holt", "present"),
            ("Bo Reed", "present"),
            ("Cy Lane", "apologies"),
            ("Di Park", "present"),
            ("Ed Voss", "officer support"),
            ("Flo Dale", "officer support"),
        ],
    ),
    # Members one below the other, the first beside their label; a surname that is also a word of places.
    (
        "Present:\nChairman: Councillor A Holt\nCouncillors: B Reed\n             C Ward\n             D Park",
        [
            ("Councillor A Holt", "present"),
            ("B Reed", "present"),
            ("C Ward", "present"),
            ("D Park", "present"),
        ],
    ),
    # Stars before those present.
    (
        (
            "Members:\n(*Present)\n\n*       Councillor Ada Holt (Chairman)\n*       Councillor Bo Reed\n"
            "        Councillor Cy Lane\n*       Mr Di Park (Independent Member)\n*       Councillor Ed Voss\n"
            "        Councillor Gus Hill\n*       Councillor Flo Dale"
        ),
        [
            ("Councillor Ada Holt", "present"),
            ("Councillor Bo Reed", "present"),
            ("Mr Di Park", "present"),
            ("Councillor Ed Voss", "present"),
            ("Councillor Flo Dale", "present"),
        ],
    ),
    # A second column that stands far to the right.
    (
        (
            "Present:        Provost Ada Holt (Chair)\n\n"
            "                Councillor Bo Reed          Councillor Ed Voss\n"
            "                Councillor Cy Lane          Councillor Flo Dale\n"
            "                Councillor Di Park          Councillor Gus Hill"
        ),
        [
            ("Provost Ada Holt", "present"),
            ("Councillor Bo Reed", "present"),
            ("Councillor Ed Voss", "present"),
            ("Councillor Cy Lane", "present"),
            ("Councillor Flo Dale", "present"),
            ("Councillor Di Park", "present"),
            ("Councillor Gus Hill", "present"),
        ],
    ),
    # Bodies are no posts.
    (
        "Present: Cllr A Holt\n\nAlso Present:\nB Reed, Ayle Police Authority\nC Lane, Head of Law",
        [("Cllr A Holt", "present"), ("B Reed", "other members present"), ("C Lane", "officer support")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_lists_of_people(text: str, expected: list[tuple[str, str]]) -> None:
    assert people(text) == expected


def test_a_list_in_the_first_item() -> None:
    facts = read(
        HEAD + "1. Calling of the Roll and Apologies\n\nPresent:\nMr A Holt, Mrs B Reed (v/c)\n\n"
        "Apologies were intimated on behalf of Mr C Lane.\n\n2. Budget\n\nThe budget was seen.\n\n3. Roads\n\nNone."
    )
    assert [(row.name, row.status) for row in facts.attendance] == [
        ("Mr A Holt", "present"),
        ("Mrs B Reed", "present"),
        ("Mr C Lane", "apologies"),
    ]


def test_those_in_attendance_are_present_where_no_list_says_so() -> None:
    text = "1 In Attendance\n\nCouncillors A Holt (AH) Chair, B Reed (BR)\n\n"
    text += "2 Apologies\n\nCouncillor C Lane\n\n3 Roads\n\nNone."
    assert [(row.name, row.status) for row in read(HEAD + text).attendance] == [
        ("A Holt", "present"),
        ("B Reed", "present"),
        ("Councillor C Lane", "apologies"),
    ]


def test_those_for_whom_others_came() -> None:
    text = (
        "Present: Councillor Cy Lane\n\n1  APOLOGIES FOR ABSENCE\n\nApologies for absence were received from:\n\n"
        "Councillor Ada Holt, for whom Councillor Cy Lane was substitute;\n"
        "Councillor Bo Reed (substituted by Councillor Di Park).\n\n2  BUDGET\n\nSeen.\n\n3  ROADS\n\nNone."
    )
    assert [row.name for row in read(HEAD + text).attendance if row.status == "apologies"] == [
        "Councillor Ada Holt",
        "Councillor Bo Reed",
    ]


def test_numbers_that_end_in_the_year() -> None:
    text = "Present: Cllr A Holt\n\n1.31 - Chair\nNone.\n\n2.31 – Vice Chair\nNone.\n\n3.31- Others\nNone."
    found = read(HEAD + text).minute_items
    assert [(item.number, item.title) for item in found] == [
        ("1.31", "Chair"),
        ("2.31", "Vice Chair"),
        ("3.31", "Others"),
    ]


def test_a_title_right_below_a_table_of_officers() -> None:
    text = (
        "PRESENT:        Councillor A Holt (Chairman)\n\nOFFICERS IN ATTENDANCE:\n\n"
        "                Bo Reed             - Licensing Officer\n"
        "                Cy Lane             - Democratic Officer\n"
        "                Di Park             - Senior Enforcement Officer\n\n1     APPOINTMENT OF CHAIRMAN\n\n"
        "      RESOLVED – that Councillor Holt be appointed Chairman.\n\n"
        "2     APOLOGIES\n\n      There were no apologies.\n\n3     ROADS\n\n      None.\n"
    )
    facts = read(HEAD + text)
    assert [item.title for item in facts.minute_items] == ["APPOINTMENT OF CHAIRMAN", "APOLOGIES", "ROADS"]
    assert [row.text for row in facts.resolutions] == ["that Councillor Holt be appointed Chairman."]
    assert facts.attendance[-1].role == "Senior Enforcement Officer"


HEADS = [
    ("Provisional Minutes of Meeting held on 5th May, 2031 at Overton", "OVERTON COUNCIL\n\n", "Overton Council"),
    ("Minutes of the Council Meeting\n5th May 2031", "LOWER MEAD\n\nPARISH COUNCIL\n\n", "Lower Mead Parish Council"),
    ("Draft Minutes of the Ordinary Meeting held on Monday 5th May 2031, at the Welfare Hall", "", "Council"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "above", "body"), HEADS)
def test_whose_minutes_they_are(head: str, above: str, body: str) -> None:
    text = f"{above}{head}\n\nPresent: Cllr A Holt, Cllr B Reed\n\n1. Roads\n\nThe Council thanked all.{REST}"
    facts = read(text)
    assert [(m.committee, m.date) for m in facts.meetings] == [(body, "2031-05-05")]
    assert any(issue.code == "minutes-body-unnamed" for issue in facts.issues) == (not above)
    assert len(facts.attendance) == 2


def test_a_heading_that_opens_the_list() -> None:
    text = (
        "4 MAY 2031\n\nMinutes of a meeting of the HARBOUR COMMITTEE held in the Council Chamber,\n"
        "Old Hall, Lowtown at 9.30 am when there were present:\n\nCouncillors\n\nMrs A Holt (Chairman)\nB Reed\n\n"
        "Officers\n\nMr C Lane - Head of Law\n\n(12)  APOLOGIES\n\nNone.\n\n(13)  ROADS\n\nNone."
    )
    facts = read(text)
    meeting = facts.meetings[0]
    assert (meeting.committee, meeting.start_time) == ("Harbour Committee", "09:30")
    assert meeting.venue == "Council Chamber, Old Hall, Lowtown"
    assert [(row.name, row.status) for row in facts.attendance] == [
        ("Mrs A Holt", "present"),
        ("B Reed", "present"),
        ("Mr C Lane", "officer support"),
    ]


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("Harbour & Wellbeing Board – Meeting held on Tuesday, 6th May, 2031.", "Harbour & Wellbeing Board"),
        ("CABINET                 HELD:  Tuesday, 6 May 2031\n\nStart:   7.00 pm", "Cabinet"),
    ],
)
def test_a_body_and_when_it_met(head: str, body: str) -> None:
    text = f"{head}\n\nPresent:-   Councillors Holt (Chair) and Reed\n\n18.  Roads\n\nNone.\n\n19.  Hall\n\nNone."
    document = read_text(Path("minutes.txt"), text.encode(), "0" * 64)
    facts = find_minutes(document, find_parts(document))
    assert [(meeting.committee, meeting.date) for meeting in facts.meetings] == [(body, "2031-05-06")]
    assert len(facts.attendance) == 2


def test_fields_side_by_side() -> None:
    text = (
        "MARLSTOW DISTRICT COUNCIL\nCABINET MINUTES\n\nCommittee:   Cabinet               Date:   11 February 2031\n\n"
        "Place:       Old Hall, Lowtown       Time:   7.00 - 8.35 pm\n\nMembers Present: A Holt (Chairman), B Reed\n\n"
        "139.   APOLOGIES\n\nNone.\n\n140.   ROADS\n\nNone."
    )
    meeting = read(text).meetings[0]
    assert (meeting.committee, meeting.date, meeting.start_time) == ("Cabinet", "2031-02-11", "19:00")


ITEMS = [
    # Numbers below titles, and one item that reads like a heading of minutes.
    (
        (
            "APOLOGIES\n\nHBR146/31   Apologies were recorded from Councillor Lane.\n\n"
            "MINUTES OF THE PREVIOUS MEETING\n\nHBR147/31   RESOLVED – That the minutes be approved.\n"
        ),
        [("HBR146/31", "APOLOGIES"), ("HBR147/31", "MINUTES OF THE PREVIOUS MEETING")],
    ),
    # Numbers of a committee, with its letters apart, and numbers that run on for years.
    ("PAR 1    Roads\n\nNone.\n\nPAR 2    Minutes\n\nNone.", [("PAR 1", "Roads"), ("PAR 2", "Minutes")]),
    ("1772  Apologies\n\nNone.\n\n1773  Roads\n\nNone.", [("1772", "Apologies"), ("1773", "Roads")]),
    # Titles without numbers, "Minutes" among them.
    (
        "Apologies\n\nThere were no apologies.\n\nMinutes\n\nThe minutes of 18th May were taken as read and signed.",
        [(None, "Apologies"), (None, "Minutes")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ITEMS)
def test_items(text: str, expected: list[tuple[str | None, str]]) -> None:
    head = "HARBOUR COMMITTEE\n\nWednesday, 25 March 2031\n\nPresent: Councillor Mrs Holt (Chairman)\n"
    head += "Councillors Reed, Park and Dr Voss\n\n"
    document = read_text(Path("minutes.txt"), (head + text).encode(), "0" * 64)
    facts = find_minutes(document, find_parts(document))
    assert [meeting.date for meeting in facts.meetings] == ["2031-03-25"]
    assert [(item.number, item.title) for item in facts.minute_items] == expected
    assert len([row for row in facts.attendance if row.status == "present"]) == 4


def test_place_and_hours_below_the_list() -> None:
    text = (
        "MARLSTOW POLICE AND CRIME PANEL\n\nThursday, 8 May 2031\n\nPRESENT: Councillor A Holt (Chair)\n\n"
        "Councillors:\nB Reed, C Lane and D Park\n\nChamber, Old Hall, Lowtown : 10:30 a.m. - 1:15 p.m.\n\n"
        "1. APOLOGIES\n\nNone.\n\n2. ROADS\n\nRESOLVED that it be noted."
    )
    document = read_text(Path("minutes.txt"), text.encode(), "0" * 64)
    meeting = find_minutes(document, find_parts(document)).meetings[0]
    assert (meeting.committee, meeting.start_time, meeting.venue) == (
        "Marlstow Police and Crime Panel",
        "10:30",
        "Chamber, Old Hall, Lowtown",
    )


DECISIONS = [
    # what is said, kind, the text of the decision (None: all that is said)
    ("After discussion the council agreed to complete the form.", "agreed", None),
    ("The Council agreed payment of £4 for the hall.", "agreed", None),
    ("Members agreed the hall was cold.", None, None),
    ("The Committee confirmed the exempt minutes of the meeting held on 3 May 2031 as a true record.", "agreed", None),
    (
        "Full Council 3/5/2031 - Proposed (AH) & Seconded (BR) that the minutes be approved. Unanimously agreed.",
        "agreed",
        "that the minutes be approved.",
    ),
    ("Resolved 31/02.01\nThe new fees are to be asked from May.", "resolved", "The new fees are to be asked from May."),
    ("The hedge was cut. RESOLVED and noted. The Council thanked the owner.", None, None),
]


@pytest.mark.parametrize(("said", "kind", "text"), DECISIONS)
def test_decisions_told_in_a_sentence(said: str, kind: str | None, text: str | None) -> None:
    facts = read(f"{HEAD}Present: Cllr A Holt, Cllr B Reed\n\n1. Roads\n\n{said}{REST}")
    assert [(row.kind, row.text) for row in facts.resolutions] == ([(kind, text or said)] if kind else [])


ACTIONS = [
    ("A map is to be got for the website.\nACTION BR", "A map is to be got for the website.", "B Reed"),
    ("The gate is broken. The owner to be asked.\n\nACTION: ALL", "The owner to be asked.", "ALL"),
    ("The owner to be asked. Action: Cllr Holt and Clerk", "The owner to be asked.", "Cllr Holt and Clerk"),
]


@pytest.mark.parametrize(("text", "action", "owner"), ACTIONS)
def test_notes_of_who_is_to_act(text: str, action: str, owner: str) -> None:
    facts = read(f"{HEAD}Present: Councillors A Holt (AH), B Reed (BR)\n\n1. Roads\n\n{text}\n\n2. Budget\n\nNone.")
    assert [(row.kind, row.text, row.owner) for row in facts.resolutions] == [("action", action, owner)]


def test_the_first_of_several_clauses_beside_the_word() -> None:
    text = "1. Roads\n\nResolved –  (a) That the proposed plan be approved.\n\n(b) That authority be given."
    facts = read(f"{HEAD}Present: Cllr A Holt, Cllr B Reed\n\n{text}{REST}")
    assert [(row.number, row.text) for row in facts.resolutions] == [
        ("a", "That the proposed plan be approved."),
        ("b", "That authority be given."),
    ]


def test_a_summons_names_the_body() -> None:
    text = (
        "Summons\nTo all Members of Marlstow County Council\n\n"
        "You are hereby summoned to attend the meeting of the County Council to be held as shown\n"
        "below to deal with the business set out in the Agenda.\n\n"
        "10:00    Tuesday, 6 May 2031    Council Chamber,\n\nAda Holt\nChief Executive\n\nAgenda\n\n"
        "1    Apologies for Absence\n\n2    Minutes\n\n3    Roads\n"
    )
    document = read_text(Path("agenda.txt"), text.encode(), "0" * 64)
    meeting = find_cover(document, find_parts(document)).meeting
    assert meeting is not None
    assert (meeting.committee, meeting.date, meeting.start_time) == ("County Council", "2031-05-06", "10:00")


def test_whom_to_ask_stands_beside_day_and_place() -> None:
    text = (
        "AGENDA\n\nHARBOUR BOARD\n\nTuesday, 4th March, 2031, at 10.00 am Ask for: Ada Thornfield\n"
        "Council Chamber, Old Hall, Marlstow Telephone: 01632 960 100\n\n"
        "1. Apologies\n\n2. Minutes\n\n3. Roads\n"
    )
    document = read_text(Path("agenda.txt"), text.encode(), "0" * 64)
    meeting = find_cover(document, find_parts(document)).meeting
    assert meeting is not None
    assert meeting.venue == "Council Chamber, Old Hall, Marlstow"
