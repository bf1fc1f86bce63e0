"""Labels of header boxes: those of reports, and those that say what an application is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from extract.cells.cells import one_line, row_texts
from extract.dates.dates import parse_date
from extract.labels import Label, fold, vocabulary
from extract.patterns import pattern
from extract.reports.box_values import ABOUT_APPLICATION
from ingest.model import Block, Cell, Grid, Line, texts_of

MOST_LABEL_LINES = 3
LONGEST_AGENDA = 20  # characters of the heading, its letters set apart
# A printed message has From, To and Subject too; these give it away.
MESSAGE_WORDS = frozenset({"sent", "cc", "bcc", "attachments", "importance"})
INNER_LABEL_RE = re.compile(r"(?<=[^\W_] )(?=[A-Z][\w()/ ]{2,30}:\s)")
INNER_WORD_RE = re.compile(r"(?<= )[A-Z]")
UNKNOWN_LABEL_RE = pattern(
    "box-unknown-label",
    r"^(?-i:[A-Z])[^:?.]{2,110}[:?](?:\s|$)",
    matches=("Urgency: none", "Is this a key decision? Yes", "Relevant chair(s):"),
    rejects=("it was late: very", "Note. See: below", "Plain words"),
    flags=re.IGNORECASE,
)
PERSON_LABEL_RE = re.compile(r"\b(?:author|officer|contact|name)s?$")
REACH_LABEL_RE = re.compile(r"(?:tel|telephone|e ?mail|phone)\b")
CONTACT_LINE_RE = pattern(
    "box-contact-line",
    r"^(?:e-?mail|tel(?:ephone)?|phone|direct\s(?:dial|line)|mobile|ext(?:ension)?)\b(?:\s?(?:no|number|address)\b)?[.:]{0,2}\s?(?:[+(]?\d|\S{1,80}@)",
    matches=("Tel: 01632 960100", "E-mail: mara@marlbeck.example", "Direct Dial: 01632 960101"),
    rejects=("Telephone masts", "Email policy", "Extension of the contract"),
    flags=re.IGNORECASE,
)
SALUTATION_RE = pattern(
    "salutation",
    r"^Dear\s+[A-Z]\w+[^.;:]{0,60}$",
    matches=("Dear Councillor Moor,", "Dear Sir or Madam"),
    rejects=("Dear to the town are its trees.", "Deer Park"),
)


@lru_cache(maxsize=4096)  # the cells of a grid are looked at by several rules
def split_label(text: str) -> Label | None:
    """The label of a header box that a text begins with; else one of those that say what an application is about."""
    label = vocabulary("box").split(text)
    if label is not None and label.apart and label.field != "other":
        return label
    about = vocabulary("application").split(text)
    return about if about is not None and about.apart and (label is None or about.field != "other") else label


def may_open_label(block: Block) -> bool:
    """A cheap look at the first word of a paragraph without a number: whether a label of a header box may be there."""
    if block.number is not None or block.marker is not None:
        return True
    if vocabulary("box").may_open(block.text) or vocabulary("application").may_open(block.text):
        return True
    return len(block.starts) > 1 and " " not in block.text[: block.starts[1]].strip()  # its first word may be cut


def label_apart(text: str) -> Label | None:
    """The label of a text in which it stands apart: alone, with a colon after it, or a day after one for days."""
    label = split_label(text)
    if label is not None and not label.apart and label.field == "date" and parse_date(label.rest):
        return replace(label, apart=True)
    return label if label is not None and label.apart else None


def told_post(parts: Sequence[str], n: int, label: Label | None) -> Label | None:
    """The label of part `n` of a head; a title between who wrote the report and how to reach them is that of a post."""
    if label is None or label.printed != "title" or not 0 < n < len(parts) - 1:
        return label
    who, reached = label_apart(parts[n - 1]), label_apart(parts[n + 1])
    if who is None or reached is None:
        return label
    named = PERSON_LABEL_RE.search(who.printed) is not None and REACH_LABEL_RE.match(reached.printed) is not None
    return replace(label, field="other") if named else label


def split_labels(line: str) -> list[str]:
    """A line cut before each label that stands in it with a colon ("Officer: A Moor Job title: Head of Parks")."""
    first = label_apart(line)
    after = len(line) - len(first.rest) if first is not None else 0
    cuts = [0]
    for match in INNER_LABEL_RE.finditer(line):
        label = label_apart(line[match.start() :]) if match.start() >= after else None
        if label is not None:
            cuts.append(_cut_before(line, cuts[-1], match.start(), len(line) - len(label.rest)))
            # "Agenda Item: 8" is one label: none begins within it.
            after = len(line) - len(label.rest)
    cuts.append(len(line))
    return [line[a:b].strip() for a, b in zip(cuts, cuts[1:], strict=False) if line[a:b].strip()]


def _cut_before(line: str, begin: int, start: int, end: int) -> int:
    """Where a label begins that leaves the one before it a value: in "Report to: Cabinet Date: 4 May" at "Date"."""
    before = label_apart(line[begin:start])
    if before is None or before.rest:
        return start
    words = (match.start() for match in INNER_WORD_RE.finditer(line, start, end))
    return next((place for place in words if label_apart(line[place:]) is not None), start)


def box_row(row: Sequence[Cell | None]) -> list[str]:
    """The texts of a row, a label on a line of its own in its cell told from the value under it by a colon."""
    return [_told_apart(cell) if cell is not None else "" for cell in row] or row_texts(row)


def _told_apart(cell: Cell) -> str:
    if len(cell.lines) < 2:
        return one_line(cell.text)
    cell = without_contacts(cell)
    if (second := _second_label(cell)) is not None:
        return second
    text = one_line(cell.text)
    for count in range(min(MOST_LABEL_LINES, len(cell.lines) - 1), 0, -1):
        # A narrow cell breaks any words: only what is set otherwise than its value is a label.
        if not _is_set_apart(cell.lines[:count], cell.lines[count]):
            continue
        first = " ".join(" ".join(line.text for line in cell.lines[:count]).split())
        label = split_label(first) if ":" not in first else None
        if label is not None and label.apart and not label.rest and text.startswith(first):
            return f"{first}: {text[len(first) :].strip()}"
    return text


def _second_label(cell: Cell) -> str | None:
    """The label under the same in another language ("Teitl yr Adroddiad / Report Title:")."""
    if not 2 <= len(cell.lines) <= 2 * MOST_LABEL_LINES or not cell.text.rstrip().endswith(":"):
        return None
    for n in range(1, len(cell.lines)):
        text = " ".join(" ".join(line.text for line in cell.lines[n:]).split())
        label = label_apart(text)
        if label is not None and not label.rest and label_apart(cell.lines[0].text.strip()) is None:
            return text
    return None


def without_contacts(cell: Cell) -> Cell:
    """A cell without the lines that say how to reach whoever it names, and what stands below them."""
    texts = texts_of(cell.lines)
    for n, text in enumerate(texts):
        if n and CONTACT_LINE_RE.match(text.strip()):
            return replace(cell, lines=cell.lines[:n], text="\n".join(texts[:n]))
    return cell


def _is_set_apart(label: Sequence[Line], value: Line) -> bool:
    """Whether lines are bold or in capitals and the line under them is not."""
    bold = all(line.bold for line in label) and not value.bold
    return bold or all(line.text.isupper() for line in label) and not value.text.isupper()


def is_listing(grid: Grid) -> bool:
    """Whether a grid lists several things under heads: a table of applications or of sums "From | To", no box."""
    rows = [row_texts(row) for row in grid.rows]
    while len(rows) > 1 and sum(map(bool, rows[0])) == 1:  # a title across the table
        rows.pop(0)
    first = rows[0] if rows else []
    heads = {n: label for n, text in enumerate(first) if (label := split_label(text))}
    about = {n for n, label in heads.items() if label.field in ABOUT_APPLICATION and not label.rest}
    bare = {n for n, label in heads.items() if not label.rest and ":" not in first[n]}
    # "Key Issues" only begins with a label ("Key").
    chance = {n for n, label in heads.items() if label.rest and not label.apart and ":" not in first[n]}
    filled = [sum(n < len(row) and bool(row[n]) for n in heads) for row in rows[1:]]
    begins = any(split_label(row[0]) for row in rows[1:] if row and row[0])
    every = len(bare) > max(1, len(chance)) and bare | chance == heads.keys()
    return (len(about) >= 2 or every) and not begins and sum(count >= 2 for count in filled) >= 2


def holds_agenda(grid: Grid) -> bool:
    """Whether a table is the front of an agenda, its heading in a cell of its own."""
    return any(len(cell.text) < LONGEST_AGENDA and fold(cell.text) == "agenda" for cell in grid.cells)


def heads_letter(blocks: Sequence[Block], last: int) -> bool:
    """Whether somebody is addressed below block `last`: letters have a day, "To", "From" and "Subject" too."""
    return any(
        SALUTATION_RE.match(text.strip())
        for block in blocks[last : last + 2]
        for text in (texts_of(block.lines) if block.grid is None else ())
    )
