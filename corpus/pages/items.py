"""The page of an item of an agenda or of minutes, with the items before and after it."""

from __future__ import annotations

from typing import Any

from corpus.cells import table_of_fact
from corpus.pages.answers import Answer, Asked
from corpus.pages.citations import cite
from corpus.pages.meetings import votes_of

DECIDED_SQL = "SELECT * FROM resolutions WHERE minute_item_id = ? ORDER BY rowid"
MOVED_SQL = "SELECT * FROM motions WHERE minute_item_id = ? ORDER BY rowid"


def item_page(asked: Asked) -> Answer | None:
    """An item, with its report (of an agenda) or its decisions and votes (of minutes)."""
    table = table_of_fact(asked.at["id"])
    item = asked.fact(table, asked.at["id"]) if table in ("agenda_items", "minute_items") else None
    if table is None or item is None:
        return None
    listed = asked.rows(f"SELECT * FROM {table} WHERE meeting_id = ? ORDER BY rowid", item["meeting_id"])
    moved = asked.rows(MOVED_SQL, item["id"]) if table == "minute_items" else []
    return Answer(
        "papers_item.html",
        {
            "item": item, "table": table, "meeting": asked.fact("meetings", item["meeting_id"] or ""),
            "report": asked.fact("reports", item.get("report_id") or ""), "moved": moved,
            "decided": asked.rows(DECIDED_SQL, item["id"]) if table == "minute_items" else [],
            "votes": votes_of(asked, [motion["id"] for motion in moved]),
            "citation": cite(asked, table, item), **around(listed, item["id"]),
        },
    )  # fmt: skip


def around(listed: list[dict[str, Any]], identifier: str) -> dict[str, dict[str, Any] | None]:
    """What stands before and after a row in its list, as `previous` and `next`."""
    at = next((n for n, row in enumerate(listed) if row["id"] == identifier), None)
    return {
        "previous": listed[at - 1] if at else None,
        "next": listed[at + 1] if at is not None and at + 1 < len(listed) else None,
    }
