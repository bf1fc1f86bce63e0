"""Cheap looks at a text before dates are searched in it: what is not hinted at is not there.

Most texts of a paper have no date. Each hint begins with a character, for which a search goes fastest, and finds at
least what the patterns find that it is asked before.
"""

from __future__ import annotations

import re

from extract.dates.periods import MONTHS, YEAR
from extract.patterns import pattern
from extract.word_sets import words_of

DIGIT_RE = re.compile(r"\d")
YEAR_HINT_RE = re.compile(r"1[89]\d\d|20\d\d")
TWO_NUMBERS_RE = re.compile(r"\d\s?[/\-–]\s?\d\d")
THREE_NUMBERS_RE = re.compile(r"\d[/.-]\d\d?[/.-]\d\d")
QUARTER_HINT_RE = re.compile("uarter|UARTER|Q")
SEASON_HINT_RE = re.compile("pring|ummer|utumn|inter")
DECADE_HINT_RE = re.compile("0(?:s|['’])")
DATE_HINT_RE = pattern(
    "date-hint",
    rf"(?=[\d'’F-])(?:\b{YEAR}|\d[/.]\d|-\d\d-|['’]\d\d\b|\bFY)",
    matches=("in 2014", "6/8/12"),
    rejects=("12 questions", "since May"),
)
MONTH_HINT_RE = pattern(
    "month-hint",
    # A search for a letter goes fastest: what may not stand before it is asked behind it.
    r"[JFMASOND](?<!\w[JFMASOND])(?:an|eb|ar|pr|ay|un|ul|ug|ep|ct|ov|ec|AN|EB|AR|PR|AY|UN|UL|UG|EP|CT|OV|EC)",
    matches=("since May", "Sept. 2014", "IN MARCH"),
    rejects=("a marching band", "it may be", "12 questions"),
)
# One of these is in every text that names a month.
MONTH_WORDS = frozenset(MONTHS)


def may_hold_date(text: str) -> bool:
    """Whether there can be a date in a text, short years that only the paper makes plain left aside."""
    return names_month(text) or (DIGIT_RE.search(text) is not None and DATE_HINT_RE.search(text) is not None)


def names_month(text: str) -> bool:
    return not MONTH_WORDS.isdisjoint(words_of(text)) and MONTH_HINT_RE.search(text) is not None
