"""Boxes of reports that hold more than labels and values: titles across them, recommendations, lists, forms."""

from __future__ import annotations

import pytest

from extract.labels import heading_field
from extract.packs import find_parts
from extract.recommendations.clause_texts import recommended_rows
from extract.reports import boxes
from extract.reports.box_labels import box_row
from extract.reports.box_rows import part_people, without_notes
from ingest.model import Block, Cell, Grid, Line, Span
from printed import BOX, extract_printed, read_printed

FIELDS = ("title", "date", "meeting_name", "from_officer", "wards", "cabinet_member", "classification")
ACROSS = """\tHarbours Committee
\t7 May 2031
Title\tMooring fees
Report of\tHarbour Master
Wards\tAll
Status\tPublic

1. WHY THIS REPORT IS NEEDED

1.1 Fees were last set in 2029.
"""
FRAMED = """Cabinet\t
7 May 2031\t
Report of: Mara Pell, Director of Places\tClassification: Unrestricted

Quay repairs

Lead Member\tCouncillor Bea Crane, Cabinet Member for Quays
Wards affected\tAll wards

Executive Summary

The quay is old.
"""
DASHED = """Marlbeck Borough Council

Executive

3 December 2031

Ferry plan

Report of Head of Transport

This report is public

Purpose of report

To say how the ferries do.

Lead Councillor

Councillor Bea Crane, Lead Member for Transport
"""
NO_REPORT_OF = """MARLBECK AND WEIR COUNCIL\tCOUNCIL
LEADERSHIP\t30th November 2031

LEADER'S REPORT

1. INTRODUCTION

1.1 This is what the Leader did.

2. RECOMMENDATIONS

2.1 Members are asked to note the report.
"""


@pytest.mark.parametrize(
    ("paper", "expected"),
    [
        (ACROSS, ("Mooring fees", "2031-05-07", "Harbours Committee", "Harbour Master", "All",
                  None, "Public")),
        (FRAMED, ("Quay repairs", "2031-05-07", "Cabinet", "Mara Pell, Director of Places", "All wards",
                  "Councillor Bea Crane, Cabinet Member for Quays", "Unrestricted")),
        (DASHED, ("Ferry plan", "2031-12-03", "Executive", "Head of Transport", None,
                  "Councillor Bea Crane, Lead Member for Transport", "This report is public")),
        (NO_REPORT_OF, ("LEADER'S REPORT", "2031-11-30", "COUNCIL", None, None, None, None)),
    ],
    ids=["across", "framed", "dashed", "no-report-of"],
)  # fmt: skip
def test_heads_without_labels(paper: str, expected: tuple[str | None, ...]) -> None:
    found = extract_printed(paper).reports
    assert [tuple(getattr(report, name) for name in FIELDS) for report in found] == [expected]


HEAD = "Report to:\tCabinet\nDate:\t7 May 2031\nReport of:\tHarbour Master\nSubject:\tMooring fees\n"


@pytest.mark.parametrize(
    ("rows", "clauses", "lead_in"),
    [
        # A number beside each clause.
        (
            "Recommendation(s):\tThat Cabinet resolves to:\n1.\tApprove the fees;\n2.\tNote the survey.\n",
            [("1", "Approve the fees;"), ("2", "Note the survey.")],
            "That Cabinet resolves to:",
        ),
        # Numbers that run on in one cell, and the next label ends them.
        (
            "Recommendations:\tIt is recommended that Cabinet: 1. Approves the fees. 2. Notes it.\nWards:\tAll\n",
            [("1", "Approves the fees."), ("2", "Notes it.")],
            "It is recommended that Cabinet:",
        ),
    ],
)
def test_recommendations_in_the_box_of_a_report(
    rows: str, clauses: list[tuple[str | None, str]], lead_in: str | None
) -> None:
    found = extract_printed(f"{HEAD}{rows}\nBackground\n\n1.1 Fees were last set in 2029.\n").recommendations
    assert [(row.number, row.text) for row in found] == clauses
    assert {row.lead_in for row in found} == {lead_in}


