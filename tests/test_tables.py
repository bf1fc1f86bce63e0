"""Data tables: heads, titles, pieces put together, and what is no data table."""

from __future__ import annotations

import pytest

from extract.extractions import Extraction
from extract.parts import Part
from extract.sections import find_sections
from extract.tables.columns import count_heads, join_heads
from extract.tables.tables import find_tables
from ingest.model import Block, Cell, Document, Grid, Span
from printed import BOX, extract_printed

HEAD = "Action\tOwner\tBy when\n"


def shown(found: Extraction) -> list[tuple[str | None, tuple[str, ...], int]]:
    return [(table.title, table.columns, len(table.rows)) for table in found.tables]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # A head, a heading as title.
        (
            "PRIORITY 1\n\n" + HEAD + "Mow\tBo Lind\tMay\nSow\tMara Pell\tJune\n",
            [("PRIORITY 1", ("Action", "Owner", "By when"), 2)],
        ),
        # No head: the rows are numbered from the first.
        ("1\tWilful harm\tSomebody means it.\n2\tNeglect\tNobody means it.\n", [(None, (), 2)]),
        # Label and value.
        ("Parks are good\t\nHedges\tGood\nPonds\tRequires improvement\n", [(None, (), 3)]),
        # The same head again under "continued" is one table, under another title another.
        (
            "PRIORITY 1\n\n" + HEAD + "Mow\tBo Lind\tMay\n\n"
            "PRIORITY 1 (CONTINUED)\n\n" + HEAD + "Sow\tMara Pell\tJune\n\n"
            "PRIORITY 2\n\n" + HEAD + "Dig\tBo Lind\tJuly\n",
            [("PRIORITY 1", ("Action", "Owner", "By when"), 2), ("PRIORITY 2", ("Action", "Owner", "By when"), 1)],
        ),
        # A head of its own over numbers, a blank line under another table as wide.
        (
            "Age\t2030\t2031\nUnder ten\t12\t14\nOver ten\t7\t9\n\nWard\tHomes\tFlats\nElm\t30\t41\nMoor\t8\t5\n",
            [(None, ("Age", "2030", "2031"), 2), (None, ("Ward", "Homes", "Flats"), 2)],
        ),
        # A running contents list.
        ("Contents\n\nIntroduction.....\t3\nHedges.....\t5\nPonds.....\t9\n", []),
    ],
    ids=["head", "numbered", "label and value", "continued", "other head", "contents"],
)
def test_tables(body: str, expected: list[tuple[str | None, tuple[str, ...], int]]) -> None:
    assert shown(extract_printed(BOX + body)) == expected


def grid(
    *rows: tuple[str | None, ...], header_rows: int = 0, colspans: dict[tuple[int, int], int] | None = None
) -> Grid:
    spans = colspans or {}
    cells = [
        tuple(None if text is None else Cell(text, colspan=spans.get((r, c), 1)) for c, text in enumerate(row))
        for r, row in enumerate(rows)
    ]
    return Grid(tuple(cells), header_rows)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (grid(("Ward", "2029", "2030"), ("North", "3", "4")), 1),
        (grid(("North", "3", "4"), ("South", "5", "6")), 0),
        (grid(("Ward", "Spent"), ("North", "\u00a33"), ("South", "\u00a34")), 1),
        (grid(("Project:", "Ponds"), ("Cost:", "\u00a34m")), 0),
        (grid(("Ward", "Spent"), ("All wards", None), ("North", "3"), header_rows=2), 1),
    ],
)
def test_count_heads(given: Grid, expected: int) -> None:
    assert count_heads(given) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        # An empty cell of a text file belongs to the one before it where both have heads below, else it is empty.
        ((("", "2031", "", "2032", ""), ("Fund", "Start", "End", "Start", "End")),
         ("Fund", "2031 Start", "2031 End", "2032 Start", "2032 End")),
        ((("Audit", "Days", "Actions", ""), ("", "planned", "High", "Low")),
         ("Audit", "Days planned", "Actions High", "Actions Low")),
        ((("Scheme", "Spend", "", "Notes"), ("", "to date", "Variance", "")),
         ("Scheme", "Spend to date", "Variance", "Notes")),
    ],
)  # fmt: skip
def test_heads_over_heads_of_a_text_file(given: tuple[tuple[str, ...], ...], expected: tuple[str, ...]) -> None:
    assert join_heads(grid(*given).rows) == expected


