"""Report header boxes: which blocks are one, and which value stands by which label.

Sources of the rules: the ruled box of London boroughs (a band "Item No. | Classification: | Date: | Meeting Name:" with
values in the same cells or below them, then rows "Report title: | …"), the lines "From: …", "To: …", "Subject: …" of
county councils and the two columns "REPORT TO: | …" of combined authorities.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.box_columns import in_column, is_broken_label, read_column
from extract.box_gaps import keep_bare, read_bare, read_between
from extract.box_labels import (
    MESSAGE_WORDS,
    UNKNOWN_LABEL_RE,
    box_row,
    heads_letter,
    is_listing,
    label_apart,
    split_label,
    split_labels,
)
from extract.box_stacks import read_stack
from extract.box_values import ABOUT_APPLICATION, Box
from extract.cells import grid_texts, join_pieces, join_rows, row_texts
from extract.contents import is_contents_head
from extract.dates import parse_date
from extract.labels import fold, vocabulary
from extract.leads import REPORT_OF_RE, lines_of
from extract.names import parse_person
from extract.trails import is_audit_trail, is_trail_rest
from ingest.model import Block, Cell, Grid

# How many rows or lines with labels that are not in labels.toml may stand among those that are.
MAX_UNKNOWN = 3
# Fields that a box has once: where one comes again another box begins. A report may be from several officers.
OWN_FIELDS = frozenset({"title", "meeting_name", "item_number", "classification", "date", "application", "reference"})


def find_box(blocks: Sequence[Block], first: int, words: frozenset[str]) -> Box | None:
    """The header box that begins with block `first`, or None."""
    box = Box(first, first, blocks[first].span)
    index = first
    while index < len(blocks) and blocks[index].span.page == blocks[first].span.page:
        part = _read_block(blocks, index, words)
        if part is None and not box.values.get("item_number") and _is_lone_number(blocks[index], box):
            box.put("item_number", blocks[index].number or "")
            index += 1
            continue
        if part is None and box.labels and index - box.last <= MAX_UNKNOWN and is_unknown_label(blocks[index]):
            index += 1
            continue
        if part is None and box.labels and index - box.last <= MAX_UNKNOWN and is_broken_label(blocks, index):
            index += 3
            continue
        if part is None and box.labels and (between := read_between(blocks, index, box)) > index:
            index = between
            continue
        if part is None or part.labels & box.labels & OWN_FIELDS or _begins_text(blocks[index], part, box):
            break
        for name, value in part.values.items():
            box.put(name, value)
        box.latest = part.latest
        box.labels |= part.labels
        box.doubtful += part.doubtful
        box.waiting += part.waiting
        box.bare += part.bare
        box.grid = box.grid or part.grid
        box.last = part.last
        index = part.last + 1
    read_bare(box)
    read_line_under(blocks, box)
    box.untitled = "title" not in box.labels and _speaks_of_report(blocks[first : box.last + 1])
    return box if box.is_header and box.values and not heads_letter(blocks, box.last) else None


def read_line_under(blocks: Sequence[Block], box: Box) -> None:
    """Take in "Report of the Director" set under a box that does not say from whom it is."""
    under = blocks[box.last + 1] if box.last + 1 < len(blocks) else None
    if under is None or under.grid is not None or not box.labels or "from_officer" in box.values:
        return
    if (match := REPORT_OF_RE.match(under.text)) and under.number is None:
        box.put("from_officer", match["from"])
        box.last += 1


def _is_lone_number(block: Block, box: Box) -> bool:
    """Whether a block is an item's number alone, fallen out of the box that has the label for it."""
    return "item_number" in box.labels and block.number is not None and not block.text.strip()


def _begins_text(block: Block, part: Box, box: Box) -> bool:
    """Whether what reads as a label about an application is the heading of a section ("Proposal:")."""
    about = part.labels <= ABOUT_APPLICATION and not box.labels & ABOUT_APPLICATION
    return about and block.grid is None and bool(box.labels)


def _speaks_of_report(blocks: Sequence[Block]) -> bool:
    """Whether two labels of the box are of a report ("Report of", "Report to"): it is no letter or message."""
    texts = [text for block in blocks for text in lines_of(block)]
    labels = (label.printed for text in texts if (label := label_apart(text)) is not None)
    return sum(label.startswith("report") for label in labels) >= 2


