"""A block without its beginning (a title, a label, a number run in with the text), or without its end."""

from __future__ import annotations

from dataclasses import replace

from ingest.model import Block

LEAD = 12  # characters by which the cut is found in its printed line


def cut_block(block: Block, start: int) -> Block:
    """The paragraph from offset `start` (0-based) of the block's text on, with its own lines and span, no number."""
    first = max((index for index, at in enumerate(block.starts) if at <= start), default=0)
    starts = (0, *(at - start for at in block.starts[first + 1 :]))
    whole = len(block.starts) == len(block.lines) and bool(block.lines)
    lines = block.lines[first:] if whole else block.lines
    if whole and (at := lines[0].text.find(block.text[start:][:LEAD])) > 0:
        edges = lines[0].edges[at:]
        lines = (
            replace(lines[0], text=lines[0].text[at:], span=lines[0].part(at, len(lines[0].text)), edges=edges),
            *lines[1:],
        )
    return replace(
        block,
        kind="paragraph",
        text=block.text[start:],
        lines=lines,
        span=block.part(start, len(block.text)),
        number=None,
        marker=None,
        starts=starts if whole else (),
        bold=False,
    )


def keep_start(block: Block, end: int) -> Block:
    """The block up to offset `end` (0-based, excluded) of its text, with the lines that this much of it stands on."""
    if end >= len(block.text) or len(block.starts) != len(block.lines):
        return block
    kept = [(line, at) for line, at in zip(block.lines, block.starts, strict=True) if at < end]
    last, at = kept[-1]
    # A line's own text may begin with the number that the block's text leaves out.
    lead = max(last.text.find(block.text[at : min(at + 12, end)].rstrip()), 0)
    words = last.text[: lead + end - at].rstrip()
    cut = replace(last, text=words, span=last.part(0, len(words)), edges=last.edges[: len(words) + 1])
    return replace(
        block,
        text=block.text[:end].rstrip(),
        lines=(*(line for line, _ in kept[:-1]), cut),
        span=block.part(0, end),
        starts=tuple(at for _, at in kept),
    )
