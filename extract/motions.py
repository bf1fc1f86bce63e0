"""Motions and amendments: who moved and seconded, what came of them, recorded votes (Popolo: for, against, abstain)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Literal

from extract.conduct import Motion, Vote
from extract.cuts import cut_block
from extract.facts import Meeting, MinuteItem
from extract.movers import MOVED_BY_RE, MOVED_RE, clean_name
from extract.patterns import pattern
from extract.rosters import split_people
from extract.sentences import sentence_starts
from extract.vote_tables import SIDE_RE, Option, parse_side, read_vote_table
from ingest.model import Block, Span

AMENDMENT_RE = pattern(
    "amendment",
    r"\bamend(?:ment|ed\s+motion)\b",
    matches=("seconded the following amendment",),
    rejects=("amended plan",),
    flags=re.IGNORECASE,
)
OUTCOME_RE = pattern(
    "vote-outcome",
    r"^(?:\W*+|\W*(?=\([\w ]{1,40}\)))(?:the\s++)?"
    r"(?P<what>(?:substantive\s+)?motion|amendment|recommendations?|proposal)?\s*+(?:\([\w ]{1,40}\)\s*+)?"
    r"(?:was|were|is)?\s*+(?:declared\s++|therefore\s++|duly\s++|put\s++and\s++)?"
    r"(?P<outcome>carried|lost|defeated|agreed|not\s+agreed|not\s+carried|fell|rejected|withdrawn|approved)"
    r"(?:\s+unanimously|\s+nem\.?\s+con\.?)?\W*$",
    matches=("Motion carried.", "Amendment carried", "Agreed unanimously.", "The amendment was lost.", "CARRIED"),
    rejects=("The motion was debated", "Agreed that the hall be let"),
    flags=re.IGNORECASE,
)
OUTCOME_IN_SENTENCE_RE = pattern(
    "vote-outcome-in-sentence",
    r"\b(?P<what>motion|amendment|recommendations?|proposal|it)\b[^.;:]{0,80}?\b(?:was|were)\s+(?:put\s+(?:to\s+the\s+vote\s+)?and\s+)?(?:then\s+|declared\s+|therefore\s+|duly\s+)?"
    r"(?P<outcome>carried|lost|defeated|not\s+agreed|not\s+carried|agreed\s+unanimously|rejected|withdrawn)\b",
    matches=(
        "the recommendations were CARRIED",
        "The amendment was declared lost",
        "The motion was put to the vote and declared carried",
    ),
    rejects=("the motion was put to the vote",),
    flags=re.IGNORECASE,
)
COUNT_RE = pattern(
    "vote-count",
    r"\b(?P<for>\d{1,3})\s+(?:votes?\s+|voting\s+|members\s+)?(?i:for|in\s+favour)\b[,;]?\s+(?:and\s+)?(?P<against>\d{1,3}|none)\s+(?:votes?\s+|voting\s+)?(?i:against)\b"
    r"(?:[,;]?\s+(?:and\s+|with\s+)?(?P<abstain>\d{1,3})\s+(?i:abst\w+))?",
    matches=(
        "5 voting FOR, 4 voting AGAINST",
        "12 votes for and 3 against with 2 abstentions",
        "5 voting FOR, 4 AGAINST",
    ),
    rejects=("5 for the road",),
)
BY_VOTES_RE = pattern(
    "carried-by-votes",
    r"\b(?P<outcome>carried|agreed|approved|lost|defeated|rejected)\s+by\s+(?P<first>\d{1,3})(?:\s+votes?)?\s+to\s+(?P<second>\d{1,3})\b",
    matches=("the amendment was LOST by 2 votes to 4", "carried by 5 votes to 3"),
    rejects=("carried by 5 members", "agreed by 3 May to 4 May"),
    flags=re.IGNORECASE,
)
PUT_RE = pattern(
    "put-and-carried",
    r"^\W*(?:and\s+)?(?:was\s+)?(?:(?:voted\s+on|put\s+to\s+the\s+vote)\b[^.;:]{0,30}?)?\b(?P<outcome>carried|lost|defeated|rejected|agreed\s+unanimously)\b",
    matches=(", put to the vote and lost: 3 for, 5 against", " and carried by 5 votes to 3"),
    rejects=("the amendment that was lost", "that the plan be put to the vote"),
    flags=re.IGNORECASE,
)
SUBJECT_RE = pattern(
    "what-was-moved",
    r"^(?:(?:the|an?)\s+)?(?P<text>[^.;]{6,300}?)(?<!\s),?\s++(?:was|were)$",
    matches=("A motion to approve the application was",),
    rejects=("It was moved",),
    flags=re.IGNORECASE,
)
VOTED_ON_RE = pattern(
    "put-to-the-vote",
    r"\bput\b|\bvote\b",
    matches=("was put to the vote", "A recorded vote was taken"),
    rejects=("votes for computers",),
    flags=re.IGNORECASE,
)
PARAGRAPH_REFERENCE_RE = pattern(
    "motion-reference",
    r"\b(?:motion|amendment)\b[^.;]{0,60}?\bparagraph\s+(?P<number>\d{1,2})\b",
    matches=("put the motion set out in paragraph 1 to the vote", "the amendment set out in paragraph 2"),
    rejects=("paragraph 1 of the report",),
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


@dataclass(slots=True)
class MotionReader:
    """Reads the blocks of one item in order."""

    drafts: list[Draft] = field(default_factory=list)
    current: Draft | None = None
    side: Option | None = None
    put: Block | None = None

    def read(self, block: Block) -> None:
        if block.grid is not None:
            self._read_table(block)
            return
        text = block.text.strip()
        match = MOVED_RE.search(text) or MOVED_BY_RE.search(text)
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
            if _ends_text(self.current, block):
                self.current.texting = False
            else:
                self.current.parts.append(text)

    def _start(self, block: Block, text: str, match: re.Match[str]) -> None:
        groups = match.groupdict()
        seconder = groups.get("seconder") or groups.get("seconder2")
        rest = text[match.end() :].lstrip(" ,.")
        rest = rest[: next((at for at in sentence_starts(rest) if at > 3), len(rest))].strip(" ,.")
        kind: Literal["motion", "amendment"] = (
            "amendment" if AMENDMENT_RE.search(f"{groups.get('between') or ''} {rest[:60]}") else "motion"
        )
        draft = Draft(block, kind, clean_name(groups["mover"]), clean_name(seconder), block.number)
        rest = re.sub(
            r"^(?:the\s+)?(?:following\s+)?(?:motion|amendment)?\s*(?:that\b)?\W*",
            "",
            rest,
            count=1,
            flags=re.IGNORECASE,
        )
        between = re.sub(r"^\W*(?:that\s+)?", "", groups.get("between") or "")
        if len(between) > 8 and not rest:
            draft.parts.append(between.strip(" ,"))
        if len(rest) > 3:
            draft.parts.append(rest)
            draft.texting = rest.endswith(":")
        else:
            draft.texting = text.rstrip().endswith((":", "that", "motion", "amendment"))
        self.drafts.append(draft)
        self.current, self.side = draft, None

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
            self.put = block

    def _read_votes(self, block: Block, text: str) -> bool:
        if self.current is None:
            return False
        match = SIDE_RE.match(text)
        if match is not None:
            self.side = parse_side(match["side"])
            if self.side == "for" and self.current.outcome is not None and self.put is not None:
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
        found = read_vote_table(block.grid) if block.grid is not None else []
        if found and (self.current is None or self.current.votes):
            self.current = Draft(block, "motion", None, None, None, texting=False)
            self.drafts.append(self.current)
        if found and self.current is not None:
            self.current.votes += found
            self.current.texting = False

    def _settle(self, outcome: str, text: str) -> None:
        if self.current is not None and self.current.outcome is None:
            unanimous = " unanimously" if "unanimous" in text.lower() else ""
            self.current.outcome = " ".join(outcome.lower().split()).removesuffix(" unanimously") + unanimous
            self.current.texting = False

    def _read_counts(self, text: str) -> None:
        by = BY_VOTES_RE.search(text)
        if by is not None and self.current is not None:
            more, fewer = sorted((int(by["first"]), int(by["second"])), reverse=True)
            carried = by["outcome"].lower() in ("carried", "agreed", "approved")
            self.current.counts["for"] = more if carried else fewer
            self.current.counts["against"] = fewer if carried else more
        match = COUNT_RE.search(text)
        if match is not None and self.current is not None:
            against = match["against"]
            self.current.counts["for"] = int(match["for"])
            self.current.counts["against"] = int(against) if against.isdigit() else 0
            if match["abstain"]:
                self.current.counts["abstain"] = int(match["abstain"])


def find_motions(
    items: Sequence[tuple[MinuteItem | None, Sequence[Block]]],
    meeting: Meeting,
    initials: Mapping[str, str] = MappingProxyType({}),
) -> tuple[list[Motion], list[Vote]]:
    """The motions and amendments in the blocks of each item, and the recorded votes on them, in reading order.

    `initials` are the names that the minutes give to initials; movers and seconders are given by them.
    """
    motions: list[Motion] = []
    votes: list[Vote] = []
    for item, blocks in items:
        reader = MotionReader()
        for block in blocks:
            reader.read(block)
        for draft in reader.drafts:
            draft.mover = initials.get(draft.mover or "", draft.mover)
            draft.seconder = initials.get(draft.seconder or "", draft.seconder)
            motion = _motion(draft, meeting, item)
            motions.append(motion)
            votes += [
                Vote(span=span, rule="recorded-vote", motion=motion, name=name, option=option)
                for name, option, span in draft.votes
            ]
    return motions, votes


def _motion(draft: Draft, meeting: Meeting, item: MinuteItem | None) -> Motion:
    listed = {option: sum(vote[1] == option for vote in draft.votes) for option in ("for", "against", "abstain")}
    counts = {option: draft.counts.get(option) for option in ("for", "against", "abstain")}
    if draft.votes:
        counts = {option: count if count is not None else listed[option] or None for option, count in counts.items()}
    text = " ".join(draft.parts).strip(" \"'\u201c\u201d\u2018\u2019")
    motion = Motion(
        span=draft.block.span, rule="moved-and-seconded", meeting=meeting, minute_item=item,
        kind=draft.kind, text=text or None,
        mover=draft.mover, seconder=draft.seconder, outcome=draft.outcome,
    )  # fmt: skip
    return replace(motion, votes_for=counts["for"], votes_against=counts["against"], abstentions=counts["abstain"])


def _ends_text(draft: Draft, block: Block) -> bool:
    """Whether a block is past the motion's text: a heading, or the next paragraph in the motion's own numbering."""
    if block.kind == "heading":
        return True
    marker, own = block.marker or "", draft.block.marker or ""
    shape, own_shape = re.sub(r"\w+", "9", marker), re.sub(r"\w+", "9", own)
    same = bool(own) and shape == own_shape and marker[:1].isdigit() == own[:1].isdigit()
    if same and draft.number and draft.number.isdigit() and (block.number or "").isdigit():
        return int(block.number or 0) == int(draft.number) + 1
    return same or (
        not own and not draft.parts and not block.text.strip().startswith(("\u201c", '"', "That", "that", "This"))
    )
