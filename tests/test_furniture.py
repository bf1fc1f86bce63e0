"""What is a running head or foot, and what only looks like one."""

from __future__ import annotations

from test_pdf import Canvas, pour, prose, texts, typeset, write

COLUMNS = (64, 114, 384)


def print_row(canvas: Canvas, top: float, row: tuple[str, ...], bold: bool = False) -> None:
    for x, text in zip(COLUMNS, row, strict=True):
        write(canvas, x, top, text, 10, "Helvetica-Bold" if bold else "Helvetica")


def test_rows_of_a_table_that_differ_in_their_numbers_are_no_running_head() -> None:
    """A table without rules over three pages, its head on the first and on the third."""
    head = ("Ref", "Step", "Owner")

    def draw(canvas: Canvas) -> None:
        step = 0
        for page in range(3):
            top = 80.0
            if page != 1:
                print_row(canvas, top, head, bold=True)
                top += 20
            for _ in range(30):
                step += 1
                print_row(canvas, top, (str(step), f"Step {step} of the plan for parks", "Cy Dell"))
                top += 22
            write(canvas, 290, 820, str(page + 1))
            canvas.showPage()

    document = typeset(draw)
    (block,) = document.blocks
    assert block.grid is not None and block.grid.pages == (1, 2, 3)
    assert [row[0] for row in block.grid.texts()] == ["Ref", *map(str, range(1, 91))]
    assert [page.label for page in document.pages] == ["1", "2", "3"]


def test_a_first_line_that_two_pages_share_is_text() -> None:
    """Of two pages, each with the same opening line right above its text, and a head that is set off from it."""

    def draw(canvas: Canvas) -> None:
        for page in range(2):
            write(canvas, 70, 40, "Marlbeck Borough Council", 9)
            write(
                canvas,
                70,
                80,
                "RESOLVED that the plan before the committee be agreed, and that officers of the council",
            )
            pour(canvas, f"{prose(60, 100 * page)}.", 70, 93.75, 450)
            canvas.showPage()

    document = typeset(draw)
    assert [text[:8] for text in texts(document)] == ["RESOLVED"] * 2
    assert [[line.text for line in page.furniture] for page in document.pages] == [["Marlbeck Borough Council"]] * 2


def test_numbers_of_a_running_head_may_count_the_pages() -> None:
    def draw(canvas: Canvas) -> None:
        for page in range(4):
            write(canvas, 70, 40, f"Plan 2031, sheet {page + 3} of 9", 9)
            pour(canvas, f"{prose(60, 100 * page)}.", 70, 80, 450)
            canvas.showPage()

    assert [len(page.furniture) for page in typeset(draw).pages] == [1] * 4
