"""Notes at the right margin of minutes: the initials or names of those who are to act, set at the end of a line.

Source of the rule: minutes with a narrow column "Action" at the right, most often without rules. A note is told by its
place: such words stand under each other, far behind the ends of their lines, in several lines of the paper.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from ingest.model import Grid, Span
from ingest.rows.rows import Row

MOST_WORDS = 7
LONGEST = 30  # characters
LEAST_NOTES = 3
LEAST_HEADED = 2  # under a head
BEYOND = 3.0  # points (characters)
ALIGNED = 4.0  # points that the sides or middles of the notes of one column differ
SPACE = 1.6  # font sizes (characters): between the line's end and its note, in notes that tell where their column is
NAME = r"[A-Z][A-Za-z'\u2019.-]*"
WHEN = r"by\s\w[\w/.]*(?:\s[\w/.]+){0,3}"
BETWEEN = r"(?:\s?[,/&+]\s?|\s(?:and\s|&\s|of\s(?:the\s)?|for\s)?)"
NOTE_RE = re.compile(rf"(?:{NAME}(?:{BETWEEN}{NAME}){{0,4}}(?:,?\s{WHEN})?|{WHEN})$")
HEAD_RE = re.compile(r"(?:actions?|owner|lead|who|by whom|action (?:by|for|on)|actioned by)$", re.I)
WORD_RE = re.compile(r"[a-z]{2,}")


@dataclass(frozen=True, slots=True)
class Tail:
    """The last words of a line: where they begin in its text, their sides, and the gap before them in font sizes."""

    text: str
    start: int
    x0: float
    x1: float
    gap: float

    @property
    def places(self) -> tuple[float, float, float]:
        return self.x0, self.x1, (self.x0 + self.x1) / 2


@dataclass(frozen=True, slots=True)
class Margin:
    """Where a paper's notes stand: the sides of their column, where the lines of the text end, and the notes' words."""

    left: float
    right: float
    text_end: float
    words: frozenset[str]

    def meets(self, tail: Tail) -> bool:
        """Whether the words stand in the column, most of them at least."""
        return tail.x0 < self.right and (tail.x0 + tail.x1) / 2 > self.left - ALIGNED

    def holds(self, tail: Tail) -> bool:
        """Whether the words are a note: set off in the column, or known as a note and beyond the end of full lines."""
        if not self.meets(tail):
            return False
        beyond = tail.text in self.words and tail.x1 > self.text_end + BEYOND
        return tail.gap > SPACE or beyond


def split_tails(text: str, edge: Callable[[int], float], size: float) -> list[Tail]:
    """The ends of a line that could be notes, the longest first; `edge` gives the x at which a character begins."""
    tails: list[Tail] = []
    end = len(text)
    for _ in range(MOST_WORDS):
        space = text.rfind(" ", 0, end)
        words = text[space + 1 :]
        if len(words) > LONGEST:
            break
        if NOTE_RE.match(words) or HEAD_RE.match(words):
            gap = (edge(space + 1) - edge(len(text[: space + 1].rstrip()))) / size if space > 0 else 99.0
            tails.append(Tail(words, space + 1, edge(space + 1), edge(len(text)), gap))
        if space < 1:
            break
        end = space
    return tails[::-1]


def is_note(text: str, tail: Tail) -> bool:
    """Whether the words stand far behind running text: what tells where a margin is."""
    lead = text[: tail.start]
    return tail.gap > SPACE and NOTE_RE.match(tail.text) is not None and len(WORD_RE.findall(lead)) >= 3


@dataclass(slots=True)
class Tails:
    """The ends of a paper's lines that tell where its margin is: notes, heads, and where lines without either end."""

    notes: list[Tail] = field(default_factory=list)
    heads: list[Tail] = field(default_factory=list)
    ends: array[float] = field(default_factory=lambda: array("d"))

    def add(self, text: str, end: float, tails: Sequence[Tail]) -> None:
        """Counts a line with this text, right side and tails."""
        self.notes += [tail for tail in tails if is_note(text, tail)]
        self.heads += [tail for tail in tails if tail.gap > SPACE and HEAD_RE.match(tail.text)]
        if not any(tail.gap > SPACE / 2 for tail in tails):
            self.ends.append(end)

    def margin(self) -> Margin | None:
        """The margin of the paper; None where too few notes stand under each other."""
        best: tuple[int, list[Tail]] = (0, [])
        for place in range(3):
            ordered = sorted(self.notes, key=lambda tail, place=place: tail.places[place])  # type: ignore[misc]
            first = 0
            for at, tail in enumerate(ordered):
                while tail.places[place] - ordered[first].places[place] > ALIGNED:
                    first += 1
                if at + 1 - first > len(best[1]):
                    best = (place, ordered[first : at + 1])
        column = best[1]
        if not column:
            return None
        whole = Margin(min(tail.x0 for tail in column), max(tail.x1 for tail in column), 0.0, frozenset())
        column = list(filter(whole.meets, self.notes))
        if len(best[1]) < (LEAST_HEADED if any(map(whole.meets, self.heads)) else LEAST_NOTES):
            return None
        ends = sorted(self.ends)
        text_end = ends[int(0.98 * (len(ends) - 1))] if ends else 0.0
        sides = min(tail.x0 for tail in column), max(tail.x1 for tail in column)
        return Margin(*sides, text_end, frozenset(tail.text for tail in column))


def count_tails(items: Sequence[Row | Grid], tails: Tails) -> None:
    """Counts the lines of a page."""
    for row in items:
        if isinstance(row, Row) and not row.turned and not row.aside:
            tails.add(row.text, row.x1, row_tails(row))


def part_notes(items: Sequence[Row | Grid], margin: Margin) -> list[Row | Grid]:
    """What is on a page, the notes at the right margin taken out of its lines; each goes with the line it ends."""
    kept: list[Row | Grid] = []
    for item in items:
        found = row_tails(item) if isinstance(item, Row) and not item.turned and not item.aside else []
        tail = next(filter(margin.holds, found), None)
        if not isinstance(item, Row) or tail is None:
            kept.append(item)
        elif tail.start:
            kept.append(part_row(item, tail))
        elif kept and isinstance(last := kept[-1], Row):
            last.margin += (item.line,)
        else:
            kept.append(item)
    return kept


def row_tails(row: Row) -> list[Tail]:
    edges = row.line.edges
    return split_tails(row.text, edges.__getitem__, max(row.size, 1.0)) if len(edges) > len(row.text) else []


def part_row(row: Row, tail: Tail) -> Row:
    """The row with its note apart."""
    line, box = row.line, row.line.box
    assert box is not None
    end = len(line.text[: tail.start].rstrip())
    main = replace(line, text=line.text[:end], edges=line.edges[: end + 1])
    main = replace(main, span=Span(row.page, None, (box._replace(x1=round(line.edges[end], 2)),)))
    note = replace(line, text=tail.text, edges=line.edges[tail.start :])
    note = replace(note, span=Span(row.page, None, (box._replace(x0=round(tail.x0, 2)),)))
    marker = row.marker
    if marker is not None and marker.rest.endswith(tail.text):
        marker = replace(marker, rest=marker.rest[: -len(tail.text)].rstrip())
    return replace(row, line=main, x1=line.edges[end], marker=marker, margin=(note,))
