"""The front door of the API: all its addresses, so that a script finds its way; and the answer for any other."""

from __future__ import annotations

from typing import Any

from corpus.api.answers import Query, Refused
from corpus.api.resources import RESOURCES


def list_addresses(query: Query) -> dict[str, Any]:
    """Every address with what it is and what it takes."""
    base = query.base
    return {
        "ok": True,
        "documentation": "docs/api.md",
        "search_url": f"{base}/api/search.json?q={{words}}",
        "changes_url": f"{base}/changes.json",
        "bulk_url": f"{base}/bulk.json",
        "stock_json": "Datasette's own: add .json to the address of any table, row or query",
        "lists": {
            name: {
                "url": f"{base}/api/{name}.json",
                "record_url": f"{base}/api/{name}/{'{document}/{number}' if name == 'pages' else '{id}'}.json",
                "about": resource.about,
                "filters": {parameter: about for parameter, (_, about) in resource.filters.items()},
            }
            for name, resource in RESOURCES.items()
        },
    }


def no_address(query: Query) -> dict[str, Any]:
    raise Refused(404, f"There is no such address here. All addresses: {query.base}/api.json")
