"""Numbers that a list leaves out: between 76 and 78 an item may have been lost, and that is said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.extractions import Extraction
from extract.facts import AgendaItem, MinuteItem
from ingest.model import Issue

MOST_LEFT_OUT = 9  # a page may hold as many; more are another way of counting
PIECE_RE = re.compile(r"\d+|\D+")


def find_skipped(found: Extraction) -> Iterator[Issue]:
    """An issue for each place where the items of a meeting's agenda or minutes do not count on.

    A supplement has the items that came late, whatever their numbers.
    """
    agenda = () if found.kind == "supplemental_agenda" else found.agenda_items
    lists: tuple[Sequence[AgendaItem | MinuteItem], ...] = (agenda, found.minute_items)
    for items in lists:
        known = {(id(item.meeting), item.number) for item in items}
        for one, other in pairwise(items):
            if one.meeting is other.meeting:
                missing = [n for n in left_out(one.number, other.number) if (id(one.meeting), n) not in known]
                if missing:
                    yield _issue(missing, one, other)


def left_out(one: str | None, other: str | None) -> list[str]:
    """The numbers between two that differ in one figure only: "76", "78" -> "77"; "GB 4/31", "GB 7/31" -> two."""
    before, after = PIECE_RE.findall(one or ""), PIECE_RE.findall(other or "")
    changed = [at for at, (a, b) in enumerate(zip(before, after, strict=False)) if a != b]
    if len(before) != len(after) or len(changed) != 1:
        return []
    (at,) = changed
    if not (before[at].isdigit() and after[at].isdigit()):
        return []
    low, high = int(before[at]), int(after[at])
    if not 1 < high - low <= MOST_LEFT_OUT + 1:
        return []
    width = len(before[at]) if before[at].startswith("0") else 0
    return ["".join((*before[:at], str(n).zfill(width), *before[at + 1 :])) for n in range(low + 1, high)]


def _issue(missing: Sequence[str], one: AgendaItem | MinuteItem, other: AgendaItem | MinuteItem) -> Issue:
    message = f"No item {' or '.join(missing)} was read between {one.number} and {other.number}."
    return Issue("extract", "item-number-skipped", message, other.title, other.span)
