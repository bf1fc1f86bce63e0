"""One thing with all that belongs to it, in one answer: what a script would else have to join."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from corpus.api.answers import NAME_OF_TABLE, Query, Refused
from corpus.cells import TABLE_OF_KIND
from corpus.changes import find_successor
from corpus.ids import DOCUMENT_ID_DIGITS
from corpus.pages.people import ATTENDED_SQL, NAMES_SQL, REPORTS_SQL, ROLES_SQL, VOTED_SQL

TABLE_OF_NAME = {name: table for table, name in NAME_OF_TABLE.items()}
ON_PAGE = tuple(table for table in TABLE_OF_KIND.values() if table != "pages")
OF = "SELECT * FROM {} WHERE {} = ? ORDER BY {}"
PAGES_SQL = (
    "SELECT id, document_id, page, line, label, method, width, height, characters FROM pages "
    "WHERE document_id = ? ORDER BY search_id"
)
CONSULTED_SQL = (
    "SELECT c.* FROM consultees AS c JOIN audit_trails AS a ON a.id = c.audit_trail_id WHERE a.report_id = ? "
    "ORDER BY c.rowid"
)
CAST_SQL = "SELECT v.* FROM votes AS v JOIN motions AS t ON t.id = v.motion_id WHERE t.meeting_id = ? ORDER BY v.rowid"
IN_PARAGRAPHS_SQL = (
    "SELECT f.* FROM {} AS f JOIN paragraphs AS p ON p.id = f.paragraph_id WHERE p.report_id = ? "
    "ORDER BY p.position, f.rowid"
)
Parts = dict[str, tuple[str, str]]


def _by(key: str, *tables: str, order: str = "rowid") -> Parts:
    """Parts called as their tables are, found by a key."""
    return {table: (table, OF.format(table, key, order)) for table in tables}


# The parts of a record: its name → the table of its rows and the SQL that finds them by the record's id.
PARTS: dict[str, Parts] = {
    "documents": {
        **_by("document_id", "meetings", "agenda_items", "reports", "issues"), "pages": ("pages", PAGES_SQL),
    },
    "committees": _by("committee_id", "meetings", order="date DESC, id"),
    "meetings": {
        **_by("meeting_id", "contacts", "agenda_items", "reports", "minute_items", "attendance", "resolutions"),
        **_by("meeting_id", "motions", "questions", "distribution"), "votes": ("votes", CAST_SQL),
    },
    "agenda_items": _by("agenda_item_id", "reports"),
    "minute_items": _by("minute_item_id", "resolutions", "motions"),
    "reports": {
        **_by("report_id", "recommendations", "audit_trails", "background_papers", "appendices", "tables"),
        **_by("report_id", "applications"),
        **_by("report_id", "sections", "paragraphs", order="position"), "consultees": ("consultees", CONSULTED_SQL),
        **{table: (table, IN_PARAGRAPHS_SQL.format(table)) for table in ("dates", "figures")},
    },
    "tables": {"rows": ("table_rows", OF.format("table_rows", "table_id", "row_number"))},
    "paragraphs": _by("paragraph_id", "dates", "figures"),
    "people": {
        "names": ("person_names", NAMES_SQL), "roles": ("officers", ROLES_SQL), "reports": ("reports", REPORTS_SQL),
        "attendance": ("attendance", ATTENDED_SQL), "votes": ("votes", VOTED_SQL),
    },
}  # fmt: skip
# What a record belongs to: the column with its id → what it is called in the answer, and its table.
OWNERS = {
    "meeting_id": ("meeting", "meetings"),
    "report_id": ("report", "reports"),
    "agenda_item_id": ("item", "agenda_items"),
    "minute_item_id": ("minute_item", "minute_items"),
    "committee_id": ("of_committee", "committees"),
    "section_id": ("section", "sections"),
}


def read_record(query: Query) -> dict[str, Any]:
    """A record with its parts and what it belongs to."""
    table, identifier = TABLE_OF_NAME.get(query.at["name"], ""), query.at["id"]
    row = query.row(f"SELECT * FROM {table} WHERE id = ?", identifier) if table else None
    if row is None:
        raise gone(query, identifier)
    record = {"ok": True, **query.shown(table, row)}
    for column, (name, owner) in OWNERS.items():
        if column in record:
            found = query.row(f"SELECT * FROM {owner} WHERE id = ?", record[column]) if record[column] else None
            record[name] = query.shown(owner, found) if found else None
    for name, (part, sql) in PARTS.get(table, {}).items():
        record[name] = query.all_shown(part, sql, identifier)
    if table in NESTED:
        NESTED[table](query, record)
    return record


def read_page(query: Query) -> dict[str, Any]:
    """A page of a paper: its text, its image, and every fact that stands on it."""
    document, number = query.at["document"], int(query.at["number"])
    row = query.row("SELECT * FROM pages WHERE document_id = ? AND coalesce(page, 1) = ?", document, number)
    if row is None:
        raise gone(query, document)
    page = {"ok": True, **query.shown("pages", row)}
    page["image_url"] = f"{query.base}/page/{document}/{number}.webp" if row["width"] else None
    page["facts"] = {}
    for table in ON_PAGE:
        sql = f"SELECT * FROM {table} WHERE document_id = ? AND coalesce(page, 1) = ? ORDER BY rowid"
        if facts := query.all_shown(table, sql, document, number):
            page["facts"][table] = facts
    return page


def gone(query: Query, identifier: str) -> Refused:
    """Why there is no record with this id: moved with a newer version of its paper, taken back, or never there."""
    document = identifier[:DOCUMENT_ID_DIGITS]
    withdrawn = query.row("SELECT at FROM withdrawals WHERE document_id = ?", document)
    if withdrawn:
        return Refused(410, f"The paper this was read from was withdrawn on {withdrawn['at'][:10]}.")
    now = find_successor(query.connection, identifier)
    if now and "name" in query.at:
        table = TABLE_OF_NAME.get(query.at["name"])
        if table and query.row(f"SELECT 1 FROM {table} WHERE id = ?", now):
            address = f"{query.base}/api/{query.at['name']}/{now}.json"
            return Refused(301, f"A newer version of the paper took its place: {address}", location=address)
    return Refused(404, f"The corpus has nothing with the id {identifier}.")


def _nest_report(query: Query, record: dict[str, Any]) -> None:
    """Consultees in their audit trail, rows in their table."""
    consultees = record.pop("consultees")
    for trail in record["audit_trails"]:
        trail["consultees"] = [row for row in consultees if row["audit_trail_id"] == trail["id"]]
    for table in record["tables"]:
        table["rows"] = query.all_shown("table_rows", PARTS["tables"]["rows"][1], table["id"])


def _nest_meeting(query: Query, record: dict[str, Any]) -> None:
    """Votes in their motion; the meetings of the committee before and after."""
    votes = record.pop("votes")
    for motion in record["motions"]:
        motion["votes"] = [vote for vote in votes if vote["motion_id"] == motion["id"]]
    sql = (
        "SELECT id, committee, date, role, document_id, page, line FROM meetings "
        "WHERE committee_id = ? AND date {} ? ORDER BY date {}, role, id LIMIT 1"
    )
    for name, sign, order in (("previous", "<", "DESC"), ("next", ">", "ASC")):
        found = query.row(sql.format(sign, order), record["committee_id"], record["date"])
        record[name] = query.shown("meetings", found) if found else None


NESTED: dict[str, Callable[[Query, dict[str, Any]], None]] = {"reports": _nest_report, "meetings": _nest_meeting}
