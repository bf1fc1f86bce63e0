"""A motion or amendment on its way: what was moved by whom, the text so far, and what ends it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Literal

from extract.attendance.rosters import people_length, split_people
from extract.decisions.conduct import Motion
from extract.decisions.decisions import HEADING_RE, find_decision
from extract.decisions.movers import MOVED_BY_RE, MOVED_RE, clean_name
from extract.decisions.vote_tables import Option
from extract.facts import Meeting, MinuteItem
from extract.patterns import pattern
from extract.sentences import sentence_starts
from ingest.model import Block, Cell, Span

AMENDMENT_RE = pattern(
    "amendment",
    r"\bamend(?:ment|ed\s+motion)\b",
    matches=("seconded the following amendment",),
    rejects=("amended plan",),
    flags=re.IGNORECASE,
)
AMENDMENT_MOVED_RE = pattern(
    "amendment-was-moved",
    r"\bamendment\s+(?:was|were)\s*(?:then\s+)?$",
    matches=("An amendment was ", "The following amendment was then "),
    rejects=("After the amendment was lost it was ",),
    flags=re.IGNORECASE,
)
# What a sentence says came of a motion before it gives its text.
RESOLVED_RE = pattern(
    "resolved-before-the-text",
    r"^(?:and\s+)?(?:it\s+was\s+)?(?:unanimously\s+)?(?:resolved|agreed|carried)\b(?:\s+unanimously)?[\s:,\-\u2013]*(?:(?:that|to)\b\s*)?",
    matches=("and RESOLVED that the fee be paid", "it was agreed to pay"),
    rejects=("that it be resolved",),
    flags=re.IGNORECASE,
)
OPENING_RE = pattern(
    "words-before-a-motion",
    r"^(?=\W|(?:the|following|motion|amendment|that)\b)(?:the\s+)?(?:following\s+)?(?:motion|amendment)?\s*(?:that\b)?\W*",
    matches=("the following motion: ", "that "),
    rejects=("a plan be made",),
    flags=re.IGNORECASE,
)
IN_FAVOUR_RE = pattern(
    "all-in-favour",
    r"^\W*(?:all|everyone|members)\s+(?:were\s+)?in\s+favour\b",
    matches=("All in favour",),
    rejects=("in favour of the plan",),
    flags=re.IGNORECASE,
)
# What stands between a mover and a seconder and is none of the text.
BETWEEN_RE = pattern(
    "words-between-movers",
    r"^(?:\W+|(?:that|which|and|it)\b|(?:the|an?)\s+(?:following\s+)?(?:motion|amendment)\b)+",
    matches=(" the following motion, which", " that "),
    rejects=("levy be set",),
    flags=re.IGNORECASE,
)
# A decision with its movers behind it: "Resolved: that the rent be held. Proposed: …".
TOLD_RE = pattern(
    "decision-before-its-movers",
    r"^\W*(?:it\s+was\s+)?(?:resolved|agreed)\b(?:\s+unanimously)?[\s:,\-\u2013]*(?:that\b\s*)?(?P<text>\S.{5,600}?)[\s(\[]*$",
    matches=("Resolved: that the rent be held.", "RESOLVED to pay ("),
    rejects=("The rent was discussed.",),
    flags=re.IGNORECASE | re.DOTALL,
)
VOTES_ALONE_RE = pattern(
    "votes-alone",
    r"^\W*(?P<count>\d{1,3})\s*(?:votes?)?\W*$",
    matches=("8 votes", "(5)"),
    rejects=("8 votes for",),
    flags=re.IGNORECASE,
)
# What follows a motion and is none of its text.
AFTER_TEXT_RE = pattern(
    "after-a-motion",
    r"\b(?:recorded\s+vote|put\s+to\s+(?:the|a)\s+vote|(?:up)?on\s+being\s+put|on\s+a\s+(?:vote|division)|a\s+vote\s+(?:was|being)\s+taken)\b",
    matches=("In accordance with Standing Order 9 a recorded vote was taken", "Upon being put to the vote"),
    rejects=("votes for everyone",),
    flags=re.IGNORECASE,
)
DOUBLE = '"\u201c\u201d'
QUOTES = "\"\u201c\u201d'\u2018\u2019"
MOSTLY = 0.6  # of the characters of a cell name those who voted
SUBJECT_RE = pattern(
    "what-was-moved",
    r"^(?:(?:the|an?)\s+)?(?P<text>[^.;]{6,300}?)(?<!\s),?\s++(?:was|were)$",
    matches=("A motion to approve the application was",),
    rejects=("It was moved",),
    flags=re.IGNORECASE,
)


@dataclass(slots=True)
class Draft:
    """A motion as it is read: what was moved, its text so far, and the votes recorded on it."""

    block: Block
    kind: Literal["motion", "amendment"]
    mover: str | None
    seconder: str | None
    number: str | None
    parts: list[str] = field(default_factory=list)
    outcome: str | None = None
    counts: dict[Option, int] = field(default_factory=dict)
    votes: list[tuple[str, Option, Span]] = field(default_factory=list)
    texting: bool = True
    headed: bool = False  # under "Motion" or "Amendment" alone; who moved it may stand below its text
    listed: bool = False  # its text is a list of what was resolved, and the last part is one of these
    decided: bool = False  # the sentence of its movers says that it was resolved

    @property
    def is_told(self) -> bool:
        """Whether more is known of it than its head."""
        return not self.headed or self.mover is not None or bool(self.votes or self.counts or self.outcome)

    def add(self, block: Block, text: str) -> None:
        """One more paragraph of the text."""
        self.parts.append(text)
        self.listed = self.decided and block.marker is not None

    def name_movers(self, match: re.Match[str]) -> None:
        """Who moved and who seconded it, by a match of a pattern of movers."""
        groups = match.groupdict()
        self.mover = clean_name(groups["mover"])
        self.seconder = clean_name(groups.get("seconder") or groups.get("seconder2"))

    def read_cell(self, cell: Cell) -> None:
        """What a cell below its head says: who moved it, how many or who voted for it, or its text."""
        text = " ".join(cell.text.split())
        match = MOVED_RE.search(text) or MOVED_BY_RE.search(text)
        count = VOTES_ALONE_RE.match(text)
        people = split_people(text, strict=True)
        if match is not None and self.mover is None:
            self.name_movers(match)
            text = text[: match.start()].strip(" -\u2013(")
            self.parts += [text] if text else []
        elif count is not None:
            self.counts["for"] = int(count["count"])
        elif people and self.parts and people_length(people) > MOSTLY * len(text):
            self.votes += [(listed.person.name, "for", cell.span) for listed in people]
        else:
            self.parts.append(text)


def open_draft(block: Block, what: str, mover: str | None, seconder: str | None, parts: list[str]) -> Draft:
    """The motion, or amendment, that a head names."""
    kind: Literal["motion", "amendment"] = "amendment" if what.lower() == "amendment" else "motion"
    return Draft(block, kind, clean_name(mover), clean_name(seconder), block.number, parts, headed=mover is None)


def starts_text(block: Block, text: str, match: re.Match[str]) -> Draft:
    """The motion that a sentence tells of: who moved it, and its text as far as the paragraph holds it."""
    groups = match.groupdict()
    start = max((at for at in sentence_starts(text) if at <= match.start()), default=0)
    rest = text[match.end() :].lstrip(" ,.")
    rest = rest[: next((at for at in sentence_starts(rest) if at > 3), len(rest))].strip(" ,.")
    amending = AMENDMENT_RE.search(f"{groups.get('between') or ''} {rest[:60]}")
    before = text[start : match.start()]
    kind: Literal["motion", "amendment"] = "amendment" if amending or AMENDMENT_MOVED_RE.search(before) else "motion"
    draft = Draft(block, kind, None, None, block.number)
    draft.name_movers(match)
    resolved = RESOLVED_RE.match(rest)
    draft.decided = resolved is not None
    rest = rest[resolved.end() :] if resolved is not None else OPENING_RE.regex.sub("", rest, count=1)
    rest = "" if IN_FAVOUR_RE.match(rest) else rest
    between = BETWEEN_RE.regex.sub("", groups.get("between") or "", count=1)
    if len(between) > 8 and not rest:
        draft.parts.append(between.strip(" ,"))
    told = TOLD_RE.match(text[: match.start()].strip()) if not rest and not draft.parts else None
    if told is not None:
        draft.parts.append(told["text"].strip())
    if len(rest) > 3:
        draft.parts.append(rest)
        draft.texting = rest.endswith(":")
    else:
        opens = text.rstrip().endswith((":", "that", "motion", "amendment"))
        draft.texting = opens or resolved is not None and resolved.end() >= len(rest)
    return draft


def _without_quotes(text: str) -> str:
    """A text without the quotation marks round it, or at one end alone; those round words of it stay."""
    first, last = text[:1] in QUOTES, text.rstrip(" .")[-1:] in QUOTES
    marks = sum(text.count(mark) for mark in DOUBLE)
    if first and (last or marks % 2):
        text = text[1:]
    if last and (first or marks % 2):
        text = text.rstrip(" .")[:-1]
    return text.strip()


def make_motion(draft: Draft, meeting: Meeting, item: MinuteItem | None) -> Motion:
    listed = {option: sum(vote[1] == option for vote in draft.votes) for option in ("for", "against", "abstain")}
    counts = {option: draft.counts.get(option) for option in ("for", "against", "abstain")}
    if draft.votes:
        counts = {option: count if count is not None else listed[option] or None for option, count in counts.items()}
    text = _without_quotes(" ".join(draft.parts).strip())
    motion = Motion(
        span=draft.block.span, rule="moved-and-seconded", meeting=meeting, minute_item=item,
        kind=draft.kind, text=text or None,
        mover=draft.mover, seconder=draft.seconder, outcome=draft.outcome,
    )  # fmt: skip
    return replace(motion, votes_for=counts["for"], votes_against=counts["against"], abstentions=counts["abstain"])


def ends_text(draft: Draft, block: Block) -> bool:
    """Whether a block is past the motion's text: a heading, or the next paragraph in the motion's own numbering."""
    text = " ".join(draft.parts)
    closed = text[:1] in QUOTES and text.rstrip(" .")[-1:] in QUOTES and len(text) > 1
    decided = HEADING_RE.match(block.text) is not None or find_decision(block) is not None
    if block.kind == "heading" or closed or decided or AFTER_TEXT_RE.search(block.text):
        return True
    if draft.listed and block.marker is None:
        return True
    if (draft.headed or draft.decided) and not draft.parts:
        return False
    marker, own = block.marker or "", draft.block.marker or ""
    shape, own_shape = re.sub(r"\w+", "9", marker), re.sub(r"\w+", "9", own)
    same = bool(own) and shape == own_shape and marker[:1].isdigit() == own[:1].isdigit()
    if same and draft.number and draft.number.isdigit() and (block.number or "").isdigit():
        return int(block.number or 0) == int(draft.number) + 1
    return same or (
        not own and not draft.parts and not block.text.strip().startswith(("\u201c", '"', "That", "that", "This"))
    )
