"""Runs of characters brought together to printed lines."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, fields
from operator import attrgetter

from ingest.markers import Marker, split_marker
from ingest.model import Line, Span
from ingest.pdfium.chars import RAISE, SQUARED, Run, is_sentence
from ingest.pdfium.tags import Tag

PLACE = attrgetter("middle", "x0")
LEFT = attrgetter("x0")


def group_rows(runs: Iterable[Run]) -> list[list[Run]]:
    """Runs that stand on one line, left to right, the lines from top to bottom.

    A run belongs to a line when its middle lies within the line's tallest run or the other way round; so a raised note
    number stays in its line.
    """
    rows: list[list[Run]] = []
    tallest: list[Run] = []
    ordered = list(runs)
    if len(ordered) < 2:
        return [ordered] if ordered else []
    ordered.sort(key=PLACE)
    for run in ordered:
        for at in range(len(rows) - 1, max(len(rows) - 4, -1), -1):
            if _level(tallest[at], run) and not _collides(rows[at], run):
                rows[at].append(run)
                if run.size > tallest[at].size:
                    tallest[at] = run
                break
        else:
            rows.append([run])
            tallest.append(run)
    for row in rows:
        row.sort(key=LEFT)
    order = sorted(range(len(rows)), key=lambda at: tallest[at].middle)
    return [rows[at] for at in order]


def _level(main: Run, run: Run) -> bool:
    small = min(main.size, run.size)
    apart = abs(main.middle - run.middle)
    if apart < 0.3 * small:
        return True
    return abs(main.size - run.size) > 0.15 * small and apart < 0.45 * max(main.size, run.size)


def _collides(row: list[Run], run: Run) -> bool:
    """Whether the run would be printed over one that is in the row already."""
    x0, x1 = run.x0, run.x1
    for other in row:
        left, right = other.x0, other.x1
        if x0 < right and left < x1 and min(x1, right) - max(x0, left) > 0.6 * min(x1 - x0, right - left) + 1:
            return True
    return False


def make_line(runs: list[Run], page: int) -> Line:
    """One printed line of runs that stand on it from left to right, a space wherever there is a gap."""
    first = runs[0]
    if len(runs) == 1:
        span = Span.at(page, round(first.x0, 2), round(first.top, 2), round(first.x1, 2), round(first.bottom, 2))
        filled = bool(first.text)
        return Line(
            first.text, span, first.size, first.bold and filled, first.italic and filled, first.edges, first.confidence
        )
    text, edges = first.text, first.edges[:-1]
    for before, run in zip(runs, runs[1:], strict=False):
        raised = is_raised(before, run)
        if raised or run.x0 - before.x1 > 0.15 * max(run.size, 1.0):
            text += " "
            edges.append(before.x1)
        text += run.text.translate(RAISE) if raised else run.text
        edges.extend(run.edges[:-1])
    edges.append(runs[-1].x1)
    total = sum(len(run.text) for run in runs)
    span = Span.at(
        page,
        round(first.x0, 2),
        round(min(run.top for run in runs), 2),
        round(max(run.x1 for run in runs), 2),
        round(max(run.bottom for run in runs), 2),
    )
    return Line(
        text,
        span,
        max(runs, key=lambda run: len(run.text)).size,
        is_bold(runs, total),
        sum(len(run.text) for run in runs if run.italic) > total * 0.6,
        edges,
        min(run.confidence for run in runs),
    )


def is_raised(before: Run, run: Run) -> bool:
    """Whether small figures drawn for themselves stand high behind other characters: the number of a note."""
    if run.size > 0.9 * before.size or not run.text.isdigit() or before.text.split(" ")[-1] in SQUARED:
        return False
    return (before.bottom - 0.2 * before.size) - (run.bottom - 0.2 * run.size) > 0.15 * before.size


def is_bold(runs: list[Run], total: int) -> bool:
    """Whether most of a line's letters (`total`) are bold and no plain sentence ends it."""
    bold = sum(len(run.text) for run in runs if run.bold)
    return bold > total * 0.6 and (runs[-1].bold or not is_sentence(runs[-1].text))


@dataclass(slots=True)
class Row:
    """A printed line in the flow of text, with its marker and the x at which its text begins after the marker."""

    line: Line
    page: int
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool
    marker: Marker | None
    text_x: float
    gap: float  # between marker and text, points
    turned: bool
    runs: list[Run]
    column: tuple[float, float] | None = (
        None  # left and right side of the text column it stands in, on pages with several
    )
    aside: int = 0  # number on its page of the side box that it stands in
    margin: tuple[Line, ...] = ()  # notes at the right margin
    underlined: bool = False
    runs_in: bool = False  # whether its first words are bold and its last ones plain
    tag: Tag | None = None  # of its first words
    beside: bool = False  # a side box, its `column` is what that leaves of the text's width

    def __reduce__(self) -> tuple[type[Row], tuple[object, ...]]:
        """Packed by what it is made of, as runs are."""
        return Row, FIELDS(self)

    @property
    def text(self) -> str:
        return self.line.text

    @property
    def edges(self) -> array[float]:
        return self.line.edges

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def base(self) -> float:
        return self.bottom - 0.2 * self.size


FIELDS = attrgetter(*(part.name for part in fields(Row)))


def make_row(runs: list[Run], page: int) -> Row:
    """The row of runs that stand on one line, left to right."""
    head = runs[0].text + "  " + " ".join(run.text for run in runs[1:]) if len(runs) > 1 else runs[0].text
    bottom = max(runs, key=lambda run: (run.size, len(run.text))).bottom
    return build_row(make_line(runs, page), head, bottom, runs)


def line_row(line: Line) -> Row:
    """The row of a line whose runs are gone."""
    box = line.box
    return build_row(line, line.text, box.bottom if box else 0.0, [])


def build_row(line: Line, head: str, bottom: float, runs: list[Run]) -> Row:
    """`head` is the line's text with the gap behind its first run kept, by which a bare number is a marker."""
    box = line.box
    assert box is not None
    marker = split_marker(head)
    text_x, gap = box.x0, 0.0
    if marker is not None:
        marker = Marker(marker.printed, marker.number, marker.style, " ".join(marker.rest.split()))
        at = len(line.text) - len(marker.rest) if line.text.endswith(marker.rest) else 0
        if 0 < at < len(line.text):
            text_x = line.edges[at]
            gap = text_x - line.edges[len(line.text[:at].rstrip())]
    turned = bool(runs) and bool(runs[0].angle)
    top = bottom - line.size
    row = Row(line, box.page, box.x0, box.x1, top, bottom, line.size, line.bold, marker, text_x, gap, turned, runs)
    row.tag = runs[0].tag if runs else None
    row.runs_in = begins_bold(runs[1:] if marker and len(runs) > 1 else runs)
    return row


def begins_bold(runs: list[Run]) -> bool:
    """Whether a line begins in bold and goes on in plain words."""
    if len(runs) < 2:
        return any(run.lead for run in runs)
    return (runs[0].bold or runs[0].lead > 0) and not runs[-1].bold
