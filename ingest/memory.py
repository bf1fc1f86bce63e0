"""What is free goes back to the system: the C library keeps it, in pieces, for the process."""

from __future__ import annotations

import ctypes
import sys

LONG = 100  # pages of a paper, from which on it is worth it


def give_back(pages: int = LONG) -> None:
    """Lets the system have the memory that pdfium, or the work on a paper of so many pages, has freed."""
    if pages < LONG:
        return
    if trim := getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None:
        trim(0)
