"""The page of a committee: its meetings by year, and what it last decided."""

from __future__ import annotations

from itertools import groupby

from corpus.pages.answers import Answer, Asked

MEETINGS_SQL = (
    "SELECT m.*, d.title AS paper, (SELECT count(*) FROM reports AS r WHERE r.meeting_id = m.id) AS reports, "
    "(SELECT count(*) FROM resolutions AS r WHERE r.meeting_id = m.id) AS resolutions "
    "FROM meetings AS m JOIN documents AS d ON d.id = m.document_id "
    "WHERE m.committee_id = ? ORDER BY m.date DESC, m.role, m.id LIMIT 500"
)
DECIDED_SQL = (
    "SELECT r.*, m.date FROM resolutions AS r JOIN meetings AS m ON m.id = r.meeting_id WHERE m.committee_id = ? "
    "ORDER BY m.date DESC, r.rowid LIMIT 10"
)
FORMS_SQL = "SELECT DISTINCT committee FROM meetings WHERE committee_id = ? AND committee <> ? ORDER BY 1 LIMIT 20"


def committee_page(asked: Asked) -> Answer | None:
    """A committee with its meetings."""
    committee = asked.fact("committees", asked.at["id"])
    if committee is None:
        return None
    meetings = asked.rows(MEETINGS_SQL, committee["id"])
    years = [(year, list(held)) for year, held in groupby(meetings, key=lambda meeting: (meeting["date"] or "")[:4])]
    forms = [row["committee"] for row in asked.rows(FORMS_SQL, committee["id"], committee["name"])]
    decided = asked.rows(DECIDED_SQL, committee["id"])
    return Answer("papers_committee.html", {"committee": committee, "years": years, "forms": forms, "decided": decided})
