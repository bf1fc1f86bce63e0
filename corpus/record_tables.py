"""The tables of what the program did and could not do."""

from __future__ import annotations

from corpus.schema import Column, Table

RECORDS = (
    Table(
        "ingests",
        "What happened to each file in each run.",
        (
            Column("id", "Counts up.", "INTEGER"),
            Column("path", "The file, as given.", index=True),
            Column("status", "loaded, unchanged or failed.", index=True),
            Column("stage", "Where it failed: find, read, extract or load."),
            Column("error", "Why it failed, in a sentence."),
            Column("note", "What else is to be known, such as that another file holds the same bytes."),
            Column("pages", "Pages read.", "INTEGER"),
            Column("seconds", "How long reading took.", "REAL"),
            Column("at", "When, UTC.", index=True),
            Column("sha256", "SHA-256 of the file's bytes.", index=True),
            Column("document_id", "Its document at the time; not a key, for a document can be withdrawn.", index=True),
        ),
        label="path",
        facets=("status", "stage"),
        sort_desc="id",
        fact=False,
    ),
    Table(
        "issues",
        "What a reader or a rule could not make sense of, in public.",
        (
            Column("stage", "ingest, extract or load."),
            Column("code", "Short fixed name of the problem.", index=True),
            Column("message", "The problem in words."),
            Column("text", "The text that caused it."),
        ),
        label="message",
        facets=("code", "stage"),
    ),
    Table(
        "files",
        "The files last seen, so that unchanged ones are passed over; not part of what the papers say.",
        (
            Column(
                "location",
                "Absolute path of the file, for the next run: empty on the site, a number in the copy for download.",
            ),
            Column("path", "The file, as given."),
            Column("size", "Size in bytes.", "INTEGER"),
            Column("modified", "Time of last change, nanoseconds since 1970.", "INTEGER"),
            Column("sha256", "SHA-256 of the file's bytes.", index=True),
            Column("document_id", "The document it is.", references="documents"),
            Column("version", "Fingerprint of the program that read it; another one means it is read again."),
        ),
        label="path",
        fact=False,
        pk="location",
    ),
    Table(
        "state",
        "What the program keeps about the database itself.",
        (Column("key", "Name."), Column("value", "Value.")),
        fact=False,
        pk="key",
    ),
)
