"""The lists of the API: one address for each kind of thing, with the filters that it takes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from corpus.api.answers import Query, Refused

# Meetings of a committee given by its id, or by a word of its name.
COMMITTEE_SQL = (
    "SELECT m.id FROM meetings AS m WHERE m.committee_id IN (SELECT id FROM committees WHERE id = :committee "
    "OR name LIKE '%' || :committee || '%')"
)
DAYS = frozenset(("from", "to"))
DAY_RE = re.compile(r"\d{4}-\d{2}-\d{2}")
# Of a report, its meeting's committee and day or, without a meeting, those in its header.
REPORT_OF = "SELECT r.id FROM reports AS r WHERE {}"
REPORT_COMMITTEE = f"(r.meeting_id IN ({COMMITTEE_SQL}) OR r.meeting_name LIKE '%' || :committee || '%')"
# Reports whose header or audit trail has a printed name of the person.
PERSON_REPORT = (
    "r.id IN (SELECT s.id FROM person_names AS n JOIN reports AS s ON s.document_id = n.document_id "
    "LEFT JOIN audit_trails AS a ON a.report_id = s.id WHERE n.person_id = :person AND "
    "(instr(a.lead_officer, n.name) OR instr(a.report_author, n.name) OR instr(s.from_officer, n.name)))"
)
IN_MEETING = {
    "meeting": ("t.meeting_id = :meeting", "id of the meeting"),
    "committee": (f"t.meeting_id IN ({COMMITTEE_SQL})", "id of the committee, or a word of its name"),
    "from": ("t.meeting_id IN (SELECT id FROM meetings WHERE date >= :from)", "first day of meeting, 2024-01-31"),
    "to": ("t.meeting_id IN (SELECT id FROM meetings WHERE date <= :to)", "last day of meeting"),
    "document": ("t.document_id = :document", "id of the document"),
}
IN_REPORT = {
    "report": ("t.report_id = :report", "id of the report"),
    "committee": (
        f"t.report_id IN ({REPORT_OF.format(REPORT_COMMITTEE)})",
        "id of the committee it was written for, or a word of its name",
    ),
    "from": (f"t.report_id IN ({REPORT_OF.format('r.date >= :from')})", "first day of the report, 2024-01-31"),
    "to": (f"t.report_id IN ({REPORT_OF.format('r.date <= :to')})", "last day of the report"),
    "person": (f"t.report_id IN ({REPORT_OF.format(PERSON_REPORT)})", "id of who led or wrote the report"),
    "document": ("t.document_id = :document", "id of the document"),
}
OF_DOCUMENT = {"document": ("t.document_id = :document", "id of the document")}


@dataclass(frozen=True, slots=True)
class Resource:
    """A kind of thing: its table, what it is, and its filters: parameter → condition on the row `t`, meaning."""

    table: str
    about: str
    filters: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    columns: str = "t.*"


RESOURCES = {
    "documents": Resource(
        "documents",
        "Papers: packs, minutes, reports.",
        {
            "kind": ("t.kind = :kind", "agenda_pack, minutes and so on"),
            "council": ("t.council = :council", "as the paper names it"),
        },
    ),
    "committees": Resource(
        "committees", "Bodies that meet.", {"council": ("t.council = :council", "as papers name it")}
    ),
    "meetings": Resource(
        "meetings",
        "Meetings, those to come and those held.",
        {
            "committee": (f"t.id IN ({COMMITTEE_SQL})", "id of the committee, or a word of its name"),
            "role": ("t.role = :role", "pack: papers for it; minutes: what came of it"),
            "from": ("t.date >= :from", "first day, 2024-01-31"),
            "to": ("t.date <= :to", "last day"),
            "person": (
                "t.id IN (SELECT meeting_id FROM attendance WHERE person_id = :person)",
                "id of who is listed as attending or sending apologies",
            ),
        }
        | OF_DOCUMENT,
    ),
    "items": Resource("agenda_items", "Items of agendas.", IN_MEETING),
    "minute-items": Resource("minute_items", "Items of minutes.", IN_MEETING),
    "reports": Resource(
        "reports",
        "Officer reports.",
        {
            "meeting": ("t.meeting_id = :meeting", "id of the meeting"),
            "committee": (REPORT_COMMITTEE.replace("r.", "t."), "id of the committee, or a word of its name"),
            "from": ("t.date >= :from", "first day, 2024-01-31"),
            "to": ("t.date <= :to", "last day"),
            "person": (PERSON_REPORT.replace("r.id IN", "t.id IN"), "id of who led or wrote it"),
        }
        | OF_DOCUMENT,
    ),
    "recommendations": Resource("recommendations", "What reports recommend, clause by clause.", IN_REPORT),
    "resolutions": Resource(
        "resolutions",
        "What was decided, clause by clause.",
        {"kind": ("t.kind = :kind", "resolved, action, agreed, recommended or noted")} | IN_MEETING,
        "t.*, (SELECT m.date FROM meetings AS m WHERE m.id = t.meeting_id) AS date, "
        "(SELECT m.committee FROM meetings AS m WHERE m.id = t.meeting_id) AS committee",
    ),
    "tables": Resource("tables", "Data tables.", IN_REPORT),
    "paragraphs": Resource("paragraphs", "Paragraphs and list items.", IN_REPORT),
    "people": Resource(
        "people",
        "People named in papers.",
        {
            "kind": ("t.kind = :kind", "officer, councillor, co-opted or other"),
            "name": ("t.name LIKE '%' || :name || '%'", "part of the name"),
        },
    ),
    "pages": Resource(
        "pages",
        "Pages with their text.",
        OF_DOCUMENT | {"method": ("t.method = :method", "text, ocr or file")},
    ),
}


def list_resource(query: Query) -> dict[str, Any]:
    """The rows of a kind of thing that fit the filters, in the order of their ids."""
    resource = RESOURCES[query.at["name"]]
    check_days(query.args)
    wanted = [name for name in resource.filters if name in query.args]
    where = [resource.filters[name][0] for name in wanted]
    values = {name: query.args[name] for name in wanted}
    size, place = query.size, query.place(str)
    if place:
        where.append("t.id > :after")
        values["after"] = place[0]
    # Few rows fit a filter: they are found by it and sorted, rather than looked for along all ids.
    order = "+t.id" if wanted else "t.id"
    condition = f"WHERE {' AND '.join(where)} " if where else ""
    found = query.rows(
        f"SELECT t.id FROM {resource.table} AS t {condition}ORDER BY {order} LIMIT :limit",
        {**values, "limit": size + 1},
    )
    ids = [row["id"] for row in found[:size]]
    marks = ", ".join("?" * len(ids))
    sql = f"SELECT {resource.columns} FROM {resource.table} AS t WHERE t.id IN ({marks}) ORDER BY t.id"
    rows = query.all_shown(resource.table, sql, *ids)
    return query.page(rows, *([ids[-1]] if len(found) > size else []))


def check_days(args: Mapping[str, str]) -> None:
    """Raises Refused for a day that is none."""
    for name in DAYS & set(args):
        try:
            if not DAY_RE.fullmatch(args[name]):
                raise ValueError(args[name])
            date.fromisoformat(args[name])
        except ValueError:
            raise Refused(400, f"{name} is a day such as 2024-01-31, not {args[name]!r}.") from None
