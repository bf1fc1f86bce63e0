"""Decisions and actions in further forms: moved and agreed in one sentence, lists in lists, minutes set as tables."""

from array import array

import pytest

from extract.cells.cell_paragraphs import cell_paragraphs
from extract.minutes.minute_tables import without_top
from ingest.model import Block, Box, Cell, Line, Span
from test_actions import grid
from test_minutes_forms import read

HEAD = "Minutes of the Harbour Board held on 6 May 2031\n\nPresent: Councillors A Holt, B Reed and Mo Oke\n\n"
LAST = "\n\n2. Other business\n\nThere was none.\n"

FORMS = [
    # text of the item, (kind, text, owner) of each row
    (
        "Proposal: Mrs Holt proposed and Mr Reed seconded payment of the fee and the meeting unanimously agreed.",
        [
            (
                "agreed",
                "Mrs Holt proposed and Mr Reed seconded payment of the fee and the meeting unanimously agreed.",
                None,
            )
        ],
    ),
    ("Proposed by Cllr Holt, seconded by Cllr Reed and approved unanimously.", []),
    ("Action: The Board RESOLVED to pay the clerk.", [("resolved", "to pay the clerk.", None)]),
    ("It was proposed, seconded and\nResolved: that the hall be let.", [("resolved", "that the hall be let.", None)]),
    (
        "\u2022 The minutes of 3 May 2031 were approved unanimously.\n\u2022 The Clerk agreed to ring the bell.",
        [("resolved", "The minutes of 3 May 2031 were approved unanimously.", None)],
    ),
    (
        "Dr Lee spoke of winter. The Board noted the plan. Questions were asked.",
        [("noted", "The Board noted the plan.", None)],
    ),
    (
        "RESOLVED:\n\nThat the application be APPROVED subject to these conditions:\n\n(1) A limit.\n\n(2) Lighting.",
        [
            ("resolved", "That the application be APPROVED subject to these conditions:", None),
            ("resolved", "A limit.", None),
            ("resolved", "Lighting.", None),
        ],
    ),
    (
        (
            "RESOLVED that the permit be granted on these conditions:\n\n1. A limit of 20.\n\n[To spare the quay].\n\n"
            "2. A lamp by night.\n\n(For safety.)\n\n3. A rope.\n\n[For order]\n\nMr Reed left.\n\n4. No condition."
        ),
        [
            ("resolved", "that the permit be granted on these conditions:", None),
            ("resolved", "A limit of 20.", None),
            ("resolved", "A lamp by night.", None),
            ("resolved", "A rope.", None),
        ],
    ),
    # The word alone on a line, right below a sentence.
    (
        "The minutes were seen and the\nfee was asked for.\nResolved:\n\nTo pay the fee.",
        [("resolved", "To pay the fee.", None)],
    ),
    (
        "The fee was seen.\nResolved:\nTo pay the fee of the harbour.\n\nMr Reed left.",
        [("resolved", "To pay the fee of the harbour.", None)],
    ),
    # Behind a reason in brackets only the next number goes on.
    (
        "RESOLVED:\n\n(1) A limit of 20.\n\n[To spare the quay].\n\n(1) The dredger.",
        [("resolved", "A limit of 20.", None)],
    ),
    (
        "RESOLVED A. That the plan be approved.\n\nB. That the Clerk publish it.",
        [("resolved", "That the plan be approved.", None), ("resolved", "That the Clerk publish it.", None)],
    ),
    (
        "31/0410 - Extension, Moor Lane. Resolved: no objection.\n\nResolved: \u00a3200 to the football club.",
        [("resolved", "no objection.", None), ("resolved", "\u00a3200 to the football club.", None)],
    ),
    (
        "Resolved: that the minutes be confirmed as a true record. Proposed: Cllr Holt. Seconded: Cllr Reed.",
        [("resolved", "that the minutes be confirmed as a true record.", None)],
    ),
    (
        (
            "The Board NOTED the following:\n\nthe survey would end in March;\n\nrepairs took a week;\n\nall were told."
            "\n\nDr Lee spoke of winter."
        ),
        [
            ("noted", "the survey would end in March;", None),
            ("noted", "repairs took a week;", None),
            ("noted", "all were told.", None),
        ],
    ),
    (
        (
            "Having heard Councillor Oke, the Board remitted the matter to the Director for a report.\n\n"
            "The Board instructed the Director to write to the owner.\n\nThe Director instructed a surveyor."
        ),
        [
            (
                "resolved",
                "Having heard Councillor Oke, the Board remitted the matter to the Director for a report.",
                None,
            ),
            ("resolved", "The Board instructed the Director to write to the owner.", None),
        ],
    ),
    (
        "Dr Lee gave the figures.\n\nThe Board noted the figures for May.",
        [("noted", "The Board noted the figures for May.", None)],
    ),
    ("The Board noted the figures for May.\n\nDr Lee said that they were low.", []),
    ("The Board noted the figures for May. Dr Lee said that they were low.", []),
    (
        "Agreed that the report be made.\n\nThe Board noted the figures for May.",
        [("agreed", "that the report be made.", None)],
    ),
    (
        (
            "The Panel agreed the proposals of the report as follows:\n\na)    To note the findings;\n\n"
            "b)    To spend up to \u00a3900 on gates."
        ),
        [
            ("agreed", "To note the findings;", None),
            ("agreed", "To spend up to \u00a3900 on gates.", None),
        ],
    ),
    (
        "The Committee resolved, in terms of Section 9(4) of the Act, that the public be excluded.",
        [("resolved", "that the public be excluded.", None)],
    ),
    ("RESOLVED UNANIMOUSLY: That the update be noted.", [("resolved", "That the update be noted.", None)]),
    ("Members read it and it was agreed to meet again in May.", [("agreed", "to meet again in May.", None)]),
    (
        "Minutes of the meeting held on 3 May 2031 were approved and signed.",
        [("resolved", "Minutes of the meeting held on 3 May 2031 were approved and signed.", None)],
    ),
    (
        "It was resolved to approve the following payments:\n\nPayee\tAmount\nA Holt\t402.10\nB Reed\t88.00",
        [("resolved", "to approve the following payments:", None)],
    ),
    (
        "The salt bin was full. Clerk to chase the council about the sign. Cllr Reed to obtain three quotes.",
        [
            ("action", "Clerk to chase the council about the sign.", "Clerk"),
            ("action", "Cllr Reed to obtain three quotes.", "Cllr Reed"),
        ],
    ),
    ("Cllr Nobody to obtain three quotes.", []),
    ("The bin was full. Cllr Reed to retire in May. A wish of Cllr Reed to appeal to the county was declined.", []),
    ("The bin was full. Cllr Reed to appeal to the county was declined.", []),
    (
        "The Clerk was instructed to arrange an inspection. The officer was asked to speak up.",
        [("action", "The Clerk was instructed to arrange an inspection.", "The Clerk")],
    ),
    (
        "Cllr Oke left the room. A grant of \u00a3500 was agreed (prop. Cllr Holt, seconded Cllr Reed).",
        [("agreed", "A grant of \u00a3500 was agreed", None)],
    ),
    (
        "RESOLVED by 9 votes to 2 with 1 abstention\n\nThat the plan be made.",
        [("resolved", "That the plan be made.", None)],
    ),
    (
        "Subject to this, the minutes were AGREED as an accurate record.",
        [("agreed", "Subject to this, the minutes were AGREED as an accurate record.", None)],
    ),
    (
        "The Board, after discussion, agreed to:-\n\n(i) approve the budget;\n\n(ii) note the position.",
        [("agreed", "approve the budget;", None), ("agreed", "note the position.", None)],
    ),
    (
        "Resolved \u2013 The Cabinet Member approved the scheme.",
        [("resolved", "The Cabinet Member approved the scheme.", None)],
    ),
    (
        "The minute was approved, moved by Cllr Holt and seconded by Ms Reed.",
        [("resolved", "The minute was approved", None)],
    ),
    ("The Mayor told of the regatta. NOTED.", [("noted", "The Mayor told of the regatta.", None)]),
    (
        "RESOLVED: (i) to divide the plots; (ii) to review rents.\n\nAction: Clerk",
        [("resolved", "to divide the plots;", "Clerk"), ("resolved", "to review rents.", "Clerk")],
    ),
]


