"""What stands in a header box without a label: body, day and title set across it, the rest of a value between grids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from extract.cells.cells import grid_texts, row_texts
from extract.dates.dates import parse_date
from extract.labels import vocabulary
from extract.reports.box_labels import label_apart, split_label
from extract.reports.box_values import ABOUT_APPLICATION, APPLICATION_NUMBER_RE, Box
from extract.reports.known_lines import may_be_title, read_line
from extract.reports.leads import is_section
from ingest.model import Block, Cell, Grid, texts_of


def read_between(blocks: Sequence[Block], index: int, box: Box) -> int:
    """Read what stands between the grids of a box, the rest of a value or the title; the index of the next block."""
    block, end = blocks[index], index
    if _is_lone_cell(block):
        box.bare.append(" ".join(block.text.split()))
        box.last = index
        return index + 1
    while end < min(index + 3, len(blocks)) and blocks[end].kind == "heading" and blocks[end].number is None:
        end += 1
    following = blocks[end] if end < len(blocks) else None
    titled = box.labels & {"title", "proposal"} or is_section(block)
    if end > index and not titled and following is not None and following.grid is not None:
        if not _has_label(following.grid):
            return index
        box.bare += _told_apart([block.text for block in blocks[index:end]])
        return end
    goes_on = block.grid is None and block.number is None and block.text[:1].islower() and box.latest is not None
    if goes_on and index + 1 < len(blocks) and blocks[index + 1].grid is not None and box.last == index - 1:
        box.values[box.latest or ""] += f" {block.text}"
        return index + 1
    return index


def _told_apart(headings: Sequence[str]) -> list[str]:
    """Headings of a head: those that are known each alone, the others, which are lines of one title, together."""
    known = [text for text in headings if read_line(text) is not None]
    title = " ".join(text for text in headings if text not in known)
    return [*known, title] if title else known


def _has_label(grid: Grid) -> bool:
    texts = row_texts(grid.rows[0])
    return bool(texts) and split_label(texts[0]) is not None


def _is_lone_cell(block: Block) -> bool:
    """Whether a block is a ruled cell alone with a few words: the title of a report set in a frame."""
    texts = [text for row in grid_texts(block.grid) for text in row if text] if block.grid is not None else []
    return len(texts) == 1 and 5 < len(texts[0]) < 160 and not texts[0].rstrip().endswith((".", ":", ";"))


def keep_bare(row: Sequence[Cell | None], box: Box) -> None:
    """Keep the lines of a row with one filled cell and no label: body and day, or the title, set across the box.

    Of several cells those are kept that all are lines of a head ("Harbours Committee | Agenda Item 5"), and of two
    where the second has a label the first, which may be the title.
    """
    cells = [cell for cell in row if cell is not None and cell.text.strip()]
    texts = [" ".join(cell.text.split()) for cell in cells]
    if len(cells) > 1:
        if are_known(texts, unknown=0):
            box.bare += texts
            return
        if not box.labels and are_known(lines_in(cells), unknown=1):
            box.bare += lines_in(cells)
            return
    if len(cells) == 2 and label_apart(texts[1]) is not None and read_line(texts[0]) is None and may_be_title(texts[0]):
        box.bare.append(texts[0])
    if len(cells) == 1 and len(cells[0].text) < 200 and not _is_run_in_section(texts[0]):
        box.bare += [" ".join(line.text.split()) for line in cells[0].lines] or cells[0].text.split("\n")


def _is_run_in_section(text: str) -> bool:
    """Whether the heading of a section and its words fill a cell: "Executive Summary: The site is a field"."""
    return ":" in text and vocabulary("head_lines").field(text.partition(":")[0]) == "section"


def lines_in(cells: Iterable[Cell]) -> Iterator[str]:
    """The printed lines of cells, each made when it is asked for: few rows of a data table are read to their end."""
    return (" ".join(text.split()) for cell in cells for text in texts_of(cell.lines))


def are_known(texts: Iterable[str], unknown: int) -> bool:
    """Whether texts are lines of a head that say something, all but so many of them known; one that is not may be a
    title.
    """
    says = False
    for text in texts:
        found = read_line(text)
        if found is None:
            unknown -= 1
            if unknown < 0 or not may_be_title(text):
                return False
        says = says or bool(found)
    return says


def read_bare(box: Box) -> None:
    """Fill what the box has no label for from the lines without labels in it: body, day, and the one title; of a box
    about an application its number.
    """
    known = box.labels - {"other", "post"} - ABOUT_APPLICATION
    numbers = [line for line in box.bare if APPLICATION_NUMBER_RE.match(line) and parse_date(line) is None]
    if len(numbers) == 1 and box.application_number is None and len(box.values.keys() & ABOUT_APPLICATION) >= 2:
        box.put("application", numbers[0])
    if not box.bare or len(known) < 2 and not box.is_application:
        return
    values: dict[str, str] = {}
    titles: list[str] = []
    for line in box.bare:
        found = read_line(line)
        if found is None and line not in numbers:
            titles.append(line)
        for name, value in (found or {}).items():
            values.setdefault(name, value)
    for name, value in values.items():
        if name in ("meeting_name", "date", "item_number") and name not in box.labels:
            box.put(name, value)
    # "Timetable" over a table of meetings and their dates is no title of a report.
    told = "meeting_name" in box.labels and known | values.keys() > {"meeting_name", "date"}
    if "title" not in box.labels and len(titles) == 1 and told and "proposal" not in box.values:
        box.put("title", titles[0])
