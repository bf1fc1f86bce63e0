"""The text reader: blocks of made-up papers, line by line, in both forms that converters write."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.errors import IngestError
from ingest.model import Block, Document
from ingest.text import read_text


def read(text: str) -> Document:
    return read_text(Path("paper.txt"), text.encode(), "0" * 64)


def outline(document: Document) -> list[tuple[str, str | None, int, str]]:
    """Each block as kind, number, level, text (a grid as its rows)."""
    return [(block.kind, block.number, block.level, described(block)) for block in document.blocks]


def described(block: Block) -> str:
    return "\n".join(" | ".join(row) for row in block.grid.texts()) if block.grid else block.text


PROSE = "The sub-committee heard that the number of homes let in the borough had grown again this year"

CONVERTED = [
    # a converter's text: a paragraph a line
    pytest.param(
        "One.\n\nTwo.", [("paragraph", None, 0, "One."), ("paragraph", None, 0, "Two.")], id="blank line parts"
    ),
    pytest.param(
        "1. APOLOGIES\n\n1.1 There were none to\nnote.\n\n1. WORK-PLAN\n\n2.1 The plan was agreed.",
        [
            ("heading", "1", 1, "APOLOGIES"),
            ("paragraph", "1.1", 0, "There were none to note."),
            ("heading", "1", 1, "WORK-PLAN"),  # the converter has reset the numbers
            ("paragraph", "2.1", 0, "The plan was agreed."),
        ],
        id="minutes",
    ),
    pytest.param(
        f"{PROSE} and\n\nthat it would go on.",
        [("paragraph", None, 0, f"{PROSE} and that it would go on.")],
        id="a page break cut the sentence",
    ),
    pytest.param(
        f"- {PROSE} and\n\n\u00b9 See the annual report.\n\nthat it would go on.",
        [
            ("item", None, 1, f"{PROSE} and that it would go on."),
            ("paragraph", None, 0, "\u00b9 See the annual report."),
        ],
        id="a footnote cut the sentence",
    ),
    pytest.param(
        "PRESENT:\n\nCouncillor Ada Quill\nCouncillor Bo Marsh\n\n"
        "OFFICER SUPPORT:\n\nCy Fenn, Head of Homes and\nLettings",
        [
            ("heading", None, 1, "PRESENT:"),
            ("paragraph", None, 0, "Councillor Ada Quill"),
            ("paragraph", None, 0, "Councillor Bo Marsh"),
            ("heading", None, 1, "OFFICER SUPPORT:"),
            ("paragraph", None, 0, "Cy Fenn, Head of Homes and"),
            ("paragraph", None, 0, "Lettings"),
        ],
        id="a list of names stays a list",
    ),
    pytest.param(
        "4.0 Forms of tenure\n\n- 4.1 There are two forms.\n- 4.2 A third is planned:\n- shared homes\n"
        " - with the bank\n - with the council\n- co-housing",
        [
            ("heading", "4.0", 1, "Forms of tenure"),
            ("paragraph", "4.1", 0, "There are two forms."),
            ("paragraph", "4.2", 0, "A third is planned:"),
            ("item", None, 1, "shared homes"),
            ("item", None, 2, "with the bank"),
            ("item", None, 2, "with the council"),
            ("item", None, 1, "co-housing"),
        ],
        id="dashes before numbers, lists in lists",
    ),
    pytest.param(
        "7.2 Governance and plans:\n\n7.2.1 The board met.\n\n7.3 There are two aims:\n\n1. Build homes\n2. Mend homes",
        [
            ("heading", "7.2", 2, "Governance and plans:"),
            ("paragraph", "7.2.1", 0, "The board met."),
            ("paragraph", "7.3", 0, "There are two aims:"),
            ("item", "1", 1, "Build homes"),
            ("item", "2", 1, "Mend homes"),
        ],
        id="a heading by its children",
    ),
    pytest.param(
        "- The plan is well under way.\n There has been good work.\n- The next one\n follows.",
        [
            ("item", None, 1, "The plan is well under way. There has been good work."),
            ("item", None, 1, "The next one follows."),
        ],
        id="an indented line goes on with its item",
    ),
    pytest.param(
        "A1 - The time taken is 600 days.\n\nA2 \u2013 The time was 200 days.\n\n8 out of 33 took longer.",
        [
            ("paragraph", "A1", 0, "The time taken is 600 days."),
            ("paragraph", "A2", 0, "The time was 200 days."),
            ("paragraph", None, 0, "8 out of 33 took longer."),
        ],
        id="codes",
    ),
    pytest.param(
        "# Homes plan\n\n## Aims\n\nWe **will** build *more* <b>homes</b>, see [the site](http://x.example/a_b).<br>Soon.",
        [
            ("heading", None, 1, "Homes plan"),
            ("heading", None, 2, "Aims"),
            ("paragraph", None, 0, "We will build more homes, see the site. Soon."),
        ],
        id="marks are formatting",
    ),
    pytest.param(
        "1. **AUTUMN - REVIEW**\n\nNoted.\n\n**Next steps**\n\nNone.",
        [
            ("heading", "1", 1, "AUTUMN - REVIEW"),
            ("paragraph", None, 0, "Noted."),
            ("heading", None, 2, "Next steps"),
            ("paragraph", None, 0, "None."),
        ],
        id="bold headings",
    ),
    pytest.param(
        "Item No.\tTitle\tPage No.\n4.\tMinutes<br>of **May**\t1 - 7\n5.\tHomes",
        [("grid", None, 0, "Item No. | Title | Page No.\n4. | Minutes of May | 1 - 7\n5. | Homes | ")],
        id="tabs make a grid",
    ),
    pytest.param(
        "Title\tPage\nAims ......... \t3\nLost its tabs\nEnd\t4",
        [("grid", None, 0, "Title | Page\nAims | 3\nLost its tabs | \nEnd | 4")],
        id="leaders and a lost tab",
    ),
    pytest.param(
        "1.\tThe plan is agreed.\n2.\tThe cost is noted.\n\u2022\tHomes",
        [
            ("item", "1", 1, "The plan is agreed."),
            ("item", "2", 1, "The cost is noted."),
            ("item", None, 2, "Homes"),
        ],
        id="a tab after a marker makes no grid",
    ),
    pytest.param(
        "Ward | Homes | Flats\n | 12 |\nElm | 4 | 7\nOak | 5 | 8\n\nThe homes count.",
        [
            ("grid", None, 0, "Ward | Homes | Flats\n | 12 | \nElm | 4 | 7\nOak | 5 | 8"),
            ("paragraph", None, 0, "The homes count."),
        ],
        id="bars between cells and none around them",
    ),
    pytest.param(
        f"1.    HOMES\n\n1.1    {PROSE * 3}\n\nWard    Homes\nElm     12\n\n{PROSE * 3}",
        [
            ("heading", "1", 1, "HOMES"),
            ("paragraph", "1.1", 0, PROSE * 3),
            ("grid", None, 0, "Ward | Homes\nElm | 12"),
            ("paragraph", None, 0, PROSE * 3),
        ],
        id="wide gaps between cells, a paragraph a line",
    ),
    pytest.param(
        f"{PROSE} | page 1\n\nSee either | or.",
        [("paragraph", None, 0, f"{PROSE} | page 1"), ("paragraph", None, 0, "See either | or.")],
        id="bars in prose, too few to part cells",
    ),
    pytest.param(
        "| Ward | Homes |\n|------|------:|\n| Elm  | 12 |",
        [("grid", None, 0, "Ward | Homes\nElm | 12")],
        id="bars make a grid",
    ),
    pytest.param(
        "They are:\n\nCrime & safety\n\nYouth work\n\nWORK-PLAN\n\nAgreed.",
        [
            ("paragraph", None, 0, "They are:"),
            ("paragraph", None, 0, "Crime & safety"),
            ("paragraph", None, 0, "Youth work"),
            ("heading", None, 1, "WORK-PLAN"),
            ("paragraph", None, 0, "Agreed."),
        ],
        id="a list that lost its bullets",
    ),
    pytest.param(
        "Ground Floor Meeting Room - 12 Sycamore Parade, Quillbridge QB1\n2ZZ",
        [("paragraph", None, 0, "Ground Floor Meeting Room - 12 Sycamore Parade, Quillbridge QB1 2ZZ")],
        id="an address",
    ),
]

LAID_OUT = [
    # text that keeps the page's layout
    pytest.param(
        """\
