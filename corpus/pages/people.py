"""The page of a person: roles over time, reports led or written, meetings, votes, and why the names are one."""

from __future__ import annotations

from typing import Any

from corpus.pages.answers import Answer, Asked

# A paper's day is that of the meeting it was made for, else of the latest it holds minutes of.
DAY_SQL = (
    "(SELECT m.date FROM meetings AS m WHERE m.document_id = {}.document_id "
    "ORDER BY m.role = 'pack' DESC, m.date DESC LIMIT 1)"
)
ROLES_SQL = f"SELECT o.*, {DAY_SQL.format('o')} AS day FROM officers AS o WHERE o.person_id = ? ORDER BY day, o.rowid"
ATTENDED_SQL = (
    "SELECT a.*, m.committee, m.date, m.id AS meeting FROM attendance AS a JOIN meetings AS m ON m.id = a.meeting_id "
    "WHERE a.person_id = ? ORDER BY m.date DESC, a.rowid LIMIT 500"
)
VOTED_SQL = (
    "SELECT v.*, t.text AS motion, t.kind AS motion_kind, t.outcome, t.minute_item_id, m.date, m.committee, "
    "m.id AS meeting FROM votes AS v "
    "JOIN motions AS t ON t.id = v.motion_id LEFT JOIN meetings AS m ON m.id = t.meeting_id "
    "WHERE v.person_id = ? ORDER BY m.date DESC, v.rowid LIMIT 500"
)
NAMES_SQL = (
    "SELECT n.*, d.title AS paper, d.path FROM person_names AS n JOIN documents AS d ON d.id = n.document_id "
    "WHERE n.person_id = ? ORDER BY n.name, n.id LIMIT 500"
)
MOVED_SQL = (
    "SELECT t.*, m.date, m.committee, m.id AS meeting FROM motions AS t JOIN meetings AS m ON m.id = t.meeting_id "
    "WHERE t.document_id IN (SELECT document_id FROM person_names WHERE person_id = ?1) "
    "AND (t.mover IN (SELECT name FROM person_names WHERE person_id = ?1) "
    "OR t.seconder IN (SELECT name FROM person_names WHERE person_id = ?1)) ORDER BY m.date DESC, t.rowid LIMIT 200"
)
# Reports of the papers that print the name, where the header or the audit trail has it.
REPORTS_SQL = (
    "SELECT DISTINCT r.*, coalesce(r.date, m.date) AS day, "
    "max(instr(coalesce(a.lead_officer, ''), n.name) > 0) OVER (PARTITION BY r.id) AS led, "
    "max(instr(coalesce(a.report_author, ''), n.name) > 0) OVER (PARTITION BY r.id) AS wrote, "
    "max(instr(coalesce(r.from_officer, ''), n.name) > 0) OVER (PARTITION BY r.id) AS sent "
    "FROM person_names AS n JOIN reports AS r ON r.document_id = n.document_id "
    "LEFT JOIN audit_trails AS a ON a.report_id = r.id LEFT JOIN meetings AS m ON m.id = r.meeting_id "
    "WHERE n.person_id = ? AND (instr(coalesce(a.lead_officer, ''), n.name) OR instr(coalesce(a.report_author, ''), "
    "n.name) OR instr(coalesce(r.from_officer, ''), n.name)) ORDER BY day DESC, r.id LIMIT 300"
)
NEIGHBOUR_SQL = "SELECT id, name FROM people WHERE (surname, id) {} (?, ?) ORDER BY surname {}, id {} LIMIT 1"


def person_page(asked: Asked) -> Answer | None:
    """A person across all papers."""
    person = asked.fact("people", asked.at["id"])
    if person is None:
        return None
    which = person["id"]
    order = (person["surname"], which)
    return Answer(
        "papers_person.html",
        {
            "person": person, "roles": _roles(asked.rows(ROLES_SQL, which)), "reports": asked.rows(REPORTS_SQL, which),
            "attended": asked.rows(ATTENDED_SQL, which), "voted": asked.rows(VOTED_SQL, which),
            "moved": asked.rows(MOVED_SQL, which), "names": asked.rows(NAMES_SQL, which),
            "previous": asked.row(NEIGHBOUR_SQL.format("<", "DESC", "DESC"), *order),
            "next": asked.row(NEIGHBOUR_SQL.format(">", "ASC", "ASC"), *order),
        },
    )  # fmt: skip


def _roles(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each role once, with the first and last day of a paper that has it, and each place it was read."""
    roles: dict[str, dict[str, Any]] = {}
    for row in rows:
        role = roles.setdefault(
            (row["role"] or "").casefold(), {"role": row["role"], "first": None, "last": None, "rows": []}
        )
        role["rows"].append(row)
        if row["day"]:
            role["first"] = min(filter(None, (role["first"], row["day"])))
            role["last"] = max(filter(None, (role["last"], row["day"])))
    return sorted(roles.values(), key=lambda role: (role["first"] or "9", role["role"] or ""))
