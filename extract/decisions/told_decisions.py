"""Decisions told of in one paragraph: by a decision's word in it, by its sentences, or by a note of who is to act."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.decisions.actions import ACTION_RE, INLINE_ACTION_RE, TO_ACT_RE, TOLD_TO_ACT_RE, find_note
from extract.decisions.decision_lists import OpenList
from extract.decisions.decision_sentences import (
    AGREED_MOVED_RE,
    BODY_AGREED_MINUTES_RE,
    BODY_AGREED_RE,
    CLOSING_NOTED_RE,
    IT_WAS_AGREED_RE,
    MEMBERS_AGREED_RE,
    MINUTES_AGREED_RE,
    MOVED_AND_AGREED_RE,
    MOVED_THAT_RE,
    PAYMENTS_AGREED_RE,
    PROPOSED_SENTENCE_RE,
    PROPOSER_AND_SECOND_RE,
    REPORT_NOTED_RE,
    TO_SIGN_RE,
    WITHOUT_SUBJECT_RE,
    WORD_BEHIND_RE,
)
from extract.decisions.decisions import (
    AND_NOTED_RE,
    CAPITALS_RE,
    DECISION_LABEL_RE,
    FIRST_CLAUSE_RE,
    LABELLED_RE,
    MOVING_CLAUSE_RE,
    MOVING_RE,
    SENTENCE_RE,
    decision_kind,
    find_decision,
    find_decisions,
    marker_style,
    parse_outcome,
)
from extract.decisions.owners import find_due
from extract.recommendations.run_in_clauses import split_clauses
from extract.sentences import sentence_starts
from ingest.model import Block

if TYPE_CHECKING:
    from extract.decisions.resolutions import DecisionReader

# What tells in one sentence, its subject with it, that minutes or a report were agreed.
AGREED_WHOLE = (MINUTES_AGREED_RE, BODY_AGREED_MINUTES_RE, TO_SIGN_RE, REPORT_NOTED_RE)


def read_alone(reader: DecisionReader, block: Block) -> None:
    """CASE 3: a decision told of in one block."""
    text = block.text.strip()
    if MOVING_RE.search(text):
        reader.moving = True
    bullet = block.kind == "item" and block.number is None
    if (note := find_note(text, reader.owners)) is not None:
        add_noted_action(reader, block, text, note)
    elif (match := ACTION_RE.match(text) or INLINE_ACTION_RE.search(text)) is not None and not CAPITALS_RE.search(
        text, match.start("text")
    ):
        reader.add("action", block, match.start("text"), len(text), "action-line")
    elif (match := MOVED_THAT_RE.match(text)) is not None and find_decision(block) is None:
        reader.add(
            "agreed",
            block,
            match.start("text"),
            match.end("text") + 1,
            "moved-and-agreed",
            outcome=parse_outcome(text),
        )
    elif (match := DECISION_LABEL_RE.match(text)) is not None and not bullet:
        reader.add("resolved", block, match.start("text"), len(text), "decision-label", lead_in="Decision:")
    elif (match := WORD_BEHIND_RE.search(text)) is not None and not bullet:
        start = max((at for at in sentence_starts(text) if at < match.start()), default=0)
        reader.add(decision_kind(match["word"]), block, start, match.start(), "decision-word-behind")
    elif (match := find_decision(block)) is not None and not (bullet and not _is_formal(match)):
        if _is_formal(match) or split_clauses(text) or not _read_sentences(reader, block, text):
            for found, end in find_decisions(text, match):
                _add_decision(reader, block, text[:end], found)
    elif not bullet and _read_sentences(reader, block, text):
        return
    elif (bullet and not MINUTES_AGREED_RE.match(text)) or reader.moving and text.lower().startswith("that "):
        return  # what was moved, or one point of a talk
    elif (match := _agreed_whole(text)) is not None:
        end = next((start for start in sentence_starts(text) if start > match.end()), len(text))
        reader.add(decision_kind(match["word"]), block, 0, len(text[:end].rstrip()), "decision-sentence")


def _agreed_whole(text: str) -> re.Match[str] | None:
    return next((match for rule in AGREED_WHOLE if (match := rule.match(text)) is not None), None)


def read_closing(reader: DecisionReader, blocks: Sequence[Block]) -> None:
    """What the last paragraph of an item says was noted, where the item tells of no decision."""
    last = next((block for block in reversed(blocks) if block.kind in ("paragraph", "grid")), None)
    if last is None or last.kind == "grid" or any(row.minute_item is reader.item for row in reader.found):
        return
    last = reader.own.shorten(last)
    text = last.text.strip()
    match = CLOSING_NOTED_RE.match(text)
    if match is not None and len(list(sentence_starts(text))) == 1:
        start = match.start("word") if match["lead"] else 0
        reader.add("noted", last, start, len(text), "noted-at-the-end", lead_in=text[:start] or None)


def _read_sentences(reader: DecisionReader, block: Block, text: str) -> bool:
    """Rows for the sentences of a paragraph that tell of a decision ("It was agreed that …")."""
    starts = [*sentence_starts(text), len(text)]
    before = len(reader.found)
    moved = PROPOSER_AND_SECOND_RE.search(text)
    if moved is not None:
        start = max(at for at in starts if at <= moved.start())
        if PROPOSED_SENTENCE_RE.match(text[start:]):
            reader.add("agreed", block, start, len(text), "proposed-and-seconded", whole=True)
            return True
    for start, end in pairwise(starts):
        sentence = text[start:end].rstrip()
        match = SENTENCE_RE.match(sentence) if len(sentence.split()) > 4 else None
        if match is not None or (match := LABELLED_RE.match(sentence)) is not None:
            reader.add(
                decision_kind(match["word"]),
                block,
                start + match.end(),
                start + len(sentence),
                "decision-sentence",
                lead_in=match[0].strip(),
                outcome=parse_outcome(sentence),
            )
        elif (match := MOVED_AND_AGREED_RE.match(sentence)) is not None:
            reader.add(
                "agreed", block, start + match.start("text"), start + len(sentence), "moved-and-agreed", whole=True
            )
        elif (match := AGREED_MOVED_RE.match(sentence)) is not None:
            reader.add("agreed", block, start, start + match.end("text"), "agreed-and-moved")
        elif match := IT_WAS_AGREED_RE.match(sentence) or MEMBERS_AGREED_RE.match(sentence):
            reader.add(decision_kind(match["word"]), block, start, start + len(sentence), "body-agreed")
        elif (match := PAYMENTS_AGREED_RE.match(sentence)) is not None:
            reader.add(decision_kind(match["word"]), block, start, start + len(sentence), "payments-agreed")
        elif (match := TO_ACT_RE.match(sentence)) is not None and reader.owners.may_act(match["owner"]):
            reader.add("action", block, start, start + len(sentence), "action-sentence")
        elif (match := TOLD_TO_ACT_RE.match(sentence)) is not None:
            reader.add("action", block, start, start + len(sentence), "told-to-act")
            reader.found[-1] = replace(reader.found[-1], owner=match["owner"])
        elif (start or end < len(text)) and (match := REPORT_NOTED_RE.match(sentence)) is not None:
            reader.add(decision_kind(match["word"]), block, start, start + len(sentence), "decision-sentence")
        elif (match := BODY_AGREED_RE.match(sentence)) is not None and not BODY_AGREED_MINUTES_RE.match(sentence):
            reader.add(decision_kind(match["word"]), block, start, start + len(sentence), "body-agreed")
    return len(reader.found) > before


def _add_decision(reader: DecisionReader, block: Block, text: str, match: re.Match[str]) -> None:
    start = match.end() + len(text[match.end() :]) - len(text[match.end() :].lstrip(" :-\u2013\u2014,."))
    if WITHOUT_SUBJECT_RE.regex.match(text, start):
        # "The minutes were AGREED as a record": what was agreed stands before the word.
        start = max(at for at in sentence_starts(text) if at <= match.start())
    clauses = split_clauses(text[start:])
    kind, outcome = decision_kind(match["word"]), parse_outcome(text)
    if clauses:
        lead = text[match.start("word") : start + clauses[0][1]]
        for number, begins, ends in clauses:
            place = (start + begins, start + ends)
            reader.add(kind, block, *place, "run-in-clauses", number=number, lead_in=lead, outcome=outcome)
        reader.moving = False
    elif first := FIRST_CLAUSE_RE.regex.match(text, start):
        # "Resolved – (a) That …", and the next clause a paragraph of its own.
        mark, rule = first["mark"], "run-in-clauses"
        number, lead = mark.strip("()."), text[match.start("word") : start]
        reader.add(kind, block, first.end(), len(text), rule, number=number, lead_in=lead, outcome=outcome)
        last = replace(block, number=number)
        reader.open = OpenList(kind, lead, block.marker, True, outcome, marker_style(mark), last, rows=1)
        reader.moving = False
    elif (
        len(text) - start >= 8
        and not MOVING_CLAUSE_RE.search(text[start : start + 40])
        and not AND_NOTED_RE.match(text, start)
    ):
        reader.add(kind, block, start, len(text), "decision-sentence", lead_in=match[0].strip(), outcome=outcome)
        reader.moving = False


def add_noted_action(reader: DecisionReader, block: Block, text: str, note: re.Match[str]) -> None:
    before, source = text[: note.start()].rstrip() if text else "", block
    if not before and reader.previous is not None:
        source, before = reader.previous, reader.previous.text.rstrip()
        rows = reader.found[reader.told :]
        noted = reader.owners.parse_noted(note["owner"], "headed")
        if noted is not None and rows and all(row.kind != "action" for row in rows):
            # Who is to act on what was decided right above.
            owned = [replace(row, owner=noted.owner, due=noted.due, due_date=noted.due_date) for row in rows]
            reader.found[reader.told :] = owned
            return
    if not before:
        return
    start = max((at for at in sentence_starts(before)), default=0)
    row = reader.add("action", source, start, len(before), "action-in-brackets")
    owner = note["owner"].strip()
    due = find_due(owner, reader.meeting.date)
    if row is not None and due is not None:
        owner = owner[: due.start].rstrip(" ,;:-\u2013(") + owner[due.end :]
        row = replace(row, due=due.words, due_date=due.day)
    if row is not None and owner:
        reader.found[-1] = replace(row, owner=owner)


def _is_formal(match: re.Match[str]) -> bool:
    """Whether a bullet's decision word is one of a meeting's: "agreed" is also said of what was said."""
    return match["word"].isupper() or match["word"].lower().startswith("resol")