1    Welcome and Safety

The Chair welcomed all who had come to the meeting and told them where the
way out is and that the alarm is tested on Thursdays before the meeting be-
gins. A multi-
agency team was there.

     (a)   The first thing that the Committee heard was that the number of homes
           let in the borough had grown again and that it would go on to grow
           next year.

     (b)   The second thing.
""",
        [
            ("heading", "1", 1, "Welcome and Safety"),
            (
                "paragraph",
                None,
                0,
                (
                    "The Chair welcomed all who had come to the meeting and told them where the way out is and that the"
                    " alarm is tested on Thursdays before the meeting begins. A multi-agency team was there."
                ),
            ),
            (
                "item",
                "a",
                1,
                (
                    "The first thing that the Committee heard was that the number of homes let in the borough had grown"
                    " again and that it would go on to grow next year."
                ),
            ),
            ("item", "b", 1, "The second thing."),
        ],
        id="wraps, hyphens, hanging indents",
    ),
    pytest.param(
        """\
The statements that follow were received before the meeting and are on the site:

 Ref No    Name                     Title
 01        Ada Quill                A crossing for the
                                    school
 02        Bo Marsh                 Trees
 03        Cy Fenn of the Elm       Parking
           Residents

They were noted by the Committee, which thanked everybody for having come along.
""",
        [
            (
                "paragraph",
                None,
                0,
                "The statements that follow were received before the meeting and are on the site:",
            ),
            (
                "grid",
                None,
                0,
                (
                    "Ref No | Name | Title\n01 | Ada Quill | A crossing for the school\n02 | Bo Marsh | Trees\n"
                    "03 | Cy Fenn of the Elm Residents | Parking"
                ),
            ),
            (
                "paragraph",
                None,
                0,
                "They were noted by the Committee, which thanked everybody for having come along.",
            ),
        ],
        id="columns set with spaces",
    ),
    pytest.param(
        """\
