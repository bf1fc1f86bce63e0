"""Two texts word by word: what was kept, what went, what came in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

MOST_WORDS = 1200  # the comparison is quadratic in bad cases
EDGES_RE = re.compile(r"^\W+|\W+$")
# Verbs by which bodies decide, told without their endings: "agree", "agrees" and "agreed" decide alike.
VERBS = (
    "accept adopt agree appoint approve ask authorise authorize delegate endorse instruct note receive recommend "
    "request require support welcome"
).split()
FORMS = {f"{verb}{end}": verb for verb in VERBS for end in ("", "s", "d" if verb.endswith("e") else "ed")}
# What points at the same thing from a report and from its minutes.
FORMS |= {"this": "the", "these": "the", "its": "the"}
LEAD_RE = re.compile(
    r"^(?:\W*(?:\(?[0-9a-z]{1,3}[.)]\s)?\s*(?:it (?:was|is) )?"
    r"(?:(?:unanimously )?(?:resolved|recommended|agreed|approved)\b[\s:;,-]*)?)?"
    r"(?:that\b[\s:;,-]*)?",
    re.IGNORECASE,
)
BODY_RE = re.compile(
    r"^(?:the |this |members of the )?(?:[\w&',-]+ ){0,8}?"
    r"(?:committee|sub-committee|cabinet|council|board|panel|executive|assembly|members)"
    r"(?: for [\w&', -]{1,60}?)?[:,]? (?:(?:is|are) (?:asked|invited|recommended|requested) to |be asked to )?"
    r"(?=(?:accept|adopt|agree|appoint|approv|authori[sz]|delegat|endors|instruct|note|receiv|request|support|welcom))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Change:
    """A run of words: `kind` is same, gone (only in the first text) or new (only in the second)."""

    kind: str
    words: str


def operative(text: str) -> str:
    """What a clause decides, without the words it hangs on: "RESOLVED: That the Cabinet note X" is "note X"."""
    head, rest = text[:400], text[400:]
    return BODY_RE.sub("", LEAD_RE.sub("", head.strip(), count=1), count=1) + rest


def fold_words(text: str) -> list[str]:
    """The words of a clause for comparing: no case, no punctuation around them, one form of each word of `FORMS`."""
    folded = (EDGES_RE.sub("", word).casefold().replace("\u2019", "'") for word in text.split())
    return [FORMS.get(word, word) for word in folded if word]


def compare(before: str, after: str) -> list[Change]:
    """What became of `before` in `after`; words that differ in case, edges or a verb's ending count as kept."""
    old, new = before.split()[:MOST_WORDS], after.split()[:MOST_WORDS]
    matcher = SequenceMatcher(None, _keys(old), _keys(new), autojunk=False)
    changes: list[Change] = []
    for operation, a0, a1, b0, b1 in matcher.get_opcodes():
        if operation == "equal":
            changes.append(Change("same", " ".join(new[b0:b1])))
            continue
        if a1 > a0:
            changes.append(Change("gone", " ".join(old[a0:a1])))
        if b1 > b0:
            changes.append(Change("new", " ".join(new[b0:b1])))
    return changes


def _keys(words: Sequence[str]) -> list[str]:
    bare = (EDGES_RE.sub("", word).casefold().replace("\u2019", "'") or word for word in words)
    return [FORMS.get(word, word) for word in bare]
