"""What one document may use: seconds and megabytes, held against a worker from outside and from within.

The memory of a worker is looked at from outside, so that the reason for its end is known; a limit in the kernel stands
behind it for what grows faster than anyone looks.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys
from dataclasses import dataclass
from pathlib import Path

MEGABYTE = 1 << 20
LEAST_MEMORY = 256  # MB: the readers and rules themselves take a hundred
# Address space that is asked for but not used (arenas, stacks of threads) counts in the kernel's limit.
SLACK = 2
PR_SET_PDEATHSIG = 1  # prctl(2)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may take: `timeout` in seconds, `memory` in MB of the worker that reads it.

    Reading a page that is a picture takes about 700 MB, a pack of some hundred pages 250.
    """

    timeout: float = 600.0
    memory: int = 1500

    @property
    def bytes(self) -> int:
        return self.memory * MEGABYTE


def limit_memory(limits: Limits) -> None:
    """Let this process take so much more than it has; beyond that an allocation fails (MemoryError in Python)."""
    held = held_data()
    if held is None:
        return
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = held + SLACK * limits.bytes
    resource.setrlimit(resource.RLIMIT_DATA, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most))


def held_data() -> int | None:
    """Bytes of private memory that this process has asked for; None where the system does not say."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[5]) * resource.getpagesize()
    except (OSError, ValueError, IndexError):
        return None


def used_memory(pid: int | None) -> int:
    """Bytes of memory that are a process's own, shared libraries left out; 0 where the system does not say."""
    try:
        parts = Path(f"/proc/{pid}/statm").read_text().split()
        return (int(parts[1]) - int(parts[2])) * resource.getpagesize()
    except (OSError, ValueError, IndexError):
        return 0


def stand_alone() -> None:
    """Make this process a group of its own that is ended with its parent, so that what it starts ends with it."""
    os.setsid()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def signal_name(exit_code: int | None) -> str:
    """What ended a process, as a person would look it up: "SIGSEGV" or "exit code 3"."""
    if exit_code is None or exit_code >= 0:
        return f"exit code {exit_code}"
    try:
        return signal.Signals(-exit_code).name
    except ValueError:
        return f"signal {-exit_code}"
