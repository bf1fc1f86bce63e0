"""The tables of what came, changed and went: the change feed and the list of papers taken back."""

from __future__ import annotations

from corpus.schema import Column, Table

CHANGES = (
    Table(
        "changes",
        "What came, changed and went, in order: the log behind the change feed. It holds ids and no words of papers.",
        (
            Column("seq", "Counts up; never used twice.", "INTEGER"),
            Column("at", "When, UTC."),
            Column(
                "change",
                "added; changed: read again with another outcome; replaced: another version took a paper's place; "
                "withdrawn: gone.",
            ),
            Column("subject", "documents, people or committees."),
            Column(
                "row_id",
                "The document, person or committee. Of a person or committee that is gone the SHA-256 of its id, "
                "for the id is made of a name.",
                index=True,
            ),
            Column("replaces", "The document whose place it took.", index=True),
            Column("n_rows", "How many rows were added, changed, moved or withdrawn with it.", "INTEGER"),
            Column(
                "detail",
                "JSON: by table the rows added, changed, withdrawn and moved, each as its id without the document's. "
                "Empty for a paper that is new: its rows are those that have its document_id.",
            ),
        ),
        facets=("change", "subject"),
        sort_desc="seq",
        fact=False,
        pk="seq",
    ),
    Table(
        "withdrawals",
        "Papers taken back: they are not read again unless that is asked for.",
        (
            Column("document_id", "The document it was."),
            Column("sha256", "SHA-256 of the file's bytes."),
            Column("at", "When, UTC."),
        ),
        sort_desc="at",
        fact=False,
        pk="document_id",
    ),
)
