"""The face that the corpus shows in Datasette: titles, descriptions, labels, facets, canned queries.

Made from `corpus.tables` and `queries.toml`. `python -m corpus.metadata` prints it; `datasette_metadata.json` at the
top of the project is that output, and a test checks that the two agree.
"""

from __future__ import annotations

import json
import tomllib
from copy import deepcopy
from importlib.resources import files
from typing import Any

from corpus.schema import Table
from corpus.tables import TABLES, VIEWS

TITLE = "Committee papers"
DESCRIPTION = (
    "<p>Agendas, reports, minutes and decisions read from a council's committee papers, down to the paragraph. "
    "Every row says which document, page and place it was read from, and which rule read it; follow its page to see "
    "the paper itself. What could not be read is listed too: see <em>failed files</em>, <em>open issues</em> and "
    "<em>pages without text</em> among the queries.</p>"
)
# Only heard by plugins that are installed: an assistant asks the canned queries too (extra: committee-papers[mcp]).
PLUGINS = {"datasette-mcp": {"canned_queries": True}}
HIDDEN = frozenset(("files", "state"))
SEARCH = {
    "title": "Search index",
    "description": "Everything that a person would look for, in one index: type words into the search box.",
    "columns": {
        "kind": "resolution, recommendation, paragraph, report, agenda_item, application, question, table or officer.",
        "ref_id": "The id of the row in the table of that kind.",
        "title": "Title or heading it stands under.",
        "text": "Its words.",
        "committee": "The committee whose meeting it belongs to.",
        "date": "The day of that meeting, ISO 8601.",
        "document_id": "The document it was read from.",
    },
    "fts_table": "search",
    "fts_pk": "rowid",
}


def make_metadata(database: str = "corpus") -> dict[str, Any]:
    """The metadata for a database of this name (the file's name without its ending), for Datasette to add to."""
    tables = {table.name: _table(table) for table in TABLES}
    views = {
        view.name: {
            "title": _title(view.name),
            "description": view.about,
            "columns": {column.name: column.about for column in view.columns},
        }
        for view in VIEWS
    }
    return {
        "title": TITLE,
        "description_html": DESCRIPTION,
        "plugins": deepcopy(PLUGINS),
        "databases": {
            database: {
                "title": TITLE,
                "description_html": DESCRIPTION,
                "tables": {**tables, **views, "search": deepcopy(SEARCH)},
                "queries": read_queries(),
            }
        },
    }


def read_queries() -> dict[str, dict[str, Any]]:
    """The canned queries by name, from `queries.toml`: title, description_html, sql, params."""
    text = files("corpus").joinpath("queries.toml").read_text("utf-8")
    queries = tomllib.loads(text)
    return {name: {**query, "sql": query["sql"].strip(), "hide_sql": True} for name, query in queries.items()}


def _table(table: Table) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "title": _title(table.name),
        "description": table.about,
        "columns": {column.name: column.about for column in table.columns},
    }
    if table.label:
        shown["label_column"] = table.label
    if table.facets:
        shown["facets"] = list(table.facets)
    if table.sort:
        shown["sort"] = table.sort
    if table.sort_desc:
        shown["sort_desc"] = table.sort_desc
    if table.size:
        shown["size"] = table.size
    if table.searched:
        shown["fts_table"] = "pages_fts" if table.name == "pages" else "search"
        shown["fts_pk"] = "search_id"
    if table.name in HIDDEN:
        shown["hidden"] = True
    return shown


def _title(name: str) -> str:
    return name.replace("_", " ").capitalize()


if __name__ == "__main__":
    print(json.dumps(make_metadata(), indent=2, ensure_ascii=False))
