"""An Extraction becomes rows: every fact its id, its place and its references; nothing here touches a database.

Made in the worker, so that the one writer has only to insert. Most columns are the fact's field of the same name;
`x_id` is the id of the fact in field `x`; the rest is in `SPECIAL`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from operator import attrgetter
from typing import Any

from corpus.ids import FactIds, committee_id, document_id, search_range
from corpus.index import CONTEXT, SEARCHED, Index
from corpus.packedrows import FEW_AT_ONCE, PackedRows
from corpus.tables import BY_NAME
from extract.extractions import Extraction
from extract.facts import Fact, Table, TableNote
from ingest.memory import give_back
from ingest.model import Document, Issue, Page, Span

# The extraction's lists that are tables of the same name, parents before children, and what one row is called in ids.
KINDS = {
    "meetings": "meeting", "contacts": "contact", "reports": "report", "agenda_items": "agenda-item",
    "applications": "application",
    "sections": "section", "paragraphs": "paragraph", "recommendations": "recommendation",
    "background_papers": "background-paper", "appendices": "appendix", "audit_trails": "audit-trail",
    "consultees": "consultee", "minute_items": "minute-item", "resolutions": "resolution", "motions": "motion",
    "votes": "vote", "delegations": "delegation", "declarations": "declaration", "questions": "question",
    "attendance": "attendance", "distribution": "distribution", "officers": "officer",
    "tables": "table", "observations": "observation", "dates": "date", "figures": "figure",
}  # fmt: skip


# What data tables hold: their kind in ids, and those of one table.
PARTS_OF_TABLES: Mapping[str, tuple[str, Callable[[Table], Sequence[Fact]]]] = {
    "table_rows": ("table-row", lambda table: table.rows),
    "table_notes": ("table-note", lambda table: table.notes),
}
# To these, which are most of a paper's facts, no other fact points: they are given their ids as they become rows.
POINTED_TO_BY_NONE = frozenset({"votes", "observations", "dates", "figures"})


@dataclass(frozen=True)
class DocumentRows:
    """All rows of one document by table, each a tuple in the order of the table's columns; picklable.

    `document` has all columns of `documents` but `ingested_at`; `search` has the rows of the search index.
    """

    id: str
    document: dict[str, Any]
    tables: dict[str, PackedRows] = field(default_factory=dict)
    search: PackedRows = field(default_factory=PackedRows)

    @property
    def pages(self) -> int:
        return int(self.document["page_count"])


def document_rows(document: Document, extraction: Extraction, size: int) -> DocumentRows:
    """The rows of a document and what was extracted from it; `size` is the file's in bytes."""
    return _Builder(document, extraction).build(size)


def clean(value: str | None) -> str | None:
    """Text with white space folded and characters that no database takes left out; None for what is then empty."""
    if value is None:
        return None
    text = " ".join(value.replace("\x00", " ").split())
    return storable(text) or None


