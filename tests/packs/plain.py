"""A paper's source becomes plain text as a converter leaves it: a line a paragraph, table rows with tabs, no pages.

A paper with `wrap` has its paragraphs broken at that many characters. A merged cell is empty but for its first place.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from packs.flow import CONSULTATION, TRAIL_LABELS, join_people, name_group, name_person
from packs.markup import Element
from packs.source import GROUPS, Minutes, Paper, Report, pair_entries
from packs.typeset import Layout, build, find_spans


def write_text(paper: Paper) -> str:
    """The whole paper; the contents' page numbers are those of the typeset paper."""
    layout = Layout(paper)
    build(layout)
    layout.known = find_spans(layout)
    lines = [line for part in write_parts(paper, layout) for line in part]
    width = paper.options.get("wrap")
    return "\n".join(wrap_line(line, width) if width else line for line in lines).strip("\n") + "\n"


def wrap_line(line: str, width: int) -> str:
    return line if "\t" in line else "\n".join(textwrap.wrap(line, width, break_on_hyphens=False)) or line


def write_parts(paper: Paper, layout: Layout) -> Iterable[list[str]]:
    if paper.style == "minutes":
        yield write_minutes(paper, paper.minutes[0])
        return
    if paper.style == "inspection":
        yield write_body(paper.cover)
        yield write_body(paper.body)
        return
    yield write_cover(paper, layout)
    for minutes in paper.minutes:
        yield write_minutes(paper, minutes)
    for report in paper.reports:
        yield write_report(report)
        for annex in report.annexes:
            yield write_body(annex)
    if paper.options.get("blank"):
        yield ["This page is intentionally left blank", ""]
    if paper.distribution:
        yield write_distribution(paper)


def write_cover(paper: Paper, layout: Layout) -> list[str]:
    meeting, contact = paper.meeting, paper.contact
    lines = [paper.options.get("council", ""), "", meeting["committee"], "", meeting["printed_date"], ""]
    lines += [meeting["printed_time"], "", meeting["venue"], "", paper.title, "", *write_body(paper.cover)]
    lines += ["List of Contents", "", "Item No.\tTitle\tPage No."]
    for item in paper.agenda:
        title = " ".join(part for part in (item["title"], item.get("text")) if part)
        lines.append(f"{item.get('number', '')}\t{title}\t{layout.pages(item['from']) if 'from' in item else ''}")
    who = f"{contact['name']} on {contact['phone']} or email: {contact['email']}"
    return [*lines, "", "Contact", "", who, "", f"Date: {contact['printed_date']}", ""]


def write_body(body: Iterable[Element]) -> list[str]:
    return [line for element in body for line in write_element(element)]


def write_element(element: Element) -> list[str]:
    match element.kind:
        case "table":
            cells = [["" if cell in ("<", "^") else cell for cell in row] for row in (*element.header, *element.rows)]
            rows = ["\t".join(row) for row in cells]
            return [*([element.text, ""] if element.text else []), *rows, ""]
        case "landscape":
            return write_body(element.inner)
        case "scan" | "page":
            return []
        case "item":
            return [f"{element.marker} {element.text}", ""]
        case "bullet":
            return [f"- {element.text}", ""]
        case _:
            return [element.text, ""]


def write_minutes(paper: Paper, minutes: Minutes) -> list[str]:
    initials = minutes.meeting.get("style") == "initials"
    lines = [paper.options["council"].upper(), ""] if initials else []
    lines += [minutes.meeting["committee"], "", minutes.meeting["opening"], ""]
    for group in GROUPS:
        people = minutes.attendance.get(group, [])
        if initials:
            lines += [f"{name_group(group, initials)} {join_people(people)}", ""] if people else []
        elif group != "apologies":
            lines += [name_group(group, initials), "", *(name_person(name, role, group) for name, role in people), ""]
    if minutes.meeting.get("banner"):
        lines += [minutes.meeting["banner"], ""]
    for number, title, body in minutes.items:
        lines += [f"{number} {title}", "", *write_body(body)]
    return lines


def write_report(report: Report) -> list[str]:
    box = report.box
    top = f"Item No. {box['item_number']}\tClassification: {box['classification']}\tDate: {box['printed_date']}"
    lines = [f"{top}\tMeeting Name: {box['meeting_name']}", f"Report title:\t\t{box['title']}\t"]
    lower = [("Ward(s) or groups affected:", "wards"), (box.get("from_label", "From:"), "from")]
    for label, key in (*lower, ("Cabinet Member:", "cabinet_member")):
        if box.get(key):
            lines.append(f"{label}\t\t{box[key]}\t")
    lines += ["", *write_body(report.body)]
    if report.background:
        lines += ["BACKGROUND DOCUMENTS", "", "Background Papers\tHeld At\tContact"]
        lines += [*("\t".join(row) for row in report.background), ""]
    if report.appendices:
        lines += ["APPENDICES", "", "No.\tTitle", *("\t".join(row) for row in report.appendices), ""]
    return [*lines, *write_trail(report)]


def write_trail(report: Report) -> list[str]:
    if report.trail is None:
        return []
    values, lines = report.trail.values, ["AUDIT TRAIL", ""]
    for key, label in TRAIL_LABELS:
        if key in values:
            value = values[key]
            lines.append(f"{label}\t{'; '.join(value) if isinstance(value, list) else value}\t")
    lines += [f"{CONSULTATION}\t\t", "Officer Title\tComments Sought\tComments Included"]
    lines += ["\t".join(row) for row in report.trail.consultees]
    return [*lines, f"{values['sent_label']}\t\t{values['printed_sent_on']}", ""]


def write_distribution(paper: Paper) -> list[str]:
    listing = paper.distribution
    lines = [line for title in listing["title"] for line in (title, "")] + [listing["note"], ""]
    lines.append("Name\tNo of copies\tName\tNo of copies")
    for pair in pair_entries(listing):
        # a group's heading ["*", "Members"] has no copies
        cells = [cell for entry in pair for cell in ([entry[1], ""] if entry[0] == "*" else entry)]
        lines.append("\t".join(cells))
    return [*lines, ""]