CUT = "Scheme\tLead\tCost £\tReason\n"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # Lines without a name go on with the row above; the words of a line of one text with the cell that is cut.
        (CUT + "Lamps in the\tBo\t4\tOld\n\t\t\tones\n", [("Lamps in the", "Bo", "4", "Old ones")]),
        (CUT + "Lamps in the\tBo\t4\tOld\nnorth of town\nPaths\tMara\t5\tWorn\n",
         [("Lamps in the north of town", "Bo", "4", "Old"), ("Paths", "Mara", "5", "Worn")]),
        (CUT + "Lamps\tBo\t4\tBroken in the\nstorm\nPaths\tMara\t5\tWorn\n",
         [("Lamps", "Bo", "4", "Broken in the storm"), ("Paths", "Mara", "5", "Worn")]),
        (CUT + "Lamps\tBo\t4\tOld\nCycle route and\nbridge\tMara\t5\tWorn\n",
         [("Lamps", "Bo", "4", "Old"), ("Cycle route and bridge", "Mara", "5", "Worn")]),
        (CUT + "Lamps\tBo\t4\tNot lit since the\nstorm\nPaths\nRoads\tMara\t5\tWorn\n",
         [("Lamps", "Bo", "4", "Not lit since the storm"), ("Paths", "", "", ""), ("Roads", "Mara", "5", "Worn")]),
        # Rows whose name is merged with the one above, a total without a name, a group, words that two cells may own.
        (CUT + "Lamps\tBo\t4\tOld\n\tMara\t5\tWorn\n", [("Lamps", "Bo", "4", "Old"), ("", "Mara", "5", "Worn")]),
        (CUT + "Lamps\tBo\t4\tOld and\n\t\t4\t\n", [("Lamps", "Bo", "4", "Old and"), ("", "", "4", "")]),
        (CUT + "Lamps\tBo\t4\tOld\nNorth\nPaths\tMara\t5\tWorn\n",
         [("Lamps", "Bo", "4", "Old"), ("North", "", "", ""), ("Paths", "Mara", "5", "Worn")]),
        (CUT + "Lamps\tBo\t4\tOld\nof which\nPaths\tMara\t5\tWorn\n",
         [("Lamps", "Bo", "4", "Old"), ("of which", "", "", ""), ("Paths", "Mara", "5", "Worn")]),
    ],
)  # fmt: skip
def test_rows_broken_over_lines(body: str, expected: list[tuple[str, ...]]) -> None:
    (table,) = extract_printed(BOX + "Schemes\n\n" + body).tables
    assert [row.cells for row in table.rows] == expected


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        ("Table 6\nGain from the pool", "Table 6 Gain from the pool"),
        ("Table 6:\n\nGain from the pool", "Table 6: Gain from the pool"),
        ("Table 6\n\nThe gain is shown below.", "Table 6"),
        ("Gain from the pool", "Gain from the pool"),
    ],
)
def test_a_caption_of_two_lines(above: str, expected: str | None) -> None:
    (table,) = extract_printed(BOX + f"{above}\n\n{CUT}Lamps\tBo\t4\tOld\nPaths\tBo\t5\tOld\n").tables
    assert table.title == expected


def test_the_title_in_a_table_is_nearer_than_the_heading_above() -> None:
    title = "Table 4: Places by area\t\t\t\n"
    for heading, found in (
        ("PLACES", ("Table 4: Places by area", None)),
        ("Table 3: Schools", ("Table 3: Schools",) * 2),
    ):
        (table,) = extract_printed(BOX + f"{heading}\n\n{title}{CUT}Lamps\tBo\t4\tOld\n").tables
        band = "Table 4: Places by area" if found[1] else None
        assert (table.title, table.rows[0].band) == (found[0], band)


def test_heads_of_two_levels() -> None:
    given = grid(("Ward", "Spent", None), ("", "2029", "2030"), colspans={(0, 1): 2})
    assert join_heads(given.rows) == ("Ward", "Spent 2029", "Spent 2030")


def test_a_band_belongs_to_the_rows_under_it() -> None:
    given = grid(
        ("Action", "Owner", "When"), ("Ponds", None, None), ("Dig", "Bo", "May"), ("Fill", "Bo", "June"),
        header_rows=1, colspans={(1, 0): 3},
    )  # fmt: skip
    block = Block("grid", "", (), Span(1), grid=given)
    document = Document("paper.pdf", "0" * 64, "application/pdf", (), (block,))
    (table,) = find_tables(document, (Part("body", 0, (block,)),), frozenset(), {})
    assert [(row.cells[0], row.band) for row in table.rows] == [("Dig", "Ponds"), ("Fill", "Ponds")]


