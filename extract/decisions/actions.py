"""Actions in minutes: the lines, brackets and notes that say who is to do what, and by when."""

from __future__ import annotations

import re

from extract.decisions.owners import Owners
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
    r"^(?P<owner>(?:the\s+)?[A-Z](?:(?!\s(?:to|will|would|shall)\sbe\b)[^.;:]){1,60}?)\s+(?:to|will|would|shall|agreed\s+to|has\s+agreed\s+to|is\s+to)\s+(?!(?:be|the|all|an?|our|their|his|her|its|any|each|every)\b|[A-Z])",
    matches=("Cllr Moor to write", "The Clerk to pay", "Councillor Moor has agreed to ask"),
    rejects=("write to the owner", "Letters to be sent to the owners", "Write to all schools", "Speak to Cllr Moor"),
)
# A note below or behind what is to be done: "ACTION ALL", "Action: Clerk", "ACTION RM/AC".
OWNER_NOTE_RE = pattern(
    "action-note-with-owner",
    r"(?:^|(?<=[\w.;:!?)\u2019])\s+)(?:ACTIONS?|Actions?)(?:\s+(?:by|for|on|BY|FOR))?(?P<mark>\s*[:\-\u2013]\s*|\s+)(?!(?:LOG|PLAN|LIST|NOTE|ITEM)S?\b)"
    r"(?P<owner>(?:[Tt]he\s+)?(?:ALL|All|[A-Z]{2,4}|(?:Parish\s|Town\s)?Clerk|Chair(?:man)?|(?:Cllrs?|Councillors?)\.?\s[A-Z][\w'\u2019-]+)"
    r"(?:\s*(?:,|&|/|\band\b|\+)\s*(?:the\s+)?(?:ALL|[A-Z]{2,4}|(?:Parish\s|Town\s)?Clerk|Chair(?:man)?|(?:(?:Cllrs?|Councillors?)\.?\s)?[A-Z][a-z][\w'\u2019-]+)){0,5})\s*\.?$",
    matches=(
        "ACTION ALL",
        "Action: Clerk",
        "ACTIONS: RM, AC",
        "It was late. ACTION RM/AC",
        "to ask. Action: Cllr Moor and Clerk",
    ),
    rejects=("ACTION: Clerk to write", "Actions", "ACTION PLAN 2020", "ACTION LOG", "a plan of action"),
)
# The same with any owner; whether owners fill it, and with what trust, `Owners.parse_noted` says.
ANY_NOTE_RE = pattern(
    "action-note-with-anybody",
    r"(?:^|(?<=[.;!?)]\s))(?:ACTIONS?|Actions?)(?P<by>\s+(?:by|for|BY|FOR))?\s*[:\-\u2013]\s*(?P<owner>[A-Z][^.:;\n]{0,88})\.?$",
    matches=("ACTION: Jane Moor", "To be done. Action by: Head of Parks by 1 May", "Action: Clerk by 1 May."),
    rejects=("Actions of the Clerk", "the action: Clerk"),
)

# A sentence that is an action, by who is to do it; none where it is an office that somebody gives up, or where what
# somebody was to do is what was noted or declined.
TO_ACT_RE = pattern(
    "somebody-to-act",
    r"^(?!.*\b(?:was|were)\s+(?:noted|agreed|approved|accepted|declined|refused|rejected|lost|discussed|considered|deferred|welcomed)\W*$)(?!.*\bas\s+(?:usual|before|ever)\W*$)"
    r"(?P<owner>(?:[Tt]he\s+)?(?:(?:Parish|Town|Community|Assistant|Deputy)\s+)?Clerk|(?:Cllrs?|Councillors?)\.?\s(?:[A-Z]\w*\.?\s){0,2}[A-Z][\w'\u2019-]+"
    r"(?:\s(?:and|&)\s(?:[Tt]he\s)?(?:(?:Cllr|Councillor)\.?\s)?(?:[A-Z]\w*\.?\s){0,2}[A-Z][\w'\u2019-]+)?)\s+to\s+(?!be\b|the\b|not\b|council\b|retire|resign|leave\b|(?:stand|step)\s+down\b)[a-z]+\s+\S+",
    matches=(
        "Clerk to chase the council about the sign.",
        "Cllr Moor to obtain three quotes.",
        "The Clerk to write to him.",
    ),
    rejects=(
        "The Clerk spoke to the owner",
        "Clerk to the Council",
        "Letters to be sent",
        "Cllr Moor to stand down in May",
        "Cllr Moor to speak in May was noted.",
        "Cllr Moor to attend as usual.",
    ),
)
TOLD_TO_ACT_RE = pattern(
    "somebody-was-told-to-act",
    r"^(?P<owner>(?:[Tt]he\s+)?(?:(?:Parish|Town|Community|Assistant|Deputy)\s+)?Clerk)\s+was\s+(?:then\s+)?(?:instructed|asked|requested|authorised|directed)\s+to\s+[a-z]+\s+\S+",
    matches=("The Clerk was instructed to arrange an inspection.",),
    rejects=("The Clerk was asked about it", "The officer was asked to explain"),
)


def find_note(text: str, owners: Owners) -> re.Match[str] | None:
    """The note of who is to act in or below a paragraph; where its form is no sure sign, owners have to fill it."""
    note = ACTION_NOTE_RE.search(text) or OWNER_NOTE_RE.search(text)
    if note is None and (match := ANY_NOTE_RE.search(text)) is not None:
        noted = owners.parse_noted(match["owner"], "named" if match["by"] else "headed")
        return match if noted is not None and noted.owner is not None else None
    return note
