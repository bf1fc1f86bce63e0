"""A pack divided by its own map: bookmarks, stamps, pages and titles of its contents; and what file properties say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.fronts.published import published_meeting
from extract.item_stamps import stamped_pages
from extract.kinds import find_kind
from extract.maps import divide, mark_kind
from extract.packs import find_parts
from extract.papers import extract
from ingest.model import Block, Document, Line, OutlineEntry, Page, Span
from printed import extract_printed, read_printed

COVER = ("Westmarch County Council", "Harbour Committee", "Monday 3 May 2027 at 10.00 am", "AGENDA")
ITEMS = (("1", "Apologies"), ("2", "Minutes"), ("3", "Ferry fares (Pages 3 - 3)"), ("4", "Pier repairs (Pages 5 - 5)"))
MINUTES = (
    "Minutes of a meeting of the Harbour Committee held on Monday 5 April 2027",
    "Present: Councillors A Moor and B Dale",
)


def block(text: str, page: int, number: str | None = None, kind: str = "paragraph") -> Block:
    span = Span(page)
    marker = f"{number}." if number else None
    line = Line(f"{marker} {text}" if marker else text, span, 11.0)
    return Block(kind, text, (line,), span, number, marker, 1)  # type: ignore[arg-type]


def pack(outline: tuple[OutlineEntry, ...] = (), labelled: bool = False) -> Document:
    """Cover, minutes, a report without a header box, its appendix, and a paper that is no report, a page each."""
    blocks = [
        *(block(text, 1, kind="heading") for text in COVER),
        *(block(text, 1, number) for number, text in ITEMS),
        *(block(text, 2) for text in MINUTES),
        block("1. Minutes", 2, kind="heading"),
        block("RESOLVED that the minutes be signed.", 2),
        block("FERRY FARES", 3, kind="heading"),
        block("Purpose of report", 3, kind="heading"),
        block("RECOMMENDATION", 3, kind="heading"),
        block("That the fares be raised.", 3, "1"),
        block("Fares of other counties", 4, kind="heading"),
        block("PIER REPAIRS", 5, kind="heading"),
        block("RESOLVED that this letter be read aloud.", 5),
    ]
    pages = tuple(Page(n, "", str(n) if labelled else None) for n in range(1, 6))
    return Document("pack.pdf", "00", "application/pdf", pages, tuple(blocks), outline)


BOOKMARKS = tuple(
    OutlineEntry(title, 1, page)
    for page, title in enumerate(
        ("Agenda", "2 Minutes of the last meeting", "3 Ferry fares", "Appendix A - Fares", "4 Pier repairs"), 1
    )
)


@pytest.mark.parametrize("document", [pack(BOOKMARKS), pack(labelled=True)], ids=["bookmarks", "printed pages"])
def test_papers_after_minutes_are_no_minutes(document: Document) -> None:
    found = extract(document)
    assert [(r.title, r.item_number, r.rule) for r in found.reports] == [("Ferry fares", "3", "map-of-pack")]
    assert [item.report for item in found.agenda_items if item.number == "3"] == [found.reports[0]]
    assert [row.text for row in found.recommendations] == ["That the fares be raised."]
    assert [row.text for row in found.resolutions] == ["that the minutes be signed."]


def test_parts_by_bookmark() -> None:
    document = pack(BOOKMARKS)
    parts = divide(document, find_parts(document), ())
    assert [(p.kind, p.title) for p in parts[2:]] == [
        ("body", "3 Ferry fares"), ("body", "Appendix A - Fares"), ("body", "4 Pier repairs"),
    ]  # fmt: skip
    assert sum(len(part.blocks) for part in parts) == len(document.blocks)


def test_a_file_without_a_map_is_left_as_it_is() -> None:
    document = pack()
    parts = find_parts(document)
    assert divide(document, parts, ()) == parts


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Agenda frontsheet 3rd May 2027", "cover"),
        ("3 May 2027 - Harbour minutes", "minutes"),
        ("1 - Annex 2 - Fares", "appendix"),
        ("5 Ferry fares", "body"),
    ],
)
def test_what_a_bookmark_names(title: str, kind: str) -> None:
    assert mark_kind(title) == kind


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (
            "(Public Pack)Fares Agenda Supplement for Harbour Committee, 03/05/2027 10:00",
            ("supplemental_agenda", "Harbour Committee", "2027-05-03", "10:00"),
        ),
        (
            "(Public Pack)Agenda Document for Harbours, Piers and Ferries Panel, 04/05/2027 18:30",
            ("agenda_pack", "Harbours, Piers and Ferries Panel", "2027-05-04", "18:30"),
        ),
        ("Agenda Template", None),
    ],
)
def test_what_the_properties_of_a_file_say(title: str, expected: tuple[str, ...] | None) -> None:
    document = replace(pack(), metadata=(("Title", title),), blocks=(block("Dear Member", 1),))
    found = published_meeting(document)
    assert (found and (found.kind, found.committee, found.date, found.start_time)) == expected
    if expected is not None:
        assert find_kind(document, find_parts(document)) == expected[0]
        assert [(m.committee, m.rule) for m in extract(document).meetings] == [(expected[1], "document-title")]


FRONT = """WEIR BOARD