REPORT TO:        HOMES COMMITTEE

DATE:             5 JUNE 2026

REPORT            BUILDING MORE
TITLE:            HOMES

Purpose of Report

To agree the plan.
""",
        [
            ("grid", None, 0, "REPORT TO: | HOMES COMMITTEE\nDATE: | 5 JUNE 2026\nREPORT TITLE: | BUILDING MORE HOMES"),
            ("heading", None, 1, "Purpose of Report"),
            ("paragraph", None, 0, "To agree the plan."),
        ],
        id="a header box of labels",
    ),
]


@pytest.mark.parametrize(("text", "expected"), CONVERTED + LAID_OUT)
def test_blocks(text: str, expected: list[tuple[str, str | None, int, str]]) -> None:
    assert outline(read(text)) == expected


@pytest.mark.parametrize(
    ("parts", "kept"),
    [
        (("{0}\n\n7\n\n{1}\n\n8\n\n{2}\n\n12\n", 12), []),  # some are lost
        (("{0}\n7\n{1}\n8\n{2}\n9\n", 12), []),  # inside a table
        (("{0}\n\n7\n\n{1}\n\n8\n\n{2}\n\n9\n", 4), ["7", "8", "9"]),  # numbers of paragraphs stand closer
        (("{0}\n\n7\n\n{1}\n\n5\n\n{2}\n\n9\n", 12), ["7", "5", "9"]),  # pages count up
        (("{0}\nPage 7\n{1}\n{2}\n", 12), []),  # one that says so
        (("{0}\nPage 7 of the plan\n\n{1}\n{2}\n", 12), ["Page 7 of the plan"]),
        # The head of each report stands beyond a blank line, and is none of the page's.
        (("{0}\n\nPage 1\n\nQUAYS\n\n{1}\n\nPage 2\n\nQUAYS\n\n{2}\n\nPage 3\n\nQUAYS\n", 12), ["QUAYS"] * 3),
        (("{0}\nOPEN\nPage 1 of 9\n{1}\nOPEN\n2 | Page\n{2}\nOPEN\nTudalen 3\nEnd.\n", 12), ["End."]),  # a foot
    ],
)
def test_page_numbers_left_without_page_breaks(parts: tuple[str, int], kept: list[str]) -> None:
    form, apart = parts
    rows = [f"Ward {row}\t{row}" for row in range(1, 3 * apart + 1)]
    printed = form.format(*("\n".join(rows[at : at + apart]) for at in range(0, len(rows), apart)))
    document = read(printed)
    assert [block.text for block in document.blocks if block.kind != "grid"] == kept
    shown = [line.text for page in document.pages for line in page.furniture] + kept
    assert sorted(shown) == sorted(line for line in printed.split("\n") if line and "\t" not in line)


@pytest.mark.parametrize("gap", ["\n\n", "\n\n\n"])
def test_a_blank_line_after_every_line(gap: str) -> None:
    printed = gap.join([f"{PROSE}.", "Ward\tHomes\n\nElm\t12\n\nMoor\t7", *[f"{PROSE} {at}." for at in range(40)]])
    (grid,) = (block.grid for block in read(printed).blocks if block.grid is not None)
    assert grid.texts() == [["Ward", "Homes"], ["Elm", "12"], ["Moor", "7"]]
    lines = [number for number, line in enumerate(printed.split("\n"), start=1) if "\t" in line]
    assert [cell.span.line for cell in grid.cells] == [line for line in lines for _ in range(2)]


def test_no_blank_lines_at_all() -> None:
    """A paragraph a line: a short line over a long one is a heading, and one in small letters goes on."""
    lines = [
        "1. HOMES",
        *[f"{PROSE * 3} {at}." for at in range(40)],
        "Quays",
        f"{PROSE * 3} and",
        "the lamps.",
        "A\t1",
        "B\t2",
    ]
    found = outline(read("\n".join(lines)))
    assert found[0] == ("heading", "1", 1, "HOMES") and len(found) == 44
    assert [kind for kind, *_ in found[-3:]] == ["heading", "paragraph", "grid"]
    assert found[-2][3] == f"{PROSE * 3} and the lamps."


def test_blank_lines_between_tables_of_a_file_that_is_not_double_spaced() -> None:
    printed = "\n\n".join(["A\t1\nB\t2", "C\t3\nD\t4\nE\t5", *[f"{PROSE} {at}." for at in range(40)]])
    assert len([block for block in read(printed).blocks if block.grid]) == 2


def test_lines_are_those_of_the_file() -> None:
    document = read("\n\nOne two\nthree.\n\n1. Four\n\nA\tB\nC\tD\n")
    assert [(block.span.line, block.lines[-1].span.line) for block in document.blocks] == [(3, 4), (6, 6), (8, 9)]
    assert [cell.span.line for row in document.blocks[2].grid.rows for cell in row if cell] == [8, 8, 9, 9]  # type: ignore[union-attr]
    assert [(page.number, page.method) for page in document.pages] == [(None, "file")]


PAGES = "\f".join(
    f"Homes Committee - Minutes\n\n{PROSE} in ward {number} and that it would go on to do so.\n\n\n{number}\n"
    for number in range(4, 9)
)


def test_running_heads_and_page_numbers_are_kept_apart() -> None:
    document = read(PAGES)
    assert [(page.number, page.label) for page in document.pages] == [(n - 3, str(n)) for n in range(4, 9)]
    assert [line.text for line in document.pages[1].furniture] == ["Homes Committee - Minutes", "5"]
    assert [(block.span.page, block.span.line) for block in document.blocks] == [
        (1, 3),
        (2, 9),
        (3, 15),
        (4, 21),
        (5, 27),
    ]
    assert document.pages[1].text.startswith("Homes Committee")


def test_a_sentence_and_a_table_go_on_over_the_page() -> None:
    rows = [f" {number:02}     Ada Quill {number}             Trees in Elm Road" for number in range(1, 8)]
    text = "\n".join([f"{PROSE} and"]) + "\f" + "that it would go on.\n\n Ref    Name                    Title\n"
    document = read(text + "\n".join(rows[:4]) + "\n\f" + "\n".join(rows[4:]) + "\n\f")
    assert [block.kind for block in document.blocks] == ["paragraph", "grid"]
    assert document.blocks[0].text.endswith("this year and that it would go on.")
    grid = document.blocks[1].grid
    assert grid is not None and (len(grid.rows), grid.pages) == (8, (2, 3))
    assert len(document.pages) == 3


def test_lost_characters_are_an_issue() -> None:
    data = "\u00a36 \u2013 \u201cplan\u201d \u20ac7\nthe ".encode() + b"\x93plan"
    document = read_text(Path("paper.txt"), data, "")
    assert [(issue.code, issue.span.line) for issue in document.issues] == [("lost-characters", 2)]


def test_one_endless_line_is_read() -> None:
    assert len(read("word " * 1_000_000).blocks[0].text) == 4_999_999


SHARED = Path(__file__).parents[2] / "shared"


@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the shared papers are not beside the project")
def test_the_shared_papers_have_their_minute_items_as_headings() -> None:
    wanted, found = 0, 0
    for gold in sorted((SHARED / "gold").glob("*.json")):
        file = next((path for path in SHARED.glob(f"*/text/{gold.stem}.txt")), None)
        if file is None:
            continue
        document = read_text(file, file.read_bytes(), "")
        headings = {(block.number, block.text, block.span.line) for block in document.blocks if block.kind == "heading"}
        items = [item for minutes in json.loads(gold.read_text())["minutes"] for item in minutes["items"]]
        wanted += len(items)
        found += sum((item["number"], item["title"], item["line"]) in headings for item in items)
    assert found >= wanted * 0.95


WORDS = st.sampled_from(
    ["the", "Board", "1.", "2.3", "(a)", "-", "\u2022", "\t", "  ", "     ", "\n", "\n\n", "\f", "**", "*", "#"]
    + ["<br>", "|", "RESOLVED", "A1 -", "x-", "\u00b9", "12", "Page 3", "\u2028", "\x85", "\xa0", "&amp;"]
    + ["[a](b)", "___", "..."]
)  # fmt: skip


def check_nothing_is_lost(text: str) -> None:
    """Every line of the file that has a letter or digit outside of marks is a line of a block or of furniture."""
    try:
        document = read(text)
    except IngestError:
        return
    seen = {line.span.line for block in document.blocks for line in block.lines}
    seen |= {line.span.line for page in document.pages for line in page.furniture}
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "").replace("\x1a", "").replace("\f", "")
    for number, line in enumerate(plain.split("\n"), start=1):
        if any(char.isalnum() for char in line) and "<" not in line and "](" not in line:
            assert number in seen, (number, line)
    for block in document.blocks:
        assert len(block.starts) == len(block.lines) or block.grid is not None
        assert block.part(0, len(block.text)).line == block.span.line or block.marker


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_whole(text: str) -> None:
    check_nothing_is_lost(text.encode("utf-8", "ignore").decode())


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=60))
def test_any_paper_is_read_whole(words: list[str]) -> None:
    check_nothing_is_lost(" ".join(words))
    check_nothing_is_lost("".join(words))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        read_text(Path("paper.txt"), data, "")
    except IngestError as error:
        assert str(error).endswith(".")


TABLE_OF_FEES = """Quay                      Fee for a berth     Kept
North quay                 £14                yes
East quay, with the        £15                no
sheds
"""


@pytest.mark.parametrize(
    ("below", "ends"),
    [
        ("5. FEES\n5.1   That the fees of the quays be kept as they are for a year.\n", True),
        ("5.0   FEES\n\n5.1   That the fees of the quays be kept as they are for a year.\n", True),
        ("5     Old quay          £16                no\n5.1   Older quay        £16                no\n", False),
        ("5     Old quay\n5.1   Older quay\n", False),
    ],
)
def test_the_heading_of_the_next_section_ends_a_table(below: str, ends: bool) -> None:
    blocks = read(f"4. QUAYS\n\n{TABLE_OF_FEES}\n{below}\nMara Pell\n").blocks
    assert any(block.text == "FEES" and block.number for block in blocks) is ends
    assert any((block.number or "") == "5.1" for block in blocks) is ends