def is_unknown_label(block: Block) -> bool:
    """Whether a block is one more row of label and value, its label not known; or what is left of the value above."""
    if block.kind == "item" or block.number is not None:
        return False
    if block.grid is not None:
        rows = [[text for text in row if text] for row in grid_texts(block.grid)]
        small = len(rows) == 1 and len(rows[0]) == 2 and len(" ".join(rows[0])) < 60
        return small or len(rows) <= 3 and all(0 < len(row) <= 2 and UNKNOWN_LABEL_RE.match(row[0]) for row in rows)
    if fold(block.text.split(":")[0]) in MESSAGE_WORDS:
        return False
    labelled = UNKNOWN_LABEL_RE.match(block.text) is not None
    return len(block.text) < 200 and (labelled or block.kind != "heading" and len(block.text) < 60)


def _read_block(blocks: Sequence[Block], index: int, words: frozenset[str]) -> Box | None:
    block = blocks[index]
    if block.grid is not None:
        heads = block.grid.rows[:2]
        if is_audit_trail(block) or is_trail_rest(block) or any(is_contents_head(row_texts(row)) for row in heads):
            return None
        if is_listing(block.grid):
            return None
        box = Box(index, index, block.span, grid=block.grid)
        _read_rows(block.grid, box, words)
        label = label_apart(next((text for row in block.grid.rows[-1:] for text in row_texts(row) if text), ""))
        if label is not None and label.field == "from_officer":
            _read_more_people(blocks, box)
        own = box.labels - {"other"}
        return box if len(own) > 1 or own - ABOUT_APPLICATION or own & {"application", "reference"} else None
    return read_stack(blocks, index) or read_column(blocks, index) or _read_lines(blocks, index)


def _read_lines(blocks: Sequence[Block], index: int) -> Box | None:
    """The labels of a block whose first line is "LABEL: value"; a label alone takes the next block as its value."""
    block = blocks[index]
    lines = [line.text for line in block.lines] or [block.text]
    if block.number is not None or fold(lines[0].split(":")[0]) in MESSAGE_WORDS:
        return None
    box = Box(index, index, block.span)
    name: str | None = None
    value: list[str] = []
    for line in (part for printed in lines for part in split_labels(printed)):
        label = label_apart(line)
        if label is None and name is None:
            return None
        if label is not None and (":" in line or label.field == "date" and label.rest):
            if name is not None:
                box.put(name, join_rows(value))
            name, value = label.field, [label.rest]
        elif name is None:
            return None
        else:
            starts_person = name == "from_officer" and value and parse_person(line) is not None
            value.append(f"; {line}" if starts_person else line)
    if name is None:
        return None
    text = join_rows(value).replace(" ; ", "; ")
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    alone = not text and name != "other" and not in_column(blocks, index)
    beside = following is not None and following.grid is None and following.span.page == block.span.page
    if alone and beside and following is not None and not label_apart(following.text):
        text, box.last = following.text, index + 1
    box.put(name, text)
    if name == "from_officer":
        _read_more_people(blocks, box)
    return box


def _read_more_people(blocks: Sequence[Block], box: Box) -> None:
    """Add the people in the blocks after the box to those that the report is from, one a block."""
    while more := _another_person(blocks, box.last + 1):
        box.values["from_officer"] = f"{box.values['from_officer']}; {more}" if "from_officer" in box.values else more
        box.last += 1


def _another_person(blocks: Sequence[Block], index: int) -> str | None:
    """The next block's text when it is one more person of those the report is from."""
    block = blocks[index] if index < len(blocks) else None
    if block is None or block.grid is not None or len(block.text) > 120 or label_apart(block.text) is not None:
        return None
    if UNKNOWN_LABEL_RE.match(block.text):  # "Contact name: …"
        return None
    person = parse_person(block.text)
    return block.text if person is not None and person.role is not None else None


def _read_rows(grid: Grid, box: Box, words: frozenset[str]) -> None:
    rows = grid.rows
    index = 0
    while index < len(rows):
        across = _columns_of_labels(rows[index])
        index = _read_band(rows, index, across, box) if across else _read_value(rows, index, box, words)


def _columns_of_labels(row: Sequence[Cell | None]) -> dict[int, str]:
    """The columns of a band of labels with their fields; {} when the row has fewer than two."""
    texts = box_row(row)
    found = {column: label for column, text in enumerate(texts) if (label := split_label(text))}
    if any(":" in texts[column] for column in found):
        # Beside "Meeting:" the words "Parish Council" are a value.
        found = {n: label for n, label in found.items() if ":" in texts[n] or label.field not in ABOUT_APPLICATION}
    apart = {label.field for label in found.values() if label.apart}
    every = {label.field for label in found.values()}
    if len(apart) >= 2 or len(every) >= 3:
        return {column: label.field for column, label in found.items() if label.apart or len(every) >= 3}
    return {}