def printed_cell(*lines: str) -> Cell:
    return Cell(" ".join(lines), lines=tuple(Line(line, Span()) for line in lines))


def test_labels_on_lines_of_their_own_stand_apart_from_the_value_under_them() -> None:
    row = (
        printed_cell("FOR SUBMISSION", "TO", "Harbours Committee"),
        printed_cell("DATE", "7 May 2031"),
        None,
        printed_cell("Mooring", "fees"),
    )
    assert box_row(row) == ["FOR SUBMISSION TO: Harbours Committee", "DATE: 7 May 2031", "", "Mooring fees"]


def test_recommendations_under_their_label_in_one_cell() -> None:
    cell = printed_cell("RECOMMENDATIONS", "That Cabinet:", "1. Approves the fees.", "2. Notes the", "survey.")
    block = Block("grid", cell.text, (), Span(), grid=Grid(((cell,),)))
    assert recommended_rows(block) == [["That Cabinet:"], ["1. Approves the fees."], ["2. Notes the survey."]]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Recommendation(s) / Proposed Decision", "recommendations"),
        ("2. Decision(s) recommended", "recommendations"),
        ("List of Appendices Referred to", "appendices"),
        ("Background Papers Used to Compile this Report", "background_papers"),
        ("Decisions of the panel", None),
    ],
)
def test_headings_of_other_councils(heading: str, field: str | None) -> None:
    assert heading_field(heading) == field


def test_a_short_clause_is_no_lead_in() -> None:
    listed = "Recommendations\n\nIt is recommended that Cabinet:\n\n1. notes the fees;\n\n2. approves the survey.\n"
    found = extract_printed(f"{HEAD}\n{listed}").recommendations
    assert [row.number for row in found] == ["1", "2"]


def test_the_record_of_an_officers_decision_is_no_report() -> None:
    record = "Record of Officer Decision\n\nDecision title:\tMoorings\nDecision maker:\tClerk\n"
    record += "Date of decision:\t4 March 2031\n"
    assert not extract_printed(f"{record}Report author:\tAda Lind\nWard(s) affected:\tQuay\n").reports


def test_a_column_of_recommendations_is_a_table() -> None:
    plan = "Recommendation\tOwner\tDue\nTrain the staff\tClerk\tMay\nPaint the boats\tMaster\tJune\n"
    found = extract_printed(f"{HEAD}\nAction plan\n\n{plan}\nThat is all of it.\n")
    assert not found.recommendations
    assert [table.columns for table in found.tables] == [("Recommendation", "Owner", "Due")]


def test_appendices_papers_and_author_in_one_box() -> None:
    box = (
        "Appendix No\tTitle\n1\tFees by berth\n2\tSurvey of moorings\n"
        "Background Papers\t\nHarbour plan 2029\t\nReport Author\tAda Lind, Harbour Master\n"
    )
    found = extract_printed(f"{HEAD}\nPurpose of report\n\nTo set fees.\n\nDocument Information\n\n{box}")
    assert [(row.number, row.title) for row in found.appendices] == [
        ("1", "Fees by berth"),
        ("2", "Survey of moorings"),
    ]
    assert [row.title for row in found.background_papers] == ["Harbour plan 2029"]
    assert not found.tables


def test_a_list_ends_where_it_says_none_and_at_whom_to_ask() -> None:
    none = f"{HEAD}\nBackground papers\n\nNone.\n\nNumber of berths - 3\n"
    asked = f"{HEAD}\nBackground papers\n\n- Harbour plan 2029\n\nReport Author: Ada Lind\n"
    assert [row.title for row in extract_printed(none).background_papers] == []
    assert [row.title for row in extract_printed(asked).background_papers] == ["Harbour plan 2029"]


