"""Rows of a document become paragraphs, headings, list items and notes, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ingest.layout.notes import NOTE_RE, find_notes
from ingest.layout.quietheads import is_quiet_heading
from ingest.layout.ranks import TOLD
from ingest.layout.tagging import is_told_heading
from ingest.model import Block, Grid, GridLines, Span, join_lines
from ingest.pdfium.chars import RAISE
from ingest.rows.rows import Row
from ingest.rows.wraps import CLOSED_RE, LEADER_RE, Draft, Measures, goes_on
from ingest.tables.nested import part_nested

ITEM_STYLES = frozenset({"bullet", "letter", "roman"})


def build_blocks(
    pages: Iterable[tuple[Sequence[Row | Grid], Measures]],
) -> list[Block]:
    """The blocks of all pages in reading order; a paragraph may go on over a page break."""
    blocks: list[Block | Draft] = []
    late: list[Block | Draft] = []
    draft: Draft | None = None
    note: Draft | None = None
    for items, at in pages:
        notes = find_notes(items, at.body, note is not None and not CLOSED_RE.search(note.rows[-1].text))
        gone = {id(row) for row in notes}
        kept = [item for item in items if id(item) not in gone]
        asides: list[Draft | Grid] = []
        for item, after in zip(kept, [*kept[1:], None], strict=False):
            if isinstance(item, Row) and item.aside:
                if asides and isinstance(asides[-1], Draft) and goes_on(asides[-1], item, at):
                    asides[-1].rows.append(item)
                else:
                    asides.append(Draft([item], at))
                continue
            if (
                draft
                and isinstance(item, Grid)
                and isinstance(after, Row)
                and after.beside
                and goes_on(draft, after, at)
            ):
                asides.append(item)
                continue
            if draft and isinstance(item, Row) and goes_on(draft, item, at):
                draft.rows.append(item)
                continue
            blocks += [finish(draft, item), *late] if draft else late
            blocks += map(finish_aside, asides)
            late, asides = [], []
            draft = Draft([item], at) if isinstance(item, Row) else None
            if isinstance(item, Grid):
                blocks += map(grid_block, part_nested(item))
        found = read_notes(notes, at, note)
        late += [*map(finish_aside, asides), *found]
        note = found[-1] if found else note if notes else None
    whole = [*blocks, *([finish(draft)] if draft else []), *late]
    return [finish(block, note=True) if isinstance(block, Draft) else block for block in whole]


def finish_aside(aside: Draft | Grid) -> Block:
    return grid_block(aside) if isinstance(aside, Grid) else finish(aside)


def read_notes(notes: Sequence[Row], at: Measures, before: Draft | None) -> list[Draft]:
    """Footnotes, one for each number; lines before the first number go on with the last note of the page before."""
    drafts: list[Draft] = []
    for row in notes:
        if NOTE_RE.match(row.text) or (not drafts and before is None):
            drafts.append(Draft([row], at))
        else:
            note = drafts[-1] if drafts else before
            assert note is not None
            note.rows.append(row)
    return drafts


def grid_block(grid: Grid) -> Block:
    return Block("grid", grid.text, GridLines(grid), Span.cover(cell.span for cell in grid.cells), grid=grid)


def finish(draft: Draft, after: Row | Grid | None = None, note: bool = False) -> Block:
    """The block of a draft; `after` is what stands under it."""
    rows, at = draft.rows, draft.at
    first = rows[0]
    marker = first.marker
    # A number alone, or a sentence that begins with a year or a sum, is text.
    texts = [row.text for row in rows]
    if note:
        marker = None  # The sign of a note is no bullet and its number that of no paragraph: they stay with its text.
        if match := NOTE_RE.match(texts[0]):
            texts[0] = match[0].translate(RAISE) + texts[0][match.end() :]
    if marker and (marker.rest or len(rows) > 1):
        texts[0] = marker.rest
    else:
        marker = None
    text, starts = join_lines(texts)
    if marker and not marker.rest:
        starts = (0, *starts[1:])
    bold = all(row.bold for row in rows)
    size = max(rows, key=lambda row: len(row.text)).size
    kind = "paragraph"
    below = after if isinstance(after, Row) and not note else None
    heading = is_heading(text, len(rows), bold, size, at) or is_quiet_heading(rows, text, below, (at.left, at.right))
    told = first.tag if first.tag and not note else None
    level = TOLD + told.heading if told and told.heading and at.told else 1
    heading = heading or (level > TOLD and is_told_heading(text, len(rows)))
    clause = marker is not None and (marker.style == "bullet" or text[:1].islower())
    if heading and not clause:
        kind = "heading"
    elif (marker and marker.style in ITEM_STYLES) or (told and told.begins and not marker):
        kind = "item"
    return Block(
        kind,  # type: ignore[arg-type]
        text,
        tuple(row.line for row in rows),
        Span.cover(row.line.span for row in rows),
        marker.number if marker else None,
        marker.printed if marker else None,
        level if kind == "heading" else 1 if kind == "item" else 0,
        starts,
        None,
        bold,
        size,
        tuple(line for row in rows for line in row.margin),
        note,
    )


def is_heading(text: str, rows: int, bold: bool, size: float, at: Measures) -> bool:
    """Whether a block is set as a heading: short, and larger, bolder or in capitals."""
    letters = sum(map(str.isalpha, text))
    if rows > 4 or len(text) > 220 or letters < 2 or LEADER_RE.search(text):
        return False
    said = text.rstrip("\"'\u201d\u2019")
    if text.endswith((";", ",")) or (said.endswith(".") and (len(text) > 60 or ". " in text)):
        return False
    if size >= 1.12 * at.body:
        return True
    return bold or (text.isupper() and letters >= 5 and rows <= 2)
