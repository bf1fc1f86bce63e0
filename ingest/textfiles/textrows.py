"""The lines of a text file with their page, line number, indent and marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.model import Line, Span
from ingest.textfiles.marks import Marked, is_rule, read_marks

TAB_WIDTH = 8
GAP_RE = re.compile(r"(?<=\S) {4,}(?=\S)")  # parts columns
SEGMENT_RE = re.compile(r"\S+(?: \S+)*")  # what two blanks or more part from the rest of a line
# Separators and spaces of Unicode that are no line ends here: the file's lines are those that "\n" makes.
ODD_SPACES = dict.fromkeys(
    [0x0B, 0x1C, 0x1D, 0x1E, 0x1F, 0x85, 0xA0, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x3000], " "
)
DROPPED = dict.fromkeys([0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF])
TRANSLATED: dict[int, str | None] = {**ODD_SPACES, **DROPPED}
MAX_MEASURED = 1000


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the file: `raw` as it stands with odd spaces made plain, `text` its words, `indent` in columns.

    `number` is the 1-based line of the file, `page` the 1-based page (None in a file without form feeds); `right` is
    the column after the last character, `margin` the notes that stood at the right margin.
    """

    number: int
    page: int | None
    raw: str
    text: str
    indent: int
    right: int
    marked: Marked = field(default=Marked(""))
    margin: tuple[Line, ...] = ()

    @property
    def blank(self) -> bool:
        return not self.text

    @property
    def tabbed(self) -> bool:
        """Whether tabs part the line into cells (a tab that only indents parts nothing)."""
        return "\t" in self.raw.lstrip() or ("\t" in self.raw and bool(self.text) and self.raw.startswith("\t"))

    @property
    def line(self) -> Line:
        span = Span(self.page, self.number)
        return Line(self._gapped, span, bold=self.marked.bold, italic=self.marked.italic)

    @property
    def _gapped(self) -> str:
        """The words with a tab for each gap that parts columns: as many characters as with spaces."""
        if not GAP_RE.search(self.raw.strip()):
            return self.text
        columns = GAP_RE.sub("\t", self.marked.text.strip()).split("\t")
        text = "\t".join(" ".join(column.split()) for column in columns)
        return text if len(text) == len(self.text) else self.text


def read_rows(text: str) -> list[list[Row]]:
    """The rows of each page; a form feed ends a page and counts as no character of a line."""
    parts = text.split("\f")
    paged = len(parts) > 1
    if paged and not parts[-1].strip():
        parts.pop()
    number = 1
    pages = []
    for index, part in enumerate(parts, start=1):
        lines = part.split("\n")
        pages.append([read_row(raw, number + offset, index if paged else None) for offset, raw in enumerate(lines)])
        number += len(lines) - 1
    return pages


def read_row(raw: str, number: int, page: int | None) -> Row:
    raw = raw.translate(TRANSLATED).rstrip(" ")
    if not raw:
        return Row(number, page, raw, "", 0, 0)
    marked = read_marks(raw)
    text = "" if is_rule(raw) else " ".join(marked.text.split())
    lead = raw[: len(raw) - len(raw.lstrip())].expandtabs(TAB_WIDTH)
    right = len(raw.expandtabs(TAB_WIDTH)) if len(raw) < MAX_MEASURED else len(raw)
    return Row(number, page, raw, text, len(lead), right, marked)


def is_hard_wrapped(pages: Sequence[Sequence[Row]]) -> bool:
    """Whether the file keeps the page's layout: prose broken at a width, columns made by spaces.

    A converter's file has a paragraph a line: its lines are far longer than a page is wide.
    """
    rows = [row for page in pages for row in page if not row.blank and not row.tabbed]
    if not rows:
        return False
    longest = sorted(row.right for row in rows)[int(len(rows) * 0.97)]
    followed = pairs = spaced = 0
    for page in pages:
        for row, after in zip(page, page[1:], strict=False):
            if row.blank:
                continue
            spaced += "   " in row.raw.rstrip()
            if row.right >= 60:
                pairs += 1
                followed += not after.blank
    if longest > 220:
        return False
    return (pairs >= 3 and followed > pairs * 0.4) or spaced > len(rows) * 0.3
