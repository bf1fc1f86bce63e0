"""Which hyphens at a line's end belong to the word.

Source of the rule: the words of the paper itself come first; then compounds that council papers hyphenate
("multi-agency", "grant-funded", "out-of-hours") keep their hyphen, and any other letter run broken before a lower-case
letter is taken as a word that the typesetter split. First parts that typesetters split words after as well ("re-port",
"in-clude", "pro-vide") are left out of the list.
"""

from __future__ import annotations

import re
from collections.abc import Collection

KEEPING_PREFIXES = frozenset(
    {"age", "agency", "all", "anti", "area", "borough", "carbon", "case", "centre", "child", "city", "client"}
    | {"co", "community", "cost", "council", "counter", "county", "cross", "data", "decision", "early", "east"}
    | {"eight", "evidence", "face", "family", "fast", "first", "five", "fixed", "four", "free", "full", "grant"}
    | {"half", "hard", "high", "home", "housing", "income", "intra", "job", "joint", "key", "land", "large"}
    | {"late", "local", "long", "low", "lower", "macro", "market", "medium", "micro", "mid", "middle", "mixed"}
    | {"multi", "needs", "new", "nine", "non", "north", "officer", "old", "one", "open", "out-of", "part"}
    | {"peer", "person", "place", "policy", "post", "problem", "quasi", "rent", "right", "risk", "road", "same"}
    | {"school", "second", "self", "semi", "service", "seven", "short", "single", "site", "six", "skill"}
    | {"small", "socio", "south", "staff", "strategy", "ten", "term", "third", "three", "time", "twenty", "two"}
    | {"upper", "user", "value", "vice", "ward", "well", "west", "whole", "work", "year", "zero"}
)  # fmt: skip
KEEPING_SUFFIXES = frozenset(
    {"accompanied", "aged", "agency", "approved", "based", "being", "board", "borough", "bound", "building"}
    | {"built", "centred", "chair", "committee", "committees", "cost", "day", "depth", "determined", "down"}
    | {"driven", "effective", "efficient", "emission", "fold", "free", "friendly", "funded", "funding", "going"}
    | {"governmental", "group", "groups", "house", "income", "informed", "known", "led", "level", "life"}
    | {"line", "making", "managed", "month", "off", "old", "only", "operation", "opted", "ordinated"}
    | {"ordination", "ordinator", "owned", "paced", "paid", "person", "priority", "profit", "quality"}
    | {"raising", "rate", "related", "rise", "risk", "run", "scale", "setting", "sharing", "sized", "specific"}
    | {"statutory", "structured", "term", "time", "tracked", "trained", "up", "use", "week", "wide", "winning"}
    | {"year", "years"}
)  # fmt: skip
LAST_WORD_RE = re.compile(r"(?<![A-Za-z'])(?<![A-Za-z']-)([A-Za-z']++(?:-[A-Za-z']++)*+)[-\u2010]$")
FIRST_WORD_RE = re.compile(r"[a-z']+")
WORD_RE = re.compile(r"[a-z']+(?:-[a-z']+)*")
LONGEST_WORD = 60


def find_words(text: str) -> frozenset[str]:
    """The words of a paper in lower case, hyphenated ones whole, as evidence for `keeps_hyphen`."""
    return frozenset(WORD_RE.findall(text.lower()))


def keeps_hyphen(before: str, after: str, words: Collection[str] = frozenset()) -> bool:
    """Whether the hyphen that ends `before` stays when `after` (beginning in lower case) is joined to it.

    `words` are the words that the paper uses elsewhere; they decide if just one of the two spellings is among them.
    """
    match = LAST_WORD_RE.search(before[-LONGEST_WORD:])
    tail = FIRST_WORD_RE.match(after)
    if match is None or tail is None:
        return True
    first, second = match[1].lower(), tail[0]
    kept, closed = f"{first}-{second}" in words, f"{first}{second}" in words
    if kept != closed:
        return kept
    return "-" in first or first in KEEPING_PREFIXES or second in KEEPING_SUFFIXES
