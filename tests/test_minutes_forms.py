"""Minutes in further forms: registers, tables of items, titles run in with text; councils and people are made up."""

from pathlib import Path

import pytest

from extract.attendance.attendance_labels import parse_group_label
from extract.minutes.meeting_titles import parse_meeting_title
from extract.minutes.minute_numbers import number_values, split_number
from extract.minutes.minutes import MinutesFacts, find_minutes
from extract.packs import find_parts
from extract.parts import Part
from extract.people.names import parse_person
from ingest.text import read_text


def read(text: str) -> MinutesFacts:
    """The facts of a text that is minutes from end to end."""
    document = read_text(Path("minutes.txt"), text.encode(), "0" * 64)
    return find_minutes(document, (Part("minutes", 0, document.blocks),))


def read_paper(text: str) -> MinutesFacts:
    """The facts of a text whose parts are found first."""
    document = read_text(Path("paper.txt"), text.encode(), "0" * 64)
    return find_minutes(document, find_parts(document))


LABELS = [
    # label, status, weak: one that only tells how when the label above it does
    ("Board Members:", "present", True),
    ("Other County Councillors present", "other members present", False),
    ("Non-Members also present:", "other members present", False),
    ("Members attending in accordance with Standing Order 9:-", "other members present", False),
    ("Council Employees Present", "officer support", False),
    ("Co-opted members", "present", True),
    ("Also attending", "other members present", False),
    ("Others", "other members present", True),
    ("UNRESTRICTED ITEMS", None, False),
    ("Members of the Public Present", None, False),
    ("CC Members Present:", "present", False),
]


@pytest.mark.parametrize(("text", "status", "weak"), LABELS)
def test_labels_are_made_of_known_words(text: str, status: str | None, weak: bool) -> None:
    label = parse_group_label(text)
    assert label is not None
    assert (label.status, label.weak) == (status, weak)


@pytest.mark.parametrize(
    "text", ["Present value of the scheme", "Public Forum", "Councillor Ada Holt", "Members' Allowances"]
)
def test_a_word_more_is_no_label(text: str) -> None:
    assert parse_group_label(text) is None


NUMBERS = [
    # text, number, shape, title
    ("CAB.61 Minutes", "CAB.61", "CAB.9", "Minutes"),
    ("Pla/285/07-08 Present", "Pla/285/07-08", "Pla/9/9-9", "Present"),
    ("C.7 Petitions", "C.7", "C.9", "Petitions"),
    ("*450 Petitions", "450", "*9", "Petitions"),
    ("SC224 Declarations", "SC224", "SC9", "Declarations"),
    ("Item 4:Apologies", "4", "item 9", "Apologies"),
    ("82/23 Finance: paid", "82/23", "9/9", "Finance: paid"),
    ("3 Welcome", "3", "9", "Welcome"),
    ("18 7/2031/2033 WEIR FARM, MARL", "18", "9", "7/2031/2033 WEIR FARM, MARL"),
    ("9 31/00211/FUL QUAY HOUSE", "9", "9", "31/00211/FUL QUAY HOUSE"),
]


@pytest.mark.parametrize(("text", "number", "shape", "title"), NUMBERS)
def test_numbers_of_items(text: str, number: str, shape: str, title: str) -> None:
    assert split_number(text, 1) == (number, shape, title)


@pytest.mark.parametrize(
    "text", ["8 February 2031 at 2 pm", "12-14 May 2031", "19/00211/FUL Barn", "20mph limit", "2 31/00211/FUL Barn"]
)
def test_dates_and_references_number_nothing(text: str) -> None:
    assert split_number(text, 1) is None


@pytest.mark.parametrize(
    ("numbers", "values"),
    [
        (["82/23", "83/23", "84/23"], [82, 83, 84]),
        (["24/101", "24/102"], [101, 102]),
        (["Pla/285/07-08", "Pla/286/07-08"], [285, 286]),
        (["a", "b", "c"], [1, 2, 3]),
    ],
)
def test_the_group_of_digits_that_goes_up_is_the_value(numbers: list[str], values: list[int]) -> None:
    assert number_values(numbers) == values


