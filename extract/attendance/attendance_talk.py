"""Running text between and behind the lists of people in minutes: sentences that say what happened, crowds, notes."""

from __future__ import annotations

import re

from extract.attendance.apologies import APOLOGY_SENTENCE_RE
from extract.attendance.attendance_labels import split_label
from extract.attendance.rosters import CROWD_RE, people_length, split_people
from extract.patterns import pattern
from extract.people.names import looks_like_role, parse_person
from extract.sentences import sentence_spans
from ingest.model import Block

# A line of running text ends a list of people.
SENTENCE_RE = pattern(
    "attendance-sentence",
    r"^(?:the|this|a|an|there|it|in|at|one|two|no|councillor\s\S+\s\S+)\b.*\b(?:was|were|is|are|attended|opened|welcomed|took|declared|commenced|began|started|closed|ended)\b"
    r"|^(?=.*\b(?:was|were|attended|opened|welcomed)\b).*\.$",
    matches=(
        "The meeting was chaired by Ann Moor.",
        "One member of the public attended.",
        "Ann Moor opened the meeting.",
    ),
    rejects=("Ann Moor, Head of Service", "The Mayor (Councillor Lane)", "Councillors Moor, Lane and Hale."),
    flags=re.IGNORECASE,
)
NOTE_SENTENCE_RE = pattern(
    "note-between-lists",
    r"^\W*(?:the|this|these|copies|an?|all|prior|before|please|note|apologies)\b(?=.*\b(?:are|is|was|were|considered|agreed|denotes?|will|had|have|has)\b).*\.\W{0,4}$",
    matches=("The Board considered the reports and agreed as below.", "Copies of all papers are in the Minute Book."),
    rejects=("Ann Moor, Head of Law.", "The Mayor, Councillor Moor"),
    flags=re.IGNORECASE | re.DOTALL,
)
WERE_THERE_RE = pattern(
    "people-were-there",
    r"(?:,|(?<!\s))\s++(?:(?:was|were)\s++(?:also\s++)?(?:present|in\s++attendance)|attended\s++as\s++(?:an?\s++)?observers?)\s*+(?:\.\s*+)?$",
    matches=(
        "Mrs A Moor, the Clerk, was in attendance.",
        "Cllrs Moor and Lane were present",
        "Cllr Moor attended as an observer",
    ),
    rejects=("who was present at the time",),
    flags=re.IGNORECASE,
)
# What only a sentence says of somebody; a post behind a name has no such verb.
VERB_RE = pattern(
    "verb-of-talk",
    r"\b(?:was|were|is|are|had|has|have|paid|welcomed|opened|thanked|declared|announced|advised|reported|explained|introduced|informed|reminded|invited|attended|spoke|stated)\b",
    matches=("Before any business the Mayor spoke of Councillor Noakes.", "The Chair was late."),
    rejects=("Ann Moor, Head of Law", "Councillors Moor, Lane and Hale."),
)
LONG_TALK = 150  # characters; a shorter first sentence may be a label and its people
MOSTLY = 0.5  # of its characters name people where a sentence lists them


def talk_start(text: str) -> int:
    """Where a list that begins a paragraph ends and sentences follow; the text's length where none do, 0 for talk."""
    for start, end in sentence_spans(text):
        sentence = text[start:end]
        if WERE_THERE_RE.search(sentence) or not VERB_RE.search(sentence):
            continue
        people = split_people(sentence)
        long = len(text) > LONG_TALK and people_length(people) < MOSTLY * len(sentence)
        if start or long or not people and not CROWD_RE.match(sentence) and text.rstrip().endswith("."):
            return start
    return len(text)


def says(text: str) -> bool:
    """Whether a line is a sentence and names nobody with a post."""
    if SENTENCE_RE.search(text) is None:
        return False
    person = parse_person(text)
    return person is None or SENTENCE_RE.search(person.role or "") is not None


def is_talk(block: Block) -> bool:
    """Whether a paragraph between the lists is a sentence as a whole: of apologies, of where papers are kept."""
    if block.kind == "heading" and block.text.isupper() and not split_people(block.text):
        return split_label(block.text)[0] is None and not looks_like_role(block.text)
    if APOLOGY_SENTENCE_RE.search(block.text):
        return split_label(block.text)[0] is None
    return len(block.lines) > 1 and NOTE_SENTENCE_RE.match(block.text) is not None
