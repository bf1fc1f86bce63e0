"""Actions told of beside the text: notes at the right margin of minutes, and tables of actions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.action_tables import find_tabled_actions
from extract.actions import OWNER_RE
from extract.facts import MinuteItem, Resolution
from extract.initials import find_acts
from extract.owners import Noted, Owners
from extract.patterns import pattern
from extract.sentences import sentence_spans
from ingest.margins import HEAD_RE
from ingest.model import Block, Issue, Span

if TYPE_CHECKING:
    from extract.resolutions import DecisionReader

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

    Under a head such as "Action", a short paragraph that decides nothing is the action itself.
    """
    text, owners = block.text.strip(), reader.owners
    if len(reader.found) == before and noted.owner is not None:
        acts = [*find_acts(text, noted.owner, owners.initials)] or [*_find_named_acts(text, noted.owner, owners)]
        whole = owners.headed and block.kind in ("paragraph", "item") and not block.bold and len(text) <= LONGEST
        for start, end in acts or ([(0, len(text))] if whole else ()):
            row = reader.add("action", block, start, end, "action-at-margin")
            if row is not None:
                reader.found[-1] = _with(row, noted)
    elif len(reader.found) == before + 1:
        reader.found[-1] = _with(reader.found[-1], noted)


def read_table(reader: DecisionReader, block: Block, item: MinuteItem | None) -> None:
    """Add the rows of a table of actions; what an item tells of an earlier meeting's is none of this one's."""
    if block.grid is None or item is not None and EARLIER_RE.search(item.title):
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
