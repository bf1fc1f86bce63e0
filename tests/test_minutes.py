"""Minutes of made-up councils in the forms that councils print; nobody here is a real person."""

from pathlib import Path

import pytest

from extract.attendance.attendance_labels import label_status
from extract.attendance.rosters import run_of_people, split_people
from extract.minutes.meeting_titles import parse_meeting_title
from extract.minutes.minutes import MinutesFacts, find_minutes
from extract.parts import Part
from extract.recommendations.run_in_clauses import split_clauses
from ingest.text import read_text


def read(text: str) -> MinutesFacts:
    """The facts of a text that is minutes from end to end."""
    document = read_text(Path("minutes.txt"), text.encode(), "0" * 64)
    return find_minutes(document, (Part("minutes", 0, document.blocks),))


TITLES = [
    (
        (
            "MINUTES of the OPEN section of the Harbour & Pier Sub-Committee held on Wednesday 3 September 2014 "
            "at 7.00 pm at Room 2 - 1 Quay Street"
        ),
        ("Harbour & Pier Sub-Committee", "2014-09-03", "19:00", "Room 2 - 1 Quay Street"),
    ),
    (
        (
            "MINUTES of a meeting of the County Council held in the Council Chamber, Old Hall, Lowtown "
            "on Thursday, 13 March 2025."
        ),
        ("County Council", "2025-03-13", None, "Council Chamber, Old Hall, Lowtown"),
    ),
    (
        (
            "Minutes of the meeting of the Harbour Board held on Thursday, 13 March 2031 at 7.00 pm in Mead Hall "
            "Present: Councillors Ann Holt (AH), Ben Reed (BR)"
        ),
        ("Harbour Board", "2031-03-13", "19:00", "Mead Hall"),
    ),
    (
        "Minutes of the Roads & Rivers\nPolicy Committee\n23 October 2025 at 5.00 pm",
        ("Roads & Rivers Policy Committee", "2025-10-23", "17:00", None),
    ),
    (
        "Minutes of the meeting of the Parks Sub Committee meeting Monday 23 April 2012",
        ("Parks Sub Committee", "2012-04-23", None, None),
    ),
    (
        "Minutes of a Meeting held on Tuesday 6 September 2016\nat 7.00 pm in Mead Hall",
        (None, "2016-09-06", "19:00", "Mead Hall"),
    ),
    (
        "MINUTES OF A MEETING OF THE\nPLANNING COMMITTEE\nHELD AT COUNTY HALL, LOWTOWN\nON WEDNESDAY 4 MARCH 2020",
        ("Planning Committee", "2020-03-04", None, "COUNTY HALL, LOWTOWN"),
    ),
    (
        "At a Meeting of the HIGHWAYS COMMITTEE held at County Hall, on Tuesday 4 March 2025 at 9.30 a.m.",
        ("Highways Committee", "2025-03-04", "09:30", "County Hall"),
    ),
    (
        "Minutes of the Standing Advisory Council on Religious Education held on 3 March 2020",
        ("Standing Advisory Council on Religious Education", "2020-03-03", None, None),
    ),
]


@pytest.mark.parametrize(("text", "expected"), TITLES)
def test_a_heading_tells_whose_meeting_when_and_where(text: str, expected: tuple[str | None, ...]) -> None:
    title = parse_meeting_title(text)
    assert title is not None
    assert (title.committee, title.date, title.start_time, title.venue) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The minutes of the meeting held on 2 July 2014 were agreed as a correct record.",
        "To approve the minutes of the last meeting",
        "A meeting of the Council will be held on 3 March 2020",
    ],
)
def test_a_mention_of_minutes_is_no_heading(text: str) -> None:
    assert parse_meeting_title(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Councillors: Ada Holt (Chair), Ben Lee and Col Marsh",
            [("Ada Holt", "Chair"), ("Ben Lee", None), ("Col Marsh", None)],
        ),
        (
            "Mr B J Lane (Chairman), Sir John Parry, CBE, and Mrs T Dean, MBE",
            [("Mr B J Lane", "Chairman"), ("Sir John Parry, CBE", None), ("Mrs T Dean, MBE", None)],
        ),
        (
            "Councillors Hart (Chair), Pike and Reed",
            [("Councillor Hart", "Chair"), ("Councillor Pike", None), ("Councillor Reed", None)],
        ),
        (
            "Ida Voss, Head of Law; Jon West, Scrutiny Manager",
            [("Ida Voss", "Head of Law"), ("Jon West", "Scrutiny Manager")],
        ),
        ("Cllr A Holt (Chair) Cllr The Revd Sam Oke", [("Cllr A Holt", "Chair"), ("Cllr The Revd Sam Oke", None)]),
    ],
)
def test_runs_of_people(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(item.person.name, item.person.role) for item in split_people(text)] == expected


