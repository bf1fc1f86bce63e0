"""Words the site has for kinds, days and places, and how they are written."""

from __future__ import annotations

from datetime import date
from typing import Any

KINDS = {
    "resolution": ("Resolution", "Resolutions"), "recommendation": ("Recommendation", "Recommendations"),
    "report": ("Report", "Reports"), "agenda_item": ("Agenda item", "Agenda items"), "table": ("Table", "Tables"),
    "application": ("Application", "Applications"), "question": ("Question", "Questions"),
    "officer": ("Person", "People"), "paragraph": ("Paragraph", "Paragraphs"),
}  # fmt: skip
DOCUMENTS = {
    "agenda_pack": "Agenda pack", "supplemental_agenda": "Supplemental agenda", "minutes": "Minutes",
    "report": "Report", "inspection_report": "Inspection report", "annual_report": "Annual report", "other": "Paper",
}  # fmt: skip
MEETINGS = {"pack": "agenda", "minutes": "minutes"}
DECISIONS = {
    "resolved": "Resolved", "action": "Action", "agreed": "Agreed", "recommended": "Recommended", "noted": "Noted",
}  # fmt: skip
MONTHS = (
    "January February March April May June July August September October November December"
).split()  # fmt: skip


def day(iso: str | None) -> str:
    """An ISO day as people write it: "15 October 2014"; what is no day is given back as it is, nothing as ""."""
    try:
        at = date.fromisoformat(iso or "")
    except ValueError:
        return iso or ""
    return f"{at.day} {MONTHS[at.month - 1]} {at.year}"


def place(row: Any) -> str:
    """Where a fact stands, in words: "page 12", "line 340"."""
    if row["line"] is not None:
        return f"line {row['line']}"
    return f"page {row['page']}" if row["page"] is not None else "the paper"


def number(value: float | None) -> str:
    return "" if value is None else f"{value:,.0f}"


def short(text: str | None, length: int = 160) -> str:
    """The text, cut at a word when it is longer."""
    text = text or ""
    return text if len(text) <= length else text[:length].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"


def several(count: int, one: str, many: str | None = None) -> str:
    return f"{count:,} {one if count == 1 else many or one + 's'}"


WORDS = {
    "kinds": KINDS, "documents": DOCUMENTS, "meetings": MEETINGS, "decisions": DECISIONS, "day": day, "place": place,
    "number": number, "short": short, "several": several,
}  # fmt: skip
