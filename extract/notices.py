"""Notices and records of decisions: the form that a body fills in after a meeting, one for each thing decided.

Source of the rules: forms of labelled fields ("Subject", "Decision taken", "Reason for decision") in a table or one
under the other, below the list of those present. The meeting is the one that the notice's head names, in the role
"pack": the meeting that the paper was made for; the paper's kind stays "other", as the contract has none for notices.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extract.attendance import find_attendance, is_attendance_label
from extract.cell_paragraphs import begins_paragraph, paragraph_of
from extract.facts import Meeting, MinuteItem, Resolution, ResolutionKind
from extract.minute_titles import clean_title
from extract.minutes import MinutesFacts
from extract.patterns import pattern
from extract.when_and_where import DAY_RE
from ingest.markers import split_marker
from ingest.model import Block, Document, Issue, Line, Span, join_lines

FRONT_BLOCKS = 6  # how far down the notice may say that it is one
NOTICE_HEAD_RE = pattern(
    "notice-of-decisions",
    r"^\W*(?:(?:draft|public|formal|executive|committee|cabinet|delegated)\s+)*"
    r"(?:decisions?\s+(?:recording\s+form|record(?:ing)?|notice|sheet|form|list|determined|taken)"
    r"|(?:record|notice|schedule|statement|list|summary)\s+of\s+(?:(?:the|executive|key|cabinet|officer|delegated)\s+)*decisions?)\b",
    matches=("Decision Recording Form", "Record of Decision", "NOTICE OF DECISIONS", "Decision Notice"),
    rejects=("Decision making at the Council", "For decision"),
    flags=re.IGNORECASE,
)
SUBJECT_RE = pattern(
    "notice-subject",
    r"^(?:subject(?:\s+matter)?|(?:report\s+|item\s+|decision\s+)?title(?:\s+of\s+(?:the\s+)?(?:report|decision|item))?|topic|matter\s+decided)"
    r"\s*(?::|$|\t|\s-\s)\s*",
    matches=("Subject: Mooring fees", "Title of report:", "Subject"),
    rejects=("Subjects taught: music", "Titled"),
    flags=re.IGNORECASE,
)
DECISION_RE = pattern(
    "notice-decision",
    r"^(?:(?:the\s+)?decisions?(?:\s+(?:taken|made|reached|agreed))?|resolution|resolved)\s*(?::|$|\t|\s-\s|\s(?=That\b))\s*",
    matches=("Decision taken", "Decision: That the fees be set", "Decisions made:", "Decision taken That the Board"),
    rejects=("Decision made in exempt session?", "Reasons for decision:"),
    flags=re.IGNORECASE,
)
OTHER_FIELD_RE = pattern(
    "notice-other-field",
    r"^(?:issues?\s+for\s+decision|wards?|declarations?|dispensations?|conflicts?|exempt|confidential|decision\s+(?:made|type|maker|date|number|reference)|additional|reasons?|alternatives?"
    r"|options?|other\s+options?|deadline|date|contact|(?:lead\s+|report\s+|responsible\s+)?officers?|author|background|consultation"
    r"|call[\s-]?in|key\s+decision|reference|urgent|published|publication|signed?|implementation|documents?|portfolio|directorate)\b"
    r"[^:?]{0,80}(?:[:?].*)?$",
    matches=("Ward:", "Exempt Information?", "Reasons for decision: to save money", "Deadline for call-in 3 May 2027"),
    rejects=("noted the report", "That the wards be merged"),
    flags=re.IGNORECASE,
)
ITEM_NUMBER_RE = pattern(
    "notice-item-number",
    r"[\[(]\s*(?:agenda\s+)?item\s+(?:no\.?\s*)?(?P<number>\d{1,3}[a-z]?)\s*[\])]",
    matches=("Mooring fees (agenda item 7)", "Fees [Item No. 12]"),
    rejects=("Item 7", "(item of interest)"),
    flags=re.IGNORECASE,
)
VERB_RE = pattern(
    "notice-verb",
    r"\b(?P<word>not(?:ed?|es)\b(?=\s+(?:the|that|this|an?|its?|how|and|with|:)|\W*$)|agree[ds]?\b|recommend(?:ed|s)?\b|approve[ds]?\b|authoris\w+|authoriz\w+"
    r"|delegate[ds]?\b|adopt(?:ed|s)?\b|endorse[ds]?\b|grant(?:ed|s)?\b|refus\w+|appoint(?:ed|s)?\b|confirm(?:ed|s)?\b)",
    matches=(
        "noted this report",
        "That the Board approved the plan",
        "Authorised the Director",
        "debated and noted it",
    ),
    rejects=("a note of the meeting", "not the report"),
    flags=re.IGNORECASE,
)
EMPTY_RE = pattern(
    "notice-nothing-decided",
    r"^\W*(?:none|nil|n/?a|not\s+applicable)?\W*$",
    matches=("None", "N/A", ""),
    rejects=("None of the plots be let",),
    flags=re.IGNORECASE,
)
DAY_ALONE_RE = pattern(
    "notice-day-of-decision",
    rf"^\s*(?:on\s+)?(?:{DAY_RE.regex.pattern})\W*$",
    matches=("12 September 2012", "Monday, 3 May 2027"),
    rejects=("That by 3 May 2027 the fees be set", ""),
    flags=re.IGNORECASE,
)
KINDS: dict[str, ResolutionKind] = {"not": "noted", "agree": "agreed", "recommend": "recommended"}


@dataclass(slots=True)
class Form:
    """One filled form: the lines of what was decided on, and of the decision."""

    place: Block
    subject: list[Line] = field(default_factory=list)
    decision: list[Line] = field(default_factory=list)


def find_notice(document: Document, meeting: Meeting | None) -> MinutesFacts:
    """Who was there, the items and the decisions of a notice; nothing for a paper that is none."""
    front = document.blocks[:FRONT_BLOCKS]
    head = next((block for block in front if block.grid is None and NOTICE_HEAD_RE.match(block.text)), None)
    if head is None:
        return MinutesFacts()
    forms = read_forms(document.blocks)
    filled = [form for form in forms if form.subject or form.decision]
    if not any(form.decision for form in filled):
        message = "A notice of decisions in which no decision was found."
        return MinutesFacts(issues=(Issue("extract", "notice-unread", message, head.text[:200], head.span),))
    facts = MinutesFacts(taken=tuple({id(form.place): form.place for form in filled if form.place.grid}.values()))
    first = next(n for n, block in enumerate(document.blocks) if block is filled[0].place)
    start = next((n for n in range(first) if is_attendance_label(document.blocks[n])), first)
    if meeting is not None and start < first:
        people, unread = find_attendance(document.blocks[start:first], meeting)
        facts += MinutesFacts(attendance=tuple(people), issues=tuple(unread))
    for form in filled:
        facts += _facts_of(form, meeting)
    return facts


def read_forms(blocks: Sequence[Block]) -> list[Form]:
    """The forms among the blocks; each field begins with its label, a form with its subject."""
    forms: list[Form] = []
    field_lines: list[Line] | None = None
    for block in blocks:
        for line, begins in _lines(block):
            marker = split_marker(line.text)
            at = len(line.text) - len(marker.rest) if marker is not None else 0
            text = line.text[at:]
            subject, decision = SUBJECT_RE.match(text), DECISION_RE.match(text)
            if subject is not None and (begins or marker is not None):
                forms.append(Form(block))
                field_lines = forms[-1].subject
                line = _rest(line, at + subject.end())
            elif decision is not None and DAY_ALONE_RE.match(text[decision.end() :]):
                field_lines = None  # "Decision made: 3 May 2027" says when
                continue
            elif decision is not None and (begins or marker is not None):
                forms = forms if forms and not forms[-1].decision else [*forms, Form(block)]
                field_lines = forms[-1].decision
                line = _rest(line, at + decision.end())
            elif OTHER_FIELD_RE.match(text) and begins:
                field_lines = None
            if field_lines is not None and line.text.strip():
                field_lines.append(line)
    return forms


def _lines(block: Block) -> Iterator[tuple[Line, bool]]:
    """The lines of a block, and whether a field can begin with each: the first of a row, or any outside tables."""
    if block.grid is None:
        yield from ((line, True) for line in block.lines or (Line(block.text, block.span),))
        return
    for row in block.grid.rows:
        begins = True
        for cell in (cell for cell in row if cell is not None):
            for line in cell.lines or [Line(text, cell.span) for text in cell.text.split("\n")]:
                marker = split_marker(line.text)
                if not line.text.strip() or begins and marker is not None and not marker.rest.strip():
                    continue  # the letter of the field
                yield line, begins
                begins = False


def _rest(line: Line, start: int) -> Line:
    return Line(line.text[start:], line.part(start, len(line.text)), line.size)


def _facts_of(form: Form, meeting: Meeting | None) -> MinutesFacts:
    """The item and the decisions of one form, and an issue where half of it is missing."""
    item = _item(form, meeting) if form.subject else None
    clauses = list(read_clauses(form.decision))
    rows = tuple(
        Resolution(
            span=block.span, rule="notice-decision", meeting=meeting, minute_item=item,
            item_title=item.title if item else None, kind=_kind(block.text) or _kind(lead) or "resolved",
            number=block.number, text=block.text, lead_in=lead or None,
        )
        for lead, block in clauses
    )  # fmt: skip
    issues: tuple[Issue, ...] = ()
    nothing = bool(form.decision) and EMPTY_RE.match(" ".join(line.text for line in form.decision)) is not None
    if item is None or not (clauses or nothing):
        message = "A form of a notice of decisions of which the subject or the decision could not be read."
        lines = form.subject or form.decision
        issues = (Issue("extract", "notice-half-read", message, lines[0].text[:200], lines[0].span),)
    return MinutesFacts(minute_items=(item,) if item else (), resolutions=rows, issues=issues)


def _item(form: Form, meeting: Meeting | None) -> MinuteItem | None:
    printed, _ = join_lines([line.text for line in form.subject])
    number = ITEM_NUMBER_RE.search(printed)
    title = clean_title(printed)
    if not title:
        return None
    return MinuteItem(
        span=Span.cover(line.span for line in form.subject), rule="notice-subject", meeting=meeting,
        number=number["number"] if number else None, title=title,
    )  # fmt: skip


def read_clauses(lines: Sequence[Line]) -> Iterator[tuple[str, Block]]:
    """The clauses of a decision, each with the lead-in it hangs on ("That the Board:"), "" for none."""
    lines = with_numbers(lines)
    runs: list[list[Line]] = [[line] for line in lines[:1]]
    for above, line in pairwise(lines):
        if begins_paragraph(above, line) or above.text.rstrip().endswith(":"):
            runs.append([line])
        else:
            runs[-1].append(line)
    blocks = [paragraph_of(run) for run in runs]
    lead = ""
    for at, block in enumerate(blocks):
        following = blocks[at + 1] if at + 1 < len(blocks) else None
        leads = block.text.endswith(":") or _kind(block.text) is None and block.number is None
        if following is not None and leads and (block.text.endswith(":") or following.number is not None):
            lead = block.text
        elif not EMPTY_RE.match(block.text):
            yield lead, block


def with_numbers(lines: Sequence[Line]) -> list[Line]:
    """The lines, a clause's number that stands alone in front of the text below it."""
    joined: list[Line] = []
    for line in lines:
        alone = split_marker(f"{joined[-1].text}  X") if joined else None
        if alone is not None and alone.number is not None and alone.rest == "X":
            above = joined.pop()
            line = Line(f"{above.text}\t{line.text}", Span.cover((above.span, line.span)), line.size)
        joined.append(line)
    return joined


def _kind(text: str) -> ResolutionKind | None:
    """The kind that the first deciding verb of a clause tells of; None where there is none."""
    match = VERB_RE.search(text)
    if match is None:
        return None
    word = match["word"].lower()
    return next((kind for stem, kind in KINDS.items() if word.startswith(stem)), "resolved")
