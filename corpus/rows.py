"""An Extraction becomes rows: every fact its id, its place and its references; nothing here touches a database.

Made in the worker, so that the one writer has only to insert. Most columns are the fact's field of the same name;
`x_id` is the id of the fact in field `x`; the rest is in `SPECIAL`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from corpus.ids import FactIds, committee_id, document_id, search_range
from corpus.index import CONTEXT, SEARCHED, Index
from corpus.packedrows import PackedRows
from corpus.tables import BY_NAME
from extract.extractions import Extraction
from extract.facts import Fact, Table
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
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def bbox_json(span: Span) -> str | None:
    """The span's boxes as SCHEMA has them: one on the span's page is four numbers, else each has its page before."""
    if not span.boxes:
        return None
    boxes = [[box.page, *(round(float(edge), 1) for edge in box[1:])] for box in span.boxes]
    if len(boxes) == 1 and boxes[0][0] == span.page:
        return json.dumps(boxes[0][1:])
    return json.dumps(boxes)


class _Builder:
    def __init__(self, document: Document, extraction: Extraction) -> None:
        self.source, self.extraction = document, extraction
        self.document = document_id(document.sha256)
        self.give = FactIds(self.document).give
        self.ids: dict[int, str] = {}
        self.reported_items = {id(item.report): item for item in extraction.agenda_items if item.report is not None}
        self.dangling: list[str] = []

    def build(self, size: int) -> DocumentRows:
        for name, kind in KINDS.items():
            for fact in getattr(self.extraction, name):
                self.ids[id(fact)] = self.give(kind, fact.span)
        for row in (row for table in self.extraction.tables for row in table.rows):
            self.ids[id(row)] = self.give("table-row", row.span)
        # One table at a time, packed as it is made: a paper of a thousand pages has a hundred thousand rows.
        index = self.index()
        made = {name: self.pack(name, index.adding(name, self.records(name))) for name in SEARCHED}
        made |= {name: self.pack(name, self.records(name)) for name in KINDS if name not in made}
        tables = {name: made[name] for name in KINDS}
        tables["table_rows"] = self.pack("table_rows", self.all_table_rows())
        tables["pages"] = self.pack("pages", map(self.page_record, self.source.pages, search_range(self.document)))
        tables["issues"] = self.pack("issues", map(self.issue_record, self.issues()))
        return DocumentRows(self.document, self.document_record(size), tables, index.rows)

    def index(self) -> Index:
        """The search index of this document, still empty."""
        context = {name: list(self.records(name)) for name in CONTEXT}
        tables = {self.ids[id(table)]: table for table in self.extraction.tables}
        return Index(self.document, context, lambda table: (clean(c) for row in tables[table].rows for c in row.cells))

    def records(self, name: str) -> Iterator[dict[str, Any]]:
        facts: tuple[Fact, ...] = getattr(self.extraction, name)
        return (self.record(name, fact, n) for n, fact in enumerate(facts, 1))

    def all_table_rows(self) -> Iterator[dict[str, Any]]:
        return (row for table in self.extraction.tables for row in self.table_rows(table))

    def pack(self, name: str, records: Iterable[dict[str, Any]]) -> PackedRows:
        """The rows of a table: the records' values in the order of its columns."""
        return PackedRows(tuple(map(record.get, BY_NAME[name].names)) for record in records)

    def document_record(self, size: int) -> dict[str, Any]:
        return {
            "id": self.document, "title": clean(self.extraction.title), "kind": self.extraction.kind,
            "council": clean(self.extraction.council), "page_count": len(self.source.pages),
            "media_type": self.source.media_type, "path": storable(self.source.path), "sha256": self.source.sha256,
            "bytes": size,
        }  # fmt: skip

    def record(self, name: str, fact: Fact, position: int) -> dict[str, Any]:
        values = {"id": self.ids[id(fact)], **self.place(fact.span, fact.rule), "position": position}
        for column in BY_NAME[name].names:
            if column not in values and column != "search_id":
                values[column] = self.value(name, fact, column)
        return values

    def value(self, name: str, fact: Any, column: str) -> Any:
        special = SPECIAL.get((name, column))
        if special is not None:
            return special(self, fact)
        if column == "person_id":
            return None  # known once the papers are seen together
        if column.endswith("_id"):
            return self.reference(getattr(fact, column[:-3]))
        value = getattr(fact, column)
        if isinstance(value, str):
            return clean(value)
        return int(value) if isinstance(value, bool) else value

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

    def page_record(self, page: Page, number: int) -> dict[str, Any]:
        span = Span(page=page.number)
        return {
            "id": self.give("page", span), **self.place(span, f"page-{page.method}"), "label": clean(page.label),
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
            "id": self.give("issue", issue.span), **self.place(issue.span, None), "stage": issue.stage,
            "code": issue.code, "message": clean(issue.message), "text": clean(issue.text),
        }  # fmt: skip


def cells_json(cells: Iterable[str]) -> str:
    return json.dumps([clean(cell) or "" for cell in cells], ensure_ascii=False)


def _columns_wide(table: Table) -> int:
    return max([len(table.columns), *(len(row.cells) for row in table.rows)], default=0)


SPECIAL: Mapping[tuple[str, str], Callable[[_Builder, Any], Any]] = {
    ("meetings", "committee_id"): lambda builder, fact: committee_id(builder.extraction.council, fact.committee or ""),
    ("reports", "agenda_item_id"): lambda builder, fact: builder.reference(builder.reported_items.get(id(fact))),
    ("tables", "columns"): lambda builder, fact: cells_json(fact.columns),
    ("tables", "n_rows"): lambda builder, fact: len(fact.rows),
    ("tables", "n_columns"): lambda builder, fact: _columns_wide(fact),
}