Thursday, 8 May 2031 at 6.30 pm

AGENDA

1.   Apologies

2.   Minutes
     Minutes of the meeting held on 3 April 2031 (previously circulated).

3.   Mooring fees for visitors
     Report of the Director of Quays

4.   Ferries and their crews
     Report of the Director of Quays
"""
HELD = """MINUTES OF THE MEETING OF THE WEIR BOARD HELD ON 3 APRIL 2031

Present: A Moor and B Dale

1. Fees

RESOLVED that they rise.
"""
PAPER = "{head}\n\nPurpose of report\n\nTo say what is planned.\n\nRECOMMENDATION\n\nThat it be agreed.\n"


@pytest.mark.parametrize(
    ("papers", "items"),
    [
        # A stamp at the head of the page, whatever its title.
        (["Agenda Item 3\n\nWHAT BOATMEN PAY", "Agenda Item 4\n\nFERRIES"], ["3", "4"]),
        # On each of its pages.
        (["Agenda Item 4\n\nFERRIES", "Agenda Item 4\n\nMORE OF THEM"], ["4"]),
        # The title at the head of the page, behind a label too.
        (["MOORING FEES FOR VISITORS", "REPORT ON: FERRIES AND THEIR CREWS"], ["3", "4"]),
        # Two pages with the same title settle nothing.
        (["MOORING FEES FOR VISITORS", "MOORING FEES FOR VISITORS", "FERRIES AND THEIR CREWS"], ["4"]),
        (["FEES", "CREWS"], []),
    ],
    ids=["stamps", "a stamp on each page", "titles", "title twice", "nothing"],
)
def test_papers_begin_at_stamps_and_titles(papers: list[str], items: list[str]) -> None:
    text = "\f".join([FRONT, HELD, *(PAPER.format(head=head) for head in papers)])
    found = extract_printed(text)
    assert [item.number for item in found.agenda_items if item.report] == items
    assert [(meeting.role, meeting.date) for meeting in found.meetings] == [
        ("pack", "2031-05-08"), ("minutes", "2031-04-03"),
    ]  # fmt: skip


def test_what_an_agenda_says_of_minutes_begins_none() -> None:
    (meeting,) = extract_printed(FRONT).meetings
    assert (meeting.role, meeting.date) == ("pack", "2031-05-08")


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        (["", "Agenda Item 5", "Agenda Item 5", "AGENDA ITEM NO. 6"], {2: "5", 4: "6"}),
        (["See agenda item 5", "Agenda Item 5: Fees"], {}),
    ],
)
def test_stamped_pages(heads: list[str], expected: dict[int, str]) -> None:
    assert (
        stamped_pages(read_printed("\f".join(f"{head}\n\nWords of page {n}.\n" for n, head in enumerate(heads))))
        == expected
    )


def test_lines_over_the_head_of_a_stamped_paper_and_those_that_end_a_page_begin_no_other() -> None:
    rows = ("REPORT TO:\tWeir Board", "DATE:\t8 May 2031", "REPORT OF THE:\tClerk", "TITLE:\tMOORING FEES FOR VISITORS")
    box = "\n".join(rows) + "\n"
    head = f"Agenda Item 3\n\nPART B:\n\nRECOMMENDATIONS TO COUNCIL\n\n{box}\n1. Background\n\n1.1 The fees are low.\n"
    found = extract_printed(f"{FRONT}\n\nMara Pell\n\nChief Executive\n\f{head}")
    assert [(report.title, report.date) for report in found.reports] == [("MOORING FEES FOR VISITORS", "2031-05-08")]
