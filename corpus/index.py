"""What of a document goes into the search index: title and text of each thing a person would look for.

The rows are made from the records that are stored; each record searched is given `search_id`, its row in the index.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from corpus.ids import search_range
from corpus.packedrows import FEW_AT_ONCE, PackedRows

Record = dict[str, Any]

# Table searched → the kind it is found as, decisions first.
SEARCHED = {
    "resolutions": "resolution", "recommendations": "recommendation", "reports": "report",
    "applications": "application", "questions": "question",
    "agenda_items": "agenda_item", "tables": "table", "officers": "officer", "paragraphs": "paragraph",
}  # fmt: skip
CONTEXT = ("meetings", "reports", "sections", "agenda_items")  # tables that say where a record belongs
COLUMNS = ("rowid", "kind", "ref_id", "title", "text", "committee", "date", "document_id")


class Index:
    """The rows of the search index for one document, in the order of `COLUMNS`, numbered upwards as they are added.

    `context` has all records of the tables in `CONTEXT`, `cells` gives those of the data table with an id.
    """

    def __init__(
        self, document: str, context: Mapping[str, Sequence[Record]], cells: Callable[[str], Iterable[str | None]]
    ) -> None:
        self.rows = PackedRows(at_once=FEW_AT_ONCE)
        self._document, self._numbers, self._cells = document, iter(search_range(document)), cells
        self._meetings = _by_id(context["meetings"])
        self._reports = _by_id(context["reports"])
        self._sections = _by_id(context["sections"])
        self._items = {item["report_id"]: item for item in context["agenda_items"] if item["report_id"]}
        packs = [meeting for meeting in context["meetings"] if meeting["role"] == "pack"]
        held = packs or list(context["meetings"])
        self._main = held[0] if len(held) == 1 or packs else None

    def adding(self, table: str, records: Iterable[Record]) -> Iterator[Record]:
        """The records of a table, one of `SEARCHED` and in that order, each in the index as it goes by."""
        for record in records:
            title, text = self._words(table, record)
            if title or text:
                record["search_id"] = number = next(self._numbers)
                committee, date = self._occasion(table, record)
                found = (number, SEARCHED[table], record["id"], title, text, committee, date, self._document)
                self.rows.add(found)
            yield record

    def _words(self, table: str, record: Record) -> tuple[str | None, str | None]:
        """Title and text of a record."""
        report = self._reports.get(record.get("report_id") or "", {})
        match table:
            case "resolutions":
                return record["item_title"], record["text"]
            case "recommendations":
                return report.get("title"), record["text"]
            case "paragraphs":
                section = self._sections.get(record["section_id"] or "", {})
                return section.get("heading"), record["text"]
            case "applications":
                names = ("proposal", "applicant", "ward", "parish", "recommendation")
                place = " ".join(part for part in (record["reference"], record["site"]) if part)
                return place, " ".join(record[name] for name in names if record[name]) or None
            case "questions":
                said = (record["question"], record["answer"], record["supplementary"], record["supplementary_answer"])
                return record["asker"], " ".join(part for part in said if part) or None
            case "tables":
                cells = [*json.loads(record["columns"]), *self._cells(record["id"])]
                return record["title"], " ".join(cell for cell in cells if cell) or None
            case "officers":
                return record["name"], record["role"]
            case "reports":
                parts = [record[name] for name in ("from_officer", "cabinet_member", "wards")]
                return record["title"], " ".join(part for part in parts if part) or None
        return record["title"], None

    def _occasion(self, table: str, record: Record) -> tuple[str | None, str | None]:
        """Committee and date of the meeting it was decided at or written for."""
        report = record if table == "reports" else self._reports.get(record.get("report_id") or "")
        meeting = self._meetings.get(record.get("meeting_id") or "")
        if meeting is None and report is not None:
            item = self._items.get(report["id"], {})
            meeting = self._meetings.get(report.get("meeting_id") or item.get("meeting_id") or "")
        meeting = meeting or self._main
        if meeting is not None:
            return meeting["committee"], meeting["date"]
        return (report["meeting_name"], report["date"]) if report else (None, None)


def _by_id(records: Sequence[Record]) -> dict[str, Record]:
    return {record["id"]: record for record in records}
