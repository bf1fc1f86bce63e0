"""Rows of a tabbed table that a line break inside a cell cut in two."""

from pathlib import Path

import pytest

from ingest.text import read_text

CASES = [
    # The rest of the row stands on the next line.
    (("No\tItem\tLead\tPages\n1\tMinutes\tChair\t3 - 9\n2\tFees:\nyear to come\tClerk\t10 - 12\n"
      "3\tRoads\tClerk\t13 - 20"),
     ["No | Item | Lead | Pages", "1 | Minutes | Chair | 3 - 9", ("2 | Fees:\nyear to come | Clerk | "
       "10 - 12"), "3 | Roads | Clerk | 13 - 20"]),
    # Sentences under a number and title.
    (("Item\tNotes\tAction\n1\tWelcome\nThe Chair opened the meeting.\n2\tFees\nThe fees were read out.\tClerk\n"
      "3\tRoads"),
     ["Item | Notes | Action", ("1 | Welcome\n"
       "The Chair opened the meeting. | "), "2 | Fees\nThe fees were read out. | Clerk", "3 | Roads | "]),
    # A heading across the table is no part of the row above, nor is a row whose number is lost.
    ("No\tItem\tLead\n1\tMinutes\tChair\nFinance\n2\tFees\tClerk\nLate item\tChair\n3\tRoads\tClerk",
     ["No | Item | Lead", "1 | Minutes | Chair", "Finance |  | ",
      "2 | Fees | Clerk", "Late item | Chair | ", "3 | Roads | Clerk"]),
    # Rows of a table without numbers stay as they are.
    ("Name\tPost\tCopies\nAda Holt\tClerk\t1\nBo Reed\nHead of Parks\t2\nCy Lane\tVicar\t1",
     ["Name | Post | Copies", "Ada Holt | Clerk | 1", "Bo Reed |  | ", "Head of Parks | 2 | ", "Cy Lane | Vicar | 1"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "rows"), CASES)
def test_rows(text: str, rows: list[str]) -> None:
    document = read_text(Path("table.txt"), text.encode(), "0" * 64)
    grid = document.blocks[0].grid
    assert grid is not None
    assert [" | ".join(row) for row in grid.texts()] == rows


@pytest.mark.parametrize(("between", "parts"), [("12", 1), ("Page 12", 1), ("There were 12.", 2)])
def test_a_page_number_stands_between_the_parts_of_a_table(between: str, parts: int) -> None:
    text = f"No\tItem\tLead\n6\tFees\tClerk\n7\tRoads\tClerk\n\n{between}\n\n8\tHall\tClerk\n9\tBins\tClerk"
    document = read_text(Path("table.txt"), text.encode(), "0" * 64)
    assert sum(block.grid is not None for block in document.blocks) == parts
