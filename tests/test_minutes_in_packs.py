"""Minutes bound into packs: where they begin and end, and the groups of their lists; all bodies are made up."""

from pathlib import Path

import pytest

from extract.extractions import Extraction
from extract.papers import extract
from ingest.text import read_text
from printed import extract_printed

FRONT = "MARLSTOW BOROUGH COUNCIL\n\nHARBOUR BOARD\n\nThursday 8 May 2031 at 6.30 pm\n\nAGENDA\n\n1. Apologies\n\n"
FRONT += "2. Minutes\n\n3. Mooring fees\n\n4. Any other business\n\n"
LISTED = "PRESENT: Councillors A Holt (Chair), B Reed and C Lane\n\nAPOLOGIES: Councillor D Park\n\n"
ITEMS = "1. FEES\n\nRESOLVED that the fees be kept.\n\n2. ROADS\n\nRESOLVED that the roads be mended.\n"
HEADS = [
    # "MINUTES" over the body and the day, and again over those present.
    "MINUTES\n\nHARBOUR BOARD\n\nThursday 3 April 2031 at 7.00 pm\n\nMINUTES\n\n",
    # The word nowhere: body and day, printed twice as a running head.
    "HARBOUR BOARD 03/04/31\n\nHARBOUR BOARD\n\n3 April 2031\n\n",
    # The meeting has a word of its own, the body stands above it.
    "HARBOUR BOARD\n\nMINUTES OF THE MULTI-LOCATIONAL MEETING HELD AT THE PIER ON THURSDAY, 3RD APRIL 2031\n\n",
]


def read(text: str) -> Extraction:
    return extract(read_text(Path("pack.txt"), text.encode(), "0" * 64))


@pytest.mark.parametrize("head", HEADS)
def test_where_minutes_begin(head: str) -> None:
    found = read(FRONT + head + LISTED + ITEMS)
    assert [((m.committee or "").title(), m.date, m.role) for m in found.meetings] == [
        ("Harbour Board", "2031-05-08", "pack"),
        ("Harbour Board", "2031-04-03", "minutes"),
    ]
    assert [row.status for row in found.attendance] == ["present"] * 3 + ["apologies"]
    assert [row.text for row in found.resolutions] == ["that the fees be kept.", "that the roads be mended."]


def test_a_body_and_a_day_that_nobody_present_follows_are_no_minutes() -> None:
    found = read(FRONT + "HARBOUR BOARD\n\n3 April 2031\n\nThe present value: £12.\n\nThe fees were kept.\n")
    assert [m.role for m in found.meetings] == ["pack"]


HELD = "MINUTES OF THE MEETING OF THE HARBOUR BOARD HELD ON 3 APRIL 2031\n\nPresent: A Moor and B Dale\n\n"
LAST = "{number}. Any other business\n\nRESOLVED that the lamps be lit.\n"


@pytest.mark.parametrize(
    ("number", "decided"),
    [(40, ["that they rise.", "that the lamps be lit."]), (4, ["that they rise."])],
    ids=["the next of the minutes", "the agenda's number"],
)
def test_a_standing_item_at_the_head_of_a_page_does_not_end_minutes(number: int, decided: list[str]) -> None:
    text = f"{FRONT}\f{HELD}38. Fees\n\nSeen.\n\n39. Fares\n\nRESOLVED that they rise.\n\f{LAST.format(number=number)}"
    assert [row.text for row in extract_printed(text).resolutions] == decided


def test_an_annex_and_a_log_of_actions_are_no_action() -> None:
    found = read(
        HELD
        + ITEMS
        + ("\nANNEX TO THE MINUTES\n\nThe fees were last raised in May.\n\nACTION LOG\n\nActions of earlier meetings\n")
    )
    assert [row.kind for row in found.resolutions] == ["resolved", "resolved"]


