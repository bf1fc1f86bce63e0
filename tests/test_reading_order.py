"""Papers as a converter gives them in reading order: numbers, labels and values each a paragraph of its own."""

from __future__ import annotations

import pytest

from extract.labels import heading_field, vocabulary
from ingest.textfiles.hangingnumbers import find_hanging, follows
from ingest.textfiles.textrows import read_rows
from printed import extract_printed

HANGING = """REPORT TO:

Harbours Committee

DATE:

7 May 2031

REPORTING
OFFICER:

Harbour Master

SUBJECT:

Mooring fees

WARD(S)

Quayside and Marl

1.0

PURPOSE OF THE REPORT

1.1

To set the fees for moorings in the inner harbour for the year, which rise by 4% on those
of last year.

2.0

RECOMMENDATIONS

(1)

That the fees be agreed.

(2)

That the Harbour Master may waive a fee of up to £200.
"""
COLUMNS = """Report to:

Date:

Subject:

Director:

Marl Authority

7 May 2031

Ferries after dark

Mara Pell, Director, Transport and
Quays

Is this a key decision?

Recommendations

1.

That the last ferry leave at midnight.
"""


@pytest.mark.parametrize(
    ("paper", "box", "clauses"),
    [
        (
            HANGING,
            ("Mooring fees", "2031-05-07", "Harbours Committee", "Harbour Master", "Quayside and Marl"),
            [("1", "That the fees be agreed."), ("2", "That the Harbour Master may waive a fee of up to £200.")],
        ),
        (
            COLUMNS,
            ("Ferries after dark", "2031-05-07", "Marl Authority", "Mara Pell, Director, Transport and Quays", None),
            [("1", "That the last ferry leave at midnight.")],
        ),
    ],
)  # fmt: skip
def test_labels_and_numbers_on_lines_of_their_own(
    paper: str, box: tuple[str | None, ...], clauses: list[tuple[str, str]]
) -> None:
    found = extract_printed(paper)
    (report,) = found.reports
    assert (report.title, report.date, report.meeting_name, report.from_officer, report.wards) == box
    assert [(row.number, row.text) for row in found.recommendations] == clauses


def test_what_a_column_of_labels_has_no_value_for_is_an_issue() -> None:
    found = extract_printed(COLUMNS.replace("7 May 2031\n\n", ""))
    assert [(report.meeting_name, report.title, report.date) for report in found.reports] == [
        ("Marl Authority", "Ferries after dark", None)
    ]
    assert [(issue.code, issue.text) for issue in found.issues] == [("header-box-unpaired", "date")]


def test_a_column_of_labels_with_no_values_that_fit_is_no_box_but_an_issue() -> None:
    head, _, body = COLUMNS.partition("Marl Authority")
    found = extract_printed(head + "Is this a key decision?" + body.partition("Is this a key decision?")[2])
    assert not found.reports
    assert [issue.text for issue in found.issues] == ["Report to: Date: Subject: Director:"]


def test_figures_of_a_table_are_no_numbers_of_paragraphs() -> None:
    rows = read_rows("Boats\n\n4.3\n\nRopes and chains\n\n12.\n\nNets and floats\n\n(7)\n\nBuoys that float")[0]
    assert find_hanging(rows) == {}


@pytest.mark.parametrize(
    ("parts", "last", "expected"),
    [
        ((1,), (7, 2), True),
        ((2, 2), (2, 1), True),
        ((3, 0), (2, 4), True),
        ((3, 1), (2, 4), True),
        ((2, 1), (2,), True),
        ((4, 3), (2, 4), False),
        ((12,), (), False),
    ],
)
def test_numbers_that_follow(parts: tuple[int, ...], last: tuple[int, ...], expected: bool) -> None:
    assert follows(parts, last) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LIST OF BACKGROUND PAPERS UNDER SECTION 100D OF THE LOCAL GOVERNMENT ACT 1972", "background_papers"),
        ("Provenance section & background papers", "background_papers"),
        ("List of Supporting Appendices / Papers (where applicable)", "appendices"),
        ("Background papers and the budget", None),
        ("Appendices show what was spent", None),
    ],
)
def test_headings_with_words_of_the_trade_around_them(text: str, expected: str | None) -> None:
    assert heading_field(text) == expected


@pytest.mark.parametrize(
    ("text", "field", "rest"),
    [
        ("Subject of the report: Quays", "title", "Quays"),
        ("Date (s) of the meeting: 4 May 2031", "date", "4 May 2031"),
        ("Subject / Summary of report", "title", ""),
        ("Wards (if any): Marl", "wards", "Marl"),
    ],
)
def test_loose_labels(text: str, field: str, rest: str) -> None:
    label = vocabulary("box").split(text)
    assert label is not None
    assert (label.field, label.rest, label.apart) == (field, rest, True)


TURNS = """Board of Marl Harbour

Meeting Date

7 May 2031

Agenda Item

2.4

Report Title

Pilots and tugs

Report Sponsor

Dr Bea Crane, Executive Director

Purpose of the Report

To tell the Board of the pilots.

Recommendation

1. That the report be noted.
"""


def test_labels_and_values_that_take_turns_without_colons() -> None:
    (report,) = extract_printed(TURNS).reports
    assert (report.title, report.date, report.item_number) == ("Pilots and tugs", "2031-05-07", "2.4")
    assert report.from_officer == "Dr Bea Crane, Executive Director"


def test_a_label_is_no_title() -> None:
    assert not extract_printed("Harbour Board\n\nReport Title\n\n7 May 2031\n\nPurpose\n\nTo say so.\n").reports
