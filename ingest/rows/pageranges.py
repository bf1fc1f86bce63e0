"""Page ranges in brackets that a line's end cuts: "(Pages 15" over "- 18)", whose end is no item's number."""

from __future__ import annotations

import re

OPEN_RE = re.compile(r"\((?:pages?|pp\.?)\s++\d{1,4}\s*+(?:[-\u2013]\s*+)?$", re.IGNORECASE)
CLOSING_RE = re.compile(r"[-\u2013]?\s*\d{1,4}\s*\)")


def closes_range(above: str, line: str) -> bool:
    """Whether a line begins with the end of a page range that the line above opens."""
    return OPEN_RE.search(above[-24:]) is not None and CLOSING_RE.match(line) is not None
