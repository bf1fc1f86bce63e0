"""The day on which a paper was sent or printed, which a front prints like the day of its meeting.

Source of the rules: fronts of agendas ("Date of issue", "Published"), and letters that carry one ("Our ref", "Fax").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.patterns import pattern

PUBLISHED_RE = pattern(
    "cover-publication-day",
    r"^(?:date\s+(?:of\s+)?(?:publication|issue|despatch|dispatch|published)|(?:issue|publication|despatch|dispatch)\s+date|published|issued"
    r"|despatch(?:ed)?|dated)\b",
    matches=("Date of issue: 4 May 2027", "Published 3 June 2027"),
    rejects=("Date: 4 May 2027", "Thursday 4 May 2027"),
    flags=re.IGNORECASE,
)
LETTER_RE = pattern(
    "cover-letter-head",
    r"^(?:(?:your|our|my)\s+ref(?:erence)?|fax|facsimile)\b",
    matches=("Our ref :", "Fax: 01632 960 100"),
    rejects=("Reference",),
    flags=re.IGNORECASE,
)
PLACED_RE = re.compile(r"(?:time|venue|place|location)\b\s*(?::|\d)", re.IGNORECASE)  # of a meeting, below its day


def is_sent(texts: Sequence[str], at: int) -> bool:
    """Whether the day in a line of a front is that on which it was sent: so labelled, or in the head of a letter."""
    if PUBLISHED_RE.search(texts[at]) or at and PUBLISHED_RE.fullmatch(texts[at - 1].rstrip(" :")):
        return True
    if any(PLACED_RE.match(text) for text in texts[at + 1 : at + 3]):
        return False
    labelled = any(re.match(r"date\s*:", text, re.IGNORECASE) for text in texts[max(0, at - 1) : at + 1])
    return labelled and any(LETTER_RE.search(text) for text in texts[max(0, at - 4) : at + 5])
