"""An issue about one block of a paper."""

from __future__ import annotations

from ingest.model import Block, Issue

MOST_TEXT = 200  # characters of a block that an issue repeats


def block_issue(code: str, message: str, block: Block) -> Issue:
    """An issue of the stage `extract` about a block: where it stands, with the beginning of its text."""
    return Issue("extract", code, message, block.text[:MOST_TEXT], block.span)