@pytest.mark.parametrize(
    ("text", "committee", "date"),
    [
        ("MINUTE of MEETING of the HARBOUR BOARD held in the Town House on 6 May 2031", "Harbour Board", "2031-05-06"),
        ("MINUTES OF MEETING PARKS COMMITTEE HELD ON TUESDAY 8 APRIL 2031, 7.00PM", "Parks Committee", "2031-04-08"),
        ("Decisions of the Cabinet\nDate of meeting: 15 November 2031", "Cabinet", "2031-11-15"),
        (
            "MINUTES of a hearing of the Licensing Sub-Committee held on 9 May 2031",
            "Licensing Sub-Committee",
            "2031-05-09",
        ),
        (
            "Minutes of the Forty & Fifth Annual Meeting of the Upper Mead Parish Council held on 15thMay 2031",
            "Upper Mead Parish Council",
            "2031-05-15",
        ),
    ],
)
def test_headings_of_other_makers(text: str, committee: str, date: str) -> None:
    title = parse_meeting_title(text)
    assert title is not None
    assert (title.committee, title.date) == (committee, date)


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Chair Cllr. A Holt", "Cllr. A Holt", "Chair"),
        ("RFO Bo Reed", "Bo Reed", "RFO"),
        ("Councillor B. Lee in the Chair", "Councillor B. Lee", "in the Chair"),
        ("Provost Ian MARSH", "Provost Ian MARSH", None),
    ],
)
def test_posts_without_a_mark(text: str, name: str, role: str | None) -> None:
    person = parse_person(text)
    assert person is not None
    assert (person.name, person.role) == (name, role)


REGISTER = """Minutes of the Weirside Police and Crime Panel

2 February 2031, 10.00 am, County Hall, Lowtown

Present:

Name\tAuthority\tPresent
Cllr Ada Holt (Chair)\tLowtown City Council\tYes
Cllr Ben Lee\tMead District Council\tApologies
Cllr Col Marsh\tMead District Council\tNo

Officers:

Omar Deen\tHead of Law
Ida Voss\tScrutiny Manager

1 Apologies and substitutes

1.1 Apologies were noted as above.

2 Precept

2.1 The Panel voted on the precept. Voting: For 3, Against 1.

2.2 Resolved - That the precept be supported.
"""


def test_a_register_tells_who_was_there() -> None:
    facts = read(REGISTER)
    assert [(m.committee, m.date, m.start_time, m.venue) for m in facts.meetings] == [
        ("Weirside Police and Crime Panel", "2031-02-02", "10:00", "County Hall, Lowtown")
    ]
    assert [(a.name, a.role, a.status) for a in facts.attendance] == [
        ("Cllr Ada Holt", "Chair", "present"),
        ("Cllr Ben Lee", None, "apologies"),
        ("Omar Deen", "Head of Law", "officer support"),
        ("Ida Voss", "Scrutiny Manager", "officer support"),
    ]
    assert [(r.text, r.kind) for r in facts.resolutions] == [("That the precept be supported.", "resolved")]


PRESENT_AS_ITEM = """Lower Mead Parish Council

Minutes of a Meeting of Lower Mead Parish Council held at 7.00pm on Monday 4 February 2031 at the Hall, Mead Road

Pla/285/30-31 Present

Members: Cllr A Holt (Chairman), Cllr Lee (arrived at 7.01pm) and Cllr Marsh.

Pla/286/30-31 Apologies for Absence

Apologies for absence were received from Cllr Park

Pla/287/30-31 Declarations of Interest

Cllr Lee - Personal interest in item 7 as Borough Councillor.

Pla/288/30-31 Minutes of the last meeting

RESOLVED that the minutes be approved and signed as a correct record.
"""


def test_those_present_may_be_the_first_item() -> None:
    facts = read(PRESENT_AS_ITEM)
    assert [(a.name, a.role, a.status) for a in facts.attendance] == [
        ("Cllr A Holt", "Chairman", "present"),
        ("Cllr Lee", None, "present"),
        ("Cllr Marsh", None, "present"),
        ("Cllr Park", None, "apologies"),
    ]
    assert [i.number for i in facts.minute_items] == [f"Pla/{n}/30-31" for n in (285, 286, 287, 288)]


RUN_IN = """LOWER MEAD COMMUNITY COUNCIL

Minutes of the Ordinary Meeting held on Thursday 19th October 2031, at the Hall, commencing at 6.30 pm

Present: Chair Cllr. A Holt, Cllr. B Lee, Cllr. C Marsh

82/31 Apologies: Cllr. D Park sent his apologies.

83/31 Declarations of Interest: There were no declarations of interest made at this meeting.

84/31 Confirmation of the Minutes of the Meeting held on 21st September 2031 - RESOLVED that the minutes be approved.

85/31 Finance: RESOLVED to pay the accounts as listed. Two plots are free. ACTION: Clerk to write to those waiting.
"""


