"""A citation for every record: in words to copy, and as metadata that reference managers read from a page's head."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from corpus.pages.answers import Asked
from corpus.pages.links import PAGE_OF_TABLE
from corpus.pages.words import DOCUMENTS, day, short

OCCASION_SQL = (
    "SELECT m.committee, m.date, d.council, d.title, d.kind, d.sha256, d.path FROM documents AS d "
    "LEFT JOIN meetings AS m ON m.id = ?1 WHERE d.id = ?2"
)
MAIN_MEETING_SQL = "SELECT id FROM meetings WHERE document_id = ? ORDER BY role = 'pack' DESC, rowid LIMIT 1"


@dataclass(frozen=True, slots=True)
class Citation:
    """What is cited: `text` for people, the rest for the head of the page. Empty is "" or None."""

    text: str
    title: str
    institution: str
    committee: str
    date: str
    authors: tuple[str, ...]
    address: str
    sha256: str
    kind: str

    @property
    def slashed(self) -> str:
        """The day as citation metadata has it, 2014/10/15."""
        return self.date.replace("-", "/")


def cite(asked: Asked, table: str, row: dict[str, Any], page: int | None = None) -> Citation:
    """The citation of a record: body, committee, date, item, page, permanent address, file hash."""
    document = row["id"] if table == "documents" else row["document_id"]
    meeting = row["id"] if table == "meetings" else _meeting_of(asked, row, document)
    paper = asked.row(OCCASION_SQL, meeting, document) or {}
    title = _title(asked, table, row, paper)
    if table in PAGE_OF_TABLE and page is None:
        address = asked.links.permanent(table, row["id"])
    else:
        address = asked.links.absolute(asked.links.page(document, page) if page else asked.links.proof(row))
    parts = [
        paper.get("council"), paper.get("committee"), day(paper.get("date")), _item(asked, row),
        f"“{short(title, 240)}”" if title and table != "meetings" else None, _where(row, page), address.split("#")[0],
        f"file SHA-256 {paper.get('sha256')}",
    ]  # fmt: skip
    return Citation(
        text=", ".join(part for part in parts if part) + ".",
        title=title, institution=paper.get("council") or "", committee=paper.get("committee") or "",
        date=str(row.get("date") or paper.get("date") or ""), authors=_authors(asked, table, row),
        address=address.split("#")[0], sha256=paper.get("sha256") or "",
        kind=DOCUMENTS.get(paper.get("kind") or "", "Paper"),
    )  # fmt: skip


def _meeting_of(asked: Asked, row: dict[str, Any], document: str) -> str | None:
    if row.get("meeting_id"):
        return str(row["meeting_id"])
    if row.get("report_id"):
        meeting = asked.one("SELECT meeting_id FROM reports WHERE id = ?", row["report_id"])
        if meeting:
            return str(meeting)
    found = asked.one(MAIN_MEETING_SQL, document)
    return str(found) if found else None


def _title(asked: Asked, table: str, row: dict[str, Any], paper: dict[str, Any]) -> str:
    if table == "meetings":
        return f"{row['committee']}, {day(row['date'])}" if row["date"] else row["committee"] or ""
    words = row.get("title") or row.get("text") or row.get("name") or row.get("heading")
    if not words and row.get("report_id"):
        words = asked.one("SELECT title FROM reports WHERE id = ?", row["report_id"])
    return str(words or paper.get("title") or paper.get("path") or "")


def _item(asked: Asked, row: dict[str, Any]) -> str | None:
    number = row.get("item_number")
    if row.get("minute_item_id"):
        number = asked.one("SELECT number FROM minute_items WHERE id = ?", row["minute_item_id"])
    elif row.get("report_id"):
        number = asked.one("SELECT item_number FROM reports WHERE id = ?", row["report_id"])
    return f"item {number}" if number else None


def _where(row: dict[str, Any], page: int | None) -> str | None:
    if page is not None:
        return f"page {page}"
    if row.get("line") is not None:
        return f"line {row['line']}"
    return f"page {row['page']}" if row.get("page") is not None else None


def _authors(asked: Asked, table: str, row: dict[str, Any]) -> tuple[str, ...]:
    """Who wrote the report that a record is, or stands in; people are named before their posts."""
    report = row["id"] if table == "reports" else row.get("report_id")
    if not report:
        return ()
    written = asked.one("SELECT report_author FROM audit_trails WHERE report_id = ?", report)
    written = written or asked.one("SELECT from_officer FROM reports WHERE id = ?", report)
    return tuple(part.strip() for part in (written or "").split(";") if part.strip())
