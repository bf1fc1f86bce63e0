"""Background papers, appendices and contacts of reports."""

from __future__ import annotations

from array import array

import pytest

from extract.appendices.cell_entries import cell_entries
from extract.contacts.contact_lines import part_lines
from extract.contacts.contacts import read_contacts
from ingest.model import Block, Box, Cell, Grid, Line, Span
from printed import BOX, extract_printed

OWN_HEADS = "Background papers\n\nShort Title of Paper\tDate\tFile Location\tContact Officer\tExempt\n"
PAPERS_HEAD = "Background Papers\tHeld At\tContact\n"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # Every cell wraps over rows.
        (
            PAPERS_HEAD + "Rivers plan\t12 Quay Street\tBo Lind,\nfor 2030\t\tParks\n\t\tOfficer\n",
            [("Rivers plan for 2030", "12 Quay Street", "Bo Lind, Parks Officer")],
        ),
        # Rows of a text file where each cell wraps.
        (
            PAPERS_HEAD + "Rivers plan\tQuay House,\tBo Lind\nfor 2030\tMarlbeck\t01632 960101\n",
            [("Rivers plan for 2030", "Quay House, Marlbeck", "Bo Lind 01632 960101")],
        ),
        ("Background Papers\tHeld At\tContact\nNone\t\t\n", []),
        ("Background papers\n\n- Rivers plan 2030\n", [("Rivers plan 2030", None, None)]),
        ("Background papers:\n\nNone\n", []),
        (
            OWN_HEADS + "Rivers plan\tMay 2030\tQuay House\tBo Lind\tNo\nFerries\t2029\tQuay House\tMara Pell\tNo\n",
            [("Rivers plan", "Quay House", "Bo Lind"), ("Ferries", "Quay House", "Mara Pell")],
        ),
        # A text file may print the cells of a table one under the other.
        (
            (
                "Background papers\n\nBackground Paper\n\nDate\n\nFile Reference\n\nRivers plan\n\nMay 2030\n\nQ/1\n\n"
                "Ferries\n\nMay 2029\n\nQ/2\n\nContact for enquiries:\n"
            ),
            [("Rivers plan", "Q/1", None), ("Ferries", "Q/2", None)],
        ),
        (
            "List of background papers\n\nPaper\n\nDate\n\nRivers plan\n\nMay\n\n2030\n\nContact for enquiries:\n",
            [],
        ),
        (
            "Background papers: Rivers plan 2030; Ferries plan 2029\n",
            [("Rivers plan 2030", None, None), ("Ferries plan 2029", None, None)],
        ),
        (
            (
                "Background papers\n\nThe following papers were relied on in this report: Rivers plan 2030\n\n"
                "Ferries www.marlbeck.gov.uk/ferries\n\nMARA PELL\n\nDirector of Parks\n"
            ),
            [("Rivers plan 2030", None, None), ("Ferries", "www.marlbeck.gov.uk/ferries", None)],
        ),
    ],
    ids=[
        "wrapped",
        "wrapped in every cell",
        "none in a grid",
        "list",
        "none in a list",
        "heads of its own",
        "stacked",
        "stacked cells that fill no rows",
        "semicolons",
        "about the list, a link, who signs",
    ],
)
def test_background_papers(body: str, expected: list[tuple[str | None, ...]]) -> None:
    found = extract_printed(BOX + body)
    assert [(p.title, p.held_at, p.contact) for p in found.background_papers] == expected
    assert found.tables == () and found.contacts == ()


LINES_OF_A_CELL = [
    (("Rivers plan 2030", "Ferries plan"), ["Rivers plan 2030", "Ferries plan"]),
    (("Rivers plan", "for the quays"), ["Rivers plan for the quays"]),
    (("Rivers and", "Ferries Plan 2030"), ["Rivers and Ferries Plan 2030"]),
    (
        ("Policy (second edition)", "Licence file QF/00042", "Map"),
        ["Policy (second edition)", "Licence file QF/00042", "Map"],
    ),
]


@pytest.mark.parametrize(("lines", "entries"), LINES_OF_A_CELL)
def test_entries_under_each_other_in_a_cell(lines: tuple[str, ...], entries: list[str]) -> None:
    cell = Cell(" ".join(lines), lines=tuple(Line(text, Span(1)) for text in lines))
    assert cell_entries(cell) == entries


