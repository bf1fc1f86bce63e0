"""Facts that look whole and are cut: they end on a word or mark that only goes before another.

Source of the sign: titles and clauses of which a page's end, a column or a lost line took the rest.
"""

from __future__ import annotations

from collections.abc import Iterator

from extract.extractions import Extraction
from extract.facts import Fact
from extract.patterns import pattern
from ingest.model import Issue

OPEN_END_RE = pattern(
    "end-of-what-is-cut",
    r"(?:\b(?:the|of|to|for|with|by|from|an?|its|their|(?<!; )and|&)|[,\u2013\u2014])$",
    matches=("That the plan be agreed with the", "Map of quays,", "Moorings and", "Report of the Director of"),
    rejects=("note the fees; and", "That the fees be kept.", "Appendix A", "Moorings"),
)


def find_cut(found: Extraction) -> Iterator[Issue]:
    """An issue for each title, clause, paper or field of a head that ends as no whole one does."""
    for fact, text in _texts(found):
        if text and OPEN_END_RE.search(text.rstrip()):
            message = "What was read here ends as if it were cut."
            yield Issue("extract", "fact-cut", message, text[-200:], fact.span)


def _texts(found: Extraction) -> Iterator[tuple[Fact, str | None]]:
    for report in found.reports:
        yield from ((report, text) for text in (report.title, report.wards, report.from_officer, report.meeting_name))
    yield from ((row, row.text) for row in found.recommendations)
    yield from ((paper, paper.title) for paper in found.background_papers)
    yield from ((row, row.title) for row in found.appendices)
    yield from ((item, item.title) for item in found.agenda_items)
