"""What a title of an item of minutes is: no sentence and no clause; where it ends when text runs on behind it."""

from __future__ import annotations

import re
from itertools import islice

from extract.attendance.attendance_labels import parse_group_label
from extract.patterns import pattern
from ingest.model import Block

AGENDA_REFERENCE_RE = pattern(
    "agenda-reference",
    r"(?<!\s)\s*[\[(]\s*+(?:agenda\s+)?(?:item|minute|pages?|report)\b[^\])]{0,40}[\])]\s*",
    matches=("Apologies (Item 1)", "Budget (Pages 3 - 8)", "Budget [Agenda item 4]"),
    rejects=("Budget (2024)",),
    flags=re.IGNORECASE,
)
SENTENCE_RE = pattern(
    "sentence-not-title",
    r"[.;,:]\s*$|\b(?:was|were|is|are|had|has|have|would|said|asked|noted|agreed|explained|reported|thanked|introduced|be)\s+\w",
    matches=("The chair thanked all.", "It was noted that", "The officer explained the"),
    rejects=("Apologies for Absence", "Minutes of the meeting held on 3 May 2020"),
)
CLAUSE_RE = pattern(
    "clause-not-title",
    r"^\W*(?:that|to)\b|\b(?:resolved|RESOLVED)\b|[;]\s*+(?:(?:and|or)\s*+)?$|[.,]\s*(?:and|or)\s*$",
    matches=("That the report be noted", "RESOLVED that", "the plan; and"),
    rejects=("Total budget", "Minutes"),
    flags=re.IGNORECASE,
)
# Where a title ends whose item goes on on the same line.
TITLE_BREAK_RE = pattern(
    "title-break",
    r"(?P<mark>\s?:\s?-?\s|\s?[-\u2013]\s|\.\s)\s*(?=[A-Z\u201c\"\u2018(\d]|(?<=:\s)\(?a\)\s|(?<=:\s)to\s(?:receive|approve|record|consider|note|authorise|agree|confirm|elect|appoint|review|discuss|resolve|welcome)\b)",
    matches=("Apologies: Cllr Moor sent apologies.", "Finance - RESOLVED to pay", "Minutes. They were agreed."),
    rejects=("Apologies", "Re-opening of the hall", "at 7.30 pm"),
)
DECISION_WORD_RE = pattern(
    "decision-word-first",
    r"^\W*(?:It\s+was\s+)?(?:RESOLVED|AGREED|NOTED|APPROVED|RECOMMENDED|DECIDED|Resolved|Agreed|Noted)\b",
    matches=("RESOLVED that", "It was AGREED to", "Resolved to pay"),
    rejects=("Budget", "It was late"),
)
ABBREVIATION_RE = pattern(
    "abbreviation-before-stop",
    r"(?:^|\s)(?:No|Nos|Cllrs?|Mrs?|Ms|Dr|St|Rd|Ave|Rev|Revd|Prof|Ltd|[A-Z]|e\.g|i\.e|approx|ref|para|cont)$",
    matches=("Councillor A", "Minute No", "Cllr"),
    rejects=("Minutes",),
    flags=re.IGNORECASE,
)
UNFINISHED_RE = pattern(
    "words-that-cannot-end-a-title",
    r"\b(?:it\s+was|that|and|by|the|of)$",
    matches=("After discussion, it was",),
    rejects=("Minutes",),
    flags=re.IGNORECASE,
)
NO_TITLE_RE = pattern(
    "opening-words-of-text",
    r"^\W*(?:none\b|no\b|nil\b|there\b|it\b|cllrs?|councillors?|mr|mrs|ms|dr|the\s+(?:chair|clerk|committee|council|meeting|mayor)\w*\s+[a-z]|members\s+[a-z]"
    r"|resolved|agreed|noted|that|decision\W*$)\w*",
    matches=(
        "DECISION",
        "None.",
        "There were none",
        "The Chair welcomed all",
        "Cllr Moor to ask",
        "The clerk to write",
    ),
    rejects=("Minutes", "The Chair's Announcements", "The Harbour"),
    flags=re.IGNORECASE,
)

