"""The search index: its tables, how a document's rows come and go, and queries as people type them."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from corpus.ids import search_range
from corpus.index import COLUMNS, SEARCHED

TOKENIZER = "porter unicode61 remove_diacritics 2"
# Which of the index's columns stand beside it once more: reading them from the index reads each row's words as well,
# several times as long, and a search reads thousands. Filters and facets are made from here.
FACET_COLUMNS = ("kind", "committee", "date", "document_id")
FACETS = "search_facets"
# `pages_fts` keeps no copy of the text: it reads `pages`, by `search_id`, for a page's rowid may move in a VACUUM.
SEARCH_SQL = (
    f"""CREATE VIRTUAL TABLE IF NOT EXISTS search USING fts5(kind UNINDEXED, ref_id UNINDEXED, title, text,
        committee UNINDEXED, date UNINDEXED, document_id UNINDEXED, tokenize='{TOKENIZER}')""",
    f"""CREATE VIRTUAL TABLE IF NOT EXISTS pages_fts USING fts5(text, content=[pages], content_rowid=[search_id],
        tokenize='{TOKENIZER}')""",
    f"""CREATE TABLE IF NOT EXISTS {FACETS} (id INTEGER PRIMARY KEY,
        {", ".join(f"{name} TEXT" for name in FACET_COLUMNS)})""",
    # What an older version of the program has put into the index.
    f"INSERT OR IGNORE INTO {FACETS} SELECT rowid, {', '.join(FACET_COLUMNS)} FROM search",
)
# Words in a title weigh more than words in the text; the columns are those of the table, in order.
RANK = "bm25(search, 0, 0, 4.0, 1.0, 0, 0, 0)"
# What decides comes before what describes, where words match alike (bm25 is negative: smaller is better).
KIND_WEIGHTS = {
    "resolution": 1.5,
    "recommendation": 1.4,
    "report": 1.3,
    "application": 1.2,
    "question": 1.2,
    "agenda_item": 1.1,
    "table": 1.0,
    "officer": 1.0,
    "paragraph": 0.5,  # it stands under its heading; that a heading has the word says little of the text
}
KINDS = (
    "resolution", "recommendation", "paragraph", "report", "agenda_item", "application", "question", "table", "officer",
)  # fmt: skip
# Each kind's table; its rows are found by `ref_id`.
TABLE_OF_KIND = {kind: table for table, kind in SEARCHED.items()}
TERM_RE = re.compile(r'(?P<minus>-)?"(?P<phrase>[^"]*)"(?P<phrase_star>\*)?|(?P<word>\S+)')
WORD_RE = re.compile(r"\w")
MARKS = ("\u0002", "\u0003")


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found; `snippet` has the words found between the two characters of `MARKS`."""

    kind: str
    ref_id: str
    title: str | None
    snippet: str
    committee: str | None
    date: str | None
    document_id: str
    score: float


def index_document(connection: sqlite3.Connection, document: str, rows: Iterable[Sequence[Any]]) -> None:
    """Put a document's rows into the index, going through them twice; its pages must be stored already."""
    marks = ", ".join("?" * len(COLUMNS))
    connection.executemany(f"INSERT INTO search ({', '.join(COLUMNS)}) VALUES ({marks})", rows)
    places = [COLUMNS.index(name) for name in ("rowid", *FACET_COLUMNS)]
    connection.executemany(
        f"INSERT INTO {FACETS} (id, {', '.join(FACET_COLUMNS)}) VALUES ({', '.join('?' * len(places))})",
        ([row[place] for place in places] for row in rows),
    )
    connection.execute(
        "INSERT INTO pages_fts (rowid, text) "
        "SELECT search_id, text FROM pages WHERE document_id = ? ORDER BY search_id",
        (document,),
    )


