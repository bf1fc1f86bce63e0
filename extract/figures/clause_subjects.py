"""What a clause says a figure of: its subject, up to the verb that leads to the number.

"The spend on repairs came to £9m" is said of the spend on repairs, "Bank Rate fell from 5% to 4%" of Bank Rate. Without
a parser only a short run of words that can hold no second verb is taken for a subject.
"""

from __future__ import annotations

from extract.patterns import pattern, vocabulary

LONGEST_SUBJECT = 9  # words
LONGEST_TAIL = 10  # words between the verb and the number
VERBS = vocabulary(
    """is was were are been be stood stands sat sits came comes totalled totals totalling amounted amounts reached reach
    reaches rose risen rise rises fell fallen fall falls increased increase increases decreased decrease decreases grew
    grown grow dropped drop drops declined decline declines improved improve improves reduced reduce reduces cut went
    cost costs averaged average averages expected forecast estimated projected remained remain remains varied"""
)
# What may stand before such a verb, and between it and the number.
HELPERS = vocabulary("has have had will would could may is was were are been be now also already still then")
TAILS = vocabulary(
    """at to by from of up down be reach over under about around nearly almost just only some further another an a more
    less than approximately slightly million per cent percentage points"""
)
BREAK_RE = pattern(
    "beginning-of-a-clause",
    r"\(|[.;:]\s|,\s(?:and|but|while|with|so|where|whereas|although|though)\s|\b(?:that|because|while|whilst|although)\s",
    matches=("low. The spend", "(the spend", "said that the spend"),
    rejects=("the spend",),
)
LEAD_RE = pattern(
    "words-before-a-subject",
    r"^(?i:(?:and|but|also|overall|however|as a result|in total|currently|the|an?|its|our|their|this|that|these),?\s)+",
    matches=("The spend", "However, the spend"),
    rejects=("Spend",),
)
PLACED_RE = pattern(
    "when-or-where-before-a-subject",
    r"^(?i:in|at|by|on|for|from|of|during|since|under|over|between|within|across|as)\s(?:.{2,60}?,?\s)??(?:the|its|our|their)\s"
    r"(?=[a-z-]+(?:\s[a-z-]+)?$)",
    matches=("In the first months of 2031 the provisional rate",),
    rejects=("The provisional rate", "In 2031 it"),
)
WHICH_RE = pattern("which-of-a-subject", r",\swhich$", matches=("The reserve, which",), rejects=("of which", "which"))
# What no subject holds: another verb, somebody who speaks, what stands for something said before.
NO_SUBJECTS = vocabulary(
    """it they he she we this that which who there these those is was were are has have had will would can could may
    might be been said told noted asked reported advised explained added found showed says where when than if as not
    also i you one some all each both made came went took stood fell rose"""
)
PLACES = vocabulary("in at by on for during since under over between within across as to from with of")


def clause_subject(before: str) -> str | None:
    """The subject of the clause that ends in a number; `before` is what is printed up to it in its sentence."""
    words = before.split()
    at = len(words)
    while at and len(words) - at < LONGEST_TAIL and (words[at - 1] in TAILS or words[at - 1][0] in "£0123456789"):
        at -= 1
    if at < 2 or words[at - 1] not in VERBS:
        return None
    at -= 1
    while at and words[at - 1] in HELPERS:
        at -= 1
    return _subject(" ".join(words[:at]))


def _subject(head: str) -> str | None:
    """The subject at the end of what stands before a verb; None where it could be anything else."""
    head = WHICH_RE.sub("", head)
    start = max((match.end() for match in BREAK_RE.finditer(head)), default=0)
    phrase = LEAD_RE.sub("", PLACED_RE.sub("", head[start:].strip()))
    words = phrase.split()
    small = [word.lower().strip(",") for word in words]
    if not 1 <= len(words) <= LONGEST_SUBJECT or small[0] in PLACES or "," in phrase or words[0].isdigit():
        return None
    if not NO_SUBJECTS.isdisjoint(small) or small[-1] in PLACES or any(char.isdigit() for char in words[0] + words[-1]):
        return None
    return phrase
