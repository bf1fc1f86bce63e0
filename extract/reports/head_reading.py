"""The blocks of a report's head taken in one after the other: lines, labels with their values, tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.dates.dates import parse_date
from extract.labels import Label, vocabulary
from extract.people.names import parse_person
from extract.people.roles import OFFICE_RE
from extract.reports.box_columns import LEAST_LABELS, read_labels
from extract.reports.box_labels import label_apart, split_labels, told_post
from extract.reports.box_pieces import label_in_line
from extract.reports.box_stacks import read_stack
from extract.reports.box_values import CUT_ENDS
from extract.reports.head_grids import read_dated_form, read_head_grid, read_labelled_grid
from extract.reports.head_lines import REACHED_RE, READ, read_head_lines, unknown_label
from extract.reports.head_patterns import AGENDA_ITEM_RE, BODY_END_RE, ITEM_AND_TITLE_RE, REPORT_OF_RE
from extract.reports.head_titles import follows
from extract.reports.known_lines import NO_TITLE_STARTS, may_be_title, read_line, read_to_meeting
from extract.reports.leads import Lead, lines_of
from ingest.model import Block

POST_LABEL_RE = re.compile(r"(?:accountable|responsible|lead|strategic|executive|corporate)\b")
QUOTES = ('"', "\u201c")
MOST_UNKNOWN, LONGEST_UNKNOWN, LONGEST_NOTE, LONGEST_LABEL = 4, 110, 200, 60


@dataclass(slots=True)
class Head:
    """A head on its way: what its lines say, which may be the title, how many say nothing that is known."""

    lead: Lead
    words: frozenset[str] = frozenset()
    unknown: int = 0
    waiting: Label | None = None
    from_at: int = -1  # the block of the last "Report of …"
    title_at: int = -1  # the block whose label gave the title
    presented: str | None = None  # who presents the report: whose it is, where nothing else says so
    unpaired: bool = False  # labels stand in a column of which the values could not be told

    def read(self, blocks: Sequence[Block], index: int) -> int:
        """Take in a block of the head, with those that belong to it; the index of the last, -1 where it is none."""
        block = blocks[index]
        if block.grid is not None:
            known = self.read_grid(blocks, index) or self.lead.read(index, block) or self.pass_over_row(block)
            return index if known else -1
        if self.read_broken(blocks, index) or self.take_wrapped(blocks, index):
            return index + 1
        if self.waiting is None and (last := self.read_stacked(blocks, index)) > index:
            return last
        if len(read_labels(blocks, index)[0]) >= LEAST_LABELS:
            self.unpaired = True
            return -1
        return index if self.read_lines(blocks, index) else -1

    def read_stacked(self, blocks: Sequence[Block], index: int) -> int:
        """Take in labels and values that stand one under the other; the index of the last of them, -1 for none."""
        label = label_apart(blocks[index].text)
        box = read_stack(blocks, index, alone=False) if label is not None and not label.rest else None
        if box is None or box.doubtful or box.waiting:
            return -1
        for name, value in box.values.items():
            self.take(Label(name, "", True), value, index)
        return box.last

    def read_lines(self, blocks: Sequence[Block], index: int) -> bool:
        """Take in the lines of a block; False where they are none of a head."""
        block = blocks[index]
        if self.goes_on(blocks, index):
            self.lead.values["title"] += f" {block.text}"
            return True
        if self.waiting is not None:
            label, self.waiting = self.waiting, None
            if label.field == "item_number" and not AGENDA_ITEM_RE.match(f"Item {block.text}"):
                return self.read_lines(blocks, index)  # it was left empty
            self.take(label, " ".join(lines_of(block)), index)
            # Labels right under each other are a box taken apart, or a message.
            return label_apart(block.text) is None and not block.text.endswith(":")
        if (wrapped := wrapped_label(block)) is not None:
            self.take_broken(wrapped, index)
            return True
        lone = vocabulary("box").field(block.text) == "item_number"
        if (block.text.endswith(":") or lone) and self.read_labels(blocks, index):
            return True
        if len(block.lines) > 1 and self.read_report_of(block, index):
            return True
        if block.text.startswith(QUOTES) and "cabinet_member" in self.lead.values:
            return True  # what the member says of it
        fresh = read_head_lines(block)
        if fresh is not None:
            self.lead.take(fresh)
            self.from_at = index if "from_officer" in fresh else self.from_at
            return True
        if self.read_labels(blocks, index):
            return True
        if len(block.text) < 120 and REACHED_RE.search(block.text):
            return True
        return self.lead.read(index, block) or self.pass_over(block)

    def take_wrapped(self, blocks: Sequence[Block], index: int) -> bool:
        """Take in a label that a narrow column breaks, its last word in a block below ("REPORT NAME" over "BY:")."""
        pair = blocks[index : index + 2]
        if len(pair) < 2 or any(block.grid is not None or block.number for block in pair):
            return False
        wrapped = wrapped_text([line for block in pair for line in lines_of(block)])
        if wrapped is None or len(blocks[index + 1].lines) > 1:
            return False
        self.take_broken(wrapped, index)
        return True

    def take_broken(self, label: Label, index: int) -> None:
        """Take in a label that was broken over lines, its value among these or in the block below."""
        if label.rest:
            self.take(label, label.rest, index)
        else:
            self.waiting = label

    def goes_on(self, blocks: Sequence[Block], index: int) -> bool:
        """Whether a line right under a title behind its label goes on with it: nothing else is known of the line."""
        text = blocks[index].text
        under = index and self.title_at == index - 1 and follows(blocks, index - 1, index) and may_be_title(text)
        if not under or text.isupper() != self.lead.values.get("title", "").isupper():
            return False
        return ":" not in text and read_line(text) is None and label_in_line(text) is None

    def read_grid(self, blocks: Sequence[Block], index: int) -> bool:
        """Take in a table of the head: cells that say what they are, a form with a day, labels with values."""
        block = blocks[index]
        fresh = read_head_grid(block)
        if fresh is None and "date" not in self.lead.values and self.lead.titles:
            fresh = read_dated_form(block)
        if fresh is not None:
            self.lead.take(fresh)
            return True
        box = read_labelled_grid(blocks, index, self.words)
        if box is None:
            return False
        for name, value in box.values.items():
            self.take(Label(name, "", True), value, index)
        for line in box.bare:
            self.read_bare(line, index)
        return True

    def read_bare(self, line: str, index: int) -> None:
        """Take in a line of a table without a label beside it: it is known, has one in it, or may be the title."""
        found, label = read_line(line), label_in_line(line)
        if found is not None:
            self.lead.take(found)
        elif label is not None and label.rest:
            self.take(label, label.rest, index)
        elif label is None and may_be_title(line) and len(line) < LONGEST_UNKNOWN:
            self.lead.titles.append((index, line))

    def pass_over(self, block: Block) -> bool:
        """Leave out a short line of which nothing is known; False where there were too many, or text begins."""
        if block.text.lower().startswith(NO_TITLE_STARTS) and len(block.text) < LONGEST_NOTE:
            return True
        self.unknown += 1
        short = len(block.text) <= LONGEST_UNKNOWN and not block.text.rstrip().endswith((".", ";"))
        return short and self.unknown <= MOST_UNKNOWN

    def pass_over_row(self, block: Block) -> bool:
        """Leave out a label of which nothing is known with the values beside it ("Delete as appropriate:")."""
        row = [cell for cell in block.grid.cells if cell.text.strip()] if block.grid is not None else []
        short = (
            block.grid is not None and len(block.grid.rows) == 1 and all(len(cell.text) < LONGEST_LABEL for cell in row)
        )
        self.unknown += 1
        return short and row[0].text.rstrip().endswith(":") and self.unknown <= MOST_UNKNOWN

    def read_report_of(self, block: Block, index: int) -> bool:
        """Take in "REPORT OF THE DIRECTOR" with the lines in capitals that go on with it, and the title under them."""
        lines = lines_of(block)
        match = REPORT_OF_RE.match(lines[0])
        if match is None or not lines[0].isupper():
            return False
        end = next((n for n, line in enumerate(lines) if not line.isupper()), len(lines))
        if end == len(lines) or len(lines) - end > 2 or lines[-1].endswith((".", ":", ";")):
            return False
        self.lead.take({"from_officer": " ".join([match["from"], *lines[1:end]])})
        self.lead.titles.append((index, " ".join(lines[end:])))
        return True

    def read_broken(self, blocks: Sequence[Block], index: int) -> bool:
        """Take in the name of a body that is set on two lines, each a block ("LICENSING" over "COMMITTEE")."""
        if index + 1 >= len(blocks) or any(
            block.grid is not None or block.number for block in blocks[index : index + 2]
        ):
            return False
        first, second = blocks[index], blocks[index + 1]
        if (found := read_to_meeting(f"{first.text} {second.text}")) is not None:
            self.lead.take(found)
            return True
        alone = (
            (self.waiting is None or self.waiting.field == "item_number")
            and read_line(first.text) is None
            and label_apart(first.text) is None
        )
        if not alone or not follows(blocks, index, index + 1) or len(second.text.split()) > 3:
            return False
        if first.text.isupper() != second.text.isupper() or "meeting_name" in self.lead.values:
            return False
        found = read_line(f"{first.text} {second.text}")
        if not found or found.keys() != {"meeting_name"} or not BODY_END_RE.search(found["meeting_name"]):
            return False
        self.lead.take(found)
        self.waiting = None
        return True

    def read_labels(self, blocks: Sequence[Block], index: int) -> bool:
        """Take in lines that each begin with a label, known or not; the last may wait for the next block."""
        block = blocks[index]
        parts = [part for line in join_values(lines_of(block)) for part in split_labels(line)]
        below = [under.text for under in blocks[index + 1 : index + 2]]
        around = [blocks[index - 1].text if index else "", *parts, *below]
        labels = [
            told_post(around, n, label_in_line(part) or unknown_label(part, block)) for n, part in enumerate(parts, 1)
        ]
        if not parts or not all(labels) or any(ITEM_AND_TITLE_RE.match(part) for part in parts):
            return False
        self.unknown += sum(label is not None and label.field not in READ for label in labels)
        for label in labels:
            if label is not None and label.rest:
                self.take(label, label.rest, index)
        last = labels[-1]
        self.waiting = last if last is not None and not last.rest else None
        return self.unknown <= MOST_UNKNOWN

    def take(self, label: Label, value: str, index: int) -> None:
        if label.field == "presenter":
            self.presented = value
            return
        if label.field not in READ or (label.field == "date" and parse_date(value) is None):
            return
        if value.lower().endswith(CUT_ENDS):
            self.lead.cut.append(value)
            return
        self.title_at = index if label.field == "title" and "title" not in self.lead.values else self.title_at
        if label.field == "from_officer" and "from_officer" in self.lead.values and POST_LABEL_RE.match(label.printed):
            return  # "Accountable Director" below "Report of …"
        if label.field == "from_officer":
            self.from_at = index
            if OFFICE_RE.search(label.printed) and not OFFICE_RE.search(value) and parse_person(value) is None:
                value = f"{label.printed.title()}: {value}"
        body = read_line(value) if label.field == "meeting_name" else None
        self.lead.take(body if body and "meeting_name" in body else {label.field: value})


def wrapped_label(block: Block) -> Label | None:
    """The label of a block of which a narrow column broke off the last word."""
    return wrapped_text(lines_of(block)) if len(block.lines) > 1 else None


def wrapped_text(lines: Sequence[str]) -> Label | None:
    """Label and value of lines whose last is the end of the label: "REPORT Director of Quays" over "BY:"."""
    *above, tail = lines
    if not above or not tail.endswith(":") or len(tail.split()) > 2 or ":" in above[0]:
        return None
    if (whole := label_apart(" ".join(lines))) is not None and not whole.rest:
        return whole if whole.field in READ else None
    if label_apart(tail) is not None and read_line(above[0]) is not None:
        return None  # a line that says all, above a label
    first, _, rest = above[0].partition(" ")
    label = label_apart(f"{first} {tail}")
    if label is None or label.field not in READ or not rest or label_apart(tail.title()) is not None and len(first) < 3:
        return None
    return Label(label.field, " ".join([rest, *above[1:]]), True, label.printed)


def join_values(lines: Sequence[str]) -> list[str]:
    """Lines of labels and values, each with those that go on with its value: nothing else is known of these."""
    joined: list[str] = []
    for line in lines:
        label = label_apart(joined[-1]) if joined else None
        known = ":" in line or label_in_line(line) is not None or read_line(line) is not None
        if label is not None and label.rest and label.field == "title" and not known:
            joined[-1] += f" {line}"
        else:
            joined.append(line)
    return joined
