"""The parts of a paper as reportlab flowables: bodies, tables, boxes, minutes, audit trails, distribution lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.platypus import (
    Flowable,
    Image,
    KeepTogether,
    NextPageTemplate,
    PageBreak,
    Paragraph,
    Spacer,
    Table,
)

from packs.markup import Element
from packs.scan import draw_scan
from packs.source import GROUPS, Minutes, Paper, Report, pair_entries
from packs.styles import RULES, SHADE, STYLES, UNRULED

WIDTH = A4[0] - 124
TRAIL_LABELS = (
    ("cabinet_member", "Cabinet Member"),
    ("lead_officer", "Lead Officer"),
    ("authors", "Report Author"),
    ("version", "Version"),
    ("printed_dated", "Dated"),
    ("key_decision", "Key Decision?"),
)
CONSULTATION = "CONSULTATION WITH OTHER OFFICERS / DIRECTORATES / CABINET MEMBER"


def text(words: str, style: str = "body", marker: str | None = None) -> Paragraph:
    """A paragraph of plain words; the marker hangs before it."""
    return Paragraph(words.replace("&", "&amp;").replace("<", "&lt;"), STYLES[style], bulletText=marker)


def set_body(body: Iterable[Element]) -> list[Flowable]:
    return [flowable for element in body for flowable in set_element(element)]


def set_element(element: Element) -> list[Flowable]:
    match element.kind:
        case "heading":
            return [text(element.text, f"h{element.level}")]
        case "word":
            return [text(element.text, "word")]
        case "centre":
            return [text(element.text, "centre-bold")]
        case "item":
            style = "letter" if (element.marker or "").startswith("(") else "hanging"
            return [text(element.text, style, element.marker)]
        case "bullet":
            return [text(element.text, "bullet", "•")]
        case "table":
            return set_table(element)
        case "landscape":
            inner = set_body(element.inner)
            return [NextPageTemplate("landscape"), PageBreak(), *inner, NextPageTemplate("portrait")]
        case "scan":
            return [set_scan(element.text)]
        case "page":
            return [PageBreak()]
        case _:
            return [text(element.text)]


def set_scan(words: str) -> Flowable:
    """The image of a scanned page, as large as the page."""
    data = BytesIO()
    draw_scan(words).save(data, "PNG")
    data.seek(0)
    return Image(data, A4[0] - 1, A4[1] - 1)


def set_table(element: Element) -> list[Flowable]:
    """A data table under its title; its header is repeated where it goes on over the page."""
    cells = [*element.header, *element.rows]
    heads = len(element.header)
    rules = list(RULES if element.ruled else UNRULED)
    if heads:
        rules.append(("BACKGROUND", (0, 0), (-1, heads - 1), SHADE))
    rows: list[list[Any]] = []
    for y, row in enumerate(cells):
        rows.append([text(cell, "cell-bold" if y < heads else "cell") if cell not in "<^" else "" for cell in row])
        rules += find_merges(cells, y)
    wide = len(cells[0]) > 7
    width = (A4[1] - 124) if wide and heads and len(cells[0]) >= 8 else WIDTH
    table = Table(rows, colWidths=share_width(cells, width), repeatRows=heads, style=rules)
    table.spaceAfter = 10
    title = "caption" if len(rows) < 16 else "word-over"  # a long table may begin at the foot of a page
    return [text(element.text, title), table] if element.text else [table]


def find_merges(cells: list[tuple[str, ...]], y: int) -> list[tuple[str, tuple[int, int], tuple[int, int]]]:
    """SPAN commands for the cells of row y that "<" and "^" merge with others."""
    found = []
    for x, cell in enumerate(cells[y]):
        if cell in ("<", "^"):
            continue
        right, down = x, y
        while right + 1 < len(cells[y]) and cells[y][right + 1] == "<":
            right += 1
        while down + 1 < len(cells) and cells[down + 1][x] == "^":
            down += 1
        if (right, down) != (x, y):
            found.append(("SPAN", (x, y), (right, down)))
    return found


def share_width(cells: list[tuple[str, ...]], width: float) -> list[float]:
    """Column widths by the longest cell in each, none under a twelfth of the whole."""
    longest = [max(min(len(cell), 40) for cell in column) + 3 for column in zip(*cells, strict=True)]
    least = max(longest) / 12 if len(longest) < 3 else sum(longest) / 12
    shares = [max(share, least) for share in longest]
    return [width * share / sum(shares) for share in shares]


def set_agenda_table(paper: Paper, pages: Callable[[str], str]) -> Flowable:
    """The list of contents: number, title with what it is for, pages."""
    rows: list[list[Any]] = [[text(head, "cell-bold") for head in ("Item No.", "Title", "Page No.")]]
    for item in paper.agenda:
        title = [text(item["title"], "cell-bold")]
        if "text" in item:
            title.append(text(item["text"], "cell"))
        at = pages(item["from"]) if "from" in item else ""
        rows.append([text(item.get("number", ""), "cell-bold"), title, text(at, "cell-centre")])
    return Table(rows, colWidths=[55, WIDTH - 125, 70], style=RULES)


def set_minutes(paper: Paper, minutes: Minutes) -> list[Flowable]:
    """Minutes: opening, who was there, items with what was decided."""
    initials = minutes.meeting.get("style") == "initials"
    story: list[Flowable] = []
    if initials:
        story += [text(paper.options["council"].upper(), "title")]
    story += [text(minutes.meeting["committee"], "centre-bold"), text(minutes.meeting["opening"])]
    for group in GROUPS:
        people = minutes.attendance.get(group, [])
        if initials:
            if people:
                story.append(text(f"{name_group(group, initials)} {join_people(people)}"))
            continue
        if group == "apologies":
            continue
        story.append(text(name_group(group, initials), "word"))
        story += [text(name_person(name, role, group), "line") for name, role in people]
        story.append(Spacer(1, 6))
    if initials and minutes.meeting.get("banner"):
        story.append(text(minutes.meeting["banner"], "centre-bold"))
    for number, title, body in minutes.items:
        story += [text(title, "item", number), *set_body(body)]
    return story


def name_group(group: str, initials: bool) -> str:
    if initials:
        return {"present": "PRESENT:", "officer support": "IN ATTENDANCE:"}.get(group, group.upper() + ":")
    return group.upper() + ":"


def name_person(name: str, role: str, group: str) -> str:
    if not role:
        return name
    return f"{name} ({role})" if group == "present" else f"{name}, {role}"


def join_people(people: list[list[str]]) -> str:
    """Mr A B NAME (Chairman), Mrs C NAME and Mr D NAME."""
    names = [f"{name} ({role})" if role else name for name, role in people]
    return ", ".join(names[:-1]) + " and " + names[-1] if len(names) > 1 else names[0]


def set_report(paper: Paper, report: Report) -> list[Flowable]:
    story = [set_box(paper, report), Spacer(1, 12), *set_body(report.body)]
    if report.background:
        head = ("Background Papers", "Held At", "Contact")
        story += set_body([Element("heading", "BACKGROUND DOCUMENTS", level=1)])
        story += set_table(Element("table", header=(head,), rows=report.background))
    if report.appendices:
        story += set_body([Element("heading", "APPENDICES", level=1)])
        story += set_table(Element("table", header=(("No.", "Title"),), rows=report.appendices))
    if report.trail:
        story += [KeepTogether([*set_body([Element("heading", "AUDIT TRAIL", level=1)]), set_trail(report)])]
    return story


def set_box(paper: Paper, report: Report) -> Flowable:
    """The header box: labels and values in one cell ("inline"), or the value under its label ("stacked")."""
    box = report.box
    stacked = box.get("form") == "stacked"
    top = [
        ("Item No.", box["item_number"]),
        ("Classification:", box["classification"]),
        ("Date:", box["printed_date"]),
        ("Meeting Name:", box["meeting_name"]),
    ]
    rows: list[list[Any]] = [
        [[text(label, "cell-bold"), text(value, "cell")] for label, value in top]
        if stacked
        else [text(f"{label} {value}", "cell") for label, value in top]
    ]
    lower = [("Report title:", box["title"]), ("Ward(s) or groups affected:", box.get("wards"))]
    lower += [(box.get("from_label", "From:"), box.get("from")), ("Cabinet Member:", box.get("cabinet_member"))]
    rules = list(RULES)
    for label, value in lower:
        if value:
            rules += [("SPAN", (0, len(rows)), (1, len(rows))), ("SPAN", (2, len(rows)), (3, len(rows)))]
            rows.append([text(label, "cell-bold"), "", text(value, "cell-bold"), ""])
    return Table(rows, colWidths=[62, 96, 110, WIDTH - 268], style=rules)


def set_trail(report: Report) -> Flowable:
    trail = report.trail
    assert trail is not None
    rules = list(RULES)
    rows: list[list[Any]] = []

    def add(*cells: str, bold: int = 1) -> None:
        if len(cells) < 3:
            first = 0 if len(cells) == 1 else 1
            rules.append(("SPAN", (first, len(rows)), (2, len(rows))))
        row: list[Any] = [text(cell, "cell-bold" if x < bold else "cell") for x, cell in enumerate(cells)]
        rows.append(row + [""] * (3 - len(cells)))

    for key, label in TRAIL_LABELS:
        value = trail.values.get(key)
        if value:
            add(label, "; ".join(value) if isinstance(value, list) else value)
    add(CONSULTATION)
    add("Officer Title", "Comments Sought", "Comments Included", bold=3)
    for row in trail.consultees:
        add(*row, bold=0)
    rules.append(("SPAN", (0, len(rows)), (1, len(rows))))
    rows.append([text(trail.values["sent_label"], "cell-bold"), "", text(trail.values["printed_sent_on"], "cell")])
    return Table(rows, colWidths=[WIDTH * 0.46, WIDTH * 0.27, WIDTH * 0.27], style=rules)


def set_distribution(paper: Paper) -> list[Flowable]:
    """The distribution list: two columns of names and copies side by side, as in one table."""
    listing = paper.distribution
    story: list[Flowable] = [text(line, "centre-bold") for line in listing["title"]]
    story.append(text(listing["note"]))
    head = [text(word, "cell-bold") for word in ("Name", "No of copies", "Name", "No of copies")]
    rows: list[list[Any]] = [head]
    for pair in pair_entries(listing):
        rows.append([flowable for entry in pair for flowable in set_entry(entry)])
    story.append(Table(rows, colWidths=[WIDTH * 0.37, WIDTH * 0.12, WIDTH * 0.39, WIDTH * 0.12], style=RULES))
    return story


def set_entry(entry: list[str]) -> list[Flowable]:
    if entry[0] == "*":
        return [text(entry[1], "cell-bold"), text("", "cell")]
    return [text(entry[0], "cell"), text(entry[1], "cell-centre")]
