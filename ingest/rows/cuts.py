"""Lines cut at the gaps between columns."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.pdfium.chars import Run
from ingest.rows.freegaps import TextRow
from ingest.rows.gaps import Band

WORD_SPACE = 0.42  # font sizes: wider than a space between words

Cut = dict[tuple[int, int], TextRow]  # a line's runs by (column, columns reached over)


def cut_row(row: TextRow, band: Band) -> Cut:
    """A line's runs by (column, columns reached over), cut where a space stands on a gap."""
    found: Cut = {}
    for run in row:
        for part in cut_run(run, band.gaps):
            found.setdefault(band.place(part), []).append(part)
    return found


def cut_run(run: Run, gaps: Sequence[tuple[float, float]]) -> list[Run]:
    """The run cut at its widest space on each gap that it reaches over, where that is wider than between words."""
    parts, rest = [], run
    for left, right in gaps:
        if not (rest.x0 < left + 1 and rest.x1 > right - 1):
            continue
        spaces = [
            (rest.edges[at + 1] - rest.edges[at], at)
            for at, char in enumerate(rest.text)
            if char == " " and rest.edges[at] < right and rest.edges[at + 1] > left
        ]
        width, at = max(spaces, default=(0.0, 0))
        if width >= WORD_SPACE * rest.size:
            parts.append(rest.cut(0, at))
            rest = rest.cut(at + 1, len(rest.text))
    return [*parts, rest]
