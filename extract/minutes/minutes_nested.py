"""Minutes within minutes: those of a committee that stand under an item of its council's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from extract.issues import block_issue
from extract.minutes.minute_chains import ABOUT_APOLOGIES_RE
from extract.minutes.minutes_headings import title_of
from ingest.model import Block, Issue

HEAD = 14  # blocks in which the heading stands
LONGEST_TITLE = 200  # characters of a numbered title


def is_nested(above: Sequence[Block], below: Sequence[Block]) -> bool:
    """Whether minutes (`below`) stand under an item of those above: an earlier day's, behind which the items go on.

    The first numbered title behind their heading has the number after the last one above, and is no first item.
    """
    before, after = next(_numbered(reversed(above)), None), next(_numbered(below[1:]), None)
    if before is None or after is None or ABOUT_APOLOGIES_RE.search(after.text):
        return False
    if int(after.number or 0) != int(before.number or 0) + 1:
        return False
    day, held = _day(above[:HEAD]), _day(below[:1])
    return day is not None and held is not None and held < day


def nested_issue(block: Block) -> Issue:
    """That minutes were read as the text of the item they stand under."""
    message = "Minutes of another meeting stand under an item and were read as its text."
    return block_issue("minutes-nested", message, block)


def _numbered(blocks: Iterable[Block]) -> Iterator[Block]:
    plain = (block for block in blocks if block.grid is None and (block.number or "").isdigit())
    return (block for block in plain if len(block.text) < LONGEST_TITLE)


def _day(blocks: Sequence[Block]) -> str | None:
    titles = (title_of(block) for block in blocks)
    return next((title.date for title in titles if title is not None and title.date), None)
