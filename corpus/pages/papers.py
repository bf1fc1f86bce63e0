"""The page of a paper: what was found in it, where, and what could not be made sense of."""

from __future__ import annotations

from corpus.originals import original_path
from corpus.pages.answers import Answer, Asked
from corpus.pages.citations import cite

CONTENTS = {
    "meetings": "SELECT * FROM meetings WHERE document_id = ? ORDER BY rowid",
    "reports": "SELECT * FROM reports WHERE document_id = ? ORDER BY rowid",
    "tables": "SELECT * FROM tables WHERE document_id = ? ORDER BY rowid LIMIT 200",
    "issues": "SELECT * FROM issues WHERE document_id = ? ORDER BY rowid LIMIT 200",
}
# Recommendations of a paper that is no officer report, such as an inspection, belong to no report.
LOOSE_SQL = "SELECT * FROM recommendations WHERE document_id = ? AND report_id IS NULL ORDER BY rowid LIMIT 200"
UNREAD_SQL = "SELECT page FROM pages WHERE document_id = ? AND characters = 0 AND page IS NOT NULL ORDER BY page"


def paper_page(asked: Asked) -> Answer | None:
    """A paper with its meetings, reports, tables and issues."""
    document = asked.fact("documents", asked.at["id"])
    if document is None:
        return None
    found = {name: asked.rows(sql, document["id"]) for name, sql in CONTENTS.items()}
    kept = asked.file is not None and original_path(asked.file, document["sha256"]).is_file()
    return Answer(
        "papers_paper.html",
        {
            "document": document, **found, "recommendations": asked.rows(LOOSE_SQL, document["id"]),
            "unread": [row["page"] for row in asked.rows(UNREAD_SQL, document["id"])], "kept": kept,
            "citation": cite(asked, "documents", document),
        },
    )  # fmt: skip