@pytest.mark.parametrize("first", [0, 1])
def test_an_empty_last_column_of_a_table_printed_under_its_head_again(first: int) -> None:
    """Both pieces of the table have the columns of the one that has more."""
    head = ("Ref", "Service", "Plan 2031", "Spent 2031", "Notes")
    pieces = [
        grid(head, ("1", "Roads", "4", "5", "Salt"), header_rows=1),
        grid((*head[:4], ""), ("2", "Parks", "6", "7", ""), header_rows=1),
    ]
    blocks = tuple(Block("grid", "", (), Span(1), grid=pieces[(first + at) % 2]) for at in (0, 1))
    document = Document("paper.pdf", "0" * 64, "application/pdf", (), blocks)
    (table,) = find_tables(document, (Part("body", 0, blocks),), frozenset(), {})
    rows = [("1", "Roads", "4", "5", "Salt"), ("2", "Parks", "6", "7", "")]
    assert table.columns == head
    assert sorted(row.cells for row in table.rows) == rows
    assert all(len(row.printed) == 5 for row in table.rows)


def test_the_caption_of_a_table_begins_no_section() -> None:
    """It is set in bold like a heading, and the text after the table goes on under the heading before it."""
    text = "The lanes are cleared at night."
    blocks = (
        Block("heading", "Winter plan", (), Span(1), level=2, bold=True),
        Block("heading", "Table 2: lanes by ward", (), Span(1), level=2, bold=True),
        Block("grid", "", (), Span(1), grid=grid(("Ward", "Lanes"), ("North", "3"), ("South", "4"), header_rows=1)),
        Block("heading", "Chart 3 - lanes cleared", (), Span(1), level=2, bold=True),
        Block("paragraph", text, (), Span(1)),
        Block("heading", "Tables and chairs", (), Span(1), level=2, bold=True),
    )
    document = Document("paper.pdf", "0" * 64, "application/pdf", (), blocks)
    found = find_sections(document, (Part("body", 0, blocks),), {})
    assert [section.heading for section in found.sections] == ["Winter plan", "Tables and chairs"]
    assert [(paragraph.text, paragraph.section and paragraph.section.heading) for paragraph in found.paragraphs] == [
        ("Table 2: lanes by ward", "Winter plan"), ("Chart 3 - lanes cleared", "Winter plan"), (text, "Winter plan")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("upper", "lower", "bold", "title"),
    [
        ("Parks and ponds", "Director: Ada Thornfield", False, "Parks and ponds"),
        ("Parks and ponds", "Spending: by ward", True, "Spending: by ward"),
        ("Parks and ponds", "Spending by ward", False, "Spending by ward"),
        ("Parks and ponds", "Table 3: Spending", False, "Table 3: Spending"),
    ],
)
def test_a_label_and_value_under_a_title_are_not_the_title(upper: str, lower: str, bold: bool, title: str) -> None:
    blocks = (
        Block("heading", upper, (), Span(1), level=1, bold=True),
        Block("heading", lower, (), Span(1), level=2, bold=bold),
        Block("grid", "", (), Span(1), grid=grid(("Ward", "Spent"), ("North", "3"), ("South", "4"), header_rows=1)),
    )
    document = Document("paper.pdf", "0" * 64, "application/pdf", (), blocks)
    (table,) = find_tables(document, (Part("body", 0, blocks),), frozenset(), {})
    assert table.title == title


ACROSS = "The bank of the pond has slipped twice since the spring, and the path beside it is closed to all who use it."


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # In a form a label over the whole width heads the text under it, and that text heads nothing.
        (
            ["Name: | Pond | Ward: | Quay", "Purpose:", ACROSS, "Cost: | 4 | By: | May"],
            [("Name:", None), (ACROSS, "Purpose:"), ("Cost:", None)],
        ),
        (["Name: | Pond | Ward: | Quay", "It is to be dug.", "Cost: | 4 | By: | May"],
         [("Name:", None), ("It is to be dug.", None), ("Cost:", None)]),
        # Of two bands the upper one is not lost.
        (
            ["Scheme | Cost | Ward | By", "All roads", "Lanes", "Well Lane | 4 | Quay | May", "Top | 5 | Quay | May"],
            [("All roads", None), ("Well Lane", "Lanes"), ("Top", "Lanes")],
        ),
    ],
)  # fmt: skip
def test_rows_over_the_whole_width(rows: list[str], expected: list[tuple[str, str | None]]) -> None:
    cut = [row.split(" | ") for row in rows]
    whole = [tuple(row) if len(row) > 1 else (*row, None, None, None) for row in cut]
    given = grid(*whole, colspans={(at, 0): 4 for at, row in enumerate(cut) if len(row) == 1})
    block = Block("grid", "", (), Span(1), grid=given)
    document = Document("paper.pdf", "0" * 64, "application/pdf", (), (block,))
    (table,) = find_tables(document, (Part("body", 0, (block,)),), frozenset(), {})
    assert [(row.cells[0], row.band) for row in table.rows] == expected


