"""Notices and records of decisions: the form that a body fills in after a meeting, one for each thing decided.

Source of the rules: forms of labelled fields ("Subject", "Decision taken", "Reason for decision") in a table or one
under the other, below the list of those present. The meeting is the one that the notice's head names, in the role
"pack": the meeting that the paper was made for; the paper's kind stays "other", as the contract has none for notices.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.attendance.attendance import find_attendance, is_attendance_label
from extract.cells.cell_paragraphs import begins_paragraph, paragraph_of
from extract.cells.cuts import cut_block, keep_start
from extract.decisions.decision_makers import Maker, find_maker
from extract.decisions.notice_fields import Form, read_forms
from extract.decisions.notice_heads import LONGEST_HEAD, NOTICE_HEAD_RE
from extract.decisions.notice_meetings import TOLD, meeting_of_head
from extract.facts import Meeting, MinuteItem, Resolution, ResolutionKind
from extract.issues import block_issue
from extract.minutes.minute_numbers import ITEM_NUMBER_RE as ITEM_FIRST_RE
from extract.minutes.minute_titles import clean_title
from extract.minutes.minutes import MinutesFacts
from extract.patterns import Pattern, pattern
from extract.recommendations.run_in_clauses import split_clauses, split_dotted
from ingest.markers import split_marker
from ingest.model import Block, Document, Issue, Line, Span, join_lines

FRONT_BLOCKS = 6  # how far down the notice may say that it is one
MINUTES_FRONT = 20  # blocks among which minutes list those present
# A line that says no more than whose decisions these are: a notice where forms follow.
DECISIONS_ALONE_RE = pattern(
    "decisions-alone-on-a-line",
    r"^\W*(?:(?:draft|public|key|non-key|delegated|officers?|executive|individual|cabinet|members?|portfolio|holder|urgent)\s+){1,5}decisions?\W*$",
    matches=("Delegated Officer Decision", "Executive Decisions"),
    rejects=("Decisions", "Officer decisions taken in May"),
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
LEAD_END_RE = pattern(
    "notice-lead-in-end",
    r"\b(?:to|that|following|as\s+follows)\W*$",
    matches=("The Director agreed to", "AGREED that"),
    rejects=("The Director agreed the terms",),
    flags=re.IGNORECASE,
)
LEAD_WORDS = 3  # in capitals above clauses
KINDS: dict[str, ResolutionKind] = {"not": "noted", "agree": "agreed", "recommend": "recommended"}


def find_notice(document: Document, meeting: Meeting | None) -> MinutesFacts:
    """Who was there, the items and the decisions of a notice; nothing for a paper that is none."""
    front = document.blocks[:FRONT_BLOCKS]
    at = _find_head(front, NOTICE_HEAD_RE)
    sure = at is not None
    at = at if at is not None else _find_head(front, DECISIONS_ALONE_RE)
    if at is None:
        return MinutesFacts()
    head = document.blocks[at]
    listed = any(is_attendance_label(block) for block in document.blocks[:MINUTES_FRONT])
    below = document.blocks[at if head.grid is not None else at + 1 :]
    forms = read_forms(below)
    if not listed and not any(form.subject and form.decision for form in forms):
        forms = read_forms(below, by_titles=True)
    filled = [form for form in forms if form.subject or form.decision]
    if not sure and not any(form.subject and form.decision for form in filled):
        return MinutesFacts()
    if any(form.cut for form in filled):
        message = "The rows of this table of decisions are cut elsewhere than between the decisions."
        place = next(form.place for form in filled if form.cut)
        issue = Issue("extract", "notice-unread", message, head.text[:200], place.span)
        return MinutesFacts(issues=(issue,))
    if not any(form.decision for form in filled):
        message = "A notice of decisions in which no decision was found."
        issue = block_issue("notice-unread", message, head)
        return _told_apart(document.blocks, meeting) + MinutesFacts(issues=(issue,))
    held: tuple[Meeting, ...] = ()
    if meeting is None and (meeting := meeting_of_head(document.blocks[:FRONT_BLOCKS])) is not None:
        held = (meeting,)
    facts = MinutesFacts(
        meetings=held, taken=tuple({id(form.place): form.place for form in filled if form.place.grid}.values())
    )
    first = next(n for n, block in enumerate(document.blocks) if block is filled[0].place)
    start = next((n for n in range(first) if is_attendance_label(document.blocks[n])), first)
    if meeting is not None and start < first:
        people, unread = find_attendance(document.blocks[start:first], meeting)
        facts += MinutesFacts(attendance=tuple(people), issues=tuple(unread))
    single = len({form.place.span.begin for form in filled}) == 1 or len(filled) == 1
    maker = find_maker(document.blocks, head.text) if meeting is None and single else Maker()
    for form in filled:
        facts += _facts_of(form, meeting, maker)
    return facts


def _told_apart(blocks: Sequence[Block], meeting: Meeting | None) -> MinutesFacts:
    """The meeting that a sentence tells of, and who was there by the labelled paragraphs under it."""
    own = meeting_of_head(blocks[:FRONT_BLOCKS]) if meeting is None else None
    if own is None or own.rule != TOLD:
        return MinutesFacts()
    listed = [block for block in blocks[:MINUTES_FRONT] if block.grid is None and is_attendance_label(block)]
    people, unread = find_attendance(listed, own)
    return MinutesFacts(meetings=(own,), attendance=tuple(people), issues=tuple(unread))


def _find_head(front: Sequence[Block], head: Pattern) -> int | None:
    """The block that says that the paper is a notice: a line of its own, or one that a text's table has taken in."""
    for at, block in enumerate(front):
        rows = block.grid.rows[:1] if block.grid is not None else ()
        texts = [" ".join(cell.text for cell in row if cell is not None) for row in rows] or [block.text]
        texts += [line.text for line in block.lines] if block.grid is None else []
        if any(len(text) < LONGEST_HEAD and head.search(text) for text in texts):
            return at
    return None


