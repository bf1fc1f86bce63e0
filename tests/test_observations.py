"""Numbers of data tables: value, unit, time, status and labels; what is no number; totals that do and do not add up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.facts import Observation, Table, TableRow
from extract.figures.measures import UNCLEAR, Measure, parse_measure
from extract.tables.amounts import parse_amount
from extract.tables.observations import ObservationFacts, find_observations
from extract.tables.statuses import parse_row_status, parse_status
from extract.tables.table_periods import head_period, row_period, title_period
from ingest.model import Block, Box, Cell, Document, Grid, Line, Page, Span
from printed import BOX, extract_printed

CELL = 60


def cell(text: str, row: int, column: int, colspan: int = 1, page: int = 1) -> Cell:
    box = Box(page, CELL * column, 100 + 12 * row, CELL * (column + colspan), 112 + 12 * row)
    return Cell(text, Span(page, None, (box,)), colspan=colspan)


def cells_of(line: str, row: int, page: int = 1) -> tuple[Cell | None, ...]:
    """A row written as "a | b | c"; ">" is a place that the cell before it covers."""
    texts = [text.strip() for text in line.split("|")]
    found: list[Cell | None] = []
    for column, text in enumerate(texts):
        if text == ">":
            found.append(None)
            continue
        over = next((n for n, other in enumerate(texts[column + 1 :], column + 1) if other != ">"), len(texts))
        found.append(cell(text, row, column, over - column, page))
    return tuple(found)


def table(
    heads: str, body: str, title: str | None = None, band: str | None = None, top: int = 0, page: int = 1
) -> Table:
    """A ruled table whose cells stand `CELL` points apart; `top` is its first line."""
    upper = tuple(cells_of(line, top + n, page) for n, line in enumerate(heads.strip().splitlines()))
    rows = []
    for n, line in enumerate(body.strip().splitlines(), top + len(upper)):
        printed = cells_of(line, n, page)
        texts = tuple(one.text if one else "" for one in printed)
        spans = [one.span for one in printed if one]
        rows.append(TableRow(span=Span.cover(spans), rule="row", cells=texts, printed=printed, band=band))
    span = Span.cover([row.span for row in rows])
    columns = tuple(one.text if one else "" for one in upper[0]) if upper else ()
    return Table(span=span, rule="ruled-grid", report=None, title=title, columns=columns, rows=tuple(rows), heads=upper)


def document(*blocks: Block) -> Document:
    return Document("made.pdf", "0" * 64, "application/pdf", (Page(1, ""),), blocks)


def found_in(*tables: Table, blocks: tuple[Block, ...] = ()) -> ObservationFacts:
    grids = tuple(Block("grid", "", (), one.span, grid=Grid(())) for one in tables)
    return find_observations(document(*blocks, *grids), tables)


def told(one: Observation) -> tuple[str, str | None, float, str | None]:
    return one.row_label, one.column_label, one.value, one.unit


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1,234", 1234, None), ("(1,234)", -1234, None), ("-29.8", -29.8, None), ("\u2212 12", -12, None),
        ("\u00a35.9m", 5.9e6, "GBP"), ("\u00a3(5.2)m", -5.2e6, "GBP"), ("(\u00a3370k)", -370e3, "GBP"),
        ("\u00a3 1million", 1e6, "GBP"), ("\u00a350k revenue", 50e3, "GBP"), ("\u00a312 per week", 12, "GBP"),
        ("45p", 0.45, "GBP"), ("12.5%", 12.5, "percent"), ("(3.1)%", -3.1, "percent"),
        ("+2.0 pp", 2, "percentage_points"), ("3 weeks", 3, "weeks"), ("4.5 FTE", 4.5, "fte"),
        ("5.6 per 1,000", 5.6, "per_1000"), ("1,234*", 1234, None), ("34 [1]", 34, None), ("0", 0, None),
        (".5", 0.5, None),
        # Two numbers, a range, prose, a bound, a reference, a phone number, a date, nothing stated.
        ("\u00a31.2m (5%)", None, None), ("2-6", None, None), ("12 homes in the park", None, None), ("<5", None, None),
        ("0123", None, None), ("1.2.3", None, None), ("01632 960100", None, None), ("01632960100", None, None),
        ("12/13", None, None), ("5 May 2031", None, None), ("-", None, None), ("n/a", None, None),
        ("Green", None, None),
        ("\u00a35m reduction", None, None), ("1,23", None, None), ("1,234 5,678", None, None),
    ],
)  # fmt: skip
def test_amounts(text: str, value: float | None, unit: str | None) -> None:
    amount = parse_amount(text)
    assert (amount and amount.value, amount and amount.unit) == (value, unit)


def test_marks_after_a_number_say_its_status() -> None:
    assert [getattr(parse_amount(text), "status", None) for text in ("5.6 (p)", "12 [r]", "12")] == [
        "provisional", "revised", None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("2031-32 / \u00a3000s", Measure("GBP", 1e3)), ("Budget (\u00a3'000)", Measure("GBP", 1e3)),
        ("Total \u00a3m", Measure("GBP", 1e6)), ("North \u00a3\u2019m", Measure("GBP", 1e6)),
        ("Charge \u00a3p", Measure("GBP")),
        ("in \u00a3millions", Measure("GBP", 1e6)), ("Cost \u00a3", Measure("GBP")), ("% let", Measure("percent")),
        ("Rate per 10,000", Measure("per_10000")), ("Number of days", Measure("days")),
        ("No. of trees", Measure("count")),
        ("Tonnes CO2e 2030/31", Measure("tonnes")), ("Land (ha)", Measure("hectares")), ("Tonnes per home", None),
        ("Visits ('000s)", Measure(None, 1e3)), ("Change \u00a3m and %", UNCLEAR), ("Risks over \u00a310m", None),
        ("A rise of 5%", None), ("Budget", None), ("Item number", None),
    ],
)  # fmt: skip
def test_measures(label: str, expected: Measure | None) -> None:
    assert parse_measure(label) == expected


@pytest.mark.parametrize(
    ("label", "column", "row"),
    [
        ("Revised budget", "revised budget", "revised budget"), ("Forecast outturn \u00a3m", "forecast outturn", None),
        ("2031/32 Target", "target", "target"), ("Variance from budget", "variance", None),
        ("Actual v target", None, None),
        ("Budget gap", "budget", None), ("Provisional", "provisional", "provisional"), ("Parks", None, None),
    ],
)  # fmt: skip
def test_statuses(label: str, column: str | None, row: str | None) -> None:
    assert parse_status(label) == column
    if row:
        assert parse_row_status(label) == row
    elif label == "Budget gap":
        assert parse_row_status(label) is None


@pytest.mark.parametrize(
    ("head", "above", "expected"),
    [
        ("2031-32 / Year 1 / \u00a3000s", "", ("2031-04-01", "2032-03-31")),
        ("Savings 2031/32", "", ("2031-04-01", "2032-03-31")), ("Parks Act 2031", "", None),
        ("31/32 Actual", "", ("2031-04-01", "2032-03-31")),
        ("2031", "", ("2031-01-01", "2031-12-31")), ("As at 31.03.31 \u00a3m", "", ("2031-03-31", "2031-03-31")),
        ("30-Nov-31 / Average rate", "", ("2031-11-30", "2031-11-30")), ("Dec -31", "", ("2031-12-01", "2031-12-31")),
        ("Q2", "Spending 2031/32", ("2031-07-01", "2031-09-30")), ("Feb", "2031/32", ("2032-02-01", "2032-02-29")),
        ("Change since 2030", "", None), ("Final draft (Feb 2031)", "", None),
        ("2030/31 to be met in 2033/34", "", None),
        ("Q2", "", None), ("Prior years", "2031/32", None),
        ("Slippage to 2032/33", "", None), ("Fees from April 2032", "", None),
        ("Year to March 2032", "", ("2031-04-01", "2032-03-31")),
        ("Year to / March 2032", "", ("2031-04-01", "2032-03-31")),
        ("Quarter ended 30 June 2031", "", ("2031-04-01", "2031-06-30")),
        ("6 months to 31 January 2032", "", ("2031-08-01", "2032-01-31")),
        ("Year to 5 April 2032", "", ("2032-04-05", "2032-04-05")),
        ("At 31 March 2032", "", ("2032-03-31", "2032-03-31")),
        ("2031 / £000", "Balances at 31 March", ("2031-03-31", "2031-03-31")),
        ("2031/32", "Balances at 31 March", ("2031-04-01", "2032-03-31")),
        ("2031 lights", "Balances at 31 March", ("2031-01-01", "2031-12-31")),
        ("2031", "Balances at 31 April", ("2031-01-01", "2031-12-31")),
    ],
)  # fmt: skip
def test_times_of_heads(head: str, above: str, expected: tuple[str, str] | None) -> None:
    period = head_period(head, above)
    assert (period and (period.start.isoformat(), period.end.isoformat())) == expected


def test_times_of_rows_and_titles() -> None:
    assert row_period("Base budget 2031-32") is not None
    assert row_period("Full year effect of 2030-31 savings in parks") is None
    assert title_period("Table 3: spending by ward 2031/32") is not None
    assert title_period("Investment 2031-32 to 2034-35") is None


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (  # A scale in the head, row numbers and a code beside the name, a negative in brackets, a dash.
            table("Ref | Service | Dir | 2031-32 \u00a3000s",
                  "1 | Parks | PK | 1,250\n2 | Ponds | PD | (30)\n3 | Paths | PT | -"),
            [("Parks / PK", "2031-32 \u00a3000s", 1250000, "GBP"), ("Ponds / PD", "2031-32 \u00a3000s", -30000, "GBP")],
        ),
        (  # Heads of two levels, the upper one over two columns.
            table("Ward | 2031/32 | > \n | Budget \u00a3m | Actual \u00a3m", "North | 1.5 | 1.4"),
            [("North", "2031/32 / Budget \u00a3m", 1.5e6, "GBP"), ("North", "2031/32 / Actual \u00a3m", 1.4e6, "GBP")],
        ),
        (  # The rest of the head stands in the body's first row.
            table("Service | 2031-32 | 2032-33", " | \u00a3000s | \u00a3000s\nParks | 5 | 6"),
            [("Parks", "2031-32 / \u00a3000s", 5000, "GBP"), ("Parks", "2032-33 / \u00a3000s", 6000, "GBP")],
        ),
        (  # Units by row; "%" printed in the cell.
            table("Measure | 2031 | 2032", "Number of trees | 12 | 14\nLet (%) | 80.5 | 81\nWait | 3 weeks | 4 weeks"),
            [
                ("Number of trees", "2031", 12, "count"), ("Number of trees", "2032", 14, "count"),
                ("Let (%)", "2031", 80.5, "percent"), ("Let (%)", "2032", 81, "percent"),
                ("Wait", "2031", 3, "weeks"), ("Wait", "2032", 4, "weeks"),
            ],
        ),
        (  # The title's scale; a column of counted things keeps out of it.
            table("Ward | Spending | New homes", "North | 1.5 | 12", "Table 2: spending in \u00a3millions"),
            [("North", "Spending", 1.5e6, "GBP"), ("North", "New homes", 12, "count")],
        ),
        (  # Nothing says in what: the number, without a unit.
            table("Lender | Rate", "Bank | 4.75\nFund | 4.5"),
            [("Bank", "Rate", 4.75, None), ("Fund", "Rate", 4.5, None)],
        ),
        (  # Two labels that differ: none.
            table("Ward | \u00a3000s", "Let (%) | 80\nRents | 90"),
            [("Rents", "\u00a3000s", 90000, "GBP")],
        ),
        (  # "m" alone may be metres; a sign and a scale that cannot both be meant.
            table("Item | 2031 | Cost \u00a3000s", "Path | 5m | \u00a3590,000\nPond | 6m | \u00a35"),
            [("Pond", "Cost \u00a3000s", 5000, "GBP")],
        ),
        (  # A number in a merged cell is of all the columns under it.
            table("Grant | 2031 | > | 2032\n | Core \u00a3m | Other \u00a3m | Core \u00a3m", "Paths | 5 | > | 6"),
            [("Paths", "2031 / \u00a3m", 5e6, "GBP"), ("Paths", "2032 / Core \u00a3m", 6e6, "GBP")],
        ),
        (table("Grant | Core \u00a3m | Other % | Left \u00a3m", "Paths | 5 | > | 6"),
         [("Paths", "Left \u00a3m", 6e6, "GBP")]),
        (  # Two tables set side by side; remarks between numbers name nothing.
            table("Spending | \u00a3m | Funding | \u00a3m",
                  "Parks | 1 | Rents | 4\nPonds | 2 | Fees | 5\nPaths | 3 | Tax | 6"),
            [
                ("Parks", "\u00a3m", 1e6, "GBP"), ("Rents", "\u00a3m", 4e6, "GBP"), ("Ponds", "\u00a3m", 2e6, "GBP"),
                ("Fees", "\u00a3m", 5e6, "GBP"), ("Paths", "\u00a3m", 3e6, "GBP"), ("Tax", "\u00a3m", 6e6, "GBP"),
            ],
        ),
        (
            table("Ward | 2031 \u00a3 | Comments | 2032 \u00a3", "A | 1 | Dry | 4\nB | 2 | Wet | 5\nC | 3 | Mild | 6"),
            [
                ("A", "2031 \u00a3", 1, "GBP"), ("A", "2032 \u00a3", 4, "GBP"), ("B", "2031 \u00a3", 2, "GBP"),
                ("B", "2032 \u00a3", 5, "GBP"), ("C", "2031 \u00a3", 3, "GBP"), ("C", "2032 \u00a3", 6, "GBP"),
            ],
        ),
        (  # A name given to several rows by a merged cell, longer texts only where rows are not told apart.
            table("Dir | Headline | What is planned | 2031 \u00a3",
                  f"PK | Parks | {'Mow ' * 20} | 1\nPK | Ponds | {'Dig ' * 20} | 2"),
            [("PK / Parks", "2031 \u00a3", 1, "GBP"), ("PK / Ponds", "2031 \u00a3", 2, "GBP")],
        ),
        # Ratings, years, pages and references are no numbers of anything.
        (table("Risk | Likelihood (1-5) | Score", "Flood | 4 | 12\nFire | 2 | 6"), []),
        (table("Scheme | Year opened", "Pond | 1998\nPark | 2004"), []),
        (table("Introduction | Section 1", "Parks | 2\nPonds | 3\nPaths | 4\nTrees | 5"), []),
        (table("Paper | Page No.", "Pond | 12\nPark | 14"), []),
        (table("Item | Account code", "Pond | 12345\nPark | 23456"), []),
        (table("Stage | When", "Survey | May 2031\nWorks | 2032"), []),
        # A box of labels and values: only what prints its unit.
        (
            table("", "Funding awarded | \u00a3370k revenue\nOfficers | 3\nContact | 01632 960100"),
            [("Funding awarded", None, 370000, "GBP")],
        ),
        (table("", "Cost | \u00a31m | Saving | \u00a32m"), []),
    ],
)  # fmt: skip
def test_numbers(given: Table, expected: list[tuple[str, str | None, float, str | None]]) -> None:
    assert [told(one) for one in found_in(given).observations] == expected


def test_a_number_knows_its_cell_row_time_and_status() -> None:
    given = table("Service | 2031-32 Revised budget \u00a3m", "Parks | 1.5\nPonds | 2", band="Green spaces")
    one = found_in(given).observations[1]
    assert one.span == cell("2", 2, 1).span
    assert (one.table, one.table_row) == (given, given.rows[1])
    assert (one.start_date, one.end_date, one.period) == ("2031-04-01", "2032-03-31", "2031-32")
    assert (one.status, one.group_label, one.text) == ("revised budget", "Green spaces", "2")


@pytest.mark.parametrize(
    ("heads", "periods"),
    [
        ("Ward | Spent | Left", ["2031/32", "2031/32"]),
        ("Ward | Prior years | Spent", [None, "2031/32"]),
        ("Ward | 2030/31 | Total", ["2030/31", None]),  # beside a column with a time the title's is not the others'
    ],
)
def test_the_titles_time(heads: str, periods: list[str | None]) -> None:
    given = table(heads, "North | 5 | 6", "Spending by ward 2031/32")
    assert [one.period for one in found_in(given).observations] == periods


def test_a_column_of_dates_among_numbers_names_no_rows() -> None:
    given = table(
        "Contract | Value £ | Start | Length (years)",
        "Roads | 5 | May 2031 | 2\nParks | 6 | June 2031 | 3\nPonds | 7 | July 2031 | 4",
    )
    assert [(one.row_label, one.period) for one in found_in(given).observations][:2] == [("Roads", None)] * 2


def test_a_column_of_units_says_what_the_numbers_of_each_row_are_in() -> None:
    rows = "Litter | % | 5.2\nFood waste | tonnes | 688\nFly-tips | count | 41\nLorries off the road | days | 52"
    found = found_in(table("Measure | Unit | Quarter 1", rows)).observations
    assert [one.unit for one in found] == ["percent", "tonnes", "count", "days"]
    apart = found_in(table("Measure | How often | Spent", rows.replace("days", "as needed"))).observations
    assert [one.unit for one in apart][1::2] == [None, None]


def test_a_row_of_fractions_names_no_columns() -> None:
    given = table("Band | A | B", "Homes | 8,120 | 14,330\nRatio to band D | 6/9 | 7/9\nBand D homes | 5,413 | 11,146")
    assert {one.column_label for one in found_in(given).observations} == {"A", "B"}


def test_a_scale_over_the_names_of_the_rows_is_the_tables() -> None:
    given = table("\u00a3000 | Year 1 | Let %", "Rents | (31,200) | 4\nRepairs | 9,800 | 5")
    assert [told(one)[2:] for one in found_in(given).observations] == [
        (-31200e3, "GBP"), (4, "percent"), (9800e3, "GBP"), (5, "percent"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("heads", "rows", "values"),
    [
        # A column of words between numbers, whose heads do not begin again, names nothing.
        (
            "Vehicle | Number | Fuel | Litres",
            "Lorry | 31 | Diesel | 7\nVan | 88 | Petrol | 8\nBus | 9 | Gas | 9",
            [31, 7, 88, 8, 9, 9],
        ),
        ("Vehicle | Number | Fuel", "Lorry | 31 | Diesel\nVan | 88 | Petrol\nSweeper | 9 | Diesel", [31, 88, 9]),
        ("Member | Minute Number | Cost \u00a3", "A Pell | 15 | 5\nB Lind | 18 | 6\nC Dray | 21 | 7", [5, 6, 7]),
        ("No. | Risk | Cost \u00a3", "1 | Flood | 5\n2 | Fire | 6\n3 | Fraud | 7", [5, 6, 7]),
        ("Risk | Ref | Cost \u00a3", "Flood | 12 | 5\nFire | 14 | 6\nFraud | 19 | 7", [5, 6, 7]),
    ],
)
def test_numbers_that_count_and_numbers_that_refer(heads: str, rows: str, values: list[float]) -> None:
    assert [one.value for one in found_in(table(heads, rows)).observations] == values


def test_groups_within_a_table() -> None:
    given = table(
        "Service | \u00a3000", "Ponds: | \nNorth pond | 5\nPATHS | \nNorth path | 6\nTotal | 11", band="Green spaces"
    )
    assert [one.group_label for one in found_in(given).observations] == ["Ponds:", "PATHS", "Green spaces"]


def test_a_total_of_more_than_the_group_above_it_has_no_group() -> None:
    body = """Grants | >
    Homes | 5
    Roads | 7
    Total grants | 12
    Total spending power | 40
    Reserves | 3"""
    found = found_in(table("Line | 2031 \u00a3m", body)).observations
    assert [(one.row_label, one.group_label) for one in found] == [
        ("Homes", "Grants"), ("Roads", "Grants"), ("Total grants", "Grants"), ("Total spending power", None),
        ("Reserves", None),
    ]  # fmt: skip


def test_a_note_is_no_group() -> None:
    given = table("Service | \u00a3000", "PONDS | \nNorth pond | 5\n(merged from 2031) | \nSouth pond | 6")
    assert [one.group_label for one in found_in(given).observations] == ["PONDS", "PONDS"]


def test_a_row_with_other_words_is_no_group() -> None:
    plain = table("Service | \u00a3000", "Ponds | 4\nPaths | \nTrees | 5")
    assert [one.group_label for one in found_in(plain).observations] == [None, None]
    heads = "Borrower | Time | Limit for one | Limit for all \u00a3m"
    body = "Banks | 5 years | \u00a32m an issuer | 5\nFUNDS | | \u00a33m a fund | \n"
    body += "Trusts | 3 years | \u00a34m a trust | 7"
    given = table(heads, body)
    assert {one.group_label for one in found_in(given).observations} == {None}


def test_a_row_under_a_number_for_several_rows_is_no_group() -> None:
    given = table("Borrower | Limit \u00a3m", "Banks | 5\nFunds | 6\nTrusts | 7")
    funds = TableRow(span=Span(1), rule="row", cells=("Funds", ""), printed=(cell("Funds", 2, 0), None))
    merged = replace(given, rows=(given.rows[0], funds, given.rows[2]))
    assert [one.group_label for one in found_in(merged).observations] == [None, None]


def test_a_table_cut_by_a_line_of_text_keeps_the_heads_above_it() -> None:
    upper = table("Service | 2031-32 | 2032-33", " | \u00a3000s | \u00a3000s")
    lower = table("", "Parks | 5 | 6\nPonds | 7 | 8", top=5)
    elsewhere = table("", "Parks | 5 | 6\nPonds | 7 | 8", page=2)
    read = found_in(upper, lower, elsewhere)
    assert [told(one)[1:] for one in read.observations[:2]] == [
        ("2031-32 / \u00a3000s", 5000, "GBP"), ("2032-33 / \u00a3000s", 6000, "GBP"),
    ]  # fmt: skip
    assert len(read.observations) == 4
    assert [(issue.code, issue.span.page) for issue in read.issues] == [("table-numbers-unnamed", 2)]


def line_at(words: dict[int, str], top: float) -> Line:
    """A line of words, each at an x position."""
    text, edges = "", [float(min(words))]
    for left, word in sorted(words.items()):
        if text:
            text, edges = text + " ", [*edges, float(left)]
        edges[-1] = float(left)
        for n in range(len(word)):
            edges.append(left + 4.0 * (n + 1))
        text += word
    line = Line(text, Span(1, None, (Box(1, edges[0], top, edges[-1], top + 8),)))
    line.edges.extend(edges)
    return line


def test_heads_printed_above_a_table_are_told_by_place() -> None:
    given = table("", "Parks | 5 | 6\nPonds | 7 | 8", top=2)
    head = (
        line_at({2: "Service", 70: "2031-32", 130: "2032-33"}, 106),
        line_at({70: "\u00a3000s", 130: "\u00a3000s"}, 115),
    )
    block = Block("heading", " ".join(line.text for line in head), head, head[0].span)
    prose = line_at({2: "Parks,", 50: "ponds", 110: "and"}, 115)
    assert [told(one)[1:] for one in found_in(given, blocks=(block,)).observations[:2]] == [
        ("2031-32 \u00a3000s", 5000, "GBP"), ("2032-33 \u00a3000s", 6000, "GBP"),
    ]  # fmt: skip
    assert not found_in(given, blocks=(Block("paragraph", prose.text, (prose,), prose.span),)).observations


@pytest.mark.parametrize(
    ("above", "value"),
    [("\u00a3000", 5000), ("All figures in \u00a3m", 5e6), ("The parks cost \u00a3000s of pounds a year to keep.", 5)],
)
def test_a_line_above_gives_the_scale(above: str, value: float) -> None:
    block = Block("paragraph", above, (), Span(1))
    assert found_in(table("Park | Cost", "North | 5"), blocks=(block,)).observations[0].value == value


SERVICES = "Service | 2031-32 \u00a3000 | 2032-33 \u00a3000"


@pytest.mark.parametrize(
    ("heads", "body", "checks", "message"),
    [
        # Adds up, within rounding at the printed precision.
        (SERVICES, "Parks | 10 | 20\nPonds | 5 | 6\nTotal | 15 | 26", ["agrees", "agrees"], None),
        (SERVICES, "Parks | 10.4 | 2\nPonds | 5.4 | 6\nPaths | 1.4 | 1\nTotal | 17.3 | 9", ["agrees", "agrees"], None),
        # A slip in one column while the other bears out what is summed.
        (SERVICES, "Parks | 10 | 20\nPonds | 5 | 6\nTotal | 15 | 62", ["agrees", "differs"],
         "Total | 2032-33 \u00a3000: printed 62, the rows above add up to 26."),
        # Subtotals and a grand total.
        (SERVICES, ("Parks | 1 | 2\nPonds | 3 | 4\nSub-total | 4 | 6\n"
                    "Rents | 5 | 5\nFees | 1 | 1\nSub-total | 6 | 6\nTotal | 10 | 12"),
         ["agrees"] * 6, None),
        # Nothing adds up: the total is of other rows, too, and no alarm is raised.
        (SERVICES, "Parks | 10 | 20\nPonds | 5 | 6\nTotal | 115 | 162", [], None),
        # "of which", a net line, a column of rates, a cell that was not read, mixed units: no check.
        (SERVICES, "Parks | 10 | 20\nof which paths | 5 | 20\nTotal | 10 | 20", [], None),
        ("Service | 2031 \u00a3 | 2032 \u00a3", "Parks | 10 | 20\nless grants | 5 | 0\nTotal | 10 | 20", [], None),
        ("Ward | Let (%) | Empty (%)", "North | 10 | 20\nSouth | 5 | 6\nTotal | 15 | 62", [], None),
        (SERVICES, "Parks | 10 | 20\nPonds | 5 | <5\nTotal | 15 | 62", ["agrees"], None),
        (SERVICES, "Parks | 10 | 20\nPonds | 5 | 6%\nTotal | 15 | 62", ["agrees"], None),
        # One column: only a small slip in a table of several rows.
        ("Ward | \u00a3000", "North | 100\nSouth | 200\nEast | 300\nTotal | 610", ["differs"],
         "Total | \u00a3000: printed 610, the rows above add up to 600."),
        ("Ward | \u00a3000", "North | 100\nSouth | 200\nEast | 300\nTotal | 900", [], None),
        # A column of totals: most rows bear it out.
        ("Ward | Rent \u00a3 | Fees \u00a3 | Total \u00a3",
         "A | 1 | 2 | 3\nB | 3 | 4 | 7\nC | 5 | 6 | 11\nD | 7 | 8 | 15\nE | 9 | 9 | 29",
         ["agrees"] * 4 + ["differs"], "E | Total \u00a3: printed 29, the columns before it add up to 18."),
        ("Ward | Rent \u00a3 | Fees \u00a3 | Total \u00a3", "A | 1 | 2 | 30\nB | 3 | 4 | 70\nC | 5 | 6 | 11", [], None),
    ],
)  # fmt: skip
def test_totals(heads: str, body: str, checks: list[str], message: str | None) -> None:
    read = found_in(table(heads, body))
    assert [one.sum_check for one in read.observations if one.sum_check] == checks
    assert [issue.message for issue in read.issues if issue.code == "table-sum-differs"] == (
        [message] if message else []
    )


def test_a_total_may_sum_the_table_before_it() -> None:
    first = table(SERVICES, "Parks | 10 | 20\nPonds | 5 | 6")
    second = table(SERVICES, "Paths | 1 | 0\nTrees | 2 | 5\nTotal | 18 | 5", page=2)
    assert not found_in(first, second).issues


def test_crowded_cells_are_named() -> None:
    read = found_in(table("Service | 2031 \u00a3 | 2032 \u00a3", "Parks | 10 | 20\nPonds | 1.5 2.5 3.5 | 4"))
    assert [issue.code for issue in read.issues] == ["cell-of-several-numbers"]


def test_a_text_file() -> None:
    paper = extract_printed(BOX + "Spending by ward\n\nWard\t2031/32\t\t2032/33\t\n"
                            "\tBudget \u00a3\tActual \u00a3\tBudget \u00a3\tActual \u00a3\n"
                            "North\t1,200\t1,100\t1,300\t(50)\nSouth\t10\t20\t30\t40\n")  # fmt: skip
    numbers = [(one.column_label, one.value, one.status, one.period) for one in paper.observations[:4]]
    assert numbers == [
        ("2031/32 / Budget \u00a3", 1200, "budget", "2031/32"), ("2031/32 / Actual \u00a3", 1100, "actual", "2031/32"),
        ("2032/33 / Budget \u00a3", 1300, "budget", "2032/33"), ("2032/33 / Actual \u00a3", -50, "actual", "2032/33"),
    ]  # fmt: skip
    assert all(one.span.line for one in paper.observations)