def test_a_run_ends_with_its_sentence() -> None:
    people = run_of_people("Mr A. Moor and Cllr. Lane. Councillor Hale attended as substitute.")
    assert [item.person.name for item in people] == ["Mr A. Moor", "Cllr. Lane"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PRESENT:", (True, "present")),
        ("Members Present:-", (True, "present")),
        ("OTHER MEMBERS PRESENT:", (True, "other members present")),
        ("OFFICER SUPPORT:", (True, "officer support")),
        ("IN ATTENDANCE", (True, "officer support")),
        ("Apologies for absence", (True, "apologies")),
        ("Members of the public", (True, None)),
        ("Public Forum", (False, None)),
    ],
)
def test_attendance_labels(text: str, expected: tuple[bool, str | None]) -> None:
    assert label_status(text) == expected


BOROUGH = """Harbour & Pier Sub-Committee

MINUTES of the OPEN section of the Harbour & Pier Sub-Committee held on Wednesday 3 September 2014
at 7.00 pm at Room 2, Quay Street

PRESENT:

Councillor Ada Holt (Chair)
Councillor Ben Lee
Niamh O'Shea-Dunn

OTHER MEMBERS PRESENT:

OFFICER SUPPORT:

Omar Deen, Head of Harbours and
Inland Waters
Ida Voss, Scrutiny project manager

1. APOLOGIES

1.1 There were apologies for absence, due to illness, from Councillor Col Marsh.

1. PIER - REVIEW

2.1 The committee noted the pier timetable. A member agreed that it was late.

2.2 The chair welcomed the young people.

RESOLVED

Officers to list the moorings that are free.

Continue the review in spring.

1. LIGHTS

ACTION

Provide details of the funding of the lights
"""


def test_a_boroughs_minutes_with_headings_all_numbered_one() -> None:
    facts = read(BOROUGH)
    assert [(m.committee, m.date, m.start_time, m.role) for m in facts.meetings] == [
        ("Harbour & Pier Sub-Committee", "2014-09-03", "19:00", "minutes")
    ]
    assert [(a.name, a.role, a.status) for a in facts.attendance] == [
        ("Councillor Ada Holt", "Chair", "present"),
        ("Councillor Ben Lee", None, "present"),
        ("Niamh O'Shea-Dunn", None, "present"),
        ("Omar Deen", "Head of Harbours and Inland Waters", "officer support"),
        ("Ida Voss", "Scrutiny project manager", "officer support"),
        ("Councillor Col Marsh", None, "apologies"),
    ]
    assert [(i.number, i.title) for i in facts.minute_items] == [
        ("1", "APOLOGIES"),
        ("1", "PIER - REVIEW"),
        ("1", "LIGHTS"),
    ]
    assert [(r.kind, r.item_title, r.text) for r in facts.resolutions] == [
        ("resolved", "PIER - REVIEW", "Officers to list the moorings that are free."),
        ("resolved", "PIER - REVIEW", "Continue the review in spring."),
        ("action", "LIGHTS", "Provide details of the funding of the lights"),
    ]


COUNTY = """COUNTY COUNCIL

MINUTES of a meeting of the County Council held in the Council Chamber, Old Hall on Thursday, 13 March 2025.

PRESENT: Mr B J Lane (Chairman), Mr N Hale, Sir John Parry, CBE, Mrs T Dean, MBE, and
Ms K Reed

IN ATTENDANCE: Mr J Cole (Democratic Services Manager) and Ms B Watt (General Counsel)

292.   Apologies for Absence
       (Item 1)

       The manager reported apologies from Mr Bond, Mrs Brook and Mr McRae.

293.   Minutes of the meeting held on 13 February 2025 and, if in order, to be
       approved as a correct record
       (Item 2)

       RESOLVED that the minutes of the meeting held on 13 February 2025 be approved.

294.   Rivers Plan
       (Item 3)

       1)   Mr Hale proposed, and Mrs Dean seconded the motion that

            "Council is asked to adopt the plan."

       2)   Ms Reed proposed and Mr Lane seconded the following amendment:

            "Council is asked to drop the plan."

       3)   The Chairman put the amendment set out in paragraph 2 to the vote and the voting was as follows:

       For (1)

       Ms Reed

       Against (3)

       Mr Hale, Mrs Dean MBE, Sir John Parry CBE

       Abstain (0)

                                                     Amendment lost.

       4)   The Chairman put the motion set out in paragraph 1 and it was agreed unanimously.

       5)   RESOLVED that Council:

            (i)   Adopts the plan as set out in Appendix B; and
            (ii)  Delegates authority to the Director to print it.

       6)   The Chairman thanked everybody.
"""