def _facts_of(form: Form, meeting: Meeting | None, maker: Maker) -> MinutesFacts:
    """The item and the decisions of one form, and an issue where half of it is missing."""
    item = _item(form, meeting) if form.subject else None
    # Text that lost the columns of a table has the labels first: what stands behind them is no decision.
    lost = form.titled and not form.subject
    clauses = [] if lost else list(read_clauses(form.decision))
    rows = tuple(
        Resolution(
            span=block.span, rule="notice-decision", meeting=meeting, minute_item=item,
            item_title=item.title if item else None, kind=_kind(block.text) or _kind(lead) or "resolved",
            number=block.number, text=block.text, lead_in=lead or None, decided_by=maker.name, decided_on=maker.day,
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
    first = ITEM_FIRST_RE.match(printed)
    if first is not None and first["title"]:
        printed, form.number = first["title"], form.number or first["number"]
    number = ITEM_NUMBER_RE.search(printed)
    title = clean_title(printed)
    if not title:
        return None
    return MinuteItem(
        span=Span.cover(line.span for line in form.subject), rule="notice-subject", meeting=meeting,
        number=form.number or (number["number"] if number else None), title=title,
    )  # fmt: skip


def read_clauses(lines: Sequence[Line]) -> Iterator[tuple[str, Block]]:
    """The clauses of a decision, each with the lead-in it hangs on ("That the Board:"), "" for none."""
    lines = with_numbers(lines)
    runs: list[list[Line]] = [[line] for line in lines[:1]]
    for above, line in pairwise(lines):
        capitals = above.text.isupper() and not line.text.isupper() and len(above.text.split()) <= LEAD_WORDS
        if begins_paragraph(above, line) or capitals or above.text.rstrip().endswith(":"):
            runs.append([line])
        else:
            runs[-1].append(line)
    blocks = [part for run in runs for part in _parted(paragraph_of(run))]
    lead = ""
    for at, block in enumerate(blocks):
        following = blocks[at + 1] if at + 1 < len(blocks) else None
        if following is not None and _leads(block, following):
            lead = block.text
        elif not EMPTY_RE.match(block.text):
            yield lead, block


def _parted(block: Block) -> Iterator[Block]:
    """The clauses that run on in one paragraph: "1. That … . 2. That …"; else the paragraph."""
    printed = f"{block.marker} " if block.marker else ""
    clauses = split_clauses(printed + block.text) or split_dotted(printed + block.text)
    if not clauses:
        yield block
    for number, start, end in clauses:
        first = max(start - len(printed), 0)
        yield replace(cut_block(keep_start(block, end - len(printed)), first), number=number, kind="item")


def _leads(block: Block, following: Block) -> bool:
    """Whether the clauses below hang on a paragraph: "That the Board:", "The Director agreed to", "AGREED"."""
    if block.text.endswith(":") or block.text.isupper() and len(block.text.split()) <= LEAD_WORDS:
        return True
    numbered = block.number is None and following.number is not None
    return numbered and (_kind(block.text) is None or LEAD_END_RE.search(block.text) is not None)


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