def _begins_row(row: Sequence[Cell | None]) -> bool:
    first = next((text for text in box_row(row) if text), "")
    return label_apart(first) is not None and bool(box_row(row)[0])


def _read_band(rows: Sequence[Sequence[Cell | None]], index: int, across: dict[int, str], box: Box) -> int:
    """Values under or beside the labels of a band, down to the next row that begins with a label."""
    end = index + 1
    while end < len(rows) and not _begins_row(rows[end]):
        end += 1
    columns = sorted(across)
    for position, column in enumerate(columns):
        edge = columns[position + 1] if position + 1 < len(columns) else max(len(row) for row in rows)
        down = [" ".join(t for t in box_row(row)[column:edge] if t) for row in rows[index:end]]
        text = join_rows(down)
        _put_labelled(box, across[column], text)
    return end


def _put_labelled(box: Box, name: str, text: str) -> None:
    """The value after a label, and that of a second label that follows at once ("Item No. Classification: Open")."""
    label = split_label(text)
    if label is None or label.field != name:
        box.put(name, "")
        return
    inner = split_label(label.rest)
    if inner is not None and inner.apart and inner.field != name and ":" in label.rest:
        box.put(name, "")
        _put_labelled(box, inner.field, label.rest)
    else:
        box.put(name, label.rest)


def known_beside(texts: Sequence[str]) -> dict[str, str] | None:
    """What a cell without a label says beside one with label and value: how open the report is, "For decision"."""
    filled = [text for text in texts if text]
    known = vocabulary("head_lines").field(filled[0]) if len(filled) == 1 else None
    return None if known in (None, "section") else {"classification": filled[0]} if known == "classification" else {}


def part_people(value: str, cells: Sequence[Cell]) -> str:
    """The people that a report is from, one after the other in a cell, parted by semicolons."""
    lines = [" ".join(line.text.split()) for cell in cells for line in cell.lines]
    parted = lines[0] if lines else ""
    for line in lines[1:]:
        person = parse_person(line)
        begins = person is not None and person.role is not None and line.startswith(person.name)
        whole = not parted.endswith((",", "&", " and", " of", " for"))
        parted += f"; {line}" if begins and whole and parse_person(parted.split("; ")[-1]) else f" {line}"
    return parted if fold(parted) == fold(value) else value


def _read_value(rows: Sequence[Sequence[Cell | None]], index: int, box: Box, words: frozenset[str]) -> int:
    """One label and its value, with the rows that the label or the value wraps over."""
    texts = box_row(rows[index])
    first = next((column for column, text in enumerate(texts) if text), None)
    if first is None:
        return index + 1
    label, end = label_apart(texts[first]), index + 1
    name_text = texts[first]
    pieces = [texts[first + 1 :]]
    while end < len(rows) and not _begins_row(rows[end]):
        more = box_row(rows[end])
        head = more[first] if first < len(more) else ""
        if fold(head):
            longer = split_label(f"{name_text} {head}")
            if longer is None or not longer.apart or longer.field == (label.field if label else ""):
                break
            label = longer
        pieces.append(more[first + 1 :])
        end += 1
    if label is None:
        for text in texts[first + 1 :]:  # "WARDS: All" beside the council's name
            beside = label_apart(text)
            if beside is not None and beside.rest:
                box.put(beside.field, beside.rest)
        keep_bare(rows[index], box)
        return index + 1
    if label.field == "meeting_name" and pieces[0] and parse_date(pieces[0][-1]) and any(pieces[0][:-1]):
        box.put("date", pieces[0][-1])
        pieces[0] = pieces[0][:-1]
    if label.rest and pieces[0] and (known := known_beside(pieces[0])) is not None:
        for name, text in known.items():
            box.put(name, text)
        pieces[0] = [""] * len(pieces[0])
    joined = [join_pieces(row, words) for row in pieces]
    value = join_rows([label.rest, *(row.text for row in joined)])
    if label.field == "from_officer":
        value = part_people(value, [cell for row in rows[index:end] for cell in row[first + 1 :] if cell is not None])
    box.put(label.field, value, all(row.sure for row in joined))
    return end
