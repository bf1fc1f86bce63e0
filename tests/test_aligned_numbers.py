"""Tables of numbers in files that keep the page's layout: where they end, and heads that stand over numbers alone."""

from __future__ import annotations

import pytest

from printed import read_printed

PROSE = """3.    The council has had a plan for its ferries since the bridge was closed in 2027. The panel has heard
      each year how it goes and asked for the cost of each service, which stands in the table below.

"""
TABLE = """ Department                          Cases         Upheld          Open
 Housing                             11            5               2
 Ferries and Piers                   7             2               1
 Resources                           3             1               1
"""


def grids(text: str) -> list[list[list[str]]]:
    return [block.grid.texts() for block in read_printed(text).blocks if block.grid is not None]


@pytest.mark.parametrize(
    ("after", "rows"),
    [
        # Text that runs over the gutters ends the table.
        (
            "\nPolicy change\n6.    A survey of 1,240 staff in May found that more than half of them knew the plan.\n",
            4,
        ),
        ("\nSource: the register of complaints that the clerk keeps for the panel.\n", 4),
        # A group and its rows, a blank line before the total.
        ("\n Parks                               4             1               0\n", 5),
    ],
)
def test_a_table_of_numbers_ends_at_text(after: str, rows: int) -> None:
    (table,) = grids(PROSE * 3 + TABLE + after + "\n" + PROSE)
    assert table[0] == ["Department", "Cases", "Upheld", "Open"]
    assert len(table) == rows and table[1] == ["Housing", "11", "5", "2"]


def test_a_total_without_a_name_is_a_row() -> None:
    body = "  Group            Purpose         Asked\n  Ferry Club       Boats           £8,000\n"
    body += "  Friends of Pell  Planting in     £2,150\n                   the park\n"
    body += "                                   £10,150\n\n"
    (table,) = grids(PROSE * 3 + body + PROSE)
    assert table[-2:] == [["Friends of Pell", "Planting in the park", "£2,150"], ["", "", "£10,150"]]


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        (f"{'':23}2030           2031         2032\n{'':23}£000           £000         £000",
         [["", "2030 £000", "2031 £000", "2032 £000"], ["Primary", "31,663", "45.7%", "6"]]),
        ("                       Pupils         Share        Seats", [["", "Pupils", "Share", "Seats"],
                                                                     ["Primary", "31,663", "45.7%", "6"]]),
        ("                       31,001         40.1%        5", [["Primary", "31,001 31,663", "40.1% 45.7%", "5 6"]]),
    ],
)  # fmt: skip
def test_heads_over_numbers_are_a_row(head: str, rows: list[list[str]]) -> None:
    body = (
        "  Primary              31,663         45.7%        6\n  Secondary             5,635          8.1%        1\n"
    )
    (table,) = grids(PROSE * 3 + f"{head}\n{body}  Total                69,270          100%       13\n\n" + PROSE)
    assert table[: len(rows)] == rows
