"""Reports of councils as text with tabs between cells: what heads nothing, numbers behind tabs, lists."""

from __future__ import annotations

import pytest

from extract.facts import Report
from printed import extract_printed

HEAD = "Report to:\tCabinet\nDate:\t7 May 2031\nSubject:\tMooring fees\nReport of:\tDirector of Harbours\n\n"
ASKS = (
    "1. Recommendations\n\n1.1 That the fees stay as they are.\n\n2. Background\n\n2.1 Fees were last set in 2027.\n\n"
)


def headings(text: str) -> list[str]:
    return [section.heading for section in extract_printed(text).sections if section.report is not None]


def the_report(text: str) -> Report:
    (report,) = extract_printed(text).reports
    return report


def test_lines_of_a_head_head_no_section() -> None:
    head = "CABINET \u2013 7TH MAY 2031\n\nSUBJECT: MOORING FEES\n\nREPORT BY: DIRECTOR OF HARBOURS\n\n"
    assert headings(head + ASKS) == ["Recommendations", "Background"]
    again = head + "1. Summary\n\nFees stay.\n\nMOORING FEES\n\n" + ASKS.replace("2. ", "3. ").replace("1. ", "2. ")
    assert "SUBJECT: MOORING FEES" not in headings(again)


@pytest.mark.parametrize(
    ("below", "extra"),
    [
        ("3. Background papers\n\n3.1. Rivers plan 2030\n\n3.2. Quays study 2029\n", ["Background papers"]),
        ("Appendices\n\nNone\n", ["Appendices"]),
        (("3. Whom to ask\n\n3.1. Ann Dale, Clerk, 01632 960100\n\n3.2. Bo Reed, 01632 960101\n"), ["Whom to ask"]),
        ("Ann Moor (Chief Executive)\n\n1 April 2031\n", []),
        ("ANN MOOR\nDirector of Harbours\n", []),
        (
            ("Implications:\n\nThis item has the following implications, as indicated:\n\nFees stay as they are.\n"),
            ["Implications:"],
        ),
        ("The following maps are kept:\n\n- Old Quay\n", []),
        ("3. Fees\n\n3.1 Low.\n\n7 May 2031\n\n3.2 High.\n", ["Fees"]),
        ("3. Fees\n\n3. Fees\n\n3.1 They are low.\n", ["Fees"]),
        ("Ann Dale: Extension 5401\n\n3. Fees\n\n3.1 Low.\n", ["Fees"]),
        ("For further information please contact:\n\nAnn Dale, 01632 960100\n", []),
        ("Ann Dale, Head of Parks\n\n3. Fees\n\n3.1 Low.\n", ["Fees"]),
    ],
    ids=[
        "listed",
        "none",
        "reached",
        "signed with post",
        "signed over post",
        "label",
        "opens a list",
        "day",
        "doubled",
        "extension",
        "contact label",
        "name and post",
    ],
)
def test_what_stands_alone_and_heads_nothing(below: str, extra: list[str]) -> None:
    assert headings(HEAD + ASKS + below) == ["Recommendations", "Background", *extra]


def test_a_number_and_a_tab_before_a_heading_are_no_table() -> None:
    text = (
        HEAD + "1\tWhy we ask\n\n1.1\tFees are low.\n\n2\tRecommendations\n\n"
        "2.1\tThat fees rise.\n\n2.2\tThat moorings stay.\n"
    )
    found = extract_printed(text)
    assert [(row.number, row.heading) for row in found.sections] == [("1", "Why we ask"), ("2", "Recommendations")]
    assert [row.number for row in found.recommendations] == ["2.1", "2.2"]


