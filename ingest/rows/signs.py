"""Sums that a file runs together and signs drawn apart from their figures, put right before tables are read; captions.

Source of the rule: spreadsheets printed to PDF. Total rows without rules leave one ordinary space between two sums, and
accounting formats set the sign or bracket at the left side of the cell while the digits stand at its right.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from ingest.pdfium.chars import Run

SUM_RE = re.compile(r"[-\u2013\u2212(+]?[\u00a3$\u20ac]?[-\u2013\u2212]?\d[\d,]*(?:[.,]\d+)%?\)?[kmKM]?$")
UNSIGNED_RE = re.compile(r"[\u00a3$\u20ac]?\d[\d,.]*\s?%?\)?[kmKM]?$")
CAPTION_RE = re.compile(r"(?:table|figure|fig\.?|chart|graph)\s+\d", re.IGNORECASE)
SIGNS = frozenset("-\u2013\u2212(")
TOUCHES = 0.3  # font sizes
ALIGNED = 2.5  # points that the right sides of one column's figures may differ
LEVEL = 0.3  # font sizes that a sign on a line may stand higher or lower
FARTHEST = 12.0  # font sizes between a sign and its figure


def is_caption(line: Sequence[Run]) -> bool:
    """Whether a line is the numbered caption of a table or chart."""
    return len(line) == 1 and CAPTION_RE.match(line[0].text) is not None


def settle_figures(runs: list[Run]) -> list[Run]:
    """The runs with sums that stand side by side parted and every sign that stands apart put before its figure."""
    parted = put_between([part for run in runs for part in part_sums(run)])
    signs = [run for run in parted if run.text in SIGNS and not run.angle]
    if not signs:
        return parted
    figures = [run for run in parted if UNSIGNED_RE.match(run.text) and not run.angle]
    signed: dict[int, Run] = {}
    gone: set[int] = set()
    for sign in sorted(signs, key=lambda run: run.x0):
        figure = figure_of(sign, parted, figures)
        if figure is not None and id(figure) not in signed:
            signed[id(figure)] = put_before(sign, figure)
            gone.add(id(sign))
    return [signed.get(id(run), run) for run in parted if id(run) not in gone]


def part_sums(run: Run) -> list[Run]:
    """The sums of a run that is nothing but sums, each a run; any other run as it is."""
    words = run.text.split(" ")
    if len(words) < 2 or run.angle or not all(map(SUM_RE.match, words)):
        return [run]
    parts, start = [], 0
    for word in words:
        parts.append(run.cut(start, start + len(word)))
        start += len(word) + 1
    return parts


def put_between(runs: list[Run]) -> list[Run]:
    """The runs, a sign drawn on its own in the space between two words of one of them put there: a dash of a label."""
    signs = sorted((run for run in runs if run.text in SIGNS and not run.angle), key=lambda sign: sign.middle)
    heights = [sign.middle for sign in signs]
    gone: set[int] = set()
    found = []
    for run in runs if signs else ():
        far = LEVEL * run.size
        for sign in signs[bisect_right(heights, run.middle - far) : bisect_left(heights, run.middle + far)]:
            if run.x0 < sign.x0 and sign.x1 < run.x1:
                at = space_at(run, (sign.x0 + sign.x1) / 2)
                run = run if at is None else insert(run, at, sign)
                gone |= {id(sign)} if at is not None else set()
        found.append(run)
    return [run for run in found if id(run) not in gone] if signs else runs


def space_at(run: Run, x: float) -> int | None:
    """Where in a run's text the space at an x stands."""
    places = (at for at, char in enumerate(run.text) if char == " " and run.edges[at] <= x <= run.edges[at + 1])
    return next(places, None)


def insert(run: Run, at: int, sign: Run) -> Run:
    """The run with a sign in the middle of its space at `at`."""
    edges = array("f", [*run.edges[: at + 1], sign.x0, sign.x1, *run.edges[at + 1 :]])
    return replace(run, text=f"{run.text[:at]} {sign.text} {run.text[at + 1 :]}", edges=edges)


def figure_of(sign: Run, runs: Sequence[Run], figures: Sequence[Run]) -> Run | None:
    """The figure that a sign alone belongs to; None where the sign is a word of its own, such as nothing in a column.

    It is the one that the sign touches; else the next on the line, unless the sign stands where the column on its left
    has its figures and this line has none there.
    """
    line = [run for run in runs if run is not sign and abs(run.middle - sign.middle) < LEVEL * max(run.size, sign.size)]
    after = min((run for run in line if run.x0 >= sign.x1 - 0.1 * sign.size), key=lambda run: run.x0, default=None)
    if after is None or not any(after is run for run in figures):
        return None
    apart = after.x0 - sign.x1
    before = max((run.x1 for run in line if run.x1 <= sign.x0 + 0.1 * sign.size), default=None)
    if sign.text == "(":
        return after if after.text.endswith(")") and apart < FARTHEST * sign.size else None
    if after.text.endswith(")"):
        return None
    if apart < TOUCHES * sign.size:
        return after if before is None or sign.x0 - before > 1.3 * apart else None
    if apart > FARTHEST * sign.size or (before is not None and sign.x0 - before < apart and apart < sign.size):
        return None
    return after if is_own_column(sign, after, line, figures) else None


def is_own_column(sign: Run, after: Run, line: Sequence[Run], figures: Sequence[Run]) -> bool:
    """Whether a sign that stands off from the figure behind it is in that figure's column, by the other lines' figures.

    Figures of one column end at one x. Without a column on the left that is filled on this line, or that ends before
    the sign, nothing tells a sign from a dash that stands for nothing.
    """
    column = [run for run in figures if abs(run.x1 - after.x1) <= ALIGNED]
    if len(column) < 2 or min(run.x0 for run in column) > after.x0 + 0.5 * after.size:
        return False
    left = [run for run in figures if run.x1 < min(run.x0 for run in column)]
    if not left:
        return False
    side = max(run.x1 for run in left)
    beside = [run for run in left if side - run.x1 <= ALIGNED]
    filled = any(run is other for run in beside for other in line)
    return len(beside) > 1 and sign.x0 >= side - ALIGNED and (filled or sign.x0 > side + sign.size)


def put_before(sign: Run, figure: Run) -> Run:
    """The figure with its sign, as wide as both."""
    edges = array("f", [min(sign.x0, figure.x0), *figure.edges])
    return replace(figure, text=sign.text + figure.text, edges=edges)