def test_titles_run_in_with_their_text() -> None:
    facts = read(RUN_IN)
    assert [(i.number, i.title) for i in facts.minute_items] == [
        ("82/31", "Apologies"),
        ("83/31", "Declarations of Interest"),
        ("84/31", "Confirmation of the Minutes of the Meeting held on 21st September 2031"),
        ("85/31", "Finance"),
    ]
    assert [(a.name, a.status) for a in facts.attendance] == [
        ("Cllr. A Holt", "present"),
        ("Cllr. B Lee", "present"),
        ("Cllr. C Marsh", "present"),
        ("Cllr. D Park", "apologies"),
    ]
    assert "that the minutes be approved." in [r.text for r in facts.resolutions]


FRONT = """WESTMEAD DISTRICT COUNCIL

CABINET

8 FEBRUARY 2031 AT 2.00 PM

MINUTES

Present: Councillors A P Holt (Leader of the Council) (Chairman), Mrs S J Lee (Deputy Leader), R Marsh and Ms L Park.

In attendance: Councillors G Reed, N Sood.

Officers: Mr T Deen (Chief Executive)

CAB.61 MINUTES OF THE PREVIOUS MEETING

The minutes of the meeting held on 11 January 2031 were confirmed as a correct record and signed by the Chairman.

CAB.62 DECLARATIONS OF INTEREST

There were no declarations of interest.

CAB.63 LEISURE CENTRE

At its meeting on 7 December 2030 Cabinet resolved that a study be commissioned, and it had now been completed.

RESOLVED: That the sum of £340,000 be released.
"""


def test_the_lines_above_minutes_say_whose_they_are_and_when() -> None:
    facts = read_paper(FRONT)
    assert [(m.committee, m.date, m.start_time) for m in facts.meetings] == [("Cabinet", "2031-02-08", "14:00")]
    assert [(a.name, a.status) for a in facts.attendance][-3:] == [
        ("G Reed", "other members present"),
        ("N Sood", "other members present"),
        ("Mr T Deen", "officer support"),
    ]
    assert [(r.kind, r.text) for r in facts.resolutions if r.item_title == "LEISURE CENTRE"] == [
        ("resolved", "That the sum of £340,000 be released.")
    ]


AGENDA = """MARLBECK DISTRICT COUNCIL

AGENDA

AUDIT COMMITTEE

Tuesday 12 March 2031 at 6.00 pm

Membership: Councillors A Holt (Chair), B Lee, C Marsh

1. Apologies for absence

To receive apologies.

2. Minutes (Pages 3 - 8)

To confirm the minutes of the meeting held on 12 December 2030.

3. Exclusion of the public

To consider passing the following resolution: RESOLVED that the public be excluded.
"""


def test_an_agenda_that_lists_minutes_is_none() -> None:
    assert read_paper(AGENDA) == MinutesFacts()


SCOTTISH = """ARDMEAD COUNCIL

MINUTE of MEETING of the HARBOUR BOARD held in the TOWN HOUSE, LOWTOWN on THURSDAY 6 SEPTEMBER 2031 at 10.30 am

Present:

Councillor Ada HOLT (Convener)
Councillor Ben LEE

In Attendance:

Omar Deen, Head of Harbours, Place Services
Ida Voss, Head of Law, Place Services (Clerk)

Apologies: Councillor Di Park

Councillor Holt in the Chair

1. MINUTE OF PREVIOUS MEETING

The minute of the meeting of 7 June 2031 was approved as a correct record.

2. PIERS

There was submitted a report by the Head of Harbours.

Decision

The Board agreed:-

(1) to approve the programme; and
(2) to note the sum of £1.2 million.

3. LIGHTS

The Head of Harbours spoke to the report.

Decision: That the report be noted.
"""


