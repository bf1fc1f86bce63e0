"""Bands of labels in files that keep the page's layout, and heads of reports that are no running heads."""

from __future__ import annotations

import pytest

from ingest.textfiles.textbands import find_band, read_band
from ingest.textfiles.textrows import read_rows
from printed import extract_printed, read_printed

PROSE = "The harbour was dredged to four metres and the spoil was taken out to sea in the barges that lay at the quay"


def report(number: int, title: str) -> str:
    """A report of two pages whose ruled box a converter has set with spaces."""
    return f"""Weir Harbour Board

 Item No.      Classification:      Date:               Meeting Name:
 {number}.            Open                 7 May 2031          Quays and Ferries
                                                        Scrutiny Panel
 Report title:                      {title}

 Ward(s) or groups affected:        All

 Report from:                       Director of Harbours

RECOMMENDATION

1.   That the panel notes what the dredging of the harbour has cost in each of the years since it was begun and
     what it is to cost.

2.   That {title.lower()} be looked at again.

{PROSE}
{PROSE} {title}
"""


PACK = "\f".join(
    page
    for number, title in ((4, "Dredging"), (5, "Moorings"), (6, "Ferry fares"))
    for page in (report(number, title), f"Weir Harbour Board\n\n{title} {PROSE}\nand so {title.lower()} go on.\n")
)


def test_reports_of_a_pack_that_keeps_the_layout() -> None:
    """Their boxes repeat at the head of pages, and are no running heads for it."""
    found = extract_printed(PACK)
    assert [(r.item_number, r.title, r.meeting_name, r.date, r.classification) for r in found.reports] == [
        ("4", "Dredging", "Quays and Ferries Scrutiny Panel", "2031-05-07", "Open"),
        ("5", "Moorings", "Quays and Ferries Scrutiny Panel", "2031-05-07", "Open"),
        ("6", "Ferry fares", "Quays and Ferries Scrutiny Panel", "2031-05-07", "Open"),
    ]
    assert [(r.wards, r.from_officer) for r in found.reports] == [("All", "Director of Harbours")] * 3
    assert len(found.recommendations) == 6


def test_the_running_head_above_them_is_one() -> None:
    heads = [[line.text for line in page.furniture] for page in read_printed(PACK).pages]
    assert heads == [["Weir Harbour Board"]] * 6


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Item No.    Date:            Meeting:\n            4 May 2031       Quay Board\n",
            [["Item No.", "Date:", "Meeting:"], ["", "4 May 2031", "Quay Board"]],
        ),
        (
            " Item: 5     Date: 12 May        Meeting: Quays &\n             2031                Ferries Panel\n",
            [["Item: 5", "Date: 12 May", "Meeting: Quays &"], ["", "2031", "Ferries Panel"]],
        ),
        (
            "Date:            Meeting:\n\n4 May 2031       Quay Board\n",
            [["Date:", "Meeting:"], ["4 May 2031", "Quay Board"]],
        ),
    ],
    ids=["values under labels", "values that wrap", "a blank line between"],
)
def test_bands(text: str, expected: list[list[str]]) -> None:
    (page,) = read_rows(text)
    end = find_band(page, 0)
    assert end == len(page) - 1
    assert read_band(page[:end]).texts() == expected


@pytest.mark.parametrize(
    "text",
    [
        "Date:            Meeting:\n\nThe board met at the quay and it was said that all was well.\n",
        "Date: 4 May      Place: Quay\nReport title:    Dredging\n",
        "Date:            Meeting:\n",
        "Ferries          Moorings\n12               14\n",
        "The board says:  it has met:\n12               14\n",
    ],
    ids=["text", "labels", "alone", "no labels", "words of a sentence"],
)
def test_what_is_no_band(text: str) -> None:
    (page,) = read_rows(text)
    assert find_band(page, 0) == 0


def test_a_table_of_sums_from_and_to_is_no_head_of_a_report() -> None:
    table = "From\tTo\tAmount\nReserve\tHarbours\t1,500\nHarbours\tFerries\t620\n\n"
    found = extract_printed(f"Moves of the year\n\n{table}{report(4, 'Dredging')}")
    assert [(r.title, r.meeting_name) for r in found.reports] == [("Dredging", "Quays and Ferries Scrutiny Panel")]
    assert [t.columns for t in found.tables] == [("From", "To", "Amount")]


def test_a_box_right_after_a_table_that_ends_its_page() -> None:
    row = " Harbour fund     Dredging of the quay    {0}       Winter\n"
    table = " From             To                      Amount    Reason\n" + "".join(map(row.format, range(11, 16)))
    found = extract_printed(f"{PROSE}\n{PROSE}\n\n{table}\f{report(4, 'Dredging').partition(chr(10))[2]}")
    assert [(r.item_number, r.title) for r in found.reports] == [("4", "Dredging")]
    assert [(t.columns[:2], len(t.rows)) for t in found.tables] == [(("From", "To"), 5)]
