"""Which notes of a table each of its numbers carries: those whose mark stands in its cell, label, head or group.

A table with such marks is read for its numbers without them, so that "1,204 (1)" is a number and "£000¹" a unit.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from extract.facts import Observation, Table, TableNote, TableRow
from extract.patterns import pattern
from extract.tables.sums import Reading
from extract.tables.table_heads import read_heads
from extract.tables.table_marks import marks_of, unmarked
from ingest.model import Cell, Issue

BRACKETS_RE = pattern(
    "note-on-brackets",
    r"(?i:\bin\s(?:brackets|parenthes[ei]s)|^brackets)\s(?:are|is|denotes?|shows?|indicates?|represents?|give)\b",
    matches=("Figures in brackets are last year's", "Brackets denote income"),
    rejects=("Figures are in brackets", "The brackets of the lamp"),
)
BELOW_RE = pattern(
    "numbers-that-brackets-mean-below-nought",
    r"\b(?i:negatives?|minus|deficits?|under\w*|over\w*|credits?|income|savings?|reductions?|decreases?|loss(?:es)?"
    r"|favourable|adverse|surplus(?:es)?|below|cr)\b",
    matches=("Figures in brackets are negative", "Brackets denote an underspend"),
    rejects=("Figures in brackets are last year's",),
)


@dataclass(slots=True)
class Ties:
    """A table as printed, the same without the marks of its notes, and its rows by the `id` of those without."""

    table: Table
    plain: Table
    marked: dict[str, TableNote]
    rows: dict[int, TableRow]
    heads: list[tuple[TableNote, ...]] = field(default_factory=list)
    groups: dict[str, tuple[TableNote, ...]] = field(default_factory=dict)

    def notes_at(self, texts: Iterable[str]) -> tuple[TableNote, ...]:
        """The notes whose marks stand at the ends of texts, in the order of their marks."""
        marks = [mark for text in texts for mark in reversed(marks_of(text))]
        return tuple(dict.fromkeys(self.marked[mark] for mark in marks if mark in self.marked))

    def give_back(self, observation: Observation, column: int, labels: Sequence[int]) -> Observation:
        """An observation of the table without marks as one of the table as printed, with its notes.

        `column` is where it stands, `labels` are the columns that name its row (0-based).
        """
        row = self.rows[id(observation.table_row)]
        texts = [row.cells[at] for at in (column, *labels)]
        head = self.heads[column] if column < len(self.heads) else ()
        group = self.groups.get(observation.group_label or "", ())
        notes = tuple(dict.fromkeys((*self.notes_at(texts), *head, *group)))
        return replace(observation, table=self.table, table_row=row, text=row.cells[column], notes=notes)


def tie_notes(table: Table) -> Ties | None:
    """The ties of a table that has notes with marks; None for any other."""
    marked = {note.mark: note for note in reversed(table.notes) if note.mark}
    if not marked:
        return None
    rows = [_plain_row(row, marked) for row in table.rows]
    plain = replace(
        table,
        columns=tuple(unmarked(text, marked) for text in table.columns),
        heads=tuple(tuple(cell and _plain_cell(cell, marked) for cell in row) for row in table.heads),
        rows=tuple(rows),
    )
    ties = Ties(table, plain, marked, {id(own): row for own, row in zip(rows, table.rows, strict=True)})
    width = max((len(row.cells) for row in table.rows), default=0)
    ties.heads = [ties.notes_at(levels) for levels in read_heads(table, width).levels]
    names = [text for row in table.rows for text in (row.band, "".join(row.cells)) if text]
    ties.groups = {unmarked(name, marked): found for name in names if (found := ties.notes_at([name]))}
    return ties


def part_bracketed(read: Sequence[Reading], notes: Iterable[TableNote]) -> tuple[list[Reading], list[Issue]]:
    """The readings without those in brackets where a note says that brackets do not mean below nought, and an issue."""
    note = next((one for one in notes if BRACKETS_RE.search(one.text) and not BELOW_RE.search(one.text)), None)
    kept = [one for one in read if note is None or not _is_bracketed(one)]
    if note is None or len(kept) == len(read):
        return kept, []
    message = "Figures in brackets of this table are not below nought, its note says; they were not taken."
    return kept, [Issue("extract", "figures-in-brackets", message, note.text[:400], note.span)]


def _is_bracketed(reading: Reading) -> bool:
    return reading.line.texts[reading.column].lstrip("£$€ ").startswith("(")


def _plain_row(row: TableRow, marks: dict[str, TableNote]) -> TableRow:
    cells = tuple(unmarked(text, marks) for text in row.cells)
    return replace(row, cells=cells, band=unmarked(row.band, marks) if row.band else row.band)


def _plain_cell(cell: Cell, marks: dict[str, TableNote]) -> Cell:
    return replace(cell, text=unmarked(cell.text, marks))
