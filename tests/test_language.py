"""The language stage: facts of paragraphs, with sentence, span and rule."""

from datetime import date

import pytest

from extract.dates.disagreements import find_report_days
from extract.facts import Meeting, Paragraph, Report, Section
from extract.language import read_language
from extract.pipeline import OFFICE_SPANS, load_pipeline
from ingest.model import Block, Document, Line, Page, Span


def paper(*texts: str) -> tuple[Document, list[Paragraph]]:
    """A document of one line a paragraph."""
    blocks = tuple(
        Block("paragraph", text, (Line(text, Span(line=n)),), Span(line=n), starts=(0,))
        for n, text in enumerate(texts, start=1)
    )
    document = Document("made-up.txt", "0" * 64, "text/plain", (Page(None, "\n".join(texts)),), blocks)
    paragraphs = [
        Paragraph(report=None, section=None, number=None, text=text, block=n, span=Span(line=n + 1), rule="test")
        for n, text in enumerate(texts)
    ]
    return document, paragraphs


def test_facts_have_sentence_span_paragraph_and_rule() -> None:
    document, paragraphs = paper(
        "No facts here.", "It was noted. In 2013/14 the fund spent £2.5m on 12 homes. It ended."
    )
    found = read_language(paragraphs, document)
    (when,), (money, homes) = found.dates, found.figures
    assert (when.text, when.start_date, when.end_date) == ("2013/14", "2013-04-01", "2014-03-31")
    assert when.context == "In 2013/14 the fund spent £2.5m on 12 homes."
    assert when.span.line == 2 and when.paragraph is paragraphs[1] and when.rule == "date-split-year"
    assert (money.value, money.unit, money.period) == (2.5e6, "GBP", "2013/14")
    assert (homes.value, homes.unit, homes.subject) == (12, "count", "homes")


def test_month_takes_the_year_of_the_meeting() -> None:
    document, paragraphs = paper("The report comes back in May.")
    assert read_language(paragraphs, document).dates == ()
    assert read_language(paragraphs, document, date(2026, 3, 1)).dates[0].start_date == "2026-05-01"


def test_years_of_a_rolling_average_are_financial() -> None:
    document, paragraphs = paper("The 2010-13 result is a 3-year average.")
    assert read_language(paragraphs, document).dates[0].start_date == "2010-04-01"


def test_year_of_an_act_is_neither_date_nor_figure() -> None:
    document, paragraphs = paper("The Harbours Act 1964 requires the Council to act.")
    found = read_language(paragraphs, document)
    assert found.dates == () and found.figures == ()


def test_people_of_sentences() -> None:
    document, paragraphs = paper("Ann Moor, Head of Parks, explained the plan.")
    (officer,) = read_language(paragraphs, document).officers
    assert (officer.name, officer.role, officer.context) == ("Ann Moor", "Head of Parks", "prose")


def test_pipeline_is_built_once_and_marks_sentences_and_offices() -> None:
    nlp = load_pipeline()
    assert load_pipeline() is nlp
    doc = nlp("Cllr. Moor met the Chief Executive at 7 p.m. on Monday. It was late.")
    assert len(list(doc.sents)) == 2
    assert [span.text for span in doc.spans[OFFICE_SPANS]] == ["Chief Executive", "Executive"]


def test_headings_give_dates_and_people_but_no_figures() -> None:
    document, _ = paper("Report to the Board, 6 March 2027, 12 homes", "Ann Moor - Head of Parks")
    heading = {
        n: Section(report=None, level=1, heading=block.text, span=block.span, rule="heading")
        for n, block in enumerate(document.blocks)
    }
    found = read_language([], document, headings=heading)
    assert [(one.start_date, one.paragraph, one.context) for one in found.dates] == [
        ("2027-03-06", None, "Report to the Board, 6 March 2027, 12 homes")
    ]
    assert found.figures == () and [one.role for one in found.officers] == ["Head of Parks"]