def test_rows_of_bare_numbers_under_each_other_are_a_table() -> None:
    found = extract_printed("Moorings\n\n1\tOld Quay\n2\tNew Quay\n3\tFish Dock\n")
    assert [len(table.rows) for table in found.tables] == [3]


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        (
            ("CABINET MEETING: 7 MAY 2031\n\nMOORING FEES\n\nHARBOURS (COUNCILLOR ANN DALE)\n\nAGENDA ITEM: 3\n\n"),
            "meeting_name",
            "CABINET",
        ),
        (
            ("CITY OF MARLSTOW\n\nDINAS MARL\n\nCABINET MEETING: 7 MAY 2031\n\nMOORING FEES\n\nAGENDA ITEM: 3\n\n"),
            "title",
            "MOORING FEES",
        ),
        (
            ("To:\tHarbours Board\nOn:\t7 May 2031\nReport by:\tHead of Quays\nHeading:\tMooring fees\n\n"),
            "date",
            "2031-05-07",
        ),
        (
            (
                "Report for: ACTION\n\nItem Number: 9\n\nTitle\tMooring fees\n"
                "Responsible Officer(s)\tAnn Dale, Clerk\nFor Consideration By\tCabinet\n"
                "Date to be Considered\t7 May 2031\n\n"
            ),
            "meeting_name",
            "Cabinet",
        ),
        (
            (
                "Report of: Head of Quays\n\nMeeting of:\tDate:\tWard(s):\n"
                "Executive\t7 May 2031\tAll\n\nDelete as appropriate:\tExempt\tNon-exempt\n\n"
                "SUBJECT: MOORING FEES\n\n"
            ),
            "title",
            "MOORING FEES",
        ),
        (HEAD + "Wards affected - Various\n\n", "wards", "Various"),
    ],
    ids=["meeting and day", "crest", "on", "for action", "delete as appropriate", "dash behind wards"],
)
def test_heads(head: str, field: str, value: str) -> None:
    assert getattr(the_report(head + ASKS), field) == value


def test_an_item_and_its_title_above_the_first_section_begin_a_report() -> None:
    text = "9.\tMOORING FEES (Q.12/AD)\n\n" + ASKS.replace(
        "1. Recommendations", "1. Purpose of the report\n\nTo set fees.\n\n2. Recommendations"
    ).replace("2. Background", "3. Background")
    report = the_report(text)
    assert (report.item_number, report.title) == ("9", "MOORING FEES (Q.12/AD)")


def test_a_head_printed_again_above_the_text_begins_no_second_report() -> None:
    head = (
        "Marlbeck Council\n\nCabinet\n\n7 May 2031\n\nSubject:\tMooring fees\n\n"
        "Cabinet Member:\tCllr Ann Dale - Harbours\n\n"
    )
    signed = "Bo Reed\nChief Executive\n\n"
    text = head + "Proposals\n\nCabinet is asked to:\n\na) note the fees; and\nb) agree the rise.\n\n" + signed + head
    found = extract_printed(
        text + ("Purpose of Report\n\n1. To set fees.\n\nBackground\n\n2. Fees are low.\n\nConclusions\n\n3. Agree.\n")
    )
    assert [row.title for row in found.reports] == ["Mooring fees"]


@pytest.mark.parametrize(
    ("text", "papers"),
    [
        (
            ("The following background papers have been taken into account:\n\nRivers plan 2030\nQuays study 2029\n"),
            ["Rivers plan 2030", "Quays study 2029"],
        ),
        (
            (
                "3. Appendices\n\nAppendix 1 \u2013 Map\n\n4. Background Information\n\n"
                "Rivers plan 2030\n\nQuays study 2029\n"
            ),
            ["Rivers plan 2030", "Quays study 2029"],
        ),
        (
            ("3. Background Papers\n\nDocument title\tWhere the document can be viewed\nRivers plan 2030\tOld Hall\n"),
            ["Rivers plan 2030"],
        ),
        ("3. Background Information\n\nThe river rose in 2030 and the quays were wet.\n", []),
    ],
    ids=["taken into account", "behind the appendices", "where it can be viewed", "a section of text"],
)
def test_background_papers(text: str, papers: list[str]) -> None:
    assert [row.title for row in extract_printed(HEAD + ASKS + text).background_papers] == papers