def test_a_line_with_room_for_the_next_word_ends_an_entry() -> None:
    def cell(right: float) -> Cell:
        lines = [
            Line(text, Span(1, None, (Box(1, 100, top, 100 + 6 * len(text), top + 10),)), edges=edges(text))
            for text, top in (("Rivers Plan", 10), ("Ferries Plan", 22))
        ]
        return Cell("", Span(1, None, (Box(1, 100, 10, right, 40),)), tuple(lines))

    assert cell_entries(cell(400)) == ["Rivers Plan", "Ferries Plan"]
    assert cell_entries(cell(190)) == ["Rivers Plan Ferries Plan"]


def edges(text: str) -> array[float]:
    return array("f", [100 + 6 * n for n in range(len(text) + 1)])


def test_whom_to_ask_is_told_in_a_sentence_under_a_table_that_names_others() -> None:
    found = extract_printed(
        BOX + "1. The quays are old.\n\nBackground papers\n\nTitle of document\tDate\tContact Officer\n"
        "Rivers plan\tMay 2030\tBo Lind\n\n"
        "If there are any queries on this report, please contact Mara Pell, Head of Parks, on 01632 960100.\n"
    )
    assert [(row.name, row.phone) for row in found.contacts] == [("Mara Pell", "01632 960100")]
    assert [paper.title for paper in found.background_papers] == ["Rivers plan"]


@pytest.mark.parametrize(
    ("line", "phone"),
    [("Contact Point : Mara Pell, \u260e 960123", "960123"), ("CONTACT: Mara Pell extension: 3488", "3488")],
    ids=["sign", "extension"],
)
def test_a_telephone_number_without_its_code(line: str, phone: str) -> None:
    found = extract_printed(BOX + f"1. The quays are old.\n\n{line}\n")
    assert [(row.name, row.phone) for row in found.contacts] == [("Mara Pell", phone)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("APPENDICES\n\nNo.\tTitle\nAppendix 1\tCharges\nAppendix 2\tMaps of\n\tthe plots\n",
         [("Appendix 1", "Charges"), ("Appendix 2", "Maps of the plots")]),
        ("Appendices\n\nAppendix A \u2013 Charges\n\nAppendix B: Maps\n",
         [("Appendix A", "Charges"), ("Appendix B", "Maps")]),
        ("APPENDICES\n\nNo.\tTitle\nNone\tNone\n", []),
        ("APPENDICES\n\nNo.\tTitle\nNone\t\n", []),
        ("4 APPENDICES \u2013 THE FOLLOWING DOCUMENTS ARE PUBLISHED HERE\n\n- Appendix 1 \u2013 Charges\n",
         [("Appendix 1", "Charges")]),
        ("Background papers: Rivers plan 2030\n\nAppendix 1 \u2013 Charges\n", [("Appendix 1", "Charges")]),
        ("1.1 Charges are low.\n\nAppendix 1 \u2013 Charges\n\nThey are set out here.\n", [("Appendix 1", "Charges")]),
        ("Appendices:\t1. Charges\nKey decision:\tNo\n", [("1", "Charges")]),
    ],
    ids=["grid", "list", "none", "none alone", "said of the list", "at the end", "attached", "numbers in a box"],
)  # fmt: skip
def test_appendices(body: str, expected: list[tuple[str, str]]) -> None:
    assert [(a.number, a.title) for a in extract_printed(BOX + body).appendices] == expected


def test_contacts_of_a_report() -> None:
    body = "Contact details\n\nReport Author: Bo Lind, Parks Officer\n01632 960 101\nbo.lind@marlbeck.gov.uk\n"
    found = extract_printed(BOX + "Purpose\n\nTo tell.\n\n" + body).contacts
    assert [(c.name, c.phone, c.email) for c in found] == [("Bo Lind", "01632 960 101", "bo.lind@marlbeck.gov.uk")]


