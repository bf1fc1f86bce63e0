"""Days and times as papers write them."""

from datetime import date

import pytest

from extract.dates.dates import find_dates, parse_date, parse_time, read_calendar
from extract.dates.short_years import near_years, split_years


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wednesday 15 October 2014", "2014-10-15"),
        ("Wednesday 15th\n October  2014.", "2014-10-15"),  # set over two lines
        ("Tuesday, 3rd March, 2026", "2026-03-03"),
        ("6/10/2014", "2014-10-06"),  # day first
        ("06.10.14", "2014-10-06"),
        ("2014-10-06", "2014-10-06"),
        ("THURSDAY 5 MAY 2022", "2022-05-05"),
        ("5th of May 2022 at 7.00 pm", "2022-05-05"),
        ("Monday 1 June 2015 10am - 1pm", "2015-06-01"),
        ("October 2014", None),
        ("31 June 2014", None),  # June has thirty days
        ("2014 October 15", "2014-10-15"),  # dateparser settles it
        ("15 October", None),
        ("7.2.1", None),
        ("", None),
    ],
)
def test_date(text: str, expected: str | None) -> None:
    assert parse_date(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7.00 pm", "19:00"),
        ("7pm", "19:00"),
        ("6.30 p.m. to 8pm", "18:30"),
        ("10:30", "10:30"),
        ("12.15 am", "00:15"),
        ("12 noon", "12:00"),
        ("1400 hours", "14:00"),
        ("14.00pm", "14:00"),  # a slip seen on covers
        ("7", None),
        ("7.2.1", None),
        ("Room 7", None),
    ],
)
def test_time(text: str, expected: str | None) -> None:
    assert parse_time(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("opened on Monday 31st March 2025", [("Monday 31st March 2025", "2025-03-31", "2025-03-31", "day")]),
        ("between 06/08/2012 and 2014", [("06/08/2012 and 2014", "2012-08-06", "2014-12-31", "range")]),
        (
            "from 1 April 2016 to 31 March 2017",
            [("1 April 2016 to 31 March 2017", "2016-04-01", "2017-03-31", "range")],
        ),
        ("6 March – 30 March 2017", [("6 March – 30 March 2017", "2017-03-06", "2017-03-30", "range")]),
        ("held on 5-7 May 2027", [("5-7 May 2027", "2027-05-05", "2027-05-07", "range")]),
        ("30 December to 4 January 2018", [("30 December to 4 January 2018", "2017-12-30", "2018-01-04", "range")]),
        ("June-August 2017", [("June-August 2017", "2017-06-01", "2017-08-31", "range")]),
        ("at KS2 (2013/14: 51%)", [("2013/14", "2013-04-01", "2014-03-31", "financial_year")]),
        ("in 2016 -17", [("2016 -17", "2016-04-01", "2017-03-31", "financial_year")]),
        ("in 2015/6", [("2015/6", "2015-04-01", "2016-03-31", "financial_year")]),
        ("the 2012/2013 priorities", [("2012/2013", "2012-04-01", "2013-03-31", "financial_year")]),
        ("in FY26/27", [("FY26/27", "2026-04-01", "2027-03-31", "financial_year")]),
        ("in Q3 of 2016/17", [("Q3 of 2016/17", "2016-10-01", "2016-12-31", "quarter")]),
        ("in spring 2025", [("spring 2025", "2025-03-01", "2025-05-31", "range")]),
        ("in the winter of 2013/14", [("winter of 2013/14", "2013-12-01", "2014-02-28", "range")]),
        ("a member from 1973 until 1993", [("1973 until 1993", "1973-01-01", "1993-12-31", "range")]),
        ("by mid-2015", [("2015", "2015-01-01", "2015-12-31", "year")]),
        ("in the 1990s", [("1990s", "1990-01-01", "1999-12-31", "range")]),
        ("in Elmbridge's 2014 figures", [("2014", "2014-01-01", "2014-12-31", "year")]),
        ("the 12th of March", [("12th of March", "2025-03-12", "2025-03-12", "day")]),  # the meeting's year
        ("it will come back in February", [("February", "2026-02-01", "2026-02-28", "month")]),  # and the next one
        ("it was opened in December", [("December", "2024-12-01", "2024-12-31", "month")]),  # looks back
        ("it closed on 30 November", [("30 November", "2024-11-30", "2024-11-30", "day")]),
        ("© Crown copyright 2022", []),
        ("you may march", []),
        ("the Harbours Act 1964", []),
        ("Local Government (Access to Information) Act 1985", []),
        ("as Audit Office (2017) found", []),
        ("growth (Audit Office, 2014)", []),
        ("the 2011 Action Plan", []),
        ("Harbour Strategy 2017-22", []),
        ("over 2000 homes", []),
        ("call 020 7946 2014 or see 7.2.14 and 24/00093", []),
        ("£2013 and 2,014", []),
        (  # a day beside a year is a heading's dash, no range
            "06/08/2012 - 2012/13 outturn",
            [
                ("06/08/2012", "2012-08-06", "2012-08-06", "day"),
                ("2012/13", "2012-04-01", "2013-03-31", "financial_year"),
            ],
        ),
        ("for financial year 2020 to 2021", [("2020 to 2021", "2020-04-01", "2021-03-31", "financial_year")]),
        ("in 2017/18 quarter 2", [("2017/18 quarter 2", "2017-07-01", "2017-09-30", "quarter")]),
        ("for Quarter One 2019-20", [("Quarter One 2019-20", "2019-04-01", "2019-06-30", "quarter")]),
        (  # what lies in a longer stretch does not end it
            "in 2024/25 to the end of September 2024",
            [
                ("2024/25", "2024-04-01", "2025-03-31", "financial_year"),
                ("September 2024", "2024-09-01", "2024-09-30", "month"),
            ],
        ),
        ("from 2020 to 2021", [("2020 to 2021", "2020-01-01", "2021-12-31", "range")]),
        (
            "on 3, 10 and 17 May 2031",
            [
                ("3", "2031-05-03", "2031-05-03", "day"),
                ("10", "2031-05-10", "2031-05-10", "day"),
                ("17 May 2031", "2031-05-17", "2031-05-17", "day"),
            ],
        ),
        ("HELD ON 6TH MAY 2031", [("6TH MAY 2031", "2031-05-06", "2031-05-06", "day")]),
        ("item 3, 10 May 2031", [("10 May 2031", "2031-05-10", "2031-05-10", "day")]),
        ("Between 1st and 14th May 2031", [("1st and 14th May 2031", "2031-05-01", "2031-05-14", "range")]),
        ("2030/31-2032/33", [("2030/31-2032/33", "2030-04-01", "2033-03-31", "range")]),
        (
            "from late May 2031 to mid July 2031",
            [("May 2031 to mid July 2031", "2031-05-01", "2031-07-31", "range")],
        ),
        ("Autumn Term 2031", [("Autumn Term 2031", "2031-09-01", "2031-12-31", "range")]),
        ("March/April 2031", [("March/April 2031", "2031-03-01", "2031-04-30", "range")]),
        ("the Harbours Act (HA) 2011 and the Quays Act of 2012", []),
        ("as the 2021 census shows", []),
        ("in Moor v Dale [2031] and at 31-Mar-2032", [("31-Mar-2032", "2032-03-31", "2032-03-31", "day")]),
        ("Monday, the19th March 2007", [("Monday, the19th March 2007", "2007-03-19", "2007-03-19", "day")]),
    ],
)
def test_dates_in_text(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    found = find_dates(text, meeting=date(2025, 10, 23))
    got = [(text[f.start : f.end], str(f.period.start), str(f.period.end), f.period.precision) for f in found]
    assert got == expected


def test_rolling_years_are_financial_and_plans_are_calendar_years() -> None:
    assert str(find_dates("the 2010-13 average", rolling=True)[0].period.end) == "2013-03-31"
    assert str(find_dates("the 2010-13 average")[0].period.end) == "2013-12-31"


def test_month_without_a_year_stays_out_when_no_meeting_gives_one() -> None:
    assert find_dates("since February") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in the 25-26 budget", ["2025-04-01"]),
        ("for 24/25", []),  # the paper writes that year nowhere
        ("aged 25-26 years", []),
        ("25-26% of homes", []),
    ],
)
def test_two_digits_are_a_financial_year_that_the_paper_writes_out(text: str, expected: list[str]) -> None:
    years = split_years(["The plan for 2025/26 was read.", "Harbour Strategy 2017-22", "2010-2013"])
    assert [str(found.period.start) for found in read_calendar(text, years=years)[0]] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the 24/25 budget", ["2024-04-01"]),
        ("a gap of £2.6m in 26/27 was met", ["2026-04-01"]),
        ("as 24/25 homes were let", []),
        ("see item 24/25", []),
        ("on 24/25 May 2025", ["2025-05-24", "2025-05-25"]),
        ("aged 24-25", []),  # a dash is a year's only where the paper writes that year in full
        ("for 44/45", []),  # far from the meeting's year
        ("the minutes of 1.5.25 and 18.7.25", ["2025-05-01", "2025-07-18"]),
        ("held on 22.11.24.", ["2024-11-22"]),
        ("2.3.25 The Clerk said", []),
        ("paragraph 2.3.25", []),
        ("of 1.5.44", []),
        ("from Mar 26 to", ["2026-03-01"]),
        ("from Dec 25 to Jun 26.", ["2025-12-01"]),
        ("now due in May 26.", ["2026-05-01"]),
        ("made on 3 Sept 24.", ["2024-09-03"]),
        ("held on May 26.", []),
        ("Monday May 26,", []),
        ("in May 44.", []),  # far from the meeting's year
        ("In May 26 people came", []),
    ],
)
def test_short_years_near_the_meeting(text: str, expected: list[str]) -> None:
    near = near_years([], date(2025, 6, 1))
    assert [str(found.period.start) for found in read_calendar(text, near=near)[0]] == expected


