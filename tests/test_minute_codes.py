"""Items that codes at the beginning of a line head, whatever their words; councils and people are made up."""

import pytest

from test_minutes_forms import read

HEAD = "Minutes of the Harbour Board held on 6 May 2031 at 7 pm\n\n"

SERIES = [
    # text below the heading of the minutes; number and title of each item; decisions; those who sent apologies
    (
        (
            "Present:\nCouncillor Neil Holt (Chairman); Councillors Jan Reed and John Lee.\nIn attendance\n"
            "Mrs Alma Oke (Clerk)\n1/31 To receive and accept APOLOGIES FOR ABSENCE\n"
            "Councillor Ned Pask, on holiday; Ward Councillor Una Marsh and Mr Sid Tull; all apologies accepted.\n"
            "2/31 To receive DECLARATIONS OF INTEREST on Agenda items\nNo interests were declared.\n"
            "3/31 To discuss the hundredth birthday of the harbour on Sunday 12th June 2031\n"
            "After discussion, it was AGREED that a tea party would be held in the hall.\n"
            "4/31 There were no REPORTS\n5/31 FINANCE\nIt was RESOLVED that the fee be paid.\n"
        ),
        [
            ("1/31", "To receive and accept APOLOGIES FOR ABSENCE"),
            ("2/31", "To receive DECLARATIONS OF INTEREST on Agenda items"),
            ("3/31", "To discuss the hundredth birthday of the harbour on Sunday 12th June 2031"),
            ("4/31", "There were no REPORTS"),
            ("5/31", "FINANCE"),
        ],
        [("3/31", "that a tea party would be held in the hall."), ("5/31", "that the fee be paid.")],
        ["Councillor Ned Pask", "Councillor Una Marsh", "Mr Sid Tull"],
    ),
    (
        (
            "Present: Councillors Holt (Chairman), Reed and Wright\n*450 Minutes\n"
            "RESOLVED that the minutes be signed.\n*451 Petitions\nThere was no petition from the public at this "
            "meeting of the Board.\n*452 Questions\nThere was no question.\n\n453\n\nBudget\n\n"
            "RESOLVED that the levy be set.\n"
        ),
        [("450", "Minutes"), ("451", "Petitions"), ("452", "Questions"), ("453", "Budget")],
        [("450", "that the minutes be signed."), ("453", "that the levy be set.")],
        [],
    ),
    (
        (
            "PRESENT: Councillors A. Holt, B. Reed and C. Lee\n\nTO RECEIVE APOLOGIES:\n"
            "FG 660 Resolved to accept apologies from Councillor Oke.\n\n"
            "TO REMIND MEMBERS TO CONSIDER ANY MATTERS THAT ARE TO BE\nDISCUSSED IN WHICH THEY HAVE AN INTEREST:\n"
            "FG 661 None.\n\nTO APPROVE THE MINUTES:\n"
            "FG 662 Resolved to approve the minutes. Resolved to move the order of business.\n"
        ),
        [
            ("FG 660", "TO RECEIVE APOLOGIES"),
            (
                "FG 661",
                "TO REMIND MEMBERS TO CONSIDER ANY MATTERS THAT ARE TO BE DISCUSSED IN WHICH THEY HAVE AN INTEREST",
            ),
            ("FG 662", "TO APPROVE THE MINUTES"),
        ],
        [
            ("FG 660", "to accept apologies from Councillor Oke."),
            ("FG 662", "to approve the minutes."),
            ("FG 662", "to move the order of business."),
        ],
        ["Councillor Oke"],
    ),
    (
        # a table of those present that runs into the first items; a label in capitals is no part of a title
        (
            "MINUTES OF THE BOARD OF THE HARBOURS OF THE WHOLE OF THE NORTH\nPRESENT:\n"
            "Harbour Mayor\tAndy Holt (In the Chair)\nLowtown\tCouncillor Bo Reed\nOverton\tCouncillor Cy Oke\n"
            "Mead\tCouncillor Di Lee\nOFFICERS IN ATTENDANCE:\t\nHB - Chief Executive\tEd Pask\nHB "
            "Treasurer\tFay Marsh\n"
            "HB 104/31\tAPOLOGIES\nRESOLVED /-\t\n\nThat the apologies be noted from Councillor Gus "
            "Hurd (Ian Tull attending).\n\n"
            "HB 105/31 APPOINTMENT OF THE CHAIR OF THE HARBOUR BOARD FOR THE YEAR\n\nRESOLVED "
            "/-\n\nThat Mr Lee be appointed.\n\n"
            "HB 106/31 BUDGET\nRESOLVED /-\n\nThat the levy be set.\n"
        ),
        [
            ("HB 104/31", "APOLOGIES"),
            ("HB 105/31", "APPOINTMENT OF THE CHAIR OF THE HARBOUR BOARD FOR THE YEAR"),
            ("HB 106/31", "BUDGET"),
        ],
        [
            ("HB 104/31", "That the apologies be noted from Councillor Gus Hurd (Ian Tull attending)."),
            ("HB 105/31", "That Mr Lee be appointed."),
            ("HB 106/31", "That the levy be set."),
        ],
        ["Councillor Gus Hurd"],
    ),
    (
        (
            "PRESENT: Councillors A Holt, B Reed and C Lee\n\n75\n\nDECLARATIONS OF ALL KINDS OF "
            "INTERESTS AND OF GIFTS AND\n"
            "DECLARATIONS OF LOBBYING (IF ANY) \u2013 There were no declarations of any kind.\n\n76\n\n"
            "PUBLIC REQUESTS TO SPEAK \u2013 There were no requests received.\n\n77\n\n"
            "UPDATE AND DISCUSSION OF PLANNED WORK \u2013 The\nChairman told the panel of progress with the work.\n\n"
            "Resolved \u2013 That the update be noted.\n"
        ),
        [
            ("75", "DECLARATIONS OF ALL KINDS OF INTERESTS AND OF GIFTS AND DECLARATIONS OF LOBBYING (IF ANY)"),
            ("76", "PUBLIC REQUESTS TO SPEAK"),
            ("77", "UPDATE AND DISCUSSION OF PLANNED WORK"),
        ],
        [("77", "That the update be noted.")],
        [],
    ),
    (
        # titles that run into their text between those that stand alone
        (
            "Present: Cllrs Alan Holt, Cath Reed, Eric Oke (Chair). Clerk Ian Jay. 3 members of the public.\n\n"
            "1. Apologies received from Cllr Kay Little.\n\n2. Minutes of the meeting held on 4 "
            "April were agreed.\n\n"
            "## 3. Correspondence\n\nNone.\n\n4. Public participation A resident asked about the shelter.\n\n"
            "## 5. Accounts\n\nResolved to pay Ian Jay.\n\n6. Planning The Board resolved to support the barn.\n\n"
            "7. Boundary wall Estimates were opened. It was agreed to accept the lower.\n"
        ),
        [
            ("1", "Apologies"),
            ("2", "Minutes"),
            ("3", "Correspondence"),
            ("4", "Public participation"),
            ("5", "Accounts"),
            ("6", "Planning"),
            ("7", "Boundary wall"),
        ],
        [("5", "to pay Ian Jay."), ("6", "to support the barn."), ("7", "to accept the lower.")],
        ["Cllr Kay Little"],
    ),
    (
        # words that go on are no titles: what cannot be told is left out
        (
            "Present: Cllrs Alan Holt, Cath Reed\n\n## 1. Accounts\n\nNone.\n\n"
            "2. Cost of the new roof was told to all.\n\n## 3. Trees\n\nNone.\n\n"
            "4. Footpath No 7 is overgrown.\n\n## 5. Letters\n\nNone.\n\n"
            "6. Plot A is let again.\n\n## 7. Dates\n\nNone.\n"
        ),
        [("1", "Accounts"), ("3", "Trees"), ("5", "Letters"), ("7", "Dates")],
        [],
        [],
    ),
    (
        # two codes are no series: places in a list
        (
            "Present: Councillors A Holt and B Reed\n\n1. Plans\n\n31/01 Land at the mill. 31/02 Barn.\n\n"
            "RESOLVED that both be granted.\n\n2. Budget\n\nRESOLVED that it be set.\n"
        ),
        [("1", "Plans"), ("2", "Budget")],
        [("1", "that both be granted."), ("2", "that it be set.")],
        [],
    ),
]