def test_boxes_to_tick_and_boxes_of_contacts_are_no_data_tables() -> None:
    ticks = "Is the decision open for call in?\t\u2612 Yes \u2610 No\nWere members asked?\t\u2610 Yes \u2612 No\n"
    contact = "Author\tAda Lind\nContact Number\t01632 960 100\nEmail\tada.lind@marlbeck.gov.uk\n"
    found = extract_printed(f"{HEAD}\nPurpose of report\n\nTo set fees.\n\n{ticks}\nImpact\n\nNone.\n\n{contact}")
    assert not found.tables
    assert [(row.name, row.phone) for row in found.contacts] == [("Ada Lind", "01632 960 100")]


def test_recommendations_of_an_inspection_go_on_under_headings_that_divide_them() -> None:
    paper = (
        "Inspection of Marlbeck children's services\n\nInspection dates: 3 to 14 May 2031\n\nRecommendations\n\n"
        "Children who need help\n\n1. Ensure that plans are clear.\n\n2. Train the staff.\n\n"
        "Children in care\n\n3. Improve the homes.\n\nFindings\n\n4. Care is good.\n"
    )
    found = extract_printed(paper).recommendations
    assert [(row.number, row.text) for row in found] == [
        ("1", "Ensure that plans are clear."), ("2", "Train the staff."), ("3", "Improve the homes."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("label", "expected"),
    [("Lead Member", "Lead Member"), ("Portfolio Holder", "Portfolio Holder"), ("Cabinet Member", "Cabinet Member")],
)
def test_a_member_has_the_post_that_the_label_says(label: str, expected: str) -> None:
    box = f"Report to\tHarbours Committee\nDate\t7 May 2031\nTitle\tMooring fees\n{label}\tCouncillor Bea Crane\n"
    found = extract_printed(f"{box}\n1. RECOMMENDATION\n\n1.1 That the fees be agreed.\n")
    assert [(row.name, row.role) for row in found.officers] == [("Councillor Bea Crane", expected)]


def test_colons_in_a_column_of_their_own_are_no_part_of_the_values() -> None:
    labels = (("REPORT TO", "Parks Panel"), ("DATE", "7 May 2031"), ("REPORT OF", "Head of Parks"), ("SUBJECT", "Fees"))
    head = "\n".join(f"{label}\t:\t{value}" for label, value in labels)
    (report,) = extract_printed(f"{head}\n\n1. Purpose of Report\n\n1.1 To tell of the fees.\n").reports
    assert (report.title, report.meeting_name, report.from_officer) == ("Fees", "Parks Panel", "Head of Parks")


def test_body_and_title_between_the_labels_of_a_head_are_two() -> None:
    above = "AGENDA ITEM\n\n6.1\n\n# QUAYS COMMITTEE\n\n# REVIEW OF FEES\n\n"
    labels = "Date of meeting\t7 May 2031\nFOI Status\tOpen/Public\nApproving Executive Sponsor\tDirector of Parks\n"
    (report,) = extract_printed(f"{above}{labels}\n1. Purpose of report\n\n1.1 To tell of the fees.\n").reports
    assert (report.title, report.meeting_name, report.date) == ("REVIEW OF FEES", "QUAYS COMMITTEE", "2031-05-07")


def test_two_people_in_a_cell_are_told_apart() -> None:
    span = Span(1)
    lines = ("Bea Crane, Leader", "Bo Lind, Deputy Leader and Cabinet Member for Finance,", "Quays and Ferries")
    cell = Cell("\n".join(lines), span, tuple(Line(line, span) for line in lines))
    whole = " ".join(lines)
    expected = "Bea Crane, Leader; Bo Lind, Deputy Leader and Cabinet Member for Finance, Quays and Ferries"
    assert part_people(whole, [cell]) == expected
    wrapped = ("Bea Crane, Director of Quays and", "Ferries")
    other = Cell("\n".join(wrapped), span, tuple(Line(line, span) for line in wrapped))
    assert part_people(" ".join(wrapped), [other]) == "Bea Crane, Director of Quays and Ferries"


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("Mooring fees", "This is not a Key Decision"), "Mooring fees"),
        (("Mooring fees", "For information"), "Mooring fees"),
        (("Mooring fees in all harbours - Progress", "Report"), "Mooring fees in all harbours - Progress\nReport"),
    ],
)
def test_notes_under_a_title_are_left_out_and_the_end_of_it_is_not(lines: tuple[str, ...], title: str) -> None:
    span = Span(1)
    cell = without_notes(Cell("\n".join(lines), span, tuple(Line(line, span) for line in lines)))
    assert cell is not None
    assert cell.text == title


