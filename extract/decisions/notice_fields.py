"""The fields of a form for a decision: which of its labels say what was decided on, and which what was decided.

A label is told by the words it is made of, in any order ("Title of decision", "Subject matter / title"), those in
labels.toml; any other ends the field above it. In a table the first cell of a row is the label, or the table's head
has the labels and each row is a form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from extract.cells.cell_paragraphs import begins_paragraph
from extract.labels import bare_words, load_labels, vocabulary
from extract.minutes.minute_numbers import CODE_RE
from extract.minutes.minute_titles import is_title
from extract.minutes.when_and_where import DAY_RE
from extract.patterns import pattern
from ingest.markers import split_marker
from ingest.model import Block, Cell, Grid, Line

Kind = Literal["subject", "decision", "other"]
Field = tuple[Kind | None, list[Line]]  # None: the lines go on with the field above

LONGEST_LABEL = 90  # characters
LABEL_END_RE = pattern(
    "notice-label-end",
    r"[:?]\s*+|\t\s*+|\s[-\u2013]\s\s*+|(?<=\w)\s(?=That\b)",
    matches=("Subject: Mooring fees", "Reasons \u2013 cost", "Decision taken That the Board"),
    rejects=("Mooring-fees are", "Subject"),
)
OTHER_RE = pattern(
    "notice-other-field",
    r"^(?:issues?\s+for|decisions?\s+(?:of|by|from)\W*$|wards?|declarations?|dispensations?|conflicts?|exempt|confidential|decisions?\s+(?:made\s+(?:by|on|at|in)|taken\s+(?:by|on|in)|type|maker|date|no|number|ref\w*|status|published|in)"
    r"|additional|reasons?|alternatives?|any|options?|other|deadline|date|contact|(?:lead|report|responsible)\s+\w+|officers?|author|background|consult\w+|call[\s-]?in"
    r"|key\s+decision|is\s+(?:this|the)|reference|urgent|published|publication|for\s+publication|signed?|signature|implementation|documents?|portfolio|directorate|approved\s+by|effective"
    r"|affected|made\s+at|delegat(?:ed|ion)|authority|interests?|type\s+of|notice|record\s+of|note\s+of|statement|details\s+of\s+(?!decision|the\s+decision)|(?:legal|financial|equality|risk|climate|corporate|resource)\b.{0,40}\b(?:implications?|impact|considerations?|comments?))\b",
    matches=("Ward", "Exempt Information", "Reasons for decision", "Decision maker", "Is this a key decision"),
    rejects=("noted the report", "That the wards be merged", "Decision taken"),
    flags=re.IGNORECASE,
)
MAKER_END_RE = pattern(
    "label-of-who-decides",
    r"\b(?:of|by|from)\W*$",
    matches=("Decision of", "Decision by:"),
    rejects=("Details of decision",),
    flags=re.IGNORECASE,
)
# How software lists decisions: "03/05/2027 - Mooring fees ref: 4711   Recommendations Approved".
LISTED_RE = pattern(
    "decision-listed-by-day",
    r"^\d{1,2}/\d{1,2}/\d{4}\s+[-\u2013]\s+(?=\S.{2,400}?\sref:)",
    matches=("03/05/2027 - Mooring fees ref: 4711   Recommendations Approved",),
    rejects=("03/05/2027 - Mooring fees", "Decision published: 03/05/2027"),
    flags=re.IGNORECASE | re.DOTALL,
)
REFERENCE_RE = pattern(
    "decision-reference",
    r"(?<!\s)\s*+\bref:.*$",
    matches=("Mooring fees ref: 4711   Recommendations Approved",),
    rejects=("Mooring fees",),
    flags=re.IGNORECASE,
)
DAY_ALONE_RE = pattern(
    "notice-day-of-decision",
    rf"^\s*(?:on\s+)?(?:{DAY_RE.regex.pattern})\W*$",
    matches=("12 September 2012", "Monday, 3 May 2027"),
    rejects=("That by 3 May 2027 the fees be set", ""),
    flags=re.IGNORECASE,
)


@dataclass(slots=True)
class Form:
    """One filled form: the lines of what was decided on, and of the decision; `number` is that of the item."""

    place: Block
    subject: list[Line] = field(default_factory=list)
    decision: list[Line] = field(default_factory=list)
    number: str | None = None
    titled: bool = False  # it has a label of what was decided on
    cut: bool = False  # of a table whose rows are cut elsewhere than between two forms


@cache
def _words(section: str) -> frozenset[str]:
    return frozenset(load_labels()["notice_words"][section])


def label_kind(label: str) -> Kind | None:
    """What the label of a field asks for; None where it is none of a notice's."""
    label = label.strip()
    words = set(bare_words(label).split())
    if not words or len(label) > LONGEST_LABEL or not label[:1].isupper():
        return None
    subject, decision, around = _words("subject"), _words("decision"), _words("around")
    if words & subject and words <= subject | decision | around | _words("around_subject"):
        return "subject"
    if words & decision and words <= decision | around | _words("whose") and not MAKER_END_RE.search(label):
        return "decision"
    return "other" if OTHER_RE.match(label.replace("(s)", "s")) else None


