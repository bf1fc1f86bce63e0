"""Figures as papers write them, and numbers that are none."""

import pytest

from extract.dates.dates import find_dates, read_calendar
from extract.figures.figure_periods import period_of
from extract.figures.figures import find_figures
from extract.figures.number_words import parse_number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2,694", 2694),
        ("5.9", 5.9),
        ("twenty-five", 25),
        ("one hundred and twenty", 120),
        ("half a dozen", 6),
        ("two thousand", 2000),
        ("often", None),
        ("", None),
    ],
)
def test_number(text: str, expected: float | None) -> None:
    assert parse_number(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("71.9 crimes per 1,000 people", [(71.9, "per_1000")]),
        # a whole word that ends a sentence labels nothing
        ("in the last quarter. 28,400 homes were let", [(28400, "count")]),
        ("within 14 months. 92.6% of visits were on time", [(14, "months"), (92.6, "percent")]),
        ("see para. 12 and fig. 3", []),
        ("Reference no: 150065", []),
        ("as supplement 1 says", []),
        ("Statements 6, 41 and 44 were read", []),
        ("Project 1- Invest £1.1m in the schools", [(1.1e6, "GBP")]),
        ("Workstream 3: Digital", []),
        ("Page 3 of 12", []),
        ("8.4 Conclusions", []),
        ("the 5,000th visitor, 1,000s of trees", []),
        ("call 101 or 999 in an emergency", []),
        ("1.5 FTE and 2 FTE", [(1.5, "count"), (2, "count")]),
        (
            "Of the 120, 64 (53%) agreed and 31 (26%) did not",
            [(120, "count"), (64, "count"), (53, "percent"), (31, "count"), (26, "percent")],
        ),
        ("6,500m2 of shops and 40 m² of storage", [(6500, "square_metres"), (40, "square_metres")]),
        ("Of the homes seen in Round 2, 15 were let", [(15, "count")]),
        ("see points 3, 4 and 5 (attached)", []),
        ("up to spinal point 43 and 2.5 per cent above it", [(2.5, "percent")]),
        ("People using the service: 214. Grades rose", [(214, "count")]),
        ("under condition 9 Footpath 7 stays, as in the Award of 1797", []),
        ("a 1 in 100 year flood", []),
        ("5.4 £55,000 was set aside", [(55000, "GBP")]),
        ("open between 15.00 and 19.30hrs", []),
        ("took 44 seconds, of rain 132.6mm at 31dB", [(44, "seconds"), (132.6, "millimetres"), (31, "dB")]),
        ("splays of 2.4m by 59m", [(2.4, "metres"), (59, "metres")]),
        ("lost 5.9 work days", [(5.9, "days")]),
        ("the score was -1.22", [(-1.22, "count")]),
        ("the number of items given was 2.07 million; the cost rose", [(2.07e6, "count")]),
        ("the C3 grading said that 1,968 acts, of which 412 were late", [(1968, "count"), (412, "count")]),
        ("took 8 minutes 49 seconds, up by 1 second since May", [(8, "minutes"), (49, "seconds"), (1, "seconds")]),
        ("15 kWh from 4MW", [(15, "kilowatt_hours"), (4, "megawatts")]),
        ("31.4mph against a limit of 30", [(31.4, "mph"), (30, "mph")]),
        ("up £0.6m, a net move by 0.2m from one quarter", [(6e5, "GBP"), (2e5, "GBP")]),
        ("C04/31 7. TO RECEIVE 12 papers", [(12, "count")]),
        ("at £2 each there were 1.2 million trips", [(2, "GBP"), (1.2e6, "count")]),
        ("it was 0.4 per cent in 2031-32 and 0.9 in 2032-33", [(0.4, "percent"), (0.9, "percent")]),
        # ages are of people
        ("expected to reach 55 children", [(55, "count")]),
        ("reached 96 at its best", [(96, "count")]),
        ("until they reach 18", [(18, "years")]),
        ("did not reach 16 degrees", [(16, "degrees")]),
        ("none was under 16", [(16, "years")]),
        # the unit is said once
        ("took 47 days, down from 63 in May and 71 last year", [(47, "days"), (63, "days"), (71, "count")]),
        ("79.1 years for men and 82.9 for women", [(79.1, "years"), (82.9, "years")]),
        ("6.1% in the north and 5.4 in the south", [(6.1, "percent"), (5.4, "percent")]),
        ("22% of homes, compared with 19 in the county", [(22, "percent"), (19, "percent")]),
        ("22% of homes, compared with 19 cases", [(22, "percent"), (19, "count")]),
        ("after 47 days. Down from 63 in May", [(47, "days"), (63, "count")]),
        ("40 homes for men and 63 for women", [(40, "count"), (63, "count")]),
        (
            "63 per 10,000 compared with 52 for Mead and 71 for Dale",
            [(63, "per_10000"), (52, "per_10000"), (71, "per_10000")],
        ),
        ("between 3.5 and 4.1 percentage points", [(3.5, "percentage_points"), (4.1, "percentage_points")]),
        ("148 kilometres, out of a planned 312", [(148, "kilometres"), (312, "kilometres")]),
        ("were 28 days late, down from 2,640 in May", [(28, "days"), (2640, "count")]),
        ("263.5 days, against 97 and 211 days", [(263.5, "days"), (97, "count"), (211, "days")]),
        ("eight years old, an average of 4.5 were off the road", [(8, "years"), (4.5, "count")]),
        ("the rate per 100,000 people is 60.3", [(60.3, "count")]),
        ("fell from 14 to nine days", [(14, "days"), (9, "days")]),
        ("two thirds came", []),
        ("pay of £12.71/hour", [(12.71, "GBP")]),
        ("a saving of £12,71", []),
        ("the feasibility study (row 162) and rows 7 & 9", []),
        ("held 12 rows", [(12, "count")]),
        ("mended Cat 1 and Cat 2 faults", []),
        ("on the thirty-eighth floor", []),
        ("thirty-eight homes", [(38, "count")]),
        ("a 5 star welcome", []),
        ("gave it 5 stars", [(5, "count")]),
        ("aged 9 months - 3 year olds", [(9, "months"), (3, "years")]),
        ("4.1 the fees of £30 a berth; and 4.2 the survey", [(30, "GBP")]),
        ("rose by 4.1 the year after", [(4.1, "count")]),
        ("it lies 350m from the village", [(350, "metres")]),
        ("a saving of 350m from the budget", [(350_000_000, "GBP")]),
        ("there were 62 day centres", [(62, "count")]),
        ("within a 30 day period", [(30, "days")]),
        ("a ratio of 2.4:1", []),
        ("children aged 0-17", [(17, "years")]),
        ("in 3 to 5 years", [(3, "years"), (5, "years")]),
        ("between 10-15% of homes", [(10, "percent"), (15, "percent")]),
        ("inflation of 1.7 plus 1%", [(1.7, "percent"), (1, "percent")]),
        ("6-8 homes", [(6, "count"), (8, "count")]),
        ("longer than 52+ weeks", [(52, "weeks")]),
        ("a return of c14.4% and c£3m", [(14.4, "percent"), (3e6, "GBP")]),
        ("the index returned -0.4%", [(-0.4, "percent")]),
        ("grew 5 -7%", [(5, "percent"), (7, "percent")]),
        ("ten clear days before", [(10, "days")]),
        ("a 1.295 million deficit", [(1295000, "GBP")]),
        ("a penny less, 11 pence", [(0.11, "GBP")]),
        ("the 999 service and NHS 111", []),
        ("a grant of £30,000", [(30000, "GBP")]),
        ("an underspend of £5.9 million", [(5.9e6, "GBP")]),
        ("£22k and £1.2bn", [(22000, "GBP"), (1.2e9, "GBP")]),
        ("£20million of savings", [(2e7, "GBP")]),
        ("between £8-10m", [(8e6, "GBP"), (1e7, "GBP")]),
        ("from £500 to £1 million", [(500, "GBP"), (1e6, "GBP")]),
        ("put at £12m -17m a year", [(1.2e7, "GBP"), (1.7e7, "GBP")]),
        ("from £12m to 17m", [(1.2e7, "GBP"), (1.7e7, "GBP")]),
        ("between £3.4 million and 5.6 million", [(3.4e6, "GBP"), (5.6e6, "GBP")]),
        ("£12m to 17 wards", [(1.2e7, "GBP"), (17, "count")]),
        ("£12m - 17 wards gain", [(1.2e7, "GBP"), (17, "count")]),
        ("19.3 million is left in the fund", [(1.93e7, "GBP")]),
        ("1.2 million visitors", [(1.2e6, "count")]),
        ("a charge of 50p", [(0.5, "GBP")]),
        ("35.5% of pupils", [(35.5, "percent")]),
        ("thirty per cent", [(30, "percent")]),
        ("an improvement of 4 percentage points", [(4, "percentage_points")]),
        ("three quarters of adopters", [(75, "percent")]),
        ("took 676 days", [(676, "days")]),
        ("a 26-week limit", [(26, "weeks")]),
        ("16 and 17 year olds", [(16, "years"), (17, "years")]),
        ("young people under 18 live here", [(18, "years")]),
        ("under 18 homes", [(18, "count")]),
        ("a rate of 52 per 10,000 children", [(52, "per_10000")]),
        ("78 in 10,000 children", [(78, "per_10000")]),
        ("8 out of the 33 children", [(8, "count"), (33, "count")]),
        ("4 of 22 homes", [(4, "count"), (22, "count")]),
        ("Twenty partners met", [(20, "count")]),
        ("it took six months", [(6, "months")]),
        ("two of us", []),
        ("4.5 times more likely", [(4.5, "times")]),
        ("15 miles away", [(15, "miles")]),
        ("at 504 days, below the national average of 545", [(504, "days"), (545, "days")]),
        ("section 136 and Appendix 2, item 5", []),
        ("Level 1 in Phase 2 of G01C", []),
        ("pupils in years 10 & 11", []),
        ("graded 1 to 9", []),
        ("call 020 7946 0011 at 7.30 pm", []),
        ("at 160 Harbour Street, ZZ1A 4EF", []),
        ("decision 24/00093 of version 2.1.4", []),
        ("the 15th highest", []),
        ("in 2013/14 and on 6 May 2014", []),
        ("1. The chair spoke", []),
        ("3 of the 5 targets were rated Green", [(3, "count"), (5, "count")]),
        ("KPI 12 shows 87.5%", [(87.5, "percent")]),
        ("a further 2 years (3+2)", [(2, "years")]),
        ("The Harbours Act 1964 requires it", []),
        ("most 16- and 17-year-olds", [(16, "years"), (17, "years")]),
        ("support until they are 25, if asked", [(25, "years")]),
        ("its six-monthly reviews", []),
        ("£000s £000s", []),
        ("Base 1,200.5 -30.0 45.0 0.0 1,215.5 12.0 7.0 9.0", []),  # a table's row
        ("5 voting for, 4 against", [(5, "count"), (4, "count")]),
        ("12 of 20 complaints (60%)", [(12, "count"), (20, "count"), (60, "percent")]),
        ("16-19 year olds", [(16, "years"), (19, "years")]),
        ("85.3 per 1,000 population", [(85.3, "per_1000")]),
        ("6,000 tonnes of waste", [(6000, "tonnes")]),
        ("a net effect of -£20.8m", [(-20_800_000, "GBP")]),
    ],
)
def test_figures(text: str, expected: list[tuple[float, str]]) -> None:
    taken = [(found.start, found.end) for found in find_dates(text)]
    assert [(found.value, found.unit) for found in find_figures(text, taken)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In all 327 children and young people were on a plan.", "children and young people"),
        ("The number of homes let this year is 20.", "number of homes let this year"),
        ("There was an overspend of £4m.", "overspend"),
        ("There are 18 people on the youth board.", "people"),
        (
            "Percentage of homes empty for long spells or more is 6%.",
            "Percentage of homes empty for long spells or more",
        ),
        ("Lettings at the point the lease ends was 16.3%.", "Lettings at the point the lease ends"),
        ("It brings the town £405m annually.", None),
        ("A survey found 34% saying they were content.", None),
        ("510 looked after children", None),
        ("The 10-year bond yield declined from there.", "bond yield"),
        ("Net cost of the award and move to a new scale. Rates rise by 3%.", "Rates"),
        # the subject of the clause whose verb leads to the number
        ("The spend on quay repairs came to £9.2m, a lot.", "spend on quay repairs"),
        ("Bank Rate decreased from 5.25% to 4.50% this year.", "Bank Rate"),
        ("In the first months of 2031 the provisional rate was 62.4%.", "provisional rate"),
        ("It was said that the net deficit is forecast to be £36m.", "net deficit"),
        ("The vacancy rate, which stood at 31%, is high.", "vacancy rate"),
        ("As at 31 May it stood at 92%.", None),
        ("They said it came to £9.2m.", None),
        # what compares a number or tells its rate
        ("There were 41 fewer than in May.", None),
        ("They cost £385 a week.", None),
        ("It went up to £400, against £385 a year earlier.", None),
        ("Some cases, amounting to £27,940.", None),
        ("There was a level of reserves between April 2031 and June of approx. £2m.", "level of reserves"),
    ],
)
def test_subject(text: str, expected: str | None) -> None:
    assert find_figures(text)[0].subject == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It let 50 homes in 2031/32.", ["2031/32"]),
        ("In 2031/32 it let 50 homes.", ["2031/32"]),
        ("The plan for 2031/32 is £14m (from £16m in 2030/31).", ["2031/32", "2030/31"]),
        ("It let 50 homes and 60 flats in 2031/32.", [None, "2031/32"]),
        ("Of 50 homes some are let; all were built in 2031.", [None]),
        ("It spent £5m (2031/32).", ["2031/32"]),
        ("It moved £9,000 2030/31, £25,000 2031/32 and £15,000 2032/33.", ["2030/31", "2031/32", "2032/33"]),
        ("Spent 2031/32 £9,000 2032/33", [None]),
        ("Since 2031 rents rose; 50 homes were sold.", [None]),
    ],
)
def test_a_figure_is_of_the_date_that_is_said_of_it(text: str, expected: list[str | None]) -> None:
    dates, stretches = read_calendar(text)
    figures = find_figures(text, stretches)
    found = [period_of(text, figure, dates, figures) for figure in figures]
    assert [text[one.start : one.end] if one else None for one in found] == expected


@pytest.mark.parametrize("text", ["26.", "(7)", "3.1"])
def test_a_number_alone_counts_nothing(text: str) -> None:
    assert find_figures(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("whilst wages are rising at 4.3%", "wages"),
        ("It held £27m attributable to Harwick", None),
        ("It held £746m of external loans and £456m of bonds", "external loans"),
        ("with the £1bn allocated using the old way", None),
    ],
)
def test_what_a_figure_is_of_is_no_verb(text: str, expected: str | None) -> None:
    assert find_figures(text)[0].subject == expected