def test_a_countys_minutes_with_clauses_motions_and_recorded_votes() -> None:
    facts = read(COUNTY)
    assert [a.name for a in facts.attendance if a.status == "present"] == [
        "Mr B J Lane",
        "Mr N Hale",
        "Sir John Parry, CBE",
        "Mrs T Dean, MBE",
        "Ms K Reed",
    ]
    assert [(a.name, a.role) for a in facts.attendance if a.status == "officer support"] == [
        ("Mr J Cole", "Democratic Services Manager"),
        ("Ms B Watt", "General Counsel"),
    ]
    assert [a.name for a in facts.attendance if a.status == "apologies"] == ["Mr Bond", "Mrs Brook", "Mr McRae"]
    assert [i.number for i in facts.minute_items] == ["292", "293", "294"]
    assert facts.minute_items[1].title.endswith("to be approved as a correct record")
    assert [(r.number, r.text) for r in facts.resolutions] == [
        (None, "that the minutes of the meeting held on 13 February 2025 be approved."),
        ("i", "Adopts the plan as set out in Appendix B; and"),
        ("ii", "Delegates authority to the Director to print it."),
    ]
    assert [(m.kind, m.mover, m.seconder, m.outcome) for m in facts.motions] == [
        ("motion", "Mr Hale", "Mrs Dean", "agreed unanimously"),
        ("amendment", "Ms Reed", "Mr Lane", "lost"),
    ]
    assert [(v.name, v.option) for v in facts.votes] == [
        ("Ms Reed", "for"),
        ("Mr Hale", "against"),
        ("Mrs Dean MBE", "against"),
        ("Sir John Parry CBE", "against"),
    ]


PARISH = """LOWER MEAD PARISH COUNCIL

Minutes of the Parish Council meeting held on Monday 3rd March 2025 at 7.30pm in the Village Hall, Church Lane

Present: Cllrs A. Holt (Chair), B Lee, C. Marsh and D van Dyke

In attendance: Jane Moor (Clerk), County Councillor P Hale and 3 members of the public

25/031 Apologies for Absence
Apologies were received and accepted from Cllr E Green (holiday) and Cllr F White (work).

25/032 Minutes of the previous meeting
It was RESOLVED to approve the minutes of 3 February 2025. Proposed by Cllr Lee, seconded by Cllr Marsh.

25/033 Finance
(a) It was resolved that the payments listed be approved.
(b) The Clerk reported that the balance was £12,345.67.
ACTION: Clerk to write to the bank by 1 April 2025.

The meeting closed at 9.05pm.
"""


def test_a_parishs_minutes_with_items_numbered_by_year() -> None:
    facts = read(PARISH)
    assert [(m.committee, m.date, m.venue) for m in facts.meetings] == [
        ("Lower Mead Parish Council", "2025-03-03", "Village Hall, Church Lane")
    ]
    assert [(a.name, a.status) for a in facts.attendance] == [
        ("A. Holt", "present"),
        ("B Lee", "present"),
        ("C. Marsh", "present"),
        ("D van Dyke", "present"),
        ("Jane Moor", "officer support"),
        ("County Councillor P Hale", "other members present"),
        ("Cllr E Green", "apologies"),
        ("Cllr F White", "apologies"),
    ]
    assert [i.number for i in facts.minute_items] == ["25/031", "25/032", "25/033"]
    assert [(r.kind, r.text, r.owner, r.due_date) for r in facts.resolutions] == [
        ("resolved", "to approve the minutes of 3 February 2025.", None, None),
        ("resolved", "that the payments listed be approved.", None, None),
        ("action", "Clerk to write to the bank by 1 April 2025.", "Clerk", "2025-04-01"),
    ]


