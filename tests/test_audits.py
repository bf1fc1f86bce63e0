"""Audit trails whole and damaged, and the officers consulted."""

from __future__ import annotations

import pytest

from extract.cells.cells import join_pieces, join_rows
from extract.extractions import Extraction
from extract.reports.audits import join_authors
from printed import BOX, extract_printed

WORDS = frozenset("director of the strategy commissioning services development officer and sent scrutiny team".split())
WHOLE = """AUDIT TRAIL

Cabinet Member\tCouncillor Mara Pell, Parks
Lead Officer\tBo Lind, Director of Parks
Report Author\tAda Thornfield, Parks Officer
Version\tFinal
Dated\t1 May 2031
Key Decision?\tYes
CONSULTATION WITH OTHER OFFICERS / DIRECTORATES / CABINET MEMBER\t\t
Officer Title\tComments Sought\tComments Included
Director of Law\tYes\tNo
N/A\tN/A\tN/A
Cabinet Member\t\t
Date final report sent to the Constitutional Team\t2/5/2031\t
"""
BROKEN = """The director of parks leads the service and its development.

AUDIT TRAIL

Lead Officer\tBo Lind, Dir\tector of Parks\t\t
Report\tAda Thornfield, Parks D\tDevelopment Officer and Mara Pell,\t\t
Authors\tParks Officer\t\t\t
Version\tFinal\t\t\t
Dated\t1 May 2031\t\t\t
Key\tNo\t\t\t
Decision?\t\t\t\t
CONSULTATION WITH OTHER OFFICERS / DIRECTORATES / CABINET\t\t\t\t
\tME\tEMBER\t\t
Officer\tTitle\tComments\tComments\t
\t\tSought\tIncluded\t
Strategic Director of Finance and No No\t\t\t\t
Corporate Services\t\t\t\t
Strategic Director for\t\tNo\tYes\t
Democratic Services\tDemocratic Services\t\t\t
Cabinet Member\tCabinet Member Yes No\t\t\t
Date final report s\tent to Scrutiny Tea\tm\t2 May 2031\t
"""


def trail(found: Extraction) -> tuple[object, ...]:
    only = found.audit_trails[0]
    names = "lead_officer report_author version dated key_decision cabinet_member sent_on sent_to".split()
    return tuple(getattr(only, name) for name in names)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            WHOLE,
            (
                "Bo Lind, Director of Parks", "Ada Thornfield, Parks Officer", "Final", "2031-05-01", True,
                "Councillor Mara Pell, Parks", "2031-05-02", "Constitutional Team",
            ),
        ),
        # Labels over two rows, words cut by the edge between cells, a letter printed twice.
        (
            BROKEN,
            (
                "Bo Lind, Director of Parks",
                "Ada Thornfield, Parks Development Officer; Mara Pell, Parks Officer",
                "Final", "2031-05-01", False, None, "2031-05-02", "Scrutiny Team",
            ),
        ),
    ],
    ids=["whole", "broken"],
)  # fmt: skip
def test_audit_trail(body: str, expected: tuple[object, ...]) -> None:
    assert trail(extract_printed(BOX + body)) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (WHOLE, [("Director of Law", "Yes", "No"), ("Cabinet Member", None, None)]),
        # Two rows that are one title; answers that ran into the title's cell.
        (
            BROKEN,
            [
                ("Strategic Director of Finance and Corporate Services", "No", "No"),
                ("Strategic Director for Democratic Services", "No", "Yes"),
                ("Cabinet Member", "Yes", "No"),
            ],
        ),
        # The rest of a title in lines without columns, which part the table in two.
        (
            WHOLE.replace("Director of Law\tYes\tNo", "Strategic Director of\tYes\tNo\nParks, Rivers &\nPiers"),
            [("Strategic Director of Parks, Rivers & Piers", "Yes", "No"), ("Cabinet Member", None, None)],
        ),
    ],
    ids=["whole", "broken", "parted"],
)
def test_consultees(body: str, expected: list[tuple[str | None, ...]]) -> None:
    found = extract_printed(BOX + body)
    assert [(c.officer_title, c.comments_sought, c.comments_included) for c in found.consultees] == expected
    assert found.audit_trails[0].report is found.reports[0]


