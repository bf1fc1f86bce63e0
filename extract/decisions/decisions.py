"""The words and marks of decisions: what says that a meeting decided, what its clauses hang on, where they end."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise

from extract.facts import ResolutionKind
from extract.patterns import pattern
from extract.sentences import sentence_starts
from ingest.model import Block

WORDS = "resolved|resolve|agreed|approved|recommended|decided|noted|endorsed"
UNANIMOUS = (
    r"(?:(?:\s*+[:,(\-\u2013]){0,3}\s*+(?i:unanimously|nem\.?\s+con\.?|by\s+a\s+majority|by\s+\d+\s+votes?\s+to\s+\d+(?:,?\s+with\s+(?:\d+|one|two|three|no)\s+abstentions?)?"
    r"|on\s+the\s+casting\s+vote[^):]{0,40})(?:\s*+\))?)?"
)
WORD_WITHIN = 40  # how far into its sentence a decision word may end: "It was unanimously RESOLVED"
# The bodies that decide, with what a policy committee is "for".
DECIDERS = r"committee|council|cabinet|board|panel|members|councillors|cllrs|executive|forum|authority|trustees"
DECIDER_FOR = r"(?:\s++for\s++[\w,&][\w ,&]{1,58}[\w,&])?"
# Who moved or seconded, up to what was done: a full stop may only shorten a title or be an initial's.
MOVER = r"(?:[^.;:]|(?<=\bcllr)\.|(?<=\bmrs)\.|(?<=\bm[rs])\.|(?<=\b[a-z])\.){3,60}?"
HEADING_RE = pattern(
    "decision-heading",
    rf"^\W*(?:it\s+was\s+(?:\w+\s+)?|(?:the\s+)?(?:sub-)?(?:{DECIDERS}){DECIDER_FOR}(?:,\s[^,.;:]{{3,60}},)?\s+"
    r"(?:then\s+|therefore\s+|unanimously\s+)?)?(?P<word>resolved|resolve|resolutions?|agreed|decisions?(?:\s+taken|\s+made)?|decided"
    r"|approved|recommended|recommendation\s+agreed|noted|actions?(?:\s*/\s*further\s+information(?:\s+to\s+be\s+provided)?|\s+points?(?:\s+arising)?|\s+agreed|\s+required|\s+arising)?)"
    + UNANIMOUS
    + r"(?:\s+that|\s+to(?=\s*:)|\s+to\s+(?:the\s+)?(?:full\s+)?council)?(?:\s+\d[\d/.]*\d)?\W*$",
    matches=(
        "RESOLVED:",
        "RECOMMENDED TO COUNCIL -",
        "Resolved 31/2.01",
        "Resolved (unanimously) that:",
        "ACTION",
        "It was RESOLVED that",
        "The Board agreed:-",
        "The Board, after discussion, agreed to:-",
    ),
    rejects=("RESOLVED that the report be noted", "The committee agreed the report", "Actions from the last meeting"),
    flags=re.IGNORECASE,
)
# Set in capitals, the word decides wherever it stands in the sentence.
CAPITALS_RE = pattern(
    "decision-capitals",
    r"(?<!NOT )(?<!BE )(?<!be )\b"
    r"(?P<word>RESOLVED|RESOLVE|AGREED|APPROVED|RECOMMENDED|DECIDED|NOTED|RESOLUTION)\b(?![ ](?:BY|was|were|is)\b)"
    + UNANIMOUS,
    matches=("It was RESOLVED that the plan be made", "RESOLVED (unanimously): that", "it was AGREED to go"),
    rejects=("It was NOT AGREED", "It was resolved", "UNRESOLVED"),
    flags=re.NOFLAG,
)
SENTENCE_RE = pattern(
    "decision-sentence",
    r"^\W*(?:(?:on|upon|following|after|having|moved|proposed)\b[^.;:]{3,200},\s++|[^.;:,]{3,150},\s++|[^.;:]{8,200}?\s(?:and|discussion|debate|consideration)\s(?=it\s+was\s+(?:agreed|resolved)\b)|(?:it\s+was\s+)?proposed,?\s+(?:and\s+)?seconded,?\s+and\s+"
    r"|(?-i:[A-Z])[^.;:,]{2,60}:\s(?=(?-i:Resolved|Agreed)\b)|(?-i:[A-Z])[^.;:,]{2,60}\s[\-\u2013]\s(?=it\s+was\s)"
    rf"|(?:it\s+was\s+)?(?:proposed|moved)\s(?:by\s)?{MOVER}\s(?:and\s)?seconded\s(?:by\s)?{MOVER}\sand\s"
    r"|on\s+(?:a|the|being\s+put\s+to\s+the)\s+vote,?\s+)?(?:it\s+was\s+(?:then\s+|therefore\s+|duly\s+|unanimously\s+|also\s+|further\s+)*"
    rf"|(?:the\s+|all\s+(?:the\s+)?)?(?:full\s+)?(?:sub-)?(?:{DECIDERS}){DECIDER_FOR}\s+"
    r"(?:then\s+|therefore\s+|unanimously\s+|also\s+)*)?(?P<word>resolved|agreed|recommended|decided)"
    + UNANIMOUS
    + r"(?:\s+by\s+(?:all|everyone|the\s+(?:council|committee|meeting))(?:\s+(?:councillors|members))?"
    + r"(?:\s+present)?(?=\sthat\b))?"
    + r"(?:,\s(?:in\s+terms|under|pursuant|in\s+accordance)\s[^;:]{4,140}?,)?"
    r"[\s:\-\u2013\u2014]*(?<=\s)(?=(?:\(?(?:a|i|1)\)\s+)?(?:that|(?:not\s+)?to)\b)",
    matches=(
        "It was agreed that the hall be let",
        "It was agreed by all that the hall be let",
        "It was agreed not to let the hall",
        "Play areas \u2013 It was resolved to mend the swings",
        "Resolved that the hall be let",
        "Resolved - That the hall be let",
        "The Council resolved to let the hall",
        "It was unanimously resolved to pay",
        "The Committee resolved, in terms of Section 9(4) of the Act, that the public be excluded",
        "Members read the budget and it was agreed to meet again",
        "On a vote it was unanimously agreed to pay",
        "It was proposed, seconded and Resolved: that the hall be let",
        "It was proposed by Cllr. A Moor, seconded by Mrs Lane and resolved to pay",
        "All Cllrs agreed that the hall be let",
        "Accounts for payment: Resolved to pay the mason",
        "On being proposed by the Mayor, seconded by Cllr Moor, it was resolved unanimously to:",
    ),
    rejects=("The officer agreed that it was so", "It was noted that", "They had agreed to it"),
    flags=re.IGNORECASE,
)
# The word as a label at the head of a sentence, whatever follows: "Resolved: no objection."
LABELLED_RE = pattern(
    "decision-word-as-label",
    r"^\W*(?P<word>Resolved|Agreed|Recommended|Decided|Approved|Noted)"
    + UNANIMOUS
    + r"(?:\s*+:[\s:\-\u2013]*+(?=\S)|\s+[\-\u2013]\s+(?=[A-Z]))",
    matches=(
        "Resolved: no objection.",
        "Resolved \u2013 The Mayor was thanked.",
        "Agreed: the rent be held",
        "Resolved (unanimously): a grant",
    ),
    rejects=("Resolved that the hall be let", "Agreed with the Mayor: no", "It was resolved: no"),
    flags=re.NOFLAG,
)
# One more decision at the head of a sentence, its word not in capitals.
AGAIN_RE = pattern(
    "decision-again",
    r"(?P<word>Resolved|Agreed|Recommended)\b(?=\s(?:to|that)\b|\s*:)",
    matches=("Resolved to pay", "Agreed that it be let"),
    rejects=("Agreed with the Mayor", "resolved to pay"),
    flags=re.NOFLAG,
)
# A decision run in with its label, in lists of decisions.
DECISION_LABEL_RE = pattern(
    "decision-label",
    r"^\W*decisions?(?:\s+(?:taken|made))?\s*+:\s*+(?:[-\u2013]\s*+)?(?P<text>[A-Z].*)$",
    matches=("Decision: That the report be noted.",),
    rejects=("Reasons for decision: To save", "Decision:", "Decision type: key"),
    flags=re.DOTALL | re.IGNORECASE,
)
# The label in capitals on a line of its paragraph.
LABEL_LINE_RE = pattern(
    "decision-label-on-a-line",
    r"DECISIONS?(?:\s+(?:TAKEN|MADE))?\s*+:\s",
    matches=("DECISION: Refuse", "DECISIONS TAKEN: that it be let"),
    rejects=("Decision: Refuse", "DECISION MAKER: the Mayor"),
    flags=re.NOFLAG,
)
# The word alone on its line, behind a sentence.
WORD_LINE_RE = pattern(
    "decision-word-alone-on-a-line",
    r"^(?:Resolved|RESOLVED|Agreed|AGREED|Decided|DECIDED|Decisions?|Resolutions?)\s?:-?\s*$",
    matches=("Resolved:", "AGREED:- ", "Decision:"),
    rejects=("Resolved: to pay", "resolved:", "They agreed:", "Agreed"),
    flags=re.NOFLAG,
)
# What a paragraph goes on to tell after the decision: signing, voting, the end of the meeting.
TRAILING_TALK_RE = pattern(
    "talk-after-decision",
    r"(?<=[.;])\s\W{0,6}(?:the\s+minutes\s+(?:were|was)\b|the\s+(?:chair|clerk|mayor|convener)\w*\s+(?:then\s+|duly\s+)?(?:signed|thanked|closed|declared)\b"
    r"|the\s+meeting\s+(?:was\s+)?(?:closed|ended|concluded|finished|adjourned)\b|(?:the\s+)?clerk\s+to\s+action\b|all\s+(?:were\s+)?in\s+favour|(?:motion\s+)?carried\b|vot(?:e|es|ing)\s*:"
    r"|unanimous\b|agreed\s+unanimously).*$",
    matches=("be approved. The minutes were signed by the Chair.", "be let. (The meeting ended at 9)"),
    rejects=("be approved. The Council also asks", "be carried out"),
    flags=re.IGNORECASE | re.DOTALL,
)
# What ends a run of decisions that no number or bullet marks.
CLOSING_RE = pattern(
    "decisions-end",
    r"^\W*(?:(?:the\s+)?meeting\s+(?:was\s+)?(?:closed|ended|finished|concluded|rose|adjourned|declared)|(?:chair(?:man|person)?|signed|dated?)\b\W*[._:]"
    r"|(?:councillors?|cllrs?\.?|mr|mrs|ms|miss|dr)\s.{0,80}\b(?:left|joined|entered|abstained|voted|requested|declared|wished|asked|took|thanked|reported)\b"
    r"|(?:for|against|abstain\w*|abstentions?)\b\s*[:(]|reasons?\s+for\b|(?:note|voting|vote)\b|alternative\s+options|in\s+accordance\s+with\b"
    r"|other\s+options|the\s+(?:chair|leader|director|head|clerk|mayor|officer)\b|\()",
    matches=(
        "The meeting ended at 9 pm",
        "Councillor Moor left the room",
        "For (12)",
        "Reasons for decision",
        "CHAIR: ______",
    ),
    rejects=("That the report be noted", "Circulate the report to members"),
    flags=re.IGNORECASE,
)
# A lead-in that itself decides: its conditions follow as clauses of their own.
DECIDING_LEAD_RE = pattern(
    "deciding-lead-in",
    r"\bbe\s+(?:\w+ly\s+)?(?!asked|requested|recommended|invited|instructed|urged)\w+(?:ed|en)\b.{0,400}:",
    matches=("That permission be GRANTED subject to:", "that the plan be formally adopted with:"),
    rejects=("That the Director be asked to:", "That the Council:"),
    flags=re.IGNORECASE,
)
TRAILING_MOVER_RE = pattern(
    "trailing-mover",
    r"(?<![\s(\[\-\u2013])[\s(\[\-\u2013]*\b(?:proposed|proposer|moved|prop)\b(?:\s+by|:|\.)?\s(?:[^.;]|(?<=Cllr)\.|(?<=Mrs)\.|(?<=Mr)\.){2,60}?(?:[.;]\s)?\s*\bsec(?:onded|onder)?\b(?:\s+by|:|\.)?\s[^;]{1,60}$",
    matches=(
        "be approved. Proposed: Cllr Moor. Seconded: Cllr Lane.",
        "be approved. Proposed by Cllr Moor, seconded by Cllr Lane.",
        "be paid (Proposed: A Moor, Seconded: B Lane)",
        "be paid, proposed Cllr. Moor, seconded Cllr. Lane.",
    ),
    rejects=("be approved as Cllr Moor proposed",),
    flags=re.IGNORECASE,
)
# Where a decision's papers are to be found, in brackets after it; a bare number says what was decided on.
REFERENCE_TAIL_RE = pattern(
    "reference-after-decision",
    r"(?<=\S)[ \n]?[(\[]\s?references?\s?:[^()\[\]]{0,200}?[a-z]{3}[^()\[\]]{0,200}[)\]]\W?$",
    matches=("be mended. (Reference: Report of the Clerk, item 4)",),
    rejects=("application for a barn (Reference: 24/0017)", "(References are given below) be mended"),
    flags=re.IGNORECASE,
)
# "RESOLVED and noted.": what was noted is told before it.
AND_NOTED_RE = pattern(
    "and-noted-alone",
    r"and\s+(?:noted|agreed|approved|accepted)\s*(?:\.|$)",
    matches=("and noted. The chair",),
    rejects=("and noted that",),
    flags=re.IGNORECASE,
)
MOVING_RE = pattern(
    "moving",
    r"\b(?:proposed|moved|seconded|seconder|put\s+the)\b",
    matches=("Mr Moor proposed, and Mrs Lane seconded",),
    rejects=("The proposal",),
    flags=re.IGNORECASE,
)
# The same words where they say that a decision's text is what was moved; "the proposed plan" is no motion.
MOVING_CLAUSE_RE = pattern(
    "moving-in-a-clause",
    r"(?<!the )(?<!a )(?<!any )(?<!that )(?<!all )\b(?:proposed|moved|seconded|seconder|put\s+the)\b",
    matches=("by Mr Moor, proposed, and Mrs Lane seconded",),
    rejects=("That the proposed plan be made",),
    flags=re.IGNORECASE,
)
FIRST_CLAUSE_RE = pattern(
    "first-clause-run-in",
    r"(?P<mark>\((?:a|i|1)\)|(?:A|a|i|1)[).])\s+(?=[Tt]hat\b|[Tt]o\b)",
    matches=("(a) That the plan be approved.",),
    rejects=("(a) the plan",),
)
KINDS: dict[str, ResolutionKind] = {
    "action": "action",
    "agreed": "agreed",
    "approved": "resolved",
    "recommended": "recommended",
    "recommendation": "recommended",
    "noted": "noted",
    "received": "noted",
    "accepted": "agreed",
    "confirmed": "agreed",
    "adopted": "agreed",
    "signed": "agreed",
    "taken": "agreed",
    "endorsed": "agreed",
}


def decision_kind(word: str) -> ResolutionKind:
    """The kind that a decision word tells of; "resolved" for those that have no kind of their own."""
    word = word.lower()
    return "action" if word.startswith("action") else KINDS.get(word.split()[0], "resolved")


def find_decision(block: Block) -> re.Match[str] | None:
    match = CAPITALS_RE.search(block.text) if not block.text.isupper() else SENTENCE_RE.match(block.text)
    return match or SENTENCE_RE.match(block.text) or LABELLED_RE.match(block.text)


def find_decisions(text: str, first: re.Match[str]) -> list[tuple[re.Match[str], int]]:
    """The decisions that a paragraph tells of from the `first` on, each with where it ends.

    One that stands alone takes the rest of the paragraph; where more follow, each ends with its sentence, or with
    the last that goes on with "That …".
    """
    starts = [at for at in sentence_starts(text) if at > first.end()]
    found = [first]
    for start, end in pairwise([*starts, len(text)]):
        match = CAPITALS_RE.regex.search(text, start, min(end, start + WORD_WITHIN))
        match = match or AGAIN_RE.regex.match(text, start, end)
        if match is not None and len(text[match.end() : end].split()) > 2:
            found.append(match)
    if len(found) == 1:
        return [(first, len(text))]
    stops = [at for at in starts if text[at : at + 5].lower() != "that "] + [len(text)]
    ends = (stops[bisect_right(stops, match.end(), hi=len(stops) - 1)] for match in found)
    return [(match, len(text[:end].rstrip())) for match, end in zip(found, ends, strict=True)]


def leads_to_clauses(rest: str) -> bool:
    """Whether what follows the decision word only leads to clauses: ":", "that;", "that Council:"."""
    rest = rest.strip()
    return len(rest) < 250 and (
        rest.endswith((":", ":-", ": -")) or re.fullmatch(r"\W*(?:that|to)?\W*", rest, re.IGNORECASE) is not None
    )


def parse_outcome(text: str) -> str | None:
    return "unanimous" if re.search(r"\bunanimous|\bnem\.? con", text, re.IGNORECASE) else None


def clause_style(block: Block) -> str | None:
    return marker_style(block.marker) if block.marker else None


def marker_style(marker: str | None) -> str | None:
    """How clauses are marked: digits as "9", letters and roman numerals as "a", everything else as printed."""
    if not marker:
        return None
    if re.search(r"\d\.\d", marker):
        return "decimal"
    if not any(char.isalnum() for char in marker):
        return "bullet"
    return re.sub(r"[A-Za-z]+", "a", re.sub(r"\d+", "9", marker))


def clause_value(number: str | None) -> int | None:
    return int(number) if number and number.isdigit() else None