def storable(text: str) -> str:
    """The text without lone surrogates, which UTF-8 has no bytes for."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return text


def bbox_json(span: Span) -> str | None:
    """The span's boxes as SCHEMA has them: one on the span's page is four numbers, else each has its page before."""
    if not span.packed:
        return None
    boxes = span.boxes
    if len(boxes) == 1 and boxes[0].page == span.page:
        _, x0, top, x1, bottom = boxes[0]
        text = f"[{round(x0, 1)}, {round(top, 1)}, {round(x1, 1)}, {round(bottom, 1)}]"
        if "n" not in text:  # inf and nan have names of their own in JSON
            return text
    rounded = [[box.page, *(round(edge, 1) for edge in box[1:])] for box in boxes]
    return json.dumps(rounded[0][1:] if len(rounded) == 1 and rounded[0][0] == span.page else rounded)


class _Builder:
    def __init__(self, document: Document, extraction: Extraction) -> None:
        self.source, self.extraction = document, extraction
        self.document = document_id(document.sha256)
        self.ids: dict[int, str] = {}
        self.page_id, self.issue_id = (FactIds(self.document, kind).give for kind in ("page", "issue"))
        self.reported_items = {id(item.report): item for item in extraction.agenda_items if item.report is not None}
        self.dangling: list[str] = []

    def build(self, size: int) -> DocumentRows:
        for name in KINDS:
            if name not in POINTED_TO_BY_NONE:
                facts, give = self.facts(name)
                self.ids |= {id(fact): give(fact.span) for fact in facts}
        for kind, part in PARTS_OF_TABLES.values():
            give = FactIds(self.document, kind).give
            self.ids |= {id(one): give(one.span) for table in self.extraction.tables for one in part(table)}
        # One table at a time, packed as it is made: a paper of a thousand pages has a hundred thousand rows.
        index = self.index()
        made = {name: self.pack(name, index.adding(name, self.records(name))) for name in SEARCHED}
        made |= {name: self.pack(name, self.records(name)) for name in KINDS if name not in made}
        tables = {name: made[name] for name in KINDS}
        tables["table_rows"] = self.pack("table_rows", self.all_table_rows())
        tables["table_notes"] = self.pack("table_notes", self.table_notes())
        tables["pages"] = self.pack("pages", map(self.page_record, self.source.pages, search_range(self.document)))
        tables["issues"] = self.pack("issues", map(self.issue_record, self.issues()))
        return DocumentRows(self.document, self.document_record(size), tables, index.rows)

    def index(self) -> Index:
        """The search index of this document, still empty."""
        context = {name: list(self.records(name)) for name in CONTEXT}
        tables = {self.ids[id(table)]: table for table in self.extraction.tables}
        return Index(self.document, context, lambda table: map(clean, words_of(tables[table])))

    def facts(self, name: str) -> tuple[Sequence[Fact], Callable[[Span], str]]:
        """The facts of a table, and what gives them ids in their order."""
        return getattr(self.extraction, name), FactIds(self.document, KINDS[name]).give

    def records(self, name: str) -> Iterator[dict[str, Any]]:
        facts, give = self.facts(name)
        new = name in POINTED_TO_BY_NONE
        for position, fact in enumerate(facts, 1):
            yield self.record(name, fact, give(fact.span) if new else self.ids[id(fact)], position)

    def all_table_rows(self) -> Iterator[dict[str, Any]]:
        return (row for table in self.extraction.tables for row in self.table_rows(table))

    def pack(self, name: str, records: Iterable[dict[str, Any]]) -> PackedRows:
        """The rows of a table: the records' values in the order of its columns."""
        names = BY_NAME[name].names
        at_once = FEW_AT_ONCE if name in ("pages", "table_rows") else None
        rows = PackedRows((tuple(map(record.get, names)) for record in records), at_once)
        give_back(len(self.source.pages))
        return rows

    def document_record(self, size: int) -> dict[str, Any]:
        return {
            "id": self.document, "title": clean(self.extraction.title), "kind": self.extraction.kind,
            "council": clean(self.extraction.council), "page_count": len(self.source.pages),
            "media_type": self.source.media_type, "path": storable(self.source.path), "sha256": self.source.sha256,
            "bytes": size,
        }  # fmt: skip

    def record(self, name: str, fact: Fact, own: str, position: int) -> dict[str, Any]:
        values = {"id": own, **self.place(fact.span, fact.rule), "position": position}
        for column, find in finders(name):
            values[column] = find(self, fact)
        return values

    def reference(self, fact: Fact | None) -> str | None:
        if fact is None:
            return None
        if id(fact) not in self.ids:
            self.dangling.append(f"{type(fact).__name__} ({fact.rule})")
        return self.ids.get(id(fact))

    def place(self, span: Span, rule: str | None) -> dict[str, Any]:
        return {
            "document_id": self.document,
            "page": span.page,
            "line": span.line,
            "bbox": bbox_json(span),
            "rule": rule,
        }

    def table_rows(self, table: Table) -> Iterable[dict[str, Any]]:
        for number, row in enumerate(table.rows, 1):
            yield {
                "id": self.ids[id(row)], **self.place(row.span, row.rule),
                "table_id": self.ids[id(table)], "row_number": number, "cells": cells_json(row.cells),
                "band": clean(row.band),
            }  # fmt: skip

    def table_notes(self) -> Iterable[dict[str, Any]]:
        for table in self.extraction.tables:
            for note in table.notes:
                yield {
                    "id": self.ids[id(note)], **self.place(note.span, note.rule),
                    "table_id": self.ids[id(table)], "mark": clean(note.mark), "text": clean(note.text),
                }  # fmt: skip

    def page_record(self, page: Page, number: int) -> dict[str, Any]:
        span = Span(page=page.number)
        return {
            "id": self.page_id(span), **self.place(span, f"page-{page.method}"), "label": clean(page.label),
            "text": storable(page.text.replace("\x00", " ")), "method": page.method, "width": page.width,
            "height": page.height, "characters": sum(map(len, page.text.split())), "search_id": number,
        }  # fmt: skip

    def issues(self) -> Iterable[Issue]:
        of_reader = frozenset(self.source.issues)
        yield from self.source.issues
        yield from (issue for issue in self.extraction.issues if issue not in of_reader)
        for what in dict.fromkeys(self.dangling):
            yield Issue("load", "reference-lost", f"A fact points to a {what} that is not among those found.")

    def issue_record(self, issue: Issue) -> dict[str, Any]:
        return {
            "id": self.issue_id(issue.span), **self.place(issue.span, None), "stage": issue.stage,
            "code": issue.code, "message": clean(issue.message), "text": clean(issue.text),
        }  # fmt: skip


