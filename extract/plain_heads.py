"""Heads of reports that have no box: body, day, "Report of …", a title, some after labels, down to the first section.

Source of the rule: county and district councils' reports, whose heads are lines set one under the other, centred or
not; what a council calls a line, and whether it stands there at all, differs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.box_labels import UNKNOWN_LABEL_RE, heads_letter, label_apart, split_labels
from extract.dates import parse_date
from extract.labels import Label, heading_field, heading_text, vocabulary
from extract.leads import AGENDA_ITEM_RE, BODY_END_RE, ITEM_AND_TITLE_RE, REPORT_OF_RE, Lead, lines_of, read_line
from extract.names import parse_person
from extract.roles import OFFICE_RE
from ingest.model import Block

MAX_BLOCKS, MOST_UNKNOWN = 16, 4
NEAR_RECOMMENDATIONS = 60
READ = frozenset(
    ("item_number", "classification", "date", "meeting_name", "title", "wards", "from_officer", "cabinet_member")
)
REFERENCE_RE = re.compile(
    r"(?:(?:paper|report|ref|enclosure)\.?(?:\s*+no\.?)?(?:\s*+:)?\s*+)?[A-Z]{0,8}[\s/-]?[A-Z\d]{0,6}(?:[/.-]\w{1,6}){0,3}"
)
REACHED_RE = re.compile(r"\w@\w|\(?\b0\d{2,4}\)?\s?\d{3}")  # by mail or telephone
SURE = frozenset(("from_officer", "meeting_name", "date", "item_number"))


@dataclass(slots=True)
class Head:
    """A head on its way: what its lines say, which may be the title, how many say nothing that is known."""

    lead: Lead
    unknown: int = 0
    waiting: Label | None = None
    from_at: int = -1  # the block of the last "Report of …"
    lines: dict[int, int] = field(default_factory=dict)

    def read(self, blocks: Sequence[Block], index: int) -> bool:
        """Take in a block of the head; False where it is none."""
        block = blocks[index]
        if self.waiting is not None and block.grid is None:
            label, self.waiting = self.waiting, None
            if label.field == "item_number" and not AGENDA_ITEM_RE.match(f"Item {block.text}"):
                return self.read(blocks, index)  # it was left empty
            self.take(label, " ".join(lines_of(block)), index)
            # Labels right under each other are a box taken apart, or a message.
            return label_apart(block.text) is None and not block.text.endswith(":")
        lone = vocabulary("box").field(block.text) == "item_number"
        if block.grid is None and (block.text.endswith(":") or lone) and self.read_labels(block, index):
            return True
        if block.grid is None and len(block.lines) > 1 and self.read_report_of(block, index):
            return True
        fresh = read_head_lines(block)
        if fresh is None and block.grid is not None and "date" not in self.lead.values and self.lead.titles:
            fresh = read_dated_form(block)
        if fresh is not None:
            self.lead.take(fresh)
            self.from_at = index if "from_officer" in fresh else self.from_at
            return True
        if block.grid is None and self.read_labels(block, index):
            return True
        if block.grid is None and len(block.text) < 120 and REACHED_RE.search(block.text):
            return True
        return self.lead.read(index, block)

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

    def read_labels(self, block: Block, index: int) -> bool:
        """Take in lines that each begin with a label, known or not; the last may wait for the next block."""
        parts = [part for line in lines_of(block) for part in split_labels(line)]
        labels = [label_apart(part) or unknown_label(part, block) for part in parts]
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
        if label.field not in READ or (label.field == "date" and parse_date(value) is None):
            return
        if label.field == "from_officer":
            self.from_at = index
            if OFFICE_RE.search(label.printed) and not OFFICE_RE.search(value) and parse_person(value) is None:
                value = f"{label.printed.title()}: {value}"
        body = read_line(value) if label.field == "meeting_name" else None
        self.lead.take(body if body and "meeting_name" in body else {label.field: value})


def find_head(blocks: Sequence[Block], first: int) -> Lead | None:
    """The head without a box that begins with block `first`; None where too little says so, or two titles are there."""
    if not begins_head(blocks[first]):
        return None
    head = Head(Lead(first, first))
    lead = head.lead
    index = first
    while index < min(first + MAX_BLOCKS, len(blocks)) and not ends_head(head, blocks, index):
        broken = head.read_broken(blocks, index)
        if not broken and not head.read(blocks, index):
            break
        lead.last = index + 1 if broken else index
        index = lead.last + 1
    join_titles(head, blocks)
    return lead if is_head(blocks, lead) else None


def ends_head(head: Head, blocks: Sequence[Block], index: int) -> bool:
    """Whether a block is none of the head: text begins, a page does, or the head was whole and white stands above."""
    block, lead = blocks[index], head.lead
    if block.span.page != blocks[lead.first].span.page or (block.number is not None and block.text.strip()):
        return True
    if block.kind == "item" or head.waiting is not None:
        return block.kind == "item"
    if begins_text(block):
        return True
    whole = {"from_officer", "meeting_name", "date"} <= lead.values.keys() and bool(lead.titles)
    if not whole or follows(blocks, index - 1, index):
        return False
    return block.grid is not None or not (read_head_lines(block) or labels_only(block))


def is_head(blocks: Sequence[Block], lead: Lead) -> bool:
    """Whether a head says enough: one title, and whose meeting, when, which item or from whom.

    The less it says, the more the text under it must look like a report.
    """
    titled = "title" in lead.values or len({index for index, _ in lead.titles}) == 1
    said = SURE & lead.values.keys()
    if not titled or not said & {"from_officer", "meeting_name"}:
        return False
    if any(heads_letter(blocks, index) for index in range(lead.first, lead.last + 1)):
        return False
    if {"meeting_name", "date", "from_officer"} <= said:
        return True
    return len(said) > 1 and opens_report(blocks, lead.last + 1)


def begins_head(block: Block) -> bool:
    """Whether the first line of a block is one of a head."""
    if block.number is not None or block.kind == "item":
        return False
    if block.grid is not None:
        return read_head_grid(block) is not None
    line = lines_of(block)[0]
    if read_line(line) is not None or ITEM_AND_TITLE_RE.match(line):
        return True
    label = label_apart(line)
    return label is not None and label.field in READ - {"title", "wards"}


def begins_text(block: Block) -> bool:
    """Whether the head ends above a block: it is the heading of a section, or begins an agenda."""
    if block.grid is not None:
        return False
    for line in (*lines_of(block), block.text):
        known = heading_field(heading_text(line)) or vocabulary("head_lines").field(heading_text(line)) == "section"
        agenda = vocabulary("agenda").field(line) in ("agenda", "supplement") and vocabulary("box").field(line) is None
        if known or agenda:
            return True
    return False


def labels_only(block: Block) -> bool:
    """Whether a block is a label and its value, which a head may end with."""
    return block.grid is None and label_apart(lines_of(block)[0]) is not None


def unknown_label(text: str, block: Block) -> Label | None:
    """A label that is not known, with a colon; a number of the paper itself; None for words that may be a title."""
    if text.startswith("(") and text.endswith(")"):
        return Label("other", "-", True)
    if REFERENCE_RE.fullmatch(text) and any(char.isdigit() for char in text) and parse_date(text) is None:
        return Label("other", "-", True)
    if block.kind == "heading" or not UNKNOWN_LABEL_RE.match(text):
        return None
    name, _, rest = text.partition(":")
    return Label("other", rest.strip(), True, name) if len(name.split()) < 6 else None


def join_titles(head: Head, blocks: Sequence[Block]) -> None:
    """Lines right under each other are one title; those right under "Report of …", set as it is, go on with it."""
    lead = head.lead
    groups: list[list[tuple[int, str]]] = []
    for index, text in lead.titles:
        if groups and (groups[-1][-1][0] == index or follows(blocks, groups[-1][-1][0], index)):
            same = groups[-1][-1][1].isupper() == text.isupper()
            if same or groups[-1][-1][0] == index:
                groups[-1].append((index, text))
                continue
        groups.append([(index, text)])
    below = len(groups) > 1 and head.from_at >= 0 and follows(blocks, head.from_at, groups[0][0][0])
    if below and blocks[head.from_at].text.isupper() == groups[0][0][1].isupper():
        more = " ".join(text for _, text in groups.pop(0))
        lead.values["from_officer"] = f"{lead.values['from_officer']} {more}"
    lead.titles = [(group[0][0], text) for group in groups for _, text in group]


def follows(blocks: Sequence[Block], above: int, below: int) -> bool:
    """Whether a block stands right under another, no blank line between them (known of text files only)."""
    end, start = blocks[above].lines[-1:], blocks[below].span.line
    return bool(end) and start is not None and end[0].span.line == start - 1


def read_head_lines(block: Block) -> dict[str, str] | None:
    """What a block at the head of a report says: line by line where each line is understood, else its lines joined."""
    if block.grid is not None:
        return read_head_grid(block)
    lines = lines_of(block)
    single = [read_line(line) for line in lines]
    if len(lines) < 2 or not all(single) or any(line.lower().endswith((" and", " of", " for", ",")) for line in lines):
        return read_line(" ".join(lines))
    lead = Lead(0, 0)
    for found in single:
        lead.take(found or {})
    return lead.values


def opens_report(blocks: Sequence[Block], first: int) -> bool:
    """Whether the text of a report begins here: with a usual first section, and recommendations not far on."""
    if first >= len(blocks) or blocks[first].grid is not None or not begins_text(blocks[first]):
        return False
    if any(vocabulary("agenda").field(line) is not None for line in lines_of(blocks[first])):
        return False
    near = blocks[first : first + NEAR_RECOMMENDATIONS]
    return any(heading_field(block.text) == "recommendations" for block in near if block.grid is None)


def read_head_grid(block: Block) -> dict[str, str] | None:
    """What cells without labels at the head of a report say: body and day, and at most two of anything else."""
    texts = [" ".join(text.split()) for row in block.grid.texts() for text in row if text.strip()] if block.grid else []
    if not 2 <= len(texts) <= 6:
        return None
    lead, unread = Lead(0, 0), 0
    for text in texts:
        found = read_line(text)
        unread += found is None
        lead.take(found or {})
    return lead.values if {"meeting_name", "date"} <= lead.values.keys() and unread <= 2 else None


def read_dated_form(block: Block) -> dict[str, str] | None:
    """The day in the first row of a form under the lines of a head ("Date: | 17 December 2031")."""
    row = [" ".join(text.split()) for text in block.grid.texts()[0] if text.strip()] if block.grid else []
    label = vocabulary("box").split(" ".join(row)) if row else None
    if label is None or label.field != "date" or parse_date(label.rest) is None:
        return None
    return {"date": label.rest}
