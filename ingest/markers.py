"""The number, letter or bullet that a paragraph or list item begins with, told apart from dates, sums and names.

Source of the rules: the numbering that word processors print ("1.", "2.3", "(a)", "iv)", "•") and the codes of
inspection frameworks and action plans ("A10 - …").
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Style = Literal["decimal", "digit", "letter", "roman", "code", "bullet"]

# Characters of a line that a marker and what tells it from a date can take.
HEAD = 80
# The private use area holds the bullets of symbol fonts; "o" is the second bullet of word processors.
BULLETS = "-\u2010-\u2015\u2212*\u2022\u2023\u2043\u00b7\u00a7\u00d8\u00fc\u2219\u25a0-\u25ff\u2605\u2606\u2610-\u2612"
BULLETS += "\u2192\u21d2\u2713-\u2718\u2756\u2794\u27a2\u27a4\u29bf\ue000-\uf8ff\ufffd\u0095\uf0b7"
ROMAN = r"(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})"
BULLET_RE = re.compile(rf"(?P<printed>[{BULLETS}]|o(?=\s))(?P<gap>\s+|$)")
GLYPH_RE = re.compile(r"(?P<printed>[\u2022\u25cf\u25aa\ue000-\uf8ff])(?P<gap>)(?=\S)")
CODE_RE = re.compile(r"(?P<printed>(?P<number>[A-Z]{1,2}\d{1,3}(?:\.\d{1,3})*))(?P<gap>\s*[-\u2013\u2014]\s+)")
# The code of a recommendation hangs before its text as any other number does.
HANGING_CODE_RE = re.compile(
    r"(?P<printed>(?P<number>R\d{1,2})[.:]?|Rec(?:ommendation)?\.?\s(?P<count>\d{1,2})[.:]?)(?P<gap>\s{2,}|\t)(?=\S)"
)
DECIMAL_RE = re.compile(
    r"(?P<printed>(?P<number>\d{1,3}(?:\.\d{1,3}){1,4}(?:[a-z](?![a-z])|\([a-z]{1,3}\))?)"
    r"(?P<end>[.):]?))(?P<gap>\s+|$)"
)
GLUED_DECIMAL_RE = re.compile(r"(?P<printed>(?P<number>\d{1,2}(?:\.\d{1,2}){1,3})\.?)(?P<gap>)(?=[A-Z][a-z])")
DIGIT_RE = re.compile(r"(?P<printed>\(?(?P<number>\d{1,3}[a-zA-Z]?)(?P<end>[.)]))(?P<gap>\s+|$|(?=[A-Z][A-Za-z]))")
BARE_RE = re.compile(r"(?P<printed>(?P<number>\d{1,3}[A-Z]?))(?P<gap>\s{2,}|\t)(?=[\"'\u2018\u201c(]?[A-Z])")
ROMAN_RE = re.compile(rf"(?P<printed>\(?(?P<number>{ROMAN}|(?i:(?=[IVX][IVX])[IVX]+))[.)])(?P<gap>\s+|$)")
LETTER_RE = re.compile(
    r"(?P<printed>\(?(?P<number>[a-z])\.?[.)]|\((?P<cap>[A-Z])\)|(?P<capital>[A-Z])\))(?P<gap>\s+|$)"
)
INITIAL_RE = re.compile(r"(?P<printed>(?P<number>[A-Z])\.)(?P<gap>\s+)")
ROMAN_VALUE_RE = re.compile(rf"{ROMAN}$")
CLAUSE_RE = re.compile(r"[a-z]+,?(?: \S+){2}")
SENTENCE_START_RE = re.compile(r"\S+ [a-z]{2,}")
# What makes a leading number a time, a date, a sum or a count instead of a paragraph number.
TIME_RE = re.compile(r"(?:[ap]\.?m\b|noon\b|hrs?\b|hours?\b|o'clock)", re.I)
MONTH_RE = re.compile(
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b[\s,.-]*(?:\d|$)",
    re.I,
)
SHORT_DATE_RE = re.compile(r"\d\d?\.\d\d?\.\d\d$")
UNIT_RE = re.compile(r"(?:FTEs?|WTEs?|GBP|[kKmM]|km|kg|bn|[mb]illion|thousand|per|percent)\b|[%\u00a3&/x\u00d7+=-]")


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker taken off: `printed` "(a)", `number` "a" (None for a bullet), `rest` the text after it.

    Style is "decimal" ("7.2.1"), "digit" ("3", "12a"), "letter", "roman", "code" ("A10") or "bullet".
    """

    printed: str
    number: str | None
    style: Style
    rest: str

    def __reduce__(self) -> tuple[type[Marker], tuple[object, ...]]:
        """Packed by what it is made of: a frozen dataclass takes far longer."""
        return Marker, (self.printed, self.number, self.style, self.rest)


