"""Appendices that a report cites and that are attached to it under heads of their own, in no list of appendices."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from extract.appendices.appendix_heads import AppendixHead, find_heads
from extract.facts import Appendix, Report
from extract.labels import fold
from extract.parts import Part
from extract.patterns import pattern
from ingest.model import Block

NUMBER = r"(?:\d{1,2}[a-z]?|[A-Z]\d?|[ivxIVX]{1,4})"
CITED_RE = pattern(
    "appendix-cited",
    rf"\b(?:[Aa]ppendi(?:x|ces)|[Aa]nnex(?:e|es)?|[Ss]chedules?)\s+(?P<numbers>{NUMBER}\b(?:(?:,\s|\s(?:and|&|to)\s|\s?[-\u2013]\s?)(?:[Aa]ppendix\s)?{NUMBER}\b(?!\s[a-z]+ly\b))*)",
    matches=(
        "set out at Appendix 2",
        "(Annex A)",
        "Appendices 1, 2 and 4",
        "appendices A to C",
        "Appendix 1 and Appendix 2",
    ),
    rejects=("an appendix", "Appendices are attached", "annexed 2"),
)
SPAN_RE = re.compile(rf"({NUMBER})(?:\sto\s|\s?[-\u2013]\s?)(?:[Aa]ppendix\s)?({NUMBER})")


def find_attached(
    parts: Sequence[Part], report_of: Mapping[int, Report], listed: Iterable[Appendix]
) -> Iterator[Appendix]:
    """A row for each head of an appendix behind the report that it is sure to belong to, where no list names it.

    The report cites it; or it is the only report of the paper, and the appendix counts on from those above it ("2"
    behind "1", "A" behind none). A head whose title is not plain, or of a paper without a report, makes no row.
    """
    names: dict[int, list[str]] = {}
    for row in listed:
        if row.number:
            names.setdefault(id(row.report), []).append(fold(row.number).rpartition(" ")[2])
    alone = len({id(report) for report in report_of.values()}) == 1
    for place, part in enumerate(parts):
        report = report_of.get(place)
        owner = place if part.kind == "report" else part.owner
        if report is None or owner is None or part.kind not in ("report", "appendix"):
            continue
        known = names.setdefault(id(report), [])
        heads = [head for head in find_heads(part) if head.name not in known]
        cited = _cited(parts[owner].blocks) if heads else set()
        for head in heads:
            sure = head.name in cited or (alone and _counts_on(head.name, known, cited))
            if sure and head.title is not None and head.name not in known:
                known.append(head.name)
                yield _row(head, head.title, report)


def _counts_on(name: str, known: Sequence[str], cited: Iterable[str]) -> bool:
    """Whether an appendix is the next one after those known, or the first where a report speaks of none."""
    if not known:
        return name in ("1", "a") and not list(cited)
    last = known[-1]
    if name.isdigit() and last.isdigit():
        return int(name) == int(last) + 1
    return len(name) == len(last) == 1 and not last.isdigit() and ord(name) == ord(last) + 1


def _row(head: AppendixHead, title: str, report: Report) -> Appendix:
    rule = "appendix-attached"
    return Appendix(span=head.block.span, rule=rule, report=report, number=head.number, title=title)


def _cited(blocks: Sequence[Block]) -> set[str]:
    """The numbers of the appendices that a report speaks of, folded."""
    found: set[str] = set()
    for block in blocks:
        text = block.grid.text if block.grid is not None else block.text
        if "pp" not in text and "nn" not in text and "ched" not in text:
            continue
        for match in CITED_RE.finditer(text):
            if block.kind == "heading" and match.start() == 0:
                continue  # the head itself
            found.update(fold(number) for number in re.findall(NUMBER, match["numbers"]))
            for low, high in SPAN_RE.findall(match["numbers"]):
                found.update(_between(low, high))
    return found


def _between(low: str, high: str) -> Iterator[str]:
    """The numbers between two: "A", "C" -> "b"."""
    if low.isdigit() and high.isdigit():
        yield from map(str, range(int(low) + 1, int(high)))
    elif len(low) == len(high) == 1:
        yield from (chr(code) for code in range(ord(low.lower()) + 1, ord(high.lower())))
