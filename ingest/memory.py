"""What is free goes back to the system: the C library keeps it, in pieces, for the process."""

from __future__ import annotations

import ctypes
import sys


def give_back() -> None:
    """Lets the system have the memory that pdfium, or a long paper of which only the facts are kept, has freed."""
    if trim := getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None:
        trim(0)