def test_a_scottish_boards_minute() -> None:
    facts = read(SCOTTISH)
    assert [(m.committee, m.date, m.start_time) for m in facts.meetings] == [("Harbour Board", "2031-09-06", "10:30")]
    assert [(a.name, a.role, a.status) for a in facts.attendance] == [
        ("Councillor Ada HOLT", "Convener", "present"),
        ("Councillor Ben LEE", None, "present"),
        ("Omar Deen", "Head of Harbours, Place Services", "officer support"),
        ("Ida Voss", "Head of Law, Place Services (Clerk)", "officer support"),
        ("Councillor Di Park", None, "apologies"),
    ]
    assert [(r.kind, r.number, r.text) for r in facts.resolutions] == [
        ("resolved", None, "The minute of the meeting of 7 June 2031 was approved as a correct record."),
        ("agreed", "1", "to approve the programme; and"),
        ("agreed", "2", "to note the sum of £1.2 million."),
        ("resolved", None, "That the report be noted."),
    ]


COMBINED = """Eastmead Combined Authority Board

Wednesday 5 June 2031

Draft Minutes

Venue:\tGuildhall, Market Place
Time:\t10:00 - 12:20

Present:\tMayor Ada Holt
Apologies:\tCllr Hugo Marsh, Di Park

1 Apologies and Declarations

1.1 No declarations of interest were made.

2 Membership

2.1 On being proposed by the Mayor, seconded by Cllr Lee, it was resolved unanimously to:

A Note the members appointed for 2031-32.

B Confirm that the Fire Authority be given co-opted member status.

3 Allotments

Councillor Lee moved an amendment, seconded by Councillor Reed, that charges be frozen. The amendment was lost.

Resolved that the charges be made. The minutes were signed by the Mayor.
"""


def test_clauses_lettered_by_bare_capitals_and_amendments_lost() -> None:
    facts = read_paper(COMBINED)
    assert [(m.committee, m.date, m.start_time, m.venue) for m in facts.meetings] == [
        ("Eastmead Combined Authority Board", "2031-06-05", "10:00", "Guildhall, Market Place")
    ]
    assert [(r.number, r.text) for r in facts.resolutions] == [
        ("A", "Note the members appointed for 2031-32."),
        ("B", "Confirm that the Fire Authority be given co-opted member status."),
        (None, "that the charges be made."),
    ]
    assert [(m.kind, m.outcome) for m in facts.motions][-1:] == [("amendment", "lost")]
    assert any(block.grid is not None for block in facts.taken)


UNTITLED = """Plans Panel (Harbour North)

Thursday, 14th October, 2031

PRESENT: Councillor J Holt in the Chair

Councillors B Lee, K Marsh and T Lead

SITE VISITS

Councillors Holt, Lee and Marsh attended the site visits earlier in the day.

45 Apologies for Absence

Apologies for absence had been received from Councillors D Park and P Reed.

46 Minutes - 16 September 2031

RESOLVED - That the minutes be approved as a correct record.
"""


def test_minutes_that_never_say_so() -> None:
    facts = read_paper(UNTITLED)
    assert [(m.committee, m.date, m.rule) for m in facts.meetings] == [
        ("Plans Panel (Harbour North)", "2031-10-14", "minutes-untitled")
    ]
    assert [(a.name, a.status) for a in facts.attendance] == [
        ("Councillor J Holt", "present"),
        ("B Lee", "present"),
        ("K Marsh", "present"),
        ("Councillor T Lead", "present"),
        ("D Park", "apologies"),
        ("P Reed", "apologies"),
    ]
    assert [i.number for i in facts.minute_items] == ["45", "46"]


@pytest.mark.parametrize("above", ["AGENDA", "Report to Cabinet", "Decision notice"])
def test_what_stands_above_a_list_may_say_that_it_is_no_minutes(above: str) -> None:
    assert read_paper(f"{above}\n\n{UNTITLED}").meetings == ()


JOINT = """South Mead Waste Joint Committee

Minutes

Date: 6 March 2031
Time: 10.00 am - 11.35 am

Attendance

Voting Members:

Councillor\tAuthority
Ada Holt (Chair)\tMead District Council
Ben Lee\tStour Borough Council

Apologies:

Councillor Col Marsh (Stour Borough Council)

Item 1. Election of Vice-Chair

The Joint Committee AGREED that Councillor Lee be elected.

Item 2. Budget

AGREED was the word used in the plan. It was proposed by Councillor Holt and seconded by Councillor Lee

That the minutes of the sub-group be approved.

Decision: The Joint Committee:

a) Noted the position; and
b) Approved the carry forward of £90,000.

Item 3. Contract

On a vote it was unanimously agreed to award the contract. The meeting closed at 11.35 am.
"""


