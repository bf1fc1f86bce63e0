"""What a worker process does: reads the files it is given, one after the other, and hands over what is in each."""

from __future__ import annotations

import io
import os
import pickle
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection

from corpus.limits import Limits, limit_memory, stand_alone, used_memory
from corpus.parsing import Parsed, parse_file

LARGEST_OUTCOME = 512 << 20  # bytes handed to the writer

Parse = Callable[[str, str, bool], Parsed]


def too_much_memory(name: str, limits: Limits) -> str:
    return f"{name} needs more than {limits.memory} MB of memory. Give it more with --memory, or leave it out."


def serve(connection: Connection, limits: Limits, ocr: bool, parse: Parse = parse_file) -> None:
    """What a worker does: says that it is ready, then an outcome for each file it is given, until there are no more.

    The first byte of an outcome is "0" when the worker leaves after it, for there is no telling what state it is in.
    """
    from corpus.preloads import settle

    stand_alone()
    settle()
    with suppress(EOFError, OSError, KeyboardInterrupt):
        connection.send_bytes(b"ready")
        while True:
            location, name = connection.recv()
            limit_memory(limits)
            parsed = parse(location, name, ocr)
            if parsed.short_of_memory:
                parsed = Parsed(None, parsed.stage, too_much_memory(name, limits), parsed.seconds)
                connection.send_bytes(b"0" + pickle.dumps(parsed))
                return
            well = used_memory(os.getpid()) < limits.bytes // 2
            connection.send_bytes(_handed_over(b"1" if well else b"0", parsed, name))


def _handed_over(mark: bytes, parsed: Parsed, name: str) -> memoryview:
    """The mark and the outcome, or a sentence why it cannot be handed over."""
    try:
        data = _packed(mark, parsed)
        if len(data) <= LARGEST_OUTCOME:
            return data
        message = f"{name} holds more than can be stored at once: cut it into smaller files."
    except Exception as error:
        message = f"{name} could not be handed over by its worker: {type(error).__name__}: {error}."
    return _packed(mark, Parsed(None, "extract", message, parsed.seconds))


def _packed(mark: bytes, parsed: Parsed) -> memoryview:
    """The mark and the outcome in bytes, of which there is one copy."""
    data = io.BytesIO()
    data.write(mark)
    pickle.dump(parsed, data, protocol=pickle.HIGHEST_PROTOCOL)
    return data.getbuffer()
