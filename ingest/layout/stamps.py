"""What a pack's maker sets on a page beside its own text: sideways stamps, and notices that a page is blank.

Source of the rule: packs put together by committee systems number their landscape pages along the short side.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ingest.pdfium.chars import Run

STAMP_RE = re.compile(r"(?:page|agenda item)(?:\s+no\.?)?\s+(?P<number>[A-Z]?\d{1,4}[A-Za-z]?)$", re.I)
NOTICE_RE = re.compile(
    r"\W*(?:this )?page (?:is |has been |was )?(?:(?:intentionally|deliberately|left) ){1,2}blank(?: \w{12,13})?\W*$",
    re.I,
)


def main_angle(runs: Sequence[Run]) -> int:
    """The quarter turns by which most of a page's letters are turned against upright."""
    letters: Counter[int] = Counter()
    for run in runs:
        letters[run.angle] += len(run.text)
    return max(letters, key=lambda angle: (letters[angle], -angle), default=0)


def is_stamp(run: Run) -> bool:
    """Whether a run is a number that was set sideways on a page that is upright."""
    return bool(run.angle) and STAMP_RE.match(run.text) is not None


def stamped_number(run: Run) -> str | None:
    """The page number of a sideways stamp, None for the number of an agenda item."""
    match = STAMP_RE.match(run.text)
    return match["number"] if match and run.text[:1] in "Pp" else None


def is_notice(texts: Sequence[str]) -> bool:
    """Whether all that a page says is that it was left blank."""
    return NOTICE_RE.match(" ".join(texts)) is not None
