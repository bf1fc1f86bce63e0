"""The parts of a pack: which blocks are the cover, a set of minutes, a report, an appendix, a distribution list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ingest.model import Block, Grid

# What a body that meets is called: the last word or so of its name.
BODY_NAMES = r"(?:committee|council|cabinet|board|panel|forum|executive|assembly|authority|group|commission)"

PartKind = Literal["cover", "minutes", "report", "appendix", "distribution", "body"]


@dataclass(frozen=True, slots=True)
class Part:
    """A run of blocks with one job; `first` is the index in `Document.blocks` of `blocks[0]`.

    A report begins at its header box (`header`) and ends before its appendices or the next part; an appendix belongs to
    the report part before it (`owner`, the index of that part in the list of parts). "body" is text of no pack: an
    inspection or annual report, or what no rule could place. `box_first` is the index of the first block of a report's
    header box, the lines without labels above it left out; None for a head that has no box. `title` is what the pack's
    own map (its bookmarks, its contents) calls the part.
    """

    kind: PartKind
    first: int
    blocks: tuple[Block, ...]
    header: Grid | None = None
    owner: int | None = None
    box_first: int | None = None
    title: str | None = None

    @property
    def end(self) -> int:
        """The index in `Document.blocks` of the first block after this part."""
        return self.first + len(self.blocks)
