"""Heads of reports of any form: body, day, "Report of …", a title, in lines, after labels or in tables, in any order.

A head is told by how much of it is known and by what stands under it, the sections that reports have. Sources of the
rule: the heads of county, district and unitary councils, fire and police bodies, national parks and health boards.
They print the same dozen things; what each of them is called, where it stands and what it is set in differs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.box_columns import LEAST_LABELS, read_labels
from extract.box_labels import heads_letter, label_apart, split_labels
from extract.box_stacks import read_stack
from extract.box_values import Box
from extract.dates import parse_date
from extract.head_grids import read_dated_form, read_head_grid, read_labelled_grid
from extract.head_lines import REACHED_RE, READ, begins_head, labels_only, read_head_lines, unknown_label
from extract.head_patterns import AGENDA_ITEM_RE, BODY_END_RE, ITEM_AND_TITLE_RE, REPORT_OF_RE
from extract.head_texts import begins_text, is_of_agenda, opens_report, section_marks, text_follows
from extract.head_titles import follows, settle_title
from extract.labels import Label, vocabulary
from extract.leads import Lead, is_title, lines_of, read_line, read_to_meeting
from extract.names import parse_person
from extract.roles import OFFICE_RE
from ingest.model import Block

MAX_BLOCKS, MOST_UNKNOWN, LONGEST_UNKNOWN = 28, 4, 110
NEAR_MARK, FURTHEST_MARK = 6, 60  # blocks below a head in which its report's sections must begin, and are looked for
LEAST_ALONE = 4  # kinds of sections that make a report of a title alone
CUT_ENDS = (" and", " of", " for", " the", " to", ",", " &")  # of a value whose rest stands in another column
SURE = frozenset(("from_officer", "meeting_name", "date", "item_number"))
MORE = frozenset(("cabinet_member", "wards", "classification", "title"))


@dataclass(slots=True)
class Head:
    """A head on its way: what its lines say, which may be the title, how many say nothing that is known."""

    lead: Lead
    words: frozenset[str] = frozenset()
    unknown: int = 0
    waiting: Label | None = None
    from_at: int = -1  # the block of the last "Report of …"
    unpaired: bool = False  # labels stand in a column of which the values could not be told

    def read(self, blocks: Sequence[Block], index: int) -> int:
        """Take in a block of the head, with those that belong to it; the index of the last, -1 where it is none."""
        block = blocks[index]
        if block.grid is not None:
            return index if self.read_grid(blocks, index) or self.lead.read(index, block) else -1
        if self.read_broken(blocks, index):
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
        if self.waiting is not None:
            label, self.waiting = self.waiting, None
            if label.field == "item_number" and not AGENDA_ITEM_RE.match(f"Item {block.text}"):
                return self.read_lines(blocks, index)  # it was left empty
            self.take(label, " ".join(lines_of(block)), index)
            # Labels right under each other are a box taken apart, or a message.
            return label_apart(block.text) is None and not block.text.endswith(":")
        lone = vocabulary("box").field(block.text) == "item_number"
        if (block.text.endswith(":") or lone) and self.read_labels(block, index):
            return True
        if len(block.lines) > 1 and self.read_report_of(block, index):
            return True
        fresh = read_head_lines(block)
        if fresh is not None:
            self.lead.take(fresh)
            self.from_at = index if "from_officer" in fresh else self.from_at
            return True
        if self.read_labels(block, index):
            return True
        if len(block.text) < 120 and REACHED_RE.search(block.text):
            return True
        return self.lead.read(index, block) or self.pass_over(block)

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
            found = read_line(line)
            self.lead.take(found or {})
            if found is None and 5 < len(line) < LONGEST_UNKNOWN and not line.endswith((".", ":", ";", "?")):
                self.lead.titles.append((index, line))
        return True

    def pass_over(self, block: Block) -> bool:
        """Leave out a short line of which nothing is known; False where there were too many, or text begins."""
        self.unknown += 1
        short = len(block.text) <= LONGEST_UNKNOWN and not block.text.rstrip().endswith((".", ";"))
        return short and self.unknown <= MOST_UNKNOWN

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
        if value.lower().endswith(CUT_ENDS):
            self.lead.cut.append(value)
            return
        if label.field == "from_officer":
            self.from_at = index
            if OFFICE_RE.search(label.printed) and not OFFICE_RE.search(value) and parse_person(value) is None:
                value = f"{label.printed.title()}: {value}"
        body = read_line(value) if label.field == "meeting_name" else None
        self.lead.take(body if body and "meeting_name" in body else {label.field: value})


def find_head(blocks: Sequence[Block], first: int, words: frozenset[str] = frozenset()) -> Lead | None:
    """The head that begins with block `first`; None where too little says so. `words` are the paper's own."""
    begins = begins_head(blocks[first])
    if not begins and not tops_page(blocks, first):
        return None
    head = read_whole(blocks, first, words)
    settle_title(head.lead, blocks, head.from_at)
    return head.lead if is_head(blocks, head, begins) else None


