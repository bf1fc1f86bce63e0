"""Numbers that fill a cell, and the units that a head, a label or a caption gives them.

A cell is an amount when nothing but one number and its unit stands in it: "(1,234)", "£5.9m", "12.5%", "3 weeks",
"£50k revenue". Two numbers, a range, a number in prose, "<5" and what begins with 0 ("0123") are none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extract.figures.number_words import CURRENCIES, MULTIPLIERS, parse_number
from extract.figures.units import MEASURE_RE, MULTIPLIER_RE, PERCENT_RE, RATE_RE, unit_name
from extract.patterns import pattern

AMOUNT_RE = pattern(
    "number-that-fills-a-cell",
    r"^(?P<sign>[-\u2013\u2014\u2212+]\s?)?(?P<currency>[£$€]\s?)?(?P<inner>[-\u2013\u2212])?"
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?:0|[1-9]\d{0,8})(?:\.\d+)?|\.\d+)(?![\d,/:]|\.\d)(?P<rest>.{0,30})$",
    matches=("1,234", "-£5.9m", "£ 12 per week", "0.0", "\u221212.5%", ".5"),
    rejects=("0123", "1,23", "1.2.3", "12/13", "1234567890", "n/a", "<5", "about 5"),
)
BRACKETS_RE = pattern(
    "amount-in-brackets",
    r"^(?P<before>[£$€]?)\s?\(\s?(?P<inner>[^()]+?)\s?\)\s?(?P<after>%|k|m|bn)?$",
    matches=("(1,234)", "£(5.2)m", "(3.1)%", "( 12 )"),
    rejects=("5 (6)", "(a) (b)", "(5) people"),
)
NOTE_MARK_RE = pattern(
    "note-mark-after-a-number",
    r"(?<=[\d%)kmn])\s?(?:[*\u2020\u2021\u00b9\u00b2\u00b3\u2070-\u2079]+|\[\d{1,2}\]|[(\[](?P<status>[prePRE])[)\]])$",
    matches=("1,234*", "12.5% \u2020", "34 [1]", "5.6 (p)", "7\u00b2"),
    rejects=("(12)", "1,234", "note *"),
)
MONEY_WORDS_RE = pattern(
    "words-after-a-sum",
    r"^\s(?:revenue|capital|total|in\s+total|net|gross|recurring|one[\s-]off|p\.?a\.?|p/a|pppw"
    r"|(?:per|an?|each)\s+(?:annum|year|month|week|day|night|hour|person|household|head|unit|visit|session))$",
    matches=(" revenue", " per annum", " one-off", " per week"),
    rejects=(" under budget", " revenue and £5k capital", " reduction"),
    flags=re.IGNORECASE,
)
PENCE_ONLY_RE = pattern("pence-alone", r"^\s?p$", matches=("p", " p"), rejects=("pp", " pm"))
STAFF_RE = pattern("full-time-equivalents", r"^\s?fte?s?$", matches=(" FTE", "fte"), rejects=(" feet",), flags=re.I)
UNITLESS_RE = pattern(
    "no-number-stated",
    r"^(?:[-\u2013\u2014\u2212.\s]*|n/?a|nil|none|tbc|tbd|\.\.\.?|not applicable|\*)$",
    matches=("-", "", "n/a", "TBC", "\u2013"),
    rejects=("0", "nobody"),
    flags=re.IGNORECASE,
)
STATUS_MARKS = {"p": "provisional", "r": "revised", "e": "estimate"}


@dataclass(frozen=True, slots=True)
class Amount:
    """The number of a cell: `step` is the worth of its last digit; `unit` None and `scaled` False if it prints none."""

    value: float
    step: float
    unit: str | None = None
    scaled: bool = False
    status: str | None = None
    year_like: bool = False


@lru_cache(maxsize=8192)
def parse_amount(text: str) -> Amount | None:
    """The amount that fills a text, negative in brackets or after a minus; None for anything else."""
    text = text.strip()
    if not text or len(text) > 40 or not any(map(str.isdigit, text)):
        return None
    status = None
    if mark := NOTE_MARK_RE.search(text):
        status = STATUS_MARKS.get((mark["status"] or "").lower())
        text = text[: mark.start()].strip()
    negative = False
    if bracketed := BRACKETS_RE.match(text):
        negative = True
        text = f"{bracketed['before']}{bracketed['inner']}{bracketed['after'] or ''}"
    match = AMOUNT_RE.match(text)
    if match is None or (negative and (match["sign"] or match["inner"])):
        return None
    minus = (match["sign"] or "").strip() not in ("", "+") or bool(match["inner"])
    return _read(match, -1 if negative or minus else 1, status)


def _read(match: re.Match[str], sign: int, status: str | None) -> Amount | None:
    number, rest = match["number"], match["rest"]
    value = float(number.replace(",", "")) if number.startswith(".") else parse_number(number)
    if value is None:
        return None
    unit = CURRENCIES[match["currency"].strip()] if match["currency"] else None
    factor, scaled = 1.0, False
    if multiplier := MULTIPLIER_RE.match(rest):
        factor, scaled = MULTIPLIERS[(multiplier["short"] or multiplier["long"]).lower()], True
        rest = rest[multiplier.end() :]
    if rest.strip():
        found = _unit_after(rest.rstrip(), unit)
        if found is None:
            return None
        unit, share = found
        factor *= share
    places = len(number.partition(".")[2])
    bare = unit is None and not scaled and number.isdigit() and len(number) == 4
    return Amount(
        round(sign * value * factor, 6), factor * 10.0**-places, unit, scaled, status,
        year_like=bare and sign > 0 and 1900 <= value <= 2100,
    )  # fmt: skip


def _unit_after(rest: str, currency: str | None) -> tuple[str, float] | None:
    """The unit that the rest of a cell states, with what one of it is worth; None for words that are no unit."""
    if currency is not None:
        return (currency, 1.0) if MONEY_WORDS_RE.match(rest) else None
    if PENCE_ONLY_RE.match(rest):
        return "GBP", 0.01
    if STAFF_RE.match(rest):
        return "fte", 1.0
    if (match := PERCENT_RE.match(rest)) and match.end() == len(rest):
        return _percent(match["unit"]), 1.0
    if (match := RATE_RE.match(rest)) and match.end() == len(rest):
        return _rate(match["base"]), 1.0
    if (match := MEASURE_RE.match(rest)) and match.end() == len(rest):
        return unit_name(match["unit"]), 1.0
    return None


def _percent(printed: str) -> str:
    word = printed.lower()
    points = "pt" in word or "point" in word or "pp" in word
    return "percentage_points" if points else "percent"


def _rate(base: str) -> str:
    return f"per_{base.replace(',', '').replace('million', '1000000')}"
