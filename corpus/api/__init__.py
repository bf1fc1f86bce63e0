"""The JSON API, the change feed and the bulk downloads, as a Datasette plugin beside the pages; see docs/api.md."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from datasette import hookimpl

from corpus.api.answers import SHARED, endpoint
from corpus.api.bulk import bulk_database, bulk_list, bulk_table
from corpus.api.feed import CHANGES_TAKES, list_changes
from corpus.api.indexes import list_addresses, no_address
from corpus.api.records import read_page, read_record
from corpus.api.resources import RESOURCES, list_resource
from corpus.api.searches import SEARCH_TAKES, search

NAMES = "|".join(RESOURCES)


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    return [
        (r"^/api(?:\.json)?$", endpoint(list_addresses, frozenset())),
        (r"^/api/search\.json$", endpoint(search, SEARCH_TAKES)),
        *(
            (rf"^/api/(?P<name>{name})\.json$", endpoint(list_resource, SHARED | set(resource.filters)))
            for name, resource in RESOURCES.items()
        ),
        (r"^/api/pages/(?P<document>[0-9a-f]{16})/(?P<number>[0-9]{1,6})\.json$", endpoint(read_page, {"_shape"})),
        (rf"^/api/(?P<name>{NAMES})/(?P<id>[a-z0-9-]{{1,200}})\.json$", endpoint(read_record, {"_shape"})),
        (r"^/api/.*$", endpoint(no_address, None)),
        (r"^/changes\.json$", endpoint(list_changes, CHANGES_TAKES)),
        (r"^/bulk\.json$", bulk_list),
        (r"^/bulk/(?P<name>[a-z_]{1,40})\.ndjson$", bulk_table),
        (r"^/bulk/corpus\.db$", bulk_database),
        (r"^/bulk(?:/.*)?$", endpoint(no_address, None)),
    ]
