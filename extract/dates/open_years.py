"""Months that are printed without a year: which year the meeting and the words around them give.

"The report will come in March" is of the year to come, "has fallen since November" of the one that has been; where a
clause has both kinds of words, none is given.
"""

from __future__ import annotations

from datetime import date

from extract.dates.mentions import Mention
from extract.patterns import pattern

MONTH_CUE_RE = pattern(
    "cue-before-month",
    r"(?i:\b(?:in|by|since|until|till|from|to|of|during|early|late|mid|between|next|before|after|last|through)[\s-]+)$",
    matches=("since ", "by mid-", "end of "),
    rejects=("Theresa ", "and "),
)
# Without a word of what is to come, a month so far ahead of the meeting is last year's.
FAR_AHEAD = 5
PAST_RE = pattern(
    "words-of-what-has-been",
    r"\b(?i:since|was|were|had|closed|last|fell|rose|declined|began|started|published|recent)\b",
    matches=("since November", "was opened in"),
    rejects=("move it to November",),
)
AHEAD_RE = pattern(
    "words-of-what-is-to-come",
    r"\b(?i:will|shall|forthcoming|upcoming|next|planned|due|expected|scheduled|further|future|ahead|going to"
    r"|(?:re)?arranged|booked|(?:adjourned|postponed|deferred|extended|moved|delayed)\s(?:to|until))\b",
    matches=("the report will come", "had been arranged for 3 May", "due in March"),
    rejects=("was opened in March",),
)
WOULD_RE = pattern(
    "reported-future", r"^\s(?:would|should|could|might)\b", matches=(" would be held",), rejects=(" was held, would",)
)
TOLD_RE = pattern(
    "verb-of-what-was-done",
    r"(?<!\bbe\s)(?<!\bis\s)(?<!\bare\s)(?<!\bto\s)(?<!\bthe\s)(?<!\ba\s)\b[a-z]{2,}[a-df-z]ed\b\s(?:to|the|a|on|in|that|with|by|from|them|it)\b",
    matches=("the clerk responded to them",),
    rejects=("it is planned in", "the revised fees", "to be opened in"),
)
SENTENCE_END_RE = pattern("end-of-a-sentence", r"[.!?]\s+(?=[A-Z])", matches=("done. The",), rejects=("at 3 p.m. on",))
CLAUSE_END_RE = pattern(
    "end-of-a-clause",
    r"[.,;:()]\s|\s(?:and|but|that|which|who|when|where|while|although|because|so)\s",
    matches=("noted that the", "done, the"),
    rejects=("it was due in March",),
)


def has_cue(text: str, mention: Mention) -> bool:
    """Whether words before a month tell that it is one ("since May", not "Theresa May")."""
    return bool(MONTH_CUE_RE.search(text[max(0, mention.start - 16) : mention.start]))


def open_year(text: str, mention: Mention, meeting: date) -> int | None:
    """The year of a month that has none: the meeting's, unless the sentence looks ahead or back over the year's end.

    None where it tells of what was done in a month that is still to come in the meeting's year, without a word that
    looks back ("responded as agreed in November"): either year would do.
    """
    months = mention.month - meeting.month
    sentence = SENTENCE_END_RE.split(text[max(0, mention.start - 120) : mention.start])[-1] or ""
    after = CLAUSE_END_RE.split(text[mention.end : mention.end + 60])[0] or ""
    if AHEAD_RE.search(sentence) or AHEAD_RE.search(after) or WOULD_RE.search(after):
        return meeting.year + (months < 0 or (months == 0 and 0 < mention.day_number < meeting.day))
    back = PAST_RE.search(sentence[-60:]) or PAST_RE.search(after[:40])
    if 0 < months < FAR_AHEAD and not back and TOLD_RE.search(sentence):
        return None
    return meeting.year - (months >= FAR_AHEAD or bool(months > 0 and back))


def is_unclear(text: str, mention: Mention, meeting: date) -> bool:
    """Whether the clause of another month than the meeting's looks both ahead and back, so that two years would do."""
    if mention.month == meeting.month:
        return False
    before = CLAUSE_END_RE.split(text[max(0, mention.start - 120) : mention.start])[-1] or ""
    clause = before + (CLAUSE_END_RE.split(text[mention.end : mention.end + 60])[0] or "")
    return bool(PAST_RE.search(clause) and AHEAD_RE.search(clause))
