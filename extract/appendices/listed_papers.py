"""Background papers that stand in a list: what is a paper there, what is said about the list, what ends it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.appendices.background_tables import HEAD_FIELDS, head_field
from extract.appendices.list_words import ABOUT_RE, NONE_RE
from extract.contacts.contact_words import MAIL_RE, PHONE_RE
from extract.facts import BackgroundPaper, Report
from extract.labels import vocabulary
from extract.people.names import parse_person
from extract.people.roles import OFFICE_RE
from extract.reports.box_labels import label_apart
from extract.reports.known_lines import read_line
from ingest.model import Block, Span

# A day or month that a line's end cut off its title is no paper.
ONLY_DAY_RE = re.compile(r"(?:\d{1,2} )?[A-Z][a-z]+ \d{4}")
PAGE_RE = re.compile(r"(?<!\s)\s++Page \d{1,4}(?:\s+|$)", re.IGNORECASE)  # between body and day at a page's foot
LINK_RE = re.compile(r"(?:^|\s)[(<\[]?(?P<link>(?:https?://|www\.)[^\s)>\]]+)[)>\]]?[.;,]?$")
ABOUT_END_RE = re.compile(r":\s+(?=[A-Z\d])")
MAX_LISTED = 250
MOST_CELLS = 60


def split_papers(text: str) -> list[str]:
    """The papers that one text names, parted by semicolons; what is said about the list before them is left out."""
    if ABOUT_RE.match(text) and (end := ABOUT_END_RE.search(text)):
        text = text[end.end() :]
    pieces = text.split("; ")
    titled = all(piece[:1].isupper() or piece[:1].isdigit() for piece in pieces)
    return pieces if titled else [text]


def listed_papers(text: str, span: Span, report: Report | None) -> Iterator[BackgroundPaper]:
    """One listed paper; sentences about the list and long paragraphs are none. Its link says where it can be seen."""
    text = text.strip(" .")
    # A narrow column may cut what stands in brackets.
    bracketed = text.startswith(("[", "(")) or (text.endswith((")", "]")) and not {"(", "["} & set(text))
    sentence = bracketed or len(text) > MAX_LISTED or text.rstrip(" -\u2013").endswith(":") or (text.count(". ") > 1)
    known = vocabulary("head_lines").field(text) in ("classification", "kind")  # "Unrestricted" at a page's foot
    if MAIL_RE.search(text) or PHONE_RE.search(text):
        return  # whom to ask
    known = known or (PAGE_RE.search(text) is not None and read_line(PAGE_RE.sub(" ", text)) is not None)
    if sentence or known or NONE_RE.match(text) or ABOUT_RE.match(text) or ONLY_DAY_RE.fullmatch(text):
        return
    link = LINK_RE.search(text)
    title = text[: link.start()].rstrip(" -\u2013\u2014:,(") if link else text
    if re.search(r"[A-Za-z]{3}", title):
        held_at = link["link"] if link else None
        yield BackgroundPaper(span=span, rule="background-papers-list", report=report, title=title, held_at=held_at)


def is_link(text: str) -> bool:
    """Whether a line is a link and nothing else: it belongs to the paper above it."""
    return LINK_RE.fullmatch(text.strip()) is not None


def signs_off(block: Block) -> bool:
    """Whether a line below a list names who signs the report, their post, or begins with a label of something else."""
    if block.kind == "item" or block.number is not None or len(block.text) > 80:
        return False
    text = block.text.strip()
    label = label_apart(text)
    if label is not None and ":" in text:
        return True
    if ":" in text and parse_person(text.partition(":")[0]) is not None:
        return True
    if text.startswith(("Councillor ", "Cllr ", "I approve ")):
        return True
    words, named = len(text.split()), text.title() if text.isupper() else text
    if words <= 4 and not any(char.isdigit() for char in text) and parse_person(named) is not None:
        return True
    return words <= 8 and ":" not in text and OFFICE_RE.match(text) is not None and text.istitle()


class Stacked:
    """A table of papers whose cells a text file prints one under the other: its heads, then the cells row by row."""

    def __init__(self) -> None:
        self.heads: list[str] = []
        self.cells: list[tuple[str, Span]] = []

    def take(self, block: Block) -> bool:
        """Take in the lines of a block: heads first, then cells. False where no table has begun, or it is too long."""
        texts = [" ".join(line.text.split()) for line in block.lines] or [block.text]
        if block.number is not None or block.kind == "item":
            return False
        if not self.cells and all(head_field(text) for text in texts):
            self.heads += texts
            return True
        fields = [head_field(text) for text in self.heads]
        if len(fields) < 2 or fields.count("title") != 1 or len(self.cells) > MOST_CELLS:
            return False
        if "contact" not in fields and signs_off(block):
            return False
        self.cells.append((block.text, block.span))
        return True

    def papers(self, report: Report | None) -> Iterator[BackgroundPaper]:
        """The rows of the table; none where the cells do not fill whole rows."""
        width = len(self.heads)
        if width < 2 or len(self.cells) % width:
            return
        columns = {head_field(text): n for n, text in reversed(list(enumerate(self.heads)))}
        title = columns.get("title", 0)
        for start in range(0, len(self.cells), width):
            row = self.cells[start : start + width]
            values = {name: row[n][0] for name, n in columns.items() if name in HEAD_FIELDS and n != title}
            for paper in listed_papers(row[title][0], row[title][1], report):
                yield BackgroundPaper(
                    span=paper.span,
                    rule="background-papers-stacked",
                    report=report,
                    title=paper.title,
                    held_at=_told(values.get("held_at")) or paper.held_at,
                    contact=_told(values.get("contact")),
                )


def _told(text: str | None) -> str | None:
    return None if text is None or NONE_RE.match(text) else text
