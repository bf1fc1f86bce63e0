"""The page of a data table, and the table as CSV."""

from __future__ import annotations

import csv
import io

from datasette import Response

from corpus.formulas import harmless
from corpus.pages.answers import Answer, Asked
from corpus.pages.bodies import table_cells
from corpus.pages.citations import cite
from corpus.pages.items import around

ROWS_SQL = "SELECT * FROM table_rows WHERE table_id = ? ORDER BY row_number"
NOTES_SQL = "SELECT * FROM table_notes WHERE table_id = ? ORDER BY rowid"
SIBLINGS_SQL = "SELECT id, title FROM tables WHERE document_id = ? ORDER BY rowid"


def table_page(asked: Asked) -> Answer | None:
    """A table with its rows, each with its place in the paper."""
    table = asked.fact("tables", asked.at["id"])
    if table is None:
        return None
    header, rows = table_cells(table, asked.rows(ROWS_SQL, table["id"]))
    return Answer(
        "papers_table.html",
        {
            "table": table, "header": header, "rows": rows, "notes": asked.rows(NOTES_SQL, table["id"]),
            "report": asked.fact("reports", table["report_id"] or ""),
            "document": asked.fact("documents", table["document_id"]), "citation": cite(asked, "tables", table),
            **around(asked.rows(SIBLINGS_SQL, table["document_id"]), table["id"]),
        },
    )  # fmt: skip


def table_csv(asked: Asked) -> Response | None:
    """The table as CSV: its header, then its rows; bands of rows in a column of their own where there are any."""
    table = asked.fact("tables", asked.at["id"])
    if table is None:
        return None
    header, rows = table_cells(table, asked.rows(ROWS_SQL, table["id"]))
    banded = any(row["band"] for row, _ in rows)
    lines = [[*(["Group"] if banded else []), *header]] if header else []
    lines += [[*([row["band"] or ""] if banded else []), *cells] for row, cells in rows]
    return csv_response(lines, f"{table['id']}.csv")


def csv_response(lines: list[list[str]], name: str) -> Response:
    """Lines as a CSV file; a cell that a spreadsheet would run as a formula is given a leading apostrophe."""
    out = io.StringIO()
    csv.writer(out).writerows([[harmless(cell) for cell in line] for line in lines])
    headers = {"content-disposition": f'attachment; filename="{name}"', "x-content-type-options": "nosniff"}
    return Response(out.getvalue(), content_type="text/csv; charset=utf-8", headers=headers)