@pytest.mark.parametrize(("text", "items", "decisions", "apologies"), SERIES)
def test_codes_head_items(
    text: str, items: list[tuple[str, str]], decisions: list[tuple[str, str]], apologies: list[str]
) -> None:
    facts = read(HEAD + text)
    assert [(row.number, row.title) for row in facts.minute_items] == items
    decided = [(row.minute_item.number, row.text) for row in facts.resolutions if row.minute_item is not None]
    assert decided == decisions
    assert [row.name for row in facts.attendance if row.status == "apologies"] == apologies


def test_a_number_above_the_last_clauses_is_that_of_the_next_title() -> None:
    text = (
        "Present: Councillors A Holt and B Reed\n\n1.\n\nREVENUE BUDGET\n\nThe Board agreed:-\n\n2.\n\n(i)\n\n"
        "to note it; and\n\n(ii)\n\nto meet again.\n\nREVIEW OF CAREERS\n\nThe Board agreed to write to them.\n\n"
        "3.\n\nSCHOOL MEALS\n\nNone.\n"
    )
    facts = read(HEAD + text)
    assert [(row.number, row.title) for row in facts.minute_items] == [
        ("1", "REVENUE BUDGET"),
        ("2", "REVIEW OF CAREERS"),
        ("3", "SCHOOL MEALS"),
    ]
    assert [row.item_title for row in facts.resolutions] == ["REVENUE BUDGET", "REVENUE BUDGET", "REVIEW OF CAREERS"]


def test_the_time_may_be_told_at_the_end() -> None:
    text = "Minutes of the Harbour Board held on 6 May 2031\n\nPresent: Councillors A Holt and B Reed\n\n1. Plans\n\n"
    facts = read(f"{text}None.\n\n2. Budget\n\nNone.\n\nNotes: The Meeting started at 10.30am and ended at noon\n")
    assert [meeting.start_time for meeting in facts.meetings] == ["10:30"]
