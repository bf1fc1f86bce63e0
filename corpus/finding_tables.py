"""The tables of people, dates and figures."""

from __future__ import annotations

from corpus.keys import CONTEXT, PARAGRAPH, PERSON
from corpus.schema import Column, Table

FINDINGS = (
    Table(
        "people",
        "People named in papers; one row for a person across all of them.",
        (
            Column("name", "The fullest form of the name seen."),
            Column("kind", "officer, councillor, co-opted or other.", index=True),
            Column("surname", "Last part of the name, for sorting.", index=True),
        ),
        label="name",
        facets=("kind",),
        sort="surname",
        derived=True,
    ),
    Table(
        "person_names",
        "The forms in which a person is printed in each paper, and why they are taken to be one person.",
        (
            Column("name", "Name as printed."),
            Column("reason", "Why this form is taken to be this person."),
            Column("surname", "Last part of the name, normalised; only names that share it are compared.", index=True),
            PERSON,
        ),
        label="name",
        facets=("reason",),
        derived=True,
        indexes=(("person_id", "id"),),
    ),
    Table(
        "officers",
        "People with a role, one row for each pairing of the two in a document; councillors with a role too.",
        (
            Column("name", "Name as printed."),
            Column("role", "Role as printed."),
            Column("context", "Where it was read: audit trail, attendance, contact, prose and so on."),
            PERSON,
        ),
        label="name",
        facets=("context",),
        searched=True,
    ),
    Table(
        "dates",
        "Dates and periods in the text.",
        (
            Column("text", "As printed."),
            Column("start_date", "First day, ISO 8601.", index=True),
            Column("end_date", "Last day, ISO 8601.", index=True),
            Column("precision", "day, month, quarter, year, financial_year or range."),
            CONTEXT,
            PARAGRAPH,
        ),
        label="text",
        facets=("precision",),
    ),
    Table(
        "figures",
        "Sums, percentages, counts, durations and rates in the text.",
        (
            Column("text", "As printed."),
            Column("value", "The number: £5.9 million is 5900000.", "REAL", index=True),
            Column(
                "unit", "GBP, percent, count, days, weeks, months, years, per_1000, per_10000 and so on.", index=True
            ),
            Column("subject", "What is counted, in the paper's words."),
            Column("period", "The period it is for, in the paper's words."),
            CONTEXT,
            PARAGRAPH,
        ),
        label="text",
        facets=("unit",),
    ),
)
