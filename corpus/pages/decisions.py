"""The pages of a recommendation and of a resolution, each with what answers it, compared word by word."""

from __future__ import annotations

from typing import Any

from corpus.pages.answers import Answer, Asked
from corpus.pages.citations import cite
from corpus.pages.items import around
from corpus.pages.meetings import votes_of
from corpus.pages.pairing import pair_report, pairs_of_resolution

CLAUSES_SQL = "SELECT * FROM recommendations WHERE report_id IS ?1 AND document_id = ?2 ORDER BY rowid LIMIT 500"
DECIDED_SQL = "SELECT * FROM resolutions WHERE meeting_id IS ?1 AND document_id = ?2 ORDER BY rowid LIMIT 1000"
MOVED_SQL = "SELECT * FROM motions WHERE minute_item_id = ? ORDER BY rowid"


def recommendation_page(asked: Asked) -> Answer | None:
    """A recommendation and what became of it."""
    clause = asked.fact("recommendations", asked.at["id"])
    if clause is None:
        return None
    report = asked.fact("reports", clause["report_id"] or "")
    pairs = pair_report(asked, report) if report else {}
    meeting = asked.fact("meetings", (report or {}).get("meeting_id") or "")
    return _answer(
        asked, "papers_recommendation.html", "recommendations", clause, CLAUSES_SQL, clause["report_id"],
        {"report": report, "meeting": meeting, "pairs": [pairs[clause["id"]]] if clause["id"] in pairs else []},
    )  # fmt: skip


def resolution_page(asked: Asked) -> Answer | None:
    """A resolution, the recommendations it answers, and how people voted."""
    clause = asked.fact("resolutions", asked.at["id"])
    if clause is None:
        return None
    item = asked.fact("minute_items", clause["minute_item_id"] or "")
    moved = asked.rows(MOVED_SQL, clause["minute_item_id"]) if item else []
    return _answer(
        asked, "papers_resolution.html", "resolutions", clause, DECIDED_SQL, clause["meeting_id"],
        {
            "item": item, "meeting": asked.fact("meetings", clause["meeting_id"] or ""), "moved": moved,
            "votes": votes_of(asked, [motion["id"] for motion in moved]), "pairs": pairs_of_resolution(asked, clause),
        },
    )  # fmt: skip


def _answer(
    asked: Asked, template: str, table: str, clause: dict[str, Any], siblings: str, owner: str | None,
    context: dict[str, Any],
) -> Answer:  # fmt: skip
    listed = asked.rows(siblings, owner, clause["document_id"])
    return Answer(
        template,
        {
            "clause": clause, "document": asked.fact("documents", clause["document_id"]),
            "citation": cite(asked, table, clause), **context, **around(listed, clause["id"]),
        },
    )  # fmt: skip