def test_a_row_that_is_not_understood_is_an_issue() -> None:
    found = extract_printed(BOX + WHOLE.replace("Version\tFinal", "Weather\tFine"))
    assert [(i.code, i.text) for i in found.issues] == [("audit-trail-row", "Weather Fine")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bo Lind, Parks Officer and Mara Pell, Clerk", "Bo Lind, Parks Officer; Mara Pell, Clerk"),
        ("Bo Lind, Head of Parks and Rivers", "Bo Lind, Head of Parks and Rivers"),
        ("Bo Lind", "Bo Lind"),
    ],
)
def test_authors(text: str, expected: str) -> None:
    assert join_authors(text) == expected


@pytest.mark.parametrize(
    ("pieces", "expected", "sure"),
    [
        (["Dir", "ector of Law"], "Director of Law", True),
        (["Parks D", "Development Officer"], "Parks Development Officer", True),
        (["Cabinet", "Cabinet Member"], "Cabinet Member", True),
        (["Bo Lind, Clerk", "", "Marlbeck"], "Bo Lind, Clerk Marlbeck", True),
        (
            ["Director of St Commissioni", "rategy and ng, Services"],
            "Director of Strategy and Commissioning, Services",
            True,
        ),
        (["Director of Zy", "qqvial"], "Director of Zy qqvial", False),
    ],
)
def test_join_pieces(pieces: list[str], expected: str, sure: bool) -> None:
    joined = join_pieces(pieces, WORDS)
    assert (joined.text, joined.sure) == (expected, sure)


def test_join_rows() -> None:
    assert join_rows(["Parks Scrutiny Sub-", "", "committee"]) == "Parks Scrutiny Sub-committee"


DAYS = """Name/Position\tDirectorate\tDate Sent\tDate Received\tComments in paragraph
Mara Pell, Strategic Director\tPlaces\t01.09.31\t04.09.31\tThroughout
Councillor Ann Dale\tDeputy Leader\t05.09.31\t08.09.31\t

REPORT HISTORY

Original discussion with Cabinet Members\t12.07.31
Report deadline\t27.09.31
Date final report sent\t28.09.31
Key decision report\tYes
"""


def test_consultees_with_days_in_place_of_answers() -> None:
    found = extract_printed(BOX + "AUDIT TRAIL\n\n" + DAYS)
    assert [(c.officer_title, c.comments_sought) for c in found.consultees] == [
        ("Mara Pell, Strategic Director", None),
        ("Councillor Ann Dale", None),
    ]
    assert [(t.key_decision, t.sent_on, t.sent_to) for t in found.audit_trails] == [(True, "2031-09-28", None)]
    assert found.tables == ()


def test_names_and_days_alone_are_a_data_table() -> None:
    text = BOX + "Name\tDate received\tOutcome\nMara Pell\t01.09.31\tPaid\nAnn Dale\t02.09.31\tPaid\n"
    found = extract_printed(text)
    assert found.audit_trails == () and len(found.tables) == 1


def test_who_contributed_and_who_approved() -> None:
    heads = "Contributor/approver name\tTitle\tDate doc sent out\tDate response received or approved\n"
    one = "Internal\t\t\t\nContributors:\t\t\t\nMara Pell\tClerk\t01/09/31\t04/09/31\n"
    two = "Names of approvers:\t\t\t\nBo Lind\tDirector\t02/09/31\t05/09/31\n"
    found = extract_printed(BOX + "1. Fares are low.\n\n" + heads + one + two)
    assert [c.officer_title for c in found.consultees] == ["Mara Pell", "Bo Lind"]
    assert found.contacts == () and found.tables == ()


def test_a_name_over_two_lines_is_one_consultee_and_lists_are_no_strange_rows() -> None:
    days = DAYS.replace("Councillor Ann Dale\tDeputy Leader\t", "Councillor Ann\tDeputy\t").replace(
        "08.09.31\t\n", "08.09.31\t\nDale\tLeader\t\t\t\n"
    )
    found = extract_printed(
        BOX + "AUDIT TRAIL\n\n" + days + "Background information\tRivers plan\nAppendices\tAppendix A - Fares\n"
    )
    assert [c.officer_title for c in found.consultees] == ["Mara Pell, Strategic Director", "Councillor Ann Dale"]
    assert [paper.title for paper in found.background_papers] == ["Rivers plan"]
    assert [appendix.title for appendix in found.appendices] == ["Fares"]
    assert found.issues == ()


