"""What a paper calls itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from extract.dates.dates import parse_date
from extract.facts import DocumentKind, Meeting, Report
from extract.kinds import ANNUAL_REPORT_RE, INSPECTION_RE
from extract.labels import fold, vocabulary
from extract.minutes.meeting_titles import DECISIONS_TITLE_RE, MINUTES_TITLE_RE, clean_committee
from extract.minutes.minutes_headings import HEAD_BLOCKS
from extract.minutes.minutes_starts import MEETING_HELD_RE, MINUTES_HEADING_RE
from extract.minutes.when_and_where import DAY_RE
from extract.parts import Part
from extract.patterns import pattern
from ingest.model import Block, Document

MAX_TITLE = 300
DRAFT_RE = pattern(
    "draft-minutes",
    r"^\W{0,3}(?:draft|unconfirmed|unapproved)\b",
    matches=("DRAFT Minutes of the Board", "Unconfirmed minutes of"),
    rejects=("Minutes of the Drafting Committee",),
    flags=re.IGNORECASE,
)
SPACED_RE = pattern("spaced-letters", r"^\w(?: \w)+$", matches=("A G E N D A",), rejects=("AGENDA", "Agenda 2"))
# File names and the names that word processors give are no titles.
LINK_END_RE = re.compile(r"\s(?:and|of|for|the|to|in|with|&|:)$", re.IGNORECASE)
NO_TITLES = frozenset({"", "untitled", "microsoft word", "document", "document1", "title", "powerpoint presentation"})


def find_title(
    document: Document,
    kind: DocumentKind,
    parts: Sequence[Part],
    reports: Sequence[Report],
    meetings: Sequence[Meeting] = (),
    council: str | None = None,
) -> str | None:
    """The title as printed: of a report its box's title, of others their heading, never the council's name.

    Of minutes and agendas it is put together from what their front prints: their word for themselves, the body of
    the first of the meetings, and its day. A list of papers that are all called "Agenda" would help nobody.
    """
    front = [block for block in document.blocks[:20] if block.grid is None and 0 < len(block.text) <= MAX_TITLE]
    pack = next((meeting for meeting in meetings if meeting.role == "pack"), None)
    if kind in ("agenda_pack", "supplemental_agenda") and (word := _agenda_word(front, kind)):
        return _of_meeting(word, pack, [block.text for block in front]) if pack else word
    minutes = [meeting for meeting in meetings if meeting.role == "minutes"]
    if kind == "minutes" and minutes:
        return minutes_title(minutes[0], [block.text for part in parts for block in part.blocks[:HEAD_BLOCKS]])
    if kind == "minutes":
        heads = [b.text for p in parts if p.kind == "minutes" for b in p.blocks[:4] if b.grid is None]
        for text in heads:
            if MINUTES_HEADING_RE.search(text) or MEETING_HELD_RE.search(text):
                return text
    if kind == "report" and reports and reports[0].title:
        return reports[0].title
    wanted = {"inspection_report": INSPECTION_RE, "annual_report": ANNUAL_REPORT_RE}.get(kind)
    if wanted is not None:
        for at, block in enumerate(front):
            if wanted.search(block.text):
                return _whole_title(front[at:])
    headings = (block.text for block in front if block.kind == "heading")
    named = next((text for text in headings if council is None or fold(text) != fold(council)), None)
    return named or metadata_title(document)


def minutes_title(meeting: Meeting, head: Sequence[str]) -> str:
    """ "Minutes of the BODY, DAY", the day as the lines of the heading print it, "Draft minutes" where they say so."""
    title = next((text for text in head if MINUTES_TITLE_RE.match(text) or DECISIONS_TITLE_RE.match(text)), "")
    minutes = "Draft minutes" if DRAFT_RE.match(title) else "Minutes"
    word = "Decisions" if DECISIONS_TITLE_RE.match(title) else minutes
    return _of_meeting(word, meeting, head)


def _of_meeting(word: str, meeting: Meeting, front: Sequence[str]) -> str:
    """What a paper is, whose and of which day, as the front prints it where it stands in a line of its own."""
    name = f"{word} of the {clean_committee(meeting.committee)}"
    if meeting.date is None:
        return name
    days = (" ".join(match[0].split()) for text in front for match in DAY_RE.finditer(text))
    held = date.fromisoformat(meeting.date)
    return f"{name}, {next((day for day in days if parse_date(day) == meeting.date), f'{held.day} {held:%B %Y}')}"


def _whole_title(front: Sequence[Block]) -> str:
    """A title that was set over several blocks: it goes on while it ends in a linking word or a block is one."""
    text = front[0].text
    for block in front[1:4]:
        if not (LINK_END_RE.search(text) or LINK_END_RE.fullmatch(f" {block.text}")):
            break
        text = f"{text} {block.text}"
    return text.rstrip("\u00b9\u00b2\u00b3*")


def _agenda_word(front: Sequence[Block], kind: DocumentKind) -> str | None:
    """What an agenda calls itself ("Supplemental Agenda"); letters set apart and capitals are only how it is set."""
    wanted = "supplement" if kind == "supplemental_agenda" else "agenda"
    for block in front:
        for line in [line.text.strip("*# ") for line in block.lines] or [block.text]:
            if vocabulary("agenda").field(line) == wanted:
                word = line.replace(" ", "") if SPACED_RE.match(line) else line
                return word.capitalize() if word.isupper() else word
    return None


def metadata_title(document: Document) -> str | None:
    """The title in the file's properties, unless it is a file name or a word processor's own."""
    title = next((value.strip() for name, value in document.metadata if name.lower() in ("title", "/title")), "")
    plain = title.lower()
    if fold(title) in NO_TITLES or plain.startswith("microsoft word") or plain.endswith((".doc", ".docx", ".pdf")):
        return None
    return title[:MAX_TITLE]
