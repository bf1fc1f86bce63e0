"""Rows kept packed some at a time and put aside: a paper of a thousand pages has a hundred thousand of them."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Iterable, Iterator
from typing import Any

from ingest.shelves import Put, put_aside

Row = tuple[Any, ...]
PACKED_AT_ONCE = 500  # rows
FEW_AT_ONCE = 64  # of those that hold whole pages or tables


class PackedRows:
    """Rows that can be added to and gone through, as often as wanted; picklable as it is, in a tenth of their size.

    They are put aside with the paper that they are of; whoever unpickles them has them in memory.

    `list(rows)` has them all at once. `at_once` are packed together.
    """

    def __init__(self, rows: Iterable[Row] = (), at_once: int | None = None) -> None:
        self._at_once = at_once or PACKED_AT_ONCE
        self._packed: list[bytes | Put] = []
        self._loose: list[Row] = []
        self._length = 0
        for row in rows:
            self.add(row)
        if self._packed:
            self._pack()

    def add(self, row: Row) -> None:
        self._loose.append(row)
        self._length += 1
        if len(self._loose) >= self._at_once:
            self._pack()

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[Row]:
        for data in self._parts():
            yield from pickle.loads(zlib.decompress(data))
        yield from self._loose

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PackedRows) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]

    def __getstate__(self) -> dict[str, Any]:
        """Few rows are handed over as they are: to squeeze those of a short paper takes longer."""
        if self._packed:
            self._pack()
        return {**self.__dict__, "_packed": list(self._parts())}

    def _parts(self) -> Iterator[bytes]:
        return (part.read() if isinstance(part, Put) else part for part in self._packed)

    def _pack(self) -> None:
        if not self._loose:
            return
        self._packed.append(put_aside(zlib.compress(pickle.dumps(self._loose, pickle.HIGHEST_PROTOCOL), 1)))
        self._loose = []
