"""Items of agendas in the forms that bodies print, in files that keep the layout and in one that does not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from extract.agendas.agenda_columns import Item, settle_pages
from extract.agendas.agendas import is_agenda_head, read_agenda
from extract.agendas.contents import read_contents_grid
from extract.agendas.item_numbers import find_chain, read_number, step
from extract.agendas.printed_rows import Piece, PrintedRow, printed_rows
from extract.fronts.cover_rows import Row
from extract.fronts.covers import find_meeting
from ingest.model import Block, Box, Cell, Document, Grid, Line, Page, Span
from printed import extract_printed

FRONT = "WEIR BOARD\n\nThursday, 8 May 2031 at 6.30 pm\n\nQuay Chamber, Marl\n\n"
CAPITALS = (
    FRONT
    + """                                   AGENDA

1.    APOLOGIES FOR ABSENCE

2.    MOORING FEES, BOAT LICENCES AND THE CHARGES FOR THE
      WINTER STORAGE OF BOATS (PAGES 1 - 10)
      Report of the Director of Quays

3.    DECLARATIONS OF INTEREST
      Members with an interest in a matter on this agenda
      (i) must disclose it at the start of the meeting, and
      (ii) may not vote on the matter.

      PART II - ITEMS THAT MAY BE TAKEN IN PRIVATE

4.    SALE OF THE OLD BOATHOUSE                                  (Pages 11 -
                                                                         14)
"""
)
COLUMNS = (
    FRONT
    + """AGENDA

 Item Subject                                         Lead            Time   Page
 1.   Apologies                                       Chair           6.30
 2.   Minutes of the last meeting                     Chair           6.35   1-8
 3.   Safety of the quays in winter: lights, ropes    Mara Pell       6.40   9 -
      and ladders                                                            24
 4.   Any other business                              Chair           7.15
"""
)
LEFT_PAGES = (
    FRONT
    + """AGENDA

             1    NOTICE OF RECORDING
                  The chair will say that the meeting is recorded.

    3 - 12   2    MOORING FEES FOR THE YEAR AND BOAT
                  LICENCES
                  Report of the Director of Quays

   13 - 20   3    FERRIES
                  Report of the Director of Quays
"""
)
PARTS = (
    FRONT
    + """Agenda                                                                      Page No.

1.    Apologies for absence
2.    Presentation of the plan for lights and ropes on all quays and piers of
      Marl
3.    Reports of members                                                             7
      (a)   The harbour master
      (b)   The ferrymen
REPORTS FOR DECISION
4.    Applications
4.1   Land at the quay, new boathouse                                               8-11
5.    Date of the next meeting
"""
)
NESTED = (
    FRONT
    + """AGENDA

1    Apologies
     To receive apologies.

2    Interests
     Members are to tell of any interest, which is

       1    any employment or office,

       2    any gift,

       3    any land.

3    Mooring fees
     To consider the report of the Director.

4    Ferries
"""
)
STEPS = (
    FRONT
    + """BUSINESS TO BE TRANSACTED

1.1   Apologies

1.2   Minutes                                              5 - 14

      Part 2: Money

2.1   Outturn                                              15 - 20
"""
)
BESIDE = (
    FRONT
    + """AGENDA
                                                                            Page Nos.
1.    DECLARATIONS OF INTEREST
      In terms of the code of conduct members of the Board are asked to tell of any
      interest in an item.

2.    MINUTE \u2013 Minute of the meeting of the Weir and Harbour
      Board of 16 January 2031.                                                 3 \u2013 8

3.    MOORING FEES AND BOAT LICENCES FOR THE YEAR AND THE QUARTER
      4 (Pages 9 - 16)

4.    The quays and piers: outturn of the year           Director of Quays 17 -
                                                         and Piers             40
"""
)
# Lines set to both margins.
JUSTIFIED = (
    FRONT
    + """AGENDA

1.     Apologies

2.     Declarations    of    disclosable    pecuniary    interests    or    other
       significant interests in items

3.     Mooring fees                                                (Pages 3 - 8)
"""
)
# No word "agenda" stands anywhere.
TABLE_HEAD = (
    FRONT
    + """ITEMS TO BE DEALT WITH IN THE PRESENCE OF THE PUBLIC

Item No.                                                          Page No.

1.    MINUTES                                                       1 - 5