@pytest.mark.parametrize(
    ("body", "papers", "appendices"),
    [
        (
            "Background papers for this report comprise:\n\n- Rivers plan\n- Ferries\n\nMara Pell: Ext 5451\n",
            ["Rivers plan", "Ferries"],
            [],
        ),
        (
            "8 Background papers\n\n8.1 Rivers plan\n\nAppendices accompanying this:\n\n1. Appendix A \u2013 Fares\n",
            ["Rivers plan"],
            ["Fares"],
        ),
        ("Background papers\n\n- Rivers plan\n- Appendix A \u2013 Fares\n", ["Rivers plan"], ["Fares"]),
        ("Appendices:\n\nAppendix 1\n\nFares\n\nAppendix 2\n\nMaps\n", [], ["Fares", "Maps"]),
        ("Appendices\n\n1\tFares\n2\tMaps\n3\t\n", [], ["Fares", "Maps"]),
        ("List of Appendices:\n\nAppendix 5(a): Fares\n\nAppendix 5(b): Maps\n", [], ["Fares", "Maps"]),
        ("BACKGROUND PAPERS\n\nQuays working papers\n", ["Quays working papers"], []),
        ("BACKGROUND PAPERS\n\nConsultation\n\nNobody was asked.\n", [], []),
        (
            "BACKGROUND PAPERS\n\n10.1 Rivers plan\n\nName\tMara Pell\nTitle\tClerk\n\nEmail m.pell@marlbeck.gov.uk\n",
            ["Rivers plan"],
            [],
        ),
        (
            "Author: Mara Pell, Head of Parks\nBackground Papers: Rivers plan; Ferries\n",
            ["Rivers plan", "Ferries"],
            [],
        ),
        (
            "Background\n\nPapers:\n\n(Access via Contact\n\nOfficer)\n\nRivers of the plain 2030\n",
            ["Rivers of the plain 2030"],
            [],
        ),
        (
            "Background information referred to by the author in compiling this report:\nRivers plan\n",
            ["Rivers plan"],
            [],
        ),
        (
            "8. Background Papers and History of Decisions\n\nRivers plan\n\n9. Director responsible\n\nBo Lind\n",
            ["Rivers plan"],
            [],
        ),
    ],
    ids=[
        "in a sentence",
        "two lists",
        "an appendix among papers",
        "titles under numbers",
        "numbers beside titles",
        "numbers with letters in brackets",
        "a line that looks like a heading",
        "the heading of the next section",
        "a table that is no list",
        "a label on a later line",
        "a label that a narrow column cut",
        "announced at length",
        "the next section's number",
    ],
)
def test_lists_at_the_end_of_a_report(body: str, papers: list[str], appendices: list[str]) -> None:
    found = extract_printed(BOX + "1.1 Fares are low.\n\n" + body)
    assert [paper.title for paper in found.background_papers] == papers
    assert [appendix.title for appendix in found.appendices] == appendices


def test_labels_and_values_under_each_other_in_two_cells() -> None:
    def cell(left: float, *lines: tuple[float, str]) -> Cell:
        made = tuple(Line(text, Span(1, None, (Box(1, left, top, left + 90, top + 10),))) for top, text in lines)
        return Cell("\n".join(text for _, text in lines), Span(1, None, (Box(1, left, 0, left + 100, 90),)), made)

    label = cell(0, (10, "Officer contact:"), (22, "Name:"), (34, "Post:"), (46, "Tel:"))
    value = cell(100, (22, "Mara Pell"), (34, "Head of Parks"), (46, "01632 960100"))
    block = Block("grid", "", (), label.span, grid=Grid(((label, value),)))
    found = read_contacts(part_lines([block]))
    assert [(one.name, one.phone) for one in found] == [("Mara Pell", "01632 960100")]


def test_the_place_of_a_contact_is_where_name_and_number_stand() -> None:
    printed = (("Contact", 10.0), ("Mara Pell", 22.0), ("Tel: 01632 960100", 34.0))
    lines = [(text, Span(1, None, (Box(1, 0.0, top, 90.0, top + 8),))) for text, top in printed]
    (found,) = read_contacts(lines)
    assert [(box.top, box.bottom) for box in found.contact(None).span.boxes] == [(22, 42)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Contact Officer: Mara Pell, Head of Parks", ["Mara Pell"]),
        ("Classification\tPublic\nContact Officer\tMara Pell, Head of Parks", ["Mara Pell"]),
        ("Report author: Mara Pell, Head of Parks", []),
        ("Contact with Mara Pell was kept up.", []),
    ],
    ids=["label", "label in a box", "an author", "a sentence"],
)
def test_whom_a_label_names_needs_no_number(text: str, names: list[str]) -> None:
    found = extract_printed(BOX + f"1. The quays are old.\n\n{text}\n\n2. They are mended.\n")
    assert [row.name for row in found.contacts] == names


