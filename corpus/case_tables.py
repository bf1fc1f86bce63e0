"""The tables of single cases put before a meeting: applications to be decided, questions to be answered."""

from __future__ import annotations

from corpus.keys import MEETING, REPORT
from corpus.schema import Column, Table

CASES = (
    Table(
        "applications",
        "Planning and licensing applications that reports are about or minutes tell of, from the box at their head.",
        (
            Column("reference", "Number of the application as printed.", index=True),
            Column("proposal", "What it is for."),
            Column("site", "Where: address or place."),
            Column("applicant", "Who applies."),
            Column("agent", "Who acts for them."),
            Column("ward", "Ward as printed."),
            Column("parish", "Parish or community as printed."),
            Column("case_officer", "The officer who deals with it."),
            Column("recommendation", "What officers recommend, as the box says it."),
            REPORT,
        ),
        label="reference",
        facets=("ward", "recommendation"),
        searched=True,
    ),
    Table(
        "questions",
        "Questions that members and the public put to a meeting, with what was answered.",
        (
            Column("number", "Number as printed."),
            Column("asker", "Who asks, as printed."),
            Column("respondent", "Who is asked, or answers, as printed."),
            Column("question", "The question."),
            Column("answer", "The answer."),
            Column("supplementary", "The supplementary question."),
            Column("supplementary_answer", "The answer to that."),
            MEETING,
        ),
        label="question",
        facets=("asker", "respondent"),
        searched=True,
    ),
)
