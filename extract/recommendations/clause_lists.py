"""A list of recommendations on its way: its rows, what they hang on, the place in the numbering."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from extract.facts import Recommendation, Report
from ingest.markers import Style
from ingest.model import Span


@dataclass
class Clauses:
    """What has been read of one list of recommendations: rows, what they hang on, the place in the numbering."""

    report: Report | None
    rule: str
    of_officers: bool  # no inspection report
    rows: list[Recommendation] = field(default_factory=list)
    lead_in: str | None = None
    parent: str | None = None
    style: Style | None = None
    outer: Style | None = None
    number: str | None = None
    closed: bool = False  # what follows are conditions or reasons, no clauses
    begun: str | None = None  # a clause that ends in a colon, while nothing hangs on it yet
    decimal: str | None = None  # the last number with a dot that a clause, or what clauses hang on, has
    interrupted: bool = False  # text that is no clause stood after the last one
    waiting: str | None = None  # a number printed alone, its clause still to come

    @property
    def is_coded(self) -> bool:
        """Whether the list is one clause under a code of its own, with what the paper says of it."""
        return self.rule == "recommendation-coded"

    def add(self, text: str, span: Span, number: str | None) -> None:
        text, self.begun, self.interrupted = text.strip(), None, False
        if text:
            lead, report = self.parent or self.lead_in, self.report
            row = Recommendation(span=span, rule=self.rule, report=report, number=number, text=text, lead_in=lead)
            self.rows.append(row)

    def extend(self, text: str) -> None:
        """Words that go on with the last clause: a bullet under it or a line that begins in lower case."""
        self.rows[-1] = replace(self.rows[-1], text=f"{self.rows[-1].text} {text.strip()}")