def test_a_joint_committees_fields_and_decisions() -> None:
    facts = read(JOINT)
    assert [(m.committee, m.date, m.start_time) for m in facts.meetings] == [
        ("South Mead Waste Joint Committee", "2031-03-06", "10:00")
    ]
    assert [(a.name, a.role, a.status) for a in facts.attendance] == [
        ("Ada Holt", "Chair", "present"),
        ("Ben Lee", None, "present"),
        ("Councillor Col Marsh", None, "apologies"),
    ]
    assert [(r.number, r.text) for r in facts.resolutions] == [
        (None, "that Councillor Lee be elected."),
        ("a", "Noted the position; and"),
        ("b", "Approved the carry forward of £90,000."),
        (None, "to award the contract."),
    ]


def test_a_post_cut_by_the_lines_end_is_no_label() -> None:
    facts = read(
        "Minutes of the Parks Committee held on 8 April 2031\n\n"
        "Present: Councillor Ada Holt (Chair)\n\n"
        "Substitute Members Present: Councillor Ben Lee (for Councillor Di Park)\n\n"
        "Also attending: Councillor Col Marsh (Cabinet Member\nfor Parks); Omar Deen (Principal Scrutiny\nOfficer)\n\n"
        "1. APOLOGIES\n\nNone.\n\n2. MINUTES\n\nRESOLVED that the minutes be approved.\n"
    )
    assert [(a.name, a.role, a.status) for a in facts.attendance] == [
        ("Councillor Ada Holt", "Chair", "present"),
        ("Councillor Ben Lee", None, "present"),
        ("Councillor Col Marsh", "Cabinet Member for Parks", "other members present"),
        ("Omar Deen", "Principal Scrutiny Officer", "officer support"),
    ]


NUMBERS_APART = """HOLMEMEAD TOWN COUNCIL

Minutes of the RECREATION COMMITTEE meeting held on Tuesday 4th October 2031 at 6.30 pm at the Town Hall

Present: Cllrs D Holt (Chair), P Lee, J Marsh

R31/41

Apologies for absence

Cllrs T Park and A Reed

R31/42

Declarations of interest

None.

R31/43

Minutes of the last meeting

RESOLVED that the minutes of the meeting of 6th September 2031 be approved.

R31/44

Play area inspection

RESOLVED that quotations be obtained.
"""


def test_numbers_that_stand_apart_from_their_titles() -> None:
    facts = read_paper(NUMBERS_APART)
    assert [m.date for m in facts.meetings] == ["2031-10-04"]
    assert [(i.number, i.title) for i in facts.minute_items] == [
        ("R31/41", "Apologies for absence"),
        ("R31/42", "Declarations of interest"),
        ("R31/43", "Minutes of the last meeting"),
        ("R31/44", "Play area inspection"),
    ]
    assert [r.text for r in facts.resolutions] == [
        "that the minutes of the meeting of 6th September 2031 be approved.",
        "that quotations be obtained.",
    ]


RUN_ON = """MINUTES of the Harbour Joint Committee held on 18 June 2031 in the Old Hall, Lidmouth. Present: Councillor V
Holt (Chairman), Councillors C Reed and Mrs E Oke. In attendance: Mr B Hurd (Head of Waste). Apologies for absence were
received from Councillor R Loom.

1. Minutes

It was RESOLVED that the minutes be signed.

2. Contracts

The report was noted.
"""


def test_lists_that_run_on_from_the_heading() -> None:
    facts = read_paper(RUN_ON)
    assert [(m.committee, m.date, m.venue) for m in facts.meetings] == [
        ("Harbour Joint Committee", "2031-06-18", "Old Hall, Lidmouth")
    ]
    assert [(a.name, a.status) for a in facts.attendance] == [
        ("Councillor V Holt", "present"),
        ("C Reed", "present"),
        ("Mrs E Oke", "present"),
        ("Mr B Hurd", "officer support"),
        ("Councillor R Loom", "apologies"),
    ]