def test_months_of_minutes_are_of_their_own_year() -> None:
    document, paragraphs = paper("It opened in May.", "It opened in May.")
    found = read_language(paragraphs, document, date(2026, 7, 1), days={1: date(2021, 6, 1)})
    assert [one.start_date for one in found.dates] == ["2026-05-01", "2021-05-01"]


def test_a_very_long_line_is_read_whole_with_short_contexts() -> None:
    document, paragraphs = paper("£5 was paid on 6 March 2027 and " * 600)
    found = read_language(paragraphs, document)
    assert len(found.dates) == len(found.figures) == 600
    assert max(len(one.context) for one in found.figures) <= 600


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # an office in the plural alone
            "It was read. Ann Moor and Bo Reed, Heads of Service, spoke.",
            [("Ann Moor", "Head of Service"), ("Bo Reed", "Head of Service")],
        ),
        ("Ann Moor, Planner (Parks and Paths), presented.", [("Ann Moor", "Planner (Parks and Paths)")]),
        (
            "Ann Moor, Deputy Director, Local Roads and Active Travel, Department for Parks; Bo Reed came.",
            [("Ann Moor", "Deputy Director, Local Roads and Active Travel, Department for Parks")],
        ),
        ("Ann Moor, Head of Parks and Bo Reed, Clerk, spoke.", [("Ann Moor", "Head of Parks"), ("Bo Reed", "Clerk")]),
        ("Councillor Moor as Chair of the Board introduced it.", [("Councillor Moor", "Chair of the Board")]),
        ("Mr Lamb (Mr Reed, Clerk, in his absence) spoke.", [("Mr Reed", "Clerk")]),
        ("Ann Moor (Senior HMI, Schools)", [("Ann Moor", "Senior HMI, Schools")]),
    ],
)
def test_roles_in_sentences(text: str, expected: list[tuple[str, str]]) -> None:
    document, paragraphs = paper(text)
    assert [(one.name, one.role) for one in read_language(paragraphs, document).officers] == expected


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("It met on Monday 6 March 2017.", []),
        ("It met on Tuesday 6 March 2017.", ["weekday-differs"]),
        ("It met on Mon. 6th March 2017 and on Wed 8 March 2017.", []),
        ("It sat from Monday 6 to Friday 10 March 2017.", []),
        ("It opened on 5 May 2016 and closes on 31 June 2017.", ["date-not-in-calendar"]),
        ("It opened on 5 May 2016, not on 29/02/2015.", ["date-not-in-calendar"]),
        ("It met on 29 February 2016 and 31 July 2016.", []),
        ("It ran from 1 April 2017 to 31 March 2016.", ["range-runs-backward"]),
        ("It moved from 1 April 2016 to 31 March 2017.", []),
        ("Opened in 2016, the review was due in March.", ["year-unclear"]),
        ("It was noted in 2016 that the report will come in March.", []),
    ],
)
def test_dates_that_say_two_things_are_issues(text: str, codes: list[str]) -> None:
    document, paragraphs = paper(text)
    found = read_language(paragraphs, document, meeting=date(2016, 10, 20))
    assert [issue.code for issue in found.issues] == codes
    assert found.dates and all(issue.span and issue.span.line == 1 for issue in found.issues)


@pytest.mark.parametrize(
    ("name", "day", "codes"),
    [
        ("Parks Committee", "2016-10-20", []),
        ("Parks Committee", "2016-10-21", ["report-date-differs"]),
        ("Cabinet", "2016-09-01", []),  # reproduced from another body's papers
        (None, "2016-10-21", []),
    ],
)
def test_a_report_of_another_day_than_its_meeting_is_an_issue(name: str | None, day: str, codes: list[str]) -> None:
    here = {"span": Span(line=1), "rule": "test"}
    meeting = Meeting(committee="Parks Committee", date="2016-10-20", role="pack", **here)  # type: ignore[arg-type]
    report = Report(title="Paths", date=day, meeting_name=name, **here)  # type: ignore[arg-type]
    assert [issue.code for issue in find_report_days([report], [meeting])] == codes
