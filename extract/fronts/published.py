"""What committee software writes into a file's properties: the kind of paper, the body, the day and the time.

Source of the rule: the titles that such software gives its files, "(Public Pack)TITLE Agenda Supplement for BODY,
DD/MM/YYYY HH:MM" and the like.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.dates.dates import parse_date, parse_time
from extract.facts import DocumentKind
from extract.patterns import pattern
from ingest.model import Document

PUBLISHED_TITLE_RE = pattern(
    "published-title",
    r"^(?:\((?:public|private|restricted|full)[^()]{0,40}\)\s*)?"
    r"(?P<what>[^()]{0,200}?\b(?:agenda|supplement|minutes|papers)\b.{0,40}?)\s+(?:for|of)\s+"
    r"(?P<body>[^,]{3,120}(?:, [^,\d]{3,60}){0,2}),\s+(?P<day>\d{1,2}/\d{1,2}/\d{4})"
    r"(?:\s+(?P<time>\d{1,2}[:.]\d{2}))?",
    matches=(
        "(Public Pack)Budget Agenda Supplement for County Council, 13/02/2027 09:30",
        "(Public Pack)Agenda Document for Parks, Rivers and Lakes Committee, 04/05/2027 18:00",
        "Minutes of Cabinet, 04/05/2027",
    ),
    rejects=("Agenda Template", "Agenda for change", "Report of the Treasurer"),
    flags=re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Published:
    """The meeting that a file's title names; `kind` is None where the title does not settle it."""

    kind: DocumentKind | None
    committee: str
    date: str | None
    start_time: str | None


def published_meeting(document: Document) -> Published | None:
    """What the file's title says of a meeting, None when it is no title of committee software."""
    title = next((value for name, value in document.metadata if name.lower().strip("/") == "title"), "")
    match = PUBLISHED_TITLE_RE.match(" ".join(title.split()))
    if match is None:
        return None
    what = match["what"].lower()
    kind: DocumentKind | None = None
    if "supplement" in what:
        kind = "supplemental_agenda"
    elif "agenda" in what:
        kind = "agenda_pack"
    time = parse_time(match["time"]) if match["time"] else None
    return Published(kind, match["body"].strip(), parse_date(match["day"]), time)
