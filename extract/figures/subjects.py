"""What a figure is of, in the paper's words: the noun phrase after it, else the one it is said of.

Without a tagger a phrase is bounded by words that no noun phrase holds: verbs, conjunctions, most prepositions.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.figures.clause_subjects import clause_subject
from extract.patterns import pattern, vocabulary
from extract.sentences import sentence_starts

STOPPERS = vocabulary(
    """is was were are be been being am has have had having do does did will would shall should can could may might must
    to from in on at by for with within without between during since until before after when while where who whom which
    that than as than if because so but or nor however although though per via under over into through across against
    compared including such there it this these those they he she we took take takes taken live lives lived said
    remained rose fell increased decreased reduced attended came went identified completed approved agreed signed
    relating related showing represents against among amongst up down out not also only currently now then all
    following had both whilst about around left made received submitted put each excess using based depending"""
)
BEING = vocabulary("is are was were has have had will would")
OPENING_WORDS = vocabulary("of the its their our all these those them which other additional")
CLOSING_WORDS = vocabulary("and of the a an or its their & other - –")
WORD_RE = pattern(
    "word-of-a-phrase",
    r"\s*(?P<word>[A-Za-z0-9'’&/£%-]+)(?P<stop>[.,;:()!?\"“”]?)",
    matches=("young people,", " co-opted"),
    rejects=(",;", "…"),
)
TOTAL_RE = pattern(
    "what-a-number-is-said-of",
    r"(?i:\b(?P<phrase>(?:number|percentage|proportion|rate|total|amount|level|cost|costs|value|budget|share|figure)\s+"
    r"(?:of|for)\s+(?:[A-Za-z'’&,\s-]|\d(?:[.,]\d)?){3,90}?))(?=\s(?:is|was|were|are|has|have|had|stands|stood|ranged|rose|fell|increased|decreased"
    r"|reduced|from|between|to|at|will|would|reached|remains)\b)",
    matches=("the number of children adopted this year is 20", "Percentage of homes let for 2.5 years was 5%"),
    rejects=("a number of ways", "the total"),
)
PRECEDING_RE = pattern(
    "noun-before-of",
    r"(?<![A-Za-z'’&-])(?P<phrase>(?:[A-Za-z'’&-]++\s++){1,4})(?P<link>of|by|at|to|was|is)\s++"
    r"(?:(?:over|around|about|almost|nearly|up to|some|approximately|more than|less than|at least|just|only)\s++)"
    r"{0,6}$",
    matches=("an improvement of ", "total allocation of over ", "the overspend was "),
    rejects=("there were ", "of "),
)
CLAUSE_RE = pattern(
    "short-subject-of-a-clause",
    r"(?:^|[.,;:(–]\s?|\b(?:and|but|while|that|which|if|because)\s)(?i:(?:the|a|an|its|this|our)\s)?(?:[A-Za-z'’&-]+\s+){1,4}$",
    matches=("The overspend ", "Costs rose and the net saving "),
    rejects=("Children on plans for two years at the point the plan ceases ",),
)
# What stands behind a number and is not what it is of.
MANNERS = vocabulary(
    "annually monthly weekly daily quarterly yearly respectively nationally locally overall each y/y m/m q/q"
)
LONGEST_SUBJECT = 10
# What compares a number, tells its rate or is its unit, and is not what it is of either.
NO_SUBJECTS = vocabulary(
    """more fewer less higher lower better worse longer shorter above below extra long old net average total minute
    minutes
    hour hours fte wte p pa a an each every per last previous next first second day days week weeks month months quarter
    quarters year years earlier later before ago annum person head"""
)
# Verbs that have no ending of one.
VERBS = vocabulary(
    """stood fallen grown paid set told relates amounting put spent run risen cut met held sat come gone remain costing
    amounted stands lasting taking going rising falling costs"""
)


def find_subject(text: str, start: int, end: int, before: str) -> str | None:
    """The words that a figure at `start` to `end` of `text` is of; `before` is what is printed up to it.

    First the noun phrase that follows, then "the number of … " said before it, then the subject of the clause whose
    verb leads to it, then the noun that it is "of".
    """
    phrase = phrase_after(text, end)
    if phrase:
        return phrase
    before = before[max(sentence_starts(before)) :]
    if totals := list(TOTAL_RE.finditer(before + text[start:end])):
        return " ".join(totals[-1]["phrase"].split())
    if subject := clause_subject(before):
        return subject
    if match := PRECEDING_RE.search(before):
        words = match["phrase"].split()
        if match["link"] in ("was", "is") and not CLAUSE_RE.search(before[: match.end("phrase")]):
            return None  # the end of a longer subject ("at the point the plan ceases is 16%")
        if articles := [place for place, word in enumerate(words) if word.lower() in ("a", "an", "the")]:
            words = words[articles[-1] + 1 :]
        while words and words[0].lower() in STOPPERS | CLOSING_WORDS:
            words.pop(0)
        if verbs := [place for place, word in enumerate(words) if place and word.lower() in BEING]:
            words = words[: verbs[0]]  # "wages are rising at 4%" is said of wages
        if not words or words[-1].lower() in VERBS or _only_compares(words):
            return None
        if words[-1].lower() not in STOPPERS and len(words[-1]) > 2 and words[-1][-2:] != "ed":
            return " ".join(words)
    return None


def _only_compares(words: Sequence[str]) -> bool:
    return bool(words) and all(word.lower() in NO_SUBJECTS for word in words)


def phrase_after(text: str, end: int) -> str | None:
    """The noun phrase that begins at `end`, at most ten words of it; None where another word stands there."""
    words: list[str] = []
    while match := WORD_RE.match(text, end):
        word, end = match["word"], match.end()
        if (
            word.lower() in STOPPERS
            or (not words and word.lower() in CLOSING_WORDS - OPENING_WORDS - {"a"})
            or word.isdigit()
            or word[0] == "£"
            or (not words and not word[0].isalpha())
        ):
            break
        if words or word.lower() not in OPENING_WORDS:
            words.append(word)
        if match["stop"] or len(words) == LONGEST_SUBJECT:
            break
    while words and (words[-1].lower() in CLOSING_WORDS or (len(words) > 1 and words[-1].endswith("ed"))):
        words.pop()
    if _only_compares(words):
        return None
    lone = len(words) == 1 and words[0].islower() and words[0].endswith(("ing", "ed", "able", "ible", "ally"))
    if lone or (words and words[0].lower() in MANNERS):
        return None
    return " ".join(words) or None