def read_whole(blocks: Sequence[Block], first: int, words: frozenset[str]) -> Head:
    """What the blocks from `first` on say down to the first that is no part of a head."""
    head = Head(Lead(first, first), words)
    lead = head.lead
    index, lead.last = first, first - 1
    while index < min(first + MAX_BLOCKS, len(blocks)) and not ends_head(head, blocks, index):
        last = head.read(blocks, index)
        if last < index:
            break
        lead.last, index = last, last + 1
    lead.last = max(lead.last, first)
    return head


def read_below(blocks: Sequence[Block], first: int, words: frozenset[str]) -> Lead | None:
    """What stands from block `first` on between a box without a title and the text; None where that gives no title."""
    if first >= len(blocks) or blocks[first].span.page != blocks[first - 1].span.page:
        return None
    head = read_whole(blocks, first, words)
    settle_title(head.lead, blocks, head.from_at)
    lead = head.lead
    titled = "title" in lead.values or len({index for index, _ in lead.titles}) == 1
    return lead if titled and text_follows(blocks, lead.last + 1) else None


def is_untitled(blocks: Sequence[Block], box: Box, words: frozenset[str]) -> bool:
    """Whether the title of a header box can only stand above it: the box has none, and none stands below."""
    if box.untitled:
        return True
    return not box.values.keys() & {"title", "proposal"} and read_below(blocks, box.last + 1, words) is None


def tops_page(blocks: Sequence[Block], first: int) -> bool:
    """Whether a block is the first of its page, and may be the title that a head begins with or a table of one."""
    block = blocks[first]
    if first and blocks[first - 1].span.page == block.span.page:
        return False
    if block.grid is not None:
        return any(label_apart(" ".join(cell.text.split())) is not None for cell in block.grid.cells)
    return block.number is None and block.kind != "item" and is_title(block, lines_of(block)[0])


def ends_head(head: Head, blocks: Sequence[Block], index: int) -> bool:
    """Whether a block is none of the head: text begins, a page does, or the head was whole and white stands above."""
    block, lead = blocks[index], head.lead
    if block.span.page != blocks[lead.first].span.page or (block.number is not None and block.text.strip()):
        return True
    if block.kind == "item" or head.waiting is not None:
        return block.kind == "item"
    if begins_text(block) and not is_kind(blocks, index):
        return True
    whole = {"from_officer", "meeting_name", "date"} <= lead.values.keys() and bool(lead.titles)
    if not whole or follows(blocks, index - 1, index):
        return False
    return block.grid is not None or not (read_head_lines(block) or labels_only(block))


def is_kind(blocks: Sequence[Block], index: int) -> bool:
    """Whether a line that may head a section is what the report is for ("DECISION REQUIRED" over "Not exempt")."""
    block, under = blocks[index], blocks[index + 1] if index + 1 < len(blocks) else None
    if block.grid is not None or under is None or under.grid is not None or under.number is not None:
        return False
    return vocabulary("head_lines").field(block.text) == "kind" and read_line(under.text) is not None


def is_head(blocks: Sequence[Block], head: Head, begins: bool) -> bool:
    """Whether a head says enough: one title, and whose meeting, when, which item or from whom.

    The less it says, the more the text under it must look like a report. `begins` tells that its first line is known
    for one of a head.
    """
    lead = head.lead
    titled = "title" in lead.values or len({index for index, _ in lead.titles}) == 1
    said = SURE & lead.values.keys()
    if head.unpaired or any(heads_letter(blocks, index) for index in range(lead.first, lead.last + 1)):
        return False
    if titled and begins and {"meeting_name", "date", "from_officer"} <= said:
        return True
    whose = bool(said & {"from_officer", "meeting_name"})
    if titled and begins and whose and len(said) > 1 and opens_report(blocks, lead.last + 1):
        return True
    if any(is_of_agenda(line) for block in blocks[lead.first : lead.last + 1] for line in lines_of(block)):
        return False
    return reads_as_report(blocks, lead, titled, len(said), len(MORE & lead.values.keys()))


def reads_as_report(blocks: Sequence[Block], lead: Lead, titled: bool, said: int, more: int) -> bool:
    """Whether what a head says and the sections in it and under it are together enough for a report."""
    under = lead.last + 1
    holds = len(section_marks(blocks[lead.first : under])) >= 2  # the head's table goes on with the text
    if not (holds or text_follows(blocks, under)) or not section_marks(blocks[lead.first : under + NEAR_MARK]):
        return False
    marks = section_marks(blocks[lead.first : under + FURTHEST_MARK])
    if not marks & {"recommendations", "purpose"}:
        return False
    if said == 0 or said + more < 2:  # hardly more than a title: its sections must tell that it is a report
        return titled and len(marks) >= LEAST_ALONE and {"recommendations", "purpose"} <= marks
    return len(marks) >= 2 if titled else said + more >= 3 and len(marks) >= 3
