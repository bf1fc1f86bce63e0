"""A block without its beginning: what follows a title, a label or a number that is run in with the text."""

from __future__ import annotations

from dataclasses import replace

from ingest.model import Block


def cut_block(block: Block, start: int) -> Block:
    """The paragraph from offset `start` (0-based) of the block's text on, with its own lines and span, no number."""
    first = max((index for index, at in enumerate(block.starts) if at <= start), default=0)
    starts = (0, *(at - start for at in block.starts[first + 1 :]))
    whole = len(block.starts) == len(block.lines) and bool(block.lines)
    return replace(
        block,
        kind="paragraph",
        text=block.text[start:],
        lines=block.lines[first:] if whole else block.lines,
        span=block.part(start, len(block.text)),
        number=None,
        marker=None,
        starts=starts if whole else (),
        bold=False,
    )