def cells_json(cells: Iterable[str]) -> str:
    return json.dumps([clean(cell) or "" for cell in cells], ensure_ascii=False)


def notes_json(notes: Sequence[TableNote]) -> str | None:
    """The notes as a JSON list; None for none."""
    return cells_json(note.text for note in notes) if notes else None


def words_of(table: Table) -> Iterator[str]:
    """What of a table is searched beside its title and columns."""
    yield from (cell for row in table.rows for cell in row.cells)
    yield from (note.text for note in table.notes)


def _columns_wide(table: Table) -> int:
    return max([len(table.columns), *(len(row.cells) for row in table.rows)], default=0)


SPECIAL: Mapping[tuple[str, str], Callable[[_Builder, Any], Any]] = {
    ("meetings", "committee_id"): lambda builder, fact: committee_id(builder.extraction.council, fact.committee or ""),
    ("reports", "agenda_item_id"): lambda builder, fact: builder.reference(builder.reported_items.get(id(fact))),
    ("tables", "columns"): lambda builder, fact: cells_json(fact.columns),
    ("tables", "n_rows"): lambda builder, fact: len(fact.rows),
    ("tables", "n_columns"): lambda builder, fact: _columns_wide(fact),
    ("tables", "notes"): lambda builder, fact: notes_json(fact.notes),
    ("observations", "notes"): lambda builder, fact: notes_json(fact.notes),
}
PLACED = frozenset({"id", "document_id", "page", "line", "bbox", "rule", "position", "search_id"})


@cache
def finders(name: str) -> tuple[tuple[str, Callable[[_Builder, Any], Any]], ...]:
    """How the columns of a table that are not the same for all facts are found."""
    columns = (column for column in BY_NAME[name].names if column not in PLACED)
    return tuple((column, SPECIAL.get((name, column)) or finder(column)) for column in columns)


def finder(column: str) -> Callable[[_Builder, Any], Any]:
    if column == "person_id":
        return lambda builder, fact: None  # known once the papers are seen together
    field = attrgetter(column.removesuffix("_id"))
    if column.endswith("_id"):
        return lambda builder, fact: builder.reference(field(fact))
    return lambda builder, fact: stored(field(fact))


def stored(value: Any) -> Any:
    """A fact's value as it is stored."""
    if isinstance(value, str):
        return clean(value)
    return int(value) if isinstance(value, bool) else value
