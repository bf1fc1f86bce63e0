"""Facts that no other fact points to, put aside while a long paper is read: they are most of what is found in it.

A page of tables has a hundred numbers. All that is asked of them is to become rows, when all else is found.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable
from dataclasses import fields
from operator import attrgetter
from typing import Any, TypeVar

from extract.facts import Fact
from ingest.model import Span
from ingest.shelves import Pile

AT_HAND = 2000  # facts of a kind, as many as a hundred pages of tables have
TOGETHER = 500

F = TypeVar("F", bound=Fact)


class FactPile(Pile[F]):
    """Facts of one class in their order; beyond the first ones, each is made anew when it is asked for.

    `points` are the fields of the class that hold other facts; what is in them is kept as it is.
    """

    def __init__(self, of: type[F], *points: str) -> None:
        super().__init__(TOGETHER, AT_HAND)
        self._of, self._points = of, points
        self._plain = [part.name for part in fields(of) if part.name not in ("span", *points)]
        self._pointed: list[object] = []

    def extend(self, facts: Iterable[F]) -> None:
        for fact in facts:
            self.append(fact)

    def pack(self, things: list[F]) -> bytes:
        values = attrgetter(*self._plain)
        at: dict[int, int] = {}  # where in `_pointed` something is
        packed = []
        for fact in things:
            pointed = [getattr(fact, name) for name in self._points]
            for one in pointed:
                if id(one) not in at:
                    at[id(one)] = len(self._pointed)
                    self._pointed.append(one)
            span = fact.span
            packed.append((values(fact), [at[id(one)] for one in pointed], span.page, span.line, span.packed))
        return marshal.dumps(packed)

    def unpack(self, data: bytes) -> list[F]:
        made = []
        for values, at, page, line, boxes in marshal.loads(data):
            own: dict[str, Any] = dict(zip(self._plain, values, strict=True))
            own |= zip(self._points, map(self._pointed.__getitem__, at), strict=True)
            made.append(self._of(span=Span.of(page, line, boxes), **own))
        return made
