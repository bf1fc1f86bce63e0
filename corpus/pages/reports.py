"""The page of a report, from its header to its audit trail, with the dates and figures of its text at the side."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import Any

from corpus.pages.answers import Answer, Asked
from corpus.pages.bodies import make_body, table_cells
from corpus.pages.citations import cite
from corpus.pages.items import around
from corpus.pages.pairing import pair_report

OF_REPORT = "SELECT * FROM {} WHERE report_id = ? ORDER BY {}"
PARTS = {
    "sections": "position", "paragraphs": "position", "tables": "rowid", "recommendations": "rowid",
    "background_papers": "rowid", "appendices": "rowid", "audit_trails": "rowid",
    "applications": "rowid",
}  # fmt: skip
ROWS_SQL = (
    "SELECT * FROM table_rows WHERE table_id IN (SELECT id FROM tables WHERE report_id = ?) "
    "ORDER BY table_id, row_number"
)
CONSULTED_SQL = (
    "SELECT * FROM consultees WHERE audit_trail_id IN (SELECT id FROM audit_trails WHERE report_id = ?) ORDER BY rowid"
)
FOUND_SQL = (
    "SELECT f.* FROM {} AS f JOIN paragraphs AS p ON p.id = f.paragraph_id WHERE p.report_id = ? "
    "ORDER BY p.position, f.rowid LIMIT 600"
)
WRITERS_SQL = (
    "SELECT o.* FROM officers AS o WHERE o.document_id = ?1 AND o.person_id IS NOT NULL "
    "AND o.context IN ('audit trail', 'report header')"
)
WRITING = ("lead_officer", "report_author", "cabinet_member")
SIBLINGS_SQL = "SELECT id, title, item_number FROM reports WHERE document_id = ? ORDER BY rowid"


def report_page(asked: Asked) -> Answer | None:
    """A report to be read from top to bottom."""
    report = asked.fact("reports", asked.at["id"])
    if report is None:
        return None
    parts = {name: asked.rows(OF_REPORT.format(name, order), report["id"]) for name, order in PARTS.items()}
    body = make_body(parts)
    anchors = {piece.row["id"]: piece.anchor for piece in body}
    return Answer(
        "papers_report.html",
        {
            "report": report, **parts, "body": body, "anchors": anchors,
            "contents": [piece for piece in body if piece.kind == "heading" and piece.level <= 2],
            "asked": [(lead, list(rows)) for lead, rows in groupby(parts["recommendations"], itemgetter("lead_in"))],
            "cells": _cells(asked, report["id"], parts["tables"]), "pairs": pair_report(asked, report),
            "consultees": asked.rows(CONSULTED_SQL, report["id"]), "writers": _writers(asked, report, parts),
            "dates": asked.rows(FOUND_SQL.format("dates"), report["id"]),
            "figures": asked.rows(FOUND_SQL.format("figures"), report["id"]),
            "meeting": asked.fact("meetings", report["meeting_id"] or ""),
            "item": asked.fact("agenda_items", report["agenda_item_id"] or ""),
            "document": asked.fact("documents", report["document_id"]),
            "citation": cite(asked, "reports", report),
            **around(asked.rows(SIBLINGS_SQL, report["document_id"]), report["id"]),
        },
    )  # fmt: skip


def _cells(asked: Asked, report: str, tables: list[dict[str, Any]]) -> dict[str, Any]:
    rows: dict[str, list[dict[str, Any]]] = {table["id"]: [] for table in tables}
    for row in asked.rows(ROWS_SQL, report):
        rows[row["table_id"]].append(row)
    return {table["id"]: table_cells(table, rows[table["id"]]) for table in tables}


def _writers(asked: Asked, report: dict[str, Any], parts: dict[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """People whom the header or the audit trail names, as links: those of the paper whose printed name stands there."""
    printed = " ; ".join(
        str(value)
        for value in (
            report["from_officer"], report["cabinet_member"],
            *(trail[name] for trail in parts["audit_trails"] for name in WRITING),
        )
        if value
    )  # fmt: skip
    seen: dict[str, dict[str, Any]] = {}
    for row in asked.rows(WRITERS_SQL, report["document_id"]):
        if row["name"] and row["name"] in printed:
            seen.setdefault(row["person_id"], row)
    return list(seen.values())