TOLD_RE = pattern(
    "words-of-a-sentence",
    r"\b(?:was|were|is|are|had|has|have|would|will|agreed|noted|reported|received|resolved)\b",
    matches=("After discussion it was late",),
    rejects=("Apologies for absence",),
    flags=re.IGNORECASE,
)
NO_TITLE_LINE_RE = pattern(
    "line-that-is-no-title",
    r"[.;:,]$|\b(?:and|or|of|the|to|for|in|on|by|at|a|an|with|from|that)$|\b(?:RESOLVED|Resolved|AGREED|Agreed|NOTED|Noted)\b",
    matches=("The Clerk spoke to the", "Resolved to pay", "It was late."),
    rejects=("To discuss the birthday of 12th June 2031",),
)
SHORTER = 0.8  # of the line below a title
# A list runs on behind the title: "Finance: a) Balance. b) Payments."
LIST_BEGINS_RE = pattern(
    "list-behind-a-title", r"^\(?(?:a|i|1)\)\s+\S", matches=("a) Balance", "(i) Balance"), rejects=("a balance",)
)
LEAST_WORDS = 6  # of a text behind a title's line


def title_line_end(block: Block) -> int:
    """Where the text begins below a title on the first line of the block; 0 where the line is none or nothing is told.

    So text files print an item whose number hangs: the title's line, and the first sentence right below it.
    """
    end = block.starts[1] if len(block.starts) > 1 and len(block.starts) == len(block.lines) else 0
    title, rest = block.text[:end].rstrip(), block.text[end:]
    sentence = len(rest.split()) >= LEAST_WORDS and rest[:1].isupper() and TOLD_RE.search(rest[:200]) is not None
    told = sentence or NO_TITLE_RE.match(rest) is not None and rest[:1].isupper()
    # A line of a text file that is far shorter than those below, which end as sentences do, was not wrapped.
    others = max((len(line.text) for line in block.lines[1:]), default=0)
    unboxed = bool(block.lines) and block.lines[0].box is None and rest.rstrip().endswith(".") and rest[:1].isupper()
    told = told or unboxed and len(title) <= SHORTER * others and len(block.lines) == 2
    return end if end and told and not NO_TITLE_LINE_RE.search(title) and not TOLD_RE.search(title) else 0


def clean_title(text: str) -> str:
    """A heading's words without its reference to agenda and pages."""
    return " ".join(AGENDA_REFERENCE_RE.sub(" ", text).split()).strip(" *:").strip()


def run_in(text: str) -> tuple[str, int] | None:
    """The title that a paragraph begins with and where its own text begins; None where no title leads."""
    for match in islice(TITLE_BREAK_RE.finditer(text[:300]), 3):
        title, rest, stop = clean_title(text[: match.start()]), text[match.end() :], match["mark"].startswith(".")
        if (
            len(title.split()) > (8 if stop else 40 if title.isupper() else 24 if title.startswith("To ") else 16)
            or stop
            and ABBREVIATION_RE.search(title)
        ):
            continue
        if not is_title(title, False, True) or NO_TITLE_RE.match(title):
            continue
        asked = rest.startswith("to ") and match["mark"].strip().startswith(":")
        asked = asked or LIST_BEGINS_RE.match(rest) is not None
        if asked or parse_group_label(title) is not None or SENTENCE_RE.search(rest) or DECISION_WORD_RE.match(rest):
            return title, match.end()
    return None


def is_title(title: str, is_heading: bool, coded: bool = False) -> bool:
    """Whether words are a title; `coded` where their number is one that only items have."""
    if not 2 <= len(title) <= (300 if is_heading else 220) or not any(char.isalpha() for char in title):
        return False
    first = next(char for char in title if char.isalpha())
    if first.islower() or (CLAUSE_RE.search(title) and not ((coded or is_heading) and title[:3].lower() == "to ")):
        return False
    if UNFINISHED_RE.search(title):
        return False
    if is_heading:
        return True
    plain = title.removesuffix(".") if coded or len(title.split()) <= 8 else title
    return SENTENCE_RE.search(plain) is None and not (plain != title and NO_TITLE_RE.match(title))
