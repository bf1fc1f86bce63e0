"""A paper's source becomes a PDF, the same bytes each time: no dates of making, only reportlab's built-in fonts.

Pages are numbered from the one after the cover; the contents' page numbers come from a first run that notes where
each part began.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
)

from packs.flow import set_agenda_table, set_body, set_distribution, set_minutes, set_report
from packs.source import Paper
from packs.styles import STYLES


@dataclass
class Layout:
    """One run: where each part began and ended (printed page numbers), and what the last run found."""

    paper: Paper
    known: dict[str, tuple[int, int]] = field(default_factory=dict)
    starts: dict[str, int] = field(default_factory=dict)
    last: int = 0

    @property
    def front(self) -> int:
        """How many pages come before the one that is numbered 1."""
        return 1 if self.paper.style == "pack" else 0

    def pages(self, key: str) -> str:
        first, end = self.known.get(key, (0, 0))
        return f"{first} - {end}" if end > first else str(first)


class Start(Flowable):
    """An invisible mark: notes the printed page on which a part begins and sets a bookmark where the paper has them."""

    def __init__(self, layout: Layout, key: str, title: str, level: int = 0) -> None:
        super().__init__()
        self.layout, self.key, self.title, self.level = layout, key, title, level
        self.width = self.height = 0

    def draw(self) -> None:
        number = self.canv.getPageNumber() - self.layout.front
        self.layout.starts[self.key] = number
        if self.layout.paper.options.get("bookmarks"):
            self.canv.bookmarkPage(self.key)
            self.canv.addOutlineEntry(self.title, self.key, self.level)


def typeset(paper: Paper) -> bytes:
    """The PDF's bytes."""
    layout = Layout(paper)
    build(layout)
    again = Layout(paper, known=find_spans(layout))
    return build(again)


def find_spans(layout: Layout) -> dict[str, tuple[int, int]]:
    """First and last printed page of each part that the contents name; a report's pages take in its appendices."""
    parts = [entry for entry in layout.starts.items() if not entry[0].startswith("annex")]
    order = sorted(parts, key=lambda entry: entry[1])
    ends = [start - 1 for _, start in order[1:]] + [layout.last]
    return {key: (start, max(start, end)) for (key, start), end in zip(order, ends, strict=False)}


def build(layout: Layout) -> bytes:
    out = BytesIO()
    paper = layout.paper
    document = BaseDocTemplate(
        out,
        invariant=1,
        title=paper.title,
        author=paper.options.get("council", ""),
        pageTemplates=[
            make_template("portrait", A4, layout),
            make_template("landscape", landscape(A4), layout),
            make_template("scan", A4, layout),
        ],
    )
    document.build(list(tell_story(layout)))
    layout.last = document.page - layout.front
    return out.getvalue()


def make_template(name: str, size: tuple[float, float], layout: Layout) -> PageTemplate:
    margin = 0 if name == "scan" else 62
    frame = Frame(margin, margin, size[0] - 2 * margin, size[1] - 2 * margin, 0, 0, 0, 0, id=name)

    def decorate(canvas: Canvas, _: Any) -> None:
        set_furniture(canvas, size, layout, name)

    return PageTemplate(name, [frame], onPage=decorate, pagesize=size)


def set_furniture(canvas: Canvas, size: tuple[float, float], layout: Layout, name: str) -> None:
    """Running head and page number, as the paper has them; none on a cover or a scan."""
    number = canvas.getPageNumber() - layout.front
    if number < 1 or name == "scan":
        return
    canvas.setFont("Helvetica", 9)
    if layout.paper.options.get("number") == "top":
        canvas.drawCentredString(size[0] / 2, size[1] - 34, str(number))
    else:
        canvas.drawCentredString(size[0] / 2, 30, f"Page {number}")
    if layout.paper.head:
        canvas.drawString(62, size[1] - 34, layout.paper.head)


def tell_story(layout: Layout) -> list[Flowable]:
    paper = layout.paper
    if paper.style == "minutes":
        return set_minutes(paper, paper.minutes[0])
    if paper.style == "inspection":
        return [*set_cover(layout), *set_body(paper.body)]
    story = set_cover(layout)
    for index, minutes in enumerate(paper.minutes):
        story += [PageBreak(), Start(layout, f"minutes:{index}", "Minutes"), *set_minutes(paper, minutes)]
    for report in paper.reports:
        story += [PageBreak(), Start(layout, f"report:{report.key}", report.box["title"]), *set_report(paper, report)]
        for index, annex in enumerate(report.annexes):
            if annex[0].kind == "scan":
                story += [NextPageTemplate("scan"), PageBreak(), *set_body(annex), NextPageTemplate("portrait")]
            else:
                title = " ".join(report.appendices[index]) if report.appendices else "Appendix"
                key = f"annex:{report.key}:{index}"
                opening = [] if annex[0].kind == "landscape" else [PageBreak(), Start(layout, key, title, 1)]
                story += [*opening, *set_body(annex)]
    if paper.options.get("blank"):
        story += [PageBreak(), Spacer(1, 300), Paragraph("This page is intentionally left blank", STYLES["centre"])]
    if paper.distribution:
        story += [PageBreak(), Start(layout, "distribution", "Distribution list"), *set_distribution(paper)]
    return story


def set_cover(layout: Layout) -> list[Flowable]:
    """The cover: council, committee, day, hour, place, the kind of paper, its contents, whom to ask."""
    paper, meeting = layout.paper, layout.paper.meeting
    if paper.style != "pack":
        return [*set_body(paper.cover), PageBreak()]
    story: list[Flowable] = []
    if paper.options.get("council"):
        story += [Paragraph(paper.options["council"], STYLES["centre-bold"]), Spacer(1, 20)]
    story.append(Paragraph(escape(meeting["committee"]), STYLES["committee"]))
    story += [Paragraph(escape(meeting[key]), STYLES["centre"]) for key in ("printed_date", "printed_time", "venue")]
    story.append(Paragraph(paper.title, STYLES["title"]))
    story += set_body(paper.cover)
    story.append(Paragraph("List of Contents", STYLES["centre-bold"]))
    story += [set_agenda_table(paper, layout.pages), Spacer(1, 18)]
    contact = paper.contact
    story.append(Paragraph("<b>Contact</b>", STYLES["line"]))
    story.append(Paragraph(f"{contact['name']} on {contact['phone']} or email: {contact['email']}", STYLES["line"]))
    story.append(Paragraph(f"Date: {contact['printed_date']}", STYLES["line"]))
    return story


def escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
