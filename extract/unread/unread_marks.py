"""Words that announce a fact where none was read: each is an issue, so that nothing is lost in silence.

This looks at the paper once more when all is read, and makes no facts: a heading of recommendations with none under it,
a decision's word with no decision near it, an agenda without items.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extract.appendices.list_headings import list_heading
from extract.appendices.list_words import NONE_RE
from extract.extractions import Extraction
from extract.facts import Fact
from extract.issues import block_issue
from extract.labels import fold, load_labels
from extract.parts import Part
from extract.patterns import pattern
from ingest.model import Block, Issue

DECIDED_RE = pattern(
    "decision-announced",
    r"\b(?:RESOLVED|AGREED)\b|^(?:\S{1,12}\s+)?Resolved\b|\bit\s+was\s+(?:then\s+|unanimously\s+)?resolved\b|^Decision\s?:",
    matches=(
        "RESOLVED: That the plan be made",
        "Resolved to accept it",
        "12/31 Resolved that",
        "it was resolved",
        "Decision: noted",
    ),
    rejects=("The dispute was resolved", "Decision making", "agreed minutes"),
)
NEAR_POINTS, NEAR_LINES = 150.0, 12
FEWEST_ITEMS = 3
LONGEST_SECTION = 60  # blocks
LONGEST_HEADING = 60
SAME_START = 60  # characters
ITEM_WORDS = frozenset(("agenda item", "business"))  # heads of reports have them too
SECTIONS = {
    "recommendations": ("recommendations-unread", "No recommendation was read under this heading."),
    "background_papers": ("background-papers-unread", "No background paper was read under this heading."),
}


Place = tuple[int, float]  # line of a text file, or page and points from its top


@dataclass(frozen=True, slots=True)
class Beginnings:
    """Where facts or issues begin, in order, to be asked whether one does at or soon after a block."""

    places: tuple[Place, ...]

    @classmethod
    def of(cls, facts: Iterable[Fact | Issue]) -> Beginnings:
        return cls(tuple(sorted(fact.span.begin for fact in facts)))

    def has_near(self, first: Block, last: Block) -> bool:
        """Whether one begins between the head of `first` and a little below `last`, or high on the page after it."""
        row, top = first.span.begin
        if last.span.line is not None:
            return self._has((row - 1, 0.0), (last.span.line + NEAR_LINES, 0.0))
        end = last.span.boxes[-1] if last.span.boxes else None
        page, bottom = (end.page, end.bottom) if end is not None else (last.span.page or 0, 0.0)
        below = self._has((row, top - 3), (page, bottom + NEAR_POINTS))
        return below or self._has((page + 1, 0.0), (page + 1, NEAR_POINTS))

    def _has(self, low: Place, high: Place) -> bool:
        at = bisect_left(self.places, low)
        return at < len(self.places) and self.places[at] <= high


def find_unread_marks(parts: Sequence[Part], found: Extraction) -> Iterator[Issue]:
    """An issue for each announcement in these parts that no fact of `found`, and no issue, answers."""
    yield from _unread_paper(parts, found)
    said = Beginnings.of(issue for issue in found.issues if issue.stage == "extract")
    decided = Beginnings.of((*found.resolutions, *found.motions, *found.delegations))
    listed = {
        "recommendations": Beginnings.of((*found.recommendations, *found.resolutions)),
        "background_papers": Beginnings.of(found.background_papers),
    }
    for part in parts:
        if part.kind == "minutes":
            yield from _unread_decisions(part.blocks, (decided, said))
        if part.kind in ("report", "body"):
            yield from _unread_sections(part, listed, said, [_start(row.text) for row in found.recommendations])
    if not found.agenda_items:
        yield from _unread_agenda([block for part in parts if part.kind != "minutes" for block in part.blocks])


def _unread_paper(parts: Sequence[Part], found: Extraction) -> Iterator[Issue]:
    """An issue if the paper is of no kind that is known and nothing of its form was read, or recommendations alone."""
    first = next((block for part in parts for block in part.blocks), None)
    if found.kind != "other" or first is None or any(issue.stage == "extract" for issue in found.issues):
        return
    if found.recommendations and not found.reports:
        yield block_issue("report-head-unread", "Recommendations were read, but not the head of their report.", first)
    elif not (found.meetings or found.reports or found.agenda_items or found.resolutions or found.recommendations):
        yield block_issue("paper-not-understood", "No meeting, report, item or decision was read in this paper.", first)


def _unread_decisions(blocks: Sequence[Block], answers: Sequence[Beginnings]) -> Iterator[Issue]:
    for block in blocks:
        announced = block.grid is None and DECIDED_RE.search(block.text)
        if announced and not any(answer.has_near(block, block) for answer in answers):
            yield block_issue("decision-unread", "No decision was read where these words announce one.", block)


def _start(text: str) -> str:
    return fold(text)[:SAME_START]


def _unread_sections(
    part: Part, listed: dict[str, Beginnings], said: Beginnings, read: Sequence[str]
) -> Iterator[Issue]:
    """`read` has how the recommendations that were read begin: what repeats them was not passed over."""
    for at, block in enumerate(part.blocks):
        name, rest = list_heading(block) if _may_head(block) else (None, "")
        if name not in SECTIONS or NONE_RE.match(rest):
            continue
        under = [block]
        for below in part.blocks[at + 1 : at + LONGEST_SECTION]:
            if below.kind == "heading" and (below.level <= block.level or list_heading(below)[0] is not None):
                break
            under.append(below)
        told = next((below.text for below in under[1:] if any(char.isalpha() for char in below.text)), "")
        if len(under) < 2 or not told or NONE_RE.match(told):
            continue
        if any(answer.has_near(block, under[-1]) for answer in (listed[name], said)):
            continue
        text = fold(" ".join(block.text for block in under[1:]))
        if name != "recommendations" or not any(start in text for start in read):
            yield block_issue(*SECTIONS[name], under[1])


def _may_head(block: Block) -> bool:
    return block.grid is None and (block.kind == "heading" or len(block.text) < LONGEST_HEADING)


def _unread_agenda(blocks: Sequence[Block]) -> Iterator[Issue]:
    words = frozenset(fold(word) for word in load_labels()["agenda"]["agenda"]) - ITEM_WORDS
    for at, block in enumerate(blocks):
        if block.grid is None and fold(block.text) in words:
            numbered = [below for below in blocks[at + 1 : at + 30] if below.number or below.text[:1].isdigit()]
            if len(numbered) >= FEWEST_ITEMS:
                yield block_issue("agenda-unread", "No item of this agenda was read.", block)
                return