2.    PUBLIC QUESTIONS                                              6 - 8

3.    FERRIES
"""
)
PARTED = (
    FRONT
    + """AGENDA

1    PROCEDURE
1A   Recording of the meeting
     The meeting will be recorded.
1B   Apologies
1C   Minutes of the last meeting
2    Mooring fees: the visitors' year
     A report is to follow.
3    Ferries
9(1) Land at the quay
"""
)
INSTRUCTIONS = (
    """NOTICE OF MEETING

Weir Board
Thursday, 8 May 2031, 6.30 pm

IN CASE OF FIRE
1    Leave by the nearest door.
2    Follow the green signs.
3    Use the stairs.
4    Stay outside.

"""
    "AGENDA\n\n1.    Apologies\n\n2.    Mooring fees\n"
)
# What is left of a table whose columns are read one after the other.
LOST = (
    FRONT
    + """AGENDA

1.

Apologies

2.

3.

Mooring fees

Ferries

4.

Boat licences

(Pages 3 10)
"""
)


@pytest.mark.parametrize(
    ("paper", "expected"),
    [
        (
            CAPITALS,
            [
                ("1", "APOLOGIES FOR ABSENCE", None),
                (
                    "2",
                    "MOORING FEES, BOAT LICENCES AND THE CHARGES FOR THE WINTER STORAGE OF BOATS",
                    "1 - 10",
                ),
                ("3", "DECLARATIONS OF INTEREST", None),
                ("4", "SALE OF THE OLD BOATHOUSE", "11 - 14"),
            ],
        ),
        (
            COLUMNS,
            [
                ("1", "Apologies", None),
                ("2", "Minutes of the last meeting", "1-8"),
                ("3", "Safety of the quays in winter: lights, ropes and ladders", "9 - 24"),
                ("4", "Any other business", None),
            ],
        ),
        (
            LEFT_PAGES,
            [
                ("1", "NOTICE OF RECORDING", None),
                ("2", "MOORING FEES FOR THE YEAR AND BOAT LICENCES", "3 - 12"),
                ("3", "FERRIES", "13 - 20"),
            ],
        ),
        (
            PARTS,
            [
                ("1", "Apologies for absence", None),
                ("2", "Presentation of the plan for lights and ropes on all quays and piers of Marl", None),
                ("3", "Reports of members", "7"),
                ("a", "The harbour master", None),
                ("b", "The ferrymen", None),
                ("4", "Applications", None),
                ("4.1", "Land at the quay, new boathouse", "8-11"),
                ("5", "Date of the next meeting", None),
            ],
        ),
        (
            NESTED,
            [("1", "Apologies", None), ("2", "Interests", None), ("3", "Mooring fees", None), ("4", "Ferries", None)],
        ),
        (STEPS, [("1.1", "Apologies", None), ("1.2", "Minutes", "5 - 14"), ("2.1", "Outturn", "15 - 20")]),
        (
            BESIDE,
            [
                ("1", "DECLARATIONS OF INTEREST", None),
                (
                    "2",
                    "MINUTE \u2013 Minute of the meeting of the Weir and Harbour Board of 16 January 2031.",
                    "3 \u2013 8",
                ),
                ("3", "MOORING FEES AND BOAT LICENCES FOR THE YEAR AND THE QUARTER 4", "9 - 16"),
                ("4", "The quays and piers: outturn of the year", "17 - 40"),
            ],
        ),
        (
            JUSTIFIED,
            [
                ("1", "Apologies", None),
                (
                    "2",
                    "Declarations of disclosable pecuniary interests or other significant interests in items",
                    None,
                ),
                ("3", "Mooring fees", "3 - 8"),
            ],
        ),
        (TABLE_HEAD, [("1", "MINUTES", "1 - 5"), ("2", "PUBLIC QUESTIONS", "6 - 8"), ("3", "FERRIES", None)]),
        (
            PARTED,
            [
                ("1", "PROCEDURE", None),
                ("1A", "Recording of the meeting", None),
                ("1B", "Apologies", None),
                ("1C", "Minutes of the last meeting", None),
                ("2", "Mooring fees: the visitors' year", None),
                ("3", "Ferries", None),
            ],
        ),
        (INSTRUCTIONS, [("1", "Apologies", None), ("2", "Mooring fees", None)]),
    ],
    ids=[
        "capitals",
        "columns",
        "pages at the left",
        "parts",
        "nested",
        "steps",
        "beside",
        "justified",
        "table head",
        "parted",
        "instructions",
    ],
)
def test_items(paper: str, expected: list[tuple[str | None, ...]]) -> None:
    assert [(item.number, item.title, item.pages) for item in extract_printed(paper).agenda_items] == expected


def test_titles_and_pages_that_slipped_are_nobodys_and_it_is_said() -> None:
    found = extract_printed(LOST)
    assert [(item.number, item.title, item.pages) for item in found.agenda_items] == [
        ("1", "Apologies", None), ("4", "Boat licences", None),
    ]  # fmt: skip
    said = [(issue.code, issue.text) for issue in found.issues]
    assert ("agenda-item-unread", "2") in said and ("agenda-item-unread", "3") in said
    assert ("agenda-pages-unread", "3 - 10") in said


def test_pages_of_several_items_that_slipped_are_one_issue() -> None:
    items = [Item(str(n), Span(line=n), astray=[f"{n} - {n + 1}"]) for n in range(3, 9)]
    (issue,) = settle_pages(items, placed=False)
    assert (issue.span.line, issue.text) == (3, "3 - 4; 4 - 5; 5 - 6; 6 - 7; 7 - 8; 8 - 9")
    assert [item.pages for item in items] == [None] * 6


# Label and value stand in columns that the items go on with, and the head of the agenda among them.
FRONT_IN_COLUMNS = """Weir Board
 Date     Thursday 8 May 2031
 Time     6.30 pm
 Venue    Quay Chamber, Marl

                              Business
