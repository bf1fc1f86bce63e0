"""Notes of tables: told by their form, tied by mark or place, carried by the numbers that their marks stand at."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.extractions import Extraction
from extract.papers import extract
from extract.tables.table_marks import LAST_MARK_RE, marks_of, unmarked
from printed import BOX, extract_printed
from test_pdf import typeset, write
from test_subcolumns import box

ROWS = "Service\tBudget £000\tSpent £000\nParks*\t1,204\t1,190 (r)\nRoads\t640\t702\nTotal¹\t1,844\t1,892\n"
AFTER = "\n\n2.1 The committee will be told more when the next report on the services comes before it in the autumn.\n"


def notes_of(found: Extraction) -> list[list[str]]:
    return [[note.text for note in table.notes] for table in found.tables]


@pytest.mark.parametrize(
    ("text", "marks", "plain"),
    [
        ("Parks*", ["*"], "Parks"), ("Band A\u00b9", ["1"], "Band A"), ("Homes \u00b9 **", ["**", "1"], "Homes"),
        ("1,204 (1)", ["1"], "1,204"), ("Rents [2]", ["2"], "Rents"), ("Grants (*)", ["*"], "Grants"),
        ("Burial (see note 1)", ["1"], "Burial"), ("5.6 (p)", ["p"], "5.6"),
        ("(12)", [], "(12)"), ("\u00a3 (5)", [], "\u00a3 (5)"), ("Area (ha)", [], "Area (ha)"), ("*", [], "*"),
        ("Note 1", [], "Note 1"), ("", [], ""),
    ],
)  # fmt: skip
def test_marks(text: str, marks: list[str], plain: str) -> None:
    assert marks_of(text) == marks
    assert unmarked(text, marks) == plain
    assert unmarked(text, ["z"]) == text


@pytest.mark.parametrize("text", [*LAST_MARK_RE.matches, "Parks*\n", "Roads (NOTE 12)", "Rents \u00b9,"])
def test_the_cheap_look_at_a_text_spares_no_mark(text: str) -> None:
    assert LAST_MARK_RE.search(text) and marks_of(text)


@pytest.mark.parametrize(
    ("under", "expected"),
    [
        ("* before transfers to reserves", ["* before transfers to reserves"]),
        ("\u00b9 Without schools.\n\n*Includes an invoice.", ["\u00b9 Without schools.", "*Includes an invoice."]),
        ("Note: data is late.\nSource \u2013 ledger", ["Note: data is late.", "Source \u2013 ledger"]),
        ("NB values are net.", ["NB values are net."]),
        ("(r) revised", ["(r) revised"]),
        ("Notes:\n\n1. Parks are net.\n\n2. Roads are gross.", ["1. Parks are net.", "2. Roads are gross."]),
        ("Totals may not sum because of rounding.", ["Totals may not sum because of rounding."]),
        # Text that only begins like a note, marks that the table has not, a list that is not numbered from 1.
        ("Note that the panel asked for a report on parks in the spring of the year.", []),
        ("Source of the money is the capital programme that was agreed in February.", []),
        ("\u2020 See the plan.", []),
        ("\u00b2 See the plan.", []),
        ("The figures show that spending on parks has risen since the last report.", []),
        ("Notes:\n\n4. Parks are net.", []),
        ("Figures are shown in the annex for each ward.", []),
        ("Negative variances are a concern to the director.", []),
        ("Note for members: the item is exempt.", []),
        ("Key decision: no", []),
        ("(a) that the plan be agreed; and\n\n(b) that the cost be met.", []),
        ("2. The panel is asked to note the report.", []),
    ],
)
def test_a_note_is_told_by_its_form(under: str, expected: list[str]) -> None:
    assert notes_of(extract_printed(BOX + "Spending\n\n" + ROWS + "\n" + under + AFTER)) == [expected]


def test_a_sign_in_place_of_a_number_has_its_note() -> None:
    body = "Group\tPupils\tLeft\nGirls\t9,240\t*\nBoys\t9,515\t14\n"
    found = extract_printed(BOX + f"Pupils\n\n{body}\n* denotes fewer than five\nSource: census{AFTER}")
    assert notes_of(found) == [["* denotes fewer than five", "Source: census"]]
    assert {one.value for one in found.observations} == {9240, 9515, 14}


def test_a_note_belongs_to_the_table_it_stands_under() -> None:
    second = "Income\n\nNote: before grants.\n\nService\tBudget £000\nFerries\t12\nPiers\t14\n"
    found = extract_printed(BOX + "Spending\n\n" + ROWS + "\nSource: ledger\n\n" + second + AFTER)
    assert notes_of(found) == [["Source: ledger"], ["Note: before grants."]]
    paragraphs = {paragraph.text for paragraph in found.paragraphs}
    assert {"Source: ledger", "Note: before grants."} <= paragraphs


def test_the_last_row_of_a_table_may_be_a_note() -> None:
    found = extract_printed(BOX + "Spending\n\n" + ROWS + "* before transfers to reserves\t\t\n" + AFTER)
    assert notes_of(found) == [["* before transfers to reserves"]]
    assert len(found.tables[0].rows) == 3


def test_numbers_carry_the_notes_of_their_marks() -> None:
    under = "* before transfers\n(r) revised\n\u00b9 without schools"
    found = extract_printed(BOX + "Spending\n\n" + ROWS + "\n" + under + AFTER)
    told = {
        (one.row_label, one.column_label): (one.value, one.text, [note.mark for note in one.notes])
        for one in found.observations
    }
    assert told["Parks", "Budget £000"] == (1204e3, "1,204", ["*"])
    assert told["Parks", "Spent £000"] == (1190e3, "1,190 (r)", ["r", "*"])
    assert told["Roads", "Budget £000"] == (640e3, "640", [])
    assert told["Total", "Budget £000"] == (1844e3, "1,844", ["1"])
    assert {one.sum_check for one in found.observations if one.row_label == "Total"} == {"agrees"}


def test_a_mark_does_not_hide_a_number_or_a_unit() -> None:
    body = "Band\tHomes (1)\tRent £ \u00b9\nOne\t214 (2)\t96.50\nTwo\t1,034\t101.20 \u2021\n"
    under = "(1) At March.\n(2) Estimated.\n\u00b9 A week.\n\u2021 In May."
    found = extract_printed(BOX + "Homes\n\n" + body + "\n" + under + AFTER)
    told = {(one.row_label, one.column_label): (one.value, one.unit, len(one.notes)) for one in found.observations}
    assert told["One", "Homes"][0::2] == (214, 2)
    assert told["Two", "Rent £"] == (101.2, "GBP", 2)


def test_figures_in_brackets_that_are_something_else_are_no_negative_numbers() -> None:
    body = "Age\tDebt £000\nUp to a month\t(640)\nOlder\t702\nOldest\t12\n"
    for note, values in (("last year's", [702e3, 12e3]), ("negative", [-640e3, 702e3, 12e3])):
        found = extract_printed(BOX + f"Debt\n\n{body}\nFigures in brackets are {note}.{AFTER}")
        assert [one.value for one in found.observations] == values
        assert ("figures-in-brackets" in {issue.code for issue in found.issues}) == (len(values) == 2)


@pytest.mark.parametrize(
    ("under", "value"),
    [
        ("All figures are in £000s.", 12e3), ("Note: figures in £ million", 12e6), ("Amounts are shown in £m", 12e6),
        ("£000\n\nService\tBudget\nLamps\t3\nSalt\t4", 12), ("Figures are from the ledger.", 12),
    ],
)  # fmt: skip
def test_the_scale_may_be_said_under_a_table(under: str, value: float) -> None:
    found = extract_printed(BOX + f"Spending\n\nService\tBudget\tSpent\nParks\t12\t14\nRoads\t7\t9\n\n{under}{AFTER}")
    assert found.observations[0].value == value


def draw_table(canvas: Canvas, top: float, labels: tuple[str, ...], mark: int | None = None) -> None:
    """A ruled table; `mark` is the row whose label has a raised figure behind it."""
    box(canvas, [60, 260, 340, 420], [top + 20 * n for n in range(len(labels) + 2)])
    rows = [(label, f"{n}10", f"{n}05") for n, label in enumerate(labels, 1)]
    for n, texts in enumerate((("Service", "Budget", "Spent"), *rows)):
        for x, text in zip((64, 264, 344), texts, strict=True):
            write(canvas, x, top + 14 + 20 * n, text, 10)
    if mark is not None:
        width = canvas.stringWidth(labels[mark], "Helvetica", 10)
        write(canvas, 64 + width, top + 10 + 20 * (mark + 1), "1", 6)


def test_a_footnote_of_the_page_is_the_note_of_a_table_that_has_its_mark() -> None:
    def draw(canvas: Canvas) -> None:
        draw_table(canvas, 100, ("Parks", "Roads", "Ponds"), mark=1)
        for n in range(6):
            write(
                canvas,
                60,
                220 + 14 * n,
                "the sub committee considered a report of the director on the work of the borough",
            )
        draw_table(canvas, 340, ("Ferries", "Piers", "Buoys"))
        write(canvas, 60, 780, "1 Without the bridge, which the county mends.", 7)

    found = extract(typeset(draw))
    assert notes_of(found) == [["\u00b9 Without the bridge, which the county mends."], []]
    assert {one.row_label for one in found.observations if one.notes} == {"Roads"}
    assert found.tables[0].notes[0].span.boxes[0].top > 700


def test_a_note_under_the_last_of_a_pages_tables_is_of_the_one_that_has_its_mark() -> None:
    def draw(canvas: Canvas) -> None:
        draw_table(canvas, 100, ("Parks", "Roads [1]", "Ponds"))
        write(canvas, 60, 205, "Ferries and piers", 11, "Helvetica-Bold")
        draw_table(canvas, 215, ("Ferries", "Piers", "Buoys"))
        write(canvas, 60, 320, "[1] Without the bridge, which the county mends.", 10)

    assert notes_of(extract(typeset(draw))) == [["[1] Without the bridge, which the county mends."], []]