@pytest.mark.parametrize(("text", "rows"), FORMS)
def test_decisions(text: str, rows: list[tuple[str, str, str | None]]) -> None:
    facts = read(f"{HEAD}1. Roads\n\n{text}{LAST}")
    assert [(row.kind, row.text, row.owner) for row in facts.resolutions] == rows


TABLE = (
    "Item\tDiscussion\tAction\n"
    "1\tApologies\t\n"
    "2\tMinutes of the last meeting\t\n"
    "3\tHarbour plan\t\n"
    "\tThe Board AGREED to publish the plan. Mo Oke to bring a paper to the next meeting.\tMo Oke by 8 June 2031\n"
    "4\tWinter\t\n"
    "\tThe clerk spoke of the winter.\tWrite to all schools.\n"
)


def test_a_table_of_minutes_gives_each_action_to_whom_its_row_names() -> None:
    facts = read(HEAD + TABLE)
    assert [(row.kind, row.text, row.owner, row.due_date) for row in facts.resolutions] == [
        ("agreed", "to publish the plan.", None, None),
        ("action", "Mo Oke to bring a paper to the next meeting.", "Mo Oke", "2031-06-08"),
        ("action", "Write to all schools.", None, None),
    ]


def test_a_log_of_earlier_actions_is_passed_over_with_an_issue() -> None:
    log = "Ref\tAction\tLead\tStatus\n31/02\tReport on bins\tMo Oke\tComplete\n31/03\tBuy a van\tB Reed\tOpen\n"
    facts = read(f"{HEAD}1. Action log\n\n{log}{LAST}")
    assert facts.resolutions == ()
    assert [issue.code for issue in facts.issues] == ["action-log-skipped"]


