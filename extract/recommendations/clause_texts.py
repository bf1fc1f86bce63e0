"""Texts that hold several clauses: the paragraphs of a cell, numbers that run on in one text, rows under a label."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.labels import heading_field, heading_text, vocabulary
from extract.recommendations.clause_words import CLAUSE_RE, LEAD_IN_RE, RECOMMENDING_RE
from extract.reports.box_labels import label_apart
from ingest.markers import split_marker
from ingest.model import Block, Cell

BULLET_RE = re.compile(r"(?:^|(?<=\s))(?=[\u2022\u25aa\u25cf\uf0b7]\s)")
LONE_RE = re.compile(r"\(?(?P<number>\d{1,2}(?:\.\d{1,2}){0,3}|[a-zA-Z]|[ivx]{1,4})[.)]{0,2}")
SQUARE_RE = re.compile(r"^\[(?P<number>\d{1,2}|[a-z])\]\s+(?=[A-Z])")
RUN_ON_RE = re.compile(r"(?:(?<=\s)|^)(\d{1,2})[.)]\s+(?=[A-Z])")


def lone_number(text: str) -> str | None:
    """The number that a cell or line is, with nothing behind it: "1", "(a)", "3.2"."""
    match = LONE_RE.fullmatch(text.strip())
    return match["number"] if match is not None else None


def split_paragraphs(lines: Sequence[str]) -> Iterator[str]:
    """The lines of a cell joined up to each one that begins with a marker."""
    text = ""
    for line in lines:
        if text and (split_marker(line) is not None or text.endswith(":")):
            yield text
            text = ""
        text = f"{text} {line.strip()}".strip()
    if text:
        yield text


def split_numbers(text: str) -> list[str]:
    """The text cut before "1.", "2.", … or the bullets that run on in it, what stands before them first; [text] where
    none do.
    """
    if BULLET_RE.search(text):
        return [piece.strip() for piece in BULLET_RE.split(text) if piece.strip()]
    marks: list[re.Match[str]] = []
    for match in RUN_ON_RE.finditer(text):
        if int(match[1]) == len(marks) + 1:
            marks.append(match)
    if len(marks) < 2:
        return [text]
    cuts = [0, *(match.start() for match in marks if match.start()), len(text)]
    return [text[a:b].strip() for a, b in zip(cuts, cuts[1:], strict=False)]


def recommended_rows(block: Block) -> list[list[str]]:
    """The texts of the rows of a box from its label of recommendations to the next label, the label itself left out."""
    found: list[list[str]] = []
    inside = False
    for row in block.grid.rows if block.grid is not None else ():
        cells = [cell for cell in row if cell is not None and cell.text.strip()]
        if not cells:
            continue
        label = vocabulary("headings").split(heading_text(_label_text(cells[0])))
        if label is not None and label.field == "recommendations" and label.apart and not _is_head(cells):
            inside = True
            first = _after_label(cells[0], label.rest)
            found += [[text] for text in first]
            found += [[text] for cell in cells[1:] for text in cell_texts(cell)]
        elif not inside and len(cells) == 2 and RECOMMENDING_RE.match(" ".join(cells[0].text.split())):
            inside = True  # "The Board is asked to:" is the label
            found += [[text] for cell in cells for text in cell_texts(cell)]
        elif inside and (heading_field(cells[0].text) is not None or _is_label(cells[0])):
            inside = False
        elif inside and len(cells) > 2:
            return []  # the row of a table
        elif inside:
            found.append([text for cell in cells for text in cell_texts(cell)])
    return found


def grid_rows(block: Block) -> list[list[str]]:
    """The texts of the rows of a box of recommendations, up to a row that heads another section."""
    rows: list[list[str]] = []
    for row in block.grid.rows if block.grid is not None else ():
        cells = [cell for cell in row if cell is not None and cell.text.strip()]
        if rows and _heads_section(cells):
            break
        texts = [" ".join(cell.text.split()) for cell in cells]
        pieces = [piece for cell in cells for piece in cell_texts(cell)]
        rows.append(texts if len(texts) == 2 and lone_number(texts[0]) else pieces)
    return rows


def ends_in_section(block: Block) -> bool:
    """Whether a row of a box but the first heads a section of something else."""
    rows = block.grid.rows if block.grid is not None else ()
    return any(_heads_section([cell for cell in row if cell is not None and cell.text.strip()]) for row in rows[1:])


def _heads_section(cells: Sequence[Cell]) -> bool:
    if len(cells) != 1 or len(cells[0].text) > 80:
        return False
    text = heading_text(cells[0].text)
    return heading_field(text) not in (None, "recommendations") or vocabulary("head_lines").field(text) == "section"


def cell_texts(cell: Cell) -> list[str]:
    """The paragraphs of a cell, each number in them beginning one."""
    lines = [plain_number(line.text) for line in cell.lines] or [plain_number(cell.text)]
    return [piece for text in split_paragraphs(lines) for piece in split_numbers(text)]


def plain_number(text: str) -> str:
    """A clause numbered in square brackets with round ones: "[1] That the plan be agreed"."""
    return SQUARE_RE.sub(r"(\g<number>) ", text)


def _label_text(cell: Cell) -> str:
    """The first line of a cell where it is a heading of recommendations, else the whole text."""
    first = cell.lines[0].text if len(cell.lines) > 1 else ""
    return first if first and heading_field(first) == "recommendations" else cell.text


def _after_label(cell: Cell, rest: str) -> list[str]:
    lines = [line.text for line in cell.lines]
    if len(lines) > 1 and (label := vocabulary("headings").split(lines[0])) is not None and label.apart:
        return [piece for text in split_paragraphs([label.rest, *lines[1:]]) for piece in split_numbers(text)]
    return split_numbers(rest) if rest else []


def _is_head(cells: Sequence[Cell]) -> bool:
    """Whether "Recommendation" heads a column of a table: what stands beside it is neither clause nor lead-in."""
    beside = [plain_number(cell.text.strip()) for cell in cells[1:]]
    said = all(CLAUSE_RE.match(text) or LEAD_IN_RE.search(text) or split_marker(text) for text in beside)
    return len(beside) > 1 or not said


def _is_label(cell: Cell) -> bool:
    lines = [line.text for line in cell.lines] or [cell.text]
    label = label_apart(lines[0])
    return label is not None and split_marker(lines[0]) is None
