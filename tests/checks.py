"""What holds for every text whatever is in it: it is read or refused, and its facts stand where they say."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from corpus.rows import DocumentRows, document_rows
from corpus.tables import TABLES
from extract.papers import extract
from ingest.errors import IngestError
from ingest.model import Document
from ingest.text import read_text
from ingest.textfiles.textrows import read_rows

# What quotes the paper as it is printed, of which the first letters are looked for in so many lines.
QUOTED = {"resolutions": "text", "recommendations": "text", "paragraphs": "text"}
QUOTED_LETTERS, QUOTED_LINES = 16, 12


def check_text(data: bytes) -> None:
    """Raises AssertionError, or what the code raises, for bytes that are neither read well nor refused."""
    try:
        document = read_text(Path("paper.txt"), data, hashlib.sha256(data).hexdigest())
    except IngestError as error:
        assert str(error).startswith("paper.txt ") and str(error).endswith("."), str(error)
        return
    found = extract(document)
    rows = document_rows(document, found, len(data))
    assert pickle.loads(pickle.dumps(rows)).tables == rows.tables  # as a worker hands them over
    again = read_text(Path("paper.txt"), data, document.sha256)
    assert again == document, "another document on a second reading"
    assert document_rows(again, extract(again), len(data)).tables == rows.tables, "other facts on a second reading"
    check_places(document, rows)


def check_places(document: Document, rows: DocumentRows) -> None:
    """Every block and fact has lines of the document, and the first words that it quotes stand at them."""
    lines = [row.marked.text for page in read_rows("\f".join(page.text for page in document.pages)) for row in page]
    for block in document.blocks:
        assert block.span.line is not None and 1 <= block.span.line <= len(lines), block.span
    for table, row in placed(rows):
        assert 1 <= row["line"] <= len(lines), (table, row)
        words = words_of(row[QUOTED[table]] or "")[:QUOTED_LETTERS] if table in QUOTED else ""
        here = words_of("".join(lines[row["line"] - 1 : row["line"] + QUOTED_LINES]))
        assert words in here, (table, words, lines[row["line"] - 1 : row["line"] + 3])


def placed(rows: DocumentRows) -> Iterator[tuple[str, dict[str, Any]]]:
    """(table, row by column) of each fact that has a line."""
    for table in TABLES:
        names = [column.name for column in table.columns]
        for values in rows.tables.get(table.name, ()):
            row = dict(zip(names, values, strict=True))
            if row.get("line") is not None:
                yield table.name, row


def words_of(text: str) -> str:
    """The letters and digits of a text alone: what is left when marks, hyphens and spacing are taken off."""
    return "".join(filter(str.isalnum, text)).lower()