def split_marker(text: str) -> Marker | None:
    """The marker that `text` begins with, or None.

    A bare number is a marker only before a wide gap (two spaces, a tab) and a capital, a code only before a dash; a
    bullet that stands before a number gives way to it.
    """
    text = text.strip()
    head = text[:HEAD]
    if match := BULLET_RE.match(head) or GLYPH_RE.match(head):
        rest = text[match.end() :]
        inner = _numbered(rest)
        if inner is not None and (inner.style in ("decimal", "digit", "code") or _is_starred(match["printed"], inner)):
            return inner
        return Marker(match["printed"], None, "bullet", rest)
    return _numbered(text)


def _is_starred(bullet: str, inner: Marker) -> bool:
    """Whether a star marks out one of several lettered items ("* (h) Parks") and is no bullet."""
    return bullet == "*" and inner.style == "letter" and inner.printed.startswith("(")


def _numbered(text: str) -> Marker | None:
    """The number, letter or code that `text` begins with, or None."""
    head = text[:HEAD]
    for style, split in SPLITS:
        if match := split(head):
            number = next(filter(None, (match.groupdict().get(name) for name in NUMBER_GROUPS)))
            return Marker(match["printed"], number, style, text[match.end() :])
    return None


NUMBER_GROUPS = ("number", "cap", "capital", "count")


def _decimal(head: str) -> re.Match[str] | None:
    match = DECIMAL_RE.match(head) or GLUED_DECIMAL_RE.match(head)
    if match is None:
        return None
    number, rest = match["number"], head[match.end() :]
    parts = number.split(".")
    closed = match["printed"][-1] in ".):"
    if parts[0] == "0" or (len(parts) == 2 and parts[1] == "00") or SHORT_DATE_RE.match(number):
        return None
    if TIME_RE.match(rest) or UNIT_RE.match(rest) or (MONTH_RE.match(rest) and not closed):
        return None
    clause = len(match["gap"]) > 1 and CLAUSE_RE.match(rest)  # "2.1   the plan for parks", but "2.1 days"
    if len(parts) == 2 and not closed and (not rest or (rest[0].islower() and not clause)):
        return None
    return match


def _digit(head: str) -> re.Match[str] | None:
    match = DIGIT_RE.match(head)
    if match is not None:
        # "12)" without an opening bracket is a marker; "(12" is not, and "(2014)" is too long to be one.
        return match if not match["printed"].startswith("(") or match["end"] == ")" else None
    match = BARE_RE.match(head)
    if match is None or MONTH_RE.match(head[match.end() :]):
        return None
    return match


def _roman(head: str) -> re.Match[str] | None:
    match = ROMAN_RE.match(head)
    if match is None or not ROMAN_VALUE_RE.match(match["number"].lower()):
        return None
    return match if match["printed"].startswith("(") <= match["printed"].endswith(")") else None


def _letter(head: str) -> re.Match[str] | None:
    match = LETTER_RE.match(head)
    if match is not None:
        return match if match["printed"].startswith("(") <= match["printed"].endswith(")") else None
    match = INITIAL_RE.match(head)
    # "A. Smith" is a person: a capital with a stop counts before a wide gap or before running words only.
    if match is None or not (len(match["gap"]) > 1 or SENTENCE_START_RE.match(head[match.end() :])):
        return None
    return match


def _code(head: str) -> re.Match[str] | None:
    return CODE_RE.match(head) or HANGING_CODE_RE.match(head)


SPLITS: tuple[tuple[Style, Callable[[str], re.Match[str] | None]], ...] = (
    ("decimal", _decimal),
    ("digit", _digit),
    ("roman", _roman),
    ("letter", _letter),
    ("code", _code),
)