def test_a_table_of_appendices_that_are_there_or_not() -> None:
    found = extract_printed(
        HEAD + ASKS + ("Appendix A \u2013 Map / plan\tYES\nAppendix B \u2013 Risks\tNO\nAppendix C \u2013 Costs\tYES\n")
    )
    assert [(row.number, row.title) for row in found.appendices] == [
        ("Appendix A", "Map / plan"),
        ("Appendix C", "Costs"),
    ]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        (
            (
                "2. RECOMMENDATIONS\n\nThat the Board :-\n\n2.1 note the fees;\n\n"
                "2.2 agree the rise; and\n\n2.3 ask for a report.\n"
            ),
            ["2.1", "2.2", "2.3"],
        ),
        (
            "Cabinet Member / Officer Recommendations: That Cabinet: 1. Notes the fees. 2. Agrees the rise.\n",
            ["1", "2"],
        ),
        (
            (
                "Recommendation(s): The Board is asked to note the fees of the year that begins in April.\n\n"
                "4. Recommendation(s):\n\n"
                "4.1 Recommendation(s): The Board is asked to note the fees of the year that begins in April.\n"
            ),
            [None],
        ),
    ],
    ids=["numbers before lower case", "whose recommendations", "the label again in the clause"],
)
def test_clauses(text: str, clauses: list[str | None]) -> None:
    found = extract_printed(HEAD + "1. Purpose\n\n1.1 To set the fees of the year.\n\n" + text)
    assert [row.number for row in found.recommendations] == clauses


@pytest.mark.parametrize(
    ("text", "contact"),
    [
        (
            "Report Author: Ann Dale, Clerk, a.dale@marl.example, Tel: 01632 960100\n",
            ("Ann Dale", "01632 960100", "a.dale@marl.example"),
        ),
        (
            ("Financial Implications Author: Bo Reed\nTel: 01632 960100\nEmail: b.reed@marl.example\n"),
            ("Bo Reed", "01632 960100", "b.reed@marl.example"),
        ),
        (
            (
                "6. Report Author\tRelevant Director\nAnn Dale\tBo Reed\nClerk\tDirector\n"
                "01632 960100\t01632 960101\na.dale@marl.example\tb.reed@marl.example\n"
            ),
            ("Ann Dale", "01632 960100", "a.dale@marl.example"),
        ),
        (
            "Enquiries on this paper should be directed to Ann Dale, Clerk (a.dale@marl.example / 01632 960100)\n",
            ("Ann Dale", "01632 960100", "a.dale@marl.example"),
        ),
        (
            "This report was written by Ann Dale, who can be contacted on 01632 960100 or a.dale@marl.example.\n",
            ("Ann Dale", "01632 960100", "a.dale@marl.example"),
        ),
        (
            ("Report Author, Job Title and Publication Date\n\nAnn Dale, Clerk, 2 May 2031\na.dale@marl.example\n"),
            ("Ann Dale", None, "a.dale@marl.example"),
        ),
        (
            ("Report no.:\tReport author and contact for queries:\n\tAnn Dale, Clerk, 01632 960100\n"),
            ("Ann Dale", "01632 960100", None),
        ),
    ],
)
def test_contacts(text: str, contact: tuple[str, str | None, str | None]) -> None:
    found = extract_printed(HEAD + ASKS + text).contacts[0]
    assert (found.name, found.phone, found.email) == contact


def test_rows_under_a_list_in_a_sign_off_are_no_more_of_the_author() -> None:
    box = "Date:\t1 May 2031\nAuthor:\tAnn Dale, Clerk\nBackground Papers:\tRivers plan 2030\n\tQuays study 2029\n"
    found = extract_printed(HEAD + ASKS + "Designation:\tDirector of Harbours\n" + box)
    assert [row.report_author for row in found.audit_trails] == ["Ann Dale, Clerk"]
    assert "audit-trail-row" not in {issue.code for issue in found.issues}


