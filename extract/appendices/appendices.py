"""Background papers and appendices of a report, from their tables or from the lists under their headings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extract.appendices.attached_appendices import find_attached
from extract.appendices.list_headings import cut_heading, split_at_headings
from extract.appendices.list_reader import ListReader
from extract.facts import Appendix, BackgroundPaper, Report
from extract.parts import Part
from ingest.model import Block, Document


@dataclass(frozen=True)
class ListFacts:
    """Background papers and appendices, and the indexes of the grids they stood in."""

    background_papers: tuple[BackgroundPaper, ...] = ()
    appendices: tuple[Appendix, ...] = ()
    blocks: frozenset[int] = frozenset()


def find_appendices(document: Document, parts: Sequence[Part], report_of: Mapping[int, Report]) -> ListFacts:
    """The entries of every report's lists; a row or line that says "None" is no entry."""
    reader = ListReader()
    for place, part in enumerate(parts):
        if part.kind == "report":
            report = report_of.get(place)
            reader.begin(part.blocks)
            for index, block in _whole_headings(part):
                if block.grid is not None:
                    if reader.read_grid(block, report):
                        reader.grids.add(index)
                    else:
                        reader.leave(report)
                    continue
                for piece in split_at_headings(block):
                    reader.read_line(piece, report)
            reader.end(report)
        elif part.kind == "appendix":
            reader.read_rest(part.blocks, report_of.get(place))
    attached = find_attached(parts, report_of, reader.appendices)
    appendices = sorted((*reader.appendices, *attached), key=lambda row: row.span.begin)
    return ListFacts(tuple(reader.papers), tuple(appendices), frozenset(reader.grids))


def _whole_headings(part: Part) -> Iterator[tuple[int, Block]]:
    """The blocks of a report with their indexes in the paper, a heading that was cut put together."""
    skip = 0
    for at, block in enumerate(part.blocks):
        if skip:
            skip -= 1
            continue
        count = cut_heading(part.blocks, at) if block.grid is None else 0
        if count:
            text = " ".join(one.text for one in part.blocks[at : at + count])
            block, skip = replace(block, text=text, lines=()), count - 1
        yield part.first + at, block
