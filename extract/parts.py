"""The parts of a pack: which blocks are the cover, a set of minutes, a report, an appendix, a distribution list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ingest.model import Block, Grid

PartKind = Literal["cover", "minutes", "report", "appendix", "distribution", "body"]


@dataclass(frozen=True, slots=True)
class Part:
    """A run of blocks with one job; `first` is the index in `Document.blocks` of `blocks[0]`.

    A report begins at its header box (`header`) and ends before its appendices or the next part; an appendix belongs to
    the report part before it (`owner`, the index of that part in the list of parts). "body" is text of no pack: an
    inspection or annual report, or what no rule could place.
    """

    kind: PartKind
    first: int
    blocks: tuple[Block, ...]
    header: Grid | None = None
    owner: int | None = None

    @property
    def end(self) -> int:
        """The index in `Document.blocks` of the first block after this part."""
        return self.first + len(self.blocks)
