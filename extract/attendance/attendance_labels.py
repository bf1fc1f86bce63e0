"""Labels of the groups of people that minutes list: a label is made of words for people and for how they were there.

"Present", "Members present", "Other County Councillors in attendance", "Council employees present", "Apologies": every
word must be one of the words of labels.toml, section `attendance`; a word more and it is text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from extract.facts import AttendanceStatus
from extract.labels import fold, load_labels
from extract.patterns import pattern

# What may follow a label on its line and says nothing of who: under which rule, for what part, by what means.
LABEL_TAIL_RE = pattern(
    "attendance-label-tail",
    r"(?<!\s)\s*+(?:[(,]\s*+)?\b(?:in\s+accordance\s+with|pursuant\s+to|at\s+(?:the\s+)?(?:request|invitation)\s+of|under|for\s+(?:all|part|items?|agenda|the)|in\s+part\b|by\s+invitation|remotely|virtually"
    r"|online|via|\(?by\s+(?:video|zoom|teams)|as\s+substitutes?|(?<=\()(?:\d{1,2}|[a-z]{3,9})\s+(?:members|councillors|cllrs)(?=\)\W*$))\b.{0,80}$",
    matches=(
        "Members attending in accordance with Standing Order 8",
        "Also present (for item 5)",
        "Present in part",
        "In attendance at the request of the Chief Officer",
        "Present (six Councillors)",
    ),
    rejects=("Present", "Members of the Committee present"),
    flags=re.IGNORECASE,
)
# The headings of a meeting's parts end the list of people before them.
PART_HEADING_RE = pattern(
    "meeting-part-heading",
    r"^\W*(?:(?:(?:un)?restricted|exempt|open|closed|key)\s+(?:items?|business|session|decisions?|reports?)|part\s+(?:i{1,3}|[12ab]))\W*$",
    matches=("UNRESTRICTED ITEMS", "Part 1", "Key Decisions"),
    rejects=("Present", "Part of the meeting"),
    flags=re.IGNORECASE,
)
INVITED_RE = pattern(
    "attending-by-leave",
    r"\b(?:in\s+accordance\s+with|pursuant\s+to|under|by\s+invitation)\b",
    matches=("Members attending under Standing Order 36", "Councillors present by invitation"),
    rejects=("Members attending remotely",),
    flags=re.IGNORECASE,
)
LABEL_BREAK_RE = pattern(
    "attendance-label-break",
    r"(?<!\s)[^\S\t]*(?:[:;\t]\s*+(?:[-\u2013]\s*+)?|(?<=\s)[-\u2013]\s+|(?<=\s)(?<=\s\s))",
    matches=("PRESENT: Mr Moor", "Present; Mr Moor", "Present - Ann Moor", "Members Present:- Ann"),
    rejects=("Present",),
)
# Whoever takes the chair, named under that label before the list of those present.
CHAIR_LABEL_RE = pattern(
    "label-of-the-chair",
    r"^\W*(?:in\s+the\s+chair|presiding|(?:the\s+)?(?:chair(?:man|woman|person)?|convener|convenor))\b(?:\s*:[\s:]*|\s+[-\u2013]\s+|\s{2,}|\t\s*)(?=\S)|^\W*presiding\s+(?=[A-Z])",
    matches=("In the Chair: Mr Moor", "Chair: Mr A Moor", "Presiding A Moor"),
    rejects=("Chair of the Board: A Moor", "Chairman", "Mr Moor in the Chair"),
    flags=re.IGNORECASE,
)
BODY_LETTERS_RE = pattern(
    "letters-of-a-body-before-a-label",
    r"[A-Z]{2,5}\s+(?=[A-Z][a-z])",
    matches=("CC Members Present",),
    rejects=("Members Present", "PRESENT"),
)
BULLET_RE = pattern(
    "attendance-bullet",
    r"^[\s*\u2022\u00b7\u25cf\u2023\uf0b7o-]*(?=[A-Z\s]|$)",
    matches=("\u2022 Members: Ann Moor", "- Ann Moor"),
    rejects=("also present",),
)
# Those whom one of several bodies sent to a meeting of all: "Representing Mead Borough Council:-".
REPRESENTING_RE = pattern(
    "label-of-a-body-that-is-represented",
    r"^\W*(?:representing|on\s+behalf\s+of|representatives\s+of|members\s+from)\s+(?:the\s+)?(?-i:[A-Z])[^:;,.]{2,60}?\b(?:council|authority|borough|city|county|district|trust|board|partnership)\s*[:\-\u2013]{0,3}\s*$",
    matches=("Representing Mead Borough Council:-", "Members from Overton City Council"),
    rejects=("Representing the Applicant:", "Representing: Mr Moor", "on behalf of the council"),
    flags=re.IGNORECASE,
)
TOGETHER_RE = pattern(
    "label-together-with",
    r"^\W*together\s+with\W*$",
    matches=("Together with:",),
    rejects=("Together with Mr Moor",),
    flags=re.IGNORECASE,
)
MEMBERS_OF_RE = pattern(
    "label-members-of-a-body",
    r"^\W*(?:voting\s+)?members\s+of\s+the\s+(?-i:[A-Z])[^:;,.]{3,70}\b(?:committee|board|panel|cabinet|commission|forum|authority)\W*$",
    matches=("Members of the Planning Committee",),
    rejects=("Members of the public", "Members of the Committee agreed"),
    flags=re.IGNORECASE,
)
COPIED_RE = pattern(
    "label-of-those-who-get-copies",
    r"^\W*(?:circulation|distribution|circulated\s+to|copies\s+to|copied\s+to|cc)\W*$",
    matches=("Circulation", "Copies to:", "cc"),
    rejects=("Circulation of papers",),
    flags=re.IGNORECASE,
)
TAKER_RE = pattern(
    "label-of-who-took-the-minutes",
    r"^\W*(?:(?:minutes?|notes?)[\s-](?:taker|secretary)|(?:minutes|notes)\s+(?:taken\s+)?by|minuted\s+by)\W*$",
    matches=("Minute taker:", "Minutes taken by", "Minutes by"),
    rejects=("Minutes of the meeting", "Minutes"),
    flags=re.IGNORECASE,
)
DELEGATES_RE = pattern(
    "label-of-delegates",
    r"^\W*(?:representatives|delegates|(?:employers?|scheme\s+members?|authority|council)\s+representatives)(?:\s+present)?\s*:?-?\W*$",
    matches=("Representatives:", "Employer representatives:"),
    rejects=("Representatives of the press",),
    flags=re.IGNORECASE,
)
MAX_WORDS = 8
LONGEST = 160  # characters of a label


@dataclass(frozen=True, slots=True)
class GroupLabel:
    """A label; `status` None for groups of which no rows are made; `weak` where only the label above says how."""

    status: AttendanceStatus | None
    weak: bool = False
    attending: bool = False  # nothing but "Attending"
    visiting: bool = False  # members of the cabinet, the ward: at meetings of other bodies they visit
    parties: bool = False  # of a hearing: whatever their posts, they are no officers of the council


@cache
def _words() -> dict[str, frozenset[str]]:
    raw = load_labels()["attendance"]
    return {name: frozenset(raw[name]) for name in raw}


@lru_cache(maxsize=2048)  # many rules ask for the same lines
def parse_group_label(text: str) -> GroupLabel | None:
    """The group that a label names; None for what is no label."""
    if len(text) > LONGEST:
        return None
    if PART_HEADING_RE.match(text):
        return GroupLabel(None)
    if REPRESENTING_RE.match(text):
        return GroupLabel("present")
    if TAKER_RE.match(text):
        return GroupLabel("officer support")
    if COPIED_RE.match(text):
        return GroupLabel(None)
    if DELEGATES_RE.match(text):
        return GroupLabel("present")
    if MEMBERS_OF_RE.match(text):
        return GroupLabel("present", True)
    if TOGETHER_RE.match(text):
        return GroupLabel("officer support", True)
    plain = text.strip(" \t:;.-\u2013*_")
    invited = INVITED_RE.search(plain) is not None
    plain = LABEL_TAIL_RE.sub("", plain) or plain
    words = _words()
    # Letters for the body itself say nothing of how people were there: "CC Members Present".
    lettered = BODY_LETTERS_RE.match(plain) if not plain.isupper() else None
    plain = plain[lettered.end() :] if lettered is not None else plain
    said = fold(plain).replace("co opted", "coopted").replace("non ", "non").split()
    if not 1 <= len(said) <= MAX_WORDS or not set(said) <= frozenset().union(*words.values()):
        return None
    kinds = {name for name, known in words.items() if known & set(said)}
    if said[0] == "lead" and "states" not in kinds:
        return None  # a field of a report or a notice
    return _status(kinds | {"others"} if invited and "members" in kinds else kinds, said)


def _status(kinds: set[str], said: list[str]) -> GroupLabel | None:
    """CASE 1 … 6, the strongest word first."""
    if said[0] == "absent" and ("apologies" not in kinds or "without" in said):
        return GroupLabel(None)
    if "apologies" in kinds:
        ends = {said[0], said[-1], *(said[1:2] if said[0] == "other" else ())} & _words()["apologies"]
        return GroupLabel("apologies") if ends else None
    if "not" in said and "states" in kinds:
        return GroupLabel(None)
    if "passed" in kinds and "states" in kinds and said[0].startswith("substitut"):
        return GroupLabel("present")
    if "passed" in kinds:
        return GroupLabel(None) if "officers" not in kinds else GroupLabel("officer support")
    if "officers" in kinds:
        return GroupLabel("officer support", "states" not in kinds and "members" in kinds)
    if "parties" in kinds or "others" in kinds and "persons" in said:
        return GroupLabel("other members present", parties=True)
    if said[-1] in ("persons", "representatives") and {"independent", "lay", "coopted"} & set(said):
        return GroupLabel("present", True)
    if "members" in kinds:
        attending = "attendance" in said or "attending" in said
        if "others" in kinds or "visitors" in kinds and ("states" in kinds or attending):
            return GroupLabel("other members present")
        visiting = "visitors" in kinds and "states" not in kinds
        return GroupLabel("present", "states" not in kinds, visiting=visiting)
    if "others" in kinds:
        if "attendance" in said and said[0] in ("other", "others"):
            return GroupLabel("officer support")
        strong = "states" in kinds or said[0] in ("observer", "observers", "visitors")
        return GroupLabel("other members present", not strong) if strong or said in (["others"], ["also"]) else None
    if "states" not in kinds or "visitors" in kinds:
        return None
    if said[-1] in ("attendance", "attending") and (len(said) > 1 or said[0] == "attending"):
        return GroupLabel("officer support", attending=said[-1] == "attending" and set(said) <= {"those", "attending"})
    return GroupLabel("present")


def label_status(text: str) -> tuple[bool, AttendanceStatus | None]:
    """Whether the text is a group's label, and the status it gives (None: a group of which no rows are made)."""
    label = parse_group_label(text)
    return (True, label.status) if label is not None and not label.weak else (False, None)


def split_label(text: str) -> tuple[GroupLabel | None, str]:
    """A line's label and what follows the label on the line."""
    text = text[BULLET_RE.match(text).end() :] if BULLET_RE.match(text) else text  # type: ignore[union-attr]
    label = parse_group_label(text)
    if label is not None:
        return label, ""
    for match in LABEL_BREAK_RE.finditer(text[:120]):
        label = parse_group_label(text[: match.start()])
        if label is not None:
            return label, text[match.end() :]
    return None, ""