def split_field(text: str, alone: bool) -> tuple[Kind, int] | None:
    """The field that a line begins, with where its value begins; `alone`: nothing else stands in the paragraph."""
    end = LABEL_END_RE.search(text[: LONGEST_LABEL + 10])
    if end is None and not alone:
        return None
    kind = label_kind(text[: end.start()] if end is not None else text)
    return None if kind is None else (kind, end.end() if end is not None else len(text))


def read_forms(blocks: Sequence[Block], *, by_titles: bool = False) -> list[Form]:
    """The forms among the blocks, in order; a form begins with its subject, or with its decision.

    With `by_titles` a numbered title is a subject too, as in lists of what a meeting decided.
    """
    forms: list[Form] = []
    open_lines: list[Line] | None = None
    above: Block | None = None
    for block in blocks:
        title, above = above, block
        if by_titles and _is_numbered_title(block):
            forms.append(Form(block, [Line(block.text, block.span)], number=block.number))
            open_lines = None
            continue
        if not by_titles and open_lines is not None and (_is_numbered_title(block) or _coded_title(block)):
            open_lines = None  # the report behind the form begins
            continue
        if block.grid is not None and (columns := _columns(block.grid)) is not None:
            forms += _rows_as_forms(block, block.grid, *columns)
            open_lines = None
            continue
        for kind, lines in _fields(block):
            if kind == "subject":
                forms.append(Form(block, titled=True))
                open_lines = forms[-1].subject
            elif kind == "decision" and DAY_ALONE_RE.match(" ".join(line.text for line in lines)):
                open_lines = None  # "Decision made: 3 May 2027" says when
                continue
            elif kind == "decision":
                if not forms or forms[-1].decision:
                    forms.append(Form(block, _heads_decision(title), number=_code_of(title)))
                open_lines = forms[-1].decision
            elif kind == "other":
                open_lines = None
            if open_lines is not None:
                open_lines += [line for line in lines if line.text.strip()]
    return forms


def _heads_decision(block: Block | None) -> list[Line]:
    """The lines of the title that stands right above a decision's label ("SCHOOL STREETS"); none of other text."""
    if block is None or block.grid is not None or block.number is not None or not block.lines:
        return []
    if (coded := _coded_title(block)) is not None:
        return [rest_of(block.lines[0], max(block.lines[0].text.find(coded["title"]), 0)), *block.lines[1:]]
    stands_out = block.kind == "heading" or block.bold or block.text.isupper()
    whole = stands_out and is_title(block.text, False, True) and not block.text.rstrip().endswith(":")
    return list(block.lines) if whole and label_kind(block.text.rstrip(" -\u2013")) is None else []


def _coded_title(block: Block) -> re.Match[str] | None:
    """A title behind the number of a minute ("22/31 Minutes")."""
    coded = CODE_RE.match(block.text) if block.grid is None and block.number is None and block.lines else None
    return coded if coded is not None and is_title(coded["title"], False, True) else None


def _code_of(block: Block | None) -> str | None:
    coded = _coded_title(block) if block is not None else None
    return coded["number"] if coded is not None else None


def _is_numbered_title(block: Block) -> bool:
    """Whether a block is the numbered title of an item: set as a heading, or in capitals, and no clause."""
    if block.grid is not None or not (block.number or "").rstrip(".").isdigit() or not block.lines:
        return False
    stands_out = block.kind == "heading" or block.bold or block.text.isupper()
    return stands_out and is_title(block.text, False, True) and label_kind(block.text.rstrip(" :-\u2013")) is None


def _fields(block: Block) -> Iterator[Field]:
    if block.grid is not None:
        yield from _fields_of_grid(block.grid)
        return
    lines = list(block.lines) or [Line(block.text, block.span)]
    if LISTED_RE.match(block.text):
        first = LISTED_RE.match(block.text)
        assert first is not None
        yield "subject", [cut for line in _from(lines, first.end()) for cut in _without_reference(line)]
        yield "other", []
        return
    for line in lines:
        yield _field_of(line, alone=len(lines) == 1)


def _from(lines: Sequence[Line], start: int) -> list[Line]:
    """The lines, the first from `start` on."""
    return [rest_of(lines[0], min(start, len(lines[0].text))), *lines[1:]]


def _without_reference(line: Line) -> Iterator[Line]:
    match = REFERENCE_RE.search(line.text)
    if match is None:
        yield line
    elif match.start():
        yield Line(line.text[: match.start()], line.part(0, match.start()), line.size)


