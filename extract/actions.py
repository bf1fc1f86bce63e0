"""Actions in minutes: the lines, brackets and notes that say who is to do what, and by when."""

from __future__ import annotations

import re

from extract.dates import parse_date
from extract.facts import ResolutionKind
from extract.meeting_titles import DAY_RE
from extract.patterns import pattern

ACTION_RE = pattern(
    "action-line",
    r"^\W*(?:action(?:\s+point)?s?(?:\s*\(?\d{1,3}\)?)?)\s*[:\-\u2013]\s*(?P<text>\S.*)$",
    matches=("ACTION: Clerk to write to the owner", "Action - Cllr Moor to report", "Action 3: Clerk to pay"),
    rejects=("Actions from the last meeting", "ACTION"),
    flags=re.IGNORECASE | re.DOTALL,
)
# An action within a paragraph, by its word in capitals.
INLINE_ACTION_RE = pattern(
    "action-in-paragraph",
    r"(?<=[.;]\s)ACTIONS?(?:\s\d{1,3})?\s*[:\-\u2013]\s*(?P<text>[A-Z][^\n]{8,})$",
    matches=("Two plots were free. ACTION: Clerk to write to those waiting.",),
    rejects=("ACTION: Clerk to write", "The plan of action: to write"),
)
ACTION_NOTE_RE = pattern(
    "action-in-brackets",
    r"[\[(]\s*(?:ACTION|Action)\b(?:\s+(?:for|by))?\s*+[:\-\u2013]?\s*+(?P<owner>[^\])]{0,60})[\])]\s*\.?",
    matches=("(ACTION: EP)", "(ACTION)", "[Action: Clerk]"),
    rejects=("(action plan to follow, once the officers have been able to meet and to talk it all over again)",),
)
OWNER_RE = pattern(
    "action-owner",
    r"^(?P<owner>(?:the\s+)?[A-Z][^.;:]{1,60}?)\s+(?:to|will|would|shall|agreed\s+to|has\s+agreed\s+to|is\s+to)\s",
    matches=("Cllr Moor to write", "The Clerk to pay", "Councillor Moor has agreed to ask"),
    rejects=("write to the owner",),
)
DUE_RE = pattern("due-day", r"\bby\s+(?=\S)", matches=("by 3 May 2020",), rejects=("nearby",))
# A note below or behind what is to be done: "ACTION ALL", "Action: Clerk", "ACTION RM/AC".
OWNER_NOTE_RE = pattern(
    "action-note-with-owner",
    r"(?:^|(?<=[\w.;:!?)\u2019])\s+)(?:ACTIONS?|Actions?)(?:\s+(?:by|for|on|BY|FOR))?(?P<mark>\s*[:\-\u2013]\s*|\s+)"
    r"(?P<owner>(?:[Tt]he\s+)?(?:ALL|All|[A-Z]{2,4}|(?:Parish\s|Town\s)?Clerk|Chair(?:man)?|(?:Cllrs?|Councillors?)\.?\s[A-Z][\w'\u2019-]+)"
    r"(?:\s*(?:,|&|/|\band\b|\+)\s*(?:the\s+)?(?:ALL|[A-Z]{2,4}|(?:Parish\s|Town\s)?Clerk|Chair(?:man)?|(?:(?:Cllrs?|Councillors?)\.?\s)?[A-Z][a-z][\w'\u2019-]+)){0,5})\s*\.?$",
    matches=(
        "ACTION ALL",
        "Action: Clerk",
        "ACTIONS: RM, AC",
        "It was late. ACTION RM/AC",
        "to ask. Action: Cllr Moor and Clerk",
    ),
    rejects=("ACTION: Clerk to write", "Actions", "ACTION PLAN 2020", "a plan of action"),
)


def parse_due(text: str, kind: ResolutionKind) -> str | None:
    if kind != "action":
        return None
    for match in DUE_RE.finditer(text):
        day = DAY_RE.match(text, match.end())
        if day is not None:
            return parse_date(" ".join(day[0].split()))
    return None
