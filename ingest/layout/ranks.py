"""The levels of a PDF's headings, by how they are set, and of its list items, by how far they are indented."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.model import Block, Box

DEEPER = 5.0  # points
TOLD = 10  # is added to the rank that a tag gives a heading, until all headings are known
TOLD_SHARE = 0.8  # of the headings that tags rank, for them to be believed
LEAST_TOLD = 2  # ranks among them


def rank_items(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with the depth of each list item: one more for each indent within a run of items."""
    ranked = []
    sides: list[float] = []
    above: Box | None = None
    for block in blocks:
        box = block.lines[0].box if block.kind == "item" else None
        if box is None or (above and box.page == above.page and box.top < above.top):  # the head of the next column
            sides = []
        above = box
        if box is not None:
            while sides and box.x0 < sides[-1] - DEEPER:
                sides.pop()
            if not sides or box.x0 > sides[-1] + DEEPER:
                sides.append(box.x0)
            block = replace(block, level=len(sides))
        ranked.append(block)
    return ranked


def rank_headings(blocks: Sequence[Block], body: float) -> list[Block]:
    """The blocks with the level of each heading: by size against the body's, then capitals; numbers go deeper.

    Levels that no heading of the document has are closed up.
    """
    ranks = {id(block): heading_rank(block, body) for block in blocks if block.kind == "heading"}
    told = told_ranks(blocks)
    ranks = told or ranks
    order = {rank: level for level, rank in enumerate(sorted(set(ranks.values())), 1)}
    return [
        replace(block, level=min(6, order[ranks[id(block)]])) if block.kind == "heading" else block for block in blocks
    ]


def told_ranks(blocks: Sequence[Block]) -> dict[int, int]:
    """The ranks of headings where tags tell most of them, the others below those; else nothing."""
    headings = [block for block in blocks if block.kind == "heading"]
    told = {id(block): block.level - TOLD for block in headings if block.level > TOLD}
    if len(told) < TOLD_SHARE * len(headings) or len(set(told.values())) < LEAST_TOLD:
        return {}
    lowest = max(told.values()) + 1
    return {id(block): told.get(id(block), lowest) for block in headings}


def heading_rank(block: Block, body: float) -> int:
    depth = len([part for part in (block.number or "").split(".") if part not in ("", "0")])
    if block.size >= 1.45 * body:
        rank = 0
    elif block.size >= 1.12 * body:
        rank = 1
    else:
        rank = 2 if block.text.isupper() else 3
    return rank + max(0, depth - 1)