def test_a_line_that_takes_up_the_numbers_of_the_paragraphs_opens_no_list() -> None:
    text = HEAD + (
        "Purpose\n\n1. To set fees.\n\nCosts:\n\n2. They are low.\n\nThey asked for:\n\n1. a map; and\n\n2. a plan.\n"
    )
    assert headings(text) == ["Purpose", "Costs:"]


def test_a_head_that_says_title_and_officer_in_one_line() -> None:
    head = (
        "HARBOURS COMMITTEE \u2013 7TH MAY 2031\n\nReport by the Director of Harbours on the Mooring Fees of 2032\n\n"
    )
    report = the_report(head + ASKS)
    assert (report.from_officer, report.title) == ("Director of Harbours", "Mooring Fees of 2032")


def test_a_head_with_what_the_member_says() -> None:
    said = "Cllr Ann Dale, Cabinet Member for Harbours said,\n\n\u201cLow fees bring more boats to the quays.\u201d\n\n"
    text = (
        "Cabinet Meeting on Wednesday 7 May 2031\n\nMooring fees\n\n"
        + said
        + "Report Summary:\n\nFees stay.\n\n"
        + ASKS
    )
    report = the_report(text + "Report of the Director of Harbours\n\n3. Quays\n\n3.1 They are old.\n")
    assert (report.title, report.date, report.meeting_name) == ("Mooring fees", "2031-05-07", "Cabinet")
    assert (report.cabinet_member, report.from_officer) == (
        "Cllr Ann Dale, Cabinet Member for Harbours",
        "Director of Harbours",
    )


def test_another_label_and_its_value_beside_a_value_are_none_of_it() -> None:
    box = (
        "REPORT TO:\tCabinet\nDATE:\t7 May 2031\nTITLE:\tMooring fees\nOPEN/EXEMPT\tOpen\tTO BE DECIDED LATER:\tNo\n\n"
    )
    assert the_report(box + ASKS).classification == "Open"


@pytest.mark.parametrize(
    ("text", "appendices"),
    [
        ("3. Appendices\n\n3.1 A Map of the quays\n\n3.2 B Costs\n", [("A", "Map of the quays"), ("B", "Costs")]),
        ("3. Appendices\n\n3.1 The maps are kept at the Old Hall.\n", []),
        ("List of Appendices\n\n1. Moorings by quay\n2. Codes\n", [("1", "Moorings by quay"), ("2", "Codes")]),
    ],
    ids=["letters behind numbers", "a sentence", "numbers"],
)
def test_lists_of_appendices(text: str, appendices: list[tuple[str, str]]) -> None:
    assert [(row.number, row.title) for row in extract_printed(HEAD + ASKS + text).appendices] == appendices


def test_clauses_numbered_in_square_brackets() -> None:
    box = "Report to:\tCabinet\nDate:\t7 May 2031\nSubject:\tMooring fees\nReport of:\tTreasurer\n"
    found = extract_printed(
        box
        + ("Recommendation(s):\t[1] That the fees be noted.\n\t[2] That they rise.\n\n1. INTRODUCTION\n\n1.1 Fees.\n")
    )
    assert [(row.number, row.text) for row in found.recommendations] == [
        ("1", "That the fees be noted."),
        ("2", "That they rise."),
    ]


@pytest.mark.parametrize(
    ("rows", "post"),
    [
        ("Report Author:\tAnn Dale\nJob Title:\tQuays Manager\nTelephone No.:\t01632 960100\n", "Quays Manager"),
        ("SENIOR RESPONSIBLE OFFICER\tAnn Dale\nDirector of Harbours\n\t1 May 2031\n", "Director of Harbours"),
    ],
    ids=["label of the post", "post below the name"],
)
def test_the_post_of_who_signs_in_rows_of_a_table(rows: str, post: str) -> None:
    assert ("Ann Dale", post) in [(row.name, row.role) for row in extract_printed(HEAD + ASKS + rows).officers]


