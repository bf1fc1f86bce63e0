"""What is in a paper, in the form that gold truth of real papers has, made from the same source as the paper itself.

Lists are exhaustive. Dates and figures are written by hand in the source (`[facts]`) for the passages named there.
Beyond that form: `motions`, for recorded votes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from packs.markup import Element, walk
from packs.source import GROUPS, Minutes, Paper, Report
from packs.typeset import Layout, build, find_spans

BOX_FIELDS = ("classification", "date", "meeting_name", "title", "wards", "from", "cabinet_member")
PASSAGE_FIELDS = {"dates": ("text", "start", "end", "precision"), "figures": ("text", "value", "unit", "of")}
ROLE_RE = re.compile(r"^(.*?)\s*\(([^()]+)\)$")


def find_truth(paper: Paper, words: str) -> dict[str, Any]:
    """The truth of a paper; `words` is its plain text, which the lines speak of."""
    return {
        "document": {"file": f"{paper.stem}.txt", "kind": paper.kind, "title": paper.title},
        "meetings": find_meetings(paper),
        "contacts": find_contacts(paper),
        "agenda_items": find_agenda(paper),
        "reports": [find_report(report) for report in paper.reports],
        "minutes": [find_minutes(minutes) for minutes in paper.minutes],
        "inspection_recommendations": find_recommended(paper.body),
        "distribution": find_distribution(paper),
        "officers": find_officers(paper),
        "tables": find_tables(paper),
        "motions": paper.facts.get("motions", []),
        "passages": [find_passage(passage, words) for passage in paper.facts.get("passages", [])],
    }


def find_meetings(paper: Paper) -> list[dict[str, Any]]:
    found = []
    if paper.style == "pack":
        meeting = paper.meeting
        found.append({**{k: meeting[k] for k in ("committee", "date", "time", "venue")}, "role": "pack"})
    for minutes in paper.minutes:
        meeting = minutes.meeting
        entry = {k: meeting.get(k) for k in ("committee", "date", "time", "venue")}
        found.append({**entry, "committee": meeting.get("name", meeting["committee"]), "role": "minutes"})
    return found


def find_contacts(paper: Paper) -> list[dict[str, Any]]:
    """Whom the cover says to ask; whom a background paper names with a telephone number is optional."""
    found = [{k: paper.contact[k] for k in ("name", "phone", "email")}] if paper.contact else []
    asides = dict.fromkeys(row[2] for report in paper.reports for row in report.background)
    for name, _, phone in (aside.partition(", ") for aside in asides):
        found.append({"name": name, "phone": phone, "email": None, "optional": True})
    return found


def find_agenda(paper: Paper) -> list[dict[str, Any]]:
    layout = Layout(paper)
    build(layout)
    layout.known = find_spans(layout)
    return [
        {
            "number": (item.get("number") or "").strip(".") or None,
            "title": item["title"],
            "pages": layout.pages(item["from"]) if "from" in item else None,
        }
        for item in paper.agenda
    ]


def find_report(report: Report) -> dict[str, Any]:
    box = report.box
    headings = [element.text for element in report.body if element.kind == "heading"]
    headings += ["BACKGROUND DOCUMENTS"] * bool(report.background) + ["APPENDICES"] * bool(report.appendices)
    return {
        "item_number": box["item_number"].strip("."),
        **{key: box.get(key) for key in BOX_FIELDS},
        "sections": headings + ["AUDIT TRAIL"] * bool(report.trail),
        "recommendations": find_recommended(report.body),
        "background_papers": [{"title": row[0], "held_at": row[1], "contact": row[2]} for row in report.background],
        "appendices": [dict(zip(("number", "title"), row, strict=True)) for row in report.appendices],
        "audit_trail": find_trail(report),
    }


def find_recommended(body: Iterable[Element]) -> list[dict[str, Any]]:
    return [{"number": element.number, "text": element.text} for element in body if element.decided]


def find_trail(report: Report) -> dict[str, Any] | None:
    if report.trail is None:
        return None
    values = report.trail.values
    return {
        "lead_officer": values["lead_officer"],
        "report_authors": values["authors"],
        "version": values["version"],
        "dated": values["dated"],
        "key_decision": {"Yes": True, "No": False}.get(values["key_decision"]),
        "cabinet_member": values.get("cabinet_member"),
        "sent_on": values["sent_on"],
        "sent_to": values["sent_to"],
        "consultations": [
            dict(zip(("officer_title", "comments_sought", "comments_included"), row, strict=True))
            for row in report.trail.consultees
        ],
    }


def find_minutes(minutes: Minutes) -> dict[str, Any]:
    meeting = minutes.meeting
    attendance = [
        {"name": name, "role": role or None, "group": group}
        for group in GROUPS
        for name, role in minutes.attendance.get(group, [])
    ]
    attendance += [{"name": name, "role": role, "group": "apologies"} for name, role in minutes.absent]
    decided = []
    for _, title, body in minutes.items:
        kind = "RESOLVED"
        for element in body:
            kind = element.text.strip(":") if element.kind == "word" else kind
            if element.decided:
                text = element.text.removeprefix("RESOLVED ")
                number = (
                    element.number if text == element.text else None
                )  # else it is the paragraph's, not the clause's
                decided.append({"kind": kind, "item_title": title, "number": number, "text": text})
    return {
        "committee": meeting.get("name", meeting["committee"]),
        "date": meeting["date"],
        "attendance": attendance,
        "items": [{"number": number, "title": title} for number, title, _ in minutes.items],
        "resolutions": decided,
    }


def find_distribution(paper: Paper) -> list[dict[str, Any]]:
    found = []
    for column in ("left", "right"):
        for text, copies in paper.distribution.get(column, []):
            if text != "*":
                name, role = split_role(text)
                found.append({"name": name, "role": role, "copies": int(copies)})
    return found


def split_role(text: str) -> tuple[str, str | None]:
    """A name from its role: "Councillor A (Chair)" or "A, Director of B"."""
    mark = ROLE_RE.match(text)
    if mark:
        return mark[1], mark[2]
    name, _, role = text.partition(", ")
    return name, role.removesuffix(" SPARES") or None


def find_officers(paper: Paper) -> list[dict[str, Any]]:
    """Each distinct pairing of a person and a role; that a councillor is one is optional."""
    pairs: dict[tuple[str, str], bool] = {}
    for report in paper.reports:
        values = report.trail.values if report.trail else {}
        named = [values[key] for key in ("lead_officer", "cabinet_member") if key in values] + values.get("authors", [])
        named += [report.box["from"]] if re.match(r"[A-Z]\w+ [A-Z]\w+, ", report.box.get("from", "")) else []
        for text in named:
            name, role = split_role(text)
            pairs.setdefault((name, role or ""), name.startswith("Councillor"))
    for minutes in paper.minutes:
        for name, role in (person for people in minutes.attendance.values() for person in people):
            pairs.setdefault((name, role), False)
    for entry in find_distribution(paper):
        pairs.setdefault((entry["name"], entry["role"] or ""), False)
    for name, role in paper.facts.get("officers", []):
        pairs[name, role] = False
    for name, role in paper.facts.get("optional_officers", []):
        pairs[name, role] = True
    found = [{"name": n, "role": r, **({"optional": True} if o else {})} for (n, r), o in pairs.items() if r]
    members = {name for name, _ in pairs if name.startswith("Councillor")}
    return found + [{"name": name, "role": "Councillor", "optional": True} for name in sorted(members)]


def find_tables(paper: Paper) -> list[dict[str, Any]]:
    bodies = [*(body for report in paper.reports for body in (report.body, *report.annexes)), paper.body]
    found = [find_table(element) for body in bodies for element in walk(body) if element.kind == "table"]
    cover = [find_table(element) for element in walk(paper.cover) if element.kind == "table"]
    return [{**table, "optional": True} for table in cover] + found


def find_table(element: Element) -> dict[str, Any]:
    """Header cells of two levels are joined, the upper one repeated over the cells it spans."""
    heads = [list(row) for row in element.header]
    for row in heads:
        for x, cell in enumerate(row):
            row[x] = row[x - 1] if cell == "<" else cell
    columns = [" ".join(dict.fromkeys(cell for cell in column if cell != "^")) for column in zip(*heads, strict=True)]
    rows = [["" if cell in ("<", "^") else cell for cell in row] for row in element.rows]
    ends = {"first_row": rows[0], "last_row": rows[-1]}
    return {"title": element.text or None, "columns": columns, "n_rows": len(rows), **ends}


def find_passage(passage: dict[str, Any], words: str) -> dict[str, Any]:
    """A stretch of the text with its dates and figures; ValueError where one of them is not in it."""
    lines = words.split("\n")
    first = next(n for n, line in enumerate(lines, 1) if line.startswith(passage["from"]))
    last = next(n for n, line in enumerate(lines, 1) if n >= first and line.startswith(passage["to"]))
    while last < len(lines) and lines[last].strip():
        last += 1
    found: dict[str, Any] = {"from_line": first, "to_line": last}
    for kind, keys in PASSAGE_FIELDS.items():
        found[kind] = [dict(zip(keys, row, strict=True)) for row in passage[kind]]
        found[kind] += [
            dict(zip(keys, row, strict=True)) | {"optional": True} for row in passage.get(f"optional_{kind}", [])
        ]
        for row in found[kind]:
            row["line"] = find_line(row["text"], lines, first, last)
    return found


def find_line(text: str, lines: list[str], first: int, last: int) -> int:
    """The line (1-based) between first and last, no table row, in which the text begins."""
    pattern = re.compile(r"(?<![\d,.£])" + re.escape(text) + r"(?![\d])")
    for number in range(first, last + 1):
        here, more = lines[number - 1], lines[number] if number < len(lines) else ""
        found = pattern.search(f"{here} {more}")
        if found and found.start() < len(here) and "\t" not in here:
            return number
    raise ValueError(f"{text!r} is not between lines {first} and {last}")
