"""The printed lines of a header box that is set as text: which are labels, which words of values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from extract.labels import Label, fold, heading_field
from extract.people.roles import OFFICE_RE
from extract.reports.box_columns import lone_label
from extract.reports.box_fits import GOOD, SURE, fit
from extract.reports.box_labels import UNKNOWN_LABEL_RE, label_apart, split_label, split_labels, told_post
from extract.reports.box_values import ABOUT_APPLICATION
from extract.reports.head_patterns import REPORT_OF_RE
from extract.reports.leads import is_section
from ingest.model import Block

MOST_LABELS, MOST_LINES = 14, 40
LONGEST_LABEL, LONGEST_VALUE = 70, 160
# How well a value must fit a label that only a space parts from it.
PLAIN_VALUES = {"item_number": SURE, "date": SURE, "meeting_name": SURE, "from_officer": GOOD, "cabinet_member": GOOD}


@dataclass(frozen=True, slots=True)
class Piece:
    """One printed line: a label, or words of a value; `gap` tells that white stands above it (in a text file).

    `beside` tells that a value stands on the line of the label before it: it is that label's.
    """

    text: str
    block: int
    gap: bool
    label: Label | None = None
    beside: bool = False


def find_pieces(blocks: Sequence[Block], index: int) -> Iterator[Piece]:
    """The lines of labels and values from block `index` on, to the first that cannot be one."""
    labels = lines = waiting = 0
    for line in join_broken(list(islice(lines_from(blocks, index), MOST_LABELS + MOST_LINES))):
        if len(line.text) > LONGEST_VALUE or (line.label is None and REPORT_OF_RE.match(line.text)):
            return
        # While labels wait for values, words with a colon may be one of these.
        unknown = line.label is None and waiting <= 0 and UNKNOWN_LABEL_RE.match(line.text) is not None
        for piece in part_unknown(line) if unknown else (line,):
            labels, lines = labels + (piece.label is not None), lines + (piece.label is None)
            waiting = max(waiting, 0) + 1 if piece.label is not None else waiting - 1
            yield piece
        if labels > MOST_LABELS or lines > MOST_LINES:
            return


def lines_from(blocks: Sequence[Block], index: int) -> Iterator[Piece]:
    """The printed lines from block `index` on that may be part of a box, all on one page."""
    page = blocks[index].span.page
    while index < len(blocks) and blocks[index].span.page == page and not ends_stack(blocks[index]):
        yield from pieces_of(blocks, index)
        index += 1


def join_broken(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The lines, a label that its narrow cell broke over two put together ("REPORT" over "TITLE:")."""
    at, waits = 0, False
    while at < len(pieces):
        first, second = pieces[at], pieces[at + 1] if at + 1 < len(pieces) else None
        begins = first.label is None and not waits or first.label is not None and ":" not in first.text
        if begins and second is not None and not second.gap and (first.label is None or second.label is None):
            whole = label_apart(f"{first.text} {second.text}")
            if whole is not None and not whole.rest and len(first.text.split()) < 4:
                yield replace(first, text=f"{first.text} {second.text}", label=whole)
                at, waits = at + 2, True
                continue
        waits = first.label is not None
        yield first
        at += 1


def part_unknown(piece: Piece) -> Iterator[Piece]:
    """A label that is not known, and the words behind its colon."""
    words, _, rest = piece.text.partition(":")
    yield replace(piece, label=Label("other", "", True, fold(words)))
    if rest.strip():
        yield Piece(rest.strip(), piece.block, False, beside=True)


def ends_stack(block: Block) -> bool:
    """Whether a block is no part of a box: a grid, an item, numbered text, the heading of a section."""
    if block.grid is not None or (block.kind == "item" and block.number is None):
        return True
    if block.number is not None and block.text.strip():
        return lone_label(block.text) is None
    return is_section(block) and label_apart(block.text) is None or heading_field(block.text) is not None


def pieces_of(blocks: Sequence[Block], index: int) -> Iterator[Piece]:
    """The lines of a block, a label parted from the value on its line; a label broken over two lines is one."""
    block = blocks[index]
    above = blocks[index - 1].lines[-1].span.line if index and blocks[index - 1].lines else None
    numbered = block.number is not None and len(block.lines) > 1
    # A number between the columns is the item's, or that of the first section.
    wanted = index > 0 and (label := label_apart(blocks[index - 1].text)) is not None and label.field == "item_number"
    parts: list[tuple[str, bool]] = []
    for line in block.lines[1:] if numbered and not wanted else block.lines:
        at = line.span.line
        gap = at != above + 1 if at is not None and above is not None else line is block.lines[0]
        above = at
        found = split_labels(" ".join(line.text.split()).strip("*# "))
        parts += [(part, gap and n == 0) for n, part in enumerate(found)]
    below = [block.text for block in blocks[index + 1 : index + 2]]
    texts = [blocks[index - 1].text if index else "", *(text for text, _ in parts), *below]
    for n, (text, gap) in enumerate(parts, 1):
        yield from pieces_of_line(text, index, gap, told_post(texts, n, label_in_line(text) or label_before(text)))


def pieces_of_line(text: str, index: int, gap: bool, label: Label | None) -> Iterator[Piece]:
    if label is not None and label.field in ABOUT_APPLICATION and ":" not in text:
        label = None  # "Proposals", "Site" are words of titles and headings too
    if label is None or len(text) - len(label.rest) > LONGEST_LABEL:
        yield Piece(text, index, gap)
        return
    yield Piece(text, index, gap, replace(label, rest=""))
    if label.rest:
        yield Piece(label.rest, index, False, beside=True)


def label_in_line(text: str) -> Label | None:
    """A label at the start of a line, its value behind it: with a colon, or plainly what the label asks for."""
    label = label_apart(text)
    if label is not None or (label := split_label(text)) is None or not label.rest:
        return label
    if label.field in ("title", "wards"):  # "Title" alone may begin a sentence
        return label if len(label.printed.split()) > 1 and fit(label.field, label.rest) > 0 else None
    least = PLAIN_VALUES.get(label.field)
    return label if least is not None and fit(label.field, label.rest) >= least else None


def label_before(text: str) -> Label | None:
    """A label that only a space parts from what is plainly its value: "Item No. 7", "Contributors Head of Parks"."""
    label = split_label(text)
    if label is None or OFFICE_RE.search(label.printed):
        return None
    least = {"item_number": SURE, "from_officer": GOOD}.get(label.field)
    return label if least is not None and fit(label.field, label.rest) >= least else None
