"""Datasette's own CSV of tables and queries, with two things that it leaves out.

A query that fails is answered with the status and the sentence that it has as JSON; Datasette gives an empty file. And
what papers say is no formula in the spreadsheet of whoever opens the file; JSON gives every cell as it is stored.
"""

from __future__ import annotations

from typing import Any

from datasette.views.base import DatasetteError
from datasette.views.database import DatabaseView
from datasette.views.row import RowView
from datasette.views.table import TableView

from corpus.formulas import harmless

NAME = r"[^/.]+"


class _Exported:
    """A view of Datasette's whose rows go into a CSV file."""

    async def data(self, request: Any, *given: Any, **named: Any) -> Any:
        found = await super().data(request, *given, **named)  # type: ignore[misc]
        if not isinstance(found, tuple):
            return found
        told = found[0]
        if told.get("error"):
            raise DatasetteError(told["error"], status=found[3] if len(found) > 3 else 400)
        # A blob in a table is given as its address, which is made of the row: such rows stay as they are.
        told["rows"] = [
            row if told.get("table") and any(isinstance(cell, bytes) for cell in row) else [*map(harmless, row)]
            for row in told.get("rows", ())
        ]
        return found


class DatabaseExport(_Exported, DatabaseView):  # type: ignore[misc]
    """`/corpus.csv?sql=…`."""


class TableExport(_Exported, TableView):  # type: ignore[misc]
    """`/corpus/<table or query>.csv`."""


class RowExport(_Exported, RowView):  # type: ignore[misc]
    """`/corpus/<table>/<row>.csv`."""


async def export_database(datasette: Any, request: Any) -> Any:
    return await DatabaseExport(datasette).dispatch_request(request)


async def export_table(datasette: Any, request: Any) -> Any:
    return await TableExport(datasette).dispatch_request(request)


async def export_row(datasette: Any, request: Any) -> Any:
    return await RowExport(datasette).dispatch_request(request)


# After our own addresses, which end in .csv too.
EXPORTS = (
    (rf"^/(?P<database>{NAME})\.(?P<format>csv)$", export_database),
    (rf"^/(?P<database>{NAME})/(?P<table>{NAME})\.(?P<format>csv)$", export_table),
    (rf"^/(?P<database>{NAME})/(?P<table>{NAME})/(?P<pks>{NAME})\.(?P<format>csv)$", export_row),
)