@pytest.mark.parametrize(
    ("printed", "expected"), [("N/A", None), ("Not applicable", None), ("None", None), ("All", "All")]
)
def test_wards_that_are_none(printed: str, expected: str | None) -> None:
    box = f"Report to\tHarbours Committee\nDate\t7 May 2031\nTitle\tMooring fees\nWards affected\t{printed}\n"
    (report,) = extract_printed(f"{box}\n1. RECOMMENDATION\n\n1.1 That the fees be agreed.\n").reports
    assert report.wards == expected


@pytest.mark.parametrize(
    ("line", "title"),
    [
        (
            "                             of the harbour: Stage two",
            "Marlbeck Harbour Board Review of the harbour: Stage two",
        ),
        (
            "                             Stage Two: Mooring fees",
            "Marlbeck Harbour Board Review Stage Two: Mooring fees",
        ),
        ("Key decision:                No", "Marlbeck Harbour Board Review"),
        ("Reference No.                HB 17", "Marlbeck Harbour Board Review"),
    ],
)
def test_a_title_goes_on_in_a_line_that_has_no_label(line: str, title: str) -> None:
    head = f"""Report Title:                Marlbeck Harbour Board Review
{line}
Contains Confidential        NO - Part I
or Exempt Information?
Member reporting:            Councillor Crane - Principal Member for Quays
                             and Harbours
Meeting and Date:            Cabinet - 7 May 2031
Responsible Officer(s):      Mara Pell - Director of Quays
Wards affected:              All

SUMMARY

1. Fees were last set in 2029.
"""
    assert [report.title for report in extract_printed(head).reports] == [title]


def test_a_body_set_behind_its_label_without_a_colon() -> None:
    head = """Committee CABINET
Date           7 May 2031
Title          MOORING FEES
Report of      HARBOUR MASTER

EXECUTIVE SUMMARY

1. Fees were last set in 2029.
"""
    assert [report.meeting_name for report in extract_printed(head).reports] == ["CABINET"]


def test_whom_a_report_is_from_is_not_the_body_that_meets() -> None:
    head = """ QUAYS AND HARBOURS                           7th May 2031
 COMMITTEE
 Report of the Corporate Director of          Classification: Open
 Quays

Application for Planning Permission
Reference               HB/31/01234
Site                    Pier 2, Quay Street, Marlbeck
Ward                    Quayside
Proposal                A second mooring at the pier.
Applicant               Marlbeck Harbour Board

EXECUTIVE SUMMARY

1. The pier is old.
"""
    assert [r.meeting_name for r in extract_printed(head).reports if "Report" in (r.meeting_name or "")] == []


def test_a_long_run_of_labels_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    real = boxes._read_block
    monkeypatch.setattr(
        boxes, "_read_block", lambda blocks, index, words: read.append(index) or real(blocks, index, words)
    )
    paper = read_printed("Lead officer: Bea Crane\n\nKey decision: No\n\n" * 50)
    find_parts(paper)
    assert len(read) == len(set(read)) == len(paper.blocks)


@pytest.mark.parametrize(
    "heads",
    ["Date\tTitle\tKey Issues\tAuthor\tCabinet Member", "Meeting Date\tTitle\tPurpose\tLead Officer\tCabinet Member"],
)
def test_a_work_programme_is_no_box(heads: str) -> None:
    rows = "4 May 2031\tFerries\tTo review\tDale, Ann\tCllr Moor\nLater items\tQuays\t\tLind, Bo\tCllr Moor\n"
    found = extract_printed(f"{BOX}1. Background\n\n1.1 The fees are low.\n\nAppendix 1\n\n{heads}\n{rows}")
    assert len(found.reports) == 1
    assert [len(table.columns) for table in found.tables] == [5]