TOPS = [
    # rows of one table, the text of each block that is laid out of it
    (
        ("Present | A Holt", "Apologies | B Reed", "Item | Discussion | Action", "1 | Budget | Clerk"),
        ["Present\tA Holt\nApologies\tB Reed", "Item\tDiscussion\tAction\n1\tBudget\tClerk"],
    ),
    (
        ("Present: A Holt | |", "No. | Minute | Action", "1 | Budget | Clerk"),
        ["Present: A Holt", "No.\tMinute\tAction\n1\tBudget\tClerk"],
    ),
    (("Item | Discussion", "1 | Budget", "Item | Discussion"), ["Item\tDiscussion\n1\tBudget\nItem\tDiscussion"]),
    (("Name | Post", "A Holt | Clerk"), ["Name\tPost\nA Holt\tClerk"]),
]


@pytest.mark.parametrize(("rows", "texts"), TOPS)
def test_what_the_rules_of_minutes_hold_above_their_heads_is_apart(rows: tuple[str, ...], texts: list[str]) -> None:
    table = grid(*rows)
    assert [part.text for part in without_top(Block("grid", table.text, (), Span(), grid=table))] == texts


WRAPS = [
    # text and right end of each line of a cell from x 0 to 200, the paragraphs
    ([("The fee was paid.", 90), ("Cllr Holt to write.", 95)], 2),
    ([("The fee that was agreed in May was paid.", 190), ("Cllr Holt to write.", 95)], 1),
    ([("The fee that was", 90), ("Agreed in May was paid.", 95)], 1),
    ([("The fee was paid.", 90), ("and not before time.", 95)], 1),
]


@pytest.mark.parametrize(("lines", "count"), WRAPS)
def test_a_sentence_that_ends_where_there_was_room_ends_a_paragraph_of_a_cell(
    lines: list[tuple[str, float]], count: int
) -> None:
    made = []
    for at, (text, right) in enumerate(lines):
        edges = array("f", [right * n / len(text) for n in range(len(text) + 1)])
        made.append(Line(text, Span(1, None, [Box(1, 0, 12 * at, right, 12 * at + 11)]), 10, edges=edges))
    whole = Span(1, None, [Box(1, 0, 0, 200, 40)])
    cell = Cell(" ".join(text for text, _ in lines), whole, tuple(made))
    assert len(list(cell_paragraphs(cell))) == count