def unindex_document(connection: sqlite3.Connection, document: str) -> None:
    """Take a document's rows out of the index; its pages must still be stored: their words tell what to take out."""
    connection.execute(
        "INSERT INTO pages_fts (pages_fts, rowid, text) "
        "SELECT 'delete', search_id, text FROM pages WHERE document_id = ?",
        (document,),
    )
    numbers = search_range(document)
    connection.execute("DELETE FROM search WHERE rowid BETWEEN ? AND ?", (numbers.start, numbers.stop))
    connection.execute(f"DELETE FROM {FACETS} WHERE id BETWEEN ? AND ?", (numbers.start, numbers.stop))


def facets_of(connection: sqlite3.Connection) -> str:
    """The table of each row's facets, for a FROM, its `id` the row's number in the index.

    A database that an older version made, and that nothing has been read into since, has them in the index alone.
    """
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (FACETS,)).fetchone():
        return FACETS
    return f"(SELECT rowid AS id, {', '.join(FACET_COLUMNS)} FROM search)"


def parse_query(typed: str) -> str | None:
    """The FTS5 query for what a person typed; None if it asks for nothing that can be found.

    "a phrase", prefix*, OR between terms and a leading minus work as people expect; everything else is words that must
    all be there. Every term is quoted, so nothing typed can be a syntax error.
    """
    wanted: list[list[str]] = []
    refused: list[str] = []
    either = False
    for minus, term in _terms(typed):
        if term in ("OR", "AND"):
            either = term == "OR" and bool(wanted)
            continue
        if minus:
            refused.append(term)
        elif either:
            wanted[-1].append(term)
        else:
            wanted.append([term])
        either = False
    if not wanted:
        return None
    asked = " AND ".join(group[0] if len(group) == 1 else f"({' OR '.join(group)})" for group in wanted)
    return f"({asked}) NOT ({' OR '.join(refused)})" if refused else asked


def _terms(typed: str) -> Iterator[tuple[bool, str]]:
    denied = False
    for match in TERM_RE.finditer(typed.replace("\u201c", '"').replace("\u201d", '"').replace("\x00", " ")):
        phrase, word = match["phrase"], match["word"]
        if word in ("OR", "AND"):
            yield False, word
            continue
        if word == "NOT":
            denied = True
            continue
        minus = denied or bool(match["minus"]) or bool(word and word.startswith("-") and len(word) > 1)
        text = (phrase if word is None else word.lstrip("-") if minus else word) or ""
        denied = False
        star = "*" if (match["phrase_star"] or (word and word.endswith("*"))) else ""
        text = text.replace('"', " ").rstrip("*").strip()
        if WORD_RE.search(text):
            yield minus, f'"{text}"{star}'


def search_corpus(
    connection: sqlite3.Connection,
    typed: str,
    kind: str | None = None,
    committee: str | None = None,
    since: str | None = None,
    until: str | None = None,
    limit: int = 20,
    offset: int = 0,
) -> list[Hit]:
    """What is found for a query as typed, best first; `since` and `until` are ISO days, both included."""
    query = parse_query(typed)
    if query is None:
        return []
    where, values = ["search MATCH ?"], [query]
    for condition, value in (
        ("kind = ?", kind),
        ("committee LIKE '%' || ? || '%'", committee),
        ("date >= ?", since),
        ("date <= ?", until),
    ):
        if value:
            where.append(condition)
            values.append(value)
    weights = " ".join(f"WHEN '{name}' THEN {weight}" for name, weight in KIND_WEIGHTS.items())
    score = f"{RANK} * CASE kind {weights} ELSE 0.9 END"
    snippet = f"snippet(search, 3, '{MARKS[0]}', '{MARKS[1]}', '…', 32)"
    sql = (
        f"SELECT kind, ref_id, title, {snippet}, committee, date, document_id, {score} AS score FROM search "
        f"WHERE {' AND '.join(where)} ORDER BY score, search.rowid LIMIT ? OFFSET ?"
    )
    return [
        Hit(row[0], row[1], row[2], row[3] or "", *row[4:]) for row in connection.execute(sql, (*values, limit, offset))
    ]