GROUPS = [
    # Members of the cabinet visit another body; they are those present of their own.
    ("Harbour Scrutiny Committee", ("Councillors:\nA Holt, B Reed and C Lane\n\nCabinet Members:\n"
      "Councillors D Park (Quays) and E Voss"),
     {"D Park": "other members present", "E Voss": "other members present"}),
    ("Cabinet", "Councillor A Holt (Leader)\n\nCabinet Members:\nCouncillors D Park (Quays) and E Voss",
     {"D Park": "present", "E Voss": "present"}),
    ("Harbour Board", "Councillors A Holt and B Reed\n\nTogether with:\n\nF Dale (Head of Quays) and G Hill (Clerk)",
     {"F Dale": "officer support", "G Hill": "officer support"}),
    ("Harbour Board", ("Councillors A Holt and B Reed\n\n"
      "Also in attendance: F Dale (Head of Quays). Cllr Park attended as an observer."),
     {"F Dale": "officer support", "Cllr Park": "other members present"}),
    ("Harbour Board", ("Councillors A Holt and B Reed\n\n"
      "Apologies were received from Councillor D Park, together with Mrs S Voss."),
     {"Councillor D Park": "apologies", "Mrs S Voss": "apologies"}),
]  # fmt: skip


@pytest.mark.parametrize(("body", "people", "groups"), GROUPS)
def test_groups(body: str, people: str, groups: dict[str, str]) -> None:
    found = read(f"MINUTES of the {body} held on 3 April 2031\n\nPRESENT:\n\n{people}\n\n{ITEMS}")
    statuses = {row.name: row.status for row in found.attendance}
    assert {name: statuses.get(name) for name in groups} == groups


def test_together_with_in_the_text_lists_nobody() -> None:
    found = read(
        f"{HELD}1. FEES\n\nNoting what the pilots said:\n\nTogether with:\n\n- Provisions of the Harbour Plan\n"
        "- Key Issues\n\n"
        "RESOLVED that the fees be kept.\n\n2. ROADS\n\nNone.\n"
    )
    assert {row.name for row in found.attendance} == {"A Moor", "B Dale"}


def test_a_schedule_of_an_act_is_no_part_of_an_item() -> None:
    found = extract_printed(
        "HARBOUR BOARD\n\nThursday 8 May 2031 at 6.30 pm\n\nAGENDA\n\n6.   Fees\n\n7.   Exclusion of the Public\n"
        "     Exempt by paragraph 6 of Schedule\n     7A of the Act.\n\n8.   Land\n"
    )
    assert [item.number for item in found.agenda_items] == ["6", "7", "8"]


def test_a_letter_to_the_members_names_their_body() -> None:
    found = read(
        "To: The Members of the Harbour Scrutiny Board\n\nDear Member\n\n"
        "You are invited to attend a meeting of the above Board to "
        "be held on Thursday 8 May 2031 commencing at 1400 hrs. The meeting will be held in the Main Room at the "
        "Quay House.\n\n"
        "AGENDA\n\n1. Apologies\n\n2. Fees\n\n3. Ferries\n"
    )
    assert [(m.committee, m.start_time, m.venue) for m in found.meetings] == [
        ("Harbour Scrutiny Board", "14:00", "Main Room at the Quay House")
    ]


