"""Actions told of beside the text: notes at the right margin of minutes, and tables of actions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.decisions.action_tables import find_heads, find_tabled_actions, is_log
from extract.decisions.actions import OWNER_RE
from extract.decisions.initials import find_acts
from extract.decisions.owners import Noted, Owners
from extract.facts import MinuteItem, Resolution
from extract.issues import block_issue
from extract.patterns import pattern
from extract.sentences import sentence_spans
from ingest.model import Block, Issue, Span
from ingest.rows.margins import HEAD_RE

if TYPE_CHECKING:
    from extract.decisions.resolutions import DecisionReader

LONGEST = 600  # characters of a paragraph that is one action
EARLIER_RE = pattern(
    "item-about-earlier-actions",
    r"(?i:\bmatters\s+arising|\b(?:last|previous)\s+(?:meeting|minutes)|\baction\s+(?:log|tracker)|\boutstanding|\breview\s+of\s+actions)",
    matches=("Matters arising", "Actions from the last meeting", "Action log"),
    rejects=("Actions agreed", "Roads"),
)


def is_headed(blocks: Iterable[Block]) -> bool:
    """Whether the notes at the margin of the blocks stand under a head such as "Action"."""
    return any(HEAD_RE.match(line.text.strip()) for block in blocks for line in block.margin)


def read_note(block: Block, owners: Owners) -> Noted | None:
    """Whom the notes at a block's margin name; None where there are none, or where they are anything else."""
    text = _note_text(block)
    return owners.parse_noted(text, "headed" if owners.headed else "listed") if text else None


def find_unread_notes(blocks: Iterable[Block], owners: Owners) -> Iterator[Issue]:
    """An issue for each note in a column headed "Action" that names nobody."""
    for block in blocks:
        text = _note_text(block)
        if text and owners.headed and read_note(block, owners) is None:
            message = "A note in the column of actions names nobody who could act."
            yield Issue("extract", "action-note-unread", message, text, Span.cover(line.span for line in block.margin))


def take_note(reader: DecisionReader, block: Block, noted: Noted, before: int) -> None:
    """Give a block's one decision the owner noted at the margin; else what the text says that they will do.

    Under a head such as "Action", a short paragraph that decides nothing is the action itself. A note that nothing
    takes is an issue.
    """
    text, owners = block.text.strip(), reader.owners
    rows = reader.found[before:]
    acts = list(_find_noted_acts(text, noted, owners)) if not any(row.kind == "action" for row in rows) else []
    whole = owners.headed and block.kind in ("paragraph", "item") and not block.bold and len(text) <= LONGEST
    if acts or not rows and noted.owner is not None and whole:
        for start, end in acts or [(0, len(text))]:
            _cut_rows(reader, before, len(rows), text[start:end])
            row = reader.add("action", block, start, end, "action-at-margin")
            if row is not None:
                reader.found[-1] = _with(row, noted)
    elif len(rows) == 1:
        reader.found[-1] = _with(rows[0], noted)
    elif owners.headed:
        message = "A note of who is to act, or by when, stands beside text that is no single action."
        span = Span.cover(line.span for line in block.margin)
        reader.issues.append(Issue("extract", "action-note-unplaced", message, _note_text(block), span))


def _find_noted_acts(text: str, noted: Noted, owners: Owners) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence that says what those noted will do."""
    if noted.owner is not None:
        acts = list(find_acts(text, noted.owner, owners.initials))
        yield from acts or _find_named_acts(text, noted.owner, owners)


def _cut_rows(reader: DecisionReader, first: int, count: int, act: str) -> None:
    """Take what is an action of its own off the end of the decisions told before it in the same paragraph."""
    for at in range(first, first + count):
        row = reader.found[at]
        if row.text.endswith(act) and len(row.text) > len(act):
            reader.found[at] = replace(row, text=row.text.removesuffix(act).rstrip())


def read_table(reader: DecisionReader, block: Block, item: MinuteItem | None) -> None:
    """Add the rows of a table of actions; what an item tells of an earlier meeting's is none of this one's."""
    if block.grid is None:
        return
    earlier = item is not None and EARLIER_RE.search(item.title) is not None
    if is_log(block.grid) or earlier and find_heads(block.grid) is not None:
        message = "A table of actions from earlier meetings was not read as actions of this one."
        reader.issues.append(block_issue("action-log-skipped", message, block))
        return
    if earlier:
        return
    for action in find_tabled_actions(block.grid, reader.owners):
        source = Block("paragraph", action.text, (), action.span)
        row = reader.add("action", source, 0, len(action.text), "action-in-table", number=action.number)
        if row is not None:
            # Its own column tells who is to act, also where the text begins with a name.
            reader.found[-1] = _with(replace(row, owner=None), action.noted)


def _with(row: Resolution, noted: Noted) -> Resolution:
    row = replace(row, owner=noted.owner or row.owner)
    return replace(row, due=noted.due, due_date=noted.due_date) if noted.due is not None else row


def _note_text(block: Block) -> str:
    notes = [line.text.strip() for line in block.margin]
    return "\n".join(note for note in notes if note and not HEAD_RE.match(note))


def _find_named_acts(text: str, owner: str, owners: Owners) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence that begins with a post or name of `owner` and says what they will do."""
    for start, end in sentence_spans(text):
        match = OWNER_RE.match(text[start:end])
        named = owners.parse_owners(match["owner"], "headed") if match is not None else None
        if named is not None and set(named.split("; ")) <= set(owner.split("; ")):
            yield start, end