"""
# The day of the letter stands first.
FRONT_OF_LETTER = """28 April 2031

Weir Board

Date:    8 May 2031
Time:    6.30pm
Venue:   Quay Chamber, Marl

Agenda
"""
# The agenda's name heads its next page too.
FRONT_WITH_HEAD = """Weir Board Agenda

Members

A Moor

Date: Thursday 8 May 2031

Time: 6.30 pm

Venue: Committee rooms C and D, Old Hall
\fWeir Board Agenda
"""


# What looks like the box at the head of a report.
FRONT_IN_BOX = """Meeting:\tWeir Board
Date:\tThursday 8 May 2031 at 6.30 pm
Location:\tQuay Chamber, Marl
Contact:\tMara Pell

AGENDA
"""


# Labels without colons; a row of it wraps.
FRONT_IN_TABLE = """Agenda

Name of meeting\tWEIR BOARD
Date\tThursday 8 May 2031
Time\t6.30 pm
Venue\tQuay Chamber, Marl

"""
# The sentence goes on in another paragraph.
FRONT_PARTED = """Weir Board

29 April 2031

A MEETING of the Weir Board will be held via Video Conference

(Teams), on Thursday 8 May 2031 at 6.30 pm.

Agenda
"""
FRONT_FOR = "Agenda for a meeting of the Weir Board in Committee Room B, Old Hall on Thursday, 8 May 2031 at 6.30 pm\n"


@pytest.mark.parametrize(
    "front", [FRONT_IN_TABLE, FRONT_PARTED, FRONT_FOR, FRONT_IN_BOX, FRONT_IN_COLUMNS, FRONT_OF_LETTER, FRONT_WITH_HEAD]
)
def test_fronts(front: str) -> None:
    found = extract_printed(f"{front}\n1.     Apologies\n2.     Mooring fees\n3.     Ferries\n")
    (held,) = found.meetings
    assert ((held.committee or "").title(), held.date, held.start_time) == ("Weir Board", "2031-05-08", "18:30")
    assert [item.number for item in found.agenda_items] == ["1", "2", "3"]


class Counted(list[Row]):
    """Rows that count how often they are gone through."""

    times = 0

    def __iter__(self) -> Iterator[Row]:
        self.times += 1
        return super().__iter__()


def test_a_front_is_gone_through_a_few_times_however_many_blocks_it_has() -> None:
    rows = Counted(Row(f"Quays {n}", Span(line=n), n, False) for n in range(400))
    rows.append(Row("8 May 2031", Span(line=400), 400, False))
    assert find_meeting(rows) is None
    assert rows.times < 10


def row(text: str, at: int, left: float = 0.0) -> PrintedRow:
    return PrintedRow((Piece(text, left, left + len(text)),), Span(line=at), 0, True)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("1.", "2.", 1),
        ("4.", "7.", 3),
        ("7.", "4.", -3),
        ("A2", "B1", 1),
        ("A2", "B2", 0),
        ("1.5", "2.1", 1),
        ("103/31", "104/31", 1),
        ("C/2031/284", "C/2031/285", 1),
        ("9", "9(1)", 0),
        ("A.", "B.", 1),
    ],
)
def test_how_numbers_count_on(one: str, other: str, expected: int) -> None:
    first, second = read_number(row(f"{one} Quays", 1), 0), read_number(row(f"{other} Piers", 2), 1)
    assert first is not None and second is not None
    assert step(first, second) == expected


@pytest.mark.parametrize(
    "text",
    [
        "10.00 am in the hall",
        "8 May 2031",
        "2 mins",
        "12 quays",
        "Apologies",
        "a. Fees",
        "\u0130. Fees",
        "\u212a. Fees",
    ],
)
def test_what_is_no_number_of_an_item(text: str) -> None:
    assert read_number(row(text, 1), 0) is None


def test_numbers_that_stand_elsewhere_are_of_another_list() -> None:
    texts = [("1. Apologies", 0.0), ("2. Interests", 0.0), ("1. Office", 8.0), ("2. Gifts", 8.0), ("3. Fees", 0.0)]
    numbers = [read_number(row(text, n, left), n) for n, (text, left) in enumerate(texts)]
    assert [found.row for found in find_chain([number for number in numbers if number], placed=True)] == [0, 1, 4]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A G E N D A", True),
        ("Weir Board Agenda", True),
        ("AGENDA \u2013 Thursday 8 May 2031, 7.00 pm", True),
        ("Any Other Business", False),
        ("Matters on the agenda", False),
        ("Agenda item 4", False),
    ],
)
def test_heads_of_agendas(text: str, expected: bool) -> None:
    assert is_agenda_head(text) is expected


def test_the_place_of_an_item_is_all_of_its_title() -> None:
    printed = (("AGENDA", 20.0), ("1. APOLOGIES", 40.0), ("2. REVIEW OF THE", 60.0), ("QUAYS", 72.0), ("3. FEES", 90.0))
    rows = [
        PrintedRow(
            (Piece(text, 0.0, len(text)),), Span(1, None, (Box(1, 0.0, top, 90.0, top + 8),)), 0, text != "QUAYS"
        )
        for text, top in printed
    ]
    entries = read_agenda(rows).entries
    assert [entry.title for entry in entries] == ["APOLOGIES", "REVIEW OF THE QUAYS", "FEES"]
    assert [(box.top, box.bottom) for entry in entries for box in entry.span.boxes] == [(40, 48), (60, 80), (90, 98)]


def test_the_place_of_an_item_in_a_table_is_its_row() -> None:
    def cell(text: str, x0: float, row: int) -> Cell:
        span = Span(1, None, (Box(1, x0, 20.0 * row, x0 + 50, 20.0 * row + 15),))
        return Cell(text, span, (Line(text, span),))

    texts = (("1", "Apologies", "1 - 2"), ("2", "Review of the quays", "3 - 9"), ("3", "Fees", "10 - 12"))
    rows = tuple(tuple(cell(text, 60.0 * n, at) for n, text in enumerate(row)) for at, row in enumerate(texts))
    entries = read_contents_grid(Grid(rows))
    assert [(entry.number, entry.title, entry.pages) for entry in entries] == list(texts)
    assert [(box.x0, box.x1) for entry in entries for box in entry.span.boxes] == [(0, 170)] * 3


def test_cells_set_in_the_middle_of_a_ruled_row_stand_beside_its_first_line() -> None:
    def cell(x0: float, *lines: tuple[str, float]) -> Cell:
        spans = [Span(1, None, (Box(1, x0, top, x0 + 50, top + 10),)) for _, top in lines]
        made = tuple(Line(text, span) for (text, _), span in zip(lines, spans, strict=True))
        return Cell(" ".join(text for text, _ in lines), Span.cover(spans), made)

    title = (("Review of the", 40.0), ("quays and their", 52.0), ("lamps", 64.0))
    grid = Grid(((cell(0, ("4.", 52.0)), cell(60, *title), cell(200, ("8 -", 46.0), ("33", 58.0))),))
    block = Block("grid", grid.text, (), Span(1), grid=grid)
    rows = printed_rows(Document("a.pdf", "", "application/pdf", (Page(1, ""),), (block,)), [block], 0)
    assert [row.text for row in rows] == ["4. Review of the 8 -", "quays and their 33", "lamps"]


def test_a_label_of_the_meeting_may_stand_alone_in_a_table() -> None:
    found = extract_printed(
        "AGENDA\n\nCommittee:\tWEIR BOARD\n\nDate:\tMONDAY, 8 MAY 2031\n\nTime:\t6.30 PM\n\n1.\tApologies\n"
        "2.\tFees\n3.\tFerries\n"
    )
    assert [(held.committee, held.date, held.start_time) for held in found.meetings] == [
        ("WEIR BOARD", "2031-05-08", "18:30")
    ]


def test_a_heading_across_the_contents_is_no_item() -> None:
    found = extract_printed(
        "WEIR BOARD\n\nMonday 8 May 2031\n\nAGENDA\n\nNo\tItem\tLead\tPage\n1.\tApologies\tChair\n"
        "2.\tMinutes\tChair\t3 - 9\nFinance\n3.\tFees\tClerk\t10 - 12\n"
        "\tFees of other bodies\tClerk\n4.\tFerries\tClerk\t13 - 20\n"
    )
    assert [(item.number, item.title.split(" Clerk")[0]) for item in found.agenda_items] == [
        ("1", "Apologies"), ("2", "Minutes"), ("3", "Fees"), (None, "Fees of other bodies"), ("4", "Ferries")
    ]  # fmt: skip


def test_roman_numbers_count_on() -> None:
    found = extract_printed(
        "A MEETING of the Weir Board will be held on WEDNESDAY 8TH MAY 2031 at 6.30 p.m. in the Quay Room.\n\n"
        "BUSINESS\n\n"
        "I. Apologies\nII. Interests\nIII. Minutes (Pages 3 - 6)\nIV. Fees\nV. Ferries\nVI. Other items\n"
    )
    assert [(item.number, item.title) for item in found.agenda_items] == [
        ("I", "Apologies"), ("II", "Interests"), ("III", "Minutes"), ("IV", "Fees"), ("V", "Ferries"),
        ("VI", "Other items"),
    ]  # fmt: skip


def test_the_column_of_pages_may_stand_before_others() -> None:
    found = extract_printed(
        "WEIR BOARD\n\nMonday 8 May 2031\n\nAGENDA\n\nITEM\tSUBJECT\tPAGES\tLEAD\n1\tApologies\n"
        "2\tSafety (19.05)\t7 - 64\tDr Vic Lane\n"
        "3\tMinutes\t65 - 70\tChair\n4\tProgramme\n71 - 76\n5\tOther items\nITEM\tSUBJECT\tPAGES\tLEAD\n"
    )
    assert [(item.number, item.title, item.pages) for item in found.agenda_items] == [
        ("1", "Apologies", None), ("2", "Safety (19.05)", "7 - 64"), ("3", "Minutes", "65 - 70"),
        ("4", "Programme", "71 - 76"), ("5", "Other items", None),
    ]  # fmt: skip


def test_lettered_applications_in_the_column_of_numbers() -> None:
    found = extract_printed(
        "WEIR BOARD\n\nAGENDA\n\nfor the meeting on Thursday, 8 May 2031 at 6.00 pm in the Civic Suite, Quay House\n\n"
        "\tPage(s)\n1\tApologies\n2\tMinutes\t1 - 12\n3\tApplications for Determination\n"
        "A\tQW/31/1 - Hop Farm\t13 - 40\n"
        "B\tQW/31/2 - High Street\t41 - 58\n4\tAppeals\t59 - 62\n"
    )
    assert [(item.number, item.title, item.pages) for item in found.agenda_items] == [
        ("1", "Apologies", None), ("2", "Minutes", "1 - 12"), ("3", "Applications for Determination", None),
        ("A", "QW/31/1 - Hop Farm", "13 - 40"), ("B", "QW/31/2 - High Street", "41 - 58"), ("4", "Appeals", "59 - 62"),
    ]  # fmt: skip
    assert [held.venue for held in found.meetings] == ["Civic Suite, Quay House"]
