"""How cells of table and query pages look: places link to their proof, ids to their rows, lists read as words."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from markupsafe import Markup

from corpus.index import SEARCHED
from corpus.rows import KINDS

Link = Callable[[str], str]

TABLE_OF_KIND = {kind: table for table, kind in KINDS.items()} | {
    "page": "pages",
    "table-row": "table_rows",
    "table-note": "table_notes",
    "issue": "issues",
}
TABLE_OF_SEARCH_KIND = {kind: table for table, kind in SEARCHED.items()}
# Columns of canned queries that are ids of rows, as keys are in tables.
KEYS = {"document_id": "documents", "person_id": "people"}
LISTS = frozenset(
    (table, column)
    for name, column in (("tables", "columns"), ("tables", "notes"), ("table_rows", "cells"), ("observations", "notes"))
    for table in (name, None)
)
DOCUMENT_ID_LENGTH = 16


def show_cell(row: Any, value: Any, column: str, table: str | None, link: Link, database: str) -> Markup | None:
    """The markup of a cell, or None for Datasette's own."""
    if value is None or value == "":
        return None
    if column in ("page", "line", "bbox"):
        return _place(row, value, column, link)
    if (table, column) in LISTS:
        return _words(value)
    if table is None and column in KEYS:
        return _anchor(link(f"/{database}/{KEYS[column]}/{value}"), "paper" if column == "document_id" else "person")
    if table is None and column == "id":
        owner = table_of_fact(str(value))
        return _anchor(link(f"/{database}/{owner}/{value}"), "row") if owner else None
    if column == "ref_id" and (owner := TABLE_OF_SEARCH_KIND.get(str(_field(row, "kind")))):
        return _anchor(link(f"/{database}/{owner}/{value}"), "row")
    return None


def table_of_fact(identifier: str) -> str | None:
    """The table of a fact, read from its id; None for what is no fact's id."""
    if identifier[DOCUMENT_ID_LENGTH : DOCUMENT_ID_LENGTH + 1] != "-":
        return None
    rest = identifier[DOCUMENT_ID_LENGTH + 1 :]
    kinds = [kind for kind in TABLE_OF_KIND if rest.startswith(kind + "-")]
    return TABLE_OF_KIND[max(kinds, key=len)] if kinds else None


def proof_path(document: str, page: int | None, line: int | None, bbox: str | None, fact: str | None = None) -> str:
    """The address of the page a fact stands on, with what is to be lit: the fact by its id, else its boxes or line."""
    number = page or 1
    if fact is not None:
        return f"/page/{document}/{number}?fact={fact}#" + ("lit" if line is None else f"l{line}")
    if line is not None:
        return f"/page/{document}/{number}?line={line}#l{line}"
    boxes = [box for at, box in read_boxes(bbox, number) if at == number]
    query = urlencode([("box", ",".join(f"{edge:g}" for edge in box)) for box in boxes], safe=",")
    return f"/page/{document}/{number}" + (f"?{query}" if query else "")


def read_boxes(bbox: str | None, page: int) -> list[tuple[int, list[float]]]:
    """The boxes of the column `bbox`, each with its page; `page` is that of a lone box."""
    try:
        boxes = json.loads(bbox) if bbox else []
        if boxes and not isinstance(boxes[0], list):
            return [(page, [float(edge) for edge in boxes])]
        return [(int(box[0]), [float(edge) for edge in box[1:]]) for box in boxes]
    except (ValueError, TypeError, IndexError):
        return []


def _place(row: Any, value: Any, column: str, link: Link) -> Markup | None:
    document = _field(row, "document_id")
    page, line = _field(row, "page"), _field(row, "line")
    if (
        not isinstance(document, str)
        or not isinstance(page, (int, type(None)))
        or not isinstance(line, (int, type(None)))
    ):
        return None
    identifier = _field(row, "id")
    fact = identifier if isinstance(identifier, str) and table_of_fact(identifier) else None
    path = proof_path(document, page, line, _field(row, "bbox"), fact)
    return _anchor(link(path), "see it" if column == "bbox" else value)


def _words(value: Any) -> Markup | None:
    try:
        cells = json.loads(value)
    except (ValueError, TypeError):
        return None
    if not isinstance(cells, list):
        return None
    return Markup(' <span class="cell-end">|</span> ').join(Markup("{}").format(str(cell)) for cell in cells)


def _anchor(href: str, words: Any) -> Markup:
    return Markup('<a href="{}">{}</a>').format(href, words)


def _field(row: Any, name: str) -> Any:
    """A row's value; of a key that Datasette has expanded, the id."""
    try:
        value = row[name]
    except (KeyError, IndexError, TypeError):
        return None
    return value["value"] if isinstance(value, dict) else value