FEES = BOX + "1. Background\n\n1.1 The fees are set out at Appendix 2 and in Annex C.\n\n"
ATTACHED = [
    (FEES + "\fAPPENDIX 2\n\nFEES OF THE QUAYS\n\nThe fees rise.\n", [("APPENDIX 2", "FEES OF THE QUAYS")]),
    (FEES + "\fAPPENDIX 2: Fees of the quays\n\nThe fees rise.\n", [("APPENDIX 2", "Fees of the quays")]),
    (FEES + "\fANNEX C\n\n3 May 2031\n\nA letter on fees\n\nThe fees rise.\n", [("ANNEX C", "A letter on fees")]),
    (FEES + "\f          APPENDIX 2\nFEES OF THE QUAYS\n\nThe fees rise.\n", [("APPENDIX 2", "FEES OF THE QUAYS")]),
    # The next one counts on; what neither is cited nor counts on, or has no title, is left to an issue.
    (
        FEES + "\fAPPENDIX 2\n\nFEES\n\nThey rise.\n\n\fAPPENDIX 3\n\nMAP\n\nIt shows them.\n",
        [("APPENDIX 2", "FEES"), ("APPENDIX 3", "MAP")],
    ),
    (FEES + "\fAPPENDIX 5\n\nFEES OF THE QUAYS\n\nThe fees rise.\n", []),
    (FEES + "\fAPPENDIX 2\n\n1. Introduction\n\nThe fees rise.\n", []),
    (FEES + "\fAPPENDIX 2\n\nMarlbeck Borough Council\n\nThe fees rise.\n", []),
    (FEES + "\fAPPENDIX 2\n\nThe fees rise.\n", []),
    # Lists name them first.
    (
        FEES + "Appendices\n\nAppendix 2 - Fees\n\nReport Author: Ann Dale\n\n\fAPPENDIX 2\n\nQUAYS\n\nThey rise.\n",
        [("Appendix 2", "Fees")],
    ),
    # Without a word of appendices, the first one behind the only report.
    (BOX + "1. Background\n\nThe fees rise.\n\n\fAPPENDIX 1\n\nMAP\n\nIt shows them.\n", [("APPENDIX 1", "MAP")]),
    (BOX + "1. Background\n\nThe fees rise.\n\n\fAPPENDIX 4\n\nMAP\n\nIt shows them.\n", []),
    (
        "1. Background\n\nThe fees are at Appendix 1.\n\n\fAPPENDIX 1\n\nMAP\n\nIt shows them.\n",
        [],
    ),  # whose, is not known
]


@pytest.mark.parametrize(("text", "expected"), ATTACHED)
def test_appendices_attached_under_heads_of_their_own(text: str, expected: list[tuple[str, str]]) -> None:
    found = extract_printed(text)
    assert [(row.number, row.title) for row in found.appendices] == expected
    unread = [issue.code for issue in found.issues].count("appendix-unread")
    assert unread == (0 if expected else 1)


HOW = "on fees can be had by asking the report writer Ann Dale: Telephone: 01632 960100 e-mail: ann@marlbeck.example"
DALE = ("Ann Dale", "01632 960100", "ann@marlbeck.example")
ASKED = [
    (f"{BOX}More {HOW}\n", [DALE]),
    (f"{BOX}Access:\tMore {HOW}\nRisks:\tThere are none.\n", [DALE]),
    (
        f"{BOX}Write to the Parks Officer, Bo Lind (telephone 01632 960101), by May.\n",
        [("Bo Lind", "01632 960101", None)],
    ),
    (f"{BOX}Plans are at the Old Hall (telephone 01632 960101).\n", []),
    (f"{BOX}The Parks Officer, Bo Lind, said that the telephone 01632 960101 was dead.\n", []),
    # A label beside both lines of its value stands between them.
    (
        BOX + "Ann Dale, Head of Quays\nAuthor:\n& Piers\nTelephone No:\t01632 960100\nE-Mail:\tann@marlbeck.example\n",
        [DALE],
    ),
    (
        BOX + "Bo Lind, Head of Quays\n\nAuthor:\nAnn Dale\nTelephone No: 01632 960100\nE-Mail: ann@marlbeck.example\n",
        [DALE],
    ),
    # Beside day and place.
    (
        (
            "AGENDA\n\nPARKS PANEL\n\nTuesday, 6 May 2031 Ask for: Ann Dale\nOld Hall Telephone: 01632 960100\n"
            "Quay Street Email: ann@marlbeck.example\n\n1. Apologies\n\n2. Fees (Pages 1 - 4)\n"
        ),
        [DALE],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ASKED)
def test_whom_to_ask_in_sentences_and_beside_other_lines(
    text: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    assert [(row.name, row.phone, row.email) for row in extract_printed(text).contacts] == expected


def test_an_address_that_goes_on_in_the_next_line() -> None:
    lines = tuple(Line(text, Span(line=n)) for n, text in enumerate(("ann@marlbeck", ".example", "Marlbeck"), 1))
    block = Block("paragraph", "ann@marlbeck .example Marlbeck", lines, lines[0].span)
    assert [text for text, _ in part_lines([block])] == ["ann@marlbeck.example", "Marlbeck"]
