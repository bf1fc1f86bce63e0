"""A text file becomes a Document: form feeds part pages, marks are taken off, lines are gathered into blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from ingest.encodings import decode
from ingest.errors import EmptyFile, UnreadableText
from ingest.hyphens import find_words
from ingest.layout.unrolled import unroll
from ingest.model import Block, BlockKind, Document, Issue, Page, join_lines
from ingest.shelves import clear_shelf
from ingest.textfiles.converters import close_up, open_up, tab_bars, tab_gaps
from ingest.textfiles.headings import rank_headings
from ingest.textfiles.paragraphs import Draft, find_paragraphs
from ingest.textfiles.runningheads import split_furniture
from ingest.textfiles.textmargins import part_notes
from ingest.textfiles.textrows import Row, is_hard_wrapped, read_rows

LOST = "\ufffd"
MAX_LOST_LINES = 20
LINE_END_HYPHEN_RE = re.compile(r"[a-z][-\u2010]\n")
MEDIA_TYPE = "text/plain"


def read_text(path: Path, data: bytes, sha256: str) -> Document:
    """The Document of a text file; raises UnreadableText, and EmptyFile where there is no word in it."""
    try:
        text = decode(data)
    except UnreadableText as error:
        raise UnreadableText(f"{path} {error}") from None
    if not text.strip():
        raise EmptyFile(f"{path} holds no text, only white space. Fetch it again from where it came from.")
    clear_shelf()
    text = tab_bars(text)
    pages = close_up(read_rows(text))
    hard_wrapped = is_hard_wrapped(pages)
    if not hard_wrapped and (tabbed := tab_gaps(text)) is not text:
        text = tabbed
        pages = close_up(read_rows(text))
    kept, heads, labels = split_furniture(pages)
    rows = [row for page in (kept if hard_wrapped else open_up(kept)) for row in page]
    drafts = find_paragraphs(part_notes(rows) if hard_wrapped else rows, hard_wrapped)
    rank_headings(drafts)
    texts = text.split("\f")
    words = find_words(text) if LINE_END_HYPHEN_RE.search(text) else frozenset()
    made = tuple(
        Page(
            rows[0].page,
            texts[index],
            label=labels[index],
            method="file",
            furniture=tuple(row.line for row in heads[index]),
        )
        for index, rows in enumerate(pages)
    )
    blocks = unroll([make_block(draft, words) for draft in drafts])
    return Document(str(path), sha256, MEDIA_TYPE, made, blocks, issues=tuple(find_issues(pages)))


def find_issues(pages: Sequence[Sequence[Row]]) -> Iterator[Issue]:
    """An issue for each of the first lines that hold characters lost in decoding."""
    lost = (row for page in pages for row in page if LOST in row.raw)
    for row in islice(lost, MAX_LOST_LINES):
        message = f"Line {row.number} holds characters that could not be decoded; they read as {LOST}."
        yield Issue("ingest", "lost-characters", message, row.text[:200], row.line.span)


def make_block(draft: Draft, words: frozenset[str] = frozenset()) -> Block:
    """The block of a draft: the kind from its rank and marker, the text joined, the marker taken off."""
    lines = tuple(row.line for row in draft.rows)
    span = lines[0].span
    if draft.grid is not None:
        text = "\n".join("\t".join(row).rstrip("\t") for row in draft.grid.texts())
        return Block("grid", text, lines, span, grid=draft.grid)
    marker = draft.marker
    text, starts = join_lines([marker.rest if marker else lines[0].text, *(line.text for line in lines[1:])], words)
    return Block(
        _kind(draft),
        text,
        lines,
        span,
        number=marker.number if marker else None,
        marker=marker.printed if marker else None,
        level=draft.level,
        starts=starts,
        bold=all(line.bold for line in lines),
        margin=tuple(line for row in draft.rows for line in row.margin),
    )


def _kind(draft: Draft) -> BlockKind:
    """A number with points or a code makes a numbered paragraph, any other marker a list item."""
    if draft.rank:
        return "heading"
    if draft.marker is None or draft.marker.style in ("decimal", "code"):
        return "paragraph"
    return "item"