SIGNED = "\tOfficer Name\tDate Completed\nLegal and Governance\tBo Lind\t1 May 2031\nParks\tAda Voss\t\nTrees\t\t\n"
NAMED = "\tFull Name of Officer\nMonitoring Officer\tBo Lind\nPortfolio Holder\tAda Voss\n"
CLEARED = (
    "Sign offs\tThis report has been cleared by\tDate\nFinance\tBo Lind\t1 May 2031\nLegal\tAda Voss\t2 May 2031\n"
)
ASKED = "Name and Position/Title\tDirectorate\tDate Sent\tDate Received\tComments in paragraph:\n"
ASKED += "Bo Lind, Parks Director\tParks\t1/5/31\t2/5/31\t3\nCouncillor Ada Voss\tTrees\t\t\t\n"
POSTED = "Name of consultee\tPost held\tDate sent\tDate returned\nMandatory:\tStatutory officers\t\t\n"
POSTED += "Bo Lind\tClerk\t1/5/31\t2/5/31\n"
WRAPPED = "Name\tBody\tDate sent\tDate received\nBo Lind, Director\tThe Parks\t1/5/31\t2/5/31\nof Parks\tTrust\t\t\n"


@pytest.mark.parametrize(
    ("heading", "table", "expected"),
    [
        ("Report sign-off", SIGNED, ["Bo Lind", "Ada Voss"]),
        ("Report sign off.\n\nThe authors must ask all of these officers:", NAMED, ["Bo Lind", "Ada Voss"]),
        ("Approval and clearance", CLEARED, ["Bo Lind", "Ada Voss"]),
        ("Notes", CLEARED, ["Bo Lind", "Ada Voss"]),
        ("Notes", ASKED, ["Bo Lind, Parks Director", "Councillor Ada Voss"]),
        ("Notes", POSTED, ["Bo Lind"]),
        ("Notes", WRAPPED, ["Bo Lind, Director of Parks"]),
        # Who does what by when, and who said what, are tables of data.
        ("Actions", "Action\tOfficer\tDate completed\nMend the quay\tBo Lind\t1 May 2031\n", []),
        ("Responses", "Consultee\tDate of response\tComments\nHarbour Trust\t1 May 2031\tNone\n", []),
        ("The posts", NAMED, []),
        ("Documents", "Title\tDate sent\tDate received\nThe plan\t1/5/31\t2/5/31\n", []),
    ],
)  # fmt: skip
def test_who_was_asked_before_a_report_was_published(heading: str, table: str, expected: list[str]) -> None:
    found = extract_printed(f"{BOX}1. Background\n\n1.1 The fees are low.\n\n{heading}\n\n{table}")
    assert [consultee.officer_title for consultee in found.consultees] == expected
    assert len(found.tables) == (not expected)


def test_a_value_in_which_consultation_stands_heads_no_list() -> None:
    posts = " ".join(f"{name} Lind, Head of {name} Street Parks," for name in ("Bo", "Ada", "Cy"))
    rows = f"Author:\tAnn Dale, Parks Officer\nConsultees:\t{posts} Mara Pell, Head of Language and Consultation\n"
    found = extract_printed(f"{BOX}1. Background\n\n1.1 The fees are low.\n\n{rows}Appendices:\tAppendix A - Fares\n")
    assert not [one for one in found.consultees if one.officer_title.startswith("Appendi")]


HISTORY = "REPORT HISTORY\n\nDecision type:\tUrgency item?\nNon-key decision\tNo\n"
DALE = "Report Author: Ann Dale, Parks Officer, 01632 960100\n"
SENT = "Name of consultee\tPost held\tDate sent\tDate returned\nBo Lind\tClerk\t01/09/31\t02/09/31\n\n"


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        (HISTORY + DALE, [("Ann Dale, Parks Officer", False)]),
        (HISTORY, [(None, False)]),
        (f"REPORT HISTORY\n\nDecision type:\n\nKey decision\n\n{DALE}", [("Ann Dale, Parks Officer", True)]),
        (f"REPORT HISTORY\n\nDecision type:\n\nNot known\n\n{DALE}", [("Ann Dale, Parks Officer", None)]),
        (f"CONSULTATION\n\n{SENT}{HISTORY}{DALE}", [("Ann Dale, Parks Officer", False)]),
        (f"REPORT HISTORY\n\nA first report went to Cabinet in May.\n\n{DALE}", []),
        ("REPORT HISTORY\n\nNone.\n", []),
    ],
)
def test_the_history_of_a_report_is_its_trail(history: str, expected: list[tuple[str | None, bool | None]]) -> None:
    found = extract_printed(f"{BOX}1. Background\n\n1.1 The fees are low.\n\n{history}")
    assert [(trail.report_author, trail.key_decision) for trail in found.audit_trails] == expected
