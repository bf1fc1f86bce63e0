"""Printed lines and where they stand, kept packed: a paper has more of these than of anything else.

Lengths are PDF points (1/72 inch) from the top left corner of the page as it is shown.
"""

from __future__ import annotations

import marshal
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from struct import Struct
from typing import Any, NamedTuple, overload

from ingest.shelves import Put, forget_with_shelf, put_aside

PACKED_BOX = Struct("=i4d")
UNPACKED = 64  # blocks or cells whose lines are kept as they are asked for again


class Box(NamedTuple):
    """A rectangle on a page: 1-based physical page, then points from the page's top left corner."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True, init=False, repr=False)
class Span:
    """Where something stands: page (1-based) and boxes in a PDF, line (1-based) in a text file; None where unknown.

    A paper has more of these than of anything else, so the boxes are kept packed, in a quarter of the memory.
    """

    page: int | None
    line: int | None
    packed: bytes

    def __init__(self, page: int | None = None, line: int | None = None, boxes: Sequence[Box] = ()) -> None:
        object.__setattr__(self, "page", page)
        object.__setattr__(self, "line", line)
        object.__setattr__(self, "packed", b"".join([PACKED_BOX.pack(*box) for box in boxes]) if boxes else b"")

    @classmethod
    def of(cls, page: int | None, line: int | None, packed: bytes) -> Span:
        """The span with boxes that are packed already."""
        span = object.__new__(cls)
        _set_page(span, page)
        _set_line(span, line)
        _set_packed(span, packed)
        return span

    @classmethod
    def at(cls, page: int, x0: float, top: float, x1: float, bottom: float) -> Span:
        """The span of one box on a page."""
        return cls.of(page, None, PACKED_BOX.pack(page, x0, top, x1, bottom))

    def __reduce__(self) -> tuple[Any, ...]:
        return Span.of, (self.page, self.line, self.packed)

    def __repr__(self) -> str:
        return f"Span(page={self.page}, line={self.line}, boxes={self.boxes})"

    @property
    def boxes(self) -> tuple[Box, ...]:
        return tuple(map(Box._make, PACKED_BOX.iter_unpack(self.packed)))

    @property
    def box(self) -> Box | None:
        """The first box."""
        return Box._make(PACKED_BOX.unpack_from(self.packed)) if self.packed else None

    @property
    def begin(self) -> tuple[int, float]:
        """Where it begins, comparable within a file: the line of a text file; a page and the points from its top."""
        if self.line is not None:
            return self.line, 0.0
        return self.page or 0, box.top if (box := self.box) is not None else 0.0

    @staticmethod
    def cover(spans: Iterable[Span]) -> Span:
        """The span that starts where the first one starts and has one box for each page that they touch."""
        found = list(spans)
        if not found:
            return Span()
        if len(found) == 1 and len(found[0].packed) <= PACKED_BOX.size:
            return found[0]
        by_page: dict[int, list[list[float]]] = {}
        for span in found:
            for page, *box in PACKED_BOX.iter_unpack(span.packed):
                by_page.setdefault(page, []).append(box)
        hulls = []
        for page, boxes in by_page.items():
            lefts, tops, rights, bottoms = zip(*boxes, strict=True)
            hulls.append(PACKED_BOX.pack(page, min(lefts), min(tops), max(rights), max(bottoms)))
        return Span.of(found[0].page, found[0].line, b"".join(hulls))


# What `object.__setattr__` does, in half of the time.
_set_page, _set_line, _set_packed = (Span.__dict__[name].__set__ for name in ("page", "line", "packed"))


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: its words, where it stands and how it is set.

    `edges` holds, for a PDF, len(text) + 1 x positions in points: the left edge of each character and the right edge
    of the last; it is empty in a text file. `size` is the font size in points, 0 where unknown. `confidence` is below 1
    where the letters were read from a picture.
    """

    text: str
    span: Span
    size: float = 0.0
    bold: bool = False
    italic: bool = False
    edges: array[float] = field(default_factory=lambda: array("f"), repr=False, compare=False)
    confidence: float = 1.0

    def __reduce__(self) -> tuple[Any, ...]:
        return Line, (self.text, self.span, self.size, self.bold, self.italic, self.edges, self.confidence)

    @property
    def box(self) -> Box | None:
        return self.span.box

    def part(self, start: int, end: int) -> Span:
        """The span of the characters start to end (0-based, end excluded) of this line."""
        box = self.box
        if box is None or len(self.edges) <= end or start >= end:
            return self.span
        return Span(self.span.page, self.span.line, (box._replace(x0=self.edges[start], x1=self.edges[end]),))


class Lines(Sequence[Line]):
    """Lines kept packed, in memory or put aside; made anew whenever they are asked for."""

    __slots__ = ("held", "length")

    def __init__(self, length: int, held: bytes | Put) -> None:
        self.length, self.held = length, held

    @staticmethod
    def aside(lines: Sequence[Line]) -> Sequence[Line]:
        """The lines put aside, unless there are none or they are already."""
        if isinstance(lines, Lines):
            return lines if isinstance(lines.held, Put) else Lines(lines.length, put_aside(lines.held))
        return Lines(len(lines), put_aside(pack(lines))) if lines and isinstance(lines, tuple | list) else lines

    @property
    def packed(self) -> bytes:
        return self.held if isinstance(self.held, bytes) else self.held.read()

    @property
    def texts(self) -> list[str]:
        """The words of each line, in a twentieth of the time that it takes to make the lines."""
        texts: list[str] = marshal.loads(self.packed)[0]
        return texts

    def __len__(self) -> int:
        return self.length

    def __iter__(self) -> Iterator[Line]:
        return iter(unpack(self.held))

    @overload
    def __getitem__(self, at: int) -> Line: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Line, ...]: ...
    def __getitem__(self, at: int | slice) -> Line | tuple[Line, ...]:
        return unpack(self.held)[at]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))


def pack(lines: Sequence[Line]) -> bytes:
    """The lines in bytes, in a third of the memory."""
    if isinstance(lines, Lines):
        return lines.packed
    places = [
        # Plain numbers: of numpy's, marshal makes bytes.
        (line.span.page, line.span.line, line.span.packed, float(line.size), bool(line.bold), bool(line.italic),
         line.edges.tobytes(), float(line.confidence))
        for line in lines
    ]  # fmt: skip
    return marshal.dumps(([line.text for line in lines], marshal.dumps(places)))


@lru_cache(UNPACKED)
def unpack(held: bytes | Put) -> tuple[Line, ...]:
    """The lines that `pack` has packed."""
    texts, places = marshal.loads(held if isinstance(held, bytes) else held.read())
    return tuple(
        Line(text, Span.of(page, line, boxes), size, bold, italic, array("f", edges), confidence)
        for text, (page, line, boxes, size, bold, italic, edges, confidence) in zip(
            texts, marshal.loads(places), strict=True
        )
    )


def texts_of(lines: Sequence[Line]) -> list[str]:
    """The words of lines that only those are asked of."""
    return lines.texts if isinstance(lines, Lines) else [line.text for line in lines]


forget_with_shelf(unpack.cache_clear)
