"""Tables of background papers: their heads and rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.cells import grid_texts, join_rows
from extract.facts import BackgroundPaper, Report
from extract.labels import fold, vocabulary
from extract.list_words import NONE_RE
from ingest.model import Block

# In the head of a column of papers; a head with one of the others tells where they are kept and by whom.
PAPER_WORDS = frozenset("document documents paper papers title report reports".split())
PLACE_WORDS = frozenset("location held file where available contact officer author date number no ref exempt".split())


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


def background_columns(texts: Sequence[str], announced: bool = False) -> dict[str, int]:
    """The columns of a table of background papers; where a heading `announced` it, "Paper" heads the titles too."""
    found = named_columns(texts, "background_title", "held_at", "contact")
    if "background_title" not in found:
        # "Document | Location" says it by itself.
        told = announced or len([text for text in texts if text]) == 2 and "held_at" in found
        found = named_columns(texts, "listed_title", "held_at", "contact") if told else found
        found = {"background_title" if name == "listed_title" else name: at for name, at in found.items()}
        if announced and "background_title" not in found and (titled := _titled(texts)):
            found["background_title"] = titled[0]
    return found if "background_title" in found and len(found) > 1 else {}


def _titled(texts: Sequence[str]) -> list[int]:
    """The columns whose head speaks of papers and of nothing else: "Description of document"."""
    words = [frozenset(fold(text).split()) for text in texts]
    return [at for at, found in enumerate(words) if found & PAPER_WORDS and not found & PLACE_WORDS]


def read_background_grid(block: Block, report: Report, announced: bool = False) -> Iterator[BackgroundPaper]:
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
        begun = all(filled) and not cells[0][:1].islower()  # a row of a text file may be one printed line
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