PRESENT = "Present: Councillors A Holt (Chair), B Reed and C Lane\n\n"
OPENINGS = [
    # The day and the place below those present.
    ("COUNTY COUNCIL\n\nMINUTES OF THE MEETING\n\n" + PRESENT + ("Held on Tuesday 3 April 2031 at 10.30 am in the "
      "Hall\n\n"),
     ("County Council", "2031-04-03", "10:30")),
    # "Proceedings" and "the Authority" are no names; hours on a line.
    ("HARBOUR AUTHORITY\nAudit Committee\n\nMinutes of Proceedings\n\n3 April 2031 at 10:00 hours\n\n" + PRESENT,
     ("Audit Committee", "2031-04-03", "10:00")),
    (("MARLSTOW PARK AUTHORITY\n\nMinutes of the Meeting of the Authority held on 3 April 2031\n\n"
      "Commenced 2.30 pm Concluded 3.10 pm\n\n") + PRESENT,
     ("Marlstow Park Authority", "2031-04-03", "14:30")),
    # "Attendance" over the members of the body.
    (("Harbour Board\n\nMinutes - 3 April 2031\n\nAttendance\n\nMembers of the Harbour Board\n\n"
      "Cllr A Holt (Chair)\n\nCllr B Reed\n\nCllr C Lane\n\n"),
     ("Harbour Board", "2031-04-03", None)),
    # A register with a column for each way of being there, below the body and its day on one line.
    (("ATTENDANCE AND MINUTES\n\nHarbour Board - 3 April 2031\n\nMembers:\tIn person\tRemote\tApologies\n"
      "Cllr A Holt (Chair)\tX\nCllr B Reed\t\tX\n"
      "Cllr C Lane\tX\n\n"), ("Harbour Board", "2031-04-03", None)),
]  # fmt: skip


@pytest.mark.parametrize(("opening", "expected"), OPENINGS)
def test_openings(opening: str, expected: tuple[str, str, str | None]) -> None:
    found = read(opening + ITEMS)
    assert [((m.committee or "").title(), m.date, m.start_time) for m in found.meetings] == [
        (expected[0].title(), *expected[1:])
    ]
    assert [row.status for row in found.attendance] == ["present"] * 3
    assert [item.title for item in found.minute_items] == ["FEES", "ROADS"]


def test_paragraphs_that_count_on_through_the_items() -> None:
    found = read(
        f"{HELD}Welcome and Introduction\n\n1. The Convener welcomed everyone.\n\nMinutes of Last Meeting\n\n"
        "2. The minutes were seen.\n\n"
        "Quay Project\n\n3. Mr Moor presented the paper.\n\n4. The Board agreed to:\na) Approve the next phase.\n\n"
        "5. Action Points arising:\ni. Mr Moor to send the map.\n\nAny Other Business\n\n6. None.\n"
    )
    assert [(item.number, item.title) for item in found.minute_items] == [
        (None, "Welcome and Introduction"), (None, "Minutes of Last Meeting"), (None, "Quay Project"),
        (None, "Any Other Business"),
    ]  # fmt: skip
    assert [(row.kind, row.text) for row in found.resolutions] == [
        ("agreed", "Approve the next phase."), ("action", "Mr Moor to send the map.")
    ]  # fmt: skip


def test_paragraphs_that_count_on_below_numbered_items() -> None:
    found = read(
        f"{HELD}270. Apologies\n\n1. Councillor Reed was away.\n\n271. Questions\n\n2. None had come.\n\n"
        "272. Motions\n\n3. Two had come.\n\nMotion 1 - Ferry Fares\n\n4. Councillor Holt moved it.\n\n"
        "5. It was lost.\n\nMotion 2 - Quay Lights\n\n6. Councillor Lane moved it.\n\n7. It was lost.\n\n"
        "Motion 3 - Quay Rails\n\n8. It was put off.\n"
    )
    assert [item.number for item in found.minute_items][:3] == ["270", "271", "272"]


def test_titles_behind_codes_of_one_letter_run_into_their_text() -> None:
    found = read(
        f"{HELD}C31 Apologies\nNone.\n\n"
        "C32 To confirm as a true record the minutes of the meeting held on 18 March 2031\n"
        "It was RESOLVED to confirm them.\n\n"
        "C33 To consider the report of the Head of Quays upon the policy of admitting boats\nDECISION\n"
        "To approve the policy.\n\nC34 Any other matter\nNone.\n"
    )
    assert [item.number for item in found.minute_items] == ["C31", "C32", "C33", "C34"]
    assert [row.text for row in found.resolutions] == ["to confirm them.", "To approve the policy."]


