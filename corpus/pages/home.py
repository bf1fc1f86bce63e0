"""The home page: one search box, what the corpus holds, how complete it is, and where to go on from there."""

from __future__ import annotations

from collections import Counter
from typing import Any

from corpus.committees import are_same_meeting, count_meetings_sql
from corpus.metadata import read_queries
from corpus.pages.answers import Answer, Asked
from corpus.pages.charts import Chart, make_chart
from corpus.status import LAST_OF_EACH_PATH

COUNTS = {
    "documents": "SELECT count(*) FROM documents",
    "pages": "SELECT count(*) FROM pages",
    "meetings": count_meetings_sql("meetings"),
    "reports": "SELECT count(*) FROM reports",
    "resolutions": "SELECT count(*) FROM resolutions",
    "recommendations": "SELECT count(*) FROM recommendations",
    "people": "SELECT count(*) FROM people",
    "first": "SELECT min(date) FROM meetings",
    "last": "SELECT max(date) FROM meetings",
    "unread": "SELECT count(*) FROM pages WHERE characters = 0",
    "failed": f"SELECT count(*) FROM ingests WHERE status = 'failed' AND id IN ({LAST_OF_EACH_PATH})",
    "to_come": count_meetings_sql("meetings_without_minutes"),
    "issues": "SELECT count(*) FROM issues",
    "ingested": "SELECT max(ingested_at) FROM documents",
}
MEETING_COLUMNS = "m.id, m.committee_id, m.date, m.committee, m.role, m.document_id, d.title, d.council"
LATEST_SQL = (
    f"SELECT {MEETING_COLUMNS} FROM meetings AS m JOIN documents AS d ON d.id = m.document_id "
    "ORDER BY m.date DESC, m.id LIMIT 60"
)
TO_COME_SQL = (
    f"SELECT {MEETING_COLUMNS} FROM meetings_without_minutes AS m JOIN documents AS d ON d.id = m.document_id "
    "ORDER BY m.date DESC, m.id LIMIT 60"
)
COMMITTEES_SQL = (
    "SELECT c.id, c.name, c.council, count(m.id) AS meetings, min(m.date) AS first, max(m.date) AS last "
    "FROM committees AS c LEFT JOIN meetings AS m ON m.committee_id = c.id GROUP BY c.id ORDER BY c.name LIMIT 200"
)
PAPERS_A_YEAR_SQL = (
    "SELECT substr(m.date, 1, 4) AS year, c.id, c.name, c.council, count(DISTINCT m.document_id) AS n "
    "FROM meetings AS m "
    "JOIN committees AS c ON c.id = m.committee_id WHERE m.date IS NOT NULL GROUP BY 1, c.id ORDER BY 1"
)
RESOLUTIONS_A_YEAR_SQL = (
    "SELECT substr(m.date, 1, 4) AS year, c.id, c.name, c.council, count(*) AS n FROM resolutions AS r "
    "JOIN meetings AS m ON m.id = r.meeting_id JOIN committees AS c ON c.id = m.committee_id "
    "WHERE m.date IS NOT NULL GROUP BY 1, c.id ORDER BY 1"
)
# What counting a whole corpus gave, until the next paper comes in or goes: it is the same for every reader.
_counted: dict[tuple[str, Any], dict[str, Any]] = {}


def home_page(asked: Asked) -> Answer:
    """What the corpus holds; an empty corpus says how to fill it."""
    return Answer("papers_home.html", {**_counts(asked), "questions": list(read_queries().items())})


def _counts(asked: Asked) -> dict[str, Any]:
    state = asked.connection.execute("PRAGMA data_version").fetchone()[0]
    newest = asked.row("SELECT count(*) AS n, max(id) AS last FROM ingests")
    documents = asked.row("SELECT count(*) AS n, max(ingested_at) AS last FROM documents")
    key = (str(asked.file), (str(newest), str(documents), state))
    if key not in _counted:
        found = {
            "counts": {name: asked.one(sql) for name, sql in COUNTS.items()},
            "latest": _once(asked.rows(LATEST_SQL))[:10],
            "to_come": _once(asked.rows(TO_COME_SQL))[:8],
            "committees": asked.rows(COMMITTEES_SQL),
            "charts": _charts(asked),
        }
        for old in [old for old in _counted if old[0] == key[0]]:
            _counted.pop(old, None)
        _counted[key] = found
    return _counted[key]


def _once(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each meeting once, with all papers that have it (`papers`)."""
    meetings: list[dict[str, Any]] = []
    for row in rows:
        known = next((meeting for meeting in meetings if are_same_meeting(meeting, row)), None)
        if known is None:
            meetings.append({**row, "papers": [row]})
        else:
            known["papers"].append(row)
    return meetings


def _series(rows: list[dict[str, Any]]) -> list[tuple[str, str, int]]:
    """Year, committee and count; committees of one name are told apart by their councils."""
    named: dict[str, set[str]] = {}
    for row in rows:
        named.setdefault(row["name"], set()).add(row["id"])
    shared = {name for name, committees in named.items() if len(committees) > 1}
    return [
        (row["year"], f"{row['name']}, {row['council']}" if row["name"] in shared else row["name"], row["n"])
        for row in rows
    ]


def _charts(asked: Asked) -> list[Chart]:
    papers, resolutions = (_series(asked.rows(sql)) for sql in (PAPERS_A_YEAR_SQL, RESOLUTIONS_A_YEAR_SQL))
    order = [name for name, _ in Counter(name for _, name, n in papers + resolutions for _ in range(n)).most_common()]
    charts = (make_chart("Papers a year", papers, order), make_chart("Decisions a year", resolutions, order))
    return [chart for chart in charts if chart is not None]
