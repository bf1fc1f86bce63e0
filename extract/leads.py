"""The lines at the head of a report that have no labels: whose meeting, which day, which item, what it is called.

Sources of the rules: the lines that councils print above a box ("HOUSING COMMITTEE", "Agenda Item 27", "Report to
Cabinet", "16 May 2023") and the heads without any box of counties ("Cabinet", a day, a title, "Report of NAME, POST").
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from extract.box_labels import label_apart, split_labels
from extract.dates import parse_date
from extract.head_patterns import (
    AGENDA_ITEM_RE,
    AUTHORITY_RE,
    BEFORE_ITEM_RE,
    BODY_END_RE,
    BODY_LINE_RE,
    CLOCK_RE,
    DASH_RE,
    DAY_INSIDE_RE,
    HELD_RE,
    ITEM_AND_TITLE_RE,
    KEY_DECISION_RE,
    MAX_BLOCKS,
    MAX_LINE,
    MEETING_OF_MEMBER_RE,
    MEMBER_FOR_RE,
    MEMBER_RE,
    NO_BODY_WORDS,
    PORTFOLIO_RE,
    REFERENCE_RE,
    REPORT_END_RE,
    REPORT_OF_RE,
    REPORT_TO_MEETING_RE,
    SMALL_WORDS,
    SPACED_RE,
    WHOLE_COUNCIL_RE,
)
from extract.labels import fold, heading_field, heading_text, vocabulary
from ingest.model import Block


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
        whole = (_read_around_day(joined) or read_to_meeting(joined)) if len(lines) > 1 else None
        if whole is not None:
            self.take(whole)
            return True
        # Lines of a head that were run together: what is set among known ones may be the title.
        among = len(lines) > 2 and sum(read_line(line) is not None for line in lines) >= len(lines) - 2
        for line in lines:
            if match := ITEM_AND_TITLE_RE.match(line):
                values["item_number"] = match["number"]
                titles.append((index, match["title"]))
                continue
            found = read_line(line)
            if found is None:
                if (beside := _read_beside_title(line)) is not None:
                    found, line = beside
                elif not is_title(block, line) and not (among and may_be_title(line)):
                    return False
                titles.append((index, line))
            for name, value in (found or {}).items():
                values[name] = f"{values[name]}; {value}" if name == "from_officer" and name in values else value
        self.take(values)
        self.titles += titles
        return True

    def take(self, values: Mapping[str, str]) -> None:
        """Add what a line says: one more officer that it is from, the body after its council, else what is new."""
        for name, value in values.items():
            if name == "from_officer" and name in self.values:
                self.values[name] = f"{self.values[name]}; {value}"
            elif name == "meeting_name" and is_council(self.values.get(name, "")):
                self.values[name] = value
            else:
                self.values.setdefault(name, value)


def lines_of(block: Block) -> list[str]:
    """The printed lines of a block; of a small grid the cells, two beside each other as "label: value"."""
    if block.grid is not None:
        rows = [[" ".join(text.split()) for text in row if text.strip()] for row in block.grid.texts()]
        rows = [[f"{row[0].rstrip(' :')}: {row[1]}"] if len(row) == 2 else row for row in rows]
        return [text for row in rows for text in row] if sum(map(len, rows)) <= 4 else ["\0" * 2 * MAX_LINE]
    lines = [part for line in block.lines for part in _columns_of(line.text)] or [block.text]
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


def may_be_title(line: str) -> bool:
    if REFERENCE_RE.fullmatch(line):
        return False
    return 5 < len(line) < MAX_LINE and not line.endswith((".", ":", ";", "?"))


def read_line(line: str) -> dict[str, str] | None:
    """What one line says: fields of a header box ({} for a line that is known and fills none); None if not known."""
    if len(line) >= MAX_LINE + 60:
        return None
    parts = split_labels(line)
    if len(parts) > 1:
        return _read_each([_read_labelled(part) for part in parts])
    if SPACED_RE.fullmatch(line):  # "C A B I N E T"
        line = line.replace(" ", "")
    if match := BEFORE_ITEM_RE.match(line):
        return _read_each([_read_plain(match["before"]), _read_plain(match["item"])])
    found = _read_around_day(line) or _read_plain(line)
    return found if found is not None else _read_pieces(line)


def _read_around_day(line: str) -> dict[str, str] | None:
    """The body whose name a day set at the right parts ("HARBOURS AND 4 May 2031 COMMITTEE")."""
    match = DAY_INSIDE_RE.search(line)
    body = _read_plain(f"{line[: match.start()]} {line[match.end() :]}") if match else None
    if match is None or body is None or body.keys() != {"meeting_name"} or parse_date(match[0]) is None:
        return None
    return {**body, "date": match[0].strip()}


def read_to_meeting(line: str) -> dict[str, str] | None:
    """What "Report of the Director to the meeting of Executive to be held on 4 May 2031" says."""
    match = REPORT_TO_MEETING_RE.match(line)
    if match is None or parse_date(match["day"]) is None:
        return None
    return {"from_officer": match["from"], "meeting_name": match["body"], "date": match["day"]}


def _read_labelled(part: str) -> dict[str, str] | None:
    """What a label and its value say that stand beside another such pair."""
    label = label_apart(part)
    wanted = label is not None and label.field in ("item_number", "date", "wards", "title", "classification")
    return {label.field: label.rest} if wanted and label is not None and label.rest else read_line(part)


def _read_beside_title(line: str) -> tuple[dict[str, str], str] | None:
    """What a label says that stands in the line of a title ("Mooring fees   Agenda No: 5a"), and the title."""
    title, *rest = split_labels(line)
    found = _read_each([_read_labelled(part) for part in rest])
    return (found, title) if found and may_be_title(title) and label_apart(title) is None else None


def _read_each(found: Sequence[dict[str, str] | None]) -> dict[str, str] | None:
    """What several pieces say together; None where one of them is not known."""
    if not found or any(read is None for read in found):
        return None
    lead = Lead(0, 0)
    for read in found:
        lead.take(read or {})
    return lead.values


def _read_pieces(line: str) -> dict[str, str] | None:
    """What a line set with dashes says ("Weir Council \u2013 Committee Report \u2013 4 May 2027"), each known."""
    pieces = [piece for piece in DASH_RE.split(line) if piece]
    return _read_each([_read_plain(piece) for piece in pieces]) if len(pieces) > 1 else None


def _read_plain(line: str) -> dict[str, str] | None:
    if match := AGENDA_ITEM_RE.match(line):
        return {"item_number": match["number"]}
    if (found := read_to_meeting(line)) is not None:
        return found
    if match := REPORT_OF_RE.match(line):
        return {"from_officer": match["from"]}
    if match := MEMBER_RE.match(line):
        return {"cabinet_member": match["member"]}
    if match := MEMBER_FOR_RE.match(line):
        return {"cabinet_member": match["member"]}
    if match := PORTFOLIO_RE.match(line):
        return {"cabinet_member": match["member"]}
    if match := MEETING_OF_MEMBER_RE.match(line):
        return {"meeting_name": match["body"]}
    known = vocabulary("head_lines").field(line)
    if known is not None:
        return {"classification": line} if known == "classification" else {}
    if match := HELD_RE.match(line):
        line = match["day"]
    if parse_date(line) or parse_date(CLOCK_RE.sub("", line)):
        return {"date": CLOCK_RE.sub("", line)}
    if vocabulary("box").field(line) == "item_number":
        return {}  # left empty, or its number stands elsewhere
    if line.startswith("(") and line.endswith(")") or KEY_DECISION_RE.match(line):
        return {}
    if REFERENCE_RE.fullmatch(line) and any(char.isdigit() for char in line):
        return {}
    label = vocabulary("box").split(line)
    if label is not None and label.field == "other" and label.apart:
        return {}
    if label is not None and label.field in ("wards", "classification") and label.apart and label.rest:
        return {label.field: label.rest}
    if WHOLE_COUNCIL_RE.search(line) and len(line) < 80:
        # The authority itself meets, where no committee of it is named below.
        return {"meeting_name": line} if AUTHORITY_RE.search(line) else {}
    line = REPORT_END_RE.sub("", line)
    match = BODY_LINE_RE.match(line)
    if match and BODY_END_RE.search(match["body"]) and is_name(match["body"]) and (label is None or not label.apart):
        day = {"date": match["day"]} if match["day"] and parse_date(match["day"]) else {}
        return {"meeting_name": match["body"].strip(" ,-"), **day}
    if match and line.lower().startswith("report to ") and is_name(match["body"]):
        return {"meeting_name": match["body"].strip(" ,-")}
    return None


def is_name(text: str) -> bool:
    """Whether every word but the small ones has a capital: a name, no sentence; no plan or report of a body either."""
    words = [word for word in re.split(r"[\s/]+", text) if word]
    if NO_BODY_WORDS & set(fold(text).split()):
        return False
    return len(words) <= 14 and all(w[0].isupper() or not w[0].isalpha() or w in SMALL_WORDS for w in words)


def find_lead(blocks: Sequence[Block], before: int, floor: int, untitled: bool = False) -> Lead:
    """The lines without labels directly above block `before`, from block `floor` on; empty where none says anything.

    A title may be among them; the lead begins with the first line that is not one. Above an `untitled` box the line
    next to it may be the title alone.
    """
    lead, start = Lead(before, before - 1), before
    for index in range(before - 1, max(floor, before - MAX_BLOCKS) - 1, -1):
        block = blocks[index]
        unread = Lead(index, index)
        if block.number is not None or block.kind == "item" or not unread.read(index, block):
            break
        if unread.titles and (lead.titles or not unread.titles[0][1]):
            break
        lead.titles = [*unread.titles, *lead.titles]
        for name, value in unread.values.items():
            if not (name == "meeting_name" and name in lead.values and is_council(value)):
                lead.values[name] = value
        if unread.values or not unread.titles:
            start = index
    lead.titles = [(index, text) for index, text in lead.titles if index >= start or index == before - 1]
    lead.first = min([start, *(index for index, _ in lead.titles)])
    return lead if lead.values or (untitled and lead.titles) else Lead(before, before - 1)


def is_council(name: str) -> bool:
    """Whether the name of a body is that of a whole council ("Marlstow and Weir Council"), not "Council" alone."""
    words = fold(name).split()
    whole = words[-1:] in (["council"], ["authority"])
    return len(words) > 1 and whole and words[0] not in ("full", "county", "city", "annual", "the")


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
