"""What heads a list of background papers or appendices: a heading, a label, a sentence, the head of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.appendices.background_tables import background_columns
from extract.appendices.listed_appendices import attached_title
from extract.cells.cells import grid_texts, join_rows
from extract.labels import fold, heading_field, heading_text, vocabulary
from extract.packs import APPENDIX_HEADING_RE
from extract.patterns import pattern
from ingest.model import Block, Span

# "APPENDICES - THE FOLLOWING DOCUMENTS ARE TO BE PUBLISHED": what is said of the list, in its heading.
ABOUT_LIST_RE = re.compile(r"\s[\u2013\u2014-]\s+(?=the\s+following\b)", re.IGNORECASE)
SENTENCE_RE = pattern(
    "background-papers-announced",
    r"^[^:.]{0,80}?\bbackground\s+(?:papers?|documents?|information)\b[^:]{0,260}?"
    r"\b(?:compil\w+|prepar\w+|reli\w+|referred|used|1972|based|comprise|(?:taken\s+into|on)\s+account|considered)\b[^:]{0,200}:\s*",
    matches=(
        "Background papers on which this report is based comprise:",
        "The following background papers have been taken into account:",
        "Background information referred to by the author in compiling this report: Rivers plan",
    ),
    rejects=(
        "Background papers",
        "Background information: fares are low",
        "The background of the papers used is this:",
    ),
    flags=re.IGNORECASE,
)
MOST_CUT = 3  # blocks over which a narrow column cuts a label


def list_heading(block: Block) -> tuple[str | None, str]:
    """The field that a heading announces and what follows it on the line ("Background papers: None")."""
    text = ABOUT_LIST_RE.split(heading_text(block.text), maxsplit=1)[0]
    field = heading_field(text)
    if field is not None and len(text) < 100:
        return field, ""
    label = vocabulary("headings").split(text)
    if label is not None and label.apart and ":" in text[: len(text) - len(label.rest)]:
        return label.field, label.rest
    if "ackground" in text and (sentence := SENTENCE_RE.match(text)) is not None:
        return "background_papers", text[sentence.end() :]
    if label is not None and label.field == "appendices" and APPENDIX_HEADING_RE.match(label.rest):
        return label.field, label.rest  # a label and its value, printed in one line of a text file
    return None, ""


def cut_heading(blocks: Sequence[Block], at: int) -> int:
    """How many blocks from `at` on are one label of background papers that a narrow column cut; 0 for none.

    "Background" stands over "Papers:".
    """
    text = blocks[at].text.strip()
    if len(text.split()) != 1 or fold(text) not in ("background", "list"):
        return 0
    for count in range(2, MOST_CUT + 1):
        run = blocks[at : at + count]
        if any(block.grid is not None or block.number is not None or len(block.text) > 40 for block in run):
            return 0
        text = " ".join(block.text for block in run)
        if text.endswith(":") and heading_field(text) == "background_papers":
            return len(run)
    return 0


def split_at_headings(block: Block) -> Iterator[Block]:
    """A paragraph cut before each of its lines that begins with the label of a list ("Background papers: …")."""
    starts = [0]
    for n, line in enumerate(block.lines[1:], 1):
        if ":" in line.text and list_heading(replace(block, text=line.text, lines=()))[0] is not None:
            starts.append(n)
    if len(starts) == 1:
        yield block
        return
    for start, end in zip(starts, [*starts[1:], len(block.lines)], strict=True):
        lines = block.lines[start:end]
        text = join_rows([line.text for line in lines])
        number = block.number if start == 0 else None
        yield replace(block, text=text, lines=lines, span=Span.cover(line.span for line in lines), number=number)


def is_head_line(text: str) -> bool:
    """Whether a line is the heads of such a table run together ("No. Title", "Background Papers Held At Contact")."""
    known, words = vocabulary("columns").fields, fold(text)
    pairs = (("appendix_number", "appendix_title"), ("background_title", "held_at"))
    return any(
        words.startswith(f"{first} ") and words[len(first) + 1 :].split(" contact")[0] in known[second_name]
        for first_name, second_name in pairs
        for first in known[first_name]
    )


def is_list_grid(block: Block) -> bool:
    """Whether a grid is a table of background papers or appendices, an empty one too."""
    rows = grid_texts(block.grid) if block.grid else []
    return bool(rows) and (bool(background_columns(rows[0])) or all(attached_title(row) is not None for row in rows))
