"""Titles of tables that stand at the head of each of their pages, where a reader takes them for running heads.

Source of the rule: appendices of spreadsheets, whose title is printed over the table on every page. A running head of
the whole paper stands over text as well, and is set no larger or bolder than the table.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ingest.model import Block, Document, Line, Page

LARGER = 1.12  # times the size of the table's words
LEAST_LETTERS = 5


def running_titles(document: Document) -> dict[int, str]:
    """The running titles of tables by the `id` of their block.

    Every page that such a title heads begins with a table, half of them at least with the one of the page before.
    """
    first: dict[int | None, Block] = {}
    for block in document.blocks:
        for box in block.span.boxes:
            first.setdefault(box.page, block)
    pages: dict[str, set[int | None]] = defaultdict(set)
    for page in document.pages:
        for line in page.furniture:
            pages[line.text].add(page.number)
    tabled = {page for page, block in first.items() if block.grid is not None}
    found: dict[int, str] = {}
    for page in document.pages:
        table = first.get(page.number)
        if table is None or table.grid is None or table.span.page != page.number:
            continue
        head = max(lines_above(page, table), key=lambda line: line.box.top if line.box else 0.0, default=None)
        if head is None or not is_title(head, table, page) or not pages[head.text] <= tabled:
            continue
        begun = {first[at].span.page for at in pages[head.text]}
        if 2 * len(begun) <= len(pages[head.text]):
            found[id(table)] = head.text
    return found


def lines_above(page: Page, block: Block) -> Iterator[Line]:
    """The running heads over a block."""
    top = min((box.top for box in block.span.boxes if box.page == page.number), default=0.0)
    return (line for line in page.furniture if line.box is not None and line.box.bottom <= top + line.size)


def is_title(line: Line, block: Block, page: Page) -> bool:
    """Whether a running head is set as a title over a table."""
    if sum(map(str.isalpha, line.text)) < LEAST_LETTERS or line.text == page.label:
        return False
    if line.bold:
        return True
    sizes = sorted(own.size for own in block.lines)
    return bool(sizes) and line.size >= LARGER * sizes[len(sizes) // 2]