def test_a_title_in_the_first_row() -> None:
    text = BOX + "TIMETABLE\n\nStages\t\nStage\tCost\nStudy\t12,000\nPier\t90,000\n"
    (table,) = extract_printed(text).tables
    assert (table.columns, len(table.rows)) == (("Stage", "Cost"), 2)


@pytest.mark.parametrize(("other", "rows"), [("saving", [2, 2]), ("spending increases", [4])])
def test_tables_of_which_one_column_has_another_name_stay_apart(other: str, rows: list[int]) -> None:
    head = "Ref\tDirectorate\tHeadline description of {}\tBrief description of the change\tService area\tSource\n"
    parts = [
        f"PRIORITY 1{more}\n\n"
        + head.format(what)
        + "1\tRoads\tSalt\tMore of it\tWinter\tCore\n2\tParks\tSeed\tLess of it\tSpring\tCore\n"
        for more, what in (("", "spending increase"), (" (CONTINUED)", other))
    ]
    assert [len(table.rows) for table in extract_printed(BOX + "\n".join(parts)).tables] == rows


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        # Two rows of heads over a column of labels that has none.
        (grid(("", "Total", "Roads"), ("", "Adults", "Children"), ("Base", "\u00a31m", "\u00a32m")), 2),
        # The reader knows one of them.
        (grid(("", "Plan", ""), ("", "2031-32", "2032-33"), ("Base", "1.5", "2.5"), header_rows=1), 2),
        # A head merged over three columns, with heads under these alone.
        (
            grid(("Source", "Basis", "Outlook", None), ("", "", "Best", "Worst"), ("Tax", "Steady", "Up", "Down"),
                 colspans={(0, 2): 2}),
            2,
        ),
        # What the numbers are in, under heads that are one row.
        (grid(("Table 2 Plans", "2031 plan", "2032 plan"), ("", "\u00a3m", "\u00a3m"), ("Roads", "4", "5")), 2),
        (grid(("Ward", "Spent", "Share"), ("", "\u00a3000s", "%"), ("North", "4", "5"), header_rows=1), 2),
        (grid(("Ward", "Spent", "Share"), ("", "\u00a34m", "5%"), ("North", "4", "5"), header_rows=1), 1),
        (grid(("Ward", "Spent", "Share"), ("All", "\u00a3m", "%"), ("North", "4", "5"), header_rows=1), 1),
        # Heads broken over lines; upper ones over several lower ones, over what these are in.
        (grid(("Scheme", "Agreed", "Spend to"), ("", "budget", "30 June"), ("Quay", "4", "1"), ("Pier", "", "2")), 2),
        (grid(("Name of", "Agreed"), ("scheme", "£000"), ("Quay", "4"), ("Pier", "2")), 2),
        (grid(("", "2031", "", "2032", ""), ("Fund", "Start", "End", "Start", "End"), ("", "£k", "£k", "£k", "£k"),
              ("Roads", "1", "2", "3", "4")), 3),
        (grid(("Audit", "Days", "Opinion", "Actions", ""), ("", "planned", "", "High", "Low"),
              ("Pay", "12", "Fair", "0", "1")), 2),
        # Names over the first rows, a number that is not known yet.
        (grid(("Ward", "Spent", "Left"), ("North", "", ""), ("Roads", "1", "2"), ("Parks", "3", "4")), 1),
        (grid(("Ward", "Spent", "Left"), ("North", "tbc", "tbc"), ("South", "1", "2"), ("East", "3", "4")), 1),
        (grid(("Ward", "Spent", "Left"), ("north", "Not known", "much"), ("South", "1", "2"), ("East", "3", "4")), 1),
        # A row of words whose label is in the row above is none.
        (grid(("Ward", "Spent", "Owner"), ("", "nothing", "nobody"), ("North", "3", "Bo"), header_rows=1), 1),
        (grid(("", "Best", "Worst"), ("Tax", "Up", "Down"), ("Rates", "Up", "Down")), 1),
    ],
)  # fmt: skip
def test_heads_of_two_rows(given: Grid, expected: int) -> None:
    assert count_heads(given) == expected