def test_labels_over_values_under_a_list_of_consultees_are_the_history() -> None:
    asked = "Name of consultee\tPost held\tDate sent\tDate returned\nBo Lind\tClerk\t01/09/31\t02/09/31\n\n"
    told = "Report History\n\nDecision type:\tUrgency item?\nKey decision\tNo\n"
    found = extract_printed(HEAD + ASKS + asked + told)
    assert [row.key_decision for row in found.audit_trails] == [True]
    assert [row.officer_title for row in found.consultees] == ["Bo Lind"]


@pytest.mark.parametrize(
    ("clause", "cut"),
    [
        ("1.1 That the fees be agreed with the", True),
        ("1.1 That the fees stay; and", False),
        ("1.1 That fees stay.", False),
    ],
)
def test_what_ends_as_if_it_were_cut_is_an_issue(clause: str, cut: bool) -> None:
    found = extract_printed(HEAD + ASKS.replace("1.1 That the fees stay as they are.", clause))
    assert ("fact-cut" in {issue.code for issue in found.issues}) == cut


SIGNED = "Author:\tAnn Dale, Quays Officer a.dale@marl.example\nConsultees:\t"


@pytest.mark.parametrize(
    ("text", "author", "asked"),
    [
        (
            SIGNED + "Bo Reed, Director of Harbours Councillor Mara Pell, Chair of the Board Cy D. Moor, Head of Law\n",
            "Ann Dale, Quays Officer",
            ["Bo Reed, Director of Harbours", "Councillor Mara Pell, Chair of the Board", "Cy D. Moor, Head of Law"],
        ),
        (
            SIGNED + "Bo Reed \u2013 Director \u2013 Quays and Harbours Mara Pell \u2013 Head of Law, Audit and Risk\n",
            "Ann Dale, Quays Officer",
            ["Bo Reed \u2013 Director \u2013 Quays and Harbours", "Mara Pell \u2013 Head of Law, Audit and Risk"],
        ),
        (
            (
                "Author: Ann Dale, Quays Officer\n\nConsultees: Bo Reed, Director of Harbours\n\n"
                "Mara Pell, Head of Law\n\nBackground Papers:\n\nRivers plan 2030\n"
            ),
            "Ann Dale, Quays Officer",
            ["Bo Reed, Director of Harbours", "Mara Pell, Head of Law"],
        ),
    ],
    ids=["run on", "with dashes", "lines"],
)
def test_who_wrote_a_report_and_who_was_consulted_at_its_end(text: str, author: str, asked: list[str]) -> None:
    found = extract_printed(HEAD + ASKS + text)
    assert [row.report_author for row in found.audit_trails] == [author]
    assert [row.officer_title for row in found.consultees] == asked
    assert ("Bo Reed", "Director of Harbours") in [(row.name, row.role) for row in found.officers] or "\u2013" in text


def test_a_designation_above_the_author_is_of_who_reports_below_of_the_author() -> None:
    first = "Designation:\tDirector of Harbours\nDate:\t1 May 2031\nAuthor:\tAnn Dale, Clerk\n"
    (trail,) = extract_printed(HEAD + ASKS + first).audit_trails
    assert (trail.lead_officer, trail.report_author) == ("Director of Harbours", "Ann Dale, Clerk")
    assert trail.dated == "2031-05-01"
    below = "Report Author:\tAnn Dale\nDesignation:\tClerk\nDate:\t1 May 2031\n"
    (trail,) = extract_printed(HEAD + ASKS + below).audit_trails
    assert (trail.lead_officer, trail.report_author) == (None, "Ann Dale, Clerk")


