"""Which facts of a paper are new, changed, moved or gone, told from its rows before and after.

A fact is known again by its place or, where it has moved, by its words; so the facts of a paper that was read again,
or replaced by another version, keep their links wherever they still say the same.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from corpus.ids import DOCUMENT_ID_DIGITS
from corpus.tables import BY_NAME, FACTS

TRACKED = tuple(table.name for table in FACTS if not table.derived)
# Not compared: what is numbered through, so that one more paragraph does not change all that follow it.
SKIPPED = frozenset(("id", "document_id", "search_id", "position", "ingested_at"))
# Compared, but not what a fact is known by.
PLACE = ("page", "line", "bbox", "rule", "person_id")


class Seen(NamedTuple):
    """A row as it was: its id without the document's, hashes of its words and its place, the rows it points to."""

    suffix: str
    words: bytes
    place: bytes
    points_to: tuple[str | None, ...]


Snapshot = Mapping[str, Sequence[Seen]]


@dataclass(slots=True)
class Difference:
    """What differs in one table; ids without the document's. `moved` goes from the id before to the id after."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    moved: dict[str, str] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.added) + len(self.changed) + len(self.withdrawn) + len(self.moved)

    def as_json(self) -> dict[str, Any]:
        parts = {"added": self.added, "changed": self.changed, "withdrawn": self.withdrawn, "moved": self.moved}
        return {name: part for name, part in parts.items() if part}


def take_snapshot(connection: sqlite3.Connection, document: str) -> dict[str, list[Seen]]:
    """The rows of a document as they are now, table by table; empty when the corpus has no such document."""
    seen = {"documents": list(_seen(connection, "documents", "id", document))}
    if not seen["documents"]:
        return {}
    return seen | {name: list(_seen(connection, name, "document_id", document)) for name in TRACKED}


def _seen(connection: sqlite3.Connection, name: str, key: str, document: str) -> Iterator[Seen]:
    table = BY_NAME[name]
    inside = [c.name for c in table.columns if c.references in TRACKED and c.name not in SKIPPED]
    place = [column for column in PLACE if column in table.names]
    words = [column for column in table.names if column not in (*SKIPPED, *inside, *place)]
    listed = ", ".join(f"[{column}]" for column in ("id", *inside, *place, *words))
    here, there = 1 + len(inside), 1 + len(inside) + len(place)
    for row in connection.execute(f"SELECT {listed} FROM [{name}] WHERE [{key}] = ? ORDER BY rowid", (document,)):
        points_to = tuple(value and _suffix(value) for value in row[1:here])
        yield Seen(_suffix(row[0]), _digest(row[there:]), _digest(row[here:there]), points_to)


def _suffix(identifier: str) -> str:
    return identifier[DOCUMENT_ID_DIGITS:]


def _digest(values: Sequence[Any]) -> bytes:
    return hashlib.blake2b(repr(values).encode(), digest_size=12).digest()


def compare(before: Snapshot, after: Snapshot) -> dict[str, Difference]:
    """By table what differs; tables without a difference are left out."""
    differences: dict[str, Difference] = {}
    known: dict[str, list[tuple[Seen, Seen]]] = {}
    now_called: dict[str, str] = {}
    for name in {**before, **after}:
        differences[name], known[name] = _pair(before.get(name, ()), after.get(name, ()))
        now_called |= differences[name].moved
    for name, pairs in known.items():
        for old, new in pairs:
            points_to = tuple(target and now_called.get(target, target) for target in old.points_to)
            if (old.place, points_to) != (new.place, new.points_to):
                differences[name].changed.append(new.suffix)
    return {name: difference for name, difference in differences.items() if len(difference)}


def _pair(before: Sequence[Seen], after: Sequence[Seen]) -> tuple[Difference, list[tuple[Seen, Seen]]]:
    """What differs in words, and the pairs that have the same words at the same place."""
    left = {seen.suffix: seen for seen in after}
    difference = Difference()
    same, unknown = [], []
    for old in before:
        new = left.get(old.suffix)
        if new is not None and new.words == old.words:
            same.append((old, left.pop(old.suffix)))
        else:
            unknown.append(old)
    by_words: dict[bytes, deque[str]] = defaultdict(deque)
    for new in left.values():
        by_words[new.words].append(new.suffix)
    lost = []
    for old in unknown:
        if by_words[old.words]:
            difference.moved[old.suffix] = by_words[old.words].popleft()
            del left[difference.moved[old.suffix]]
        else:
            lost.append(old.suffix)
    difference.moved, swapped = _in_order(difference.moved)
    difference.changed += swapped
    for suffix in lost:
        (difference.changed if left.pop(suffix, None) else difference.withdrawn).append(suffix)
    difference.added = list(left)
    return difference, same


def _in_order(moved: dict[str, str]) -> tuple[dict[str, str], list[str]]:
    """The moves so that each goes to a place that is free by then, and the facts that have changed places in a ring."""
    mover_to = {after: before for before, after in moved.items()}
    ordered: dict[str, str] = {}
    for place in (after for after in moved.values() if after not in moved):
        while place in mover_to:
            ordered[mover_to[place]] = place
            place = mover_to[place]
    return ordered, [before for before in moved if before not in ordered]