def test_years_near_those_written_out_where_no_meeting_is_known() -> None:
    assert 2024 in near_years(["on 14/06/2022", "£2035"], None)
    assert 2032 not in near_years(["on 14/06/2022", "£2035"], None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Harbour Board Membership 2031-32", ["2031-04-01"]),
        ("Resource Planning 2031/32 - 2035/36", ["2031-04-01"]),
        ("the Harbour Strategy 2031/32", []),
        ("the Moor Group Report 2031", []),
    ],
)
def test_a_financial_year_belongs_to_a_name_only_behind_the_title_of_a_paper(text: str, expected: list[str]) -> None:
    assert [str(found.period.start) for found in find_dates(text)] == expected


def test_a_month_of_what_had_happened_is_of_the_year_that_was() -> None:
    found = find_dates("that in September the team had viewed homes", date(2032, 6, 13))
    assert [str(one.period.start) for one in found] == ["2031-09-01"]
    found = find_dates("It was asked whether the elections in May would be held", date(2032, 3, 13))
    assert [str(one.period.start) for one in found] == ["2032-05-01"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A further meeting had been arranged for 9 December.", "2032-12-09"),
        ("The visit had been postponed to 4 January.", "2033-01-04"),
        ("The visit had been made on 11 December.", "2031-12-11"),
        ("The clerk wrote to them on 3 June. They will mend the drain.", "2032-06-03"),  # another sentence looks ahead
        ("The board wrote on 19 September to say that a future panel should be small.", "2032-09-19"),
        ("They will mend the drain. It was seen on 3 June.", "2032-06-03"),
    ],
)
def test_what_had_been_arranged_is_to_come(text: str, day: str) -> None:
    assert [str(found.period.start) for found in find_dates(text, date(2032, 11, 27))] == [day]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("The clerk answered the council as asked in November and waits.", []),  # the last one or the next one
        ("The clerk will have answered the council in November.", [2032]),
        ("The clerk had answered the council in November.", [2031]),
        ("The deadline had been extended to September.", []),  # looks both ahead and back
        ("The clerk answered the council in May.", [2032]),
        ("The fair comes in November.", [2032]),
    ],
)
def test_a_month_that_two_years_would_do_for_stays_open(text: str, years: list[int]) -> None:
    assert [found.period.start.year for found in find_dates(text, date(2032, 7, 1))] == years