@pytest.mark.parametrize(
    ("head", "answers"),
    [
        ("Name and Position/Title\tMarl Directorate\tDate Sent\tDate Received\tComments in paragraph:", (None, None)),
        ("Name of officer\tService\tComments requested\tComments incorporated\tNote", ("Yes", "No")),
    ],
    ids=["days", "answers"],
)
def test_consultees_under_heads_in_other_words(head: str, answers: tuple[str | None, str | None]) -> None:
    row = "Bo Reed, Director\tHarbours\t" + ("Yes\tNo\t" if answers[0] else "02/08/31\t04/08/31\t3")
    found = extract_printed(HEAD + ASKS + f"AUDIT TRAIL\n\n{head}\n{row}\n")
    assert [(c.officer_title, c.comments_sought, c.comments_included) for c in found.consultees] == [
        ("Bo Reed, Director", *answers)
    ]


@pytest.mark.parametrize(
    ("below", "field", "value"),
    [
        ("Ann Moor\nDirector of Harbours\n\nElectoral Divisions: All\n", "wards", "All"),
        (
            "Cabinet Member for Quays: Councillor Ann Dale\n",
            "cabinet_member",
            "Cabinet Member for Quays: Councillor Ann Dale",
        ),
        ("Decision Information\t\nWhich wards are impacted?\t(All Wards)\n", "wards", "(All Wards)"),
        ("Ward: twelve beds in the east wing.\n", "wards", None),
    ],
    ids=["divisions", "member", "question", "a ward of a hospital"],
)
def test_fields_told_below_the_text(below: str, field: str, value: str | None) -> None:
    assert getattr(the_report(HEAD + ASKS + below), field) == value


def test_a_title_that_breaks_behind_a_colon_and_sections_numbered_with_brackets() -> None:
    head = "Agenda Item 8\n\nCabinet\n\n7 May 2031\n\nHARBOURS OF THE COUNTY:\nMOORING FEES AND HOW THEY ROSE\n\n"
    first = (
        "Report of the Director of Harbours\n\n1) Recommendation\n\nThat Cabinet be asked to:\n\n(a) note the fees.\n\n"
    )
    second = "2) Fees of the year\n\nOld Quay\n\n2.1 They rose.\n\n"
    found = extract_printed(
        head + first + second + "Contact for enquiries:\n\nName: Ann Dale\nTelephone: 01632 960100\n"
    )
    assert [row.title for row in found.reports] == ["HARBOURS OF THE COUNTY: MOORING FEES AND HOW THEY ROSE"]
    assert {"Recommendation", "Fees of the year", "Contact for enquiries:"} <= {row.heading for row in found.sections}


def test_papers_run_together_in_a_cell_and_rows_without_a_reference() -> None:
    papers = "Rivers plan of the county (January 2030) Report HB/41/30, 3 May 2030"
    found = extract_printed(HEAD + ASKS + f"Author:\tAnn Dale, Clerk\nBackground Papers:\t{papers}\n")
    assert [row.title for row in found.background_papers] == [
        "Rivers plan of the county (January 2030)",
        "Report HB/41/30, 3 May 2030",
    ]
    table = "Background Paper\tDate\tFile Ref.\nRivers plan\tMay 2030\tR/1\nImpact study\tJune 2030\t\n"
    found = extract_printed(HEAD + ASKS + "Background papers\n\n" + table)
    assert [row.title for row in found.background_papers] == ["Rivers plan", "Impact study"]


def test_who_presents_a_report_and_the_author_by_name() -> None:
    head = (
        "Integration Joint Board\tAgenda item: 4\n\nDate of Meeting: 7 May 2031\n\nTitle of Report: Budget outturn\n\n"
    )
    asks = "The Integration Joint Board is asked to:\n\n- Note the report\n\n1. DETAIL\n\n1.1 It fell.\n\n"
    signed = "REPORT AUTHOR AND CONTACT\n\nAuthor Name: Ann Dale\nEmail: a.dale@marl.example\n"
    found = extract_printed(head + "Presented by: Bo Reed, Chief Officer\n\n" + asks + signed)
    assert [row.from_officer for row in found.reports] == ["Bo Reed, Chief Officer"]
    assert [(row.name, row.email) for row in found.contacts] == [("Ann Dale", "a.dale@marl.example")]
    assert "Author Name" not in {row.role for row in found.officers}