def _field_of(line: Line, *, alone: bool) -> Field:
    """The field that a line begins, and what of the line is its value; the whole line where it begins none."""
    marker = split_marker(line.text)
    at = len(line.text) - len(marker.rest) if marker is not None else 0
    found = split_field(line.text[at:], alone or marker is not None)
    return (None, [line]) if found is None else (found[0], [rest_of(line, at + found[1])])


def _fields_of_grid(grid: Grid) -> Iterator[Field]:
    rows = [filled for row in grid.rows if (filled := _without_letter(row))]
    labels = [label_kind(_label(row[0])) if len(row) > 1 else None for row in rows]
    form = sum(label is not None for label in labels) > 1
    for at, (row, kind) in enumerate(zip(rows, labels, strict=True)):
        if len(row) > 1 and kind is not None:
            yield kind, [line for cell in row[1:] for line in _lines(cell)]
        elif len(row) > 1 and form:
            # A label of other words, or the rest of the one above where the rows of a text are its lines.
            goes_on = at > 0 and row[0].text.strip()[:1].islower()
            yield None if goes_on else "other", [line for cell in row[1:] for line in _lines(cell)]
        else:
            for cell in row:
                lines = _lines(cell)
                yield from (_field_of(line, alone=n == 0) for n, line in enumerate(lines))


def _label(cell: Cell) -> str:
    return " ".join(cell.text.split()).rstrip(" :?")


def _without_letter(row: Sequence[Cell | None]) -> list[Cell]:
    """The filled cells of a row without a first one that is no more than the letter or number of the field."""
    filled = [cell for cell in row if cell is not None and cell.text.strip()]
    marker = split_marker(f"{filled[0].text.strip()}  X") if len(filled) > 1 else None
    return filled[1:] if marker is not None and marker.rest == "X" else filled


def _columns(grid: Grid) -> tuple[int | None, int, int] | None:
    """The columns of an item's number, its title and the decision, where the table's head has the labels."""
    # Text that keeps the layout may set a line that stands above the table into the cell of a head.
    texts = [" ".join(cell.text.split()) if cell is not None else "" for cell in grid.rows[0]]
    lasts = [cell.lines[-1].text.strip() if cell is not None and cell.lines else "" for cell in grid.rows[0]]
    head = [last if label_kind(last) == "decision" else text for text, last in zip(texts, lasts, strict=True)]
    kinds = [label_kind(text) for text in head]
    names = [vocabulary("columns").field(text) for text in head]
    decided = [at for at, kind in enumerate(kinds) if kind == "decision"]
    titled = [at for at, kind in enumerate(kinds) if kind == "subject"]
    titled = titled or [at for at, name in enumerate(names) if name in ("title", "item")]
    if len(decided) != 1 or not titled or titled[-1] >= decided[0] or len(grid.rows) < 2:
        return None
    if titled == [0] and decided[0] > 1 and _numbers_rows(grid):
        return 0, decided[0] - 1, decided[0]  # "Item | Application | Site and proposal | Decision"
    numbers = [at for at, name in enumerate(names[: titled[-1]]) if name in ("title", "item")]
    return (numbers[0] if numbers else None), titled[-1], decided[0]


def _numbers_rows(grid: Grid) -> bool:
    """Whether the first cell of every row below the head is a number."""
    firsts = [row[0].text.strip() if row[0] is not None else "" for row in grid.rows[1:]]
    return all(text.rstrip(".").isdigit() for text in firsts)


def _rows_as_forms(block: Block, grid: Grid, number: int | None, title: int, decided: int) -> Iterator[Form]:
    """Each row of the table as a form; one whose decision begins with another field is cut in the wrong place."""
    for row in grid.rows[1:]:
        cell, named = row[decided], row[title]
        form = Form(block, list(_lines(named)) if named is not None else [])
        numbered = row[number] if number is not None else None
        form.number = numbered.text.strip().rstrip(".") or None if numbered is not None else None
        above, open_lines = None, True
        for line in _lines(cell) if cell is not None else []:
            begins = above is None or begins_paragraph(above, line)
            kind = _field_of(line, alone=False)[0] if begins or split_field(line.text, alone=False) else None
            form.cut = form.cut or above is None and kind == "other"
            open_lines = kind != "other" if kind is not None else open_lines
            if open_lines:
                form.decision.append(line)
            above = line
        if form.subject or form.decision:
            yield form


def _lines(cell: Cell) -> list[Line]:
    lines = cell.lines or [Line(text, cell.span) for text in cell.text.split("\n")]
    return [line for line in lines if line.text.strip()]


def rest_of(line: Line, start: int) -> Line:
    """What of a line stands from `start` on."""
    return Line(line.text[start:], line.part(start, len(line.text)), line.size)
