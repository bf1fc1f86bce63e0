"""Audit trails that a report ends with as labelled lines: "Author: NAME, POST", "Consultees: NAME, POST …".

Source of the rule: reports of county boroughs, which name in their last lines who wrote them and who was consulted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from extract.appendices.list_headings import list_heading
from extract.facts import AuditTrail, Consultee, Report
from extract.labels import Label, vocabulary
from extract.parts import Part
from extract.people.run_on_people import NAMED_RE, person_and_post, split_people
from extract.reports.report_histories import without_numbers
from ingest.model import Block, Span

NEAR = 4  # blocks from the author to the consultees
MOST_CONSULTED, LONGEST = 40, 400


def read_sign_off(part: Part, report: Report | None) -> tuple[AuditTrail | None, list[Consultee]]:
    """The trail that such lines are, with who was consulted; None where no author stands near a list of consultees."""
    blocks = part.blocks
    for at, block in enumerate(blocks):
        label = line_label(block)
        if label is None or label.field != "report_author" or not label.rest:
            continue
        below = (n for n in range(at + 1, min(at + 1 + NEAR, len(blocks))) if _names_consultees(blocks[n]))
        asked = next(below, None)
        if asked is None:
            return None, []
        author = "; ".join(without_numbers(person) for person in split_people(label.rest))
        trail = AuditTrail(span=block.span, rule="sign-off-lines", report=report, report_author=author)
        more = takewhile(_may_go_on, blocks[asked + 1 : asked + 1 + MOST_CONSULTED])
        return trail, list(_consultees((blocks[asked], *more), trail))
    return None, []


def line_label(block: Block) -> Label | None:
    """The label of a trail that the first line of a block begins with."""
    if block.grid is not None or not block.lines or ":" not in block.text[:40]:
        return None
    label = vocabulary("trail").split(" ".join(block.lines[0].text.split()))
    return label if label is not None and label.apart else None


def _names_consultees(block: Block) -> bool:
    label = line_label(block)
    return label is not None and label.field == "consultees" and bool(label.rest or len(block.lines) > 1)


def _may_go_on(block: Block) -> bool:
    """Whether a block may go on with a list of those consulted: short lines without a label or number."""
    if block.grid is not None or block.number is not None or len(block.text) > LONGEST:
        return False
    if block.kind == "heading":
        return person_and_post(block.text) is not None
    return line_label(block) is None and list_heading(block)[0] is None and not block.text.rstrip().endswith((".", ":"))


def _consultees(blocks: Sequence[Block], trail: AuditTrail) -> Iterator[Consultee]:
    """Each person begins on a line of their own; a line that begins with none goes on with the one above."""
    label = line_label(blocks[0])
    lines = [(" ".join(line.text.split()), line.span) for block in blocks for line in block.lines]
    lines[0] = (label.rest if label is not None else lines[0][0], lines[0][1])
    entries: list[tuple[str, Span]] = []
    for text, span in filter(lambda line: line[0], lines):
        if entries and person_and_post(entries[0][0]) is not None and NAMED_RE.match(text) is None:
            entries[-1] = (f"{entries[-1][0]} {text}", entries[-1][1])
        else:
            entries.append((text, span))
    for text, span in entries:
        for person in split_people(text):
            yield Consultee(span=span, rule="sign-off-lines", audit_trail=trail, officer_title=person)
