"""Motions and amendments: who moved and seconded, what came of them, recorded votes (Popolo: for, against, abstain)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from extract.attendance.rosters import people_length, split_people
from extract.cells.cuts import cut_block
from extract.decisions.conduct import Motion, Vote
from extract.decisions.motion_drafts import MOSTLY, SUBJECT_RE, Draft, ends_text, make_motion, open_draft, starts_text
from extract.decisions.movers import MOVED_BY_RE, MOVED_RE, MOVER
from extract.decisions.vote_tables import SIDE_RE, Option, has_sides, parse_side, read_vote_table
from extract.decisions.vote_words import EITHER_RE, OUTCOME_IN_SENTENCE_RE, OUTCOME_RE, PUT_RE, VOTED_ON_RE, count_votes
from extract.facts import Meeting, MinuteItem
from extract.issues import block_issue
from extract.patterns import pattern
from extract.sentences import sentence_starts
from ingest.model import Block, Cell, Grid, Issue

# "Motion (Cllr Moor, seconded by Cllr Lane) - That …": who moved stands between the word and the text.
HEADED_MOTION_RE = pattern(
    "motion-with-its-movers-in-brackets",
    rf"^\W*(?P<what>motion|amendment)(?:\s+(?:no\.?\s*)?(?:\d{{1,2}}|[A-Z]))?\s*[(\[]\s*(?:(?:moved|proposed)\s+by\s+)?(?P<mover>(?-i:{MOVER})),?\s+"
    rf"(?:and\s+)?seconded\s+(?:by\s+)?(?P<seconder>(?-i:{MOVER}))\s*[)\]]\s*+(?:[-\u2013:]\s*+)?(?P<text>\S.*)$",
    matches=("Motion (Councillor Moor, seconded by Councillor Lane) \u2013 This Council calls for rain.",),
    rejects=("Motion (Councillor Moor) - text", "The motion (seconded by Mr Moor)"),
    flags=re.IGNORECASE | re.DOTALL,
)
HEAD_ALONE_RE = pattern(
    "motion-or-amendment-as-a-head",
    r"^\W*(?:(?:first|second|third|further|proposed)\s+)?(?P<what>motion|amendment)(?:\s+(?:no\.?\s*)?(?:\d{1,2}|[A-Z]))?\W*$",
    matches=("Motion", "AMENDMENT 2:", "First Amendment"),
    rejects=("Motions on notice", "The motion was put"),
    flags=re.IGNORECASE,
)
# In Scotland members vote for the motion or for the amendment.
FOR_WHAT_RE = pattern(
    "votes-for-motion-or-amendment",
    r"^\W*(?:those\s+)?(?:voting\s+)?for\s+the\s+(?P<what>motion|amendment)(?:\s*+[-\u2013(\[]?\s*+(?P<count>\d{1,3})(?:\s++votes?)?\s*+[)\]]?)?\s*+(?::|[-\u2013]|$)\s*+(?P<names>.*)$",
    matches=(
        "For the motion (5) - Councillors Moor and Lane",
        "For the Amendment: Mr Moor",
        "For the motion \u2013 8 votes",
    ),
    rejects=("For the motion to be put, it needs", "For the plan: Mr Moor"),
    flags=re.IGNORECASE | re.DOTALL,
)
PARAGRAPH_REFERENCE_RE = pattern(
    "motion-reference",
    r"\b(?:motion|amendment)\b[^.;]{0,60}?\bparagraph\s+(?P<number>\d{1,2})\b",
    matches=("put the motion set out in paragraph 1 to the vote", "the amendment set out in paragraph 2"),
    rejects=("paragraph 1 of the report",),
    flags=re.IGNORECASE,
)

BEFORE_MOVERS = 12  # characters beside the movers on a line that names them alone


@dataclass(slots=True)
class MotionReader:
    """Reads the blocks of one item in order."""

    drafts: list[Draft] = field(default_factory=list)
    current: Draft | None = None
    side: Option | None = None
    put: Block | None = None
    issues: list[Issue] = field(default_factory=list)

    def read(self, block: Block) -> None:
        if block.grid is not None:
            self._read_table(block)
            return
        text = block.text.strip()
        if self._read_head(block, text) or self._read_either(block, text):
            return
        match = MOVED_RE.search(text) or MOVED_BY_RE.search(text)
        if match is not None and self._take_movers(text, match):
            return
        if self._read_votes(block, text) or match is None and self._read_outcome(block, text):
            return
        if match is not None:
            starts = [at for at in sentence_starts(text) if at <= match.start()]
            end = next((at for at in sentence_starts(text) if at > match.end()), len(text))
            following = MOVED_RE.search(text, end) or MOVED_BY_RE.search(text, end)
            told = text if following is None else text[:end]
            self._start(block, told, match)
            self._read_counts(told)
            self._read_put(told[match.end() :], text[starts[-1] : match.start()])
            self._read_outcome(block, told[match.end() :])
            if following is not None:
                self.read(cut_block(replace(block, text=text) if block.text != text else block, end))
            return
        self._refer(block, text)
        self._read_counts(text)
        if self.current is not None and self.current.texting and self.current.outcome is None:
            if ends_text(self.current, block):
                self.current.texting = False
            else:
                self.current.add(block, text)

    def _read_head(self, block: Block, text: str) -> bool:
        """A motion headed as one: with its movers in brackets and its text, or by the word alone, its text below."""
        match = HEADED_MOTION_RE.match(text)
        if match is not None:
            self._take(open_draft(block, match["what"], match["mover"], match["seconder"], [match["text"]]))
            return True
        match = HEAD_ALONE_RE.match(text)
        if match is not None and (block.kind == "heading" or block.bold or text.isupper()):
            self._take(open_draft(block, match["what"], None, None, []))
            return True
        return False

    def _take_movers(self, text: str, match: re.Match[str]) -> bool:
        """Whether a line says no more than who moved what stands above it under its head."""
        draft = self.current
        alone = match.start() <= BEFORE_MOVERS and len(text) - match.end() <= BEFORE_MOVERS
        if draft is None or draft.mover is not None or not draft.headed or not draft.parts or not alone:
            return False
        draft.name_movers(match)
        draft.texting = False
        return True

    def _take(self, draft: Draft) -> None:
        self.drafts.append(draft)
        self.current, self.side = draft, None

    def _start(self, block: Block, text: str, match: re.Match[str]) -> None:
        self._take(starts_text(block, text, match))

    def _refer(self, block: Block, text: str) -> None:
        """A later paragraph that names a motion by its paragraph makes it the one voted on."""
        match = PARAGRAPH_REFERENCE_RE.search(text)
        named = [draft for draft in self.drafts if match is not None and draft.number == match["number"]]
        if named:
            self.current = named[-1]
            self.current.texting = False
        elif "substantive motion" in text.lower() and VOTED_ON_RE.search(text):
            motions = [draft for draft in self.drafts if draft.kind == "motion" and draft.outcome is None]
            self.current = motions[0] if motions else None
        if "put" in text.lower():
            self.put = block if OUTCOME_IN_SENTENCE_RE.search(text) is None else None  # settled at once

    def _read_either(self, block: Block, text: str) -> bool:
        """Those who voted for the motion, or for the amendment: each has votes for it alone."""
        match = FOR_WHAT_RE.match(text)
        kind = match["what"].lower() if match is not None else ""
        amended = any(draft.kind == "amendment" for draft in self.drafts)
        draft = next((draft for draft in reversed(self.drafts) if draft.kind == kind), None)
        if match is None or draft is None or not amended:
            return False
        self.current, self.side = draft, "for"
        draft.texting = False
        if match["count"]:
            draft.counts["for"] = int(match["count"])
        self._add_votes(block, match.start("names"))
        return True

    def _read_votes(self, block: Block, text: str) -> bool:
        if self.current is None:
            return False
        match = SIDE_RE.match(text)
        if match is not None:
            self.side = parse_side(match["side"])
            waiting = [draft for draft in self.drafts if draft.kind == "motion" and not (draft.outcome or draft.votes)]
            settled = self.current.outcome is not None and self.current.kind == "amendment" and self.put is None
            if self.side == "for" and settled and waiting:
                self.current = waiting[-1]
            elif self.side == "for" and self.current.outcome is not None and self.put is not None:
                # A second vote under one motion: on a part of it, or on what it became.
                self.current = Draft(self.put, "motion", None, None, self.put.number, [self.put.text], texting=False)
                self.drafts.append(self.current)
            if match["count"]:
                self.current.counts[self.side] = int(match["count"])
            self._add_votes(block, match.start("names"))
            return True
        if self.side is not None and len(split_people(text, strict=True)) >= max(1, text.count(",") // 2):
            self._add_votes(block, 0)
            return True
        self.side = None
        return False

    def _add_votes(self, block: Block, start: int) -> None:
        if self.current is not None and self.side is not None:
            for listed in split_people(block.text[start:]):
                span = block.part(start + listed.start, start + listed.end)
                self.current.votes.append((listed.person.name, self.side, span))

    def _read_outcome(self, block: Block, text: str) -> bool:
        match = OUTCOME_RE.match(text)
        if match is None:
            match = OUTCOME_IN_SENTENCE_RE.search(text)
            if match is not None and self.current is not None:
                self._refer(block, text)
                self._turn_to(match["what"])
                self._read_counts(text)
                self._settle(match["outcome"], text)
            return False
        self._turn_to(match["what"])
        self._settle(match["outcome"], text)
        return True

    def _read_put(self, rest: str, before: str) -> None:
        """What came of a motion whose sentence tells it right behind the movers; its text then stands before them."""
        match = PUT_RE.match(rest)
        if match is None or self.current is None:
            return
        subject = SUBJECT_RE.match(before.strip())
        self.current.parts = [subject["text"]] if subject is not None else []
        self._settle(match["outcome"], rest)

    def _turn_to(self, what: str | None) -> None:
        """What an outcome is of becomes the current one: the last amendment or motion of which none is told yet."""
        kind = next((kind for kind in ("amendment", "motion") if kind in (what or "").lower()), None)
        if kind is None or self.current is None or self.current.kind == kind and self.current.outcome is None:
            return
        open_ones = [draft for draft in self.drafts if draft.kind == kind and draft.outcome is None]
        self.current = open_ones[-1] if open_ones else self.current if self.current.kind == kind else None

    def _read_table(self, block: Block) -> None:
        """A recorded vote set as a table: a column of names a side, or a column of marks a side beside the names."""
        assert block.grid is not None
        if self._read_columns(block, block.grid):
            return
        found = read_vote_table(block.grid)
        if found and (self.current is None or self.current.votes):
            self.current = Draft(block, "motion", None, None, None, texting=False)
            self.drafts.append(self.current)
        if found and self.current is not None:
            self.current.votes += found
            self.current.texting = False
        elif has_sides(block.grid):
            message = "A table of recorded votes was not read."
            self.issues.append(block_issue("votes-unread", message, block))

    def _read_columns(self, block: Block, grid: Grid) -> bool:
        """Motion and amendments side by side, each in its column: its text, who moved it, and who voted for it."""
        heads = [HEAD_ALONE_RE.match(cell.text) if cell is not None else None for cell in grid.rows[0]]
        if len(heads) < 2 or not all(heads):
            return False
        for column, head in enumerate(heads):
            assert head is not None
            kind = head["what"].lower()
            voted = all(_names_voters(row[column]) for row in grid.rows[1:] if column < len(row))
            known = [draft for draft in self.drafts if draft.kind == kind and not draft.votes] if voted else []
            draft = known[-1] if known else open_draft(block, kind, None, None, [])
            if not known:
                self.drafts.append(draft)
            draft.texting = False
            for cell in (row[column] for row in grid.rows[1:] if column < len(row)):
                if cell is not None and cell.text.strip():
                    draft.read_cell(cell)
        self.current = next((draft for draft in self.drafts[-len(heads) :] if draft.kind == "motion"), self.drafts[-1])
        self.side = None
        return True

    def _settle(self, outcome: str, text: str) -> None:
        if self.current is not None and self.current.outcome is None:
            unanimous = " unanimously" if "unanimous" in text.lower() else ""
            self.current.outcome = " ".join(outcome.lower().split()).removesuffix(" unanimously") + unanimous
            self.current.texting = False

    def _read_counts(self, text: str) -> None:
        if self.current is not None:
            self.current.counts.update(count_votes(text))
        either = EITHER_RE.search(text)
        for kind in ("motion", "amendment") if either is not None else ():
            draft = next((draft for draft in reversed(self.drafts) if draft.kind == kind), None)
            if draft is not None and either is not None:
                draft.counts["for"] = int(either[kind])


def _names_voters(cell: Cell | None) -> bool:
    """Whether a cell holds nothing but people."""
    text = " ".join(cell.text.split()) if cell is not None else ""
    return people_length(split_people(text, strict=True)) > MOSTLY * len(text) if text else True


def find_motions(
    items: Sequence[tuple[MinuteItem | None, Sequence[Block]]],
    meeting: Meeting,
    initials: Mapping[str, str] = MappingProxyType({}),
) -> tuple[list[Motion], list[Vote], list[Issue]]:
    """The motions and amendments in the blocks of each item, the votes recorded on them, and what was not read.

    `initials` are the names that the minutes give to initials; movers and seconders are given by them.
    """
    motions: list[Motion] = []
    votes: list[Vote] = []
    issues: list[Issue] = []
    for item, blocks in items:
        reader = MotionReader()
        for block in blocks:
            reader.read(block)
        issues += reader.issues
        for draft in (draft for draft in reader.drafts if draft.is_told):
            draft.mover = initials.get(draft.mover or "", draft.mover)
            draft.seconder = initials.get(draft.seconder or "", draft.seconder)
            motion = make_motion(draft, meeting, item)
            motions.append(motion)
            votes += [
                Vote(span=span, rule="recorded-vote", motion=motion, name=name, option=option)
                for name, option, span in draft.votes
            ]
    return motions, votes, issues