@pytest.mark.parametrize(
    ("head", "committee", "when"),
    [
        (
            "Agenda Item 5\n\n1\n\nPLANS PANEL\n\nWednesday, 5 March 2031",
            "Plans Panel",
            ("2031-03-05", None, None),
        ),
        (
            "UPPER MEAD PARISH COUNCIL\n\nMinutes 8th April 2031\n\nParish Council meeting on Tuesday 8th April 2031",
            "Upper Mead Parish Council",
            ("2031-04-08", None, None),
        ),
        (
            "Mead Community Council\n\nMinutes of AGM\nMay 1st 2031 7.30pm",
            "Mead Community Council",
            ("2031-05-01", "19:30", None),
        ),
        (
            "Mead Fire Authority\n\nMonday, 16 December 2030 at 10.30 am in Wash Hall, Mead\n\nMinutes",
            "Mead Fire Authority",
            ("2030-12-16", "10:30", "Wash Hall, Mead"),
        ),
    ],
)
def test_heads_without_a_sentence(head: str, committee: str, when: tuple[str | None, ...]) -> None:
    listing = "Present: Councillors A Holt (Chairman), B Reed and C Oke"
    facts = read_paper(f"{head}\n\n{listing}\n\n1. Minutes\n\nRESOLVED - That they be approved.\n\n2. Roads\n\nNone.\n")
    assert [(m.committee, (m.date, m.start_time, m.venue)) for m in facts.meetings] == [(committee, when)]


AGENDA_WORDS = """Minutes of the meeting of Upper Mead Parish Council held on 14 May 2031

Present: Cllrs A Holt, B Reed and C Oke

The Chairman declared the meeting open at 7:00 pm.

1. To receive apologies for absence and the reasons given.
All Councillors were present.

2. To receive declarations of interest.
There were none.

3. To approve the notes of the last meeting.
RESOLVED to approve them.
"""


def test_items_in_the_words_of_the_agenda() -> None:
    facts = read_paper(AGENDA_WORDS)
    assert [(i.number, i.title[:22]) for i in facts.minute_items] == [
        ("1", "To receive apologies f"),
        ("2", "To receive declaration"),
        ("3", "To approve the notes o"),
    ]
    assert facts.meetings[0].start_time == "19:00"


def test_minutes_without_a_list_of_people_say_so() -> None:
    facts = read_paper("Minutes of the Harbour Board held on 6 May 2031\n\n1. Roads\n\nNone.\n\n2. Parks\n\nNone.\n")
    assert [issue.code for issue in facts.issues] == ["attendance-unread"]


SIDE_TITLES = """MINUTES OF THE HARBOUR BOARD HELD ON 6 MAY 2031

PRESENT: Ann Moor (Chair) and Brian Holt

Minutes of previous meeting approved.

1 The minutes of the meeting of 4 April 2031 were submitted and approved.

Mooring fees \u2013 Review \u2013 Fees approved.

2 There was submitted a report by the Harbour Master regarding the fees for moorings in the years to come.

After consideration, the committee

(a) noted the report;

(b) agreed that the fees be set at \u00a340; and

(c) instructed the Harbour Master to report again in 6 months.

Weir repairs \u2013 Consideration continued.

3 The board continued to its next meeting consideration of a report on the weir.

Regatta \u2013 Presentation noted.

4 There was heard a presentation by Dr Penn on the regatta, as it was in 2030.

After consideration and having heard Dr Penn in answer to members\u2019 questions, the board noted the presentation.
"""


def test_the_bare_number_of_the_text_is_that_of_the_title_above_it() -> None:
    items = [(item.number, item.title) for item in read(SIDE_TITLES).minute_items]
    assert items == [
        ("1", "Minutes of previous meeting approved."),
        ("2", "Mooring fees \u2013 Review \u2013 Fees approved."),
        ("3", "Weir repairs \u2013 Consideration continued."),
        ("4", "Regatta \u2013 Presentation noted."),
    ]


def test_a_page_number_above_a_side_title_is_not_its_own() -> None:
    text = SIDE_TITLES.replace("Weir repairs", "17\n\nWeir repairs")
    assert [item.number for item in read(text).minute_items] == ["1", "2", "3", "4"]


def test_bare_numbers_that_do_not_go_up_head_nothing() -> None:
    text = SIDE_TITLES.replace("\n3 The", "\n2 The").replace("\n4 There", "\n2 There")
    assert not {"Weir repairs \u2013 Consideration continued."} & {item.title for item in read(text).minute_items}


