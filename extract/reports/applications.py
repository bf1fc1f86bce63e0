"""Planning and licensing applications: what the box at the head of a report says that one is for, where and by whom.

Source of the rule: reports to planning committees, which begin with a box "Application No | Site | Proposal |
Applicant | Ward | Recommendation", ruled or as lines of label and value.
"""

from __future__ import annotations

from dataclasses import dataclass

from extract.facts import Fact, Report
from extract.reports.box_values import Box


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Application(Fact):
    """One application, every value as printed; `recommendation` is what its box says that officers recommend."""

    report: Report | None
    reference: str
    proposal: str | None = None
    site: str | None = None
    applicant: str | None = None
    agent: str | None = None
    ward: str | None = None
    parish: str | None = None
    case_officer: str | None = None
    recommendation: str | None = None


def make_application(box: Box, report: Report | None) -> Application | None:
    """The application that a box is about; None for a box of another kind. One that minutes tell of has no report."""
    if not box.is_application or box.application_number is None:
        return None
    values = box.values
    return Application(
        span=box.span,
        rule="application-box",
        report=report,
        reference=box.application_number,
        proposal=values.get("proposal"),
        site=values.get("site"),
        applicant=values.get("applicant"),
        agent=values.get("agent"),
        ward=values.get("wards"),
        parish=values.get("parish"),
        case_officer=values.get("case_officer"),
        recommendation=values.get("recommended"),
    )
