"""The page of a meeting: who came, its items, reports and decisions, whichever paper of the meeting has them."""

from __future__ import annotations

from typing import Any

from corpus.committees import same_meeting_sql
from corpus.pages.answers import Answer, Asked, placeholders
from corpus.pages.citations import cite

# The same meeting is in its pack, its supplements and its minutes: a row in each.
PAPERS_SQL = (
    "SELECT m.*, d.title AS paper, d.kind AS paper_kind FROM meetings AS m JOIN documents AS d ON d.id = m.document_id "
    f"JOIN meetings AS this ON this.id = ? AND {same_meeting_sql('m', 'this')} ORDER BY m.role, m.id LIMIT 20"
)
BEFORE_SQL = (
    "SELECT * FROM meetings WHERE committee_id = ? AND date < ? ORDER BY date DESC, role = 'minutes' DESC, id LIMIT 1"
)
AFTER_SQL = (
    "SELECT * FROM meetings WHERE committee_id = ? AND date > ? ORDER BY date, role = 'minutes' DESC, id LIMIT 1"
)
PARTS = {
    "attendance": "SELECT * FROM attendance WHERE meeting_id = ? ORDER BY rowid",
    "agenda_items": "SELECT * FROM agenda_items WHERE meeting_id = ? ORDER BY rowid",
    "reports": "SELECT * FROM reports WHERE meeting_id = ? ORDER BY rowid",
    "minute_items": "SELECT * FROM minute_items WHERE meeting_id = ? ORDER BY rowid",
    "resolutions": "SELECT * FROM resolutions WHERE meeting_id = ? ORDER BY rowid",
    "motions": "SELECT * FROM motions WHERE meeting_id = ? ORDER BY rowid",
    "questions": "SELECT * FROM questions WHERE meeting_id = ? ORDER BY rowid",
    "contacts": "SELECT * FROM contacts WHERE meeting_id = ? ORDER BY rowid",
    "distribution": "SELECT * FROM distribution WHERE meeting_id = ? ORDER BY rowid",
}
STATUSES = ("present", "other members present", "officer support", "apologies")


def meeting_page(asked: Asked) -> Answer | None:
    """A meeting; what its own paper lacks is taken from the other papers of the same meeting, and said to be."""
    meeting = asked.fact("meetings", asked.at["id"])
    if meeting is None:
        return None
    papers = [meeting]
    neighbours: dict[str, Any] = {"previous": None, "next": None}
    if meeting["committee_id"] and meeting["date"]:
        which = (meeting["committee_id"], meeting["date"])
        papers = sorted(asked.rows(PAPERS_SQL, meeting["id"]), key=lambda paper: paper["id"] != meeting["id"])
        neighbours = {"previous": asked.row(BEFORE_SQL, *which), "next": asked.row(AFTER_SQL, *which)}
    parts, lent = _parts(asked, papers)
    return Answer(
        "papers_meeting.html",
        {
            "meeting": meeting, "others": [paper for paper in papers if paper["id"] != meeting["id"]], **parts,
            "lent": lent, **neighbours, "came": _by_status(parts["attendance"]),
            "items": _items(parts), "votes": votes_of(asked, [motion["id"] for motion in parts["motions"]]),
            "document": asked.fact("documents", meeting["document_id"]), "citation": cite(asked, "meetings", meeting),
        },
    )  # fmt: skip


def _parts(
    asked: Asked, papers: list[dict[str, Any]]
) -> tuple[dict[str, list[dict[str, Any]]], dict[str, dict[str, Any]]]:
    """The lists of a meeting, and for each that another paper has, that paper."""
    parts: dict[str, list[dict[str, Any]]] = {}
    lent: dict[str, dict[str, Any]] = {}
    for name, sql in PARTS.items():
        parts[name] = []
        for paper in papers:
            parts[name] = asked.rows(sql, paper["id"])
            if parts[name]:
                if paper is not papers[0]:
                    lent[name] = paper
                break
    return parts, lent


def _by_status(attendance: list[dict[str, Any]]) -> list[tuple[str, list[dict[str, Any]]]]:
    known = [(status, [row for row in attendance if row["status"] == status]) for status in STATUSES]
    rest = [row for row in attendance if row["status"] not in STATUSES]
    return [(status, rows) for status, rows in (*known, ("others", rest)) if rows]


def _items(parts: dict[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """The minutes item by item, each with what was decided under it and what was put to the vote."""
    items = [
        {
            **item,
            "decided": [row for row in parts["resolutions"] if row["minute_item_id"] == item["id"]],
            "moved": [row for row in parts["motions"] if row["minute_item_id"] == item["id"]],
        }
        for item in parts["minute_items"]
    ]
    known = {item["id"] for item in items}
    loose = [row for row in parts["resolutions"] if row["minute_item_id"] not in known]
    moved = [row for row in parts["motions"] if row["minute_item_id"] not in known]
    return (
        [*items, {"id": None, "number": None, "title": None, "decided": loose, "moved": moved}]
        if (loose or moved)
        else items
    )


def votes_of(asked: Asked, motions: list[str]) -> dict[str, dict[str, list[dict[str, Any]]]]:
    """The recorded votes on motions: motion → for, against, abstain → rows."""
    found: dict[str, dict[str, list[dict[str, Any]]]] = {}
    sql = f"SELECT * FROM votes WHERE motion_id IN ({placeholders(motions)}) ORDER BY rowid"
    for row in asked.rows(sql, *motions) if motions else []:
        found.setdefault(row["motion_id"], {}).setdefault(row["option"] or "not stated", []).append(row)
    return found