def test_who_acts_and_when_stand_in_columns_of_their_own() -> None:
    found = read(
        "HARBOUR BOARD\n\nMinutes of the Harbour Board held on 3 April 2031\n\n"
        "Present: Councillors A Holt, B Reed and Dee Evans (DE)\n\n"
        "Ref\tItem\tWho\tWhen\n1\tApologies\nThese are as above.\n2\tFees\nThe fees were seen.\n"
        "\tSend the fees to members\tDE\tEnd July\n3\tRoads\nNone."
    )
    assert [item.title for item in found.minute_items] == ["Apologies", "Fees", "Roads"]
    assert [(row.text, row.due) for row in found.resolutions] == [("Send the fees to members", "end July")]


PARISH = [
    # Where, at what hour and on which day in the sentence that names the body.
    ("Mead Community Council held their meeting remotely via Zoom at 7.30pm on the 3rd April 2031.\n\nPRESENT\n\n",
     ("Mead Community Council", "2031-04-03", "19:30", "Zoom")),
    ("MINUTES OF MEAD PARISH COUNCIL AGM MEETING HELD AT THE VILLAGE HALL ON\n\nTHURSDAY APRIL 3rd 2031\n\nPresent: ",
     ("Mead Parish Council", "2031-04-03", None, "VILLAGE HALL")),
    # "Held in the Board Room" names no board.
    (("MEAD COMMUNITY COUNCIL\n\nGENERAL MEETING THURSDAY 3 APRIL 2031\n\n"
      "Held in the Board Room, Quay Works at 7 p.m.\n\nPresent: "),
     ("Mead Community Council", "2031-04-03", "19:00", "Board Room, Quay Works")),
]  # fmt: skip


@pytest.mark.parametrize(("opening", "expected"), PARISH)
def test_openings_of_small_councils(opening: str, expected: tuple[str, str, str | None, str]) -> None:
    found = read(opening + "Councillors A Holt, B Reed and C Lane\n\nMinute taker: B Reed\n\n" + ITEMS)
    (held,) = found.meetings
    assert ((held.committee or "").title(), held.date, held.start_time, held.venue) == expected
    assert [row.status for row in found.attendance] == ["present"] * 3


def test_gaps_behind_numbers_and_sentences_part_no_cells() -> None:
    found = read(
        "Minutes of Mead Parish Council Meeting held in the Hall at 7.30pm on Thursday 3 April 2031\n\n"
        "1.            Those Attending:             Cllr A Holt (Chairman), Cllr Mrs B Reed, Mrs C Lane (Clerk)\n\n"
        "2.            To Consider Apologies:       Apologies were received from Cllr T Dale\n\n"
        "3.            To Receive from the Public Any Reports to be considered for this meeting:\n\nNone were made.\n\n"
        "4.            Fees:\n\nCllr Holt proposed acceptance of the Fees seconded by Cllr Mrs Reed.    Agreed\n"
    )
    assert [(row.name, row.status) for row in found.attendance] == [
        ("Cllr A Holt", "present"), ("Cllr Mrs B Reed", "present"), ("Mrs C Lane", "officer support"),
        ("Cllr T Dale", "apologies"),
    ]  # fmt: skip
    assert [item.number for item in found.minute_items] == ["1", "2", "3", "4"]
    assert [(row.mover, row.seconder) for row in found.motions] == [("Cllr Holt", "Cllr Mrs Reed")]


def test_posts_with_commas_before_names_in_brackets() -> None:
    found = read(
        f"{HELD}OFFICIALS IN ATTENDANCE:\n\n"
        "Chief Executive (Mr. C. Lane), Director, Community, Leisure and Emergency Services (Ms. J. "
        f"Cotter Dale), Head of Finance, Motor Tax and ICT (Mr. T. Voss).\n\n{ITEMS}"
    )
    assert [(row.name, row.role) for row in found.attendance if row.status == "officer support"] == [
        ("Mr. C. Lane", "Chief Executive"),
        ("Ms. J. Cotter Dale", "Director, Community, Leisure and Emergency Services"),
        ("Mr. T. Voss", "Head of Finance, Motor Tax and ICT"),
    ]
