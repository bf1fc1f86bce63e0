"""Numbers on lines of their own: a converter that reads "2.1", a wide gap and a text sets them one under the other.

Source of the rule: text taken from PDFs in reading order, where a hanging number is a paragraph before its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.markers import Marker, split_marker
from ingest.textfiles.textrows import Row

LONGEST_NUMBER = 12
TEXT_RE = re.compile(r"[\"'\u2018\u201c(]?[^\W\d_]")
# What a first number may be: a list begins with it, whatever stood before.
FIRST_PARTS = ((1,), (1, 0), (1, 1), (1, 1, 1))
NUMBER_RE = re.compile(r"\d{1,3}(?:\.\d{1,3}){0,4}")


def find_hanging(rows: Sequence[Row]) -> dict[int, Marker]:
    """The markers of lines that hold a number or bullet alone and head the text under them, by the line's number.

    A number without a bracket or a stop may be the figure of a table, so such numbers count only where each follows
    the one before it.
    """
    filled = [row for row in rows if not row.blank]
    found: dict[int, Marker] = {}
    last: tuple[int, ...] = ()
    for row, following in zip(filled, filled[1:], strict=False):
        if len(row.text) > LONGEST_NUMBER or not TEXT_RE.match(following.text) or split_marker(following.text):
            continue
        marker = split_marker(f"{row.text}  X")
        if marker is None or marker.rest != "X":
            continue
        alone = Marker(marker.printed, marker.number, marker.style, "")
        if marker.number is None or not NUMBER_RE.fullmatch(marker.number):
            found[row.number] = alone
            continue
        parts = tuple(map(int, marker.number.split(".")))
        if follows(parts, last):
            found[row.number], last = alone, parts
    return found


def follows(parts: tuple[int, ...], last: tuple[int, ...]) -> bool:
    """Whether a number is the next one after `last` at its own depth or another ("2.1" after "2", "3" after "2.4")."""
    if parts in FIRST_PARTS:
        return True
    if not last:
        return False
    nexts = {(*last, 1), (*last, 0)}
    for depth in range(1, len(last) + 1):
        begun = (*last[: depth - 1], last[depth - 1] + 1)
        nexts |= {begun, (*begun, 0), (*begun, 1)}
    return parts in nexts
