"""The lines at the head of a report that have no labels: whose meeting, which day, which item, what it is called.

Sources of the rules: the lines that councils print above a box ("HOUSING COMMITTEE", "Agenda Item 27", "Report to
Cabinet", "16 May 2023") and the heads without any box of counties ("Cabinet", a day, a title, "Report of NAME, POST").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from extract.labels import fold, heading_field, heading_text, vocabulary
from extract.reports.box_labels import label_apart
from extract.reports.head_patterns import ITEM_AND_TITLE_RE, ITEM_OVER_CAPITALS_RE, MAX_LINE, REACHED_LABEL_RE
from extract.reports.known_lines import (
    is_council,
    may_be_title,
    merge,
    read_around_day,
    read_beside_title,
    read_line,
    read_to_meeting,
)
from ingest.model import Block, texts_of

MOST_ABOVE = 9  # blocks without labels above a box


@dataclass(slots=True)
class Lead:
    """What lines without labels say, from block `first` to `last` (indexes, both included); `titles` are the rest."""

    first: int
    last: int
    values: dict[str, str] = field(default_factory=dict)
    titles: list[tuple[int, str]] = field(default_factory=list)
    cut: list[str] = field(default_factory=list)  # values that plainly go on elsewhere

    def read(self, index: int, block: Block) -> bool:
        """Take in a block whose every line is understood or may be a title; False leaves the lead as it was."""
        values: dict[str, str] = {}
        titles: list[tuple[int, str]] = []
        lines = lines_of(block)
        joined = " ".join(lines)
        whole = (read_around_day(joined) or read_to_meeting(joined)) if len(lines) > 1 else None
        if whole is not None:
            self.take(whole)
            return True
        # Lines of a head that were run together: what is set among known ones may be the title.
        among = len(lines) > 2 and sum(read_line(line) is not None for line in lines) >= len(lines) - 2
        for line in lines:
            if match := ITEM_AND_TITLE_RE.match(line) or ITEM_OVER_CAPITALS_RE.fullmatch(line):
                values["item_number"] = match["number"]
                titles.append((index, match["title"]))
                continue
            found = read_line(line)
            if found is None:
                if (beside := read_beside_title(line)) is not None:
                    found, line = beside
                elif not is_title(block, line) and not (among and may_be_title(line)):
                    return False
                titles += [(index, line)] if line else []
            for name, value in (found or {}).items():
                values[name] = f"{values[name]}; {value}" if name == "from_officer" and name in values else value
        self.take(values)
        self.titles += titles
        return True

    def take(self, values: Mapping[str, str]) -> None:
        """Add what a line says: one more officer that it is from, the body after its council, else what is new."""
        merge(self.values, values)


def lines_of(block: Block) -> list[str]:
    """The printed lines of a block; of a small grid the cells, two beside each other as "label: value"."""
    if block.grid is not None:
        rows = [[" ".join(text.split()) for text in row if text.strip()] for row in block.grid.texts()]
        rows = [[f"{row[0].rstrip(' :')}: {row[1]}"] if len(row) == 2 else row for row in rows]
        return [text for row in rows for text in row] if sum(map(len, rows)) <= 4 else ["\0" * 2 * MAX_LINE]
    lines = [part for text in texts_of(block.lines) for part in _columns_of(text)] or [block.text]
    return [" ".join(line.split()).strip("*# ") for line in lines]


def _columns_of(text: str) -> list[str]:
    """A line of a text file, or label and value in its columns with a colon between them and what else is known."""
    label, *rest = [part.strip() for part in text.split("\t") if part.strip()] if "\t" in text else [text]
    found = label_apart(label) if rest and ":" not in label[:-1] else None
    if found is None or found.rest or any(read_line(part) is None for part in rest[1:]):
        return [text]
    return [f"{label.rstrip(': ')}: {rest[0]}", *rest[1:]]


def is_title(block: Block, line: str) -> bool:
    """Whether a line may be what a paper is called: set apart as a heading, short, and no section's heading."""
    if (":" in line and vocabulary("box").split(line) is not None) or vocabulary("box").field(line) is not None:
        return False
    # A text file does not tell what is set in bold: a line alone will do.
    alone = block.size == 0 and block.kind == "paragraph" and len(block.lines) == 1
    apart = block.kind == "heading" or block.bold or line.isupper() or alone
    return apart and block.number is None and may_be_title(line)


def find_lead(blocks: Sequence[Block], before: int, floor: int, untitled: bool = False) -> Lead:
    """The lines without labels directly above block `before`, from block `floor` on; empty where none says anything.

    A title may be among them; the lead begins with the first line that is not one. Above an `untitled` box the line
    next to it may be the title alone.
    """
    lead, start = Lead(before, before - 1), before
    for index in range(before - 1, max(floor, before - MOST_ABOVE) - 1, -1):
        block = blocks[index]
        unread = Lead(index, index)
        last = block.lines[-1].span if block.lines else block.span
        turned = last.page != blocks[before].span.page  # it ends the paper before
        reached = "@" in block.text or REACHED_LABEL_RE.match(block.text)
        if turned or block.number is not None or block.kind == "item" or reached:
            break
        if not unread.read(index, block):
            break
        if unread.titles and (lead.titles or not unread.titles[0][1]):
            break
        lead.titles = [*unread.titles, *lead.titles]
        for name, value in unread.values.items():
            # A crest breaks the name of the council: "COUNCIL" alone above "Cabinet" is the end of it.
            council = is_council(value) or fold(value) in ("council", "authority")
            if not (name == "meeting_name" and name in lead.values and council):
                lead.values[name] = value
        if unread.values or not unread.titles:
            start = index
    nearest = min(start, before) - 1 if untitled else before - 1
    lead.titles = [(index, text) for index, text in lead.titles if index >= start or index == nearest]
    lead.first = min([start, *(index for index, _ in lead.titles)])
    return lead if lead.values or (untitled and lead.titles) else Lead(before, before - 1)


def is_section(block: Block) -> bool:
    """Whether a heading begins the report's text: it is of a known kind or a usual first section."""
    lines = [heading_text(line) for line in (*lines_of(block), block.text)]
    return any(
        heading_field(line) is not None or vocabulary("agenda").field(line) is not None
        or vocabulary("head_lines").field(line) == "section"
        for line in lines
    )  # fmt: skip


def joined_title(lead: Lead) -> str | None:
    """The title of a lead: the lines of the one block that may be it."""
    return " ".join(text for _, text in lead.titles) or None
