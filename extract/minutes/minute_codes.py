"""Codes that head the items of minutes at the beginning of a line, whatever the words behind them are like.

"1/31 To receive apologies", "*450 Minutes", "FG 6631 Resolved to pay": where three codes of one shape or more go up one
by one, each begins a block of its own and is that block's number. Source of the rule: minutes of parishes and counties
that number through the year, and their copies as plain text, in which a line may run into the paragraph above.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.cells.cuts import cut_block, keep_start
from extract.minutes.minute_numbers import number_shape, number_values
from extract.minutes.minute_titles import title_line_end
from extract.patterns import pattern
from ingest.model import Block

CODED_LINE_RE = pattern(
    "line-that-begins-with-a-code",
    r"^(?P<printed>\*\s?(?P<starred>\d{1,4})|(?P<number>(?!(?:ITEM|PART|PAGE|RULE|NOTE|STEP|UNIT|FLAT|PLOT|ROOM|FORM|CLASS|GRADE|STAGE|PHASE|LOT|ANNEX)\b)"
    r"[A-Z]{2,5}[ ./]?\d{1,5}(?:/\d{1,4})?|[A-Z]\d{1,4}|\d{1,4}/\d{1,4}(?:/\d{1,4})?))[.:]?\s+(?=[A-Z\u201c\"(])",
    matches=("1/31 To receive apologies", "*450 Minutes", "FG 6631 Resolved to pay", "31/012. Budget", "C31 Fees"),
    rejects=("12 Budget", "STEP 1 Apply", "1/31 of the sum", "31 May"),
)
FEWEST = 3  # codes that make a series
MARK = "/"  # ends the marker of a block that a series numbers


@dataclass(frozen=True, slots=True)
class CodedLine:
    """A line that begins with a code: index of its block and of the line in it, the code, where the words begin."""

    block: int
    line: int
    number: str
    shape: str
    length: int


def with_codes(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, cut at each line that a code of a series begins, with the code as their number."""
    series = _find_series(blocks)
    if not series:
        return list(blocks)
    by_block: dict[int, list[CodedLine]] = defaultdict(list)
    for coded in series:
        by_block[coded.block].append(coded)
    return [part for index, block in enumerate(blocks) for part in _cut(block, by_block.get(index, []))]


def is_coded(block: Block) -> bool:
    """Whether a series of codes gave the block its number."""
    return block.number is not None and (block.marker or "").endswith(MARK)


def _find_series(blocks: Sequence[Block]) -> list[CodedLine]:
    """The lines whose codes of one shape go up one by one; none where bold headings have numbers of their own."""
    # A number alone above a heading has no marker: it may be one of the series.
    if sum(block.marker is not None and _is_numbered_title(block) for block in blocks) >= FEWEST:
        return []
    found: dict[str, list[CodedLine]] = defaultdict(list)
    for coded in (coded for index, block in enumerate(blocks) for coded in _coded_lines(index, block)):
        found[coded.shape].append(coded)
    chains = [_longest_chain(alike) for alike in found.values()]
    best = max(chains, key=len, default=[])
    return best if len(best) >= FEWEST else []


def _is_numbered_title(block: Block) -> bool:
    return block.number is not None and (block.kind == "heading" or block.bold)


def _coded_lines(index: int, block: Block) -> Iterator[CodedLine]:
    if block.kind == "grid" or block.number is not None or len(block.starts) != len(block.lines):
        return
    for at, start in enumerate(block.starts):
        match = CODED_LINE_RE.match(block.text[start:])
        if match is not None:
            shape = "*9" if match["starred"] else number_shape(match["number"])
            yield CodedLine(index, at, match["starred"] or match["number"], shape, match.end())


def _longest_chain(alike: Sequence[CodedLine]) -> list[CodedLine]:
    """From the first code on those whose value is the next one; one may be missing between two."""
    chain: list[CodedLine] = []
    last = 0
    for coded, value in zip(alike, number_values([coded.number for coded in alike]), strict=True):
        if value is not None and (not chain or last < value <= last + 2):
            chain.append(coded)
            last = value
    return chain


def _cut(block: Block, coded: Sequence[CodedLine]) -> Iterator[Block]:
    """The parts of a block from code to code, each with its code as number and a title on a line of its own apart."""
    if not coded:
        yield block
        return
    first = block.starts[coded[0].line]
    if first:
        yield keep_start(block, first)
    ends = [block.starts[following.line] for following in coded[1:]] + [len(block.text)]
    for one, end in zip(coded, ends, strict=True):
        start = block.starts[one.line]
        part = cut_block(keep_start(block, end), start + one.length)
        star = "*" if one.shape.startswith("*") else ""
        part = replace(part, kind=block.kind, bold=block.bold, number=one.number, marker=f"{star}{one.number}{MARK}")
        yield from without_title_line(part)


def without_title_line(block: Block) -> Iterator[Block]:
    """A title on the first line and the text below it, where a line ran into the next; else the block alone."""
    end = title_line_end(block)
    if not end:
        yield block
        return
    yield keep_start(block, end)
    yield cut_block(block, end)
