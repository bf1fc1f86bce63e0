"""What has been read of a paper and is not needed at once, put aside as bytes: a little in memory, more in a file.

The file is a temporary one without a name, so that it is gone with the process, however that ends. Where none can be
made, or it can grow no further, the bytes stay in memory.
"""

from __future__ import annotations

import os
import pickle
import tempfile
from collections.abc import Callable, Iterator, Sequence
from threading import Lock
from typing import IO, Generic, TypeVar, overload

from ingest.memory import give_back

IN_MEMORY = 1 << 20  # bytes; a paper of some forty pages needs no file

T = TypeVar("T")


class Shelf:
    """Bytes that were put aside, and the file with those that came first; `cells` counts cells of theirs that
    are in memory too."""

    __slots__ = ("_file", "_filed", "_full", "_lock", "_waiting", "cells")

    def __init__(self) -> None:
        self.cells = 0
        self._file: IO[bytes] | None = None
        self._filed = 0  # bytes in the file; those that come after them wait in memory
        self._waiting = bytearray()
        self._full, self._lock = False, Lock()

    def __del__(self) -> None:
        if self._file is not None:
            self._file.close()

    def put(self, data: bytes) -> Put:
        with self._lock:
            at = self._filed + len(self._waiting)
            self._waiting += data
            if len(self._waiting) > IN_MEMORY and not self._full:
                self._write()
        return Put(self, at, len(data))

    def read(self, at: int, size: int) -> bytes:
        with self._lock:
            if at >= self._filed:
                return bytes(self._waiting[at - self._filed : at - self._filed + size])
            assert self._file is not None
            return os.pread(self._file.fileno(), size, at)

    def _write(self) -> None:
        """Moves what waits to the file; all of it or nothing."""
        try:
            if self._file is None:
                self._file = tempfile.TemporaryFile(prefix="papers-", buffering=0)  # noqa: SIM115
            written = 0
            while written < len(self._waiting):
                written += os.pwrite(self._file.fileno(), memoryview(self._waiting)[written:], self._filed + written)
        except OSError:
            self._full = True
            return
        self._filed += len(self._waiting)
        self._waiting = bytearray()
        give_back()  # what was put aside has left gaps


_current = Shelf()


class Put:
    """The place of some bytes on a shelf."""

    __slots__ = ("at", "shelf", "size")

    def __init__(self, shelf: Shelf, at: int, size: int) -> None:
        self.shelf, self.at, self.size = shelf, at, size

    def read(self) -> bytes:
        return self.shelf.read(self.at, self.size)


class Pile(Sequence[T], Generic[T]):
    """Things put aside one after the other; made anew whenever they are asked for.

    `together` are packed as one: small things are quicker to go through so. The first ones stay `at_hand` as they are.
    What is gone before the paper is read has a shelf of its `own`, whose file goes with it.
    """

    def __init__(self, together: int = 1, at_hand: int = 0, own: bool = False) -> None:
        self._together, self._at_hand = together, at_hand
        self._shelf = Shelf() if own else _current
        self._first: list[T] = []
        self._packed: list[Put] = []
        self._last: list[T] = []

    def pack(self, things: list[T]) -> bytes:
        return pickle.dumps(things, pickle.HIGHEST_PROTOCOL)

    def unpack(self, data: bytes) -> list[T]:
        things: list[T] = pickle.loads(data)
        return things

    def append(self, thing: T) -> None:
        if len(self._first) < self._at_hand:
            self._first.append(thing)
            return
        self._last.append(thing)
        if len(self._last) == self._together:
            self._packed.append(self._shelf.put(self.pack(self._last)))
            self._last = []

    def __len__(self) -> int:
        return len(self._first) + len(self._packed) * self._together + len(self._last)

    def __iter__(self) -> Iterator[T]:
        yield from self._first
        for put in self._packed:
            yield from self.unpack(put.read())
        yield from self._last

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[T, ...]: ...
    def __getitem__(self, at: int | slice) -> T | tuple[T, ...]:
        wanted = range(len(self))[at]
        if not isinstance(wanted, int):
            return tuple(map(self._thing, wanted))
        return self._thing(wanted)

    def _thing(self, at: int) -> T:
        if at < len(self._first):
            return self._first[at]
        group, place = divmod(at - len(self._first), self._together)
        return (self.unpack(self._packed[group].read()) if group < len(self._packed) else self._last)[place]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))


_forgetting: list[Callable[[], object]] = []


def forget_with_shelf(forget: Callable[[], object]) -> None:
    """Has this called when another paper begins: it lets go of what was made of things put aside, and so of them."""
    _forgetting.append(forget)


def clear_shelf() -> None:
    """What is put aside from here on is of another paper; a shelf lasts as long as something on it is known."""
    global _current
    for forget in _forgetting:
        forget()
    _current = Shelf()


def put_aside(data: bytes) -> Put:
    """Puts bytes of the paper that is being read aside."""
    return _current.put(data)
