"""What a document can do to the process that reads it, told by the words in the file."""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import time
from pathlib import Path

from corpus.parsing import Parsed, parse_file

LEFT_BEHIND: list[bytes] = []


def parse_poison(location: str, path: str, ocr: bool = False) -> Parsed:
    """Does what the file's first word says, else parses the file; to be run in a worker."""
    try:
        return _act(location, path, ocr)
    except MemoryError:  # as parse_file does
        return Parsed(None, short_of_memory=True)


def parse_weighed(location: str, path: str, ocr: bool = False) -> Parsed:
    """Parses the file and writes the most memory that the worker has had, in MB, beside it."""
    parsed = parse_file(location, path, ocr)
    Path(f"{location}.peak").write_text(str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10))
    return parsed


def _act(location: str, path: str, ocr: bool) -> Parsed:
    match Path(location).read_text("utf-8").split()[0]:
        case "HANG":
            time.sleep(3600)
        case "SPIN":  # in native code that does not let go of the interpreter
            ctypes.PyDLL(None).pause()
        case "CRASH":
            ctypes.string_at(0)
        case "ABORT":  # as native code does that finds itself in a state it holds for impossible
            os.abort()
        case "KILL":
            os.kill(os.getpid(), signal.SIGKILL)
        case "LEAVE":
            os._exit(3)
        case "BOMB":
            while True:
                LEFT_BEHIND.append(b"x" * (16 << 20))
        case "GULP":  # more at once than anyone can see grow
            LEFT_BEHIND.append(b"x" * (8 << 30))
        case "LEAK":  # leaves memory behind for whoever comes next
            LEFT_BEHIND.append(b"x" * (200 << 20))
        case "DEPEND" if LEFT_BEHIND:
            os.abort()
        case "CLOSE":  # what it shares with the process goes away under it
            os.closerange(0, 64)
    return parse_file(location, path, ocr)