def test_what_a_list_of_verbs_says_the_body_did_was_decided() -> None:
    rows = read(SIDE_TITLES).resolutions
    assert [(row.minute_item and row.minute_item.number, row.kind, row.number, row.text) for row in rows] == [
        ("1", "resolved", None, "The minutes of the meeting of 4 April 2031 were submitted and approved."),
        ("2", "noted", "a", "noted the report;"),
        ("2", "agreed", "b", "agreed that the fees be set at \u00a340; and"),
        ("2", "resolved", "c", "instructed the Harbour Master to report again in 6 months."),
        ("3", "resolved", None, "The board continued to its next meeting consideration of a report on the weir."),
        ("4", "noted", None, "noted the presentation."),
    ]


@pytest.mark.parametrize(
    "told",
    [
        "asked the committee\n\n(a) what the fees were;\n\n(b) whether they would rise.",
        "The report was before the committee\n\n(a) with a map;\n\n(b) with a plan.",
        "The Clerk told the committee\n\n(1) of the fees; and\n\n(2) of the weir.",
    ],
)
def test_a_list_without_verbs_of_a_body_decides_nothing(told: str) -> None:
    head = "MINUTES OF THE HARBOUR BOARD HELD ON 6 MAY 2031\n\nPRESENT: Ann Moor"
    assert not read(f"{head}\n\n1. Fees\n\n{told}\n\n2. Weir\n\nNone.\n").resolutions


BEFORE_THEM = "The Board had before them and approved as a correct record, the Minute of Meeting of 4 April, 2031."
TO_SIGN = "The Leader was authorised to sign the minutes of the last meeting as a correct record."
NEEDS = "to look at the need to:- (a) mend weirs; (b) dredge quays; and (c) paint boats"
IN_TERMS = "the Board agreed, in terms of Section 9 of the Act, 2031:-\n\n(1) to look; and\n\n(2) where told, to go."


@pytest.mark.parametrize(
    ("told", "rows"),
    [
        (
            f"In making decisions on these items, {IN_TERMS}",
            [("agreed", "1", "to look; and"), ("agreed", "2", "where told, to go.")],
        ),
        (
            f"In making decisions on these items, {IN_TERMS.replace('to look', NEEDS)}",
            [("agreed", "1", f"{NEEDS}; and"), ("agreed", "2", "where told, to go.")],
        ),
        (BEFORE_THEM, [("resolved", None, BEFORE_THEM)]),
        (TO_SIGN, [("resolved", None, TO_SIGN)]),
        (f"The Clerk said that in May {IN_TERMS.replace('to ', 'a ')}", []),
        ("The Leader was authorised to sign letters in 2030 and had done so.", []),
    ],
)
def test_what_was_agreed_under_an_act_and_minutes_that_were_to_be_signed(
    told: str, rows: list[tuple[str, str | None, str]]
) -> None:
    head = "MINUTES OF THE HARBOUR BOARD HELD ON 6 MAY 2031\n\nPRESENT: Ann Moor"
    facts = read(f"{head}\n\n1. Weir\n\n{told}\n\n2. Fees\n\nNone.\n")
    assert [(row.kind, row.number, row.text) for row in facts.resolutions] == rows


def test_people_under_a_plural_label_and_title_have_each_its_singular() -> None:
    head = "MINUTES OF THE HARBOUR BOARD HELD ON 6 MAY 2031\n\nPRESENT\nCouncillor A Moor (Chair)"
    facts = read(
        f"{head}\n\nCabinet Assistants: County Councillors F Penn and G Oke\n\n1. Weir\n\nNone.\n\n2. Fees\n\nNone.\n"
    )
    assert [(row.name, row.role) for row in facts.attendance][1:] == [
        ("F Penn", "Cabinet Assistant"),
        ("G Oke", "Cabinet Assistant"),
    ]


@pytest.mark.parametrize(
    ("head", "texts", "codes"),
    [
        ("RESOLVED Reason for Decision:", [], ["decisions-beside-reasons"]),
        ("RESOLVED:", ["That the weir plan To keep the quay be accepted. dry."], []),
    ],
)
def test_decisions_read_across_with_their_reasons_are_an_issue(head: str, texts: list[str], codes: list[str]) -> None:
    top = "MINUTES OF THE HARBOUR BOARD HELD ON 6 MAY 2031\n\nPRESENT: Ann Moor"
    below = "That the weir plan To keep the quay be accepted. dry."
    facts = read(f"{top}\n\n1. Weir\n\n{head}\n\n{below}\n\n2. Fees\n\nNone.\n")
    assert [row.text for row in facts.resolutions] == texts
    assert [issue.code for issue in facts.issues] == codes
