"""Tables of background papers: their heads and rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.appendices.list_words import NONE_RE
from extract.cells.cells import grid_texts, join_rows
from extract.facts import BackgroundPaper, Report
from extract.labels import fold, vocabulary
from ingest.model import Block

# In the head of a column of papers; a head with one of the others tells where they are kept and by whom.
PAPER_WORDS = frozenset("document documents paper papers title report reports".split())
HELD_WORDS = frozenset("location held file where available link website viewed seen inspected".split())
CONTACT_WORDS = frozenset("contact officer author person telephone tel ext".split())
OTHER_WORDS = frozenset(
    "date dated number no ref reference exempt directorate department body committee source".split()
)
PLACE_WORDS = HELD_WORDS | CONTACT_WORDS | OTHER_WORDS
# Words that may stand around those in the head of a column.
AROUND_WORDS = frozenset(
    "of the name nature description and s used by at details background email short full can be may".split()
)
HEAD_WORDS = PAPER_WORDS | PLACE_WORDS | AROUND_WORDS
MOST_HEAD_WORDS = 6
DATED_RE = re.compile(r"\b(?:19|20)\d\d\b")
HEAD_FIELDS = ("title", "held_at", "contact")


def named_columns(texts: Sequence[str], *names: str) -> dict[str, int]:
    """The column of each named head in a row of heads; a head is taken once."""
    known = vocabulary("columns").fields
    found: dict[str, int] = {}
    for name in names:
        columns = (n for n, text in enumerate(texts) if text and fold(text) in known[name])
        column = next((n for n in columns if n not in found.values()), None)
        if column is not None:
            found[name] = column
    return found


def head_field(text: str) -> str | None:
    """What the column of a table of papers is about, by the words of its head: title, held_at, contact or other.

    None for a text that heads no such column.
    """
    known, folded = vocabulary("columns").fields, fold(text)
    exact = {"background_title": "title", "listed_title": "title", "held_at": "held_at", "contact": "contact"}
    if name := next((field for section, field in exact.items() if folded in known[section]), None):
        return name
    words = frozenset(folded.split())
    if not words & (PAPER_WORDS | PLACE_WORDS) or not words <= HEAD_WORDS or len(folded.split()) > MOST_HEAD_WORDS:
        return None
    if words & CONTACT_WORDS:
        return "contact"
    if words & HELD_WORDS:
        return "held_at"
    return "other" if words & PLACE_WORDS else "title"


def background_columns(texts: Sequence[str], announced: bool = False) -> dict[str, int]:
    """The columns of a table of background papers; where a heading `announced` it, any such heads do."""
    found = named_columns(texts, "background_title", "held_at", "contact")
    if "background_title" in found and len(found) > 1:
        return found
    told = [head_field(text) for text in texts if text]
    if not announced:
        # "Document | Location" says it by itself.
        if sorted(filter(None, told)) != ["held_at", "title"] or "held_at" not in found:
            return {}
    elif "title" not in told or len(list(filter(None, told))) < 2:
        return {}
    fields = [head_field(text) if text else None for text in texts]
    columns = {name: fields.index(name) for name in HEAD_FIELDS if name in fields}
    return {"background_title" if name == "title" else name: at for name, at in columns.items()}


def read_background_grid(block: Block, report: Report | None, announced: bool = False) -> Iterator[BackgroundPaper]:
    """The rows under "Background Papers | Held At | Contact"; a row with an empty cell goes on with the one above."""
    rows = grid_texts(block.grid) if block.grid else []
    columns = background_columns(rows[0], announced) if rows else {}
    if not columns:
        return
    order = [columns.get(name) for name in ("background_title", "held_at", "contact")]
    entries: list[list[list[str]]] = []
    for row in rows[1:]:
        cells = [row[column] if column is not None and column < len(row) else "" for column in order]
        filled = [bool(cell) for cell, column in zip(cells, order, strict=True) if column is not None]
        if not any(filled):
            continue
        dated = any(DATED_RE.search(text) for n, text in enumerate(row) if n not in columns.values())
        begun = bool(cells[0]) and (all(filled) or dated)  # a row of a text file may be one printed line
        begun = begun and not cells[0][:1].islower()
        if begun or not entries:
            entries.append([[], [], []])
        for kept, cell in zip(entries[-1], cells, strict=True):
            kept.append(cell)
    for title, held_at, contact in ([join_rows(texts) for texts in entry] for entry in entries):
        if title and not NONE_RE.match(title):
            yield BackgroundPaper(
                span=block.span,
                rule="background-papers-grid",
                report=report,
                title=title,
                held_at=None if NONE_RE.match(held_at) else held_at or None,
                contact=None if NONE_RE.match(contact) else contact or None,
            )
