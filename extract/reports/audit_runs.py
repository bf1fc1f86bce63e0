"""Where audit trails stand: the grids, and lines between them, that make up one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.cells.cells import row_texts
from extract.labels import heading_field, vocabulary
from extract.parts import Part
from extract.patterns import pattern
from extract.reports.consultees import consultation_columns, is_list_head
from extract.reports.trails import is_audit_trail, is_history, is_trail_rest
from ingest.model import Block

SENT_RE = pattern(
    "audit-trail-sent",
    r"^date\s+(?:the\s+)?(?:final\s+)?report\s+(?:was\s+)?(?:\w{1,5}\s+to\s+(?:the\s+)?(?P<to>.+?)(?:(?<!\s)\s*+/\s*+)?|sent)$",
    matches=("Date final report sent to the Clerks Team", "Date report sent to Scrutiny", "Date final report sent"),
    rejects=("Date", "Report sent to the printer", "Date report due"),
    flags=re.IGNORECASE,
)
MOST_ABOVE = 2  # blocks: a heading, and what it asks of the report's author


def audit_runs(part: Part) -> Iterator[list[int]]:
    """Runs of neighbouring grids that make up one audit trail, as indexes in the part."""
    run: list[int] = []
    for index, block in enumerate(part.blocks):
        if run and block.grid is None and _is_wrapped(part.blocks, index):
            run.append(index)
        elif block.grid is None:
            heads = is_list_head([block.text]) or heading_field(block.text) == "audit_trail"
            if run and len(block.text) > 3 and not heads:
                yield run
                run = []
        elif (
            is_audit_trail(block)
            or is_announced(part, index)
            or (run and not is_history(block) and (_labels(block) or is_trail_rest(block)))
        ):
            run.append(index)
        elif run:
            yield run
            run = []
    if run:
        yield run


def is_announced(part: Part, index: int) -> bool:
    """Whether a heading close above a table of names says that these cleared the report ("Report sign-off")."""
    above, grid = part.blocks[max(0, index - MOST_ABOVE) : index], part.blocks[index].grid
    if grid is None or not any(b.grid is None and heading_field(b.text) == "audit_trail" for b in above):
        return False
    return any(consultation_columns(row_texts(row), announced=True) for row in grid.rows[:2])


def _is_wrapped(blocks: Sequence[Block], index: int) -> bool:
    """Whether a line without columns is the end of a consultee's title, with the rest of the trail soon after it."""
    ahead = blocks[index : index + 3]
    following = next((n for n, block in enumerate(ahead) if block.grid is not None), None)
    if following is None or not is_trail_rest(ahead[following]):
        return False
    return all(block.kind == "paragraph" and len(block.text) < 60 for block in ahead[:following])


def _labels(block: Block) -> bool:
    rows = [row_texts(row) for row in block.grid.rows] if block.grid else []
    return any(row and row[0] and (vocabulary("trail").field(row[0]) or SENT_RE.match(" ".join(row))) for row in rows)
