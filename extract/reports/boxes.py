"""Report header boxes: which blocks are one, and which value stands by which label.

Sources of the rules: the ruled box of London boroughs (a band "Item No. | Classification: | Date: | Meeting Name:" with
values in the same cells or below them, then rows "Report title: | …"), the lines "From: …", "To: …", "Subject: …" of
county councils and the two columns "REPORT TO: | …" of combined authorities.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.agendas.contents import is_contents_head
from extract.cells.cells import grid_texts, join_rows, row_texts
from extract.labels import Label, fold, vocabulary
from extract.people.names import parse_person
from extract.reports.box_columns import in_column, is_broken_label, read_column
from extract.reports.box_gaps import read_bare, read_between
from extract.reports.box_labels import (
    MESSAGE_WORDS,
    UNKNOWN_LABEL_RE,
    heads_letter,
    holds_agenda,
    is_listing,
    label_apart,
    may_open_label,
    split_labels,
    told_post,
)
from extract.reports.box_pieces import label_in_line
from extract.reports.box_rows import read_cells
from extract.reports.box_stacks import read_stack
from extract.reports.box_values import ABOUT_APPLICATION, Box
from extract.reports.head_patterns import AGENDA_ITEM_RE, REACHED_LABEL_RE, REPORT_OF_RE
from extract.reports.head_titles import follows
from extract.reports.leads import is_title, lines_of
from extract.reports.trails import is_audit_trail, is_trail_rest
from ingest.model import Block, texts_of

# How many rows or lines with labels that are not in labels.toml may stand among those that are.
MAX_UNKNOWN = 3
MOST_BLOCKS = 60  # of a box; where a converter made a paragraph of each cell it has about 40
# What the blocks of one paper, by index, say where they stand in a box: kept while its parts are looked for, because
# a run of labels that is no box is tried from each of its lines.
Readings = dict[int, Box | None]
# Fields that a box has once: where one comes again another box begins. A report may be from several officers.
OWN_FIELDS = frozenset({"title", "meeting_name", "item_number", "classification", "date", "application", "reference"})


def find_box(
    blocks: Sequence[Block], first: int, words: frozenset[str], readings: Readings | None = None
) -> Box | None:
    """The header box that begins with block `first`, or None; `readings` are those of the same blocks and words."""
    readings = {} if readings is None else readings
    if blocks[first].grid is None and REACHED_LABEL_RE.match(blocks[first].text):
        return None  # whom to ask, at the end of the report above
    box = Box(first, first, blocks[first].span)
    index = first
    passed: list[str] = []  # lines among the labels that may be the title
    while index < min(first + MOST_BLOCKS, len(blocks)) and blocks[index].span.page == blocks[first].span.page:
        if index not in readings:
            readings[index] = _read_block(blocks, index, words)
        part = readings[index]
        if part is None and not box.values.get("item_number") and _is_lone_number(blocks[index], box):
            box.put("item_number", blocks[index].number or "")
            index += 1
            continue
        if part is None and is_rest_of_title(blocks, index, box):
            box.values["title"] += f" {blocks[index].text}"
            box.last, index = index, index + 1
            continue
        if part is None and box.labels and index - box.last <= MAX_UNKNOWN and is_unknown_label(blocks[index]):
            passed += [blocks[index].text] if is_apart(blocks, index) else []
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
        box.bare, passed = [*box.bare, *passed], []
        box.labels |= part.labels
        box.doubtful += part.doubtful
        box.waiting += part.waiting
        box.bare += part.bare
        box.officer_alone = box.officer_alone or part.officer_alone
        box.grid = box.grid or part.grid
        box.last = part.last
        index = part.last + 1
    if not box.labels:
        return None
    read_bare(box)
    box.settle_application()
    read_line_under(blocks, box)
    box.untitled = "title" not in box.labels and _speaks_of_report(blocks[first : box.last + 1])
    if not box.is_header or not box.values:
        return None
    return None if any(heads_letter(blocks, place) for place in range(first, box.last + 1)) else box


def is_apart(blocks: Sequence[Block], index: int) -> bool:
    """Whether a block is set apart from the value above it and may be a title."""
    block = blocks[index]
    return block.grid is None and not follows(blocks, index - 1, index) and is_title(block, block.text)


def is_rest_of_title(blocks: Sequence[Block], index: int, box: Box) -> bool:
    """Whether a line right under a title goes on with it: the box is set in two columns, and nothing parts this line
    into a label and its value.
    """
    block = blocks[index]
    if box.latest != "title" or box.last != index - 1 or block.grid is not None or block.number is not None:
        return False
    parted = ["\t" in line.text for line in (*blocks[index - 1].lines[-1:], *block.lines)]
    return follows(blocks, index - 1, index) and parted[:1] == [True] and not any(parted[1:])


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
        if is_listing(block.grid) or holds_agenda(block.grid):
            return None
        box = Box(index, index, block.span, grid=block.grid)
        read_cells(block.grid, box, words)
        label = label_apart(next((text for row in block.grid.rows[-1:] for text in row_texts(row) if text), ""))
        if label is not None and label.field == "from_officer":
            _read_more_people(blocks, box)
        own = box.labels - {"other"}
        return box if len(own) > 1 or own - ABOUT_APPLICATION or own & {"application", "reference"} else None
    if not may_open_label(block):
        return None
    return read_stack(blocks, index) or read_column(blocks, index) or _read_lines(blocks, index)


def _read_lines(blocks: Sequence[Block], index: int) -> Box | None:
    """The labels of a block whose first line is "LABEL: value"; a label alone takes the next block as its value."""
    block = blocks[index]
    if block.number is not None:
        return None
    texts = texts_of(block.lines)
    lines = [" ".join(text.split()) for text in texts] or [block.text]
    if fold(lines[0].split(":")[0]) in MESSAGE_WORDS:
        return None
    box = Box(index, index, block.span)
    name: str | None = None
    value: list[str] = []
    parts = [part for printed in lines for part in split_labels(printed)]
    rows = {" ".join(text.split()) for text in texts if "\t" in text}  # two columns, a space between
    around = [blocks[index - 1].text if index else "", *parts, *(block.text for block in blocks[index + 1 : index + 2])]
    for n, line in enumerate(parts):
        label = told_post(around, n + 1, label_in_line(line) if n else label_apart(line))
        if label is None and name is None:
            return None
        if label is None and name == "title" and {line, lines[0]} <= rows:
            label = Label("other", line, True)  # one that is not known ends the title above it
        if label is not None and (":" in line or label.rest):
            if name is not None:
                box.put(name, join_rows(value))
            name, value = label.field, [label.rest]
        elif name is None:
            return None
        elif vocabulary("head_lines").field(line) in (None, "section"):
            starts_person = name == "from_officer" and value and parse_person(line) is not None
            value.append(f"; {line}" if starts_person else line)
    if name is None:
        return None
    text = join_rows(value).replace(" ; ", "; ")
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    alone = not text and name != "other" and not in_column(blocks, index)
    beside = following is not None and following.grid is None and following.span.page == block.span.page
    # "Item" stands over what is no number where its own was left out.
    fits = following is not None and (name != "item_number" or is_item_number(following))
    other = following is not None and (label_apart(following.text) or REPORT_OF_RE.match(following.text))
    if alone and beside and fits and following is not None and not other:
        text, box.last = following.text, index + 1
    box.put(name, text)
    if name == "from_officer":
        _read_more_people(blocks, box)
    return box


def is_item_number(block: Block) -> bool:
    return AGENDA_ITEM_RE.match(f"Item {block.text or block.number}") is not None


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