def test_an_appendix_of_a_numbered_paper() -> None:
    below = "Appendix I to HFA/31/7\n\nFees of each quay\n\nQuay\tFee\nOld\t5\n"
    found = extract_printed(HEAD + ASKS + "3. Fees\n\n3.1 They are in Appendix I.\n\n" + below)
    assert [(row.number, row.title) for row in found.appendices] == [("Appendix I", "Fees of each quay")]


def test_members_who_report_are_the_cabinet_member_only_alone() -> None:
    one = HEAD.replace("Director of Harbours", "Councillor Ann Dale, Cabinet Member for Quays")
    assert the_report(one + ASKS).cabinet_member == "Councillor Ann Dale, Cabinet Member for Quays"
    two = HEAD.replace(
        "Director of Harbours", "Councillor Ann Dale, Portfolio Lead for Quays and Bo Reed, Chief Executive"
    )
    assert the_report(two + ASKS).cabinet_member is None


def test_a_numbered_clause_that_only_asks_opens_those_below_it() -> None:
    text = HEAD + (
        "RECOMMENDATION\n\n1. The Board is RECOMMENDED to\n\na) note the fees; and\n\n"
        "b) agree the rise.\n\nCosts\n\n2. Low.\n"
    )
    found = extract_printed(text)
    assert [(row.number, row.text) for row in found.recommendations] == [
        ("a", "note the fees; and"),
        ("b", "agree the rise."),
    ]
    assert "The Board is RECOMMENDED to" not in {row.heading for row in found.sections}


def test_annexes_in_a_box_and_lines_of_what_a_report_is_for() -> None:
    head = "AGENDA ITEM NO 7\nHARBOURS COMMITTEE\n7 MAY 2031\nREPORT OF THE TREASURER\n\nMOORING FEES\n\n"
    lines = "THIS REPORT IS FOR INFORMATION\nREPORT APPROVED BY TREASURER\n\n"
    found = extract_printed(head + lines + ASKS + "Annex:\tAnnex 1 \u2013 Map\n\tAnnex 2 \u2013 Costs\n")
    assert [(row.title, row.from_officer) for row in found.reports] == [("MOORING FEES", "TREASURER")]
    assert [(row.number, row.title) for row in found.appendices] == [("Annex 1", "Map"), ("Annex 2", "Costs")]
    assert [row.heading for row in found.sections] == ["Recommendations", "Background"]


def test_a_director_named_below_who_reports_is_no_more_of_it() -> None:
    head = "CABINET\n\n7 May 2031\n\nTitle: Mooring fees\n\nReport of the Cabinet Member for Quays\n\n"
    found = extract_printed(
        head + "Accountable Director: Bo Reed, Strategic Director, Harbours\n\nSummary\n\nLow.\n\n" + ASKS
    )
    assert [row.from_officer for row in found.reports] == ["Cabinet Member for Quays"]
    assert ("Bo Reed", "Strategic Director, Harbours") in [(row.name, row.role) for row in found.officers]


def test_posts_with_numbers_in_the_table_of_authors() -> None:
    table = "Author(s)\n\nName\tDesignation and Contact Number\nAnn Dale\tChief Officer Quays \u2013 01632 960100\n"
    found = extract_printed(HEAD + ASKS + table)
    assert ("Ann Dale", "Chief Officer Quays") in [(row.name, row.role) for row in found.officers]
    assert [(row.name, row.phone) for row in found.contacts] == [("Ann Dale", "01632 960100")]


def test_numbered_paragraphs_above_a_form_are_none_of_it() -> None:
    text = "6.00\tLIST OF ACCESSIBLE BACKGROUND DOCUMENTS\n6.01\tRivers plan 2030\nContact Officer:\tAnn Dale, Clerk\n"
    found = extract_printed(HEAD + ASKS + text + "Telephone:\t01632 960100\nE-mail:\ta.dale@marl.example\n")
    assert [row.title for row in found.background_papers] == ["Rivers plan 2030"]
    assert [(row.name, row.phone) for row in found.contacts] == [("Ann Dale", "01632 960100")]


