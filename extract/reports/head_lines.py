"""Lines at the head of a report, one by one or several in a block: known ones, labels with and without a value."""

from __future__ import annotations

import re
from collections.abc import Mapping

from extract.dates.dates import parse_date
from extract.labels import Label
from extract.reports.box_labels import UNKNOWN_LABEL_RE, label_apart
from extract.reports.head_grids import read_head_grid
from extract.reports.head_patterns import ITEM_AND_TITLE_RE, REACHED_LABEL_RE
from extract.reports.known_lines import read_line, read_to_meeting
from extract.reports.leads import Lead, lines_of
from ingest.model import Block

READ = frozenset(
    ("item_number", "classification", "date", "meeting_name", "title", "wards", "from_officer", "cabinet_member")
)
REFERENCE_RE = re.compile(
    r"(?:(?:paper|report|ref|enclosure)\.?(?:\s*+no\.?)?(?:\s*+:)?\s*+)?[A-Z]{0,8}[\s/-]?[A-Z\d]{0,6}(?:[/.-]\w{1,6}){0,3}"
)
REACHED_RE = re.compile(r"\w@\w|\(?\b0\d{2,4}\)?\s?\d{3}")  # by mail or telephone


def begins_head(block: Block) -> bool:
    """Whether the first line of a block is one of a head."""
    if block.number is not None or block.kind == "item":
        return False
    if block.grid is not None:
        return read_head_grid(block) is not None
    line = lines_of(block)[0]
    if REACHED_LABEL_RE.match(line):
        return False  # whom to ask, at the end of the report above
    if read_line(line) is not None or ITEM_AND_TITLE_RE.match(line):
        return True
    label = label_apart(line)
    return label is not None and label.field in READ - {"title", "wards"}


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


def read_head_lines(block: Block) -> Mapping[str, str] | None:
    """What a block at the head of a report says: line by line where each line is understood, else its lines joined."""
    if block.grid is not None:
        return read_head_grid(block)
    lines = lines_of(block)
    if len(lines) > 1 and (found := read_to_meeting(" ".join(lines))) is not None:
        return found
    single = [read_line(line) for line in lines]
    if len(lines) < 2 or not all(single) or any(line.lower().endswith((" and", " of", " for", ",")) for line in lines):
        return read_line(" ".join(lines))
    lead = Lead(0, 0)
    for found in single:
        lead.take(found or {})
    return lead.values
