"""What of a document goes into the search index: title and text of each thing a person would look for.

The rows are made from the records that are stored; each record searched is given `search_id`, its row in the index.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from corpus.ids import search_range

Record = dict[str, Any]

# Table searched → the kind it is found as, decisions first.
SEARCHED = {
    "resolutions": "resolution", "recommendations": "recommendation", "reports": "report",
    "applications": "application", "questions": "question",
    "agenda_items": "agenda_item", "tables": "table", "officers": "officer", "paragraphs": "paragraph",
}  # fmt: skip
COLUMNS = ("rowid", "kind", "ref_id", "title", "text", "committee", "date", "document_id")


def search_rows(document: str, records: Mapping[str, Sequence[Record]]) -> list[tuple[Any, ...]]:
    """The rows of the search index for one document, in the order of `COLUMNS`, numbered upwards."""
    context = _Context(records)
    numbers = iter(search_range(document))
    found = []
    for table, kind in SEARCHED.items():
        for record in records[table]:
            title, text = context.words(table, record)
            if not title and not text:
                continue
            record["search_id"] = number = next(numbers)
            committee, date = context.occasion(table, record)
            found.append((number, kind, record["id"], title, text, committee, date, document))
    return found


class _Context:
    """What a record's own words do not say: the title above it, the meeting it belongs to."""

    def __init__(self, records: Mapping[str, Sequence[Record]]) -> None:
        self.meetings = _by_id(records["meetings"])
        self.reports = _by_id(records["reports"])
        self.sections = _by_id(records["sections"])
        self.items = {item["report_id"]: item for item in records["agenda_items"] if item["report_id"]}
        self.cells: dict[str, list[str]] = {}
        for row in records["table_rows"]:
            self.cells.setdefault(row["table_id"], []).extend(json.loads(row["cells"]))
        packs = [meeting for meeting in records["meetings"] if meeting["role"] == "pack"]
        held = packs or list(records["meetings"])
        self.main = held[0] if len(held) == 1 or packs else None

    def words(self, table: str, record: Record) -> tuple[str | None, str | None]:
        """Title and text of a record."""
        report = self.reports.get(record.get("report_id") or "", {})
        match table:
            case "resolutions":
                return record["item_title"], record["text"]
            case "recommendations":
                return report.get("title"), record["text"]
            case "paragraphs":
                section = self.sections.get(record["section_id"] or "", {})
                return section.get("heading"), record["text"]
            case "applications":
                names = ("proposal", "applicant", "ward", "parish", "recommendation")
                place = " ".join(part for part in (record["reference"], record["site"]) if part)
                return place, " ".join(record[name] for name in names if record[name]) or None
            case "questions":
                said = (record["question"], record["answer"], record["supplementary"], record["supplementary_answer"])
                return record["asker"], " ".join(part for part in said if part) or None
            case "tables":
                cells = [*json.loads(record["columns"]), *self.cells.get(record["id"], [])]
                return record["title"], " ".join(cell for cell in cells if cell) or None
            case "officers":
                return record["name"], record["role"]
            case "reports":
                parts = [record[name] for name in ("from_officer", "cabinet_member", "wards")]
                return record["title"], " ".join(part for part in parts if part) or None
        return record["title"], None

    def occasion(self, table: str, record: Record) -> tuple[str | None, str | None]:
        """Committee and date of the meeting it was decided at or written for."""
        report = record if table == "reports" else self.reports.get(record.get("report_id") or "")
        meeting = self.meetings.get(record.get("meeting_id") or "")
        if meeting is None and report is not None:
            item = self.items.get(report["id"], {})
            meeting = self.meetings.get(report.get("meeting_id") or item.get("meeting_id") or "")
        meeting = meeting or self.main
        if meeting is not None:
            return meeting["committee"], meeting["date"]
        return (report["meeting_name"], report["date"]) if report else (None, None)


def _by_id(records: Sequence[Record]) -> dict[str, Record]:
    return {record["id"]: record for record in records}
