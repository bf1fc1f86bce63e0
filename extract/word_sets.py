"""The words of a text as a set: a cheap look at what it may hold, before the rules that search it place by place.

One pass gives the set, and asking it for a hundred words costs as much as for one; a rule whose words are not in it
has nothing to find.
"""

from __future__ import annotations

import re
from functools import lru_cache

WORD_RE = re.compile(r"[^\W\d_]+")
KEPT = 64  # texts: one is read by a dozen rules in turn and then by none again


@lru_cache(maxsize=KEPT)
def words_of(text: str) -> frozenset[str]:
    """The runs of letters in a text, each once, in small letters: "Co-opted in 2013/14" gives co, opted, in."""
    return frozenset(WORD_RE.findall(text.lower()))


def telling_words(phrases: list[str] | tuple[str, ...]) -> frozenset[str]:
    """The longer of each phrase's last two runs of letters, at best the last: a text that has the phrase has it."""
    return frozenset(max(reversed(WORD_RE.findall(phrase.lower())[-2:]), key=len) for phrase in phrases)