UNITARY = """Minutes of the Roads & Rivers
Policy Committee

23 October 2025 at 5.00 pm

Members Present:-
Councillors: Ada Holt (Chair), Ben Lee, Col Marsh and Di Park

1    Minutes of the Previous Meeting

The minutes of the previous meeting were agreed as accurate.

2    Rivers

The following points were made:
     • It was agreed that charges on the quay could drive boats away.
     • Cllr Park asked for the study. (ACTION: BL)

Following the discussion, the recommendations were moved by Councillor Holt and seconded by Councillor Lee.

On being put to the vote the recommendations were CARRIED (3 voting FOR, 1 voting AGAINST). It was APPROVED that;

That the Committee for Roads and Rivers:
1. Approved the rivers plan.
2. Authorised the Director to award the contract.

3    Finance

The Committee for Roads and Rivers noted the update report.

Meeting ended at 8.30 pm
"""


def test_a_unitarys_minutes_with_a_vote_and_actions_in_brackets() -> None:
    facts = read(UNITARY)
    assert [(m.committee, m.date, m.start_time) for m in facts.meetings] == [
        ("Roads & Rivers Policy Committee", "2025-10-23", "17:00")
    ]
    assert [(r.kind, r.number, r.text, r.owner) for r in facts.resolutions] == [
        ("agreed", None, "The minutes of the previous meeting were agreed as accurate.", None),
        ("action", None, "Cllr Park asked for the study.", "BL"),
        ("resolved", "1", "Approved the rivers plan.", None),
        ("resolved", "2", "Authorised the Director to award the contract.", None),
        ("noted", None, "The Committee for Roads and Rivers noted the update report.", None),
    ]
    assert [(m.mover, m.seconder, m.outcome, m.votes_for, m.votes_against) for m in facts.motions] == [
        ("Councillor Holt", "Councillor Lee", "carried", 3, 1)
    ]


TOWN = """HIGHWELL TOWN COUNCIL

Minutes of the Annual Meeting of the Town Council held on Wednesday 15th May 2024 at 7.00pm at the Guildhall

PRESENT:
Councillor Ada Holt - Town Mayor
Councillor Ben Lee - Deputy Mayor
Mrs Di Park - Town Clerk

**Election of Mayor**

It was proposed by Councillor Lee and seconded by Councillor Marsh that Councillor Holt be elected
Mayor. There being no other nominations, it was unanimously resolved that Councillor Holt be elected Town Mayor.

**Apologies**

Councillors Stone and Reed sent their apologies.
"""


def test_a_towns_minutes_without_numbers() -> None:
    facts = read(TOWN)
    assert [m.committee for m in facts.meetings] == ["Highwell Town Council"]
    assert [(a.name, a.role, a.status) for a in facts.attendance] == [
        ("Councillor Ada Holt", "Town Mayor", "present"),
        ("Councillor Ben Lee", "Deputy Mayor", "present"),
        ("Mrs Di Park", "Town Clerk", "officer support"),
        ("Councillor Stone", None, "apologies"),
        ("Councillor Reed", None, "apologies"),
    ]
    assert [i.title for i in facts.minute_items] == ["Election of Mayor", "Apologies"]
    assert [(r.text, r.outcome) for r in facts.resolutions] == [
        ("that Councillor Holt be elected Town Mayor.", "unanimous")
    ]
    assert [(m.mover, m.seconder, m.text) for m in facts.motions] == [
        ("Councillor Lee", "Councillor Marsh", "Councillor Holt be elected Mayor")
    ]


def test_the_time_a_meeting_commenced_is_its_start() -> None:
    facts = read(TOWN.replace(" at 7.00pm", "").replace("**Election", "The meeting commenced at 7.05pm.\n\n**Election"))
    assert [m.start_time for m in facts.meetings] == ["19:05"]


def test_the_hours_of_a_meeting_below_its_last_item_say_its_start() -> None:
    facts = read(TOWN.replace(" at 7.00pm", "") + "\n\n(Duration of meeting: 7.05 - 8.25 pm)\n")
    assert [m.start_time for m in facts.meetings] == ["19:05"]


def test_several_sets_of_minutes_in_one_part() -> None:
    facts = read(COUNTY + "\n" + COUNTY.replace("13 March 2025.", "20 March 2025.").replace("29", "30"))
    assert [m.date for m in facts.meetings] == ["2025-03-13", "2025-03-20"]


def test_minutes_that_say_too_little_are_an_issue() -> None:
    facts = read("Some words of no heading\n\nMore words")
    assert not facts.meetings
    assert [issue.code for issue in facts.issues] == ["minutes-without-heading"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(1) That it be noted; and (2) that it be paid.", ["1", "2"]),
        ("a) note it b) pay it", ["a", "b"]),
        ("that the plan (see page 2) be made", []),
    ],
)
def test_clauses_that_run_on(text: str, expected: list[str]) -> None:
    assert [number for number, _, _ in split_clauses(text)] == expected
