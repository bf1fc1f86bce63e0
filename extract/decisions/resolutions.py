"""What a meeting decided: the clauses under RESOLVED, AGREED, ACTION …, and decisions told of in a sentence.

One row for each paragraph, bullet or lettered clause. Discussion that says "agreed" or "noted" in passing makes no row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extract.decisions.action_notes import read_note, read_table, take_note
from extract.decisions.actions import OWNER_RE, find_note
from extract.decisions.decision_lists import OpenList, fits, is_bare_heading, is_reason, may_be_heading, runs_on
from extract.decisions.decision_sentences import (
    AGREED_IN_TERMS_RE,
    BODY_AGREED_RE,
    BODY_ALONE_RE,
    DECIDING_VERB_RE,
    WORD_BEHIND_RE,
)
from extract.decisions.decisions import (
    DECIDING_LEAD_RE,
    DECISION_LABEL_RE,
    HEADING_RE,
    REFERENCE_TAIL_RE,
    TRAILING_MOVER_RE,
    TRAILING_TALK_RE,
    clause_style,
    decision_kind,
    find_decision,
    leads_to_clauses,
    marker_style,
    parse_outcome,
)
from extract.decisions.owners import Owners, find_due
from extract.decisions.told_decisions import add_noted_action, read_alone, read_closing
from extract.facts import Meeting, MinuteItem, Resolution, ResolutionKind
from extract.issues import block_issue
from extract.minutes.own_names import OwnNames
from extract.patterns import pattern
from extract.recommendations.run_in_clauses import split_clauses
from ingest.model import Block, Issue, Span

FOLLOWING_RE = pattern(
    "only-what-follows",
    r"\b(?:the\s+following(?!\s+[a-z])|as\s+follows|as\s+set\s+out|that|to)\b|\W+(?=\s|$)",
    matches=("to agree the following:", "as follows:"),
    rejects=("pay",),
    flags=re.IGNORECASE,
)
# The heads of two columns on one line: what stands below them was read across both.
BESIDE_REASONS_RE = pattern(
    "decisions-beside-reasons",
    r"^\W*(?:resolved|decisions?|agreed|recommendations?)(?:\s*+:)?\s++reasons?\s++for\s++(?:the\s++)?(?:decisions?|resolutions?|recommendations?)\W*$",
    matches=("RESOLVED Reason for Decision:", "Decision: Reasons for the Decision"),
    rejects=("Reason for Decision:", "RESOLVED:", "RESOLVED that the reasons for the decision be noted"),
    flags=re.IGNORECASE,
)
LONGEST_LEAD = 60  # characters of "The Council \u2013" above clauses
LONGEST_BODY = 200  # characters of what leads to the body that did what its list says
LEAST_WORDS = 3  # of a lead-in that is a decision by itself


@dataclass(slots=True)
class DecisionReader:
    """Reads the blocks of one set of minutes in order; `found` are the rows so far."""

    meeting: Meeting
    owners: Owners = field(default_factory=Owners)
    item: MinuteItem | None = None
    found: list[Resolution] = field(default_factory=list)
    open: OpenList | None = None
    moving: bool = False
    previous: Block | None = None
    told: int = 0  # how many rows there were before the previous block
    issues: list[Issue] = field(default_factory=list)
    beside: bool = False  # the rest of the item is two columns read across
    own: OwnNames = field(init=False)

    def __post_init__(self) -> None:
        self.own = OwnNames(self.meeting.committee)

    def start_item(self, item: MinuteItem | None) -> None:
        """Go on to the next item: what was open ends."""
        self.close()
        self.item, self.moving, self.previous, self.told = item, False, None, len(self.found)
        self.beside = False

    def read(self, block: Block) -> None:
        """Take the next block of the item."""
        before, block = len(self.found), self.own.shorten(block)
        if self.beside or self._goes_on(block):
            return
        if block.grid is None and len(block.text) < LONGEST_LEAD and BESIDE_REASONS_RE.match(block.text):
            self.close()
            self.beside = True
            message = "Decisions and their reasons stand side by side and were read across; no decision was taken."
            self.issues.append(block_issue("decisions-beside-reasons", message, block))
            return
        if block.kind == "grid":
            self.close()
            read_table(self, block, self.item)
        elif (note := find_note(text := block.text.strip(), self.owners)) and note.span() == (0, len(text)):
            self.close()
            add_noted_action(self, block, "", note)
        elif not (self._opens(block) or self._continues(block)):
            self.close()
            read_alone(self, block)
        self.previous, self.told = block, before

    def _open(self, run: OpenList, block: Block, start: int | None = None) -> OpenList:
        """Begin a run of clauses; what it hangs on begins at `start`, None for a word alone."""
        self.close()
        run.source, run.start = block, start
        self.open, self.moving = run, False
        return run

    def close(self) -> None:
        """End the open run; where no clause came, what it hangs on is the decision ("to pay the following:")."""
        run, self.open = self.open, None
        if run is None or run.rows or run.told or run.source is None or run.start is None:
            return
        text = run.source.text.strip()
        if len(FOLLOWING_RE.regex.sub("", text[run.start :]).split()) >= LEAST_WORDS:
            self.add(run.kind, run.source, run.start, len(text), "lead-in-alone", outcome=run.outcome)

    def _goes_on(self, block: Block) -> bool:
        """Whether a paragraph goes on with the decision that the one above it broke off in; it is added to it."""
        before, text = self.previous, block.text.strip()
        if before is None or self.open is not None or len(self.found) <= self.told or block.kind != "paragraph":
            return False
        row = self.found[-1]
        if not text[:1].islower() or block.marker or not self.own.text_of(before).rstrip().endswith(row.text):
            return False
        if not runs_on(before, block) or find_decision(block) is not None:
            return False
        self.found[-1] = replace(
            row, text=f"{row.text} {self.own.restore(text)}", span=Span.cover((row.span, block.span))
        )
        self.previous = block
        return True

    def _opens(self, block: Block) -> bool:
        """CASE 1: a decision word that fills the block, or ends it: its clauses follow."""
        text = block.text.strip()
        if self._is_sibling(block) or WORD_BEHIND_RE.search(text):
            return False
        match = HEADING_RE.match(text)
        if match is not None and (
            block.kind == "heading"
            or block.bold
            or match["word"].isupper()
            or text.endswith((":", "that", "-", "\u2013"))
        ):
            self._open(OpenList(decision_kind(match["word"]), text, block.marker, True, parse_outcome(text)), block)
            return True
        match = find_decision(block) if DECISION_LABEL_RE.match(text) is None else DECISION_LABEL_RE.match(text[:400])
        if match is not None and "text" in match.groupdict():
            if not text.endswith((":", ":-")):
                return False
            self._open(OpenList("resolved", text, block.marker, False, parse_outcome(text)), block, match.start("text"))
            return True
        if match is not None and len(text) < 600 and leads_to_clauses(text[match.end() :]):
            lead = text[match.start("word") :]
            start = match.end() + len(text[match.end() :]) - len(text[match.end() :].lstrip(" :-\u2013\u2014,."))
            kind, outcome = decision_kind(match["word"]), parse_outcome(text)
            run = self._open(OpenList(kind, lead, block.marker, False, outcome), block, start)
            if DECIDING_LEAD_RE.search(lead):
                run.told = self.add(kind, block, start, len(text), "deciding-lead-in", outcome=outcome) is not None
            return True
        terms = AGREED_IN_TERMS_RE.match(text) if text.endswith((":", ":-", ":\u2013")) and len(text) < 400 else None
        if terms is not None:
            self._open(OpenList(decision_kind(terms["word"]), text, block.marker, False, parse_outcome(text)), block)
            return True
        agreed = BODY_AGREED_RE.match(text) if text.endswith((":", ":-")) else None
        if agreed is not None:
            kind = decision_kind(agreed["word"])
            self._open(OpenList(kind, text, block.marker, False, parse_outcome(text)), block, agreed.end())
            return True
        if len(text) < LONGEST_BODY and BODY_ALONE_RE.match(text):
            self._open(OpenList("agreed", text, block.marker, False, parse_outcome(text), verbs=True), block)
            return True
        if text.lower().startswith("that ") and text.endswith(":") and self.open is None and not self.moving:
            self._open(OpenList("resolved", text, block.marker, False), block, 0)
            return True
        return False

    def _continues(self, block: Block) -> bool:
        """CASE 2: one more clause of the open run, or a lead-in of clauses inside it."""
        run = self.open
        if run is None or not may_be_heading(run) and is_bare_heading(block) and not block.text.rstrip().endswith(":"):
            return False
        text, style = block.text.strip(), clause_style(block)
        if run.verbs:
            return self._takes_verb(run, block, text, style)
        if find_decision(block) is not None and not self._is_sibling(block):
            return False
        if style is None and re.fullmatch(r"(?:and|or)\W*", text, re.IGNORECASE):
            return True
        if run.rows == 0 and run.style is None:
            if style is not None and not run.headed and style == marker_style(run.marker):
                return False
            if style is None and (text.endswith(":") or text.endswith(("\u2013", "-")) and len(text) < LONGEST_LEAD):
                self._add_deciding_lead(run, block, text)
                run.lead_in = f"{run.lead_in} {text}"
                return True
            run.style, run.first_word = style, text.split(" ")[0].lower()
            run.takes_headings = run.headed and is_bare_heading(block)
        elif is_reason(run, block, style):
            run.reasoned = True
            return True
        elif not fits(run, block, text, style):
            return False
        if style is None and run.last is not None and runs_on(run.last, block) and self.found:
            row = self.found[-1]
            self.found[-1] = replace(
                row, text=f"{row.text} {self.own.restore(text)}", span=Span.cover((row.span, block.span))
            )
        elif text.endswith(":") and len(text) < 400:
            self._add_deciding_lead(run, block, text)
            run.lead_in = f"{run.lead_in.split(' | ')[0]} | {text}"
        else:
            self._add_clauses(run, block, text)
        run.last, run.reasoned = block, False
        return True

    def _takes_verb(self, run: OpenList, block: Block, text: str, style: str | None) -> bool:
        """Whether a clause says with its own verb what the body did; the first tells how all are marked."""
        verb = DECIDING_VERB_RE.match(text) if style is not None else None
        if verb is None or run.rows and style != run.style:
            return False
        run.kind, run.style, run.last = decision_kind(verb["word"]), style, block
        run.rows += 1
        rule = "body-and-its-verbs"
        self.add(run.kind, block, 0, len(text), rule, number=block.number, lead_in=run.lead_in, outcome=run.outcome)
        return True

    def _add_deciding_lead(self, run: OpenList, block: Block, text: str) -> None:
        """A row for a lead-in inside an open list that itself decides ("That permission be GRANTED subject to:")."""
        if DECIDING_LEAD_RE.search(text):
            self.add(run.kind, block, 0, len(text), "deciding-lead-in", outcome=run.outcome)

    def _is_sibling(self, block: Block) -> bool:
        """Whether a block is marked as the clauses of the open run are, and not as the paragraph that opened it."""
        run, style = self.open, clause_style(block)
        return run is not None and run.rows > 0 and style is not None and style == run.style != marker_style(run.marker)

    def _add_clauses(self, run: OpenList, block: Block, text: str) -> None:
        run.rows += 1
        rule = f"{run.kind}-heading" if run.headed else f"{run.kind}-clauses"
        pieces = split_clauses(text)
        if pieces and block.number and len(text[: pieces[0][1]].split()) > LEAST_WORDS:
            pieces = []  # a clause with a number of its own, whose words lead to what is lettered in it
        for number, start, end in pieces or [(block.number, 0, len(text))]:
            self.add(run.kind, block, start, end, rule, number=number, lead_in=run.lead_in, outcome=run.outcome)

    def add(
        self, kind: ResolutionKind, block: Block, start: int, end: int, rule: str,
        *, number: str | None = None, lead_in: str | None = None, outcome: str | None = None, whole: bool = False,
    ) -> Resolution | None:  # fmt: skip
        text = self.own.text_of(block).strip()[start:end].strip()
        for trailing in (
            (TRAILING_TALK_RE, TRAILING_MOVER_RE, REFERENCE_TAIL_RE) if kind != "action" and not whole else ()
        ):
            cut = trailing.search(text)
            if cut is not None and cut.start() > 12:
                text = text[: cut.start()].strip(" ,")
                end = start + len(text)
        if len(text) < 4 or not any(char.isalpha() for char in text):
            return None
        owner = OWNER_RE.match(text) if kind == "action" else None
        due = find_due(text, self.meeting.date) if kind == "action" else None
        span: Span = block.part(start, end)
        title = self.item.title if self.item else None
        row = Resolution(
            span=span, rule=rule, meeting=self.meeting, minute_item=self.item, item_title=title, kind=kind,
            number=number, text=text, lead_in=self.own.restore(lead_in).strip() if lead_in else None, outcome=outcome,
            owner=owner["owner"] if owner else None, due=due.words if due else None,
            due_date=due.day if due else None,
        )  # fmt: skip
        self.found.append(row)
        return row


def find_resolutions(
    items: Sequence[tuple[MinuteItem | None, Sequence[Block]]], meeting: Meeting, owners: Owners | None = None
) -> tuple[list[Resolution], list[Issue]]:
    """The decisions in the blocks of each item of one meeting, in reading order, and what of actions was not read.

    `owners` tells who may be to act.
    """
    reader = DecisionReader(meeting, owners or Owners(day=meeting.date))
    for item, blocks in items:
        reader.start_item(item)
        for block in blocks:
            before = len(reader.found)
            reader.read(block)
            if block.margin and (noted := read_note(block, reader.owners)) is not None:
                take_note(reader, block, noted, before)
        if item is not None:
            reader.close()
            read_closing(reader, blocks)
    reader.start_item(None)
    return [replace(row, owner=reader.owners.name(row.owner)) for row in reader.found], reader.issues