def test_values_behind_a_colon_of_their_own_and_a_long_post_among_them() -> None:
    rows = (
        "Name\t: Ann Dale\nHead of Quays, Moorings and Organisational Development\n"
        "Tel\t: 01632 960100\nEmail\t: a@marl.example\n"
    )
    found = extract_printed(HEAD + ASKS + "CONTACT OFFICER\n\n" + rows)
    assert [(row.name, row.phone, row.email) for row in found.contacts] == [
        ("Ann Dale", "01632 960100", "a@marl.example")
    ]


def test_a_second_head_among_consultees_is_none_of_them() -> None:
    table = (
        "\tOfficer Name\tDate Completed\nLegal\tBo Reed\t10/08/31\n"
        "Consulted:\tCouncillor Name\t\nMember\tCllr Ann Dale\t16/08/31\n"
    )
    found = extract_printed(HEAD + ASKS + "Report Sign-Off\n\n" + table)
    assert [row.officer_title for row in found.consultees] == ["Bo Reed", "Cllr Ann Dale"]


@pytest.mark.parametrize(
    "heading",
    ["Background reading/external references", "Schedule of Background Papers", "Sources of further information"],
)
def test_background_papers_under_headings_in_other_words(heading: str) -> None:
    found = extract_printed(HEAD + ASKS + f"3. {heading}\n\n3.1 Rivers plan 2030\n\n3.2 Quays study, May 2029\n")
    assert [row.title for row in found.background_papers] == ["Rivers plan 2030", "Quays study, May 2029"]


def test_enclosures_on_lines_of_their_own_and_a_member_is_no_ward() -> None:
    box = (
        "Title\tMooring fees\nReport of\tChair of the Board\nWards\tCllr Ann Dale\n"
        "Status\tPublic\nMeeting\tQuays Board\n"
    )
    found = extract_printed(box + "Enclosures\tAppendix A \u2013 Map\nAppendix B \u2013 Costs\nKey\tYes\n\n" + ASKS)
    assert [(row.number, row.title) for row in found.appendices] == [("Appendix A", "Map"), ("Appendix B", "Costs")]
    assert [row.wards for row in found.reports] == [None]


def test_how_to_reach_the_author_of_one_report_is_not_the_head_of_the_next() -> None:
    head = "Integration Joint Board\tAgenda item: {}\n\nDate of Meeting: 7 May 2031\n\nTitle of Report: {}\n\n"
    asks = (
        "Presented by: Bo Reed, Chief Officer\n\n"
        "The Integration Joint Board is asked to:\n\n- Note it\n\n1. DETAIL\n\n"
        "1.1 Low.\n\n"
    )
    signed = "REPORT AUTHOR AND CONTACT\n\nAuthor Name: {}\nEmail: {}@marl.example\n\n"
    one = head.format(4, "Fees") + asks + signed.format("Ann Dale, Chief Officer", "a.dale")
    two = head.format(5, "Quays") + asks + signed.format("Cy Moor", "c.moor")
    found = extract_printed(one + two)
    assert [row.title for row in found.reports] == ["Fees", "Quays"]
    assert [row.email for row in found.contacts] == ["a.dale@marl.example", "c.moor@marl.example"]


def test_those_consulted_under_a_heading_of_consultation_beside_their_label() -> None:
    people = "Bo Reed \u2013 Director \u2013 Quays and Harbours Mara Pell \u2013 Head of Law, Audit, Risk"
    box = f"Author:\tAnn Dale, Clerk\nConsultees:\t{people}\nBackground Papers:\tRivers plan 2030\n"
    found = extract_printed(
        HEAD + ASKS + "3. CONSULTATIONS\n\n3.1 All were asked.\n\n4. STATUTORY POWER\n\n4.1 The Act.\n\n" + box
    )
    assert len(found.consultees) == 2
